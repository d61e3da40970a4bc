#include "thresholds.h"

#include "grid_lines.h"
#include "pane_legend.h"
#include "value_fit.h"
#include "words.h"

namespace btcflow::chart {

namespace {

constexpr double kZeroStrength = 0.45;

void both_ways(std::vector<Threshold>& lines, double value, const QColor& colour, const QString& name) {
  lines.push_back({value, colour, name});
  lines.push_back({-value, colour, name});
}

}  // namespace

std::vector<Threshold> thresholds(Pane pane, const Scene& scene) {
  if (pane == Pane::Price || pane == Pane::Confluence) return {};
  const Theme& theme = scene.options.theme;
  const metrics::Parameters p = scene.data ? scene.data->dashboard->parameters : metrics::Parameters{};
  const bool absolute = p.confluence_mode == metrics::ConfluenceMode::Absolute;
  const QString confluence = chart::tr("confluence");
  std::vector<Threshold> lines{{0, blended(theme.background, theme.muted, kZeroStrength), {}}};
  if (pane == Pane::Premium && absolute)
    both_ways(lines, metrics::kAbsolutePremiumPct, theme.muted, confluence);
  if (pane == Pane::OpenInterest) {
    both_ways(lines, p.confluence_oi, theme.muted, confluence);
    if (scene.options.extremes) both_ways(lines, p.extremes_k, theme.warning, chart::tr("extremes"));
  }
  if (pane == Pane::Funding && absolute) {
    const double factor = scene.options.apr ? kAprFactor : kPercent;
    lines.push_back({metrics::kAbsoluteFundingHigh * factor, theme.muted, confluence});
  }
  return lines;
}

ThresholdLines::ThresholdLines(Pane pane, const Scene& scene, QCPAxis* axis)
    : QCPLayerable(axis->parentPlot(), QStringLiteral("axes"), axis->axisRect()),
      pane_(pane),
      scene_(scene),
      axis_(axis) {}

void ThresholdLines::draw(QCPPainter* painter) {
  if (!emptiness(pane_, scene_).isEmpty()) return;
  const QRect pane = axis_->axisRect()->rect();
  for (const Threshold& line : thresholds(pane_, scene_)) {
    if (!axis_->range().contains(line.value)) continue;
    const int y = qRound(axis_->coordToPixel(line.value));
    if (line.name.isEmpty()) {
      draw_hairline(*painter, line.colour, QLine(pane.left(), y, pane.right(), y));
      continue;
    }
    painter->setPen(QPen(line.colour, 0, Qt::DashLine));
    painter->drawLine(QLine(pane.left(), y, pane.right(), y));
  }
}

}  // namespace btcflow::chart
