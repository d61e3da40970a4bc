// Whether the catalogue's contract size is the venue's: beside contracts, venues send the same open interest
// in coin or USD. A size taken from another contract shows as a factor of 10 or 100 (docs/venues.md, ETH
// instruments).
#pragma once

#include <vector>

namespace btcflow::venues {

class ContractCheck {
 public:
  // Contracts times size, and the venue's own figure in the same unit. Zero and unknown tell nothing.
  void add(double converted, double own);
  // Refuses the answer if the two are more than 2 % apart in most rows, or grossly in one.
  void refuse_if_apart() const;

 private:
  std::vector<double> ratios_;
};

}  // namespace btcflow::venues
