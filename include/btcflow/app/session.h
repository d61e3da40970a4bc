// What a command or window works with: the catalogue, the cache, and the market loaded from it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/app/paths.h"
#include "btcflow/core/error.h"
#include "btcflow/core/market.h"
#include "btcflow/metrics/market.h"
#include "btcflow/store/cache.h"

namespace btcflow::app {

// For one thread.
class Session {
 public:
  // Opens the cache (making it where it is not yet) and reads the catalogue with the user's changes to it
  // (<config>/instruments.json). A damaged cache is set aside, with a notice, and a new one begun.
  static core::Result<Session> open(const Paths& paths, core::Time now);
  // The same without looking through the whole cache for damage: for a window, which does that behind its
  // first picture (check()). Only what is no database at all is set aside.
  static core::Result<Session> open_unchecked(const Paths& paths, core::Time now);
  // Opens what is there already, while others may be writing to it: neither looks for damage nor sets
  // anything aside. Error: Damaged too.
  static core::Result<Session> reopen(const Paths& paths);
  // The demonstration market, without any file.
  static Session demo();

  bool is_demo() const { return demo_; }
  // Where it was opened. Not for a demo session.
  const Paths& paths() const { return paths_; }
  const core::Catalogue& catalogue() const { return catalogue_; }
  // Not for a demo session.
  store::Cache& cache() { return *cache_; }
  const store::Cache& cache() const { return *cache_; }
  // Sentences for the user about what happened at opening.
  const std::vector<std::string>& notices() const { return notices_; }

  // Sets the cache aside, which turned out to be damaged, and begins a new one; the newest notice says so.
  // For when no other connection is open: who writes to a file that has moved writes to nothing. After an
  // error there is no cache; reload_catalogue() says so.
  core::Result<void> rebuild(core::Time now, const core::Error& damage);

  // Every row of the asset and of the rates that its quotes need.
  core::Result<metrics::Market> load_market(const std::string& asset) const;
  // The catalogue with what custom instruments the cache describes (they change at an import).
  core::Result<void> reload_catalogue();

 private:
  Session() = default;
  static core::Result<Session> with_catalogue(const Paths& paths);
  core::Result<Session> with_cache(core::Result<store::Cache> cache) &&;

  bool demo_ = false;
  Paths paths_;
  std::optional<store::Cache> cache_;
  core::Catalogue base_catalogue_;
  core::Catalogue catalogue_;
  std::vector<std::string> notices_;
};

// The newest instant of any row: where the data ends.
std::optional<core::Time> newest_row(const metrics::Market& market);

}  // namespace btcflow::app
