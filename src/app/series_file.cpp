#include "btcflow/app/series_file.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "csv_reader.h"

namespace btcflow::app {

using core::Candle;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::Result;
using core::SeriesKind;
using core::Time;

namespace {

constexpr double kHighestRate = 0.5;  // a fraction paid per interval: half of the position is no rate
constexpr double kHighestInterval = 24.0 * 7;  // hours
constexpr double kPercentSuspicion = 0.003;    // a median rate above 0.3 % per interval looks like percent

// A problem with one row; the reader adds file and line.
struct RowError {
  std::string problem;
};

// Columns by name, and the fields of the present row.
class Row {
 public:
  explicit Row(const CsvReader& reader) : reader_(reader) {}

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t column(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto& header = reader_.header();
      const auto it = std::find(header.begin(), header.end(), name);
      if (it != header.end()) return static_cast<std::size_t>(it - header.begin());
    }
    return kNone;
  }
  const std::string& text(std::size_t column) const { return reader_.fields()[column]; }
  const std::string& name(std::size_t column) const { return reader_.header()[column]; }

  double number(std::size_t column) const {
    const auto value = core::parse_number(text(column));
    if (!value) throw RowError{name(column) + " is \"" + text(column) + "\", which is no number"};
    return *value;
  }
  double price(std::size_t column) const {
    const double value = number(column);
    if (!(value > 0)) throw RowError{name(column) + " is " + text(column) + "; a price is above zero"};
    return value;
  }
  Time time(std::size_t column) const {
    if (const auto time = core::parse_time(text(column))) return *time;
    if (const auto count = core::parse_integer(text(column))) return unix_time(column, *count);
    throw RowError{name(column) + " is \"" + text(column) +
                   "\", which is no date (2021-04-12) and no instant "
                   "(2021-04-12T08:00:00Z)"};
  }

 private:
  // Seconds, milliseconds or microseconds, told apart by magnitude: between 2001 and 2286 they do not
  // overlap.
  Time unix_time(std::size_t column, long long count) const {
    if (count >= 1'000'000'000LL && count < 10'000'000'000LL) return Time{core::Duration{count * 1000}};
    if (count >= 1'000'000'000'000LL && count < 10'000'000'000'000LL) return Time{core::Duration{count}};
    if (count >= 1'000'000'000'000'000LL && count < 10'000'000'000'000'000LL)
      return Time{core::Duration{count / 1000}};
    throw RowError{name(column) + " is " + text(column) + ", which is no date"};
  }

  const CsvReader& reader_;
};

std::string missing(const std::string& what) { return "the column " + what + " is missing"; }

// Times must ascend; the stamp as written is compared, before any rounding.
class Order {
 public:
  explicit Order(Time now) : now_(now) {}
  void check(Time time, const std::string& text) {
    if (last_ && time == *last_) throw RowError{"the time " + text + " stands there twice"};
    if (last_ && time < *last_) throw RowError{"the time " + text + " is before that of the line above"};
    if (time > now_) throw RowError{"the time " + text + " lies in the future"};
    last_ = time;
  }

 private:
  Time now_;
  std::optional<Time> last_;
};

// Reads every row of the file through `take`.
template <typename Take>
Result<void> for_each_row(CsvReader& reader, Take take) {
  while (true) {
    auto more = reader.next();
    if (!more) return more.error();
    if (!*more) return {};
    try {
      take();
    } catch (const RowError& e) {
      return reader.error_here(e.problem);
    }
  }
}

Result<SeriesFile> read_candles(CsvReader& reader, const SeriesRequest& request) {
  const Row row(reader);
  const std::size_t day = row.column({"date", "time", "timestamp", "day"});
  if (day == Row::kNone) return reader.error_here(missing("date"));
  std::array<std::size_t, 4> prices{};
  std::size_t i = 0;
  for (const char* name : {"open", "high", "low", "close"}) {
    if ((prices[i++] = row.column({name})) == Row::kNone) return reader.error_here(missing(name));
  }
  const std::size_t volume = row.column({"volume"});
  if (volume == Row::kNone) return reader.error_here(missing("volume"));

  std::vector<Candle> candles;
  Order order(request.now);
  std::size_t outside = 0;
  std::size_t without_trades = 0;
  auto done = for_each_row(reader, [&] {
    Candle c;
    c.day = row.time(day);
    order.check(c.day, row.text(day));
    if (core::day_of(c.day) != c.day) throw RowError{row.text(day) + " is not 00:00 UTC, where a day opens"};
    c.open = row.price(prices[0]);
    c.high = row.price(prices[1]);
    c.low = row.price(prices[2]);
    c.close = row.price(prices[3]);
    if (c.high < c.low)
      throw RowError{"high " + row.text(prices[1]) + " is below low " + row.text(prices[2])};
    if (!row.text(volume).empty()) c.volume = row.number(volume);
    if (c.volume < 0) throw RowError{"volume is " + row.text(volume) + "; it cannot be negative"};
    c.closed = c.day + core::kDay <= request.now;
    if (std::max(c.open, c.close) > c.high || std::min(c.open, c.close) < c.low) ++outside;
    if (c.volume == 0) ++without_trades;
    candles.push_back(c);
  });
  if (!done) return done.error();
  if (candles.empty()) return reader.error_here("there are no rows below the header");

  SeriesFile out;
  out.covers = {candles.front().day,
                candles.back().day + (candles.back().closed ? core::kDay : core::Duration{0})};
  out.understood = {row.name(day) + ": the day on which the candle opens (UTC)",
                    "open, high, low, close: in " + request.instrument->quote,
                    "volume: in " + request.instrument->base};
  if (outside > 0) {
    out.remarks.push_back(std::to_string(outside) +
                          " candles open or close outside their low..high (kept as they are)");
  }
  if (without_trades > 0) {
    out.remarks.push_back(std::to_string(without_trades) + " days without volume (kept; they have no price)");
  }
  out.rows = std::move(candles);
  return out;
}

// Of two rows that round to the same minute the later counts.
template <typename T>
void add_or_replace(std::vector<T>& rows, const T& row) {
  if (!rows.empty() && rows.back().time == row.time) {
    rows.back() = row;
  } else {
    rows.push_back(row);
  }
}

// The unit of an open-interest column, from its name or from the request.
struct OpenInterestColumn {
  std::size_t column;
  OpenInterestUnit unit;
};

Result<std::vector<OpenInterestColumn>> open_interest_columns(const CsvReader& reader, const Row& row,
                                                              const SeriesRequest& request) {
  std::vector<OpenInterestColumn> columns;
  const auto add = [&](std::initializer_list<const char*> names, OpenInterestUnit unit) {
    if (const std::size_t c = row.column(names); c != Row::kNone) columns.push_back({c, unit});
  };
  add({"open_interest_usd", "oi_usd"}, OpenInterestUnit::Usd);
  add({"open_interest_coin", "open_interest_btc", "oi_coin", "oi_btc"}, OpenInterestUnit::Coin);
  add({"open_interest_contracts", "oi_contracts"}, OpenInterestUnit::Contracts);
  if (columns.empty()) {
    const std::size_t plain = row.column({"open_interest", "openinterest", "oi", "value"});
    if (plain == Row::kNone) return reader.error_here(missing("open_interest_usd (or _coin, _contracts)"));
    if (!request.unit) {
      return reader.error_here("the column " + row.name(plain) +
                               " does not say its unit; add --unit coin, usd or contracts");
    }
    columns.push_back({plain, *request.unit});
  } else if (request.unit) {
    std::erase_if(columns, [&](const auto& c) { return c.unit != *request.unit; });
  }
  if (columns.empty()) {
    return reader.error_here("the open interest is not in " + std::string(core::to_text(*request.unit)) +
                             ", as --unit says");
  }
  return columns;
}

OpenInterest in_cache_unit(Time time, double value, OpenInterestUnit unit,
                           const core::Instrument& instrument) {
  if (unit != OpenInterestUnit::Contracts) return {time, value, unit};
  return {time, value * instrument.contract.size, instrument.contract.unit};
}

Result<SeriesFile> read_open_interest(CsvReader& reader, const SeriesRequest& request) {
  const Row row(reader);
  const std::size_t stamp = row.column({"time", "timestamp", "date"});
  if (stamp == Row::kNone) return reader.error_here(missing("time"));
  const auto columns = open_interest_columns(reader, row, request);
  if (!columns) return columns.error();
  const core::Instrument& instrument = *request.instrument;
  const bool contracts = std::any_of(columns->begin(), columns->end(),
                                     [](const auto& c) { return c.unit == OpenInterestUnit::Contracts; });
  if (contracts && !core::known(instrument.contract.size)) {
    return reader.error_here("what a contract of " + instrument.id +
                             " is worth is not known; give coin or usd");
  }
  std::vector<OpenInterest> rows;
  Order order(request.now);
  std::size_t not_positive = 0;
  auto done = for_each_row(reader, [&] {
    const Time time = row.time(stamp);
    order.check(time, row.text(stamp));
    const auto filled = std::find_if(columns->begin(), columns->end(),
                                     [&](const auto& c) { return !row.text(c.column).empty(); });
    if (filled == columns->end()) throw RowError{"the open interest is empty"};
    const double value = row.number(filled->column);
    if (!(value > 0)) ++not_positive;
    add_or_replace(rows, in_cache_unit(core::round_to_minute(time), value, filled->unit, instrument));
  });
  if (!done) return done.error();
  if (rows.empty()) return reader.error_here("there are no rows below the header");

  SeriesFile out;
  out.covers = {rows.front().time, rows.back().time + core::Duration{1}};
  out.understood = {row.name(stamp) + ": the moment of the snapshot (00:00 closes the day before)"};
  for (const auto& column : *columns) {
    out.understood.push_back(row.name(column.column) + ": open interest in " +
                             std::string(core::to_text(column.unit)));
  }
  if (not_positive > 0) {
    out.remarks.push_back(std::to_string(not_positive) +
                          " rows of zero or less (kept; the metrics ignore them)");
  }
  out.rows = std::move(rows);
  return out;
}

Result<SeriesFile> read_funding(CsvReader& reader, const SeriesRequest& request) {
  const Row row(reader);
  const std::size_t stamp = row.column({"time", "timestamp", "date"});
  if (stamp == Row::kNone) return reader.error_here(missing("time"));
  const std::size_t rate = row.column({"rate", "funding_rate"});
  if (rate == Row::kNone) return reader.error_here(missing("rate"));
  const std::size_t interval = row.column({"interval_hours"});
  if (interval == Row::kNone) return reader.error_here(missing("interval_hours"));

  std::vector<Funding> rows;
  Order order(request.now);
  auto done = for_each_row(reader, [&] {
    const Time time = row.time(stamp);
    order.check(time, row.text(stamp));
    const Funding print{core::round_to_minute(time), row.number(rate), row.number(interval)};
    if (std::abs(print.rate) > kHighestRate) {
      throw RowError{"rate is " + row.text(rate) +
                     "; it is the fraction paid per interval (0.0001 = 0.01 %)"};
    }
    if (!(print.interval_hours > 0) || print.interval_hours > kHighestInterval) {
      throw RowError{"interval_hours is " + row.text(interval) + "; it is above 0 and at most 168"};
    }
    add_or_replace(rows, print);
  });
  if (!done) return done.error();
  if (rows.empty()) return reader.error_here("there are no rows below the header");

  SeriesFile out;
  out.covers = {rows.front().time, rows.back().time + core::Duration{1}};
  out.understood = {row.name(stamp) + ": the moment of the payment",
                    row.name(rate) + ": the fraction paid per interval",
                    "interval_hours: hours that it pays for"};
  std::vector<double> sizes;
  for (const Funding& print : rows) sizes.push_back(std::abs(print.rate));
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  if (sizes[sizes.size() / 2] > kPercentSuspicion) {
    out.remarks.push_back(
        "the rates are unusually high: are they percent? A fraction is wanted (0.0001 = 0.01 %)");
  }
  out.rows = std::move(rows);
  return out;
}

}  // namespace

Result<SeriesFile> read_series_file(const std::filesystem::path& file, const SeriesRequest& request) {
  auto reader = CsvReader::open(file);
  if (!reader) return reader.error();
  switch (request.series) {
    case SeriesKind::Candles:
      return read_candles(*reader, request);
    case SeriesKind::OpenInterest:
      return read_open_interest(*reader, request);
    case SeriesKind::Funding:
      return read_funding(*reader, request);
  }
  return Error{ErrorKind::Usage, "Unknown series."};
}

}  // namespace btcflow::app
