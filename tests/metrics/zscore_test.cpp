// The z-score (docs/metrics.md section 7): everything that lights up is made of it.
#include "btcflow/metrics/zscore.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

ZScoreRule standard(int length, double min_known = 1) {
  return {length, min_known, ZScoreMethod::Standard, 0};
}
ZScoreRule robust(int length, double min_known = 1) { return {length, min_known, ZScoreMethod::Robust, 0}; }

// 1..5: mean 3, population sd sqrt((4 + 1 + 0 + 1 + 4) / 5) = sqrt(2). With n - 1 it would be sqrt(2.5).
TEST(ZScore, UsesThePopulationDeviation) {
  const Column z = zscore({1, 2, 3, 4, 5}, standard(5));
  for (std::size_t b = 0; b < 4; ++b) EXPECT_UNKNOWN(z[b]);
  EXPECT_NEAR(z[4], 2 / std::sqrt(2.0), 1e-15);
}

// The window slides: 2, 4, 9 has mean 5, sd sqrt((9 + 1 + 16) / 3).
TEST(ZScore, LooksAtTheLastBarsOnly) {
  const Column z = zscore({1000, 2, 4, 9}, standard(3));
  EXPECT_NEAR(z[3], 4 / std::sqrt(26.0 / 3), 1e-15);
}

// The bar itself is in its window: two values are always one sd apart from their mean.
TEST(ZScore, HoldsTheBarItself) {
  const Column z = zscore({7, 8, 3}, standard(2));
  EXPECT_DOUBLE_EQ(z[1], 1);
  EXPECT_DOUBLE_EQ(z[2], -1);
}

TEST(ZScore, IsUnknownWhereTheValueIs) {
  const Column z = zscore({1, 2, kNone, 4}, standard(3, 0.5));
  EXPECT_UNKNOWN(z[2]);
  // 2, -, 4: mean 3, sd 1.
  EXPECT_DOUBLE_EQ(z[3], 1);
}

// n bars must exist, even where fewer known values would do.
TEST(ZScore, NeedsTheWholeWindowToExist) {
  const Column z = zscore({1, 2, 4}, standard(4, 0.5));
  for (const double x : z) EXPECT_UNKNOWN(x);
  EXPECT_TRUE(zscore({}, standard(4)).empty());
}

// ceil(0.95 n - 1e-9): 85.5, 57, 49.4 and 22.8; and 0.95 * 20, which floating point makes 19 or a little
// more.
TEST(MinKnown, IsRoundedUp) {
  EXPECT_EQ(least_known(standard(90, 0.95)), 86);
  EXPECT_EQ(least_known(standard(60, 0.95)), 57);
  EXPECT_EQ(least_known(standard(52, 0.95)), 50);
  EXPECT_EQ(least_known(standard(24, 0.95)), 23);
  for (int n = 20; n <= 400; n += 20) EXPECT_EQ(least_known(standard(n, 0.95)), n / 20 * 19) << n;
  EXPECT_EQ(least_known(standard(52, 1)), 52);
  // 0.55 * 100 is 55.00000000000001 in doubles, and 55 all the same.
  EXPECT_EQ(least_known(standard(100, 0.55)), 55);
}

// Two unknown weeks of 52 are forgiven, three are not; and they leave the mean and the sd to the known ones.
TEST(MinKnown, DecidesAboutTheWindow) {
  for (const ZScoreMethod method : {ZScoreMethod::Standard, ZScoreMethod::Robust}) {
    Column values(52);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
    const ZScoreRule rule{52, 0.95, method, 0};
    values[3] = values[20] = kNone;
    EXPECT_TRUE(core::known(zscore(values, rule)[51]));
    values[30] = kNone;
    EXPECT_UNKNOWN(zscore(values, rule)[51]);
  }
  // 0, 10, -, 20: mean 10, sd sqrt(200 / 3).
  EXPECT_NEAR(zscore({0, 10, kNone, 20}, standard(4, 0.75))[3], 10 / std::sqrt(200.0 / 3), 1e-15);
}

// A frozen feed has no deviation: unknown, not infinitely far out.
TEST(ZeroDeviation, IsUnknown) {
  for (const ZScoreRule& rule : {standard(4), robust(4)}) {
    EXPECT_UNKNOWN(zscore({5, 5, 5, 5}, rule)[3]);
    EXPECT_UNKNOWN(zscore({0, 0, 0, 0}, rule)[3]);
    EXPECT_UNKNOWN(zscore({0.1, 0.1, 0.1, 0.1}, rule)[3]);
  }
}

// Rounding noise of a constant is no deviation: sd <= 1e-12 of the mean; around zero sd <= 1e-15.
TEST(ZeroDeviation, IsMeasuredAgainstTheCentre) {
  // Mean 1e6, sd 0.5e-6 (5e-13 of it) and 2e-6 (2e-12).
  EXPECT_UNKNOWN(zscore({1e6 - 0.5e-6, 1e6 + 0.5e-6}, standard(2))[1]);
  EXPECT_NEAR(zscore({1e6 - 2e-6, 1e6 + 2e-6}, standard(2))[1], 1, 1e-3);
  EXPECT_UNKNOWN(zscore({-0.5e-15, 0.5e-15}, standard(2))[1]);
  EXPECT_DOUBLE_EQ(zscore({-2e-15, 2e-15}, standard(2))[1], 1);
  // The same for the robust one: values 1, 1 and 1 apart, MAD 1e-13 around 1.
  EXPECT_UNKNOWN(zscore({1 - 1e-13, 1, 1 + 1e-13}, robust(3))[2]);
}

// Funding of 1e-9 is small but real: only premium has an absolute floor.
TEST(ZeroDeviation, HasAnAbsoluteFloorForPremiumOnly) {
  const Column tiny{-1e-12, 1e-12};
  EXPECT_DOUBLE_EQ(zscore(tiny, standard(2))[1], 1);
  EXPECT_UNKNOWN(zscore(tiny, {2, 1, ZScoreMethod::Standard, 1e-12})[1]);
  EXPECT_DOUBLE_EQ(zscore({-1.1e-12, 1.1e-12}, {2, 1, ZScoreMethod::Standard, 1e-12})[1], 1);
}

// 1, 2, 3, 4, 100: median 3, deviations 2 1 0 1 97, MAD 1.
TEST(RobustZ, UsesMedianAndMad) {
  EXPECT_NEAR(zscore({1, 2, 3, 4, 100}, robust(5))[4], 97 / 1.4826, 1e-12);
  EXPECT_NEAR(zscore({100, 2, 3, 4, 1}, robust(5))[4], -2 / 1.4826, 1e-15);
}

// Even counts: 1, 2, 4, 10: median 3, deviations 2 1 1 7, their middle two 1 and 2: MAD 1.5.
TEST(RobustZ, EvenCountsTakeTheMiddleTwo) {
  EXPECT_NEAR(zscore({1, 2, 4, 10}, robust(4))[3], 7 / (1.4826 * 1.5), 1e-14);
  // With an unknown among them: 1, -, 4, 10: median 4, deviations 3 0 6: MAD 3.
  EXPECT_NEAR(zscore({1, kNone, 4, 10}, robust(4, 0.75))[3], 6 / (1.4826 * 3), 1e-14);
}

// More than half of the window equal: MAD 0, nothing to measure with.
TEST(RobustZ, IsUnknownWhereTheMadIsZero) {
  EXPECT_UNKNOWN(zscore({5, 5, 5, 9}, robust(4))[3]);
  EXPECT_TRUE(core::known(zscore({5, 5, 5, 9}, standard(4))[3]));
}

// After 2020-03-12 one value hides all others; the user must be told for as long as it is in the window.
TEST(WindowOutlier, IsFlaggedWhileItIsInTheWindow) {
  // Window 1, 2, 3, 4, 100: |100 - 3| = 97 > 10 * 1.4826 * 1.
  const Column values{1, 2, 3, 4, 100, 3, 2, 4, 1, 3};
  const std::vector<bool> outliers = window_outliers(values, standard(5));
  EXPECT_EQ(outliers, (std::vector<bool>{false, false, false, false, true, true, true, true, true, false}));
}

TEST(WindowOutlier, BeginsBeyondTenDeviations) {
  // Median 3, MAD 1: the limit is 3 + 14.826.
  EXPECT_FALSE(window_outliers({1, 2, 3, 4, 17.8}, standard(5))[4]);
  EXPECT_TRUE(window_outliers({1, 2, 3, 4, 17.9}, standard(5))[4]);
  // 2, 3, 4, 5, -12: median 3, MAD 1: below as well.
  EXPECT_TRUE(window_outliers({2, 3, 4, 5, -12}, standard(5))[4]);
}

// Nothing to measure with, or too little known: no accusation. The bar's own value need not be known.
TEST(WindowOutlier, NeedsAMeasureAndEnoughValues) {
  EXPECT_FALSE(window_outliers({5, 5, 5, 900}, standard(4))[3]);
  EXPECT_FALSE(window_outliers({1, kNone, 3, 2, 100}, standard(5))[4]);
  EXPECT_TRUE(window_outliers({1, 2, 3, 100, kNone}, standard(5, 0.8))[4]);
  EXPECT_FALSE(window_outliers({1, 2, 100}, standard(5))[2]);
}

TEST(ZScoreLength, HasItsDefaults) {
  EXPECT_EQ(zscore_length({}, Timeframe::Day), 90);
  EXPECT_EQ(zscore_length({}, Timeframe::ThreeDay), 60);
  EXPECT_EQ(zscore_length({}, Timeframe::Week), 52);
  EXPECT_EQ(zscore_length({}, Timeframe::Month), 24);
  Parameters own;
  own.zscore_length = 33;
  EXPECT_EQ(zscore_length(own, Timeframe::Month), 33);
}

// Of which series the dashboard's three z are: premium 1, 2, 6 %; open interest and funding of their own.
TEST(DashboardZ, IsOfPremiumAndOfTheBarsFunding) {
  Parameters parameters;
  parameters.zscore_length = 3;
  parameters.twap_length = 3;
  const Market market = market_of({spot("s").closes("2021-03-01", {101, 102, 106}),
                                   perp("p")
                                       .closes("2021-03-01", {100, 100, 100})
                                       .daily_funding("2021-03-01", {0.0001, 0.0004, 0.0001})});
  const Dashboard d = known_at("2021-03-04", market, Timeframe::Day, parameters);
  // Mean 3, sd sqrt((4 + 1 + 9) / 3).
  EXPECT_NEAR(d.premium_z[2], 3 / std::sqrt(14.0 / 3), 1e-9);
  // Funding itself, not its TWAP: 1, 4, 1 has mean 2, sd sqrt(2).
  EXPECT_NEAR(d.funding_z[2], -1 / std::sqrt(2.0), 1e-9);
  EXPECT_UNKNOWN(d.oi_z[2]);
}

// Prices that are equal but for the last digit of a double have no premium worth a z-score.
TEST(DashboardZ, RoundingNoiseIsNoPremium) {
  Parameters parameters;
  parameters.zscore_length = 5;
  const double next = std::nextafter(100.0, 200);
  const auto premium_z = [&](double other) {
    const Market market = market_of({spot("s").closes("2021-03-01", {100, other, 100, 100, other}),
                                     perp("p").closes("2021-03-01", {100, 100, 100, 100, 100})});
    return known_at("2021-03-06", market, Timeframe::Day, parameters).premium_z[4];
  };
  EXPECT_UNKNOWN(premium_z(next));
  // 0, x, 0, 0, x: mean 0.4 x, sd sqrt(0.24) x.
  EXPECT_NEAR(premium_z(100.01), 0.6 / std::sqrt(0.24), 1e-9);
}

// The flag on the bar comes from any of the three series that z is taken of.
TEST(DashboardZ, FlagsAWindowOutlierOfAnySeries) {
  Parameters parameters;
  parameters.zscore_length = 5;
  const std::vector<double> odd{101, 200, 103, 102, 104, 101, 103};
  const std::vector<double> flat(odd.size(), 100);
  const Market premium =
      market_of({spot("s").closes("2021-03-01", odd), perp("p").closes("2021-03-01", flat)});
  const Market funding =
      market_of({spot("s").closes("2021-03-01", flat), perp("p").daily_funding("2021-03-01", odd)});
  const Market interest =
      market_of({spot("s").closes("2021-03-01", flat), aggregate("a").oi_closing_usd("2021-03-01", odd)});
  const std::vector<Market> markets{premium, interest, funding};
  for (const Market& market : markets) {
    const Dashboard d = known_at("2021-03-08", market, Timeframe::Day, parameters);
    EXPECT_FALSE(flagged(d, 3, kWindowOutlier));
    EXPECT_TRUE(flagged(d, 4, kWindowOutlier));
    EXPECT_TRUE(flagged(d, 5, kWindowOutlier));
    EXPECT_FALSE(flagged(d, 6, kWindowOutlier));
    // And it is known of which.
    EXPECT_EQ(d.premium_outlier[4], &market == &markets[0]);
    EXPECT_EQ(d.oi_outlier[4], &market == &markets[1]);
    EXPECT_EQ(d.funding_outlier[4], &market == &markets[2]);
  }
}

}  // namespace
}  // namespace btcflow::metrics
