// The dashboard as a picture: five panes, one time axis. The same on screen and in exports.
#pragma once

#include <qcustomplot.h>

#include <memory>
#include <optional>

#include "btcflow/chart/view.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::chart {

class Crosshair;
class Gestures;
class Overlays;
class Panes;
struct Scene;

// A widget for the user-interface thread. What mouse gestures do (docs/user-guide.md has the list for
// people):
//
//   wheel                    zooms at the cursor; with Shift, or sideways, it scrolls; with Ctrl, or on a
//                            value axis, it zooms the values
//   drag on a pane           pans; up and down too where the values are locked
//   Ctrl-drag, right-drag    a box: zooms to its dates, and locks the pane's values to its height
//   Shift-drag               measures: change in value and %, bars, days; stays until the next click or
//                            Escape
//   drag on an axis          stretches it: time with its right end where it is, values around their middle
//                            (they are then locked)
//   double-click             on the time axis: everything; on a value axis: fitted again; on a pane: alone,
//                            and back
//   drag on a border         the heights of the two panes at it
//   right click              asks for the pane's menu
//
// Keys are given to it by the window through the functions below.
class ChartView : public QCustomPlot {
  Q_OBJECT

 public:
  explicit ChartView(QWidget* parent = nullptr);
  ~ChartView() override;

  // Keeps the visible dates; the first dashboard is shown whole.
  void set_dashboard(std::shared_ptr<const metrics::Dashboard> dashboard);
  const metrics::Dashboard* dashboard() const;
  // What cannot be in their panes' layout is put right. Locked values that are the same as before stay on
  // what they show when the unit of the funding or the sign of the premium is another.
  void set_options(const ViewOptions& options);
  const ViewOptions& options() const;

  // Lays everything out for a picture of this size; a shown widget does it by itself.
  void arrange(const QSize& size);

  VisibleRange visible() const;
  void show_range(VisibleRange range);
  // From the first bar to the last of which anything is known.
  void show_all();
  bool shows_all() const;
  // As much time as `span`, ending where the data ends.
  void show_last(core::Duration span);
  // 2 shows half as much time; `anchor` (0 left .. 1 right) stays where it is.
  void zoom(double factor, double anchor);
  // By this part of the visible time; positive: later.
  void scroll(double part);
  void scroll_to_start();
  void scroll_to_end();

  // This date in the middle, as much time around it as now.
  void go_to(core::Time date);
  // None: fitted to what is visible, again and again. A pane without values (confluence) ignores it.
  void set_values(Pane pane, std::optional<ValueRange> values);
  // All panes stay as they are now, or are all fitted.
  void lock_values(bool locked);
  bool values_locked() const;  // any pane
  // Alone, or all again. A hidden pane is shown for it.
  void set_maximised(std::optional<Pane> pane);
  void set_hidden(Pane pane, bool hidden);  // the last shown one stays
  void move_pane(Pane pane, int places);    // up: negative
  void reset_panes();                       // heights, order, hidden, maximised, values as at first
  // Ends what a gesture left or has under way (a measure, a box, a drag, which is undone); whether there was
  // anything.
  bool end_gesture();
  // "+12.3 % · 14 bars · 98 days" of the measure that is shown; empty: none.
  QString measure_text() const;
  QRect measure_label() const;  // where that stands; empty: none

  // The bar under the crosshair; none: no crosshair, and the legends show the last bar in view.
  std::optional<std::size_t> cursor() const { return cursor_; }
  void set_cursor(std::optional<std::size_t> bar);
  // The bar that the legends show.
  std::optional<std::size_t> shown_bar() const;

  std::optional<Pane> pane_at(const QPoint& position) const;
  // For tests and accessibility. The rect of a pane that is not shown is empty.
  QRect pane_rect(Pane pane) const;
  QString legend_text(Pane pane) const;
  double pixel_of_bar(std::size_t bar) const;

  // Lines thin while something moves; a moment later fine again.
  void set_moving(bool moving);

 signals:
  void cursor_changed();
  void visible_changed();
  // A gesture or one of the functions above changed options() (heights, values, panes). Once a drag: at its
  // end.
  void options_changed();
  // The user asks for a pane's menu (right click without dragging), at a global position.
  void menu_wanted(btcflow::chart::Pane pane, const QPoint& position);

 protected:
  void draw(QCPPainter* painter) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  friend class Gestures;

  void set_time_range(QCPRange range);
  double allowed_span(double seconds) const;
  // As a drag goes on: nobody is told of the layout until it ends.
  void change_view(QCPRange time, const PaneLayout& layout);
  void change_layout(const PaneLayout& layout);
  void refresh();
  void redraw_later();
  void renew_picture();
  void move_crosshair(const QPoint& position);
  void show_crosshair(std::optional<QPoint> position);
  void update_overlays();
  void begin_moving();
  QCPRange data_range() const;

  std::unique_ptr<Scene> scene_;
  std::unique_ptr<Panes> panes_;
  std::unique_ptr<Gestures> gestures_;
  std::unique_ptr<Overlays> overlays_;
  Crosshair* crosshair_ = nullptr;
  std::optional<std::size_t> cursor_;
  bool stale_ = false;  // the picture is drawn anew before it is painted
  QTimer* settle_ = nullptr;
};

}  // namespace btcflow::chart
