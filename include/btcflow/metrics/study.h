// What followed a signal (docs/metrics.md section 10). Costs tens of milliseconds (the bootstrap): not part
// of compute().
#pragma once

#include <array>
#include <vector>

#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

// One kind of signal at one horizon. Returns are fractions (0.1 = +10 %).
struct StudyCell {
  SignalKind kind = SignalKind::Bullish;
  int horizon = 0;  // bars
  int count = 0;    // counted events
  double mean = core::kUnknown;
  double median = core::kUnknown;
  double share_above_zero = core::kUnknown;  // 0..1
  double ci_low = core::kUnknown;            // 90 % bootstrap interval of the mean
  double ci_high = core::kUnknown;
  int baseline_count = 0;
  double baseline_mean = core::kUnknown;
  double mean_minus_baseline = core::kUnknown;
  bool too_few = true;        // fewer than 5 counted
  bool no_different = false;  // the interval holds the baseline mean
};

// Horizons of a timeframe, in bars.
std::array<int, 3> study_horizons(core::Timeframe timeframe);

// Six kinds times three horizons, kinds first. Deterministic: every cell draws 10,000 resamples from
// SplitMix64 seeded anew with kStudySeed.
inline constexpr std::uint64_t kStudySeed = 20090103;
std::vector<StudyCell> study(const Dashboard& dashboard);

}  // namespace btcflow::metrics
