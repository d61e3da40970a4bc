#include "circuit.h"

namespace btcflow::net {

Circuit::State Circuit::state(core::Time now) const {
  if (!open_until_) return State::Closed;
  return now < *open_until_ ? State::Open : State::Probing;
}

void Circuit::succeed() {
  failures_ = 0;
  open_until_.reset();
  probe_ = false;
}

bool Circuit::fail(core::Time now, bool was_probe) {
  if (open_until_) {
    // Calls that were under way when it opened tell nothing new.
    if (!was_probe) return false;
  } else if (++failures_ < kFailures) {
    return false;
  }
  probe_ = false;
  failures_ = 0;
  open_until_ = now + kRest;
  return true;
}

}  // namespace btcflow::net
