// Open interest by the bar: venues, sums, the linked chain (docs/metrics.md section 5).
#pragma once

#include <vector>

#include "bar_span.h"
#include "basket.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

// Writes oi_usd and oi_coin of one venue; leaves them empty where it has no rows.
void add_venue_open_interest(VenueColumns& columns, const VenueDays& venue, const std::vector<BarSpan>& spans,
                             const DayGrid& grid, const Basket& perp, const Knowledge& knowledge);

// Writes oi_usd, oi_coin, oi_linked_usd, oi_shown and oi_venues from the venues' columns; returns the series
// that the z-score is taken of (for the linked composition the unscaled chain, which no later bar can
// change).
Column add_open_interest(Dashboard& dashboard, const std::vector<BarSpan>& spans);

}  // namespace btcflow::metrics
