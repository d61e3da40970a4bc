// One vertical line through all panes, a horizontal one in the pane under the mouse, and their labels.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"

namespace btcflow::chart {

class Crosshair : public QCPLayerable {
 public:
  Crosshair(QCustomPlot* plot, const QString& layer, const Scene& scene);

  struct Position {
    double x = 0;                 // of the bar's middle, in pixels
    std::optional<double> y;      // of the mouse, if it is in a pane
    QCPAxisRect* pane = nullptr;  // that pane
    QString date;                 // of the bar
    QString value;                // at y
  };
  void show(std::optional<Position> position) { position_ = std::move(position); }

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override;

 private:
  void draw_tag(QCPPainter& painter, const QCPAxis& axis, const QRect& box, const QString& text) const;

  const Scene& scene_;
  std::optional<Position> position_;
};

}  // namespace btcflow::chart
