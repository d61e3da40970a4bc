// What a signal says to people, through say(). All text about events is made here, from the values that the
// event keeps.
#pragma once

#include <string>
#include <vector>

#include "btcflow/app/words.h"
#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/study.h"

namespace btcflow::app {

// For say().
inline constexpr const char* kExperimentalNotice =
    BTCFLOW_WORDS("Extreme tops and bottoms are experimental: context, and no trading signal.");

// "Bullish confluence", "Over-leverage: longs crowded", "Extreme top (experimental)"
std::string title(metrics::SignalKind kind);

// "premium z +1.31 ≥ +1.00"; a comparison that is not met is written as it is: "open interest z −0.20 >
// −1.50".
std::string text(const metrics::Condition& condition);

// One or two sentences: the conditions with values and thresholds, how many states were known, what was
// missing or left out, and flags that ask for care.
std::string explanation(const metrics::Dashboard& dashboard, const metrics::Event& event);

// "2021-04-12, week: Extreme top (experimental). 3 of 3 ..."
std::string line(const metrics::Dashboard& dashboard, const metrics::Event& event);

// Names of the venues that made a bar's prices, and of those left out as outliers.
struct EventVenues {
  std::vector<std::string> spot;
  std::vector<std::string> perp;
  std::vector<std::string> left_out;
};
EventVenues event_venues(const metrics::Dashboard& dashboard, std::size_t bar);

// "too few to say", "no different from any bar", or empty.
std::string study_verdict(const metrics::StudyCell& cell);

std::string joined(const std::vector<std::string>& parts, const std::string& separator);

}  // namespace btcflow::app
