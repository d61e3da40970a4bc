// What the room `app` says in the window's language, and in English where it goes into files.
#include "btcflow/app/words.h"

#include <gtest/gtest.h>

#include <thread>

#include "btcflow/app/event_text.h"

namespace btcflow::app {
namespace {

class WordsTest : public testing::Test {
 protected:
  ~WordsTest() override { set_translator({}); }
};

TEST_F(WordsTest, AreEnglishWithoutATranslator) {
  EXPECT_EQ(say("%1 of %2 past their threshold:", {"2", "3"}), "2 of 3 past their threshold:");
}

TEST_F(WordsTest, ArgumentsGoWhereTheTranslationWantsThem) {
  set_translator([](const char*) { return std::string("von %2: %1"); });
  EXPECT_EQ(say("%1 of %2", {"2", "3"}), "von 3: 2");
}

// An argument is a name from outside: what looks like a placeholder in it is none.
TEST_F(WordsTest, AnArgumentIsNotReadAgain) {
  EXPECT_EQ(say("%1 and %2", {"%2", "x"}), "%2 and x");
  EXPECT_EQ(say("%1 % per 8 h", {"5"}), "5 % per 8 h");
  EXPECT_EQ(say("%1 %"), "%1 %");
}

TEST_F(WordsTest, FilesAreEnglishWhateverTheWindowSpeaks) {
  set_translator([](const char* english) { return std::string("übersetzt: ") + english; });
  EXPECT_EQ(title(metrics::SignalKind::Bullish), "übersetzt: Bullish confluence");
  {
    const InEnglish outer;
    const InEnglish inner;
    EXPECT_EQ(title(metrics::SignalKind::Bullish), "Bullish confluence");
  }
  EXPECT_EQ(title(metrics::SignalKind::Bullish), "übersetzt: Bullish confluence");
}

// An export on another thread must not turn the window English meanwhile.
TEST_F(WordsTest, EnglishIsAThreadsOwn) {
  set_translator([](const char*) { return std::string("übersetzt"); });
  const InEnglish english;
  std::string elsewhere;
  std::thread([&] { elsewhere = say("text"); }).join();
  EXPECT_EQ(elsewhere, "übersetzt");
  EXPECT_EQ(say("text"), "text");
}

}  // namespace
}  // namespace btcflow::app
