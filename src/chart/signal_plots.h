// What stands beside the values: shaded runs behind the candles, marks on events, flags of doubtful bars.
#pragma once

#include <vector>

#include "bar_plot.h"

namespace btcflow::chart {

// Bars on which a confluence holds; hatched where the bar is still forming.
class ShadingPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;
};

// One mark an event, above or below its bar; several on one bar stand on each other.
class MarksPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  bool shows(metrics::SignalKind kind) const;
  void draw_stack(QCPPainter& painter, const PixelScale& scale, std::size_t bar, bool below,
                  const std::vector<metrics::SignalKind>& kinds, double half) const;
};

// A line at the pane's lower edge under the bars that carry one of these flags: their values need a second
// look, and the legend says why.
class FlagPlot : public BarPlot {
 public:
  FlagPlot(const Scene& scene, QCPAxis* time, QCPAxis* value, std::uint8_t flags)
      : BarPlot(scene, time, value), flags_(flags) {}

 protected:
  void draw(QCPPainter* painter) override;

 private:
  std::uint8_t flags_;  // metrics::BarFlag bits
};

}  // namespace btcflow::chart
