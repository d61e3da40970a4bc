#include "strip_plot.h"

#include <array>
#include <cmath>

namespace btcflow::chart {

QColor score_colour(const Theme& theme, double score) {
  static constexpr std::array<double, 4> kStrength{0.0, 0.3, 0.62, 1.0};
  if (score == 0) return blended(theme.background, theme.muted, 0.14);
  const double strength = kStrength.at(static_cast<std::size_t>(std::abs(score)));
  return blended(theme.background, score > 0 ? theme.up : theme.down, strength);
}

void StripPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double top = scale.snapped(y(1));
  const double bottom = scale.snapped(y(0));
  const metrics::Dashboard& d = dashboard();
  std::array<QVector<QRectF>, 7> cells;
  QVector<QRectF> warnings;
  constexpr double kWarningHeight = 4;
  // Of the bars in one column the strongest is shown.
  const auto add = [&](std::size_t from, std::size_t to, double left, double right) {
    double strongest = core::kUnknown;
    bool warning = false;
    for (std::size_t b = from; b < to; ++b) {
      const double score = d.score[b];
      if (core::known(score) && (!core::known(strongest) || std::abs(score) > std::abs(strongest)))
        strongest = score;
      warning = warning || d.over_leverage[b] == metrics::Truth::True;
    }
    if (core::known(strongest)) {
      cells.at(static_cast<std::size_t>(strongest + 3)).append({left, top, right - left, bottom - top});
    }
    if (warning) warnings.append({left, bottom - kWarningHeight, right - left, kWarningHeight});
  };
  if (drawn_in_columns(scale)) {
    for_each_column(scale,
                    [&](std::size_t from, std::size_t to, double x) { add(from, to, x, x + scale.step); });
  } else {
    // A hairline between cells, as soon as there is room for it.
    const double gap = bar_pitch(scale) > 8 * scale.step ? scale.step : 0;
    for (std::size_t b = scale.first; b < scale.last; ++b) {
      add(b, b + 1, scale.snapped(scale.x(data().open[b])), scale.snapped(scale.x(data().end[b])) - gap);
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    fill(*painter, score_colour(theme(), static_cast<double>(i) - 3), cells.at(i));
  }
  fill(*painter, theme().warning, warnings);
}

}  // namespace btcflow::chart
