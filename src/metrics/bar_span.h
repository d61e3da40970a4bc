// A bar with the days it holds and how far it is known.
#pragma once

#include <cstdint>
#include <vector>

#include "days.h"

namespace btcflow::metrics {

// A level older than this before the bar's lim is not carried into it (docs/metrics.md sections 3 and 5).
inline constexpr core::Duration kStale = core::kDay * 3;

struct BarSpan {
  core::Bar bar;
  core::Time lim;  // min(end, as-of): what is known of the bar ends here
  bool closed;
  std::size_t first_day;  // in the grid
  std::size_t end_day;    // exclusive
  core::Time first_day_open;

  core::Time day_end(std::size_t day) const {
    return first_day_open + core::kDay * static_cast<long long>(day - first_day + 1);
  }

  double known_days() const { return core::days_between(bar.open, lim); }
  // Of what is stamped at the end of a day, or within the day after.
  std::uint8_t age_of(core::Time stamp) const {
    const core::Time last = core::day_of(lim);  // where the last day that is over ends
    return static_cast<std::uint8_t>(stamp < last ? (last - stamp) / core::kDay : 0);
  }
};

// From the bar of the grid's first day to the last that opens before as-of.
std::vector<BarSpan> bar_spans(const DayGrid& grid, const Knowledge& knowledge);

}  // namespace btcflow::metrics
