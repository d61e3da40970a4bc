#include "value_fit.h"

#include <algorithm>
#include <cmath>

#include "btcflow/core/number.h"

namespace btcflow::chart {

using metrics::Column;
using metrics::Dashboard;

namespace {

// Room above the values, as a part of the pane; and below them.
constexpr double kLeastHeadroom = 0.12;
constexpr double kMostHeadroom = 0.5;
constexpr double kLeastFootroom = 0.05;
constexpr double kMostFootroom = 0.1;
constexpr double kLeastRatio = 1.001;  // of a logarithmic axis, where only one value is known

// Grows to hold the known values of a column.
void take_in(std::optional<QCPRange>& range, const Column& column, std::pair<std::size_t, std::size_t> bars,
             double factor = 1) {
  for (std::size_t b = bars.first; b < bars.second; ++b) {
    const double v = column[b] * factor;
    if (!core::known(v)) continue;
    if (!range) range = QCPRange(v, v);
    range->lower = std::min(range->lower, v);
    range->upper = std::max(range->upper, v);
  }
}

std::optional<QCPRange> visible_values(const Scene& scene, Pane pane, const QCPRange& time) {
  const Dashboard& d = *scene.data->dashboard;
  const auto bars = scene.data->bars_in(time.lower, time.upper);
  std::optional<QCPRange> range;
  switch (pane) {
    case Pane::Price:
      for (const Column* column : {&d.high, &d.low, &d.perp}) take_in(range, *column, bars);
      break;
    case Pane::Premium:
      range = QCPRange(-0.01, 0.01);
      take_in(range, d.premium_pct, bars, scene.options.perp_premium ? -1 : 1);
      break;
    case Pane::OpenInterest: {
      const double least = std::max(d.parameters.confluence_oi, 1.0);
      range = QCPRange(-least, least);
      take_in(range, d.oi_z, bars);
      break;
    }
    case Pane::Funding:
      range = scene.options.apr ? QCPRange(-1, 1) : QCPRange(-0.001, 0.001);
      take_in(range, d.funding_twap_8h, bars, scene.options.apr ? kAprFactor : kPercent);
      break;
    case Pane::Confluence:
      break;
  }
  return range;
}

}  // namespace

std::optional<QCPRange> fitted_values(const Scene& scene, const FitRequest& request) {
  if (scene.data == nullptr) return std::nullopt;
  const auto values = visible_values(scene, request.pane, request.time);
  if (!values) return std::nullopt;
  const auto part = [&](int pixels, double least, double most) {
    return std::clamp(static_cast<double>(pixels) / std::max(1, request.height), least, most);
  };
  // Of the pane; and as parts of what the values themselves take.
  const double above = part(request.headroom, kLeastHeadroom, kMostHeadroom);
  const double below = part(request.footroom, kLeastFootroom, kMostFootroom);
  const double headroom = above / (1 - above - below);
  const double footroom = below / (1 - above - below);
  if (request.scale == Scale::Logarithmic && values->lower > 0) {
    const double ratio = std::max(values->upper / values->lower, kLeastRatio);
    return QCPRange(values->lower / std::pow(ratio, footroom), values->upper * std::pow(ratio, headroom));
  }
  const double height = std::max(values->size(), std::abs(values->upper) * 1e-3);
  const double least = request.scale == Scale::Logarithmic ? 1e-9 : -HUGE_VAL;
  return QCPRange(std::max(values->lower - footroom * height, least), values->upper + headroom * height);
}

}  // namespace btcflow::chart
