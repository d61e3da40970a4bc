// Coinbase's daily candles. Bodies are ours, written from the documented shape (docs/venues.md, Coinbase
// Exchange), but for the recorded one that is named.
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

core::Instrument btc_usd() { return spot("coinbase", "BTC-USD"); }
Feed candles_feed() { return feed_of(coinbase_venues(), btc_usd(), SeriesKind::Candles); }
Query query_of(core::Time from, core::Time to) { return {btc_usd(), {from, to}, kNow}; }
Query last_days() { return query_of(make_day(2026, 11, 20), make_day(2026, 11, 23)); }

core::Result<Step> read(const std::string& body, int status = 200) {
  return answered(candles_feed(), last_days(), answer(body, status));
}

// Newest first; [time, LOW, HIGH, OPEN, CLOSE, volume].
const std::string kBody = R"([[1795305600,87400,87600.5,87500,87450.25,12.5],
  [1795219200,86900.01,87800,87500.2,87500,3456.75],
  [1795132800,86000.1,88000.5,87000,87500.2,4567.125]])";

TEST(Coinbase, AsksForAPage) {
  const Feed feed = candles_feed();
  const core::Time from = make_day(2020, 1, 1);
  const Request request = first_request(feed, query_of(from, from + feed.page));
  EXPECT_EQ(request.origin, "https://api.exchange.coinbase.com");
  // 299 days, both ends inclusive: one less than the venue gives at once.
  EXPECT_EQ(request.target,
            "/products/BTC-USD/candles?granularity=86400&start=2020-01-01T00%3A00%3A00Z"
            "&end=2020-10-25T00%3A00%3A00Z");
}

TEST(Coinbase, AsksForTheLastDays) {
  EXPECT_EQ(first_request(candles_feed(), last_days()).target,
            "/products/BTC-USD/candles?granularity=86400&start=2026-11-20T00%3A00%3A00Z"
            "&end=2026-11-22T00%3A00%3A00Z");
}

TEST(Coinbase, BeginsWhereTheCatalogueSays) {
  core::Instrument tether = spot("coinbase", "USDT-USD");
  tether.since = make_day(2021, 5, 3);
  EXPECT_EQ(feed_of(coinbase_venues(), tether, SeriesKind::Candles).since, make_day(2021, 5, 3));
  // No guess for the others: a first day that is too early reads as a hole of the venue's.
  EXPECT_FALSE(candles_feed().since);
}

TEST(Coinbase, ReadsLowAndHighBeforeOpenAndClose) {
  const auto step = read(kBody);
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2026, 11, 20), 87000, 88000.5, 86000.1, 87500.2, 4567.125, true}));
  EXPECT_EQ(rows[1], (Candle{make_day(2026, 11, 21), 87500.2, 87800, 86900.01, 87500, 3456.75, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 11, 22), 87500, 87600.5, 87400, 87450.25, 12.5, false}));
  EXPECT_FALSE(step->truncated);
}

TEST(Coinbase, ReadsTheValuesOfARecordedAnswer) {
  BTCFLOW_PAYLOAD(body, "coinbase-exchange/fixture/products_BTC-USD_candles__60__2018-02.json");
  expect_error(read(body), ErrorKind::BadInput, "not at 00:00 UTC");  // minutes are no days
  nlohmann::json document = nlohmann::json::parse(body);
  const core::Time last = make_day(2018, 2, 1);
  for (std::size_t i = 0; i < document.size(); ++i) {
    document[i][0] = (last - static_cast<int>(i) * core::kDay).time_since_epoch().count() / 1000;
  }
  const auto rows = rows_of<Candle>(read(document.dump()));
  ASSERT_EQ(rows.size(), 10U);
  EXPECT_EQ(rows[9], (Candle{last, 10106.01, 10120.21, 10106, 10120.21, 2.85107455, true}));
  EXPECT_EQ(rows[8],
            (Candle{last - core::kDay, 10129.99, 10130, 10106.01, 10106.01, 4.727521520000001, true}));
  EXPECT_EQ(rows[0].low, 10099.98);
  EXPECT_EQ(rows[0].volume, 1.87868123);
}

TEST(Coinbase, AnEmptyPageIsAnAnswer) {
  const auto step = read("[]");
  EXPECT_TRUE(rows_of<Candle>(step).empty());
  EXPECT_FALSE(step->covers);  // all of the span: nothing was listed then
}

TEST(Coinbase, AFullPageIsTruncated) {
  nlohmann::json rows = nlohmann::json::array();
  const auto body_of = [&](int count) {
    rows.clear();
    for (int i = 0; i < count; ++i) rows.push_back({1795305600 - i * 86400, 1, 1, 1, 1, 1});
    return rows.dump();
  };
  EXPECT_TRUE(read(body_of(300))->truncated);
  EXPECT_FALSE(read(body_of(299))->truncated);
}

TEST(Coinbase, SaysTheVenuesWords) {
  expect_error(
      read(R"({"message":"granularity too small for the requested time range. Count of aggregations )"
           R"(requested exceeds 300"})",
           400),
      ErrorKind::BadInput, "exceeds 300");
  expect_error(read(R"({"message":"NotFound"})", 404), ErrorKind::NotFound, "NotFound");
  expect_error(read(R"({"message":"Public rate limit exceeded"})", 429), ErrorKind::RateLimited,
               "rate limit");
  expect_error(read(R"({"message":"Internal server error"})", 500), ErrorKind::Unavailable, "Internal");
  expect_error(read(R"({"message":"odd"})"), ErrorKind::BadInput, "odd");
}

TEST(Coinbase, SurvivesMutations) {
  const int tried = btcflow::test::expect_survives_mutations(
      {.body = kBody, .read = [](const std::string& body) { return read(body); }, .row_times_in_ms = false});
  EXPECT_GE(tried, 20);
}

}  // namespace

}  // namespace btcflow::venues
