// Candles of the spot basket: hatched while it is forming, hollow where its close is carried from days
// before.
#pragma once

#include "bar_plot.h"

namespace btcflow::chart {

class CandlePlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  struct Shapes {
    QVector<QRectF> up, down;
    QVector<QPair<QRectF, bool>> forming, carried;  // whether it rises
  };
  void add_candle(Shapes& shapes, const PixelScale& scale, std::size_t bar) const;
  void add_columns(Shapes& shapes, const PixelScale& scale) const;
};

}  // namespace btcflow::chart
