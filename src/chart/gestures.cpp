#include "gestures.h"

#include <algorithm>
#include <cmath>

#include "btcflow/chart/chart_view.h"
#include "pane_layout.h"

namespace btcflow::chart {

namespace {

constexpr int kTremble = 3;     // pixels; a click that moves no farther is a click
constexpr double kNotch = 120;  // of a wheel, as Qt counts
constexpr double kZoomANotch = 1.2;
constexpr double kScrollANotch = 0.1;    // of the visible time
constexpr double kStretchAHeight = 7.4;  // what a drag over the whole height of a value axis does
constexpr double kCalmEnd = 0.1;  // nearer to its right end than this part of the time axis a drag would leap

}  // namespace

Gestures::Gestures(ChartView& view, Panes& panes, const Scene& scene)
    : view_(view),
      panes_(panes),
      scene_(scene),
      box_(new ZoomBox(&view, scene)),
      measure_(new MeasureMark(&view, scene, panes)) {}

void Gestures::add_overlays_to(Overlays& overlays) const {
  overlays.add(measure_);
  overlays.add(box_);
}

Gestures::Drag Gestures::drag_for(const Place& place, Qt::MouseButton button,
                                  Qt::KeyboardModifiers modifiers) {
  const bool left = button == Qt::LeftButton;
  switch (place.kind) {
    case Place::Kind::Nothing:
      return Drag::None;
    case Place::Kind::Border:
      return left ? Drag::Border : Drag::None;
    case Place::Kind::TimeAxis:
      return left ? Drag::StretchTime : Drag::None;
    case Place::Kind::ValueAxis:
      return left && place.pane != Pane::Confluence ? Drag::StretchValues : Drag::None;
    case Place::Kind::Pane:
      break;
  }
  if (button == Qt::RightButton) return Drag::Box;
  if (button == Qt::MiddleButton) return Drag::Pan;
  if (!left) return Drag::None;
  if (modifiers.testFlag(Qt::ControlModifier)) return Drag::Box;
  return modifiers.testFlag(Qt::ShiftModifier) ? Drag::Measure : Drag::Pan;
}

void Gestures::press(const QMouseEvent& event) {
  if (grip_.button == event.button()) finish();  // its release went elsewhere
  if (grip_.button != Qt::NoButton) return;      // another button of the same hand
  const QPoint point = event.position().toPoint();
  if (measure_->shown()) {
    measure_->show(std::nullopt);
    view_.update_overlays();
  }
  const Place place = panes_.stack().place_at(point);
  if (place.kind == Place::Kind::Nothing) return;
  grip_ = Grip{drag_for(place, event.button(), event.modifiers()),
               event.button(),
               place,
               point,
               panes_.time_axis()->range(),
               panes_.value_axis(place.pane)->range(),
               scene_.options.panes,
               false};
  set_cursor_shape(point);
}

void Gestures::move(const QMouseEvent& event) {
  const QPoint point = event.position().toPoint();
  if (grip_.button != Qt::NoButton && !event.buttons().testFlag(grip_.button)) {
    finish();  // the button went up where nobody told us (over a menu, in another window)
  }
  if (grip_.drag == Drag::None) {
    if (grip_.button == Qt::NoButton) set_cursor_shape(point);
    return view_.move_crosshair(point);
  }
  grip_.moved = grip_.moved || (point - grip_.from).manhattanLength() > kTremble;
  if (grip_.moved) drag_to(point);
}

void Gestures::drag_to(const QPoint& point) {
  const QPoint by = point - grip_.from;
  switch (grip_.drag) {
    case Drag::None:
      break;
    case Drag::Pan:
      return pan(by);
    case Drag::StretchTime:
      return stretch_time(point);
    case Drag::StretchValues:
      return stretch_values(by);
    case Drag::Border:
      return move_border(by.y());
    case Drag::Box:
      return draw_box(point);
    case Drag::Measure:
      return draw_measure(point);
  }
}

void Gestures::release(const QMouseEvent& event) {
  if (grip_.button == Qt::NoButton || event.button() != grip_.button) return;
  const Grip grip = grip_;
  finish();
  const QPoint point = event.position().toPoint();
  set_cursor_shape(point);
  view_.move_crosshair(point);
  const bool on_pane = grip.place.kind == Place::Kind::Pane || grip.place.kind == Place::Kind::ValueAxis;
  // Last: a menu keeps the event loop to itself.
  if (grip.button == Qt::RightButton && !grip.moved && on_pane)
    emit view_.menu_wanted(grip.place.pane, event.globalPosition().toPoint());
}

void Gestures::finish() {
  const Grip grip = grip_;
  const std::optional<QRect> box = box_->shown();
  stop();
  if (box) zoom_to_box(grip.place.pane, *box);
  if (scene_.options.panes != grip.layout) emit view_.options_changed();
}

void Gestures::double_click(const QMouseEvent& event) {
  const Place place = panes_.stack().place_at(event.position().toPoint());
  const bool plain = event.button() == Qt::LeftButton &&
                     (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) == Qt::NoModifier;
  if (!plain || place.kind == Place::Kind::Border) return press(event);
  end_measure();
  if (place.kind == Place::Kind::TimeAxis) view_.show_all();
  if (place.kind == Place::Kind::ValueAxis) view_.set_values(place.pane, std::nullopt);
  if (place.kind == Place::Kind::Pane) {
    const bool alone = scene_.options.panes.maximised.has_value();
    view_.set_maximised(alone ? std::nullopt : std::optional(place.pane));
  }
}

void Gestures::wheel(const QWheelEvent& event) {
  // What a touchpad sends after the fingers have left would carry on past where the hand stopped.
  if (grip_.button != Qt::NoButton || event.phase() == Qt::ScrollMomentum) return;
  const QPoint delta = event.angleDelta();
  const QPoint point = event.position().toPoint();
  const bool sideways = std::abs(delta.x()) > std::abs(delta.y());
  // Qt gives a Shift-wheel as sideways on some platforms.
  const double turn = (sideways ? delta.x() : delta.y()) / kNotch;
  if (turn == 0) return;
  const Place place = panes_.stack().place_at(point);
  const auto pane = panes_.stack().pane_at(point);
  if (event.modifiers().testFlag(Qt::ShiftModifier) || sideways) {
    view_.begin_moving();
    view_.scroll(-kScrollANotch * turn);
  } else if (event.modifiers().testFlag(Qt::ControlModifier)) {
    const auto of_axis = place.kind == Place::Kind::ValueAxis ? std::optional(place.pane) : std::nullopt;
    if (const auto target = pane ? pane : of_axis)
      zoom_values(*target, std::pow(kZoomANotch, -turn), point.y());
  } else if (place.kind == Place::Kind::ValueAxis) {
    zoom_values(place.pane, std::pow(kZoomANotch, -turn), std::nullopt);
  } else {
    const QRect panes = panes_.stack().panes_rect();
    const double anchor = (event.position().x() - panes.left()) / std::max(1, panes.width());
    view_.begin_moving();
    view_.zoom(std::pow(kZoomANotch, turn), std::clamp(anchor, 0.0, 1.0));
  }
  view_.move_crosshair(point);
}

bool Gestures::end() {
  const Grip grip = grip_;
  const bool was_measured = measure_->shown().has_value();
  stop();
  end_measure();
  const bool dragged = grip.drag != Drag::None && grip.moved;
  if (dragged) view_.change_view(grip.time, grip.layout);
  view_.update_overlays();
  return dragged || was_measured;
}

void Gestures::stop() {
  if (grip_.button == Qt::NoButton) return;
  grip_ = Grip{};
  box_->show(std::nullopt);
  view_.unsetCursor();
  view_.update_overlays();
}

void Gestures::pan(const QPoint& by) {
  const QRect pane = panes_.rect(grip_.place.pane)->rect();
  const double part = static_cast<double>(by.x()) / std::max(1, pane.width());
  PaneLayout layout = grip_.layout;
  if (auto& locked = layout.values.at(index_of(grip_.place.pane))) {
    const double up = static_cast<double>(by.y()) / std::max(1, pane.height());
    locked = to_values(shifted(grip_.values, panes_.scale(grip_.place.pane), up));
  }
  view_.begin_moving();
  view_.change_view(grip_.time - part * grip_.time.size(), layout);
}

// The right end stays, and the date under the mouse stays under it.
void Gestures::stretch_time(const QPoint& point) {
  const QRect panes = panes_.stack().panes_rect();
  const double calm = std::max(1.0, kCalmEnd * panes.width());
  const double before = std::max(calm, static_cast<double>(panes.right() - grip_.from.x()));
  const double now = std::max(calm, static_cast<double>(panes.right() - point.x()));
  const double size = view_.allowed_span(grip_.time.size() * before / now);
  view_.begin_moving();
  view_.change_view(QCPRange(grip_.time.upper - size, grip_.time.upper), grip_.layout);
}

// Down shows more, up less.
void Gestures::stretch_values(const QPoint& by) {
  const Pane pane = grip_.place.pane;
  const double heights = static_cast<double>(by.y()) / std::max(1, panes_.rect(pane)->height());
  PaneLayout layout = grip_.layout;
  layout.values.at(index_of(pane)) =
      to_values(stretched(grip_.values, panes_.scale(pane), std::pow(kStretchAHeight, heights), 0.5));
  view_.begin_moving();
  view_.change_view(grip_.time, layout);
}

void Gestures::move_border(int by) {
  const PaneStack& stack = panes_.stack();
  const auto above = std::find(stack.shown().begin(), stack.shown().end(), grip_.place.pane);
  const auto number = static_cast<std::size_t>(above - stack.shown().begin());
  view_.begin_moving();
  view_.change_view(grip_.time,
                    with_border_moved(grip_.layout, number, by, stack.room(), stack.sizes().least_pane));
}

QPoint Gestures::within_pane(const QPoint& point) const {
  const QRect pane = panes_.rect(grip_.place.pane)->rect();
  return {std::clamp(point.x(), pane.left(), std::max(pane.left(), pane.right())),
          std::clamp(point.y(), pane.top(), std::max(pane.top(), pane.bottom()))};
}

void Gestures::draw_box(const QPoint& point) {
  box_->show(QRect(grip_.from, within_pane(point)).normalized());
  view_.move_crosshair(point);
}

double Gestures::bar_middle(int x) const {
  const double time = panes_.time_axis()->pixelToCoord(x);
  const auto bar = scene_.data ? scene_.data->bar_at(time) : std::nullopt;
  return bar ? scene_.data->middle(*bar) : time;
}

void Gestures::draw_measure(const QPoint& point) {
  const QPoint to = within_pane(point);
  const QCPAxis& values = *panes_.value_axis(grip_.place.pane);
  measure_->show(Measure{grip_.place.pane, bar_middle(grip_.from.x()), bar_middle(to.x()),
                         values.pixelToCoord(grip_.from.y()), values.pixelToCoord(to.y())});
  view_.move_crosshair(point);
}

// A box without height chooses dates alone.
void Gestures::zoom_to_box(Pane pane, const QRect& box) {
  if (box.width() <= kTremble) return;
  const QCPAxis& time = *panes_.time_axis();
  const QCPAxis& value = *panes_.value_axis(pane);
  PaneLayout layout = scene_.options.panes;
  const ValueRange values{value.pixelToCoord(box.bottom()), value.pixelToCoord(box.top())};
  if (pane != Pane::Confluence && box.height() > kTremble && can_be_shown(values, panes_.scale(pane)))
    layout.values.at(index_of(pane)) = values;
  view_.change_view(QCPRange(time.pixelToCoord(box.left()), time.pixelToCoord(box.right() + 1)), layout);
}

// What stands at y stays there; without one the middle does.
void Gestures::zoom_values(Pane pane, double factor, std::optional<int> y) {
  if (pane == Pane::Confluence) return;
  const QRect rect = panes_.rect(pane)->rect();
  const double anchor =
      y ? std::clamp(static_cast<double>(rect.bottom() - *y) / std::max(1, rect.height()), 0.0, 1.0) : 0.5;
  const QCPRange range = panes_.value_axis(pane)->range();
  view_.begin_moving();
  view_.set_values(pane, to_values(stretched(range, panes_.scale(pane), factor, anchor)));
}

void Gestures::set_cursor_shape(const QPoint& point) {
  Qt::CursorShape shape = Qt::ArrowCursor;
  const Place place = panes_.stack().place_at(point);
  switch (place.kind) {
    case Place::Kind::Nothing:
      break;
    case Place::Kind::Pane:
      shape = grip_.drag == Drag::Pan ? Qt::ClosedHandCursor : Qt::CrossCursor;
      break;
    case Place::Kind::Border:
      shape = Qt::SplitVCursor;
      break;
    case Place::Kind::TimeAxis:
      shape = Qt::SizeHorCursor;
      break;
    case Place::Kind::ValueAxis:
      if (place.pane != Pane::Confluence) shape = Qt::SizeVerCursor;
      break;
  }
  if (view_.QWidget::cursor().shape() != shape) view_.setCursor(shape);
}

}  // namespace btcflow::chart
