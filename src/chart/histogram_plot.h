// Bars up and down from zero: the spot premium.
#pragma once

#include <vector>

#include "bar_plot.h"

namespace btcflow::chart {

class HistogramPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  enum class Look { Plain, Forming, Assumed };  // assumed: a stablecoin was taken as 1 USD
  struct Special {
    QRectF rect;
    bool above;
    Look look;
  };
  struct Shapes {
    QVector<QRectF> above, below;
    std::vector<Special> special;  // few
  };
  Look look_of(std::size_t bar) const;
  // `bar` is left edge and width.
  void add(Shapes& shapes, const PixelScale& scale, QPair<double, double> bar, double value, Look look) const;
};

}  // namespace btcflow::chart
