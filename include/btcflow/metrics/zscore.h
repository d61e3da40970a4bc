// Rolling z-score (docs/metrics.md section 7). Every window is computed by itself, without running sums, so
// that one bad value leaves no trace in later bars and a bar's value does not depend on where the history
// starts.
#pragma once

#include <cstdint>
#include <vector>

#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

struct ZScoreRule {
  int length = 52;
  double min_known = 0.95;  // of the window's values
  ZScoreMethod method = ZScoreMethod::Standard;
  double least_sd = 0;  // an sd at or below this also counts as zero (premium: 1e-12 %)
};

// z of each value within the window of the last `length` values up to and including it. Unknown where the
// value is unknown, the window is not full, too few of its values are known, or they do not vary.
Column zscore(const Column& values, const ZScoreRule& rule);

// True where the window holds enough known values and one of them lies more than 10 * 1.4826 * MAD off the
// median.
std::vector<bool> window_outliers(const Column& values, const ZScoreRule& rule);

// How many of the window's values must be known: ceil(min_known * length - 1e-9).
int least_known(const ZScoreRule& rule);

}  // namespace btcflow::metrics
