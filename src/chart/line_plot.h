// A line through the bars, with gaps where the value is not known; optionally filled down to zero. Its way to
// a forming bar is dashed; a value carried from days before is a ring.
#pragma once

#include "bar_plot.h"

namespace btcflow::chart {

class LinePlot : public BarPlot {
 public:
  struct Style {
    QColor Theme::*colour = &Theme::spot;
    double width = 1.5;
    double fill = 0;      // part of the colour in the area to zero; 0: no area
    double strength = 1;  // part of the colour in the line itself
  };

  LinePlot(const Scene& scene, QCPAxis* time, QCPAxis* value, Style style);

  // The column shown, times `factor` (another unit).
  void show(metrics::Column metrics::Dashboard::*column, double factor = 1) {
    column_ = column;
    factor_ = factor;
  }
  // A ring at each value that is older than that.
  void mark_carried(metrics::AgeColumn metrics::Dashboard::*ages) { ages_ = ages; }

 protected:
  void draw(QCPPainter* painter) override;

 private:
  struct Bars {
    std::size_t first;
    std::size_t last;    // one past
    std::size_t closed;  // one past the last closed one
  };
  Bars bars(const PixelScale& scale) const;
  double value(std::size_t bar) const { return (dashboard().*column_)[bar] * factor_; }
  QPointF point(const PixelScale& scale, std::size_t bar) const {
    return {scale.x(data().middle(bar)), scale.y(value(bar))};
  }
  void draw_area(QCPPainter& painter, const PixelScale& scale) const;
  void draw_line(QCPPainter& painter, const QPolygonF& line) const;
  void draw_dot(QCPPainter& painter, const QPointF& at, const QColor& brush, double radius) const;
  void draw_carried(QCPPainter& painter, const PixelScale& scale) const;
  void draw_forming(QCPPainter& painter, const PixelScale& scale, QPen pen) const;
  QVector<QPolygonF> lines(const PixelScale& scale) const;
  QVector<QPolygonF> lines_in_columns(const PixelScale& scale) const;

  Style style_;
  metrics::Column metrics::Dashboard::*column_ = nullptr;
  metrics::AgeColumn metrics::Dashboard::*ages_ = nullptr;
  double factor_ = 1;
};

}  // namespace btcflow::chart
