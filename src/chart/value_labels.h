// What stands right of a pane: the numbers of its value axis, its thresholds, and its last value in a box.
// Computed as one, so that nothing covers anything by half.
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "bar_plot.h"
#include "texts.h"
#include "tickers.h"

namespace btcflow::chart {

struct AxisLabel {
  QString text;
  QRect box;  // in pixels of the plot
  QColor ink;
  QColor ground;  // of a label in a box; invalid: none
  QColor outline;
};

// Where a label in a box stands at this height: within the pane. Empty where the pane is too low for one.
QRect value_tag_box(const QCPAxisRect& pane, double y);
// Its text starts where those of the axis start.
void draw_tag_text(QCPPainter& painter, const QCPAxis& axis, const QRect& box, const QString& text);

class ValueLabels : public QCPLayerable {
 public:
  ValueLabels(Pane pane, const Scene& scene, QCPAxis* axis, const ValueTicker& ticker);
  // That of an axis of a chart's pane.
  static const ValueLabels& of(const QCPAxis& axis);

  // As they stand now; none intersect, and none leaves its pane's height or the plot.
  std::vector<AxisLabel> labels() const;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override;

 private:
  void add_last_value(std::vector<AxisLabel>& labels) const;
  void add_number(std::vector<AxisLabel>& labels, double value, const QString& text, const QColor& ink) const;

  Pane pane_;
  const Scene& scene_;
  QCPAxis* axis_;
  const ValueTicker& ticker_;
  mutable Texts texts_;
};

}  // namespace btcflow::chart
