// The present of tests that need one.
#pragma once

#include "btcflow/core/time.h"

namespace btcflow::test {

inline core::Time noon() { return core::make_day(2026, 11, 22) + std::chrono::hours{12}; }

}  // namespace btcflow::test
