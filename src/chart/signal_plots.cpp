#include "signal_plots.h"

#include <map>

namespace btcflow::chart {

using metrics::SignalKind;
using metrics::Truth;

void ShadingPlot::draw(QCPPainter* painter) {
  if (!has_data() || !options().confluence) return;
  const PixelScale scale = pixel_scale(*painter);
  const QRectF pane = mValueAxis->axisRect()->rect();
  const metrics::Dashboard& d = dashboard();
  const auto shade = [&](const metrics::TruthColumn& column, const QColor& colour) {
    QVector<QRectF> bands;
    for (std::size_t b = scale.first; b < scale.last;) {
      if (column[b] != Truth::True) {
        ++b;
        continue;
      }
      const std::size_t from = b;
      while (b < scale.last && column[b] == Truth::True) ++b;
      const double left = scale.snapped(scale.x(data().open[from]));
      const double right = scale.snapped(scale.x(data().end[b - 1]));
      bands.append({left, pane.top(), std::max(scale.step, right - left), pane.height()});
    }
    fill(*painter, blended(theme().background, colour, 0.16), bands);
  };
  shade(d.bullish, theme().up);
  shade(d.bearish, theme().down);
}

namespace {

constexpr double kMark = 5;     // half of a mark's width, in pixels
constexpr double kFromBar = 9;  // between a bar's end and the first mark's middle
constexpr double kApart = 13;   // between marks on one bar

bool stands_below(SignalKind kind) {
  return kind == SignalKind::Bullish || kind == SignalKind::ExtremeBottom ||
         kind == SignalKind::ShortsCrowded;
}

QPolygonF triangle(QPointF middle, bool upward) {
  const double tip = upward ? -kMark : kMark;
  return {
      {middle + QPointF(0, tip), middle + QPointF(-kMark, -tip * 0.8), middle + QPointF(kMark, -tip * 0.8)}};
}

// A triangle points the way; a diamond is over-leverage; a ring is an extreme (shape and place say it without
// colour).
void draw_mark(QCPPainter& painter, const Theme& theme, SignalKind kind, QPointF at) {
  painter.setPen(Qt::NoPen);
  switch (kind) {
    case SignalKind::Bullish:
      painter.setBrush(theme.up);
      painter.drawPolygon(triangle(at, true));
      break;
    case SignalKind::Bearish:
      painter.setBrush(theme.down);
      painter.drawPolygon(triangle(at, false));
      break;
    case SignalKind::LongsCrowded:
    case SignalKind::ShortsCrowded:
      painter.setBrush(theme.warning);
      painter.drawPolygon(QPolygonF{{at + QPointF(0, -kMark), at + QPointF(kMark, 0), at + QPointF(0, kMark),
                                     at + QPointF(-kMark, 0)}});
      break;
    case SignalKind::ExtremeTop:
    case SignalKind::ExtremeBottom:
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(theme.warning, 1.6));
      painter.drawEllipse(at, kMark + 1.5, kMark + 1.5);
      painter.setPen(Qt::NoPen);
      painter.setBrush(kind == SignalKind::ExtremeTop ? theme.down : theme.up);
      painter.drawEllipse(at, 2.5, 2.5);
      break;
  }
}

}  // namespace

void MarksPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const metrics::Dashboard& d = dashboard();
  const QRectF pane = mValueAxis->axisRect()->rect();
  painter->setAntialiasing(true);
  std::map<std::pair<std::size_t, bool>, int> stacked;
  for (const metrics::Event& event : d.events) {
    const std::size_t b = event.bar;
    if (b < scale.first || b >= scale.last || !core::known(d.close[b])) continue;
    if (metrics::is_extreme(event.kind) ? !options().extremes : !options().confluence) continue;
    const bool below = stands_below(event.kind);
    const double away = kFromBar + kApart * stacked[{b, below}]++;
    const double at = below ? y(d.low[b]) + away : y(d.high[b]) - away;
    const double in_pane = std::clamp(at, pane.top() + kMark + 2, pane.bottom() - kMark - 2);
    draw_mark(*painter, theme(), event.kind, {scale.x(data().middle(b)), in_pane});
  }
}

}  // namespace btcflow::chart
