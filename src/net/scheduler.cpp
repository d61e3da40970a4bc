#include "scheduler.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>

#include "btcflow/core/number.h"
#include "errors.h"

namespace btcflow::net {

Scheduler::Scheduler(const Options& options, std::vector<Budget> budgets)
    : per_host_(std::max<std::size_t>(options.connections_per_host, 1)),
      most_(std::max<std::size_t>(options.connections, 1)),
      lift_limits_(options.lift_limits),
      longest_hold_(options.longest_hold) {
  for (Budget& budget : budgets) {
    const std::string id = budget.id;
    const RateLimiter limiter(budget.capacity, budget.window);
    budgets_.try_emplace(id, Metered{std::move(budget), limiter, 0, {}});
  }
  budgets_.insert_or_assign(
      "", Metered{{}, RateLimiter(std::numeric_limits<double>::infinity(), core::Duration{0}), 0, {}});
}

void Scheduler::add(std::unique_ptr<Job> job) {
  ++waiting_;
  insert(std::move(job));
}

void Scheduler::add_later(std::unique_ptr<Job> job, core::Time from) {
  ++waiting_;
  Scope& scope = scopes_[job->call.scope];
  scope.resting.emplace(from, std::move(job));
}

void Scheduler::insert(std::unique_ptr<Job> job) {
  const Call& call = job->call;
  Lane& lane = scopes_[call.scope].lanes[{call.budget, job->host}];
  if (lane.budget == nullptr) {
    lane.scope = call.scope;
    lane.budget = &budgets_.at(call.budget);
    lane.turn = &lane.budget->turns[call.scope];
    lane.host_busy = &hosts_[job->host];
  }
  const std::pair<int, std::uint64_t> place{call.priority, job->number};
  lane.queue.emplace(place, std::move(job));
}

void Scheduler::wake_rested(core::Time now) {
  for (auto& [name, scope] : scopes_) {
    while (!scope.resting.empty() && scope.resting.begin()->first <= now) {
      insert(std::move(scope.resting.extract(scope.resting.begin()).mapped()));
    }
    if (!scope.resting.empty()) wake_at(scope.resting.begin()->first);
  }
}

void Scheduler::wake_at(core::Time time) { wake_ = wake_ ? std::min(*wake_, time) : time; }

bool Scheduler::admits(Scope& scope, core::Time now) {
  if (now < scope.held_until) {
    wake_at(scope.held_until);
    return false;
  }
  switch (scope.circuit.state(now)) {
    case Circuit::State::Closed:
      return true;
    case Circuit::State::Open:
      wake_at(scope.circuit.open_until());
      return false;
    default:
      return !scope.circuit.probe_under_way();
  }
}

std::vector<Scheduler::Lane*> Scheduler::open_lanes(core::Time now) {
  std::vector<Lane*> lanes;
  for (auto& [name, scope] : scopes_) {
    const bool some =
        std::any_of(scope.lanes.begin(), scope.lanes.end(), [](auto& l) { return !l.second.queue.empty(); });
    if (!some || !admits(scope, now)) continue;
    for (auto& [key, lane] : scope.lanes) {
      if (!lane.queue.empty() && *lane.host_busy < per_host_) lanes.push_back(&lane);
    }
  }
  const auto place = [](Lane* lane) {
    const Metered& budget = *lane->budget;
    return std::tuple(budget.turn, std::string_view(budget.budget.id), *lane->turn,
                      lane->queue.begin()->first);
  };
  std::sort(lanes.begin(), lanes.end(), [&](Lane* a, Lane* b) { return place(a) < place(b); });
  return lanes;
}

std::unique_ptr<Job> Scheduler::next(core::Time now) {
  wake_.reset();
  wake_rested(now);
  if (busy_ >= most_) return nullptr;
  const Metered* spoken_for = nullptr;
  for (Lane* lane : open_lanes(now)) {
    if (lane->budget == spoken_for) continue;
    const double weight = lane->queue.begin()->second->call.weight;
    const core::Time ready = lift_limits_ ? now : lane->budget->limiter.ready_at(now, weight);
    if (ready <= now) return start(*lane, now);
    wake_at(ready);
    spoken_for = lane->budget;
  }
  return nullptr;
}

std::unique_ptr<Job> Scheduler::start(Lane& lane, core::Time now) {
  std::unique_ptr<Job> job = std::move(lane.queue.extract(lane.queue.begin()).mapped());
  Metered& budget = *lane.budget;
  if (!lift_limits_ && !budget.budget.id.empty()) budget.limiter.take(now, job->call.weight);
  budget.turn = *lane.turn = ++turn_;
  --waiting_;
  ++busy_;
  ++*lane.host_busy;
  job->sent = now;
  ++job->attempts;
  Circuit& circuit = scopes_.at(lane.scope).circuit;
  job->probe = circuit.state(now) == Circuit::State::Probing;
  if (job->probe) circuit.start_probe();
  return job;
}

void Scheduler::ended(const Job& job) {
  --busy_;
  --hosts_.at(job.host);
}

bool Scheduler::judge_circuit(const Job& job, bool failed, core::Time now) {
  Circuit& circuit = scopes_.at(job.call.scope).circuit;
  if (failed) return circuit.fail(now, job.probe);
  circuit.succeed();
  return false;
}

bool Scheduler::hold(const std::string& name, core::Time until, core::Time now) {
  Scope& scope = scopes_[name];
  if (until <= scope.held_until) return false;
  scope.held_until = until;
  scope.given_up = until - now > longest_hold_;
  return true;
}

std::optional<core::Error> Scheduler::refusal(const std::string& name, Scope& scope, core::Time now) {
  if (scope.given_up && now >= scope.held_until) scope.given_up = false;
  if (scope.given_up) return held_too_long(name, scope.held_until, now);
  if (scope.circuit.state(now) == Circuit::State::Open)
    return circuit_open(name, scope.circuit.open_until(), now);
  return std::nullopt;
}

void Scheduler::take_scope(Scope& scope, std::vector<std::unique_ptr<Job>>& into) {
  for (auto& [key, lane] : scope.lanes) {
    for (auto& [place, job] : lane.queue) into.push_back(std::move(job));
    lane.queue.clear();
  }
  for (auto& [time, job] : scope.resting) into.push_back(std::move(job));
  scope.resting.clear();
}

namespace {
void sort_by_number(std::vector<std::unique_ptr<Job>>& jobs) {
  std::sort(jobs.begin(), jobs.end(), [](auto& a, auto& b) { return a->number < b->number; });
}
}  // namespace

std::vector<std::pair<std::unique_ptr<Job>, core::Error>> Scheduler::refused(core::Time now) {
  std::vector<std::pair<std::unique_ptr<Job>, core::Error>> all;
  for (auto& [name, scope] : scopes_) {
    const std::optional<core::Error> error = refusal(name, scope, now);
    if (!error) continue;
    std::vector<std::unique_ptr<Job>> jobs;
    take_scope(scope, jobs);
    sort_by_number(jobs);
    for (auto& job : jobs) all.emplace_back(std::move(job), *error);
  }
  waiting_ -= all.size();
  return all;
}

std::vector<std::unique_ptr<Job>> Scheduler::take_all() {
  std::vector<std::unique_ptr<Job>> jobs;
  for (auto& [name, scope] : scopes_) take_scope(scope, jobs);
  sort_by_number(jobs);
  waiting_ = 0;
  return jobs;
}

void Scheduler::correct(const Job& job, const core::HttpResponse& response, core::Time now) {
  Metered& metered = budgets_.at(job.call.budget);
  const Budget& budget = metered.budget;
  if (lift_limits_) return;
  const auto number = [&](const std::string& name) {
    return name.empty() ? std::nullopt : core::parse_number(response.header(name));
  };
  if (const auto used = number(budget.used_header)) metered.limiter.correct(now, job.sent, *used);
  if (const auto left = number(budget.left_header))
    metered.limiter.correct(now, job.sent, budget.venue_limit - *left);
}

}  // namespace btcflow::net
