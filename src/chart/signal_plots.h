// Signals on the price pane: shaded runs behind the candles, marks on their events.
#pragma once

#include "bar_plot.h"

namespace btcflow::chart {

// Bars on which a confluence holds.
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
};

}  // namespace btcflow::chart
