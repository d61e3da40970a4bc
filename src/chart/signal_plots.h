// What stands beside the values: shaded runs behind the candles, marks on events, flags of doubtful bars.
#pragma once

#include <array>
#include <vector>

#include "bar_plot.h"

namespace btcflow::chart {

// Bars on which a confluence or an over-leverage warning holds; hatched where the bar is still forming. The
// warning is fainter; where a confluence holds too it keeps the foot of the pane.
class ShadingPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  void shade(QCPPainter& painter, const PixelScale& scale, const metrics::TruthColumn& column,
             const QColor& ground, const QRectF& where) const;
};

// One mark an event, above or below its bar; several on one bar stand on each other. While something moves
// they are stamped, on whole pixels.
class MarksPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;
  // So much of the pane's top is the legend's.
  void keep_below(int legend) { legend_ = legend; }

 protected:
  void draw(QCPPainter* painter) override;

 private:
  bool shows(metrics::SignalKind kind) const;
  bool has_place(std::size_t bar) const;  // a price to stand at
  void draw_stack(QCPPainter& painter, const PixelScale& scale, std::size_t bar, bool below,
                  const std::vector<metrics::SignalKind>& kinds, double half) const;
  void draw_one(QCPPainter& painter, metrics::SignalKind kind, const QPointF& at, double half) const;

  struct Stamp {
    QImage image;
    double half = 0;
    Theme theme;
  };
  mutable std::array<Stamp, metrics::kSignalKinds.size()> stamps_;  // by kind
  int legend_ = 0;
};

// A line at the pane's lower edge under the bars that carry one of these flags or have an outlier in their
// window: their values need a second look, and the legend says why.
class FlagPlot : public BarPlot {
 public:
  using Outliers = std::vector<bool> metrics::Dashboard::*;
  FlagPlot(const Scene& scene, QCPAxis* time, QCPAxis* value, int flags, Outliers outliers = nullptr)
      : BarPlot(scene, time, value), flags_(flags), outliers_(outliers) {}

 protected:
  void draw(QCPPainter* painter) override;

 private:
  int flags_;  // metrics::BarFlag bits
  Outliers outliers_;
};

}  // namespace btcflow::chart
