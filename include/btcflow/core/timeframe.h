// Timeframes and the bars they cut time into (docs/metrics.md section 1).
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "btcflow/core/time.h"

namespace btcflow::core {

enum class Timeframe { Day, ThreeDay, Week, Month };

inline constexpr std::array<Timeframe, 4> kTimeframes{Timeframe::Day, Timeframe::ThreeDay, Timeframe::Week,
                                                      Timeframe::Month};

// Where 3D bars open: anew each 1 January (as TradingView does it), or on one running grid without reset (as
// Binance's own 3d candles: days since 1970-01-01 = 1 mod 3).
enum class ThreeDayGrid { Year, Running };

// [open, end): open inclusive, end exclusive.
struct Bar {
  Time open;
  Time end;
  friend bool operator==(const Bar&, const Bar&) = default;
};

// The bar that holds t.
Bar bar_at(Time t, Timeframe timeframe, ThreeDayGrid grid = ThreeDayGrid::Year);

// All bars from the one that holds `first` to the last that opens before `before`.
std::vector<Bar> bars_between(Time first, Time before, Timeframe timeframe,
                              ThreeDayGrid grid = ThreeDayGrid::Year);

// "D", "3D", "W", "M"
std::string_view short_name(Timeframe timeframe);
// "day", "3 days", "week", "month"
std::string_view unit_name(Timeframe timeframe);
// Takes the short names in either case.
std::optional<Timeframe> parse_timeframe(std::string_view text);

}  // namespace btcflow::core
