// A bar's price and its spot premium (docs/metrics.md sections 3 and 4).
#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

// 2021-03-01 is a Monday.
Dashboard weekly(std::string_view as_of, const Market& market, const Parameters& parameters = {}) {
  return known_at(as_of, market, Timeframe::Week, parameters);
}
Parameters sampled(PremiumSampling sampling) {
  Parameters parameters;
  parameters.premium_sampling = sampling;
  return parameters;
}
// Perps at 100 throughout, so that a spot of 101 is a premium of exactly 1 %.
Market against_100(const std::vector<double>& spot_closes) {
  return market_of({spot("s").closes("2021-03-01", spot_closes),
                    perp("p").closes("2021-03-01", std::vector<double>(spot_closes.size(), 100))});
}

TEST(BarPrice, IsThatOfTheLastDay) {
  const Market market = market_of({spot("a")
                                       .candle("2021-03-01", 100, 105, 99, 104)
                                       .candle("2021-03-02", 104, 130, 103, 110)
                                       .candle("2021-03-07", 110, 112, 60, 90)});
  const Dashboard d = weekly("2021-03-08", market);
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d.open[0], 100);
  EXPECT_EQ(d.high[0], 130);
  EXPECT_EQ(d.low[0], 60);
  EXPECT_EQ(d.close[0], 90);
  EXPECT_EQ(d.spot[0], 90);
}

// A price four days old is not the week's close. Thursday ends 3 days before the week does, Wednesday 4.
TEST(BarPrice, IsUnknownWhenTheLastDayIsTooOld) {
  const Dashboard thursday = weekly("2021-03-08", market_of({spot("a").closes("2021-03-01", {1, 2, 3, 4})}));
  EXPECT_EQ(thursday.spot[0], 4);
  EXPECT_EQ(thursday.spot_venues[0], 1);
  const Dashboard wednesday = weekly("2021-03-08", market_of({spot("a").closes("2021-03-01", {1, 2, 3})}));
  for (const Column* column :
       {&wednesday.spot, &wednesday.open, &wednesday.high, &wednesday.low, &wednesday.close}) {
    EXPECT_UNKNOWN((*column)[0]);
  }
  EXPECT_EQ(wednesday.spot_venues[0], 0);
}

// On a forming bar the age counts up to now, not to Sunday.
TEST(BarPrice, OfAFormingBarIsAsOldAsNow) {
  const Market market =
      market_of({spot("a").closes("2021-03-01", {1, 2})});  // Tuesday ends on the 3rd, 00:00
  EXPECT_EQ(weekly("2021-03-06", market).spot[0], 2);
  EXPECT_UNKNOWN(weekly("2021-03-06T00:01", market).spot[0]);
}

// Spot and perp age each for themselves.
TEST(BarPrice, SpotAndPerpAreIndependent) {
  const Market market = market_of(
      {spot("a").closes("2021-03-01", {1, 2, 3, 4, 5, 6, 7}), perp("p").closes("2021-03-01", {9, 9})});
  const Dashboard d = weekly("2021-03-08", market);
  EXPECT_EQ(d.spot[0], 7);
  EXPECT_UNKNOWN(d.perp[0]);
  EXPECT_EQ(d.perp_venues[0], 0);
}

// On days there is no carrying: that very day or nothing.
TEST(BarPrice, OnDaysIsThatVeryDay) {
  const Dashboard d =
      known_at("2021-03-04", market_of({spot("a").closes("2021-03-01", {1, kNone, 3})}), Timeframe::Day);
  EXPECT_EQ(d.spot[0], 1);
  EXPECT_UNKNOWN(d.spot[1]);
  EXPECT_EQ(d.spot[2], 3);
}

// Coverage tells how many stand behind the shown price, not how many traded earlier in the week.
TEST(BarPrice, CoverageIsThatOfTheDayThatGivesIt) {
  const Market market = market_of({spot("a").closes("2021-03-01", {10, 10, 10, 10, 10, 10, 10}),
                                   spot("b").closes("2021-03-01", {12, 12, 12})});
  const Dashboard d = weekly("2021-03-08", market);
  EXPECT_EQ(d.spot[0], 10);
  EXPECT_EQ(d.spot_venues[0], 1);
  EXPECT_EQ(venue_of(d, "b").part[0], Participation::Absent);
  EXPECT_UNKNOWN(venue_of(d, "b").close[0]);
}

// The sign that everybody gets wrong once: spot above perps is positive.
TEST(Premium, IsPositiveWhereSpotIsAbovePerps) {
  const Dashboard d = known_at("2021-03-03", against_100({101, 98}), Timeframe::Day);
  EXPECT_NEAR(d.premium_pct[0], 1, 1e-12);
  EXPECT_NEAR(d.premium_pct[1], -2, 1e-12);
}

TEST(Premium, NeedsBothSidesOfTheDay) {
  const Market market = market_of(
      {spot("s").closes("2021-03-01", {101, kNone, 103}), perp("p").closes("2021-03-01", {kNone, 100, 100})});
  const Dashboard d = known_at("2021-03-04", market, Timeframe::Day);
  EXPECT_UNKNOWN(d.premium_pct[0]);
  EXPECT_UNKNOWN(d.premium_pct[1]);
  EXPECT_NEAR(d.premium_pct[2], 3, 1e-12);
}

// The week's premium is the mean of its days, so that one odd Sunday close does not stand for the week.
TEST(Premium, OfABarIsTheMeanOfItsDays) {
  const Dashboard d = weekly("2021-03-08", against_100({101, 102, 103, 104, 105, 106, 114}));
  EXPECT_NEAR(d.premium_pct[0], 5, 1e-12);  // 35 / 7
}

// It is the mean of the days' premiums, not the premium of mean prices.
TEST(Premium, IsAveragedByDayNotByPrice) {
  const Market market =
      market_of({spot("s").closes("2021-12-30", {110, 200}), perp("p").closes("2021-12-30", {100, 400})});
  const Dashboard d = known_at("2022-01-01", market, Timeframe::ThreeDay);
  EXPECT_NEAR(d.premium_pct[0], -20, 1e-12);  // (+10 - 50) / 2
}

TEST(Premium, LastSamplingTakesTheLastDayThatHasOne) {
  const Parameters last = sampled(PremiumSampling::Last);
  EXPECT_NEAR(weekly("2021-03-08", against_100({101, 102, 103, 104, 105, 106, 114}), last).premium_pct[0], 14,
              1e-12);
  // As the plain Pine script does: the last one known, even on Monday.
  EXPECT_NEAR(weekly("2021-03-08", against_100({103}), last).premium_pct[0], 3, 1e-12);
}

// Less than half of the days is too little to stand for the bar: of seven, three are too few and four enough.
TEST(Premium, HalfOfTheDaysOfAFullBar) {
  EXPECT_UNKNOWN(weekly("2021-03-08", against_100({101, 101, 101})).premium_pct[0]);
  EXPECT_NEAR(weekly("2021-03-08", against_100({101, 101, 101, 101})).premium_pct[0], 1, 1e-12);
  EXPECT_NEAR(weekly("2021-03-08", against_100({101, kNone, 102, kNone, 103, kNone, 104})).premium_pct[0],
              2.5, 1e-12);
}

// Exactly half is enough: one of two days (a year's last 3D bar).
TEST(Premium, ExactlyHalfIsEnough) {
  const Market market =
      market_of({spot("s").closes("2021-12-30", {101}), perp("p").closes("2021-12-30", {100})});
  EXPECT_NEAR(known_at("2022-01-01", market, Timeframe::ThreeDay).premium_pct[0], 1, 1e-12);
}

// A forming bar asks for half of what has gone by.
TEST(Premium, HalfOfTheDaysOfAFormingBar) {
  const Market market = against_100({101, kNone, kNone, 104});
  EXPECT_NEAR(weekly("2021-03-03", market).premium_pct[0], 1, 1e-12);    // 1 of 2 days
  EXPECT_UNKNOWN(weekly("2021-03-04", market).premium_pct[0]);           // 1 of 3
  EXPECT_NEAR(weekly("2021-03-05", market).premium_pct[0], 2.5, 1e-12);  // 2 of 4
}

// In the middle of a day the elapsed half day counts as half a day.
TEST(Premium, HalfRuleCountsFractionsOfADay) {
  const Market market = against_100({101, 102, kNone, 104});
  EXPECT_NEAR(weekly("2021-03-04T23:59", market).premium_pct[0], 1.5, 1e-12);  // 2 of just under 4
  EXPECT_UNKNOWN(
      weekly("2021-03-01T12:00", market_of({spot("s").closes("2021-02-28", {1, 1})})).premium_pct[1]);
  const Market monday = against_100({101});
  EXPECT_NEAR(weekly("2021-03-02T12:00", monday).premium_pct[0], 1, 1e-12);  // 1 of 1.5
  EXPECT_NEAR(weekly("2021-03-03", monday).premium_pct[0], 1, 1e-12);        // 1 of exactly 2
  EXPECT_UNKNOWN(weekly("2021-03-03T00:01", monday).premium_pct[0]);         // 1 of more than 2
  // On days the running day is not known at a past instant.
  const Dashboard noon =
      known_at("2021-03-01T12:00",
               market_of({spot("s").closes("2021-02-28", {1, 1}), perp("p").closes("2021-02-28", {1, 1})}),
               Timeframe::Day);
  EXPECT_NEAR(noon.premium_pct[0], 0, 1e-12);
  EXPECT_UNKNOWN(noon.premium_pct[1]);
}

// Which venue leads is the reason to look at venues one by one: a perp against the spot basket, a spot
// against perps.
TEST(VenuePremium, IsAgainstTheOtherSide) {
  const Market market =
      market_of({spot("s1").closes("2021-03-01", {101}), spot("s2").closes("2021-03-01", {103}),
                 perp("p1").closes("2021-03-01", {100}), perp("p2").closes("2021-03-01", {102})});
  const Dashboard d = known_at("2021-03-02", market, Timeframe::Day);
  EXPECT_NEAR(venue_of(d, "p1").premium_pct[0], 100 * (102.0 / 100 - 1), 1e-12);
  EXPECT_NEAR(venue_of(d, "p2").premium_pct[0], 0, 1e-12);
  EXPECT_NEAR(venue_of(d, "s1").premium_pct[0], 0, 1e-12);
  EXPECT_NEAR(venue_of(d, "s2").premium_pct[0], 100 * (103.0 / 101 - 1), 1e-12);
  EXPECT_EQ(venue_of(d, "p2").close[0], 102);
}

}  // namespace
}  // namespace btcflow::metrics
