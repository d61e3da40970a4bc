// OKX V5. Bodies written here follow the documented shape; documented ones are read from the shared folder.
#include <gtest/gtest.h>

#include <map>

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

const core::Instrument kSpot = spot("okx", "BTC-USDT");
const core::Instrument kLinear =
    perp("okx", "BTC-USDT-SWAP", MarketKind::PerpLinear, OpenInterestUnit::Contracts, 1, {0.01});
const core::Instrument kInverse = perp("okx", "BTC-USD-SWAP", MarketKind::PerpInverse,
                                       OpenInterestUnit::Contracts, 1, {100, OpenInterestUnit::Usd});
const char* const kNow = "2024-01-03T15:00Z";

Feed feed(const core::Instrument& instrument, const std::string& name) {
  return feed_named(okx_venues(), instrument, name);
}

Query three_days(const core::Instrument& instrument) {
  return query(instrument, "2024-01-01", "2024-01-04", kNow);
}

std::string enveloped(const std::string& data) { return R"({"code":"0","msg":"","data":)" + data + "}"; }

core::Result<Step> read(const core::Instrument& instrument, const std::string& name,
                        const std::string& body) {
  return answered(feed(instrument, name), three_days(instrument), answer(body));
}

void expect_survives(const core::Instrument& instrument, const std::string& name, const std::string& body) {
  const int tried = test::expect_survives_mutations(
      {body, [&](const std::string& mutated) { return read(instrument, name, mutated); }});
  EXPECT_GE(tried, 20);
}

// Newest first. Of swaps the sixth field counts contracts and the seventh coins.
const std::string kDays = enveloped(R"([
  ["1704240000000","44946.9","45500","40750","42845.2","8119455.1","81194.551","3507105109.77","0"],
  ["1704153600000","44179.5","45879.6","44148.3","44946.9","6514640.6","65146.406","2944331885.75","1"],
  ["1704067200000","42283.5","44184.1","42180.7","44179.5","2717429.9","27174.299","1169995682.12","1"]])");

TEST(OkxCandles, TheNewestFromTheListOfRecentOnesOlderFromHistory) {
  const Request recent = first_request(feed(kLinear, "candles"), three_days(kLinear));
  EXPECT_EQ(recent.origin, "https://www.okx.com");
  EXPECT_EQ(recent.target,
            "/api/v5/market/candles?instId=BTC-USDT-SWAP&bar=1Dutc&after=1704326400000&before=1704067199999"
            "&limit=300");
  const Request old =
      first_request(feed(kLinear, "candles"), query(kLinear, "2022-01-01", "2022-06-01", kNow));
  EXPECT_EQ(old.target,
            "/api/v5/market/history-candles?instId=BTC-USDT-SWAP&bar=1Dutc&after=1654041600000"
            "&before=1640995199999&limit=300");
  EXPECT_NE(recent.budget, old.budget) << "each endpoint has a limit of its own";
}

// The list of recent bars holds 1,440: a page that begins as far back as pages go must be within it.
TEST(OkxCandles, NoPageReachesBeyondTheRecentOnes) {
  const Feed candles = feed(kLinear, "candles");
  EXPECT_LT(candles.page + 300 * core::kDay, 1440 * core::kDay);
  EXPECT_LT(candles.page, 300 * core::kDay) << "a page must hold fewer rows than the limit";
}

TEST(OkxCandles, SwapsAreInCoinWithTheRunningDayLast) {
  const auto step = read(kLinear, "candles", kDays);
  const std::vector<Candle> wanted{{at("2024-01-01"), 42283.5, 44184.1, 42180.7, 44179.5, 27174.299, true},
                                   {at("2024-01-02"), 44179.5, 45879.6, 44148.3, 44946.9, 65146.406, true},
                                   {at("2024-01-03"), 44946.9, 45500, 40750, 42845.2, 81194.551, false}};
  EXPECT_EQ(rows_of<Candle>(step), wanted);
  EXPECT_FALSE(step->truncated);
  EXPECT_EQ(rows_of<Candle>(read(kInverse, "candles", kDays)), wanted);
}

TEST(OkxCandles, SpotVolumeIsTheSixthField) {
  const auto rows = rows_of<Candle>(read(kSpot, "candles", enveloped(R"([["1704067200000","42283.5","44184.1",
      "42180.7","44179.5","27174.299","1169995682.12","1169995682.12","1"]])")));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].volume, 27174.299);
}

// A minute after midnight the day before is still marked as running: what is stored as closed is never asked
// for again.
TEST(OkxCandles, ADayThatIsStillCountedIsNotTakenAsClosed) {
  const auto body = enveloped(R"([["1704153600000","2","3","1","2","5","5","5","0"],
                                  ["1704067200000","2","3","1","2","5","5","5","1"]])");
  const auto soon = answered(feed(kLinear, "candles"),
                             query(kLinear, "2024-01-01", "2024-01-04", "2024-01-03T00:01Z"), answer(body));
  ASSERT_EQ(rows_of<Candle>(soon).size(), 1U);
  EXPECT_EQ(rows_of<Candle>(soon).at(0).day, at("2024-01-01"));
  EXPECT_EQ(rows_of<Candle>(read(kLinear, "candles", body)).size(), 2U);
}

TEST(OkxCandles, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Candle>(read(kLinear, "candles", enveloped("[]"))).empty());
  std::string list;
  for (int i = 0; i < 300; ++i) {
    const auto open = (at("2022-01-01") + i * core::kDay).time_since_epoch().count();
    list += (i > 0 ? R"(,[")" : R"([")") + std::to_string(open) + R"(","1","2","0.5","1.5","7","8","9","1"])";
  }
  const auto full = read(kLinear, "candles", enveloped("[" + list + "]"));
  ASSERT_TRUE(full);
  EXPECT_TRUE(full->truncated);
}

TEST(OkxCandles, BarsOfAnotherDayAreRefused) {
  BTCFLOW_PAYLOAD(body, "okx/documentation/GetKlineHistory.json");
  expect_error(read(kLinear, "candles", body), ErrorKind::BadInput, "not at 00:00 UTC");
}

TEST(OkxCandles, HandMadeMinutesAreRefused) {
  BTCFLOW_PAYLOAD(body, "okx/fixture/http_get_candlesticks.json");
  expect_error(read(kLinear, "candles", body), ErrorKind::BadInput, "not at 00:00 UTC");
}

TEST(OkxCandles, SurviveMutations) { expect_survives(kLinear, "candles", kDays); }

// -- errors --

TEST(OkxErrors, ComeWithAnyStatusAndAreOfTheRightKind) {
  const Feed candles = feed(kLinear, "candles");
  const auto error = [&](int status, const char* code, const char* message) {
    return answered(
        candles, three_days(kLinear),
        answer(std::string(R"({"code":")") + code + R"(","msg":")" + message + R"(","data":[]})", status));
  };
  for (const int status : {200, 429}) {
    expect_error(error(status, "50011", "Too Many Requests"), ErrorKind::RateLimited, "Too Many Requests");
  }
  expect_error(error(429, "50013", "Systems are busy"), ErrorKind::RateLimited, "50013");
  expect_error(error(500, "50026", "System error"), ErrorKind::Unavailable, "50026");
  expect_error(error(200, "51001", "Instrument ID does not exist"), ErrorKind::NotFound, "does not exist");
  expect_error(error(200, "51000", "Parameter bar error"), ErrorKind::BadInput, "Parameter bar error");
  expect_error(error(200, "50125", "This service is not available in your region"), ErrorKind::Forbidden,
               "your region");
}

TEST(OkxErrors, StatusWithoutAnEnvelope) {
  const Feed candles = feed(kLinear, "candles");
  const auto error = [&](int status, const char* body, std::vector<core::HttpHeader> headers = {}) {
    return answered(candles, three_days(kLinear), answer(body, status, std::move(headers)));
  };
  expect_error(error(403, "<html>blocked</html>"), ErrorKind::Forbidden, "HTTP 403");
  expect_error(error(502, ""), ErrorKind::Unavailable, "HTTP 502");
  const auto wait = error(429, "", {{"retry-after", "3"}});
  expect_error(wait, ErrorKind::RateLimited, "HTTP 429");
  EXPECT_EQ(wait.error().retry_after, std::chrono::seconds{3});
}

// -- open interest --

// ts (start of the day), contracts, coin, USD. 2,125,419 x 0.01 is the venue's own example.
const std::string kStats = enveloped(R"([
  ["1704240000000","2130000","21300","912600000"],
  ["1704153600000","2125419","21254.19","955300000.5"],
  ["1704067200000","2000000.5","20000.005","883500000"]])");

TEST(OkxOpenInterest, Requests) {
  const Request first = first_request(feed(kLinear, "open interest history"), three_days(kLinear));
  // From the row that ends where the span begins.
  EXPECT_EQ(first.target,
            "/api/v5/rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP&period=1Dutc"
            "&begin=1703980799999&end=1704326400000&limit=100");
  EXPECT_EQ(first_request(feed(kInverse, "open interest history"),
                          query(kInverse, "2024-01-03T15:00Z", "2024-01-03T16:00Z", kNow))
                .target,
            "/api/v5/rubik/stat/contracts/open-interest-history?instId=BTC-USD-SWAP&period=1Dutc"
            "&begin=1704153599999&end=1704297600000&limit=100");
}

TEST(OkxOpenInterest, AFullPageIsBelowTheLimit) {
  const Feed stats = feed(kLinear, "open interest history");
  EXPECT_LT(stats.page / core::kDay + 2, 100);
  EXPECT_EQ(stats.since, at("2024-01-02")) << "2024-01-01 is the first day served; it is stamped by its end";
}

TEST(OkxOpenInterest, ContractsAsCoinStampedByTheEndOfTheirDay) {
  const auto rows = rows_of<OpenInterest>(read(kLinear, "open interest history", kStats));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2024-01-02"));
  EXPECT_DOUBLE_EQ(rows[0].value, 20000.005);
  EXPECT_EQ(rows[1].time, at("2024-01-03"));
  EXPECT_DOUBLE_EQ(rows[1].value, 21254.19);
  EXPECT_EQ(rows[1].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[2].time, at(kNow)) << "the running day's reading is of now";
}

TEST(OkxOpenInterest, InverseContractsAreUsd) {
  const auto rows =
      rows_of<OpenInterest>(read(kInverse, "open interest history",
                                 enveloped(R"([["1704067200000","4500000","10185.1","450100000"]])")));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 450'000'000);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
}

// A contract size of another instrument is off by 10 or 100; nothing else would show it.
TEST(OkxOpenInterest, AWrongContractSizeIsRefused) {
  core::Instrument wrong = kLinear;
  wrong.contract.size = 0.1;
  expect_error(read(wrong, "open interest history", kStats), ErrorKind::BadInput, "contract size");
  wrong = kInverse;
  wrong.contract.size = 10;
  expect_error(read(wrong, "open interest history", kStats), ErrorKind::BadInput, "contract size");
}

TEST(OkxOpenInterest, ASizeThatIsThreePercentOffIsRefused) {
  core::Instrument wrong = kLinear;
  wrong.contract.size = 0.0103;
  expect_error(read(wrong, "open interest history", kStats), ErrorKind::BadInput, "contract size");
  wrong.contract.size = 0.0101;
  EXPECT_TRUE(read(wrong, "open interest history", kStats));
}

// Among rows that fit, one that is ten times as large is a fault of the answer.
TEST(OkxOpenInterest, OneRowThatIsFarOffIsRefused) {
  expect_error(read(kLinear, "open interest history", enveloped(R"([
      ["1704153600000","2125419","2125.419","1"],["1704067200000","2000000","20000","1"],
      ["1703980800000","2000000","20000","1"]])")),
               ErrorKind::BadInput, "contract size");
}

TEST(OkxOpenInterest, RowsWithoutAValueAreLeftOutAndZeroIsKept) {
  const auto rows =
      rows_of<OpenInterest>(read(kLinear, "open interest history", enveloped(R"([["1704153600000","","",""],
      ["1704067200000","0","0","0"],["1703980800000",null,null,null]])")));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, 0);
}

// Stamped at 16:00 UTC, as period=1D is.
TEST(OkxOpenInterest, DaysOfAnotherTimeZoneAreRefused) {
  expect_error(read(kLinear, "open interest history", enveloped(R"([["1704124800000","5","0.05","1"]])")),
               ErrorKind::BadInput, "not the start of a UTC day");
}

// What is stored is not asked for again.
TEST(OkxOpenInterest, ADayIsNotReadInItsFirstMinutesAfterItsEnd) {
  const auto step = answered(feed(kLinear, "open interest history"),
                             query(kLinear, "2024-01-01", "2024-01-04", "2024-01-03T00:02Z"),
                             answer(enveloped(R"([["1704153600000","5","0.05","1"],
                                                  ["1704067200000","5","0.05","1"]])")));
  ASSERT_EQ(rows_of<OpenInterest>(step).size(), 1U);
  EXPECT_EQ(rows_of<OpenInterest>(step).at(0).time, at("2024-01-02"));
}

TEST(OkxOpenInterest, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<OpenInterest>(read(kLinear, "open interest history", enveloped("[]"))).empty());
  std::string list;
  for (int i = 0; i < 100; ++i) {
    const auto start = (at("2023-01-01") + i * core::kDay).time_since_epoch().count();
    list += (i > 0 ? R"(,[")" : R"([")") + std::to_string(start) + R"(","100","1","40000"])";
  }
  EXPECT_TRUE(read(kLinear, "open interest history", enveloped("[" + list + "]"))->truncated);
}

TEST(OkxOpenInterest, SurvivesMutations) { expect_survives(kLinear, "open interest history", kStats); }

// -- funding --

TEST(OkxFunding, Requests) {
  const Request first = first_request(feed(kLinear, "funding rate history"), three_days(kLinear));
  EXPECT_EQ(
      first.target,
      "/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP&before=1703980799999&after=1704326400000"
      "&limit=100");
  const Feed funding = feed(kLinear, "funding rate history");
  EXPECT_LT((funding.page + core::kDay) / std::chrono::hours{8}, 100);
  EXPECT_LT(*funding.retention, 92 * core::kDay);
}

// The rate that was charged, not the one that was predicted. Values read by hand from the documented answer.
TEST(OkxFunding, DocumentedAnswer) {
  BTCFLOW_PAYLOAD(body, "okx/documentation/GetFundingRateHistory.json");
  const auto rows = rows_of<Funding>(read(kInverse, "funding rate history", body));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, at("2023-12-20"));
  EXPECT_EQ(rows[0].rate, 0.0002279755647389);
  EXPECT_EQ(rows[1].time, at("2023-12-20T08:00Z"));
  EXPECT_EQ(rows[1].rate, 0.0000746572360545);
  EXPECT_EQ(rows[1].interval_hours, 8);
}

TEST(OkxFunding, SharedFixture) {
  BTCFLOW_PAYLOAD(body, "okx/fixture/http_get_funding_rate_history.json");
  const auto rows = rows_of<Funding>(read(kLinear, "funding rate history", body));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, at("2023-12-31T16:00Z"));
  EXPECT_EQ(rows[0].rate, -0.00002);
  EXPECT_EQ(rows[1].rate, 0.00015);
}

const std::string kPrints = enveloped(R"([
  {"instId":"BTC-USDT-SWAP","instType":"SWAP","fundingRate":"0.9","realizedRate":"0.0003","fundingTime":"1704168000000"},
  {"instId":"BTC-USDT-SWAP","instType":"SWAP","fundingRate":"0.9","realizedRate":"-0.0002","fundingTime":"1704153600000"},
  {"instId":"BTC-USDT-SWAP","instType":"SWAP","fundingRate":"0.9","realizedRate":"0.0001","fundingTime":"1704124800123"}])");

TEST(OkxFunding, IntervalsAreMeasured) {
  const auto rows = rows_of<Funding>(read(kLinear, "funding rate history", kPrints));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].time, at("2024-01-01T16:00Z"));
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].time, at("2024-01-02T04:00Z"));
  EXPECT_EQ(rows[2].interval_hours, 4);
  EXPECT_EQ(rows[2].rate, 0.0003);
}

TEST(OkxFunding, WhatIsNotSettledYetIsLeftOut) {
  const auto row = [](const char* rate, const char* time) {
    return std::string(R"({"instId":"BTC-USDT-SWAP","realizedRate":")") + rate + R"(","fundingTime":")" +
           time + "\"}";
  };
  // 16:00 is yet to come.
  const auto ahead =
      read(kLinear, "funding rate history",
           enveloped("[" + row("0.0001", "1704297600000") + "," + row("0.0002", "1704268800000") + "]"));
  ASSERT_EQ(rows_of<Funding>(ahead).size(), 1U);
  const auto just_now = [&](const char* now) {
    return answered(feed(kLinear, "funding rate history"), query(kLinear, "2024-01-01", "2024-01-04", now),
                    answer(enveloped("[" + row("", "1704268800000") + "]")));
  };
  EXPECT_TRUE(rows_of<Funding>(just_now("2024-01-03T08:00:20Z")).empty());
  expect_error(just_now("2024-01-03T09:00Z"), ErrorKind::BadInput, "realizedRate is missing");
}

TEST(OkxFunding, AnotherInstrumentsRowsAreRefused) {
  expect_error(read(kInverse, "funding rate history", kPrints), ErrorKind::BadInput, "instId");
}

TEST(OkxFunding, EmptyAndFullPages) {
  EXPECT_TRUE(rows_of<Funding>(read(kLinear, "funding rate history", enveloped("[]"))).empty());
  std::string list;
  for (int i = 0; i < 100; ++i) {
    const auto time = (at("2023-11-01") + i * 8 * core::kHour).time_since_epoch().count();
    list += std::string(i > 0 ? "," : "") + R"({"realizedRate":"0.0001","fundingTime":")" +
            std::to_string(time) + "\"}";
  }
  EXPECT_TRUE(read(kLinear, "funding rate history", enveloped("[" + list + "]"))->truncated);
}

TEST(OkxFunding, SurvivesMutations) { expect_survives(kLinear, "funding rate history", kPrints); }

// -- the archive of funding --

// What is answered at which address; everything else is not there.
using Files = std::map<std::string, std::string>;

const char* const kFolder = "/cdn/okex/traderecords/swaprates/monthly/";

std::string entry(const std::string& name, const std::string& url) {
  return R"({"filename":")" + name + R"(","dateTs":"1690819200000","sizeMB":"0.002","url":")" + url + R"("})";
}

std::string listing(const std::string& entries) {
  return enveloped(R"([{"ts":"1704294000000","totalSizeMB":"0.004","dateAggrType":"monthly","details":[
      {"instId":"","instFamily":"BTC-USDT","instType":"SWAP","dateRangeStart":"1690819200000",
       "dateRangeEnd":"1696089600000","groupSizeMB":"0.004","groupDetails":[)" +
                   entries + "]}]}]");
}

const std::string kAugust = "BTC-USDT-SWAP-fundingrates-2023-08.zip";
const std::string kSeptember = "BTC-USDT-SWAP-fundingrates-2023-09.zip";
const std::string kHost = "https://static.okx.com";
const std::string kAugustPath = kFolder + std::string("202308/") + kAugust + "?v=999";
const std::string kSeptemberPath = kFolder + std::string("202309/") + kSeptember;
const std::string kTwoFiles =
    listing(entry(kAugust, kHost + kAugustPath) + "," + entry(kSeptember, kHost + kSeptemberPath));

// A month begins at 16:00 UTC of the day before; prints are stamped a second or two late.
const std::string kAugustRows =
    "instrument_name,funding_rate,funding_time\n"
    "BTC-USDT-SWAP,0.0001,1690819201000\n"
    "BTC-USDT-SWAP,-0.00005,1690848000000\n"
    "BTC-USDT-SWAP,0.00012345,1693468802000\n";
const std::string kSeptemberRows =
    "instrument_name,funding_rate,funding_time\n"
    "BTC-USDT-SWAP,0.0002,1693497601000\n"
    "BTC-USDT-SWAP,0.0003,1696060800000\n";

// As sync does: asks until there is no next, keeps all rows.
core::Result<Step> converse(const Query& wanted, const std::string& list, const Files& files,
                            std::vector<Request>* asked = nullptr) {
  const auto fetch = feed(wanted.instrument, "funding archive").fetch(wanted);
  Request request = fetch->first();
  std::vector<Funding> rows;
  for (int i = 0; i < 50; ++i) {
    if (asked) asked->push_back(request);
    core::HttpResponse response = answer(list);
    if (i > 0) {
      const auto file = files.find(request.target);
      response = file == files.end() ? answer("NoSuchKey", 404) : answer(file->second);
    }
    auto step = fetch->read(response);
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

const Files kFiles{{kAugustPath, kAugustRows}, {kSeptemberPath, kSeptemberRows}};

Query autumn(const char* from = "2023-08-02", const char* to = "2023-09-20", const char* now = kNow) {
  return query(kLinear, from, to, now);
}

TEST(OkxFundingArchive, AsksForTheListAndThenForEachMonth) {
  std::vector<Request> asked;
  ASSERT_TRUE(converse(autumn(), kTwoFiles, kFiles, &asked));
  ASSERT_EQ(asked.size(), 3U);
  EXPECT_EQ(asked[0].origin, "https://www.okx.com");
  EXPECT_EQ(asked[0].target,
            "/api/v5/public/market-data-history?module=3&instType=SWAP&instFamilyList=BTC-USDT"
            "&dateAggrType=monthly&begin=1690819200000&end=1696089599999");
  EXPECT_EQ(asked[0].packing, Packing::Plain);
  EXPECT_EQ(asked[1].origin, kHost);
  EXPECT_EQ(asked[1].target, kAugustPath);
  EXPECT_EQ(asked[1].packing, Packing::Zip);
  EXPECT_EQ(asked[2].target, kSeptemberPath);
}

// 2023-09-01T00:00Z is 08:00 of the month's first day there: the day before is needed for its interval.
TEST(OkxFundingArchive, MonthsAreThoseOfUtcPlusEight) {
  const auto fetch = feed(kLinear, "funding archive").fetch(autumn("2023-09-01", "2023-09-30T17:00Z"));
  const std::string target = fetch->first().target;
  EXPECT_NE(target.find("begin=1690819200000&end=1698767999999"), std::string::npos) << target;
  const auto inner = feed(kLinear, "funding archive").fetch(autumn("2023-09-02", "2023-09-30T16:00Z"));
  EXPECT_NE(inner->first().target.find("begin=1693497600000&end=1696089599999"), std::string::npos)
      << inner->first().target;
}

TEST(OkxFundingArchive, RowsOfAllMonthsTogether) {
  const auto step = converse(autumn(), kTwoFiles, kFiles);
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].time, at("2023-07-31T16:00Z"));
  EXPECT_EQ(rows[1].rate, -0.00005);
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].time, at("2023-08-31T08:00Z"));
  EXPECT_EQ(rows[3].time, at("2023-08-31T16:00Z"));
  EXPECT_EQ(rows[3].rate, 0.0002);
  EXPECT_EQ(rows[3].interval_hours, 8);
  EXPECT_EQ(step->covers, (core::Span{at("2023-08-02"), at("2023-09-20")}));
  EXPECT_FALSE(step->not_yet);
}

TEST(OkxFundingArchive, AFourHourIntervalAcrossMonthsIsMeasured) {
  const auto step = converse(
      autumn(), kTwoFiles,
      {{kAugustPath, "instrument_name,funding_rate,funding_time\nBTC-USDT-SWAP,0.0001,1693483200000\n"},
       {kSeptemberPath, kSeptemberRows}});
  EXPECT_EQ(rows_of<Funding>(step).at(1).interval_hours, 4);
}

// Files come some days after their month: what is not there yet must not be remembered as answered.
TEST(OkxFundingArchive, WhatIsNotPublishedYetStaysOpen) {
  const auto only_august = listing(entry(kAugust, kHost + kAugustPath));
  const auto part = converse(autumn("2023-08-10", "2023-10-01", "2023-10-01T10:00Z"), only_august, kFiles);
  ASSERT_TRUE(part) << part.error().sentence;
  EXPECT_EQ(part->covers, (core::Span{at("2023-08-10"), at("2023-08-31T16:00Z")}));
  EXPECT_FALSE(part->not_yet);
  const auto none = converse(autumn("2023-09-10", "2023-10-01", "2023-10-01T10:00Z"), enveloped("[]"), {});
  ASSERT_TRUE(none) << none.error().sentence;
  EXPECT_TRUE(none->not_yet);
}

// A file of the running month would be a part of it.
TEST(OkxFundingArchive, TheRunningMonthIsNotRead) {
  const auto step = converse(autumn("2023-08-10", "2023-09-20", "2023-09-20T10:00Z"), kTwoFiles, kFiles);
  ASSERT_TRUE(step);
  EXPECT_EQ(rows_of<Funding>(step).size(), 3U);
  EXPECT_EQ(step->covers->to, at("2023-08-31T16:00Z"));
}

TEST(OkxFundingArchive, AnOldMonthWithoutAFileIsSaidAndAnswered) {
  const auto step = converse(autumn(), listing(entry(kSeptember, kHost + kSeptemberPath)), kFiles);
  ASSERT_TRUE(step) << step.error().sentence;
  EXPECT_EQ(rows_of<Funding>(step).size(), 2U);
  EXPECT_EQ(step->covers, (core::Span{at("2023-08-02"), at("2023-09-20")}));
  ASSERT_EQ(step->remarks.size(), 1U);
  EXPECT_NE(step->remarks[0].find("2023-08"), std::string::npos);
}

TEST(OkxFundingArchive, OnlyTheVenuesOwnHostsAreAsked) {
  const auto from = [&](const std::string& url) {
    return converse(autumn(), listing(entry(kAugust, url)), {{kAugustPath, kAugustRows}});
  };
  for (const char* host : {"https://static.okx.com", "https://static.coinall.okx.cab"}) {
    EXPECT_TRUE(from(host + kAugustPath)) << host;
  }
  for (const char* host :
       {"http://static.okx.com", "https://static.okx.com.example.org", "https://evilokx.com",
        "https://user@static.okx.com", "https://static.okx.com:8443", "ftp://static.okx.com",
        "//static.okx.com", "https://example.org/.okx.com", "https://.okx.com.", "https://"}) {
    EXPECT_FALSE(from(host + kAugustPath)) << host;
  }
}

TEST(OkxFundingArchive, UnexpectedListsAndFilesAreErrors) {
  expect_error(converse(autumn(), enveloped(R"([{"fileHref":"x"}])"), {}), ErrorKind::BadInput,
               "without details");
  expect_error(
      converse(autumn(), listing(entry("BTC-USDT-230929-fundingrates-2023-08.zip", kHost + "/x")), {}),
      ErrorKind::BadInput, "names no file like BTC-USDT-SWAP-fundingrates-2023-09.zip");
  expect_error(converse(autumn(), kTwoFiles, {}), ErrorKind::NotFound, "HTTP 404");
  const auto with_august = [&](const std::string& csv) {
    return converse(autumn(), kTwoFiles, {{kAugustPath, csv}, {kSeptemberPath, kSeptemberRows}});
  };
  expect_error(with_august("instId,rate,time\nBTC-USDT-SWAP,0.1,1690848000000\n"), ErrorKind::BadInput,
               "the header");
  expect_error(with_august("instrument_name,funding_rate,funding_time\nETH-USDT-SWAP,0.0001,1690848000000\n"),
               ErrorKind::BadInput, "no row of BTC-USDT-SWAP");
  expect_error(with_august(kSeptemberRows), ErrorKind::BadInput, "is not of 2023-08");
  expect_error(converse(autumn(), R"({"code":"50011","msg":"Too Many Requests","data":[]})", {}),
               ErrorKind::RateLimited, "50011");
}

TEST(OkxFundingArchive, TheListSurvivesMutations) {
  const int tried = test::expect_survives_mutations(
      {kTwoFiles, [](const std::string& list) { return converse(autumn(), list, kFiles); }, true, false});
  EXPECT_GE(tried, 20);
}

TEST(OkxFundingArchive, FilesSurviveMutations) {
  const int tried = test::expect_survives_text_mutations(
      {kAugustRows, [](const std::string& csv) {
         return converse(autumn(), kTwoFiles, {{kAugustPath, csv}, {kSeptemberPath, kSeptemberRows}});
       }});
  EXPECT_GE(tried, 20);
}

// -- the whole --

TEST(OkxVenue, SpotHasCandlesOnly) {
  EXPECT_EQ(okx_venues().at(0).feeds(kSpot).size(), 1U);
  EXPECT_EQ(okx_venues().at(0).feeds(kLinear).size(), 4U);
}

TEST(OkxVenue, BudgetsStayBelowTheVenuesLimits) {
  const std::vector<Venue> venues = okx_venues();
  for (const Budget& budget : venues.at(0).budgets) {
    if (budget.venue_limit == 0) continue;
    EXPECT_LE(budget.capacity, budget.venue_limit) << budget.id;
  }
}

}  // namespace
}  // namespace btcflow::venues
