// What the program remembers between starts: <config>/settings.json (docs/data.md). No secrets: those live in
// the desktop's keychain.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/core/error.h"
#include "btcflow/core/time.h"
#include "btcflow/core/timeframe.h"

namespace btcflow::app {

struct Preferences {
  Settings settings;
  std::map<std::string, Settings> own_presets;  // by name; never "standard" or "classic"
  core::Timeframe timeframe = core::Timeframe::Week;
  std::optional<core::Span> range;  // visible; none: everything
  // How the chart looks: chart::as_text() of its options, which this room does not know.
  std::vector<std::pair<std::string, std::string>> view;
  int refresh_minutes = 15;  // 0: never by itself
  std::string proxy;         // http://host:port or socks5h://host:port; empty: as the environment says
  bool notifications = true;
  std::string language;  // "de", "es", "en"; empty: the desktop's
  // The window's place and panels, as Qt writes them, in base64.
  std::string window_geometry;
  std::string window_state;

  friend bool operator==(const Preferences&, const Preferences&) = default;
};

struct LoadedPreferences {
  Preferences preferences;
  std::vector<std::string> notices;  // sentences for the user
};

// Never fails: an absent file gives the defaults; one that cannot be read as JSON is renamed to
// settings.json.broken-<n>, said so, and the defaults are given; a single value that makes no sense is left
// at its default with a notice naming the key; keys of a newer version are left alone.
LoadedPreferences load_preferences(const std::filesystem::path& config_folder);

// Atomic, private to the user (0600); makes the folder. Keys that this version does not know are kept.
core::Result<void> save_preferences(const std::filesystem::path& config_folder,
                                    const Preferences& preferences);

// An own preset's name: 1 to 40 characters, no control characters, no built-in preset's name. The error says
// what is wrong.
core::Result<void> check_preset_name(std::string_view name);

}  // namespace btcflow::app
