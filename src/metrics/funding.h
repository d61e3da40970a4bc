// Funding by the bar: venues, composite, TWAP and APR (docs/metrics.md section 6).
#pragma once

#include <vector>

#include "bar_span.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

// Writes funding_8h of one venue; leaves it empty where it has no prints.
void add_venue_funding(VenueColumns& columns, const InstrumentRows& rows, const std::vector<BarSpan>& spans,
                       const Knowledge& knowledge);

// Writes funding_8h, funding_twap_8h, funding_twap_apr_pct and funding_venues; needs the venues' funding and
// open interest.
void add_funding(Dashboard& dashboard, const std::vector<BarSpan>& spans);

}  // namespace btcflow::metrics
