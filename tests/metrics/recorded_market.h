// The recorded history under BTCFLOW_SHARED_DIR/market (see its README.md), read by a loader of the tests'
// own.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "market_builder.h"

namespace btcflow::metrics {

inline std::filesystem::path recorded_folder() {
  return std::filesystem::path(BTCFLOW_SHARED_DIR) / "market";
}
inline bool recorded_history_exists() { return std::filesystem::is_directory(recorded_folder()); }

// The lines below the heading, cut at the commas. No file, no lines.
inline std::vector<std::vector<std::string>> csv_lines(const std::string& name) {
  std::vector<std::vector<std::string>> lines;
  std::ifstream file(recorded_folder() / name);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& cells = lines.emplace_back();
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
  }
  return lines;
}

// `stem` is "venue/symbol.spot" or so; series that have no file stay empty.
inline Venue recorded(Venue venue, const std::string& stem) {
  const auto number = [](const std::string& cell) { return core::parse_number(cell).value(); };
  for (const auto& c : csv_lines(stem + ".candles-1d.csv")) {
    venue.rows().candles.push_back({at(c.at(0)), number(c.at(1)), number(c.at(2)), number(c.at(3)),
                                    number(c.at(4)), number(c.at(5)), true});
  }
  for (const auto& c : csv_lines(stem + ".funding.csv")) {
    venue.funding(core::round_to_minute(at(c.at(0))), number(c.at(1)), number(c.at(2)));
  }
  for (const auto& c : csv_lines(stem + ".open-interest-1d.csv")) {
    venue.oi_usd(core::round_to_minute(at(c.at(0))), number(c.at(1)));
  }
  return venue;
}

inline const Market& recorded_market() {
  static const Market market = market_of({
      recorded(spot("bitstamp:btcusd"), "bitstamp/btcusd.spot"),
      recorded(spot("coinbase:BTC-USD"), "coinbase/BTC-USD.spot"),
      recorded(spot("binance:BTCUSDT").quoted_in("USDT"), "binance/BTCUSDT.spot"),
      recorded(perp("binance-usdm:BTCUSDT").quoted_in("USDT"), "binance-usdm/BTCUSDT.perp"),
      recorded(inverse_perp("bitmex:XBTUSD").since("2016-05-13"), "bitmex/XBTUSD.perp"),
      recorded(inverse_perp("deribit:BTC-PERPETUAL"), "deribit/BTC-PERPETUAL.perp"),
      recorded(perp("bybit:BTCUSDT").quoted_in("USDT"), "bybit/BTCUSDT.perp"),
      recorded(perp("gate:BTC_USDT").quoted_in("USDT"), "gate/BTC_USDT.perp"),
      recorded(aggregate("all-exchanges:BTC"), "all-exchanges/BTC"),
  });
  return market;
}

}  // namespace btcflow::metrics
