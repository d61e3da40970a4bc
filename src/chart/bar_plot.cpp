#include "bar_plot.h"

#include <algorithm>
#include <cmath>

#include "pixels.h"

namespace btcflow::chart {

namespace {
constexpr double kBodyOfBar = 0.72;  // the rest is the gap between bars
constexpr double kPaperStep = 0.25;  // on paper there are no pixels; finer than this nobody sees
}  // namespace

ValueScale::ValueScale(const QCPAxis& axis)
    : logarithmic_(axis.scaleType() == QCPAxis::stLogarithmic), lower_(axis.range().lower) {
  const QCPAxisRect& pane = *axis.axisRect();
  bottom_ = pane.bottom();
  height_ = pane.height();
  span_ = logarithmic_ ? std::log(axis.range().upper / axis.range().lower) : axis.range().size();
  below_ = qRound(axis.coordToPixel(0));
}

const std::vector<BarColumns::Column>& BarColumns::of(const std::shared_ptr<const ChartData>& data,
                                                      const PixelScale& scale) {
  if (data == made_of_ && scale.slope == made_for_.slope && scale.offset == made_for_.offset &&
      scale.step == made_for_.step && scale.first == made_for_.first && scale.last == made_for_.last) {
    return columns_;
  }
  made_of_ = data;
  made_for_ = scale;
  columns_.clear();
  double last = 0;
  for (std::size_t b = scale.first; b < scale.last; ++b) {
    const double column = std::floor(scale.x(data->middle(b)) / scale.step);
    if (columns_.empty() || column != last) columns_.push_back({b, b, column * scale.step});
    columns_.back().last = b + 1;
    last = column;
  }
  return columns_;
}

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
  scale.values = ValueScale(*mValueAxis);
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
  if (auto pixels = Pixels::of(painter)) {
    for (const QRectF& rect : rects) pixels->fill(rect, colour.rgb());
    return;
  }
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
