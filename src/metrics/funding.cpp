#include "funding.h"

#include <algorithm>
#include <cmath>

namespace btcflow::metrics {

namespace {

constexpr double kPeriodsAYear = 3 * 365;  // of 8 hours; simple, not compounded
constexpr double kHoursOfRate = 8;

core::Duration interval_of(const core::Funding& print) {
  return core::Duration{std::llround(print.interval_hours * static_cast<double>(core::kHour.count()))};
}

}  // namespace

void add_venue_funding(VenueColumns& columns, const InstrumentRows& rows, const std::vector<BarSpan>& spans,
                       const Knowledge& knowledge) {
  if (rows.funding.empty()) return;
  columns.funding_8h.assign(spans.size(), core::kUnknown);
  const auto& since = rows.instrument.since;
  auto print = rows.funding.begin();
  for (std::size_t b = 0; b < spans.size(); ++b) {
    const BarSpan& span = spans[b];
    double weighted = 0;
    double weights = 0;  // in ms of paid time inside the bar
    for (; print != rows.funding.end() && print->time <= span.lim; ++print) {
      if (print->time <= span.bar.open || !knowledge.counts(print->time)) continue;
      if (since && print->time < *since) continue;
      const core::Time from = std::max(print->time - interval_of(*print), span.bar.open);
      const auto weight = static_cast<double>((print->time - from).count());
      weighted += print->rate * kHoursOfRate / print->interval_hours * weight;
      weights += weight;
    }
    const auto known_part = static_cast<double>((span.lim - span.bar.open).count());
    if (weights > 0 && 2 * weights >= known_part) columns.funding_8h[b] = weighted / weights;
  }
}

namespace {

double composite(const std::vector<VenueColumns>& venues, std::size_t b, FundingWeights mode, int& count) {
  double plain = 0;
  double weighted = 0;
  double weights = 0;
  bool all_weighted = mode == FundingWeights::OpenInterest;
  for (const VenueColumns& venue : venues) {
    if (venue.funding_8h.empty() || !core::known(venue.funding_8h[b])) continue;
    ++count;
    plain += venue.funding_8h[b];
    const double weight = venue.oi_usd.empty() ? core::kUnknown : venue.oi_usd[b];
    all_weighted = all_weighted && core::known(weight);
    weighted += venue.funding_8h[b] * weight;
    weights += weight;
  }
  if (count == 0) return core::kUnknown;
  return all_weighted ? weighted / weights : plain / count;
}

double twap(const Column& funding, const std::vector<BarSpan>& spans, std::size_t last, std::size_t length,
            TwapWeights mode) {
  double sum = 0;
  double weights = 0;
  for (std::size_t b = last + 1 - length; b <= last; ++b) {
    // An unknown bar makes the sum unknown, as it must be.
    const double weight = mode == TwapWeights::Time ? spans[b].known_days() : 1.0;
    sum += funding[b] * weight;
    weights += weight;
  }
  return sum / weights;
}

}  // namespace

void add_funding(Dashboard& dashboard, const std::vector<BarSpan>& spans) {
  const Parameters& parameters = dashboard.parameters;
  const auto length = static_cast<std::size_t>(twap_length(parameters, dashboard.timeframe));
  for (std::size_t b = 0; b < spans.size(); ++b) {
    dashboard.funding_8h[b] =
        composite(dashboard.venues, b, parameters.funding_weights, dashboard.funding_venues[b]);
    if (b + 1 < length) continue;
    dashboard.funding_twap_8h[b] = twap(dashboard.funding_8h, spans, b, length, parameters.twap_weights);
    dashboard.funding_twap_apr_pct[b] = dashboard.funding_twap_8h[b] * kPeriodsAYear * 100;
  }
}

}  // namespace btcflow::metrics
