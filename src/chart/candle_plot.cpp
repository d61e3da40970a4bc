#include "candle_plot.h"

#include <algorithm>

#include "bar_looks.h"

namespace btcflow::chart {

void CandlePlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  Shapes shapes;
  if (drawn_in_columns(scale)) {
    add_columns(shapes, scale);
  } else {
    for (std::size_t b = scale.first; b < scale.last; ++b) add_candle(shapes, scale, b);
  }
  fill(*painter, theme().up, shapes.up);
  fill(*painter, theme().down, shapes.down);
  for (const auto& [rect, rises] : shapes.carried) {
    draw_assumed(*painter, rises ? theme().up : theme().down, theme().background, cut(*painter, rect),
                 scale.step);
  }
  for (const auto& [rect, rises] : shapes.forming) {
    draw_provisional(*painter, rises ? theme().up : theme().down, theme().background, cut(*painter, rect),
                     scale.step);
  }
}

void CandlePlot::add_candle(Shapes& shapes, const PixelScale& scale, std::size_t b) const {
  const metrics::Dashboard& d = dashboard();
  if (!core::known(d.close[b])) return;
  const auto [left, width] = body(scale, b);
  const double high = scale.snapped(scale.y(d.high[b]));
  const double low = scale.snapped(scale.y(d.low[b]));
  const double top = scale.snapped(scale.y(std::max(d.open[b], d.close[b])));
  const double bottom = scale.snapped(scale.y(std::min(d.open[b], d.close[b])));
  const double wick = std::max(scale.step, scale.snapped(width / 9));
  const double wick_left = scale.snapped(left + (width - wick) / 2);
  const bool rises = d.close[b] >= d.open[b];
  QVector<QRectF>& rects = rises ? shapes.up : shapes.down;
  rects.append({wick_left, high, wick, std::max(scale.step, low - high)});
  const QRectF box(left, top, width, std::max(scale.step, bottom - top));
  if (days_old(d.spot_age, b) > 0) {
    shapes.carried.append({box, rises});
  } else if (d.closed[b]) {
    rects.append(box);
  } else {
    shapes.forming.append({box, rises});
  }
}

// Bars closer than pixels: one line from the highest high to the lowest low of each pixel column.
void CandlePlot::add_columns(Shapes& shapes, const PixelScale& scale) const {
  const metrics::Dashboard& d = dashboard();
  for_each_column(scale, [&](std::size_t from, std::size_t to, double x) {
    double open = core::kUnknown;
    double close = core::kUnknown;
    double high = core::kUnknown;
    double low = core::kUnknown;
    for (std::size_t b = from; b < to; ++b) {
      if (!core::known(d.close[b])) continue;
      if (!core::known(open)) open = d.open[b];
      close = d.close[b];
      high = core::known(high) ? std::max(high, d.high[b]) : d.high[b];
      low = core::known(low) ? std::min(low, d.low[b]) : d.low[b];
    }
    if (!core::known(close)) return;
    const double top = scale.snapped(scale.y(high));
    const QRectF rect(x, top, scale.step, std::max(scale.step, scale.snapped(scale.y(low)) - top));
    if (d.closed[to - 1]) {
      (close >= open ? shapes.up : shapes.down).append(rect);
    } else {
      shapes.forming.append({rect, close >= open});
    }
  });
}

}  // namespace btcflow::chart
