#include "btcflow/metrics/zscore.h"

#include <algorithm>
#include <array>
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

  // Median of |x - centre|. The deviations to the left and to the right of the centre are two ascending
  // lists; how many of the smaller half stand in the left one is found by bisection.
  double median_deviation(double centre) const {
    const std::size_t n = sorted_.size();
    const auto split =
        static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), centre) - sorted_.begin());
    const auto left = [&](std::size_t i) { return std::abs(sorted_[split - 1 - i] - centre); };
    const auto right = [&](std::size_t j) { return std::abs(sorted_[split + j] - centre); };
    const std::size_t take = n / 2 + 1;  // the smallest deviations, up to the (upper) middle one
    std::size_t low = take > n - split ? take - (n - split) : 0;
    std::size_t high = std::min(split, take);
    while (low < high) {
      const std::size_t i = (low + high) / 2;
      if (right(take - i - 1) <= left(i)) {
        high = i;
      } else {
        low = i + 1;
      }
    }
    const std::size_t from_right = take - low;
    const auto nth_left = [&](std::size_t back) { return low >= back ? left(low - back) : 0.0; };
    const auto nth_right = [&](std::size_t back) {
      return from_right >= back ? right(from_right - back) : 0.0;
    };
    const double largest = std::max(nth_left(1), nth_right(1));
    if (n % 2 == 1) return largest;
    const double second = nth_left(1) >= nth_right(1) ? std::max(nth_left(2), nth_right(1))
                                                      : std::max(nth_left(1), nth_right(2));
    return (second + largest) / 2;
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

// Sums over a window in four interleaved lanes: the processor adds them side by side. Which value falls into
// which lane depends on its place in the window alone, so that a window always gives the same bits.
template <typename Term>
double window_sum(const double* window, std::size_t length, Term term) {
  std::array<double, 4> lanes{};
  std::size_t i = 0;
  for (; i + lanes.size() <= length; i += lanes.size()) {
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) lanes[lane] += term(window[i + lane]);
  }
  for (; i < length; ++i) lanes[i % lanes.size()] += term(window[i]);
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

double standard_z(const double* window, std::size_t length, std::size_t known, double least_sd) {
  const auto count = static_cast<double>(known);
  const double mean = window_sum(window, length, [](double x) { return core::known(x) ? x : 0.0; }) / count;
  const double squares = window_sum(window, length, [mean](double x) {
    const double off = x - mean;
    return core::known(off) ? off * off : 0.0;
  });
  const double sd = std::sqrt(squares / count);
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
  std::size_t known = 0;  // in the window ending at b
  for (std::size_t b = 0; b < values.size(); ++b) {
    if (core::known(values[b])) ++known;
    if (b >= n && core::known(values[b - n])) --known;
    if (b + 1 < n || known < least || !core::known(values[b])) continue;
    z[b] = standard_z(&values[b + 1 - n], n, known, rule.least_sd);
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
