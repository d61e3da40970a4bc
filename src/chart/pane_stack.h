// Puts the shown panes below each other, and says what is where.
#pragma once

#include <qcustomplot.h>

#include <array>
#include <optional>
#include <vector>

#include "bar_plot.h"
#include "sizes.h"

namespace btcflow::chart {

// A caption stands below the panes, in as many lines as it needs.
inline constexpr int kCaptionMargin = 10;
int caption_height(const QCustomPlot& plot, const QString& caption);

// What a point of the chart belongs to.
struct Place {
  enum class Kind { Nothing, Pane, Border, TimeAxis, ValueAxis };
  Kind kind = Kind::Nothing;
  Pane pane = Pane::Price;  // of a border: the pane above it
};

class PaneStack {
 public:
  PaneStack(QCustomPlot& plot, const Scene& scene) : plot_(plot), scene_(scene) {}
  ~PaneStack();
  PaneStack(const PaneStack&) = delete;
  PaneStack& operator=(const PaneStack&) = delete;

  // Each pane once, before anything else. The stack owns those that are not shown.
  void add(Pane pane, QCPAxisRect* rect) { rects_.at(index_of(pane)) = rect; }
  // As the options' layout says, in the plot's viewport; `right` pixels are left to the value axes.
  void arrange(int right);

  // From top to bottom; never empty once arranged.
  const std::vector<Pane>& shown() const { return shown_; }
  bool shows(Pane pane) const;
  QCPAxisRect* rect(Pane pane) const { return rects_.at(index_of(pane)); }
  // From the top of the highest pane to the bottom of the lowest.
  QRect panes_rect() const;
  int right() const { return right_; }
  const Sizes& sizes() const { return sizes_; }
  // The height that the panes share.
  int room() const { return room_; }

  Place place_at(const QPoint& point) const;
  std::optional<Pane> pane_at(const QPoint& point) const;

 private:
  void put_in_order(const std::vector<Pane>& shown);

  QCustomPlot& plot_;
  const Scene& scene_;
  std::array<QCPAxisRect*, kPanes.size()> rects_{};
  std::vector<Pane> shown_;
  Sizes sizes_;
  int right_ = 0;
  int room_ = 0;
};

}  // namespace btcflow::chart
