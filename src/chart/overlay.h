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
  // Where it looks other than when this was asked last.
  QRegion changed();
  // Leaves the painter as it was. What is outside of `where` is seen by nobody.
  void paint_on(QCPPainter& painter, const QRegion& where);
  bool is_seen() const { return visible() && (owner_ == nullptr || owner_->realVisibility()); }

 protected:
  // May leave out what is outside of `where`.
  virtual void paint(QCPPainter& painter, const QRegion& where) = 0;
  // As changed(), of one that was and is seen; `before` and `now` are its areas.
  virtual QRegion difference(const QRegion& before, const QRegion& now) { return before + now; }

 private:
  void draw(QCPPainter*) final {}  // the plot's own way, which is not gone

  const QCPLayerable* owner_;  // lives as long as this, or longer
  QRegion last_area_;
};

// All of a chart's, from bottom to top.
class Overlays {
 public:
  void add(Overlay* overlay) { list_.push_back(overlay); }
  QRegion changed() const;
  void paint(QCPPainter& painter, const QRegion& where) const;

 private:
  std::vector<Overlay*> list_;  // owned by the plot
};

}  // namespace btcflow::chart
