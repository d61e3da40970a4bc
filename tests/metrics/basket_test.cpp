// Baskets by the day (docs/metrics.md section 3): one venue's misprint must not become the market's price,
// and a real disagreement must not be voted away.
#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

// One day of spot venues a, b, c ... with these closes.
Market spots(const std::vector<double>& closes) {
  std::vector<InstrumentRows> venues;
  for (std::size_t i = 0; i < closes.size(); ++i) {
    venues.push_back(spot(std::string(1, static_cast<char>('a' + i))).closes("2021-03-01", {closes[i]}));
  }
  return market_of(std::move(venues));
}

Dashboard on_the_day(const Market& market, const Parameters& parameters = {}) {
  return known_at("2021-03-02", market, Timeframe::Day, parameters);
}

Parameters with(BasketMode mode) {
  Parameters parameters;
  parameters.spot_basket = parameters.perp_basket = mode;
  return parameters;
}

TEST(Basket, IsTheMeanOfTheVenuesThatHaveTheDay) {
  const Dashboard d = on_the_day(spots({100, 102, kNone, 104}));
  EXPECT_EQ(d.spot[0], 102);  // 306 / 3
  EXPECT_EQ(d.spot_venues[0], 3);
}

// Spot and perps are apart: their difference is the whole point.
TEST(Basket, KeepsSpotAndPerpsApart) {
  const Dashboard d = on_the_day(
      market_of({spot("a").closes("2021-03-01", {100}), perp("b").closes("2021-03-01", {104}),
                 inverse_perp("c").closes("2021-03-01", {106}), aggregate("d").closes("2021-03-01", {900})}));
  EXPECT_EQ(d.spot[0], 100);
  EXPECT_EQ(d.perp[0], 105);
  EXPECT_EQ(d.perp_venues[0], 2);
}

TEST(Guard, LeavesOutAVenueThatIsOffTheMedian) {
  // Median 101, 5 % of it 5.05: 107 is 6 off.
  const Dashboard d = on_the_day(spots({100, 101, 107}));
  EXPECT_EQ(d.spot[0], 100.5);
  EXPECT_EQ(d.spot_venues[0], 2);
  EXPECT_EQ(venue_of(d, "a").part[0], Participation::TookPart);
  EXPECT_EQ(venue_of(d, "c").part[0], Participation::LeftOut);
  EXPECT_FALSE(flagged(d, 0, kBasketDisagrees));
}

// "More than 5 %", so exactly 5 % stays.
TEST(Guard, ExactlyTheLimitIsWithin) {
  EXPECT_EQ(on_the_day(spots({100, 100, 105})).spot_venues[0], 3);
  EXPECT_EQ(on_the_day(spots({100, 100, 95})).spot_venues[0], 3);
  EXPECT_EQ(on_the_day(spots({100, 100, 105.001})).spot_venues[0], 2);
  EXPECT_EQ(on_the_day(spots({100, 100, 94.999})).spot_venues[0], 2);
}

// Of two venues nobody can say who is wrong.
TEST(Guard, NeedsThreeVenues) {
  const Dashboard d = on_the_day(spots({100, 200}));
  EXPECT_EQ(d.spot[0], 150);
  EXPECT_EQ(d.spot_venues[0], 2);
  EXPECT_FALSE(flagged(d, 0, kBasketDisagrees));
}

// Strictly more than half must agree; with exactly half nobody is left out and the user is told.
TEST(Guard, WithoutAMajorityNobodyIsLeftOut) {
  // Median of 90, 100, 100, 110 is 100: two of four within 5 %.
  const Dashboard half = on_the_day(spots({90, 100, 100, 110}));
  EXPECT_EQ(half.spot[0], 100);
  EXPECT_EQ(half.spot_venues[0], 4);
  EXPECT_TRUE(flagged(half, 0, kBasketDisagrees));
  // Median of 80, 100, 130 is 100: one of three.
  const Dashboard one = on_the_day(spots({80, 100, 131}));
  EXPECT_DOUBLE_EQ(one.spot[0], 311.0 / 3);
  EXPECT_TRUE(flagged(one, 0, kBasketDisagrees));
  // Three of five are a majority.
  const Dashboard most = on_the_day(spots({80, 100, 101, 102, 140}));
  EXPECT_EQ(most.spot[0], 101);
  EXPECT_FALSE(flagged(most, 0, kBasketDisagrees));
}

// One pass: the median is not taken again after the first venue is gone.
TEST(Guard, IsOnePass) {
  // Median of 100, 100, 104, 109, 130 is 104, limits 98.8 .. 109.2: 130 goes. Around the rest's median 102,
  // 109 would be 7 off and go too; it stays.
  const Dashboard d = on_the_day(spots({100, 100, 104, 109, 130}));
  EXPECT_EQ(d.spot_venues[0], 4);
  EXPECT_EQ(d.spot[0], 103.25);  // 413 / 4
}

TEST(Guard, WidthIsASettingAndCanBeSwitchedOff) {
  Parameters wide;
  wide.outlier_pct = 10;
  EXPECT_EQ(on_the_day(spots({100, 100, 109}), wide).spot_venues[0], 3);
  Parameters off;
  off.outlier_pct.reset();
  const Dashboard d = on_the_day(spots({100, 100, 400}), off);
  EXPECT_EQ(d.spot[0], 200);
  EXPECT_FALSE(flagged(d, 0, kBasketDisagrees));
}

// The guard looks at dollars, not at quotes: a coin at 0.9 makes 111 USDT a fair price.
TEST(Guard, WorksOnDollarPrices) {
  const Market market =
      market_of({spot("a").closes("2021-03-01", {100}), spot("b").closes("2021-03-01", {100}),
                 spot("c").quoted_in("USDT").closes("2021-03-01", {111})},
                {{"USDT", {spot("k").closes("2021-03-01", {0.9})}}});
  const Dashboard d = on_the_day(market);
  EXPECT_EQ(d.spot_venues[0], 3);
  EXPECT_DOUBLE_EQ(d.spot[0], 299.9 / 3);
}

TEST(MedianBasket, TakesTheMiddleOfThoseLeft) {
  EXPECT_EQ(on_the_day(spots({100, 101, 104}), with(BasketMode::Median)).spot[0], 101);
  EXPECT_EQ(on_the_day(spots({100, 101, 103, 104}), with(BasketMode::Median)).spot[0], 102);
  // 130 is left out first: the median of the other two is 100.5, of all three it would be 101.
  EXPECT_EQ(on_the_day(spots({100, 101, 130}), with(BasketMode::Median)).spot[0], 100.5);
}

TEST(WeightedBasket, SpotByVolume) {
  const Market market =
      market_of({spot("a").closes("2021-03-01", {100}, 3), spot("b").closes("2021-03-01", {104}, 1)});
  EXPECT_EQ(on_the_day(market, with(BasketMode::Weighted)).spot[0], 101);  // (300 + 104) / 4
}

// One venue without a volume would get weight zero and vanish: the day falls back to the mean instead.
TEST(WeightedBasket, FallsBackToTheMeanForThatDay) {
  const Market market =
      market_of({spot("a").closes("2021-03-01", {100, 100}, 3),
                 spot("b").closes("2021-03-01", {104}, core::kUnknown).closes("2021-03-02", {104})});
  const Dashboard d = known_at("2021-03-03", market, Timeframe::Day, with(BasketMode::Weighted));
  EXPECT_EQ(d.spot[0], 102);
  EXPECT_EQ(d.spot[1], 101);
}

// Only venues left after the guard matter for the fallback; and the guard's median is the plain one.
TEST(WeightedBasket, AsksOnlyVenuesThatTakePart) {
  const Market market = market_of(
      {spot("a").closes("2021-03-01", {100}, 3), spot("b").closes("2021-03-01", {104}, 1),
       spot("c").closes("2021-03-01", {150}, core::kUnknown), spot("d").closes("2021-03-01", {101}, 4)});
  // 100, 101, 104, 150: median 102.5; left are (300 + 104 + 404) / 8.
  EXPECT_EQ(on_the_day(market, with(BasketMode::Weighted)).spot[0], 101);
  // A venue of huge volume does not move the guard's median to itself.
  const Market heavy =
      market_of({spot("a").closes("2021-03-01", {100}), spot("b").closes("2021-03-01", {100}),
                 spot("c").closes("2021-03-01", {150}, 1000)});
  EXPECT_EQ(on_the_day(heavy, with(BasketMode::Weighted)).spot[0], 100);
}

TEST(WeightedBasket, PerpsByOpenInterestClosingTheDay) {
  const Market market = market_of(
      {perp("a").closes("2021-03-01", {100}).oi_usd("2021-03-01T12:00", 900).oi_usd("2021-03-02", 300),
       inverse_perp("b").closes("2021-03-01", {104}).oi_coin("2021-03-01T20:00", 1)});
  // Weights: a 300 (its last of the day, 00:00 included), b 1 coin * 104 = 104.
  const Dashboard d = on_the_day(market, with(BasketMode::Weighted));
  EXPECT_DOUBLE_EQ(d.perp[0], (300 * 100 + 104 * 104.0) / 404);
}

// Yesterday's 00:00 snapshot closes the day before yesterday, and a zero is as if absent: no weight today, so
// the mean.
TEST(WeightedBasket, PerpWithoutOpenInterestOfTheDayMakesItTheMean) {
  const Market market = market_of(
      {perp("a").closes("2021-03-01", {100}).oi_usd("2021-03-01", 300).oi_usd("2021-03-01T12:00", 0),
       perp("b").closes("2021-03-01", {104}).oi_usd("2021-03-02", 100)});
  EXPECT_EQ(on_the_day(market, with(BasketMode::Weighted)).perp[0], 102);
}

// Open, high and low are averaged with the same weights over the same venues.
TEST(BasketCandle, UsesTheSameWeightsAndVenues) {
  const Market market = market_of({spot("a").candle("2021-03-01", 100, 110, 90, 104, 3),
                                   spot("b").candle("2021-03-01", 104, 114, 98, 108, 1),
                                   spot("c").candle("2021-03-01", 300, 300, 1, 140, 9)});
  // c is left out: median close 108, limit 5.4.
  const Dashboard d = on_the_day(market, with(BasketMode::Weighted));
  EXPECT_EQ(d.open[0], 101);
  EXPECT_EQ(d.high[0], 111);
  EXPECT_EQ(d.low[0], 92);
  EXPECT_EQ(d.close[0], 105);
}

// A candle whose close sticks out of its wick looks broken, and chart libraries draw it wrong.
TEST(BasketCandle, IsRepaired) {
  const Dashboard up = on_the_day(market_of({spot("a").candle("2021-03-01", 120, 110, 100, 105)}));
  EXPECT_EQ(up.open[0], 120);
  EXPECT_EQ(up.high[0], 120);
  EXPECT_EQ(up.low[0], 100);
  const Dashboard down = on_the_day(market_of({spot("a").candle("2021-03-01", 90, 110, 100, 95)}));
  EXPECT_EQ(down.high[0], 110);
  EXPECT_EQ(down.low[0], 90);
}

}  // namespace
}  // namespace btcflow::metrics
