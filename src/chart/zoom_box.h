// The box that is drawn while a part of a pane is chosen to be shown large.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"
#include "overlay.h"

namespace btcflow::chart {

class ZoomBox : public Overlay {
 public:
  ZoomBox(QCustomPlot* plot, const Scene& scene) : Overlay(plot), scene_(scene) {}

  void show(std::optional<QRect> box) { box_ = box; }
  const std::optional<QRect>& shown() const { return box_; }
  QRegion area() const override { return box_ ? QRegion(*box_) : QRegion(); }

 protected:
  void paint(QCPPainter& painter, const QRegion& where) override;
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }

 private:
  const Scene& scene_;
  std::optional<QRect> box_;
};

}  // namespace btcflow::chart
