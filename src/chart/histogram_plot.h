// Bars up and down from zero: the spot premium.
#pragma once

#include "bar_plot.h"

namespace btcflow::chart {

class HistogramPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;
};

}  // namespace btcflow::chart
