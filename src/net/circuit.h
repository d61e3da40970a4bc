// Leaves a venue alone that fails again and again.
#pragma once

#include <optional>

#include "btcflow/core/time.h"

namespace btcflow::net {

// Opens after kFailures failures in a row, for kRest; then one call goes through as a probe, and its end
// decides. For one thread.
class Circuit {
 public:
  static constexpr int kFailures = 5;
  static constexpr core::Duration kRest{60'000};

  enum class State { Closed, Open, Probing };
  // Probing: the rest is over; a call may go unless probe_under_way().
  State state(core::Time now) const;
  bool probe_under_way() const { return probe_; }
  // Meaningful while Open.
  core::Time open_until() const { return open_until_.value_or(core::Time{}); }

  void start_probe() { probe_ = true; }
  // The server answered, with whatever but a 5xx.
  void succeed();
  // True where this failure opened the circuit. `was_probe`: the call that start_probe() was for.
  bool fail(core::Time now, bool was_probe);
  // The probe ended without telling anything (cancelled).
  void drop_probe() { probe_ = false; }

 private:
  int failures_ = 0;
  std::optional<core::Time> open_until_;
  bool probe_ = false;
};

}  // namespace btcflow::net
