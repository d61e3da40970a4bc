// Funding (docs/metrics.md section 6): every hour belongs to the bar in which it was paid, whatever clock the
// venue keeps.
#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

Dashboard daily(std::string_view as_of, const Venue& venue, std::size_t days = 2) {
  return known_at(as_of, market_of({ticker("2021-03-01", days), venue}), Timeframe::Day);
}

// The print at midnight was paid for the day that ends.
TEST(Funding, MidnightPrintBelongsToTheDayThatEnds) {
  const Dashboard d = daily("2021-03-03", perp("p")
                                              .funding("2021-03-01", 9)
                                              .funding("2021-03-01T08:00", 1)
                                              .funding("2021-03-01T16:00", 2)
                                              .funding("2021-03-02", 6)
                                              .daily_funding("2021-03-02", {5}));
  EXPECT_DOUBLE_EQ(d.funding_8h[0], 3);  // (1 + 2 + 6) / 3, without the 9 of the day before
  EXPECT_DOUBLE_EQ(d.funding_8h[1], 5);
  EXPECT_EQ(d.funding_venues[0], 1);
}

// BitMEX pays at 04, 12 and 20 UTC: of the 04:00 print only four hours are of this day; the four hours after
// 20:00 are paid tomorrow and are in no bar, or a closed bar would change.
TEST(Funding, PrintsAreClippedAtTheBarsEdge) {
  const Dashboard d = daily("2021-03-03", perp("bitmex")
                                              .funding("2021-03-01T04:00", 1)
                                              .funding("2021-03-01T12:00", 2)
                                              .funding("2021-03-01T20:00", 3)
                                              .funding("2021-03-02T04:00", 4)
                                              .funding("2021-03-02T12:00", 5)
                                              .funding("2021-03-02T20:00", 6));
  EXPECT_DOUBLE_EQ(d.funding_8h[0], (1 * 4 + 2 * 8 + 3 * 8) / 20.0);
  EXPECT_DOUBLE_EQ(d.funding_8h[1], (4 * 4 + 5 * 8 + 6 * 8) / 20.0);
}

// Venues pay every 1, 4, 8 or 24 hours; compared per 8 hours or not at all.
TEST(Funding, IsNormalisedToEightHours) {
  EXPECT_DOUBLE_EQ(daily("2021-03-02", perp("p").funding("2021-03-02", 0.003, 24)).funding_8h[0], 0.001);
  EXPECT_DOUBLE_EQ(daily("2021-03-02", perp("p").daily_funding("2021-03-01", {0.0001})).funding_8h[0],
                   0.0001);
  Venue hourly = perp("p");
  for (int hour = 1; hour <= 24; ++hour)
    hourly.funding(at("2021-03-01") + core::kHour * hour, hour <= 12 ? 0.00001 : 0.00003, 1);
  EXPECT_NEAR(daily("2021-03-02", hourly).funding_8h[0], 0.00016, 1e-18);  // 0.00002 * 8
}

// A venue that switches from 8 h to 4 h in the middle of a day weighs each print by its time.
TEST(Funding, WeighsMixedIntervalsByTime) {
  const Dashboard d = daily("2021-03-02", perp("p")
                                              .funding("2021-03-01T08:00", 0.0004, 8)
                                              .funding("2021-03-01T12:00", 0.0001, 4)
                                              .funding("2021-03-02", 0.0003, 12));
  // Per 8 h: 0.0004 for 8 h, 0.0002 for 4 h, 0.0002 for 12 h.
  EXPECT_NEAR(d.funding_8h[0], (0.0004 * 8 + 0.0002 * 4 + 0.0002 * 12) / 24, 1e-18);
}

// Less than half of the time paid for says nothing about the bar.
TEST(Funding, NeedsHalfOfTheBar) {
  // 8 and 4 of 24 hours are exactly half. Per 8 h: 1 for 8 h and 2 for 4 h.
  EXPECT_DOUBLE_EQ(
      daily("2021-03-02", perp("p").funding("2021-03-01T12:00", 1, 8).funding("2021-03-01T20:00", 1, 4))
          .funding_8h[0],
      (1 * 8 + 2 * 4) / 12.0);
  EXPECT_UNKNOWN(
      daily("2021-03-02", perp("p").funding("2021-03-01T12:00", 1, 8).funding("2021-03-01T20:00", 1, 3))
          .funding_8h[0]);
}

// A forming bar asks for half of what has gone by; a print is known when it is stamped, not before.
TEST(Funding, HalfRuleOnAFormingBar) {
  const Venue venue = perp("p").daily_funding("2021-03-01", {1, 2});
  EXPECT_UNKNOWN(daily("2021-03-02T07:59", venue).funding_8h[1]);
  EXPECT_DOUBLE_EQ(daily("2021-03-02T08:00", venue).funding_8h[1], 2);
  const Venue once = perp("p").daily_funding("2021-03-01", {1}).funding("2021-03-02T08:00", 2);
  EXPECT_DOUBLE_EQ(daily("2021-03-02T16:00", once).funding_8h[1], 2);  // 8 of 16 h
  EXPECT_UNKNOWN(daily("2021-03-02T16:01", once).funding_8h[1]);
}

// A print longer than the bar is cut to the bar's length and covers it.
TEST(Funding, LongPrintCoversTheShortBar) {
  const Dashboard d =
      daily("2021-03-03", perp("p").funding("2021-03-02", 3, 48).funding("2021-03-03", 6, 48));
  EXPECT_DOUBLE_EQ(d.funding_8h[0], 0.5);  // 3 * 8 / 48
  EXPECT_DOUBLE_EQ(d.funding_8h[1], 1);
}

TEST(Composite, IsTheEqualMeanOfTheVenuesPresent) {
  const Market market =
      market_of({ticker("2021-03-01", 2),
                 perp("a").daily_funding("2021-03-01", {1, 1}).oi_closing_usd("2021-03-01", {300, 300}),
                 perp("b").daily_funding("2021-03-01", {5, kNone}).oi_closing_usd("2021-03-01", {100, 100})});
  const Dashboard d = known_at("2021-03-03", market, Timeframe::Day);
  EXPECT_DOUBLE_EQ(d.funding_8h[0], 3);
  EXPECT_DOUBLE_EQ(d.funding_8h[1], 1);
  EXPECT_EQ(d.funding_venues, (std::vector<int>{2, 1}));
}

TEST(Composite, CanBeWeightedByOpenInterest) {
  Parameters weighted;
  weighted.funding_weights = FundingWeights::OpenInterest;
  const Market market = market_of(
      {ticker("2021-03-01", 3),
       perp("a").daily_funding("2021-03-01", {1, 1, 1}).oi_closing_usd("2021-03-01", {300, 300, kNone}),
       perp("b").daily_funding("2021-03-01", {5, kNone, 5}).oi_closing_usd("2021-03-01", {100, kNone, 100}),
       aggregate("sum").oi_closing_usd("2021-03-01", {9999, 9999, 9999})});
  const Dashboard d = known_at("2021-03-04", market, Timeframe::Day, weighted);
  EXPECT_DOUBLE_EQ(d.funding_8h[0], 2);  // (300 * 1 + 100 * 5) / 400
  EXPECT_DOUBLE_EQ(d.funding_8h[1], 1);  // b has no funding: its lack of open interest is nobody's business
  EXPECT_DOUBLE_EQ(d.funding_8h[2], 3);  // a lacks open interest: equal
}

// Time weights: months of 31, 28 and 31 days.
TEST(Twap, WeighsBarsByTheirTime) {
  Venue venue = perp("p");
  venue.daily_funding("2021-01-01", std::vector<double>(31, 1))
      .daily_funding("2021-02-01", std::vector<double>(28, 4))
      .daily_funding("2021-03-01", std::vector<double>(31, 7));
  const Market market = market_of({ticker("2021-01-01", 90), venue});
  const Dashboard d = known_at("2021-04-01", market, Timeframe::Month);
  EXPECT_UNKNOWN(d.funding_twap_8h[1]);  // three months are asked for
  EXPECT_DOUBLE_EQ(d.funding_twap_8h[2], (1 * 31 + 4 * 28 + 7 * 31) / 90.0);
  Parameters plain;
  plain.twap_weights = TwapWeights::Bars;
  EXPECT_DOUBLE_EQ(known_at("2021-04-01", market, Timeframe::Month, plain).funding_twap_8h[2], 4);
}

// The year's last 3D bar has two days and weighs as two.
TEST(Twap, ShortBarAtTheYearsEndWeighsLess) {
  Parameters two;
  two.twap_length = 2;
  const Market market =
      market_of({ticker("2021-12-27", 5), perp("p").daily_funding("2021-12-27", {1, 1, 1, 6, 6})});
  EXPECT_DOUBLE_EQ(known_at("2022-01-01", market, Timeframe::ThreeDay, two).funding_twap_8h[1],
                   (1 * 3 + 6 * 2) / 5.0);
}

// A forming bar weighs what has gone by of it.
TEST(Twap, FormingBarWeighsItsElapsedTime) {
  Parameters two;
  two.twap_length = 2;
  const Market market = market_of({ticker("2021-03-01", 2), perp("p").daily_funding("2021-03-01", {1, 5})});
  EXPECT_DOUBLE_EQ(known_at("2021-03-02T12:00", market, Timeframe::Day, two).funding_twap_8h[1],
                   (1 * 24 + 5 * 12) / 36.0);
}

// One bar without funding makes every average over it unknown, and none after it.
TEST(Twap, IsUnknownWhileAnUnknownBarIsInside) {
  Parameters two;
  two.twap_length = 2;
  const Market market =
      market_of({ticker("2021-03-01", 6), perp("p").daily_funding("2021-03-01", {1, 2, kNone, 4, 5, 6})});
  const Dashboard d = known_at("2021-03-07", market, Timeframe::Day, two);
  EXPECT_UNKNOWN(d.funding_twap_8h[0]);
  EXPECT_DOUBLE_EQ(d.funding_twap_8h[1], 1.5);
  EXPECT_UNKNOWN(d.funding_twap_8h[2]);
  EXPECT_UNKNOWN(d.funding_twap_8h[3]);
  EXPECT_DOUBLE_EQ(d.funding_twap_8h[4], 4.5);
  EXPECT_DOUBLE_EQ(d.funding_twap_8h[5], 5.5);
}

TEST(Twap, HasItsDefaultLengths) {
  EXPECT_EQ(twap_length({}, Timeframe::Day), 7);
  EXPECT_EQ(twap_length({}, Timeframe::ThreeDay), 5);
  EXPECT_EQ(twap_length({}, Timeframe::Week), 4);
  EXPECT_EQ(twap_length({}, Timeframe::Month), 3);
}

// 0.01 % per 8 h is the famous 10.95 % a year, simple.
TEST(Apr, IsSimple) {
  Parameters one;
  one.twap_length = 1;
  const Market market = market_of({ticker("2021-03-01", 1), perp("p").daily_funding("2021-03-01", {0.0001})});
  EXPECT_NEAR(known_at("2021-03-02", market, Timeframe::Day, one).funding_twap_apr_pct[0],
              0.0001 * 3 * 365 * 100, 1e-12);
  EXPECT_NEAR(known_at("2021-03-02", market, Timeframe::Day, one).funding_twap_apr_pct[0], 10.95, 1e-12);
}

}  // namespace
}  // namespace btcflow::metrics
