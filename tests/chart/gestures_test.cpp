// The mouse on the chart: what hands that know other charting programs expect.
#include <QPaintEvent>
#include <cmath>
#include <utility>

#include "shown_chart.h"

namespace btcflow::chart {
namespace {

using GesturesTest = ShownChart;

constexpr auto kCtrl = Qt::ControlModifier;

// ---- wheel ----

TEST_F(GesturesTest, CtrlWheelZoomsTheValuesAtTheCursorAndLocksThem) {
  const QCPRange time_before = time();
  const QPoint at = in(Pane::Premium, 0.5, 0.3);
  const double under_mouse = value_axis(Pane::Premium).pixelToCoord(at.y());
  const double size = values(Pane::Premium).size();
  QSignalSpy changed(&view_, &ChartView::options_changed);
  wheel(at, {0, 2}, kCtrl);
  EXPECT_LT(values(Pane::Premium).size(), size);
  EXPECT_NEAR(value_axis(Pane::Premium).pixelToCoord(at.y()), under_mouse, 0.01 * size);
  EXPECT_EQ(time(), time_before);
  ASSERT_TRUE(lock(Pane::Premium));
  EXPECT_DOUBLE_EQ(lock(Pane::Premium)->lower, values(Pane::Premium).lower);
  EXPECT_FALSE(lock(Pane::Price)) << "only the pane under the mouse";
  EXPECT_EQ(changed.count(), 1);
}

TEST_F(GesturesTest, WheelOnAValueAxisZoomsItAroundItsMiddle) {
  const QCPRange before = values(Pane::OpenInterest);
  wheel(on_value_axis(Pane::OpenInterest, 0.1), {0, -1});
  EXPECT_GT(values(Pane::OpenInterest).size(), before.size());
  EXPECT_NEAR(values(Pane::OpenInterest).center(), before.center(), 1e-9);
}

TEST_F(GesturesTest, SidewaysWheelScrollsWithoutZoom) {
  view_.zoom(4, 0.5);
  const QCPRange before = time();
  wheel(in(Pane::Price), {1, 0});
  EXPECT_LT(time().lower, before.lower);
  EXPECT_NEAR(time().size(), before.size(), 1);
}

// A touchpad goes on sending after the fingers have left; the chart stops where the hand stopped.
TEST_F(GesturesTest, MomentumIsNotFollowed) {
  const QCPRange before = time();
  wheel(in(Pane::Price), {0, 3}, Qt::NoModifier, Qt::ScrollMomentum);
  EXPECT_EQ(time(), before);
}

// At the widest the wheel must not push the chart sideways.
TEST_F(GesturesTest, ZoomingOutFartherThanAllowedChangesNothing) {
  wheel(in(Pane::Price, 0.2), {0, -30});
  const QCPRange widest = time();
  wheel(in(Pane::Price, 0.2), {0, -3});
  expect_near(time(), widest);
}

// ---- panning ----

// Momentum-free and precise: back where the hand came from, back to the same dates.
TEST_F(GesturesTest, ADragThereAndBackLeadsBackExactly) {
  view_.zoom(6, 0.5);
  const QCPRange before = time();
  const QPoint from = in(Pane::Price);
  hold(from, from + QPoint(-333, 40));
  EXPECT_NE(time(), before);
  move(from, Qt::LeftButton);
  EXPECT_EQ(time(), before);
  QTest::mouseRelease(&view_, Qt::LeftButton, {}, from);
  EXPECT_EQ(time(), before);
}

TEST_F(GesturesTest, AHandThatTremblesInAClickMovesNothing) {
  const QCPRange before = time();
  drag(in(Pane::Price), in(Pane::Price) + QPoint(2, 1));
  EXPECT_EQ(time(), before);
}

TEST_F(GesturesTest, FittedValuesAreNotDraggedUpAndDown) {
  drag(in(Pane::Premium), in(Pane::Premium) + QPoint(0, 30));
  EXPECT_FALSE(view_.values_locked());
}

TEST_F(GesturesTest, LockedValuesPanWithTheMouse) {
  view_.lock_values(true);
  view_.zoom(4, 0.5);
  QSignalSpy changed(&view_, &ChartView::options_changed);
  for (const Pane pane : {Pane::Price, Pane::Funding}) {  // logarithmic and linear
    const QPoint from = in(pane);
    const double value = value_axis(pane).pixelToCoord(from.y());
    drag(from, from + QPoint(50, 25));
    EXPECT_NEAR(value_axis(pane).coordToPixel(value), from.y() + 25, 1.0);
    EXPECT_DOUBLE_EQ(lock(pane)->upper, values(pane).upper);
  }
  EXPECT_EQ(changed.count(), 2) << "once a drag, when it ends: one step to undo";
}

// A window that takes the mouse away in the middle of a drag eats the release.
TEST_F(GesturesTest, ADragWhoseReleaseNobodySawEndsWithTheNextMove) {
  view_.zoom(4, 0.5);
  hold(in(Pane::Price), in(Pane::Price) + QPoint(80, 0));
  const QCPRange dragged = time();
  move(in(Pane::Price) + QPoint(300, 0));
  EXPECT_EQ(time(), dragged);
  EXPECT_FALSE(view_.end_gesture());
}

TEST_F(GesturesTest, AnotherButtonDoesNotEndADrag) {
  view_.zoom(4, 0.5);
  const QPoint from = in(Pane::Price);
  QSignalSpy menu(&view_, &ChartView::menu_wanted);
  hold(from, from + QPoint(60, 0));
  QTest::mousePress(&view_, Qt::RightButton, {}, from + QPoint(60, 0));
  QTest::mouseRelease(&view_, Qt::RightButton, {}, from + QPoint(60, 0));
  const QCPRange before = time();
  move(from + QPoint(90, 0), Qt::LeftButton);
  EXPECT_LT(time().lower, before.lower) << "the drag goes on";
  EXPECT_EQ(menu.count(), 0);
}

// ---- axes ----

TEST_F(GesturesTest, DragOnTheTimeAxisStretchesTimeAndLeavesTheRightEnd) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2022, 1, 1)});
  const QCPRange before = time();
  const QPoint from = on_time_axis(0.7);
  const double date = time_axis().pixelToCoord(from.x());
  const QPoint to = from - QPoint(200, 0);
  drag(from, to);
  EXPECT_LT(time().size(), before.size());
  EXPECT_NEAR(time().upper, before.upper, 1);
  EXPECT_NEAR(time_axis().coordToPixel(date), to.x(), 1.0) << "the date under the mouse stays under it";
}

TEST_F(GesturesTest, TheTimeAxisIsNotStretchedBeyondWhatIsAllowed) {
  view_.show_range({core::make_day(2020, 1, 1), core::make_day(2020, 3, 1)});
  const QCPRange before = time();
  drag(on_time_axis(0.9), on_time_axis(0.01));
  EXPECT_NEAR(time().upper, before.upper, 1) << "at the narrowest too";
  EXPECT_GE(time().size(), 10 * 86400 - 1);
}

TEST_F(GesturesTest, DragOnAValueAxisStretchesItAroundItsMiddleAndLocksIt) {
  const QCPRange before = values(Pane::Funding);
  const QCPRange time_before = time();
  QSignalSpy changed(&view_, &ChartView::options_changed);
  drag(on_value_axis(Pane::Funding, 0.3), on_value_axis(Pane::Funding, 0.6));
  EXPECT_GT(values(Pane::Funding).size(), before.size()) << "down shows more";
  EXPECT_NEAR(values(Pane::Funding).center(), before.center(), 1e-9);
  EXPECT_EQ(time(), time_before);
  EXPECT_TRUE(lock(Pane::Funding));
  EXPECT_EQ(changed.count(), 1);
}

// A logarithmic axis has its middle at the geometric mean, and never reaches 0.
TEST_F(GesturesTest, DragOnALogarithmicAxisStretchesRatios) {
  const QCPRange before = values(Pane::Price);
  drag(on_value_axis(Pane::Price, 0.8), on_value_axis(Pane::Price, 0.2));
  const QCPRange after = values(Pane::Price);
  EXPECT_LT(after.upper / after.lower, before.upper / before.lower) << "up shows less";
  EXPECT_NEAR(std::sqrt(after.lower * after.upper), std::sqrt(before.lower * before.upper),
              1e-6 * before.upper);
  for (int i = 0; i < 30; ++i) drag(on_value_axis(Pane::Price, 0.05), on_value_axis(Pane::Price, 0.95));
  EXPECT_GT(values(Pane::Price).lower, 0);
  EXPECT_TRUE(std::isfinite(values(Pane::Price).upper));
}

TEST_F(GesturesTest, DoubleClickOnAValueAxisFitsItAgain) {
  const QCPRange fitted = values(Pane::Price);
  drag(on_value_axis(Pane::Price, 0.3), on_value_axis(Pane::Price, 0.7));
  ASSERT_TRUE(view_.values_locked());
  QTest::mouseDClick(&view_, Qt::LeftButton, {}, on_value_axis(Pane::Price));
  EXPECT_FALSE(view_.values_locked());
  expect_near(values(Pane::Price), fitted);
}

TEST_F(GesturesTest, DoubleClickOnTheTimeAxisShowsEverything) {
  const QCPRange all = time();
  view_.zoom(8, 0.3);
  QTest::mouseDClick(&view_, Qt::LeftButton, {}, on_time_axis());
  expect_near(time(), all);
}

// Nothing to stretch: it has no values.
TEST_F(GesturesTest, TheConfluencePaneHasNoValuesToDrag) {
  drag(on_value_axis(Pane::Confluence, 0.2), on_value_axis(Pane::Confluence, 0.9));
  wheel(in(Pane::Confluence), {0, 1}, kCtrl);
  view_.set_values(Pane::Confluence, ValueRange{0, 9});
  EXPECT_FALSE(view_.values_locked());
}

// ---- box ----

TEST_F(GesturesTest, CtrlDragZoomsToTheBox) {
  const QPoint from = in(Pane::Premium, 0.4, 0.35);
  const QPoint to = in(Pane::Premium, 0.6, 0.75);
  const QCPRange dates(time_axis().pixelToCoord(from.x()), time_axis().pixelToCoord(to.x()));
  const QCPRange levels(value_axis(Pane::Premium).pixelToCoord(to.y()),
                        value_axis(Pane::Premium).pixelToCoord(from.y()));
  QSignalSpy changed(&view_, &ChartView::options_changed);
  drag(from, to, Qt::LeftButton, kCtrl);
  expect_near(time(), dates, 0.01);
  expect_near(values(Pane::Premium), levels, 0.02);
  EXPECT_TRUE(lock(Pane::Premium));
  EXPECT_FALSE(lock(Pane::Price));
  EXPECT_EQ(changed.count(), 1);
}

TEST_F(GesturesTest, ARightDragIsABoxInAnyDirectionAndAsksForNoMenu) {
  const QPoint from = in(Pane::Price, 0.7, 0.8);
  const QPoint to = in(Pane::Price, 0.5, 0.3);
  const QCPRange dates(time_axis().pixelToCoord(to.x()), time_axis().pixelToCoord(from.x()));
  QSignalSpy menu(&view_, &ChartView::menu_wanted);
  drag(from, to, Qt::RightButton);
  expect_near(time(), dates, 0.01);
  EXPECT_TRUE(lock(Pane::Price));
  EXPECT_EQ(menu.count(), 0);
}

TEST_F(GesturesTest, TheBoxIsSeenWhileItIsDrawnAndGoesAfterwards) {
  const QImage before = picture();
  const QPoint from = in(Pane::OpenInterest, 0.3, 0.5);
  const QPoint to = in(Pane::OpenInterest, 0.5, 0.9);
  hold(from, to, Qt::LeftButton, kCtrl);
  view_.set_cursor(std::nullopt);  // the crosshair is not meant here
  const QRect inside = QRect(from, to).adjusted(4, 4, -4, -4);
  EXPECT_GT(differing(before, picture(), inside), inside.width() * inside.height() * 9 / 10);
  EXPECT_EQ(differing(before, picture(), view_.pane_rect(Pane::Funding)), 0) << "in its own pane alone";
  EXPECT_TRUE(view_.end_gesture());
  QTest::mouseRelease(&view_, Qt::LeftButton, kCtrl, to);
  view_.set_cursor(std::nullopt);
  EXPECT_EQ(differing(before, picture(), view_.rect()), 0);
}

TEST_F(GesturesTest, ABoxWithoutHeightChoosesDatesAlone) {
  drag(in(Pane::Premium, 0.4), in(Pane::Premium, 0.6) + QPoint(0, 1), Qt::LeftButton, kCtrl);
  EXPECT_LT(time().size(), 0.25 * demo_dashboard(core::Timeframe::Week)->size() * 7 * 86400);
  EXPECT_FALSE(view_.values_locked());
}

TEST_F(GesturesTest, ABoxWithoutWidthChoosesNothing) {
  const QCPRange before = time();
  drag(in(Pane::Premium, 0.5, 0.3), in(Pane::Premium, 0.5, 0.8) + QPoint(2, 0), Qt::LeftButton, kCtrl);
  EXPECT_EQ(time(), before);
  EXPECT_FALSE(view_.values_locked());
}

// Dragged out of its pane the box ends at the pane's edge.
TEST_F(GesturesTest, ABoxStaysInItsPane) {
  drag(in(Pane::Funding, 0.4, 0.5), in(Pane::Price, 0.6, 0.5), Qt::LeftButton, kCtrl);
  ASSERT_TRUE(lock(Pane::Funding));
  EXPECT_FALSE(lock(Pane::Price));
}

// ---- menu, Escape, the mouse's shape ----

TEST_F(GesturesTest, ARightClickAsksForThePanesMenu) {
  const QCPRange before = time();
  QSignalSpy menu(&view_, &ChartView::menu_wanted);
  QTest::mouseClick(&view_, Qt::RightButton, {}, in(Pane::Funding));
  ASSERT_EQ(menu.count(), 1);
  EXPECT_EQ(menu.at(0).at(0).value<Pane>(), Pane::Funding);
  EXPECT_EQ(menu.at(0).at(1).toPoint(), view_.mapToGlobal(in(Pane::Funding)));
  EXPECT_EQ(time(), before);
}

// Whoever works without a mouse has a menu key.
TEST_F(GesturesTest, TheMenuKeyAsksForAMenuToo) {
  QSignalSpy menu(&view_, &ChartView::menu_wanted);
  const QPoint middle = view_.rect().center();
  QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, view_.mapToGlobal(middle));
  QApplication::sendEvent(&view_, &event);
  ASSERT_EQ(menu.count(), 1);
  EXPECT_TRUE(view_.geometry().contains(menu.at(0).at(1).toPoint()));
}

TEST_F(GesturesTest, EscapeUndoesADragThatIsUnderWay) {
  view_.zoom(4, 0.5);
  const QCPRange time_before = time();
  const QPoint from = in(Pane::Price);
  hold(from, from + QPoint(100, 0));
  EXPECT_TRUE(view_.end_gesture());
  EXPECT_EQ(time(), time_before);
  move(from + QPoint(200, 0), Qt::LeftButton);
  EXPECT_EQ(time(), time_before) << "the rest of the movement is no drag any more";
  QTest::mouseRelease(&view_, Qt::LeftButton, {}, from + QPoint(200, 0));
  EXPECT_FALSE(view_.end_gesture()) << "there is nothing left to end";

  const QCPRange values_before = values(Pane::Funding);
  QSignalSpy changed(&view_, &ChartView::options_changed);
  hold(on_value_axis(Pane::Funding, 0.2), on_value_axis(Pane::Funding, 0.6));
  EXPECT_TRUE(view_.end_gesture());
  expect_near(values(Pane::Funding), values_before);
  EXPECT_FALSE(view_.values_locked());
  EXPECT_EQ(changed.count(), 0);
}

TEST_F(GesturesTest, TheMouseShowsWhatADragWouldDo) {
  const auto shape_at = [&](const QPoint& point) {
    move(point);
    return view_.QWidget::cursor().shape();
  };
  EXPECT_EQ(shape_at(in(Pane::Price)), Qt::CrossCursor);
  EXPECT_EQ(shape_at(on_border_above(Pane::Funding)), Qt::SplitVCursor);
  EXPECT_EQ(shape_at(on_time_axis()), Qt::SizeHorCursor);
  EXPECT_EQ(shape_at(on_value_axis(Pane::Price)), Qt::SizeVerCursor);
  EXPECT_EQ(shape_at(on_value_axis(Pane::Confluence, 0.7)), Qt::ArrowCursor);
  QTest::mousePress(&view_, Qt::LeftButton, {}, in(Pane::Price));
  EXPECT_EQ(view_.QWidget::cursor().shape(), Qt::ClosedHandCursor);
  QTest::mouseRelease(&view_, Qt::LeftButton, {}, in(Pane::Price));
  EXPECT_EQ(view_.QWidget::cursor().shape(), Qt::CrossCursor);
}

// What a paint event asked for.
class AskedFor : public QObject {
 public:
  QRegion take() { return std::exchange(region_, QRegion()); }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) region_ += static_cast<QPaintEvent*>(event)->region();
    return false;
  }

 private:
  QRegion region_;
};

// Only what changes is painted anew: nothing of where the crosshair or a measure was may stay behind, on
// screens with fractions of pixels neither.
TEST_F(GesturesTest, WhatTheMouseLeavesBehindIsPaintedOver) {
  for (const double ratio : {1.0, 1.25, 1.5}) {
    QImage whole(view_.size() * ratio, QImage::Format_RGB32);
    whole.setDevicePixelRatio(ratio);
    QApplication::processEvents();  // what is queued
    view_.replot();
    QApplication::processEvents();
    view_.render(&whole);
    QImage kept = whole;
    AskedFor asked;
    view_.installEventFilter(&asked);
    const auto go_to = [&](const QPoint& point, bool measuring) {
      move(point, measuring ? Qt::LeftButton : Qt::NoButton, Qt::ShiftModifier);
      QApplication::processEvents();
      const QRegion region = asked.take();
      EXPECT_FALSE(region.contains(view_.rect().center() + QPoint(300, 0))) << "the whole chart was painted";
      view_.render(&kept, region.boundingRect().topLeft(), region, QWidget::DrawChildren);
      view_.render(&whole, {}, {}, QWidget::DrawChildren);
      asked.take();
      EXPECT_EQ(differing(kept, whole, whole.rect()), 0) << "at ratio " << ratio;
    };
    for (const double part : {0.01, 0.2, 0.33, 0.6, 0.99}) go_to(in(Pane::Price, part, part), false);
    go_to(on_value_axis(Pane::Price), false);
    QTest::mousePress(&view_, Qt::LeftButton, Qt::ShiftModifier, in(Pane::Premium, 0.3, 0.6));
    for (const double part : {0.35, 0.5, 0.2}) go_to(in(Pane::Premium, part, part), true);
    QTest::mouseRelease(&view_, Qt::LeftButton, Qt::ShiftModifier, in(Pane::Premium, 0.2, 0.2));
    view_.end_gesture();
    go_to(in(Pane::Confluence, 0.01), false);
    view_.removeEventFilter(&asked);
  }
}

}  // namespace
}  // namespace btcflow::chart
