#include "bar_span.h"

#include <algorithm>

namespace btcflow::metrics {

std::vector<BarSpan> bar_spans(const DayGrid& grid, const Knowledge& knowledge) {
  std::vector<BarSpan> spans;
  if (grid.count == 0) return spans;
  const core::Time now = knowledge.as_of.instant;
  for (const core::Bar& bar : core::bars_between(grid.first, now, knowledge.timeframe, knowledge.three_day)) {
    const std::size_t first_day = bar.open <= grid.first ? 0 : grid.index(bar.open);
    spans.push_back({bar, std::min(bar.end, now), bar.end <= now, first_day,
                     std::min(grid.index(bar.end), grid.count), grid.day(first_day)});
  }
  return spans;
}

}  // namespace btcflow::metrics
