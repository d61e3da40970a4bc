// The market that the test exchange serves: recorded history where --data has it, else a deterministic course
// of its own. Knows nothing of any venue's API; shares no code with src/venues.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace exchange {

using Millis = std::int64_t;  // since 1970-01-01T00:00Z
inline constexpr Millis kMinute = 60'000;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;

// A bar that opens at `time`. Prices in the instrument's quote, volume in coin.
struct Bar {
  Millis time = 0;
  double open = 0, high = 0, low = 0, close = 0, volume = 0;
};
struct Print {  // paid at `time` for the `hours` before it, as a fraction
  Millis time = 0;
  double rate = 0;
  double hours = 8;
};
struct Snapshot {  // one side; in coin for linear perps, in USD for inverse ones
  Millis time = 0;
  double value = 0;
};

struct Listing {
  std::string venue;   // as in instrument ids: "binance-usdm"
  std::string symbol;  // "BTCUSDT"
  std::string base;    // BTC, ETH, USDT, USDC
  std::string quote;
  bool perp = false;
  bool inverse = false;      // open interest in USD
  double funding_hours = 8;  // 0: none
  Millis funding_phase = 0;  // first print of a day after 00:00 (BitMEX: 4 h)
  Millis since = 0;
  Millis funding_since = 0;  // 0: with `since`
  std::optional<Millis> until;
  double scale = 1;  // how much is traded here against the largest venue, in the made market
};

// One instrument. Days, prints and snapshots ascending. Nothing at or after `now` except the running bar,
// which is the part of the final bar that has passed.
class Book {
 public:
  Book(Listing listing, std::vector<Bar> days, std::vector<Print> funding, std::vector<Snapshot> recorded);
  const Listing& listing() const { return listing_; }

  // Bars with from <= time <= to, of `step` from a minute to a day (a divisor of a day): hours and minutes of
  // a day join up to that day's bar exactly (first open, highest high, lowest low, last close; volumes add
  // up). The running bar at `now` is given partial: its close is the price now.
  std::vector<Bar> bars(Millis step, Millis from, Millis to, Millis now) const;
  // Prints with from <= time <= to and time <= now.
  std::vector<Print> funding(Millis from, Millis to, Millis now) const;
  // The same, but at most `limit` of them: the earliest or the latest.
  std::vector<Print> first_funding(Millis from, Millis to, std::size_t limit, Millis now) const;
  std::vector<Print> last_funding(Millis from, Millis to, std::size_t limit, Millis now) const;
  // Open interest at an instant, the same whoever asks; recorded where --data has a snapshot at that very
  // time. Nothing before the listing.
  std::optional<double> open_interest(Millis t) const;
  // NaN before the listing.
  double price(Millis t) const;

 private:
  struct Span {  // of days_ or funding_
    std::size_t first, last;
  };
  Span days_between(Millis from, Millis to) const;
  Span prints_between(Millis from, Millis to, Millis now) const;
  Millis end_at(Millis now) const;  // now, or where the listing ended before
  void append_day(std::vector<Bar>& out, const Bar& day, Millis step, Millis from, Millis to,
                  Millis now) const;
  Listing listing_;
  std::vector<Bar> days_;
  std::vector<Print> funding_;
  std::vector<Snapshot> recorded_;
  std::uint64_t seed_;  // of the course within its days
};

class Market {
 public:
  // `data` is a folder of <venue>/<symbol>.<spot|perp>.<candles-1d|funding|open-interest...>.csv, or empty.
  // `end`: rows are made up to and including the day that holds it.
  Market(const std::string& data, Millis end);
  const Book* find(const std::string& venue, const std::string& symbol) const;
  std::vector<const Book*> of_venue(const std::string& venue) const;

 private:
  std::map<std::string, Book> books_;  // "venue:symbol"
};

// 1698768000000 of "2023-10-31T16:00:00Z" or "2023-10-31"; nothing for anything else.
std::optional<Millis> parse_instant(const std::string& text);
std::string iso_seconds(Millis t);       // "2023-10-31T16:00:00Z"
std::string iso_milliseconds(Millis t);  // "2023-10-31T16:00:00.000Z"
std::string date_text(Millis t);         // "2023-10-31"
// Plain decimal text with up to `decimals` digits, as exchanges write numbers in strings.
std::string decimal(double x, int decimals);

}  // namespace exchange
