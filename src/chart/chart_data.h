// A dashboard with what drawing needs besides: bar times as axis coordinates.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "btcflow/metrics/dashboard.h"

namespace btcflow::chart {

// Axis coordinates are seconds since 1970.
inline double to_coordinate(core::Time t) {
  return static_cast<double>(t.time_since_epoch().count()) / 1000.0;
}
inline core::Time to_time(double coordinate) {
  return core::Time{core::Duration{static_cast<long long>(coordinate * 1000.0)}};
}

// Of a bar; columns that a dashboard made by hand may lack say nothing.
inline bool holds(const std::vector<bool>& column, std::size_t bar) {
  return bar < column.size() && column[bar];
}
inline int days_old(const metrics::AgeColumn& column, std::size_t bar) {
  return bar < column.size() ? column[bar] : 0;
}

struct ChartData {
  std::shared_ptr<const metrics::Dashboard> dashboard;
  std::vector<double> open;  // of each bar
  std::vector<double> end;

  explicit ChartData(std::shared_ptr<const metrics::Dashboard> d);

  std::size_t size() const { return open.size(); }
  double middle(std::size_t bar) const { return (open[bar] + end[bar]) / 2; }
  // The bar that holds a coordinate.
  std::optional<std::size_t> bar_at(double coordinate) const;
  // The bars that touch [from, to]: first and one past the last.
  std::pair<std::size_t, std::size_t> bars_in(double from, double to) const;
  // The last bar of which anything is known; the last of all where nothing is.
  std::optional<std::size_t> last_known() const;
};

}  // namespace btcflow::chart
