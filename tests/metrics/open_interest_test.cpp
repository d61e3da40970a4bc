// Open interest (docs/metrics.md section 5): whose contracts, of which moment, and no jump where only a venue
// came or went.
#include <gtest/gtest.h>

#include <cmath>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

Parameters with(Composition composition, OpenInterestIn unit = OpenInterestIn::Usd) {
  Parameters parameters;
  parameters.oi_composition = composition;
  parameters.oi_unit = unit;
  return parameters;
}

// The vendor's "2021-03-02 00:00" is how 1 March closed; a day later it would meet the wrong price.
TEST(OpenInterest, MidnightSnapshotClosesTheDayBefore) {
  const Market market = market_of(
      {ticker("2021-03-01", 2),
       aggregate("a").oi_usd("2021-03-01", 5).oi_usd("2021-03-02", 7).oi_usd("2021-03-02T00:01", 8)});
  const Dashboard d = known_at("2021-03-03", market, Timeframe::Day);
  EXPECT_EQ(d.oi_usd[0], 7);  // the 5 belongs to 28 February, before the first bar
  EXPECT_EQ(d.oi_usd[1], 8);
  EXPECT_EQ(d.oi_venues[0], 1);
  // Also at the edge of a week.
  const Market week = market_of({ticker("2021-03-01", 14), aggregate("a").oi_usd("2021-03-08", 7)});
  const Dashboard w = known_at("2021-03-15", week, Timeframe::Week);
  EXPECT_EQ(w.oi_usd[0], 7);
  EXPECT_UNKNOWN(w.oi_usd[1]);
}

TEST(OpenInterest, OfABarIsTheLastSnapshot) {
  const Market market = market_of(
      {ticker("2021-03-01", 7), aggregate("a").oi_usd("2021-03-02T04:00", 7).oi_usd("2021-03-07T12:00", 9)});
  EXPECT_EQ(known_at("2021-03-08", market, Timeframe::Week).oi_usd[0], 9);
  // Later snapshots are not known earlier.
  EXPECT_EQ(known_at("2021-03-04", market, Timeframe::Week).oi_usd[0], 7);
}

// A venue that reports zero is a venue whose API failed, not one where everybody left.
TEST(OpenInterest, ZeroAndNegativeAreAsIfAbsent) {
  const Market market = market_of({ticker("2021-03-01", 1),
                                   aggregate("a")
                                       .oi_usd("2021-03-01T12:00", 6)
                                       .oi_usd("2021-03-01T18:00", 0)
                                       .oi_usd("2021-03-01T20:00", -4),
                                   aggregate("b").oi_usd("2021-03-01T12:00", 0)});
  const Dashboard d = known_at("2021-03-02", market, Timeframe::Day);
  EXPECT_EQ(d.oi_usd[0], 6);
  EXPECT_EQ(d.oi_venues[0], 1);
}

// 3 days before the end of the week (Friday 00:00) is still told, a minute earlier is not.
TEST(OpenInterest, IsUnknownWhenOlderThanThreeDays) {
  const auto week = [](std::string_view stamp, std::string_view as_of) {
    return known_at(as_of, market_of({ticker("2021-03-01", 7), aggregate("a").oi_usd(stamp, 7)}),
                    Timeframe::Week)
        .oi_usd[0];
  };
  EXPECT_EQ(week("2021-03-05", "2021-03-08"), 7);
  EXPECT_UNKNOWN(week("2021-03-04T23:59", "2021-03-08"));
  // On the forming bar the age counts up to now.
  EXPECT_EQ(week("2021-03-02T12:00", "2021-03-05T12:00"), 7);
  EXPECT_UNKNOWN(week("2021-03-02T12:00", "2021-03-05T12:01"));
}

// Coins become dollars with the venue's own close of the day.
TEST(OpenInterest, ConvertsWithTheVenuesOwnClose) {
  const Market market =
      market_of({perp("a").closes("2021-03-01", {100, 200}).oi_coin("2021-03-02", 3).oi_coin("2021-03-03", 3),
                 inverse_perp("b").closes("2021-03-01", {104, 204}).oi_usd("2021-03-02", 520)});
  const Dashboard d = known_at("2021-03-03", market, Timeframe::Day);
  EXPECT_EQ(venue_of(d, "a").oi_usd[0], 300);
  EXPECT_EQ(venue_of(d, "a").oi_coin[0], 3);
  EXPECT_EQ(venue_of(d, "a").oi_usd[1], 600);
  EXPECT_EQ(venue_of(d, "b").oi_coin[0], 5);  // 520 / 104
  EXPECT_EQ(d.oi_usd[0], 820);
  EXPECT_EQ(d.oi_coin[0], 8);
  EXPECT_EQ(d.oi_venues[0], 2);
}

// The own close in dollars: a USDT price is corrected before coins are turned into USD.
TEST(OpenInterest, ConvertsInCorrectedDollars) {
  const Market market =
      market_of({perp("a").quoted_in("USDT").closes("2021-03-01", {100}).oi_coin("2021-03-02", 2)},
                {{"USDT", {spot("k").closes("2021-03-01", {0.875})}}});
  EXPECT_EQ(known_at("2021-03-02", market, Timeframe::Day).oi_usd[0], 175);
}

// A vendor's sum has no price of its own: the perp basket's.
TEST(OpenInterest, ConvertsWithThePerpBasketWhereThereIsNoOwnClose) {
  const Market market =
      market_of({spot("s").closes("2021-03-01", {999, 999}), perp("p").closes("2021-03-01", {100}),
                 perp("q").closes("2021-03-01", {150}), aggregate("sum").oi_usd("2021-03-02", 1000),
                 perp("r").closes("2021-03-02", {1}).oi_coin("2021-03-02", 2)});
  const Dashboard d = known_at("2021-03-02", market, Timeframe::Day);
  EXPECT_EQ(venue_of(d, "sum").oi_coin[0], 8);
  EXPECT_EQ(venue_of(d, "r").oi_usd[0], 250);
}

// Without any price of that day a coin amount is no dollar amount: that snapshot is skipped, an earlier one
// speaks.
TEST(OpenInterest, SnapshotWithoutAnyPriceIsSkippedInTheOtherUnit) {
  const Market market = market_of({ticker("2021-03-01", 7),
                                   perp("p")
                                       .closes("2021-03-01", {100, 100, 100, 100, 100, 100})
                                       .oi_coin("2021-03-06", 2)
                                       .oi_coin("2021-03-08", 3),
                                   aggregate("sum").oi_usd("2021-03-07", 500).oi_usd("2021-03-08", 900)});
  const Dashboard d = known_at("2021-03-08", market, Timeframe::Week);
  EXPECT_EQ(venue_of(d, "p").oi_coin[0], 3);
  EXPECT_EQ(venue_of(d, "p").oi_usd[0], 200);  // 2 coins of the 5th at 100
  EXPECT_EQ(venue_of(d, "sum").oi_usd[0], 900);
  EXPECT_EQ(venue_of(d, "sum").oi_coin[0], 5);  // 500 USD of the 6th at 100
}

// A linear perp's contracts count, a spot venue's rows (margin lending, say) do not.
TEST(OpenInterest, SpotHasNone) {
  const Market market = market_of({spot("s").closes("2021-03-01", {100}).oi_usd("2021-03-02", 77)});
  EXPECT_UNKNOWN(known_at("2021-03-02", market, Timeframe::Day).oi_usd[0]);
}

TEST(SumComposition, JumpsWithAVenue) {
  const Market market =
      market_of({ticker("2021-03-01", 3), aggregate("a").oi_closing_usd("2021-03-01", {100, 100, 100}),
                 aggregate("b").oi_closing_usd("2021-03-01", {kNone, 50, kNone})});
  const Dashboard d = known_at("2021-03-04", market, Timeframe::Day, with(Composition::Sum));
  EXPECT_EQ(d.oi_shown, (Column{100, 150, 100}));
  EXPECT_EQ(d.oi_usd, d.oi_shown);
  EXPECT_EQ(d.oi_venues, (std::vector<int>{1, 2, 1}));
}

// A newly listed venue is no rise of open interest, a failing API no fall: that is what linked is for.
TEST(LinkedComposition, AVenueComingOrGoingIsNoJump) {
  const Market market =
      market_of({ticker("2021-03-01", 4), aggregate("a").oi_closing_usd("2021-03-01", {100, 100, 110, 110}),
                 aggregate("b").oi_closing_usd("2021-03-01", {kNone, 50, 55, kNone})});
  const Dashboard d = known_at("2021-03-05", market, Timeframe::Day);
  // g: 100/100, (110 + 55)/(100 + 50) = 1.1, 110/110. Scaled to the last closed sum, 110.
  EXPECT_DOUBLE_EQ(d.oi_shown[0], 100);
  EXPECT_DOUBLE_EQ(d.oi_shown[1], 100);
  EXPECT_DOUBLE_EQ(d.oi_shown[2], 110);
  EXPECT_DOUBLE_EQ(d.oi_shown[3], 110);
}

// Growth is that of the venues together: 300 -> 330 and 100 -> 130 is 460/400, not the mean of two ratios.
TEST(LinkedComposition, WeighsVenuesByTheirSize) {
  const Market market =
      market_of({ticker("2021-03-01", 2), aggregate("a").oi_closing_usd("2021-03-01", {300, 330}),
                 aggregate("b").oi_closing_usd("2021-03-01", {100, 130})});
  const Dashboard d = known_at("2021-03-03", market, Timeframe::Day);
  EXPECT_DOUBLE_EQ(d.oi_shown[1], 460);
  EXPECT_DOUBLE_EQ(d.oi_shown[0], 400);
}

// A venue that was away for at most 3 days is compared with its own last value; after that it comes anew.
TEST(LinkedComposition, BridgesThreeDaysAtMost) {
  // b: day 0 and again day 4 (its bar ended 3 days before day 4 opens).
  const auto market = [](const std::vector<double>& b) {
    return market_of({ticker("2021-03-01", b.size()),
                      aggregate("a").oi_closing_usd("2021-03-01", std::vector<double>(b.size(), 100)),
                      aggregate("b").oi_closing_usd("2021-03-01", b)});
  };
  const Dashboard near = known_at("2021-03-06", market({100, kNone, kNone, kNone, 200}), Timeframe::Day);
  // g on day 4: (100 + 200) / (100 + 100) = 1.5; scaled to 300.
  EXPECT_DOUBLE_EQ(near.oi_shown[4], 300);
  EXPECT_DOUBLE_EQ(near.oi_shown[3], 200);
  EXPECT_DOUBLE_EQ(near.oi_shown[0], 200);
  const Dashboard far =
      known_at("2021-03-07", market({100, kNone, kNone, kNone, kNone, 200}), Timeframe::Day);
  // g on day 5: 100 / 100, b comes anew.
  EXPECT_DOUBLE_EQ(far.oi_shown[5], 300);
  EXPECT_DOUBLE_EQ(far.oi_shown[4], 300);
}

// On weeks and months only the bar just before is near enough.
TEST(LinkedComposition, BridgesNoMissingWeek) {
  const Market market = market_of(
      {ticker("2021-03-01", 21), aggregate("a").oi_usd("2021-03-08", 100).oi_usd("2021-03-22", 200)});
  const Dashboard d = known_at("2021-03-22", market, Timeframe::Week);
  EXPECT_DOUBLE_EQ(d.oi_shown[0], 200);  // g = 1: nothing to compare with, the level goes on
  EXPECT_UNKNOWN(d.oi_shown[1]);         // no venue at all
  EXPECT_DOUBLE_EQ(d.oi_shown[2], 200);
}

// The level on screen is anchored on the last *closed* bar, so that it does not breathe with every tick.
TEST(LinkedComposition, IsScaledOnTheLastClosedBar) {
  const Market market =
      market_of({ticker("2021-03-01", 3),
                 aggregate("a").oi_closing_usd("2021-03-01", {100, 110}).oi_usd("2021-03-03T06:00", 165),
                 aggregate("b").oi_usd("2021-03-03T06:00", 1000)});
  const Dashboard d = known_at("2021-03-03T12:00", market, Timeframe::Day);
  ASSERT_FALSE(d.closed[2]);
  EXPECT_DOUBLE_EQ(d.oi_linked_usd[1], 110);
  EXPECT_DOUBLE_EQ(d.oi_linked_usd[0], 100);
  EXPECT_DOUBLE_EQ(d.oi_linked_usd[2], 165);  // the sum is 1165
}

// Before any closed bar has a sum there is no level to show.
TEST(LinkedComposition, IsUnknownUntilAClosedBarHasASum) {
  const Market market = market_of({ticker("2021-03-01", 2), aggregate("a").oi_usd("2021-03-02T06:00", 165)});
  const Dashboard d = known_at("2021-03-02T12:00", market, Timeframe::Day);
  EXPECT_EQ(d.oi_usd[1], 165);
  EXPECT_UNKNOWN(d.oi_linked_usd[0]);
  EXPECT_UNKNOWN(d.oi_linked_usd[1]);
}

// oi_linked_usd is the chain in dollars whatever the user chose to see.
TEST(LinkedComposition, DollarChainIsAlwaysThere) {
  const Market market = market_of(
      {perp("a").closes("2021-03-01", {100, 200}).oi_coin("2021-03-02", 2).oi_coin("2021-03-03", 3)});
  for (const auto composition : {Composition::Sum, Composition::Linked, Composition::Single}) {
    for (const auto unit : {OpenInterestIn::Usd, OpenInterestIn::Coin}) {
      const Dashboard d = known_at("2021-03-03", market, Timeframe::Day, with(composition, unit));
      EXPECT_DOUBLE_EQ(d.oi_linked_usd[0], 200);
      EXPECT_DOUBLE_EQ(d.oi_linked_usd[1], 600);
    }
  }
}

// In coin the price's move is out of the picture: price doubles, holdings grow by half.
TEST(LinkedComposition, CoinChainFollowsCoins) {
  const Market market = market_of(
      {perp("a").closes("2021-03-01", {100, 200}).oi_coin("2021-03-02", 2).oi_coin("2021-03-03", 3)});
  const Dashboard d =
      known_at("2021-03-03", market, Timeframe::Day, with(Composition::Linked, OpenInterestIn::Coin));
  EXPECT_DOUBLE_EQ(d.oi_shown[0], 2);
  EXPECT_DOUBLE_EQ(d.oi_shown[1], 3);
}

TEST(SingleComposition, ShowsOneVenueInEitherUnit) {
  const Market market = market_of({perp("a").closes("2021-03-01", {100}).oi_coin("2021-03-02", 2),
                                   perp("b").closes("2021-03-01", {100}).oi_usd("2021-03-02", 500)});
  Parameters single = with(Composition::Single);
  single.oi_instrument = "b";
  EXPECT_EQ(known_at("2021-03-02", market, Timeframe::Day, single).oi_shown[0], 500);
  single.oi_unit = OpenInterestIn::Coin;
  EXPECT_EQ(known_at("2021-03-02", market, Timeframe::Day, single).oi_shown[0], 5);
  EXPECT_EQ(known_at("2021-03-02", market, Timeframe::Day, single).oi_usd[0], 700);  // the sum stays the sum
  single.oi_instrument = "nobody";
  EXPECT_UNKNOWN(known_at("2021-03-02", market, Timeframe::Day, single).oi_shown[0]);
}

// The z-score is of the chosen series: USD 200, 600, 600 and coin 2, 3, 3 give other windows.
TEST(OpenInterestZ, IsOfTheChosenSeries) {
  const Market market = market_of({perp("a")
                                       .closes("2021-03-01", {100, 200, 100})
                                       .oi_coin("2021-03-02", 1)
                                       .oi_coin("2021-03-03", 1)
                                       .oi_coin("2021-03-04", 4)});
  Parameters parameters = with(Composition::Sum);
  parameters.zscore_length = 3;
  // USD 100, 200, 400: mean 700/3, deviations -400/3, -100/3, 500/3; sd sqrt(420000/27).
  EXPECT_NEAR(known_at("2021-03-04", market, Timeframe::Day, parameters).oi_z[2],
              500.0 / 3 / std::sqrt(420000.0 / 27), 1e-12);
  // Coin 1, 1, 4: mean 2, sd sqrt((1 + 1 + 4) / 3) = sqrt(2); (4 - 2) / sqrt(2).
  parameters.oi_unit = OpenInterestIn::Coin;
  EXPECT_NEAR(known_at("2021-03-04", market, Timeframe::Day, parameters).oi_z[2], std::sqrt(2.0), 1e-12);
  // A chain differs from the sum by a factor here, which a z-score does not see.
  parameters.oi_composition = Composition::Linked;
  EXPECT_NEAR(known_at("2021-03-04", market, Timeframe::Day, parameters).oi_z[2], std::sqrt(2.0), 1e-12);
}

}  // namespace
}  // namespace btcflow::metrics
