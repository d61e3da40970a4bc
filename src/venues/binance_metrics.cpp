// The "metrics" files of Binance's archive, and what is known to be wrong with them. docs/venues.md, Binance,
// bulk archive.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "binance.h"
#include "binance_archive.h"
#include "csv.h"
#include "read.h"

namespace btcflow::venues::binance {

using core::OpenInterest;
using core::Time;

namespace {

constexpr auto kPeriod = std::chrono::minutes{5};
constexpr std::size_t kSnapshotsOfADay = 288;
// A last snapshot older than this does not close its day.
constexpr auto kOldestClose = std::chrono::hours{1};

struct Columns {
  std::size_t time = 0;
  std::size_t symbol = 1;
  std::size_t contracts = 2;
  std::size_t count = 8;
};

Columns columns_of(const CsvLine& header) {
  const Columns columns{header.position("create_time"), header.position("symbol"),
                        header.position("sum_open_interest"), header.size()};
  if (std::max({columns.time, columns.symbol, columns.contracts}) >= header.size()) {
    header.refuse("the header", "does not name create_time, symbol and sum_open_interest");
  }
  return columns;
}

struct MetricsFile {
  std::vector<OpenInterest> snapshots;  // as they come
  std::size_t lines = 0;
  std::size_t empty = 0;         // without a value, or zero
  std::size_t without_time = 0;  // the time cannot be read
};

class Reader {
 public:
  Reader(const core::Instrument& instrument, Time day) : instrument_(instrument), day_(day) {
    // It is the date of the file that tells what its labels mean, not the label: the label 2026-06-25 00:00
    // stands in two files with two meanings.
    if (day >= labels_start_periods_from(market_of(instrument))) shift_ = kPeriod;
  }

  void take(const CsvLine& line) {
    if (line.number() == 1 && line.position("create_time") < line.size()) {
      columns_ = columns_of(line);
      return;
    }
    line.must_have(columns_.count);
    if (line.field(columns_.symbol) != instrument_.symbol)
      line.refuse("symbol", "is not " + instrument_.symbol);
    ++file_.lines;
    const double value = line.number_or_unknown(columns_.contracts, "sum_open_interest");
    const auto label = core::parse_time(line.field(columns_.time));
    if (!label) {
      ++file_.without_time;
    } else if (*label < day_ || *label > day_ + core::kDay) {
      line.refuse("create_time", "is not of the day that the file is about");
    } else if (!core::known(value) || value == 0) {
      ++file_.empty;
    } else if (const Time time = *label + shift_; time <= day_ + core::kDay) {
      file_.snapshots.push_back(open_interest_of(instrument_, time, value));
    }
  }

  const MetricsFile& file() const { return file_; }

 private:
  const core::Instrument& instrument_;
  Time day_;
  core::Duration shift_{0};
  Columns columns_;
  MetricsFile file_;
};

// Of a day's snapshots, ascending: those that close this day and the one before, and the last before this
// day's close, which stands in where that belongs to another file.
std::vector<OpenInterest> closing(const std::vector<OpenInterest>& snapshots, Time day) {
  const Time end = day + core::kDay;
  std::vector<OpenInterest> kept;
  std::optional<OpenInterest> last;
  for (const OpenInterest& row : snapshots) {
    if (row.time == day) kept.push_back(row);
    if (row.time < end && row.time >= end - kOldestClose) last = row;
  }
  if (last) kept.push_back(*last);
  if (!snapshots.empty() && snapshots.back().time == end) kept.push_back(snapshots.back());
  return kept;
}

void remark_on(const MetricsFile& file, const std::vector<OpenInterest>& snapshots, Time day,
               std::vector<std::string>& remarks) {
  const std::string date = core::to_date(day);
  const auto count = [](std::size_t n) { return std::to_string(n); };
  if (file.empty > 0) {
    remarks.push_back("metrics archive " + date + ": " + count(file.empty) + " of " + count(file.lines) +
                      " rows hold no open interest (empty or 0): taken as missing");
  }
  if (file.without_time > 0) {
    remarks.push_back("metrics archive " + date + ": " + count(file.without_time) +
                      " rows without a readable time are left out");
  }
  if (snapshots.size() < file.snapshots.size()) {
    // Months of files have this: one remark for each month, not for each day.
    remarks.push_back("metrics archive " + date.substr(0, 7) + ": rows come twice, counted once");
  }
  if (snapshots.size() + 1 < kSnapshotsOfADay) {
    remarks.push_back("metrics archive " + date + ": " + count(snapshots.size()) + " of " +
                      count(kSnapshotsOfADay) + " snapshots" +
                      (snapshots.empty() ? "" : ", the last at " + core::to_iso(snapshots.back().time)));
  }
}

}  // namespace

std::vector<OpenInterest> read_metrics(const core::Instrument& instrument, Time day, const std::string& csv,
                                       std::vector<std::string>& remarks) {
  Reader reader(instrument, day);
  for_each_line(csv, [&](const CsvLine& line) { reader.take(line); });
  const MetricsFile& file = reader.file();
  if (file.lines == 0) refuse("the file holds no rows");
  if (file.without_time == file.lines) refuse("no row of the file has a time that can be read");
  const auto snapshots = checked_open_interest(file.snapshots);
  remark_on(file, snapshots, day, remarks);
  return closing(snapshots, day);
}

}  // namespace btcflow::venues::binance
