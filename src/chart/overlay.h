// What changes with every move of the mouse: legends, crosshair, measure, the box of a zoom.
#pragma once

#include <qcustomplot.h>

#include <QRegion>
#include <vector>

namespace btcflow::chart {

// Painted straight onto the widget, above the plot's own picture, and only where it changed: a layer with a
// buffer of its own would be cleared, filled and blended in the chart's whole size for each move of the
// mouse.
class Overlay : public QCPLayerable {
 public:
  // Seen only while `owner` is (none: always).
  explicit Overlay(QCustomPlot* plot, QCPLayerable* owner = nullptr);

  // Where it paints now, at most; in logical pixels.
  virtual QRegion area() const = 0;
  bool is_seen() const { return visible() && (owner_ == nullptr || owner_->realVisibility()); }

  using QCPLayerable::applyDefaultAntialiasingHint;
  using QCPLayerable::draw;

 private:
  const QCPLayerable* owner_;  // lives as long as this, or longer
};

// All of a chart's, from bottom to top.
class Overlays {
 public:
  void add(Overlay* overlay) { list_.push_back(overlay); }
  QRegion area() const;
  void paint(QCPPainter& painter) const;

 private:
  std::vector<Overlay*> list_;  // owned by the plot
};

}  // namespace btcflow::chart
