// Coinalyze. Bodies are ours, written from the documented shapes (docs/venues.md, Coinalyze).
#include <nlohmann/json.hpp>

#include "all.h"
#include "feed_support.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::ErrorKind;
using core::kDay;
using core::kHour;
using core::make_day;
using core::MarketKind;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::SeriesKind;
using core::Time;
using namespace asking;

const Time kNow = make_day(2026, 11, 22) + std::chrono::hours{12} + std::chrono::seconds{45};

core::Instrument deribit() {
  return perp("deribit", "BTC-PERPETUAL", MarketKind::PerpInverse, OpenInterestUnit::Usd, 1,
              {10, OpenInterestUnit::Usd});
}
core::Instrument gate() {
  core::Instrument instrument = perp("gate", "BTC_USDT", MarketKind::PerpLinear, OpenInterestUnit::Contracts,
                                     1, {0.0001, OpenInterestUnit::Coin});
  instrument.quote = "USDT";
  return instrument;
}

Feed feed_of_instrument(const core::Instrument& instrument) {
  const auto feeds = coinalyze_venue().feeds(instrument);
  if (feeds.size() == 1) return feeds[0];
  ADD_FAILURE() << instrument.id << " has " << feeds.size() << " feeds";
  return {};
}

Query last_days(const core::Instrument& instrument) {
  return {instrument, {make_day(2026, 11, 20), kNow}, kNow};
}

const std::string kExchanges = R"([{"name":"Binance","code":"A"},{"name":"Deribit","code":"2"},
  {"name":"Gate.io","code":"Y"},{"name":"Kraken","code":"K"},{"name":"BitMEX","code":"0"}])";

// The first is of another venue, the third another instrument of ours.
const std::string kMarkets = R"([
  {"symbol":"BTCUSDT_PERP.A","exchange":"A","symbol_on_exchange":"BTCUSDT","base_asset":"BTC","quote_asset":"USDT","is_perpetual":true,"margined":"STABLE","expire_at":null,"oi_lq_vol_denominated_in":"BASE_ASSET","has_long_short_ratio_data":true,"has_ohlcv_data":true,"has_buy_sell_data":true},
  {"symbol":"BTCUSD_PERP.2","exchange":"2","symbol_on_exchange":"BTC-PERPETUAL","base_asset":"BTC","quote_asset":"USD","is_perpetual":true,"margined":"COIN","expire_at":null,"oi_lq_vol_denominated_in":"QUOTE_ASSET","has_long_short_ratio_data":false,"has_ohlcv_data":true,"has_buy_sell_data":true},
  {"symbol":"ETHUSD_PERP.2","exchange":"2","symbol_on_exchange":"ETH-PERPETUAL","base_asset":"ETH","quote_asset":"USD","is_perpetual":true,"margined":"COIN","expire_at":null,"oi_lq_vol_denominated_in":"QUOTE_ASSET","has_long_short_ratio_data":false,"has_ohlcv_data":true,"has_buy_sell_data":true},
  {"symbol":"BTC_USDT.Y","exchange":"Y","symbol_on_exchange":"BTC_USDT","base_asset":"BTC","quote_asset":"USDT","is_perpetual":true,"margined":"STABLE","expire_at":null,"oi_lq_vol_denominated_in":"BASE_ASSET","has_long_short_ratio_data":true,"has_ohlcv_data":true,"has_buy_sell_data":true}])";

const std::string kHistory = R"([{"symbol":"BTCUSD_PERP.2","history":[
  {"t":1795046400,"o":970000000.5,"h":990000000,"l":950000000,"c":981234560},
  {"t":1795132800,"o":981234560,"h":1000000000,"l":960000000,"c":972000010},
  {"t":1795219200,"o":972000010,"h":980000000,"l":940000000,"c":955000000},
  {"t":1795305600,"o":955000000,"h":960000000,"l":953000000,"c":957500000}]}])";

// The answer to the third request, after good ones to the first two.
core::Result<Step> read_history(const core::Instrument& instrument, const std::string& body, int status = 200,
                                const std::string& markets = kMarkets) {
  const auto fetch = feed_of_instrument(instrument).fetch(last_days(instrument));
  (void)fetch->first();
  for (const std::string& before : {kExchanges, markets}) {
    auto step = fetch->read(answer(before));
    if (!step) return step;
  }
  return fetch->read(answer(body, status));
}

core::Result<Step> read_markets(const core::Instrument& instrument, const std::string& body,
                                int status = 200) {
  const auto fetch = feed_of_instrument(instrument).fetch(last_days(instrument));
  (void)fetch->first();
  (void)fetch->read(answer(kExchanges));
  return fetch->read(answer(body, status));
}

void expect_request(const Request& request, const std::string& target) {
  EXPECT_EQ(request.origin, "https://api.coinalyze.net");
  EXPECT_EQ(request.target, target);
  EXPECT_EQ(request.budget, coinalyze_venue().budgets[0].id);
  // Whoever sends it puts the key in.
  ASSERT_EQ(request.headers.size(), 1U);
  EXPECT_EQ(request.headers[0].name, "api_key");
  EXPECT_EQ(request.headers[0].value, "");
}

TEST(Coinalyze, AsksForVenueThenSymbolThenHistory) {
  const auto fetch = feed_of_instrument(deribit()).fetch(last_days(deribit()));
  expect_request(fetch->first(), "/v1/exchanges");
  auto step = fetch->read(answer(kExchanges));
  ASSERT_TRUE(step) << step.error().sentence;
  ASSERT_TRUE(step->next);
  expect_request(*step->next, "/v1/future-markets");
  step = fetch->read(answer(kMarkets));
  ASSERT_TRUE(step) << step.error().sentence;
  ASSERT_TRUE(step->next);
  // From a day earlier: the value at 00:00 of the first day is the close of the day before.
  expect_request(*step->next,
                 "/v1/open-interest-history?symbols=BTCUSD_PERP.2&interval=daily&from=1795046400"
                 "&to=1795348844&convert_to_usd=false");
}

TEST(Coinalyze, AsksForAnOlderPage) {
  const Feed feed = feed_of_instrument(deribit());
  const Time to = make_day(2024, 6, 1);
  const auto fetch = feed.fetch({deribit(), {to - feed.page, to}, kNow});
  (void)fetch->first();
  (void)fetch->read(answer(kExchanges));
  const auto step = fetch->read(answer(kMarkets));
  ASSERT_TRUE(step && step->next);
  EXPECT_EQ(feed.page, 1500 * kDay);
  EXPECT_EQ(step->next->target,
            "/v1/open-interest-history?symbols=BTCUSD_PERP.2&interval=daily&from=1587513600&to=1717199999"
            "&convert_to_usd=false");
}

// The close of a row is the value at the end of its day; that of the running day is of now.
TEST(Coinalyze, StampsTheCloseAtTheEndOfItsDay) {
  const auto step = read_history(deribit(), kHistory);
  const auto rows = rows_of<OpenInterest>(step);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].time, make_day(2026, 11, 20));
  EXPECT_EQ(rows[0].value, 981234560);  // QUOTE_ASSET: dollars, whatever a contract is
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
  EXPECT_EQ(rows[2].time, make_day(2026, 11, 22));
  EXPECT_EQ(rows[2].value, 955000000);
  EXPECT_EQ(rows[3].time, make_day(2026, 11, 22) + 12 * kHour);  // never after now
  EXPECT_EQ(rows[3].value, 957500000);
  EXPECT_FALSE(step->next);
  EXPECT_TRUE(step->remarks.empty());
}

// The site counts coins where the venue counts contracts of 0.0001: nothing may be converted twice.
TEST(Coinalyze, TakesBaseAssetForCoin) {
  const auto rows = rows_of<OpenInterest>(read_history(
      gate(), R"([{"symbol":"BTC_USDT.Y","history":[{"t":1795132800,"o":1,"h":1,"l":1,"c":15050.25}]}])"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 15050.25);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
}

TEST(Coinalyze, SaysThatTetherIsTakenForDollars) {
  nlohmann::json markets = nlohmann::json::parse(kMarkets);
  markets[3]["oi_lq_vol_denominated_in"] = "QUOTE_ASSET";
  const auto step =
      read_history(gate(), R"([{"symbol":"BTC_USDT.Y","history":[{"t":1795132800,"c":1500000000}]}])", 200,
                   markets.dump());
  ASSERT_TRUE(step) << step.error().sentence;
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("USDT"), std::string::npos);
}

TEST(Coinalyze, RefusesAUnitThatItDoesNotKnow) {
  nlohmann::json markets = nlohmann::json::parse(kMarkets);
  markets[1]["oi_lq_vol_denominated_in"] = "CONTRACTS";
  expect_error(read_markets(deribit(), markets.dump()), ErrorKind::BadInput,
               "row 2: oi_lq_vol_denominated_in is neither");
  markets = nlohmann::json::parse(kMarkets);
  markets[3]["base_asset"] = "KBTC";
  expect_error(read_markets(gate(), markets.dump()), ErrorKind::BadInput, "base_asset is KBTC, not BTC");
  markets = nlohmann::json::parse(kMarkets);
  markets[1]["quote_asset"] = "EUR";
  expect_error(read_markets(deribit(), markets.dump()), ErrorKind::BadInput, "quote_asset is EUR");
}

TEST(Coinalyze, ReadsAnEmptyHistory) {
  EXPECT_TRUE(rows_of<OpenInterest>(read_history(deribit(), "[]")).empty());
  EXPECT_TRUE(
      rows_of<OpenInterest>(read_history(deribit(), R"([{"symbol":"BTCUSD_PERP.2","history":[]}])")).empty());
}

TEST(Coinalyze, LeavesADayWithoutAValueOut) {
  nlohmann::json document = nlohmann::json::parse(kHistory);
  document[0]["history"][1]["c"] = nullptr;
  EXPECT_EQ(rows_of<OpenInterest>(read_history(deribit(), document.dump())).size(), 3U);
}

TEST(Coinalyze, RefusesRowsThatAreNoDays) {
  nlohmann::json document = nlohmann::json::parse(kHistory);
  document[0]["history"][1]["t"] = 1795132800 + 3600;
  expect_error(read_history(deribit(), document.dump()), ErrorKind::BadInput, "row 2: t is not 00:00 UTC");
}

TEST(Coinalyze, RefusesTheRowsOfAnotherSymbol) {
  std::string other = kHistory;
  other.replace(other.find("BTCUSD_PERP.2"), 13, "ETHUSD_PERP.2");
  expect_error(read_history(deribit(), other), ErrorKind::BadInput, "symbol is not BTCUSD_PERP.2");
}

TEST(Coinalyze, SaysWhatIsNotListed) {
  core::Instrument bitget = gate();
  bitget.venue = "bitget";
  bitget.symbol = "BTCUSDT";
  expect_error(answered(feed_of_instrument(bitget), last_days(bitget), answer(kExchanges)),
               ErrorKind::NotFound, "does not list bitget");
  core::Instrument unknown = deribit();
  unknown.symbol = "XYZ-PERPETUAL";
  expect_error(read_markets(unknown, kMarkets), ErrorKind::NotFound, "does not list XYZ-PERPETUAL");
}

TEST(Coinalyze, TurnsItsErrorsIntoKinds) {
  const auto expect = [](const std::string& body, int status, ErrorKind kind, const char* words) {
    expect_error(answered(feed_of_instrument(deribit()), last_days(deribit()), answer(body, status)), kind,
                 words);
    expect_error(read_markets(deribit(), body, status), kind, words);
    expect_error(read_history(deribit(), body, status), kind, words);
  };
  expect(R"({"message":"Invalid/Missing API key"})", 401, ErrorKind::Forbidden, "the key is not accepted");
  expect(R"({"message":"Bad interval"})", 400, ErrorKind::BadInput, "Bad interval");
  expect(R"({"message":"Server error"})", 500, ErrorKind::Unavailable, "Server error");
  expect("<html>", 200, ErrorKind::BadInput, "web page");
}

TEST(Coinalyze, WaitsAsLongAsItIsTold) {
  const auto step = answered(feed_of_instrument(deribit()), last_days(deribit()),
                             answer(R"({"message":"Too many requests"})", 429, {{"retry-after", "12.5"}}));
  expect_error(step, ErrorKind::RateLimited, "asks to wait");
  EXPECT_EQ(step.error().retry_after, core::Duration{12500});
}

TEST(Coinalyze, SurvivesMutationsOfTheHistory) {
  test::Subject subject;
  subject.body = kHistory;
  subject.read = [](const std::string& body) { return read_history(deribit(), body); };
  subject.row_times_in_ms = false;
  EXPECT_GE(test::expect_survives_mutations(subject), 20);
}

// A broken list of markets may end the conversation, but not lead it to other numbers.
TEST(Coinalyze, SurvivesMutationsOfTheMarkets) {
  test::Subject subject;
  subject.body = kMarkets;
  subject.read = [](const std::string& body) { return read_history(deribit(), kHistory, 200, body); };
  subject.contradiction_is_refused = false;  // a list of symbols has no numbers to contradict
  EXPECT_GE(test::expect_survives_mutations(subject), 20);
}

// Bybit and Hyperliquid count both sides, and whether the site halves them is not known.
TEST(Coinalyze, ServesTheInstrumentsWhoseVenueKeepsNoHistory) {
  const auto serves = [](const char* venue, MarketKind kind) {
    core::Instrument instrument = deribit();
    instrument.venue = venue;
    instrument.kind = kind;
    return !coinalyze_venue().feeds(instrument).empty();
  };
  for (const char* venue : {"deribit", "bitget", "gate", "kraken-futures", "bitmex"}) {
    EXPECT_TRUE(serves(venue, MarketKind::PerpInverse)) << venue;
  }
  for (const char* venue : {"bybit", "hyperliquid", "binance-usdm", "okx", "coinbase", "coinalyze"}) {
    EXPECT_FALSE(serves(venue, MarketKind::PerpLinear)) << venue;
  }
  EXPECT_FALSE(serves("bitmex", MarketKind::Spot));
  const Feed feed = feed_of_instrument(deribit());
  EXPECT_EQ(feed.kind, FeedKind::Aggregator);
  EXPECT_EQ(feed.series, SeriesKind::OpenInterest);
  EXPECT_EQ(feed.instrument, "deribit:BTC-PERPETUAL");
}

}  // namespace

}  // namespace btcflow::venues
