#include "last_value.h"

#include <algorithm>

#include "strip_plot.h"
#include "value_fit.h"

namespace btcflow::chart {

double value_of_bar(Pane pane, const Scene& scene, std::size_t bar) {
  const metrics::Dashboard& d = *scene.data->dashboard;
  switch (pane) {
    case Pane::Price:
      return core::known(d.close[bar]) ? d.close[bar] : d.perp[bar];
    case Pane::Premium:
      return d.premium_pct[bar] * (scene.options.perp_premium ? -1 : 1);
    case Pane::OpenInterest:
      return d.oi_z[bar];
    case Pane::Funding:
      return d.funding_twap_8h[bar] * (scene.options.apr ? kAprFactor : kPercent);
    case Pane::Confluence:
      return d.score[bar];
  }
  return core::kUnknown;
}

namespace {

QColor colour_at(Pane pane, const Scene& scene, std::size_t bar) {
  const metrics::Dashboard& d = *scene.data->dashboard;
  const Theme& theme = scene.options.theme;
  switch (pane) {
    case Pane::Price:
      if (!core::known(d.close[bar])) return theme.perp;
      return d.close[bar] >= d.open[bar] ? theme.up : theme.down;
    case Pane::Premium:
      return d.premium_pct[bar] >= 0 ? theme.up : theme.down;
    case Pane::OpenInterest:
      return theme.open_interest;
    case Pane::Funding:
      return theme.funding;
    case Pane::Confluence:
      return d.score[bar] > 0 ? theme.up : d.score[bar] < 0 ? theme.down : theme.muted;
  }
  return theme.muted;
}

bool is_carried(Pane pane, const metrics::Dashboard& d, std::size_t bar) {
  if (pane == Pane::Price) return days_old(core::known(d.close[bar]) ? d.spot_age : d.perp_age, bar) > 0;
  return pane == Pane::OpenInterest && days_old(d.oi_age, bar) > 0;
}

}  // namespace

std::optional<LastValue> last_value(Pane pane, const Scene& scene, const QCPRange& time) {
  if (scene.data == nullptr) return std::nullopt;
  const auto last = scene.data->last_known();
  const std::size_t end = scene.data->bars_in(time.lower, time.upper).second;
  if (!last || end == 0) return std::nullopt;
  std::size_t bar = std::min(*last, end - 1);
  const metrics::Dashboard& d = *scene.data->dashboard;
  if (!d.closed[bar] && bar > 0 && !core::known(value_of_bar(pane, scene, bar))) --bar;
  const double value = value_of_bar(pane, scene, bar);
  if (!core::known(value)) return std::nullopt;
  return LastValue{value, colour_at(pane, scene, bar), d.closed[bar] && !is_carried(pane, d, bar)};
}

}  // namespace btcflow::chart
