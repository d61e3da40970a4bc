// Bitget. Bodies are ours, written from the documented shapes (docs/venues.md, Bitget).
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

core::Instrument btcusdt() {
  return perp("bitget", "BTCUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin, 1,
              {1, OpenInterestUnit::Coin});
}
core::Instrument ethusd() {
  return perp("bitget", "ETHUSD", MarketKind::PerpInverse, OpenInterestUnit::Coin, 1,
              {1, OpenInterestUnit::Coin});
}
core::Instrument pair() { return spot("bitget-spot", "BTCUSDT"); }

Feed feed(const core::Instrument& instrument, const char* name) {
  return feed_named(bitget_venues(), instrument, name);
}
Query query_of(const core::Instrument& instrument, Time from, Time to) {
  return {instrument, {from, to}, kNow};
}
Query last_days(const core::Instrument& instrument) {
  return query_of(instrument, make_day(2026, 11, 20), make_day(2026, 11, 23));
}
core::Result<Step> read(const core::Instrument& instrument, const char* name, const std::string& body,
                        int status = 200) {
  return answered(feed(instrument, name), last_days(instrument), answer(body, status));
}

const std::string kCandles = R"({"code":"00000","msg":"success","requestTime":1795348800000,"data":[
  ["1795132800000","87000.1","88000.5","86000","87500.2","4567.125","398000000.5"],
  ["1795219200000","87500.2","87900","86900","87400","3456.75","301000000"],
  ["1795305600000","87400","87600","87100","87450.3","12.5","1093000"]]})";

const std::string kFunding = R"({"code":"00000","msg":"success","requestTime":1795348800000,"data":[
  {"symbol":"BTCUSDT","fundingRate":"0.000051","fundingTime":"1795305600000"},
  {"symbol":"BTCUSDT","fundingRate":"-0.0000731","fundingTime":"1795276800000"},
  {"symbol":"BTCUSDT","fundingRate":"0.0001","fundingTime":"1795248000000"}]})";

const std::string kOpenInterest = R"({"code":"00000","msg":"success","requestTime":1795348800000,
  "data":{"openInterestList":[{"symbol":"BTCUSDT","size":"52234.134"}],"ts":"1795348799655"}})";

// -- candles of perpetuals --

// Both bounds are exclusive: from one day before the first wanted one to the one after the last.
TEST(Bitget, AsksForTheNewestCandlesWhereTheRunningDayIs) {
  const Request request = first_request(feed(btcusdt(), "candles"), last_days(btcusdt()));
  EXPECT_EQ(request.origin, "https://api.bitget.com");
  EXPECT_EQ(request.target,
            "/api/v2/mix/market/candles?symbol=BTCUSDT&productType=usdt-futures&granularity=1Dutc"
            "&startTime=1795046400000&endTime=1795392000000&limit=1000");
}

TEST(Bitget, AsksForAnOlderPageOfCandles) {
  const Feed candles = feed(ethusd(), "candles");
  // With the day before it no more than the 90 days that may be asked for at once.
  EXPECT_EQ(candles.page, 85 * kDay);
  const Time to = make_day(2024, 6, 1);
  EXPECT_EQ(first_request(candles, query_of(ethusd(), to - candles.page, to)).target,
            "/api/v2/mix/market/history-candles?symbol=ETHUSD&productType=coin-futures&granularity=1Dutc"
            "&startTime=1709769600000&endTime=1717200000000&limit=200");
}

TEST(Bitget, ReadsCandlesWithTheVolumeInCoin) {
  for (const core::Instrument& instrument : {btcusdt(), pair()}) {
    SCOPED_TRACE(instrument.id);
    const auto step = read(instrument, "candles", kCandles);
    const auto rows = rows_of<Candle>(step);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000.1, 88000.5, 86000, 87500.2, 4567.125, true}));
    EXPECT_EQ(rows[1], (Candle{make_day(2026, 11, 21), 87500.2, 87900, 86900, 87400, 3456.75, true}));
    EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87400, 87600, 87100, 87450.3, 12.5, false}));
    EXPECT_FALSE(step->truncated);
  }
}

TEST(Bitget, ReadsAnEmptyPage) {
  const std::string empty = R"({"code":"00000","msg":"success","requestTime":1,"data":[]})";
  EXPECT_TRUE(rows_of<Candle>(read(btcusdt(), "candles", empty)).empty());
  EXPECT_TRUE(rows_of<Candle>(read(pair(), "candles", empty)).empty());
  const auto funding = read(btcusdt(), "funding history", empty);
  EXPECT_TRUE(rows_of<Funding>(funding).empty());
  EXPECT_FALSE(funding->next);
}

// What granularity 1D would give.
TEST(Bitget, RefusesDaysOfUtcPlusEight) {
  nlohmann::json document = nlohmann::json::parse(kCandles);
  for (auto& row : document["data"]) {
    row[0] = std::to_string(std::stoll(row[0].get<std::string>()) - 8 * 3600000LL);
  }
  expect_error(read(btcusdt(), "candles", document.dump()), ErrorKind::BadInput, "not at 00:00 UTC");
}

std::string days_until(Time end, int count) {
  nlohmann::json rows = nlohmann::json::array();
  for (int i = count; i > 0; --i) {
    rows.push_back({std::to_string((end - i * kDay).time_since_epoch().count()), "100", "110", "90", "105",
                    "5.5", "500"});
  }
  return nlohmann::json{{"code", "00000"}, {"msg", "success"}, {"data", rows}}.dump();
}

TEST(Bitget, TellsACutAnswer) {
  const Time to = make_day(2025, 1, 1);
  const auto truncated = [&](const core::Instrument& instrument, int rows, Time from) {
    const auto step =
        answered(feed(instrument, "candles"), query_of(instrument, from, to), answer(days_until(to, rows)));
    return step && step->truncated;
  };
  EXPECT_TRUE(truncated(btcusdt(), 200, to - 250 * kDay));
  EXPECT_FALSE(truncated(btcusdt(), 86, to - 85 * kDay));
  // Of spot 200 days before the end always come: cut only where they do not reach back.
  EXPECT_TRUE(truncated(pair(), 200, to - 250 * kDay));
  EXPECT_FALSE(truncated(pair(), 200, to - 190 * kDay));
}

// -- spot candles --

TEST(Bitget, AsksForSpotCandlesByTheEndAlone) {
  const Feed candles = feed(pair(), "candles");
  EXPECT_EQ(first_request(candles, last_days(pair())).target,
            "/api/v2/spot/market/candles?symbol=BTCUSDT&granularity=1Dutc&endTime=1795392000000&limit=200");
  EXPECT_EQ(candles.page, 190 * kDay);
  const Time to = make_day(2024, 6, 1);
  EXPECT_EQ(first_request(candles, query_of(pair(), to - candles.page, to)).target,
            "/api/v2/spot/market/history-candles?symbol=BTCUSDT&granularity=1Dutc&endTime=1717200000000"
            "&limit=200");
}

// -- funding --

std::string target_of_page(int page) {
  return "/api/v2/mix/market/history-fund-rate?symbol=BTCUSDT&productType=usdt-futures&pageSize=100&pageNo=" +
         std::to_string(page);
}

// Prints every eight hours, newest first, from the `skip`th newest on.
std::string prints(int skip, int count) {
  nlohmann::json rows = nlohmann::json::array();
  for (int i = skip; i < skip + count; ++i) {
    const Time time = make_day(2026, 11, 22) + std::chrono::hours{8} - i * 8 * kHour;
    rows.push_back({{"symbol", "BTCUSDT"},
                    {"fundingRate", "0.000" + std::to_string(100 + i)},
                    {"fundingTime", std::to_string(time.time_since_epoch().count())}});
  }
  return nlohmann::json{{"code", "00000"}, {"msg", "success"}, {"data", rows}}.dump();
}

Query all_funding() {
  return query_of(btcusdt(), kNow - *feed(btcusdt(), "funding history").retention, kNow);
}

TEST(Bitget, AsksForAllOfTheFundingThatItKeeps) {
  const Feed funding = feed(btcusdt(), "funding history");
  EXPECT_TRUE(funding.whole);
  EXPECT_EQ(funding.step, 8 * kHour);
  EXPECT_EQ(funding.retention, 89 * kDay);  // 270 prints, less a day
  EXPECT_EQ(first_request(funding, all_funding()).target, target_of_page(1));
}

TEST(Bitget, ReadsFunding) {
  const auto step = read(btcusdt(), "funding history", kFunding);
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(step->next);  // a page that is not full is the last
  EXPECT_FALSE(step->covers);
  EXPECT_EQ(rows[0].time, make_day(2026, 11, 21) + 8 * kHour);
  EXPECT_EQ(rows[0].rate, 0.0001);
  EXPECT_EQ(rows[1].rate, -0.0000731);
  EXPECT_EQ(rows[2].time, make_day(2026, 11, 22));
  EXPECT_EQ(rows[2].rate, 0.000051);
  for (const Funding& row : rows) EXPECT_EQ(row.interval_hours, 8);
}

// A print between the first and the second answer pushes the others on by one: nothing is lost, nothing
// twice.
TEST(Bitget, WalksTheThreePagesOfFunding) {
  const auto fetch = feed(btcusdt(), "funding history").fetch(all_funding());
  (void)fetch->first();
  auto step = fetch->read(answer(prints(0, 100)));
  ASSERT_TRUE(step) << step.error().sentence;
  EXPECT_EQ(core::count(step->rows), 0U);
  ASSERT_TRUE(step->next);
  EXPECT_EQ(step->next->target, target_of_page(2));
  step = fetch->read(answer(prints(99, 100)));
  ASSERT_TRUE(step) << step.error().sentence;
  ASSERT_TRUE(step->next);
  EXPECT_EQ(step->next->target, target_of_page(3));
  step = fetch->read(answer(prints(199, 70)));
  const auto rows = rows_of<Funding>(step);
  EXPECT_FALSE(step->next);
  ASSERT_EQ(rows.size(), 269U);
  EXPECT_EQ(rows.back().time, make_day(2026, 11, 22) + 8 * kHour);
  EXPECT_EQ(rows.back().rate, 0.0001);
  EXPECT_EQ(rows[0].rate, 0.000368);
  for (const Funding& row : rows) EXPECT_EQ(row.interval_hours, 8);
}

// With shorter intervals 270 prints are fewer days: what is older was not answered, and may not be marked so.
TEST(Bitget, CoversNoMoreThanTheOldestPrint) {
  const Query query = query_of(btcusdt(), kNow - 200 * kDay, kNow);
  const auto fetch = feed(btcusdt(), "funding history").fetch(query);
  (void)fetch->first();
  (void)fetch->read(answer(prints(0, 100)));
  (void)fetch->read(answer(prints(100, 100)));
  const auto step = fetch->read(answer(prints(200, 70)));
  const auto rows = rows_of<Funding>(step);
  ASSERT_TRUE(step->covers);
  EXPECT_EQ(*step->covers, (core::Span{rows[0].time, query.span.to}));
}

TEST(Bitget, LeavesOutWhatIsNotSettled) {
  nlohmann::json document = nlohmann::json::parse(kFunding);
  document["data"][0]["fundingTime"] = "1795363200000";  // 16:00, and it is 12:00
  EXPECT_EQ(rows_of<Funding>(read(btcusdt(), "funding history", document.dump())).size(), 2U);
}

TEST(Bitget, RefusesFundingOfAnotherSymbol) {
  nlohmann::json document = nlohmann::json::parse(kFunding);
  document["data"][1]["symbol"] = "ETHUSDT";
  expect_error(read(btcusdt(), "funding history", document.dump()), ErrorKind::BadInput,
               "row 2: symbol is not BTCUSDT");
}

// -- open interest --

TEST(Bitget, AsksForTheCurrentOpenInterest) {
  const Feed now = feed(btcusdt(), "open interest now");
  EXPECT_EQ(now.kind, FeedKind::Sample);
  EXPECT_EQ(first_request(now, last_days(btcusdt())).target,
            "/api/v2/mix/market/open-interest?symbol=BTCUSDT&productType=usdt-futures");
  EXPECT_EQ(first_request(feed(ethusd(), "open interest now"), last_days(ethusd())).target,
            "/api/v2/mix/market/open-interest?symbol=ETHUSD&productType=coin-futures");
}

TEST(Bitget, ReadsTheCurrentOpenInterestInCoin) {
  const auto rows = rows_of<OpenInterest>(read(btcusdt(), "open interest now", kOpenInterest));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 52234.134);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[0].time, kNow);  // 11:59:59.655 by the venue
}

TEST(Bitget, RefusesOpenInterestWithoutTheSymbol) {
  std::string other = kOpenInterest;
  other.replace(other.find("BTCUSDT"), 7, "ETHUSDT");
  expect_error(read(btcusdt(), "open interest now", other), ErrorKind::BadInput, "does not hold BTCUSDT");
}

// -- errors and mutations --

TEST(Bitget, TurnsTheVenuesErrorsIntoKinds) {
  const auto expect = [](const std::string& body, int status, ErrorKind kind, const char* words) {
    for (const char* name : {"candles", "funding history", "open interest now"}) {
      expect_error(read(btcusdt(), name, body, status), kind, words);
    }
    expect_error(read(pair(), "candles", body, status), kind, words);
  };
  expect(R"({"code":"40017","msg":"Parameter verification failed","requestTime":1,"data":null})", 400,
         ErrorKind::BadInput, "Parameter verification failed");
  expect(R"({"code":"40017","msg":"Parameter verification failed","data":null})", 200, ErrorKind::BadInput,
         "code 40017");
  expect(R"({"code":"40034","msg":"Parameter BTCUSDTX does not exist","data":null})", 400,
         ErrorKind::NotFound, "does not know this symbol");
  expect(R"({"code":"429","msg":"Too Many Requests"})", 429, ErrorKind::RateLimited, "asks to wait");
  expect(R"({"code":"30007","msg":"request over limit"})", 200, ErrorKind::RateLimited, "asks to wait");
  expect(R"({"code":"45001","msg":"Unknown error"})", 200, ErrorKind::Unavailable, "Unknown error");
  expect("<html>", 403, ErrorKind::Forbidden, "HTTP 403");
  expect(R"({"code":"40012","msg":"no"})", 403, ErrorKind::Forbidden, "HTTP 403");
  expect("", 502, ErrorKind::Unavailable, "HTTP 502");
  expect(R"({"path":"/nowhere"})", 404, ErrorKind::NotFound, "(HTTP 404)");  // no code, no words
  expect(R"({"msg":"success","data":[]})", 200, ErrorKind::BadInput, "no code 00000");
  expect(R"({"code":"00000","msg":"success"})", 200, ErrorKind::BadInput, "no data");
}

int mutations(const core::Instrument& instrument, const char* name, const std::string& body) {
  test::Subject subject;
  subject.body = body;
  subject.read = [&instrument, name](const std::string& text) { return read(instrument, name, text); };
  return test::expect_survives_mutations(subject);
}

TEST(Bitget, CandlesSurviveMutations) { EXPECT_GE(mutations(btcusdt(), "candles", kCandles), 20); }
TEST(Bitget, SpotCandlesSurviveMutations) { EXPECT_GE(mutations(pair(), "candles", kCandles), 20); }
TEST(Bitget, FundingSurvivesMutations) { EXPECT_GE(mutations(btcusdt(), "funding history", kFunding), 20); }
TEST(Bitget, OpenInterestSurvivesMutations) {
  EXPECT_GE(mutations(btcusdt(), "open interest now", kOpenInterest), 20);
}

TEST(Bitget, ServesWhatTheInstrumentIs) {
  const auto venues = bitget_venues();
  ASSERT_EQ(venues.size(), 2U);
  EXPECT_EQ(venues[0].feeds(btcusdt()).size(), 3U);
  EXPECT_EQ(venues[1].feeds(pair()).size(), 1U);
  EXPECT_TRUE(venues[1].feeds(btcusdt()).empty());
  // One address, one limit.
  EXPECT_EQ(venues[0].budgets[0].id, venues[1].budgets[0].id);
}

}  // namespace

}  // namespace btcflow::venues
