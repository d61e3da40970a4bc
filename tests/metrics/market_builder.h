// Markets for tests that read as sentences:
//   market_of({spot("bitstamp").closes("2021-03-01", {100, 101}), perp("bitmex").closes("2021-03-01", {99,
//   100})})
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "btcflow/metrics/engine.h"

namespace btcflow::metrics {

inline constexpr double kNone = core::kUnknown;

// "2021-03-01" or "2021-03-01T08:00".
inline core::Time at(std::string_view text) { return core::parse_time(text).value(); }
inline core::Time days_after(core::Time t, long long days) { return t + core::kDay * days; }

// One instrument and its rows.
class Venue {
 public:
  Venue(std::string id, core::MarketKind kind) {
    rows_.instrument.id = rows_.instrument.venue = rows_.instrument.name = std::move(id);
    rows_.instrument.kind = kind;
    rows_.instrument.base = "BTC";
    rows_.instrument.quote = "USD";
  }

  Venue& quoted_in(std::string quote) {
    rows_.instrument.quote = std::move(quote);
    return *this;
  }
  Venue& quoted_until(std::string_view day, std::string quote) {
    rows_.instrument.quote_history.push_back({std::move(quote), at(day)});
    return *this;
  }
  Venue& since(std::string_view time) {
    rows_.instrument.since = at(time);
    return *this;
  }

  // Consecutive days on which open, high, low and close are the same; kNone leaves a day out.
  Venue& closes(core::Time first, const std::vector<double>& prices, double volume = 1) {
    for (std::size_t i = 0; i < prices.size(); ++i) {
      const double p = prices[i];
      if (!core::known(p)) continue;
      rows_.candles.push_back({days_after(first, static_cast<long long>(i)), p, p, p, p, volume, true});
    }
    return *this;
  }
  Venue& closes(std::string_view first, const std::vector<double>& prices, double volume = 1) {
    return closes(at(first), prices, volume);
  }
  Venue& candle(std::string_view day, double open, double high, double low, double close, double volume = 1) {
    rows_.candles.push_back({at(day), open, high, low, close, volume, true});
    return *this;
  }
  // The day so far, as the cache holds it at the live edge.
  Venue& unfinished(std::string_view day, double price, double volume = 1) {
    rows_.candles.push_back({at(day), price, price, price, price, volume, false});
    return *this;
  }

  Venue& oi_usd(core::Time time, double value) {
    rows_.open_interest.push_back({time, value, core::OpenInterestUnit::Usd});
    return *this;
  }
  Venue& oi_usd(std::string_view time, double value) { return oi_usd(at(time), value); }
  Venue& oi_coin(core::Time time, double value) {
    rows_.open_interest.push_back({time, value, core::OpenInterestUnit::Coin});
    return *this;
  }
  Venue& oi_coin(std::string_view time, double value) { return oi_coin(at(time), value); }
  // Closing values of consecutive days: each is stamped 00:00 of the next day.
  Venue& oi_closing_usd(std::string_view first_day, const std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (core::known(values[i])) oi_usd(days_after(at(first_day), static_cast<long long>(i) + 1), values[i]);
    }
    return *this;
  }

  Venue& funding(core::Time time, double rate, double hours = 8) {
    rows_.funding.push_back({time, rate, hours});
    return *this;
  }
  Venue& funding(std::string_view time, double rate, double hours = 8) {
    return funding(at(time), rate, hours);
  }
  // Whole days of three prints each (08:00, 16:00, 24:00) of one rate a day; kNone leaves a day out.
  Venue& daily_funding(std::string_view first_day, const std::vector<double>& rates) {
    for (std::size_t i = 0; i < rates.size(); ++i) {
      if (!core::known(rates[i])) continue;
      const core::Time day = days_after(at(first_day), static_cast<long long>(i));
      for (const int hour : {8, 16, 24}) funding(day + core::kHour * hour, rates[i]);
    }
    return *this;
  }

  InstrumentRows& rows() { return rows_; }
  operator InstrumentRows() const { return rows_; }  // NOLINT(google-explicit-constructor)

 private:
  InstrumentRows rows_;
};

inline Venue spot(std::string id) { return {std::move(id), core::MarketKind::Spot}; }
// One that only makes the bars exist.
inline Venue ticker(std::string_view first, std::size_t days) {
  return spot("zz").closes(first, std::vector<double>(days, 100));
}
inline Venue perp(std::string id) { return {std::move(id), core::MarketKind::PerpLinear}; }
inline Venue inverse_perp(std::string id) { return {std::move(id), core::MarketKind::PerpInverse}; }
inline Venue aggregate(std::string id) { return {std::move(id), core::MarketKind::Aggregate}; }

inline Market market_of(std::vector<InstrumentRows> instruments,
                        std::map<std::string, std::vector<InstrumentRows>> rates = {}) {
  Market market;
  market.instruments = std::move(instruments);
  market.rates = std::move(rates);
  return market;
}

// What was known at a past instant.
inline Dashboard known_at(core::Time as_of, const Market& market, core::Timeframe timeframe,
                          const Parameters& parameters = {}) {
  return compute(market, timeframe, parameters, {as_of, false});
}
inline Dashboard known_at(std::string_view as_of, const Market& market, core::Timeframe timeframe,
                          const Parameters& parameters = {}) {
  return known_at(at(as_of), market, timeframe, parameters);
}

// The dashboard's bar that holds a moment.
inline std::size_t bar_of(const Dashboard& dashboard, std::string_view moment) {
  const core::Time t = at(moment);
  std::size_t b = 0;
  while (b < dashboard.size() && dashboard.bars[b].end <= t) ++b;
  return b;
}

inline const VenueColumns& venue_of(const Dashboard& dashboard, std::string_view id) {
  return *std::find_if(dashboard.venues.begin(), dashboard.venues.end(),
                       [&](const VenueColumns& venue) { return venue.instrument.id == id; });
}

inline bool flagged(const Dashboard& dashboard, std::size_t bar, BarFlag flag) {
  return (dashboard.flags[bar] & flag) != 0;
}

// Deterministic noise in [-1, 1): the i-th of a stream.
inline double noise(std::uint64_t stream, std::uint64_t i) {
  std::uint64_t x = stream * 0x9E3779B97F4A7C15U + i * 0xD1342543DE82EF95U + 1;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  x ^= x >> 31U;
  return static_cast<double>(x >> 11U) * 0x1p-52 - 1;
}

// The same to the last bit; any two unknowns are the same.
inline bool same_bits(double a, double b) {
  if (!core::known(a) || !core::known(b)) return !core::known(a) && !core::known(b);
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace btcflow::metrics

// "Not known" is a result of its own.
#define EXPECT_UNKNOWN(x) EXPECT_FALSE(::btcflow::core::known(x)) << #x << " is " << (x)
