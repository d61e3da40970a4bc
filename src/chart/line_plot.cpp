#include "line_plot.h"

#include <algorithm>

#include "clipping.h"
#include "pixels.h"
#include "stroke.h"

namespace btcflow::chart {

namespace {
constexpr double kDot = 1.2;        // radius of a value between two gaps
constexpr double kEndRadius = 2.5;  // of the ring at a forming value
}  // namespace

LinePlot::LinePlot(const Scene& scene, QCPAxis* time, QCPAxis* value, Style style)
    : BarPlot(scene, time, value), style_(style) {}

LinePlot::Bars LinePlot::bars(const PixelScale& scale) const {
  // One more at either side: lines leave the picture.
  Bars bars{scale.first > 0 ? scale.first - 1 : 0, std::min(scale.last + 1, data().size()), 0};
  bars.closed = bars.last;
  while (bars.closed > bars.first && !dashboard().closed[bars.closed - 1]) --bars.closed;
  return bars;
}

void LinePlot::draw(QCPPainter* painter) {
  if (!has_data() || column_ == nullptr) return;
  const PixelScale scale = pixel_scale(*painter);
  if (style_.fill > 0) draw_area(*painter, scale);
  painter->setAntialiasing(!moving());
  QPen pen(blended(theme().background, theme().*style_.colour, style_.strength), moving() ? 0 : style_.width);
  pen.setJoinStyle(Qt::BevelJoin);
  painter->setPen(pen);
  auto thin = moving() ? Pixels::of(*painter) : std::nullopt;
  for (const QPolygonF& line : drawn_in_columns(scale) ? lines_in_columns(scale) : lines(scale)) {
    if (thin && line.size() > 1) {
      thin->draw_thin(line, pen.color().rgb());
    } else {
      draw_line(*painter, line);
    }
  }
  if (ages_ != nullptr && !drawn_in_columns(scale)) draw_carried(*painter, scale);
  draw_forming(*painter, scale, pen);
}

void LinePlot::draw_carried(QCPPainter& painter, const PixelScale& scale) const {
  for (std::size_t b = scale.first; b < scale.last; ++b) {
    if (days_old(dashboard().*ages_, b) > 0 && core::known(value(b)))
      draw_dot(painter, point(scale, b), theme().background, kEndRadius);
  }
}

void LinePlot::draw_line(QCPPainter& painter, const QPolygonF& line) const {
  if (line.size() == 1) return draw_dot(painter, line.first(), painter.pen().color(), kDot);
  painter.setBrush(Qt::NoBrush);
  const auto draw_part = [&](const QPolygonF& part) {
    if (painter.pen().style() == Qt::SolidLine) {
      draw_stroke(painter, part);
    } else {
      painter.drawPolyline(part);  // dashes go on over the points
    }
  };
  if (!is_paper(painter)) return draw_part(line);
  for (const QPolygonF& part : clipped(line, pane())) draw_part(part);
}

void LinePlot::draw_dot(QCPPainter& painter, const QPointF& at, const QColor& brush, double radius) const {
  if (is_paper(painter) && !pane().contains(at)) return;
  painter.setBrush(brush);
  painter.drawEllipse(at, radius, radius);
}

// From the last closed bar, if its value is known: a line over a gap would say more than anybody knows.
void LinePlot::draw_forming(QCPPainter& painter, const PixelScale& scale, QPen pen) const {
  const Bars range = bars(scale);
  QPolygonF line;
  if (range.closed > range.first && core::known(value(range.closed - 1)))
    line.append(point(scale, range.closed - 1));
  const qsizetype before = line.size();
  for (std::size_t b = range.closed; b < range.last && core::known(value(b)); ++b)
    line.append(point(scale, b));
  if (line.size() == before) return;
  const double step = std::max(scale.step, pen.widthF());
  pen.setDashPattern({2.2 / step, 2.2 / step});
  pen.setCapStyle(Qt::FlatCap);
  painter.setPen(pen);
  if (line.size() > 1) draw_line(painter, line);
  if (style_.fill == 0) return;
  pen.setStyle(Qt::SolidLine);
  painter.setPen(pen);
  draw_dot(painter, line.last(), theme().background, kEndRadius);
}

// A column of pixels at a time, in an opaque blend: a translucent polygon costs ten times as much.
void LinePlot::draw_area(QCPPainter& painter, const PixelScale& scale) const {
  const double zero = scale.snapped(scale.y(0));
  const Bars range = bars(scale);
  QVector<QRectF> rects;
  QVector<QRectF> forming;
  const auto add = [&](QVector<QRectF>& to, double left, double v) {
    const double edge = scale.snapped(scale.y(v));
    to.append({left, std::min(edge, zero), scale.step, std::abs(edge - zero)});
  };
  if (drawn_in_columns(scale)) {
    for_each_column(scale, [&](std::size_t from, std::size_t to, double x) {
      for (std::size_t b = to; b > from; --b) {
        if (core::known(value(b - 1))) return add(b > range.closed ? forming : rects, x, value(b - 1));
      }
    });
  } else {
    // Between two bars the area follows the line.
    for (std::size_t b = range.first; b + 1 < range.last; ++b) {
      const double from = value(b);
      const double to = value(b + 1);
      if (!core::known(from) || !core::known(to)) continue;
      const double left = scale.snapped(scale.x(data().middle(b)));
      const double right = scale.snapped(scale.x(data().middle(b + 1)));
      QVector<QRectF>& side = b + 1 < range.closed ? rects : forming;
      for (double x = left; x < right; x += scale.step)
        add(side, x, from + (to - from) * (x - left) / (right - left));
    }
  }
  const QColor& colour = theme().*style_.colour;
  fill(painter, blended(theme().background, colour, style_.fill), rects);
  fill(painter, blended(theme().background, colour, style_.fill / 2), forming);
}

// One polygon a stretch without gaps.
QVector<QPolygonF> LinePlot::lines(const PixelScale& scale) const {
  const Bars range = bars(scale);
  QVector<QPolygonF> out;
  QPolygonF line;
  const auto end_line = [&] {
    if (!line.isEmpty()) out.append(line);
    line.clear();
  };
  for (std::size_t b = range.first; b < range.closed; ++b) {
    if (core::known(value(b))) {
      line.append(point(scale, b));
    } else {
      end_line();
    }
  }
  end_line();
  return out;
}

// Where bars are closer than pixels, each column goes through its lowest and its highest value, in the order
// in which they came, so that no spike is lost.
QVector<QPolygonF> LinePlot::lines_in_columns(const PixelScale& scale) const {
  const std::size_t closed = bars(scale).closed;
  QVector<QPolygonF> out;
  QPolygonF line;
  bool gap = false;  // since the line's last point
  for_each_column(scale, [&](std::size_t first, std::size_t last, double x) {
    std::optional<std::size_t> low;
    std::optional<std::size_t> high;
    bool gap_before = gap;
    gap = false;
    for (std::size_t b = first; b < std::min(last, closed); ++b) {
      if (!core::known(value(b))) {
        (low ? gap : gap_before) = true;
        continue;
      }
      gap = false;
      if (!low || value(b) < value(*low)) low = b;
      if (!high || value(b) > value(*high)) high = b;
    }
    if (gap_before && !line.isEmpty()) {
      out.append(line);
      line.clear();
    }
    if (!low) {
      gap = gap_before;
      return;
    }
    const double middle = x + scale.step / 2;
    line.append({middle, scale.y(value(std::min(*low, *high)))});
    if (*low != *high) line.append({middle, scale.y(value(std::max(*low, *high)))});
  });
  if (!line.isEmpty()) out.append(line);
  return out;
}

}  // namespace btcflow::chart
