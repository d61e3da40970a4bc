// Keeps one request budget: in any window of its length, at most its capacity of weight is started.
#pragma once

#include <deque>

#include "btcflow/core/time.h"

namespace btcflow::net {

// A log of what was started in the last window. Weight above the capacity is allowed alone. Takes the time as
// an argument; times must not go backwards. For one thread.
class RateLimiter {
 public:
  RateLimiter(double capacity, core::Duration window);

  // The earliest time, not before `now`, at which `weight` may start if nothing else does until then.
  core::Time ready_at(core::Time now, double weight) const;
  void take(core::Time now, double weight);

  // The venue counted `used` in its running window when it answered a request that was sent at `sent`. What
  // it counted beyond our own log (another program on the same address, say) is taken as started now. A
  // smaller count changes nothing: requests may still be on their way to the venue.
  void correct(core::Time now, core::Time sent, double used);

 private:
  struct Start {
    core::Time time;
    double weight;
  };
  void log(core::Time now, double weight);
  bool counts(const Start& start, core::Time now) const { return now - start.time <= window_; }

  double capacity_;
  core::Duration window_;
  std::deque<Start> starts_;  // ascending; kept somewhat longer than the window, for correct()
};

}  // namespace btcflow::net
