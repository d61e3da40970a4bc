// One vertical line through all panes, a horizontal one in the pane under the mouse, and their labels.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"
#include "overlay.h"

namespace btcflow::chart {

class Crosshair : public Overlay {
 public:
  Crosshair(QCustomPlot* plot, const Scene& scene);

  struct Position {
    double x = 0;                 // of the bar's middle, in pixels
    std::optional<double> y;      // of the mouse, if it is in a pane
    QCPAxisRect* pane = nullptr;  // that pane
    QString date;                 // of the bar
    QString value;                // at y
  };
  void show(std::optional<Position> position) { position_ = std::move(position); }
  QRegion area() const override;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override;

 private:
  // Where the labels stand, if there is something to say.
  QRect date_tag() const;
  QRect value_tag() const;
  void draw_ground(QCPPainter& painter, const QRect& tag, const QList<QRect>& labels) const;
  void draw_value(QCPPainter& painter, const QRect& tag) const;
  void draw_date(QCPPainter& painter, const QRect& tag) const;

  const Scene& scene_;
  std::optional<Position> position_;
};

// Where a time axis writes its dates.
QList<QRect> date_label_boxes(const QCPAxis& axis);

}  // namespace btcflow::chart
