// The lines between panes, and the caption of an export.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"

namespace btcflow::chart {

class Frame : public QCPLayerable {
 public:
  Frame(QCustomPlot* plot, const Scene& scene) : QCPLayerable(plot, QStringLiteral("axes")), scene_(scene) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override;

 private:
  const Scene& scene_;
};

}  // namespace btcflow::chart
