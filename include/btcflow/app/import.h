// Takes analysts' CSV files into the cache: first a plan (what was understood), then all of it or nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"
#include "btcflow/store/cache.h"

namespace btcflow::app {

struct ImportFile {
  std::filesystem::path file;
  std::string instrument;  // "venue:symbol"
  core::SeriesKind series = core::SeriesKind::Candles;
  std::optional<core::OpenInterestUnit> unit;
  // Only for an instrument that the catalogue lacks.
  std::optional<core::MarketKind> kind;
  std::optional<std::string> base;
  std::optional<std::string> quote;
};

// What one file will bring.
struct PlannedFile {
  std::filesystem::path file;
  core::Instrument instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::size_t rows = 0;
  core::Time first;
  core::Time last;
  std::vector<std::string> understood;
  std::vector<std::string> remarks;
};

struct ImportPlan {
  std::vector<PlannedFile> files;              // in the order of batch.pages
  std::vector<std::filesystem::path> ignored;  // CSV files whose names do not follow the layout
  store::Batch batch;
};

// `catalogue` holds the custom instruments of the cache too. Nothing is written.
core::Result<ImportPlan> plan_import(const ImportFile& request, const core::Catalogue& catalogue,
                                     core::Time now);
// Every `<venue>/<symbol>.<spot|perp>.<series>.csv` below the folder; one bad file refuses all.
core::Result<ImportPlan> plan_folder_import(const std::filesystem::path& folder,
                                            const core::Catalogue& catalogue, core::Time now);

}  // namespace btcflow::app
