#include "btcflow/metrics/study.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace btcflow::metrics {

namespace {

constexpr int kResamples = 10000;
constexpr int kFewest = 5;

// SplitMix64, as published by Steele, Lea and Flood (2014).
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(((next() >> 32U) * n) >> 32U); }

 private:
  std::uint64_t state_;
};

double mean_of(const Column& values) {
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

// Percentile of sorted values by linear interpolation.
double percentile(const Column& sorted, double percent) {
  const double rank = percent / 100 * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (rank - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::pair<double, double> bootstrap_interval(const Column& values) {
  SplitMix64 random(kStudySeed);
  Column means(kResamples);
  for (double& mean : means) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[random.below(values.size())];
    mean = sum / static_cast<double>(values.size());
  }
  std::sort(means.begin(), means.end());
  return {percentile(means, 5), percentile(means, 95)};
}

bool all_z_known(const Dashboard& d, std::size_t b) {
  return core::known(d.premium_z[b]) && core::known(d.oi_z[b]) && core::known(d.funding_z[b]);
}

// S_{b+h} / S_b - 1 where both bars are closed and known and all three z are known on b.
std::optional<double> forward_return(const Dashboard& d, std::size_t b, std::size_t horizon) {
  const std::size_t later = b + horizon;
  if (later >= d.size() || !d.closed[later] || !all_z_known(d, b)) return std::nullopt;
  if (!core::known(d.spot[b]) || !core::known(d.spot[later])) return std::nullopt;
  return d.spot[later] / d.spot[b] - 1;
}

Column returns_after(const Dashboard& d, SignalKind kind, std::size_t horizon) {
  Column returns;
  std::optional<std::size_t> last;
  for (const Event& event : d.events) {
    if (event.kind != kind || (last && event.bar - *last < horizon)) continue;
    if (const auto r = forward_return(d, event.bar, horizon)) {
      returns.push_back(*r);
      last = event.bar;
    }
  }
  return returns;
}

void fill(StudyCell& cell, const Column& returns) {
  cell.count = static_cast<int>(returns.size());
  cell.too_few = cell.count < kFewest;
  if (returns.empty()) return;
  Column sorted = returns;
  std::sort(sorted.begin(), sorted.end());
  cell.mean = mean_of(returns);
  cell.median = percentile(sorted, 50);
  cell.share_above_zero =
      static_cast<double>(std::count_if(returns.begin(), returns.end(), [](double r) { return r > 0; })) /
      cell.count;
  std::tie(cell.ci_low, cell.ci_high) = bootstrap_interval(returns);
  cell.mean_minus_baseline = cell.mean - cell.baseline_mean;
  cell.no_different = cell.ci_low <= cell.baseline_mean && cell.baseline_mean <= cell.ci_high;
}

}  // namespace

std::array<int, 3> study_horizons(core::Timeframe timeframe) {
  switch (timeframe) {
    case core::Timeframe::Day:
      return {7, 30, 90};
    case core::Timeframe::ThreeDay:
      return {5, 20, 60};
    case core::Timeframe::Week:
      return {4, 12, 26};
    case core::Timeframe::Month:
      return {1, 3, 6};
  }
  return {};
}

std::vector<StudyCell> study(const Dashboard& dashboard) {
  std::vector<StudyCell> cells;
  for (const SignalKind kind : kSignalKinds) {
    for (const int horizon : study_horizons(dashboard.timeframe)) {
      const auto h = static_cast<std::size_t>(horizon);
      Column baseline;
      for (std::size_t b = 0; b < dashboard.size(); ++b) {
        if (const auto r = forward_return(dashboard, b, h)) baseline.push_back(*r);
      }
      StudyCell cell;
      cell.kind = kind;
      cell.horizon = horizon;
      cell.baseline_count = static_cast<int>(baseline.size());
      if (!baseline.empty()) cell.baseline_mean = mean_of(baseline);
      fill(cell, returns_after(dashboard, kind, h));
      cells.push_back(cell);
    }
  }
  return cells;
}

}  // namespace btcflow::metrics
