// Every signal of the list is to be found on the chart, and each run on its ground.
#include <gtest/gtest.h>

#include "golden_scene.h"
#include "pane_legend.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

constexpr QSize kPictureSize{800, 600};

class SignalLooksTest : public testing::Test {
 protected:
  void show(const std::vector<std::pair<const char*, const char*>>& rows) {
    golden::HandMade made(core::make_day(2024, 3, 1), 10, core::Timeframe::Day, false, {});
    for (const auto& [key, values] : rows) made.set(key, values);
    view_.arrange(kPictureSize);
    ViewOptions options = view_.options();
    options.log_price = false;
    options.panes.maximised = Pane::Price;
    view_.set_options(options);
    view_.set_dashboard(made.take());
  }
  QImage picture() { return view_.toPixmap(kPictureSize.width(), kPictureSize.height()).toImage(); }
  double y_of(double value) const {
    return view_.axisRects().first()->axis(QCPAxis::atRight)->coordToPixel(value);
  }
  // Where this colour is in the column of a bar; -1: nowhere.
  int lowest(const QColor& colour, std::size_t bar) {
    const QImage image = picture();
    const QRect pane = view_.pane_rect(Pane::Price);
    int found = -1;
    for (int y = pane.top() + 40; y <= pane.bottom(); ++y) {
      if (image.pixelColor(qRound(view_.pixel_of_bar(bar)), y) == colour) found = y;
    }
    return found;
  }

  ChartView view_;
};

constexpr const char* kSpot = "100 102 103 - - 104 105 104 103 104";

TEST_F(SignalLooksTest, ASignalWithoutACandleStandsOnThePerps) {
  show({{"spot", kSpot}, {"perp", "101 103 104 105 - 105 106 105 104 105"}, {"signals", "bullish:3"}});
  const int mark = lowest(view_.options().theme.up, 3);
  ASSERT_GE(mark, 0);
  EXPECT_NEAR(mark, y_of(105) + 12, 8);
}

TEST_F(SignalLooksTest, WithoutAnyPriceItStandsAtThePanesFoot) {
  const char* perp = "101 103 104 105 - 105 106 105 104 105";
  show({{"spot", kSpot}, {"perp", perp}, {"signals", "bullish:4"}});
  EXPECT_NEAR(lowest(view_.options().theme.up, 4), view_.pane_rect(Pane::Price).bottom(), 12);
  // One that would stand above its bar too: neither hides the other.
  show({{"spot", kSpot}, {"perp", perp}, {"signals", "bullish:4 bearish:4"}});
  ViewOptions options = view_.options();
  options.shading = false;
  view_.set_options(options);
  EXPECT_GE(lowest(options.theme.up, 4), 0);
  EXPECT_GE(lowest(options.theme.down, 4), 0);
}

TEST_F(SignalLooksTest, OverLeverageIsShadedAndWhereAConfluenceHoldsTooAtTheFoot) {
  show({{"spot", "100 102 103 104 103 104 105 104 103 104"},
        {"signals", "longs_crowded:2-3 bearish:6-7 longs_crowded:7-8"}});
  const Theme& theme = view_.options().theme;
  const QImage image = picture();
  const QRect pane = view_.pane_rect(Pane::Price);
  const auto ground = [&](std::size_t bar, int y) {
    // Beside the candle.
    const double pitch = view_.pixel_of_bar(1) - view_.pixel_of_bar(0);
    return image.pixelColor(qRound(view_.pixel_of_bar(bar) - 0.45 * pitch), y);
  };
  const int middle = pane.center().y() + 3;
  const int foot = pane.bottom() - 3;
  const QColor alone = blended(theme.background, theme.warning, 0.11);
  EXPECT_EQ(ground(3, middle), alone);
  EXPECT_EQ(ground(3, foot), alone);
  EXPECT_EQ(ground(6, middle), blended(theme.background, theme.down, 0.16));
  EXPECT_EQ(ground(6, foot), blended(theme.background, theme.down, 0.16));
  EXPECT_EQ(ground(7, middle), blended(theme.background, theme.down, 0.16));
  EXPECT_EQ(ground(7, foot), blended(theme.background, theme.warning, 0.16));
  EXPECT_EQ(ground(1, middle), theme.background);
  ViewOptions options = view_.options();
  options.shading = false;
  view_.set_options(options);
  EXPECT_EQ(picture().pixelColor(qRound(view_.pixel_of_bar(3)) - 25, foot), theme.background);
}

// Whoever has no data yet wants it fetched; whoever left venues out himself has to know that it was him.
TEST(EmptyPaneTest, AdvisesToFetchFirstAndNamesWhatIsLeftOut) {
  for (const bool excluded : {false, true}) {
    metrics::Parameters parameters;
    if (excluded) parameters.excluded = {"bitmex:XBTUSD"};
    Scene scene;
    scene.data = std::make_shared<ChartData>(
        golden::HandMade(core::make_day(2024, 3, 1), 3, core::Timeframe::Day, false, parameters).take());
    for (const Pane pane : {Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding}) {
      const QString words = emptiness(pane, scene);
      const qsizetype fetch = words.indexOf(QLatin1String("fetch"));
      EXPECT_GE(fetch, 0) << pane_name(pane);
      EXPECT_LT(fetch, words.indexOf(QLatin1String("import"))) << pane_name(pane);
      EXPECT_EQ(words.contains(QLatin1String("venues.exclude")), excluded) << pane_name(pane);
    }
  }
}

class CrosshairTest : public ShownChart {
 protected:
  // In which panes it says a value.
  std::vector<Pane> labelled() {
    const QImage image = picture();
    std::vector<Pane> panes;
    for (const Pane pane : kPanes) {
      const QRect rect = view_.pane_rect(pane);
      bool found = false;
      for (int y = rect.top(); y <= rect.bottom() && !found; ++y)
        found = image.pixelColor(rect.right() + 4, y) == view_.options().theme.tag;
      if (found) panes.push_back(pane);
    }
    return panes;
  }
};

TEST_F(CrosshairTest, ByKeyItSaysTheBarsValueInEachPaneAndByMouseThatUnderIt) {
  EXPECT_TRUE(labelled().empty());
  view_.set_cursor(300);
  const std::vector<Pane> all{Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding};
  EXPECT_EQ(labelled(), all);
  move(in(Pane::Premium, 0.4, 0.8));
  EXPECT_EQ(labelled(), std::vector<Pane>{Pane::Premium});
  view_.scroll(0.05);
  view_.set_cursor(301);
  EXPECT_EQ(labelled(), all);
  view_.set_cursor(std::nullopt);
  EXPECT_TRUE(labelled().empty());
}

// A window that is moved to a screen of other pixels is drawn anew in those.
TEST_F(CrosshairTest, ThePictureFollowsTheScreensPixels) {
  const QImage before = picture();
  view_.setBufferDevicePixelRatio(2);
  EXPECT_NE(view_.bufferDevicePixelRatio(), view_.devicePixelRatioF());
  view_.repaint();
  EXPECT_EQ(view_.bufferDevicePixelRatio(), view_.devicePixelRatioF());
  EXPECT_EQ(picture(), before);
}

// While something moves the picture is plainer; it is the same picture.
TEST_F(CrosshairTest, TheMovingPictureShowsTheSame) {
  change([](ViewOptions& options) { options.extremes = true; });
  const auto drawn = [&](bool moving) {
    view_.set_moving(moving);
    view_.replot(QCustomPlot::rpImmediateRefresh);
    return picture();
  };
  const QImage at_rest = drawn(false);
  const QImage moving = drawn(true);
  EXPECT_NE(moving, at_rest);
  const QRect all = view_.rect();
  EXPECT_LT(differing(moving, at_rest, all), all.width() * all.height() / 25);
  const auto holds = [&](const QImage& image, Pane pane, const QColor& colour) {
    const QRect rect = view_.pane_rect(pane);
    for (int y = rect.top() + 30; y <= rect.bottom(); ++y) {
      for (int x = rect.left(); x <= rect.right(); ++x)
        if (image.pixelColor(x, y) == colour) return true;
    }
    return false;
  };
  const Theme& theme = view_.options().theme;
  EXPECT_TRUE(holds(moving, Pane::OpenInterest, theme.open_interest));
  EXPECT_TRUE(holds(moving, Pane::Funding, theme.funding));
  EXPECT_TRUE(holds(moving, Pane::Price, theme.warning)) << "the marks";
  EXPECT_EQ(drawn(false), at_rest);
}

}  // namespace
}  // namespace btcflow::chart
