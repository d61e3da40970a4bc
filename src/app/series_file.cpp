#include "btcflow/app/series_file.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "btcflow/app/words.h"
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
constexpr std::array<const char*, 4> kPriceNames{"open", "high", "low", "close"};
constexpr double kPercentSuspicion = 0.003;  // a median rate above 0.3 % per interval looks like percent

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
    if (time == last_) throw RowError{"the time " + text + " stands there twice"};
    if (time < last_) throw RowError{"the time " + text + " is before that of the line above"};
    if (time > now_) throw RowError{"the time " + text + " lies in the future"};
    last_ = time;
  }

 private:
  Time now_;
  Time last_ = Time::min();
};

// What became of each line, for whoever wants to see it.
class Lines {
 public:
  Lines(SeriesPreview& preview, const PreviewOptions& options) : preview_(preview), options_(options) {}

  void take(std::size_t line, std::size_t row, std::uint8_t marks) {
    if (!options_.keep_lines) return;
    auto& lines = preview_.lines;
    const auto index = static_cast<std::uint32_t>(row);
    if (!lines.empty() && lines.back().row == index) lines.back().marks |= kReplaced;
    lines.push_back({static_cast<std::uint32_t>(line), index, marks});
  }

  // Whether the lines below are still wanted.
  bool refuse(const CsvReader& reader, const std::string& problem) {
    constexpr std::size_t kLongestShown = 400;
    if (!preview_.error) preview_.error = reader.error_here(problem);
    if (options_.keep_lines) {
      const auto line = static_cast<std::uint32_t>(reader.line());
      preview_.lines.push_back({line, SeriesLine::kRefused, 0});
    }
    preview_.refused.push_back({reader.line(), reader.text().substr(0, kLongestShown), problem});
    return preview_.refused.size() < options_.most_refused;
  }

  // Once in so many lines: asking costs more than reading one.
  bool go_on(const CsvReader& reader) {
    constexpr std::size_t kLinesBetween = 1024;
    if (!options_.go_on || reader.line() % kLinesBetween != 0 || options_.go_on(reader.progress()))
      return true;
    preview_.error = Error{ErrorKind::Cancelled, "Reading was stopped."};
    return false;
  }

 private:
  SeriesPreview& preview_;
  const PreviewOptions& options_;
};

// What `take` made of a row: its place among the rows, and marks.
struct Taken {
  std::size_t row = 0;
  std::uint8_t marks = 0;
};

// Reads every row of the file through `take`.
template <typename Take>
void for_each_row(CsvReader& reader, Lines& lines, Take take) {
  while (lines.go_on(reader)) {
    const auto more = reader.next();
    if (more && !*more) return;
    if (!more) {
      if (!lines.refuse(reader, reader.problem()) || !reader.can_go_on()) return;
      continue;
    }
    try {
      const Taken taken = take();
      lines.take(reader.line(), taken.row, taken.marks);
    } catch (const RowError& e) {
      if (!lines.refuse(reader, e.problem)) return;
    }
  }
}

// One reading of one file: the columns are looked up first, then the rows.
struct Reading {
  CsvReader& reader;
  const SeriesRequest& request;
  SeriesPreview& out;
  Lines& lines;

  void refuse(const std::string& problem) const { lines.refuse(reader, problem); }
  // Whether there is anything to tell about the rows as a whole.
  bool has_rows(std::size_t count) const {
    if (count == 0 && !out.error) refuse("there are no rows below the header");
    return count > 0;
  }
  void remark(std::size_t count, const char* what) const {
    if (count > 0) out.file.remarks.push_back(say(what, {std::to_string(count)}));
  }
};

struct CandleColumns {
  std::size_t day = Row::kNone;
  std::array<std::size_t, 4> prices{};
  std::size_t volume = Row::kNone;
};

// The problem, or nothing.
std::string find_columns(const Row& row, CandleColumns& columns) {
  columns.day = row.column({"date", "time", "timestamp", "day"});
  if (columns.day == Row::kNone) return missing("date");
  std::size_t i = 0;
  for (const char* name : kPriceNames) {
    if ((columns.prices[i++] = row.column({name})) == Row::kNone) return missing(name);
  }
  columns.volume = row.column({"volume"});
  return columns.volume == Row::kNone ? missing("volume") : "";
}

Candle candle_of(const Row& row, const CandleColumns& columns, Time now, Order& order) {
  Candle c;
  c.day = row.time(columns.day);
  order.check(c.day, row.text(columns.day));
  if (core::day_of(c.day) != c.day)
    throw RowError{row.text(columns.day) + " is not 00:00 UTC, where a day opens"};
  c.open = row.price(columns.prices[0]);
  c.high = row.price(columns.prices[1]);
  c.low = row.price(columns.prices[2]);
  c.close = row.price(columns.prices[3]);
  if (c.high < c.low)
    throw RowError{"high " + row.text(columns.prices[1]) + " is below low " + row.text(columns.prices[2])};
  if (!row.text(columns.volume).empty()) c.volume = row.number(columns.volume);
  if (c.volume < 0) throw RowError{"volume is " + row.text(columns.volume) + "; it cannot be negative"};
  c.closed = c.day + core::kDay <= now;
  return c;
}

std::uint8_t marks_of(const Candle& c) {
  std::uint8_t marks = 0;
  if (std::max(c.open, c.close) > c.high || std::min(c.open, c.close) < c.low) marks |= kOpenOutside;
  if (c.volume == 0) marks |= kNoTrades;
  if (!core::known(c.volume)) marks |= kVolumeUnknown;
  if (!c.closed) marks |= kUnfinished;
  return marks;
}

void read_candles(const Reading& reading) {
  const Row row(reading.reader);
  CandleColumns columns;
  if (const std::string problem = find_columns(row, columns); !problem.empty())
    return reading.refuse(problem);
  SeriesFile& out = reading.out.file;
  out.understood = {say("%1: the day on which the candle opens (UTC)", {row.name(columns.day)}),
                    say("open, high, low, close: in %1", {reading.request.instrument->quote}),
                    say("volume: in %1", {reading.request.instrument->base})};

  std::vector<Candle> candles;
  Order order(reading.request.now);
  std::size_t outside = 0;
  std::size_t without_trades = 0;
  for_each_row(reading.reader, reading.lines, [&]() -> Taken {
    const Candle c = candle_of(row, columns, reading.request.now, order);
    const std::uint8_t marks = marks_of(c);
    if ((marks & kOpenOutside) != 0) ++outside;
    if ((marks & kNoTrades) != 0) ++without_trades;
    candles.push_back(c);
    return {candles.size() - 1, marks};
  });
  if (reading.has_rows(candles.size())) {
    out.covers = {candles.front().day,
                  candles.back().day + (candles.back().closed ? core::kDay : core::Duration{0})};
    reading.remark(outside,
                   BTCFLOW_WORDS("%1 candles open or close outside their low..high (kept as they are)"));
    reading.remark(without_trades, BTCFLOW_WORDS("%1 days without volume (kept; they have no price)"));
  }
  out.rows = std::move(candles);
}

// Of two rows that round to the same minute the later counts. Its place.
template <typename T>
std::size_t add_or_replace(std::vector<T>& rows, const T& row) {
  if (!rows.empty() && rows.back().time == row.time) {
    rows.back() = row;
  } else {
    rows.push_back(row);
  }
  return rows.size() - 1;
}

// The unit of an open-interest column, from its name or from the request.
struct OpenInterestColumn {
  std::size_t column;
  OpenInterestUnit unit;
};

std::vector<OpenInterestColumn> columns_with_unit(const Row& row) {
  std::vector<OpenInterestColumn> columns;
  const auto add = [&](std::initializer_list<const char*> names, OpenInterestUnit unit) {
    if (const std::size_t c = row.column(names); c != Row::kNone) columns.push_back({c, unit});
  };
  add({"open_interest_usd", "oi_usd"}, OpenInterestUnit::Usd);
  add({"open_interest_coin", "open_interest_btc", "oi_coin", "oi_btc"}, OpenInterestUnit::Coin);
  add({"open_interest_contracts", "oi_contracts"}, OpenInterestUnit::Contracts);
  return columns;
}

std::size_t column_without_unit(const Row& row) {
  return row.column({"open_interest", "openinterest", "oi", "value"});
}

// The problem, or nothing.
std::string find_columns(const Row& row, const SeriesRequest& request,
                         std::vector<OpenInterestColumn>& columns) {
  columns = columns_with_unit(row);
  if (columns.empty()) {
    const std::size_t plain = column_without_unit(row);
    if (plain == Row::kNone) return missing("open_interest_usd (or _coin, _contracts)");
    if (!request.unit) {
      return "the column " + row.name(plain) + " does not say its unit; add --unit coin, usd or contracts";
    }
    columns.push_back({plain, *request.unit});
  } else if (request.unit) {
    std::erase_if(columns, [&](const auto& c) { return c.unit != *request.unit; });
  }
  if (columns.empty()) {
    return "the open interest is not in " + std::string(core::to_text(*request.unit)) + ", as --unit says";
  }
  const bool contracts = std::any_of(columns.begin(), columns.end(),
                                     [](const auto& c) { return c.unit == OpenInterestUnit::Contracts; });
  if (contracts && !core::known(request.instrument->contract.size)) {
    return "what a contract of " + request.instrument->id + " is worth is not known; give coin or usd";
  }
  return {};
}

OpenInterest in_cache_unit(Time time, double value, OpenInterestUnit unit,
                           const core::Instrument& instrument) {
  if (unit != OpenInterestUnit::Contracts) return {time, value, unit};
  return {time, value * instrument.contract.size, instrument.contract.unit};
}

void read_open_interest(const Reading& reading) {
  const Row row(reading.reader);
  const std::size_t stamp = row.column({"time", "timestamp", "date"});
  if (stamp == Row::kNone) return reading.refuse(missing("time"));
  std::vector<OpenInterestColumn> columns;
  if (const std::string problem = find_columns(row, reading.request, columns); !problem.empty())
    return reading.refuse(problem);
  SeriesFile& out = reading.out.file;
  out.understood = {say("%1: the moment of the snapshot (00:00 closes the day before)", {row.name(stamp)})};
  for (const auto& column : columns) {
    out.understood.push_back(
        say("%1: open interest in %2", {row.name(column.column), std::string(core::to_text(column.unit))}));
  }

  std::vector<OpenInterest> rows;
  Order order(reading.request.now);
  std::size_t not_positive = 0;
  for_each_row(reading.reader, reading.lines, [&]() -> Taken {
    const Time time = row.time(stamp);
    order.check(time, row.text(stamp));
    const auto filled = std::find_if(columns.begin(), columns.end(),
                                     [&](const auto& c) { return !row.text(c.column).empty(); });
    if (filled == columns.end()) throw RowError{"the open interest is empty"};
    const double value = row.number(filled->column);
    if (!(value > 0)) ++not_positive;
    const std::size_t place = add_or_replace(
        rows, in_cache_unit(core::round_to_minute(time), value, filled->unit, *reading.request.instrument));
    return {place, static_cast<std::uint8_t>(value > 0 ? 0 : kNotPositive)};
  });
  if (reading.has_rows(rows.size())) {
    out.covers = {rows.front().time, rows.back().time + core::Duration{1}};
    reading.remark(not_positive, BTCFLOW_WORDS("%1 rows of zero or less (kept; the metrics ignore them)"));
  }
  out.rows = std::move(rows);
}

struct FundingColumns {
  std::size_t stamp = Row::kNone;
  std::size_t rate = Row::kNone;
  std::size_t interval = Row::kNone;
};

// The problem, or nothing.
std::string find_columns(const Row& row, FundingColumns& columns) {
  columns.stamp = row.column({"time", "timestamp", "date"});
  if (columns.stamp == Row::kNone) return missing("time");
  columns.rate = row.column({"rate", "funding_rate"});
  if (columns.rate == Row::kNone) return missing("rate");
  columns.interval = row.column({"interval_hours"});
  return columns.interval == Row::kNone ? missing("interval_hours") : "";
}

Funding print_of(const Row& row, const FundingColumns& columns, Order& order) {
  const Time time = row.time(columns.stamp);
  order.check(time, row.text(columns.stamp));
  const Funding print{core::round_to_minute(time), row.number(columns.rate), row.number(columns.interval)};
  if (std::abs(print.rate) > kHighestRate) {
    throw RowError{"rate is " + row.text(columns.rate) +
                   "; it is the fraction paid per interval (0.0001 = 0.01 %)"};
  }
  if (!(print.interval_hours > 0) || print.interval_hours > kHighestInterval) {
    throw RowError{"interval_hours is " + row.text(columns.interval) + "; it is above 0 and at most 168"};
  }
  return print;
}

bool looks_like_percent(double rate) { return std::abs(rate) > kPercentSuspicion; }

void read_funding(const Reading& reading) {
  const Row row(reading.reader);
  FundingColumns columns;
  if (const std::string problem = find_columns(row, columns); !problem.empty())
    return reading.refuse(problem);
  SeriesFile& out = reading.out.file;
  out.understood = {say("%1: the moment of the payment", {row.name(columns.stamp)}),
                    say("%1: the fraction paid per interval", {row.name(columns.rate)}),
                    say("interval_hours: hours that it pays for")};

  std::vector<Funding> rows;
  Order order(reading.request.now);
  for_each_row(reading.reader, reading.lines, [&]() -> Taken {
    const Funding print = print_of(row, columns, order);
    const std::size_t place = add_or_replace(rows, print);
    return {place, static_cast<std::uint8_t>(looks_like_percent(print.rate) ? kHighRate : 0)};
  });
  if (reading.has_rows(rows.size())) {
    out.covers = {rows.front().time, rows.back().time + core::Duration{1}};
    std::vector<double> rates;
    for (const Funding& print : rows) rates.push_back(std::abs(print.rate));
    const auto middle = rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2);
    std::nth_element(rates.begin(), middle, rates.end());
    if (looks_like_percent(*middle)) {
      out.remarks.push_back(
          say("the rates are unusually high: are they percent? A fraction is wanted (0.0001 = 0.01 %)"));
    }
  }
  out.rows = std::move(rows);
}

}  // namespace

SeriesPreview preview_series(const std::filesystem::path& file, const SeriesRequest& request,
                             const PreviewOptions& options) {
  SeriesPreview out;
  auto reader = CsvReader::open(file);
  if (!reader) {
    out.error = reader.error();
    return out;
  }
  out.columns = reader->header();
  Lines lines(out, options);
  const Reading reading{*reader, request, out, lines};
  switch (request.series) {
    case SeriesKind::Candles:
      read_candles(reading);
      break;
    case SeriesKind::OpenInterest:
      read_open_interest(reading);
      break;
    case SeriesKind::Funding:
      read_funding(reading);
      break;
  }
  return out;
}

Result<SeriesFile> read_series_file(const std::filesystem::path& file, const SeriesRequest& request) {
  SeriesPreview preview = preview_series(file, request, {false, 1});
  if (preview.error) return *preview.error;
  return std::move(preview.file);
}

Result<SeriesColumns> read_columns(const std::filesystem::path& file) {
  const auto reader = CsvReader::open(file);
  if (!reader) return reader.error();
  const Row row(*reader);
  SeriesColumns out;
  out.names = reader->header();
  for (const OpenInterestColumn& column : columns_with_unit(row)) out.units.push_back(column.unit);
  if (const std::size_t plain = column_without_unit(row); out.units.empty() && plain != Row::kNone)
    out.column_without_unit = row.name(plain);
  const bool prices = std::all_of(kPriceNames.begin(), kPriceNames.end(),
                                  [&](const char* name) { return row.column({name}) != Row::kNone; });
  if (prices) {
    out.series = SeriesKind::Candles;
  } else if (row.column({"rate", "funding_rate"}) != Row::kNone) {
    out.series = SeriesKind::Funding;
  } else if (!out.units.empty() || out.column_without_unit) {
    out.series = SeriesKind::OpenInterest;
  }
  return out;
}

}  // namespace btcflow::app
