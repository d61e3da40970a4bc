// Rows and instruments written shortly.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "btcflow/core/market.h"
#include "btcflow/core/time.h"
#include "btcflow/store/cache.h"

namespace btcflow::test {

inline core::Time day(int number) { return core::make_day(2021, 1, 1) + (number - 1) * core::kDay; }

inline core::Candle candle(int number, double close, bool closed = true, double volume = 10) {
  return {day(number), close - 1, close + 2, close - 3, close, volume, closed};
}
inline core::OpenInterest open_interest(int number, double value,
                                        core::OpenInterestUnit unit = core::OpenInterestUnit::Usd) {
  return {day(number), value, unit};
}
inline core::Funding funding(int number, double rate) { return {day(number), rate, 8}; }

inline store::Page page(std::string instrument, store::Rows rows, int from, int to,
                        std::string source = "a test") {
  return {std::move(instrument), std::move(rows), {day(from), day(to)}, std::move(source)};
}
inline store::Batch batch(std::vector<store::Page> pages) { return {{}, std::move(pages)}; }

inline core::Instrument custom(const std::string& venue, const std::string& symbol, core::MarketKind kind,
                               const std::string& base = "BTC", const std::string& quote = "USD") {
  core::Instrument instrument;
  instrument.id = venue + ":" + symbol;
  instrument.venue = venue;
  instrument.symbol = symbol;
  instrument.name = instrument.id;
  instrument.kind = kind;
  instrument.base = base;
  instrument.quote = quote;
  instrument.custom = true;
  return instrument;
}

}  // namespace btcflow::test
