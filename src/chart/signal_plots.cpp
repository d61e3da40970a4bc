#include "signal_plots.h"

#include <map>

#include "bar_looks.h"

namespace btcflow::chart {

using metrics::SignalKind;
using metrics::Truth;

namespace {
constexpr double kShade = 0.16;  // part of the colour in the ground of a run
constexpr double kFlagHeight = 3;
}  // namespace

void ShadingPlot::draw(QCPPainter* painter) {
  if (!has_data() || !options().shading) return;
  const PixelScale scale = pixel_scale(*painter);
  const QRectF pane = mValueAxis->axisRect()->rect();
  const metrics::Dashboard& d = dashboard();
  const auto shade = [&](const metrics::TruthColumn& column, const QColor& colour) {
    const QColor ground = blended(theme().background, colour, kShade);
    QVector<QRectF> bands;
    for (std::size_t b = scale.first; b < scale.last;) {
      if (column[b] != Truth::True) {
        ++b;
        continue;
      }
      const std::size_t from = b;
      const bool closed = d.closed[b];
      while (b < scale.last && column[b] == Truth::True && d.closed[b] == closed) ++b;
      const double left = scale.snapped(scale.x(data().open[from]));
      const double right = scale.snapped(scale.x(data().end[b - 1]));
      const QRectF band(left, pane.top(), std::max(scale.step, right - left), pane.height());
      if (closed) {
        bands.append(band);
      } else {
        draw_hatching(*painter, ground, band);
      }
    }
    fill(*painter, ground, bands);
  };
  shade(d.bullish, theme().up);
  shade(d.bearish, theme().down);
}

void FlagPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double bottom = scale.snapped(mValueAxis->axisRect()->rect().bottom() + 1.0);
  const double height = scale.snapped(kFlagHeight);
  QVector<QRectF> runs;
  const auto flagged = [&](std::size_t b) { return (dashboard().flags[b] & flags_) != 0; };
  for (std::size_t b = scale.first; b < scale.last; ++b) {
    if (!flagged(b)) continue;
    const double left = scale.snapped(scale.x(data().open[b]));
    while (b + 1 < scale.last && flagged(b + 1)) ++b;
    const double right = scale.snapped(scale.x(data().end[b]));
    runs.append({left, bottom - height, std::max(scale.step, right - left), height});
  }
  fill(*painter, theme().warning, runs);
}

namespace {

constexpr double kMark = 5;       // half of a mark's width, in pixels,
constexpr double kSmallMark = 3;  // and where bars are closer than pixels
constexpr double kRing = 1.5;     // of an extreme, around a mark
constexpr double kFromBar = 9;    // between a bar's end and the first mark's middle
constexpr double kApart = 2.6;    // between marks on one bar, in halves of a mark

bool stands_below(SignalKind kind) {
  return kind == SignalKind::Bullish || kind == SignalKind::ExtremeBottom ||
         kind == SignalKind::ShortsCrowded;
}

QPolygonF triangle(QPointF middle, double half, bool upward) {
  const double tip = upward ? -half : half;
  return {
      {middle + QPointF(0, tip), middle + QPointF(-half, -tip * 0.8), middle + QPointF(half, -tip * 0.8)}};
}

// A triangle points the way; a diamond is over-leverage; a ring is an extreme (shape and place say it without
// colour).
void draw_mark(QCPPainter& painter, const Theme& theme, SignalKind kind, QPointF at, double half) {
  painter.setPen(Qt::NoPen);
  switch (kind) {
    case SignalKind::Bullish:
      painter.setBrush(theme.up);
      painter.drawPolygon(triangle(at, half, true));
      break;
    case SignalKind::Bearish:
      painter.setBrush(theme.down);
      painter.drawPolygon(triangle(at, half, false));
      break;
    case SignalKind::LongsCrowded:
    case SignalKind::ShortsCrowded:
      painter.setBrush(theme.warning);
      painter.drawPolygon(QPolygonF{
          {at + QPointF(0, -half), at + QPointF(half, 0), at + QPointF(0, half), at + QPointF(-half, 0)}});
      break;
    case SignalKind::ExtremeTop:
    case SignalKind::ExtremeBottom:
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(theme.warning, 1.6));
      painter.drawEllipse(at, half + kRing, half + kRing);
      painter.setPen(Qt::NoPen);
      painter.setBrush(kind == SignalKind::ExtremeTop ? theme.down : theme.up);
      painter.drawEllipse(at, half / 2, half / 2);
      break;
  }
}

}  // namespace

bool MarksPlot::shows(SignalKind kind) const {
  return metrics::is_extreme(kind) ? options().extremes : options().confluence;
}

void MarksPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double half = drawn_in_columns(scale) ? kSmallMark : kMark;
  // The marks of a bar, those above and those below it.
  std::map<std::pair<std::size_t, bool>, std::vector<SignalKind>> stacks;
  for (const metrics::Event& event : dashboard().events) {
    const bool visible = event.bar >= scale.first && event.bar < scale.last;
    if (visible && core::known(dashboard().close[event.bar]) && shows(event.kind))
      stacks[{event.bar, stands_below(event.kind)}].push_back(event.kind);
  }
  painter->setAntialiasing(true);
  for (const auto& [where, kinds] : stacks)
    draw_stack(*painter, scale, where.first, where.second, kinds, half);
}

// Where the pane ends the stack moves as a whole, over the bar if need be: no mark hides another.
void MarksPlot::draw_stack(QCPPainter& painter, const PixelScale& scale, std::size_t bar, bool below,
                           const std::vector<SignalKind>& kinds, double half) const {
  const QRectF pane = mValueAxis->axisRect()->rect();
  const double apart = kApart * half;
  const double all = apart * static_cast<double>(kinds.size() - 1);
  const double edge = half + kRing + 1;
  const double away = kFromBar - kMark + half;
  double first = below ? std::min(y(dashboard().low[bar]) + away, pane.bottom() - edge - all)
                       : std::max(y(dashboard().high[bar]) - away, pane.top() + edge + all);
  first = std::clamp(first, pane.top() + edge, std::max(pane.top() + edge, pane.bottom() - edge));
  for (const SignalKind kind : kinds) {
    draw_mark(painter, theme(), kind, {scale.x(data().middle(bar)), first}, half);
    first += below ? apart : -apart;
  }
}

}  // namespace btcflow::chart
