// Which signals are news. A notification for what was there all along is the last one that is read.
#include "notifier.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "support/dashboard.h"

namespace btcflow::gui {
namespace {

using metrics::Dashboard;
using metrics::SignalKind;

// `bars` days of the present, the last one forming.
Dashboard dashboard(int bars, const std::vector<std::pair<int, SignalKind>>& events) {
  Dashboard d = test::small_dashboard();
  const Dashboard one = d;
  d.bars.clear();
  d.closed.assign(static_cast<std::size_t>(bars), true);
  d.closed.back() = false;
  for (int i = 0; i < bars; ++i) d.bars.push_back({test::day(1 + i), test::day(2 + i)});
  d.as_of = {test::day(bars) + std::chrono::hours{1}, true};
  const auto size = static_cast<std::size_t>(bars);
  const auto grow = [size](auto& column) {
    if (!column.empty()) column.resize(size, column.front());
  };
  grow(d.states_known);
  grow(d.flags);
  for (auto* column : {&d.spot_venues, &d.perp_venues, &d.oi_venues, &d.funding_venues}) grow(*column);
  for (auto* column : {&d.state_premium, &d.state_oi, &d.state_funding}) grow(*column);
  for (metrics::VenueColumns& venue : d.venues) grow(venue.part);
  d.events.clear();
  for (const auto& [bar, kind] : events) {
    d.events.push_back({static_cast<std::size_t>(bar), kind, one.events.front().conditions});
  }
  return d;
}

class Watch : public testing::Test {
 protected:
  std::size_t news(const Dashboard& d, bool extremes = true) { return watch_.news(d, extremes).size(); }
  SignalWatch watch_;
};

TEST_F(Watch, ASignalOnABarThatHasJustClosedIsNews) {
  EXPECT_EQ(news(dashboard(5, {{1, SignalKind::Bearish}})), 0U) << "what the first load brings is known";
  EXPECT_EQ(news(dashboard(6, {{1, SignalKind::Bearish}})), 0U);
  const auto found = watch_.news(dashboard(7, {{1, SignalKind::Bearish}, {5, SignalKind::Bullish}}), true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().title, "BTC: Bullish confluence, 2021-01-06");
  EXPECT_TRUE(found.front().text.contains("premium z +1.31")) << qPrintable(found.front().text);
  EXPECT_EQ(found.front().bar, test::day(6));
}

TEST_F(Watch, IsToldOnce) {
  (void)news(dashboard(6, {}));
  const Dashboard closed = dashboard(7, {{5, SignalKind::Bullish}});
  EXPECT_EQ(news(closed), 1U);
  EXPECT_EQ(news(closed), 0U);
  (void)news(dashboard(7, {}));  // a correction takes it away, another brings it back
  EXPECT_EQ(news(closed), 0U);
}

// Its data came a quarter of an hour after midnight: the bar was closed before, the signal was not there.
TEST_F(Watch, DataThatComesAfterTheBarClosedIsNewsStill) {
  (void)news(dashboard(7, {}));
  EXPECT_EQ(news(dashboard(7, {{5, SignalKind::Bullish}})), 1U);
}

// A download of the past brings signals of the past.
TEST_F(Watch, TheOlderHistoryIsNoNews) {
  (void)news(dashboard(7, {}));
  EXPECT_EQ(news(dashboard(7, {{2, SignalKind::Bullish}, {4, SignalKind::Bearish}})), 0U);
  // And a basket that reaches further back than before changes all values: nothing was confirmed by it.
  Dashboard deeper = dashboard(8, {{6, SignalKind::Bullish}});
  deeper.bars.front().open -= core::kDay;
  EXPECT_EQ(news(deeper), 0U);
}

TEST_F(Watch, AnotherTimeframeOrOtherSettingsAreNoNews) {
  (void)news(dashboard(7, {}));
  Dashboard weeks = dashboard(7, {{5, SignalKind::Bullish}});
  weeks.timeframe = core::Timeframe::Week;
  EXPECT_EQ(news(weeks), 0U);
  Dashboard other = dashboard(7, {{5, SignalKind::Bearish}});
  other.timeframe = core::Timeframe::Week;
  other.parameters.zscore_length = 26;
  EXPECT_EQ(news(other), 0U);
  EXPECT_EQ(news(dashboard(7, {{5, SignalKind::Bullish}})), 0U) << "back again";
}

TEST_F(Watch, ExtremesAreToldOnlyWhereTheyAreShown) {
  (void)news(dashboard(6, {}));
  EXPECT_EQ(news(dashboard(7, {{5, SignalKind::ExtremeTop}}), false), 0U);
  EXPECT_EQ(news(dashboard(7, {{5, SignalKind::ExtremeTop}}), true), 0U) << "showing them is no news either";
  const auto found = watch_.news(dashboard(8, {{6, SignalKind::ExtremeBottom}}), true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().text.contains("no trading signal"));
}

// A replay shows the past as it was: each bar closes there, and nothing of it is new.
TEST_F(Watch, AReplayIsNoNewsAndDoesNotDisturb) {
  (void)news(dashboard(7, {}));
  Dashboard past = dashboard(5, {{3, SignalKind::Bullish}});
  past.as_of.live = false;
  EXPECT_EQ(news(past), 0U);
  EXPECT_EQ(news(dashboard(8, {{6, SignalKind::Bullish}})), 1U) << "the present goes on where it was";
}

class FakeNotices : public Notices {
 public:
  bool show(const Notification& notification) override {
    if (works) shown.push_back(notification);
    return works;
  }
  bool works = true;
  std::vector<Notification> shown;
};

class NotifierTest : public testing::Test {
 protected:
  NotifierTest() {
    auto first = std::make_unique<FakeNotices>();
    auto second = std::make_unique<FakeNotices>();
    first_ = first.get();
    second_ = second.get();
    std::vector<std::unique_ptr<Notices>> ways;
    ways.push_back(std::move(first));
    ways.push_back(std::move(second));
    notifier_ = std::make_unique<Notifier>(std::move(ways));
    told_ = std::make_unique<QSignalSpy>(notifier_.get(), &Notifier::told);
    notifier_->take(dashboard(6, {}), false);
  }
  void confirm() { notifier_->take(dashboard(7, {{5, SignalKind::Bullish}}), false); }

  FakeNotices* first_ = nullptr;
  FakeNotices* second_ = nullptr;
  std::unique_ptr<Notifier> notifier_;
  std::unique_ptr<QSignalSpy> told_;
};

TEST_F(NotifierTest, TheFirstWayThatWorksIsTaken) {
  first_->works = false;
  confirm();
  EXPECT_EQ(second_->shown.size(), 1U);
  EXPECT_TRUE(told_->isEmpty());
}

// No tray, no service: the status bar says it, and nothing fails.
TEST_F(NotifierTest, WhereNoneWorksTheStatusBarSaysIt) {
  first_->works = second_->works = false;
  confirm();
  ASSERT_EQ(told_->count(), 1);
  EXPECT_TRUE(told_->front().front().toString().contains("Bullish confluence"));
}

// The service answers later, with an error.
TEST_F(NotifierTest, OneThatFailsLaterIsPassedOn) {
  confirm();
  emit first_->failed(first_->shown.front());
  EXPECT_EQ(second_->shown.size(), 1U);
  emit second_->failed(second_->shown.front());
  EXPECT_EQ(told_->count(), 1);
}

TEST_F(NotifierTest, SwitchedOffItIsSilentAndCatchesUpOnNothing) {
  notifier_->set_enabled(false);
  confirm();
  notifier_->set_enabled(true);
  confirm();
  EXPECT_TRUE(first_->shown.empty());
}

TEST_F(NotifierTest, AClickLeadsToTheBar) {
  confirm();
  core::Time bar{};
  QObject::connect(notifier_.get(), &Notifier::chosen, [&](core::Time t) { bar = t; });
  emit first_->chosen(first_->shown.front().bar);
  EXPECT_EQ(bar, test::day(6));
}

}  // namespace
}  // namespace btcflow::gui
