// Takes analysts' CSV files into the cache: first a plan (what was understood), then all of it or nothing.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/app/series_file.h"
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

// A file read line by line, to be looked at before it is taken.
struct ImportPreview {
  ImportFile request;
  core::Instrument instrument;  // as it is known, or described by the request; no id: none was given
  SeriesPreview series;
  // Why it cannot be taken: the request, the file, its first bad line. None: make_plan() takes it.
  std::optional<core::Error> error;
};

// With an empty `request.instrument` the file is read as of an instrument that nothing is known of, so that
// its rows can be seen before it is said whose they are; the error then asks for the instrument.
ImportPreview preview_import(const ImportFile& request, const core::Catalogue& catalogue, core::Time now,
                             const PreviewOptions& options = {});

struct FolderPreview {
  // In the order of their names. Lines are not kept, and of each file only the first bad line is told.
  std::vector<ImportPreview> files;
  std::vector<std::filesystem::path> ignored;
  std::optional<core::Error> error;  // of the folder itself, Cancelled, or the first bad file's
};
// Every file is read, also behind a bad one. `go_on` as in PreviewOptions, for all files together.
FolderPreview preview_folder_import(const std::filesystem::path& folder, const core::Catalogue& catalogue,
                                    core::Time now, const std::function<bool(double)>& go_on = {});

// Of previews without an error.
ImportPlan make_plan(std::vector<ImportPreview> previews);

// What Cache::put would report, without writing.
core::Result<std::vector<store::Changes>> compare(const store::Cache& cache, const store::Batch& batch);

// What a file's place and name say of it, by the layout of folders
// (<venue>/<symbol>.<spot|perp>.<series>.csv).
std::optional<ImportFile> request_from_name(const std::filesystem::path& file,
                                            const core::Catalogue& catalogue);

// What the symbol of an instrument that the catalogue lacks says of it.
std::optional<std::string> base_in_symbol(const std::string& symbol);
std::string quote_in_symbol(const std::string& symbol);

// `catalogue` holds the custom instruments of the cache too. Nothing is written.
core::Result<ImportPlan> plan_import(const ImportFile& request, const core::Catalogue& catalogue,
                                     core::Time now);
// Every `<venue>/<symbol>.<spot|perp>.<series>.csv` below the folder; one bad file refuses all.
core::Result<ImportPlan> plan_folder_import(const std::filesystem::path& folder,
                                            const core::Catalogue& catalogue, core::Time now);

}  // namespace btcflow::app
