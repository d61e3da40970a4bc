// Deribit. Hours and funding are written here in the documented shape; one recorded answer (minutes) is read
// from the shared folder.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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
using core::OpenInterest;
using core::OpenInterestUnit;
using nlohmann::json;

core::Instrument bitcoin() {
  core::Instrument instrument = perp("deribit", "BTC-PERPETUAL", MarketKind::PerpInverse,
                                     OpenInterestUnit::Usd, 1, {10, OpenInterestUnit::Usd});
  instrument.since = at("2018-08-14");
  instrument.funding_interval_hours = 1;
  return instrument;
}

const core::Instrument kBtc = bitcoin();
const char* const kNow = "2024-01-03T15:30Z";

Feed feed(const std::string& name) { return feed_named(deribit_venues(), kBtc, name); }

std::string enveloped(const json& result) {
  return json{{"jsonrpc", "2.0"}, {"result", result}, {"usIn", 1},
              {"usOut", 2},       {"usDiff", 1},      {"testnet", false}}
      .dump();
}

// -- candles --

// Hour n after `from`: open 100+n, low 90+n, high 110+n, close 101+n, volume n+1.
json hours(const char* from, int count) {
  json out{{"ticks", json::array()}, {"open", json::array()},  {"high", json::array()},
           {"low", json::array()},   {"close", json::array()}, {"volume", json::array()},
           {"cost", json::array()},  {"status", "ok"}};
  for (int n = 0; n < count; ++n) {
    out["ticks"].push_back((at(from) + n * core::kHour).time_since_epoch().count());
    out["open"].push_back(100.0 + n);
    out["high"].push_back(110.0 + n);
    out["low"].push_back(90.0 + n);
    out["close"].push_back(101.0 + n);
    out["volume"].push_back(n + 1.0);
    out["cost"].push_back((n + 1.0) * 100);
  }
  return out;
}

void drop_hour(json& result, std::size_t index) {
  for (auto& column : result) {
    if (column.is_array()) column.erase(index);
  }
}

core::Result<Step> candles(const json& result, const char* from = "2024-01-01", const char* to = "2024-01-04",
                           const char* now = kNow) {
  return answered(feed("chart data"), query(kBtc, from, to, now), answer(enveloped(result)));
}

TEST(DeribitCandles, Requests) {
  const Request first = first_request(feed("chart data"), query(kBtc, "2023-06-01", "2023-12-01", kNow));
  EXPECT_EQ(first.origin, "https://www.deribit.com");
  EXPECT_EQ(first.target,
            "/api/v2/public/get_tradingview_chart_data?instrument_name=BTC-PERPETUAL"
            "&start_timestamp=1685577600000&end_timestamp=1701388799999&resolution=60");
  // Not beyond now.
  EXPECT_EQ(first_request(feed("chart data"), query(kBtc, "2024-01-01", "2024-01-04", kNow)).target,
            "/api/v2/public/get_tradingview_chart_data?instrument_name=BTC-PERPETUAL"
            "&start_timestamp=1704067200000&end_timestamp=1704295800000&resolution=60");
  EXPECT_LT(feed("chart data").page / core::kHour, 5000);
}

// The venue's own 1D bars open at 08:00 UTC: days are built from hours.
TEST(DeribitCandles, DaysAreBuiltFromHours) {
  const auto step = candles(hours("2024-01-01", 64));  // up to the hour that runs, 15:00
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{at("2024-01-01"), 100, 133, 90, 124, 300, true}));   // 1 + ... + 24
  EXPECT_EQ(rows[1], (Candle{at("2024-01-02"), 124, 157, 114, 148, 876, true}));  // 25 + ... + 48
  EXPECT_EQ(rows[2], (Candle{at("2024-01-03"), 148, 173, 138, 164, 904, false}));
  EXPECT_TRUE(step->remarks.empty());
  EXPECT_FALSE(step->truncated);
}

TEST(DeribitCandles, HoursWithoutATradeCountAsNothing) {
  json day = hours("2024-01-01", 24);
  for (const char* price : {"open", "high", "low", "close"}) day[price][23] = 123.0;
  day["volume"][23] = 0;
  const auto rows = rows_of<Candle>(candles(day));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0], (Candle{at("2024-01-01"), 100, 132, 90, 123, 276, true}));
}

TEST(DeribitCandles, AMissingHourInsideIsSaid) {
  json day = hours("2024-01-01", 24);
  drop_hour(day, 10);
  drop_hour(day, 10);
  const auto step = candles(day);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].volume, 300 - 11 - 12);
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("2024-01-01 lacks 2 hours"), std::string::npos) << step->remarks[0];
}

// A day without its first or last hours has another open or close: better none.
TEST(DeribitCandles, ADayWithoutItsBeginOrEndIsLeftOut) {
  const auto late = candles(hours("2024-01-01T03:00Z", 45));
  ASSERT_EQ(rows_of<Candle>(late).size(), 1U);
  EXPECT_EQ(rows_of<Candle>(late).at(0).day, at("2024-01-02"));
  EXPECT_EQ(late->remarks.size(), 1U);
  const auto early = candles(hours("2024-01-01", 40));
  ASSERT_EQ(rows_of<Candle>(early).size(), 1U);
  EXPECT_EQ(rows_of<Candle>(early).at(0).day, at("2024-01-01"));
}

TEST(DeribitCandles, TheDayOfTheListingBeginsWhenItBegan) {
  const auto rows = rows_of<Candle>(candles(hours("2018-08-14T10:00Z", 14), "2018-08-14", "2018-08-15"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0], (Candle{at("2018-08-14"), 100, 123, 90, 114, 105, true}));
}

TEST(DeribitCandles, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Candle>(candles(hours("2024-01-01", 0))).empty());
  json nothing = hours("2024-01-01", 0);
  nothing["status"] = "no_data";
  EXPECT_TRUE(rows_of<Candle>(candles(nothing)).empty());
  EXPECT_TRUE(candles(hours("2023-01-01", 5000), "2023-01-01", "2023-12-01")->truncated);
}

TEST(DeribitCandles, RecordedMinutesAreNotTakenForHours) {
  BTCFLOW_PAYLOAD(body, "deribit/fixture/http_get_tradingview_chart_data.json");
  expect_error(
      answered(feed("chart data"), query(kBtc, "2025-12-23", "2025-12-24", "2026-01-01"), answer(body)),
      ErrorKind::BadInput, "not the start of an hour");
}

TEST(DeribitCandles, ColumnsOfAnotherLengthAreRefused) {
  json day = hours("2024-01-01", 24);
  day["close"].erase(3);
  expect_error(candles(day), ErrorKind::BadInput, "close has 23 entries where ticks has 24");
}

TEST(DeribitCandles, SurviveMutations) {
  const int tried = test::expect_survives_mutations(
      {enveloped(hours("2024-01-01", 48)), [](const std::string& body) {
         return answered(feed("chart data"), query(kBtc, "2024-01-01", "2024-01-03", kNow), answer(body));
       }});
  EXPECT_GE(tried, 20);
}

// -- funding --

core::Result<Step> funding(const std::string& body, const char* from = "2019-04-30",
                           const char* to = "2019-05-20") {
  return answered(feed("funding rate history"), query(kBtc, from, to, kNow), answer(body));
}

json print(const char* time, json prev_price, double hour, double eight_hours) {
  return {{"timestamp", at(time).time_since_epoch().count()},
          {"index_price", 5300.5},
          {"prev_index_price", std::move(prev_price)},
          {"interest_8h", eight_hours},
          {"interest_1h", hour}};
}

const json kFirstPrints = json::array({print("2019-04-30T11:00Z", 5290, 2.5e-6, 1.9e-5),
                                       print("2019-04-30T12:00Z", 5301.5, -4.739622041017375e-7, -9.2e-5),
                                       print("2019-04-30T13:00Z", 5302.5, 1e-5, 8e-5)});

TEST(DeribitFunding, Requests) {
  EXPECT_EQ(first_request(feed("funding rate history"), query(kBtc, "2023-06-01", "2023-06-29", kNow)).target,
            "/api/v2/public/get_funding_rate_history?instrument_name=BTC-PERPETUAL"
            "&start_timestamp=1685577600000&end_timestamp=1687996799999");
  EXPECT_EQ(feed("funding rate history").since, at("2019-04-30T11:00Z"));
}

// A window of more than 720 hours silently gives the newest: a page must stay below.
TEST(DeribitFunding, APageStaysBelowWhatTheVenueCuts) {
  EXPECT_LT(feed("funding rate history").page / core::kHour, 720);
  json list = json::array();
  for (int i = 0; i < 720; ++i) {
    json row = print("2019-05-01", 5300, 1e-6, 1e-5);
    row["timestamp"] = (at("2019-05-01") + i * core::kHour).time_since_epoch().count();
    list.push_back(row);
  }
  EXPECT_TRUE(funding(enveloped(list))->truncated);
}

// interest_8h counts each hour eight times.
TEST(DeribitFunding, TheHoursOwnRateStampedWithItsEnd) {
  const auto rows = rows_of<Funding>(funding(enveloped(kFirstPrints)));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].time, at("2019-04-30T12:00Z"));
  EXPECT_EQ(rows[1].rate, -4.739622041017375e-7);
  for (const Funding& row : rows) EXPECT_EQ(row.interval_hours, 1);
}

TEST(DeribitFunding, TheVeryFirstRowIsNoRate) {
  json list = kFirstPrints;
  list.insert(list.begin(), print("2019-04-30T10:00Z", nullptr, 0, 0));
  EXPECT_EQ(rows_of<Funding>(funding(enveloped(list))).at(0).time, at("2019-04-30T11:00Z"));
  list[1]["interest_1h"] = 0;
  EXPECT_EQ(rows_of<Funding>(funding(enveloped(list))).at(0).rate, 0) << "a zero later on is a rate";
}

// Two hours are missing on 2020-08-27: the row after them is still of one hour.
TEST(DeribitFunding, AGapIsNoLongerInterval) {
  const json list = json::array(
      {print("2020-08-27T10:00Z", 11400, 1e-6, 1e-5), print("2020-08-27T13:00Z", 11400, 2e-6, 1e-5)});
  const auto rows = rows_of<Funding>(funding(enveloped(list), "2020-08-27", "2020-08-28"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].interval_hours, 1);
}

TEST(DeribitFunding, EmptyPage) { EXPECT_TRUE(rows_of<Funding>(funding(enveloped(json::array()))).empty()); }

TEST(DeribitFunding, SurvivesMutations) {
  const int tried = test::expect_survives_mutations(
      {enveloped(kFirstPrints), [](const std::string& body) { return funding(body); }});
  EXPECT_GE(tried, 20);
}

// -- open interest --

const json kSummary = json::array({{{"instrument_name", "BTC-PERPETUAL"},
                                    {"open_interest", 978911260.0},
                                    {"creation_timestamp", 1704295796789LL},
                                    {"mark_price", 42100.5},
                                    {"volume", 5810.3}}});

core::Result<Step> open_interest(const std::string& body) {
  return answered(feed("open interest now"), query(kBtc, "2024-01-02", "2024-01-03", kNow),
                  answer(body, 200, {}, at("2024-01-03T15:30:02Z")));
}

TEST(DeribitOpenInterest, IsASampleOfNowInUsd) {
  const Feed now = feed("open interest now");
  EXPECT_EQ(now.kind, FeedKind::Sample);
  EXPECT_EQ(first_request(now, query(kBtc, "2024-01-02", "2024-01-03", kNow)).target,
            "/api/v2/public/get_book_summary_by_instrument?instrument_name=BTC-PERPETUAL");
  const auto rows = rows_of<OpenInterest>(open_interest(enveloped(kSummary)));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2024-01-03T15:30Z"));
  EXPECT_EQ(rows[0].value, 978911260);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
}

TEST(DeribitOpenInterest, WithoutAStampTheAnswersOwnTimeCounts) {
  json summary = kSummary;
  summary[0].erase("creation_timestamp");
  const auto rows = rows_of<OpenInterest>(open_interest(enveloped(summary)));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2024-01-03T15:30Z"));
}

TEST(DeribitOpenInterest, NothingAndAnotherInstrumentAreErrors) {
  expect_error(open_interest(enveloped(json::array())), ErrorKind::BadInput, "no open interest");
  json other = kSummary;
  other[0]["instrument_name"] = "ETH-PERPETUAL";
  expect_error(open_interest(enveloped(other)), ErrorKind::BadInput, "instrument_name");
}

TEST(DeribitOpenInterest, SurvivesMutations) {
  const int tried = test::expect_survives_mutations(
      {enveloped(kSummary), [](const std::string& body) { return open_interest(body); }});
  EXPECT_GE(tried, 20);
}

// -- errors --

TEST(DeribitErrors, InTheVenuesManner) {
  const auto error = [](int status, int code, const char* words) {
    return answered(feed("chart data"), query(kBtc, "2024-01-01", "2024-01-04", kNow),
                    answer(json{{"jsonrpc", "2.0"},
                                {"error", {{"code", code}, {"message", words}, {"data", {{"reason", "x"}}}}}}
                               .dump(),
                           status));
  };
  expect_error(error(400, -32602, "Invalid params"), ErrorKind::BadInput, "Invalid params");
  for (const int status : {200, 400, 429}) {
    expect_error(error(status, 10028, "too_many_requests"), ErrorKind::RateLimited, "too_many_requests");
  }
  expect_error(error(400, 13020, "not_found"), ErrorKind::NotFound, "not_found");
  expect_error(error(400, 11051, "system_maintenance"), ErrorKind::Unavailable, "system_maintenance");
  expect_error(answered(feed("chart data"), query(kBtc, "2024-01-01", "2024-01-04", kNow), answer("", 502)),
               ErrorKind::Unavailable, "HTTP 502");
}

}  // namespace
}  // namespace btcflow::venues
