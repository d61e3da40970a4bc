// Hyperliquid. Bodies are ours, written from the documented shapes (docs/venues.md, Hyperliquid), but for the
// one that is named.
#include <nlohmann/json.hpp>

#include "all.h"
#include "feed_support.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::ErrorKind;
using core::Funding;
using core::kDay;
using core::kHour;
using core::make_day;
using core::MarketKind;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::SeriesKind;
using core::Time;
using namespace asking;

const Time kNow = make_day(2026, 11, 22) + std::chrono::hours{12};

core::Instrument btc() {
  core::Instrument instrument = perp("hyperliquid", "BTC", MarketKind::PerpLinear, OpenInterestUnit::Coin, 2,
                                     {1, OpenInterestUnit::Coin});
  instrument.funding_interval_hours = 1;
  return instrument;
}
Feed feed(const char* name) { return feed_named(hyperliquid_venues(), btc(), name); }
Query query_of(Time from, Time to) { return {btc(), {from, to}, kNow}; }
Query last_days() { return query_of(make_day(2026, 11, 20), make_day(2026, 11, 23)); }

core::Result<Step> read(const char* name, const std::string& body, int status = 200) {
  return answered(feed(name), last_days(), answer(body, status, {}, kNow));
}

nlohmann::json body_of(const Request& request) { return nlohmann::json::parse(request.body); }

const std::string kCandles = R"([
  {"t":1795132800000,"T":1795219199999,"s":"BTC","i":"1d","o":"87000.0","c":"87500.0","h":"88000.5","l":"86000.0","v":"30123.45","n":512345},
  {"t":1795219200000,"T":1795305599999,"s":"BTC","i":"1d","o":"87500.0","c":"87400.0","h":"87900.0","l":"86900.0","v":"20001.5","n":412345},
  {"t":1795305600000,"T":1795391999999,"s":"BTC","i":"1d","o":"87400.0","c":"87450.0","h":"87600.0","l":"87100.0","v":"9000.25","n":112345}])";

const std::string kFunding = R"([
  {"coin":"BTC","fundingRate":"0.0000125","premium":"0.00057962","time":1795132800031},
  {"coin":"BTC","fundingRate":"-0.0000081","premium":"-0.00012","time":1795136400000},
  {"coin":"BTC","fundingRate":"0.0000033","time":1795140000007}])";

const std::string kContexts = R"([
  {"universe":[{"name":"ETH","szDecimals":4,"maxLeverage":50},{"name":"BTC","szDecimals":5,"maxLeverage":50},{"name":"SOL","szDecimals":2}]},
  [{"funding":"0.00001","openInterest":"350000.5","markPx":"2900.1","oraclePx":"2901.0","premium":"0.0001","dayNtlVlm":"1.5"},
   {"funding":"0.0000125","openInterest":"9942.2624","markPx":"87450.0","oraclePx":"87440.0","premium":null,"dayNtlVlm":"123456789.5"},
   {"funding":"0.00002","openInterest":"4000000.0","markPx":"140.0"}]])";

TEST(Hyperliquid, AsksForDailyCandlesByPost) {
  const Feed candles = feed("candle snapshot");
  const Request request = first_request(candles, last_days());
  EXPECT_EQ(request.method, core::HttpMethod::Post);
  EXPECT_EQ(request.origin + request.target, "https://api.hyperliquid.xyz/info");
  ASSERT_EQ(request.headers.size(), 1U);
  EXPECT_EQ(request.headers[0].name + ": " + request.headers[0].value, "Content-Type: application/json");
  EXPECT_EQ(body_of(request), nlohmann::json::parse(R"({"type":"candleSnapshot",
    "req":{"coin":"BTC","interval":"1d","startTime":1795132800000,"endTime":1795391999999}})"));
  EXPECT_EQ(request.weight, 21);
}

// Only the newest 5000 candles are served; a page is clearly fewer.
TEST(Hyperliquid, AsksForAnOlderPageOfCandlesAtItsWeight) {
  const Feed candles = feed("candle snapshot");
  EXPECT_EQ(candles.page, 2000 * kDay);
  const Time to = make_day(2026, 1, 1);
  const Request request = first_request(candles, query_of(to - candles.page, to));
  EXPECT_EQ(body_of(request)["req"]["endTime"], 1767225599999);
  EXPECT_EQ(body_of(request)["req"]["startTime"], 1767225600000 - 2000 * 86400000LL);
  EXPECT_EQ(request.weight, 20 + 34);  // one more for each 60 rows
}

TEST(Hyperliquid, ReadsCandles) {
  const auto step = read("candle snapshot", kCandles);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000, 88000.5, 86000, 87500, 30123.45, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87400, 87600, 87100, 87450, 9000.25, false}));
  EXPECT_FALSE(step->truncated);
}

TEST(Hyperliquid, ReadsAnEmptyPage) {
  EXPECT_TRUE(rows_of<Candle>(read("candle snapshot", "[]")).empty());
  EXPECT_TRUE(rows_of<Funding>(read("funding history", "[]")).empty());
}

TEST(Hyperliquid, RefusesCandlesOfAnotherIntervalOrCoin) {
  std::string hours = kCandles;
  hours.replace(hours.find("\"1d\""), 4, "\"1h\"");
  expect_error(read("candle snapshot", hours), ErrorKind::BadInput, "row 1: i is not 1d");
  std::string other = kCandles;
  other.replace(other.rfind("\"BTC\""), 5, "\"ETH\"");
  expect_error(read("candle snapshot", other), ErrorKind::BadInput, "row 3: s is not BTC");
}

// Prints jitter around the hour: one that belongs to the first hour may lie before it.
TEST(Hyperliquid, AsksForFunding) {
  const Feed funding = feed("funding history");
  EXPECT_EQ(funding.page, 19 * kDay);
  EXPECT_EQ(funding.step, kHour);
  EXPECT_EQ(funding.since, make_day(2023, 5, 1));
  const Time from = make_day(2026, 11, 1);
  const Request request = first_request(funding, query_of(from, from + funding.page));
  EXPECT_EQ(request.method, core::HttpMethod::Post);
  EXPECT_EQ(body_of(request), nlohmann::json::parse(R"({"type":"fundingHistory","coin":"BTC",
    "startTime":1793491140000,"endTime":1795132799999})"));
  EXPECT_EQ(request.weight, 20 + 23);  // one more for each 20 rows
  EXPECT_EQ(body_of(first_request(funding, query_of(from - funding.page, from)))["endTime"], 1793491199999);
}

TEST(Hyperliquid, ReadsHourlyFunding) {
  const auto rows = rows_of<Funding>(read("funding history", kFunding));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, make_day(2026, 11, 20));  // without the 31 ms
  EXPECT_EQ(rows[0].rate, 0.0000125);
  EXPECT_EQ(rows[1].rate, -0.0000081);
  EXPECT_EQ(rows[2].time, make_day(2026, 11, 20) + 2 * kHour);
  for (const Funding& row : rows) EXPECT_EQ(row.interval_hours, 1);
}

// An hour without a print does not make the next rate count for two.
TEST(Hyperliquid, AMissingHourStaysAnHour) {
  nlohmann::json document = nlohmann::json::parse(kFunding);
  document.erase(1);
  const auto rows = rows_of<Funding>(read("funding history", document.dump()));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].interval_hours, 1);
}

TEST(Hyperliquid, ReadsTheFixtureOfAnotherClient) {
  BTCFLOW_PAYLOAD(body, "hyperliquid/fixture/http_funding_history.json");
  const auto rows = rows_of<Funding>(read("funding history", body));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, make_day(2026, 2, 1) + std::chrono::minutes{80});  // made up: off the hour
  EXPECT_EQ(rows[0].rate, 0.0000125);
  EXPECT_EQ(rows[1].rate, -0.0000081);
  EXPECT_EQ(rows[2].rate, 0.0000033);
}

TEST(Hyperliquid, TellsACutAnswer) {
  const auto truncated = [](int hours) {
    nlohmann::json rows = nlohmann::json::array();
    for (int i = 0; i < hours; ++i) {
      rows.push_back({{"coin", "BTC"}, {"fundingRate", "0.00001"}, {"time", 1795132800000 + i * 3600000LL}});
    }
    const auto step = read("funding history", rows.dump());
    return step && step->truncated;
  };
  EXPECT_TRUE(truncated(500));
  EXPECT_FALSE(truncated(457));  // of a regular page
}

TEST(Hyperliquid, AsksForTheCurrentOpenInterest) {
  const Feed now = feed("open interest now");
  EXPECT_EQ(now.kind, FeedKind::Sample);
  const Request request = first_request(now, last_days());
  EXPECT_EQ(request.method, core::HttpMethod::Post);
  EXPECT_EQ(request.body, R"({"type":"metaAndAssetCtxs"})");
  EXPECT_EQ(request.weight, 20);
}

// By name, not by position among the coins; and one side of what counts both.
TEST(Hyperliquid, HalvesTheOpenInterestOfTheCoin) {
  const auto rows = rows_of<OpenInterest>(read("open interest now", kContexts));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].value, 4971.1312);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[0].time, kNow);  // the venue sends no time
}

TEST(Hyperliquid, RefusesListsThatDoNotBelongTogether) {
  nlohmann::json document = nlohmann::json::parse(kContexts);
  document[1].erase(0);
  expect_error(read("open interest now", document.dump()), ErrorKind::BadInput, "of different length");
}

TEST(Hyperliquid, SaysWhenTheCoinIsNotListed) {
  core::Instrument other = btc();
  other.symbol = "NOPE";
  const auto step = answered(feed_named(hyperliquid_venues(), other, "open interest now"),
                             {other, last_days().span, kNow}, answer(kContexts));
  expect_error(step, ErrorKind::NotFound, "does not list NOPE");
}

TEST(Hyperliquid, TurnsTheVenuesErrorsIntoKinds) {
  for (const char* name : {"candle snapshot", "funding history", "open interest now"}) {
    SCOPED_TRACE(name);
    expect_error(read(name, "Failed to deserialize the JSON body into the target type", 422),
                 ErrorKind::BadInput, "HTTP 422");
    expect_error(read(name, "", 429), ErrorKind::RateLimited, "HTTP 429");
    expect_error(read(name, "null", 500), ErrorKind::Unavailable, "HTTP 500");
    expect_error(read(name, "<html>", 403), ErrorKind::Forbidden, "HTTP 403");
    expect_error(read(name, "null"), ErrorKind::BadInput, "");
  }
}

int mutations(const char* name, const std::string& body) {
  test::Subject subject;
  subject.body = body;
  subject.read = [name](const std::string& text) { return read(name, text); };
  return test::expect_survives_mutations(subject);
}

TEST(Hyperliquid, CandlesSurviveMutations) { EXPECT_GE(mutations("candle snapshot", kCandles), 20); }
TEST(Hyperliquid, FundingSurvivesMutations) { EXPECT_GE(mutations("funding history", kFunding), 20); }
TEST(Hyperliquid, OpenInterestSurvivesMutations) { EXPECT_GE(mutations("open interest now", kContexts), 20); }

TEST(Hyperliquid, StaysBelowTheDocumentedBudget) {
  const Budget budget = hyperliquid_venues()[0].budgets[0];
  EXPECT_EQ(budget.capacity, 960);
  EXPECT_EQ(budget.window, std::chrono::minutes{1});
  EXPECT_EQ(first_request(feed("funding history"), last_days()).budget, budget.id);
}

}  // namespace

}  // namespace btcflow::venues
