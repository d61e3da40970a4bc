// What the window says of a running sync: together, and venue by venue.
#include "sync_bar.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "progress_text.h"
#include "support/noon.h"
#include "sync_popup.h"

namespace btcflow::gui {
namespace {

using State = sync::FeedReport::State;
using std::chrono::seconds;

using test::noon;

sync::FeedReport feed(const std::string& venue, State state, std::size_t done, std::size_t left,
                      std::size_t rows = 0) {
  sync::FeedReport report;
  report.venue = venue;
  report.instrument = venue + ":BTCUSDT";
  report.feed = "feed" + std::to_string(done);
  report.state = state;
  report.requests = done;
  report.pages_left = left;
  report.rows_added = rows;
  return report;
}

const VenueProgress& venue(const SyncState& state, const std::string& id) {
  static const VenueProgress none;
  for (const VenueProgress& v : state.venues) {
    if (v.id == id) return v;
  }
  ADD_FAILURE() << "no " << id;
  return none;
}

TEST(SyncProgress, SumsUpEachVenueInTheOrderOfTheRegistry) {
  const std::vector<sync::FeedReport> feeds{
      feed("deribit", State::Waiting, 0, 0), feed("bybit", State::Done, 10, 0, 2000),
      feed("binance", State::Running, 30, 10, 500), feed("bybit", State::Running, 5, 15, 70),
      feed("okx", State::Done, 0, 0)};
  const SyncState state = state_of({feeds, 45, 1000, std::nullopt, {}}, noon(), seconds{60});
  std::vector<std::string> ids;
  for (const VenueProgress& v : state.venues) ids.push_back(v.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"binance", "bybit", "okx", "deribit"}));
  EXPECT_EQ(state.done, 45U);
  EXPECT_EQ(state.left, 25U);
  EXPECT_EQ(state.rows, 2570U);
  EXPECT_EQ(venue(state, "bybit").done, 15U);
  EXPECT_EQ(venue(state, "bybit").rows, 2070U);
  EXPECT_EQ(venue(state, "bybit").name, "Bybit");
  EXPECT_EQ(venue(state, "binance").time_left, seconds{20}) << "30 took a minute, 10 are left";
  EXPECT_EQ(progress_text(venue(state, "binance")), "fetching: 30 of 40, about 20 s left");
  EXPECT_EQ(progress_text(venue(state, "deribit")), "queued");
  EXPECT_EQ(progress_text(venue(state, "okx")), "up to date");
}

// One feed of a venue fails, the others go on: it is not over, and not well.
TEST(SyncProgress, AVenueIsFailedWhenAllOfItIsOver) {
  auto bad = feed("okx", State::Failed, 1, 0);
  bad.errors = {{core::ErrorKind::BadInput, "It came garbled.", "", {}}};
  std::vector<sync::FeedReport> feeds{bad, feed("okx", State::Running, 2, 3),
                                      feed("okx", State::Waiting, 0, 0)};
  const auto state = [&] { return venue(state_of({feeds, 0, 0, {}, {}}, noon(), seconds{1}), "okx"); };
  EXPECT_EQ(state().state, FetchState::Fetching);
  EXPECT_EQ(state().error, "It came garbled.");
  feeds[1] = feed("okx", State::Done, 5, 0);
  EXPECT_EQ(state().state, FetchState::Fetching) << "between two feeds";
  feeds[2] = feed("okx", State::Done, 5, 0);
  EXPECT_EQ(progress_text(state()), "failed: It came garbled.");
}

TEST(SyncProgress, AVenueThatAskedToWaitSaysUntilWhen) {
  const std::vector<sync::FeedReport> feeds{feed("okx", State::Running, 10, 10),
                                            feed("okx", State::Done, 2, 0),
                                            feed("bybit", State::Running, 1, 5)};
  const core::Time until = noon() + seconds{90};
  const auto at = [&](core::Time now) {
    return state_of({feeds, 0, 0, {}, {{"okx", until}}}, now, seconds{12});
  };
  const SyncState held = at(noon());
  EXPECT_EQ(progress_text(venue(held, "okx")), "waiting for its limit until " + exact_clock_text(until));
  EXPECT_EQ(held.feeds[0].state, FetchState::Waiting);
  EXPECT_EQ(held.feeds[1].state, FetchState::Done);
  EXPECT_EQ(held.feeds[2].state, FetchState::Fetching) << "the others go on";
  EXPECT_EQ(venue(held, "okx").time_left, seconds{90 + 10});
  EXPECT_EQ(venue(at(until), "okx").state, FetchState::Fetching) << "the wait is over";
}

TEST(SyncProgress, WordsForHowLongItTakes) {
  EXPECT_EQ(duration_text(seconds{0}), "1 s");
  EXPECT_EQ(duration_text(seconds{89}), "89 s");
  EXPECT_EQ(duration_text(seconds{90}), "2 min");
  EXPECT_EQ(duration_text(std::chrono::minutes{119}), "119 min");
  EXPECT_EQ(duration_text(std::chrono::minutes{125}), "2 h");
}

// When only one venue is asked, nobody can tell its silence from a missing network.
TEST(SyncProgress, SaysHowARunEnded) {
  sync::Report report;
  report.feeds = {feed("okx", State::Done, 1, 0), feed("bybit", State::Done, 1, 0)};
  EXPECT_EQ(end_of(report), SyncEnd::Complete);
  report.feeds[0].state = State::Failed;
  EXPECT_EQ(end_of(report), SyncEnd::Partial);
  report.offline = true;
  EXPECT_EQ(end_of(report), SyncEnd::Offline);
  report.feeds.pop_back();
  EXPECT_EQ(end_of(report), SyncEnd::Partial);
  // Nobody answered anything, and the run did not notice what that means.
  report.offline = false;
  report.feeds = {feed("okx", State::Failed, 0, 0), feed("bybit", State::Failed, 0, 0)};
  EXPECT_EQ(end_of(report), SyncEnd::Offline);
  report.feeds = {feed("okx", State::Done, 0, 0), feed("bybit", State::Done, 0, 0)};
  EXPECT_EQ(end_of(report), SyncEnd::Complete) << "nothing was missing";
  report.stopped = true;
  EXPECT_EQ(end_of(report), SyncEnd::Stopped);
}

class SyncBarTest : public testing::Test {
 protected:
  void SetUp() override {
    bar_.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&bar_));
    std::vector<sync::FeedReport> feeds{feed("binance", State::Running, 30, 10, 1234),
                                        feed("okx", State::Running, 1, 9)};
    state_ = state_of({feeds, 31, 0, core::Duration{seconds{125}}, {{"okx", noon() + seconds{5}}}}, noon(),
                      seconds{60});
  }
  template <typename W>
  W* find(const char* name) {
    return bar_.findChild<W*>(QLatin1String(name));
  }
  SyncBar bar_;
  SyncState state_;
};

TEST_F(SyncBarTest, SaysHowFarItIsAndHowLongItTakes) {
  bar_.show_state(state_);
  EXPECT_EQ(find<QProgressBar>("SyncProgress")->maximum(), 50);
  EXPECT_EQ(find<QProgressBar>("SyncProgress")->value(), 31);
  EXPECT_EQ(find<QWidget>("SyncWords")->accessibleName(),
            "Fetching · " + amount_text(1234) + " rows · about 2 min left");
}

// Where all that is left waits for a limit, the bar says so instead of standing still.
TEST_F(SyncBarTest, SaysWhatItWaitsFor) {
  state_.venues.erase(state_.venues.begin());
  bar_.show_state(state_);
  EXPECT_EQ(find<QWidget>("SyncWords")->accessibleName(),
            "Waiting for the limit of OKX until " + exact_clock_text(noon() + seconds{5}));
}

TEST_F(SyncBarTest, AClickOnTheBarOpensTheVenues) {
  bar_.show_state({});
  QTest::mouseClick(find<QProgressBar>("SyncProgress"), Qt::LeftButton);
  auto* popup = find<SyncPopup>("SyncPopup");
  EXPECT_FALSE(popup->isVisible()) << "nothing to show yet";
  bar_.show_state(state_);
  QTest::mouseClick(find<QProgressBar>("SyncProgress"), Qt::LeftButton);
  EXPECT_TRUE(popup->isVisible());
  EXPECT_EQ(find<QProgressBar>("Bar-binance")->value(), 30);
  EXPECT_EQ(find<QProgressBar>("Bar-binance")->maximum(), 40);
  EXPECT_TRUE(find<QLabel>("Words-okx")->text().startsWith("waiting for its limit until"));
  state_.venues[0].done = 40;
  state_.venues[0].left = 0;
  state_.venues[0].state = FetchState::Done;
  bar_.show_state(state_);  // it follows
  EXPECT_EQ(find<QLabel>("Words-binance")->text(), "done");
  bar_.hide();
  EXPECT_FALSE(popup->isVisible()) << "nothing runs any more";
}

TEST_F(SyncBarTest, TheVenuesCanBeOpenedByKeyboard) {
  bar_.show_state(state_);
  QTest::keyClick(&bar_, Qt::Key_J, Qt::ControlModifier);
  EXPECT_TRUE(find<SyncPopup>("SyncPopup")->isVisible());
  QTest::keyClick(find<SyncPopup>("SyncPopup"), Qt::Key_Escape);
  EXPECT_FALSE(find<SyncPopup>("SyncPopup")->isVisible());
}

// A run over other venues than the last one.
TEST_F(SyncBarTest, TheVenuesAreThoseOfTheRun) {
  bar_.show_state(state_);
  state_.venues.erase(state_.venues.begin());
  bar_.show_state(state_);
  EXPECT_EQ(find<QProgressBar>("Bar-binance"), nullptr);
  EXPECT_NE(find<QProgressBar>("Bar-okx"), nullptr);
}

TEST_F(SyncBarTest, StopAsksToStop) {
  const QSignalSpy stop(&bar_, &SyncBar::stop_chosen);
  QTest::mouseClick(find<QPushButton>("SyncStop"), Qt::LeftButton);
  EXPECT_EQ(stop.count(), 1);
}

}  // namespace
}  // namespace btcflow::gui
