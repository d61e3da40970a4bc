// Conversations with venues: sends what a Fetch asks for, verifies and unwraps the answers, follows where it
// leads. Knows endpoints, keys and the recorder; knows nothing of coverage.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "btcflow/net/client.h"
#include "btcflow/sync/sync.h"
#include "recorder.h"

namespace btcflow::sync {

// The whole conversation's outcome: rows of all its answers together.
struct Talked {
  venues::Step step;
  core::Time now;  // by the venue's clock where that is behind ours, else ours
  std::size_t requests = 0;
};

class Talk {
 public:
  Talk(net::Client& client, const Options& options, core::Time now);

  // `label` is what sentences call the feed: "Binance USD-M, BTCUSDT funding". `done` is called once, from
  // the client's run().
  using Done = std::function<void(core::Result<Talked>, std::size_t requests)>;
  void begin(const std::string& scope, const std::string& label, const venues::Feed& feed,
             venues::Query query, int priority, Done done);

  // Where a scope's requests go instead of their own origin; empty: nowhere else.
  std::string endpoint(const std::string& scope) const;

  void on_notice(std::function<void(const std::string&)> listener) { notice_ = std::move(listener); }
  // A venue answered at all, with whatever.
  bool heard_anything() const { return heard_anything_; }

 private:
  struct Conversation;
  void send(const std::shared_ptr<Conversation>& talk, const venues::Request& request);
  void answered(const std::shared_ptr<Conversation>& talk, const venues::Request& request,
                core::Result<core::HttpResponse> result);
  void fail(const std::shared_ptr<Conversation>& talk, const venues::Request& request, core::Error error);
  core::HttpRequest http_request(const std::string& scope, const venues::Request& request) const;
  core::Time venue_now(const std::string& scope, const core::HttpResponse& response);

  net::Client& client_;
  const Options& options_;
  core::Time now_;
  Recorder recorder_;
  bool heard_anything_ = false;
  std::map<std::string, bool> clock_told_;
  std::function<void(const std::string&)> notice_;
};

// The net budgets of all venues.
std::vector<net::Budget> budgets();

}  // namespace btcflow::sync
