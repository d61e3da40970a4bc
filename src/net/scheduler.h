// Which call goes next. Knows scopes, budgets and hosts; knows no socket. For one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/http.h"
#include "btcflow/core/time.h"
#include "btcflow/net/client.h"
#include "circuit.h"
#include "rate_limiter.h"

namespace btcflow::net {

// A call from send() to its end.
struct Job {
  Call call;
  Client::Done done{};
  std::string host{};        // Origin::name(): at most Options::connections_per_host at once
  std::uint64_t number = 0;  // in the order of send()
  int attempts = 0;          // made so far
  core::Time sent{};         // the attempt under way
  bool probe = false;        // decides about its scope's circuit
  std::optional<core::Result<core::HttpResponse>> last{};  // what the attempt before brought
};

// Calls wait in lanes, one for each scope, budget and host: none waits behind another that waits for
// something else. A lane goes by priority, then by number. Scopes that share a budget take turns in it; whose
// turn it is keeps it until there is room, so that a heavy call is not passed for ever by light ones.
// Unmetered calls share a budget without limit.
class Scheduler {
 public:
  Scheduler(const Options& options, std::vector<Budget> budgets);

  bool knows_budget(const std::string& id) const { return budgets_.count(id) > 0; }
  bool empty() const { return waiting_ == 0; }

  void add(std::unique_ptr<Job> job);
  // Not before `from`; keeps its place among the others.
  void add_later(std::unique_ptr<Job> job, core::Time from);

  // The next call that may start now; it then counts as started. Null: none now.
  std::unique_ptr<Job> next(core::Time now);
  // After next() gave null: when time alone lets the next one start.
  std::optional<core::Time> wake() const { return wake_; }

  // An attempt ended and leaves its place. Whether it failed is for the circuit: nothing for attempts that
  // will be made again; true where this opened the circuit.
  void ended(const Job& job);
  bool judge_circuit(const Job& job, bool failed, core::Time now);

  // Nothing of the scope is sent before `until`; longer than Options::longest_hold: it is refused until then.
  // False where it is held that long already.
  bool hold(const std::string& scope, core::Time until, core::Time now);

  // Calls of scopes that are given up or whose circuit is open, by number, with the error that says so.
  std::vector<std::pair<std::unique_ptr<Job>, core::Error>> refused(core::Time now);
  // All that wait, by number.
  std::vector<std::unique_ptr<Job>> take_all();

  // Reads the venue's own count from an answer.
  void correct(const Job& job, const core::HttpResponse& response, core::Time now);

 private:
  using Queue = std::map<std::pair<int, std::uint64_t>, std::unique_ptr<Job>>;
  struct Metered {
    Budget budget;
    RateLimiter limiter;
    std::uint64_t turn = 0;                      // when it was served last
    std::map<std::string, std::uint64_t> turns;  // by scope
  };
  struct Lane {
    std::string scope;
    Metered* budget = nullptr;
    std::uint64_t* turn = nullptr;  // the scope's in its budget
    std::size_t* host_busy = nullptr;
    Queue queue;
  };
  struct Scope {
    core::Time held_until{};
    bool given_up = false;  // until held_until
    Circuit circuit;
    std::map<std::pair<std::string, std::string>, Lane> lanes;  // by budget and host
    std::multimap<core::Time, std::unique_ptr<Job>> resting;
  };

  void insert(std::unique_ptr<Job> job);
  void wake_rested(core::Time now);
  std::vector<Lane*> open_lanes(core::Time now);
  bool admits(Scope& scope, core::Time now);
  std::unique_ptr<Job> start(Lane& lane, core::Time now);
  void wake_at(core::Time time);
  void take_scope(Scope& scope, std::vector<std::unique_ptr<Job>>& into);
  std::optional<core::Error> refusal(const std::string& name, Scope& scope, core::Time now);

  std::size_t per_host_;
  std::size_t most_;
  bool lift_limits_;
  core::Duration longest_hold_;
  std::map<std::string, Metered> budgets_;
  std::map<std::string, Scope> scopes_;
  std::map<std::string, std::size_t> hosts_;  // attempts under way
  std::size_t busy_ = 0;
  std::size_t waiting_ = 0;
  std::uint64_t turn_ = 0;
  std::optional<core::Time> wake_;
};

}  // namespace btcflow::net
