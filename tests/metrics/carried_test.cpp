// What is carried from days before must be told apart from what is new: by how many days it is older than the
// newest that its bar could have.
#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

using Ages = AgeColumn;

TEST(Carried, PricesOfTheBarsLastDayAreNew) {
  const Market market = market_of({spot("a").closes("2021-03-01", {1, 2, 3, 4, 5, 6, 7})});
  const Dashboard d = known_at("2021-03-08", market, Timeframe::Week);
  EXPECT_EQ(d.spot[0], 7);
  EXPECT_EQ(d.spot_age, Ages{0});
}

// Two days before the week ends a venue fell silent: its price still stands for the week, and is two days
// old.
TEST(Carried, OlderPricesSayHowOld) {
  const Market market = market_of({spot("a").closes("2021-03-01", {1, 2, 3, 4, 5, kNone, kNone}),
                                   perp("b").closes("2021-03-01", {1, 2, 3, 4, 5, 6, kNone})});
  const Dashboard d = known_at("2021-03-08", market, Timeframe::Week);
  EXPECT_EQ(d.spot[0], 5);
  EXPECT_EQ(d.spot_age, Ages{2});
  EXPECT_EQ(d.perp_age, Ages{1});
}

TEST(Carried, WhatIsTooOldToBeCarriedHasNoAge) {
  const Market market = market_of({spot("a").closes("2021-03-01", {1, 2, kNone, kNone, kNone, kNone, kNone}),
                                   perp("b").closes("2021-03-01", {1, 2, 3, 4, 5, 6, 7})});
  const Dashboard d = known_at("2021-03-08", market, Timeframe::Week);
  EXPECT_UNKNOWN(d.spot[0]);
  EXPECT_EQ(d.spot_age, Ages{0});
}

// On the forming bar nobody can have more than yesterday's close, but for the day so far.
TEST(Carried, OnTheFormingBarYesterdayIsNew) {
  const Market market = market_of({spot("a").closes("2021-03-01", {1, 2, 3})});
  EXPECT_EQ(known_at("2021-03-04", market, Timeframe::Week).spot_age, Ages{0});
  EXPECT_EQ(known_at("2021-03-04T15:00", market, Timeframe::Week).spot_age, Ages{0});
  EXPECT_EQ(known_at("2021-03-05T15:00", market, Timeframe::Week).spot_age, Ages{1});
  Market live = market_of({spot("a").closes("2021-03-01", {1, 2, 3}).unfinished("2021-03-04", 4)});
  const Dashboard d = compute(live, Timeframe::Week, {}, {at("2021-03-04T15:00"), true});
  EXPECT_EQ(d.spot[0], 4);
  EXPECT_EQ(d.spot_age, Ages{0});
}

Market with_open_interest(std::vector<InstrumentRows> venues) {
  venues.push_back(spot("zz").closes("2021-03-01", std::vector<double>(7, 100)));
  return market_of(std::move(venues));
}

// A snapshot of 00:00 closes the day before: the one a day earlier is a day old, one in between is of the
// last day and new.
TEST(Carried, OpenInterestCountsFromTheLastDaysSnapshot) {
  const auto age = [](std::string_view stamp) {
    return known_at("2021-03-08", with_open_interest({aggregate("a").oi_usd(stamp, 7)}), Timeframe::Week)
        .oi_age;
  };
  EXPECT_EQ(age("2021-03-08"), Ages{0});
  EXPECT_EQ(age("2021-03-07T00:01"), Ages{0});
  EXPECT_EQ(age("2021-03-07"), Ages{1});
  EXPECT_EQ(age("2021-03-05T12:00"), Ages{2});
}

// Of the whole the oldest part is told; of a venue that is not looked at, nothing.
TEST(Carried, OfOpenInterestTheOldestVenueCounts) {
  const Market market =
      with_open_interest({aggregate("a").oi_usd("2021-03-08", 7), aggregate("b").oi_usd("2021-03-06", 7)});
  const Dashboard d = known_at("2021-03-08", market, Timeframe::Week);
  EXPECT_EQ(d.oi_age, Ages{2});
  EXPECT_EQ(venue_of(d, "a").oi_age, Ages{0});
  EXPECT_EQ(venue_of(d, "b").oi_age, Ages{2});
  Parameters one;
  one.oi_composition = Composition::Single;
  one.oi_instrument = "a";
  EXPECT_EQ(known_at("2021-03-08", market, Timeframe::Week, one).oi_age, Ages{0});
}

TEST(Carried, RatesOfStablecoinsSayHowOld) {
  const Market market =
      market_of({spot("binance").quoted_in("USDT").closes("2021-03-01", {100, 100, 100, 100, 100})},
                {{"USDT", {spot("kraken").closes("2021-03-01", {0.99})}}});
  const Dashboard d = known_at("2021-03-06", market, Timeframe::Day);
  // From the fifth day on there is no rate any more: that is said by quote_assumed.
  EXPECT_EQ(d.rate_age, (Ages{0, 1, 2, 3, 0}));
  EXPECT_TRUE(flagged(d, 4, kQuoteAssumed));
}

}  // namespace
}  // namespace btcflow::metrics
