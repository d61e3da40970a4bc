// What is traded and what is known of it: instruments and their rows. Shapes only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "btcflow/core/number.h"
#include "btcflow/core/time.h"

namespace btcflow::core {

enum class MarketKind {
  Spot,
  PerpLinear,   // margined and settled in the quote
  PerpInverse,  // contracts of a fixed amount of USD, settled in the coin
  PerpQuanto,   // settled in a third coin (BitMEX ETHUSD)
  Aggregate,    // a vendor's sum over venues: open interest only
};
inline bool is_perp(MarketKind kind) {
  return kind == MarketKind::PerpLinear || kind == MarketKind::PerpInverse || kind == MarketKind::PerpQuanto;
}

enum class SeriesKind { Candles, OpenInterest, Funding };

// What open interest is counted in. The cache knows only Coin and Usd: contracts are converted where they are
// read.
enum class OpenInterestUnit { Coin, Usd, Contracts };

// One UTC day of an instrument. Prices are positive, in the instrument's quote. `open` may lie outside
// low..high (BitMEX: it is the previous close). Zero volume means that nobody traded: the day then has no
// price.
struct Candle {
  Time day;
  double open = kUnknown;
  double high = kUnknown;
  double low = kUnknown;
  double close = kUnknown;
  double volume = kUnknown;  // in coin
  bool closed = true;        // false: the day was still running when this was read
  friend bool operator==(const Candle&, const Candle&) = default;
};

// A snapshot. One-sided: each matched pair counted once. Zero or less is kept, and ignored by the metrics.
struct OpenInterest {
  Time time;
  double value = kUnknown;
  OpenInterestUnit unit = OpenInterestUnit::Usd;
};

// A settled funding print: `rate` is the fraction (0.0001 = 0.01 %) paid at `time` for the interval that ends
// there.
struct Funding {
  Time time;
  double rate = kUnknown;
  double interval_hours = 8;
};

// Rows of one series, ascending by time, no two at the same time.
using Rows = std::variant<std::vector<Candle>, std::vector<OpenInterest>, std::vector<Funding>>;
SeriesKind series_of(const Rows& rows);
std::size_t count(const Rows& rows);
inline Time time_of(const Candle& row) { return row.day; }
inline Time time_of(const OpenInterest& row) { return row.time; }
inline Time time_of(const Funding& row) { return row.time; }

// Days that open before `until` are quoted in `quote`.
struct QuoteSpan {
  std::string quote;
  Time until;
};

// What one contract is. The size is not known of every instrument: such contracts cannot be converted.
struct Contract {
  double size = kUnknown;
  OpenInterestUnit unit = OpenInterestUnit::Coin;  // Coin or Usd
};

struct Instrument {
  std::string id;  // "venue:symbol"
  std::string venue;
  std::string symbol;  // as the venue's API takes it
  std::string name;    // short, for a table
  MarketKind kind = MarketKind::Spot;
  std::string base;   // "BTC"
  std::string quote;  // "USD", "USDT", "USDC"
  std::vector<QuoteSpan> quote_history;
  Contract contract;
  double funding_interval_hours = 8;
  std::optional<OpenInterestUnit> open_interest_unit;  // as the venue sends it; none: it serves none
  int open_interest_sides = 1;                         // 2: the venue counts longs and shorts
  std::optional<Time> since;                           // rows before are not used
  std::optional<Time> until;                           // the venue ended
  std::string note;
  bool custom = false;  // described by the user at an import, not by the catalogue
};

// The quote of the day that opens at `day`.
const std::string& quote_on(const Instrument& instrument, Time day);

// Every instrument, and for each stablecoin the instruments that give its rate in USD, best first.
struct Catalogue {
  std::vector<Instrument> instruments;
  std::map<std::string, std::vector<std::string>> references;  // "USDT" -> instrument ids

  const Instrument* find(std::string_view id) const;
};

// "spot", "perp-linear", ...
std::string_view to_text(MarketKind kind);
std::optional<MarketKind> parse_market_kind(std::string_view text);
// "candles", "open-interest", "funding"
std::string_view to_text(SeriesKind kind);
std::optional<SeriesKind> parse_series_kind(std::string_view text);
// "coin", "usd", "contracts"
std::string_view to_text(OpenInterestUnit unit);
std::optional<OpenInterestUnit> parse_open_interest_unit(std::string_view text);

}  // namespace btcflow::core
