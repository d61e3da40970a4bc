// The preferences as JSON, and back.
#pragma once

#include <nlohmann/json.hpp>

#include "btcflow/app/preferences.h"

namespace btcflow::app {

using Json = nlohmann::ordered_json;  // a file that somebody arranged by hand stays arranged

// As much as is understood of an object; a notice for each value that makes no sense.
LoadedPreferences preferences_from(const Json& root);

// Sets every key that this version knows, and leaves the others.
void write_preferences(Json& root, const Preferences& preferences);
// Sets only what differs between the two, and what is not there.
void write_changes(Json& root, const Preferences& known, const Preferences& preferences);

}  // namespace btcflow::app
