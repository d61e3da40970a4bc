#include "contract_check.h"

#include <algorithm>
#include <cmath>

#include "read.h"

namespace btcflow::venues {

namespace {

constexpr double kUsual = 0.02;
// One row may have been priced at another instant than it was counted.
constexpr double kAnyRow = 0.25;

}  // namespace

void ContractCheck::add(double converted, double own) {
  if (converted > 0 && own > 0) ratios_.push_back(converted / own);
}

void ContractCheck::refuse_if_apart() const {
  if (ratios_.empty()) return;
  std::vector<double> ratios = ratios_;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  const auto [low, high] = std::minmax_element(ratios_.begin(), ratios_.end());
  double wrong = *middle;
  if (std::abs(wrong - 1) <= kUsual) {
    wrong = 1 - *low > *high - 1 ? *low : *high;
    if (std::abs(wrong - 1) <= kAnyRow) return;
  }
  refuse("contracts times the catalogue's contract size are " + core::to_text(wrong) +
         " times the venue's own open interest: the size is not this contract's");
}

}  // namespace btcflow::venues
