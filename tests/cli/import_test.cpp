// From files into the cache and out again, with the real program.
#include <nlohmann/json.hpp>

#include "support/command_line.h"

namespace btcflow {
namespace {

namespace fs = std::filesystem;
using test::column_of;
using test::holds;
using test::lines_of;
using test::Outcome;

class Import : public test::CommandLine {
 protected:
  // `data` without its last column, where the rows came from.
  static std::string without_source(const std::string& csv) {
    std::string out;
    for (const std::string& line : lines_of(csv)) out += line.substr(0, line.rfind(',')) + "\n";
    return out;
  }
};

TEST_F(Import, TakesAFolderAndTellsWhatItUnderstood) {
  write_market();
  const Outcome outcome = btcflow({"import", "--folder", "market"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(holds(outcome.err, "4 files: 180 rows added, 0 changed, 0 there already.")) << outcome.err;
  EXPECT_TRUE(holds(outcome.err, "bitstamp:btcusd, candles: 30 rows, 2021-01-01 to 2021-01-30"))
      << outcome.err;
  EXPECT_TRUE(
      holds(outcome.err, "all-exchanges:BTC, open-interest (not in the catalogue: taken as aggregate of BTC"))
      << outcome.err;
}

TEST_F(Import, AgainChangesNothing) {
  import_market();
  const std::string before = all_data();
  const Outcome again = btcflow({"import", "--folder", "market"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_TRUE(holds(again.err, "4 files: 0 rows added, 0 changed, 180 there already.")) << again.err;
  EXPECT_EQ(all_data(), before);
}

TEST_F(Import, DryRunWritesNothing) {
  write_market();
  const Outcome outcome = btcflow({"import", "--folder", "market", "--dry-run"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(holds(outcome.err, "Nothing was written"));
  EXPECT_EQ(output_of({"venues", "--held"}), "The cache is empty.\n");
}

// One bad file of four: file, line and reason, and the cache is as it was.
TEST_F(Import, OfABadFileChangesNothing) {
  import_market();
  const std::string before = all_data();
  folder_.write("market/bitstamp/btcusd.spot.candles-1d.csv",
                "date,open,high,low,close,volume\n2021-01-01,1,2,0.5,1,5\n2021-01-02,1,2,-0.5,1,5\n");
  folder_.write("market/all-exchanges/BTC.open-interest-1d.csv", "time,open_interest_usd\n2021-01-02,77\n");
  const Outcome outcome = btcflow({"import", "--folder", "market"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(holds(outcome.err, "btcusd.spot.candles-1d.csv, line 3: low is -0.5")) << outcome.err;
  EXPECT_EQ(all_data(), before);
}

// Every sort of nonsense of a single file: 1 or 2, the file's name, its line, and an unchanged cache.
TEST_F(Import, OfNonsenseNamesFileAndLineAndChangesNothing) {
  import_market();
  const std::string before = all_data();
  const std::string header = "date,open,high,low,close,volume\n";
  for (const auto& [content, line] :
       {std::pair<std::string, const char*>{"date,open,high,low,close\n2021-01-01,1,2,0.5,1\n", "line 1"},
        {header + "2021-01-01,1,2,0.5,x,5\n", "line 2"},
        {header + "2021-01-01,1,2,0.5,-1,5\n", "line 2"},
        {header + "2021-01-02,1,2,0.5,1,5\n2021-01-01,1,2,0.5,1,5\n", "line 3"},
        {header + "2021-01-02,1,2,0.5,1,5\n2021-01-02,1,2,0.5,1,5\n", "line 3"},
        {header + "2021-02-31,1,2,0.5,1,5\n", "line 2"},
        {"", "line 1"},
        {header, "line 1"},
        {std::string("\x7F"
                     "ELF\0\0\0\0",
                     8),
         "line 1"},
        {std::string(200'000, '1'), "line 1"},
        {header + "2999-01-01,1,2,0.5,1,5\n", "line 2"}}) {
    folder_.write("bad.csv", content);
    const Outcome outcome =
        btcflow({"import", "bad.csv", "--instrument", "bitstamp:btcusd", "--series", "candles"});
    EXPECT_TRUE(outcome.exit_code == 1 || outcome.exit_code == 2) << outcome.exit_code;
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(holds(outcome.err, "bad.csv, " + std::string(line) + ": ")) << outcome.err;
  }
  EXPECT_EQ(all_data(), before);
}

TEST_F(Import, TakesAFileOfACustomInstrument) {
  folder_.write("a.csv", "date,open,high,low,close,volume\n2021-01-01,1,2,0.5,1.5,\n");
  expect_refused({"import", "a.csv", "--instrument", "huobi:x7", "--series", "candles"}, 2, "--kind");
  const Outcome outcome = btcflow({"import", "a.csv", "--instrument", "huobi:x7", "--series", "candles",
                                   "--kind", "perp", "--base", "BTC", "--quote", "USDT"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(data("huobi:x7", "candles"),
            "time,open,high,low,close,volume,closed,source\n2021-01-01T00:00:00Z,1,2,0.5,1.5,,true,import: "
            "a.csv\n");
}

TEST_F(Import, ConvertsContracts) {
  folder_.write("a.csv", "time,open_interest\n2021-01-02,250\n");
  const test::Arguments plain{"import",           "a.csv",    "--instrument",
                              "okx:BTC-USD-SWAP", "--series", "open-interest"};
  expect_refused(plain, 1, "--unit");
  test::Arguments with_unit = plain;
  with_unit.insert(with_unit.end(), {"--unit", "contracts"});
  EXPECT_EQ(btcflow(with_unit).exit_code, 0);
  EXPECT_EQ(column_of(data("okx:BTC-USD-SWAP", "open-interest"), "open_interest_usd"),
            std::vector<std::string>{"25000"});
}

// Out and in again, elsewhere: the same rows, digit for digit.
TEST_F(Import, TakesBackWhatDataWrites) {
  import_market();
  struct Series {
    const char* instrument;
    const char* series;
  };
  for (const Series& s : {Series{"bitstamp:btcusd", "candles"},
                          {"deribit:BTC-PERPETUAL", "candles"},
                          {"deribit:BTC-PERPETUAL", "funding"},
                          {"all-exchanges:BTC", "open-interest"}}) {
    const std::string original = data(s.instrument, s.series);
    EXPECT_GT(lines_of(original).size(), 30U);
    EXPECT_EQ(output_of({"data", "--instrument", s.instrument, "--series", s.series, "-o", "out.csv"}), "");
    EXPECT_EQ(test::read_bytes(folder_ / "out.csv"), original);
    const std::string db = (folder_ / "second.sqlite").string();
    const Outcome outcome =
        btcflow({"--db", db, "import", "out.csv", "--instrument", s.instrument, "--series", s.series});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string copy =
        output_of({"--db", db, "data", "--instrument", s.instrument, "--series", s.series});
    EXPECT_EQ(without_source(copy), without_source(original));
    EXPECT_TRUE(holds(copy, "import: out.csv"));
  }
}

// JSON has the same rows as CSV.
TEST_F(Import, DataAsJsonEqualsDataAsCsv) {
  import_market();
  const std::string csv = data("deribit:BTC-PERPETUAL", "candles");
  const auto json = nlohmann::json::parse(output_of(
      {"data", "--instrument", "deribit:BTC-PERPETUAL", "--series", "candles", "--format", "json"}));
  const auto close = column_of(csv, "close");
  const auto time = column_of(csv, "time");
  ASSERT_EQ(json.size(), 30U);
  for (std::size_t i = 0; i < json.size(); ++i) {
    EXPECT_EQ(json[i]["time"], time[i]);
    EXPECT_EQ(json[i]["close"].get<double>(), *core::parse_number(close[i]));
    EXPECT_EQ(json[i]["closed"], true);
  }
}

// [from, to): a date is 00:00 of that day, an instant is taken too.
TEST_F(Import, DataKeepsToItsRange) {
  import_market();
  const std::string csv = output_of({"data", "--instrument", "bitstamp:btcusd", "--series", "candles",
                                     "--from", "2021-01-10", "--to", "2021-01-12"});
  EXPECT_EQ(column_of(csv, "time"),
            (std::vector<std::string>{"2021-01-10T00:00:00Z", "2021-01-11T00:00:00Z"}));
  EXPECT_EQ(column_of(csv, "close"), (std::vector<std::string>{"110", "111"}));
  const std::string funding =
      output_of({"data", "--instrument", "deribit:BTC-PERPETUAL", "--series", "funding", "--from",
                 "2021-01-10T08:00:00Z", "--to", "2021-01-10T16:00:00Z"});
  EXPECT_EQ(column_of(funding, "time"), std::vector<std::string>{"2021-01-10T08:00:00Z"});
}

// A series that the cache has no row of is an empty table, not an error.
TEST_F(Import, DataOfAnEmptySeriesIsAHeader) {
  EXPECT_EQ(data("bitmex:XBTUSD", "funding"), "time,rate,interval_hours,source\n");
  EXPECT_EQ(output_of({"data", "--instrument", "bitmex:XBTUSD", "--series", "funding", "--format", "json"}),
            "[]\n");
}

// A file name may hold bytes that are no UTF-8 (old archives do); the rows must stay readable.
TEST_F(Import, TakesAFileNameThatIsNoUtf8) {
  const std::string name = "caf\xE9.csv";
  folder_.write(name, "date,open,high,low,close,volume\n2021-01-01,1,2,0.5,1.5,7\n");
  const Outcome outcome = btcflow({"import", name, "--instrument", "bitstamp:btcusd", "--series", "candles"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const std::string out =
      output_of({"data", "--instrument", "bitstamp:btcusd", "--series", "candles", "--format", "json"});
  EXPECT_TRUE(nlohmann::json::accept(out)) << out;
}

TEST_F(Import, VenuesTellsWhatTheCacheHolds) {
  EXPECT_EQ(output_of({"venues", "--held"}), "The cache is empty.\n");
  EXPECT_EQ(output_of({"venues", "--held", "--format", "json"}), "[]\n");
  import_market();
  const std::string text = output_of({"venues", "--held"});
  EXPECT_TRUE(holds(text, "deribit:BTC-PERPETUAL")) << text;
  EXPECT_TRUE(holds(text, "2021-01-01 to 2021-01-31, 90 rows")) << text;
  const auto json = nlohmann::json::parse(output_of({"venues", "--held", "--format", "json"}));
  ASSERT_EQ(json.size(), 4U);  // a line a feed: one for each of the four series
  EXPECT_EQ(json[3]["instrument"], "all-exchanges:BTC");
  EXPECT_EQ(json[3]["kind"], "aggregate");
  EXPECT_EQ(json[3]["feed"], "");  // a vendor's file: no feed serves it
  EXPECT_EQ(json[0]["instrument"], "bitstamp:btcusd");
  EXPECT_EQ(json[0]["series"], "candles");
  EXPECT_EQ(json[0]["feed"], "ohlc");
  EXPECT_EQ(json[0]["rows"], 30);
  EXPECT_EQ(json[0]["first"], "2021-01-01T00:00:00Z");
  EXPECT_EQ(json[0]["last"], "2021-01-30T00:00:00Z");
  EXPECT_EQ(json[0]["holes"], 0);
  EXPECT_GT(json[0]["age_days"].get<int>(), 300);
  EXPECT_TRUE(json[0]["ended"].is_null());
}

// All of the recorded history, as the issue asks, and once more.
TEST_F(Import, TakesAllOfTheRecordedHistory) {
  const fs::path market = BTCFLOW_SHARED_DIR "/market";
  if (!fs::exists(market)) GTEST_SKIP() << "no recorded history at " << market;
  const Outcome first = btcflow({"import", "--folder", market.string()});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_TRUE(holds(first.err, "11 files: ")) << first.err;
  EXPECT_FALSE(holds(first.err, "left alone")) << first.err;
  EXPECT_EQ(lines_of(data("bitmex:XBTUSD", "candles")).size(), 2272U);
  EXPECT_EQ(lines_of(data("deribit:BTC-PERPETUAL", "funding")).size(), 16008U);
  const std::string day = output_of({"data", "--instrument", "bitstamp:btcusd", "--series", "candles",
                                     "--from", "2017-12-17", "--to", "2017-12-18"});
  EXPECT_EQ(column_of(day, "high"), std::vector<std::string>{"19666"});
  const Outcome again = btcflow({"import", "--folder", market.string()});
  EXPECT_TRUE(holds(again.err, "11 files: 0 rows added, 0 changed, ")) << again.err;
}

}  // namespace
}  // namespace btcflow
