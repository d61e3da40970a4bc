// The run itself: lanes, what they ask, what comes back, what is written.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "accept.h"
#include "talk.h"
#include "writer.h"

namespace btcflow::sync {

// What sentences call a feed: "Binance USD-M, BTCUSDT funding (funding rate)".
std::string feed_label(const core::Instrument& instrument, const venues::Feed& feed);

class Sync::Engine {
 public:
  Engine(store::Cache& cache, const core::Catalogue& catalogue, Options options);

  core::Result<Report> run();
  void stop();

  std::function<void(const Progress&)> progress;
  std::function<void(const std::string&)> notice;

 private:
  // Lanes.
  core::Result<void> prepare();
  void begin_feed(Lane& lane);
  void begin_pages(Lane& lane);
  bool look_for_republished(Lane& lane);
  void pump(Lane& lane);
  void next_feed(Lane& lane);
  void end_feed(Lane& lane);
  // Pages.
  void ask(Lane& lane, const Page& page);
  void answered(Lane& lane, Page page, core::Result<Talked> result);
  void remark(Lane& lane, const std::string& text);
  void keep(Lane& lane, const Page& page, Verdict verdict, const Talked& talked);
  void ask_rest(Lane& lane, const Page& page, const Talked& talked);
  void found_start(Lane& lane, const Page& page);
  void failed(Lane& lane, Page page, const core::Error& error);
  void rate_limited(Lane& lane, Page page, const core::Error& error);
  void give_up(Lane& lane, const core::Error& error);
  // The cache. Reading it waits for what is being written.
  const store::Cache& settled_cache();
  void write_later(Lane& lane, store::Page page, const Spans& covered);
  void flush();
  void count_written();
  void abort(const core::Error& error);
  // The user.
  void tick();
  void say(const std::string& text);
  std::optional<core::Duration> time_left() const;
  FeedReport& report(const Lane& lane) { return report_.feeds.at(lane.first_report + lane.current); }
  std::string label(const Lane& lane) const;
  void check_offline(const std::string& scope, bool answered);

  store::Cache& cache_;
  const core::Catalogue& catalogue_;
  Options options_;
  core::Time now_;
  core::Time started_{};
  std::unique_ptr<net::Client> client_;
  std::unique_ptr<Talk> talk_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  Report report_;
  store::Batch pending_;
  std::vector<std::size_t> pending_reports_;              // of each pending page
  std::deque<std::vector<std::size_t>> written_reports_;  // of each batch handed to the writer
  std::size_t pending_rows_ = 0;
  std::size_t scopes_ = 0;        // venues in this run
  std::set<std::string> silent_;  // of which an attempt failed
  bool heard_anything_ = false;
  std::map<std::string, core::Error> closed_;  // scopes that refuse this place
  std::map<std::string, core::Time> held_;     // until when a scope asked to wait
  std::optional<core::Error> aborted_;
  std::atomic<bool> stopping_{false};
  Writer writer_;  // last: it ends before what it writes from
};

}  // namespace btcflow::sync
