// The files of data.binance.vision: which there are, and what is in them, with the defects that the real ones
// have (docs/venues.md, Binance, bulk archive).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "market.h"

namespace exchange::binance {

// A folder with files of one dataset of one symbol.
struct Dataset {
  const Book* book = nullptr;
  bool daily = true;                      // else monthly
  std::string name;                       // metrics, fundingRate, klines, markPriceKlines, indexPriceKlines
  std::string interval;                   // of klines, as in file names ("1mo")
  std::string folder() const;             // "data/futures/um/daily/metrics/BTCUSDT/"
  std::string file(Millis period) const;  // "BTCUSDT-metrics-2026-07-30.zip"
  Millis next(Millis period) const;
  // Starts of the days or months that have a file by `now`.
  std::vector<Millis> periods(Millis now) const;
  std::string csv(Millis period) const;
};

std::vector<Dataset> datasets(const Market& market);

}  // namespace exchange::binance
