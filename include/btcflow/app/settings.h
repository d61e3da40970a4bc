// What the user may set, by the names of docs/metrics.md (`--set key=value`), and the presets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/metrics/parameters.h"

namespace btcflow::app {

// Which way up the premium is shown. The columns and states are always those of Spot (docs/metrics.md section
// 4).
enum class PremiumSign { Spot, Perp };

struct Settings {
  std::string preset = "standard";  // what they began with: a built-in preset, or one of the user's own
  metrics::Parameters parameters;
  PremiumSign premium_sign = PremiumSign::Spot;
  friend bool operator==(const Settings&, const Settings&) = default;
};

// The built-in ones. The user's own are in the preferences.
std::vector<std::string> preset_names();
core::Result<Settings> preset(std::string_view name);

// Sets one key. The error names the key and what it takes; the settings are then unchanged.
core::Result<void> set(Settings& settings, std::string_view key, std::string_view value);
// The same from "key=value".
core::Result<void> set(Settings& settings, std::string_view assignment);

struct SettingKey {
  std::string name;
  std::string values;  // what it takes, for people
};
std::vector<SettingKey> setting_keys();

// Every key with its present value, in the order of setting_keys(); set() takes each back.
std::vector<std::pair<std::string, std::string>> as_text(const Settings& settings);
// Only what differs from the preset: "oi.unit=coin, zscore.length=26"; empty if nothing does. Of the user's
// own presets, which others do not know: what differs from the standard one.
std::string differences_from_preset(const Settings& settings);

}  // namespace btcflow::app
