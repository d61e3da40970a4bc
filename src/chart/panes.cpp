#include "panes.h"

#include <algorithm>
#include <cmath>

#include "btcflow/core/number.h"
#include "candle_plot.h"
#include "histogram_plot.h"
#include "signal_plots.h"
#include "strip_plot.h"
#include "value_fit.h"
#include "words.h"

namespace btcflow::chart {

using metrics::Dashboard;

namespace {

constexpr double kWholeThousands = 10'000;  // prices from here on are written in thousands,
constexpr double kFineStep = 100;           // unless ticks stand closer than those can tell apart

QString text(const std::string& s) { return QString::fromStdString(s); }

QString label(Pane pane, bool apr, double value, int decimals) {
  if (pane == Pane::OpenInterest) return text(core::fixed(value, decimals, true)) + QStringLiteral(" σ");
  const bool tenths = pane == Pane::Funding && apr;
  return text(core::fixed(value, tenths ? std::min(decimals, 1) : decimals)) + QStringLiteral(" %");
}

QString price_tick(double value, double step) {
  const bool fine = std::abs(value) >= kWholeThousands ? step < kFineStep : step < 0.01;
  return fine ? text(core::grouped(value, decimals_for(step))) : price_label(value);
}

}  // namespace

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
    : plot_(plot), scene_(scene), stack_(plot, scene), time_ticker_(QSharedPointer<TimeTicker>::create()) {
  plot_.plotLayout()->clear();
  plot_.plotLayout()->setRowSpacing(0);
  for (const Pane pane : kPanes) add_pane(pane);
  add_plots();
}

void Panes::add_pane(Pane pane) {
  PaneParts& parts = at(pane);
  parts.rect = new QCPAxisRect(&plot_);
  stack_.add(pane, parts.rect);
  parts.rect->setAutoMargins(QCP::msNone);
  parts.rect->setMinimumSize(1, 1);  // the stack keeps them high enough
  parts.time = parts.rect->axis(QCPAxis::atBottom);
  parts.value = parts.rect->axis(QCPAxis::atRight);
  parts.rect->axis(QCPAxis::atLeft)->setVisible(false);
  parts.rect->axis(QCPAxis::atLeft)->grid()->setVisible(false);
  parts.value->setVisible(true);
  parts.value->grid()->setVisible(true);
  parts.time->setTicker(time_ticker_);
  for (QCPAxis* axis : {parts.time, parts.value}) {
    axis->setTickLengthIn(0);
    axis->setTickLengthOut(0);
    axis->setSubTicks(false);
    axis->grid()->setZeroLinePen(Qt::NoPen);
  }
  parts.ticker = QSharedPointer<ValueTicker>::create(
      [this, pane](double value, double step) { return tick_text(pane, value, step); });
  parts.value->setTicker(parts.ticker);
  if (pane == Pane::Confluence) {
    parts.value->setTickLabels(false);
    parts.value->grid()->setVisible(false);
  }
  parts.thresholds = new ThresholdLines(parts.value);
  parts.legend = new PaneLegend(parts.rect);
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

Scale Panes::scale(Pane pane) const {
  return value_axis(pane)->scaleType() == QCPAxis::stLogarithmic ? Scale::Logarithmic : Scale::Linear;
}

void Panes::apply_options() {
  const Theme& theme = scene_.options.theme;
  plot_.setBackground(theme.background);
  for (const Pane pane : kPanes) {
    PaneParts& parts = at(pane);
    for (QCPAxis* axis : {parts.time, parts.value}) {
      axis->setBasePen(QPen(theme.border, 0));
      axis->setTickLabelColor(theme.muted);
      axis->setTickLabelFont(plot_.font());
      axis->setTickLabelPadding(sizes_of(plot_.font()).axis_padding);
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

void Panes::update_legends(std::optional<std::size_t> bar) {
  for (const Pane pane : kPanes) {
    auto parts = legend_parts(pane, scene_, bar);
    if (pane == Pane::Price && !scene_.options.notice.isEmpty()) {
      parts.push_back(
          {chart::tr(scene_.options.notice.toUtf8().constData()), scene_.options.theme.warning, true});
    }
    if (pane == Pane::Price && scene_.options.extremes) {
      parts.push_back({chart::tr("Extremes are experimental: context, and no trading signal."),
                       scene_.options.theme.warning, false});
    }
    at(pane).legend->set_parts(std::move(parts), emptiness(pane, scene_), scene_.options);
  }
}

QString Panes::tick_text(Pane pane, double value, double step) const {
  if (pane == Pane::Confluence) return {};
  if (pane == Pane::Price) return price_tick(value, step);
  return label(pane, scene_.options.apr, value, decimals_for(step));
}

QString Panes::value_text(Pane pane, double value) const {
  if (pane == Pane::Confluence) return {};
  if (pane == Pane::Price) return text(core::grouped(value, std::abs(value) < 100 ? 2 : 0));
  const int decimals = pane == Pane::OpenInterest ? 2 : scene_.options.apr && pane == Pane::Funding ? 1 : 3;
  return label(pane, scene_.options.apr, value, decimals);
}

}  // namespace btcflow::chart
