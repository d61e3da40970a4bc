// Binance over REST. Bodies written here follow the documented shape; recorded ones are read from the shared
// folder.
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

const core::Instrument kSpot = spot("binance", "BTCUSDT");
const core::Instrument kLinear =
    perp("binance-usdm", "BTCUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin, 1, {1});
const core::Instrument kInverse = perp("binance-coinm", "BTCUSD_PERP", MarketKind::PerpInverse,
                                       OpenInterestUnit::Contracts, 1, {100, OpenInterestUnit::Usd});

Feed feed_of(const core::Instrument& instrument, const std::string& name) {
  return feed_named(binance_venues(), instrument, name);
}

// Three days from 2024-01-01 on, the third one running at kNow.
const char* const kKlines = R"([
  [1704067200000,"42283.58","44184.10","42180.77","44179.55","27174.29903",1704153599999,"1169995682.12",1,"2","3","0"],
  [1704153600000,"44179.55","45879.63","44148.34","44946.91","65146.40661",1704239999999,"2944331885.75",1,"2","3","0"],
  [1704240000000,"44946.91","45500.00","40750.00","42845.23","81194.55173",1704326399999,"3507105109.77",1,"2","3","0"]])";
const char* const kNow = "2024-01-03T15:00Z";

Query three_days(const core::Instrument& instrument) {
  return query(instrument, "2024-01-01", "2024-01-04", kNow);
}

TEST(BinanceSpot, AsksForDaysWithInclusiveBounds) {
  const Feed feed = feed_of(kSpot, "klines");
  const Request first = first_request(feed, query(kSpot, "2024-01-01", "2026-01-01", kNow));
  EXPECT_EQ(first.origin, "https://data-api.binance.vision");
  EXPECT_EQ(
      first.target,
      "/api/v3/klines?symbol=BTCUSDT&interval=1d&startTime=1704067200000&endTime=1767225599999&limit=1000");
  EXPECT_EQ(first.budget, "binance:spot");
  EXPECT_EQ(first.weight, 2);
  const Request later = first_request(feed, query(kSpot, "2017-08-17", "2017-08-19", kNow));
  EXPECT_EQ(
      later.target,
      "/api/v3/klines?symbol=BTCUSDT&interval=1d&startTime=1502928000000&endTime=1503100799999&limit=1000");
}

// A page as long as the feed allows must not look cut off.
TEST(BinanceSpot, PagesAreShorterThanTheLimit) {
  EXPECT_LT(feed_of(kSpot, "klines").page, 1000 * core::kDay);
  EXPECT_LT(feed_of(kLinear, "klines").page, 1000 * core::kDay);
  EXPECT_LE(feed_of(kInverse, "klines").page, 200 * core::kDay);  // wider is refused with -4088
}

TEST(BinanceSpot, ReadsDaysAndMarksTheRunningOne) {
  const auto step = answered(feed_of(kSpot, "klines"), three_days(kSpot), answer(kKlines));
  const std::vector<Candle> wanted{
      {at("2024-01-01"), 42283.58, 44184.10, 42180.77, 44179.55, 27174.29903, true},
      {at("2024-01-02"), 44179.55, 45879.63, 44148.34, 44946.91, 65146.40661, true},
      {at("2024-01-03"), 44946.91, 45500.00, 40750.00, 42845.23, 81194.55173, false}};
  EXPECT_EQ(rows_of<Candle>(step), wanted);
  EXPECT_FALSE(step->truncated);
  EXPECT_FALSE(step->next);
}

TEST(BinanceSpot, RecordedYear) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/api_v3_klines__BTCUSDT__1d__bdad50.json");
  const auto rows = rows_of<Candle>(answered(
      feed_of(kSpot, "klines"), query(kSpot, "2019-01-01", "2020-01-01", "2026-11-22"), answer(body)));
  ASSERT_EQ(rows.size(), 365U);
  EXPECT_EQ(rows.front(), (Candle{at("2019-01-01"), 3701.23, 3810.16, 3642.00, 3797.14, 23741.687033, true}));
  EXPECT_EQ(rows.back(), (Candle{at("2019-12-31"), 7246.00, 7320.00, 7145.01, 7195.23, 25954.453533, true}));
}

TEST(BinanceSpot, IntradayRowsAreNotTakenForDays) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/api_v3_klines__BTCUSDT__1h__f981de.json");
  const auto error = error_of(answered(feed_of(kSpot, "klines"), three_days(kSpot), answer(body)));
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_NE(error.sentence.find("not at 00:00 UTC"), std::string::npos) << error.sentence;
}

TEST(BinanceSpot, EmptyPage) {
  EXPECT_TRUE(rows_of<Candle>(answered(feed_of(kSpot, "klines"), three_days(kSpot), answer("[]"))).empty());
}

std::string many_klines(std::size_t count) {
  std::string body = "[";
  for (std::size_t i = 0; i < count; ++i) {
    const auto open = (at("2020-01-01") + i * core::kDay).time_since_epoch().count();
    body += (i > 0 ? ",[" : "[") + std::to_string(open) + R"(,"1","2","0.5","1.5","7",0,"8",0,"0","0","0"])";
  }
  return body + "]";
}

TEST(BinanceSpot, AFullAnswerMayHaveBeenCut) {
  const auto ask = query(kSpot, "2020-01-01", "2023-01-01", "2026-11-22");
  EXPECT_TRUE(answered(feed_of(kSpot, "klines"), ask, answer(many_klines(1000)))->truncated);
  EXPECT_FALSE(answered(feed_of(kSpot, "klines"), ask, answer(many_klines(999)))->truncated);
  EXPECT_TRUE(
      answered(feed_of(kInverse, "klines"), three_days(kInverse), answer(many_klines(499)))->truncated);
  const auto many = [](const char* value, core::Duration step, std::size_t count) {
    std::string body = "[";
    for (std::size_t i = 0; i < count; ++i) {
      const auto time = (at("2024-01-01") + i * step).time_since_epoch().count();
      body += std::string(i > 0 ? "," : "") + "{" + value + std::to_string(time) + "}";
    }
    return answer(body + "]");
  };
  const char* print = R"("fundingRate":"0.0001","fundingTime":)";
  const Feed funding = feed_of(kLinear, "funding rate");
  EXPECT_TRUE(answered(funding, three_days(kLinear), many(print, core::kHour, 1000))->truncated);
  EXPECT_FALSE(answered(funding, three_days(kLinear), many(print, core::kHour, 999))->truncated);
  const char* snapshot = R"("sumOpenInterest":"1","timestamp":)";
  const Feed interest = feed_of(kLinear, "open interest history");
  const auto later = query(kLinear, "2024-01-01", "2024-01-02", "2026-11-22");
  EXPECT_TRUE(answered(interest, later, many(snapshot, std::chrono::minutes{5}, 500))->truncated);
  EXPECT_FALSE(answered(interest, later, many(snapshot, std::chrono::minutes{5}, 290))->truncated);
}

struct ErrorCase {
  int status;
  const char* body;
  ErrorKind kind;
};

TEST(BinanceErrors, AreWhatTheyMean) {
  const std::vector<ErrorCase> cases{
      {400, R"({"code":-1121,"msg":"Invalid symbol."})", ErrorKind::NotFound},
      {200, R"({"code":-4088,"msg":"Maximum time interval is 200 days."})", ErrorKind::BadInput},
      {400, R"({"code":-1102,"msg":"Mandatory parameter 'symbol' was not sent."})", ErrorKind::BadInput},
      {429, R"({"code":-1003,"msg":"Too many requests."})", ErrorKind::RateLimited},
      {418, "<html>teapot</html>", ErrorKind::RateLimited},
      {200, R"({"code":-1003,"msg":"Too many requests."})", ErrorKind::RateLimited},
      {451, R"({"code":0,"msg":"Service unavailable from a restricted location"})", ErrorKind::Forbidden},
      {403, "<html>WAF</html>", ErrorKind::Forbidden},
      {503, R"({"code":-1008,"msg":"Server is currently overloaded"})", ErrorKind::Unavailable},
      {502, "bad gateway", ErrorKind::Unavailable},
      {200, "<!DOCTYPE html><html></html>", ErrorKind::BadInput},
      {200, "", ErrorKind::BadInput},
      {200, R"({"rows":[]})", ErrorKind::BadInput}};
  for (const auto& [instrument, name] :
       {std::pair{kSpot, "klines"}, std::pair{kLinear, "klines"}, std::pair{kInverse, "klines"},
        std::pair{kLinear, "funding rate"}, std::pair{kInverse, "open interest history"}}) {
    for (const ErrorCase& c : cases) {
      const auto error =
          error_of(answered(feed_of(instrument, name), three_days(instrument), answer(c.body, c.status)));
      EXPECT_EQ(error.kind, c.kind) << name << " " << c.status << " " << c.body << ": " << error.sentence;
      EXPECT_FALSE(error.sentence.empty());
    }
  }
}

// The ban is told in words, to the millisecond.
TEST(BinanceErrors, WaitsAsLongAsTheVenueSays) {
  const Feed feed = feed_of(kLinear, "open interest history");
  const char* ban =
      R"({"code":-1003,"msg":"Way too many requests; IP(10.0.0.1) banned until 1795348860000."})";
  const auto banned = error_of(
      answered(feed, three_days(kLinear), answer(ban, 418, {}, core::Time{core::Duration{1795348800000}})));
  EXPECT_EQ(banned.retry_after, std::chrono::seconds{60});
  EXPECT_EQ(banned.sentence.find("10.0.0.1"), std::string::npos) << "an address has no place on screen";
  const auto asked = error_of(answered(
      feed, three_days(kLinear), answer(R"({"code":-1003,"msg":"Too many."})", 429, {{"retry-after", "7"}})));
  EXPECT_EQ(asked.retry_after, std::chrono::seconds{7});
}

TEST(BinanceUsdM, CandleRequests) {
  const Request request =
      first_request(feed_of(kLinear, "klines"), query(kLinear, "2024-01-01", "2026-01-01", kNow));
  EXPECT_EQ(request.origin, "https://fapi.binance.com");
  EXPECT_EQ(
      request.target,
      "/fapi/v1/klines?symbol=BTCUSDT&interval=1d&startTime=1704067200000&endTime=1767225599999&limit=1000");
  EXPECT_EQ(request.weight, 5);
  EXPECT_EQ(request.budget, "binance:futures");
}

TEST(BinanceUsdM, RecordedFirstDays) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/fapi_v1_klines__BTCUSDT__1d__a96683.json");
  const auto rows = rows_of<Candle>(answered(
      feed_of(kLinear, "klines"), query(kLinear, "2019-01-01", "2020-01-02", "2026-11-22"), answer(body)));
  ASSERT_EQ(rows.size(), 116U);
  EXPECT_EQ(rows.front(), (Candle{at("2019-09-08"), 10000, 10412.65, 10000, 10391.63, 3096.291, true}));
  EXPECT_EQ(rows.back(), (Candle{at("2020-01-01"), 7189.43, 7260.43, 7170.15, 7197.57, 56801.329, true}));
}

TEST(BinanceCoinM, CandleRequests) {
  const Request request =
      first_request(feed_of(kInverse, "klines"), query(kInverse, "2026-05-16", "2026-11-22", kNow));
  EXPECT_EQ(request.origin, "https://dapi.binance.com");
  EXPECT_EQ(request.target,
            "/dapi/v1/"
            "klines?symbol=BTCUSD_PERP&interval=1d&startTime=1778889600000&endTime=1795305599999&limit=499");
  EXPECT_EQ(request.weight, 2);
}

// Its sixth column counts contracts of 100 USD; coins stand in the eighth.
TEST(BinanceCoinM, VolumeIsInCoin) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/dapi_v1_klines__BTCUSD_PERP__1M__5bb554.json");
  const auto rows = rows_of<Candle>(answered(
      feed_of(kInverse, "klines"), query(kInverse, "2020-08-01", "2021-01-01", "2026-11-22"), answer(body)));
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0], (Candle{at("2020-08-01"), 11785.0, 12513.6, 11114.1, 11663.5, 104142.54608485, true}));
}

TEST(BinanceCoinM, RecordedRefusalOfALongSpan) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/dapi_v1_klines__BTCUSD_PERP__1d__9d3857.json");
  const auto error = error_of(answered(feed_of(kInverse, "klines"), three_days(kInverse), answer(body, 400)));
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_NE(error.sentence.find("Maximum time interval is 200 days."), std::string::npos);
}

// -- funding --

// One print comes 45 ms late (that happens), one belongs to a dividend, two are four hours apart.
const char* const kFunding = R"([
  {"symbol":"BTCUSDT","fundingTime":1704067200000,"fundingRate":"0.00037409","markPrice":""},
  {"symbol":"BTCUSDT","fundingTime":1704096000045,"fundingRate":"-0.00010000","markPrice":"42500.1"},
  {"symbol":"BTCUSDT","fundingTime":1704103200000,"fundingRate":"0.05000000","markPrice":"1","rateType":"Special"},
  {"symbol":"BTCUSDT","fundingTime":1704110400003,"fundingRate":"0.00020000","markPrice":"42501","rateType":"Regular"}])";

TEST(BinanceFunding, AsksFromADayEarlier) {
  const Request usdm =
      first_request(feed_of(kLinear, "funding rate"), query(kLinear, "2024-01-02", "2024-10-28", kNow));
  EXPECT_EQ(usdm.origin, "https://fapi.binance.com");
  EXPECT_EQ(usdm.target,
            "/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=1704067200000&endTime=1730073599999&limit=1000");
  EXPECT_EQ(usdm.budget, "binance:funding");
  const Request coinm =
      first_request(feed_of(kInverse, "funding rate"), query(kInverse, "2020-08-10", "2020-10-01", kNow));
  EXPECT_EQ(coinm.origin + coinm.target,
            "https://dapi.binance.com/dapi/v1/fundingRate?symbol=BTCUSD_PERP&startTime=1596931200000"
            "&endTime=1601510399999&limit=1000");
}

TEST(BinanceFunding, PrintsAtTheMinuteWithTheirIntervals) {
  const auto rows =
      rows_of<Funding>(answered(feed_of(kLinear, "funding rate"), three_days(kLinear), answer(kFunding)));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2024-01-01"));
  EXPECT_EQ(rows[0].rate, 0.00037409);
  EXPECT_EQ(rows[1].time, at("2024-01-01T08:00Z"));
  EXPECT_EQ(rows[1].rate, -0.0001);
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].time, at("2024-01-01T12:00Z"));
  EXPECT_EQ(rows[2].rate, 0.0002);
  EXPECT_EQ(rows[2].interval_hours, 4);
}

TEST(BinanceFunding, RecordedPrints) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/fapi_v1_fundingRate__BTCUSDT__223d65.json");
  const auto rows =
      rows_of<Funding>(answered(feed_of(kLinear, "funding rate"), three_days(kLinear), answer(body)));
  ASSERT_EQ(rows.size(), 100U);
  EXPECT_EQ(rows[0].time, at("2020-09-15"));
  EXPECT_EQ(rows[0].rate, -0.00022270);
  EXPECT_EQ(rows[1].rate, -0.00002796);
  EXPECT_EQ(rows[99].time, at("2020-10-18"));
  for (const Funding& row : rows) {
    EXPECT_EQ(row.time.time_since_epoch() % std::chrono::hours{8}, core::Duration{0});
    EXPECT_EQ(row.interval_hours, 8);
  }
}

TEST(BinanceFunding, RecordedPrintsOfCoinM) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/dapi_v1_fundingRate__BTCUSD_PERP__d3b405.json");
  const auto rows =
      rows_of<Funding>(answered(feed_of(kInverse, "funding rate"), three_days(kInverse), answer(body)));
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[1].time, at("2020-11-16T16:00Z"));
  EXPECT_EQ(rows[1].rate, 0.00025141);
}

TEST(BinanceFunding, EmptyAndAnothersRows) {
  const Feed feed = feed_of(kInverse, "funding rate");
  EXPECT_TRUE(rows_of<Funding>(answered(feed, three_days(kInverse), answer("[]"))).empty());
  EXPECT_EQ(error_of(answered(feed, three_days(kInverse), answer(kFunding))).sentence,
            "row 1: symbol is not BTCUSD_PERP");
}

// -- open interest --

// Labels of 2026 are the start of five minutes: 23:55 is the snapshot of 00:00. Each row here is the last of
// its day, so that leaving one out changes no other.
const char* const kOpenInterest = R"([
  {"symbol":"BTCUSDT","sumOpenInterest":"90000.5","sumOpenInterestValue":"1","CMCCirculatingSupply":"19","timestamp":1794959700000},
  {"symbol":"BTCUSDT","sumOpenInterest":"91000.25","sumOpenInterestValue":"1","timestamp":1795046100000},
  {"symbol":"BTCUSDT","sumOpenInterest":"92000","sumOpenInterestValue":"1","timestamp":1795089300000}])";

Query a_day(const core::Instrument& instrument) {
  return query(instrument, "2026-11-19", "2026-11-20", "2026-11-22T12:00Z");
}

TEST(BinanceOpenInterest, AsksForFiveMinutesOfADay) {
  const Request usdm = first_request(feed_of(kLinear, "open interest history"), a_day(kLinear));
  EXPECT_EQ(usdm.origin + usdm.target,
            "https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=5m"
            "&startTime=1795045800000&endTime=1795132800000&limit=500");
  EXPECT_EQ(usdm.budget, "binance:futures-data");
  const Request coinm = first_request(feed_of(kInverse, "open interest history"), a_day(kInverse));
  EXPECT_EQ(
      coinm.origin + coinm.target,
      "https://dapi.binance.com/futures/data/openInterestHist?pair=BTCUSD&contractType=PERPETUAL&period=5m"
      "&startTime=1795045800000&endTime=1795132800000&limit=500");
  EXPECT_LT(*feed_of(kLinear, "open interest history").retention, 30 * core::kDay);
}

TEST(BinanceOpenInterest, LabelsOf2026AreStartsOfPeriods) {
  const auto rows = rows_of<OpenInterest>(
      answered(feed_of(kLinear, "open interest history"), a_day(kLinear), answer(kOpenInterest)));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2026-11-18"));
  EXPECT_EQ(rows[0].value, 90000.5);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[1].time, at("2026-11-19"));
  EXPECT_EQ(rows[2].time, at("2026-11-19T12:00Z"));
}

TEST(BinanceOpenInterest, KeepsTheLastOfADayThatHasAValue) {
  const char* body = R"([
    {"symbol":"BTCUSDT","sumOpenInterest":"1000","timestamp":1795089300000},
    {"symbol":"BTCUSDT","sumOpenInterest":"1001","timestamp":1795132200000},
    {"symbol":"BTCUSDT","sumOpenInterest":"0.00000000","timestamp":1795132500000}])";
  const auto rows = rows_of<OpenInterest>(
      answered(feed_of(kLinear, "open interest history"), a_day(kLinear), answer(body)));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2026-11-19T23:55Z"));
  EXPECT_EQ(rows[0].value, 1001);
}

// The period under way ends in the future: nothing may be stamped there.
TEST(BinanceOpenInterest, NothingIsStampedAfterNow) {
  const auto ask = query(kLinear, "2026-11-19", "2026-11-20", "2026-11-19T11:57Z");
  const auto rows =
      rows_of<OpenInterest>(answered(feed_of(kLinear, "open interest history"), ask, answer(kOpenInterest)));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.back().time, at("2026-11-19"));
}

TEST(BinanceOpenInterest, ContractsBecomeDollars) {
  const char* body = R"([{"pair":"BTCUSD","contractType":"PERPETUAL","sumOpenInterest":"5578700.00000000",
    "sumOpenInterestValue":"18265.00911826","timestamp":1795046100000}])";
  const auto rows = rows_of<OpenInterest>(
      answered(feed_of(kInverse, "open interest history"), a_day(kInverse), answer(body)));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 557870000);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
}

TEST(BinanceOpenInterest, RecordedSnapshot) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/futures_data_openInterestHist__BTCUSDT__5m__5e9d99.json");
  const auto rows = rows_of<OpenInterest>(
      answered(feed_of(kLinear, "open interest history"), a_day(kLinear), answer(body)));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2020-10-18T02:50Z"));  // labels of 2020 are the snapshots
  EXPECT_EQ(rows[0].value, 36316.877);
}

// The same address serves dated contracts: theirs are other numbers.
TEST(BinanceOpenInterest, RecordedDatedContractsAreRefused) {
  BTCFLOW_PAYLOAD(body, "binance/recorded/futures_data_openInterestHist__BTCUSD__5m__23d622.json");
  EXPECT_EQ(
      error_of(answered(feed_of(kInverse, "open interest history"), a_day(kInverse), answer(body))).sentence,
      "row 1: contractType is not PERPETUAL");
}

TEST(BinanceOpenInterest, Empty) {
  const auto step = answered(feed_of(kLinear, "open interest history"), a_day(kLinear), answer("[]"));
  EXPECT_TRUE(rows_of<OpenInterest>(step).empty());
}

// -- what comes wrong --

int mutated(const Feed& feed, const Query& ask, const char* body) {
  return test::expect_survives_mutations(
      {body, [&](const std::string& text) { return answered(feed, ask, answer(text)); }});
}

TEST(BinanceMutations, NeverGiveANumberThatWasNotThere) {
  EXPECT_GE(mutated(feed_of(kSpot, "klines"), three_days(kSpot), kKlines), 20);
  EXPECT_GE(mutated(feed_of(kLinear, "klines"), three_days(kLinear), kKlines), 20);
  EXPECT_GE(mutated(feed_of(kInverse, "klines"), three_days(kInverse), kKlines), 20);
  EXPECT_GE(mutated(feed_of(kLinear, "open interest history"), a_day(kLinear), kOpenInterest), 20);
  const char* coinm = R"([
    {"pair":"BTCUSD","contractType":"PERPETUAL","sumOpenInterest":"11000000","timestamp":1794959700000},
    {"pair":"BTCUSD","contractType":"PERPETUAL","sumOpenInterest":"11000001","timestamp":1795046100000}])";
  EXPECT_GE(mutated(feed_of(kInverse, "open interest history"), a_day(kInverse), coinm), 20);
  // Prints eight hours apart: a row that is left out must not change its neighbour's interval.
  const char* usdm = R"([
    {"symbol":"BTCUSDT","fundingTime":1704067200000,"fundingRate":"0.00037409","markPrice":""},
    {"symbol":"BTCUSDT","fundingTime":1704096000000,"fundingRate":"-0.00010000","markPrice":"42500.1"}])";
  EXPECT_GE(mutated(feed_of(kLinear, "funding rate"), three_days(kLinear), usdm), 20);
  const char* inverse = R"([
    {"symbol":"BTCUSD_PERP","fundingTime":1704067200000,"fundingRate":"0.00037409"},
    {"symbol":"BTCUSD_PERP","fundingTime":1704096000000,"fundingRate":"-0.00010000"}])";
  EXPECT_GE(mutated(feed_of(kInverse, "funding rate"), three_days(kInverse), inverse), 20);
}

}  // namespace
}  // namespace btcflow::venues
