// The numbers as CSV and JSON: scripts depend on names, order and every digit.
#include "btcflow/app/table.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "btcflow/core/number.h"
#include "support/dashboard.h"
#include "support/rows.h"

namespace btcflow::app {
namespace {

using test::day;
using test::small_dashboard;

// The order promised in docs/data.md.
const char* const kMetricsHeader =
    "time,closed,open,high,low,close,spot,perp,premium_pct,premium_z,oi_usd,oi_coin,oi_linked_usd,oi_z,"
    "funding_8h,"
    "funding_twap_8h,funding_twap_apr_pct,funding_z,state_premium,state_oi,state_funding,states_known,score,"
    "bullish,"
    "bearish,over_leverage,extreme_top,extreme_bottom,extreme_strength,spot_venues,perp_venues,oi_venues,"
    "funding_venues,flags";

const Table& sample() {
  static const Table table{{"text", "number", "whole", "yes"},
                           {{std::string("plain"), 0.1 + 0.2, 7LL, true},
                            {std::string("a, \"b\"\nc"), core::kUnknown, -1LL, false},
                            {std::monostate{}, 1e300, std::monostate{}, std::monostate{}}}};
  return table;
}

TEST(Csv, HasAHeaderAndQuotesOnlyWhereItMust) {
  EXPECT_EQ(to_csv(sample()),
            "text,number,whole,yes\n"
            "plain,0.30000000000000004,7,true\n"
            "\"a, \"\"b\"\"\nc\",,-1,false\n"
            ",1e+300,,\n");
  EXPECT_EQ(to_csv({{"a,b", "c"}, {}}), "\"a,b\",c\n");
}

TEST(Json, IsAListOfObjects) {
  const auto parsed = nlohmann::json::parse(to_json(sample()));
  ASSERT_EQ(parsed.size(), 3U);
  EXPECT_EQ(parsed[0]["text"], "plain");
  EXPECT_EQ(parsed[0]["number"].get<double>(), 0.1 + 0.2);
  EXPECT_EQ(parsed[0]["whole"], 7);
  EXPECT_EQ(parsed[0]["yes"], true);
  EXPECT_EQ(parsed[1]["text"], "a, \"b\"\nc");
  EXPECT_TRUE(parsed[1]["number"].is_null());
  EXPECT_EQ(parsed[1]["yes"], false);
  EXPECT_TRUE(parsed[2]["text"].is_null());
  EXPECT_TRUE(parsed[2]["whole"].is_null());
  EXPECT_EQ(parsed[2]["number"].get<double>(), 1e300);
}

// Invented numbers say so inside, behind all columns that scripts look for.
TEST(Demonstration, IsALastColumn) {
  Table table = sample();
  mark_demonstration(table);
  EXPECT_EQ(to_csv(table).substr(0, 36), "text,number,whole,yes,demonstration\n");
  const auto parsed = nlohmann::json::parse(to_json(table));
  for (const auto& row : parsed) EXPECT_EQ(row.at("demonstration"), true);
  EXPECT_EQ(parsed[0]["text"], "plain");
}

TEST(Json, OfNothingIsAnEmptyList) {
  EXPECT_EQ(nlohmann::json::parse(to_json({{"a"}, {}})), nlohmann::json::array());
}

// A file name may hold any byte; a source is made of one.
TEST(Json, TakesTextThatIsNoUtf8) {
  const Table table{{"source"}, {{std::string("import: caf\xE9.csv")}}};
  std::string text;
  ASSERT_NO_THROW(text = to_json(table));
  EXPECT_TRUE(nlohmann::json::accept(text)) << text;
}

// The promise of the whole table: what is read back is the same double.
TEST(Csv, NumbersReadBackAsTheSameDouble) {
  for (const double x : {0.1, 1.0 / 3, -2.355264834228129e-05, 69000.0, 5e-324, 1.7976931348623157e308, -0.0,
                         1e21, 123456789.123456789, 605258083.0}) {
    const std::string csv = to_csv({{"x"}, {{x}}});
    const auto back = core::parse_number(csv.substr(2, csv.size() - 3));
    ASSERT_TRUE(back) << csv;
    EXPECT_EQ(*back, x) << csv;
    EXPECT_EQ(nlohmann::json::parse(to_json({{"x"}, {{x}}}))[0]["x"].get<double>(), x);
  }
}

TEST(MetricsTable, HasThePromisedColumnsInOrder) {
  std::string header;
  for (const std::string& column : metrics_table({}).columns) header += (header.empty() ? "" : ",") + column;
  EXPECT_EQ(header, kMetricsHeader);
  EXPECT_EQ(to_csv(metrics_table({})), std::string(kMetricsHeader) + "\n");
}

// Each column shows its own number: every cell of this bar has another value.
TEST(MetricsTable, PutsEachValueIntoItsColumn) {
  const std::string csv = to_csv(metrics_table(small_dashboard()));
  const std::string rows = csv.substr(csv.find('\n') + 1);
  EXPECT_EQ(rows,
            "2021-01-01T00:00:00Z,true,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,1,0,-1,3,2,true,false,true,"
            "false,true,17,"
            "21,22,23,24,quote_assumed|window_outlier\n"
            "2021-01-02T00:00:00Z,false,,,,,,,,,,,,,,,,,,,,0,,,,,,,,0,0,0,0,\n");
}

TEST(MetricsTable, KeepsToTheRange) {
  const metrics::Dashboard d = small_dashboard();
  EXPECT_EQ(metrics_table(d, {day(1), day(2)}).rows.size(), 1U);
  EXPECT_EQ(metrics_table(d, {day(2), std::nullopt}).rows.size(), 1U);
  EXPECT_EQ(metrics_table(d, {std::nullopt, day(1)}).rows.size(), 0U);
  EXPECT_EQ(metrics_table(d, {day(1) + std::chrono::hours{1}, std::nullopt}).rows.size(), 1U);
  EXPECT_EQ(metrics_table(d).rows.size(), 2U);
}

TEST(MetricsTable, ShowsEachVenuesSeriesBehindWhereWanted) {
  const Table table = metrics_table(small_dashboard(), {}, true);
  const std::size_t own = metrics_table({}).columns.size();
  const std::vector<std::string> behind(table.columns.begin() + static_cast<std::ptrdiff_t>(own),
                                        table.columns.end());
  EXPECT_EQ(behind, (std::vector<std::string>{"bitstamp:btcusd close", "bitstamp:btcusd premium_pct",
                                              "bybit:BTCUSDT close", "bybit:BTCUSDT oi_usd"}));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(std::get<double>(table.rows[0][own]), 31);
  EXPECT_EQ(std::get<double>(table.rows[0][own + 3]), 34);
}

TEST(SignalsTable, ShowsExtremesOnlyWhereWanted) {
  EXPECT_EQ(signals_table(small_dashboard(), false).rows.size(), 1U);
  const auto parsed = nlohmann::json::parse(to_json(signals_table(small_dashboard(), true)));
  ASSERT_EQ(parsed.size(), 2U);
  EXPECT_EQ(parsed[0]["time"], "2021-01-01T00:00:00Z");
  EXPECT_EQ(parsed[0]["kind"], "bullish");
  EXPECT_EQ(parsed[0]["experimental"], false);
  EXPECT_EQ(parsed[0]["spot"], 5);
  EXPECT_EQ(parsed[0]["score"], 2);
  EXPECT_EQ(parsed[0]["spot_took_part"], "bitstamp:btcusd");
  EXPECT_EQ(parsed[0]["left_out"], "bybit:BTCUSDT");
  EXPECT_EQ(parsed[0]["flags"], "quote_assumed|window_outlier");
  EXPECT_EQ(parsed[1]["kind"], "extreme_bottom");
  EXPECT_EQ(parsed[1]["experimental"], true);
}

TEST(StudyTable, LeavesUnknownEmptyAndSaysTheVerdict) {
  metrics::StudyCell few;
  few.kind = metrics::SignalKind::Bearish;
  few.horizon = 4;
  few.count = 2;
  few.mean = -0.5;
  metrics::StudyCell extreme;
  extreme.kind = metrics::SignalKind::ExtremeTop;
  const std::string csv = to_csv(study_table({few, extreme}, false));
  EXPECT_EQ(csv,
            "kind,horizon,count,mean,median,share_above_zero,ci_low,ci_high,baseline_count,baseline_mean,"
            "mean_minus_baseline,verdict\nbearish,4,2,-0.5,,,,,0,,,too few to say\n");
  EXPECT_EQ(study_table({few, extreme}, true).rows.size(), 2U);
}

// The cached rows in the layout that an import takes.
TEST(DataTables, AreWrittenAsTheyAreImported) {
  EXPECT_EQ(to_csv(candles_table({{day(1), 1, 2, 0.5, 1.5, core::kUnknown, false}}, {"import: a,b.csv"})),
            "time,open,high,low,close,volume,closed,source\n2021-01-01T00:00:00Z,1,2,0.5,1.5,,false,\"import:"
            " a,b.csv\"\n");
  EXPECT_EQ(
      to_csv(open_interest_table(
          {{day(1), 5, core::OpenInterestUnit::Usd}, {day(2), 6, core::OpenInterestUnit::Coin}}, {"s", "s"})),
      "time,open_interest_usd,open_interest_coin,source\n2021-01-01T00:00:00Z,5,,s\n2021-01-02T00:00:00Z,,6,"
      "s\n");
  EXPECT_EQ(to_csv(funding_table({{day(1), -0.25, 8}}, {"s"})),
            "time,rate,interval_hours,source\n2021-01-01T00:00:00Z,-0.25,8,s\n");
}

}  // namespace
}  // namespace btcflow::app
