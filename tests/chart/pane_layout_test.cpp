// Panes: their heights, their order, who is hidden and who stands alone.
#include "pane_layout.h"

#include <numeric>

#include "btcflow/chart/export.h"
#include "btcflow/chart/fonts.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

// ---- the description ----

TEST(PaneLayoutTest, HeightsFillTheRoomToThePixel) {
  for (const int room : {0, 7, 333, 974, 2101}) {
    const std::vector<int> heights = pane_heights({}, room, 45);
    EXPECT_EQ(std::accumulate(heights.begin(), heights.end(), 0), room);
  }
}

TEST(PaneLayoutTest, NoPaneIsLowerThanTheLeastWhileThereIsRoom) {
  PaneLayout layout;
  layout.heights = {100, 1, 1, 1, 1};
  const std::vector<int> heights = pane_heights(layout, 1000, 50);
  EXPECT_EQ(heights, (std::vector<int>{800, 50, 50, 50, 50}));
  // Without room all are equally low.
  EXPECT_EQ(pane_heights(layout, 100, 50), (std::vector<int>{20, 20, 20, 20, 20}));
}

TEST(PaneLayoutTest, ABorderMovesItsTwoNeighboursOnly) {
  const std::vector<int> before = pane_heights({}, 900, 45);
  const std::vector<int> after = pane_heights(with_border_moved({}, 1, 37, 900, 45), 900, 45);
  EXPECT_EQ(after, (std::vector<int>{before[0], before[1] + 37, before[2] - 37, before[3], before[4]}));
}

TEST(PaneLayoutTest, ABorderStopsWhereANeighbourIsAtItsLeast) {
  const std::vector<int> before = pane_heights({}, 900, 45);
  const std::vector<int> up = pane_heights(with_border_moved({}, 2, -5000, 900, 45), 900, 45);
  EXPECT_EQ(up[2], 45);
  EXPECT_EQ(up[3], before[2] + before[3] - 45);
  const std::vector<int> down = pane_heights(with_border_moved({}, 2, 5000, 900, 45), 900, 45);
  EXPECT_EQ(down[3], 45);
}

// The pane next to it on screen is what a hand means by "up".
TEST(PaneLayoutTest, MovingGoesPastHiddenPanes) {
  PaneLayout layout = with_hidden({}, Pane::Premium, true);
  layout = with_moved(layout, Pane::OpenInterest, -1);
  EXPECT_EQ(shown_panes(layout),
            (std::vector<Pane>{Pane::OpenInterest, Pane::Price, Pane::Funding, Pane::Confluence}));
  layout = with_moved(layout, Pane::OpenInterest, 99);
  EXPECT_EQ(shown_panes(layout).back(), Pane::OpenInterest);
  EXPECT_EQ(mended(layout), layout) << "each pane is still there once";
}

TEST(PaneLayoutTest, TheLastShownPaneStays) {
  PaneLayout layout;
  for (const Pane pane : kPanes) layout = with_hidden(layout, pane, true);
  EXPECT_EQ(shown_panes(layout), std::vector<Pane>{Pane::Confluence});
}

// A settings file can say anything.
TEST(PaneLayoutTest, WhatCannotBeIsPutRight) {
  PaneLayout bad;
  bad.order = {Pane::Price, Pane::Price, Pane::Funding, Pane::Funding, Pane::Premium};
  bad.heights = {1, -1, 0, 1, 1};
  bad.hidden.fill(true);
  bad.values.at(index_of(Pane::Price)) = ValueRange{5, 1};
  bad.values.at(index_of(Pane::Confluence)) = ValueRange{0, 1};
  EXPECT_EQ(mended(bad), PaneLayout{});
  bad.maximised = Pane::Funding;
  EXPECT_EQ(shown_panes(mended(bad)), std::vector<Pane>{Pane::Funding});
  EXPECT_FALSE(mended(bad).hidden.at(index_of(Pane::Funding)));
}

// ---- on screen ----

class ShownPanesTest : public ShownChart {
 protected:
  // The panes stand without gaps, from the top to the time axis.
  void expect_stacked(const std::vector<Pane>& panes) const {
    int top = 0;
    for (const Pane pane : panes) {
      const QRect rect = view_.pane_rect(pane);
      EXPECT_EQ(rect.top(), top);
      EXPECT_EQ(rect.left(), view_.pane_rect(panes.front()).left());
      EXPECT_EQ(rect.right(), view_.pane_rect(panes.front()).right());
      top = rect.bottom() + 1;
    }
    EXPECT_LT(top, view_.height());
    for (const Pane pane : kPanes) {
      const bool shown = std::find(panes.begin(), panes.end(), pane) != panes.end();
      EXPECT_EQ(view_.pane_rect(pane).isEmpty(), !shown);
    }
  }
  // Where in the chart something is written below the lowest pane, and that the axis' dates stand there.
  void expect_dates_below(Pane lowest_pane) {
    view_.replot();
    for (const QCPAxisRect* rect : view_.axisRects()) {
      const bool lowest_one = rect->rect() == view_.pane_rect(lowest_pane);
      EXPECT_EQ(rect->axis(QCPAxis::atBottom)->tickLabels(), lowest_one);
    }
    const QImage image = picture();
    const QRect band(0, view_.pane_rect(lowest_pane).bottom() + 4, view_.pane_rect(lowest_pane).width(), 16);
    int lit = 0;
    for (int y = band.top(); y <= band.bottom(); ++y) {
      for (int x = band.left(); x <= band.right(); ++x)
        lit += image.pixelColor(x, y).lightness() > 90 ? 1 : 0;
    }
    EXPECT_GT(lit, 100) << "no dates below the lowest pane";
  }
};

TEST_F(ShownPanesTest, ABorderIsDraggedWithTheMousePixelForPixel) {
  const auto heights = [&] {
    std::vector<int> all;
    for (const Pane pane : kPanes) all.push_back(view_.pane_rect(pane).height());
    return all;
  };
  const std::vector<int> before = heights();
  const QPoint from = on_border_above(Pane::OpenInterest);
  QSignalSpy changed(&view_, &ChartView::options_changed);
  drag(from, from + QPoint(0, 33));
  const std::vector<int> after = heights();
  EXPECT_EQ(after, (std::vector<int>{before[0], before[1] + 33, before[2] - 33, before[3], before[4]}));
  EXPECT_EQ(changed.count(), 1);
  expect_stacked({kPanes.begin(), kPanes.end()});

  // The same shares in another window.
  view_.resize(1200, 1600);
  EXPECT_NEAR(static_cast<double>(view_.pane_rect(Pane::Premium).height()) /
                  view_.pane_rect(Pane::OpenInterest).height(),
              static_cast<double>(after[1]) / after[2], 0.03);
}

TEST_F(ShownPanesTest, ABorderIsDraggedOnTheAxisSideToo) {
  const int before = view_.pane_rect(Pane::Premium).height();
  const QPoint from(view_.width() - 20, view_.pane_rect(Pane::OpenInterest).top() - 2);
  drag(from, from + QPoint(0, 20));
  EXPECT_EQ(view_.pane_rect(Pane::Premium).height(), before + 20);
  EXPECT_FALSE(view_.values_locked());
}

TEST_F(ShownPanesTest, EscapeBringsTheHeightsBack) {
  const QRect before = view_.pane_rect(Pane::Funding);
  const QPoint from = on_border_above(Pane::Funding);
  hold(from, from + QPoint(0, -60));
  EXPECT_NE(view_.pane_rect(Pane::Funding), before);
  EXPECT_TRUE(view_.end_gesture());
  EXPECT_EQ(view_.pane_rect(Pane::Funding), before);
}

TEST_F(ShownPanesTest, DoubleClickShowsAPaneAloneAndAllAgain) {
  const QRect before = view_.pane_rect(Pane::Funding);
  QSignalSpy changed(&view_, &ChartView::options_changed);
  QTest::mouseDClick(&view_, Qt::LeftButton, {}, in(Pane::Funding));
  expect_stacked({Pane::Funding});
  EXPECT_GT(view_.pane_rect(Pane::Funding).height(), 700);
  expect_dates_below(Pane::Funding);
  EXPECT_EQ(changed.count(), 1);
  QTest::mouseDClick(&view_, Qt::LeftButton, {}, in(Pane::Funding));
  expect_stacked({kPanes.begin(), kPanes.end()});
  EXPECT_EQ(view_.pane_rect(Pane::Funding), before);
}

TEST_F(ShownPanesTest, AHiddenPaneLeavesItsRoomAndTheDatesStandUnderTheLowest) {
  view_.set_hidden(Pane::Confluence, true);
  view_.set_hidden(Pane::Premium, true);
  expect_stacked({Pane::Price, Pane::OpenInterest, Pane::Funding});
  expect_dates_below(Pane::Funding);
  view_.set_hidden(Pane::Confluence, false);
  view_.set_hidden(Pane::Premium, false);
  expect_stacked({kPanes.begin(), kPanes.end()});
  expect_dates_below(Pane::Confluence);
}

// Nothing of a hidden pane is drawn, wherever it stood before.
TEST_F(ShownPanesTest, AHiddenPaneDrawsNothing) {
  view_.set_maximised(Pane::Confluence);
  view_.replot();
  const QImage image = picture();
  const QRect pane = view_.pane_rect(Pane::Confluence);
  const QColor line = view_.options().theme.open_interest;
  const QColor funding = view_.options().theme.funding;
  int found = 0;
  for (int y = pane.top(); y <= pane.bottom(); ++y) {
    for (int x = pane.left(); x <= pane.right(); ++x) {
      const QColor c = image.pixelColor(x, y);
      found += c == line || c == funding ? 1 : 0;
    }
  }
  EXPECT_EQ(found, 0);
}

TEST_F(ShownPanesTest, PanesChangePlaces) {
  QSignalSpy changed(&view_, &ChartView::options_changed);
  view_.move_pane(Pane::Price, 1);
  expect_stacked({Pane::Premium, Pane::Price, Pane::OpenInterest, Pane::Funding, Pane::Confluence});
  view_.move_pane(Pane::Confluence, -4);
  expect_stacked({Pane::Confluence, Pane::Premium, Pane::Price, Pane::OpenInterest, Pane::Funding});
  expect_dates_below(Pane::Funding);
  EXPECT_EQ(changed.count(), 2);
  view_.move_pane(Pane::Confluence, -1);
  EXPECT_EQ(changed.count(), 2) << "higher than the top there is nothing";
  view_.reset_panes();
  expect_stacked({kPanes.begin(), kPanes.end()});
  EXPECT_EQ(view_.options().panes, PaneLayout{});
}

TEST_F(ShownPanesTest, MaximisingAHiddenPaneShowsIt) {
  view_.set_hidden(Pane::Funding, true);
  view_.set_maximised(Pane::Funding);
  expect_stacked({Pane::Funding});
  view_.set_maximised(std::nullopt);
  expect_stacked({kPanes.begin(), kPanes.end()});
}

TEST_F(ShownPanesTest, HidingTheMaximisedPaneShowsTheOthers) {
  view_.set_maximised(Pane::Funding);
  view_.set_hidden(Pane::Funding, true);
  expect_stacked({Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Confluence});
}

// One line through all shown panes, or bars cannot be compared.
TEST_F(ShownPanesTest, TheCrosshairRunsThroughAllShownPanes) {
  view_.set_hidden(Pane::Price, true);
  view_.move_pane(Pane::Confluence, -3);
  view_.set_cursor(std::nullopt);
  const QImage without = picture();
  const std::size_t bar = view_.dashboard()->size() * 2 / 3;
  view_.set_cursor(bar);
  const QImage with = picture();
  const int x = qRound(view_.pixel_of_bar(bar));
  for (const Pane pane : {Pane::Confluence, Pane::Premium, Pane::OpenInterest, Pane::Funding}) {
    const QRect rect = view_.pane_rect(pane);
    const QRect column(x, rect.top() + 30, 1, rect.height() - 32);
    EXPECT_GT(differing(without, with, column), column.height() / 3);
  }
}

// The legends of hidden panes are kept up too: whoever reads them by name gets the bar that is shown.
TEST_F(ShownPanesTest, LegendsOfHiddenPanesFollowTheCursor) {
  view_.set_hidden(Pane::Price, true);
  view_.set_cursor(200);
  EXPECT_TRUE(view_.legend_text(Pane::Price)
                  .contains(QString::fromStdString(core::to_date(view_.dashboard()->bars[200].open))));
}

// ---- fonts and sizes ----

// Labels of the lowest and of every other pane stay inside the widget at any size of text.
TEST_F(ShownPanesTest, MarginsFollowTheFont) {
  const auto axis_height = [&] { return view_.height() - view_.pane_rect(Pane::Confluence).bottom() - 1; };
  const auto axis_width = [&] { return view_.width() - view_.pane_rect(Pane::Price).right() - 1; };
  const int height = axis_height();
  const int width = axis_width();
  change([](ViewOptions& options) { options.font_scale = 2; });
  EXPECT_NEAR(axis_height(), 2 * height, 8);
  EXPECT_NEAR(axis_width(), 2 * width, 16);
  view_.replot();
  for (const Pane pane : {Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding}) {
    for (const QString& label : numbers(pane)) {
      EXPECT_LT(QFontMetrics(view_.font()).horizontalAdvance(label) + 8, axis_width());
    }
  }
  // Dates do not touch each other.
  const QVector<double> ticks = time_axis().tickVector();
  const QVector<QString> labels = time_axis().tickVectorLabels();
  for (qsizetype i = 1; i < ticks.size(); ++i) {
    const double between = time_axis().coordToPixel(ticks[i]) - time_axis().coordToPixel(ticks[i - 1]);
    EXPECT_GT(between, QFontMetrics(view_.font()).horizontalAdvance(labels[i]));
  }
}

TEST_F(ShownPanesTest, AFontScaleThatCannotBeIsBroughtIntoItsLimits) {
  change([](ViewOptions& options) { options.font_scale = 99; });
  EXPECT_DOUBLE_EQ(view_.options().font_scale, kMostFontScale);
  change([](ViewOptions& options) { options.font_scale = std::numeric_limits<double>::quiet_NaN(); });
  EXPECT_DOUBLE_EQ(view_.options().font_scale, 1);
}

// A picture made on a machine with other fonts is the same picture.
TEST(PaneFontTest, ThePictureDoesNotDependOnTheApplicationsFont) {
  PictureRequest request;
  request.dashboard = demo_dashboard(core::Timeframe::Month);
  request.size = {700, 500};
  const auto before = draw_picture(request, PictureFormat::Png);
  QFont other = QApplication::font();
  other.setPixelSize(23);
  other.setBold(true);
  QApplication::setFont(other);
  const auto after = draw_picture(request, PictureFormat::Png);
  use_own_font();
  ASSERT_TRUE(before && after);
  EXPECT_EQ(*before, *after);
}

TEST(PaneFontTest, APictureShowsThePanesAsTheyStand) {
  PictureRequest request;
  request.dashboard = demo_dashboard(core::Timeframe::Month);
  request.size = {700, 500};
  const QImage all = QImage::fromData(*draw_picture(request, PictureFormat::Png), "PNG");
  request.options.panes.hidden.at(index_of(Pane::Premium)) = true;
  const QImage fewer = QImage::fromData(*draw_picture(request, PictureFormat::Png), "PNG");
  EXPECT_NE(all, fewer);
}

class TinyPanesTest : public ShownChart {
 protected:
  void SetUp() override { show({700, 500}); }
};

TEST_F(TinyPanesTest, EveryPaneHasItsPlaceInASmallWindow) {
  for (const double scale : {1.0, 2.0, 2.5}) {
    change([&](ViewOptions& options) { options.font_scale = scale; });
    for (const Pane pane : kPanes) {
      EXPECT_GE(view_.pane_rect(pane).height(), QFontMetrics(view_.font()).height());
      EXPECT_GT(view_.pane_rect(pane).width(), 350);
    }
    EXPECT_FALSE(picture().isNull());
  }
}

// A splitter can be pushed to nothing.
TEST_F(TinyPanesTest, NoRoomAtAllIsNoReasonToCrash) {
  for (const QSize& size : {QSize(60, 30), QSize(1, 1), QSize(5, 900), QSize(900, 5)}) {
    view_.resize(size);
    QApplication::processEvents();
    move({3, 3});
    wheel({3, 3}, {0, 1});
    hold({2, 2}, {4, 4}, Qt::LeftButton, Qt::ShiftModifier);
    picture();
    QTest::mouseRelease(&view_, Qt::LeftButton, Qt::ShiftModifier, {4, 4});
  }
}

}  // namespace
}  // namespace btcflow::chart
