// A venue's day (docs/metrics.md sections 1 and 2): which candles are known, turned into USD, on one grid of
// days.
#pragma once

#include <cstdint>
#include <vector>

#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/market.h"
#include "btcflow/metrics/parameters.h"

namespace btcflow::metrics {

// Consecutive days; index 0 opens at `first`.
struct DayGrid {
  core::Time first{};
  std::size_t count = 0;

  core::Time day(std::size_t index) const { return first + core::kDay * static_cast<long long>(index); }
  // Index of a day at or after `first`; may be past the end.
  std::size_t index(core::Time day) const { return static_cast<std::size_t>((day - first) / core::kDay); }
  bool holds(core::Time day) const { return day >= first && index(day) < count; }
};

// The days of one instrument, in USD; NaN where it has no price.
struct VenueDays {
  const InstrumentRows* rows = nullptr;
  Column open, high, low, close, volume;
  std::vector<std::uint8_t> quote_assumed;  // 1.0 was taken for an unknown rate
  AgeColumn rate_age;                       // of the quote's rate: days since one of its own
  std::vector<Participation> part;          // in the basket of its side

  bool is_spot() const { return rows->instrument.kind == core::MarketKind::Spot; }
  bool is_perp() const { return core::is_perp(rows->instrument.kind); }
};

struct Days {
  DayGrid grid;
  std::vector<VenueDays> venues;  // by instrument id, so that the order of the input cannot matter
};

// Which rows count at an instant. Shared by candles, open interest and funding.
struct Knowledge {
  AsOf as_of;
  core::Timeframe timeframe;
  core::ThreeDayGrid three_day;

  bool counts(const core::Candle& candle) const;
  bool counts(core::Time stamp) const { return stamp <= as_of.instant; }
};

// Of the instruments that are not excluded. The rates come from all references, excluded or not.
Days venue_days(const Market& market, const Knowledge& knowledge, const Parameters& parameters);

}  // namespace btcflow::metrics
