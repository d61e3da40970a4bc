// Values stay where somebody put them, and dates are found again.
#include <limits>

#include "shown_chart.h"

namespace btcflow::chart {
namespace {

using ValueLockTest = ShownChart;

TEST_F(ValueLockTest, LockedValuesStayWhileTimeMoves) {
  view_.lock_values(true);
  EXPECT_TRUE(view_.values_locked());
  const QCPRange price = values(Pane::Price);
  const QCPRange premium = values(Pane::Premium);
  view_.show_range({core::make_day(2019, 1, 1), core::make_day(2019, 6, 1)});
  expect_near(values(Pane::Price), price);
  expect_near(values(Pane::Premium), premium);
  view_.lock_values(false);
  EXPECT_FALSE(view_.values_locked());
  EXPECT_LT(values(Pane::Price).upper, price.upper) << "fitted to what is visible again";
}

// Whoever switches from weeks to days looks at the same piece of paper.
TEST_F(ValueLockTest, ATimeframeSwitchKeepsDatesAndLocks) {
  view_.show_range({core::make_day(2020, 2, 1), core::make_day(2021, 2, 1)});
  view_.set_values(Pane::OpenInterest, ValueRange{-2, 5});
  const QCPRange dates = time();
  view_.set_dashboard(demo_dashboard(core::Timeframe::Day));
  EXPECT_EQ(time(), dates);
  expect_near(values(Pane::OpenInterest), QCPRange(-2, 5));
}

TEST_F(ValueLockTest, ValuesThatNoAxisCanShowAreRefused) {
  const QCPRange before = values(Pane::Price);
  QSignalSpy changed(&view_, &ChartView::options_changed);
  for (const ValueRange& bad :
       {ValueRange{5, 5}, ValueRange{7, 3}, ValueRange{std::numeric_limits<double>::quiet_NaN(), 1},
        ValueRange{1, std::numeric_limits<double>::infinity()}, ValueRange{-100, 1000} /* logarithmic */}) {
    view_.set_values(Pane::Price, bad);
  }
  EXPECT_EQ(values(Pane::Price), before);
  EXPECT_FALSE(view_.values_locked());
  EXPECT_EQ(changed.count(), 0);
}

// A linear axis can be locked below 0; a logarithmic one then starts where the values do, and the lock
// itself is not lost.
TEST_F(ValueLockTest, ALockBelowZeroSurvivesTheLogarithmicScale) {
  change([](ViewOptions& options) { options.log_price = false; });
  view_.set_values(Pane::Price, ValueRange{-10'000, 90'000});
  change([](ViewOptions& options) { options.log_price = true; });
  EXPECT_GT(values(Pane::Price).lower, 0);
  EXPECT_DOUBLE_EQ(values(Pane::Price).upper, 90'000);
  change([](ViewOptions& options) { options.log_price = false; });
  expect_near(values(Pane::Price), QCPRange(-10'000, 90'000));
}

// The lock is on what is seen, not on digits: % per 8 h and % a year are the same lines.
TEST_F(ValueLockTest, AnotherUnitKeepsThePictureOfALockedPane) {
  view_.set_values(Pane::Funding, ValueRange{-0.02, 0.06});
  view_.set_values(Pane::Premium, ValueRange{-0.5, 0.2});
  change([](ViewOptions& options) {
    options.apr = true;
    options.perp_premium = true;
  });
  expect_near(values(Pane::Funding), QCPRange(-0.02 * 1095, 0.06 * 1095));
  expect_near(values(Pane::Premium), QCPRange(-0.2, 0.5));
  // Options that bring a lock of their own (undo, a preset) mean what they say.
  change([](ViewOptions& options) {
    options.apr = false;
    options.panes.values.at(index_of(Pane::Funding)) = ValueRange{-1, 1};
  });
  expect_near(values(Pane::Funding), QCPRange(-1, 1));
}

// Far from the usual, numbers are longer: the axis grows rather than cutting them.
TEST_F(ValueLockTest, TheRightAxisHoldsLongNumbers) {
  const int usual = view_.pane_rect(Pane::Price).width();
  change([](ViewOptions& options) { options.log_price = false; });
  view_.set_values(Pane::Price, ValueRange{-4e9, 9e9});
  const int room = view_.width() - view_.pane_rect(Pane::Price).right();
  EXPECT_GE(room, QFontMetrics(view_.font()).horizontalAdvance(QStringLiteral("-9 000 000 000")) + 4);
  for (const Pane pane : kPanes)
    EXPECT_EQ(view_.pane_rect(pane).right(), view_.pane_rect(Pane::Price).right());
  view_.set_values(Pane::Price, std::nullopt);
  EXPECT_EQ(view_.pane_rect(Pane::Price).width(), usual);
}

TEST_F(ValueLockTest, GoToPutsTheDateIntoTheMiddle) {
  view_.show_last(365 * core::kDay);
  const double span = time().size();
  const core::Time date = core::make_day(2020, 3, 12);
  view_.go_to(date);
  EXPECT_NEAR(time().center(), static_cast<double>(date.time_since_epoch().count()) / 1000, 1);
  EXPECT_NEAR(time().size(), span, 1);
  // Outside the history some of it stays in view.
  view_.go_to(core::make_day(1990, 1, 1));
  EXPECT_GT(view_.visible().to, view_.dashboard()->bars.front().open);
}

// Neighbouring ticks that say the same number are worse than none.
TEST_F(ValueLockTest, TicksOfACloseUpTellTheirValuesApart) {
  for (const ValueRange& range : {ValueRange{63'100, 63'300}, ValueRange{63'100.2, 63'101.1},
                                  ValueRange{4'000, 120'000}, ValueRange{0.1, 100'000}}) {
    view_.set_values(Pane::Price, range);
    view_.replot();
    const QStringList labels = numbers(Pane::Price);
    EXPECT_GE(labels.size(), 2);
    EXPECT_EQ(QSet<QString>(labels.begin(), labels.end()).size(), labels.size())
        << labels.join(QLatin1Char('|')).toStdString();
  }
}

}  // namespace
}  // namespace btcflow::chart
