// The demonstration market behind `btcflow --demo`: an invented Bitcoin market that anybody may look at
// without a network, plainly marked as such wherever it is shown.
#pragma once

#include <string_view>

#include "btcflow/core/time.h"
#include "btcflow/metrics/market.h"

namespace btcflow::app {

// Goes beside every picture and number made from the demonstration market.
inline constexpr std::string_view kDemoNotice = "demonstration data, not the market";

// A deterministic invented market, 2015-01-01 to 2025-12-31. The price passes through round figures that
// everybody remembers (so that a user finds March 2020 where it belongs); all between them, and all premiums,
// open interest, funding and volumes, is made up. Nothing in it may be taken for history.
//
// The asset is "BTC", the instruments are the built-in catalogue's, each from its listing date on, with
// - candles, one a day, in the instrument's quote, volume in coin; a few days are missing or without trades;
// - for perps open interest, one a day at 00:00 (closing the day before), in coin (linear) or USD (inverse),
//   one-sided; two venues' is known only from later on;
// - for perps funding, fraction per print at the venue's own interval, stamped at its end.
// Rates are there for USDT (kraken:USDTUSD) and USDC (kraken:USDCUSD), with days on which they lose their
// peg.
//
// The same at each call. On another machine a value may differ by one tick, should the last bit of its exp()
// differ. Takes some tens of milliseconds and about 7 MB. Cannot fail; an instrument that the catalogue lacks
// is left out.
metrics::Market demo_market();

// Where the demonstration's history ends: 2026-01-01T00:00Z, when its last day is closed.
core::Time demo_as_of();

}  // namespace btcflow::app
