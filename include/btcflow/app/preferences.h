// What the program remembers between starts: <config>/settings.json (docs/settings.md). No secrets: those
// live in the desktop's keychain.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/core/error.h"
#include "btcflow/core/time.h"
#include "btcflow/core/timeframe.h"

namespace btcflow::app {

struct Preferences {
  Settings settings;
  std::map<std::string, Settings> own_presets;  // by name, which is also their Settings::preset
  core::Timeframe timeframe = core::Timeframe::Week;
  std::optional<core::Span> range;  // visible; none: everything
  // How the chart looks: chart::as_text() of its options, which this room does not know.
  std::vector<std::pair<std::string, std::string>> view;
  int refresh_minutes = 15;  // 0: never by itself; at most kMostRefreshMinutes
  int history_years = 0;     // how far back is fetched; 0: everything; at most kMostHistoryYears
  std::string proxy;         // see check_proxy()
  bool notifications = true;
  std::string language;  // "de", "es", "en", "pt_BR"; empty: the desktop's
  std::vector<std::pair<std::string, std::string>> export_choices;  // as the export dialog writes them
  std::string import_folder;  // where the last file to import was chosen
  // The window's place and panels, as Qt writes them, in base64.
  std::string window_geometry;
  std::string window_state;
  bool settings_shown = false;  // the settings' panel
  bool panels_away = false;     // all panels put away by one key, to come back by it

  friend bool operator==(const Preferences&, const Preferences&) = default;
};

inline constexpr int kMostRefreshMinutes = 7 * 24 * 60;
inline constexpr int kMostHistoryYears = 30;

struct LoadedPreferences {
  Preferences preferences;
  std::vector<std::string> notices;  // sentences for the user
};

// Never fails: an absent file gives the defaults; one that cannot be read as JSON is renamed to
// settings.json.broken-<n>, said so, and the defaults are given; a single value that makes no sense is left
// at its default with a notice naming the key; keys of a newer version are left alone. A file that cannot be
// read at all is left where it is, with a notice.
LoadedPreferences load_preferences(const std::filesystem::path& config_folder);

// All of them. Atomic, private to the user (0600); makes the folder (0700). Keys that this version does not
// know are kept, own presets that are not among the preferences are not. A broken file is set aside as above.
// Waits for the disk, and a moment for other instances that are saving. Errors: Io, the file is then as it
// was (and one that cannot be read is not written over).
core::Result<void> save_preferences(const std::filesystem::path& config_folder,
                                    const Preferences& preferences);

// As above, but only what differs from `known`, which this process loaded or saved last, or what the file
// lacks. The rest stays as it is by now: another instance may have saved it meanwhile.
core::Result<void> save_changes(const std::filesystem::path& config_folder, const Preferences& known,
                                const Preferences& preferences);

// An own preset's name: 1 to 40 characters, no control characters, no built-in preset's name in whatever
// case, no blanks at its ends or two in a row (a picture's text would lose them). The error says what is
// wrong.
core::Result<void> check_preset_name(std::string_view name);

// http://host:port, https://, socks4://, socks4a://, socks5:// or socks5h://; empty: as the environment says.
// With a user's name or password it is refused: the settings hold no secrets.
core::Result<void> check_proxy(std::string_view proxy);

// A built-in preset, or an own one of the settings file. The error lists the names. `notices` takes what
// there is to say of the file.
core::Result<Settings> find_preset(std::string_view name, const std::filesystem::path& config_folder,
                                   std::vector<std::string>& notices);

}  // namespace btcflow::app
