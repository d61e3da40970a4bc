// What a pane's value axis shows when nobody has locked it: all that is visible, and room for the legend.
#pragma once

#include "bar_plot.h"
#include "value_range.h"

namespace btcflow::chart {

inline constexpr double kAprFactor = 3 * 365 * 100;  // from a fraction per 8 h to % a year
inline constexpr double kPercent = 100;

struct FitRequest {
  Pane pane = Pane::Price;
  QCPRange time;  // visible
  Scale scale = Scale::Linear;
  int height = 1;    // of the pane, in pixels
  int headroom = 0;  // for the legend and marks, in pixels
  int footroom = 0;  // for marks
};

// Nothing where no value is known (and for the confluence pane, which has no values).
std::optional<QCPRange> fitted_values(const Scene& scene, const FitRequest& request);

}  // namespace btcflow::chart
