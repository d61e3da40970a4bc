// States, score and the signals made of them (docs/metrics.md sections 8 and 9).
#pragma once

#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

// Writes the states, states_known, score and the confluence and over-leverage columns.
void add_confluence(Dashboard& dashboard);

// Writes extreme_top, extreme_bottom and extreme_strength.
void add_extremes(Dashboard& dashboard);

// The comparisons behind a signal on a bar, from the same rules.
std::vector<Condition> conditions(const Dashboard& dashboard, SignalKind kind, std::size_t bar);

// Writes the events: the first closed bar of each run of a signal.
void add_events(Dashboard& dashboard);

}  // namespace btcflow::metrics
