#include "histogram_plot.h"

#include <algorithm>

namespace btcflow::chart {

void HistogramPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double sign = options().perp_premium ? -1 : 1;
  const double zero = scale.snapped(y(0));
  QVector<QRectF> up;
  QVector<QRectF> down;
  const auto add = [&](double left, double width, double value) {
    const double edge = scale.snapped(y(value));
    // However small, a known value is seen.
    const double height = std::max(scale.step, std::abs(edge - zero));
    (value >= 0 ? up : down).append({left, value >= 0 ? zero - height : zero, width, height});
  };
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
      if (highest > 0) add(x, scale.step, highest);
      if (lowest < 0) add(x, scale.step, lowest);
    });
  } else {
    for (std::size_t b = scale.first; b < scale.last; ++b) {
      if (!core::known(premium[b])) continue;
      const auto [left, width] = body(scale, b);
      add(left, width, sign * premium[b]);
    }
  }
  // The colour says who leads, whichever way up the premium is shown.
  fill(*painter, options().perp_premium ? theme().down : theme().up, up);
  fill(*painter, options().perp_premium ? theme().up : theme().down, down);
}

}  // namespace btcflow::chart
