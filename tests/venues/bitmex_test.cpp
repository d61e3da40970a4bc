// BitMEX, closed on 2026-09-23. Bodies are written here in the documented shape: no answer of these endpoints
// is at hand.
#include <gtest/gtest.h>

#include "all.h"
#include "asking.h"
#include "feed_support.h"
#include "support/mutations.h"

namespace btcflow::venues {
namespace {

using namespace asking;
using core::Candle;
using core::ErrorKind;
using core::Funding;
using core::MarketKind;
using core::OpenInterestUnit;

core::Instrument xbtusd() {
  core::Instrument instrument =
      perp("bitmex", "XBTUSD", MarketKind::PerpInverse, OpenInterestUnit::Usd, 1, {1, OpenInterestUnit::Usd});
  instrument.open_interest_unit.reset();
  instrument.since = at("2016-05-13");
  instrument.until = at("2026-09-23");
  return instrument;
}

const core::Instrument kXbt = xbtusd();
const char* const kNow = "2026-11-22T12:00Z";

Feed feed(const core::Instrument& instrument, const std::string& name) {
  return feed_named(bitmex_venues(), instrument, name);
}

core::Result<Step> read(const std::string& name, const std::string& body,
                        const core::Instrument& instrument = kXbt) {
  return answered(feed(instrument, name), query(instrument, "2016-06-01", "2020-01-04", kNow), answer(body));
}

// -- candles --

// Stamped with the end of the bucket; the open of 2020-01-03 lies below its low.
const std::string kBuckets = R"([
  {"timestamp":"2020-01-02T00:00:00.000Z","symbol":"XBTUSD","open":7168.5,"high":7248,"low":7136.5,"close":7174.5,
   "trades":226042,"volume":725640219,"vwap":7198.0,"lastSize":600,"turnover":10081244541513,
   "homeNotional":100812.44541513,"foreignNotional":725640219},
  {"timestamp":"2020-01-03T00:00:00.000Z","symbol":"XBTUSD","open":7174.5,"high":7184.5,"low":6901,"close":6944.5,
   "trades":323405,"volume":1299022474,"vwap":7034.8,"lastSize":8,"turnover":18466170121371,
   "homeNotional":184661.70121371,"foreignNotional":1299022474},
  {"timestamp":"2020-01-04T00:00:00.000Z","symbol":"XBTUSD","open":6944.5,"high":7420,"low":6945,"close":7328,
   "trades":478411,"volume":2215302112,"vwap":7208.2,"lastSize":200,"turnover":30733220116120,
   "homeNotional":307332.2011612,"foreignNotional":2215302112}])";

TEST(BitmexCandles, Requests) {
  const Request first =
      first_request(feed(kXbt, "trade bucketed"), query(kXbt, "2020-01-01", "2020-01-04", kNow));
  EXPECT_EQ(first.origin, "https://www.bitmex.com");
  // Of 2020-01-01 the stamp is 2020-01-02, of the last day wanted 2020-01-04; both bounds are inclusive.
  EXPECT_EQ(first.target,
            "/api/v1/trade/bucketed?symbol=XBTUSD&binSize=1d&partial=false"
            "&startTime=2020-01-02T00%3A00%3A00Z&endTime=2020-01-04T00%3A00%3A00Z&count=500");
  EXPECT_EQ(first_request(feed(kXbt, "trade bucketed"), query(kXbt, "2025-09-01", "2026-09-23", kNow)).target,
            "/api/v1/trade/bucketed?symbol=XBTUSD&binSize=1d&partial=false"
            "&startTime=2025-09-02T00%3A00%3A00Z&endTime=2026-09-23T00%3A00%3A00Z&count=500");
}

TEST(BitmexCandles, AreOfTheDayThatEndsAtTheStampAndInCoin) {
  const auto step = read("trade bucketed", kBuckets);
  const std::vector<Candle> wanted{{at("2020-01-01"), 7168.5, 7248, 7136.5, 7174.5, 100812.44541513, true},
                                   {at("2020-01-02"), 7174.5, 7184.5, 6901, 6944.5, 184661.70121371, true},
                                   {at("2020-01-03"), 6944.5, 7420, 6945, 7328, 307332.2011612, true}};
  EXPECT_EQ(rows_of<Candle>(step), wanted) << "the open is the close before, though it is below the low";
  EXPECT_FALSE(step->truncated);
}

TEST(BitmexCandles, QuantoAndSpotAreReadTheSameWay) {
  core::Instrument quanto = perp("bitmex", "ETHUSD", MarketKind::PerpQuanto, OpenInterestUnit::Coin);
  quanto.since = at("2018-08-02");
  const auto rows =
      rows_of<Candle>(read("trade bucketed",
                           R"([{"timestamp":"2018-08-04T00:00:00.000Z","symbol":"ETHUSD","open":410.5,
      "high":418,"low":402,"close":417.9,"volume":1000,"homeNotional":55.5,"foreignNotional":23000}])",
                           quanto));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].volume, 55.5);
  const core::Instrument eth = spot("bitmex", "ETH_USDT");
  EXPECT_EQ(bitmex_venues().at(0).feeds(eth).size(), 1U) << "spot has no funding";
}

// The first bucket of all has none before it whose close could be its open.
TEST(BitmexCandles, TheFirstDayMayLackAnOpen) {
  core::Instrument young = perp("bitmex", "XBTUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin);
  young.since = at("2021-11-10");
  const std::string body = R"([
    {"timestamp":"2021-11-11T00:00:00.000Z","symbol":"XBTUSDT","open":null,"high":69000,"low":63000,"close":64900,
     "homeNotional":1.5},
    {"timestamp":"2021-11-12T00:00:00.000Z","symbol":"XBTUSDT","open":64900,"high":65500,"low":64000,"close":64800,
     "homeNotional":2.5}])";
  const auto step = read("trade bucketed", body, young);
  ASSERT_EQ(rows_of<Candle>(step).size(), 1U);
  EXPECT_EQ(rows_of<Candle>(step).at(0).day, at("2021-11-11"));
  EXPECT_EQ(step->remarks.size(), 1U);
  young.since = at("2021-11-09");
  expect_error(read("trade bucketed", body, young), ErrorKind::BadInput, "row 1: open is missing");
}

TEST(BitmexCandles, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Candle>(read("trade bucketed", "[]")).empty());
  std::string list;
  for (int i = 0; i < 500; ++i) {
    list += std::string(i > 0 ? "," : "") + R"({"timestamp":")" +
            core::to_iso(at("2017-01-01") + i * core::kDay) +
            R"(","symbol":"XBTUSD","open":1,"high":2,"low":1,"close":2,"homeNotional":3})";
  }
  EXPECT_TRUE(read("trade bucketed", "[" + list + "]")->truncated);
  EXPECT_LT(feed(kXbt, "trade bucketed").page, 500 * core::kDay);
}

TEST(BitmexCandles, AnotherSymbolsRowsAreRefused) {
  const core::Instrument eth = perp("bitmex", "ETHUSD", MarketKind::PerpQuanto, OpenInterestUnit::Coin);
  expect_error(read("trade bucketed", kBuckets, eth), ErrorKind::BadInput, "symbol is not ETHUSD");
}

TEST(BitmexCandles, SurviveMutations) {
  const int tried = test::expect_survives_mutations(
      {kBuckets, [](const std::string& body) { return read("trade bucketed", body); }});
  EXPECT_GE(tried, 20);
}

// -- funding --

const std::string kPrints = R"([
  {"timestamp":"2016-06-03T12:00:00.000Z","symbol":"XBTUSD","fundingInterval":"2000-01-02T00:00:00.000Z",
   "fundingRate":0.01125,"fundingRateDaily":0.01125},
  {"timestamp":"2016-06-04T12:00:00.000Z","symbol":"XBTUSD","fundingInterval":"2000-01-02T00:00:00.000Z",
   "fundingRate":-0.003,"fundingRateDaily":-0.003},
  {"timestamp":"2016-06-04T20:00:00.000Z","symbol":"XBTUSD","fundingInterval":"2000-01-01T08:00:00.000Z",
   "fundingRate":0.001089,"fundingRateDaily":0.003267}])";

TEST(BitmexFunding, Requests) {
  EXPECT_EQ(first_request(feed(kXbt, "funding"), query(kXbt, "2016-05-14T12:00Z", "2016-10-01", kNow)).target,
            "/api/v1/funding?symbol=XBTUSD&startTime=2016-05-14T12%3A00%3A00Z"
            "&endTime=2016-09-30T23%3A59%3A59.999Z&count=500");
  EXPECT_LT(feed(kXbt, "funding").page / std::chrono::hours{8}, 500);
}

// Once a day until 2016-06-04, then every eight hours: each row says which. 1.125 % is real.
TEST(BitmexFunding, IntervalsAreReadFromEachRow) {
  const auto rows = rows_of<Funding>(read("funding", kPrints));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2016-06-03T12:00Z"));
  EXPECT_EQ(rows[0].rate, 0.01125);
  EXPECT_EQ(rows[0].interval_hours, 24);
  EXPECT_EQ(rows[1].interval_hours, 24);
  EXPECT_EQ(rows[2].time, at("2016-06-04T20:00Z"));
  EXPECT_EQ(rows[2].rate, 0.001089);
  EXPECT_EQ(rows[2].interval_hours, 8) << "as the row says, though it comes eight hours after another";
}

TEST(BitmexFunding, AnIntervalThatCannotBeIsRefused) {
  for (const char* interval :
       {"2000-01-01T00:00:00.000Z", "2000-01-05T00:00:00.000Z", "8", "1999-12-31T00:00Z"}) {
    expect_error(read("funding", std::string(R"([{"timestamp":"2017-01-01T12:00:00.000Z","symbol":"XBTUSD",
                      "fundingInterval":")") +
                                     interval + R"(","fundingRate":0.0001}])"),
                 ErrorKind::BadInput, "fundingInterval");
  }
}

TEST(BitmexFunding, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Funding>(read("funding", "[]")).empty());
  std::string list;
  for (int i = 0; i < 500; ++i) {
    list += std::string(i > 0 ? "," : "") + R"({"timestamp":")" +
            core::to_iso(at("2017-01-01T04:00Z") + i * 8 * core::kHour) +
            R"(","symbol":"XBTUSD","fundingInterval":"2000-01-01T08:00:00.000Z","fundingRate":0.0001})";
  }
  EXPECT_TRUE(read("funding", "[" + list + "]")->truncated);
}

TEST(BitmexFunding, SurvivesMutations) {
  const int tried = test::expect_survives_mutations(
      {kPrints, [](const std::string& body) { return read("funding", body); }});
  EXPECT_GE(tried, 20);
}

// -- errors, and the end --

TEST(BitmexErrors, InTheVenuesManner) {
  const auto error = [](int status, const char* words, std::vector<core::HttpHeader> headers = {}) {
    return answered(feed(kXbt, "funding"), query(kXbt, "2020-01-01", "2020-01-04", kNow),
                    answer(std::string(R"({"error":{"message":")") + words + R"(","name":"HTTPError"}})",
                           status, std::move(headers)));
  };
  const auto wait = error(429, "Rate limit exceeded, retry in 1 seconds.", {{"retry-after", "1"}});
  expect_error(wait, ErrorKind::RateLimited, "Rate limit exceeded");
  EXPECT_EQ(wait.error().retry_after, std::chrono::seconds{1});
  expect_error(error(400, "Invalid symbol"), ErrorKind::BadInput, "Invalid symbol");
  expect_error(error(404, "Not Found"), ErrorKind::NotFound, "Not Found");
  expect_error(error(403, "Access denied"), ErrorKind::Forbidden, "Access denied");
  expect_error(error(503, "The system is currently overloaded."), ErrorKind::Unavailable, "overloaded");
  expect_error(error(200, "Closed"), ErrorKind::BadInput, "Closed");
}

// The series ends with the venue: what came after must never be asked for.
TEST(BitmexVenue, EndsOnTheDayOfItsClosure) {
  EXPECT_EQ(feed(kXbt, "trade bucketed").until, at("2026-09-23")) << "the last whole day is the 22nd";
  EXPECT_EQ(feed(kXbt, "funding").until, at("2026-09-23T04:01Z")) << "with the print at the closure";
  EXPECT_NE(bitmex_venues().at(0).note.find("closed"), std::string::npos);
}

TEST(BitmexVenue, OpenInterestIsNotServed) {
  for (const Feed& each : bitmex_venues().at(0).feeds(kXbt)) {
    EXPECT_NE(each.series, core::SeriesKind::OpenInterest);
  }
}

}  // namespace
}  // namespace btcflow::venues
