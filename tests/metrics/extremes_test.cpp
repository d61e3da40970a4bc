// Extremes (docs/metrics.md section 9): when at least two of three measures are far out on the same side.
#include <gtest/gtest.h>

#include <cmath>

#include "bare_dashboard.h"
#include "confluence.h"

namespace btcflow::metrics {
namespace {

Dashboard judged(double premium_z, double oi_z, double funding_z, const Parameters& parameters = {}) {
  Dashboard d = bare_dashboard(1, parameters);
  d.premium_z = {premium_z};
  d.oi_z = {oi_z};
  d.funding_z = {funding_z};
  add_extremes(d);
  return d;
}
Parameters settings(int need, double k = 2) {
  Parameters parameters;
  parameters.extremes_need = need;
  parameters.extremes_k = k;
  return parameters;
}

// A top: perps above spot (negative premium), much open interest, dear funding.
TEST(Extremes, TopNeedsTwoOfThree) {
  EXPECT_EQ(judged(-2, 2, 0).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(0, 2, 2).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-2, 0, 2).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-5, 1.9, 1.9).extreme_top[0], Truth::False);
  EXPECT_EQ(judged(2, 2, 0).extreme_top[0], Truth::False);
  EXPECT_EQ(judged(-2, 2, 0).extreme_bottom[0], Truth::False);
}

TEST(Extremes, BottomIsTheMirrorImage) {
  EXPECT_EQ(judged(2, -2, 0).extreme_bottom[0], Truth::True);
  EXPECT_EQ(judged(0, -2, -2).extreme_bottom[0], Truth::True);
  EXPECT_EQ(judged(2, 0, -2).extreme_bottom[0], Truth::True);
  EXPECT_EQ(judged(5, -1.9, -1.9).extreme_bottom[0], Truth::False);
  EXPECT_EQ(judged(2, -2, 0).extreme_top[0], Truth::False);
}

// ">= 2": the threshold itself counts.
TEST(Extremes, ThresholdCounts) {
  EXPECT_EQ(judged(-2, 2, kNone).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-2, std::nextafter(2.0, 0.0), kNone).extreme_top[0], Truth::False);
}

TEST(Extremes, NeedAndKAreSettings) {
  EXPECT_EQ(judged(-2, 2, 1, settings(3)).extreme_top[0], Truth::False);
  EXPECT_EQ(judged(-2, 2, 2, settings(3)).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-2, 0, 0, settings(1)).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-1.2, 1.1, 0, settings(2, 1)).extreme_top[0], Truth::True);
  EXPECT_EQ(judged(-2.9, 2.9, 2.9, settings(2, 3)).extreme_top[0], Truth::False);
}

// Of one measure alone nothing can be said; of two it can.
TEST(Extremes, NeedTwoKnown) {
  const Dashboard one = judged(-9, kNone, kNone);
  EXPECT_EQ(one.extreme_top[0], Truth::Unknown);
  EXPECT_EQ(one.extreme_bottom[0], Truth::Unknown);
  EXPECT_UNKNOWN(one.extreme_strength[0]);
  const Dashboard two = judged(-9, kNone, 0);
  EXPECT_EQ(two.extreme_top[0], Truth::False);
}

// Strength: mean of (-premium_z, oi_z, funding_z), the known ones.
TEST(Extremes, StrengthIsTheMeanOfTheKnown) {
  EXPECT_DOUBLE_EQ(judged(-2, 3, 4).extreme_strength[0], 3);
  EXPECT_DOUBLE_EQ(judged(1, -2, kNone).extreme_strength[0], -1.5);
  EXPECT_DOUBLE_EQ(judged(0.5, 0, 0.5).extreme_strength[0], 0);
}

}  // namespace
}  // namespace btcflow::metrics
