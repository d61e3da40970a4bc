// A small market with everything that real ones have: venues that come and go, gaps, dead days, misprints, a
// stablecoin off its peg, three funding clocks, open interest in dollars and in coin. Runs where the recorded
// history is absent.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "market_builder.h"

namespace btcflow::metrics {

inline constexpr std::string_view kSyntheticFirst =
    "2019-10-07";  // a Monday; a new year and a leap day follow
inline constexpr int kSyntheticDays = 200;

inline Market synthetic_market() {
  const core::Time first = at(kSyntheticFirst);
  const auto price = [](int day, std::uint64_t stream) {
    return 8000 * std::exp(0.2 * std::sin(day / 23.0)) *
           (1 + 0.002 * noise(stream, static_cast<std::uint64_t>(day)));
  };
  Venue bitstamp = spot("bitstamp");
  Venue binance = spot("binance").quoted_in("USDT");
  Venue coinbase = spot("coinbase");
  Venue linear = perp("linear").quoted_in("USDT");
  Venue inverse = inverse_perp("inverse").since("2019-10-20");
  Venue late = perp("late").quoted_in("USDT");
  Venue sum = aggregate("sum");
  Venue kraken = spot("kraken");
  Venue backup = spot("backup");
  const auto chance = [](std::uint64_t stream, int i) {
    return noise(stream, static_cast<std::uint64_t>(i));
  };
  const auto candle = [&](Venue& venue, int day, std::uint64_t stream, double scale = 1) {
    const double open = price(day - 1, stream) * scale;
    const double close = price(day, stream) * scale;
    const double high = std::max(open, close) * (1 + 0.004 * std::abs(chance(stream + 50, day)));
    const double low = std::min(open, close) * (1 - 0.004 * std::abs(chance(stream + 60, day)));
    const double volume = chance(stream + 70, day) > 0.93 ? 0 : 100 + 50 * chance(stream + 80, day);
    venue.rows().candles.push_back({days_after(first, day), open, high, low, close, volume, true});
  };
  for (int day = 0; day < kSyntheticDays; ++day) {
    const core::Time open = days_after(first, day);
    candle(bitstamp, day, 1);
    if (chance(90, day) < 0.8) candle(binance, day, 2, day % 37 == 20 ? 1.3 : 1.01);
    if (day >= 30) candle(coinbase, day, 3);
    if (day < 60 || day > 75) candle(linear, day, 4, 1.012 + 0.004 * chance(91, day));
    candle(inverse, day, 5);
    if (day >= 90) candle(late, day, 6, day == 120 ? 0.7 : 1.011);
    if (day < 100 || day > 106) kraken.closes(open, {0.985 + 0.005 * chance(92, day)});
    if (day % 3 == 0 && day < 103) backup.closes(open, {0.99});
    const double oi = 1e9 * (1 + 0.3 * std::sin(day / 11.0) + 0.05 * chance(93, day));
    if (chance(94, day) < 0.8) sum.oi_usd(open + core::kDay, oi);
    for (const int hour : {6, 18})
      linear.oi_coin(open + core::kHour * hour, oi / 30000 * (1 + 0.1 * chance(95, day + hour)));
    if (day >= 95 && chance(96, day) < 0.7) late.oi_usd(open + core::kHour * 20, day % 13 == 0 ? 0 : oi / 7);
    for (const int hour : {8, 16, 24}) {
      if (chance(97, day * 3 + hour) < 0.85)
        linear.funding(open + core::kHour * hour, 0.0002 * chance(98, day * 24 + hour));
    }
    for (const int hour : {4, 12, 20})
      inverse.funding(open + core::kHour * hour, 0.0003 * chance(99, day * 24 + hour));
    for (int hour = 1; day >= 90 && hour <= 24; ++hour) {
      if (chance(100, day) < 0.8)
        late.funding(open + core::kHour * hour, 0.00002 * chance(101, day * 24 + hour), 1);
    }
  }
  return market_of({bitstamp, binance, coinbase, linear, inverse, late, sum}, {{"USDT", {kraken, backup}}});
}

// Settings that between them use every branch, with windows that fit the short history.
inline std::vector<Parameters> synthetic_settings() {
  Parameters standard;
  standard.zscore_length = 12;
  standard.twap_length = 3;
  standard.zscore_min_known = 0.8;
  Parameters classic = classic_preset();
  classic.zscore_length = 10;
  Parameters other = standard;
  other.premium_sampling = PremiumSampling::Last;
  other.spot_basket = other.perp_basket = BasketMode::Weighted;
  other.three_day = core::ThreeDayGrid::Running;
  other.oi_unit = OpenInterestIn::Coin;
  other.zscore_method = ZScoreMethod::Robust;
  other.funding_weights = FundingWeights::OpenInterest;
  other.confluence_mode = ConfluenceMode::Absolute;
  Parameters median = standard;
  median.spot_basket = median.perp_basket = BasketMode::Median;
  median.outlier_pct.reset();
  median.oi_composition = Composition::Single;
  median.oi_instrument = "linear";
  median.extremes_k = 1;
  median.join_gap = 0;
  return {standard, classic, other, median};
}

}  // namespace btcflow::metrics
