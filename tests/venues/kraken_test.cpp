// Kraken's REST candles. Bodies are ours, written from the documented shape (docs/venues.md, Kraken), but for
// the recorded one that is named.
#include "feed_support.h"

#include <nlohmann/json.hpp>

#include "all.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::ErrorKind;
using core::make_day;
using core::SeriesKind;
using namespace asking;

const core::Time kNow = make_day(2026, 11, 22) + std::chrono::hours{14};

core::Instrument xbtusd() {
  core::Instrument instrument = spot("kraken", "XBTUSD");
  instrument.since = make_day(2013, 10, 6);
  return instrument;
}

Feed candles_feed() { return feed_of(kraken_venues(), xbtusd(), SeriesKind::Candles); }
Query query_of(core::Time from, core::Time to) { return {xbtusd(), {from, to}, kNow}; }
Query last_days() { return query_of(make_day(2026, 11, 20), make_day(2026, 11, 23)); }

// The 20th, the 21st (nobody traded: flat, volume zero) and the running 22nd.
const std::string kBody = R"({"error":[],"result":{"XXBTZUSD":[
  [1795132800,"87000.0","88000.5","86000.1","87500.2","87100.0","1234.56780000",40000],
  [1795219200,"87500.2","87500.2","87500.2","87500.2","0.0","0.00000000",0],
  [1795305600,"87500.2","87600.0","87400.0","87450.0","87470.1","12.50000000",900]],"last":1795219200}})";

core::Result<Step> read(const std::string& body, int status = 200) {
  return answered(candles_feed(), last_days(), answer(body, status));
}

TEST(Kraken, AsksForDaysWithoutSince) {
  // Whatever `since` says, the newest 720 bars come: the request of an early and of a late span is the same.
  for (const Query& query : {last_days(), query_of(make_day(2025, 1, 1), make_day(2026, 11, 23))}) {
    const Request request = first_request(candles_feed(), query);
    EXPECT_EQ(request.origin, "https://api.kraken.com");
    EXPECT_EQ(request.target, "/0/public/OHLC?pair=XBTUSD&interval=1440");
    EXPECT_EQ(request.budget, kraken_venues().at(0).budgets.at(0).id);
  }
}

TEST(Kraken, SaysHowDeepItReaches) {
  const Feed feed = candles_feed();
  EXPECT_TRUE(feed.whole);
  EXPECT_EQ(feed.since, make_day(2013, 10, 6));
  ASSERT_TRUE(feed.retention);
  // 720 finished days are there; asking for the 720th would race with midnight.
  EXPECT_LT(*feed.retention, core::kDay * 720);
  EXPECT_GE(*feed.retention, core::kDay * 718);
}

TEST(Kraken, OffersTheArchiveAfterTheApi) {
  const std::vector<Feed> feeds = kraken_venues().at(0).feeds(xbtusd());
  ASSERT_EQ(feeds.size(), 2U);
  EXPECT_EQ(feeds[0].kind, FeedKind::Api);
  EXPECT_EQ(feeds[1].kind, FeedKind::Archive);
  EXPECT_TRUE(feeds[1].whole);
}

TEST(Kraken, ReadsDaysUnderTheNameThatTheVenueGivesThePair) {
  const auto step = read(kBody);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000.0, 88000.5, 86000.1, 87500.2, 1234.5678, true}));
  // Kept: volume zero says that nobody traded, a missing row would say that we do not know.
  EXPECT_EQ(rows[1], (Candle{make_day(2026, 11, 21), 87500.2, 87500.2, 87500.2, 87500.2, 0, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87500.2, 87600, 87400, 87450, 12.5, false}));
  EXPECT_FALSE(step->truncated);
  EXPECT_FALSE(step->next);
  EXPECT_EQ(step->covers, last_days().span);
}

TEST(Kraken, ReadsAnEmptyHistory) {
  const auto step = read(R"({"error":[],"result":{"XXBTZUSD":[],"last":0}})");
  EXPECT_TRUE(rows_of<Candle>(step).empty());
  EXPECT_EQ(step->covers, last_days().span);
}

// 721 rows as a full answer has them; only their number and their first day matter.
std::string full_answer(core::Time first) {
  nlohmann::json rows = nlohmann::json::array();
  for (int i = 0; i < 721; ++i) {
    const auto seconds = (first + i * core::kDay).time_since_epoch().count() / 1000;
    rows.push_back({seconds, "100.0", "100.0", "100.0", "100.0", "100.0", "1.0", 1});
  }
  return nlohmann::json{{"error", nlohmann::json::array()}, {"result", {{"XXBTZUSD", rows}, {"last", 1}}}}
      .dump();
}

TEST(Kraken, AFullAnswerCoversOnlyWhatItReaches) {
  const core::Time first = make_day(2026, 11, 22) - 720 * core::kDay;
  const Query query = query_of(make_day(2020, 1, 1), make_day(2026, 11, 23));
  const auto step = answered(candles_feed(), query, answer(full_answer(first)));
  EXPECT_EQ(rows_of<Candle>(step).size(), 721U);
  // Or the days before would be taken for days without trades, and the archive never asked.
  EXPECT_EQ(step->covers, (core::Span{first, make_day(2026, 11, 23)}));
}

TEST(Kraken, ReadsTheValuesOfARecordedAnswer) {
  BTCFLOW_PAYLOAD(body, "kraken/fixture/http_ohlc.json");
  // Minutes are no days.
  expect_error(read(body), ErrorKind::BadInput, "not at 00:00 UTC");
  // The same rows, one a day.
  nlohmann::json document = nlohmann::json::parse(body);
  const core::Time first = make_day(2024, 12, 2);
  std::size_t day = 0;
  for (auto& row : document["result"]["XBTUSDT"]) {
    row[0] = (first + static_cast<int>(day++) * core::kDay).time_since_epoch().count() / 1000;
  }
  const auto rows = rows_of<Candle>(read(document.dump()));
  ASSERT_EQ(rows.size(), 721U);
  EXPECT_EQ(rows[0], (Candle{first, 106038.2, 106038.2, 106038.2, 106038.2, 0, true}));
  EXPECT_EQ(rows[3],
            (Candle{first + 3 * core::kDay, 106038.1, 106044.3, 106038.1, 106040.1, 0.08317981, true}));
  EXPECT_EQ(rows[720].close, 105899.4);
  EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const Candle& c) { return c.volume == 0; }), 216);
}

TEST(Kraken, ErrorsInsideASuccessAreOfTheRightKind) {
  const auto words = [](const std::string& text) { return read("{\"error\":[\"" + text + "\"]}"); };
  expect_error(words("EGeneral:Invalid arguments"), ErrorKind::BadInput, "Invalid arguments");
  expect_error(words("EQuery:Unknown asset pair"), ErrorKind::NotFound, "Unknown asset pair");
  expect_error(words("EAPI:Rate limit exceeded"), ErrorKind::RateLimited, "Rate limit exceeded");
  expect_error(words("EGeneral:Too many requests"), ErrorKind::RateLimited, "Too many requests");
  expect_error(words("EService:Unavailable"), ErrorKind::Unavailable, "Unavailable");
  expect_error(words("EService:Busy"), ErrorKind::Unavailable, "Busy");
}

TEST(Kraken, ThrottledSaysUntilWhen) {
  // 20 seconds after the answer came.
  const auto step = read(R"({"error":["EService:Throttled: 1795348820"]})");
  expect_error(step, ErrorKind::RateLimited, "Throttled");
  EXPECT_EQ(step.error().retry_after, std::chrono::seconds{20});
}

TEST(Kraken, AWarningIsARemark) {
  std::string body = kBody;
  body.replace(body.find("[]"), 2, R"(["WGeneral:Deprecated"])");
  const auto step = read(body);
  EXPECT_EQ(rows_of<Candle>(step).size(), 3U);
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("WGeneral:Deprecated"), std::string::npos);
}

TEST(Kraken, RefusesByStatus) {
  expect_error(read("", 429), ErrorKind::RateLimited, "429");
  expect_error(read("<html>blocked</html>", 403), ErrorKind::Forbidden, "403");
  // What stands before the venue writes its errors in another shape.
  expect_error(read(R"({"error":"Forbidden"})", 403), ErrorKind::Forbidden, "HTTP 403: Forbidden");
  expect_error(read(R"({"error":{"code":5}})", 404), ErrorKind::NotFound, "HTTP 404");
  expect_error(read(R"({"error":"Forbidden","result":{}})", 200), ErrorKind::BadInput, "error is not a list");
  expect_error(read("oops", 502), ErrorKind::Unavailable, "502");
  expect_error(read("<!DOCTYPE html><html></html>"), ErrorKind::BadInput, "web page");
  expect_error(read(R"({"error":[],"result":{"A":[],"B":[],"last":1}})"), ErrorKind::BadInput,
               "more than one");
}

TEST(Kraken, SurvivesMutations) {
  const int tried = btcflow::test::expect_survives_mutations(
      {.body = kBody, .read = [](const std::string& body) { return read(body); }, .row_times_in_ms = false});
  EXPECT_GE(tried, 20);
}

}  // namespace

}  // namespace btcflow::venues
