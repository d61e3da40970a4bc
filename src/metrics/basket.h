// The spot and the perp basket by the day (docs/metrics.md section 3).
#pragma once

#include <cstdint>
#include <vector>

#include "btcflow/metrics/parameters.h"
#include "days.h"

namespace btcflow::metrics {

struct Basket {
  Column open, high, low, close;
  std::vector<int> coverage;                // venues that took part
  std::vector<std::uint8_t> disagrees;      // no majority within the guard
  std::vector<std::uint8_t> quote_assumed;  // a venue that took part used a rate of 1.0
  AgeColumn rate_age;                       // of the oldest rate that a venue that took part used
};

// Both also write into the venues' `part` who took part and who was left out.
Basket spot_basket(Days& days, const Parameters& parameters);
// The weights are the venues' USD open interest closing the day, known at `knowledge`.
Basket perp_basket(Days& days, const Parameters& parameters, const Knowledge& knowledge);

}  // namespace btcflow::metrics
