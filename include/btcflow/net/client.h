// HTTP on libcurl's multi interface: many requests at once on one thread, each venue at its own pace.
//
// A call waits until its scope (a venue) is not held and its budget has room, is sent, and is sent again
// where that is worth it. Clock and randomness are passed in.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/http.h"
#include "btcflow/core/time.h"

namespace btcflow::net {

// In any `window`, at most `capacity` of weight is started; a heavier call goes alone. Header names in lower
// case. Of two budgets of one id (shared by venues) the first counts.
struct Budget {
  std::string id;
  double capacity = 1;
  core::Duration window{1000};
  std::string used_header{};  // tells the weight used in the running window by the venue's count
  std::string left_header{};  // tells what is left of venue_limit
  double venue_limit = 0;
};

struct Timeouts {
  core::Duration connect{10'000};
  core::Duration first_byte{20'000};  // from the request to the first byte of the answer
  core::Duration stall{15'000};       // without a byte
  core::Duration whole{120'000};
};

struct Options {
  std::string user_agent = "btcflow";
  std::string proxy{};  // "http://host:port", "socks5h://host:port"; empty: as the environment says
  Timeouts timeouts{};
  std::size_t connections_per_host = 4;  // requests at once to a host, whatever HTTP version carries them
  std::size_t connections = 32;          // to all hosts
  bool lift_limits = false;              // for benchmarks against a server of one's own: budgets are not kept
  int retries = 3;                       // after the first attempt
  core::Duration longest_hold{120'000};  // a venue that asks to wait longer is given up for this run
};

// What time it is, and randomness in [0, 1), for the jitter of retries.
struct Surroundings {
  std::function<core::Time()> now;  // steady enough for pacing: never goes back
  std::function<double()> random;
  // Called where nothing is under way and only time has to pass, with at most 100 ms at once. Null: sleeps
  // until then or until stop().
  std::function<void(core::Duration)> wait{};
};
// The machine's: `now` follows the system's clock forwards (after a suspend, say), never backwards.
Surroundings system_surroundings();

struct Call {
  core::HttpRequest request;
  std::string scope;   // venue id: holds and the circuit are per scope
  std::string budget;  // id; empty: unmetered
  double weight = 1;
  std::size_t max_bytes = 32u << 20;
  int priority = 0;  // smaller first within a scope; first come first served among equals
};

// What happened to a scope, for progress and the log.
struct Notice {
  std::string scope;
  enum class Kind { Retry, Held, CircuitOpen } kind = Kind::Retry;
  std::string text;                 // "HTTP 503, trying again in 2.1 s"
  std::optional<core::Time> until;  // Held
};

// For one thread, except stop().
class Client {
 public:
  Client(Options options, std::vector<Budget> budgets, Surroundings surroundings = system_surroundings());
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Every call ends with exactly one `done`, on the thread of run(). A response of whatever status is a value
  // (the last one, after retries of 429, 418, 500, 502, 503, 504); no response is an error: Network;
  // BadInput (larger than max_bytes, cannot be decompressed, not HTTP); Cancelled; RateLimited where the
  // scope is held longer than Options::longest_hold, Unavailable where its circuit is open (not sent in both
  // cases; retry_after says how long); Usage (no http or https URL, no such budget, a line break in a
  // header). `done` may send further calls. Calls that have not ended when the client is destroyed get no
  // `done`.
  //
  // At most 3 redirects are followed, from https to https only (http to http on loopback); to another host
  // without the caller's headers. Every attempt takes its weight from the budget.
  using Done = std::function<void(core::Result<core::HttpResponse>)>;
  void send(Call call, Done done);

  // Works until every call has ended. `tick` is called at least every 100 ms.
  void run(const std::function<void()>& tick = nullptr);

  // Nothing of this scope is sent before `until` (a rate limit told inside an answer with status 200).
  void hold(const std::string& scope, core::Time until);

  // Any thread: calls under way and waiting end with Cancelled within 100 ms; run() returns. For good: what
  // is sent later ends with Cancelled too.
  void stop();

  void on_notice(std::function<void(const Notice&)> listener);

  // Requests that went out so far (retries counted), and bytes received as sent over the wire.
  std::size_t requests_sent() const;
  std::size_t bytes_received() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// Of the libcurl that requests go through, for diagnostics; "missing" where there is none. Any thread.
std::string libcurl_version();

}  // namespace btcflow::net
