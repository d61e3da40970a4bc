// Whether an attempt is worth another one, and how long to wait before it.
#pragma once

#include <optional>

#include "btcflow/core/http.h"
#include "btcflow/core/time.h"

namespace btcflow::net {

struct RetryPolicy {
  int retries = 3;  // after the first attempt
  core::Duration longest_hold{120'000};
};

struct Verdict {
  bool again = false;      // send the call once more
  core::Duration wait{0};  // before that, for this call alone
  std::optional<core::Duration>
      hold;  // for the whole scope (429, 418), whether the call is sent again or not
};

// Exponential with full jitter: up to 1 s, 2 s, 4 s, 8 s, 10 s, 10 s, ... `attempts`: made so far, from 1.
// `random` in [0, 1).
core::Duration backoff(int attempts, double random);

// What Retry-After states: seconds (fractions allowed) or an HTTP date, which is compared with the answer's
// own Date where it has one. Nothing where it is absent, unreadable or not in the future; at most a year.
std::optional<core::Duration> stated_wait(const core::HttpResponse& response, core::Time now);

Verdict judge(const core::HttpResponse& response, int attempts, const RetryPolicy& policy, core::Time now,
              double random);
// Of an attempt that brought no response.
Verdict judge_failure(bool worth_retry, int attempts, const RetryPolicy& policy, double random);

}  // namespace btcflow::net
