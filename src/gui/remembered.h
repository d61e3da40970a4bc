// What of the settings file only the window understands: how the chart looks, and what was chosen for
// exports.
#pragma once

#include <string>
#include <vector>

#include "btcflow/app/preferences.h"

namespace btcflow::gui {

// A sentence for each value that makes no sense: it is left at its default. Keys of another version are none.
std::vector<std::string> nonsense_in(const app::Preferences& preferences);

}  // namespace btcflow::gui
