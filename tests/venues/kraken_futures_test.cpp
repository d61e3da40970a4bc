// Kraken Futures. Bodies are ours, written from the documented shapes (docs/venues.md, Kraken Futures), but
// for the recorded ones that are named.
#include "feed_support.h"

#include <nlohmann/json.hpp>

#include "all.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::ErrorKind;
using core::Funding;
using core::make_day;
using core::MarketKind;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::SeriesKind;
using namespace asking;

constexpr const char* kNow = "2026-11-22T14:30Z";

core::Instrument pf() {
  core::Instrument instrument = perp("kraken-futures", "PF_XBTUSD", MarketKind::PerpLinear,
                                     OpenInterestUnit::Coin, 1, {1, OpenInterestUnit::Coin});
  instrument.since = make_day(2022, 3, 22);
  return instrument;
}
core::Instrument pi() {
  return perp("kraken-futures", "PI_XBTUSD", MarketKind::PerpInverse, OpenInterestUnit::Usd, 1,
              {1, OpenInterestUnit::Usd});
}

Feed feed(const core::Instrument& instrument, SeriesKind series) {
  return feed_of(kraken_futures_venues(), instrument, series);
}
Query last_days(const core::Instrument& instrument) {
  return query(instrument, "2026-11-20", "2026-11-23", kNow);
}
core::Result<Step> read(const core::Instrument& instrument, SeriesKind series, const std::string& body,
                        int status = 200) {
  return answered(feed(instrument, series), last_days(instrument), answer(body, status));
}

// --- candles

const std::string kCandles = R"({"candles":[
  {"time":1795132800000,"open":"87000","high":"88000.5","low":"86000","close":"87500","volume":"350000"},
  {"time":1795219200000,"open":"87500","high":"87900","low":"87000","close":"87200.5","volume":"0"},
  {"time":1795305600000,"open":87200.5,"high":87600,"low":87100,"close":87400,"volume":1234.5}],
  "more_candles":false})";

TEST(KrakenFutures, AsksForCandlesWithBothBounds) {
  const Feed candles = feed(pf(), SeriesKind::Candles);
  const Request request = first_request(candles, last_days(pf()));
  EXPECT_EQ(request.origin, "https://futures.kraken.com");
  EXPECT_EQ(request.target, "/api/charts/v1/trade/PF_XBTUSD/1d?from=1795132800&to=1795391999");
  EXPECT_EQ(first_request(candles, query(pi(), "2022-03-22", "2026-01-01", kNow)).target,
            "/api/charts/v1/trade/PI_XBTUSD/1d?from=1647907200&to=1767225599");
  EXPECT_LT(candles.page, core::kDay * 1990);
}

TEST(KrakenFutures, ReadsCandlesWithNumbersAsTextOrNot) {
  const auto step = read(pf(), SeriesKind::Candles, kCandles);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000, 88000.5, 86000, 87500, 350000, true}));
  EXPECT_EQ(rows[1], (Candle{make_day(2026, 11, 21), 87500, 87900, 87000, 87200.5, 0, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87200.5, 87600, 87100, 87400, 1234.5, false}));
  EXPECT_FALSE(step->truncated);
}

TEST(KrakenFutures, TheInverseContractsVolumeIsDollars) {
  const auto rows = rows_of<Candle>(read(pi(), SeriesKind::Candles, kCandles));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_DOUBLE_EQ(rows[0].volume, 4);  // 350000 / 87500
  EXPECT_EQ(rows[1].volume, 0);
  EXPECT_DOUBLE_EQ(rows[2].volume, 1234.5 / 87400);
}

TEST(KrakenFutures, ReadsTheValuesOfARecordedAnswer) {
  BTCFLOW_PAYLOAD(body, "kraken/fixture/http_futures_candles_trade.json");
  nlohmann::json document = nlohmann::json::parse(body);
  // Hours are no days: the second row opens at 01:00.
  expect_error(read(pi(), SeriesKind::Candles, body), ErrorKind::BadInput, "not at 00:00 UTC");
  for (int i = 0; i < 3; ++i) document["candles"][i]["time"] = 1731715200000 + i * 86'400'000LL;
  const auto rows = rows_of<Candle>(read(pi(), SeriesKind::Candles, document.dump()));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].day, make_day(2024, 11, 16));
  EXPECT_EQ(rows[0].open, 91069);
  EXPECT_EQ(rows[0].high, 91373.5);
  EXPECT_EQ(rows[0].low, 90956);
  EXPECT_EQ(rows[0].close, 91045.5);
  EXPECT_DOUBLE_EQ(rows[0].volume, 319499 / 91045.5);
  EXPECT_EQ(rows[2].close, 91490.5);
}

TEST(KrakenFutures, CutCandlesAreTruncated) {
  const auto cut = [](const char* last_row_to_keep) {
    std::string body = kCandles;
    body.replace(body.find("\"more_candles\":false"), 20, "\"more_candles\":true");
    const std::size_t end = body.find("}", body.find(last_row_to_keep));
    body.erase(end + 1, body.find("]") - end - 1);
    return body;
  };
  EXPECT_TRUE(read(pf(), SeriesKind::Candles, cut("1795219200000,"))->truncated == false);
  EXPECT_TRUE(read(pf(), SeriesKind::Candles, cut("1795132800000,"))->truncated);
  EXPECT_TRUE(read(pf(), SeriesKind::Candles, R"({"candles":[],"more_candles":true})")->truncated);
  nlohmann::json rows = nlohmann::json::array();
  for (int i = 0; i < 2000; ++i) {
    rows.push_back({{"time", 1795305600000 - i * 86'400'000LL},
                    {"open", 1},
                    {"high", 1},
                    {"low", 1},
                    {"close", 1},
                    {"volume", 1}});
  }
  EXPECT_TRUE(read(pf(), SeriesKind::Candles, nlohmann::json{{"candles", rows}}.dump())->truncated);
}

TEST(KrakenFutures, NoCandlesAreAnAnswer) {
  EXPECT_TRUE(
      rows_of<Candle>(read(pf(), SeriesKind::Candles, R"({"candles":[],"more_candles":false})")).empty());
}

// --- open interest

// Buckets of the 19th, 20th, 21st and of the running 22nd.
const std::string kOpenInterest = R"({"result":{"timestamp":[1795046400,1795132800,1795219200,1795305600],
  "data":[["2100.5","2200","2000","2150.25"],["2150.25","2300","2100","2250"],
          ["2250","2260","2200","2210.5"],["2210.5","2215","2190","2199.75"]],"more":false},"errors":[]})";

TEST(KrakenFutures, AsksForOpenInterestADayEarlier) {
  const Feed interest = feed(pf(), SeriesKind::OpenInterest);
  EXPECT_EQ(first_request(interest, last_days(pf())).target,
            "/api/charts/v1/analytics/PF_XBTUSD/open-interest?since=1795046400&to=1795392000&interval=86400");
  EXPECT_EQ(first_request(interest, query(pi(), "2022-03-22", "2026-01-01", kNow)).target,
            "/api/charts/v1/analytics/PI_XBTUSD/open-interest?since=1647820800&to=1767225600&interval=86400");
  EXPECT_LT(interest.page, core::kDay * 1990);
  EXPECT_FALSE(interest.retention);
  // It begins long after the listing, nobody knows when: years without rows must not read as a cut answer.
  EXPECT_FALSE(interest.since);
}

TEST(KrakenFutures, OpenInterestIsStampedAtTheEndOfItsBucket) {
  const auto step = read(pf(), SeriesKind::OpenInterest, kOpenInterest);
  const auto rows = rows_of<OpenInterest>(step);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].time, make_day(2026, 11, 20));
  EXPECT_EQ(rows[0].value, 2150.25);  // the close, not the open
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[2].time, make_day(2026, 11, 22));
  EXPECT_EQ(rows[2].value, 2210.5);
  // Or the running day's reading would stand in the future.
  EXPECT_EQ(rows[3].time, at(kNow));
  EXPECT_EQ(rows[3].value, 2199.75);
  EXPECT_FALSE(step->truncated);
}

TEST(KrakenFutures, TheInverseContractsOpenInterestIsDollars) {
  const auto rows = rows_of<OpenInterest>(read(pi(), SeriesKind::OpenInterest, kOpenInterest));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].value, 2150.25);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
}

TEST(KrakenFutures, ABucketWithoutAValueIsLeftOut) {
  std::string body = kOpenInterest;
  body.replace(body.find("\"2250\"]"), 7, "null  ]");
  const auto rows = rows_of<OpenInterest>(read(pf(), SeriesKind::OpenInterest, body));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].time, make_day(2026, 11, 22));
}

TEST(KrakenFutures, CutOpenInterestIsTruncated) {
  EXPECT_TRUE(
      read(pf(), SeriesKind::OpenInterest,
           R"({"result":{"timestamp":[1795046400],"data":[["1","1","1","1"]],"more":true},"errors":[]})")
          ->truncated);
  // Said of rows that nobody asked for, it must not send us asking for ever.
  std::string body = kOpenInterest;
  body.replace(body.find("\"more\":false"), 12, "\"more\":true");
  EXPECT_FALSE(read(pf(), SeriesKind::OpenInterest, body)->truncated);
}

TEST(KrakenFutures, RefusesOtherBuckets) {
  expect_error(
      read(pf(), SeriesKind::OpenInterest,
           R"({"result":{"timestamp":[1795050000],"data":[["1","1","1","1"]],"more":false},"errors":[]})"),
      ErrorKind::BadInput, "00:00");
  expect_error(
      read(pf(), SeriesKind::OpenInterest,
           R"({"result":{"timestamp":[1795046400,1795132800],"data":[["1","1","1","1"]]},"errors":[]})"),
      ErrorKind::BadInput, "differ in length");
}

TEST(KrakenFutures, NoOpenInterestIsAnAnswer) {
  EXPECT_TRUE(rows_of<OpenInterest>(read(pf(), SeriesKind::OpenInterest,
                                         R"({"result":{"timestamp":[],"data":[],"more":false},"errors":[]})"))
                  .empty());
}

// --- funding

// The rows of the hours 12, 13 and of the running hour 14; the absolute rate stands beside the relative one.
const std::string kFunding = R"({"result":"success","serverTime":"2026-11-22T14:30:00.000Z","rates":[
  {"timestamp":"2026-11-22T12:00:00.000Z","fundingRate":0.18037855,"relativeFundingRate":2.13668e-6},
  {"timestamp":"2026-11-22T13:00:00.000Z","fundingRate":"-0.5","relativeFundingRate":"-0.0000059"},
  {"timestamp":"2026-11-22T14:00:00.000Z","fundingRate":0.2,"relativeFundingRate":0.0000024}]})";

TEST(KrakenFutures, AsksForAllFundingAtOnce) {
  const Feed funding = feed(pi(), SeriesKind::Funding);
  for (const Query& q : {last_days(pi()), query(pi(), "2025-12-01", "2026-11-22", kNow)}) {
    EXPECT_EQ(first_request(funding, q).target,
              "/derivatives/api/v4/historicalfundingrates?symbol=PI_XBTUSD");
  }
  EXPECT_TRUE(funding.whole);
  EXPECT_EQ(funding.step, core::kHour);
  ASSERT_TRUE(funding.retention);
  EXPECT_LE(*funding.retention, core::kDay * 365);
}

TEST(KrakenFutures, FundingIsStampedWhereItIsPaid) {
  const auto step = read(pf(), SeriesKind::Funding, kFunding);
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 2U);  // the running hour has paid nothing yet
  EXPECT_EQ(rows[0].time, at("2026-11-22T13:00Z"));
  EXPECT_EQ(rows[0].rate, 2.13668e-6);
  EXPECT_EQ(rows[0].interval_hours, 1);
  EXPECT_EQ(rows[1].time, at("2026-11-22T14:00Z"));
  EXPECT_EQ(rows[1].rate, -0.0000059);
}

TEST(KrakenFutures, FundingCoversOnlyWhatTheVenueRemembers) {
  const auto step = read(pf(), SeriesKind::Funding, kFunding);
  // The answer begins on the 22nd: nothing is known of the 20th and 21st, and they must stay missing.
  EXPECT_EQ(step->covers, (core::Span{at("2026-11-22T13:00Z"), make_day(2026, 11, 23)}));
  const auto empty = read(pf(), SeriesKind::Funding, R"({"result":"success","rates":[]})");
  EXPECT_TRUE(rows_of<Funding>(empty).empty());
  EXPECT_TRUE(empty->covers->empty());
}

TEST(KrakenFutures, AMissingHourIsNoLongerInterval) {
  const auto rows = rows_of<Funding>(read(pf(), SeriesKind::Funding, R"({"result":"success","rates":[
    {"timestamp":"2026-11-22T08:00:00.000Z","relativeFundingRate":1e-6},
    {"timestamp":"2026-11-22T10:00:00.000Z","relativeFundingRate":1e-6}]})"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, at("2026-11-22T09:00Z"));
  EXPECT_EQ(rows[1].interval_hours, 1);
}

TEST(KrakenFutures, OldPeriodsLastFourHours) {
  const auto rows = rows_of<Funding>(read(pi(), SeriesKind::Funding, R"({"result":"success","rates":[
    {"timestamp":"2018-12-01T00:00:00.000Z","relativeFundingRate":1e-4},
    {"timestamp":"2018-12-01T04:00:00.000Z","relativeFundingRate":2e-4},
    {"timestamp":"2018-12-01T12:00:00.000Z","relativeFundingRate":3e-4},
    {"timestamp":"2022-09-28T20:00:00.000Z","relativeFundingRate":4e-4},
    {"timestamp":"2022-09-29T00:00:00.000Z","relativeFundingRate":5e-5}]})"));
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].time, at("2018-12-01T04:00Z"));
  EXPECT_EQ(rows[0].interval_hours, 4);
  EXPECT_EQ(rows[1].time, at("2018-12-01T08:00Z"));  // the row of 08:00 is missing: still four hours
  EXPECT_EQ(rows[1].interval_hours, 4);
  EXPECT_EQ(rows[3].time, at("2022-09-29T00:00Z"));
  EXPECT_EQ(rows[3].interval_hours, 4);
  EXPECT_EQ(rows[4].time, at("2022-09-29T01:00Z"));
  EXPECT_EQ(rows[4].interval_hours, 1);
}

TEST(KrakenFutures, HourlyRowsBeforeTheChangeAreMeasured) {
  // The linear contracts paid every hour from their first day.
  const auto rows = rows_of<Funding>(read(pf(), SeriesKind::Funding, R"({"result":"success","rates":[
    {"timestamp":"2022-03-22T16:00:00.000Z","relativeFundingRate":1e-6},
    {"timestamp":"2022-03-22T17:00:00.000Z","relativeFundingRate":2e-6},
    {"timestamp":"2022-03-22T18:00:00.000Z","relativeFundingRate":3e-6}]})"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2022-03-22T17:00Z"));
  EXPECT_EQ(rows[0].interval_hours, 1);
  EXPECT_EQ(rows[1].time, at("2022-03-22T18:00Z"));
}

// --- errors

TEST(KrakenFutures, SaysTheVenuesWords) {
  const std::string unknown =
      R"({"status":"BAD_REQUEST","result":"error","errors":[{"code":11,"message":"Argument invalid: symbol"}],)"
      R"("serverTime":"2026-11-22T14:30:00.000Z"})";
  expect_error(read(pf(), SeriesKind::Funding, unknown, 400), ErrorKind::NotFound,
               "Argument invalid: symbol");
  expect_error(read(pf(), SeriesKind::Funding, unknown), ErrorKind::NotFound, "Argument invalid: symbol");
  expect_error(read(pf(), SeriesKind::Funding, R"({"result":"error","error":"apiLimitExceeded"})"),
               ErrorKind::RateLimited, "apiLimitExceeded");
  const std::string argument =
      R"({"result":{},"errors":[{"severity":"error","error_class":"validation","type":"bad","msg":"interval"}]})";
  expect_error(read(pf(), SeriesKind::OpenInterest, argument), ErrorKind::BadInput, "interval");
  expect_error(read(pf(), SeriesKind::OpenInterest, argument, 400), ErrorKind::BadInput, "interval");
  expect_error(read(pf(), SeriesKind::Candles, "", 429), ErrorKind::RateLimited, "429");
  expect_error(read(pf(), SeriesKind::Candles, R"({"error":"maintenance"})", 503), ErrorKind::Unavailable,
               "maintenance");
  expect_error(read(pf(), SeriesKind::Candles, "<html></html>"), ErrorKind::BadInput, "web page");
}

TEST(KrakenFutures, SurvivesMutations) {
  const auto tried = [](SeriesKind series, const std::string& body, bool in_ms) {
    return btcflow::test::expect_survives_mutations(
        {.body = body,
         .read = [=](const std::string& mutated) { return read(pi(), series, mutated); },
         .row_times_in_ms = in_ms});
  };
  EXPECT_GE(tried(SeriesKind::Candles, kCandles, true), 20);
  EXPECT_GE(tried(SeriesKind::OpenInterest, kOpenInterest, false), 20);
  EXPECT_GE(tried(SeriesKind::Funding, kFunding, false), 20);
}

}  // namespace

}  // namespace btcflow::venues
