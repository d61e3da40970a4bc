// The chart shows what the table says, where the table says it.
#include "btcflow/chart/chart_view.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "btcflow/app/demo_market.h"
#include "btcflow/core/number.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::chart {
namespace {

std::shared_ptr<const metrics::Dashboard> demo(core::Timeframe timeframe,
                                               core::Time as_of = app::demo_as_of()) {
  static const metrics::Market market = app::demo_market();
  return std::make_shared<metrics::Dashboard>(metrics::compute(market, timeframe, {}, {as_of, false}));
}

std::size_t bar_of(const metrics::Dashboard& d, core::Time t) {
  for (std::size_t b = 0; b < d.size(); ++b) {
    if (d.bars[b].open <= t && t < d.bars[b].end) return b;
  }
  return d.size();
}

class ChartViewTest : public testing::Test {
 protected:
  void SetUp() override {
    view_.resize(1200, 800);
    view_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view_));
    view_.set_dashboard(demo(core::Timeframe::Week));
  }

  QPoint in_pane(Pane pane, std::size_t bar) {
    return {qRound(view_.pixel_of_bar(bar)), view_.pane_rect(pane).center().y()};
  }
  void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, view_.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view_, &event);
  }

  ChartView view_;
};

// Traders read values off the legend: they must be those of the bar under the mouse, in every pane.
TEST_F(ChartViewTest, LegendsShowTheBarUnderTheMouse) {
  const metrics::Dashboard& d = *view_.dashboard();
  const std::size_t b = bar_of(d, core::make_day(2021, 2, 10));
  QTest::mouseMove(&view_, in_pane(Pane::Premium, b));
  ASSERT_EQ(view_.cursor(), b);
  const auto says = [&](Pane pane, const std::string& text) {
    return view_.legend_text(pane).contains(QString::fromStdString(text));
  };
  EXPECT_TRUE(says(Pane::Price, core::to_date(d.bars[b].open)));
  EXPECT_TRUE(says(Pane::Price, core::grouped(d.spot[b])));
  EXPECT_TRUE(says(Pane::Price, core::grouped(d.perp[b])));
  EXPECT_TRUE(says(Pane::Premium, core::fixed(d.premium_pct[b], 3, true) + " %"));
  EXPECT_TRUE(says(Pane::OpenInterest, core::fixed(d.oi_z[b], 2, true)));
  EXPECT_TRUE(says(Pane::OpenInterest, core::short_amount(d.oi_usd[b])));
  EXPECT_TRUE(says(Pane::Funding, core::fixed(d.funding_twap_8h[b] * 100, 4, true)));
  EXPECT_TRUE(says(Pane::Confluence, core::fixed(d.score[b], 0, true)));
}

// Every bar's pixel must lead back to that bar, or the crosshair would show a neighbour's values.
TEST_F(ChartViewTest, EveryVisibleBarIsFoundUnderItsOwnPixel) {
  const metrics::Dashboard& d = *view_.dashboard();
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)});
  for (std::size_t b = bar_of(d, core::make_day(2020, 1, 20)); b < bar_of(d, core::make_day(2020, 12, 20));
       ++b) {
    QTest::mouseMove(&view_, in_pane(Pane::Price, b));
    EXPECT_EQ(view_.cursor(), b);
  }
}

// Panes share one time axis: misaligned panes make signals look early or late.
TEST_F(ChartViewTest, PanesStandExactlyBelowEachOther) {
  const QRect first = view_.pane_rect(Pane::Price);
  int bottom = first.bottom();
  for (const Pane pane : {Pane::Premium, Pane::OpenInterest, Pane::Funding, Pane::Confluence}) {
    const QRect rect = view_.pane_rect(pane);
    EXPECT_EQ(rect.left(), first.left());
    EXPECT_EQ(rect.right(), first.right());
    EXPECT_GT(rect.top(), bottom);
    EXPECT_GT(rect.height(), 40);
    bottom = rect.bottom();
  }
  EXPECT_LT(bottom, view_.height());
}

// Wheel zoom keeps what is under the mouse where it is, as in every charting program.
TEST_F(ChartViewTest, WheelZoomsAtTheCursor) {
  const std::size_t b = bar_of(*view_.dashboard(), core::make_day(2020, 3, 12));
  const QPoint at = in_pane(Pane::Price, b);
  const double before = view_.pixel_of_bar(b);
  const auto span = [&] { return view_.visible().to - view_.visible().from; };
  const auto wide = span();
  wheel(at, 3);
  EXPECT_LT(span(), wide);
  EXPECT_NEAR(view_.pixel_of_bar(b), before, 1.0);
  wheel(at, -3);
  EXPECT_NEAR(core::days_between(core::Time{}, core::Time{span()}),
              core::days_between(core::Time{}, core::Time{wide}), 1);
}

TEST_F(ChartViewTest, ShiftWheelScrollsWithoutZoom) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)});
  const VisibleRange before = view_.visible();
  wheel(view_.pane_rect(Pane::Price).center(), 1, Qt::ShiftModifier);
  const VisibleRange after = view_.visible();
  EXPECT_LT(after.from, before.from);
  EXPECT_NEAR(core::days_between(after.from, after.to), core::days_between(before.from, before.to), 0.01);
}

// A drag moves the bar with the mouse, pixel for pixel.
TEST_F(ChartViewTest, DragPansWithTheMouse) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)});
  const std::size_t b = bar_of(*view_.dashboard(), core::make_day(2020, 6, 10));
  const QPoint from = in_pane(Pane::Funding, b);
  const double before = view_.pixel_of_bar(b);
  QTest::mousePress(&view_, Qt::LeftButton, {}, from);
  QTest::mouseMove(&view_, from + QPoint(150, 20));
  QTest::mouseRelease(&view_, Qt::LeftButton, {}, from + QPoint(150, 20));
  EXPECT_NEAR(view_.pixel_of_bar(b), before + 150, 1.0);
}

// Whoever looks at March 2020 in weeks wants to see March 2020 in days.
TEST_F(ChartViewTest, ATimeframeSwitchKeepsTheVisibleDates) {
  const VisibleRange range{core::make_day(2020, 2, 1), core::make_day(2020, 6, 1)};
  view_.show_range(range);
  const VisibleRange before = view_.visible();
  view_.set_dashboard(demo(core::Timeframe::Day));
  EXPECT_EQ(view_.visible(), before);
}

TEST_F(ChartViewTest, LeavingTheChartTakesTheCrosshairAway) {
  QTest::mouseMove(&view_, in_pane(Pane::Price, 300));
  ASSERT_TRUE(view_.cursor());
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&view_, &leave);
  EXPECT_FALSE(view_.cursor());
}

// Without a cursor the legends speak of the last bar in view, and say of which date: not of one that is not
// shown.
TEST_F(ChartViewTest, WithoutACursorLegendsSpeakOfTheLastBarInView) {
  view_.show_range({core::make_day(2019, 1, 1), core::make_day(2020, 1, 1)});
  const metrics::Dashboard& d = *view_.dashboard();
  const std::size_t shown = *view_.shown_bar();
  EXPECT_LE(d.bars[shown].open, core::make_day(2020, 1, 1));
  EXPECT_GT(d.bars[shown].end, core::make_day(2019, 12, 20));
  EXPECT_TRUE(
      view_.legend_text(Pane::Price).contains(QString::fromStdString(core::to_date(d.bars[shown].open))));
}

TEST_F(ChartViewTest, AprAndTheOtherSignOfThePremiumChangeTheWordsNotTheTable) {
  ViewOptions options = view_.options();
  options.apr = true;
  options.perp_premium = true;
  view_.set_options(options);
  const metrics::Dashboard& d = *view_.dashboard();
  const std::size_t b = *view_.shown_bar();
  EXPECT_TRUE(
      view_.legend_text(Pane::Funding)
          .contains(QString::fromStdString(core::fixed(d.funding_twap_apr_pct[b], 1, true) + " % APR")));
  EXPECT_TRUE(view_.legend_text(Pane::Premium)
                  .contains(QString::fromStdString(core::fixed(-d.premium_pct[b], 3, true) + " %")));
  EXPECT_TRUE(view_.legend_text(Pane::Premium).startsWith(QStringLiteral("Perp premium")));
}

// The sentence belongs to the experimental overlay; the notice to demonstration data.
TEST_F(ChartViewTest, WarningsStandInThePicture) {
  ViewOptions options = view_.options();
  EXPECT_FALSE(view_.legend_text(Pane::Price).contains(QStringLiteral("experimental")));
  options.extremes = true;
  options.notice = QStringLiteral("demonstration data, not the market");
  view_.set_options(options);
  EXPECT_TRUE(view_.legend_text(Pane::Price)
                  .contains(QStringLiteral("experimental: context, and no trading signal")));
  EXPECT_TRUE(view_.legend_text(Pane::Price).contains(QStringLiteral("demonstration data, not the market")));
}

// Bars that go on after the data ends are gaps: nothing may be drawn there.
TEST_F(ChartViewTest, AfterTheLastKnownBarNothingIsDrawn) {
  view_.set_dashboard(demo(core::Timeframe::Week, core::make_day(2026, 11, 1)));
  ViewOptions options = view_.options();
  options.confluence = false;
  view_.set_options(options);
  view_.show_range({core::make_day(2025, 1, 1), core::make_day(2027, 1, 1)});
  view_.replot();
  const QImage image = view_.toPixmap().toImage();
  const QRect pane = view_.pane_rect(Pane::OpenInterest);
  const auto& d = *view_.dashboard();
  const int from =
      qRound(view_.pixel_of_bar(bar_of(d, core::make_day(2026, 2, 10)))) * image.width() / view_.width();
  const QColor line = options.theme.open_interest;
  int found = 0;
  for (int x = from; x < pane.right(); ++x) {
    for (int y = pane.top() + 24; y < pane.bottom(); ++y) {
      const QColor c = image.pixelColor(x, y);
      if (std::abs(c.red() - line.red()) + std::abs(c.green() - line.green()) +
              std::abs(c.blue() - line.blue()) <
          60)
        ++found;
    }
  }
  EXPECT_EQ(found, 0);
}

// A pane with nothing to show says why and what to do.
TEST(ChartViewEmptyTest, AnEmptyPaneSaysWhy) {
  metrics::Market market = app::demo_market();
  for (auto& rows : market.instruments) rows.funding.clear();
  ChartView view;
  view.arrange({1000, 700});
  view.set_dashboard(std::make_shared<metrics::Dashboard>(
      metrics::compute(market, core::Timeframe::Week, {}, {app::demo_as_of(), false})));
  const QImage with = view.toPixmap(1000, 700).toImage();
  const QRect pane = view.pane_rect(Pane::Funding);
  int lit = 0;
  for (int x = pane.left() + 200; x < pane.right() - 200; ++x) {
    for (int y = pane.center().y() - 15; y < pane.center().y() + 25; ++y) {
      if (with.pixelColor(x, y).lightness() > 100) ++lit;
    }
  }
  EXPECT_GT(lit, 50) << "the sentence is missing in the middle of the pane";
}

// No dashboard, no rows, one bar: nothing to show is no reason to crash.
TEST(ChartViewEmptyTest, NothingAndOneBarAreDrawn) {
  ChartView view;
  view.arrange({800, 600});
  EXPECT_FALSE(view.toPixmap(800, 600).isNull());
  view.set_dashboard(std::make_shared<metrics::Dashboard>(
      metrics::compute({}, core::Timeframe::Day, {}, {core::make_day(2020, 1, 1), false})));
  EXPECT_FALSE(view.toPixmap(800, 600).isNull());
  view.set_dashboard(demo(core::Timeframe::Month, core::make_day(2015, 1, 3)));
  ASSERT_EQ(view.dashboard()->size(), 1U);
  EXPECT_FALSE(view.toPixmap(800, 600).isNull());
}

}  // namespace
}  // namespace btcflow::chart
