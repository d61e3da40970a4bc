#include "chart_data.h"

#include <algorithm>

namespace btcflow::chart {

ChartData::ChartData(std::shared_ptr<const metrics::Dashboard> d) : dashboard(std::move(d)) {
  for (const core::Bar& bar : dashboard->bars) {
    open.push_back(to_coordinate(bar.open));
    end.push_back(to_coordinate(bar.end));
  }
}

std::optional<std::size_t> ChartData::bar_at(double coordinate) const {
  const auto after = std::upper_bound(open.begin(), open.end(), coordinate);
  if (after == open.begin()) return std::nullopt;
  const auto bar = static_cast<std::size_t>(after - open.begin()) - 1;
  if (coordinate >= end[bar]) return std::nullopt;
  return bar;
}

std::pair<std::size_t, std::size_t> ChartData::bars_in(double from, double to) const {
  const auto first = std::upper_bound(end.begin(), end.end(), from);
  const auto last = std::upper_bound(open.begin(), open.end(), to);
  const auto a = static_cast<std::size_t>(first - end.begin());
  const auto b = static_cast<std::size_t>(last - open.begin());
  return {a, std::max(a, b)};
}

std::optional<std::size_t> ChartData::last_known() const {
  const metrics::Dashboard& d = *dashboard;
  for (std::size_t b = d.size(); b-- > 0;) {
    if (core::known(d.spot[b]) || core::known(d.perp[b]) || core::known(d.oi_usd[b]) ||
        core::known(d.funding_8h[b])) {
      return b;
    }
  }
  if (d.size() == 0) return std::nullopt;
  return d.size() - 1;
}

}  // namespace btcflow::chart
