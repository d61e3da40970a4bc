// Bitfinex. Bodies are ours, written from the documented shapes (docs/venues.md, Bitfinex).
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

core::Instrument perp_of_btc() {
  return perp("bitfinex", "tBTCF0:USTF0", MarketKind::PerpLinear, OpenInterestUnit::Coin, 1,
              {1, OpenInterestUnit::Coin});
}
Feed feed(SeriesKind series) { return feed_of(bitfinex_venues(), perp_of_btc(), series); }

// --- candles

Query last_days() { return query(perp_of_btc(), "2026-11-20", "2026-11-23", kNow); }
core::Result<Step> read_candles(const std::string& body, int status = 200) {
  return answered(feed(SeriesKind::Candles), last_days(), answer(body, status));
}

// [mts, OPEN, CLOSE, HIGH, LOW, VOLUME]
const std::string kCandles = R"([[1795132800000,87000,87500.5,88000,86000,123.25],
  [1795219200000,87500.5,87200,87900,87000,99.5],[1795305600000,87200,87400,87600,87100,12.125]])";

TEST(Bitfinex, AsksForCandles) {
  const Feed candles = feed(SeriesKind::Candles);
  const Request request = first_request(candles, last_days());
  EXPECT_EQ(request.origin, "https://api-pub.bitfinex.com");
  EXPECT_EQ(
      request.target,
      "/v2/candles/trade:1D:tBTCF0:USTF0/hist?start=1795132800000&end=1795391999999&limit=10000&sort=1");
  EXPECT_EQ(request.budget, "bitfinex:candles");
  const Feed spot_candles = feed_of(bitfinex_venues(), spot("bitfinex", "tBTCUSD"), SeriesKind::Candles);
  EXPECT_EQ(first_request(spot_candles, query(spot("bitfinex", "tBTCUSD"), "2013-04-01", "2026-11-23", kNow))
                .target,
            "/v2/candles/trade:1D:tBTCUSD/hist?start=1364774400000&end=1795391999999&limit=10000&sort=1");
  EXPECT_LT(candles.page, core::kDay * 9'990);
}

TEST(Bitfinex, SpotHasCandlesOnly) {
  EXPECT_EQ(bitfinex_venues().at(0).feeds(spot("bitfinex", "tUSTUSD")).size(), 1U);
  EXPECT_EQ(bitfinex_venues().at(0).feeds(perp_of_btc()).size(), 3U);
}

TEST(Bitfinex, ReadsTheCloseBeforeHighAndLow) {
  const auto step = read_candles(kCandles);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000, 88000, 86000, 87500.5, 123.25, true}));
  EXPECT_EQ(rows[1], (Candle{make_day(2026, 11, 21), 87500.5, 87900, 87000, 87200, 99.5, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87200, 87600, 87100, 87400, 12.125, false}));
  EXPECT_FALSE(step->truncated);
}

TEST(Bitfinex, NoCandlesAreAnAnswer) { EXPECT_TRUE(rows_of<Candle>(read_candles("[]")).empty()); }

// --- open interest and funding: rows of the status history. The layout is the documented sample's: the
// documented row of the current status without its key.

nlohmann::json status_row(const char* time, double open_interest, const char* next_funding, double rate) {
  const auto ms = [](const char* text) { return at(text).time_since_epoch().count(); };
  return {ms(time),   nullptr,       29278.95, 29260.5, nullptr, 36950860.76, nullptr,   ms(next_funding),
          0.00001449, 222,           nullptr,  rate,    nullptr, nullptr,     29260.005, nullptr,
          nullptr,    open_interest, nullptr,  nullptr, nullptr, 0.0005,      0.0025};
}
std::string status_body(const char* time, const char* next_funding) {
  return nlohmann::json::array({status_row(time, 9635.86484562, next_funding, 0.00014548)}).dump();
}

// The documented sample row itself, of 2023-08-04T16:11:34Z.
const std::string kSample =
    "[[1691165494000,null,29278.95838065,29260.5,null,36950860.76010305,null,"
    "1691193600000,0.00001449,222,null,0.00014548,null,null,29260.005,null,null,"
    "9635.86484562,null,null,null,0.0005,0.0025]]";

core::Result<Step> read_status(SeriesKind series, const char* from, const char* to, const std::string& body,
                               int status = 200, const char* now = kNow) {
  return answered(feed(series), query(perp_of_btc(), from, to, now), answer(body, status));
}
std::string target_of(SeriesKind series, const char* from, const char* to) {
  return first_request(feed(series), query(perp_of_btc(), from, to, kNow)).target;
}
std::string status_target(const char* start, const char* end) {
  const auto ms = [](const char* text) { return std::to_string(at(text).time_since_epoch().count()); };
  return "/v2/status/deriv/tBTCF0:USTF0/hist?start=" + ms(start) + "&end=" + ms(end) + "&limit=1&sort=1";
}

TEST(Bitfinex, AsksForTheLastMinutesOfADay) {
  EXPECT_EQ(target_of(SeriesKind::OpenInterest, "2023-08-04", "2023-08-05"),
            "/v2/status/deriv/tBTCF0:USTF0/hist?start=1691193300000&end=1691193600000&limit=1&sort=1");
  EXPECT_EQ(target_of(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22"),
            status_target("2026-11-21T23:55Z", "2026-11-22T00:00Z"));
  // A span that begins and ends within days holds one midnight.
  EXPECT_EQ(target_of(SeriesKind::OpenInterest, "2026-11-20T10:00Z", "2026-11-21T10:00Z"),
            status_target("2026-11-20T23:55Z", "2026-11-21T00:00Z"));
  EXPECT_EQ(feed(SeriesKind::OpenInterest).page, core::kDay);
  EXPECT_TRUE(feed(SeriesKind::OpenInterest).modest);
}

TEST(Bitfinex, OfTheRunningDayItAsksForNow) {
  const std::string now = status_target("2026-11-22T14:25Z", "2026-11-22T14:30Z");
  EXPECT_EQ(target_of(SeriesKind::OpenInterest, "2026-11-22", "2026-11-23"), now);
  EXPECT_EQ(target_of(SeriesKind::OpenInterest, "2026-11-22", kNow), now);
  EXPECT_EQ(first_request(feed(SeriesKind::OpenInterest), last_days()).budget, "bitfinex:status");
}

TEST(Bitfinex, ReadsOpenInterestAtItsOwnTime) {
  const auto rows =
      rows_of<OpenInterest>(read_status(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22",
                                        status_body("2026-11-21T23:55:34Z", "2026-11-22T00:00Z")));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2026-11-21T23:56Z"));
  EXPECT_EQ(rows[0].value, 9635.86484562);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
}

TEST(Bitfinex, ReadsTheDocumentedSampleRow) {
  // As if 16:12 were the moment of asking.
  const auto rows = rows_of<OpenInterest>(
      read_status(SeriesKind::OpenInterest, "2023-08-04", "2023-08-05", kSample, 200, "2023-08-04T16:12Z"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2023-08-04T16:12Z"));
  EXPECT_EQ(rows[0].value, 9635.86484562);
}

TEST(Bitfinex, OpenInterestThatIsNullIsLeftOut) {
  auto row = status_row("2026-11-21T23:55Z", 1, "2026-11-22T00:00Z", 0.0001);
  row[17] = nullptr;
  const auto step =
      read_status(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22", nlohmann::json::array({row}).dump());
  EXPECT_TRUE(rows_of<OpenInterest>(step).empty());
  EXPECT_TRUE(
      rows_of<OpenInterest>(read_status(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22", "[]")).empty());
}

TEST(Bitfinex, RefusesARowThatWasNotAskedFor) {
  expect_error(read_status(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22",
                           status_body("2026-11-21T10:00Z", "2026-11-21T16:00Z")),
               ErrorKind::BadInput, "asked for");
}

TEST(Bitfinex, AsksForTheLastMinutesOfAPeriod) {
  EXPECT_EQ(target_of(SeriesKind::Funding, "2026-11-20T16:00Z", "2026-11-21T00:00Z"),
            status_target("2026-11-20T15:55Z", "2026-11-20T16:00Z"));
  EXPECT_EQ(target_of(SeriesKind::Funding, "2026-11-20T09:30Z", "2026-11-20T17:30Z"),
            status_target("2026-11-20T15:55Z", "2026-11-20T16:00Z"));
  EXPECT_EQ(target_of(SeriesKind::Funding, "2026-11-20T00:00Z", "2026-11-20T08:00Z"),
            status_target("2026-11-19T23:55Z", "2026-11-20T00:00Z"));
  EXPECT_EQ(feed(SeriesKind::Funding).page, std::chrono::hours{8});
  EXPECT_EQ(feed(SeriesKind::Funding).step, std::chrono::hours{8});
}

TEST(Bitfinex, FundingIsPaidAtTheNextFundingStamp) {
  const auto step = read_status(SeriesKind::Funding, "2026-11-20T16:00Z", "2026-11-21T00:00Z",
                                status_body("2026-11-20T15:55:12Z", "2026-11-20T16:00Z"));
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2026-11-20T16:00Z"));
  EXPECT_EQ(rows[0].rate, 0.00014548);  // of the current period; not what has accrued of the next
  EXPECT_EQ(rows[0].interval_hours, 8);
  EXPECT_FALSE(step->not_yet);
}

TEST(Bitfinex, ARunningPeriodHasPaidNothing) {
  const auto step = read_status(SeriesKind::Funding, "2026-11-22T16:00Z", "2026-11-23T00:00Z", "[]");
  EXPECT_TRUE(rows_of<Funding>(step).empty());
  EXPECT_TRUE(step->not_yet);
  // The rate of the period that ends later is there already, and is not yet a payment.
  const auto early =
      read_status(SeriesKind::Funding, "2026-11-20T16:00Z", "2026-11-21T00:00Z",
                  status_body("2026-11-20T15:55Z", "2026-11-20T16:00Z"), 200, "2026-11-20T15:59Z");
  EXPECT_TRUE(rows_of<Funding>(early).empty());
  EXPECT_TRUE(early->not_yet);
}

TEST(Bitfinex, RefusesANextFundingFarAway) {
  expect_error(read_status(SeriesKind::Funding, "2026-11-20T16:00Z", "2026-11-21T00:00Z",
                           status_body("2026-11-20T15:55Z", "2026-11-22T00:00Z")),
               ErrorKind::BadInput, "next funding");
}

// --- errors

TEST(Bitfinex, LimitsAreOneWhateverTheStatus) {
  for (const int status : {200, 429, 500}) {
    for (const char* body : {R"(["error",11010,"ratelimit: error"])", R"({"error":"ERR_RATE_LIMIT"})"}) {
      const auto step = read_candles(body, status);
      expect_error(step, ErrorKind::RateLimited, "wait");
      EXPECT_EQ(step.error().retry_after, std::chrono::seconds{60});
    }
  }
}

TEST(Bitfinex, SaysTheVenuesWords) {
  expect_error(read_candles(R"(["error",10020,"symbol: invalid"])", 500), ErrorKind::NotFound, "symbol");
  expect_error(read_candles(R"(["error",10020,"limit: invalid"])"), ErrorKind::BadInput, "limit: invalid");
  expect_error(read_candles(R"(["error",10001,"unknown"])", 500), ErrorKind::Unavailable, "unknown");
  expect_error(read_candles(R"(["error",20060,"maintenance"])", 503), ErrorKind::Unavailable, "maintenance");
  expect_error(read_candles("<html>", 403), ErrorKind::Forbidden, "403");
  // With HTTP 500, and still wrong parameters: trying again does not help.
  expect_error(read_status(SeriesKind::Funding, "2026-11-20T16:00Z", "2026-11-21T00:00Z",
                           R"(["error",10020,"time_interval: invalid"])", 500),
               ErrorKind::BadInput, "time_interval");
}

TEST(Bitfinex, SurvivesMutations) {
  EXPECT_GE(btcflow::test::expect_survives_mutations(
                {.body = kCandles, .read = [](const std::string& body) { return read_candles(body); }}),
            20);
  const auto status_tried = [](SeriesKind series) {
    return btcflow::test::expect_survives_mutations(
        {.body = status_body("2026-11-20T15:55Z", "2026-11-20T16:00Z"), .read = [=](const std::string& body) {
           return answered(
               feed(series),
               query(perp_of_btc(), "2026-11-20T16:00Z", "2026-11-21T00:00Z", "2026-11-20T16:00Z"),
               answer(body));
         }});
  };
  EXPECT_GE(status_tried(SeriesKind::Funding), 20);
}

TEST(Bitfinex, SurvivesMutationsOfOpenInterest) {
  EXPECT_GE(btcflow::test::expect_survives_mutations(
                {.body = status_body("2026-11-21T23:55Z", "2026-11-22T00:00Z"),
                 .read =
                     [](const std::string& body) {
                       return read_status(SeriesKind::OpenInterest, "2026-11-21", "2026-11-22", body);
                     }}),
            20);
}

}  // namespace

}  // namespace btcflow::venues
