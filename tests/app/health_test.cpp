// What deserves a second look. Too little of it hides a wrong row; too much of it is never read again.
#include "btcflow/app/health.h"

#include <gtest/gtest.h>

#include "metrics/market_builder.h"

namespace btcflow::app {
namespace {

using core::kDay;
using core::kHour;
using core::SeriesKind;
using core::Span;
using metrics::at;
using metrics::market_of;
using metrics::perp;
using metrics::spot;
using metrics::Venue;

bool says(const std::string& sentence, const std::string& part) {
  return sentence.find(part) != std::string::npos;
}

// Everything as it should be: three venues, lively prices, open interest and funding of two intervals.
metrics::Market clean() {
  std::vector<double> prices;
  std::vector<double> interest;
  for (std::size_t d = 0; d < 120; ++d) {
    prices.push_back(30'000 * (1 + 0.04 * metrics::noise(1, d)));
    interest.push_back(4e9 * (1 + 0.2 * metrics::noise(2, d)));
  }
  const auto near = [&](std::uint64_t stream) {
    std::vector<double> out = prices;
    for (std::size_t d = 0; d < out.size(); ++d) out[d] *= 1 + 0.01 * metrics::noise(stream, d);
    return out;
  };
  Venue hourly = perp("b").closes("2022-01-01", near(4)).oi_closing_usd("2022-01-01", interest);
  for (core::Time t = at("2022-01-01T01:00"); t <= at("2022-05-01"); t += kHour) hourly.funding(t, 1e-5, 1);
  return market_of({spot("a").closes("2022-01-01", near(3)), hourly,
                    perp("c")
                        .closes("2022-01-01", near(5))
                        .daily_funding("2022-01-01", std::vector<double>(120, 0.0003))});
}

TEST(Health, FindsNothingInACleanMarket) {
  const metrics::Market market = clean();
  for (const Suspicion& s : suspicious_rows(market)) ADD_FAILURE() << s.instrument << ": " << s.sentence;
  for (const Hole& h : holes(market)) ADD_FAILURE() << h.instrument << " " << core::to_iso(h.span.from);
  EXPECT_TRUE(suspicious_rows({}).empty());
  EXPECT_TRUE(holes({}).empty());
}

// --- Closes far from the others

metrics::Market three_venues(double a, double b, double c) {
  return market_of({spot("a").closes("2022-03-01", {100, a, 100}),
                    spot("b").closes("2022-03-01", {100, b, 100}),
                    spot("c").closes("2022-03-01", {100, c, 100})});
}

TEST(FarCloses, AreFoundOnEitherSide) {
  for (const double far : {112.0, 88.0}) {
    const auto found = suspicious_rows(three_venues(100, 100.5, far));
    ASSERT_EQ(found.size(), 1U) << far;
    EXPECT_EQ(found[0].instrument, "c");
    EXPECT_EQ(found[0].series, SeriesKind::Candles);
    EXPECT_EQ(found[0].time, at("2022-03-02"));
    EXPECT_TRUE(says(found[0].sentence, far > 100 ? "112.00" : "88.00")) << found[0].sentence;
    EXPECT_TRUE(says(found[0].sentence, "100.")) << found[0].sentence;
  }
}
// A spike of one venue does not make the two sound ones suspicious.
TEST(FarCloses, BlameOnlyTheVenueThatIsFar) {
  for (const double far : {150.0, 50.0, 1.0, 1e6}) {
    for (const Suspicion& s : suspicious_rows(three_venues(100, 100.5, far))) {
      EXPECT_EQ(s.instrument, "c") << far << ": " << s.sentence;
    }
    EXPECT_FALSE(suspicious_rows(three_venues(100, 100.5, far)).empty()) << far;
  }
}
TEST(FarCloses, OfTenPercentAreBorne) {
  EXPECT_TRUE(suspicious_rows(three_venues(100, 100, 109.5)).empty());
  EXPECT_TRUE(suspicious_rows(three_venues(100, 100, 91)).empty());
}
// Of two nobody can say which is wrong.
TEST(FarCloses, NeedThreeVenues) {
  EXPECT_TRUE(suspicious_rows(
                  market_of({spot("a").closes("2022-03-01", {100}), spot("b").closes("2022-03-01", {200})}))
                  .empty());
}
// A day on which nobody traded has no price: Kraken fills it with the last one.
TEST(FarCloses, IgnoreDaysWithoutATrade) {
  EXPECT_TRUE(
      suspicious_rows(market_of({spot("a").closes("2022-03-01", {100}), spot("b").closes("2022-03-01", {100}),
                                 spot("c").closes("2022-03-01", {150}, 0)}))
          .empty());
}

// --- Open interest that jumps

Venue with_interest(const std::vector<double>& values, const std::vector<double>& prices) {
  return perp("bybit").closes("2022-03-01", prices).oi_closing_usd("2022-03-01", values);
}

TEST(OpenInterestJumps, AreFoundWhereThePriceStays) {
  for (const double jump : {2.1, 0.45}) {
    const auto found =
        suspicious_rows(market_of({with_interest({100, 100 * jump, 100 * jump}, {50, 51, 50})}));
    ASSERT_EQ(found.size(), 1U) << jump;
    EXPECT_EQ(found[0].instrument, "bybit");
    EXPECT_EQ(found[0].series, SeriesKind::OpenInterest);
    EXPECT_EQ(found[0].time, at("2022-03-03"));
    EXPECT_TRUE(says(found[0].sentence, jump > 1 ? "2.10" : "0.45")) << found[0].sentence;
  }
}
// A crash liquidates: that is the market, not the data.
TEST(OpenInterestJumps, AreBelievedWhereThePriceMoves) {
  EXPECT_TRUE(suspicious_rows(market_of({with_interest({100, 45, 45}, {50, 35, 35})})).empty());
  EXPECT_TRUE(suspicious_rows(market_of({with_interest({100, 210, 210}, {50, 65, 65})})).empty());
}
TEST(OpenInterestJumps, BelowTheDoubleAreBorne) {
  EXPECT_TRUE(suspicious_rows(market_of({with_interest({100, 190, 100, 55}, {50, 50, 50, 50})})).empty());
}
// After a long silence anything may have happened; and coins are not dollars.
TEST(OpenInterestJumps, AreLookedForOnlyBetweenNeighboursInTheSameUnit) {
  EXPECT_TRUE(suspicious_rows(market_of({perp("bybit")
                                             .closes("2022-03-01", std::vector<double>(20, 50))
                                             .oi_usd("2022-03-02", 100)
                                             .oi_usd("2022-03-12", 300)}))
                  .empty());
  EXPECT_TRUE(suspicious_rows(market_of({perp("bybit")
                                             .closes("2022-03-01", {50, 50, 50})
                                             .oi_usd("2022-03-02", 100)
                                             .oi_coin("2022-03-03", 2)}))
                  .empty());
}
// A row of zero is the venue's gap; the row after it is compared with the one before.
TEST(OpenInterestJumps, CallZeroByItsName) {
  const auto found = suspicious_rows(market_of({with_interest({100, 0, 101}, {50, 50, 50})}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].time, at("2022-03-03"));
  EXPECT_TRUE(says(found[0].sentence, "zero")) << found[0].sentence;
}

// --- Funding

TEST(HighFunding, IsFoundOnEitherSide) {
  for (const double rate : {0.0125, -0.0125}) {
    const auto found = suspicious_rows(market_of({perp("bitmex").funding("2022-03-01T08:00", rate)}));
    ASSERT_EQ(found.size(), 1U) << rate;
    EXPECT_EQ(found[0].series, SeriesKind::Funding);
    EXPECT_EQ(found[0].time, at("2022-03-01T08:00"));
    EXPECT_TRUE(says(found[0].sentence, "1.250 %")) << found[0].sentence;
  }
}
TEST(HighFunding, OfOnePercentIsBorne) {
  EXPECT_TRUE(
      suspicious_rows(
          market_of({perp("bitmex").funding("2022-03-01T08:00", 0.01).funding("2022-03-01T16:00", -0.01)}))
          .empty());
}

TEST(Suspicions, ComeInTheOrderOfTime) {
  const auto found = suspicious_rows(
      market_of({perp("a").funding("2022-03-01T08:00", 0.02).funding("2022-03-05T08:00", 0.02),
                 perp("b").funding("2022-03-03T08:00", 0.02)}));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_TRUE(found[0].time < found[1].time && found[1].time < found[2].time);
}

// --- Holes

using metrics::kNone;

// Of each hole what is really missing: the day before it is there, and so is the day after.
TEST(HolesOfCandles, AreTheDaysThatAreNotThere) {
  const auto found = holes(market_of({spot("a").closes("2022-03-01", {1, 2, kNone, kNone, 5, kNone, 7})}));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].instrument, "a");
  EXPECT_EQ(found[0].series, SeriesKind::Candles);
  EXPECT_EQ(found[0].span, (Span{at("2022-03-03"), at("2022-03-05")}));
  EXPECT_EQ(found[1].span, (Span{at("2022-03-06"), at("2022-03-07")}));
}
TEST(HolesOfCandles, OfStablecoinReferencesCountToo) {
  const auto found = holes(market_of({}, {{"USDT", {spot("kraken").closes("2022-03-01", {1, kNone, 1})}}}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].instrument, "kraken");
}

// Eight hours between two prints are a hole where the venue pays every hour, and none where it pays every
// eight.
TEST(HolesOfFunding, GoByTheIntervalOfTheTime) {
  Venue hourly = perp("hyperliquid");
  for (const char* t : {"2022-03-01T00:00", "2022-03-01T01:00", "2022-03-01T09:00", "2022-03-01T10:00"})
    hourly.funding(t, 1e-5, 1);
  const auto found = holes(market_of({hourly}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].series, SeriesKind::Funding);
  EXPECT_EQ(found[0].span.to, at("2022-03-01T09:00"));
  EXPECT_LE(found[0].span.from, at("2022-03-01T02:00"));

  Venue usual = perp("bybit").daily_funding("2022-03-01", {0.0001, 0.0001, 0.0001});
  EXPECT_TRUE(holes(market_of({usual})).empty());
  usual.rows().funding.erase(usual.rows().funding.begin() + 4);
  ASSERT_EQ(holes(market_of({usual})).size(), 1U);
  EXPECT_EQ(holes(market_of({usual}))[0].span.to, at("2022-03-03"));
}
// A venue that goes from eight hours to one, and back, has missed nothing.
TEST(HolesOfFunding, BearAChangeOfTheInterval) {
  Venue venue = perp("binance").funding("2022-03-01T08:00", 1e-4).funding("2022-03-01T16:00", 1e-4);
  for (int h = 17; h <= 24; ++h) venue.funding(at("2022-03-01") + kHour * h, 1e-4, 1);
  venue.funding("2022-03-02T08:00", 1e-4).funding("2022-03-02T16:00", 1e-4);
  EXPECT_TRUE(holes(market_of({venue})).empty());
}

TEST(HolesOfOpenInterest, AreMoreThanADayAndAHalf) {
  EXPECT_EQ(
      holes(market_of({perp("a").oi_usd("2022-03-01", 1).oi_usd("2022-03-02", 1).oi_usd("2022-03-04", 1)}))
          .size(),
      1U);
  EXPECT_TRUE(
      holes(market_of({perp("a").oi_usd("2022-03-01T15:20", 1).oi_usd("2022-03-02T23:10", 1)})).empty());
}

}  // namespace
}  // namespace btcflow::app
