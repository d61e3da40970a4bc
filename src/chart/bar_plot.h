// The base of everything that is drawn a bar at a time.
#pragma once

#include <qcustomplot.h>

#include <memory>

#include "btcflow/chart/view.h"
#include "chart_data.h"

namespace btcflow::chart {

// What all plots of a chart look at. Owned by the chart; outlives the plots.
struct Scene {
  std::shared_ptr<const ChartData> data;
  ViewOptions options;
  bool moving = false;  // thin lines without antialiasing while something moves
};

// How time becomes pixels in one replot.
struct PixelScale {
  double slope = 0;  // logical pixels per second
  double offset = 0;
  double step = 1;  // one device pixel in logical ones: finer on high resolution and on paper
  std::size_t first = 0;
  std::size_t last = 0;  // one past the last visible bar

  double x(double coordinate) const { return slope * coordinate + offset; }
  double snapped(double v) const { return std::round(v / step) * step; }
};

class BarPlot : public QCPAbstractPlottable {
 public:
  BarPlot(const Scene& scene, QCPAxis* time, QCPAxis* value);

  // Plots here are not selected, not listed in a legend, and rescaled by the chart.
  double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
  QCPRange getKeyRange(bool& found, QCP::SignDomain) const override { return none(found); }
  QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override { return none(found); }

 protected:
  void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

  const metrics::Dashboard& dashboard() const { return *scene_.data->dashboard; }
  const ChartData& data() const { return *scene_.data; }
  const ViewOptions& options() const { return scene_.options; }
  const Theme& theme() const { return scene_.options.theme; }
  bool moving() const { return scene_.moving; }
  bool has_data() const { return scene_.data != nullptr; }

  PixelScale pixel_scale(const QCPPainter& painter) const;
  // From one bar to the next, in logical pixels. Bars closer than device pixels are drawn together, a column
  // at a time.
  double bar_pitch(const PixelScale& scale) const;
  bool drawn_in_columns(const PixelScale& scale) const { return bar_pitch(scale) <= scale.step; }
  // Left edge and width of what a bar's body takes.
  QPair<double, double> body(const PixelScale& scale, std::size_t bar) const;
  double y(double value) const { return mValueAxis->coordToPixel(value); }

  // Calls visit(first, last, x) for each run of visible bars in one pixel column; x is the column's left
  // edge.
  template <typename Visit>
  void for_each_column(const PixelScale& scale, Visit visit) const {
    for (std::size_t b = scale.first; b < scale.last;) {
      const double column = std::floor(scale.x(data().middle(b)) / scale.step);
      std::size_t end = b + 1;
      while (end < scale.last && std::floor(scale.x(data().middle(end)) / scale.step) == column) ++end;
      visit(b, end, column * scale.step);
      b = end;
    }
  }

  // Fills without outline, aligned to pixels.
  void fill(QCPPainter& painter, const QColor& colour, const QVector<QRectF>& rects) const;
  // Paper has no clipping in every format: there everything is cut to the pane by hand.
  static bool is_paper(const QCPPainter& painter) {
    return painter.modes().testFlag(QCPPainter::pmVectorized);
  }
  QRectF pane() const { return QRectF(mValueAxis->axisRect()->rect()); }
  QRectF cut(const QCPPainter& painter, const QRectF& rect) const {
    return is_paper(painter) ? rect & pane() : rect;
  }

 private:
  static QCPRange none(bool& found) {
    found = false;
    return {};
  }
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }

  const Scene& scene_;
};

}  // namespace btcflow::chart
