// What the engine computes from: the rows of every instrument that counts, as columns of the cache.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "btcflow/core/market.h"

namespace btcflow::metrics {

// Rows are ascending and unique by time. Stamps of funding and open interest are whole minutes.
struct InstrumentRows {
  core::Instrument instrument;
  std::vector<core::Candle> candles;
  std::vector<core::OpenInterest> open_interest;
  std::vector<core::Funding> funding;
};

struct Market {
  std::string asset = "BTC";
  std::vector<InstrumentRows> instruments;                   // of that asset; the order does not matter
  std::map<std::string, std::vector<InstrumentRows>> rates;  // "USDT" -> reference instruments, best first
};

// The instant up to which things are known. `live`: the clock itself, so an unfinished candle may count on
// the forming bar; a chosen past instant sees only what was finished then.
struct AsOf {
  core::Time instant;
  bool live = false;
};

}  // namespace btcflow::metrics
