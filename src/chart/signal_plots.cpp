#include "signal_plots.h"

#include <algorithm>

#include "bar_looks.h"

namespace btcflow::chart {

using metrics::SignalKind;
using metrics::Truth;

namespace {
constexpr double kShade = 0.16;       // part of the colour in the ground of a run,
constexpr double kFaintShade = 0.11;  // and of a warning's
constexpr double kFoot = 0.12;        // of the pane
constexpr double kFlagHeight = 3;
}  // namespace

void ShadingPlot::shade(QCPPainter& painter, const PixelScale& scale, const metrics::TruthColumn& column,
                        const QColor& ground, const QRectF& where) const {
  const metrics::Dashboard& d = dashboard();
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
    const QRectF band(left, where.top(), std::max(scale.step, right - left), where.height());
    if (closed) {
      bands.append(band);
    } else {
      draw_hatching(painter, ground, band);
    }
  }
  fill(painter, ground, bands);
}

void ShadingPlot::draw(QCPPainter* painter) {
  if (!has_data() || !options().shading) return;
  const PixelScale scale = pixel_scale(*painter);
  const metrics::Dashboard& d = dashboard();
  const QRectF whole = pane();
  const QColor warning = blended(theme().background, theme().warning, kFaintShade);
  shade(*painter, scale, d.over_leverage, warning, whole);
  shade(*painter, scale, d.bullish, blended(theme().background, theme().up, kShade), whole);
  shade(*painter, scale, d.bearish, blended(theme().background, theme().down, kShade), whole);
  QRectF foot = whole;
  foot.setTop(scale.snapped(whole.bottom() - kFoot * whole.height()));
  metrics::TruthColumn both(d.size(), Truth::False);
  for (std::size_t b = scale.first; b < scale.last; ++b) {
    const bool confluence = d.bullish[b] == Truth::True || d.bearish[b] == Truth::True;
    if (confluence && d.closed[b]) both[b] = d.over_leverage[b];
  }
  shade(*painter, scale, both, blended(theme().background, theme().warning, kShade), foot);
}

void FlagPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double bottom = scale.snapped(mValueAxis->axisRect()->rect().bottom() + 1.0);
  const double height = scale.snapped(kFlagHeight);
  QVector<QRectF> runs;
  const auto flagged = [&](std::size_t b) {
    return (dashboard().flags[b] & flags_) != 0 || (outliers_ != nullptr && holds(dashboard().*outliers_, b));
  };
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

bool MarksPlot::has_place(std::size_t bar) const {
  return core::known(dashboard().close[bar]) || core::known(dashboard().perp[bar]);
}

bool MarksPlot::shows(SignalKind kind) const {
  return metrics::is_extreme(kind) ? options().extremes : options().confluence;
}

void MarksPlot::draw(QCPPainter* painter) {
  if (!has_data()) return;
  const PixelScale scale = pixel_scale(*painter);
  const double half = drawn_in_columns(scale) ? kSmallMark : kMark;
  painter->setAntialiasing(true);
  const auto& events = dashboard().events;  // by bar
  auto event = std::lower_bound(events.begin(), events.end(), scale.first,
                                [](const metrics::Event& e, std::size_t bar) { return e.bar < bar; });
  while (event != events.end() && event->bar < scale.last) {
    // The marks of a bar, those above and those below it.
    std::array<std::vector<SignalKind>, 2> stacks;
    const std::size_t bar = event->bar;
    for (; event != events.end() && event->bar == bar; ++event) {
      if (shows(event->kind)) stacks.at(stands_below(event->kind) ? 1 : 0).push_back(event->kind);
    }
    if (!has_place(bar)) {  // all at the pane's foot
      stacks[1].insert(stacks[1].end(), stacks[0].begin(), stacks[0].end());
      stacks[0].clear();
    }
    for (const bool below : {false, true}) {
      if (const auto& kinds = stacks.at(below ? 1 : 0); !kinds.empty())
        draw_stack(*painter, scale, bar, below, kinds, half);
    }
  }
}

void MarksPlot::draw_one(QCPPainter& painter, SignalKind kind, const QPointF& at, double half) const {
  if (!moving() || is_paper(painter)) return draw_mark(painter, theme(), kind, at, half);
  const int side = qCeil(half + kRing) + 1;
  const double ratio = painter.deviceTransform().m11();
  Stamp& stamp = stamps_.at(static_cast<std::size_t>(kind));
  if (stamp.image.devicePixelRatio() != ratio || stamp.half != half || !(stamp.theme == theme())) {
    const int pixels = qCeil((2 * side + 1) * ratio);
    stamp = {QImage(pixels, pixels, QImage::Format_ARGB32_Premultiplied), half, theme()};
    stamp.image.setDevicePixelRatio(ratio);
    stamp.image.fill(Qt::transparent);
    QCPPainter onto(&stamp.image);
    onto.setAntialiasing(true);
    draw_mark(onto, theme(), kind, QPointF(side + 0.5, side + 0.5), half);
  }
  painter.drawImage(QPoint(qFloor(at.x()) - side, qFloor(at.y()) - side), stamp.image);
}

// Where the pane ends the stack moves as a whole, over the bar if need be: no mark hides another.
void MarksPlot::draw_stack(QCPPainter& painter, const PixelScale& scale, std::size_t bar, bool below,
                           const std::vector<SignalKind>& kinds, double half) const {
  const QRectF pane = mValueAxis->axisRect()->rect();
  const double apart = kApart * half;
  const double all = apart * static_cast<double>(kinds.size() - 1);
  const double edge = half + kRing + 1;
  const double away = kFromBar - kMark + half;
  // Where the legend takes most of a low pane, marks stand behind it.
  const double top = pane.top() + (2 * legend_ < pane.height() ? legend_ : 0);
  // Without a candle it stands on the perps.
  const metrics::Dashboard& d = dashboard();
  const bool candle = core::known(d.close[bar]);
  const double value = below ? (candle ? d.low[bar] : d.perp[bar]) : (candle ? d.high[bar] : d.perp[bar]);
  const double at = core::known(value) ? scale.y(value) : pane.bottom();
  double first =
      below ? std::min(at + away, pane.bottom() - edge - all) : std::max(at - away, top + edge + all);
  first = std::clamp(first, pane.top() + edge, std::max(pane.top() + edge, pane.bottom() - edge));
  for (const SignalKind kind : kinds) {
    draw_one(painter, kind, {scale.x(data().middle(bar)), first}, half);
    first += below ? apart : -apart;
  }
}

}  // namespace btcflow::chart
