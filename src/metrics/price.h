// Bars of price and of spot premium (docs/metrics.md sections 3 and 4).
#pragma once

#include <vector>

#include "bar_span.h"
#include "basket.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

// Writes open..close, spot, perp, premium_pct, spot_venues, perp_venues and the flags that come from days.
void add_prices(Dashboard& dashboard, const std::vector<BarSpan>& spans, const Basket& spot,
                const Basket& perp);

// Writes close, premium_pct and part of each venue that has prices.
void add_venue_prices(VenueColumns& columns, const VenueDays& venue, const std::vector<BarSpan>& spans,
                      const Basket& spot, const Basket& perp, PremiumSampling sampling);

}  // namespace btcflow::metrics
