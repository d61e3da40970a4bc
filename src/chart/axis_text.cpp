#include "axis_text.h"

#include <array>
#include <cmath>

#include "btcflow/core/number.h"
#include "words.h"

namespace btcflow::chart {

namespace {

// Prices from `from` on are written in so many, unless ticks stand closer than a tenth of that can tell
// apart.
struct Shortening {
  double from;
  double of;
  const char* sign;
};
constexpr std::array<Shortening, 2> kShortenings{{{1e6, 1e6, " M"}, {1e4, 1e3, " K"}}};
constexpr int kMostDecimals = 8;

QString price_text(double value, double step) {
  for (const Shortening& scale : kShortenings) {
    if (std::abs(value) < scale.from || (step > 0 && step < scale.of / 10)) continue;
    const bool whole = std::fmod(value, scale.of) == 0;
    return text(core::fixed(value / scale.of, whole ? 0 : 1) + scale.sign);
  }
  return text(core::grouped(value, decimals_for(step == 0 ? value : step)));
}

QString with_unit(Pane pane, double value, int decimals) {
  if (pane == Pane::OpenInterest) return text(core::fixed(value, decimals, true)) + QStringLiteral(" σ");
  return text(core::fixed(value, decimals)) + QStringLiteral(" %");
}

}  // namespace

QString axis_text(Pane pane, const ViewOptions&, double value, double step) {
  if (pane == Pane::Confluence) return {};
  // A zero that is a rounding error away from zero would get a sign.
  if (std::abs(value) < step * 1e-9) value = 0;
  if (pane == Pane::Price) return price_text(value, step);
  return with_unit(pane, value, decimals_for(step == 0 ? value : step));
}

QString precise_text(Pane pane, const ViewOptions& options, double value) {
  switch (pane) {
    case Pane::Price:
      return text(core::grouped(value, std::abs(value) < 100 ? 2 : 0));
    case Pane::Premium:
      return with_unit(pane, value, 3);
    case Pane::OpenInterest:
      return with_unit(pane, value, 2);
    case Pane::Funding:
      return with_unit(pane, value, options.apr ? 1 : 4);
    case Pane::Confluence:
      break;
  }
  return {};
}

int decimals_for(double step) {
  if (!(std::abs(step) > 0)) return 0;
  // Of 0.25 two, of 0.2 one, of 20 none; a step of 0.2 is 0.2, not 0.19999: hence the allowance.
  for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
    const double scaled = std::abs(step) * std::pow(10.0, decimals);
    if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return kMostDecimals;
}

}  // namespace btcflow::chart
