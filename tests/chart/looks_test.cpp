// What is provisional, doubtful or missing must not look like what is known.
#include <gtest/gtest.h>

#include <QImage>

#include "golden_scene.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

constexpr QSize kSize{800, 600};

// Fourteen days with everything in them.
golden::HandMade fourteen_days(bool forming) {
  golden::HandMade made(core::make_day(2024, 3, 1), 14, core::Timeframe::Day, forming, {});
  made.set("spot", "100 102 103 101 104 106 105 104 103 104 107 109 108 110");
  made.set("perp", "100 103 103 102 104 105 105 104 104 104 106 110 108 109");
  made.set("premium", "0.05 0.08 -0.02 0.04 -0.04 -0.12 -0.16 -0.09 0.1 0.03 -0.07 0.02 0.03 0.05");
  made.set("oi", "0.2 0.8 1.1 1.9 2.4 2.0 1.8 1.5 1.2 0.6 -0.4 -1.0 -1.8 -1.2");
  made.set("funding", "0.01 0.012 0.02 0.03 0.028 0.02 0.015 0.01 0.008 0.005 0.002 -0.01 -0.02 0.01");
  made.set("score", "1 1 2 2 3 3 2 1 0 -1 -1 -2 -3 -2");
  return made;
}

class LooksTest : public testing::Test {
 protected:
  void show(golden::HandMade made) {
    view_.arrange(kSize);
    view_.set_dashboard(made.take());
  }
  QImage picture() { return view_.toPixmap(kSize.width(), kSize.height()).toImage(); }
  // From the bar before to the end of this one: also what leads to a bar.
  QRect column(Pane pane, std::size_t bar) const {
    const QRect rect = view_.pane_rect(pane);
    const int left = qRound(view_.pixel_of_bar(bar - 1)) + 1;
    const int half = qRound((view_.pixel_of_bar(bar) - view_.pixel_of_bar(bar - 1)) / 2);
    return {left, rect.top() + kLegend, 3 * half, rect.height() - kLegend};
  }
  bool holds(const QImage& image, const QRect& rect, const QColor& colour) const {
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
      for (int x = rect.left(); x <= rect.right(); ++x) {
        if (image.pixelColor(x, y) == colour) return true;
      }
    }
    return false;
  }
  std::vector<AxisLabel> labels(Pane pane) const {
    for (const QCPAxisRect* rect : view_.axisRects()) {
      if (rect->rect() == view_.pane_rect(pane))
        return ValueLabels::of(*rect->axis(QCPAxis::atRight)).labels();
    }
    return {};
  }
  std::optional<AxisLabel> last_value(Pane pane) const {
    for (const AxisLabel& label : labels(pane)) {
      if (label.ground.isValid()) return label;
    }
    return std::nullopt;
  }
  void change(const std::function<void(ViewOptions&)>& what) {
    ViewOptions options = view_.options();
    what(options);
    view_.set_options(options);
  }

  static constexpr int kLegend = 22;
  ChartView view_;
};

// The whole point of hatching: in no pane may a forming bar be taken for a closed one.
TEST_F(LooksTest, AFormingBarLooksOtherwiseInEveryPane) {
  show(fourteen_days(false));
  const QImage closed = picture();
  show(fourteen_days(true));
  const QImage forming = picture();
  for (const Pane pane : kPanes) {
    const QRect last = column(pane, 13);
    const QRect before = column(pane, 12).adjusted(0, 0, -column(pane, 12).width() / 3 - 3, 0);
    int differs = 0;
    int differs_before = 0;
    for (int y = last.top(); y <= last.bottom(); ++y) {
      for (int x = last.left(); x <= last.right(); ++x)
        differs += closed.pixel(x, y) != forming.pixel(x, y) ? 1 : 0;
      for (int x = before.left(); x <= before.right(); ++x)
        differs_before += closed.pixel(x, y) != forming.pixel(x, y) ? 1 : 0;
    }
    EXPECT_GT(differs, 20) << pane_name(pane);
    EXPECT_EQ(differs_before, 0) << pane_name(pane) << ": closed bars look as they did";
  }
  EXPECT_TRUE(view_.legend_text(Pane::Price).contains(QStringLiteral("forming")));
}

// A line over a gap claims values that nobody knows.
TEST_F(LooksTest, NothingIsDrawnWhereNothingIsKnown) {
  golden::HandMade made = fourteen_days(false);
  made.set("spot", "100 102 103 101 104 - - - - 104 107 109 108 110");
  made.set("perp", "100 103 103 102 104 - - - - 104 106 110 108 109");
  made.set("premium", "0.05 0.08 -0.02 0.04 -0.04 - - - - 0.03 -0.07 0.02 0.03 0.05");
  made.set("oi", "0.2 0.8 1.1 1.9 2.4 - - - - 0.6 -0.4 -1.0 -1.8 -1.2");
  made.set("funding", "0.01 0.012 0.02 0.03 0.028 - - - - 0.005 0.002 -0.01 -0.02 0.01");
  made.set("score", "1 1 2 2 3 - - - - -1 -1 -2 -3 -2");
  show(std::move(made));
  change([](ViewOptions& options) { options.confluence = options.shading = false; });
  const QImage image = picture();
  const Theme& theme = view_.options().theme;
  const QColor zero = blended(theme.background, theme.muted, 0.45);
  for (const Pane pane : kPanes) {
    // From after the last known bar to before the next one.
    const QRect rect = view_.pane_rect(pane);
    const int pitch = qRound(view_.pixel_of_bar(1) - view_.pixel_of_bar(0));
    for (int x = qRound(view_.pixel_of_bar(5)) - pitch / 2 + 2;
         x < qRound(view_.pixel_of_bar(8)) + pitch / 2 - 2; ++x) {
      for (int y = rect.top() + kLegend; y < rect.bottom(); ++y) {
        const QColor colour = image.pixelColor(x, y);
        const bool ground = colour == theme.background || colour == theme.grid || colour == theme.border ||
                            colour == zero || colour == theme.muted;
        ASSERT_TRUE(ground) << pane_name(pane) << " at " << x << "," << y << ": "
                            << colour.name().toStdString();
      }
    }
  }
}

// With days closer than pixels a gap of some pixels must still be one.
TEST_F(LooksTest, GapsStayGapsWhereBarsAreCloserThanPixels) {
  constexpr std::size_t kBars = 3000;
  golden::HandMade made(core::make_day(2015, 1, 1), kBars, core::Timeframe::Day, false, {});
  std::string values;
  for (std::size_t b = 0; b < kBars; ++b) values += b >= 1400 && b < 1500 ? "- " : b % 2 == 0 ? "1 " : "-1 ";
  made.set("oi", values);
  show(std::move(made));
  const QImage image = picture();
  const QRect pane = view_.pane_rect(Pane::OpenInterest);
  const QColor& line = view_.options().theme.open_interest;
  const auto drawn = [&](std::size_t from, std::size_t to) {
    const int left = qRound(view_.pixel_of_bar(from));
    const int right = qRound(view_.pixel_of_bar(to));
    return holds(image, QRect(left, pane.top() + kLegend, right - left, pane.height() - kLegend), line);
  };
  EXPECT_TRUE(drawn(1300, 1395));
  EXPECT_FALSE(drawn(1406, 1494));
  EXPECT_TRUE(drawn(1505, 1600));
}

TEST_F(LooksTest, FlaggedBarsAreUnderlinedAndTheLegendSaysWhy) {
  golden::HandMade made = fourteen_days(false);
  made.set("flags", "0 0 0 1 0 0 2 0 0 4 4 4 0 0");
  made.set("oi_outlier", "0 0 0 0 0 0 0 0 0 1 0 0 0 0");
  made.set("premium_outlier", "0 0 0 0 0 0 0 0 0 0 1 0 0 0");
  made.set("funding_outlier", "0 0 0 0 0 0 0 0 0 0 0 1 0 0");
  show(std::move(made));
  const QImage image = picture();
  const QColor& warning = view_.options().theme.warning;
  const auto underlined = [&](Pane pane, std::size_t bar) {
    const QRect rect = view_.pane_rect(pane);
    return image.pixelColor(qRound(view_.pixel_of_bar(bar)), rect.bottom() - 1) == warning;
  };
  for (std::size_t b = 0; b < 14; ++b) {
    const bool price = b == 3 || b == 6;
    EXPECT_EQ(underlined(Pane::Price, b), price) << b;
    EXPECT_EQ(underlined(Pane::Premium, b), price || b == 10) << b;
    EXPECT_EQ(underlined(Pane::OpenInterest, b), b == 9) << b;
    EXPECT_EQ(underlined(Pane::Funding, b), b == 11) << b;
  }
  const auto says = [&](std::size_t bar, Pane pane, const char* words) {
    view_.set_cursor(bar);
    return view_.legend_text(pane).contains(QLatin1String(words));
  };
  EXPECT_TRUE(says(3, Pane::Premium, "stablecoin taken as 1 USD"));
  EXPECT_TRUE(says(6, Pane::Price, "venues disagree"));
  // Each pane speaks of its own window.
  const std::array<std::pair<std::size_t, Pane>, 3> outliers{
      {{9, Pane::OpenInterest}, {10, Pane::Premium}, {11, Pane::Funding}}};
  for (const auto& [bar, whose] : outliers) {
    for (const Pane pane : kPanes) EXPECT_EQ(says(bar, pane, "outlier in window"), pane == whose) << bar;
  }
  EXPECT_FALSE(says(4, Pane::Premium, "stablecoin"));
}

// Hollow, that is: not filled with the colour of a known premium.
TEST_F(LooksTest, APremiumOnAnAssumedRateIsHollow) {
  golden::HandMade made = fourteen_days(false);
  made.set("flags", "0 0 0 0 0 0 1 0 0 0 0 0 0 0");
  show(std::move(made));
  const QImage image = picture();
  const auto middle_of = [&](std::size_t bar, double value) {
    for (const QCPAxisRect* rect : view_.axisRects()) {
      if (rect->rect() != view_.pane_rect(Pane::Premium)) continue;
      const int y = qRound(rect->axis(QCPAxis::atRight)->coordToPixel(value / 2));
      return image.pixelColor(qRound(view_.pixel_of_bar(bar)), y);
    }
    return QColor();
  };
  EXPECT_EQ(middle_of(5, -0.12), view_.options().theme.down);
  EXPECT_NE(middle_of(6, -0.16), view_.options().theme.down);
}

TEST_F(LooksTest, LastValuesStandOnTheAxesInTheirMetricsColours) {
  show(fourteen_days(false));
  const Theme& theme = view_.options().theme;
  const std::array<std::pair<const char*, QColor>, 5> expected{{{"110", theme.up},
                                                                {"0.050 %", theme.up},
                                                                {"−1.20 σ", theme.open_interest},
                                                                {"0.0100 %", theme.funding},
                                                                {"−2", theme.down}}};
  for (const Pane pane : kPanes) {
    const auto label = last_value(pane);
    ASSERT_TRUE(label) << pane_name(pane);
    EXPECT_EQ(label->text, QString::fromUtf8(expected.at(index_of(pane)).first));
    EXPECT_EQ(label->ground, expected.at(index_of(pane)).second) << pane_name(pane);
    EXPECT_EQ(label->ink, theme.background) << pane_name(pane);
  }
  show(fourteen_days(true));
  for (const Pane pane : kPanes) {
    EXPECT_EQ(last_value(pane)->ground, theme.background) << "of a forming bar only outlined";
    EXPECT_EQ(last_value(pane)->outline, expected.at(index_of(pane)).second);
  }
}

// An old value in such a box would pass for the present one.
TEST_F(LooksTest, AMetricThatHasEndedHasNoLastValue) {
  golden::HandMade made = fourteen_days(false);
  made.set("oi", "0.2 0.8 1.1 1.9 2.4 2.0 1.8 1.5 1.2 0.6 - - - -");
  show(std::move(made));
  EXPECT_FALSE(last_value(Pane::OpenInterest));
  EXPECT_TRUE(last_value(Pane::Funding));
  // Open interest is read when a day closes: of the forming day it is not known yet, of yesterday it is.
  golden::HandMade forming = fourteen_days(true);
  forming.set("oi", "0.2 0.8 1.1 1.9 2.4 2.0 1.8 1.5 1.2 0.6 -0.4 -1.0 -1.8 -");
  show(std::move(forming));
  EXPECT_EQ(last_value(Pane::OpenInterest)->text, QString::fromUtf8("−1.80 σ"));
}

TEST_F(LooksTest, ThresholdsAreNamedAndNumbered) {
  show(fourteen_days(false));
  const auto numbers = [&](Pane pane) {
    QStringList texts;
    for (const AxisLabel& label : labels(pane)) texts.append(label.text);
    return texts;
  };
  EXPECT_TRUE(numbers(Pane::OpenInterest).contains(QStringLiteral("+1.5 σ")));
  EXPECT_TRUE(view_.legend_text(Pane::OpenInterest).contains(QStringLiteral("confluence from ±1.5 σ")));
  EXPECT_FALSE(view_.legend_text(Pane::OpenInterest).contains(QStringLiteral("extremes")));
  change([](ViewOptions& options) { options.extremes = true; });
  EXPECT_TRUE(view_.legend_text(Pane::OpenInterest).contains(QStringLiteral("extremes from ±2 σ")));

  metrics::Parameters absolute;
  absolute.confluence_mode = metrics::ConfluenceMode::Absolute;
  golden::HandMade made(core::make_day(2024, 3, 1), 3, core::Timeframe::Day, false, absolute);
  made.set("premium", "0.2 -0.3 0.1");
  made.set("funding", "0.01 0.05 0.02");
  show(std::move(made));
  EXPECT_TRUE(view_.legend_text(Pane::Premium).contains(QStringLiteral("confluence from ±0.05 %")));
  EXPECT_TRUE(view_.legend_text(Pane::Funding).contains(QStringLiteral("confluence from 0.03 %")));
}

// Two switches, because two different things are seen: signals, and how long they held.
TEST_F(LooksTest, ShadingAndMarksAreSwitchedSeparately) {
  golden::HandMade made = fourteen_days(false);
  made.set("signals", "bullish:3-5");
  show(std::move(made));
  const Theme& theme = view_.options().theme;
  const QColor ground = blended(theme.background, theme.up, 0.16);
  const auto shaded = [&] { return holds(picture(), column(Pane::Price, 4), ground); };
  const QImage both = picture();
  EXPECT_TRUE(shaded());
  change([](ViewOptions& options) { options.confluence = false; });
  EXPECT_TRUE(shaded());
  EXPECT_NE(picture(), both) << "the mark is still there";
  change([](ViewOptions& options) {
    options.confluence = true;
    options.shading = false;
  });
  EXPECT_FALSE(shaded());
}

// Legends must leave room for what they speak of, however small a pane is.
TEST_F(LooksTest, InASmallPaneTheLegendKeepsItsTitleAndWarningsOnly) {
  view_.arrange({240, 240});
  view_.set_dashboard(fourteen_days(true).take());
  change([](ViewOptions& options) { options.notice = QStringLiteral("demonstration data, not the market"); });
  const QImage with = view_.toPixmap(240, 240).toImage();
  change([](ViewOptions& options) { options.notice.clear(); });
  EXPECT_NE(view_.toPixmap(240, 240).toImage(), with) << "the notice is not shown";
}

}  // namespace
}  // namespace btcflow::chart
