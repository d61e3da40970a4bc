#include "price.h"

#include <algorithm>

namespace btcflow::metrics {

namespace {

constexpr std::size_t kNoDay = static_cast<std::size_t>(-1);

// The day that gives the bar its price: the last one known, unless it ended too long before lim.
std::size_t price_day(const BarSpan& span, const Column& closes) {
  for (std::size_t d = span.end_day; d > span.first_day; --d) {
    if (!core::known(closes[d - 1])) continue;
    return span.day_end(d - 1) < span.lim - kStale ? kNoDay : d - 1;
  }
  return kNoDay;
}

double premium_of_day(double spot, double perp) { return 100 * (spot / perp - 1); }

// The premium of a bar from that of its days.
template <typename PremiumOfDay>
double premium_of_bar(const BarSpan& span, PremiumSampling sampling, PremiumOfDay premium) {
  double sum = 0;
  int count = 0;
  double last = core::kUnknown;
  for (std::size_t d = span.first_day; d < span.end_day; ++d) {
    const double p = premium(d);
    if (!core::known(p)) continue;
    sum += p;
    ++count;
    last = p;
  }
  if (sampling == PremiumSampling::Last) return last;
  if (count == 0 || 2 * count < span.known_days()) return core::kUnknown;
  return sum / count;
}

// Highest high, lowest low and first open of the days that have a price.
void add_candle(Dashboard& dashboard, std::size_t b, const BarSpan& span, const Basket& spot) {
  bool first = true;
  for (std::size_t d = span.first_day; d < span.end_day; ++d) {
    if (!core::known(spot.close[d])) continue;
    dashboard.open[b] = first ? spot.open[d] : dashboard.open[b];
    dashboard.high[b] = first ? spot.high[d] : std::max(dashboard.high[b], spot.high[d]);
    dashboard.low[b] = first ? spot.low[d] : std::min(dashboard.low[b], spot.low[d]);
    first = false;
  }
  dashboard.close[b] = dashboard.spot[b];
}

std::uint8_t day_flags(const BarSpan& span, const Basket& basket) {
  std::uint8_t flags = 0;
  for (std::size_t d = span.first_day; d < span.end_day; ++d) {
    if (basket.quote_assumed[d] != 0) flags |= kQuoteAssumed;
    if (basket.disagrees[d] != 0) flags |= kBasketDisagrees;
  }
  return flags;
}

}  // namespace

void add_prices(Dashboard& dashboard, const std::vector<BarSpan>& spans, const Basket& spot,
                const Basket& perp) {
  for (std::size_t b = 0; b < spans.size(); ++b) {
    const BarSpan& span = spans[b];
    if (const std::size_t d = price_day(span, spot.close); d != kNoDay) {
      dashboard.spot[b] = spot.close[d];
      dashboard.spot_venues[b] = spot.coverage[d];
      dashboard.spot_age[b] = span.age_of(span.day_end(d));
      dashboard.rate_age[b] = spot.rate_age[d];
      add_candle(dashboard, b, span, spot);
    }
    if (const std::size_t d = price_day(span, perp.close); d != kNoDay) {
      dashboard.perp[b] = perp.close[d];
      dashboard.perp_venues[b] = perp.coverage[d];
      dashboard.perp_age[b] = span.age_of(span.day_end(d));
      dashboard.rate_age[b] = std::max(dashboard.rate_age[b], perp.rate_age[d]);
    }
    dashboard.premium_pct[b] =
        premium_of_bar(span, dashboard.parameters.premium_sampling,
                       [&](std::size_t day) { return premium_of_day(spot.close[day], perp.close[day]); });
    dashboard.flags[b] = static_cast<std::uint8_t>(day_flags(span, spot) | day_flags(span, perp));
  }
}

void add_venue_prices(VenueColumns& columns, const VenueDays& venue, const std::vector<BarSpan>& spans,
                      const Basket& spot, const Basket& perp, PremiumSampling sampling) {
  const Basket& own_side = venue.is_spot() ? spot : perp;
  columns.close.assign(spans.size(), core::kUnknown);
  columns.premium_pct.assign(spans.size(), core::kUnknown);
  columns.part.assign(spans.size(), Participation::Absent);
  for (std::size_t b = 0; b < spans.size(); ++b) {
    if (const std::size_t d = price_day(spans[b], own_side.close); d != kNoDay) {
      columns.close[b] = venue.close[d];
      columns.part[b] = venue.part[d];
    }
    columns.premium_pct[b] = premium_of_bar(spans[b], sampling, [&](std::size_t d) {
      return venue.is_spot() ? premium_of_day(venue.close[d], perp.close[d])
                             : premium_of_day(spot.close[d], venue.close[d]);
    });
  }
}

}  // namespace btcflow::metrics
