// A dashboard of two days, written by hand: on the first every column has another value, on the second (still
// forming) nothing is known.
#pragma once

#include "btcflow/metrics/dashboard.h"
#include "support/rows.h"

namespace btcflow::test {

inline metrics::Dashboard small_dashboard() {
  using metrics::State;
  using metrics::Truth;
  metrics::Dashboard d;
  d.timeframe = core::Timeframe::Day;
  d.asset = "BTC";
  d.as_of = {day(2) + std::chrono::hours{12}, false};
  d.bars = {{day(1), day(2)}, {day(2), day(3)}};
  d.closed = {true, false};
  double value = 0;
  for (metrics::Column* column :
       {&d.open, &d.high, &d.low, &d.close, &d.spot, &d.perp, &d.premium_pct, &d.premium_z, &d.oi_usd,
        &d.oi_coin, &d.oi_linked_usd, &d.oi_z, &d.funding_8h, &d.funding_twap_8h, &d.funding_twap_apr_pct,
        &d.funding_z, &d.extreme_strength}) {
    *column = {++value, core::kUnknown};  // 1 to 17
  }
  d.oi_shown = {18, core::kUnknown};
  d.state_premium = {State::Plus, State::Unknown};
  d.state_oi = {State::Neutral, State::Unknown};
  d.state_funding = {State::Minus, State::Unknown};
  d.states_known = {3, 0};
  d.score = {2, core::kUnknown};
  d.bullish = {Truth::True, Truth::Unknown};
  d.bearish = {Truth::False, Truth::Unknown};
  d.longs_crowded = {Truth::False, Truth::Unknown};
  d.shorts_crowded = {Truth::True, Truth::Unknown};
  d.over_leverage = {Truth::True, Truth::Unknown};
  d.extreme_top = {Truth::False, Truth::Unknown};
  d.extreme_bottom = {Truth::True, Truth::Unknown};
  d.spot_venues = {21, 0};
  d.perp_venues = {22, 0};
  d.oi_venues = {23, 0};
  d.funding_venues = {24, 0};
  d.flags = {metrics::kQuoteAssumed | metrics::kWindowOutlier, 0};

  metrics::VenueColumns spot;
  spot.instrument = custom("bitstamp", "btcusd", core::MarketKind::Spot);
  spot.close = {31, core::kUnknown};
  spot.premium_pct = {32, core::kUnknown};
  spot.part = {metrics::Participation::TookPart, metrics::Participation::Absent};
  metrics::VenueColumns perp;
  perp.instrument = custom("bybit", "BTCUSDT", core::MarketKind::PerpLinear);
  perp.close = {33, core::kUnknown};
  perp.oi_usd = {34, core::kUnknown};
  perp.part = {metrics::Participation::LeftOut, metrics::Participation::Absent};
  d.venues = {spot, perp};

  using metrics::Quantity;
  using metrics::Side;
  d.events = {{0,
               metrics::SignalKind::Bullish,
               {{Quantity::PremiumZ, 1.314, Side::AtLeast, 1.0, true},
                {Quantity::OpenInterestZ, -0.2, Side::AtMost, -1.5, false},
                {Quantity::FundingZ, -1.5, Side::AtMost, -1.0, true},
                {Quantity::Score, 2, Side::AtLeast, 2, true}}},
              {0,
               metrics::SignalKind::ExtremeBottom,
               {{Quantity::PremiumZ, 2.5, Side::AtLeast, 2.0, true},
                {Quantity::OpenInterestZ, core::kUnknown, Side::AtMost, -2.0, false},
                {Quantity::FundingZ, -2.25, Side::AtMost, -2.0, true}}}};
  return d;
}

}  // namespace btcflow::test
