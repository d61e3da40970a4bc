// Quote correction (docs/metrics.md section 2): a stablecoin off its peg must not show as a premium that
// nobody paid.
#include <gtest/gtest.h>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

Venue tether_spot(const std::vector<double>& prices) {
  return spot("binance").quoted_in("USDT").closes("2021-03-01", prices);
}
Venue rate(std::string id, const std::vector<double>& prices) {
  return spot(std::move(id)).closes("2021-03-01", prices);
}
Dashboard daily(const Market& market, std::string_view as_of, const Parameters& parameters = {}) {
  return known_at(as_of, market, Timeframe::Day, parameters);
}

// All four prices are worth what the coin was worth that day.
TEST(QuoteCorrection, MultipliesTheWholeCandle) {
  const Market market = market_of({spot("binance").quoted_in("USDT").candle("2021-03-01", 100, 120, 80, 110)},
                                  {{"USDT", {rate("k", {0.5 + 0.375})}}});
  const Dashboard d = daily(market, "2021-03-02");
  EXPECT_EQ(d.open[0], 87.5);  // 100 * 0.875
  EXPECT_EQ(d.high[0], 105);   // 120 * 0.875
  EXPECT_EQ(d.low[0], 70);     // 80 * 0.875
  EXPECT_EQ(d.close[0], 96.25);
  EXPECT_FALSE(flagged(d, 0, kQuoteAssumed));
}

// 2018-10: USDT at 0.95 while BTC trades at 100 USD everywhere: nobody pays a premium of 5 %.
TEST(QuoteCorrection, HidesNoPegBreakInThePremium) {
  const Market market = market_of(
      {spot("bitstamp").closes("2021-03-01", {95}), perp("p").quoted_in("USDT").closes("2021-03-01", {100})},
      {{"USDT", {rate("k", {0.95})}}});
  EXPECT_NEAR(daily(market, "2021-03-02").premium_pct[0], 0, 1e-12);
  Parameters off;
  off.quote_correction = false;
  // 100 * (95 / 100 - 1)
  EXPECT_NEAR(daily(market, "2021-03-02", off).premium_pct[0], -5, 1e-12);
}

TEST(QuoteCorrection, TakesTheFirstReferenceThatHasTheDay) {
  const Market market =
      market_of({tether_spot({100, 100, 100})},
                {{"USDT", {rate("kraken", {0.99, kNone, 0.97}), rate("coinbase", {0.9, 0.98, 0.9})}}});
  const Dashboard d = daily(market, "2021-03-04");
  EXPECT_DOUBLE_EQ(d.spot[0], 99);
  EXPECT_DOUBLE_EQ(d.spot[1], 98);
  EXPECT_DOUBLE_EQ(d.spot[2], 97);
}

// A misprint of the reference (a zero too many) must not move every USDT venue.
TEST(QuoteCorrection, SkipsRatesOutsideTheBounds) {
  const Market market = market_of(
      {tether_spot({100, 100, 100, 100})},
      {{"USDT", {rate("kraken", {0.799, 1.101, 0.80, 1.10}), rate("coinbase", {0.98, 0.98, 0.98, 0.98})}}});
  const Dashboard d = daily(market, "2021-03-05");
  EXPECT_DOUBLE_EQ(d.spot[0], 98);
  EXPECT_DOUBLE_EQ(d.spot[1], 98);
  EXPECT_DOUBLE_EQ(d.spot[2], 80);
  EXPECT_DOUBLE_EQ(d.spot[3], 110);
}

// A reference without a trade has no rate of the day either.
TEST(QuoteCorrection, SkipsReferenceDaysWithoutVolume) {
  const Market market =
      market_of({tether_spot({100})},
                {{"USDT", {spot("kraken").closes("2021-03-01", {0.9}, 0), rate("coinbase", {0.98})}}});
  EXPECT_DOUBLE_EQ(daily(market, "2021-03-02").spot[0], 98);
}

// After three days without a rate the last one says nothing any more: 1.0, and the user is told.
TEST(QuoteCorrection, CarriesARateThreeDaysAtMost) {
  const Market market = market_of({tether_spot({100, 100, 100, 100, 100, 100})},
                                  {{"USDT", {rate("k", {0.9, kNone, kNone, kNone, kNone, 0.95})}}});
  const Dashboard d = daily(market, "2021-03-07");
  for (std::size_t b = 0; b < 4; ++b) {
    EXPECT_DOUBLE_EQ(d.spot[b], 90) << b;
    EXPECT_FALSE(flagged(d, b, kQuoteAssumed)) << b;
  }
  EXPECT_EQ(d.spot[4], 100);
  EXPECT_TRUE(flagged(d, 4, kQuoteAssumed));
  EXPECT_DOUBLE_EQ(d.spot[5], 95);
  EXPECT_FALSE(flagged(d, 5, kQuoteAssumed));
}

// A rate from before the first price is carried into it.
TEST(QuoteCorrection, CarriesFromBeforeTheHistory) {
  const Market near = market_of({tether_spot({100})}, {{"USDT", {spot("k").closes("2021-02-26", {0.9})}}});
  EXPECT_DOUBLE_EQ(daily(near, "2021-03-02").spot[0], 90);
  const Market far = market_of({tether_spot({100})}, {{"USDT", {spot("k").closes("2021-02-25", {0.9})}}});
  EXPECT_EQ(daily(far, "2021-03-02").spot[0], 100);
  EXPECT_TRUE(flagged(daily(far, "2021-03-02"), 0, kQuoteAssumed));
}

// Coins do not share rates.
TEST(QuoteCorrection, EachCoinHasItsOwnRate) {
  const Market market =
      market_of({tether_spot({100}), spot("c").quoted_in("USDC").closes("2021-03-01", {100})},
                {{"USDT", {rate("k", {0.96})}}, {"USDC", {rate("l", {0.98})}}});
  EXPECT_DOUBLE_EQ(daily(market, "2021-03-02").spot[0], 97);  // (96 + 98) / 2
}

// The flag accuses only bars that the assumption touched: a venue left out by the guard, a dollar venue, or a
// venue that only has funding is no reason.
TEST(QuoteAssumed, OnlyWhereAVenueThatTookPartUsedIt) {
  const Market left_out =
      market_of({spot("a").closes("2021-03-01", {100}), spot("b").closes("2021-03-01", {101}),
                 spot("c").quoted_in("USDT").closes("2021-03-01", {150})});
  const Dashboard d = daily(left_out, "2021-03-02");
  EXPECT_EQ(venue_of(d, "c").part[0], Participation::LeftOut);
  EXPECT_FALSE(flagged(d, 0, kQuoteAssumed));

  const Market part = market_of({spot("a").closes("2021-03-01", {100}), spot("b").closes("2021-03-01", {101}),
                                 spot("c").quoted_in("USDT").closes("2021-03-01", {102})});
  EXPECT_TRUE(flagged(daily(part, "2021-03-02"), 0, kQuoteAssumed));

  const Market no_price = market_of({spot("a").closes("2021-03-01", {100}),
                                     perp("c").quoted_in("USDT").daily_funding("2021-03-01", {0.0001})});
  EXPECT_FALSE(flagged(daily(no_price, "2021-03-02"), 0, kQuoteAssumed));
}

// In a week one such day is enough.
TEST(QuoteAssumed, FlagsABarForAnyOfItsDays) {
  const Market market = market_of({tether_spot(std::vector<double>(14, 100))},
                                  {{"USDT", {rate("k", {0.9, 0.9, 0.9, 1, 1, 1, 1, 1, 1})}}});
  // Rates to 9 March, carried to the 12th: of the two weeks only 13 and 14 March have none.
  const Dashboard d = known_at("2021-03-15", market, Timeframe::Week);
  EXPECT_FALSE(flagged(d, 0, kQuoteAssumed));
  EXPECT_TRUE(flagged(d, 1, kQuoteAssumed));
  EXPECT_EQ(flags_text(d.flags[1]), "quote_assumed");
}

// Someone who switched the correction off asked for 1.0: nothing is assumed behind his back.
TEST(QuoteAssumed, IsNotSaidWhenTheCorrectionIsOff) {
  Parameters off;
  off.quote_correction = false;
  const Dashboard d = daily(market_of({tether_spot({100})}), "2021-03-02", off);
  EXPECT_EQ(d.spot[0], 100);
  EXPECT_FALSE(flagged(d, 0, kQuoteAssumed));
}

// Bitfinex's "USD" was USDT until 2018-11-27, and Tether was at 0.95 in October.
TEST(QuoteHistory, BitfinexWasInTetherUntilNovember2018) {
  const Market market =
      market_of({spot("bitfinex").quoted_until("2018-11-27", "USDT").closes("2018-11-26", {4000, 4000})},
                {{"USDT", {spot("kraken").closes("2018-11-26", {0.95, 0.95})}}});
  const Dashboard d = daily(market, "2018-11-28");
  EXPECT_DOUBLE_EQ(d.spot[0], 3800);
  EXPECT_EQ(d.spot[1], 4000);
}

}  // namespace
}  // namespace btcflow::metrics
