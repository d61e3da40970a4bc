#include "preferences_json.h"

#include <algorithm>
#include <regex>

#include "btcflow/core/number.h"

namespace btcflow::app {

using core::Result;

namespace {

constexpr int kVersion = 1;

// Whoever edits the file may write 26 as well as "26".
std::optional<std::string> text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

bool is_setting(const std::string& key) {
  const auto keys = setting_keys();
  return std::any_of(keys.begin(), keys.end(), [&](const SettingKey& k) { return k.name == key; });
}

bool matches(const std::string& text, const char* pattern) {
  return std::regex_match(text, std::regex(pattern));
}

// Reads one object after another into the preferences.
class Reader {
 public:
  explicit Reader(const Json& root) : root_(root) {}

  LoadedPreferences read() {
    version();
    presets();
    settings();
    chart();
    files();
    program();
    window();
    return std::move(out_);
  }

 private:
  Preferences& preferences() { return out_.preferences; }
  void note(const std::string& key, const std::string& takes) {
    out_.notices.push_back("In the settings, \"" + key + "\" makes no sense; it takes " + takes +
                           ". Its default is used.");
  }

  const Json* member(const Json& object, const char* key) const {
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
  }
  const Json* object(const char* key) {
    const Json* value = member(root_, key);
    if (value == nullptr || value->is_object()) return value;
    note(key, "an object");
    return nullptr;
  }
  // Calls `take` with the text of a key that is there; false from it: not a value.
  template <typename Take>
  void value(const Json& object, const char* key, const std::string& name, const char* takes,
             const Take& take) {
    const Json* found = member(object, key);
    if (found == nullptr) return;
    const auto text = text_of(*found);
    if (!text || !take(*text)) note(name, takes);
  }

  void version() {
    const Json* version = member(root_, "version");
    if (version == nullptr) return;
    if (!version->is_number_integer() || *version < 1) return note("version", "a number from 1 on");
    if (*version > kVersion) {
      out_.notices.emplace_back(
          "The settings were written by a newer version of BTC Flow: what this one does not know is left as "
          "it is.");
    }
  }

  // `prefix` says whose they are.
  void assign(Settings& settings, const Json& object, const std::string& prefix) {
    for (const auto& [key, given] : object.items()) {
      if (!is_setting(key)) continue;
      const auto text = text_of(given);
      if (!text) {
        note(prefix + key, "a text or a number");
      } else if (const auto done = set(settings, key, *text); !done) {
        out_.notices.push_back("In the settings, " + prefix + done.error().sentence +
                               " Its default is used.");
      }
    }
  }

  void presets() {
    const Json* all = object("presets");
    if (all == nullptr) return;
    for (const auto& [name, object] : all->items()) {
      if (const auto good = check_preset_name(name); !good) {
        out_.notices.push_back("In the settings, a preset is left out: " + good.error().sentence);
      } else if (!object.is_object()) {
        note("presets." + name, "an object");
      } else {
        Settings settings;
        settings.preset = name;
        assign(settings, object, "preset " + name + ": ");
        preferences().own_presets[name] = std::move(settings);
      }
    }
  }

  // What the file does not say is as the preset has it.
  void settings() {
    const Json* object = this->object("settings");
    if (object == nullptr) return;
    value(*object, "preset", "settings.preset", "the name of a preset", [&](const std::string& name) {
      if (const auto built_in = preset(name)) {
        preferences().settings = *built_in;
        return true;
      }
      const auto own = preferences().own_presets.find(name);
      if (own == preferences().own_presets.end()) return false;
      preferences().settings = own->second;
      return true;
    });
    assign(preferences().settings, *object, "");
  }

  void chart() {
    value(root_, "timeframe", "timeframe", "D, 3D, W or M", [&](const std::string& text) {
      const auto timeframe = core::parse_timeframe(text);
      if (timeframe) preferences().timeframe = *timeframe;
      return timeframe.has_value();
    });
    if (const Json* range = object("range")) read_range(*range);
    pairs("view", preferences().view);
  }

  void pairs(const char* name, std::vector<std::pair<std::string, std::string>>& field) {
    const Json* object = this->object(name);
    if (object == nullptr) return;
    for (const auto& [key, given] : object->items()) {
      if (const auto text = text_of(given)) {
        field.emplace_back(key, *text);
      } else {
        note(name + ("." + key), "a text or a number");
      }
    }
  }

  void read_range(const Json& object) {
    const auto time = [&](const char* key) -> std::optional<core::Time> {
      const Json* found = member(object, key);
      return found != nullptr && found->is_string() ? core::parse_time(found->get<std::string>())
                                                    : std::nullopt;
    };
    const auto from = time("from");
    const auto to = time("to");
    if (!from || !to || *from >= *to) return note("range", "two instants, from before to");
    preferences().range = core::Span{*from, *to};
  }

  void files() {
    pairs("export", preferences().export_choices);
    value(root_, "import_folder", "import_folder", "a folder", [&](const std::string& text) {
      preferences().import_folder = text;
      return true;
    });
  }

  void flag(const Json& object, const char* key, const std::string& name, bool& field) {
    value(object, key, name, "true or false", [&](const std::string& text) {
      if (text != "true" && text != "false") return false;
      field = text == "true";
      return true;
    });
  }

  void number(const char* key, int most, int& field) {
    value(root_, key, key, ("a whole number from 0 to " + std::to_string(most)).c_str(),
          [&](const std::string& text) {
            const auto given = core::parse_integer(text);
            if (!given || *given < 0 || *given > most) return false;
            field = static_cast<int>(*given);
            return true;
          });
  }

  void program() {
    number("refresh_minutes", kMostRefreshMinutes, preferences().refresh_minutes);
    number("history_years", kMostHistoryYears, preferences().history_years);
    value(root_, "proxy", "proxy", "an address like http://host:port, or nothing",
          [&](const std::string& text) {
            if (!check_proxy(text)) return false;
            preferences().proxy = text;
            return true;
          });
    flag(root_, "notifications", "notifications", preferences().notifications);
    value(root_, "language", "language", "a code like de or pt_BR, or nothing", [&](const std::string& text) {
      if (!matches(text, "([a-z]{2,3}(_[A-Z]{2})?)?")) return false;
      preferences().language = text;
      return true;
    });
  }

  void window() {
    const Json* object = this->object("window");
    if (object == nullptr) return;
    const auto base64 = [&](const char* key, const std::string& name, std::string& field) {
      value(*object, key, name, "text in base64", [&](const std::string& text) {
        const bool good = text.find_first_not_of(
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                              "0123456789+/=") == std::string::npos;
        if (good) field = text;
        return good;
      });
    };
    base64("geometry", "window.geometry", preferences().window_geometry);
    base64("state", "window.state", preferences().window_state);
    flag(*object, "settings", "window.settings", preferences().settings_shown);
    flag(*object, "panels_away", "window.panels_away", preferences().panels_away);
  }

  const Json& root_;
  LoadedPreferences out_;
};

// The object under a key; what else stood there makes no sense and goes.
Json& object_in(Json& parent, const std::string& key) {
  Json& value = parent[key];
  if (!value.is_object()) value = Json::object();
  return value;
}

void write_settings(Json& object, const Settings& settings) {
  for (const auto& [key, value] : as_text(settings)) object[key] = value;
}

void write_presets(Json& presets, const std::map<std::string, Settings>& own) {
  Json kept = Json::object();
  for (const auto& [name, object] : presets.items()) {
    // What this version cannot read was not loaded, so its absence is no wish to delete it.
    if (own.contains(name) || !object.is_object() || !check_preset_name(name)) kept[name] = object;
  }
  for (const auto& [name, settings] : own) write_settings(object_in(kept, name), settings);
  presets = std::move(kept);
}

// In the order given; keys of another version follow.
void write_pairs(Json& object, const std::vector<std::pair<std::string, std::string>>& pairs) {
  Json written = Json::object();
  for (const auto& [key, value] : pairs) written[key] = value;
  for (const auto& [key, value] : object.items()) {
    if (!written.contains(key)) written[key] = value;
  }
  object = std::move(written);
}

void write_range(Json& root, const std::optional<core::Span>& range) {
  if (!range) {
    root.erase("range");
    return;
  }
  Json& object = object_in(root, "range");
  object["from"] = core::to_iso(range->from);
  object["to"] = core::to_iso(range->to);
}

void write_version(Json& root) {
  Json& version = root["version"];
  if (!version.is_number_integer() || version < kVersion) version = kVersion;
}

// One of them is the user's as a whole: it was kept, changed or thrown away.
void write_changed_presets(Json& presets, const std::map<std::string, Settings>& known,
                           const std::map<std::string, Settings>& own) {
  for (const auto& [name, settings] : known) {
    if (!own.contains(name)) presets.erase(name);
  }
  for (const auto& [name, settings] : own) {
    const auto before = known.find(name);
    if (before == known.end() || before->second != settings)
      write_settings(object_in(presets, name), settings);
  }
}

// Key by key.
void write_changed(Json& object, const Json& known, const Json& now) {
  for (const auto& [key, value] : now.items()) {
    const auto before = known.find(key);
    const bool same = before != known.end() && *before == value;
    if (!same || !object.contains(key)) object[key] = value;
  }
}

}  // namespace

LoadedPreferences preferences_from(const Json& root) { return Reader(root).read(); }

void write_preferences(Json& root, const Preferences& preferences) {
  write_version(root);
  Json& settings = object_in(root, "settings");
  settings["preset"] = preferences.settings.preset;
  write_settings(settings, preferences.settings);
  write_presets(object_in(root, "presets"), preferences.own_presets);
  root["timeframe"] = std::string(core::short_name(preferences.timeframe));
  write_range(root, preferences.range);
  write_pairs(object_in(root, "view"), preferences.view);
  write_pairs(object_in(root, "export"), preferences.export_choices);
  root["import_folder"] = preferences.import_folder;
  root["refresh_minutes"] = preferences.refresh_minutes;
  root["history_years"] = preferences.history_years;
  root["proxy"] = preferences.proxy;
  root["notifications"] = preferences.notifications;
  root["language"] = preferences.language;
  Json& window = object_in(root, "window");
  window["geometry"] = preferences.window_geometry;
  window["state"] = preferences.window_state;
  window["settings"] = preferences.settings_shown;
  window["panels_away"] = preferences.panels_away;
}

void write_changes(Json& root, const Preferences& known, const Preferences& preferences) {
  Json before = Json::object();
  Json after = Json::object();
  write_preferences(before, known);
  write_preferences(after, preferences);
  write_version(root);
  write_changed_presets(object_in(root, "presets"), known.own_presets, preferences.own_presets);
  if (known.range != preferences.range) write_range(root, preferences.range);
  for (const char* key : {"version", "presets", "range"}) after.erase(key);
  for (const auto& [key, value] : after.items()) {
    if (value.is_object()) {
      write_changed(object_in(root, key), before[key], value);
    } else if (!root.contains(key) || before[key] != value) {
      root[key] = value;
    }
  }
}

}  // namespace btcflow::app
