#include "panes.h"

#include <algorithm>
#include <cmath>

#include "axis_text.h"
#include "candle_plot.h"
#include "grid_lines.h"
#include "histogram_plot.h"
#include "signal_plots.h"
#include "strip_plot.h"
#include "thresholds.h"
#include "value_fit.h"
#include "value_labels.h"
#include "words.h"

namespace btcflow::chart {

using metrics::Dashboard;

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
  parts.time->setTicker(time_ticker_);
  for (QCPAxis* axis : {parts.time, parts.value}) {
    axis->setTickLengthIn(0);
    axis->setTickLengthOut(0);
    axis->setSubTicks(false);
    axis->grid()->setVisible(false);
  }
  parts.ticker = QSharedPointer<ValueTicker>::create();
  parts.value->setTicker(parts.ticker);
  parts.value->setTickLabels(false);  // ValueLabels writes them
  new GridLines(scene_, parts.time);
  if (pane != Pane::Confluence) new GridLines(scene_, parts.value);
  new ThresholdLines(pane, scene_, parts.value);
  new ValueLabels(pane, scene_, parts.value, *parts.ticker);
  parts.legend = new PaneLegend(parts.rect);
}

void Panes::add_plots() {
  const auto axes = [&](Pane pane) { return std::pair{at(pane).time, at(pane).value}; };
  const auto [price_time, price] = axes(Pane::Price);
  new ShadingPlot(scene_, price_time, price);
  (new LinePlot(scene_, price_time, price, {&Theme::spot, 1.0, 0, 0.4}))->show(&Dashboard::spot);
  auto* perp = new LinePlot(scene_, price_time, price, {&Theme::perp, 1.0, 0, 0.7});
  perp->show(&Dashboard::perp);
  perp->mark_carried(&Dashboard::perp_age);
  new CandlePlot(scene_, price_time, price);
  new FlagPlot(scene_, price_time, price, metrics::kQuoteAssumed | metrics::kBasketDisagrees);
  marks_ = new MarksPlot(scene_, price_time, price);
  const auto [premium_time, premium] = axes(Pane::Premium);
  new HistogramPlot(scene_, premium_time, premium);
  new FlagPlot(scene_, premium_time, premium, metrics::kQuoteAssumed | metrics::kBasketDisagrees,
               &Dashboard::premium_outlier);
  const auto [oi_time, oi] = axes(Pane::OpenInterest);
  auto* oi_line = new LinePlot(scene_, oi_time, oi, {&Theme::open_interest, 1.4, 0.22});
  oi_line->show(&Dashboard::oi_z);
  oi_line->mark_carried(&Dashboard::oi_age);
  new FlagPlot(scene_, oi_time, oi, 0, &Dashboard::oi_outlier);
  const auto [funding_time, funding] = axes(Pane::Funding);
  funding_line_ = new LinePlot(scene_, funding_time, funding, {&Theme::funding, 1.4, 0.25});
  new FlagPlot(scene_, funding_time, funding, 0, &Dashboard::funding_outlier);
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
    parts.emptiness = emptiness(pane, scene_);
    for (QCPAxis* axis : {parts.time, parts.value}) {
      axis->setTickLabelColor(theme.muted);
      axis->setTickLabelFont(plot_.font());
      axis->setTickLabelPadding(sizes_of(plot_.font()).axis_padding);
      axis->setTickPen(Qt::NoPen);
    }
    parts.value->setBasePen(QPen(theme.border, 0));
    parts.time->setBasePen(Qt::NoPen);  // the frame draws the borders between panes
  }
  PaneParts& price = at(Pane::Price);
  const bool logarithmic = scene_.options.log_price;
  price.value->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  price.ticker->set_logarithmic(logarithmic);
  funding_line_->show(&Dashboard::funding_twap_8h, scene_.options.apr ? kAprFactor : kPercent);
  measure_legends();
}

std::vector<LegendPart> Panes::parts_of_legend(Pane pane, std::optional<std::size_t> bar) const {
  auto parts = legend_parts(pane, scene_, bar);
  const QColor& warning = scene_.options.theme.warning;
  if (pane == Pane::Price && !scene_.options.notice.isEmpty())
    parts.push_back({chart::tr(scene_.options.notice.toUtf8().constData()), warning, true, true});
  if (pane == Pane::Price && scene_.options.extremes) {
    parts.push_back(
        {chart::tr("Extremes are experimental: context, and no trading signal."), warning, false, true});
  }
  return parts;
}

void Panes::update_legends(std::optional<std::size_t> bar, bool steady) {
  for (const Pane pane : kPanes)
    at(pane).legend->set_parts(parts_of_legend(pane, bar), at(pane).emptiness, scene_.options, steady);
}

QString Panes::value_text(Pane pane, double value) const { return precise_text(pane, scene_.options, value); }

}  // namespace btcflow::chart
