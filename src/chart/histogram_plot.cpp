#include "histogram_plot.h"

#include <algorithm>

#include "bar_looks.h"

namespace btcflow::chart {

void HistogramPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double sign = options().perp_premium ? -1 : 1;
  Shapes shapes;
  const metrics::Column& premium = dashboard().premium_pct;
  if (drawn_in_columns(scale)) {
    for_each_column(scale, [&](std::size_t from, std::size_t to, double x) {
      double highest = 0;
      double lowest = 0;
      for (std::size_t b = from; b < to; ++b) {
        if (!core::known(premium[b])) continue;
        highest = std::max(highest, sign * premium[b]);
        lowest = std::min(lowest, sign * premium[b]);
      }
      const Look look = dashboard().closed[to - 1] ? Look::Plain : Look::Forming;
      if (highest > 0) add(shapes, scale, {x, scale.step}, highest, look);
      if (lowest < 0) add(shapes, scale, {x, scale.step}, lowest, look);
    });
  } else {
    for (std::size_t b = scale.first; b < scale.last; ++b) {
      if (core::known(premium[b])) add(shapes, scale, body(scale, b), sign * premium[b], look_of(b));
    }
  }
  // The colour says who leads, whichever way up the premium is shown.
  const QColor& above = options().perp_premium ? theme().down : theme().up;
  const QColor& below = options().perp_premium ? theme().up : theme().down;
  fill(*painter, above, shapes.above);
  fill(*painter, below, shapes.below);
  for (const auto& [rect, is_above, look] : shapes.special) {
    const auto draw_bar = look == Look::Forming ? draw_provisional : draw_assumed;
    draw_bar(*painter, is_above ? above : below, theme().background, cut(*painter, rect), scale.step);
  }
}

HistogramPlot::Look HistogramPlot::look_of(std::size_t bar) const {
  if (!dashboard().closed[bar]) return Look::Forming;
  return (dashboard().flags[bar] & metrics::kQuoteAssumed) != 0 ? Look::Assumed : Look::Plain;
}

void HistogramPlot::add(Shapes& shapes, const PixelScale& scale, QPair<double, double> bar, double value,
                        Look look) const {
  const double zero = scale.snapped(scale.y(0));
  // However small, a known value is seen.
  const double height = std::max(scale.step, std::abs(scale.snapped(scale.y(value)) - zero));
  const QRectF rect(bar.first, value >= 0 ? zero - height : zero, bar.second, height);
  if (look != Look::Plain) {
    shapes.special.push_back({rect, value >= 0, look});
  } else {
    (value >= 0 ? shapes.above : shapes.below).append(rect);
  }
}

}  // namespace btcflow::chart
