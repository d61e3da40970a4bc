#include "btcflow/app/table.h"

#include <nlohmann/json.hpp>

#include "btcflow/app/event_text.h"
#include "btcflow/core/number.h"

namespace btcflow::app {

using core::to_iso;
using metrics::Dashboard;
using metrics::VenueColumns;

namespace {

// A field is quoted only where it must be.
void append_csv(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

struct CsvCell {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(long long value) const { out += std::to_string(value); }
  void operator()(double value) const { out += core::to_text(value); }
  void operator()(const std::string& value) const { append_csv(out, value); }
};

// A file's name may be no UTF-8; what cannot be written is replaced.
std::string json_text(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

struct JsonCell {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(long long value) const { out += std::to_string(value); }
  void operator()(double value) const { out += core::known(value) ? core::to_text(value) : "null"; }
  void operator()(const std::string& value) const { out += json_text(value); }
};

}  // namespace

void mark_demonstration(Table& table) {
  table.columns.emplace_back("demonstration");
  for (auto& row : table.rows) row.emplace_back(true);
}

std::string to_csv(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out += ',';
    append_csv(out, table.columns[c]);
  }
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      std::visit(CsvCell{out}, row[c]);
    }
    out += '\n';
  }
  return out;
}

std::string to_json(const Table& table) {
  std::vector<std::string> keys;
  for (const std::string& column : table.columns) keys.push_back(json_text(column) + ": ");
  std::string out = "[";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += r > 0 ? ",\n {" : "\n {";
    for (std::size_t c = 0; c < keys.size(); ++c) {
      if (c > 0) out += ", ";
      out += keys[c];
      std::visit(JsonCell{out}, table.rows[r][c]);
    }
    out += '}';
  }
  out += table.rows.empty() ? "]\n" : "\n]\n";
  return out;
}

namespace {

Cell cell(metrics::State state) {
  if (state == metrics::State::Unknown) return std::monostate{};
  return static_cast<long long>(state);
}
Cell cell(metrics::Truth truth) {
  if (truth == metrics::Truth::Unknown) return std::monostate{};
  return truth == metrics::Truth::True;
}
Cell cell(int value) { return static_cast<long long>(value); }
Cell cell(double value) { return value; }

// A whole number that may be unknown.
Cell whole(double value) {
  if (!core::known(value)) return std::monostate{};
  return static_cast<long long>(value);
}

// A column's name and its value on a bar. The order is a promise to scripts.
struct DashboardColumn {
  const char* name;
  Cell (*value)(const Dashboard&, std::size_t);
};

#define BTCFLOW_COLUMN(name)                                                 \
  {                                                                          \
#name, [](const Dashboard& d, std::size_t b) { return cell(d.name[b]); } \
  }

const std::vector<DashboardColumn>& dashboard_columns() {
  static const std::vector<DashboardColumn> columns{
      {"time", [](const Dashboard& d, std::size_t b) { return Cell(to_iso(d.bars[b].open)); }},
      {"closed", [](const Dashboard& d, std::size_t b) { return Cell(static_cast<bool>(d.closed[b])); }},
      BTCFLOW_COLUMN(open),
      BTCFLOW_COLUMN(high),
      BTCFLOW_COLUMN(low),
      BTCFLOW_COLUMN(close),
      BTCFLOW_COLUMN(spot),
      BTCFLOW_COLUMN(perp),
      BTCFLOW_COLUMN(premium_pct),
      BTCFLOW_COLUMN(premium_z),
      BTCFLOW_COLUMN(oi_usd),
      BTCFLOW_COLUMN(oi_coin),
      BTCFLOW_COLUMN(oi_linked_usd),
      BTCFLOW_COLUMN(oi_z),
      BTCFLOW_COLUMN(funding_8h),
      BTCFLOW_COLUMN(funding_twap_8h),
      BTCFLOW_COLUMN(funding_twap_apr_pct),
      BTCFLOW_COLUMN(funding_z),
      BTCFLOW_COLUMN(state_premium),
      BTCFLOW_COLUMN(state_oi),
      BTCFLOW_COLUMN(state_funding),
      BTCFLOW_COLUMN(states_known),
      {"score", [](const Dashboard& d, std::size_t b) { return whole(d.score[b]); }},
      BTCFLOW_COLUMN(bullish),
      BTCFLOW_COLUMN(bearish),
      BTCFLOW_COLUMN(over_leverage),
      BTCFLOW_COLUMN(extreme_top),
      BTCFLOW_COLUMN(extreme_bottom),
      BTCFLOW_COLUMN(extreme_strength),
      BTCFLOW_COLUMN(spot_venues),
      BTCFLOW_COLUMN(perp_venues),
      BTCFLOW_COLUMN(oi_venues),
      BTCFLOW_COLUMN(funding_venues),
      {"flags", [](const Dashboard& d, std::size_t b) { return Cell(metrics::flags_text(d.flags[b])); }},
  };
  return columns;
}

#undef BTCFLOW_COLUMN

struct VenueColumn {
  const char* name;
  metrics::Column VenueColumns::*column;
};
constexpr std::array<VenueColumn, 5> kVenueColumns{{{"close", &VenueColumns::close},
                                                    {"premium_pct", &VenueColumns::premium_pct},
                                                    {"oi_usd", &VenueColumns::oi_usd},
                                                    {"oi_coin", &VenueColumns::oi_coin},
                                                    {"funding_8h", &VenueColumns::funding_8h}}};

}  // namespace

Table metrics_table(const Dashboard& dashboard, const BarRange& range, bool by_venue) {
  Table table;
  for (const DashboardColumn& column : dashboard_columns()) table.columns.emplace_back(column.name);
  std::vector<const metrics::Column*> venue_columns;
  for (const VenueColumns& venue : dashboard.venues) {
    if (!by_venue) break;
    for (const VenueColumn& column : kVenueColumns) {
      if ((venue.*column.column).empty()) continue;
      table.columns.push_back(venue.instrument.id + " " + column.name);
      venue_columns.push_back(&(venue.*column.column));
    }
  }
  for (std::size_t b = 0; b < dashboard.size(); ++b) {
    if (!range.holds(dashboard.bars[b].open)) continue;
    std::vector<Cell> row;
    row.reserve(table.columns.size());
    for (const DashboardColumn& column : dashboard_columns()) row.push_back(column.value(dashboard, b));
    for (const metrics::Column* column : venue_columns) row.emplace_back((*column)[b]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table signals_table(const Dashboard& d, bool extremes, const BarRange& range) {
  const InEnglish english;
  Table table{{"time", "kind", "experimental", "spot", "score", "states_known", "premium_pct", "premium_z",
               "oi_z", "funding_8h", "funding_twap_8h", "funding_z", "spot_took_part", "perp_took_part",
               "left_out", "flags", "explanation"},
              {}};
  for (const metrics::Event& event : d.events) {
    if (metrics::is_extreme(event.kind) && !extremes) continue;
    const std::size_t b = event.bar;
    if (!range.holds(d.bars[b].open)) continue;
    const EventVenues venues = event_venues(d, b);
    table.rows.push_back({to_iso(d.bars[b].open), std::string(metrics::to_text(event.kind)),
                          metrics::is_extreme(event.kind), d.spot[b], whole(d.score[b]),
                          cell(d.states_known[b]), d.premium_pct[b], d.premium_z[b], d.oi_z[b],
                          d.funding_8h[b], d.funding_twap_8h[b], d.funding_z[b], joined(venues.spot, "|"),
                          joined(venues.perp, "|"), joined(venues.left_out, "|"),
                          metrics::flags_text(d.flags[b]), explanation(d, event)});
  }
  return table;
}

Table study_table(const std::vector<metrics::StudyCell>& cells, bool extremes) {
  const InEnglish english;
  Table table{{"kind", "horizon", "count", "mean", "median", "share_above_zero", "ci_low", "ci_high",
               "baseline_count", "baseline_mean", "mean_minus_baseline", "verdict"},
              {}};
  for (const metrics::StudyCell& c : cells) {
    if (metrics::is_extreme(c.kind) && !extremes) continue;
    table.rows.push_back({std::string(metrics::to_text(c.kind)), cell(c.horizon), cell(c.count), c.mean,
                          c.median, c.share_above_zero, c.ci_low, c.ci_high, cell(c.baseline_count),
                          c.baseline_mean, c.mean_minus_baseline, study_verdict(c)});
  }
  return table;
}

Table candles_table(const std::vector<core::Candle>& rows, const std::vector<std::string>& sources) {
  Table table{{"time", "open", "high", "low", "close", "volume", "closed", "source"}, {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const core::Candle& c = rows[i];
    table.rows.push_back({to_iso(c.day), c.open, c.high, c.low, c.close, c.volume, c.closed, sources[i]});
  }
  return table;
}

Table open_interest_table(const std::vector<core::OpenInterest>& rows,
                          const std::vector<std::string>& sources) {
  Table table{{"time", "open_interest_usd", "open_interest_coin", "source"}, {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool usd = rows[i].unit == core::OpenInterestUnit::Usd;
    table.rows.push_back({to_iso(rows[i].time), usd ? rows[i].value : core::kUnknown,
                          usd ? core::kUnknown : rows[i].value, sources[i]});
  }
  return table;
}

Table funding_table(const std::vector<core::Funding>& rows, const std::vector<std::string>& sources) {
  Table table{{"time", "rate", "interval_hours", "source"}, {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.rows.push_back({to_iso(rows[i].time), rows[i].rate, rows[i].interval_hours, sources[i]});
  }
  return table;
}

}  // namespace btcflow::app
