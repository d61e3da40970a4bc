// A dashboard with nothing known, to be filled by hand where a test is about what is made of z-scores.
#pragma once

#include "market_builder.h"

namespace btcflow::metrics {

inline Dashboard bare_dashboard(std::size_t bars, const Parameters& parameters = {},
                                core::Timeframe timeframe = core::Timeframe::Day) {
  Dashboard d;
  d.timeframe = timeframe;
  d.parameters = parameters;
  core::Time t = at("2021-03-01");
  for (std::size_t b = 0; b < bars; ++b, t += core::kDay) d.bars.push_back({t, t + core::kDay});
  d.as_of = {t, false};
  d.closed.assign(bars, true);
  for (Column* column : {&d.spot, &d.premium_pct, &d.premium_z, &d.oi_z, &d.funding_8h, &d.funding_twap_8h,
                         &d.funding_z, &d.score, &d.extreme_strength}) {
    column->assign(bars, core::kUnknown);
  }
  for (TruthColumn* column : {&d.bullish, &d.bearish, &d.longs_crowded, &d.shorts_crowded, &d.over_leverage,
                              &d.extreme_top, &d.extreme_bottom}) {
    column->assign(bars, Truth::Unknown);
  }
  d.states_known.assign(bars, 0);
  d.flags.assign(bars, 0);
  return d;
}

}  // namespace btcflow::metrics
