// The base of everything that is drawn a bar at a time.
#pragma once

#include <qcustomplot.h>

#include <cmath>
#include <memory>
#include <vector>

#include "btcflow/chart/view.h"
#include "chart_data.h"

namespace btcflow::chart {

// How values become pixels in one replot: what QCPAxis::coordToPixel() says, to the bit, without asking the
// axis for each of some ten thousand values.
class ValueScale {
 public:
  ValueScale() = default;
  explicit ValueScale(const QCPAxis& axis);
  double y(double value) const {
    if (!logarithmic_) return bottom_ - (value - lower_) / span_ * height_;
    return value > 0 ? bottom_ - std::log(value / lower_) / span_ * height_ : below_;
  }

 private:
  bool logarithmic_ = false;
  double lower_ = 0;
  double span_ = 1;  // of the range, or of its logarithms
  int bottom_ = 0;
  int height_ = 1;
  int below_ = 0;  // where a logarithmic axis has what it cannot show
};

// How time and values become pixels in one replot.
struct PixelScale {
  double slope = 0;  // logical pixels per second
  double offset = 0;
  double step = 1;  // one device pixel in logical ones: finer on high resolution and on paper
  std::size_t first = 0;
  std::size_t last = 0;  // one past the last visible bar
  ValueScale values;

  double x(double coordinate) const { return slope * coordinate + offset; }
  double y(double value) const { return values.y(value); }
  double snapped(double v) const { return std::round(v / step) * step; }
};

// The visible bars by columns of pixels. All plots of a chart have the same, so they are made once a replot.
class BarColumns {
 public:
  struct Column {
    std::size_t first;
    std::size_t last;  // one past
    double x;          // left edge
  };
  const std::vector<Column>& of(const std::shared_ptr<const ChartData>& data, const PixelScale& scale);

 private:
  std::vector<Column> columns_;
  std::shared_ptr<const ChartData> made_of_;
  PixelScale made_for_;
};

// What all plots of a chart look at. Owned by the chart; outlives the plots.
struct Scene {
  std::shared_ptr<const ChartData> data;
  ViewOptions options;
  bool moving = false;  // thin lines without antialiasing while something moves
  mutable BarColumns columns{};
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
  // Calls visit(first, last, x) for each run of visible bars in one pixel column; x is the column's left
  // edge.
  template <typename Visit>
  void for_each_column(const PixelScale& scale, Visit visit) const {
    for (const BarColumns::Column& column : scene_.columns.of(scene_.data, scale))
      visit(column.first, column.last, column.x);
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
