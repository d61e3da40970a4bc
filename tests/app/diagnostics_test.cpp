// The text that users send with a bug report: enough to understand it, nothing that they would regret.
#include "btcflow/app/diagnostics.h"

#include <gtest/gtest.h>

#include "support/holds.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

const std::string kKey = "0123-very-secret-key";

using test::holds;

std::optional<std::string> no_environment(const std::string&) { return std::nullopt; }

FeedLine feed(const std::string& venue, const std::string& error = "") {
  FeedLine line;
  line.instrument = test::custom(venue, "BTCUSDT", core::MarketKind::PerpLinear);
  line.series = core::SeriesKind::Funding;
  line.feed = "history";
  line.rows = 7902;
  line.first = test::day(1);
  line.last = test::day(100);
  line.tried = test::day(100) + core::kHour;
  line.error = error;
  return line;
}

Diagnostics usual() {
  Diagnostics d;
  d.now = test::day(101);
  d.paths = {"/home/ann/.local/share/btcflow/market.sqlite", "/home/ann/.config/btcflow",
             "/home/ann/.local/state/btcflow"};
  d.more_versions = {"Qt 6.4.2 on xcb"};
  return d;
}

TEST(Diagnostics, SayWhatABugReportNeeds) {
  const test::TemporaryFolder folder;
  Diagnostics d = usual();
  d.paths.cache = folder.write("market.sqlite", std::string(2'500'000, 'x'));
  EXPECT_TRUE(set(d.settings, "zscore.length=26"));
  d.preferences = {{"refresh", "15 minutes"}, {"proxy", ""}};
  d.feeds = {feed("binance-usdm"), feed("bybit", "Bybit: a web page came instead of data.")};
  d.mishaps = {{test::day(99), test::day(100), 4, "Bybit", "A web page came instead of data.",
                "HTTP 200; https://api.bybit.com/v5/market/funding/history?symbol=BTCUSDT"}};
  const std::string text = diagnostics_text(d, no_environment, Redaction("/home/ann"));
  for (const char* part : {"btcflow " BTCFLOW_VERSION, "SQLite 3.", "libcurl ", "Qt 6.4.2 on xcb",
                           "2.5 MB, 15804 rows in 2 series", "settings: ~/.config/btcflow",
                           "log: ~/.local/state/btcflow/btcflow.log", "preset standard, but zscore.length=26",
                           "refresh: 15 minutes", "2021-04-10T00:00:00Z  Bybit: A web page",
                           "4 times, the first 2021-04-09T00:00:00Z",
                           "cause: HTTP 200; https://api.bybit.com/v5/market/funding/history?symbol=BTCUSDT",
                           "bybit:BTCUSDT, funding (history): Bybit: a web page came",
                           "binance-usdm:BTCUSDT, funding (history): 2021-01-01 to 2021-04-10, 7902 rows"}) {
    EXPECT_TRUE(holds(text, part)) << "expected: " << part << "\n" << text;
  }
  EXPECT_FALSE(holds(text, "proxy")) << "what is not set is not listed\n" << text;
}

// A key, a proxy's password and the user's name, in every place in which they could stand.
TEST(Diagnostics, HoldNoSecretWhereverItStands) {
  Diagnostics d = usual();
  d.paths.cache = "/home/ann/" + kKey + "/market.sqlite";
  d.more_versions = {"Qt with " + kKey};
  d.settings.preset = "own " + kKey;
  d.preferences = {{"key", kKey}, {kKey, "x"}, {"proxy", "socks5h://ann:hunter2@proxy:1080"}};
  d.feeds = {feed("coinalyze", "refused: " + kKey)};
  d.feeds.front().feed = kKey;
  d.feeds.front().instrument.id = kKey;
  d.mishaps = {
      {test::day(1), test::day(2), 2, kKey, "The key " + kKey + " is wrong.",
       "https://api.coinalyze.net/v1/x?api_key=" + kKey + "&symbols=B; proxy http://ann:hunter2@p:1"}};
  const auto environment = [](const std::string& name) -> std::optional<std::string> {
    if (name == "https_proxy") return "http://ann:hunter2@proxy:3128";
    if (name == "ALL_PROXY") return "ann:hunter2@proxy:3128";
    return kKey;
  };
  Redaction redaction("/home/ann");
  redaction.add_secret(kKey);
  const std::string text = diagnostics_text(d, environment, redaction);
  EXPECT_FALSE(holds(text, kKey)) << text;
  EXPECT_FALSE(holds(text, "hunter2")) << text;
  EXPECT_FALSE(holds(text, "ann")) << text;
  EXPECT_TRUE(holds(text, "http://***@proxy:3128")) << text;
  // Where the key stands under its own name it does not even have to be known.
  const std::string unknown = diagnostics_text(d, environment, Redaction());
  EXPECT_TRUE(holds(unknown, "api_key=***&symbols=B")) << unknown;
}

TEST(Diagnostics, AreThereBeforeAnythingIs) {
  const std::string text = diagnostics_text(usual(), no_environment, Redaction());
  for (const char* part : {"in the cache: no file", "nothing", "not known yet", "preset standard\n"}) {
    EXPECT_TRUE(holds(text, part)) << "expected: " << part << "\n" << text;
  }
}

TEST(Diagnostics, FeedProblemsAreFailuresAndSeriesThatAreBehind) {
  FeedLine behind = feed("okx");
  FeedLine same_series = behind;
  same_series.feed = "archive";
  FeedLine ended = feed("mtgox");
  ended.instrument.until = test::day(100);
  FeedLine empty = feed("gate");
  empty.rows = 0;
  empty.first.reset();
  empty.last.reset();
  const auto problems =
      feed_problems({feed("bybit", "It failed."), behind, same_series, ended, empty}, test::day(104));
  EXPECT_EQ(problems, (std::vector<std::string>{"bybit:BTCUSDT, funding (history): It failed.",
                                                "okx:BTCUSDT, funding: the newest row is of 2021-04-10"}));
  EXPECT_TRUE(feed_problems({behind}, test::day(102)).empty());
}

}  // namespace
}  // namespace btcflow::app
