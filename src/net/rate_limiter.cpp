#include "rate_limiter.h"

#include <algorithm>

namespace btcflow::net {

namespace {
// Weights are small decimal numbers; sums of them are not exact.
constexpr double kTolerance = 1e-9;
// An answer may come this long after its request and still be compared with the whole of our log.
constexpr core::Duration kMemory{120'000};
}  // namespace

RateLimiter::RateLimiter(double capacity, core::Duration window) : capacity_(capacity), window_(window) {}

core::Time RateLimiter::ready_at(core::Time now, double weight) const {
  double room = capacity_ - std::min(weight, capacity_) + kTolerance;
  // From the newest back: the first start that no longer fits beside `weight` has to leave the window.
  for (auto start = starts_.rbegin(); start != starts_.rend() && counts(*start, now); ++start) {
    room -= start->weight;
    if (room < 0) return start->time + window_ + core::Duration{1};
  }
  return now;
}

void RateLimiter::take(core::Time now, double weight) { log(now, weight); }

void RateLimiter::correct(core::Time now, core::Time sent, double used) {
  double known = 0;
  for (auto start = starts_.rbegin(); start != starts_.rend() && counts(*start, sent); ++start) {
    known += start->weight;
  }
  if (used > known + kTolerance) log(now, used - known);
}

void RateLimiter::log(core::Time now, double weight) {
  if (weight <= 0) return;
  while (!starts_.empty() && now - starts_.front().time > window_ + kMemory) starts_.pop_front();
  if (!starts_.empty() && starts_.back().time == now) {
    starts_.back().weight += weight;
  } else {
    starts_.push_back({now, weight});
  }
}

}  // namespace btcflow::net
