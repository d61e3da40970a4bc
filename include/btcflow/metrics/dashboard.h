// The result of the engine: one column a metric, one element a bar. NaN (core::kUnknown) is "not known".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "btcflow/core/market.h"
#include "btcflow/core/timeframe.h"
#include "btcflow/metrics/market.h"
#include "btcflow/metrics/parameters.h"

namespace btcflow::metrics {

using Column = std::vector<double>;

// A state of the confluence: +1 is the bullish side.
enum class State : std::int8_t { Minus = -1, Neutral = 0, Plus = 1, Unknown = 2 };
using StateColumn = std::vector<State>;

// Three-valued: a conjunction with a false part is false, otherwise with an unknown part unknown.
enum class Truth : std::int8_t { False = 0, True = 1, Unknown = 2 };
using TruthColumn = std::vector<Truth>;

enum BarFlag : std::uint8_t {
  kQuoteAssumed = 1,     // a stablecoin was taken as 1.0 USD because no rate was known
  kBasketDisagrees = 2,  // venues disagree so much that no majority could say who is off
  kWindowOutlier = 4,    // a value in the z-score's window hides the others
};

enum class Participation : std::uint8_t { Absent, TookPart, LeftOut };

// Whole days by which a value is older than the newest that its bar could have: than the bar's last day, or
// on the forming bar than the last day that is over. 0: it is not, or it is not known. Values are carried
// three days at most (sections 2, 3 and 5).
using AgeColumn = std::vector<std::uint8_t>;

// One venue's part of the picture. Empty columns: the venue has no such series.
struct VenueColumns {
  core::Instrument instrument;
  Column close;        // USD, of the day that gives the bar its basket price
  Column premium_pct;  // a perp: spot basket against it; a spot: it against the perp basket
  Column oi_usd;
  Column oi_coin;
  Column funding_8h;
  std::vector<Participation> part;  // in the basket price of the bar
  AgeColumn oi_age;                 // of oi_usd and oi_coin
};

enum class SignalKind { Bullish, Bearish, LongsCrowded, ShortsCrowded, ExtremeTop, ExtremeBottom };
inline constexpr std::array<SignalKind, 6> kSignalKinds{SignalKind::Bullish,      SignalKind::Bearish,
                                                        SignalKind::LongsCrowded, SignalKind::ShortsCrowded,
                                                        SignalKind::ExtremeTop,   SignalKind::ExtremeBottom};
inline bool is_extreme(SignalKind kind) {
  return kind == SignalKind::ExtremeTop || kind == SignalKind::ExtremeBottom;
}
std::string_view to_text(SignalKind kind);  // "bullish", "longs_crowded", ...

enum class Quantity { PremiumZ, OpenInterestZ, FundingZ, PremiumPct, FundingTwap8h, Funding8h, Score };
enum class Side { AtLeast, AtMost, Above, Below };

// One comparison behind a signal, met or not.
struct Condition {
  Quantity quantity;
  double value = core::kUnknown;
  Side side = Side::AtLeast;
  double threshold = 0;
  bool met = false;
};

// The first bar of a run (docs/metrics.md sections 8, 9, 11).
struct Event {
  std::size_t bar = 0;
  SignalKind kind = SignalKind::Bullish;
  std::vector<Condition> conditions;
};

struct Dashboard {
  core::Timeframe timeframe = core::Timeframe::Week;
  Parameters parameters;
  AsOf as_of;
  std::string asset;

  std::vector<core::Bar> bars;
  std::vector<bool> closed;

  // Price, USD. open..close are the spot basket's.
  Column open, high, low, close, spot, perp;
  Column premium_pct, premium_z;
  // Open interest; oi_shown is the chosen composition in the chosen unit, linked scaled to the sum.
  Column oi_usd, oi_coin, oi_linked_usd, oi_shown, oi_z;
  // Fractions per 8 h; the APR in %.
  Column funding_8h, funding_twap_8h, funding_twap_apr_pct, funding_z;

  StateColumn state_premium, state_oi, state_funding;
  std::vector<int> states_known;
  Column score;  // -3..3, unknown where no state is known
  TruthColumn bullish, bearish, longs_crowded, shorts_crowded, over_leverage, extreme_top, extreme_bottom;
  Column extreme_strength;

  std::vector<int> spot_venues, perp_venues, oi_venues, funding_venues;
  std::vector<std::uint8_t> flags;  // BarFlag bits
  // What kWindowOutlier is said of: the windows of premium, of the chosen open interest, of funding.
  std::vector<bool> premium_outlier, oi_outlier, funding_outlier;
  // What is carried from days before. Of open interest the oldest of the venues in the chosen composition; of
  // the rates of stablecoins the oldest that a venue behind spot or perp was corrected by.
  AgeColumn spot_age, perp_age, oi_age, rate_age;

  std::vector<VenueColumns> venues;  // by instrument id
  std::vector<Event> events;         // by bar, then by kind; closed bars only

  std::size_t size() const { return bars.size(); }
};

// The column of a signal.
const TruthColumn& signal_column(const Dashboard& dashboard, SignalKind kind);

// "quote_assumed|window_outlier"
std::string flags_text(std::uint8_t flags);

}  // namespace btcflow::metrics
