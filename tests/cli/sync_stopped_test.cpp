// A sync that ends before its end: by Ctrl-C, by kill -9 at any moment, beside another one. Nothing is lost,
// nothing is asked for twice, and the next sync goes on from there.
#include <csignal>
#include <random>
#include <set>

#include "support/sync_fixture.h"

namespace btcflow {
namespace {

using test::Arguments;
using test::CacheRows;
using test::Child;
using test::holds;
using test::Outcome;
using test::Served;

// A sanitizer makes every start ten times slower; the rare moments are left to the other builds.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kKills = 8;
#else
constexpr int kKills = 50;
#endif

class Stopped : public test::SyncTest {
 protected:
  CacheRows undisturbed(const Arguments& venues) const {
    sync_whole("undisturbed.sqlite", venues);
    return rows("undisturbed.sqlite");
  }
  // Reads the exchange's log until so many requests were served, or the program has ended.
  std::vector<Served> serve(Child& program, std::size_t count) const {
    std::vector<Served> served;
    while (served.size() < count && !program.ended()) {
      for (Served& s : exchange().take_log()) served.push_back(std::move(s));
    }
    return served;
  }
};

TEST_F(Stopped, ByKillAtAnyMomentGoesOnWhereItWas) {
  // OKX and Kraken answer a page with a whole archive: more than fits between two kills.
  const Arguments venues{"--venue", "bybit",       "--venue", "deribit",      "--venue", "coinbase",
                         "--venue", "hyperliquid", "--venue", "bitstamp",     "--venue", "gate",
                         "--venue", "bitmex",      "--venue", "binance-usdm", "--since", "2024-06-01"};
  const CacheRows all = undisturbed(venues);
  exchange().take_log();
  // What the running day makes a finished sync ask again.
  sync_whole("undisturbed.sqlite", venues);
  std::set<std::string> always;
  for (const Served& s : exchange().take_log()) always.insert(s.venue + s.url);

  // Slow enough that the program writes now and then between two kills, as on a real network.
  exchange().faults(R"([{"match": ".", "fault": "delay", "seconds": 0.01, "times": -1}])");
  std::mt19937 random(20'261'122);
  std::set<std::string> written;  // asked so long before a kill that the answer must be in the cache
  constexpr std::size_t kUnderWay = 40;
  for (int kill = 0; kill < kKills; ++kill) {
    const auto program = start(arguments("m.sqlite", "sync", venues));
    std::vector<Served> served = serve(*program, 10 + random() % 90);
    program->send(SIGKILL);
    EXPECT_EQ(program->wait().exit_code, -1) << "it ended before the kill: too little to do";
    for (Served& s : exchange().take_log()) served.push_back(std::move(s));
    for (const Served& s : served) {
      EXPECT_EQ(written.count(s.venue + s.url), 0U)
          << "asked again after kill " << kill << ": " << s.venue << s.url;
    }
    for (std::size_t i = 0; i + kUnderWay < served.size(); ++i) {
      if (always.count(served[i].venue + served[i].url) == 0) written.insert(served[i].venue + served[i].url);
    }
    if (kill % 10 == 0) {
      EXPECT_EQ(test::half_written(folder_ / "m.sqlite", all), "") << "after kill " << kill;
    }
  }
  EXPECT_GT(written.size(), static_cast<std::size_t>(kKills)) << "nothing was ever kept";
  exchange().faults("[]");
  sync_whole("m.sqlite", venues);
  EXPECT_EQ(test::difference(rows("m.sqlite"), all), "");
}

// One venue never answers, the other is done meanwhile. Ctrl-C ends the waiting.
TEST_F(Stopped, ByCtrlCSaysSoAndGoesOnWhereItWas) {
  const Arguments venues{"--venue", "coinbase", "--venue", "bitstamp", "--since", "2020-01-01"};
  const CacheRows all = undisturbed(venues);
  const test::ExchangeProcess elsewhere(
      test::kNow);  // else four silent connections would be all to this host
  const Arguments bitstamp_elsewhere{"--endpoint", "bitstamp=" + elsewhere.url() + "/bitstamp"};
  for (const int signal : {SIGINT, SIGTERM}) {
    exchange().faults(R"([{"match": "^coinbase/", "fault": "silence", "after": 3, "times": -1}])");
    const std::string db = "m" + std::to_string(signal) + ".sqlite";
    const auto program = start(arguments(db, "sync", venues, bitstamp_elsewhere));
    while (!holds(program->err(), "bitstamp:usdcusd, candles") ||
           !holds(program->err(), "bitstamp:btcusd, candles")) {
      ASSERT_FALSE(program->ended()) << program->err();
      std::this_thread::yield();
    }
    program->send(signal);
    const Outcome outcome = program->wait();
    EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
    EXPECT_TRUE(holds(outcome.err, "It was stopped; the next sync goes on from here.")) << outcome.err;
    EXPECT_EQ(test::lines_with(outcome.err, "! ").size(), 0U) << "who stops it need not be told of errors";
    EXPECT_EQ(test::half_written(folder_ / db, all), "");
    EXPECT_EQ(test::difference(test::only(rows(db), "bitstamp:btcusd"), test::only(all, "bitstamp:btcusd")),
              "");
    exchange().faults("[]");
    sync_whole(db, venues);
    EXPECT_EQ(test::difference(rows(db), all), "");
  }
}

// Started twice: both come to an end, and together they did what one would have done.
TEST_F(Stopped, TwoAtATimeLoseNothing) {
  const Arguments venues{"--venue", "coinbase", "--venue", "bitstamp",
                         "--venue", "bybit",    "--since", "2022-01-01"};
  const CacheRows all = undisturbed(venues);
  exchange().faults(R"([{"match": ".", "fault": "delay", "seconds": 0.01, "times": -1}])");
  const auto one = start(arguments("m.sqlite", "sync", venues));
  const auto other = start(arguments("m.sqlite", "sync", venues));
  for (const auto& program : {&one, &other}) {
    const Outcome outcome = (*program)->wait();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  EXPECT_EQ(test::difference(rows("m.sqlite"), all), "");
  EXPECT_EQ(test::half_written(folder_ / "m.sqlite", all), "");
}

// What reads beside a sync sees whole pages, never waits, never disturbs.
TEST_F(Stopped, ReadingBesideASyncWorks) {
  const Arguments venues{"--venue", "bybit", "--venue", "coinbase", "--since", "2022-01-01"};
  const CacheRows all = undisturbed(venues);
  exchange().faults(R"([{"match": ".", "fault": "delay", "seconds": 0.01, "times": -1}])");
  const auto program = start(arguments("m.sqlite", "sync", venues));
  serve(*program, 20);
  std::size_t rows_before = 0;
  while (!program->ended()) {
    const Outcome outcome =
        btcflow({"--db", "m.sqlite", "data", "--instrument", "coinbase:BTC-USD", "--series", "candles"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::size_t count = test::lines_of(outcome.out).size();
    EXPECT_GE(count, rows_before);
    rows_before = count;
  }
  EXPECT_EQ(program->wait().exit_code, 0);
  EXPECT_EQ(test::difference(rows("m.sqlite"), all), "");
}

}  // namespace
}  // namespace btcflow
