#include "btcflow/app/picture_text.h"

#include <algorithm>
#include <set>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/event_text.h"

namespace btcflow::app {

namespace {

// The venues that have anything to show; a long list is counted instead.
std::string data_sources(const metrics::Dashboard& dashboard) {
  constexpr std::size_t kMostNamed = 9;
  std::set<std::string> venues;
  for (const metrics::VenueColumns& venue : dashboard.venues) venues.insert(venue.instrument.venue);
  if (venues.size() > kMostNamed) return std::to_string(venues.size()) + " venues";
  return joined({venues.begin(), venues.end()}, ", ");
}

}  // namespace

std::string picture_caption(const metrics::Dashboard& dashboard, const Settings& settings, core::Time from,
                            core::Time to, bool demo) {
  std::vector<std::string> parts{"BTC Flow " BTCFLOW_VERSION};
  if (demo) parts.emplace_back(kDemoNotice);
  parts.push_back(dashboard.asset + " " + std::string(core::short_name(dashboard.timeframe)));
  parts.push_back(core::to_date(from) + " to " + core::to_date(std::min(to, dashboard.as_of.instant)));
  const std::string differences = differences_from_preset(settings);
  parts.push_back(settings.preset + (differences.empty() ? "" : " (" + differences + ")"));
  parts.push_back("as of " + core::to_iso(dashboard.as_of.instant));
  parts.push_back("data: " + data_sources(dashboard));
  return joined(parts, " · ");
}

std::vector<std::pair<std::string, std::string>> picture_parameters(const metrics::Dashboard& dashboard,
                                                                    const Settings& settings, core::Time from,
                                                                    core::Time to, bool demo) {
  std::vector<std::pair<std::string, std::string>> out{
      {"Software", "BTC Flow " BTCFLOW_VERSION},
      {"btcflow.asset", dashboard.asset},
      {"btcflow.timeframe", std::string(core::short_name(dashboard.timeframe))},
      {"btcflow.from", core::to_iso(from)},
      {"btcflow.to", core::to_iso(to)},
      {"btcflow.as-of", core::to_iso(dashboard.as_of.instant)},
      {"btcflow.preset", settings.preset},
      {"btcflow.demo", demo ? "true" : "false"}};
  for (const auto& [key, value] : as_text(settings)) out.emplace_back("btcflow.set." + key, value);
  return out;
}

}  // namespace btcflow::app
