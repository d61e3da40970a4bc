// Instruments that the user leaves out (docs/metrics.md, venues.exclude): the numbers are those of a market
// that never had them.
#include <gtest/gtest.h>

#include "same_closed_bars.h"
#include "synthetic_market.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

Parameters without(Parameters parameters, std::vector<std::string> ids) {
  parameters.excluded = std::move(ids);
  return parameters;
}

Market market_without(Market market, const std::vector<std::string>& ids) {
  std::erase_if(market.instruments, [&](const InstrumentRows& rows) {
    return std::find(ids.begin(), ids.end(), rows.instrument.id) != ids.end();
  });
  return market;
}

// Every kind of instrument, the oldest ones (the first bar moves), all of a side, and everything; with
// settings that use every branch.
TEST(Excluded, IsAsIfTheMarketLackedThem) {
  const Market market = synthetic_market();
  const core::Time as_of = days_after(at(kSyntheticFirst), kSyntheticDays);
  const std::vector<std::vector<std::string>> choices{
      {"bitstamp"},
      {"sum"},
      {"linear", "sum"},
      {"inverse", "late"},
      {"binance", "bitstamp", "coinbase"},
      {"inverse", "late", "linear"},
      {"binance", "bitstamp", "coinbase", "inverse", "late", "linear", "sum"}};
  for (const std::vector<std::string>& ids : choices) {
    const Market less = market_without(market, ids);
    for (const Parameters& parameters : synthetic_settings()) {
      for (const Timeframe timeframe : {Timeframe::Day, Timeframe::Week}) {
        const Dashboard excluded = known_at(as_of, market, timeframe, without(parameters, ids));
        const Dashboard lacking = known_at(as_of, less, timeframe, parameters);
        EXPECT_EQ(excluded.size(), lacking.size()) << "without " << ids.front();
        EXPECT_TRUE(same_closed_bars(excluded, lacking)) << "without " << ids.front();
        EXPECT_EQ(excluded.events.size(), lacking.events.size());
      }
    }
  }
}

// The comparison above would hold of a switch that does nothing.
TEST(Excluded, ChangesWhatTheyHadAPartIn) {
  const Market market =
      market_of({spot("a").closes("2021-03-01", {100}), spot("b").closes("2021-03-01", {102}),
                 perp("c").closes("2021-03-01", {104}).oi_usd("2021-03-02", 7)});
  const Dashboard all = known_at("2021-03-02", market, Timeframe::Day);
  EXPECT_EQ(all.spot[0], 101);
  const Dashboard less = known_at("2021-03-02", market, Timeframe::Day, without({}, {"b", "c"}));
  EXPECT_EQ(less.spot[0], 100);
  EXPECT_EQ(less.spot_venues[0], 1);
  EXPECT_UNKNOWN(less.perp[0]);
  EXPECT_UNKNOWN(less.oi_usd[0]);
  ASSERT_EQ(less.venues.size(), 1U);
  EXPECT_EQ(less.venues[0].instrument.id, "a");
}

// A USDT market is worth dollars also where the market that tells the rate is left out.
TEST(Excluded, StillGiveTheRatesOfQuotes) {
  const Market market = market_of({spot("binance").quoted_in("USDT").closes("2021-03-01", {100})},
                                  {{"USDT", {spot("kraken").closes("2021-03-01", {0.875})}}});
  const Dashboard d = known_at("2021-03-02", market, Timeframe::Day, without({}, {"kraken"}));
  EXPECT_EQ(d.spot[0], 87.5);
  EXPECT_FALSE(flagged(d, 0, kQuoteAssumed));
}

}  // namespace
}  // namespace btcflow::metrics
