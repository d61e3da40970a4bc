#include "btcflow/metrics/zscore.h"

#include <algorithm>
#include <cmath>

namespace btcflow::metrics {

namespace {

constexpr double kMadToSd = 1.4826;
constexpr double kOutlierFactor = 10;

bool counts_as_zero(double sd, double centre, double least_sd) {
  const double limit = centre == 0 ? 1e-15 : 1e-12 * std::abs(centre);
  return sd <= limit || (least_sd > 0 && sd <= least_sd);
}

// The known values of a sliding window in ascending order. It holds nothing but those values, so it has no
// memory of what left the window.
class SortedWindow {
 public:
  explicit SortedWindow(int length) { sorted_.reserve(static_cast<std::size_t>(length) + 1); }

  void add(double x) { sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), x), x); }
  void remove(double x) { sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), x)); }
  std::size_t size() const { return sorted_.size(); }
  double lowest() const { return sorted_.front(); }
  double highest() const { return sorted_.back(); }

  double median() const {
    const std::size_t n = sorted_.size();
    return n % 2 == 1 ? sorted_[n / 2] : (sorted_[n / 2 - 1] + sorted_[n / 2]) / 2;
  }

  // Median of |x - centre|, by merging the deviations to the left and to the right of the centre in ascending
  // order.
  double median_deviation(double centre) const {
    const std::size_t n = sorted_.size();
    auto right =
        static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), centre) - sorted_.begin());
    std::size_t left = right;
    double before = 0;
    double last = 0;
    for (std::size_t taken = 0; taken <= n / 2; ++taken) {
      before = last;
      const double to_left = left > 0 ? std::abs(sorted_[left - 1] - centre) : HUGE_VAL;
      const double to_right = right < n ? std::abs(sorted_[right] - centre) : HUGE_VAL;
      if (to_left <= to_right) {
        last = to_left;
        --left;
      } else {
        last = to_right;
        ++right;
      }
    }
    return n % 2 == 1 ? last : (before + last) / 2;
  }

 private:
  std::vector<double> sorted_;
};

// Walks the windows of `values` and calls visit(last index of the window, window) for each full one with
// enough known.
template <typename Visit>
void for_each_sorted_window(const Column& values, const ZScoreRule& rule, Visit visit) {
  const auto n = static_cast<std::size_t>(rule.length);
  const auto least = static_cast<std::size_t>(std::max(1, least_known(rule)));
  SortedWindow window(rule.length);
  for (std::size_t b = 0; b < values.size(); ++b) {
    if (core::known(values[b])) window.add(values[b]);
    if (b >= n && core::known(values[b - n])) window.remove(values[b - n]);
    if (b + 1 >= n && window.size() >= least) visit(b, window);
  }
}

double standard_z(const double* window, std::size_t length, std::size_t least, double least_sd) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (core::known(window[i])) {
      sum += window[i];
      ++count;
    }
  }
  if (count < least) return core::kUnknown;
  const double mean = sum / static_cast<double>(count);
  double squares = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (core::known(window[i])) squares += (window[i] - mean) * (window[i] - mean);
  }
  const double sd = std::sqrt(squares / static_cast<double>(count));
  if (counts_as_zero(sd, mean, least_sd)) return core::kUnknown;
  return (window[length - 1] - mean) / sd;
}

}  // namespace

int least_known(const ZScoreRule& rule) {
  return static_cast<int>(std::ceil(rule.min_known * rule.length - 1e-9));
}

Column zscore(const Column& values, const ZScoreRule& rule) {
  Column z(values.size(), core::kUnknown);
  if (rule.method == ZScoreMethod::Robust) {
    for_each_sorted_window(values, rule, [&](std::size_t b, const SortedWindow& window) {
      if (!core::known(values[b])) return;
      const double centre = window.median();
      const double sd = kMadToSd * window.median_deviation(centre);
      if (!counts_as_zero(sd, centre, rule.least_sd)) z[b] = (values[b] - centre) / sd;
    });
    return z;
  }
  const auto n = static_cast<std::size_t>(rule.length);
  const auto least = static_cast<std::size_t>(std::max(1, least_known(rule)));
  for (std::size_t b = n - 1; b < values.size(); ++b) {
    if (core::known(values[b])) z[b] = standard_z(&values[b + 1 - n], n, least, rule.least_sd);
  }
  return z;
}

std::vector<bool> window_outliers(const Column& values, const ZScoreRule& rule) {
  std::vector<bool> outliers(values.size(), false);
  for_each_sorted_window(values, rule, [&](std::size_t b, const SortedWindow& window) {
    const double median = window.median();
    const double sd = kMadToSd * window.median_deviation(median);
    if (counts_as_zero(sd, median, rule.least_sd)) return;
    const double farthest = std::max(std::abs(window.lowest() - median), std::abs(window.highest() - median));
    outliers[b] = farthest > kOutlierFactor * sd;
  });
  return outliers;
}

}  // namespace btcflow::metrics
