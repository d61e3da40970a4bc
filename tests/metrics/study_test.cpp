// What followed (docs/metrics.md section 10): numbers that people will quote, so each is computed by hand
// here.
#include "btcflow/metrics/study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "bare_dashboard.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

// Months: horizons 1, 3 and 6 bars. All z known everywhere.
Dashboard months(const Column& spot) {
  Dashboard d = bare_dashboard(spot.size(), {}, Timeframe::Month);
  d.spot = spot;
  d.premium_z.assign(spot.size(), 0);
  d.oi_z.assign(spot.size(), 0);
  d.funding_z.assign(spot.size(), 0);
  return d;
}
Dashboard with_bullish(Dashboard d, const std::vector<std::size_t>& bars) {
  for (const std::size_t b : bars) d.events.push_back({b, SignalKind::Bullish, {}});
  return d;
}
StudyCell cell(const Dashboard& d, int horizon, SignalKind kind = SignalKind::Bullish) {
  for (const StudyCell& c : study(d)) {
    if (c.kind == kind && c.horizon == horizon) return c;
  }
  ADD_FAILURE() << "no cell of " << horizon << " bars";
  return {};
}

TEST(Study, HasSixKindsAtThreeHorizons) {
  EXPECT_EQ(study(months({1, 2})).size(), 18U);
  EXPECT_EQ(study_horizons(Timeframe::Day), (std::array<int, 3>{7, 30, 90}));
  EXPECT_EQ(study_horizons(Timeframe::ThreeDay), (std::array<int, 3>{5, 20, 60}));
  EXPECT_EQ(study_horizons(Timeframe::Week), (std::array<int, 3>{4, 12, 26}));
  EXPECT_EQ(study_horizons(Timeframe::Month), (std::array<int, 3>{1, 3, 6}));
}

// 100 -> 110 and 50 -> 40: +10 % and -20 %.
TEST(Study, ForwardReturnsByHand) {
  const StudyCell c = cell(with_bullish(months({100, 110, 50, 40, 40}), {0, 2}), 1);
  EXPECT_EQ(c.count, 2);
  EXPECT_NEAR(c.mean, -0.05, 1e-15);
  EXPECT_NEAR(c.median, -0.05, 1e-15);
  EXPECT_EQ(c.share_above_zero, 0.5);
  // Baseline: 110/100, 50/110, 40/50, 40/40, less 1 each.
  EXPECT_EQ(c.baseline_count, 4);
  EXPECT_NEAR(c.baseline_mean, (0.1 + (50.0 / 110 - 1) - 0.2 + 0) / 4, 1e-15);
  EXPECT_NEAR(c.mean_minus_baseline, c.mean - c.baseline_mean, 1e-15);
}

// A return of exactly zero is not above zero; the median of three is the middle one.
TEST(Study, MedianAndShare) {
  const StudyCell c = cell(with_bullish(months({100, 100, 100, 150, 100, 90}), {0, 2, 4}), 1);
  EXPECT_EQ(c.count, 3);
  EXPECT_EQ(c.median, 0);
  EXPECT_DOUBLE_EQ(c.share_above_zero, 1.0 / 3);
}

// Two events within one horizon tell of the same months: the second does not count. One exactly h later does.
TEST(Study, OverlappingEventsCountOnce) {
  Column spot(12);
  for (std::size_t b = 0; b < spot.size(); ++b) spot[b] = static_cast<double>(b + 1);
  const Dashboard d = with_bullish(months(spot), {0, 2, 3, 5});
  EXPECT_EQ(cell(d, 1).count, 4);
  const StudyCell three = cell(d, 3);
  EXPECT_EQ(three.count, 2);  // bars 0 and 3
  EXPECT_DOUBLE_EQ(three.mean, ((4.0 / 1 - 1) + (7.0 / 4 - 1)) / 2);
  EXPECT_EQ(cell(d, 6).count, 1);
}

// An event that could not count does not stand in the way of the next.
TEST(Study, OnlyCountedEventsOverlap) {
  Dashboard d = with_bullish(months({1, 2, 3, 4, 5, 6, 7, 8}), {0, 2});
  d.oi_z[0] = core::kUnknown;
  const StudyCell c = cell(d, 3);
  EXPECT_EQ(c.count, 1);
  EXPECT_DOUBLE_EQ(c.mean, 6.0 / 3 - 1);
}

// Kinds do not stand in each other's way.
TEST(Study, KindsAreCountedApart) {
  Dashboard d = months({1, 2, 3, 4, 5, 6, 7, 8});
  d.events = {{0, SignalKind::LongsCrowded, {}},
              {1, SignalKind::ShortsCrowded, {}},
              {2, SignalKind::LongsCrowded, {}}};
  EXPECT_EQ(cell(d, 3, SignalKind::LongsCrowded).count, 1);
  EXPECT_EQ(cell(d, 3, SignalKind::ShortsCrowded).count, 1);
  EXPECT_EQ(cell(d, 3, SignalKind::Bearish).count, 0);
}

// Events and baseline must stand on the same ground: all three z known, both ends closed and with a price.
TEST(Study, BaselineHasTheSameReach) {
  Dashboard d = with_bullish(months({10, 20, 30, 40, 50, 60}), {0, 1, 2, 3, 4});
  d.funding_z[0] = core::kUnknown;  // not from 0
  d.spot[2] = core::kUnknown;       // not from 2, not to 2
  d.closed[5] = false;              // not to 5
  const StudyCell c = cell(d, 1);
  EXPECT_EQ(c.count, 1);  // 3 -> 4
  EXPECT_EQ(c.baseline_count, 1);
  EXPECT_DOUBLE_EQ(c.mean, 50.0 / 40 - 1);
  EXPECT_DOUBLE_EQ(c.baseline_mean, 50.0 / 40 - 1);
}

TEST(Study, WithoutEventsIsUnknownAndTooFew) {
  const StudyCell c = cell(months({1, 2, 3}), 1);
  EXPECT_EQ(c.count, 0);
  EXPECT_TRUE(c.too_few);
  EXPECT_FALSE(c.no_different);
  for (const double x : {c.mean, c.median, c.share_above_zero, c.ci_low, c.ci_high, c.mean_minus_baseline})
    EXPECT_UNKNOWN(x);
  EXPECT_EQ(c.baseline_count, 2);
  EXPECT_UNKNOWN(cell(months({1}), 1).baseline_mean);
}

TEST(Study, FewerThanFiveAreTooFew) {
  const Dashboard d = months(Column(20, 100));
  EXPECT_TRUE(cell(with_bullish(d, {0, 2, 4, 6}), 1).too_few);
  EXPECT_FALSE(cell(with_bullish(d, {0, 2, 4, 6, 8}), 1).too_few);
}

// One event: every resample is that event.
TEST(Bootstrap, OfOneEventIsThatEvent) {
  const StudyCell c = cell(with_bullish(months({100, 125, 125}), {0}), 1);
  EXPECT_EQ(c.ci_low, 0.25);
  EXPECT_EQ(c.ci_high, 0.25);
  EXPECT_FALSE(c.no_different);  // the baseline's mean is 0.125
}

// Two events a < b: resample means are a, (a + b)/2 and b with chances 1/4, 1/2, 1/4: the 5th percentile is
// a, the 95th b.
TEST(Bootstrap, OfTwoEventsSpansBoth) {
  const StudyCell c = cell(with_bullish(months({100, 125, 100, 50, 100, 100}), {0, 2}), 1);
  EXPECT_EQ(c.ci_low, -0.5);
  EXPECT_EQ(c.ci_high, 0.25);
  EXPECT_TRUE(c.no_different);
}

// Five events, two of them +100 %, three 0: the mean of a resample is k / 5, k binomial(5, 0.4). P(k = 0)
// = 7.8 %, so the 5th percentile is 0; P(k <= 3) = 91.3 % and P(k <= 4) = 99.0 %, so the 95th is 4/5.
TEST(Bootstrap, OfFiveEventsByTheBinomial) {
  const StudyCell c = cell(with_bullish(months({1, 2, 1, 2, 1, 1, 1, 1, 1, 1}), {0, 2, 4, 6, 8}), 1);
  EXPECT_EQ(c.count, 5);
  EXPECT_DOUBLE_EQ(c.mean, 0.4);
  EXPECT_DOUBLE_EQ(c.ci_low, 0);
  EXPECT_DOUBLE_EQ(c.ci_high, 0.8);
}

// The whole of it, written out once more from the published generator: 10,000 resamples, 5th and 95th
// percentile at rank p (N - 1) with linear interpolation. Whoever repeats the study elsewhere gets the same
// figures.
TEST(Bootstrap, CanBeRepeatedElsewhere) {
  const Column spot{100, 131, 100, 96, 100, 108, 100, 71, 100, 117, 100, 103, 100};
  const StudyCell c = cell(with_bullish(months(spot), {0, 2, 4, 6, 8, 10}), 1);
  Column returns;
  for (const std::size_t b : {0U, 2U, 4U, 6U, 8U, 10U}) returns.push_back(spot[b + 1] / spot[b] - 1);
  std::uint64_t state = 20090103;
  Column means;
  for (int i = 0; i < 10'000; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < returns.size(); ++k) {
      std::uint64_t z = state += 0x9E3779B97F4A7C15U;
      z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
      z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
      z ^= z >> 31U;
      sum += returns[(z >> 32U) * returns.size() >> 32U];
    }
    means.push_back(sum / static_cast<double>(returns.size()));
  }
  std::sort(means.begin(), means.end());
  // 0.05 * 9999 = 499.95 and 0.95 * 9999 = 9499.05.
  EXPECT_NEAR(c.ci_low, means[499] + 0.95 * (means[500] - means[499]), 1e-15);
  EXPECT_NEAR(c.ci_high, means[9499] + 0.05 * (means[9500] - means[9499]), 1e-15);
  // Again: the same to the last bit.
  EXPECT_EQ(cell(with_bullish(months(spot), {0, 2, 4, 6, 8, 10}), 1).ci_low, c.ci_low);
}

// A result that beats the baseline clearly is not called "no different".
TEST(Bootstrap, TellsWhetherTheBaselineIsInside) {
  // Events of +10 % each in a market that is flat otherwise (and falls back): the interval is the point 0.1.
  const StudyCell clear =
      cell(with_bullish(months({100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100}), {0, 2, 4, 6, 8}), 1);
  EXPECT_NEAR(clear.ci_low, 0.1, 1e-12);
  EXPECT_FALSE(clear.no_different);
  // Every bar doubles, and so does what followed.
  Column spot{100};
  while (spot.size() < 12) spot.push_back(spot.back() * 2);
  EXPECT_TRUE(cell(with_bullish(months(spot), {0, 2, 4, 6, 8}), 1).no_different);
}

}  // namespace
}  // namespace btcflow::metrics
