// What exchanges, their proxies and the network do wrong: one venue in trouble is said in one sentence a
// feed, leaves the others alone, writes nothing by halves, and the next sync makes it good.
#include "support/sync_fixture.h"

namespace btcflow {
namespace {

using test::Arguments;
using test::CacheRows;
using test::holds;
using test::lines_with;
using test::Outcome;

class Faults : public test::SyncTest {
 protected:
  // Coinbase is in trouble. Bitstamp is elsewhere: on a real network no connection is shared with it.
  Outcome run(const std::string& db) const {
    return sync(db, {"--venue", "coinbase", "--venue", "bitstamp", "--since", "2022-06-01"},
                {"--endpoint", "bitstamp=" + elsewhere_.url() + "/bitstamp"});
  }
  void at_coinbase(const std::string& fault, int times, const std::string& more = "") const {
    exchange().faults(R"([{"match": "^coinbase/", "after": )" + std::string(times == 1 ? "1" : "0") +
                      R"(, "times": )" + std::to_string(times) + R"(, "fault": ")" + fault + "\"" + more +
                      "}]");
  }
  CacheRows undisturbed() const {
    exchange().faults("[]");
    const Outcome outcome = run("undisturbed.sqlite");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    exchange().take_log();
    return rows("undisturbed.sqlite");
  }
  std::size_t struck() const {
    std::size_t count = 0;
    for (const test::Served& s : exchange().take_log()) count += s.fault.empty() ? 0 : 1;
    return count;
  }
  std::string new_db() const { return "disturbed-" + std::to_string(++count_) + ".sqlite"; }

  // The program asks again by itself: nobody sees that there was anything.
  void expect_healed(const std::string& fault, int times, const CacheRows& all,
                     const std::string& more = "") const {
    SCOPED_TRACE(fault + more);
    at_coinbase(fault, times, more);
    const std::string db = new_db();
    const Outcome outcome = run(db);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(lines_with(outcome.err, "! ").size(), 0U) << outcome.err;
    EXPECT_EQ(test::difference(rows(db), all), "");
    EXPECT_GE(struck(), 1U) << "the fault did not happen";
  }
  // The feeds of the venue fail, each with this sentence; then the trouble is over.
  void expect_said(const std::string& fault, const std::string& sentence, const CacheRows& all,
                   const std::string& more = "") const {
    SCOPED_TRACE(fault + more);
    at_coinbase(fault, -1, more);
    const std::string db = new_db();
    expect_failed(run(db), db, sentence, all);
    EXPECT_GE(struck(), 1U) << "the fault did not happen";
    exchange().faults("[]");
    const Outcome later = run(db);
    EXPECT_EQ(later.exit_code, 0) << later.err;
    EXPECT_EQ(test::difference(rows(db), all), "");
  }
  void expect_failed(const Outcome& outcome, const std::string& db, const std::string& sentence,
                     const CacheRows& all) const {
    EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    const auto said = lines_with(outcome.err, "! ");
    EXPECT_EQ(said.size(), 3U) << outcome.err;
    for (const char* feed :
         {"BTC-USD candles (candles)", "BTC-USDT candles (candles)", "USDT-USD candles (candles)"}) {
      const auto own = lines_with(outcome.err, std::string("! Coinbase, ") + feed);
      ASSERT_EQ(own.size(), 1U) << feed << "\n" << outcome.err;
      EXPECT_TRUE(holds(own[0], sentence)) << "expected: " << sentence << "\n" << own[0];
    }
    EXPECT_TRUE(holds(outcome.err, "Done in part: ")) << outcome.err;
    EXPECT_EQ(test::difference(test::only(rows(db), "bitstamp:"), test::only(all, "bitstamp:")), "");
    EXPECT_EQ(test::half_written(folder_ / db, all), "");
  }

  test::ExchangeProcess elsewhere_{test::kNow};

 private:
  mutable int count_ = 0;
};

// Each of them hits another request of one sync: the waits before the next attempt run side by side.
TEST_F(Faults, OnTheWayHealByAskingAgain) {
  const CacheRows all = undisturbed();
  EXPECT_GT(all.size(), 6'000U);
  const std::vector<std::string> kinds{
      "500", "502", "503", "504", "reset", "reset-mid-body", "close-mid-body", "length-long"};
  std::string script;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    script += (i == 0 ? "[" : ", ") + std::string(R"({"match": "^coinbase/", "after": )") +
              std::to_string(i) + R"(, "fault": ")" + kinds[i] + "\"}";
  }
  exchange().faults(script + "]");
  const Outcome outcome = run("m.sqlite");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(test::difference(rows("m.sqlite"), all), "");
  EXPECT_EQ(struck(), kinds.size());
}

TEST_F(Faults, OfOneAnswerHealByAskingAgain) {
  const CacheRows all = undisturbed();
  for (const char* fault : {"html", "empty", "truncated", "damaged", "wrong-types", "nulls", "negative",
                            "length-short", "bad-gzip"}) {
    expect_healed(fault, 1, all);
  }
}

TEST_F(Faults, OfOrderAreNone) {
  const CacheRows all = undisturbed();
  for (const char* fault : {"duplicate-rows", "reverse-rows", "shuffle-rows"}) expect_healed(fault, -1, all);
}

// A venue that sends less than it has, and says nothing: what is missing is asked for by itself, until it is
// there. Only of the last three days it may be believed that there is nothing yet; the next sync asks again.
TEST_F(Faults, CutAnswersAreAskedForPieceByPiece) {
  const CacheRows all = undisturbed();
  const auto settled = [](CacheRows rows) {
    const long long soon = core::parse_time("2026-11-19")->time_since_epoch().count();
    std::erase_if(rows, [&](const auto& row) { return row.first.second > soon; });
    return rows;
  };
  for (const auto& [fault, times] : {std::pair{"missing-rows", -1}, {"missing-rows", 1}, {"gap-rows", 1}}) {
    SCOPED_TRACE(fault);
    at_coinbase(fault, times);
    const std::string db = new_db();
    EXPECT_EQ(run(db).exit_code, 0);
    EXPECT_EQ(test::difference(settled(rows(db)), settled(all)), "");
    EXPECT_EQ(test::half_written(folder_ / db, all), "");
    EXPECT_GE(struck(), 1U) << "the fault did not happen";
    exchange().faults("[]");
    EXPECT_EQ(run(db).exit_code, 0);
    EXPECT_EQ(test::difference(rows(db), all), "");
  }
}

// The venue says how long, in seconds or with a date, and is left alone so long; the rest goes on.
TEST_F(Faults, RateLimitIsWaitedFor) {
  const CacheRows all = undisturbed();
  expect_healed("429", 1, all, R"(, "retry_after": 1)");
  expect_healed("429", 1, all, R"(, "retry_after": "date", "seconds": 1)");
  expect_healed("418", 1, all, R"(, "retry_after": 1)");
}

// Not said how long: some seconds.
TEST_F(Faults, RateLimitWithoutATimeIsWaitedFor) { expect_healed("429", 1, undisturbed()); }

// Longer than anybody would wait.
TEST_F(Faults, LongRateLimitIsLeftForTheNextTime) {
  const CacheRows all = undisturbed();
  for (const char* status : {"429", "418"}) {
    at_coinbase(status, -1, R"(, "retry_after": 600)");
    const std::string db = new_db();
    const Outcome outcome = run(db);
    EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
    EXPECT_TRUE(holds(outcome.err, std::string("Coinbase: HTTP ") + status + ", waiting 600.0 s"))
        << outcome.err;
    EXPECT_GE(lines_with(outcome.err, "! Coinbase, ").size(), 1U) << outcome.err;
    EXPECT_EQ(test::half_written(folder_ / db, all), "");
    EXPECT_LE(struck(), 8U) << "a venue that asks to be left alone is left alone";
    exchange().faults("[]");
    EXPECT_EQ(run(db).exit_code, 0);
    EXPECT_EQ(test::difference(rows(db), all), "");
  }
}

TEST_F(Faults, RefusalsAreSaidAndMadeGoodLater) {
  const CacheRows all = undisturbed();
  expect_said("403", "the venue refuses this place or connection (HTTP 403).", all);
  expect_said("451", "the venue does not serve this country (HTTP 451).", all);
  expect_said("404", "there is nothing at this address (HTTP 404).", all);
  expect_said("400", "the request was refused (HTTP 400) (https://api.exchange.coinbase.com/products/", all);
}

TEST_F(Faults, UnusableAnswersAreSaidAndMadeGoodLater) {
  const CacheRows all = undisturbed();
  expect_said("html", "a web page came instead of data", all);
  expect_said("empty", "the answer is empty", all);
  expect_said("truncated", "the answer is not complete JSON", all);
  expect_said("damaged", " (https://api.exchange.coinbase.com/products/", all);
  expect_said("bad-gzip", "could not be decompressed", all);
}

TEST_F(Faults, NonsenseValuesAreSaidAndMadeGoodLater) {
  const CacheRows all = undisturbed();
  expect_said("wrong-types", "row 1: low is not a number", all);
  expect_said("nulls", "row 2: low is missing", all);
  expect_said("negative", " has a price of zero or less", all);
}

// Some attempts, then the venue is left alone.
TEST_F(Faults, VenueThatIsDownIsSaidAndMadeGoodLater) {
  const CacheRows all = undisturbed();
  at_coinbase("503", -1);
  const std::string db = new_db();
  expect_failed(run(db), db, "", all);
  EXPECT_LE(struck(), 24U) << "hammered";
  exchange().faults("[]");
  EXPECT_EQ(run(db).exit_code, 0);
  EXPECT_EQ(test::difference(rows(db), all), "");
}

TEST_F(Faults, VenueThatCannotBeReachedIsSaidAndMadeGoodLater) {
  const CacheRows all = undisturbed();
  const std::string nobody = "127.0.0.1:" + std::to_string(test::closed_port());
  const std::string db = new_db();
  const Outcome outcome = sync(db, {"--venue", "coinbase", "--venue", "bitstamp", "--since", "2022-06-01"},
                               {"--endpoint", "coinbase=http://" + nobody});
  expect_failed(outcome, db, "", all);
  EXPECT_TRUE(holds(outcome.err, nobody + " could not be reached")) << outcome.err;
  EXPECT_EQ(run(db).exit_code, 0);
  EXPECT_EQ(test::difference(rows(db), all), "");
}

// Each venue has its own parser and its own conversations: none takes a web page, half an answer or nonsense
// for data, each says so under its name.
TEST_F(Faults, EveryVenueRefusesWhatIsNoAnswer) {
  const std::map<std::string, std::string> names{{"binance", "Binance"},
                                                 {"binance-usdm", "Binance USD-M"},
                                                 {"binance-coinm", "Binance COIN-M"},
                                                 {"bybit-spot", "Bybit spot"},
                                                 {"bybit", "Bybit"},
                                                 {"okx", "OKX"},
                                                 {"deribit", "Deribit"},
                                                 {"kraken", "Kraken"},
                                                 {"kraken-futures", "Kraken Futures"},
                                                 {"bitfinex", "Bitfinex"},
                                                 {"coinbase", "Coinbase"},
                                                 {"gate-spot", "Gate spot"},
                                                 {"gate", "Gate"},
                                                 {"bitget-spot", "Bitget spot"},
                                                 {"bitget", "Bitget"},
                                                 {"hyperliquid", "Hyperliquid"}};
  Arguments venues{"--since", "2026-10-01", "--venue", "bitstamp"};
  for (const auto& [id, name] : names) venues.insert(venues.end(), {"--venue", id});
  EXPECT_EQ(sync("undisturbed.sqlite", venues).exit_code, 0);
  // Where a venue's own archive steps in for its API, whole files come: other rows than usual beside them.
  const auto of_one_source = [&](const std::string& db) {
    CacheRows some = rows(db);
    for (const char* with_archive : {"binance", "kraken:", "okx:"}) {
      std::erase_if(some, [&](const auto& row) { return row.first.first.rfind(with_archive, 0) == 0; });
    }
    return some;
  };
  const CacheRows all = of_one_source("undisturbed.sqlite");
  for (const char* fault : {"html", "truncated", "wrong-types"}) {
    SCOPED_TRACE(fault);
    exchange().faults(R"([{"match": "^(?!bitstamp).", "times": -1, "fault": ")" + std::string(fault) +
                      "\"}]");
    const std::string db = new_db();
    const Outcome outcome = sync(db, venues);
    EXPECT_EQ(outcome.exit_code, 3);
    for (const auto& [id, name] : names) {
      EXPECT_GE(lines_with(outcome.err, "! " + name + ", ").size(), 1U) << name << "\n" << outcome.err;
    }
    EXPECT_EQ(test::difference(test::only(rows(db), "bitstamp:"), test::only(all, "bitstamp:")), "");
    EXPECT_EQ(test::half_written(folder_ / db, all), "");
    exchange().faults("[]");
    EXPECT_EQ(sync(db, venues).exit_code, 0);
    EXPECT_EQ(test::difference(of_one_source(db), all), "");
  }
}

// No venue at all: said once, and the cache is as it was.
TEST_F(Faults, WithoutANetworkTheCacheIsAsItWas) {
  const CacheRows all = undisturbed();
  const std::string nobody = "http://127.0.0.1:" + std::to_string(test::closed_port());
  const Outcome outcome = btcflow({"--db", "undisturbed.sqlite", "--as-of", "2026-11-25T00:00:00Z",
                                   "--endpoint", "all=" + nobody, "sync", "--no-limits"});
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_TRUE(holds(outcome.err, "None of the venues can be reached: there seems to be no network."))
      << outcome.err;
  EXPECT_EQ(test::difference(rows("undisturbed.sqlite"), all), "");
}

// The machine's clock is half an hour wrong, or the venue's: told once, and a day is over when it is for
// both.
TEST_F(Faults, ClocksApartAreToldAndTheEarlierCounts) {
  const CacheRows all = undisturbed();
  for (const char* minutes : {"30", "-30"}) {
    at_coinbase("skew", -1, std::string(R"(, "minutes": )") + minutes);
    const std::string db = new_db();
    const Outcome outcome = run(db);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(lines_with(outcome.err, "The clock of this machine and that of ").size(), 1U) << outcome.err;
    EXPECT_TRUE(holds(outcome.err, "30 minutes apart")) << outcome.err;
    exchange().faults("[]");
    EXPECT_EQ(run(db).exit_code, 0);
    EXPECT_EQ(test::difference(rows(db), all), "");
  }
  // The venue still has yesterday: the day that is over here goes on there.
  at_coinbase("skew", -1, R"(, "minutes": -720)");
  const std::string db = new_db();
  EXPECT_EQ(run(db).exit_code, 0);
  const auto last =
      test::column_of(text(db, "coinbase:BTC-USD", "candles", "2026-11-21", "2027-01-01"), "closed");
  EXPECT_EQ(last, std::vector<std::string>{"false"});
  exchange().faults("[]");
  EXPECT_EQ(run(db).exit_code, 0);
  EXPECT_EQ(test::difference(rows(db), all), "");
}

// Midnight passes while pages are asked: a bar more on the newest page.
TEST_F(Faults, NewDayDuringASyncIsNoHarm) {
  at_coinbase("clock-jump", 1, R"(, "seconds": 50000)");
  const std::string db = new_db();
  EXPECT_EQ(run(db).exit_code, 0);
  now_ = "2026-11-23T00:13:53Z";
  const auto coinbase = [&](const std::string& file) { return test::only(rows(file), "coinbase:"); };
  EXPECT_EQ(run(db).exit_code, 0);
  EXPECT_EQ(run("late.sqlite").exit_code, 0);
  EXPECT_EQ(test::difference(coinbase(db), coinbase("late.sqlite")), "");
}

}  // namespace
}  // namespace btcflow
