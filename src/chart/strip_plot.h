// The confluence score as a strip of cells: the stronger, the more colour.
#pragma once

#include "bar_plot.h"

namespace btcflow::chart {

class StripPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;
};

// The colour of a score from -3 to +3.
QColor score_colour(const Theme& theme, double score);

}  // namespace btcflow::chart
