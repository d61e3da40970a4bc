// Bitstamp's daily candles. The recorded answers are real and untrimmed (docs/venues.md, Bitstamp); the other
// bodies are ours, written from their shape.
#include <nlohmann/json.hpp>

#include "all.h"
#include "feed_support.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::ErrorKind;
using core::kDay;
using core::make_day;
using core::SeriesKind;
using core::Time;
using namespace asking;

const Time kNow = make_day(2020, 1, 3) + std::chrono::hours{15};

core::Instrument btcusd() {
  core::Instrument instrument = spot("bitstamp", "btcusd");
  instrument.since = make_day(2011, 8, 18);
  return instrument;
}
Feed ohlc() { return feed_named(bitstamp_venues(), btcusd(), "ohlc"); }
Query query_of(Time from, Time to) { return {btcusd(), {from, to}, kNow}; }
Query year_2019() { return query_of(make_day(2019, 1, 1), make_day(2020, 1, 1)); }
Query last_days() { return query_of(make_day(2020, 1, 1), make_day(2020, 1, 4)); }

core::Result<Step> read(const std::string& body, int status = 200) {
  return answered(ohlc(), last_days(), answer(body, status));
}

const std::string kBody = R"({"data":{"pair":"BTC/USD","ohlc":[
  {"timestamp":"1577836800","open":"7160.69","high":"7237.35","low":"7150.00","close":"7178.68","volume":"1119.10969318"},
  {"timestamp":"1577923200","open":"7180.00","high":"7190.10","low":"6901.00","close":"6950.56","volume":"4873.50000000"},
  {"timestamp":"1578009600","open":"6950.56","high":"6950.56","low":"6950.56","close":"6950.56","volume":"0.00000000"}]}})";

std::string body_of(const std::vector<Time>& days) {
  nlohmann::json rows = nlohmann::json::array();
  for (const Time day : days) {
    rows.push_back({{"timestamp", std::to_string(day.time_since_epoch().count() / 1000)},
                    {"open", "100"},
                    {"high", "110"},
                    {"low", "90"},
                    {"close", "105"},
                    {"volume", "5.5"}});
  }
  return nlohmann::json{{"data", {{"pair", "BTC/USD"}, {"ohlc", rows}}}}.dump();
}

std::vector<Time> days_until(Time end, int count) {
  std::vector<Time> days;
  for (int i = count; i > 0; --i) days.push_back(end - i * kDay);
  return days;
}

// With `start` in it the venue would ignore one of the two.
TEST(Bitstamp, AsksByTheEndAlone) {
  const Request request = first_request(ohlc(), last_days());
  EXPECT_EQ(request.method, core::HttpMethod::Get);
  EXPECT_EQ(request.origin, "https://www.bitstamp.net");
  EXPECT_EQ(request.target, "/api/v2/ohlc/btcusd/?step=86400&limit=1000&end=1578095999");
  EXPECT_EQ(request.budget, bitstamp_venues()[0].budgets[0].id);
}

TEST(Bitstamp, AsksForAnOlderPage) {
  const Feed feed = ohlc();
  EXPECT_EQ(feed.page, 990 * kDay);  // fewer than come at once
  const Time to = make_day(2017, 4, 7);
  EXPECT_EQ(first_request(feed, query_of(to - feed.page, to)).target,
            "/api/v2/ohlc/btcusd/?step=86400&limit=1000&end=1491523199");
}

TEST(Bitstamp, ReadsAPage) {
  const auto step = read(kBody);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2020, 1, 1), 7160.69, 7237.35, 7150, 7178.68, 1119.10969318, true}));
  EXPECT_EQ(rows[1], (Candle{make_day(2020, 1, 2), 7180, 7190.1, 6901, 6950.56, 4873.5, true}));
  // Nobody traded: the flat row is kept with its zero, which says that it is no price.
  EXPECT_EQ(rows[2], (Candle{make_day(2020, 1, 3), 6950.56, 6950.56, 6950.56, 6950.56, 0, false}));
  EXPECT_FALSE(step->truncated);
  EXPECT_TRUE(step->remarks.empty());
}

TEST(Bitstamp, ReadsAnEmptyPage) {
  const auto step = read(R"({"data":{"pair":"BTC/USD","ohlc":[]}})");
  EXPECT_TRUE(rows_of<Candle>(step).empty());
  EXPECT_FALSE(step->truncated);
}

// Asked with start=2019-01-01, the venue sent a thousand days from 2017-04-07 on; one of them twice.
TEST(Bitstamp, KeepsTheRowOfTheLargerVolumeOfARecordedAnswer) {
  BTCFLOW_PAYLOAD(body, "bitstamp/recorded/api_v2_ohlc_btcusd__082f35.json");
  const auto step = answered(ohlc(), year_2019(), answer(body));
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 999U);  // of a thousand
  EXPECT_EQ(rows[0], (Candle{make_day(2017, 4, 7), 1190.72, 1202, 1176, 1190.66, 5450.27271426, true}));
  EXPECT_EQ(rows.back(),
            (Candle{make_day(2019, 12, 31), 7222.74, 7302.35, 7112.55, 7168.36, 2638.69130899, true}));
  const auto day =
      std::find_if(rows.begin(), rows.end(), [](const Candle& c) { return c.day == make_day(2019, 1, 9); });
  ASSERT_NE(day, rows.end());
  EXPECT_EQ(*day, (Candle{make_day(2019, 1, 9), 3994.75, 4060, 3948.44, 4002.13, 7390.13399203, true}));
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("2019-01-09 came twice"), std::string::npos) << step->remarks[0];
  EXPECT_FALSE(step->truncated);  // older rows than asked for filled it
}

TEST(Bitstamp, ReadsARecordedAnswerThatIsARowShort) {
  BTCFLOW_PAYLOAD(body, "bitstamp/recorded/api_v2_ohlc_btcusd__d180d9.json");
  const auto rows = rows_of<Candle>(answered(ohlc(), year_2019(), answer(body)));
  ASSERT_EQ(rows.size(), 999U);
  EXPECT_EQ(rows[0], (Candle{make_day(2017, 4, 8), 1190.66, 1197.3, 1166.66, 1184.03, 2720.79822734, true}));
  EXPECT_EQ(rows.back(),
            (Candle{make_day(2020, 1, 1), 7160.69, 7237.35, 7150, 7178.68, 1119.10969318, true}));
}

TEST(Bitstamp, RefusesARecordedAnswerOfMinutes) {
  BTCFLOW_PAYLOAD(body, "bitstamp/recorded/api_v2_ohlc_btcusd__2ff4a6.json");
  expect_error(read(body), ErrorKind::BadInput, "not at 00:00 UTC");
}

// The doubled day may have left the answer a row short of the limit: it is cut all the same.
TEST(Bitstamp, TellsACutAnswerFromOneFilledWithOlderRows) {
  const Time to = make_day(2019, 12, 31);
  const auto truncated = [&](int rows, Time from) {
    const auto step = answered(ohlc(), query_of(from, to), answer(body_of(days_until(to, rows))));
    EXPECT_TRUE(step) << step.error().sentence;
    return step && step->truncated;
  };
  EXPECT_TRUE(truncated(1000, to - 1100 * kDay));
  EXPECT_TRUE(truncated(999, to - 1100 * kDay));
  EXPECT_FALSE(truncated(1000, to - 1000 * kDay));
  EXPECT_FALSE(truncated(1000, to - 500 * kDay));
  EXPECT_FALSE(truncated(300, to - 990 * kDay));  // the venue's beginning
}

// Nothing tells which of the two is right.
TEST(Bitstamp, RefusesADoubledDayOfTheSameVolume) {
  std::string body = body_of({make_day(2020, 1, 1), make_day(2020, 1, 1)});
  body.replace(body.find("105"), 3, "106");
  expect_error(read(body), ErrorKind::BadInput, "two different rows are stamped 2020-01-01");
}

TEST(Bitstamp, RefusesTheRowsOfAnotherPair) {
  std::string body = kBody;
  body.replace(body.find("BTC/USD"), 7, "ETH/USD");
  expect_error(read(body), ErrorKind::BadInput, "not btcusd");
}

TEST(Bitstamp, TurnsTheVenuesErrorsIntoKinds) {
  expect_error(read(R"({"status":"error","reason":"Invalid limit","code":"400.002"})", 400),
               ErrorKind::BadInput, "Invalid limit");
  expect_error(read(R"({"error":"something broke"})"), ErrorKind::BadInput, "something broke");
  expect_error(read(R"({"code":"400.002","errors":[{"field":"limit","message":"too large"}]})", 400),
               ErrorKind::BadInput, "400.002");
  expect_error(read("<html>404</html>", 404), ErrorKind::NotFound, "HTTP 404");
  expect_error(read("", 429), ErrorKind::RateLimited, "HTTP 429");
  expect_error(read("<html>", 502), ErrorKind::Unavailable, "HTTP 502");
  expect_error(read("<!DOCTYPE html><html>log in</html>"), ErrorKind::BadInput, "web page");
}

TEST(Bitstamp, SurvivesMutations) {
  test::Subject subject;
  subject.body = kBody;
  subject.read = [](const std::string& body) { return read(body); };
  subject.row_times_in_ms = false;
  subject.contradiction_is_refused = false;  // of two rows the one with the larger volume is kept
  // The larger volume wins: here that of the changed row, whose prices were in the body too.
  subject.also_there =
      std::vector<Candle>{{make_day(2020, 1, 2), 7251.8, 7262.001, 6970.01, 7020.0656, 4922.235, true}};
  EXPECT_GE(expect_survives_mutations(subject), 20);
}

TEST(Bitstamp, ServesSpotOnly) {
  core::Instrument perpetual = btcusd();
  perpetual.kind = core::MarketKind::PerpLinear;
  EXPECT_TRUE(bitstamp_venues()[0].feeds(perpetual).empty());
  EXPECT_EQ(ohlc().since, make_day(2011, 8, 18));
}

}  // namespace

}  // namespace btcflow::venues
