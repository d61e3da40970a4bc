// The measure: how much a value changed between two points of a pane, and in what time.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"
#include "overlay.h"
#include "panes.h"

namespace btcflow::chart {

// From one point of a pane to another. Kept as dates and values: it stays on what was measured while the
// chart is panned, zoomed, or shown in another timeframe.
struct Measure {
  Pane pane = Pane::Price;
  double from_time = 0;  // coordinates of the time axis
  double to_time = 0;
  double from_value = 0;  // as the pane's value axis shows them
  double to_value = 0;
};

// "+12.3 % (+1 234)", "14 bars", "98 days": what a measure says, in lines or joined. Counted from bar to
// bar; beyond the history from its last one.
QStringList measure_parts(const Measure& measure, const Scene& scene, const Panes& panes);

class MeasureMark : public Overlay {
 public:
  MeasureMark(QCustomPlot* plot, const Scene& scene, const Panes& panes);

  void show(std::optional<Measure> measure) { measure_ = measure; }
  const std::optional<Measure>& shown() const { return measure_; }
  QString text() const;  // empty: nothing is shown
  QRegion area() const override;

  // Where the text stands: inside the pane. Empty where nothing is shown.
  QRect label_box() const;

 protected:
  void paint(QCPPainter& painter, const QRegion& where) override;
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }

 private:
  QRectF box() const;  // from the first point to the second; right to left and upside down if so measured
  QStringList lines() const;
  QRect room_for_label(int height) const;
  void draw_label(QCPPainter& painter, const QColor& colour) const;

  const Scene& scene_;
  const Panes& panes_;
  std::optional<Measure> measure_;
};

}  // namespace btcflow::chart
