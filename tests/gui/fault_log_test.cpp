// A fault is told once, and again ever more seldom: a message at each sync is read by nobody.
#include "fault_log.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "fault_dialog.h"
#include "list_table.h"
#include "progress_text.h"
#include "support/noon.h"

namespace btcflow::gui {
namespace {

using core::ErrorKind;
using State = sync::FeedReport::State;
using std::chrono::minutes;

using test::noon;

sync::FeedReport feed(const std::string& venue, const std::string& name, State state = State::Done) {
  sync::FeedReport report;
  report.venue = venue;
  report.feed = name;
  report.state = state;
  report.requests = 1;
  return report;
}

sync::FeedReport failed(const std::string& venue, const std::string& name, ErrorKind kind,
                        const std::string& sentence = "It failed.") {
  sync::FeedReport report = feed(venue, name, State::Failed);
  report.errors = {{kind, sentence, "cause; https://x/y", {}}};
  return report;
}

sync::Report report(std::vector<sync::FeedReport> feeds) {
  sync::Report r;
  r.feeds = std::move(feeds);
  return r;
}

const sync::Report kBroken =
    report({failed("bybit", "history", ErrorKind::BadInput, "A web page came."), feed("binance", "klines")});

TEST(FaultLog, TellsANewFaultAtOnce) {
  FaultLog log;
  const auto told = log.take(kBroken, noon());
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().venue_name, "Bybit");
  EXPECT_EQ(told_text(told), "A web page came.");
  ASSERT_EQ(log.faults().size(), 1U);
  EXPECT_EQ(log.faults().front().cause, "cause; https://x/y");
}

// With a sync a minute that fails each time: at 0, 1, 3, 7, 15, 31, 63, 123, 183, ...
TEST(FaultLog, TellsALastingFaultEverMoreSeldomButOnceAnHour) {
  FaultLog log;
  std::vector<int> told;
  for (int minute = 0; minute <= 250; ++minute) {
    if (!log.take(kBroken, noon() + minutes{minute}).empty()) told.push_back(minute);
  }
  EXPECT_EQ(told, (std::vector<int>{0, 1, 3, 7, 15, 31, 63, 123, 183, 243}));
  EXPECT_EQ(log.faults().front().times, 251U);
  EXPECT_EQ(log.faults().front().first, noon());
  EXPECT_EQ(log.faults().front().last, noon() + minutes{250});
}

TEST(FaultLog, AnotherFeedOrKindIsAnotherFault) {
  FaultLog log;
  (void)log.take(kBroken, noon());
  const auto told = log.take(
      report({failed("bybit", "history", ErrorKind::BadInput), failed("bybit", "kline", ErrorKind::BadInput),
              failed("okx", "history", ErrorKind::Unavailable, "OKX rests.")}),
      noon() + std::chrono::seconds{10});
  EXPECT_EQ(told.size(), 2U) << "what was told ten seconds ago is not told again";
  EXPECT_EQ(told_text(told), "It failed. (and 1 more: see Data)");
  EXPECT_EQ(log.faults().size(), 3U);
}

// Bybit's three funding series fail in the same way: that is one thing for a reader.
TEST(FaultLog, SeveralSeriesOfOneFeedAreOneFault) {
  FaultLog log;
  const auto one = failed("bybit", "history", ErrorKind::BadInput);
  EXPECT_EQ(log.take(report({one, one, one}), noon()).size(), 1U);
  EXPECT_EQ(log.faults().front().times, 1U) << "runs are counted, and not series";
}

TEST(FaultLog, AFaultThatIsOverIsForgottenAndToldAtOnceWhenItComesBack) {
  FaultLog log;
  (void)log.take(kBroken, noon());
  EXPECT_TRUE(log.take(report({feed("bybit", "history")}), noon() + minutes{1}).empty());
  EXPECT_TRUE(log.empty());
  EXPECT_EQ(log.take(kBroken, noon() + minutes{1} + std::chrono::seconds{1}).size(), 1U);
}

// Only what was asked says anything: another feed's success, another venue's, a run that was stopped before.
TEST(FaultLog, AFaultIsNotOverBecauseSomethingElseCameThrough) {
  FaultLog log;
  (void)log.take(kBroken, noon());
  (void)log.take(report({feed("binance", "klines"), feed("bybit", "kline")}), noon() + minutes{1});
  (void)log.take(report({feed("bybit", "history", State::Waiting)}), noon() + minutes{2});
  (void)log.take(report({feed("bybit", "history"), failed("bybit", "history", ErrorKind::BadInput)}),
                 noon() + minutes{3});
  EXPECT_EQ(log.faults().size(), 1U);
}

// It could not be reached; now it answers, and refuses: the first is over.
TEST(FaultLog, AnAnswerThatIsAnotherFaultTakesTheFirstOnesPlace) {
  FaultLog log;
  (void)log.take(report({failed("okx", "candles", ErrorKind::Network), feed("bybit", "x")}), noon());
  (void)log.take(report({failed("okx", "candles", ErrorKind::Forbidden), feed("bybit", "x")}),
                 noon() + minutes{1});
  ASSERT_EQ(log.faults().size(), 1U);
  EXPECT_EQ(log.faults().front().kind, ErrorKind::Forbidden);
  // No answer says nothing of what was wrong with the answers.
  (void)log.take(report({failed("okx", "candles", ErrorKind::Network), feed("bybit", "x")}),
                 noon() + minutes{2});
  EXPECT_EQ(log.faults().size(), 2U);
}

TEST(FaultLog, NoNetworkIsOneFaultAndNotFourteen) {
  FaultLog log;
  sync::Report offline =
      report({failed("okx", "a", ErrorKind::Network), failed("bybit", "b", ErrorKind::Network)});
  offline.offline = true;
  const auto told = log.take(offline, noon());
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told_text(told).contains("no network"));
  EXPECT_TRUE(told.front().cause.find("It failed.") != std::string::npos) << "the first one's reason";
  (void)log.take(report({feed("okx", "a"), feed("bybit", "b")}), noon() + minutes{1});
  EXPECT_TRUE(log.empty());
}

// "Fetch this venue now", and the venue is away: that is its fault, not the network's.
TEST(FaultLog, OneVenueAloneThatIsAwayIsItsOwnFault) {
  FaultLog log;
  sync::Report away = report({failed("okx", "a", ErrorKind::Network, "OKX could not be reached.")});
  away.offline = true;
  EXPECT_EQ(told_text(log.take(away, noon())), "OKX could not be reached.");
}

TEST(FaultLog, ACacheThatCannotBeWrittenIsAFaultUntilARunIsDone) {
  FaultLog log;
  const core::Error full{ErrorKind::Io, "The disk is full.", "SQLITE_FULL", {}};
  EXPECT_EQ(told_text(log.take(full, noon())), "The disk is full.");
  EXPECT_TRUE(log.take(full, noon() + std::chrono::seconds{30}).empty());
  (void)log.take(report({feed("okx", "a")}), noon() + minutes{1});
  EXPECT_TRUE(log.empty());
}

TEST(FaultLog, AStopIsNoFaultAndAVenueCanBeForgotten) {
  FaultLog log;
  EXPECT_TRUE(log.take(report({failed("okx", "a", ErrorKind::Cancelled)}), noon()).empty());
  (void)log.take(kBroken, noon());
  log.forget("bybit");
  EXPECT_TRUE(log.empty());
}

// A machine whose clock was wrong by a day is put right: the fault must not be silent for that day.
TEST(FaultLog, AClockThatWasSetBackDoesNotSilenceAFault) {
  FaultLog log;
  (void)log.take(kBroken, noon());
  const core::Time yesterday = noon() - core::kDay;
  (void)log.take(kBroken, yesterday);
  EXPECT_EQ(log.take(kBroken, yesterday + minutes{1}).size(), 1U);
}

class FaultDialogTest : public testing::Test {
 protected:
  QString cell(int row, int column) { return table()->item(row, column)->text(); }
  ListTable* table() { return dialog_.findChild<ListTable*>("FaultTable"); }
  template <typename W>
  W* find(const char* name) {
    return dialog_.findChild<W*>(QLatin1String(name));
  }
  std::vector<Fault> two() {
    FaultLog log;
    auto waits = failed("okx", "candles", ErrorKind::RateLimited, "OKX asks to wait.");
    waits.errors.front().retry_after = std::chrono::hours{2};
    (void)log.take(report({failed("bybit", "history", ErrorKind::BadInput, "A web page came.")}), noon());
    (void)log.take(report({failed("bybit", "history", ErrorKind::BadInput, "A web page came."), waits}),
                   noon() + minutes{1});
    return log.faults();
  }

  FaultDialog dialog_;
};

TEST_F(FaultDialogTest, ListsWhatHowOftenAndWhenItIsTriedAgain) {
  const core::Time next = noon() + minutes{16};
  dialog_.show_faults(two(), next);
  ASSERT_EQ(table()->rowCount(), 2);
  const int bybit = cell(0, 1) == "Bybit" ? 0 : 1;
  EXPECT_EQ(cell(bybit, 0), clock_text(noon() + minutes{1}));
  EXPECT_EQ(cell(bybit, 2), "A web page came.");
  EXPECT_EQ(cell(bybit, 3), "2 times");
  EXPECT_EQ(cell(bybit, 4), clock_text(next));
  // A venue that asks to wait longer is not asked earlier.
  EXPECT_EQ(cell(1 - bybit, 3), "once");
  EXPECT_EQ(cell(1 - bybit, 4), clock_text(noon() + minutes{1} + std::chrono::hours{2}));
  dialog_.show_faults(two(), std::nullopt);
  EXPECT_EQ(cell(0, 4), "when you fetch");
}

TEST_F(FaultDialogTest, ShowsTheCauseOfTheChosenFaultAndAsksForWhatItsButtonsSay) {
  dialog_.show_faults(two(), std::nullopt);
  dialog_.show();
  EXPECT_TRUE(find<QPlainTextEdit>("FaultDetail")->toPlainText().contains("https://x/y"));
  const QSignalSpy again(&dialog_, &FaultDialog::try_again_chosen);
  const QSignalSpy copy(&dialog_, &FaultDialog::copy_diagnostics_chosen);
  QTest::mouseClick(find<QPushButton>("FaultTryAgain"), Qt::LeftButton);
  QTest::mouseClick(find<QPushButton>("FaultCopy"), Qt::LeftButton);
  EXPECT_EQ(again.count(), 1);
  EXPECT_EQ(copy.count(), 1);
  dialog_.set_running(true);
  EXPECT_FALSE(find<QPushButton>("FaultTryAgain")->isEnabled());
  EXPECT_EQ(cell(0, 4), "now");
}

TEST_F(FaultDialogTest, SaysSoWhenNothingIsWrong) {
  dialog_.show_faults(two(), std::nullopt);
  dialog_.show_faults({}, std::nullopt);
  EXPECT_EQ(table()->rowCount(), 0);
  EXPECT_TRUE(find<QLabel>("FaultHead")->text().contains("Nothing is wrong"));
}

}  // namespace
}  // namespace btcflow::gui
