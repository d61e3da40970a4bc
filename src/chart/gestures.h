// What the mouse does to the chart. A drag is one of a few things, decided where and how it begins; from
// there on the view is worked out anew from how it was then, so that a drag back leads back.
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "measure.h"
#include "panes.h"
#include "zoom_box.h"

namespace btcflow::chart {

class ChartView;

class Gestures {
 public:
  Gestures(ChartView& view, Panes& panes, const Scene& scene);

  void press(const QMouseEvent& event);
  void move(const QMouseEvent& event);
  void release(const QMouseEvent& event);
  void double_click(const QMouseEvent& event);
  void wheel(const QWheelEvent& event);

  // A drag is undone, a box or a measure goes away; whether there was any.
  bool end();
  // A drag stops where it is: what it started from is no longer so.
  void stop();
  void end_measure() { measure_->show(std::nullopt); }
  const MeasureMark& measure() const { return *measure_; }
  void add_overlays_to(Overlays& overlays) const;

 private:
  enum class Drag { None, Pan, StretchTime, StretchValues, Border, Box, Measure };
  // How everything was when the button went down.
  struct Grip {
    Drag drag = Drag::None;
    Qt::MouseButton button = Qt::NoButton;
    Place place;
    QPoint from;
    QCPRange time;
    QCPRange values;  // of the pane's value axis
    PaneLayout layout;
    bool moved = false;  // farther than a hand trembles in a click
  };

  static Drag drag_for(const Place& place, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);
  // The drag has come to its end.
  void finish();
  void drag_to(const QPoint& point);
  void pan(const QPoint& by);
  void stretch_time(const QPoint& point);
  void stretch_values(const QPoint& by);
  void move_border(int by);
  void draw_box(const QPoint& point);
  void draw_measure(const QPoint& point);
  void zoom_to_box(Pane pane, const QRect& box);
  void zoom_values(Pane pane, double factor, std::optional<int> y);
  void set_cursor_shape(const QPoint& point);
  QPoint within_pane(const QPoint& point) const;
  double bar_middle(int x) const;

  ChartView& view_;
  Panes& panes_;
  const Scene& scene_;
  ZoomBox* box_;          // owned by the plot
  MeasureMark* measure_;  // owned by the plot
  Grip grip_;
};

}  // namespace btcflow::chart
