// metrics, signals and study from the command line: shapes, ranges and as-of. That the numbers are right is
// tested with the engine and against the reference.
#include <nlohmann/json.hpp>

#include <set>

#include "support/command_line.h"

namespace btcflow {
namespace {

using test::column_of;
using test::holds;
using test::lines_of;

// The order promised in docs/data.md: scripts depend on it.
const char* const kHeader =
    "time,closed,open,high,low,close,spot,perp,premium_pct,premium_z,oi_usd,oi_coin,oi_linked_usd,oi_z,"
    "funding_8h,"
    "funding_twap_8h,funding_twap_apr_pct,funding_z,state_premium,state_oi,state_funding,states_known,score,"
    "bullish,"
    "bearish,over_leverage,extreme_top,extreme_bottom,extreme_strength,spot_venues,perp_venues,oi_venues,"
    "funding_venues,flags";

class Metrics : public test::CommandLine {
 protected:
  void SetUp() override { import_market(); }
  std::string metrics(test::Arguments more, const std::string& timeframe = "D") const {
    more.insert(more.begin(), {"metrics", "--timeframe", timeframe, "--as-of", "2021-01-31"});
    return output_of(more);
  }
};

TEST_F(Metrics, HaveExactlyThePromisedColumns) {
  for (const char* timeframe : {"D", "3D", "W", "M", "w"}) {
    EXPECT_EQ(lines_of(metrics({}, timeframe)).at(0), kHeader);
  }
}

// 30 days: 30 days, 10 three-days, 5 weeks (2021-01-01 is a Friday), 1 month.
TEST_F(Metrics, HaveARowForEachBar) {
  EXPECT_EQ(lines_of(metrics({}, "D")).size(), 1U + 30U);
  EXPECT_EQ(lines_of(metrics({}, "3D")).size(), 1U + 10U);
  EXPECT_EQ(lines_of(metrics({}, "W")).size(), 1U + 5U);
  EXPECT_EQ(lines_of(metrics({}, "M")).size(), 1U + 1U);
  EXPECT_EQ(column_of(metrics({}, "W"), "time").front(), "2020-12-28T00:00:00Z");
}

// One day by hand: spot 101, the perp 1 % of itself below, funding 0.01 % per 8 h.
TEST_F(Metrics, SayWhatWasImported) {
  const std::string csv = metrics({});
  EXPECT_EQ(column_of(csv, "spot").front(), "101");
  EXPECT_EQ(column_of(csv, "close").front(), "101");
  EXPECT_EQ(column_of(csv, "high").front(), "103");
  EXPECT_EQ(column_of(csv, "closed").front(), "true");
  EXPECT_NEAR(*core::parse_number(column_of(csv, "premium_pct").front()), 1.0, 1e-12);
  EXPECT_NEAR(*core::parse_number(column_of(csv, "funding_8h").front()), 0.0001, 1e-18);
  EXPECT_EQ(column_of(csv, "oi_usd").front(), "1000001");
  EXPECT_EQ(column_of(csv, "premium_z").front(), "");
  EXPECT_EQ(column_of(csv, "states_known").front(), "0");
  EXPECT_EQ(column_of(csv, "score").front(), "");
  EXPECT_EQ(column_of(csv, "spot_venues").front(), "1");
}

// As JSON the same rows, the same names in the same order, unknown as null.
TEST_F(Metrics, AsJsonEqualThoseAsCsv) {
  const std::string csv = metrics({});
  const auto json = nlohmann::ordered_json::parse(metrics({"--format", "json"}));
  const auto header = test::fields_of(kHeader);
  ASSERT_EQ(json.size(), 30U);
  std::size_t i = 0;
  for (const auto& [key, value] : json[0].items()) EXPECT_EQ(key, header.at(i++));
  EXPECT_EQ(i, header.size());
  const auto spot = column_of(csv, "spot");
  for (std::size_t r = 0; r < json.size(); ++r) {
    EXPECT_EQ(json[r]["spot"].get<double>(), *core::parse_number(spot[r]));
    EXPECT_TRUE(json[r]["premium_z"].is_null());
    EXPECT_TRUE(json[r]["closed"].is_boolean());
  }
}

TEST_F(Metrics, GoIntoAFileWhereWanted) {
  const std::string out = metrics({"-o", "m.csv"});
  EXPECT_EQ(out, "");
  EXPECT_EQ(test::read_bytes(folder_ / "m.csv"), metrics({}));
}

TEST_F(Metrics, KeepToTheRange) {
  const std::string csv = metrics({"--from", "2021-01-10", "--to", "2021-01-12T00:00:00Z"});
  EXPECT_EQ(column_of(csv, "time"),
            (std::vector<std::string>{"2021-01-10T00:00:00Z", "2021-01-11T00:00:00Z"}));
  EXPECT_EQ(lines_of(metrics({"--from", "2021-01-12", "--to", "2021-01-10"})).size(), 1U);
}

// The range cuts what is shown, never what is computed from.
TEST_F(Metrics, AreTheSameInsideARange) {
  const std::vector<std::string> all = lines_of(metrics({"--set", "zscore.length=5"}));
  const std::vector<std::string> some =
      lines_of(metrics({"--set", "zscore.length=5", "--from", "2021-01-20"}));
  ASSERT_EQ(some.size(), 12U);
  for (std::size_t i = 1; i < some.size(); ++i) EXPECT_EQ(some[i], all[all.size() - some.size() + i]);
  EXPECT_NE(column_of(metrics({"--set", "zscore.length=5"}), "oi_z").back(), "");
}

// What was known then: a date is 00:00 of that day; an instant inside a day makes that day's bar a forming
// one.
TEST_F(Metrics, ShowWhatWasKnownAtAnInstant) {
  const auto at = [&](const char* as_of) { return output_of({"metrics", "-t", "D", "--as-of", as_of}); };
  const std::string date = at("2021-01-15");
  EXPECT_EQ(column_of(date, "time").back(), "2021-01-14T00:00:00Z");
  EXPECT_EQ(column_of(date, "closed").back(), "true");
  EXPECT_EQ(column_of(date, "spot").back(), "114");
  const std::string instant = at("2021-01-15T12:00:00Z");
  EXPECT_EQ(column_of(instant, "time").back(), "2021-01-15T00:00:00Z");
  EXPECT_EQ(column_of(instant, "closed").back(), "false");
  EXPECT_EQ(column_of(instant, "spot").back(), "") << "that day's candle was not finished";
  EXPECT_NE(column_of(instant, "funding_8h").back(), "") << "the print of 08:00 was known";
  EXPECT_EQ(instant.rfind(date, 0), 0U) << "no closed bar changed";
}

TEST_F(Metrics, ShowEachVenuesColumnsWhereWanted) {
  const std::string csv = metrics({"--by-venue"});
  const std::string header = lines_of(csv).at(0);
  EXPECT_EQ(header.rfind(std::string(kHeader) + ",", 0), 0U) << header;
  EXPECT_TRUE(holds(header, ",bitstamp:btcusd close"));
  EXPECT_TRUE(holds(header, ",deribit:BTC-PERPETUAL funding_8h"));
  EXPECT_TRUE(holds(header, ",all-exchanges:BTC oi_usd"));
  EXPECT_EQ(column_of(csv, "bitstamp:btcusd close").back(), "130");
  EXPECT_EQ(column_of(csv, "all-exchanges:BTC oi_usd").back(), "1000030");
  for (const std::string& line : lines_of(csv)) {
    EXPECT_EQ(test::fields_of(line).size(), test::fields_of(header).size());
  }
}

// Settings arrive: with a window of 3 there is a z-score where 90 days know none.
TEST_F(Metrics, FollowPresetsAndSettings) {
  EXPECT_EQ(column_of(metrics({}), "oi_z").back(), "");
  EXPECT_NE(column_of(metrics({"--set", "zscore.length=3", "--set", "oi.composition=sum"}), "oi_z").back(),
            "");
  EXPECT_EQ(lines_of(metrics({"--preset", "classic"})).size(), 31U);
}

class DemoMarket : public test::CommandLine {
 protected:
  std::string demo(test::Arguments more) const {
    more.insert(more.begin(), "--demo");
    return output_of(more);
  }
};

// Looking at the demonstration needs no file, leaves none, and is the same each time.
TEST_F(DemoMarket, IsThereWithoutAnyFile) {
  const std::string csv = demo({"metrics", "-t", "W"});
  EXPECT_EQ(lines_of(csv).at(0), kHeader);
  EXPECT_GT(lines_of(csv).size(), 560U);
  EXPECT_EQ(demo({"metrics", "-t", "W"}), csv);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(DemoMarket, ExplainsItsSignalsInSentences) {
  const std::vector<std::string> lines = lines_of(demo({"signals", "-t", "W", "--format", "text"}));
  ASSERT_GT(lines.size(), 5U);
  for (const std::string& line : lines) {
    EXPECT_TRUE(holds(line, ", week: ")) << line;
    EXPECT_TRUE(holds(line, "≥") || holds(line, "≤")) << line;
    EXPECT_FALSE(holds(line, "xtreme")) << line;
  }
}

// Extremes only where wanted, labelled, with their sentence.
TEST_F(DemoMarket, LabelsExtremesAsExperimental) {
  const std::string text = demo({"signals", "-t", "W", "--extremes", "--format", "text"});
  EXPECT_TRUE(holds(text, "Extreme bottom (experimental)"));
  EXPECT_TRUE(holds(lines_of(text).back(), "experimental: context, and no trading signal"))
      << lines_of(text).back();
  const auto json = nlohmann::json::parse(demo({"signals", "-t", "W", "--extremes", "--format", "json"}));
  for (const auto& event : json) {
    EXPECT_EQ(event["experimental"].get<bool>(), event["kind"].get<std::string>().rfind("extreme", 0) == 0);
  }
}

// The three formats tell of the same events.
TEST_F(DemoMarket, TellsTheSameSignalsInEachFormat) {
  const std::string csv = demo({"signals", "-t", "D"});
  EXPECT_EQ(lines_of(csv).at(0).rfind("time,kind,experimental,spot,score,states_known,", 0), 0U)
      << lines_of(csv)[0];
  const auto json = nlohmann::json::parse(demo({"signals", "-t", "D", "--format", "json"}));
  EXPECT_EQ(lines_of(csv).size() - 1, json.size());
  EXPECT_EQ(lines_of(demo({"signals", "-t", "D", "--format", "text"})).size(), json.size());
  std::string last;
  for (const auto& event : json) {
    EXPECT_LE(last, event["time"].get<std::string>());
    last = event["time"];
    EXPECT_FALSE(event["explanation"].get<std::string>().empty());
  }
  const auto some = nlohmann::json::parse(
      demo({"signals", "-t", "D", "--format", "json", "--from", "2020-01-01", "--to", "2021-01-01"}));
  EXPECT_LT(some.size(), json.size());
  for (const auto& event : some) EXPECT_EQ(event["time"].get<std::string>().rfind("2020-", 0), 0U);
}

// Four kinds (six with extremes) at three horizons each.
TEST_F(DemoMarket, StudiesWhatFollowed) {
  const std::string csv = demo({"study", "-t", "W"});
  EXPECT_EQ(lines_of(csv).size(), 1U + 12U);
  EXPECT_EQ(column_of(csv, "horizon"),
            (std::vector<std::string>{"4", "12", "26", "4", "12", "26", "4", "12", "26", "4", "12", "26"}));
  EXPECT_EQ(lines_of(demo({"study", "-t", "W", "--extremes"})).size(), 1U + 18U);
  EXPECT_EQ(demo({"study", "-t", "W"}), csv) << "the bootstrap has a fixed seed";
  EXPECT_EQ(nlohmann::json::parse(demo({"study", "-t", "W", "--format", "json"})).size(), 12U);
  const std::string text = demo({"study", "-t", "W", "--format", "text"});
  EXPECT_EQ(lines_of(text).size(), 12U);
  EXPECT_TRUE(holds(text, "Bullish confluence, 4 bars later: ")) << text;
}

// The demonstration has no ether: it must not show Bitcoin under that name.
TEST_F(DemoMarket, HasNoOtherCoin) {
  const test::Outcome outcome = btcflow({"--demo", "metrics", "-t", "M", "--asset", "ETH"});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_TRUE(outcome.out.empty()) << outcome.out.size() << " bytes of another coin";
}

}  // namespace
}  // namespace btcflow
