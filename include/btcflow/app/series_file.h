// Reads a series from an analyst's CSV file (docs/data.md has the layouts).
#pragma once

#include <filesystem>
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

}  // namespace btcflow::app
