// The grid of an axis. QCustomPlot's own draws each line pixel by pixel.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"

namespace btcflow::chart {

class GridLines : public QCPLayerable {
 public:
  GridLines(const Scene& scene, QCPAxis* axis);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override;

 private:
  const Scene& scene_;
  QCPAxis* axis_;
};

// A straight line along pixels, as a pen of no width draws it: without a pen where the picture has pixels.
void draw_hairline(QCPPainter& painter, const QColor& colour, const QLineF& line);

}  // namespace btcflow::chart
