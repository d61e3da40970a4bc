// The confluence score as a strip of cells: the stronger, the more colour. Where not every state is known the
// upper part of a cell is pale.
#pragma once

#include <vector>

#include "bar_plot.h"

namespace btcflow::chart {

class StripPlot : public BarPlot {
 public:
  using BarPlot::BarPlot;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  struct Cell {
    QRectF rect;
    QColor colour;
  };
  struct Cells {
    std::array<QVector<QRectF>, 7> plain;  // by score + 3
    std::array<QVector<QRectF>, 7> pale;
    std::vector<Cell> forming;
    QVector<QRectF> warnings;
  };
  // The bars [from, to) as one cell: the strongest of them.
  void add(Cells& cells, std::size_t from, std::size_t to, const QRectF& rect) const;
};

// The colour of a score from -3 to +3.
QColor score_colour(const Theme& theme, double score);

}  // namespace btcflow::chart
