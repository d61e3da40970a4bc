// What lies in Binance's archive: the way to notice files that were published again. docs/venues.md, Binance,
// bulk archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/http.h"
#include "btcflow/core/time.h"
#include "btcflow/venues/feed.h"

namespace btcflow::venues {

struct ArchiveEntry {
  std::string key;  // "data/futures/um/daily/metrics/BTCUSDT/BTCUSDT-metrics-2026-07-30.zip"
  core::Time last_modified;
  std::string etag;  // without quotes; changes with the content
  std::uint64_t size = 0;
};

struct ArchiveListing {
  std::vector<ArchiveEntry> files;   // by key, ascending; at most 1000
  std::vector<std::string> folders;  // prefixes below the one asked for
  std::string next_marker;           // where the next page begins; empty: this was the last
};

// The files whose keys begin with `prefix` ("data/futures/um/daily/metrics/BTCUSDT/"), after the key `marker`
// (empty: from the first).
Request archive_listing(const std::string& prefix, const std::string& marker);
// Errors: BadInput (no listing, or one that ends early), and by status as Fetch::read has them. Stateless.
core::Result<ArchiveListing> read_archive_listing(const core::HttpResponse& answer);

}  // namespace btcflow::venues
