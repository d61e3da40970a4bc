// A venue's day (docs/metrics.md sections 1 and 2): which candles count, from when on, and what they are
// worth in USD.
#include "days.h"

#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

Dashboard daily(std::string_view as_of, const Market& market, const Parameters& parameters = {}) {
  return known_at(as_of, market, Timeframe::Day, parameters);
}

// Bitstamp's outage of January 2015 printed three candles without a trade: a flat line there would be
// invented.
TEST(ZeroVolume, MeansNoPrice) {
  const Market market = market_of(
      {spot("a").closes("2015-01-05", {100}).closes("2015-01-06", {100}, 0).closes("2015-01-07", {110})});
  const Dashboard d = daily("2015-01-08", market);
  ASSERT_EQ(d.size(), 3U);
  EXPECT_EQ(d.spot[0], 100);
  EXPECT_UNKNOWN(d.spot[1]);
  EXPECT_UNKNOWN(d.open[1]);
  EXPECT_EQ(d.spot_venues[1], 0);
  EXPECT_EQ(d.spot[2], 110);
}

// Another venue's price of that day is not averaged with the dead one.
TEST(ZeroVolume, LeavesTheOtherVenuesAlone) {
  const Market market =
      market_of({spot("a").closes("2015-01-06", {100}, 0), spot("b").closes("2015-01-06", {120})});
  const Dashboard d = daily("2015-01-07", market);
  EXPECT_EQ(d.spot[0], 120);
  EXPECT_EQ(d.spot_venues[0], 1);
  EXPECT_EQ(venue_of(d, "a").part[0], Participation::Absent);
}

// An import without a volume column is still a price.
TEST(ZeroVolume, IsNotTheSameAsUnknownVolume) {
  const Market market = market_of({spot("a").closes("2015-01-06", {100}, core::kUnknown)});
  EXPECT_EQ(daily("2015-01-07", market).spot[0], 100);
}

// The chart must not begin with years of emptiness because of rows that are no prices.
TEST(History, BeginsWithTheFirstPrice) {
  const Market market = market_of({spot("a").closes("2015-01-01", {100, 100}, 0).closes("2015-01-03", {100}),
                                   perp("b").since("2015-01-05").closes("2015-01-02", {1, 1, 1, 99, 99}),
                                   aggregate("sum").oi_usd("2014-01-01", 5)});
  const Dashboard d = daily("2015-01-07", market);
  ASSERT_EQ(d.size(), 4U);
  EXPECT_EQ(d.bars.front().open, at("2015-01-03"));
  EXPECT_EQ(d.bars.back().open, at("2015-01-06"));
}

// A perp alone opens the history too.
TEST(History, BeginsWithAPerpPriceToo) {
  const Market market =
      market_of({spot("a").closes("2015-01-03", {100}), perp("b").closes("2015-01-02", {99, 99})});
  const Dashboard d = daily("2015-01-04", market);
  EXPECT_EQ(d.bars.front().open, at("2015-01-02"));
  EXPECT_UNKNOWN(d.spot[0]);
  EXPECT_EQ(d.perp[0], 99);
}

TEST(History, IsEmptyBeforeTheFirstPrice) {
  const Market market = market_of({spot("a").closes("2015-01-03", {100}).unfinished("2015-01-04", 101)});
  EXPECT_EQ(daily("2015-01-03", market).size(), 0U);
  EXPECT_EQ(daily("2015-01-03T23:59", market).size(), 0U);
  EXPECT_EQ(daily("2015-01-04", market).size(), 1U);
  EXPECT_EQ(compute({}, Timeframe::Week, {}, {at("2015-01-03"), true}).size(), 0U);
}

// BitMEX listed another contract under the perpetual's name before 2016-05-13: it must not reach any basket.
TEST(Since, KeepsEarlierRowsOfEverySeriesOut) {
  const Market market = market_of(
      {spot("a").closes("2016-05-12", {100, 100, 100}), inverse_perp("bitmex")
                                                            .since("2016-05-13")
                                                            .closes("2016-05-12", {250, 100, 100})
                                                            .oi_usd("2016-05-12T20:00", 7)
                                                            .oi_usd("2016-05-13T20:00", 9)
                                                            .funding("2016-05-12T16:00", 0.5)
                                                            .funding("2016-05-12T23:59", 0.5)
                                                            .daily_funding("2016-05-13", {0.0001})});
  const Dashboard d = daily("2016-05-15", market);
  EXPECT_UNKNOWN(d.perp[0]);
  EXPECT_UNKNOWN(d.oi_usd[0]);
  EXPECT_UNKNOWN(d.funding_8h[0]);
  EXPECT_EQ(d.perp[1], 100);
  EXPECT_EQ(d.oi_usd[1], 9);
  EXPECT_DOUBLE_EQ(d.funding_8h[1], 0.0001);
}

// A day still running is not known at a past instant: otherwise the past would show the future.
TEST(AsOf, PastInstantSeesOnlyFinishedDays) {
  const Market market = market_of({spot("a").closes("2021-03-01", {100, 110, 120})});
  const Dashboard d = daily("2021-03-02T12:00", market);
  ASSERT_EQ(d.size(), 2U);
  EXPECT_TRUE(d.closed[0]);
  EXPECT_FALSE(d.closed[1]);
  EXPECT_EQ(d.spot[0], 100);
  EXPECT_UNKNOWN(d.spot[1]);
}

// At midnight sharp the day is finished, known and closed; the next has not begun.
TEST(AsOf, MidnightClosesTheDay) {
  const Market market = market_of({spot("a").closes("2021-03-01", {100, 110, 120})});
  const Dashboard d = daily("2021-03-03", market);
  ASSERT_EQ(d.size(), 2U);
  EXPECT_TRUE(d.closed[1]);
  EXPECT_EQ(d.spot[1], 110);
}

// At the live edge the user wants to see today; looking back at a past instant he must not.
TEST(Unfinished, CountsAtTheLiveEdgeOnly) {
  const Market market = market_of({spot("a").closes("2021-03-01", {100}).unfinished("2021-03-02", 130)});
  const core::Time noon = at("2021-03-02T12:00");
  EXPECT_EQ(compute(market, Timeframe::Day, {}, {noon, true}).spot[1], 130);
  EXPECT_UNKNOWN(compute(market, Timeframe::Day, {}, {noon, false}).spot[1]);
  // A day later the old unfinished candle is no close of a closed bar, live or not.
  const Dashboard later = compute(market, Timeframe::Day, {}, {at("2021-03-03T12:00"), true});
  EXPECT_TRUE(later.closed[1]);
  EXPECT_UNKNOWN(later.spot[1]);
}

// At midnight sharp the bar is closed: a close read a minute before is not its close.
TEST(Unfinished, DoesNotCountOnTheBarThatJustClosed) {
  const Market market = market_of({spot("a").closes("2021-03-06", {100}).unfinished("2021-03-07", 130)});
  const Dashboard day = compute(market, Timeframe::Day, {}, {at("2021-03-08"), true});
  EXPECT_TRUE(day.closed[1]);
  EXPECT_UNKNOWN(day.spot[1]);
  EXPECT_EQ(compute(market, Timeframe::Week, {}, {at("2021-03-08"), true}).spot[0], 100);
  EXPECT_EQ(compute(market, Timeframe::Week, {}, {at("2021-03-07T23:59"), true}).spot[0], 130);
}

TEST(Unfinished, CountsInTheFormingWeek) {
  const Market market = market_of({spot("a").closes("2021-03-01", {100}).unfinished("2021-03-02", 130)});
  const Dashboard d = compute(market, Timeframe::Week, {}, {at("2021-03-02T12:00"), true});
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d.open[0], 100);
  EXPECT_EQ(d.close[0], 130);
  EXPECT_EQ(d.high[0], 130);
}

// BitMEX candles open at the previous close, which may lie outside the day's range: kept as it is in the
// venue, while the basket's candle is drawn whole.
TEST(Candle, OpenOutsideTheRangeIsKept) {
  const Market market = market_of({perp("bitmex").candle("2021-03-01", 120, 110, 90, 100)});
  const Knowledge knowledge{{at("2021-03-02"), false}, Timeframe::Day, core::ThreeDayGrid::Year};
  const Days days = venue_days(market, knowledge, {});
  ASSERT_EQ(days.venues.size(), 1U);
  EXPECT_EQ(days.venues[0].open[0], 120);
  EXPECT_EQ(days.venues[0].high[0], 110);
  EXPECT_EQ(days.venues[0].low[0], 90);
}

// The grid holds one entry a day, days without any row included.
TEST(Candle, GridHasEveryDay) {
  const Market market = market_of({spot("a").closes("2020-02-28", {1, kNone, 3})});
  const Knowledge knowledge{{at("2020-03-03T01:00"), false}, Timeframe::Day, core::ThreeDayGrid::Year};
  const Days days = venue_days(market, knowledge, {});
  EXPECT_EQ(days.grid.count, 5U);  // 28 and 29 February, 1, 2 and 3 March
  EXPECT_UNKNOWN(days.venues[0].close[1]);
  EXPECT_EQ(days.venues[0].close[2], 3);
}

}  // namespace
}  // namespace btcflow::metrics
