// Fills the cache from the venues: what is missing, newest first, page by page, each page with its coverage
// in one transaction. One venue's failure leaves the others alone; a stop or a kill at any moment loses the
// pages under way and nothing else.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"
#include "btcflow/net/client.h"
#include "btcflow/store/cache.h"
#include "btcflow/venues/feed.h"

namespace btcflow::sync {

struct Options {
  std::vector<std::string> venues{};               // ids; empty: all
  std::vector<std::string> assets{"BTC"};          // bases; the stablecoin references come with any of them
  std::vector<core::SeriesKind> series{};          // empty: all; of the references only candles, in any case
  bool archives = true;                            // bulk files too, not the API alone
  std::optional<core::Time> since{};               // nothing before; lifts the modest depth of costly feeds
  std::optional<core::Time> not_before{};          // nothing before either; costly feeds stay modest
  bool full = false;                               // ask again for what the cache has answers to
  std::optional<core::Time> as_of{};               // the clock, where it is not the system's
  std::map<std::string, std::string> endpoints{};  // venue id -> URL; "all" -> URL/<venue id>
  std::optional<std::filesystem::path> record{};   // folder for every raw answer with its request
  std::string coinalyze_key{};
  net::Options net{};
};

// One feed's part of a run.
struct FeedReport {
  enum class State { Waiting, Running, Done, Failed };
  std::string venue;  // id of who is asked ("coinalyze" for its feeds)
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  venues::FeedKind kind = venues::FeedKind::Api;
  State state = State::Waiting;
  std::size_t requests = 0;  // answered
  std::size_t pages_left = 0;
  std::size_t rows_added = 0;
  std::size_t rows_changed = 0;
  std::vector<core::Error> errors{};  // sentences complete; the last says why it failed
  std::vector<std::string> remarks{};
};

struct Progress {
  const std::vector<FeedReport>& feeds;
  std::size_t requests = 0;
  std::size_t bytes = 0;
  std::optional<core::Duration> left{};  // a guess; absent until there is something to guess from
  // Venues that asked to wait, and until when by this machine's clock (perhaps over by now).
  std::map<std::string, core::Time> held{};
};

struct Report {
  std::vector<FeedReport> feeds;
  std::vector<std::string> notices;  // about the whole run: a clock that is off, no network
  std::size_t requests = 0;
  std::size_t bytes = 0;
  bool stopped = false;
  bool offline = false;  // nothing could be reached; the notices say so

  bool complete() const;  // no feed failed, and it was not stopped
};

// For one thread, except stop(). The cache is this thread's own.
class Sync {
 public:
  Sync(store::Cache& cache, const core::Catalogue& catalogue, Options options);
  ~Sync();
  Sync(const Sync&) = delete;
  Sync& operator=(const Sync&) = delete;

  void on_progress(std::function<void(const Progress&)> listener);  // at least ten times a second
  void on_notice(std::function<void(const std::string&)> listener);
  // Errors: only what the cache says (disk full, damaged, busy) and Usage (no such venue or asset); whatever
  // the venues do is in the report.
  core::Result<Report> run();
  void stop();  // any thread

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

// What a run would ask.
struct PlannedFeed {
  std::string venue;
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  venues::FeedKind kind = venues::FeedKind::Api;
  std::size_t requests = 0;
  core::Span span{};  // oldest to newest of what is missing
  std::string budget;
  double seconds = 0;  // that the budget makes it take, if nothing else used it
};
core::Result<std::vector<PlannedFeed>> plan(const store::Cache& cache, const core::Catalogue& catalogue,
                                            const Options& options);

// One small question to each feed, nothing stored: is the venue's answer still what this program expects?
struct Probed {
  std::string venue;
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  std::optional<core::Error> error{};
  std::size_t rows = 0;
  std::optional<core::Time> newest{};
  std::string value{};  // of the newest row, for people
};
core::Result<std::vector<Probed>> probe(const core::Catalogue& catalogue, const Options& options);
// The same, one feed a venue: is the venue to be reached?
core::Result<std::vector<Probed>> probe_one_each(const core::Catalogue& catalogue, const Options& options);

}  // namespace btcflow::sync
