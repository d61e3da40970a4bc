// Lines at fixed values of a pane: zero, and what the signals compare with.
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "bar_plot.h"

namespace btcflow::chart {

struct Threshold {
  double value = 0;  // in the axis' unit
  QColor colour;
  QString name;  // what it is the threshold of; empty for zero
};

// Of the parameters that the dashboard was computed with.
std::vector<Threshold> thresholds(Pane pane, const Scene& scene);

// Above the values, so that neither an area nor the grid hides them.
class ThresholdLines : public QCPLayerable {
 public:
  ThresholdLines(Pane pane, const Scene& scene, QCPAxis* axis);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  QRect clipRect() const override { return axis_->axisRect()->rect(); }
  void draw(QCPPainter* painter) override;

 private:
  Pane pane_;
  const Scene& scene_;
  QCPAxis* axis_;
};

}  // namespace btcflow::chart
