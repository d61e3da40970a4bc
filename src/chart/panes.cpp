#include "panes.h"

#include <algorithm>

#include "btcflow/core/number.h"
#include "candle_plot.h"
#include "histogram_plot.h"
#include "signal_plots.h"
#include "strip_plot.h"

namespace btcflow::chart {

using metrics::Column;
using metrics::Dashboard;

namespace {

constexpr int kLeftMargin = 0;
constexpr int kTimeAxisHeight = 26;
constexpr std::array<double, kPanes.size()> kHeights{5.2, 2.05, 2.05, 2.05, 1.25};
constexpr double kAprFactor = 3 * 365 * 100;
constexpr double kPercent = 100;

// Room above the values, for the legend and for marks, in pixels and as a part of the pane; and below them.
constexpr double kHeadroomPixels = 52;
constexpr double kLeastHeadroom = 0.14;
constexpr double kMostHeadroom = 0.3;
constexpr double kFootroom = 0.06;

std::string sigma(double value, int decimals) { return core::fixed(value, decimals, true) + " σ"; }

QString label(Pane pane, bool apr, double value, int decimals) {
  switch (pane) {
    case Pane::Price:
      return price_label(value);
    case Pane::OpenInterest:
      return QString::fromStdString(sigma(value, decimals));
    case Pane::Funding:
      return QString::fromStdString(core::fixed(value, apr ? std::min(decimals, 1) : decimals)) + " %";
    default:
      return QString::fromStdString(core::fixed(value, decimals)) + " %";
  }
}

}  // namespace

int caption_height(const QCustomPlot& plot, const QString& caption) {
  const QRect room(0, 0, std::max(100, plot.viewport().width() - 2 * kCaptionMargin), 1000);
  return QFontMetrics(plot.font()).boundingRect(room, Qt::TextWordWrap, caption).height();
}

void ThresholdLines::draw(QCPPainter* painter) {
  const QRect pane = axis_->axisRect()->rect();
  for (const Line& line : lines_) {
    if (!axis_->range().contains(line.value)) continue;
    painter->setPen(QPen(line.colour, 0, line.style));
    const int y = qRound(axis_->coordToPixel(line.value));
    painter->drawLine(QLine(pane.left(), y, pane.right(), y));
  }
}

Panes::Panes(QCustomPlot& plot, const Scene& scene)
    : plot_(plot), scene_(scene), time_ticker_(QSharedPointer<TimeTicker>::create()) {
  plot_.plotLayout()->clear();
  plot_.plotLayout()->setRowSpacing(0);
  for (const Pane pane : kPanes) add_pane(pane);
  add_plots();
}

void Panes::add_pane(Pane pane) {
  const int row = static_cast<int>(pane);
  PaneParts& parts = at(pane);
  parts.rect = new QCPAxisRect(&plot_);
  plot_.plotLayout()->addElement(row, 0, parts.rect);
  plot_.plotLayout()->setRowStretchFactor(row, kHeights.at(static_cast<std::size_t>(row)));
  parts.rect->setAutoMargins(QCP::msNone);
  parts.rect->setMinimumSize(50, 46);
  parts.time = parts.rect->axis(QCPAxis::atBottom);
  parts.value = parts.rect->axis(QCPAxis::atRight);
  parts.rect->axis(QCPAxis::atLeft)->setVisible(false);
  parts.rect->axis(QCPAxis::atLeft)->grid()->setVisible(false);
  parts.value->setVisible(true);
  parts.value->grid()->setVisible(true);
  parts.value->setTickLabelPadding(8);
  parts.time->setTicker(time_ticker_);
  const bool last = pane == kPanes.back();
  parts.time->setTickLabels(last);
  parts.time->setTickLabelPadding(8);
  for (QCPAxis* axis : {parts.time, parts.value}) {
    axis->setTickLengthIn(0);
    axis->setTickLengthOut(0);
    axis->setSubTicks(false);
    axis->grid()->setZeroLinePen(Qt::NoPen);
  }
  parts.ticker = QSharedPointer<ValueTicker>::create([this, pane](double value, double step) {
    return label(pane, scene_.options.apr, value, decimals_for(step));
  });
  parts.value->setTicker(parts.ticker);
  if (pane == Pane::Confluence) {
    parts.value->setTickLabels(false);
    parts.value->grid()->setVisible(false);
  }
  parts.thresholds = new ThresholdLines(parts.value);
  parts.legend = new PaneLegend(parts.rect, QStringLiteral("overlay"));
}

void Panes::add_plots() {
  const auto axes = [&](Pane pane) { return std::pair{at(pane).time, at(pane).value}; };
  const auto [price_time, price] = axes(Pane::Price);
  new ShadingPlot(scene_, price_time, price);
  (new LinePlot(scene_, price_time, price, {&Theme::spot, 1.0, 0, 0.4}))->show(&Dashboard::spot);
  (new LinePlot(scene_, price_time, price, {&Theme::perp, 1.0, 0, 0.7}))->show(&Dashboard::perp);
  new CandlePlot(scene_, price_time, price);
  new MarksPlot(scene_, price_time, price);
  const auto [premium_time, premium] = axes(Pane::Premium);
  new HistogramPlot(scene_, premium_time, premium);
  const auto [oi_time, oi] = axes(Pane::OpenInterest);
  (new LinePlot(scene_, oi_time, oi, {&Theme::open_interest, 1.4, 0.22}))->show(&Dashboard::oi_z);
  const auto [funding_time, funding] = axes(Pane::Funding);
  funding_line_ = new LinePlot(scene_, funding_time, funding, {&Theme::funding, 1.4, 0.25});
  const auto [strip_time, strip] = axes(Pane::Confluence);
  new StripPlot(scene_, strip_time, strip);
}

std::optional<Pane> Panes::pane_at(const QPoint& position) const {
  for (const Pane pane : kPanes) {
    if (at(pane).rect->rect().contains(position)) return pane;
  }
  return std::nullopt;
}

void Panes::apply_options() {
  const Theme& theme = scene_.options.theme;
  const QFontMetrics size(plot_.font());
  const int right = size.horizontalAdvance(QStringLiteral("+0.0000 %")) + 22;
  const int caption =
      scene_.options.caption.isEmpty() ? 0 : caption_height(plot_, scene_.options.caption) + 8;
  plot_.setBackground(theme.background);
  for (const Pane pane : kPanes) {
    PaneParts& parts = at(pane);
    const bool last = pane == kPanes.back();
    parts.rect->setMargins({kLeftMargin, 0, right, last ? kTimeAxisHeight + caption : 0});
    for (QCPAxis* axis : {parts.time, parts.value}) {
      axis->setBasePen(QPen(theme.border, 0));
      axis->setTickLabelColor(theme.muted);
      axis->setTickLabelFont(plot_.font());
      axis->grid()->setPen(QPen(theme.grid, 0));
      axis->setTickPen(Qt::NoPen);
    }
  }
  PaneParts& price = at(Pane::Price);
  const bool logarithmic = scene_.options.log_price;
  price.value->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  price.ticker->set_logarithmic(logarithmic);
  funding_line_->show(&Dashboard::funding_twap_8h, scene_.options.apr ? kAprFactor : kPercent);
  apply_thresholds();
}

void Panes::apply_thresholds() {
  const Theme& theme = scene_.options.theme;
  const QColor zero = blended(theme.background, theme.muted, 0.45);
  const metrics::Parameters p = scene_.data ? scene_.data->dashboard->parameters : metrics::Parameters{};
  const bool absolute = p.confluence_mode == metrics::ConfluenceMode::Absolute;
  const auto both_ways = [](std::vector<ThresholdLines::Line>& lines, double value, const QColor& colour,
                            Qt::PenStyle style) {
    lines.push_back({value, colour, style});
    lines.push_back({-value, colour, style});
  };
  std::vector<ThresholdLines::Line> premium{{0, zero, Qt::SolidLine}};
  if (absolute) both_ways(premium, metrics::kAbsolutePremiumPct, theme.muted, Qt::DashLine);
  at(Pane::Premium).thresholds->set_lines(premium);

  std::vector<ThresholdLines::Line> oi{{0, zero, Qt::SolidLine}};
  both_ways(oi, p.confluence_oi, theme.muted, Qt::DashLine);
  if (scene_.options.extremes) both_ways(oi, p.extremes_k, theme.warning, Qt::DashLine);
  at(Pane::OpenInterest).thresholds->set_lines(oi);

  std::vector<ThresholdLines::Line> funding{{0, zero, Qt::SolidLine}};
  const double factor = scene_.options.apr ? kAprFactor : kPercent;
  if (absolute) funding.push_back({metrics::kAbsoluteFundingHigh * factor, theme.muted, Qt::DashLine});
  at(Pane::Funding).thresholds->set_lines(funding);
}

void Panes::set_time_range(const QCPRange& range) {
  for (PaneParts& parts : panes_) parts.time->setRange(range);
}

namespace {

// Grows to hold the known values of a column.
void take_in(std::optional<QCPRange>& range, const Column& column, std::pair<std::size_t, std::size_t> bars,
             double factor = 1) {
  for (std::size_t b = bars.first; b < bars.second; ++b) {
    const double v = column[b] * factor;
    if (!core::known(v)) continue;
    if (!range) range = QCPRange(v, v);
    range->lower = std::min(range->lower, v);
    range->upper = std::max(range->upper, v);
  }
}

}  // namespace

QCPRange Panes::visible_values(Pane pane) const {
  const Dashboard& d = *scene_.data->dashboard;
  const QCPRange time = time_axis()->range();
  const auto bars = scene_.data->bars_in(time.lower, time.upper);
  std::optional<QCPRange> range;
  switch (pane) {
    case Pane::Price:
      for (const Column* column : {&d.high, &d.low, &d.perp}) take_in(range, *column, bars);
      return range.value_or(at(pane).value->range());
    case Pane::Premium:
      range = QCPRange(-0.01, 0.01);
      take_in(range, d.premium_pct, bars, scene_.options.perp_premium ? -1 : 1);
      break;
    case Pane::OpenInterest: {
      const double least = std::max(d.parameters.confluence_oi, 1.0);
      range = QCPRange(-least, least);
      take_in(range, d.oi_z, bars);
      break;
    }
    case Pane::Funding:
      range = scene_.options.apr ? QCPRange(-1, 1) : QCPRange(-0.001, 0.001);
      take_in(range, d.funding_twap_8h, bars, scene_.options.apr ? kAprFactor : kPercent);
      break;
    case Pane::Confluence:
      break;
  }
  return range.value_or(QCPRange(0, 1));
}

void Panes::fit_values() {
  if (!scene_.data || scene_.data->size() == 0) return;
  for (const Pane pane : kPanes) {
    if (pane == Pane::Confluence) continue;
    const QCPRange values = visible_values(pane);
    const double headroom =
        std::clamp(kHeadroomPixels / std::max(1, at(pane).rect->height()), kLeastHeadroom, kMostHeadroom);
    QCPAxis* axis = at(pane).value;
    if (axis->scaleType() == QCPAxis::stLogarithmic && values.lower > 0) {
      const double ratio = std::max(values.upper / values.lower, 1.001);
      axis->setRange(values.lower / std::pow(ratio, kFootroom), values.upper * std::pow(ratio, headroom));
    } else {
      const double height = std::max(values.size(), std::abs(values.upper) * 1e-3);
      const double least = axis->scaleType() == QCPAxis::stLogarithmic ? 1e-9 : -HUGE_VAL;
      axis->setRange(std::max(values.lower - kFootroom * height, least), values.upper + headroom * height);
    }
  }
}

void Panes::update_legends(std::optional<std::size_t> bar) {
  for (const Pane pane : kPanes) {
    auto parts = legend_parts(pane, scene_, bar);
    if (pane == Pane::Price && !scene_.options.notice.isEmpty()) {
      parts.push_back({scene_.options.notice, scene_.options.theme.warning, true});
    }
    if (pane == Pane::Price && scene_.options.extremes) {
      parts.push_back({QCoreApplication::translate(
                           "Legend", "Extremes are experimental: context, and no trading signal."),
                       scene_.options.theme.warning, false});
    }
    at(pane).legend->set_parts(std::move(parts), emptiness(pane, scene_), scene_.options);
  }
}

QString Panes::value_text(Pane pane, double value) const {
  if (pane == Pane::Confluence) return {};
  if (pane == Pane::Price) return QString::fromStdString(core::grouped(value, value < 100 ? 2 : 0));
  const int decimals = pane == Pane::OpenInterest ? 2 : scene_.options.apr && pane == Pane::Funding ? 1 : 3;
  return label(pane, scene_.options.apr, value, decimals);
}

void Panes::fit_to_viewport() {
  apply_options();  // a caption's height depends on the width
  plot_.plotLayout()->setOuterRect(plot_.viewport());
  for (const auto phase :
       {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout}) {
    plot_.plotLayout()->update(phase);
  }
  constexpr int kTimeLabelWidth = 78;
  constexpr int kValueLabelHeight = 34;
  time_ticker_->setTickCount(std::max(2, at(Pane::Price).rect->width() / kTimeLabelWidth));
  for (PaneParts& parts : panes_) {
    const int height = std::max(1, parts.rect->height());
    parts.ticker->setTickCount(std::max(2, height / kValueLabelHeight));
    parts.ticker->set_edge(std::min(0.25, 0.6 * QFontMetrics(plot_.font()).height() / height));
  }
  // The strip takes what its legend leaves: cells reach from 0 to 1.
  const double above = QFontMetrics(plot_.font()).height() + 11;
  const double below = 6;
  const double strip = std::max(8.0, at(Pane::Confluence).rect->height() - above - below);
  at(Pane::Confluence).value->setRange(-below / strip, 1 + above / strip);
}

}  // namespace btcflow::chart
