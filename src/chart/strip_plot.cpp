#include "strip_plot.h"

#include <array>
#include <cmath>

#include "bar_looks.h"

namespace btcflow::chart {

namespace {
constexpr double kWarningHeight = 4;
constexpr double kPale = 0.4;  // of the cell's colour where a state is not known
constexpr int kStates = 3;
}  // namespace

QColor score_colour(const Theme& theme, double score) {
  static constexpr std::array<double, 4> kStrength{0.0, 0.3, 0.62, 1.0};
  if (score == 0) return blended(theme.background, theme.muted, 0.14);
  const double strength = kStrength.at(static_cast<std::size_t>(std::abs(score)));
  return blended(theme.background, score > 0 ? theme.up : theme.down, strength);
}

void StripPlot::add(Cells& cells, std::size_t from, std::size_t to, const QRectF& rect) const {
  const metrics::Dashboard& d = dashboard();
  std::optional<std::size_t> strongest;
  bool warning = false;
  for (std::size_t b = from; b < to; ++b) {
    if (core::known(d.score[b]) && (!strongest || std::abs(d.score[b]) > std::abs(d.score[*strongest]))) {
      strongest = b;
    }
    warning = warning || d.over_leverage[b] == metrics::Truth::True;
  }
  if (warning)
    cells.warnings.append({rect.left(), rect.bottom() - kWarningHeight, rect.width(), kWarningHeight});
  if (!strongest) return;
  if (!d.closed[*strongest]) {
    cells.forming.push_back({rect, score_colour(theme(), d.score[*strongest])});
    return;
  }
  const auto kind = static_cast<std::size_t>(d.score[*strongest] + kStates);
  const double missing = rect.height() * (kStates - d.states_known[*strongest]) / kStates;
  cells.plain.at(kind).append(rect.adjusted(0, std::round(missing), 0, 0));
  if (missing > 0) cells.pale.at(kind).append({rect.left(), rect.top(), rect.width(), std::round(missing)});
}

void StripPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double top = scale.snapped(scale.y(1));
  const double height = scale.snapped(scale.y(0)) - top;
  Cells cells;
  if (drawn_in_columns(scale)) {
    for_each_column(scale, [&](std::size_t from, std::size_t to, double x) {
      add(cells, from, to, {x, top, scale.step, height});
    });
  } else {
    // A hairline between cells, as soon as there is room for it.
    const double gap = bar_pitch(scale) > 8 * scale.step ? scale.step : 0;
    for (std::size_t b = scale.first; b < scale.last; ++b) {
      const double left = scale.snapped(scale.x(data().open[b]));
      add(cells, b, b + 1, {left, top, scale.snapped(scale.x(data().end[b])) - gap - left, height});
    }
  }
  for (std::size_t i = 0; i < cells.plain.size(); ++i) {
    const QColor colour = score_colour(theme(), static_cast<double>(i) - kStates);
    fill(*painter, colour, cells.plain.at(i));
    fill(*painter, blended(theme().background, colour, kPale), cells.pale.at(i));
  }
  for (const auto& [rect, colour] : cells.forming)
    draw_provisional(*painter, colour, theme().background, rect, scale.step);
  fill(*painter, theme().warning, cells.warnings);
}

}  // namespace btcflow::chart
