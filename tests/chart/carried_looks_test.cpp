// What is carried from days before must not look as if it were of today.
#include <gtest/gtest.h>

#include "golden_scene.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

class CarriedLooksTest : public testing::Test {
 protected:
  void show(const char* key, const char* ages) {
    golden::HandMade made(core::make_day(2024, 3, 4), 6, core::Timeframe::Week, false, {});
    made.set("spot", "100 104 108 104 100 106");
    made.set("perp", "101 103 109 103 101 107");
    made.set("oi", "0.2 0.8 1.9 1.1 0.3 1.2");
    if (key != nullptr) made.set(key, ages);
    view_.arrange({800, 600});
    view_.set_dashboard(made.take());
  }
  QColor at(Pane pane, std::size_t bar, double value) {
    for (const QCPAxisRect* rect : view_.axisRects()) {
      if (rect->rect() != view_.pane_rect(pane)) continue;
      const int y = qRound(rect->axis(QCPAxis::atRight)->coordToPixel(value));
      return view_.toPixmap(800, 600).toImage().pixelColor(qRound(view_.pixel_of_bar(bar)), y);
    }
    return {};
  }
  std::optional<AxisLabel> last_value(Pane pane) const {
    for (const QCPAxisRect* rect : view_.axisRects()) {
      if (rect->rect() != view_.pane_rect(pane)) continue;
      for (const AxisLabel& label : ValueLabels::of(*rect->axis(QCPAxis::atRight)).labels())
        if (label.ground.isValid()) return label;
    }
    return std::nullopt;
  }

  ChartView view_;
};

TEST_F(CarriedLooksTest, ACandleOfACarriedPriceIsHollow) {
  show(nullptr, nullptr);
  const QColor filled = at(Pane::Price, 2, 106);
  EXPECT_EQ(filled, view_.options().theme.up);
  show("spot_age", "0 0 2 0 0 0");
  EXPECT_NE(at(Pane::Price, 2, 106), filled);
  EXPECT_EQ(at(Pane::Price, 1, 102), filled) << "the one before is as it was";
}

TEST_F(CarriedLooksTest, CarriedOpenInterestIsARing) {
  show("oi_age", "0 0 2 0 0 0");
  EXPECT_EQ(at(Pane::OpenInterest, 2, 1.9), view_.options().theme.background);
  EXPECT_NE(at(Pane::OpenInterest, 3, 1.1), view_.options().theme.background);
}

TEST_F(CarriedLooksTest, TheLegendSaysHowOld) {
  const auto says = [&](const char* key, Pane pane, const char* words) {
    show(key, "0 0 2 0 0 0");
    view_.set_cursor(2);
    const bool on_it = view_.legend_text(pane).contains(QLatin1String(words));
    view_.set_cursor(3);
    return on_it && !view_.legend_text(pane).contains(QLatin1String("carried"));
  };
  EXPECT_TRUE(says("spot_age", Pane::Price, "carried, 2 d old"));
  EXPECT_TRUE(says("perp_age", Pane::Price, "carried, 2 d old"));
  EXPECT_TRUE(says("oi_age", Pane::OpenInterest, "carried, up to 2 d old"));
  EXPECT_TRUE(says("rate_age", Pane::Price, "stablecoin rate carried, 2 d old"));
  EXPECT_TRUE(says("rate_age", Pane::Premium, "stablecoin rate carried, 2 d old"));
}

// The value on the axis is what people read first.
TEST_F(CarriedLooksTest, ACarriedLastValueIsOnlyOutlined) {
  show(nullptr, nullptr);
  EXPECT_EQ(last_value(Pane::Price)->ground, view_.options().theme.up);
  EXPECT_EQ(last_value(Pane::OpenInterest)->ground, view_.options().theme.open_interest);
  show("spot_age", "0 0 0 0 0 1");
  EXPECT_EQ(last_value(Pane::Price)->ground, view_.options().theme.background);
  show("oi_age", "0 0 0 0 0 1");
  EXPECT_EQ(last_value(Pane::OpenInterest)->ground, view_.options().theme.background);
}

}  // namespace
}  // namespace btcflow::chart
