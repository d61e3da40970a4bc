// Bybit V5. Bodies written here follow the documented shape; documented ones are read from the shared folder.
#include <gtest/gtest.h>

#include "all.h"
#include "asking.h"
#include "support/mutations.h"

namespace btcflow::venues {
namespace {

using namespace asking;
using core::Candle;
using core::ErrorKind;
using core::Funding;
using core::MarketKind;
using core::OpenInterest;
using core::OpenInterestUnit;

const core::Instrument kSpot = spot("bybit-spot", "BTCUSDT");
const core::Instrument kLinear =
    perp("bybit", "BTCUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin, 2, {1});
const core::Instrument kInverse =
    perp("bybit", "BTCUSD", MarketKind::PerpInverse, OpenInterestUnit::Usd, 2, {1, OpenInterestUnit::Usd});
const char* const kNow = "2024-01-03T15:00Z";

Feed feed_of(const core::Instrument& instrument, const std::string& name) {
  return feed_named(bybit_venues(), instrument, name);
}

Query three_days(const core::Instrument& instrument) {
  return query(instrument, "2024-01-01", "2024-01-04", kNow);
}

std::string enveloped(const std::string& category, const std::string& symbol, const std::string& list) {
  return R"({"retCode":0,"retMsg":"OK","result":{"category":")" + category + R"(","symbol":")" + symbol +
         R"(","list":)" + list + R"(,"nextPageCursor":""},"retExtInfo":{},"time":1704294000000})";
}

// Newest first; volume in the sixth field, turnover in the seventh.
const char* const kDays = R"([
  ["1704240000000","44946.9","45500","40750","42845.2","81194.551","3507105109.77"],
  ["1704153600000","44179.5","45879.6","44148.3","44946.9","65146.406","2944331885.75"],
  ["1704067200000","42283.5","44184.1","42180.7","44179.5","27174.299","1169995682.12"]])";

TEST(BybitCandles, Requests) {
  const Request first =
      first_request(feed_of(kLinear, "klines"), query(kLinear, "2024-01-01", "2026-01-01", kNow));
  EXPECT_EQ(first.origin, "https://api.bybit.com");
  EXPECT_EQ(first.target,
            "/v5/market/kline?category=linear&symbol=BTCUSDT&interval=D&start=1704067200000&end=1767225599999"
            "&limit=1000");
  EXPECT_EQ(first.budget, "bybit");
  EXPECT_EQ(
      first_request(feed_of(kInverse, "klines"), query(kInverse, "2017-08-17", "2017-08-19", kNow)).target,
      "/v5/market/kline?category=inverse&symbol=BTCUSD&interval=D&start=1502928000000&end=1503100799999"
      "&limit=1000");
  EXPECT_EQ(first_request(feed_of(kSpot, "klines"), three_days(kSpot)).target,
            "/v5/market/kline?category=spot&symbol=BTCUSDT&interval=D&start=1704067200000&end=1704326399999"
            "&limit=1000");
}

TEST(BybitCandles, AscendingWithTheRunningDayLast) {
  const std::vector<Candle> wanted{{at("2024-01-01"), 42283.5, 44184.1, 42180.7, 44179.5, 27174.299, true},
                                   {at("2024-01-02"), 44179.5, 45879.6, 44148.3, 44946.9, 65146.406, true},
                                   {at("2024-01-03"), 44946.9, 45500, 40750, 42845.2, 81194.551, false}};
  const auto linear = answered(feed_of(kLinear, "klines"), three_days(kLinear),
                               answer(enveloped("linear", "BTCUSDT", kDays)));
  EXPECT_EQ(rows_of<Candle>(linear), wanted);
  EXPECT_FALSE(linear->truncated);
  EXPECT_EQ(rows_of<Candle>(answered(feed_of(kSpot, "klines"), three_days(kSpot),
                                     answer(enveloped("spot", "BTCUSDT", kDays)))),
            wanted);
}

// What inverse contracts call volume is USD.
TEST(BybitCandles, InverseVolumeIsTheTurnover) {
  const auto rows =
      rows_of<Candle>(answered(feed_of(kInverse, "klines"), three_days(kInverse),
                               answer(enveloped("inverse", "BTCUSD", R"([["1704067200000","42283.5","44184.1",
                                      "42180.7","44179.5","468203011","10821.55"]])"))));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].volume, 10821.55);
}

TEST(BybitCandles, DocumentedHoursAreNotTakenForDays) {
  BTCFLOW_PAYLOAD(body, "bybit/documentation/GetKlines.json");
  const auto error = error_of(answered(feed_of(kInverse, "klines"), three_days(kInverse), answer(body)));
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_NE(error.sentence.find("not at 00:00 UTC"), std::string::npos) << error.sentence;
}

TEST(BybitCandles, EmptyAndFullPages) {
  const auto empty =
      answered(feed_of(kLinear, "klines"), three_days(kLinear), answer(enveloped("linear", "BTCUSDT", "[]")));
  EXPECT_TRUE(rows_of<Candle>(empty).empty());
  std::string list;
  for (int i = 0; i < 1000; ++i) {
    const auto open = (at("2021-01-01") + i * core::kDay).time_since_epoch().count();
    list += (i > 0 ? R"(,[")" : R"([")") + std::to_string(open) + R"(","1","2","0.5","1.5","7","8"])";
  }
  const auto full = answered(feed_of(kLinear, "klines"), three_days(kLinear),
                             answer(enveloped("linear", "BTCUSDT", "[" + list + "]")));
  ASSERT_TRUE(full);
  EXPECT_TRUE(full->truncated);
}

// A category or symbol that was not asked for has other units.
TEST(BybitCandles, AnothersRowsAreRefused) {
  EXPECT_EQ(error_of(answered(feed_of(kInverse, "klines"), three_days(kInverse),
                              answer(enveloped("linear", "BTCUSD", kDays))))
                .sentence,
            "the answer's category is not inverse");
  EXPECT_EQ(error_of(answered(feed_of(kLinear, "klines"), three_days(kLinear),
                              answer(enveloped("linear", "ETHUSDT", kDays))))
                .sentence,
            "the answer's symbol is not BTCUSDT");
}

// -- open interest --

const char* const kSnapshots = R"([
  {"openInterest":"63910690.00000000","singleOpenInterest":"31955345","timestamp":"1704240000000"},
  {"openInterest":"63910600.00000000","timestamp":"1704153600000"},
  {"openInterest":"63910500.00000000","singleOpenInterest":"","timestamp":"1704067200000"}])";

TEST(BybitOpenInterest, AlwaysSaysUntilWhen) {
  const Feed feed = feed_of(kInverse, "open interest history");
  EXPECT_EQ(first_request(feed, query(kInverse, "2024-01-01", "2024-06-29", kNow)).target,
            "/v5/market/open-interest?category=inverse&symbol=BTCUSD&intervalTime=1d&startTime=1704067200000"
            "&endTime=1719619199999&limit=200");
  EXPECT_EQ(first_request(feed_of(kLinear, "open interest history"), three_days(kLinear)).target,
            "/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d&startTime=1704067200000"
            "&endTime=1704326399999&limit=200");
  EXPECT_LT(feed.page, 200 * core::kDay);
}

// Whether a row has the one-sided field or not, the series may not step by half.
TEST(BybitOpenInterest, CountsOneSide) {
  const auto rows =
      rows_of<OpenInterest>(answered(feed_of(kInverse, "open interest history"), three_days(kInverse),
                                     answer(enveloped("inverse", "BTCUSD", kSnapshots))));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2024-01-01"));
  EXPECT_EQ(rows[0].value, 31955250);
  EXPECT_EQ(rows[1].value, 31955300);
  EXPECT_EQ(rows[2].value, 31955345);
  EXPECT_EQ(rows[2].unit, OpenInterestUnit::Usd);
}

TEST(BybitOpenInterest, LinearIsInCoin) {
  const auto rows = rows_of<OpenInterest>(answered(
      feed_of(kLinear, "open interest history"), three_days(kLinear),
      answer(enveloped("linear", "BTCUSDT",
                       R"([{"openInterest":"110000.5","singleOpenInterest":"0","timestamp":"1704067200000"},
                           {"openInterest":null,"timestamp":"1704153600000"}])"))));
  ASSERT_EQ(rows.size(), 1U);  // a row without a value is no row
  EXPECT_EQ(rows[0].value, 55000.25);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
}

TEST(BybitOpenInterest, DocumentedRows) {
  BTCFLOW_PAYLOAD(body, "bybit/documentation/GetOpenInterest.json");
  const auto rows = rows_of<OpenInterest>(
      answered(feed_of(kInverse, "open interest history"), three_days(kInverse), answer(body)));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].time, at("2022-11-27T17:50Z"));
  EXPECT_EQ(rows[1].value, 461134384 / 2.0);
}

TEST(BybitOpenInterest, EmptyAndFullPages) {
  const Feed feed = feed_of(kLinear, "open interest history");
  EXPECT_TRUE(
      rows_of<OpenInterest>(answered(feed, three_days(kLinear), answer(enveloped("linear", "BTCUSDT", "[]"))))
          .empty());
  std::string list;
  for (int i = 0; i < 200; ++i) {
    const auto time = (at("2021-01-01") + i * core::kDay).time_since_epoch().count();
    list +=
        std::string(i > 0 ? "," : "") + R"({"openInterest":"2","timestamp":")" + std::to_string(time) + "\"}";
  }
  const auto full =
      answered(feed, three_days(kLinear), answer(enveloped("linear", "BTCUSDT", "[" + list + "]")));
  ASSERT_TRUE(full);
  EXPECT_TRUE(full->truncated);
}

// -- funding --

std::string funding_body(const std::string& list) {
  return R"({"retCode":0,"retMsg":"OK","result":{"category":"linear","list":)" + list +
         R"(},"retExtInfo":{},"time":1704294000000})";
}
const char* const kPrints = R"([
  {"symbol":"BTCUSDT","fundingRate":"-0.00002","fundingRateTimestamp":"1704096000000"},
  {"symbol":"BTCUSDT","fundingRate":"0.00034729","fundingRateTimestamp":"1704067200000"}])";

TEST(BybitFunding, AsksForBothEnds) {
  EXPECT_EQ(
      first_request(feed_of(kLinear, "funding history"), query(kLinear, "2024-01-02", "2024-01-04", kNow))
          .target,
      "/v5/market/funding/history?category=linear&symbol=BTCUSDT&startTime=1704067200000"
      "&endTime=1704326399999&limit=200");
  EXPECT_EQ(
      first_request(feed_of(kInverse, "funding history"), query(kInverse, "2020-08-10", "2020-10-01", kNow))
          .target,
      "/v5/market/funding/history?category=inverse&symbol=BTCUSD&startTime=1596931200000"
      "&endTime=1601510399999&limit=200");
  EXPECT_LE(feed_of(kLinear, "funding history").page + core::kDay, 66 * core::kDay);
}

TEST(BybitFunding, ReadsPrints) {
  const auto rows = rows_of<Funding>(
      answered(feed_of(kLinear, "funding history"), three_days(kLinear), answer(funding_body(kPrints))));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, at("2024-01-01"));
  EXPECT_EQ(rows[0].rate, 0.00034729);
  EXPECT_EQ(rows[1].time, at("2024-01-01T08:00Z"));
  EXPECT_EQ(rows[1].rate, -0.00002);
  EXPECT_EQ(rows[1].interval_hours, 8);
}

TEST(BybitFunding, RecordedPrints) {
  BTCFLOW_PAYLOAD(body, "bybit/fixture/http_get_funding_history.json");
  const auto rows =
      rows_of<Funding>(answered(feed_of(kLinear, "funding history"), three_days(kLinear), answer(body)));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, at("2024-03-08"));
  EXPECT_EQ(rows[0].rate, 0.00015);
  EXPECT_EQ(rows[1].rate, 0.0001);
}

TEST(BybitFunding, EmptyAndAnothers) {
  const Feed feed = feed_of(kLinear, "funding history");
  EXPECT_TRUE(rows_of<Funding>(answered(feed, three_days(kLinear), answer(funding_body("[]")))).empty());
  BTCFLOW_PAYLOAD(body, "bybit/documentation/GetFundingRateHistory.json");
  EXPECT_EQ(error_of(answered(feed, three_days(kLinear), answer(body))).sentence,
            "row 1: symbol is not BTCUSDT");
}

// -- errors --

struct ErrorCase {
  int status;
  const char* body;
  ErrorKind kind;
};

TEST(BybitErrors, AreWhatTheyMean) {
  const std::vector<ErrorCase> cases{
      {200, R"({"retCode":10001,"retMsg":"params error: Symbol Invalid","result":{}})", ErrorKind::NotFound},
      {200, R"({"retCode":10001,"retMsg":"params error: start time","result":{}})", ErrorKind::BadInput},
      {200, R"({"retCode":10006,"retMsg":"Too many visits!","result":{}})", ErrorKind::RateLimited},
      {200, R"({"retCode":10009,"retMsg":"IP has been banned","result":{}})", ErrorKind::Forbidden},
      {200, R"({"retCode":10016,"retMsg":"Server error.","result":{}})", ErrorKind::Unavailable},
      {403, "Access too frequent", ErrorKind::RateLimited},
      {403, "<html>The Amazon CloudFront distribution is configured to block</html>", ErrorKind::Forbidden},
      {500, "", ErrorKind::Unavailable},
      {200, "<html></html>", ErrorKind::BadInput},
      {200, R"({"retMsg":"OK","result":{"list":[]}})", ErrorKind::BadInput},
      {200, R"({"retCode":0,"retMsg":"OK","result":{}})", ErrorKind::BadInput},
      {200, R"({"retCode":0,"retMsg":"OK"})", ErrorKind::BadInput}};
  for (const char* name : {"klines", "open interest history", "funding history"}) {
    for (const ErrorCase& c : cases) {
      const auto error =
          error_of(answered(feed_of(kLinear, name), three_days(kLinear), answer(c.body, c.status)));
      EXPECT_EQ(error.kind, c.kind) << name << ": " << c.body << ": " << error.sentence;
      EXPECT_FALSE(error.sentence.empty());
    }
  }
}

TEST(BybitErrors, WaitsTenMinutesOrAsLongAsTheHeaderSays) {
  const Feed feed = feed_of(kLinear, "klines");
  EXPECT_EQ(error_of(answered(feed, three_days(kLinear), answer("access too frequent", 403))).retry_after,
            std::chrono::minutes{10});
  const char* limit = R"({"retCode":10006,"retMsg":"Too many visits!","result":{}})";
  EXPECT_EQ(error_of(answered(feed, three_days(kLinear), answer(limit))).retry_after,
            std::chrono::minutes{10});
  EXPECT_EQ(error_of(answered(feed, three_days(kLinear),
                              answer(limit, 200, {{"x-bapi-limit-reset-timestamp", "1795348803000"}})))
                .retry_after,
            std::chrono::seconds{3});
}

TEST(BybitMutations, NeverGiveANumberThatWasNotThere) {
  const auto mutated = [](const core::Instrument& instrument, const char* name, const std::string& body) {
    return test::expect_survives_mutations({body, [&](const std::string& text) {
                                              return answered(feed_of(instrument, name),
                                                              three_days(instrument), answer(text));
                                            }});
  };
  EXPECT_GE(mutated(kLinear, "klines", enveloped("linear", "BTCUSDT", kDays)), 20);
  EXPECT_GE(mutated(kInverse, "klines", enveloped("inverse", "BTCUSD", kDays)), 20);
  EXPECT_GE(mutated(kSpot, "klines", enveloped("spot", "BTCUSDT", kDays)), 20);
  EXPECT_GE(mutated(kInverse, "open interest history", enveloped("inverse", "BTCUSD", kSnapshots)), 20);
  EXPECT_GE(mutated(kLinear, "funding history", funding_body(kPrints)), 20);
}

}  // namespace
}  // namespace btcflow::venues
