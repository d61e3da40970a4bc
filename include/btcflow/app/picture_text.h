// What an exported picture says of itself: a line for people, and every parameter for the program.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::app {

// "BTC Flow 0.1.0 · BTC W · 2015-01-05 to 2024-01-01 · standard · as of 2024-01-01T00:00:00Z · data: bitmex,
// ..."
std::string picture_caption(const metrics::Dashboard& dashboard, const Settings& settings, core::Time from,
                            core::Time to, bool demo);

// Keys and values for a PNG's text chunks.
std::vector<std::pair<std::string, std::string>> picture_parameters(const metrics::Dashboard& dashboard,
                                                                    const Settings& settings, core::Time from,
                                                                    core::Time to, bool demo);

}  // namespace btcflow::app
