// What an exchange has of history arrives in the cache as it is: the test exchange serves files, `sync`
// fetches them over HTTP through each venue's own API, and `data` gives back the same rows.
#include <cmath>
#include <set>

#include "support/sync_fixture.h"

namespace btcflow {
namespace {

namespace fs = std::filesystem;
using test::Arguments;
using test::column_of;
using test::fields_of;
using test::lines_of;
using test::Outcome;

struct Series {
  const char* instrument;
  const char* kind;    // as in the file's name
  const char* series;  // candles, funding, open-interest
  int hours = 24;      // between rows
  int phase = 0;       // hours
};

std::string venue_of(const std::string& instrument) { return instrument.substr(0, instrument.find(':')); }

// Of all the venues that have a history of the series to ask for. Where prints or snapshots are kept by the
// venue for some weeks only, what was made long ago is no matter of this test.
const std::vector<Series> kSeries{
    {"binance:BTCUSDT", "spot", "candles"},
    {"binance-usdm:BTCUSDT", "perp", "candles"},
    {"binance-usdm:BTCUSDT", "perp", "funding", 8},
    {"binance-usdm:BTCUSDT", "perp", "open-interest"},
    {"binance-coinm:BTCUSD_PERP", "perp", "candles"},
    {"binance-coinm:BTCUSD_PERP", "perp", "funding", 8},
    {"bybit-spot:BTCUSDT", "spot", "candles"},
    {"bybit:BTCUSDT", "perp", "candles"},
    {"bybit:BTCUSDT", "perp", "funding", 8},
    {"bybit:BTCUSDT", "perp", "open-interest"},
    {"bybit:BTCUSD", "perp", "candles"},
    {"bybit:BTCUSD", "perp", "open-interest"},
    {"okx:BTC-USDT", "spot", "candles"},
    {"okx:BTC-USDT-SWAP", "perp", "candles"},
    {"okx:BTC-USDT-SWAP", "perp", "funding", 8},
    {"okx:BTC-USDT-SWAP", "perp", "open-interest"},
    {"bitmex:XBTUSD", "perp", "candles"},
    {"bitmex:XBTUSD", "perp", "funding", 8, 4},
    {"deribit:BTC-PERPETUAL", "perp", "candles"},
    {"deribit:BTC-PERPETUAL", "perp", "funding", 1},
    {"kraken:XBTUSD", "spot", "candles"},
    {"kraken-futures:PF_XBTUSD", "perp", "candles"},
    {"kraken-futures:PF_XBTUSD", "perp", "funding", 1},
    {"kraken-futures:PF_XBTUSD", "perp", "open-interest"},
    {"bitfinex:tBTCUSD", "spot", "candles"},
    {"bitfinex:tBTCF0:USTF0", "perp", "candles"},
    {"coinbase:BTC-USD", "spot", "candles"},
    {"bitstamp:btcusd", "spot", "candles"},
    {"gate-spot:BTC_USDT", "spot", "candles"},
    {"gate:BTC_USDT", "perp", "candles"},
    {"gate:BTC_USDT", "perp", "funding", 8},
    {"gate:BTC_USDT", "perp", "open-interest"},
    {"bitget-spot:BTCUSDT", "spot", "candles"},
    {"bitget:BTCUSDT", "perp", "candles"},
    {"hyperliquid:BTC", "perp", "candles"},
    {"hyperliquid:BTC", "perp", "funding", 1},
};

class History : public test::SyncTest {
 protected:
  static constexpr int kDays = 40;
  static core::Time first() { return core::make_day(2026, 8, 5); }
  static std::string from() { return core::to_iso(first()); }
  static std::string to() { return core::to_iso(first() + kDays * core::kDay); }
  static std::string file_of(const Series& s) {
    const std::string id = s.instrument;
    return venue_of(id) + "/" + id.substr(id.find(':') + 1) + "." + s.kind + "." + s.series +
           (std::string(s.series) == "funding" ? "" : "-1d") + ".csv";
  }

  static int open_of(int n) { return 50'000 + 137 * (n % 7); }
  // A linear contract's open interest is served in coin, at the price of its time.
  static double price_at(double ms) {
    return open_of(
        static_cast<int>((ms - static_cast<double>(first().time_since_epoch().count())) / 86'400'000));
  }

  // Rows that no machine would make: a new digit each time, prices falling and rising.
  static std::string written(const Series& s) {
    const std::string series = s.series;
    std::string out = series == "candles"   ? "date,open,high,low,close,volume\n"
                      : series == "funding" ? "time,rate,interval_hours\n"
                                            : "time,open_interest_usd\n";
    const core::Duration step = s.hours * core::kHour;
    int n = 0;
    for (core::Time t = first() + s.phase * core::kHour; t < first() + kDays * core::kDay; t += step, ++n) {
      if (series == "candles") {
        const int open = open_of(n);
        const int close = open_of(n + 1);
        out += core::to_date(t) + "," + std::to_string(open) + "," +
               std::to_string(std::max(open, close) + n + 1) + "," +
               std::to_string(std::min(open, close) - 2 * n - 1) + "," + std::to_string(close) + "," +
               std::to_string(1000 + n) + ".5\n";
      } else if (series == "funding") {
        const double rate = ((n % 11 - 4) * 3000 + n % 3 * 100) / 1e8;
        out += core::to_iso(t) + "," + core::to_text(rate) + "," + std::to_string(s.hours) + "\n";
      } else {
        out += core::to_iso(t) + "," + std::to_string(30'000'000 + 1000 * n) + "\n";
      }
    }
    return out;
  }
  static std::size_t columns_of(const Series& s) {
    const std::string series = s.series;
    return series == "candles" ? 6 : series == "funding" ? 3 : 2;
  }
  // Header apart: times and values as numbers.
  static std::vector<std::vector<double>> numbers(const std::string& csv, std::size_t columns) {
    std::vector<std::vector<double>> out;
    const std::vector<std::string> lines = lines_of(csv);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      std::vector<double> row;
      const std::vector<std::string> fields = fields_of(lines[i]);
      row.push_back(static_cast<double>(core::parse_time(fields[0])->time_since_epoch().count()));
      for (std::size_t c = 1; c < columns; ++c) row.push_back(core::parse_number(fields[c]).value_or(NAN));
      out.push_back(row);
    }
    return out;
  }
  // What `data` prints, in the columns of the file.
  std::vector<std::vector<double>> came(const Series& s, const std::string& from_time,
                                        const std::string& to_time) const {
    std::string csv = text("m.sqlite", s.instrument, s.series, from_time, to_time);
    if (std::string(s.series) != "open-interest") {
      return numbers(csv, std::string(s.series) == "candles" ? 6 : 3);
    }
    const auto usd = column_of(csv, "open_interest_usd");
    const auto coin = column_of(csv, "open_interest_coin");
    std::vector<std::vector<double>> out = numbers(csv, 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double coins = core::parse_number(coin[i]).value_or(NAN);
      out[i].push_back(usd[i].empty() ? std::round(coins * price_at(out[i][0]) / 1000) * 1000
                                      : core::parse_number(usd[i]).value_or(NAN));
    }
    return out;
  }
  Arguments of_venues(const std::vector<Series>& all, const std::string& since) const {
    std::set<std::string> venues;
    for (const Series& s : all) venues.insert(venue_of(s.instrument));
    Arguments more{"--since", since};
    for (const std::string& venue : venues) more.insert(more.end(), {"--venue", venue});
    return more;
  }
};

// Venues that count contracts give volumes in them: back in coin, the last digit may differ.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double most = i == 5 ? 1e-4 * std::abs(b[i]) : 1e-12 * std::abs(b[i]);
    if (!(std::abs(a[i] - b[i]) <= most)) return false;
  }
  return true;
}

// The first of a file's rows whose own row did not come, or came with other values; empty: none.
std::string first_difference(const std::vector<std::vector<double>>& got,
                             const std::vector<std::vector<double>>& expected) {
  std::map<double, std::vector<double>> by_time;
  for (const auto& row : got) by_time[row[0]] = row;
  for (const auto& row : expected) {
    const auto found = by_time.find(row[0]);
    if (found != by_time.end() && same(found->second, row)) continue;
    return core::to_iso(core::Time{core::Duration{static_cast<long long>(row[0])}}) + ": " +
           (found == by_time.end() ? "nothing" : testing::PrintToString(found->second)) + " instead of " +
           testing::PrintToString(row);
  }
  return "";
}

TEST_F(History, ComesBackFromEveryVenueAsItWas) {
  for (const Series& s : kSeries) folder_.write("served/" + file_of(s), written(s));
  exchange_options_ = {"--data", (folder_ / "served").string()};
  sync_whole("m.sqlite", of_venues(kSeries, "2026-07-20"));
  for (const Series& s : kSeries) {
    auto expected = numbers(written(s), columns_of(s));
    auto got = came(s, from(), to());
    // Binance's files have a snapshot every five minutes; the last one of a day is kept beside the one at
    // 00:00.
    if (std::string(s.series) == "open-interest") {
      std::erase_if(got, [](const auto& row) { return std::fmod(row[0], 86'400'000) != 0; });
    }
    EXPECT_EQ(got.size(), expected.size()) << s.instrument << " " << s.series;
    // BitMEX opens a candle at the close before it; the file does not have the one before its first.
    if (s.instrument == std::string("bitmex:XBTUSD")) expected.erase(expected.begin());
    EXPECT_EQ(first_difference(got, expected), "") << s.instrument << " " << s.series;
  }
}

// Real ones of 2011 to 2023, with their oddities.
const std::vector<Series> kRecorded{
    {"binance:BTCUSDT", "spot", "candles"},       {"binance-usdm:BTCUSDT", "perp", "candles"},
    {"bitmex:XBTUSD", "perp", "candles"},         {"bitstamp:btcusd", "spot", "candles"},
    {"coinbase:BTC-USD", "spot", "candles"},      {"binance-usdm:BTCUSDT", "perp", "funding"},
    {"bitmex:XBTUSD", "perp", "funding"},         {"bybit:BTCUSDT", "perp", "funding"},
    {"deribit:BTC-PERPETUAL", "perp", "funding"}, {"gate:BTC_USDT", "perp", "funding"},
};

TEST_F(History, RecordedComesBackRowByRow) {
  const fs::path market = BTCFLOW_SHARED_DIR "/market";
  if (!fs::exists(market)) GTEST_SKIP() << "SKIPPED: there is no " << market;
  exchange_options_ = {"--data", market.string()};
  // Thousands of daily files of open interest are no matter of this test.
  exchange().faults(R"([{"match": "data/futures/um/daily/metrics", "fault": "400", "times": -1}])");
  const Outcome outcome = sync("m.sqlite", of_venues(kRecorded, "2010-01-01"));
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_EQ(test::lines_with(outcome.err, "! ").size(), 1U) << outcome.err;
  for (const Series& s : kRecorded) {
    const fs::path file = market / file_of(s);
    if (!fs::exists(file)) {
      ADD_FAILURE() << "there is no " << file;
      continue;
    }
    auto expected = numbers(test::read_bytes(file), columns_of(s));
    // What bore the name before the perpetual was listed is not asked for (docs/venues.md).
    const auto since = static_cast<double>(core::make_day(2016, 5, 13).time_since_epoch().count());
    if (s.instrument == std::string("bitmex:XBTUSD")) {
      std::erase_if(expected, [&](const auto& row) { return row[0] < since; });
    }
    EXPECT_GT(expected.size(), 1000U) << s.instrument;
    EXPECT_EQ(first_difference(came(s, "2010-01-01", "2024-01-02"), expected), "")
        << s.instrument << " " << s.series;
  }
}

// Straight after a sync there is next to nothing to ask: the running day, and what may show up late.
TEST_F(History, SecondSyncAsksOncePerFeedAndChangesNothing) {
  const Arguments all = of_venues(kSeries, "2026-07-20");
  sync_whole("m.sqlite", all);
  const auto before = rows("m.sqlite");
  exchange().take_log();
  const Outcome second = sync_whole("m.sqlite", all);
  EXPECT_EQ(test::difference(rows("m.sqlite"), before), "");
  EXPECT_TRUE(test::holds(second.err, "Done: 0 rows added, 0 changed; ")) << second.err;
  std::size_t feeds = 0;
  for (const std::string& line : lines_of(second.err)) {
    if (line.rfind("Done", 0) == 0) continue;
    ++feeds;
    EXPECT_TRUE(test::holds(line, ": 1 request, ")) << line;
  }
  EXPECT_EQ(exchange().take_log().size(), feeds);
}

}  // namespace
}  // namespace btcflow
