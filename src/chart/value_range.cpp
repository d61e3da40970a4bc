#include "value_range.h"

#include <algorithm>
#include <cmath>

namespace btcflow::chart {

namespace {

// Finer, rounding of doubles shows as steps; wider, nobody sees anything.
constexpr double kFinest = 1e-9;  // of the values themselves
constexpr double kFarthest = 1e15;
constexpr double kLeastRatio = 1 + 1e-7;

QCPRange on_paper(const QCPRange& range, Scale scale) {
  if (scale == Scale::Linear) return range;
  return {std::log(range.lower), std::log(range.upper)};
}

QCPRange off_paper(const QCPRange& range, Scale scale) {
  if (scale == Scale::Linear) return range;
  return {std::exp(range.lower), std::exp(range.upper)};
}

}  // namespace

QCPRange shifted(const QCPRange& range, Scale scale, double part) {
  const QCPRange flat = on_paper(range, scale);
  const QCPRange moved = off_paper(flat + part * flat.size(), scale);
  return can_be_shown(to_values(moved), scale) ? moved : range;
}

QCPRange stretched(const QCPRange& range, Scale scale, double factor, double anchor) {
  const QCPRange flat = on_paper(range, scale);
  const double fixed = flat.lower + anchor * flat.size();
  const double size = flat.size() * factor;
  const QCPRange wider = off_paper({fixed - anchor * size, fixed + (1 - anchor) * size}, scale);
  return can_be_shown(to_values(wider), scale) ? wider : range;
}

bool can_be_shown(const ValueRange& range, Scale scale) {
  if (!std::isfinite(range.lower) || !std::isfinite(range.upper) || !(range.lower < range.upper))
    return false;
  const double farthest = std::max(std::abs(range.lower), std::abs(range.upper));
  const double size = range.upper - range.lower;
  if (farthest > kFarthest || size < kFinest * farthest || size < 1 / kFarthest) return false;
  return scale == Scale::Linear || (range.lower > 1 / kFarthest && range.upper / range.lower >= kLeastRatio);
}

}  // namespace btcflow::chart
