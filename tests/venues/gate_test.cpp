// Gate: USDT perpetuals and spot. Bodies are written here in the documented shape (documentation and clients
// disagree whether numbers are texts: both are tried); no recorded answer is at hand.
#include <gtest/gtest.h>

#include <map>

#include "all.h"
#include "asking.h"
#include "feed_support.h"
#include "read.h"
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

const core::Instrument kPerp =
    perp("gate", "BTC_USDT", MarketKind::PerpLinear, OpenInterestUnit::Contracts, 1, {0.0001});
const core::Instrument kSpot = spot("gate-spot", "BTC_USDT");
const char* const kNow = "2024-01-03T15:00Z";

Feed feed(const core::Instrument& instrument, const std::string& name) {
  return feed_named(gate_venues(), instrument, name);
}

Query three_days(const core::Instrument& instrument) {
  return query(instrument, "2024-01-01", "2024-01-04", kNow);
}

core::Result<Step> read(const core::Instrument& instrument, const std::string& name,
                        const std::string& body) {
  return answered(feed(instrument, name), three_days(instrument), answer(body));
}

void expect_survives(const core::Instrument& instrument, const std::string& name, const std::string& body) {
  const int tried = test::expect_survives_mutations(
      {body, [&](const std::string& mutated) { return read(instrument, name, mutated); }, false});
  EXPECT_GE(tried, 20);
}

const std::vector<Candle> kWanted{{at("2024-01-01"), 42283.5, 44184.1, 42180.7, 44179.5, 2717.4299, true},
                                  {at("2024-01-02"), 44179.5, 45879.6, 44148.3, 44946.9, 6514.6406, true},
                                  {at("2024-01-03"), 44946.9, 45500, 40750, 42845.2, 8119.4551, false}};

void expect_candles(const core::Result<Step>& step) {
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), kWanted.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_DOUBLE_EQ(rows[i].volume, kWanted[i].volume);
    Candle row = rows[i];
    row.volume = kWanted[i].volume;
    EXPECT_EQ(row, kWanted[i]);
  }
}

// -- candles of futures: contracts of 0.0001 BTC --

const std::string kFutures = R"([
  {"t":1704067200,"v":27174299,"c":"44179.5","h":"44184.1","l":"42180.7","o":"42283.5","sum":"1169995682.12"},
  {"t":1704153600,"v":65146406,"c":"44946.9","h":"45879.6","l":"44148.3","o":"44179.5","sum":"2944331885.75"},
  {"t":1704240000,"v":81194551,"c":"42845.2","h":"45500","l":"40750","o":"44946.9","sum":"3507105109.77"}])";

TEST(GateCandles, Requests) {
  const Request first =
      first_request(feed(kPerp, "candlesticks"), query(kPerp, "2022-01-01", "2022-06-01", kNow));
  EXPECT_EQ(first.origin, "https://api.gateio.ws");
  EXPECT_EQ(first.target,
            "/api/v4/futures/usdt/candlesticks?contract=BTC_USDT&interval=1d&from=1640995200&to=1654041599")
      << "limit conflicts with from and to";
  // Not beyond now.
  EXPECT_EQ(first_request(feed(kPerp, "candlesticks"), three_days(kPerp)).target,
            "/api/v4/futures/usdt/candlesticks?contract=BTC_USDT&interval=1d&from=1704067200&to=1704294000");
  EXPECT_LT(feed(kPerp, "candlesticks").page, 2000 * core::kDay);
}

TEST(GateCandles, ContractsAsCoin) {
  const auto step = read(kPerp, "candlesticks", kFutures);
  expect_candles(step);
  EXPECT_FALSE(step->truncated);
}

TEST(GateCandles, NumbersMayBeTextsAndTheOtherWayRound) {
  const auto rows = rows_of<Candle>(read(
      kPerp, "candlesticks",
      R"([{"t":"1704067200","v":"27174299","c":44179.5,"h":44184.1,"l":42180.7,"o":42283.5,"sum":"1"}])"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].close, 44179.5);
  EXPECT_DOUBLE_EQ(rows[0].volume, 2717.4299);
}

TEST(GateCandles, WithoutAContractSizeTheVolumeIsUnknown) {
  core::Instrument unsized = kPerp;
  unsized.contract = {};
  const auto rows = rows_of<Candle>(read(unsized, "candlesticks", kFutures));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(core::known(rows[0].volume));
}

TEST(GateCandles, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Candle>(read(kPerp, "candlesticks", "[]")).empty());
  std::string list;
  for (int i = 0; i < 2000; ++i) {
    list += std::string(i > 0 ? "," : "") + R"({"t":)" + s_text(at("2018-01-01") + i * core::kDay) +
            R"(,"v":1,"c":"2","h":"3","l":"1","o":"2"})";
  }
  EXPECT_TRUE(read(kPerp, "candlesticks", "[" + list + "]")->truncated);
}

TEST(GateCandles, SurviveMutations) { expect_survives(kPerp, "candlesticks", kFutures); }

// -- candles of spot: columns in another order --

// time, volume in quote, close, high, low, open, volume in coin, closed
const std::string kSpotDays = R"([
  ["1704067200","116999568.21","44179.5","44184.1","42180.7","42283.5","2717.4299","true"],
  ["1704153600","294433188.57","44946.9","45879.6","44148.3","44179.5","6514.6406","true"],
  ["1704240000","350710510.97","42845.2","45500","40750","44946.9","8119.4551","false"]])";

TEST(GateSpotCandles, Requests) {
  EXPECT_EQ(first_request(feed(kSpot, "candlesticks"), query(kSpot, "2022-01-01", "2022-06-01", kNow)).target,
            "/api/v4/spot/candlesticks?currency_pair=BTC_USDT&interval=1d&from=1640995200&to=1654041599");
  EXPECT_EQ(first_request(feed(kSpot, "candlesticks"), three_days(kSpot)).target,
            "/api/v4/spot/candlesticks?currency_pair=BTC_USDT&interval=1d&from=1704067200&to=1704294000");
  EXPECT_LT(feed(kSpot, "candlesticks").page, 1000 * core::kDay);
}

TEST(GateSpotCandles, CloseHighLowOpen) { expect_candles(read(kSpot, "candlesticks", kSpotDays)); }

TEST(GateSpotCandles, OlderAnswersWithoutCoinVolume) {
  const auto rows = rows_of<Candle>(read(
      kSpot, "candlesticks", R"([["1704067200","116999568.21","44179.5","44184.1","42180.7","42283.5"]])"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FALSE(core::known(rows[0].volume)) << "the quote volume must not be taken for it";
}

// What is stored as closed is never asked for again.
TEST(GateSpotCandles, ADayThatIsStillCountedIsNotTakenAsClosed) {
  const auto body =
      R"([["1704067200","9","2","3","1","2","5","true"],["1704153600","9","2","3","1","2","5","false"]])";
  const auto soon = answered(feed(kSpot, "candlesticks"),
                             query(kSpot, "2024-01-01", "2024-01-04", "2024-01-03T00:01Z"), answer(body));
  EXPECT_EQ(rows_of<Candle>(soon).size(), 1U);
  EXPECT_EQ(rows_of<Candle>(read(kSpot, "candlesticks", body)).size(), 2U);
}

TEST(GateSpotCandles, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Candle>(read(kSpot, "candlesticks", "[]")).empty());
  std::string list;
  for (int i = 0; i < 1000; ++i) {
    list += std::string(i > 0 ? "," : "") + "[\"" + s_text(at("2020-01-01") + i * core::kDay) +
            R"(","9","2","3","1","2","5","true"])";
  }
  EXPECT_TRUE(read(kSpot, "candlesticks", "[" + list + "]")->truncated);
}

TEST(GateSpotCandles, SurviveMutations) { expect_survives(kSpot, "candlesticks", kSpotDays); }

// -- open interest --

// Stamped with the start of the day. 0.0001 BTC a contract: 4,300,000 contracts are 430 BTC.
const std::string kStats = R"([
  {"time":1704067200,"open_interest":4300000,"open_interest_usd":18996700.0,"mark_price":44178.4,"lsr_taker":1.02},
  {"time":1704153600,"open_interest":"4350000","open_interest_usd":"19551901.5","mark_price":"44946.9"},
  {"time":1704240000,"open_interest":4400000,"open_interest_usd":18851888.0,"mark_price":42845.2}])";

TEST(GateOpenInterest, Requests) {
  const Feed stats = feed(kPerp, "contract stats");
  // From the row that ends where the span begins; there is no end, so as many rows as the span has.
  EXPECT_EQ(first_request(stats, three_days(kPerp)).target,
            "/api/v4/futures/usdt/contract_stats?contract=BTC_USDT&from=1703980800&interval=1d&limit=4");
  EXPECT_EQ(first_request(stats, query(kPerp, "2023-10-01T15:00Z", "2023-12-01", kNow)).target,
            "/api/v4/futures/usdt/contract_stats?contract=BTC_USDT&from=1696032000&interval=1d&limit=63");
}

// `from` more than 180 days back is an error, and it lies up to two days before what is wanted.
TEST(GateOpenInterest, NothingIsAskedThatTheVenueRefuses) {
  const Feed stats = feed(kPerp, "contract stats");
  const core::Time now = at("2024-01-03T23:59Z");
  const Request oldest = stats.fetch({kPerp, {now - *stats.retention, now}, now})->first();
  const auto from = oldest.target.find("from=") + 5;
  const core::Time asked{std::chrono::seconds{std::stoll(oldest.target.substr(from, 10))}};
  EXPECT_GT(asked, now - 180 * core::kDay);
}

TEST(GateOpenInterest, ContractsAsCoinStampedByTheEndOfTheirDay) {
  const auto rows = rows_of<OpenInterest>(read(kPerp, "contract stats", kStats));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2024-01-02"));
  EXPECT_DOUBLE_EQ(rows[0].value, 430);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[1].time, at("2024-01-03"));
  EXPECT_DOUBLE_EQ(rows[1].value, 435);
  EXPECT_EQ(rows[2].time, at(kNow)) << "the running day's reading is of now";
}

TEST(GateOpenInterest, AWrongContractSizeIsRefused) {
  core::Instrument wrong = kPerp;
  wrong.contract.size = 0.01;
  expect_error(read(wrong, "contract stats", kStats), ErrorKind::BadInput, "contract size");
}

// A reading is written again two and a half minutes after its day's end.
TEST(GateOpenInterest, ADayIsNotReadInItsFirstMinutesAfterItsEnd) {
  const auto step = answered(feed(kPerp, "contract stats"),
                             query(kPerp, "2024-01-01", "2024-01-04", "2024-01-03T00:02Z"), answer(kStats));
  for (const OpenInterest& row : rows_of<OpenInterest>(step)) EXPECT_NE(row.time, at("2024-01-03"));
}

TEST(GateOpenInterest, RowsWithoutAValueAreLeftOutAndZeroIsKept) {
  const auto rows = rows_of<OpenInterest>(
      read(kPerp, "contract stats",
           R"([{"time":1703980800,"open_interest":null},{"time":1704067200,"open_interest":0,"mark_price":1},
          {"time":1704153600}])"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 0);
}

TEST(GateOpenInterest, EmptyPageAndHours) {
  EXPECT_TRUE(rows_of<OpenInterest>(read(kPerp, "contract stats", "[]")).empty());
  expect_error(read(kPerp, "contract stats", R"([{"time":1704070800,"open_interest":5}])"),
               ErrorKind::BadInput, "not the start of a UTC day");
}

TEST(GateOpenInterest, SurvivesMutations) { expect_survives(kPerp, "contract stats", kStats); }

// -- funding --

const std::string kPrints = R"([
  {"r":"0.000635","t":1704268800},
  {"r":"-0.0001","t":1704240000},
  {"r":"0.0002","t":1704225600},
  {"r":"0.0001","t":1704196800}])";

TEST(GateFunding, Requests) {
  EXPECT_EQ(first_request(feed(kPerp, "funding rate"), three_days(kPerp)).target,
            "/api/v4/futures/usdt/funding_rate?contract=BTC_USDT&from=1703980800&to=1704294000&limit=1000");
  EXPECT_EQ(first_request(feed(kPerp, "funding rate"), query(kPerp, "2022-01-01", "2022-06-01", kNow)).target,
            "/api/v4/futures/usdt/funding_rate?contract=BTC_USDT&from=1640908800&to=1654041599&limit=1000");
  EXPECT_LT((feed(kPerp, "funding rate").page + core::kDay) / std::chrono::hours{8}, 1000);
}

TEST(GateFunding, InAnyOrderWithMeasuredIntervals) {
  const auto rows = rows_of<Funding>(read(kPerp, "funding rate", kPrints));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].time, at("2024-01-02T12:00Z"));
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].time, at("2024-01-03"));
  EXPECT_EQ(rows[2].rate, -0.0001);
  EXPECT_EQ(rows[2].interval_hours, 4);
  EXPECT_EQ(rows[3].interval_hours, 8);
}

TEST(GateFunding, WhatIsNotSettledYetIsLeftOut) {
  EXPECT_TRUE(rows_of<Funding>(read(kPerp, "funding rate", R"([{"r":"0.0001","t":1704297600}])")).empty());
}

TEST(GateFunding, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Funding>(read(kPerp, "funding rate", "[]")).empty());
  std::string list;
  for (int i = 0; i < 1000; ++i) {
    list += std::string(i > 0 ? "," : "") + R"({"r":"0.0001","t":)" +
            s_text(at("2022-01-01") + i * 8 * core::kHour) + "}";
  }
  EXPECT_TRUE(read(kPerp, "funding rate", "[" + list + "]")->truncated);
}

TEST(GateFunding, SurvivesMutations) { expect_survives(kPerp, "funding rate", kPrints); }

// -- the archive of funding --

// What is answered at which address; everything else is not there.
using Files = std::map<std::string, std::string>;

std::string path(const std::string& month) {
  return "/futures_usdt/funding_applies/" + month + "/BTC_USDT-" + month + ".csv.gz";
}

const std::string kMay = "1682899200,0.0001\n1682928000,-0.00005\n1685548800,0.00012\n";
const std::string kJune = "1685577600,0.0002\n1688112000,0.0003\n";
const Files kFiles{{path("202305"), kMay}, {path("202306"), kJune}};

// As sync does: asks until there is no next, keeps all rows.
core::Result<Step> converse(const Query& wanted, const Files& files, std::vector<Request>* asked = nullptr) {
  const auto fetch = feed(kPerp, "funding archive").fetch(wanted);
  Request request = fetch->first();
  std::vector<Funding> rows;
  for (int i = 0; i < 50; ++i) {
    if (asked) asked->push_back(request);
    const auto file = files.find(request.target);
    auto step = fetch->read(file == files.end() ? answer("<Error><Code>NoSuchKey</Code></Error>", 404)
                                                : answer(file->second));
    if (!step) return step;
    for (const Funding& row : std::get<std::vector<Funding>>(step->rows)) rows.push_back(row);
    if (!step->next) {
      step->rows = rows;
      return step;
    }
    request = *step->next;
  }
  ADD_FAILURE() << "a conversation without end";
  return Step{};
}

Query spring(const char* from = "2023-05-10", const char* to = "2023-06-20", const char* now = kNow) {
  return query(kPerp, from, to, now);
}

TEST(GateFundingArchive, OneFileAMonth) {
  std::vector<Request> asked;
  ASSERT_TRUE(converse(spring(), kFiles, &asked));
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].origin, "https://download.gatedata.org");
  EXPECT_EQ(asked[0].target, "/futures_usdt/funding_applies/202305/BTC_USDT-202305.csv.gz");
  EXPECT_EQ(asked[0].packing, Packing::Gzip);
  EXPECT_EQ(asked[1].target, path("202306"));
  asked.clear();
  // The day before is needed for the first print's interval.
  ASSERT_TRUE(converse(spring("2023-06-01", "2023-07-01"), kFiles, &asked));
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].target, path("202305"));
}

TEST(GateFundingArchive, RowsOfAllMonthsTogether) {
  const auto step = converse(spring(), kFiles);
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].time, at("2023-05-01"));
  EXPECT_EQ(rows[1].rate, -0.00005);
  EXPECT_EQ(rows[3].time, at("2023-06-01"));
  EXPECT_EQ(rows[3].interval_hours, 8);
  EXPECT_EQ(step->covers, (core::Span{at("2023-05-10"), at("2023-06-20")}));
  EXPECT_TRUE(step->remarks.empty());
}

// 2020-12 is missing: that is an answer, and said.
TEST(GateFundingArchive, AnOldMonthWithoutAFileIsSaidAndAnswered) {
  const auto step = converse(spring(), {{path("202306"), kJune}});
  ASSERT_TRUE(step) << step.error().sentence;
  EXPECT_EQ(rows_of<Funding>(step).size(), 2U);
  EXPECT_EQ(step->covers, (core::Span{at("2023-05-10"), at("2023-06-20")}));
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("2023-05"), std::string::npos);
  const auto nothing = converse(spring(), {});
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(rows_of<Funding>(nothing).empty());
  EXPECT_EQ(nothing->covers, (core::Span{at("2023-05-10"), at("2023-06-20")}));
}

TEST(GateFundingArchive, WhatIsNotPublishedYetStaysOpen) {
  const auto part =
      converse(spring("2023-05-10", "2023-07-03", "2023-07-03T10:00Z"), {{path("202305"), kMay}});
  ASSERT_TRUE(part) << part.error().sentence;
  EXPECT_EQ(part->covers, (core::Span{at("2023-05-10"), at("2023-06-01")}));
  const auto none = converse(spring("2023-06-10", "2023-07-03", "2023-07-03T10:00Z"), {});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->not_yet);
}

// A file of the running month would be a part of it.
TEST(GateFundingArchive, TheRunningMonthIsNotAnswered) {
  std::vector<Request> asked;
  const auto step = converse(spring("2023-05-10", "2023-06-20", "2023-06-20T10:00Z"), kFiles, &asked);
  ASSERT_TRUE(step);
  EXPECT_EQ(asked.size(), 1U);
  EXPECT_EQ(step->covers, (core::Span{at("2023-05-10"), at("2023-06-01")}));
  EXPECT_TRUE(converse(spring("2023-06-10", "2023-06-20", "2023-06-20T10:00Z"), kFiles)->not_yet);
}

TEST(GateFundingArchive, UnexpectedFilesAreErrors) {
  const auto may = [](const std::string& csv) {
    return converse(spring(), {{path("202305"), csv}, {path("202306"), kJune}});
  };
  expect_error(may(""), ErrorKind::BadInput, "holds no rows");
  expect_error(may("1682899200,0.0001,8\n"), ErrorKind::BadInput, "line 1");
  expect_error(may("1672531200,0.0001\n"), ErrorKind::BadInput, "is not of 2023-05");
  expect_error(may("1682899200,5\n"), ErrorKind::BadInput, "nonsense");
}

TEST(GateFundingArchive, FilesSurviveMutations) {
  const int tried = test::expect_survives_text_mutations(
      {kMay,
       [](const std::string& csv) {
         return converse(spring(), {{path("202305"), csv}, {path("202306"), kJune}});
       },
       false});
  EXPECT_GE(tried, 20);
}

// -- errors --

TEST(GateErrors, InTheVenuesManner) {
  const auto error = [](int status, const char* label, std::vector<core::HttpHeader> headers = {}) {
    return answered(feed(kPerp, "candlesticks"), three_days(kPerp),
                    answer(std::string(R"({"label":")") + label + R"(","message":"so it is"})", status,
                           std::move(headers), at("2024-01-03T15:00Z")));
  };
  // In seconds.
  const auto wait = error(429, "TOO_MANY_REQUESTS", {{"x-gate-ratelimit-reset-timestamp", "1704294004"}});
  expect_error(wait, ErrorKind::RateLimited, "TOO_MANY_REQUESTS");
  EXPECT_EQ(wait.error().retry_after, std::chrono::seconds{4});
  expect_error(error(400, "CONTRACT_NOT_FOUND"), ErrorKind::NotFound, "so it is");
  expect_error(error(400, "INVALID_CURRENCY_PAIR"), ErrorKind::NotFound, "so it is");
  expect_error(error(400, "INVALID_PARAM_VALUE"), ErrorKind::BadInput, "INVALID_PARAM_VALUE: so it is");
  expect_error(error(200, "INVALID_PARAM_VALUE"), ErrorKind::BadInput, "INVALID_PARAM_VALUE");
  expect_error(error(403, "FORBIDDEN"), ErrorKind::Forbidden, "FORBIDDEN");
  expect_error(error(500, "SERVER_ERROR"), ErrorKind::Unavailable, "SERVER_ERROR");
  expect_error(answered(feed(kPerp, "candlesticks"), three_days(kPerp), answer("<html>", 502)),
               ErrorKind::Unavailable, "HTTP 502");
}

}  // namespace
}  // namespace btcflow::venues
