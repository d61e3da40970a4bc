#include "btcflow/metrics/parameters.h"

namespace btcflow::metrics {

using core::Timeframe;

int zscore_length(const Parameters& parameters, Timeframe timeframe) {
  if (parameters.zscore_length) return *parameters.zscore_length;
  switch (timeframe) {
    case Timeframe::Day:
      return 90;
    case Timeframe::ThreeDay:
      return 60;
    case Timeframe::Week:
      return 52;
    case Timeframe::Month:
      return 24;
  }
  return 90;
}

int twap_length(const Parameters& parameters, Timeframe timeframe) {
  if (parameters.twap_length) return *parameters.twap_length;
  switch (timeframe) {
    case Timeframe::Day:
      return 7;
    case Timeframe::ThreeDay:
      return 5;
    case Timeframe::Week:
      return 4;
    case Timeframe::Month:
      return 3;
  }
  return 7;
}

Parameters classic_preset() {
  Parameters p;
  p.premium_sampling = PremiumSampling::Last;
  p.outlier_pct.reset();
  p.quote_correction = false;
  p.oi_composition = Composition::Sum;
  p.twap_weights = TwapWeights::Bars;
  p.zscore_min_known = 1.0;
  return p;
}

}  // namespace btcflow::metrics
