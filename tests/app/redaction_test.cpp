// What leaves the program carries no key, no password and no name of the user.
#include "btcflow/app/redaction.h"
#include "support/holds.h"

#include <gtest/gtest.h>

namespace btcflow::app {
namespace {

const std::string kKey = "3f2a-TOP+secret/9";

using test::holds;

TEST(Redaction, TakesOutAKnownSecretWhereverAndHoweverItIsWritten) {
  Redaction redaction;
  redaction.add_secret(kKey);
  for (const std::string& text :
       {kKey, "x" + kKey + "y", "https://api/v1?q=" + kKey + "&b=1", std::string("q=3f2a-TOP%2Bsecret%2F9"),
        kKey + kKey, "a\n" + kKey + "\nb"}) {
    const std::string clean = redaction.clean(text);
    EXPECT_FALSE(holds(clean, kKey)) << clean;
    EXPECT_FALSE(holds(clean, "secret%2F9")) << clean;
  }
  EXPECT_EQ(redaction.clean("before " + kKey + " after"), "before *** after");
}

// Of two secrets one may hold the other; its rest must not stay.
TEST(Redaction, TakesTheLongerSecretFirst) {
  Redaction redaction;
  redaction.add_secret("abcd");
  redaction.add_secret("abcdefgh");
  EXPECT_EQ(redaction.clean("abcdefgh"), "***");
}

// An empty key (none was set) must not put stars between all letters.
TEST(Redaction, IgnoresWhatIsTooShortToBeASecret) {
  Redaction redaction;
  redaction.add_secret("");
  redaction.add_secret("a");
  EXPECT_EQ(redaction.clean("a banana"), "a banana");
}

TEST(Redaction, TakesOutUserAndPasswordBeforeAHost) {
  const Redaction redaction;
  EXPECT_EQ(redaction.clean("proxy: http://ann:pa:ss@proxy.example:3128/x"),
            "proxy: http://***@proxy.example:3128/x");
  EXPECT_EQ(redaction.clean("socks5h://ann@host:1080"), "socks5h://***@host:1080");
  EXPECT_EQ(redaction.clean("ann:p@ss@host:1080 and more"), "***@host:1080 and more");
  EXPECT_EQ(redaction.clean("\"http://a:b@h\", \"http://c:d@i\""), "\"http://***@h\", \"http://***@i\"");
  EXPECT_EQ(redaction.clean("write to help@example.org"), "write to help@example.org");
}

TEST(Redaction, TakesOutWhatIsNamedAsASecret) {
  const Redaction redaction;
  EXPECT_EQ(redaction.clean("https://x/y?symbol=BTC&api_key=12345&limit=5"),
            "https://x/y?symbol=BTC&api_key=***&limit=5");
  EXPECT_EQ(redaction.clean("api_key: 12345\nnext: line"), "api_key: ***\nnext: line");
  EXPECT_EQ(redaction.clean(R"({"apiKey": "12345", "limit": 5})"), R"({"apiKey": "***", "limit": 5})");
  EXPECT_EQ(redaction.clean("Authorization: Bearer 12345"), "Authorization: ***");
}

// A sentence and a setting are to be read as they are.
TEST(Redaction, LeavesWordsAndSettingsAlone) {
  const Redaction redaction;
  for (const char* text :
       {"Coinalyze needs a key: none is set.", "premium.sign=perp, zscore.min_known=0.95",
        "Bybit, BTCUSDT funding (history): a web page came (https://api.bybit.com/v5/x?symbol=BTCUSDT).",
        "at 12:34:56 it was 12:34"}) {
    EXPECT_EQ(redaction.clean(text), text);
  }
}

TEST(Redaction, ShortensTheHomeFolder) {
  const Redaction redaction("/home/ann/");
  EXPECT_EQ(redaction.clean("/home/ann/.local/share/btcflow"), "~/.local/share/btcflow");
  EXPECT_EQ(redaction.clean("cannot open \"/home/ann\""), "cannot open \"~\"");
  EXPECT_EQ(redaction.clean("/home/anna/x"), "/home/anna/x");
  EXPECT_EQ(Redaction("/").clean("/usr/bin"), "/usr/bin");
}

}  // namespace
}  // namespace btcflow::app
