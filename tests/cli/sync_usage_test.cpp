// The options of sync, and the commands that look at what it did: venues --probe, doctor.
#include <set>

#include "support/sync_fixture.h"

namespace btcflow {
namespace {

namespace fs = std::filesystem;
using test::Arguments;
using test::holds;
using test::lines_of;
using test::lines_with;
using test::Outcome;

class SyncUsage : public test::SyncTest {
 protected:
  static constexpr const char* kSecret = "0a1b2c3d-not-for-others";
  Outcome command(const std::string& name, const Arguments& more) const {
    return btcflow(arguments("m.sqlite", name, more));
  }
};

TEST_F(SyncUsage, DryRunAsksNothingAndTellsHowMuchItWouldBe) {
  const Arguments venues{"--venue", "coinbase", "--venue", "bybit"};
  Arguments dry = venues;
  dry.push_back("--dry-run");
  const Outcome outcome = sync("m.sqlite", dry);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(exchange().take_log().size(), 0U);
  EXPECT_TRUE(rows("m.sqlite").empty());
  const auto requests = [](const std::string& out, const std::string& venue) {
    const auto lines = lines_with(out, venue);
    return lines.empty() ? 0 : std::stoi(lines[0].substr(18));
  };
  const int coinbase = requests(outcome.out, "Coinbase");
  const int bybit = requests(outcome.out, "Bybit");
  EXPECT_EQ(requests(outcome.out, "together"), coinbase + bybit) << outcome.out;

  // And so it is, a few more for what turns out on the way.
  sync_whole("m.sqlite", venues);
  std::map<std::string, int> asked;
  for (const test::Served& s : exchange().take_log()) ++asked[s.venue];
  EXPECT_GE(bybit, asked["bybit"] * 9 / 10);
  EXPECT_LE(bybit, asked["bybit"] * 11 / 10);
  EXPECT_GE(coinbase, asked["coinbase"]) << "where the first day is not known, the worst is told";
  EXPECT_LE(requests(sync("m.sqlite", dry).out, "together"), 9) << "there are nine feeds";
}

TEST_F(SyncUsage, SinceIsKeptAndLaterUndone) {
  const Arguments coinbase{"--venue", "coinbase"};
  sync_whole("m.sqlite", {"--venue", "coinbase", "--since", "2025-05-01"});
  const long long since = core::parse_time("2025-05-01")->time_since_epoch().count();
  const auto some = rows("m.sqlite");
  for (const auto& [key, values] : some) EXPECT_GE(key.second, since);
  EXPECT_EQ(some.count({"coinbase:BTC-USD candles", since}), 1U);
  sync_whole("m.sqlite", coinbase);
  sync_whole("whole.sqlite", coinbase);
  EXPECT_EQ(test::difference(rows("m.sqlite"), rows("whole.sqlite")), "");
  EXPECT_GT(rows("m.sqlite").size(), 2 * some.size());
}

// All of it, not only what is missing; the same answers change nothing.
TEST_F(SyncUsage, FullAsksForEverythingAgain) {
  const Arguments coinbase{"--venue", "coinbase", "--since", "2025-05-01"};
  Arguments full = coinbase;
  full.push_back("--full");
  sync_whole("m.sqlite", coinbase);
  const auto before = rows("m.sqlite");
  exchange().take_log();
  const Outcome again = sync_whole("m.sqlite", full);
  EXPECT_GE(exchange().take_log().size(), 6U);
  EXPECT_TRUE(holds(again.err, "Done: 0 rows added, 0 changed; ")) << again.err;
  EXPECT_EQ(test::difference(rows("m.sqlite"), before), "");
}

// The key goes to the aggregator and nowhere else: not into recorded answers, the cache, the output.
TEST_F(SyncUsage, RecordKeepsAnswersAndNoKey) {
  environment_["BTCFLOW_COINALYZE_KEY"] = kSecret;
  const Outcome outcome = sync_whole("m.sqlite", {"--venue", "coinalyze", "--venue", "coinbase", "--since",
                                                  "2026-10-01", "--record", "kept"});
  std::size_t bodies = 0;
  std::set<std::string> venues;
  for (const auto& entry : fs::directory_iterator(folder_ / "kept")) {
    const std::string bytes = test::read_bytes(entry.path());
    EXPECT_FALSE(holds(bytes, kSecret)) << entry.path();
    if (entry.path().extension() == ".body") ++bodies;
    if (entry.path().extension() != ".json") continue;
    const auto about = nlohmann::json::parse(bytes);
    EXPECT_EQ(about.at("status"), 200) << entry.path();
    venues.insert(entry.path().stem().string().substr(6));
  }
  EXPECT_EQ(venues, (std::set<std::string>{"coinalyze", "coinbase"}));
  EXPECT_EQ(bodies, exchange().take_log().size());
  EXPECT_FALSE(holds(outcome.err, kSecret));
  EXPECT_FALSE(holds(test::read_bytes(folder_ / "m.sqlite"), kSecret));
}

// Refused, the key is not told either.
TEST_F(SyncUsage, RefusedKeyIsNotRepeated) {
  environment_["BTCFLOW_COINALYZE_KEY"] = kSecret;
  exchange().faults(R"([{"match": "^coinalyze/", "fault": "401", "times": -1}])");
  const Outcome outcome = sync("m.sqlite", {"--venue", "coinalyze", "--since", "2026-10-01"});
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_GE(lines_with(outcome.err, "! Coinalyze, ").size(), 1U) << outcome.err;
  EXPECT_FALSE(holds(outcome.err, kSecret)) << outcome.err;
  EXPECT_FALSE(holds(command("doctor", {}).out, kSecret));
}

// "Done" would be a lie: who names it wants it asked.
TEST_F(SyncUsage, WithoutAKeyTheAggregatorIsNotAskedAndThatIsSaid) {
  for (const char* name : {"sync", "venues"}) {
    for (const char* more : {"--dry-run", "--full", "--probe"}) {
      if ((name == std::string("venues")) != (more == std::string("--probe"))) continue;
      const Outcome alone = command(name, {"--venue", "coinalyze", more});
      EXPECT_EQ(alone.exit_code, 2) << more;
      EXPECT_TRUE(holds(alone.err, "put it into BTCFLOW_COINALYZE_KEY")) << alone.err;
    }
  }
  EXPECT_EQ(exchange().take_log().size(), 0U);
  const Arguments both{"--venue", "coinalyze", "--venue", "coinbase", "--since", "2026-11-01"};
  const Outcome outcome = sync("m.sqlite", both);
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_TRUE(holds(outcome.err, "put it into BTCFLOW_COINALYZE_KEY")) << outcome.err;
  EXPECT_FALSE(rows("m.sqlite").empty()) << "the other venue was fetched";
  EXPECT_EQ(command("venues", {"--probe", "--venue", "coinalyze", "--venue", "coinbase"}).exit_code, 3);
}

TEST_F(SyncUsage, SeriesChoosesWhatIsFetched) {
  sync_whole("m.sqlite", {"--venue", "bybit", "--series", "funding", "--since", "2026-10-01"});
  std::set<std::string> kinds;
  for (const auto& [key, values] : rows("m.sqlite")) kinds.insert(key.first.substr(key.first.find(' ') + 1));
  EXPECT_EQ(kinds, std::set<std::string>{"funding"});
  const Outcome nothing = sync("m.sqlite", {"--venue", "coinbase", "--series", "funding"});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_TRUE(holds(nothing.err, "None of the chosen venues serves what was chosen")) << nothing.err;
  expect_refused({"sync", "--series", "trades"}, 2, "--series");
}

TEST_F(SyncUsage, WithoutArchivesNoBulkFileIsAskedFor) {
  sync_whole("m.sqlite", {"--venue", "kraken", "--no-archives"});
  std::size_t api = 0;
  for (const test::Served& s : exchange().take_log()) {
    EXPECT_FALSE(holds(s.url, ".zip")) << s.url;
    ++api;
  }
  EXPECT_GT(api, 0U);
}

// A venue that says nothing must not cost minutes to who has none.
TEST_F(SyncUsage, TimeoutIsHowLongAVenueMayBeSilent) {
  exchange().faults(R"([{"match": "^coinbase/", "fault": "silence", "times": -1}])");
  // Of one venue alone it would be said that there is no network.
  const test::ExchangeProcess elsewhere(test::kNow);
  const Outcome outcome = sync("m.sqlite",
                               {"--venue", "coinbase", "--venue", "bitstamp", "--series", "candles",
                                "--since", "2026-11-15", "--timeout", "1"},
                               {"--endpoint", "bitstamp=" + elsewhere.url() + "/bitstamp"});
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_TRUE(holds(outcome.err, "did not answer within 1 s")) << outcome.err;
  for (const char* bad : {"0", "-1", "601", "soon", "1.5"}) {
    expect_refused({"sync", "--timeout", bad}, 2, "--timeout");
  }
}

TEST_F(SyncUsage, NonsenseIsRefusedBeforeAnythingIsAsked) {
  const std::string all = "all=" + exchange().url();
  expect_refused({"--endpoint", all, "sync", "--venue", "mtgox"}, 2,
                 "There is no venue \"mtgox\". There are: binance, binance-usdm, binance-coinm, ");
  expect_refused({"--endpoint", all, "sync", "--asset", "DOGE"}, 2,
                 "The catalogue has no instrument of \"DOGE\".");
  for (const char* endpoint : {"nonsense", "all=", "all=ftp://127.0.0.1", "=http://127.0.0.1", "all", ""}) {
    expect_refused({"--endpoint", endpoint, "sync"}, 2, "--endpoint");
  }
  expect_refused({"--endpoint", "mtgox=" + exchange().url(), "sync"}, 2, "\"mtgox\", which is no venue");
  expect_refused({"sync", "--no-limits"}, 2, "--no-limits is for a server of your own: it needs --endpoint.");
  expect_refused({"--endpoint", all, "sync", "--since", "yesterday"}, 2, "--since cannot be \"yesterday\"");
  expect_refused({"--endpoint", all, "--as-of", "soon", "sync"}, 2, "--as-of cannot be \"soon\"");
  EXPECT_EQ(exchange().take_log().size(), 0U);
}

TEST_F(SyncUsage, ProbeTellsWhoAnswersAsExpected) {
  const Outcome well = command("venues", {"--probe"});
  EXPECT_EQ(well.exit_code, 0) << well.out << well.err;
  EXPECT_GT(lines_of(well.out).size(), 50U);
  EXPECT_EQ(lines_with(well.out, "ok ").size(), lines_of(well.out).size()) << well.out;
  EXPECT_FALSE(fs::exists(folder_ / "m.sqlite") && !rows("m.sqlite").empty()) << "a probe keeps nothing";

  exchange().faults(R"([{"match": "^gate/", "fault": "html", "times": -1}])");
  const Outcome ill = command("venues", {"--probe"});
  EXPECT_EQ(ill.exit_code, 3);
  const auto bad = lines_with(ill.out, "!! ");
  EXPECT_EQ(bad.size(), lines_with(ill.out, "!! gate:BTC_USDT").size()) << ill.out;
  ASSERT_GE(bad.size(), 3U) << ill.out;
  EXPECT_TRUE(holds(bad[0], "a web page came instead of data")) << bad[0];
  EXPECT_EQ(lines_of(ill.out).size(), lines_of(well.out).size());
}

TEST_F(SyncUsage, DoctorFindsHolesStrangeRowsAndFailures) {
  std::string csv = "date,open,high,low,close,volume\n";
  for (int n = 0; n < 30; ++n) {
    if (n >= 10 && n < 13) continue;  // three days missing
    const int close = n == 20 ? 90'000 : 50'000;
    csv += core::to_date(core::make_day(2026, 10, 1) + n * core::kDay) + ",50000,90000,50000," +
           std::to_string(close) + ",100\n";
  }
  folder_.write("served/coinbase/BTC-USD.spot.candles-1d.csv", csv);
  for (const char* file : {"binance/BTCUSDT", "bitstamp/btcusd", "kraken/XBTUSD"}) {
    std::string other = "date,open,high,low,close,volume\n";
    for (int n = 0; n < 30; ++n) {
      other += core::to_date(core::make_day(2026, 10, 1) + n * core::kDay) + ",50000,50000,50000,50000,100\n";
    }
    folder_.write("served/" + std::string(file) + ".spot.candles-1d.csv", other);
  }
  exchange_options_ = {"--data", (folder_ / "served").string()};
  environment_["BTCFLOW_COINALYZE_KEY"] = kSecret;
  exchange().faults(R"([{"match": "^gate-spot/", "fault": "451", "times": -1}])");
  const Arguments venues{"--venue", "binance",  "--venue", "bitstamp",  "--venue", "kraken",
                         "--venue", "coinbase", "--venue", "gate-spot", "--since", "2026-09-25"};
  EXPECT_EQ(sync("m.sqlite", venues).exit_code, 3);
  const Outcome doctor = command("doctor", {});
  EXPECT_EQ(doctor.exit_code, 0) << doctor.err;
  for (const char* line :
       {"  whole: every page of the file was read and checked",
        "  gate-spot:BTC_USDT, candles (candlesticks): Gate spot, BTC_USDT candles (candlesticks): the venue "
        "does "
        "not serve this country (HTTP 451).",
        "  coinbase:BTC-USD, candles: nothing between 2026-10-11T00:00:00Z and 2026-10-14T00:00:00Z",
        "  2026-10-21T00:00:00Z  coinbase:BTC-USD, candles: close 90000.00 is +80.0 % off the median of the "
        "venues",
        "  coinbase        answers"}) {
    EXPECT_TRUE(holds(doctor.out, line)) << "expected: " << line << "\n" << doctor.out;
  }
  EXPECT_EQ(lines_with(doctor.out, "  gate-spot ").size(), 1U);
  EXPECT_FALSE(holds(doctor.out, kSecret));
  EXPECT_FALSE(holds(doctor.err, kSecret));
}

// Binance publishes a file again when it was wrong. Its archive's listing is read once a week; what is
// younger there than our copy is fetched again, and only that.
TEST_F(SyncUsage, FilesPublishedAgainAreFetchedAgain) {
  const std::string only_files = R"([{"match": "openInterestHist", "fault": "400", "times": -1}])";
  const Arguments usdm{"--venue", "binance-usdm", "--since", "2026-11-01"};
  const auto close_of_the_9th = [&] {
    return test::column_of(
        text("m.sqlite", "binance-usdm:BTCUSDT", "open-interest", "2026-11-10", "2026-11-10T00:01:00Z"),
        "open_interest_coin");
  };
  exchange().faults(only_files);
  // Before the hour at which the listing says that the file of the 9th was made.
  now_ = "2026-11-10T00:30:00Z";
  EXPECT_EQ(sync("m.sqlite", usdm).exit_code, 3);
  const auto first = close_of_the_9th();
  ASSERT_EQ(first.size(), 1U);

  std::string less = "time,open_interest_usd\n";
  for (const char* day : {"08", "09", "10", "11"}) {
    less += "2026-11-" + std::string(day) + "T00:00:00Z,1000000000\n";
  }
  folder_.write("again/binance-usdm/BTCUSDT.perp.open-interest-1d.csv", less);
  const test::ExchangeProcess again(test::kNow, {"--data", (folder_ / "again").string()});
  again.faults(only_files);
  now_ = "2026-11-18T10:00:00Z";
  EXPECT_EQ(sync("m.sqlite", usdm, {"--endpoint", "binance-usdm=" + again.url() + "/binance-usdm"}).exit_code,
            3);
  std::set<std::string> files;
  for (const test::Served& s : again.take_log()) files.insert(s.url.substr(s.url.rfind('/') + 1));
  EXPECT_EQ(files.count("BTCUSDT-metrics-2026-11-09.zip"), 1U);
  EXPECT_EQ(files.count("BTCUSDT-metrics-2026-11-08.zip"), 0U) << "nothing new of that";
  ASSERT_EQ(close_of_the_9th().size(), 1U);
  EXPECT_LT(*core::parse_number(close_of_the_9th()[0]), *core::parse_number(first[0]) / 2);
}

}  // namespace
}  // namespace btcflow
