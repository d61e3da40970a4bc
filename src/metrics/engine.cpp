#include "btcflow/metrics/engine.h"

#include "bar_span.h"
#include "basket.h"
#include "btcflow/metrics/zscore.h"
#include "confluence.h"
#include "days.h"
#include "funding.h"
#include "open_interest.h"
#include "price.h"

namespace btcflow::metrics {

namespace {

constexpr double kLeastPremiumSd = 1e-12;  // in %: below this the premium is rounding noise

void size_columns(Dashboard& d, const std::vector<BarSpan>& spans) {
  const std::size_t bars = spans.size();
  for (const BarSpan& span : spans) {
    d.bars.push_back(span.bar);
    d.closed.push_back(span.closed);
  }
  for (Column* column : {&d.open, &d.high, &d.low, &d.close, &d.spot, &d.perp, &d.premium_pct, &d.premium_z,
                         &d.oi_z, &d.funding_8h, &d.funding_twap_8h, &d.funding_twap_apr_pct, &d.funding_z,
                         &d.score, &d.extreme_strength}) {
    column->assign(bars, core::kUnknown);
  }
  for (TruthColumn* column : {&d.bullish, &d.bearish, &d.longs_crowded, &d.shorts_crowded, &d.over_leverage,
                              &d.extreme_top, &d.extreme_bottom}) {
    column->assign(bars, Truth::Unknown);
  }
  for (std::vector<int>* column :
       {&d.states_known, &d.spot_venues, &d.perp_venues, &d.oi_venues, &d.funding_venues}) {
    column->assign(bars, 0);
  }
  d.flags.assign(bars, 0);
  for (AgeColumn* column : {&d.spot_age, &d.perp_age, &d.oi_age, &d.rate_age}) column->assign(bars, 0);
}

void add_zscores(Dashboard& d, const Column& oi_series) {
  const Parameters& p = d.parameters;
  const ZScoreRule rule{zscore_length(p, d.timeframe), p.zscore_min_known, p.zscore_method, 0};
  ZScoreRule premium_rule = rule;
  premium_rule.least_sd = kLeastPremiumSd;
  d.premium_z = zscore(d.premium_pct, premium_rule);
  d.oi_z = zscore(oi_series, rule);
  d.funding_z = zscore(d.funding_8h, rule);

  d.premium_outlier = window_outliers(d.premium_pct, premium_rule);
  d.oi_outlier = window_outliers(oi_series, rule);
  d.funding_outlier = window_outliers(d.funding_8h, rule);
  for (std::size_t b = 0; b < d.size(); ++b) {
    if (d.premium_outlier[b] || d.oi_outlier[b] || d.funding_outlier[b]) d.flags[b] |= kWindowOutlier;
  }
}

}  // namespace

Dashboard compute(const Market& market, core::Timeframe timeframe, const Parameters& parameters, AsOf as_of) {
  Dashboard d;
  d.timeframe = timeframe;
  d.parameters = parameters;
  d.as_of = as_of;
  d.asset = market.asset;

  const Knowledge knowledge{as_of, timeframe, parameters.three_day};
  Days days = venue_days(market, knowledge, parameters);
  const std::vector<BarSpan> spans = bar_spans(days.grid, knowledge);
  size_columns(d, spans);
  const Basket spot = spot_basket(days, parameters);
  const Basket perp = perp_basket(days, parameters, knowledge);
  add_prices(d, spans, spot, perp);

  for (const VenueDays& venue : days.venues) {
    VenueColumns columns;
    columns.instrument = venue.rows->instrument;
    if (!venue.rows->candles.empty() && (venue.is_spot() || venue.is_perp())) {
      add_venue_prices(columns, venue, spans, spot, perp, parameters.premium_sampling);
    }
    if (!venue.is_spot()) {
      add_venue_open_interest(columns, venue, spans, days.grid, perp, knowledge);
      add_venue_funding(columns, *venue.rows, spans, knowledge);
    }
    d.venues.push_back(std::move(columns));
  }
  const Column oi_series = add_open_interest(d, spans);
  add_funding(d, spans);
  add_zscores(d, oi_series);
  add_confluence(d);
  add_extremes(d);
  add_events(d);
  return d;
}

}  // namespace btcflow::metrics
