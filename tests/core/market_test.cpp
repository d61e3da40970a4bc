// What an instrument is: a wrong quote or kind turns into premiums that nobody paid.
#include "btcflow/core/market.h"

#include <gtest/gtest.h>

#include "btcflow/core/error.h"

namespace btcflow::core {
namespace {

Instrument bitfinex() {
  Instrument instrument;
  instrument.id = "bitfinex:tBTCUSD";
  instrument.quote = "USD";
  instrument.quote_history = {{"USDT", make_day(2018, 11, 27)}};
  return instrument;
}

// Bitfinex called it USD all along, but before 2018-11-27 it was USDT.
TEST(QuoteOn, ChangesOnTheDayOfTheCatalogue) {
  const Instrument instrument = bitfinex();
  EXPECT_EQ(quote_on(instrument, make_day(2018, 10, 15)), "USDT");
  EXPECT_EQ(quote_on(instrument, make_day(2018, 11, 26)), "USDT");
  EXPECT_EQ(quote_on(instrument, make_day(2018, 11, 27)), "USD");
  EXPECT_EQ(quote_on(instrument, make_day(2024, 1, 1)), "USD");
}

TEST(QuoteOn, WithoutHistoryIsTheQuote) {
  Instrument instrument;
  instrument.quote = "USDC";
  EXPECT_EQ(quote_on(instrument, make_day(2015, 1, 1)), "USDC");
}

TEST(QuoteOn, TakesTheFirstSpanThatHoldsTheDay) {
  Instrument instrument = bitfinex();
  instrument.quote_history.insert(instrument.quote_history.begin(), {"EUR", make_day(2015, 1, 1)});
  EXPECT_EQ(quote_on(instrument, make_day(2014, 12, 31)), "EUR");
  EXPECT_EQ(quote_on(instrument, make_day(2015, 1, 1)), "USDT");
}

TEST(Catalogue, FindsByItsWholeId) {
  Catalogue catalogue;
  catalogue.instruments = {bitfinex()};
  ASSERT_NE(catalogue.find("bitfinex:tBTCUSD"), nullptr);
  EXPECT_EQ(catalogue.find("bitfinex:tBTCUSD")->quote, "USD");
  EXPECT_EQ(catalogue.find("bitfinex:tBTC"), nullptr);
  EXPECT_EQ(catalogue.find(""), nullptr);
}

// Only perps may enter the perp basket.
TEST(MarketKinds, KnowWhatAPerpIs) {
  EXPECT_TRUE(is_perp(MarketKind::PerpLinear));
  EXPECT_TRUE(is_perp(MarketKind::PerpInverse));
  EXPECT_TRUE(is_perp(MarketKind::PerpQuanto));
  EXPECT_FALSE(is_perp(MarketKind::Spot));
  EXPECT_FALSE(is_perp(MarketKind::Aggregate));
}

// The names are stored in the cache and in the catalogue: each must read back.
TEST(Names, ReadBack) {
  for (const auto kind : {MarketKind::Spot, MarketKind::PerpLinear, MarketKind::PerpInverse,
                          MarketKind::PerpQuanto, MarketKind::Aggregate}) {
    EXPECT_EQ(parse_market_kind(to_text(kind)), kind);
  }
  for (const auto kind : {SeriesKind::Candles, SeriesKind::OpenInterest, SeriesKind::Funding}) {
    EXPECT_EQ(parse_series_kind(to_text(kind)), kind);
  }
  for (const auto unit : {OpenInterestUnit::Coin, OpenInterestUnit::Usd, OpenInterestUnit::Contracts}) {
    EXPECT_EQ(parse_open_interest_unit(to_text(unit)), unit);
  }
  EXPECT_FALSE(parse_market_kind("perp"));
  EXPECT_FALSE(parse_market_kind(""));
  EXPECT_FALSE(parse_series_kind("Candles"));
  EXPECT_FALSE(parse_open_interest_unit("btc"));
}

TEST(Result, HoldsEitherAValueOrAnError) {
  const Result<int> good = 7;
  EXPECT_TRUE(good);
  EXPECT_EQ(good.value(), 7);
  const Result<int> bad = Error{ErrorKind::BadInput, "Line 3 has no date.", ""};
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.error().sentence, "Line 3 has no date.");
  const Result<void> done;
  EXPECT_TRUE(done);
}

}  // namespace
}  // namespace btcflow::core
