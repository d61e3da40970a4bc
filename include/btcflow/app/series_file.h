// Reads a series from an analyst's CSV file (docs/data.md has the layouts): all of it, or line by line to see
// what would be understood. One parser for both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"
#include "btcflow/store/cache.h"

namespace btcflow::app {

struct SeriesRequest {
  const core::Instrument* instrument = nullptr;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::optional<core::OpenInterestUnit> unit;  // of a column that does not say it in its name
  core::Time now;                              // days that end later are unfinished; later rows are refused
};

struct SeriesFile {
  store::Rows rows;
  store::Span covers;
  std::vector<std::string> understood;  // for people: which column was taken as what
  std::vector<std::string> remarks;     // oddities that are kept
};

// All of the file or an error with file, line and reason. Stamps of funding and open interest are rounded to
// the nearest minute; of two that round to the same minute the later counts. Contracts are converted by the
// instrument's contract.
core::Result<SeriesFile> read_series_file(const std::filesystem::path& file, const SeriesRequest& request);

// What is odd about a row that is taken.
enum RowMark : std::uint8_t {
  kOpenOutside = 1,    // opens or closes outside its low..high
  kNoTrades = 2,       // no volume: the day has no price
  kVolumeUnknown = 4,  // the field is empty
  kUnfinished = 8,     // the day still runs
  kNotPositive = 16,   // open interest of zero or less: the metrics ignore it
  kHighRate = 32,      // a rate that looks like percent
  kReplaced = 64,      // a later line falls on the same minute: that one counts
};

struct SeriesLine {
  static constexpr std::uint32_t kRefused = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t line = 0;        // as an editor counts: the header is 1
  std::uint32_t row = kRefused;  // its place in SeriesFile::rows; kRefused: a RefusedLine says why
  std::uint8_t marks = 0;        // RowMark bits
};

struct RefusedLine {
  std::size_t line = 0;
  std::string text;     // as it stands in the file, cut after some hundred bytes; any bytes
  std::string problem;  // "close is \"x\", which is no number"
};

struct SeriesPreview {
  SeriesFile file;                   // of the lines that can be taken
  std::vector<std::string> columns;  // of the header, in lower case
  std::vector<SeriesLine> lines;     // those that were read, ascending
  std::vector<RefusedLine> refused;  // ascending; reading ends with the last that is wanted
  // The first problem, as read_series_file says it: a refused line, or the file as a whole. Cancelled where
  // go_on said so; the rest is then what was read until there.
  std::optional<core::Error> error;
};

struct PreviewOptions {
  bool keep_lines = true;
  std::size_t most_refused = 1000;
  // Asked now and then with how much has been read (0..1); false: stop.
  std::function<bool(double)> go_on{};
};

SeriesPreview preview_series(const std::filesystem::path& file, const SeriesRequest& request,
                             const PreviewOptions& options = {});

// What the header alone says.
struct SeriesColumns {
  std::vector<std::string> names;                  // in lower case
  std::optional<core::SeriesKind> series;          // that these are the columns of
  std::vector<core::OpenInterestUnit> units;       // that columns of open interest name
  std::optional<std::string> column_without_unit;  // the open interest, where no column names a unit
};
core::Result<SeriesColumns> read_columns(const std::filesystem::path& file);

}  // namespace btcflow::app
