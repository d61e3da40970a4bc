// What Qt tells the chart, handed on to those whose business it is; and what it paints.
#include "btcflow/chart/chart_view.h"
#include "gestures.h"
#include "overlay.h"
#include "panes.h"

namespace btcflow::chart {

// For exports. On screen overlays are painted by paintEvent().
void ChartView::draw(QCPPainter* painter) {
  QCustomPlot::draw(painter);
  overlays_->paint(*painter, viewport());
}

// The plot's picture one rectangle at a time: Qt copies rectangles straight, but any other shape span by span
// and in threads of its own, which takes longer than a move of the mouse may.
void ChartView::paintEvent(QPaintEvent* event) {
  renew_picture();
  QCPPainter painter(this);
  if (!painter.isActive()) return;
  for (const QRect& rect : event->region()) {
    painter.setClipRect(rect);
    for (const auto& buffer : mPaintBuffers) buffer->draw(&painter);
  }
  painter.setClipping(false);
  overlays_->paint(painter, event->region());
}

// However much has changed since the last one, it is one picture.
void ChartView::redraw_later() {
  stale_ = true;
  update();
}

void ChartView::renew_picture() {
  if (!qFuzzyCompare(bufferDevicePixelRatio(), devicePixelRatioF())) {  // the window is on another screen now
    setBufferDevicePixelRatio(devicePixelRatioF());
    stale_ = true;
  }
  if (!std::exchange(stale_, false)) return;
  // It is about to be painted, and is not to ask for that again.
  setAttribute(Qt::WA_UpdatesDisabled);
  replot(QCustomPlot::rpQueuedRefresh);
  setAttribute(Qt::WA_UpdatesDisabled, false);
}

// The plot below is as it was.
void ChartView::update_overlays() { update(overlays_->changed()); }

void ChartView::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  gestures_->press(*event);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) { gestures_->move(*event); }
void ChartView::mouseReleaseEvent(QMouseEvent* event) { gestures_->release(*event); }
void ChartView::mouseDoubleClickEvent(QMouseEvent* event) { gestures_->double_click(*event); }

void ChartView::wheelEvent(QWheelEvent* event) {
  gestures_->wheel(*event);
  event->accept();
}

// By key. By mouse it is asked for where a right click ends: a right drag wants no menu.
void ChartView::contextMenuEvent(QContextMenuEvent* event) {
  event->accept();
  if (event->reason() != QContextMenuEvent::Keyboard) return;
  const QPoint mouse = mapFromGlobal(QCursor::pos());
  const auto pane = panes_->stack().pane_at(mouse);
  const Pane wanted = pane.value_or(panes_->stack().shown().front());
  const QPoint at = pane ? mouse : panes_->rect(wanted)->rect().center();
  emit menu_wanted(wanted, mapToGlobal(at));
}

void ChartView::leaveEvent(QEvent*) { set_cursor(std::nullopt); }

void ChartView::resizeEvent(QResizeEvent*) {
  // QCustomPlot would draw at once, and again for each size on the way to the last.
  setViewport(rect());
  panes_->arrange();
  refresh();
}

void ChartView::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::FontChange && panes_) {
    panes_->apply_options();
    panes_->arrange();
    refresh();
  }
}

}  // namespace btcflow::chart
