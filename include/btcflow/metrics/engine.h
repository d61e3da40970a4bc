// From rows to a dashboard: all of docs/metrics.md sections 1 to 9. Pure and thread-safe.
#pragma once

#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/market.h"
#include "btcflow/metrics/parameters.h"

namespace btcflow::metrics {

// Empty columns where the market has no price before `as_of`.
Dashboard compute(const Market& market, core::Timeframe timeframe, const Parameters& parameters, AsOf as_of);

}  // namespace btcflow::metrics
