#include "line_plot.h"

#include <algorithm>

#include "stroke.h"

namespace btcflow::chart {

LinePlot::LinePlot(const Scene& scene, QCPAxis* time, QCPAxis* value, Style style)
    : BarPlot(scene, time, value), style_(style) {}

void LinePlot::draw(QCPPainter* painter) {
  if (!has_data() || column_ == nullptr) return;
  const PixelScale scale = pixel_scale(*painter);
  if (style_.fill > 0) draw_area(*painter, scale);
  painter->setAntialiasing(!moving());
  QPen pen(blended(theme().background, theme().*style_.colour, style_.strength), moving() ? 0 : style_.width);
  pen.setJoinStyle(Qt::BevelJoin);
  painter->setPen(pen);
  painter->setBrush(Qt::NoBrush);
  for (const QPolygonF& line : lines(scale)) {
    if (line.size() == 1) {
      // A value between two gaps would not show as a line.
      painter->drawLine(line.first() - QPointF(1.5, 0), line.first() + QPointF(1.5, 0));
    } else {
      draw_stroke(*painter, line);
    }
  }
}

// A column of pixels at a time, in an opaque blend: a translucent polygon costs ten times as much.
void LinePlot::draw_area(QCPPainter& painter, const PixelScale& scale) const {
  const double zero = scale.snapped(y(0));
  QVector<QRectF> rects;
  const auto add = [&](double left, double width, double v) {
    const double edge = scale.snapped(y(v));
    rects.append({left, std::min(edge, zero), width, std::abs(edge - zero)});
  };
  if (drawn_in_columns(scale)) {
    for_each_column(scale, [&](std::size_t from, std::size_t to, double x) {
      for (std::size_t b = to; b > from; --b) {
        if (core::known(value(b - 1))) return add(x, scale.step, value(b - 1));
      }
    });
  } else {
    // Between two bars the area follows the line.
    for (std::size_t b = scale.first > 0 ? scale.first - 1 : 0;
         b + 1 < std::min(scale.last + 1, data().size()); ++b) {
      const double from = value(b);
      const double to = value(b + 1);
      if (!core::known(from) || !core::known(to)) continue;
      const double left = scale.snapped(scale.x(data().middle(b)));
      const double right = scale.snapped(scale.x(data().middle(b + 1)));
      for (double x = left; x < right; x += scale.step) {
        add(x, scale.step, from + (to - from) * (x - left) / (right - left));
      }
    }
  }
  fill(painter, blended(theme().background, theme().*style_.colour, style_.fill), rects);
}

// One polygon a stretch without gaps; where bars are closer than pixels, each column goes from its lowest to
// its highest value so that no spike is lost.
QVector<QPolygonF> LinePlot::lines(const PixelScale& scale) const {
  QVector<QPolygonF> out;
  QPolygonF line;
  const auto end_line = [&] {
    if (!line.isEmpty()) out.append(line);
    line.clear();
  };
  const std::size_t from = scale.first > 0 ? scale.first - 1 : 0;
  const std::size_t to = std::min(scale.last + 1, data().size());
  if (!drawn_in_columns(scale)) {
    for (std::size_t b = from; b < to; ++b) {
      if (core::known(value(b))) {
        line.append({scale.x(data().middle(b)), y(value(b))});
      } else {
        end_line();
      }
    }
    end_line();
    return out;
  }
  for_each_column(scale, [&](std::size_t first, std::size_t last, double x) {
    double low = core::kUnknown;
    double high = core::kUnknown;
    for (std::size_t b = first; b < last; ++b) {
      const double v = value(b);
      if (!core::known(v)) {
        if (core::known(low)) continue;
        end_line();
        continue;
      }
      low = core::known(low) ? std::min(low, v) : v;
      high = core::known(high) ? std::max(high, v) : v;
    }
    if (!core::known(low)) return;
    const double middle = x + scale.step / 2;
    line.append({middle, y(low)});
    if (high != low) line.append({middle, y(high)});
  });
  end_line();
  return out;
}

}  // namespace btcflow::chart
