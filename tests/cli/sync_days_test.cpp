// Days go by between syncs: what was still forming becomes final, what only shows its present value gathers.
#include "support/sync_fixture.h"

namespace btcflow {
namespace {

using test::Arguments;
using test::column_of;

class Days : public test::SyncTest {
 protected:
  // The clock of the exchange and of the program go on together.
  void go_on(const std::string& now, core::Duration by) {
    now_ = now;
    exchange().faults(R"([{"match": ".", "fault": "clock-jump", "seconds": )" +
                      std::to_string(by.count() / 1000) + "}]");
  }
  std::vector<std::string> candles(const std::string& column, const std::string& from) const {
    return column_of(text("m.sqlite", "coinbase:BTC-USD", "candles", from, "2027-01-01"), column);
  }
  const Arguments coinbase_{"--venue", "coinbase", "--since", "2026-11-01"};
};

TEST_F(Days, FormingDayBecomesFinal) {
  const auto day = [&](const std::string& column) { return candles(column, "2026-11-22"); };
  sync_whole("m.sqlite", coinbase_);
  EXPECT_EQ(day("closed"), std::vector<std::string>{"false"});
  const auto morning = day("close").at(0);
  const auto morning_volume = *core::parse_number(day("volume").at(0));

  go_on("2026-11-22T18:20:33Z", 8 * core::kHour);
  sync_whole("m.sqlite", coinbase_);
  EXPECT_EQ(day("closed"), std::vector<std::string>{"false"});
  EXPECT_NE(day("close").at(0), morning) << "the running day is asked for again";
  EXPECT_GT(*core::parse_number(day("volume").at(0)), morning_volume);

  go_on("2026-11-23T10:20:33Z", 16 * core::kHour);
  sync_whole("m.sqlite", coinbase_);
  EXPECT_EQ(day("time"), (std::vector<std::string>{"2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"}));
  EXPECT_EQ(day("closed"), (std::vector<std::string>{"true", "false"}));

  // One who asks for the first time now gets the same.
  sync_whole("late.sqlite", coinbase_);
  EXPECT_EQ(test::difference(rows("m.sqlite"), rows("late.sqlite")), "");
}

// After a week away everything between is there, and what had been there is not asked for again.
TEST_F(Days, WeekIsCaughtUp) {
  const Arguments venues{"--venue", "bybit",    "--venue", "deribit",
                         "--venue", "coinbase", "--since", "2026-06-01"};
  sync_whole("m.sqlite", venues);
  go_on("2026-11-29T10:20:33Z", 7 * core::kDay);
  exchange().take_log();
  sync_whole("m.sqlite", venues);
  const std::size_t requests = exchange().take_log().size();
  const auto caught_up = rows("m.sqlite");
  sync_whole("late.sqlite", venues);
  const std::size_t requests_for_all = exchange().take_log().size();
  // Deribit's open interest is a sample: whoever came late does not have the earlier one.
  auto without_sample = caught_up;
  EXPECT_EQ(without_sample.erase({"deribit:BTC-PERPETUAL open_interest",
                                  core::parse_time("2026-11-22T10:21:00Z")->time_since_epoch().count()}),
            1U);
  EXPECT_EQ(test::difference(without_sample, rows("late.sqlite")), "");
  EXPECT_LE(requests, 14U) << "there are eleven feeds";
  EXPECT_GT(requests_for_all, 2 * requests);
}

// Hyperliquid and Deribit tell only what is open now: one more row each time, none lost.
TEST_F(Days, SampledOpenInterestGathers) {
  const Arguments venues{"--venue", "hyperliquid", "--venue", "deribit", "--since", "2026-11-20"};
  const auto times = [&](const std::string& instrument) {
    return column_of(text("m.sqlite", instrument, "open-interest", "2026-01-01", "2027-01-01"), "time");
  };
  sync_whole("m.sqlite", venues);
  sync_whole("m.sqlite", venues);
  EXPECT_EQ(times("hyperliquid:BTC").size(), 1U) << "the same minute is one row";
  go_on("2026-11-22T18:20:33Z", 8 * core::kHour);
  sync_whole("m.sqlite", venues);
  go_on("2026-11-23T10:20:33Z", 16 * core::kHour);
  sync_whole("m.sqlite", venues);
  const std::vector<std::string> at{"2026-11-22T10:21:00Z", "2026-11-22T18:21:00Z", "2026-11-23T10:21:00Z"};
  EXPECT_EQ(times("deribit:BTC-PERPETUAL"), at);
  EXPECT_EQ(times("hyperliquid:BTC").size(), 3U);
}

// What a venue forgets stays here: Bitget keeps 90 days of funding.
TEST_F(Days, WhatTheVenueForgetsIsKept) {
  const Arguments bitget{"--venue", "bitget", "--since", "2026-08-25"};
  const auto funding = [&](const std::string& db) { return test::only(rows(db), "bitget:BTCUSDT funding"); };
  sync_whole("m.sqlite", bitget);
  const auto before = funding("m.sqlite");
  EXPECT_GT(before.size(), 260U);
  go_on("2026-12-22T10:20:33Z", 30 * core::kDay);
  sync_whole("m.sqlite", bitget);
  sync_whole("late.sqlite", bitget);
  const auto late = funding("late.sqlite");
  EXPECT_LT(late.size(), before.size() + 30) << "the exchange must have forgotten the oldest";
  auto both = before;
  both.insert(late.begin(), late.end());
  EXPECT_EQ(test::difference(funding("m.sqlite"), both), "");
  EXPECT_EQ(both.size(), before.size() + 90);
}

}  // namespace
}  // namespace btcflow
