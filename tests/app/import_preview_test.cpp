// What is seen of a file before it is taken: every line, not only the first bad one.
#include <algorithm>

#include "btcflow/app/import.h"
#include "support/import_fixture.h"

namespace btcflow::app {
namespace {

using core::Candle;
using core::ErrorKind;
using core::Funding;
using core::OpenInterestUnit;
using core::SeriesKind;
using test::day;

const std::string kHeader = "date,open,high,low,close,volume\n";

class ImportPreviewTest : public test::ImportTest {
 protected:
  ImportPreview preview(const std::string& content, const std::string& instrument, SeriesKind series,
                        const PreviewOptions& options = {}) {
    return preview_import(request(content, instrument, series), catalogue_, test::import_clock(), options);
  }
  ImportPreview candles(const std::string& rows, const PreviewOptions& options = {}) {
    return preview(kHeader + rows, "bitstamp:btcusd", SeriesKind::Candles, options);
  }
};

template <typename Row>
const std::vector<Row>& rows_in(const ImportPreview& preview) {
  return std::get<std::vector<Row>>(preview.series.file.rows);
}

// The line numbers are those of an editor; what is odd is marked on its own line.
TEST_F(ImportPreviewTest, EveryLineHasItsRowAndItsMarks) {
  const auto seen = candles(
      "2021-01-01,100,110,90,105,5\n2021-01-02,89,110,90,105,0\n2021-01-03,100,110,90,105,\n"
      "2021-02-01,100,110,90,105,5\n");
  ASSERT_FALSE(seen.error) << seen.error->sentence;
  ASSERT_EQ(seen.series.lines.size(), 4U);
  const std::uint8_t marks[] = {0, kOpenOutside | kNoTrades, kVolumeUnknown, kUnfinished};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(seen.series.lines[i].line, i + 2);
    EXPECT_EQ(seen.series.lines[i].row, i);
    EXPECT_EQ(seen.series.lines[i].marks, marks[i]) << i;
  }
  EXPECT_EQ(seen.series.columns,
            (std::vector<std::string>{"date", "open", "high", "low", "close", "volume"}));
}

// An analyst mends a file once, not once for each bad line.
TEST_F(ImportPreviewTest, EveryBadLineIsToldWithItsText) {
  const auto seen = candles(
      "2021-01-01,100,110,90,105,5\n2021-01-02,100,x,90,105,5\n2021-01-03,100,110,90,105\n\n"
      "2021-01-04,100,110,90,105,5\n2021-01-04,100,110,90,106,5\n2021-01-05,100,110,90,107,5\n");
  ASSERT_TRUE(seen.error);
  EXPECT_NE(seen.error->sentence.find("line 3: high is \"x\""), std::string::npos) << seen.error->sentence;
  const auto& refused = seen.series.refused;
  ASSERT_EQ(refused.size(), 4U);
  EXPECT_EQ(refused[0].line, 3U);
  EXPECT_EQ(refused[0].text, "2021-01-02,100,x,90,105,5");
  EXPECT_EQ(refused[0].problem, "high is \"x\", which is no number");
  EXPECT_EQ(refused[1].line, 4U);
  EXPECT_EQ(refused[1].problem, "there are 5 fields where the header has 6");
  EXPECT_EQ(refused[2].line, 5U);
  EXPECT_EQ(refused[2].problem, "the line is empty");
  EXPECT_EQ(refused[3].line, 7U);
  EXPECT_EQ(refused[3].problem, "the time 2021-01-04 stands there twice");
  ASSERT_EQ(rows_in<Candle>(seen).size(), 3U);
  ASSERT_EQ(seen.series.lines.size(), 7U);
  EXPECT_EQ(seen.series.lines[1].row, SeriesLine::kRefused);
  EXPECT_EQ(seen.series.lines[4].line, 6U);
  EXPECT_EQ(rows_in<Candle>(seen)[seen.series.lines[6].row].close, 107);
}

// The first problem is word for word what the import itself says.
TEST_F(ImportPreviewTest, SaysWhatTheImportSays) {
  for (const char* rows : {"2021-01-01,100,110,90,105\n", "x,100,110,90,105,5\n", "", "\"2021-01-01,1\n"}) {
    const auto file = request(kHeader + rows, "bitstamp:btcusd", SeriesKind::Candles);
    const auto seen = preview_import(file, catalogue_, test::import_clock());
    const auto planned = plan(file);
    ASSERT_FALSE(planned) << rows;
    ASSERT_TRUE(seen.error) << rows;
    EXPECT_EQ(seen.error->sentence, planned.error().sentence);
  }
}

// The wrong file (a million lines of something else) must not fill the memory with complaints.
TEST_F(ImportPreviewTest, EndsAfterSoManyBadLines) {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "nonsense\n";
  PreviewOptions options;
  options.most_refused = 7;
  const auto seen = candles(rows, options);
  EXPECT_EQ(seen.series.refused.size(), 7U);
  EXPECT_EQ(seen.series.lines.size(), 7U);
}

TEST_F(ImportPreviewTest, AMissingColumnIsAProblemOfTheHeader) {
  const auto seen =
      preview("date,open,high,low,volume\n2021-01-01,1,2,1,5\n", "bitstamp:btcusd", SeriesKind::Candles);
  ASSERT_TRUE(seen.error);
  ASSERT_EQ(seen.series.refused.size(), 1U);
  EXPECT_EQ(seen.series.refused[0].line, 1U);
  EXPECT_EQ(seen.series.refused[0].text, "date,open,high,low,volume");
  EXPECT_EQ(seen.series.refused[0].problem, "the column close is missing");
}

// Of two stamps in one minute both lines are seen, and which of them counts.
TEST_F(ImportPreviewTest, AReplacedLineIsMarked) {
  const auto seen = preview(
      "time,rate,interval_hours\n2021-01-01T07:59:59.900Z,0.0001,8\n2021-01-01T08:00:00.100Z,0.02,8\n",
      "bybit:BTCUSDT", SeriesKind::Funding);
  ASSERT_EQ(seen.series.lines.size(), 2U);
  EXPECT_EQ(seen.series.lines[0].marks, kReplaced);
  EXPECT_EQ(seen.series.lines[1].marks, kHighRate);
  EXPECT_EQ(seen.series.lines[0].row, seen.series.lines[1].row);
  ASSERT_EQ(rows_in<Funding>(seen).size(), 1U);
  EXPECT_EQ(rows_in<Funding>(seen)[0].rate, 0.02);
}

// Rows can be looked at before it is said whose they are; they cannot be taken.
TEST_F(ImportPreviewTest, ShowsRowsOfAnInstrumentThatIsNotChosenYet) {
  const auto seen = preview(kHeader + "2021-01-01,100,110,90,105,5\n", "", SeriesKind::Candles);
  ASSERT_TRUE(seen.error);
  EXPECT_NE(seen.error->sentence.find("Choose the instrument"), std::string::npos);
  EXPECT_EQ(rows_in<Candle>(seen).size(), 1U);
  EXPECT_TRUE(seen.instrument.id.empty());
}

TEST_F(ImportPreviewTest, CanBeStoppedAndTellsHowFarItIs) {
  std::string rows;
  for (int i = 0; i < 5000; ++i)
    rows += core::to_iso(day(1) - (5000 - i) * core::kHour) + "," + std::to_string(i + 1) + "\n";
  double seen_part = 0;
  PreviewOptions options;
  options.go_on = [&](double part) {
    EXPECT_GT(part, seen_part);
    EXPECT_LT(part, 1);
    seen_part = part;
    return part < 0.5;
  };
  const auto seen =
      preview("time,open_interest_usd\n" + rows, "bybit:BTCUSDT", SeriesKind::OpenInterest, options);
  ASSERT_TRUE(seen.error);
  EXPECT_EQ(seen.error->kind, ErrorKind::Cancelled);
  EXPECT_GT(seen_part, 0.4);
  EXPECT_LT(seen.series.lines.size(), 4000U);
}

TEST_F(ImportPreviewTest, TheHeaderTellsTheSeries) {
  const auto columns = [&](const std::string& header) {
    return *read_columns(folder_.write("data.csv", header + "\n"));
  };
  EXPECT_EQ(columns("time,close,LOW,high,open").series, SeriesKind::Candles);
  EXPECT_EQ(columns("time,funding_rate").series, SeriesKind::Funding);
  const auto named = columns("time,oi_usd,oi_contracts");
  EXPECT_EQ(named.series, SeriesKind::OpenInterest);
  EXPECT_EQ(named.units, (std::vector{OpenInterestUnit::Usd, OpenInterestUnit::Contracts}));
  EXPECT_FALSE(named.column_without_unit);
  EXPECT_EQ(columns("time;value").column_without_unit, "value");
  EXPECT_FALSE(columns("a,b").series);
}

// All files of a folder are looked at, also behind a bad one.
TEST_F(ImportPreviewTest, AFolderTellsEveryFile) {
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kHeader + "2021-01-01,100,110,90,105,5\n");
  folder_.write("bybit/BTCUSDT.perp.funding.csv", "time,rate,interval_hours\n2021-01-01,x,8\n");
  folder_.write("bybit/BTCUSDT.perp.open-interest-1d.csv", "time,open_interest_usd\n2021-01-01,5\n");
  folder_.write("notes.csv", "a,b\n");
  double last = 0;
  const auto seen = preview_folder_import(folder_.path(), catalogue_, test::import_clock(), [&](double part) {
    last = part;
    return true;
  });
  ASSERT_EQ(seen.files.size(), 3U);
  EXPECT_FALSE(seen.files[0].error);
  EXPECT_TRUE(seen.files[1].error);
  EXPECT_FALSE(seen.files[2].error);
  EXPECT_EQ(seen.ignored, (std::vector{folder_ / "notes.csv"}));
  ASSERT_TRUE(seen.error);
  EXPECT_EQ(seen.error->sentence, seen.files[1].error->sentence);
  EXPECT_EQ(seen.error->sentence,
            plan_folder_import(folder_.path(), catalogue_, test::import_clock()).error().sentence);
}

// The counts that are shown are those that the cache reports after writing.
TEST_F(ImportPreviewTest, TheCountsAreWhatTheCacheReportsLater) {
  auto cache = store::Cache::open(folder_ / "m.sqlite");
  ASSERT_TRUE(cache);
  ASSERT_TRUE(cache->put(test::batch(
      {test::page("bitstamp:btcusd", std::vector{test::candle(1, 105), test::candle(2, 106)}, 1, 3),
       test::page("bybit:BTCUSDT", std::vector{test::funding(1, 0.0001)}, 1, 2)})));
  const auto page = [](store::Rows rows, const std::string& instrument) {
    return test::page(instrument, std::move(rows), 1, 5);
  };
  const store::Batch batch = test::batch(
      {page(std::vector{test::candle(1, 105, false), test::candle(2, 107),
                        test::candle(3, 1, true, core::kUnknown)},
            "bitstamp:btcusd"),
       page(std::vector{test::candle(3, 1, true, core::kUnknown), test::candle(4, 1)}, "bitstamp:btcusd"),
       page(std::vector{test::funding(1, 0.0001), test::funding(2, 0.0001)}, "bybit:BTCUSDT"),
       page(std::vector{test::open_interest(1, 5), test::open_interest(2, 5)}, "bybit:BTCUSDT")});
  const auto expected = compare(*cache, batch);
  ASSERT_TRUE(expected);
  const auto reported = cache->put(batch);
  ASSERT_TRUE(reported);
  ASSERT_EQ(expected->size(), reported->size());
  for (std::size_t i = 0; i < reported->size(); ++i) {
    EXPECT_EQ((*expected)[i].added, (*reported)[i].added) << i;
    EXPECT_EQ((*expected)[i].changed, (*reported)[i].changed) << i;
    EXPECT_EQ((*expected)[i].same, (*reported)[i].same) << i;
  }
}

}  // namespace
}  // namespace btcflow::app
