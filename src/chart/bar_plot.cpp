#include "bar_plot.h"

#include <algorithm>
#include <cmath>

namespace btcflow::chart {

namespace {
constexpr double kBodyOfBar = 0.72;  // the rest is the gap between bars
constexpr double kPaperStep = 0.25;  // on paper there are no pixels; finer than this nobody sees
}  // namespace

BarPlot::BarPlot(const Scene& scene, QCPAxis* time, QCPAxis* value)
    : QCPAbstractPlottable(time, value), scene_(scene) {
  setSelectable(QCP::stNone);
}

PixelScale BarPlot::pixel_scale(const QCPPainter& painter) const {
  const QCPAxis& axis = *mKeyAxis;
  const QCPRange range = axis.range();
  PixelScale scale;
  const double left = axis.coordToPixel(range.lower);
  const double right = axis.coordToPixel(range.upper);
  scale.slope = (right - left) / range.size();
  scale.offset = left - scale.slope * range.lower;
  scale.step = is_paper(painter) ? kPaperStep : 1.0 / std::max(1.0, painter.deviceTransform().m11());
  std::tie(scale.first, scale.last) = data().bars_in(range.lower, range.upper);
  return scale;
}

double BarPlot::bar_pitch(const PixelScale& scale) const {
  if (scale.first >= scale.last) return 1;
  const double seconds = data().end[scale.last - 1] - data().open[scale.first];
  return scale.slope * seconds / static_cast<double>(scale.last - scale.first);
}

QPair<double, double> BarPlot::body(const PixelScale& scale, std::size_t bar) const {
  const double left = scale.x(data().open[bar]);
  const double right = scale.x(data().end[bar]);
  const double gap = (right - left) * (1 - kBodyOfBar) / 2;
  const double from = scale.snapped(left + gap);
  return {from, std::max(scale.step, scale.snapped(right - gap) - from)};
}

void BarPlot::fill(QCPPainter& painter, const QColor& colour, const QVector<QRectF>& rects) const {
  if (rects.isEmpty()) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  if (is_paper(painter)) {
    QVector<QRectF> inside;
    for (const QRectF& rect : rects) {
      if (const QRectF part = rect & pane(); !part.isEmpty()) inside.append(part);
    }
    painter.drawRects(inside);
    return;
  }
  if (painter.deviceTransform().m11() != 1.0) {
    painter.drawRects(rects);
    return;
  }
  // On whole pixels Qt fills integer rectangles directly; others go through its rasterizer for curves.
  QVector<QRect> whole;
  whole.reserve(rects.size());
  for (const QRectF& rect : rects) whole.append(rect.toRect());
  painter.drawRects(whole);
}

}  // namespace btcflow::chart
