// The classic preset (docs/metrics.md section 13): what a plain Pine Script of the same dashboard gives.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "market_builder.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

TEST(ClassicPreset, HasTheSettingsOfTheText) {
  const Parameters p = classic_preset();
  EXPECT_EQ(p.premium_sampling, PremiumSampling::Last);
  EXPECT_EQ(p.spot_basket, BasketMode::Mean);
  EXPECT_EQ(p.perp_basket, BasketMode::Mean);
  EXPECT_FALSE(p.quote_correction);
  EXPECT_FALSE(p.outlier_pct);
  EXPECT_EQ(p.oi_composition, Composition::Sum);
  EXPECT_EQ(p.oi_unit, OpenInterestIn::Usd);
  EXPECT_EQ(p.funding_weights, FundingWeights::Equal);
  EXPECT_EQ(p.twap_weights, TwapWeights::Bars);
  EXPECT_EQ(p.zscore_min_known, 1);
  EXPECT_EQ(p.zscore_method, ZScoreMethod::Standard);
}

TEST(StandardPreset, HasTheBoldNumbers) {
  const Parameters p;
  EXPECT_EQ(p.premium_sampling, PremiumSampling::Mean);
  EXPECT_EQ(p.outlier_pct, 5.0);
  EXPECT_TRUE(p.quote_correction);
  EXPECT_EQ(p.oi_composition, Composition::Linked);
  EXPECT_EQ(p.zscore_min_known, 0.95);
  EXPECT_EQ(p.twap_weights, TwapWeights::Time);
  EXPECT_EQ(p.confluence_mode, ConfluenceMode::ZScore);
  EXPECT_EQ(p.confluence_premium, 1.0);
  EXPECT_EQ(p.confluence_oi, 1.5);
  EXPECT_EQ(p.confluence_funding, 1.0);
  EXPECT_EQ(p.extremes_k, 2.0);
  EXPECT_EQ(p.extremes_need, 2);
  EXPECT_EQ(p.join_gap, 1);
}

// ta.stdev's z and ta.sma, written as the Pine Script does it.
double pine_z(const Column& x, std::size_t b, std::size_t n) {
  double mean = 0;
  for (std::size_t i = b + 1 - n; i <= b; ++i) mean += x[i] / static_cast<double>(n);
  double variance = 0;
  for (std::size_t i = b + 1 - n; i <= b; ++i)
    variance += (x[i] - mean) * (x[i] - mean) / static_cast<double>(n);
  return (x[b] - mean) / std::sqrt(variance);
}

// Two spot venues (one in USDT, with a rate that the preset ignores), two perps, sixty weeks.
TEST(ClassicPreset, EqualsAPlainScript) {
  constexpr std::size_t kWeeks = 60;
  constexpr std::size_t kN = 52;
  Column a, b, p, q, rates;
  for (std::size_t i = 0; i < 7 * kWeeks; ++i) {
    a.push_back(20'000 * (1 + 0.01 * noise(1, i)));
    b.push_back(20'000 * (1 + 0.01 * noise(2, i)));
    p.push_back(20'000 * (1 + 0.01 * noise(3, i)));
    q.push_back(20'000 * (1 + 0.20 * noise(4, i)));  // no guard leaves it out
    rates.push_back(0.0002 * noise(5, i));
  }
  Column oi;
  for (std::size_t i = 0; i < 7 * kWeeks; ++i) oi.push_back(1e9 * (2 + noise(6, i)));
  const Market market =
      market_of({spot("a").closes("2021-03-01", a), spot("b").quoted_in("USDT").closes("2021-03-01", b),
                 perp("p").closes("2021-03-01", p).daily_funding("2021-03-01", rates),
                 perp("q").closes("2021-03-01", q), aggregate("oi").oi_closing_usd("2021-03-01", oi)},
                {{"USDT", {spot("k").closes("2021-03-01", Column(7 * kWeeks, 0.9))}}});
  const Dashboard d =
      known_at(days_after(at("2021-03-01"), 7 * kWeeks), market, Timeframe::Week, classic_preset());
  ASSERT_EQ(d.size(), kWeeks);
  Column premium, open_interest, funding;
  for (std::size_t w = 0; w < kWeeks; ++w) {
    const std::size_t sunday = 7 * w + 6;
    premium.push_back(((a[sunday] + b[sunday]) / 2 / ((p[sunday] + q[sunday]) / 2) - 1) * 100);
    open_interest.push_back(oi[sunday]);
    double mean = 0;
    for (std::size_t i = 7 * w; i < 7 * w + 7; ++i) mean += rates[i] / 7;
    funding.push_back(mean);
  }
  for (std::size_t w = 0; w < kWeeks; ++w) {
    EXPECT_NEAR(d.premium_pct[w], premium[w], 1e-10);
    EXPECT_EQ(d.oi_shown[w], open_interest[w]);
    EXPECT_NEAR(d.funding_8h[w], funding[w], 1e-15);
    EXPECT_FALSE(flagged(d, w, kQuoteAssumed));
    if (w < 3) {
      EXPECT_UNKNOWN(d.funding_twap_8h[w]);
    } else {
      EXPECT_NEAR(d.funding_twap_8h[w], (funding[w] + funding[w - 1] + funding[w - 2] + funding[w - 3]) / 4,
                  1e-15);
    }
    if (w + 1 < kN) {
      EXPECT_UNKNOWN(d.premium_z[w]);
      continue;
    }
    EXPECT_NEAR(d.premium_z[w], pine_z(premium, w, kN), 1e-9);
    EXPECT_NEAR(d.oi_z[w], pine_z(open_interest, w, kN), 1e-9);
    EXPECT_NEAR(d.funding_z[w], pine_z(funding, w, kN), 1e-9);
  }
}

}  // namespace
}  // namespace btcflow::metrics
