// Binance's bulk files. All files here are written by us from the documented shape (docs/venues.md).
#include <gtest/gtest.h>

#include "all.h"
#include "asking.h"
#include "btcflow/venues/binance_listing.h"
#include "csv.h"
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

const core::Instrument kSpot = spot("binance", "BTCUSDT");
const core::Instrument kLinear =
    perp("binance-usdm", "BTCUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin, 1, {1});
const core::Instrument kInverse = perp("binance-coinm", "BTCUSD_PERP", MarketKind::PerpInverse,
                                       OpenInterestUnit::Contracts, 1, {100, OpenInterestUnit::Usd});
const std::string kSum(64, 'a');

Feed feed_of(const core::Instrument& instrument, const std::string& name) {
  return feed_named(binance_venues(), instrument, name);
}

std::string checksum_of(const std::string& name) { return kSum + "  " + name + "\n"; }

// The whole conversation where the file is there: checksum, then its content.
core::Result<Step> with_file(const Feed& feed, const Query& ask, const std::string& csv) {
  const auto fetch = feed.fetch(ask);
  const std::string target = fetch->first().target;
  const std::string name = target.substr(target.rfind('/') + 1);
  const auto step = fetch->read(answer(checksum_of(name.substr(0, name.rfind(".CHECKSUM")))));
  if (!step || !step->next) {
    ADD_FAILURE() << "no file is asked for after the checksum " << name;
    return step;
  }
  return fetch->read(answer(csv));
}

Query a_day(const core::Instrument& instrument, const char* day, const char* now = "2026-11-22T12:00Z") {
  return {instrument, {at(day), at(day) + core::kDay}, at(now)};
}

// -- the conversation --

TEST(BinanceArchive, AsksForTheChecksumAndThenForTheFile) {
  const auto fetch = feed_of(kLinear, "metrics archive").fetch(a_day(kLinear, "2026-07-30"));
  const Request first = fetch->first();
  const std::string file = "/data/futures/um/daily/metrics/BTCUSDT/BTCUSDT-metrics-2026-07-30.zip";
  EXPECT_EQ(first.origin, "https://data.binance.vision");
  EXPECT_EQ(first.target, file + ".CHECKSUM");
  EXPECT_EQ(first.packing, Packing::Plain);
  EXPECT_EQ(first.budget, "binance:archive");
  const auto step = fetch->read(answer(
      "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD  BTCUSDT-metrics-2026-07-30.zip\n"));
  ASSERT_TRUE(step);
  ASSERT_TRUE(step->next);
  EXPECT_EQ(step->next->target, file);
  EXPECT_EQ(step->next->packing, Packing::Zip);
  EXPECT_EQ(step->next->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(BinanceArchive, AddressesOfAllItsFiles) {
  const auto target = [](const core::Instrument& instrument, const char* feed, const char* day) {
    return first_request(feed_of(instrument, feed), a_day(instrument, day)).target;
  };
  EXPECT_EQ(target(kInverse, "metrics archive", "2021-07-08"),
            "/data/futures/cm/daily/metrics/BTCUSD_PERP/BTCUSD_PERP-metrics-2021-07-08.zip.CHECKSUM");
  EXPECT_EQ(target(kLinear, "funding archive", "2026-06-15"),
            "/data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2026-06.zip.CHECKSUM");
  EXPECT_EQ(target(kInverse, "funding archive", "2026-06-15"),
            "/data/futures/cm/monthly/fundingRate/BTCUSD_PERP/BTCUSD_PERP-fundingRate-2026-06.zip.CHECKSUM");
  EXPECT_EQ(target(kSpot, "klines archive", "2024-01-15"),
            "/data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2024-01.zip.CHECKSUM");
  EXPECT_EQ(target(kLinear, "klines archive", "2024-01-15"),
            "/data/futures/um/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2024-01.zip.CHECKSUM");
  // The running month has no file of its own yet.
  EXPECT_EQ(target(kInverse, "klines archive", "2026-11-15"),
            "/data/futures/cm/daily/klines/BTCUSD_PERP/1d/BTCUSD_PERP-1d-2026-11-15.zip.CHECKSUM");
}

TEST(BinanceArchive, AMissingFileIsAnAnswerOnceItIsOld) {
  const Feed feed = feed_of(kLinear, "metrics archive");
  const auto young = answered(feed, a_day(kLinear, "2026-11-20"), answer("<Error/>", 404));
  ASSERT_TRUE(young);
  EXPECT_TRUE(young->not_yet);
  const auto old = answered(feed, a_day(kLinear, "2026-11-18"), answer("<Error/>", 404));
  ASSERT_TRUE(old);
  EXPECT_FALSE(old->not_yet);
  EXPECT_FALSE(old->next);
  EXPECT_TRUE(rows_of<OpenInterest>(old).empty());
  EXPECT_EQ(old->covers, (core::Span{at("2026-11-18"), at("2026-11-19")}));
}

// Funding files come on the first Monday of the next month.
TEST(BinanceArchive, MonthsTakeLonger) {
  const Feed feed = feed_of(kLinear, "funding archive");
  EXPECT_TRUE(answered(feed, a_day(kLinear, "2026-10-20", "2026-11-09"), answer("", 404))->not_yet);
  EXPECT_FALSE(answered(feed, a_day(kLinear, "2026-10-20", "2026-11-12"), answer("", 404))->not_yet);
}

// Some monthly files of complete months are missing where the daily ones are there.
TEST(BinanceArchive, DaysStandInForAMissingMonth) {
  const auto fetch =
      feed_of(kSpot, "klines archive").fetch(query(kSpot, "2026-06-10", "2026-06-20", "2026-11-22"));
  EXPECT_NE(fetch->first().target.find("/monthly/"), std::string::npos);
  const auto step = fetch->read(answer("", 404));
  ASSERT_TRUE(step);
  ASSERT_TRUE(step->next);
  EXPECT_EQ(step->next->target, "/data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2026-06-10.zip.CHECKSUM");
  ASSERT_TRUE(fetch->read(answer(checksum_of("BTCUSDT-1d-2026-06-10.zip")))->next);
  const auto last = fetch->read(answer("1781049600000000,1,2,0.5,1.5,7,0,8,0,0,0,0\n"));
  ASSERT_EQ(rows_of<Candle>(last).size(), 1U);
  EXPECT_EQ(last->covers, (core::Span{at("2026-06-10"), at("2026-06-11")}));
}

TEST(BinanceArchive, WhatIsNoChecksumIsRefused) {
  const Feed feed = feed_of(kLinear, "metrics archive");
  for (const std::string& body :
       {std::string("abc"), std::string("<html></html>"), std::string(), kSum,
        checksum_of("BTCUSDT-metrics-2026-07-31.zip"), kSum.substr(1) + "g  x.zip"}) {
    EXPECT_EQ(error_of(answered(feed, a_day(kLinear, "2026-07-30"), answer(body))).kind, ErrorKind::BadInput)
        << body;
  }
  EXPECT_EQ(error_of(answered(feed, a_day(kLinear, "2026-07-30"), answer("", 503))).kind,
            ErrorKind::Unavailable);
  EXPECT_EQ(error_of(answered(feed, a_day(kLinear, "2026-07-30"), answer("", 403))).kind,
            ErrorKind::Forbidden);
}

// -- candles --

const char* const kDaysWithoutHeader =
    "1704067200000,42283.58,44184.10,42180.77,44179.55,27174.29903,1704153599999,1169995682.1,1,2,3,0\n"
    "1704153600000,44179.55,45879.63,44148.34,44946.91,65146.40661,1704239999999,2944331885.7,1,2,3,0\n";

TEST(BinanceCandleArchive, FilesWithAndWithoutHeader) {
  const std::vector<Candle> wanted{
      {at("2024-01-01"), 42283.58, 44184.10, 42180.77, 44179.55, 27174.29903, true},
      {at("2024-01-02"), 44179.55, 45879.63, 44148.34, 44946.91, 65146.40661, true}};
  const Feed feed = feed_of(kSpot, "klines archive");
  const auto ask = query(kSpot, "2024-01-01", "2024-01-03", "2026-11-22");
  EXPECT_EQ(rows_of<Candle>(with_file(feed, ask, kDaysWithoutHeader)), wanted);
  const std::string header =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
      "taker_buy_quote_volume,ignore\n";
  const auto step =
      with_file(feed_of(kLinear, "klines archive"), query(kLinear, "2024-01-01", "2024-01-03", "2026-11-22"),
                header + kDaysWithoutHeader);
  EXPECT_EQ(rows_of<Candle>(step), wanted);
  EXPECT_EQ(step->covers, (core::Span{at("2024-01-01"), at("2024-01-03")}));
}

// Spot files count microseconds from 2025 on; some rows of that year are still milliseconds.
TEST(BinanceCandleArchive, MicrosecondsAreSeenByTheirSize) {
  const auto rows = rows_of<Candle>(with_file(feed_of(kSpot, "klines archive"),
                                              query(kSpot, "2025-01-01", "2025-02-01", "2026-11-22"),
                                              "1735689600000000,1,2,0.5,1.5,7,1735775999999999,8,0,0,0,0\n"
                                              "1735776000000,1,2,0.5,1.5,7,1735862399999,8,0,0,0,0\n"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].day, at("2025-01-01"));
  EXPECT_EQ(rows[1].day, at("2025-01-02"));
}

TEST(BinanceCandleArchive, CoinMarginedVolumeIsTheEighthColumn) {
  const auto rows = rows_of<Candle>(with_file(
      feed_of(kInverse, "klines archive"), query(kInverse, "2024-01-01", "2024-01-02", "2026-11-22"),
      "1704067200000,42283.5,44184.1,42180.7,44179.5,9000000,1704153599999,21000.5,"
      "1,2,3,0\n"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].volume, 21000.5);
}

// A month's file answers for its month only; the caller asks again for the rest.
TEST(BinanceCandleArchive, CoversWhatTheFileHolds) {
  const auto step = with_file(feed_of(kSpot, "klines archive"),
                              query(kSpot, "2024-01-20", "2024-02-15", "2026-11-22"), kDaysWithoutHeader);
  ASSERT_TRUE(step);
  EXPECT_EQ(step->covers, (core::Span{at("2024-01-20"), at("2024-02-01")}));
}

TEST(BinanceCandleArchive, AnotherMonthsFileIsRefused) {
  const auto error =
      error_of(with_file(feed_of(kSpot, "klines archive"),
                         query(kSpot, "2024-02-01", "2024-03-01", "2026-11-22"), kDaysWithoutHeader));
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_EQ(error.sentence.find("line 1: open time"), 0U) << error.sentence;
}

// -- funding --

TEST(BinanceFundingArchive, TakesTheIntervalFromTheFile) {
  const auto step =
      with_file(feed_of(kLinear, "funding archive"), query(kLinear, "2024-01-01", "2024-02-01", "2026-11-22"),
                "calc_time,funding_interval_hours,last_funding_rate\n"
                "1704067200000,8,0.00037409\n1704081600012,4,-0.00010000\n");
  const auto rows = rows_of<Funding>(step);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].rate, 0.00037409);
  EXPECT_EQ(rows[0].interval_hours, 8);
  EXPECT_EQ(rows[1].time, at("2024-01-01T04:00Z"));
  EXPECT_EQ(rows[1].rate, -0.0001);
  EXPECT_EQ(rows[1].interval_hours, 4);
}

// -- open interest --

const std::string kMetricsHeader =
    "create_time,symbol,sum_open_interest,sum_open_interest_value,count_toptrader_long_short_ratio,"
    "sum_toptrader_long_short_ratio,count_long_short_ratio,sum_taker_long_short_vol_ratio\n";

std::string metrics_line(const std::string& time, const std::string& value,
                         const std::string& symbol = "BTCUSDT") {
  return time + "," + symbol + "," + value + R"(,1000.5,"","","",0.0085)" + "\n";
}

std::string clock(int minutes) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60) + ":00";
}

// A day's rows with these labels, the value of each being its number from 1.
std::string metrics_day(const std::string& date, int rows = 288) {
  std::string csv = kMetricsHeader;
  for (int i = 0; i < rows; ++i) csv += metrics_line(date + " " + clock(i * 5), std::to_string(i + 1));
  return csv;
}

struct Snapshot {
  core::Time time;
  double value;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

std::vector<Snapshot> snapshots_of(const core::Result<Step>& step) {
  std::vector<Snapshot> out;
  for (const OpenInterest& row : rows_of<OpenInterest>(step)) out.push_back({row.time, row.value});
  return out;
}

core::Result<Step> metrics(const char* day, const std::string& csv,
                           const core::Instrument& instrument = kLinear) {
  return with_file(feed_of(instrument, "metrics archive"), a_day(instrument, day), csv);
}

// Layout A: the label is the instant, 00:00 to 23:55.
TEST(BinanceMetrics, LabelsAreInstantsUntilJune2026) {
  const auto step = metrics("2024-01-02", metrics_day("2024-01-02"));
  EXPECT_EQ(snapshots_of(step),
            (std::vector<Snapshot>{{at("2024-01-02"), 1}, {at("2024-01-02T23:55Z"), 288}}));
  EXPECT_TRUE(step->remarks.empty());
}

// Layout B: 00:05 to 00:00 of the next day, which closes the day.
TEST(BinanceMetrics, FilesThatEndAtMidnight) {
  std::string csv = kMetricsHeader;
  for (int i = 1; i < 288; ++i) csv += metrics_line("2026-06-24 " + clock(i * 5), std::to_string(i));
  csv += metrics_line("2026-06-25 00:00:00", "288");
  EXPECT_EQ(snapshots_of(metrics("2026-06-24", csv)),
            (std::vector<Snapshot>{{at("2026-06-24T23:55Z"), 287}, {at("2026-06-25"), 288}}));
}

// Layout C: the same labels as A, each five minutes before its snapshot.
TEST(BinanceMetrics, LabelsAreStartsOfPeriodsSinceThen) {
  EXPECT_EQ(snapshots_of(metrics("2026-06-25", metrics_day("2026-06-25"))),
            (std::vector<Snapshot>{{at("2026-06-25T23:55Z"), 287}, {at("2026-06-26"), 288}}));
}

TEST(BinanceMetrics, CoinMarginedContractsBecomeDollars) {
  const auto csv = kMetricsHeader + metrics_line("2023-06-25 00:00:00", "5578700.00000000", "BTCUSD_PERP");
  const auto rows = rows_of<OpenInterest>(metrics("2023-06-25", csv, kInverse));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, at("2023-06-25"));
  EXPECT_EQ(rows[0].value, 557870000);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
}

// Until 2021-05-21 every row stands twice.
TEST(BinanceMetrics, DoubledRowsCountOnce) {
  std::string csv = kMetricsHeader;
  for (int i = 0; i < 288; ++i) {
    for (int twice = 0; twice < 2; ++twice)
      csv += metrics_line("2020-09-01 " + clock(i * 5), std::to_string(i + 1));
  }
  const auto step = metrics("2020-09-01", csv);
  EXPECT_EQ(snapshots_of(step),
            (std::vector<Snapshot>{{at("2020-09-01"), 1}, {at("2020-09-01T23:55Z"), 288}}));
  EXPECT_EQ(step->remarks,
            std::vector<std::string>{"metrics archive 2020-09: rows come twice, counted once"});
}

TEST(BinanceMetrics, RowsThatContradictEachOtherAreRefused) {
  const auto csv = metrics_day("2024-01-02") + metrics_line("2024-01-02 10:00:00", "77777");
  EXPECT_EQ(error_of(metrics("2024-01-02", csv)).sentence,
            "two different rows are stamped 2024-01-02T10:00:00Z");
}

// As on 2022-03-07: zeros from 15:30 on. The day has no close; a value of the afternoon is none.
TEST(BinanceMetrics, ZeroIsMissing) {
  std::string csv = kMetricsHeader;
  for (int i = 0; i < 288; ++i) {
    csv += metrics_line("2022-03-07 " + clock(i * 5), i < 186 ? std::to_string(i + 1) : "0.00000000");
  }
  const auto step = metrics("2022-03-07", csv);
  EXPECT_EQ(snapshots_of(step), (std::vector<Snapshot>{{at("2022-03-07"), 1}}));
  ASSERT_EQ(step->remarks.size(), 2U);
  EXPECT_EQ(
      step->remarks[0],
      "metrics archive 2022-03-07: 102 of 288 rows hold no open interest (empty or 0): taken as missing");
  EXPECT_EQ(step->remarks[1],
            "metrics archive 2022-03-07: 186 of 288 snapshots, the last at 2022-03-07T15:25:00Z");
}

// A few zeros at the end: the last value before them, if it is not an hour old.
TEST(BinanceMetrics, TheLastRowWithAValueClosesTheDay) {
  std::string csv = metrics_day("2024-01-02", 285);  // to 23:40
  for (int i = 285; i < 288; ++i) csv += metrics_line("2024-01-02 " + clock(i * 5), R"("")");
  EXPECT_EQ(snapshots_of(metrics("2024-01-02", csv)),
            (std::vector<Snapshot>{{at("2024-01-02"), 1}, {at("2024-01-02T23:40Z"), 285}}));
}

// As on 2024-02-16, which ends at 13:30.
TEST(BinanceMetrics, AShortDayIsSaidSo) {
  const auto step = metrics("2024-02-16", metrics_day("2024-02-16", 163));
  EXPECT_EQ(snapshots_of(step), (std::vector<Snapshot>{{at("2024-02-16"), 1}}));
  EXPECT_EQ(step->remarks,
            std::vector<std::string>{"metrics archive 2024-02-16: 163 of 288 snapshots, the last "
                                     "at 2024-02-16T13:30:00Z"});
}

// As on 2026-09-20.
TEST(BinanceMetrics, RowsInAnyOrder) {
  std::string csv = kMetricsHeader;
  for (int i = 287; i >= 0; --i) csv += metrics_line("2024-01-02 " + clock(i * 5), std::to_string(i + 1));
  EXPECT_EQ(snapshots_of(metrics("2024-01-02", csv)),
            (std::vector<Snapshot>{{at("2024-01-02"), 1}, {at("2024-01-02T23:55Z"), 288}}));
}

TEST(BinanceMetrics, BrokenTimesAreLeftOutAndSaidSo) {
  const auto csv = metrics_day("2024-01-02") + metrics_line("55:00.0", "77777");
  const auto step = metrics("2024-01-02", csv);
  EXPECT_EQ(snapshots_of(step).size(), 2U);
  EXPECT_EQ(step->remarks, std::vector<std::string>{
                               "metrics archive 2024-01-02: 1 rows without a readable time are left out"});
  EXPECT_EQ(error_of(metrics("2024-01-02", kMetricsHeader + metrics_line("55:00.0", "77777"))).kind,
            ErrorKind::BadInput);
}

TEST(BinanceMetrics, AnotherDayOrSymbolIsRefused) {
  EXPECT_EQ(error_of(metrics("2024-01-03", metrics_day("2024-01-02"))).sentence,
            "line 2: create_time is not of the day that the file is about");
  EXPECT_EQ(
      error_of(metrics("2024-01-02", kMetricsHeader + metrics_line("2024-01-02 00:00:00", "1", "ETHUSDT")))
          .sentence,
      "line 2: symbol is not BTCUSDT");
  EXPECT_EQ(error_of(metrics("2024-01-02", kMetricsHeader)).sentence, "the file holds no rows");
  EXPECT_EQ(error_of(metrics("2024-01-02", "")).sentence, "the file holds no rows");
}

TEST(BinanceMetrics, BeginsWithItsFirstFile) {
  EXPECT_EQ(feed_of(kLinear, "metrics archive").since, at("2020-09-01"));
  const auto ether = perp("binance-usdm", "ETHUSDT", MarketKind::PerpLinear, OpenInterestUnit::Coin);
  EXPECT_EQ(feed_of(ether, "metrics archive").since, at("2021-12-01"));
  EXPECT_EQ(feed_of(kInverse, "metrics archive").since, at("2021-07-08"));
}

// Where its files are listed, so that corrected ones are noticed.
TEST(BinanceMetrics, SaysWhereItsFilesAreListed) {
  EXPECT_EQ(feed_of(kLinear, "metrics archive").listing, "data/futures/um/daily/metrics/BTCUSDT/");
  EXPECT_EQ(feed_of(kInverse, "metrics archive").listing, "data/futures/cm/daily/metrics/BTCUSD_PERP/");
}

// -- what comes wrong --

TEST(BinanceArchiveMutations, NeverGiveANumberThatWasNotThere) {
  const auto mutated = [](const core::Instrument& instrument, const char* name, const char* day,
                          const std::string& csv) {
    return test::expect_survives_text_mutations({csv, [&](const std::string& text) {
                                                   return with_file(feed_of(instrument, name),
                                                                    a_day(instrument, day), text);
                                                 }});
  };
  EXPECT_GE(mutated(kSpot, "klines archive", "2024-01-01", kDaysWithoutHeader), 20);
  EXPECT_GE(mutated(kLinear, "funding archive", "2024-01-01",
                    "calc_time,funding_interval_hours,last_funding_rate\n"
                    "1704067200000,8,0.00037409\n1704096000012,8,-0.00010000\n"),
            20);
  // No row kept stands in for another that is lost.
  EXPECT_GE(mutated(kLinear, "metrics archive", "2024-01-02",
                    kMetricsHeader + metrics_line("2024-01-02 00:00:00", "90000.5") +
                        metrics_line("2024-01-02 12:00:00", "91000.25") +
                        metrics_line("2024-01-02 23:55:00", "92000")),
            20);
}

// -- the listing --

// Written by us in the shape of S3's ListObjects.
const char* const kListing = R"(<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>data.binance.vision</Name>
<Prefix>data/futures/um/daily/metrics/</Prefix><Marker></Marker><MaxKeys>2</MaxKeys><Delimiter>/</Delimiter>
<IsTruncated>true</IsTruncated><NextMarker>data/futures/um/daily/metrics/B&amp;T.zip</NextMarker>
<Contents><Key>data/futures/um/daily/metrics/A.zip</Key><LastModified>2026-07-31T08:27:13.000Z</LastModified>
<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>12034</Size><StorageClass>STANDARD</StorageClass></Contents>
<Contents><Key>data/futures/um/daily/metrics/B&amp;T.zip</Key><LastModified>2026-08-01T00:00:00.000Z</LastModified>
<ETag>"00"</ETag><Size>0</Size></Contents>
<CommonPrefixes><Prefix>data/futures/um/daily/metrics/BTCUSDT/</Prefix></CommonPrefixes></ListBucketResult>)";

TEST(BinanceListing, Requests) {
  const Request first = archive_listing("data/futures/um/daily/metrics/BTCUSDT/", "");
  EXPECT_EQ(first.origin + first.target,
            "https://s3-ap-northeast-1.amazonaws.com/data.binance.vision?delimiter=/"
            "&prefix=data/futures/um/daily/metrics/BTCUSDT/");
  EXPECT_EQ(archive_listing("data/spot/", "data/spot/a b.zip").target,
            "/data.binance.vision?delimiter=/&prefix=data/spot/&marker=data/spot/a%20b.zip");
}

TEST(BinanceListing, ReadsKeysTimesTagsAndSizes) {
  const auto listing = read_archive_listing(answer(kListing));
  ASSERT_TRUE(listing) << listing.error().sentence;
  ASSERT_EQ(listing->files.size(), 2U);
  EXPECT_EQ(listing->files[0].key, "data/futures/um/daily/metrics/A.zip");
  EXPECT_EQ(listing->files[0].last_modified, at("2026-07-31T08:27:13Z"));
  EXPECT_EQ(listing->files[0].etag, "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(listing->files[0].size, 12034U);
  EXPECT_EQ(listing->files[1].key, "data/futures/um/daily/metrics/B&T.zip");
  EXPECT_EQ(listing->folders, std::vector<std::string>{"data/futures/um/daily/metrics/BTCUSDT/"});
  EXPECT_EQ(listing->next_marker, "data/futures/um/daily/metrics/B&T.zip");
}

TEST(BinanceListing, TheLastPageHasNoNext) {
  const auto listing =
      read_archive_listing(answer("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
  ASSERT_TRUE(listing) << listing.error().sentence;
  EXPECT_TRUE(listing->files.empty());
  EXPECT_EQ(listing->next_marker, "");
}

// A listing cut anywhere would look as if files had gone.
TEST(BinanceListing, EndingEarlyIsRefusedEverywhere) {
  const std::string whole = kListing;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto listing = read_archive_listing(answer(whole.substr(0, length)));
    ASSERT_FALSE(listing) << length;
    ASSERT_EQ(listing.error().kind, ErrorKind::BadInput);
  }
  EXPECT_EQ(read_archive_listing(answer("<Error><Code>SlowDown</Code></Error>", 503)).error().kind,
            ErrorKind::Unavailable);
}

TEST(BinanceListing, WrongFieldsAreRefused) {
  for (const auto& [what, with] :
       std::vector<std::pair<std::string, std::string>>{{"<Size>12034</Size>", "<Size>many</Size>"},
                                                        {"<Size>12034</Size>", ""},
                                                        {"2026-07-31T08:27:13.000Z", "yesterday"},
                                                        {"<IsTruncated>true</IsTruncated>", ""},
                                                        {"B&amp;T.zip", "B&nonsense;T.zip"}}) {
    std::string body = kListing;
    body.replace(body.find(what), what.size(), with);
    EXPECT_FALSE(read_archive_listing(answer(body))) << what;
  }
}

// -- tables as text --

std::vector<std::vector<std::string>> fields_of(std::string_view text) {
  std::vector<std::vector<std::string>> lines;
  for_each_line(text, [&](const CsvLine& line) {
    lines.emplace_back();
    for (std::size_t i = 0; i < line.size(); ++i) lines.back().emplace_back(line.field(i));
  });
  return lines;
}

TEST(CsvLines, FieldsQuotesAndLineEnds) {
  EXPECT_EQ(fields_of("\xEF\xBB\xBFtime,value\r\n\r\n1,\"\"\n \"a,b\" , 2 \n3,"),
            (std::vector<std::vector<std::string>>{{"time", "value"}, {"1", ""}, {"a,b", "2"}, {"3", ""}}));
  EXPECT_TRUE(fields_of("").empty());
  EXPECT_TRUE(fields_of("\n\n").empty());
}

TEST(CsvLines, RefusalsNameLineAndField) {
  const auto refusal = [](const std::string& line, const std::function<void(const CsvLine&)>& read) {
    try {
      for_each_line("a,b\n" + line, [&](const CsvLine& l) {
        if (l.number() == 2) read(l);
      });
    } catch (const BadAnswer& e) {
      return e.error.sentence;
    }
    return std::string("none");
  };
  EXPECT_EQ(refusal("1,abc", [](const CsvLine& l) { (void)l.number(1, "close"); }),
            "line 2: close is not a number");
  EXPECT_EQ(refusal("1,\"\"", [](const CsvLine& l) { (void)l.number(1, "close"); }),
            "line 2: close is missing");
  EXPECT_EQ(refusal("1,2", [](const CsvLine& l) { (void)l.number(7, "close"); }), "line 2: close is missing");
  EXPECT_EQ(refusal("1704067200,2", [](const CsvLine& l) { (void)l.time_ms(0, "time"); }),
            "line 2: time is not an instant of this century in the unit expected");
  EXPECT_EQ(refusal("1704067200,2", [](const CsvLine& l) { (void)l.time_s(0, "time"); }), "none");
  EXPECT_EQ(refusal("2024-02-30 00:00:00,2", [](const CsvLine& l) { (void)l.time_text(0, "time"); }),
            "line 2: time is not an instant like 2024-01-31 23:55:00");
  EXPECT_EQ(refusal("1,2,3", [](const CsvLine& l) { l.must_have(2); }),
            "line 2: the line has 3 fields where there should be 2");
}

}  // namespace
}  // namespace btcflow::venues
