#include "btcflow/net/client.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "btcflow/core/number.h"
#include "errors.h"
#include "libcurl.h"
#include "origin.h"
#include "retry.h"
#include "scheduler.h"
#include "transfer.h"

namespace btcflow::net {

namespace {

using core::Duration;
using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Result;

constexpr int kMostRedirects = 3;
// A promise: nobody waits longer for a tick, nor for the end of a stopped run.
constexpr Duration kBeat{100};
constexpr Duration kTickEvery{50};

bool has_line_break(const core::HttpRequest& request) {
  const auto broken = [](const std::string& text) { return text.find_first_of("\r\n") != std::string::npos; };
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [&](const auto& header) { return broken(header.name) || broken(header.value); });
}

// A sentence as the first half of another: "X did not answer within 20 s", "The name X could not be found".
std::string as_clause(std::string text) {
  if (text.ends_with('?')) text.resize(std::min(text.rfind(": "), text.size() - 1));
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string in_seconds(Duration duration) {
  return core::fixed(static_cast<double>(duration.count()) / 1000.0, 1) + " s";
}

}  // namespace

struct Client::Work {
  Work(Options options_in, std::vector<Budget> budgets, Surroundings surroundings_in);
  ~Work();

  void send(Call call, Done done);
  void run(const std::function<void()>& tick);
  void hold(const std::string& scope, core::Time until, const std::string& why);

  // A job on the wire.
  struct Active {
    std::unique_ptr<Job> job;
    std::unique_ptr<Transfer> transfer;
    int redirects = 0;
  };
  using Actives = std::unordered_map<CURL*, Active>;

  bool idle() const { return active_.empty() && scheduler_.empty() && faulty_.empty(); }
  void start_what_may();
  void start(std::unique_ptr<Job> job);
  bool launch(Active& active, const core::HttpRequest& request);
  void end_refused();
  void end_faulty();
  void cancel_all();
  void collect();
  void drop_overdue();
  Active take(Actives::iterator at);
  void finished(Active active, Transfer::Outcome outcome);
  void responded(std::unique_ptr<Job> job, HttpResponse response);
  void failed(std::unique_ptr<Job> job, Failure failure);
  void again_or_end(std::unique_ptr<Job> job, Result<HttpResponse> result, Verdict verdict, bool failure,
                    const std::string& what);
  void wait();
  Duration time_to_wait();
  void notify(const Notice& notice) const;
  static void deliver(std::unique_ptr<Job> job, Result<HttpResponse> result) { job->done(std::move(result)); }

  Options options_;
  Surroundings surroundings_;
  RetryPolicy policy_;
  Scheduler scheduler_;
  CURLM* multi_ = nullptr;
  Actives active_;
  std::vector<std::unique_ptr<Transfer>> spare_;
  std::vector<std::pair<std::unique_ptr<Job>, Error>> faulty_;  // never to be sent
  std::uint64_t numbers_ = 0;
  std::atomic<bool> stopped_{false};
  std::atomic<std::size_t> requests_{0};
  std::atomic<std::size_t> bytes_{0};
  std::function<void(const Notice&)> listener_;
};

Client::Work::Work(Options options_in, std::vector<Budget> budgets, Surroundings surroundings_in)
    : options_(std::move(options_in)),
      surroundings_(std::move(surroundings_in)),
      policy_{options_.retries, options_.longest_hold},
      scheduler_(options_, std::move(budgets)) {
  if (!libcurl()) return;  // send() says so
  multi_ = curl().multi_init();
  curl().multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
  curl().multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(options_.connections));
}

Client::Work::~Work() {
  if (multi_ == nullptr) return;
  for (auto& [easy, active] : active_) curl().multi_remove_handle(multi_, easy);
  active_.clear();
  spare_.clear();
  curl().multi_cleanup(multi_);
}

void Client::Work::notify(const Notice& notice) const {
  if (listener_) listener_(notice);
}

void Client::Work::send(Call call, Done done) {
  auto job = std::make_unique<Job>();
  job->call = std::move(call);
  job->done = std::move(done);
  job->number = ++numbers_;
  const Call& wanted = job->call;
  if (multi_ == nullptr) {
    faulty_.emplace_back(std::move(job), libcurl()
                                             ? Error{ErrorKind::Network, "libcurl could not be started."}
                                             : libcurl().error());
    return;
  }
  const std::optional<Origin> origin = read_origin(wanted.request.url);
  if (!origin) {
    faulty_.emplace_back(std::move(job), Error{ErrorKind::Usage, "Not an http or https address."});
  } else if (!scheduler_.knows_budget(wanted.budget)) {
    Error error{ErrorKind::Usage, "There is no request budget named \"" + wanted.budget + "\"."};
    faulty_.emplace_back(std::move(job), std::move(error));
  } else if (has_line_break(wanted.request)) {
    faulty_.emplace_back(std::move(job),
                         Error{ErrorKind::Usage, "A header of a request holds a line break."});
  } else {
    job->host = origin->name();
    scheduler_.add(std::move(job));
  }
}

void Client::Work::run(const std::function<void()>& tick) {
  auto last_tick = Transfer::Clock::now();
  while (!idle()) {
    if (stopped_) {
      cancel_all();
      continue;  // what was told of it may have sent more
    }
    end_faulty();
    end_refused();
    start_what_may();
    if (multi_ == nullptr) continue;  // all that was sent is faulty
    int running = 0;
    curl().multi_perform(multi_, &running);
    collect();
    drop_overdue();
    end_refused();
    if (!stopped_ && !idle()) wait();
    if (tick && Transfer::Clock::now() - last_tick >= kTickEvery) {
      tick();
      last_tick = Transfer::Clock::now();
    }
  }
}

void Client::Work::start_what_may() {
  while (!stopped_) {
    std::unique_ptr<Job> job = scheduler_.next(surroundings_.now());
    if (!job) return;
    start(std::move(job));
  }
}

bool Client::Work::launch(Active& active, const core::HttpRequest& request) {
  if (!active.transfer->begin(request, active.job->call.max_bytes)) return false;
  if (curl().multi_add_handle(multi_, active.transfer->handle()) != CURLM_OK) return false;
  ++requests_;
  return true;
}

void Client::Work::start(std::unique_ptr<Job> job) {
  Active active;
  if (spare_.empty()) {
    active.transfer = std::make_unique<Transfer>(options_);
  } else {
    active.transfer = std::move(spare_.back());
    spare_.pop_back();
  }
  active.job = std::move(job);
  // The job stays where it is while the map takes its owner: a reference to its request stays good.
  const core::HttpRequest& request = active.job->call.request;
  if (!launch(active, request)) {
    Failure failure{{ErrorKind::Network, "libcurl could not start a request to " + active.job->host + "."}};
    finished(std::move(active), std::move(failure));
    return;
  }
  CURL* easy = active.transfer->handle();
  active_.emplace(easy, std::move(active));
}

Client::Work::Active Client::Work::take(Actives::iterator at) {
  curl().multi_remove_handle(multi_, at->first);
  Active active = std::move(at->second);
  active_.erase(at);
  bytes_ += active.transfer->bytes();
  return active;
}

void Client::Work::collect() {
  int left = 0;
  while (const CURLMsg* message = curl().multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto at = active_.find(message->easy_handle);
    const CURLcode code = message->data.result;  // the message is gone once the handle is
    if (at == active_.end()) continue;
    Transfer::Outcome outcome = at->second.transfer->end(code);
    Active active = take(at);
    finished(std::move(active), std::move(outcome));
    if (stopped_) return;
  }
}

void Client::Work::drop_overdue() {
  std::vector<std::pair<CURL*, Lapse>> overdue;
  const auto now = Transfer::Clock::now();
  for (auto& [easy, active] : active_) {
    const Lapse lapse = active.transfer->overdue(now);
    if (lapse != Lapse::None) overdue.emplace_back(easy, lapse);
  }
  for (const auto& [easy, lapse] : overdue) {
    const auto at = active_.find(easy);
    if (at == active_.end()) continue;
    Active active = take(at);
    Failure failure = active.transfer->give_up(lapse);
    finished(std::move(active), std::move(failure));
  }
}

void Client::Work::finished(Active active, Transfer::Outcome outcome) {
  if (auto* redirect = std::get_if<Transfer::Redirect>(&outcome)) {
    if (++active.redirects <= kMostRedirects) {
      if (launch(active, redirect->request)) {
        CURL* easy = active.transfer->handle();
        active_.emplace(easy, std::move(active));
        return;
      }
      outcome = Failure{{ErrorKind::Network, active.job->host + " sends its callers on to nowhere."}};
    } else {
      outcome = too_many_redirects({active.job->host, ""}, kMostRedirects);
    }
  }
  spare_.push_back(std::move(active.transfer));
  scheduler_.ended(*active.job);
  if (auto* response = std::get_if<HttpResponse>(&outcome)) {
    responded(std::move(active.job), std::move(*response));
  } else {
    failed(std::move(active.job), std::move(std::get<Failure>(outcome)));
  }
}

void Client::Work::responded(std::unique_ptr<Job> job, HttpResponse response) {
  const core::Time now = surroundings_.now();
  response.received = now;
  scheduler_.correct(*job, response, now);
  const std::string what = "HTTP " + std::to_string(response.status);
  const Verdict verdict = judge(response, job->attempts, policy_, now, surroundings_.random());
  if (verdict.hold) hold(job->call.scope, now + *verdict.hold, what);
  const bool failure = response.status >= 500;
  again_or_end(std::move(job), std::move(response), verdict, failure, what);
}

void Client::Work::failed(std::unique_ptr<Job> job, Failure failure) {
  const Verdict verdict = judge_failure(failure.worth_retry, job->attempts, policy_, surroundings_.random());
  const std::string what = as_clause(failure.error.sentence);
  again_or_end(std::move(job), std::move(failure.error), verdict, !failure.answered, what);
}

void Client::Work::again_or_end(std::unique_ptr<Job> job, Result<HttpResponse> result, Verdict verdict,
                                bool failure, const std::string& what) {
  const core::Time now = surroundings_.now();
  // A probe is one attempt; what a server that answers says is no failure, even if it is worth asking again.
  const bool again = verdict.again && !(job->probe && failure);
  if (!again || !failure) {
    if (scheduler_.judge_circuit(*job, failure, now)) {
      notify({job->call.scope, Notice::Kind::CircuitOpen,
              what + ", " + std::to_string(Circuit::kFailures) + " failures in a row: left alone for " +
                  seconds_text(Circuit::kRest),
              now + Circuit::kRest});
    }
  }
  if (!again) {
    deliver(std::move(job), std::move(result));
    return;
  }
  // Of a hold all of the scope is told at once.
  if (!verdict.hold)
    notify(
        {job->call.scope, Notice::Kind::Retry, what + ", trying again in " + in_seconds(verdict.wait), {}});
  job->last = std::move(result);
  scheduler_.add_later(std::move(job), now + verdict.wait);
}

void Client::Work::hold(const std::string& scope, core::Time until, const std::string& why) {
  const core::Time now = surroundings_.now();
  if (until <= now) return;
  if (!scheduler_.hold(scope, until, now)) return;
  notify({scope, Notice::Kind::Held, why + ", waiting " + in_seconds(until - now), until});
}

void Client::Work::end_refused() {
  if (scheduler_.empty()) return;
  for (auto& [job, error] : scheduler_.refused(surroundings_.now())) {
    // What the venue said to this very call tells more than that it is left alone now.
    std::optional<Result<HttpResponse>> last = std::move(job->last);
    if (last) {
      deliver(std::move(job), std::move(*last));
    } else {
      deliver(std::move(job), std::move(error));
    }
  }
}

void Client::Work::end_faulty() {
  for (auto& [job, error] : std::exchange(faulty_, {})) deliver(std::move(job), std::move(error));
}

void Client::Work::cancel_all() {
  std::vector<std::unique_ptr<Job>> jobs = scheduler_.take_all();
  for (auto& [job, error] : faulty_) jobs.push_back(std::move(job));
  faulty_.clear();
  while (!active_.empty()) {
    Active active = take(active_.begin());
    scheduler_.ended(*active.job);
    jobs.push_back(std::move(active.job));
  }
  std::sort(jobs.begin(), jobs.end(), [](auto& a, auto& b) { return a->number < b->number; });
  for (auto& job : jobs) deliver(std::move(job), cancelled());
}

Duration Client::Work::time_to_wait() {
  Duration most = kBeat;
  if (!faulty_.empty()) return Duration{0};
  const core::Time now = surroundings_.now();
  if (const auto wake = scheduler_.wake()) most = std::clamp(*wake - now, Duration{0}, most);
  const auto steady = Transfer::Clock::now();
  for (const auto& [easy, active] : active_) {
    const auto deadline = active.transfer->deadline();
    if (deadline > steady + kBeat) continue;
    const auto left = std::chrono::ceil<Duration>(deadline - steady);
    most = std::clamp(left, Duration{0}, most);
  }
  return most;
}

void Client::Work::wait() {
  // What ended meanwhile may have made room or sent more.
  if (std::unique_ptr<Job> job = scheduler_.next(surroundings_.now())) {
    start(std::move(job));
    return;
  }
  const Duration most = time_to_wait();
  if (active_.empty() && surroundings_.wait) {
    if (most > Duration{0}) surroundings_.wait(most);
  } else {
    curl().multi_poll(multi_, nullptr, 0, static_cast<int>(most.count()), nullptr);
  }
}

Client::Client(Options options, std::vector<Budget> budgets, Surroundings surroundings)
    : work_(std::make_unique<Work>(std::move(options), std::move(budgets), std::move(surroundings))) {}
Client::~Client() = default;

void Client::send(Call call, Done done) { work_->send(std::move(call), std::move(done)); }
void Client::run(const std::function<void()>& tick) { work_->run(tick); }
void Client::hold(const std::string& scope, core::Time until) { work_->hold(scope, until, "rate limit"); }

void Client::stop() {
  work_->stopped_ = true;
  if (work_->multi_ != nullptr) curl().multi_wakeup(work_->multi_);
}

void Client::on_notice(std::function<void(const Notice&)> listener) {
  work_->listener_ = std::move(listener);
}
std::size_t Client::requests_sent() const { return work_->requests_; }
std::size_t Client::bytes_received() const { return work_->bytes_; }

}  // namespace btcflow::net
