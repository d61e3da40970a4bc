// Properties that hold for any market: what must not matter does not, to the last bit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "btcflow/metrics/zscore.h"
#include "same_closed_bars.h"
#include "synthetic_market.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

core::Time synthetic_end() { return days_after(at(kSyntheticFirst), kSyntheticDays); }

// All bars, the forming one included.
testing::AssertionResult same_bars(Dashboard a, Dashboard b) {
  if (a.closed != b.closed) return testing::AssertionFailure() << "not the same bars are closed";
  for (Dashboard* d : {&a, &b}) d->closed.assign(d->size(), true);
  return same_closed_bars(a, b);
}

Column noisy(std::uint64_t stream, std::size_t count) {
  Column values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = i % 17 == 5 ? core::kUnknown : 3 + noise(stream, i);
  return values;
}
std::vector<ZScoreRule> both_methods(int length) {
  return {{length, 0.8, ZScoreMethod::Standard, 0}, {length, 0.8, ZScoreMethod::Robust, 0}};
}

// Per cent or fraction, dollars or millions: the z-score is the same. Powers of two lose no digit.
TEST(ZScoreProperty, ScaleDoesNotMatter) {
  for (const ZScoreRule& rule : both_methods(20)) {
    const Column values = noisy(1, 200);
    Column scaled = values;
    Column mirrored = values;
    for (double& x : scaled) x *= 1024;
    for (double& x : mirrored) x *= -1;
    const Column z = zscore(values, rule);
    const Column z_scaled = zscore(scaled, rule);
    const Column z_mirrored = zscore(mirrored, rule);
    for (std::size_t b = 0; b < z.size(); ++b) {
      EXPECT_TRUE(same_bits(z[b], z_scaled[b])) << b;
      EXPECT_TRUE(core::known(z[b]) ? z_mirrored[b] == -z[b] : !core::known(z_mirrored[b])) << b;
    }
  }
}

TEST(ZScoreProperty, ShiftDoesNotMatter) {
  for (const ZScoreRule& rule : both_methods(20)) {
    const Column values = noisy(2, 200);
    Column shifted = values;
    for (double& x : shifted) x += 100;
    const Column z = zscore(values, rule);
    const Column z_shifted = zscore(shifted, rule);
    for (std::size_t b = 0; b < z.size(); ++b) {
      ASSERT_EQ(core::known(z[b]), core::known(z_shifted[b]));
      EXPECT_TRUE(!core::known(z[b]) || std::abs(z[b] - z_shifted[b]) < 1e-10) << b;
    }
  }
}

// A bar's z depends on its window alone: neither on where the history starts nor on what left the window.
TEST(ZScoreProperty, DependsOnItsWindowAlone) {
  for (const ZScoreRule& rule : both_methods(20)) {
    const Column values = noisy(3, 200);
    const Column z = zscore(values, rule);
    const std::vector<bool> outliers = window_outliers(values, rule);
    for (std::size_t b = 19; b < values.size(); ++b) {
      const auto end = values.begin() + static_cast<std::ptrdiff_t>(b) + 1;
      const Column window(end - 20, end);
      ASSERT_TRUE(same_bits(zscore(window, rule).back(), z[b])) << b;
      ASSERT_EQ(window_outliers(window, rule).back(), outliers[b]) << b;
    }
  }
}

// A misprint of 1e15 spoils its window and not one bar more: running sums would never forget it.
TEST(ZScoreProperty, OneBadValueLeavesNoTrace) {
  for (const ZScoreRule& rule : both_methods(20)) {
    for (const double bad : {1e15, -1e15, core::kUnknown}) {
      Column values = noisy(4, 200);
      const Column clean = zscore(values, rule);
      const std::vector<bool> clean_outliers = window_outliers(values, rule);
      values[100] = bad;
      const Column z = zscore(values, rule);
      const std::vector<bool> outliers = window_outliers(values, rule);
      for (std::size_t b = 0; b < z.size(); ++b) {
        if (b >= 100 && b < 120) continue;
        ASSERT_TRUE(same_bits(z[b], clean[b])) << b;
        ASSERT_EQ(outliers[b], clean_outliers[b]) << b;
      }
    }
  }
}

// The same on the way from a candle and a funding print to the dashboard.
TEST(EngineProperty, OneBadDayLeavesNoTraceAfterItsWindow) {
  Column spots(120), perps(120), rates(120);
  for (std::size_t i = 0; i < 120; ++i) {
    spots[i] = 10'000 + 10 * noise(5, i);
    perps[i] = 10'000 + 10 * noise(6, i);
    rates[i] = 0.0001 * (1 + noise(7, i));
  }
  Parameters parameters;
  parameters.zscore_length = 15;
  const auto dashboard = [&] {
    return known_at(days_after(at("2021-03-01"), 120),
                    market_of({spot("s").closes("2021-03-01", spots),
                               perp("p").closes("2021-03-01", perps).daily_funding("2021-03-01", rates)}),
                    Timeframe::Day, parameters);
  };
  const Dashboard clean = dashboard();
  spots[50] = 1e12;
  rates[50] = -1e6;
  const Dashboard spoilt = dashboard();
  for (std::size_t b = 0; b < 120; ++b) {
    if (b >= 50 && b < 65) {
      EXPECT_TRUE(flagged(spoilt, b, kWindowOutlier)) << b;
      continue;
    }
    EXPECT_TRUE(same_bits(clean.premium_z[b], spoilt.premium_z[b])) << b;
    EXPECT_TRUE(same_bits(clean.funding_z[b], spoilt.funding_z[b])) << b;
    EXPECT_EQ(clean.flags[b], spoilt.flags[b]) << b;
    EXPECT_TRUE(b < 57 && b >= 50 ? true : same_bits(clean.funding_twap_8h[b], spoilt.funding_twap_8h[b]))
        << b;
  }
}

// The cache may hand out instruments in any order; sums in another order would differ in the last digit.
TEST(EngineProperty, OrderOfInstrumentsDoesNotMatter) {
  for (const Parameters& parameters : synthetic_settings()) {
    for (const Timeframe timeframe : core::kTimeframes) {
      Market market = synthetic_market();
      const Dashboard d = known_at(synthetic_end(), market, timeframe, parameters);
      for (int turn = 0; turn < 4; ++turn) {
        std::rotate(market.instruments.begin(), market.instruments.begin() + 3, market.instruments.end());
        if (turn == 2) std::reverse(market.instruments.begin(), market.instruments.end());
        const Dashboard other = known_at(synthetic_end(), market, timeframe, parameters);
        ASSERT_TRUE(same_bars(d, other));
        for (std::size_t b = 0; b < d.size(); ++b) ASSERT_TRUE(same_bits(d.oi_shown[b], other.oi_shown[b]));
      }
    }
  }
}

// What comes after as-of is not known, on the forming bar neither: rows of the future might as well be absent
// or absurd.
TEST(EngineProperty, TheFutureIsNotKnown) {
  const Market market = synthetic_market();
  const core::Time now = at("2020-02-19T15:20");
  Market cut = market;
  Market absurd = market;
  const auto for_all_rows = [](Market& m, auto change) {
    for (InstrumentRows& rows : m.instruments) change(rows);
    for (auto& [coin, references] : m.rates) {
      for (InstrumentRows& rows : references) change(rows);
    }
  };
  for_all_rows(cut, [&](InstrumentRows& rows) {
    std::erase_if(rows.candles, [&](const core::Candle& candle) { return candle.day + core::kDay > now; });
    std::erase_if(rows.open_interest, [&](const core::OpenInterest& row) { return row.time > now; });
    std::erase_if(rows.funding, [&](const core::Funding& print) { return print.time > now; });
  });
  for_all_rows(absurd, [&](InstrumentRows& rows) {
    for (core::Candle& candle : rows.candles) {
      if (candle.day + core::kDay > now) candle.open = candle.high = candle.low = candle.close = 1e9;
    }
    for (core::OpenInterest& row : rows.open_interest) {
      if (row.time > now) row.value = 1e30;
    }
    for (core::Funding& print : rows.funding) {
      if (print.time > now) print.rate = -7;
    }
  });
  for (const Parameters& parameters : synthetic_settings()) {
    for (const Timeframe timeframe : core::kTimeframes) {
      const Dashboard d = known_at(now, market, timeframe, parameters);
      EXPECT_FALSE(d.closed.back());
      EXPECT_TRUE(same_bars(d, known_at(now, cut, timeframe, parameters)));
      EXPECT_TRUE(same_bars(d, known_at(now, absurd, timeframe, parameters)));
    }
  }
}

// The running day at the live edge moves the forming bar and nothing else.
TEST(EngineProperty, TheLiveEdgeTouchesOnlyTheFormingBar) {
  const core::Time now = at("2020-02-19T15:20");
  Market live = synthetic_market();
  for (InstrumentRows& rows : live.instruments) {
    for (core::Candle& candle : rows.candles) {
      if (candle.day == core::day_of(now)) {
        candle.closed = false;
        candle.close = candle.high = candle.close * 1.02;
        candle.volume = 7;
      }
    }
  }
  for (const Parameters& parameters : synthetic_settings()) {
    for (const Timeframe timeframe : core::kTimeframes) {
      const Dashboard d = compute(live, timeframe, parameters, {now, true});
      const Dashboard past = compute(live, timeframe, parameters, {now, false});
      EXPECT_TRUE(same_closed_bars(d, past));
      EXPECT_FALSE(same_bits(d.spot.back(), past.spot.back()));
    }
  }
}

// Rows before `since` are as if they had never been imported.
TEST(EngineProperty, SinceIsTheSameAsAbsence) {
  Market with_since = synthetic_market();
  Market without = synthetic_market();
  const core::Time since = at("2019-12-11T07:00");
  for (InstrumentRows& rows : with_since.instruments) rows.instrument.since = since;
  for (InstrumentRows& rows : without.instruments) {
    rows.instrument.since.reset();
    std::erase_if(rows.candles, [&](const core::Candle& candle) { return candle.day < since; });
    std::erase_if(rows.open_interest, [&](const core::OpenInterest& row) { return row.time < since; });
    std::erase_if(rows.funding, [&](const core::Funding& print) { return print.time < since; });
  }
  for (const Parameters& parameters : synthetic_settings()) {
    for (const Timeframe timeframe : core::kTimeframes) {
      EXPECT_TRUE(same_bars(known_at(synthetic_end(), with_since, timeframe, parameters),
                            known_at(synthetic_end(), without, timeframe, parameters)));
    }
  }
}

// A venue twice as big as the rest drops out and comes back: with linked open interest nothing happens.
TEST(EngineProperty, AMissingVenueIsNoSignal) {
  Column small(60), big(60);
  for (std::size_t i = 0; i < 60; ++i) {
    small[i] = 1e8 * (1 + 0.01 * noise(8, i));
    big[i] = i >= 40 && i < 45 ? kNone : 2e8 * (1 + 0.01 * noise(9, i));
  }
  const Market market = market_of({spot("s").closes("2021-03-01", std::vector<double>(60, 100)),
                                   aggregate("small").oi_closing_usd("2021-03-01", small),
                                   aggregate("big").oi_closing_usd("2021-03-01", big)});
  Parameters linked;
  linked.zscore_length = 20;
  Parameters sum = linked;
  sum.oi_composition = Composition::Sum;
  const core::Time end = days_after(at("2021-03-01"), 60);
  const Dashboard d = known_at(end, market, Timeframe::Day, linked);
  const Dashboard jumpy = known_at(end, market, Timeframe::Day, sum);
  EXPECT_LT(jumpy.oi_z[40], -4);  // three venues' worth becomes one: what the user would have seen
  for (const std::size_t b : {40U, 41U, 44U, 45U, 46U}) EXPECT_LT(std::abs(d.oi_z[b]), 4) << b;
  // Exactly the small venue's own moves while the big one is away, and no step on its return.
  for (std::size_t b = 40; b <= 45; ++b)
    EXPECT_NEAR(d.oi_shown[b] / d.oi_shown[b - 1], small[b] / small[b - 1], 1e-12) << b;
}

// The funding of a venue that stops is no state of its own: unknown, not zero.
TEST(EngineProperty, MissingFundingIsUnknownNotNeutral) {
  Column rates(40);
  for (std::size_t i = 0; i < 40; ++i) rates[i] = i >= 30 ? kNone : 0.0001 * (1 + noise(10, i));
  Parameters parameters;
  parameters.zscore_length = 10;
  const Dashboard d = known_at(days_after(at("2021-03-01"), 40),
                               market_of({spot("s").closes("2021-03-01", std::vector<double>(40, 100)),
                                          perp("p").daily_funding("2021-03-01", rates)}),
                               Timeframe::Day, parameters);
  EXPECT_NE(d.state_funding[29], State::Unknown);
  for (std::size_t b = 30; b < 40; ++b) {
    EXPECT_UNKNOWN(d.funding_8h[b]);
    EXPECT_EQ(d.state_funding[b], State::Unknown);
    EXPECT_EQ(d.states_known[b], 0);
    EXPECT_EQ(d.over_leverage[b], Truth::Unknown);
  }
}

// A frozen market: nothing deviates, nothing is known to be unusual, nothing is signalled.
TEST(EngineProperty, FlatWindowsAreUnknown) {
  const std::vector<double> flat(60, 0.1);
  const Market market = market_of({spot("s").closes("2021-03-01", std::vector<double>(60, 30'000.1)),
                                   perp("p")
                                       .closes("2021-03-01", std::vector<double>(60, 29'990.7))
                                       .daily_funding("2021-03-01", flat)
                                       .oi_closing_usd("2021-03-01", std::vector<double>(60, 1e9 / 3))});
  for (const ZScoreMethod method : {ZScoreMethod::Standard, ZScoreMethod::Robust}) {
    Parameters parameters;
    parameters.zscore_length = 20;
    parameters.zscore_method = method;
    const Dashboard d = known_at(days_after(at("2021-03-01"), 60), market, Timeframe::Day, parameters);
    for (std::size_t b = 0; b < d.size(); ++b) {
      EXPECT_UNKNOWN(d.premium_z[b]);
      EXPECT_UNKNOWN(d.oi_z[b]);
      EXPECT_UNKNOWN(d.funding_z[b]);
      EXPECT_UNKNOWN(d.score[b]);
      EXPECT_EQ(d.flags[b], 0);
    }
    EXPECT_TRUE(d.events.empty());
  }
}

// Prices in another unit leave the premium as it is.
TEST(EngineProperty, PriceScaleDoesNotChangeThePremium) {
  Parameters parameters;
  parameters.zscore_length = 10;
  const auto scaled_by = [&](double factor) {
    Column spots(30), perps(30);
    for (std::size_t i = 0; i < 30; ++i) {
      spots[i] = factor * (100 + noise(11, i));
      perps[i] = factor * (100 + noise(12, i));
    }
    return known_at(days_after(at("2021-03-01"), 30),
                    market_of({spot("s").closes("2021-03-01", spots), perp("p").closes("2021-03-01", perps)}),
                    Timeframe::Day, parameters);
  };
  const Dashboard one = scaled_by(1);
  const Dashboard big = scaled_by(256);
  for (std::size_t b = 0; b < 30; ++b) {
    EXPECT_TRUE(same_bits(one.premium_pct[b], big.premium_pct[b]));
    EXPECT_TRUE(same_bits(one.premium_z[b], big.premium_z[b]));
  }
}

// The first n - 1 bars have no z, the n-th has; all columns are as long as the bars.
TEST(EngineProperty, FirstAndLastBars) {
  for (const Timeframe timeframe : core::kTimeframes) {
    const Dashboard d =
        known_at("2020-04-01T13:00", synthetic_market(), timeframe, synthetic_settings().front());
    EXPECT_LE(d.bars.front().open, at(kSyntheticFirst));
    EXPECT_GT(d.bars.front().end, at(kSyntheticFirst));
    EXPECT_LT(d.bars.back().open, at("2020-04-01T13:00"));
    EXPECT_GT(d.bars.back().end, at("2020-04-01T13:00"));
    EXPECT_EQ(std::count(d.closed.begin(), d.closed.end(), false), 1);
    for (std::size_t b = 0; b < std::min<std::size_t>(11, d.size()); ++b) EXPECT_UNKNOWN(d.premium_z[b]);
    for (const Column* column :
         {&d.open, &d.high, &d.low, &d.close, &d.spot, &d.perp, &d.premium_pct, &d.premium_z, &d.oi_usd,
          &d.oi_coin, &d.oi_linked_usd, &d.oi_shown, &d.oi_z, &d.funding_8h, &d.funding_twap_8h,
          &d.funding_twap_apr_pct, &d.funding_z, &d.score, &d.extreme_strength}) {
      EXPECT_EQ(column->size(), d.size());
    }
  }
}

}  // namespace
}  // namespace btcflow::metrics
