// Every number and switch that the formulas of docs/metrics.md leave to the user. Defaults are the `standard`
// preset.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/timeframe.h"

namespace btcflow::metrics {

enum class PremiumSampling { Mean, Last };
enum class BasketMode { Mean, Median, Weighted };  // weighted: spot by volume, perps by USD open interest
enum class Composition { Sum, Linked, Single };
enum class OpenInterestIn { Usd, Coin };
enum class ZScoreMethod { Standard, Robust };
enum class FundingWeights { Equal, OpenInterest };
enum class TwapWeights { Time, Bars };  // Bars: the plain mean of the last m bars (classic)
enum class ConfluenceMode { ZScore, Absolute };

struct Parameters {
  // Ids of instruments that take no part: as if the market lacked them, but for the stablecoin rates
  // (`venues.exclude`). Sorted, so that equal choices compare equal.
  std::vector<std::string> excluded;

  PremiumSampling premium_sampling = PremiumSampling::Mean;

  BasketMode spot_basket = BasketMode::Mean;
  BasketMode perp_basket = BasketMode::Mean;
  std::optional<double> outlier_pct = 5.0;  // none: no guard
  bool quote_correction = true;

  core::ThreeDayGrid three_day = core::ThreeDayGrid::Year;

  OpenInterestIn oi_unit = OpenInterestIn::Usd;
  Composition oi_composition = Composition::Linked;
  std::string oi_instrument;  // for Composition::Single

  std::optional<int> zscore_length;  // none: the timeframe's default (D 90, 3D 60, W 52, M 24)
  ZScoreMethod zscore_method = ZScoreMethod::Standard;
  double zscore_min_known = 0.95;  // part of the window that must be known

  FundingWeights funding_weights = FundingWeights::Equal;
  std::optional<int> twap_length;  // none: the timeframe's default (D 7, 3D 5, W 4, M 3)
  TwapWeights twap_weights = TwapWeights::Time;

  ConfluenceMode confluence_mode = ConfluenceMode::ZScore;
  double confluence_premium = 1.0;
  double confluence_oi = 1.5;
  double confluence_funding = 1.0;

  double extremes_k = 2.0;
  int extremes_need = 2;

  int join_gap = 1;  // bars without the signal that do not end a run

  friend bool operator==(const Parameters&, const Parameters&) = default;
};

int zscore_length(const Parameters& parameters, core::Timeframe timeframe);
int twap_length(const Parameters& parameters, core::Timeframe timeframe);

// docs/metrics.md section 13.
Parameters classic_preset();

// The thresholds of confluence.mode=absolute (docs/metrics.md section 8): fixed, with an allowance for
// rounding.
inline constexpr double kAbsolutePremiumPct = 0.05;
inline constexpr double kAbsoluteFundingHigh = 0.0003;  // fraction per 8 h
inline constexpr double kAbsoluteFundingLow = 0.0;
inline constexpr double kAbsoluteAllowance = 1e-12;

}  // namespace btcflow::metrics
