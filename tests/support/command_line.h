// The real program, run in a home of its own.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "btcflow/core/number.h"
#include "btcflow/core/time.h"
#include "support/program.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::test {

using Arguments = std::vector<std::string>;

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

// The fields of a line without quotes.
inline std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// The named column of CSV text, below its header.
inline std::vector<std::string> column_of(const std::string& csv, const std::string& name) {
  const std::vector<std::string> lines = lines_of(csv);
  if (lines.empty()) return {};
  const std::vector<std::string> header = fields_of(lines[0]);
  const auto index = static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  std::vector<std::string> column;
  for (std::size_t i = 1; i < lines.size(); ++i) column.push_back(fields_of(lines[i]).at(index));
  return column;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class CommandLine : public testing::Test {
 protected:
  // Runs `btcflow ARGUMENTS`; every place where it keeps things is in the temporary folder.
  Outcome btcflow(const Arguments& arguments) const { return run(BTCFLOW_PROGRAM, arguments); }
  Outcome run(const std::string& program, const Arguments& arguments) const {
    return run_program(program, arguments, environment_, folder_.path().string());
  }
  // Done, with nothing to complain of; returns what it printed.
  std::string output_of(const Arguments& arguments) const {
    const Outcome outcome = btcflow(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }
  void expect_refused(const Arguments& arguments, int exit_code, const std::string& reason) const {
    const Outcome outcome = btcflow(arguments);
    std::string command;
    for (const std::string& argument : arguments) command += " " + argument;
    EXPECT_EQ(outcome.exit_code, exit_code) << command << "\n" << outcome.err;
    EXPECT_EQ(outcome.out, "") << command;
    EXPECT_TRUE(holds(outcome.err, reason))
        << command << "\nexpected: " << reason << "\nstderr: " << outcome.err;
  }

  // 30 days from 2021-01-01: spot closes at 100 + n, the perp 1 % of itself below, both in USD.
  void write_market() const {
    std::string spot = "date,open,high,low,close,volume\n";
    std::string perp = spot;
    std::string funding = "time,rate,interval_hours\n";
    std::string open_interest = "time,open_interest_usd\n";
    for (int n = 1; n <= 30; ++n) {
      const double close = 100 + n;
      spot += candle_line(n, close);
      perp += candle_line(n, close / 1.01);
      for (const int hours : {8, 16, 24}) {
        funding += core::to_iso(day(n) + std::chrono::hours{hours}) + ",0.0001,8\n";
      }
      open_interest += core::to_iso(day(n + 1)) + "," + std::to_string(1'000'000 + n) + "\n";
    }
    folder_.write("market/bitstamp/btcusd.spot.candles-1d.csv", spot);
    folder_.write("market/deribit/BTC-PERPETUAL.perp.candles-1d.csv", perp);
    folder_.write("market/deribit/BTC-PERPETUAL.perp.funding.csv", funding);
    folder_.write("market/all-exchanges/BTC.open-interest-1d.csv", open_interest);
  }
  void import_market() const {
    write_market();
    const Outcome outcome = btcflow({"import", "--folder", "market"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  std::string data(const std::string& instrument, const std::string& series) const {
    return output_of({"data", "--instrument", instrument, "--series", series});
  }
  // Everything that write_market() writes, as the cache gives it back.
  std::string all_data() const {
    return data("bitstamp:btcusd", "candles") + data("deribit:BTC-PERPETUAL", "candles") +
           data("deribit:BTC-PERPETUAL", "funding") + data("all-exchanges:BTC", "open-interest");
  }

  TemporaryFolder folder_;
  std::map<std::string, std::string> environment_{{"HOME", folder_.path().string()},
                                                  {"XDG_DATA_HOME", (folder_ / "data").string()},
                                                  {"XDG_CONFIG_HOME", (folder_ / "config").string()},
                                                  {"XDG_STATE_HOME", (folder_ / "state").string()},
                                                  {"XDG_CACHE_HOME", (folder_ / "cache").string()},
                                                  {"XDG_RUNTIME_DIR", folder_.path().string()},
                                                  {"LC_ALL", "C"}};

 private:
  static std::string candle_line(int n, double close) {
    const auto text = [](double x) { return "," + core::to_text(x); };
    return core::to_date(day(n)) + text(close - 0.5) + text(close + 2) + text(close - 3) + text(close) +
           ",10\n";
  }
};

}  // namespace btcflow::test
