// The measure tool: how much, in how many bars, in how many days.
#include <cmath>

#include "btcflow/core/number.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

class MeasureTest : public ShownChart {
 protected:
  QPoint at(Pane pane, std::size_t bar, double down) {
    return {qRound(view_.pixel_of_bar(bar)), in(pane, 0, down).y()};
  }
  void measure(const QPoint& from, const QPoint& to) { drag(from, to, Qt::LeftButton, Qt::ShiftModifier); }
  static std::string text_of(double x, int decimals) { return core::fixed(x, decimals, true); }
};

TEST_F(MeasureTest, APriceIsMeasuredInPercentAndDollarsBarsAndDays) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)});
  const QPoint from = at(Pane::Price, 270, 0.8);
  const QPoint to = at(Pane::Price, 284, 0.4);
  const double first = value_axis(Pane::Price).pixelToCoord(from.y());
  const double second = value_axis(Pane::Price).pixelToCoord(to.y());
  const QCPRange before = time();
  measure(from, to);
  const double percent = (second / first - 1) * 100;
  const std::string expected = core::fixed(percent, percent < 10 ? 2 : 1, true) + " % (+" +
                               core::grouped(second - first) + ") · 14 bars · 98 days";
  EXPECT_EQ(view_.measure_text().toStdString(), expected);
  EXPECT_EQ(time(), before) << "measuring moves nothing";
}

// Other panes speak in the unit of their axis.
TEST_F(MeasureTest, OtherPanesAreMeasuredInTheirOwnUnit) {
  const auto change_in = [&](Pane pane) {
    const QPoint from = at(pane, 200, 0.5);
    const QPoint to = at(pane, 210, 0.8);
    measure(from, to);
    return value_axis(pane).pixelToCoord(to.y()) - value_axis(pane).pixelToCoord(from.y());
  };
  const double premium = change_in(Pane::Premium);
  EXPECT_EQ(view_.measure_text().toStdString(), text_of(premium, 3) + " % · 10 bars · 70 days");
  const double oi = change_in(Pane::OpenInterest);
  EXPECT_EQ(view_.measure_text().toStdString(), text_of(oi, 2) + " σ · 10 bars · 70 days");
  change_in(Pane::Confluence);
  EXPECT_EQ(view_.measure_text().toStdString(), "10 bars · 70 days") << "it has no values";
}

TEST_F(MeasureTest, UpwardsIsPositiveInEveryPane) {
  for (const Pane pane : {Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding}) {
    measure(at(pane, 200, 0.8), at(pane, 210, 0.4));
    EXPECT_TRUE(view_.measure_text().startsWith(QLatin1Char('+'))) << view_.measure_text().toStdString();
  }
}

TEST_F(MeasureTest, OneBarIsNotSeveralBars) {
  view_.set_dashboard(demo_dashboard(core::Timeframe::Day));
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2020, 3, 1)});
  const std::size_t bar = *view_.shown_bar() - 20;
  measure(at(Pane::Confluence, bar, 0.5), at(Pane::Confluence, bar + 1, 0.9));
  EXPECT_EQ(view_.measure_text(), QStringLiteral("1 bar · 1 day"));
}

TEST_F(MeasureTest, BackwardsIsNegative) {
  measure(at(Pane::Premium, 210, 0.4), at(Pane::Premium, 200, 0.8));
  EXPECT_TRUE(view_.measure_text().endsWith(QString::fromUtf8("−10 bars · −70 days")))
      << view_.measure_text().toStdString();
  EXPECT_TRUE(view_.measure_text().startsWith(QString::fromUtf8("−")));
}

// From bar to bar: a measure that starts a pixel beside a bar's middle means that bar.
TEST_F(MeasureTest, ItCountsFromBarToBar) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2020, 9, 1)});
  measure(at(Pane::Price, 270, 0.7) + QPoint(5, 0), at(Pane::Price, 280, 0.5) - QPoint(5, 0));
  EXPECT_TRUE(view_.measure_text().endsWith(QStringLiteral("10 bars · 70 days")));
}

TEST_F(MeasureTest, BeyondTheHistoryItCountsToItsEnds) {
  const std::size_t last = view_.dashboard()->size() - 1;
  view_.show_last(200 * core::kDay);
  view_.scroll(0.5);
  measure(at(Pane::Price, last - 3, 0.5), in(Pane::Price, 0.95, 0.4));
  EXPECT_TRUE(view_.measure_text().contains(QStringLiteral("3 bars")));
}

TEST_F(MeasureTest, ItStaysUntilTheNextClick) {
  measure(in(Pane::Price, 0.3, 0.7), in(Pane::Price, 0.5, 0.4));
  move(in(Pane::Funding));
  EXPECT_FALSE(view_.measure_text().isEmpty());
  QTest::mouseClick(&view_, Qt::LeftButton, {}, in(Pane::Funding));
  EXPECT_TRUE(view_.measure_text().isEmpty());
  EXPECT_TRUE(view_.measure_label().isEmpty());
}

TEST_F(MeasureTest, EscapeEndsIt) {
  measure(in(Pane::Price, 0.3, 0.7), in(Pane::Price, 0.5, 0.4));
  EXPECT_TRUE(view_.end_gesture());
  EXPECT_TRUE(view_.measure_text().isEmpty());
  EXPECT_FALSE(view_.end_gesture());
  // While it is being drawn, too.
  hold(in(Pane::Price, 0.3, 0.7), in(Pane::Price, 0.5, 0.4), Qt::LeftButton, Qt::ShiftModifier);
  EXPECT_FALSE(view_.measure_text().isEmpty());
  EXPECT_TRUE(view_.end_gesture());
  EXPECT_TRUE(view_.measure_text().isEmpty());
}

TEST_F(MeasureTest, AShiftClickMeasuresNothing) {
  QTest::mouseClick(&view_, Qt::LeftButton, Qt::ShiftModifier, in(Pane::Price));
  EXPECT_TRUE(view_.measure_text().isEmpty());
}

// It belongs to what was measured, not to the pixels.
TEST_F(MeasureTest, ItStaysOnItsBarsWhileTheChartMoves) {
  measure(at(Pane::Price, 290, 0.7), at(Pane::Price, 300, 0.5));
  const QString says = view_.measure_text();
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2021, 6, 1)});
  EXPECT_EQ(view_.measure_text(), says);
  const double middle = (view_.pixel_of_bar(290) + view_.pixel_of_bar(300)) / 2;
  EXPECT_NEAR(view_.measure_label().center().x(), middle, 2);
  view_.set_dashboard(demo_dashboard(core::Timeframe::Day));
  EXPECT_TRUE(view_.measure_text().endsWith(QStringLiteral("70 bars · 70 days")))
      << view_.measure_text().toStdString();
}

// In another unit its numbers would mean something else.
TEST_F(MeasureTest, AnotherUnitEndsIt) {
  measure(in(Pane::Funding, 0.3, 0.7), in(Pane::Funding, 0.5, 0.4));
  change([](ViewOptions& options) { options.log_price = !options.log_price; });
  EXPECT_FALSE(view_.measure_text().isEmpty()) << "another scale is not another unit";
  change([](ViewOptions& options) { options.apr = true; });
  EXPECT_TRUE(view_.measure_text().isEmpty());
}

// The label is read wherever the measure lies: whole, and in its own pane.
TEST_F(MeasureTest, TheLabelNeverLeavesThePane) {
  for (const double scale : {1.0, 2.0}) {
    change([&](ViewOptions& options) { options.font_scale = scale; });
    for (const Pane pane : {Pane::Price, Pane::Premium, Pane::Funding}) {
      for (const QPointF& end : {QPointF(0.01, 0.02), QPointF(0.99, 0.02), QPointF(0.01, 0.97),
                                 QPointF(0.99, 0.97), QPointF(1.5, -3), QPointF(-1, 4)}) {
        measure(in(pane, 0.5, 0.5), in(pane, end.x(), end.y()));
        ASSERT_FALSE(view_.measure_label().isEmpty());
        EXPECT_TRUE(view_.pane_rect(pane).contains(view_.measure_label()));
        const int line = QFontMetrics(view_.font()).height();
        EXPECT_GE(view_.measure_label().height(), line) << "cut off";
        view_.end_gesture();
      }
    }
  }
}

// A narrow chart breaks the label into lines.
TEST_F(MeasureTest, TheLabelFitsIntoANarrowChart) {
  view_.resize(330, 700);
  QApplication::processEvents();
  change([](ViewOptions& options) { options.font_scale = 2; });
  measure(in(Pane::Price, 0.2, 0.8), in(Pane::Price, 0.8, 0.5));
  EXPECT_TRUE(view_.pane_rect(Pane::Price).contains(view_.measure_label()));
  EXPECT_GE(view_.measure_label().height(), 2 * QFontMetrics(view_.font()).height());
}

TEST_F(MeasureTest, AMeasureIsSeenInThePictureAndInExportsOfTheScreenAlone) {
  const QImage before = picture();
  measure(in(Pane::Premium, 0.3, 0.7), in(Pane::Premium, 0.5, 0.4));
  view_.set_cursor(std::nullopt);
  const QRect box = QRect(in(Pane::Premium, 0.3, 0.4), in(Pane::Premium, 0.5, 0.7)).adjusted(3, 3, -3, -3);
  EXPECT_GT(differing(before, picture(), box), box.width() * box.height() / 2);
  view_.set_maximised(Pane::Price);
  EXPECT_TRUE(view_.measure_label().isEmpty()) << "its pane is not there";
}

}  // namespace
}  // namespace btcflow::chart
