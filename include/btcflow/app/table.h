// The numbers as tables, and tables as CSV or JSON (docs/data.md). What a window exports and what a
// command prints come from here.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/core/market.h"
#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/study.h"
#include "btcflow/store/cache.h"

namespace btcflow::app {

// monostate: unknown (empty in CSV, null in JSON; a NaN is written so too).
using Cell = std::variant<std::monostate, bool, long long, double, std::string>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

// What of the demonstration leaves the program says so inside too: a last column `demonstration`, true on
// every row. Whoever reads columns by name or place finds each where it was.
void mark_demonstration(Table& table);

std::string to_csv(const Table& table);
// A list of objects, one a row, with the columns' names.
std::string to_json(const Table& table);

// Which bars of a dashboard: those that open in [from, to).
struct BarRange {
  std::optional<core::Time> from;
  std::optional<core::Time> to;
  bool holds(core::Time open) const { return (!from || open >= *from) && (!to || open < *to); }
};

// The columns of `btcflow metrics`; with `by_venue` followed by each venue's, named "<id> close" and so on.
Table metrics_table(const metrics::Dashboard& dashboard, const BarRange& range = {}, bool by_venue = false);
// Events of those bars; extremes only where wanted.
Table signals_table(const metrics::Dashboard& dashboard, bool extremes, const BarRange& range = {});
Table study_table(const std::vector<metrics::StudyCell>& cells, bool extremes);

Table candles_table(const std::vector<core::Candle>& rows, const std::vector<std::string>& sources);
Table open_interest_table(const std::vector<core::OpenInterest>& rows,
                          const std::vector<std::string>& sources);
Table funding_table(const std::vector<core::Funding>& rows, const std::vector<std::string>& sources);

}  // namespace btcflow::app
