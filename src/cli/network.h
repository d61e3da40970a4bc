// What the commands that ask venues share: their options, and how a run is shown.
#pragma once

#include "btcflow/sync/sync.h"
#include "common.h"

namespace btcflow::cli {

struct VenueOptions {
  std::vector<std::string> venues;
  std::vector<std::string> assets{"BTC"};
  bool no_limits = false;
  std::optional<int> timeout;  // seconds

  void add_to(CLI::App& command);
};

// For this run: endpoints and as-of of the common options, the key of the environment
// (BTCFLOW_COINALYZE_KEY), proxies as the environment says.
sync::Options sync_options(const Common& common, const VenueOptions& options);

// What must be said where Coinalyze is among the chosen venues and there is no key; empty: nothing.
std::string missing_key_sentence(const sync::Options& options);

// Shows a run on standard error: bars on a terminal, a line a feed otherwise.
class SyncDisplay {
 public:
  explicit SyncDisplay(bool terminal) : terminal_(terminal) {}
  void progress(const sync::Progress& progress);
  void notice(const std::string& text);
  void finish(const sync::Report& report);

 private:
  void draw(const std::vector<sync::FeedReport>& feeds, const std::string& last_line);
  void print_ended(const std::vector<sync::FeedReport>& feeds);
  void clear();

  bool terminal_;
  std::size_t drawn_lines_ = 0;
  std::vector<bool> printed_;
};

// "Binance USD-M BTCUSDT funding" for lists.
std::string series_text(core::SeriesKind series);

}  // namespace btcflow::cli
