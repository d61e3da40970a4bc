// One vertical line through all panes, a horizontal one in the pane under the mouse, and their labels. Moved
// by keys it has a horizontal line in each pane, at the bar's value.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"
#include "overlay.h"
#include "texts.h"

namespace btcflow::chart {

class Crosshair : public Overlay {
 public:
  Crosshair(QCustomPlot* plot, const Scene& scene);

  struct Level {
    QCPAxisRect* pane = nullptr;
    double y = 0;
    QString value;  // there
  };
  struct Position {
    double x = 0;  // of the bar's middle, in pixels
    QString date;  // of the bar
    std::vector<Level> levels;
  };
  void show(std::optional<Position> position);
  // Which hand moved it last.
  void set_by_key(bool by_key) { by_key_ = by_key; }
  bool by_key() const { return by_key_; }
  QRegion area() const override;

 protected:
  void paint(QCPPainter& painter, const QRegion& where) override;
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }

 private:
  // Where the date stands, if there is something to say.
  QRect date_box() const;
  void draw_ground(QCPPainter& painter, const QRect& tag, const QList<QRect>& labels) const;
  void draw_value(QCPPainter& painter, const Level& level, const QRect& tag) const;
  void draw_date(QCPPainter& painter) const;

  const Scene& scene_;
  std::optional<Position> position_;
  QRect date_tag_;
  mutable Texts texts_;
  bool by_key_ = false;
};

// Where a time axis writes its dates; `texts` remembers how wide they are.
QList<QRect> date_label_boxes(const QCPAxis& axis, Texts& texts);

}  // namespace btcflow::chart
