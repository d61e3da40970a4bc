#include "btcflow/app/picture_text.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/event_text.h"
#include "btcflow/app/preferences.h"
#include "btcflow/core/number.h"

namespace btcflow::app {

using core::Error;
using core::ErrorKind;
using core::Result;

namespace {

constexpr std::string_view kProgram = "BTC Flow";
// Of the keys: what is ours, and below that what belongs to the settings and to the view.
constexpr std::string_view kOurs = "btcflow.";
constexpr std::string_view kSettingPart = "set.";
constexpr std::string_view kViewPart = "view.";

// The venues that have anything to show; a long list is counted instead.
std::string data_sources(const metrics::Dashboard& dashboard) {
  constexpr std::size_t kMostNamed = 9;
  std::set<std::string> venues;
  for (const metrics::VenueColumns& venue : dashboard.venues) venues.insert(venue.instrument.venue);
  if (venues.size() > kMostNamed) return std::to_string(venues.size()) + " venues";
  return joined({venues.begin(), venues.end()}, ", ");
}

// Reads pairs into parameters, and remembers the first that cannot be.
class PictureReader {
 public:
  explicit PictureReader(const TextPairs& text) {
    for (const auto& [key, value] : text) {
      if (key == "Software") software_ = value;
      if (key.starts_with(kOurs)) ours_.emplace_back(key.substr(kOurs.size()), value);
    }
  }

  Result<PictureParameters> read() {
    if (ours_.empty()) {
      return Error{ErrorKind::BadInput,
                   "This picture carries no parameters of BTC Flow: it was made by something else, or "
                   "something took them out."};
    }
    // The preset before what differs from it.
    take_if_there("preset");
    for (const char* key : {"timeframe", "from", "to", "as-of"}) {
      if (!find(key)) problem_ = "The picture does not say btcflow." + std::string(key) + ".";
    }
    for (const auto& [key, value] : ours_) {
      if (key != "preset") take(key, value);
    }
    if (problem_.empty() && out_.range.empty())
      problem_ = "The picture's btcflow.from is not before its btcflow.to.";
    if (!problem_.empty()) return Error{ErrorKind::BadInput, problem_};
    return std::move(out_);
  }

 private:
  const std::string* find(std::string_view key) const {
    for (const auto& [name, value] : ours_) {
      if (name == key) return &value;
    }
    return nullptr;
  }
  void take_if_there(const char* key) {
    if (const std::string* value = find(key)) take(key, *value);
  }

  void take(const std::string& key, const std::string& value) {
    if (!problem_.empty()) return;
    if (key.starts_with(kSettingPart)) return take_setting(key.substr(kSettingPart.size()), value);
    if (key.starts_with(kViewPart)) {
      out_.view.emplace_back(key.substr(kViewPart.size()), value);
      return;
    }
    const auto known = readers().find(key);
    if (known == readers().end()) return take_unknown(key);
    if (!known->second(out_, value)) {
      problem_ = "The picture's btcflow." + key + " makes no sense: \"" + value + "\".";
    }
  }

  void take_setting(const std::string& key, const std::string& value) {
    const auto keys = setting_keys();
    if (std::none_of(keys.begin(), keys.end(), [&](const SettingKey& k) { return k.name == key; })) {
      return take_unknown("set." + key);
    }
    if (const auto done = set(out_.settings, key, value); !done) {
      problem_ = "The picture's " + done.error().sentence;
    }
  }

  void take_unknown(const std::string& key) {
    problem_ = "The picture carries btcflow." + key + ", which BTC Flow " BTCFLOW_VERSION " does not know" +
               (software_.empty() ? "." : "; it was made by " + software_ + ".");
  }

  using Read = std::function<bool(PictureParameters&, const std::string&)>;
  static const std::map<std::string, Read>& readers();

  std::string software_;
  TextPairs ours_;  // without "btcflow."
  PictureParameters out_;
  std::string problem_;
};

bool read_flag(bool& flag, const std::string& value) {
  flag = value == "true";
  return flag || value == "false";
}

bool read_time(core::Time& time, const std::string& value) {
  const auto parsed = core::parse_time(value);
  if (parsed) time = *parsed;
  return parsed.has_value();
}

bool read_preset(PictureParameters& p, const std::string& value) {
  if (const auto built_in = preset(value)) {
    p.settings = *built_in;
    return true;
  }
  // Somebody's own: its settings are all there, one by one.
  p.settings.preset = value;
  return static_cast<bool>(check_preset_name(value));
}

const std::map<std::string, PictureReader::Read>& PictureReader::readers() {
  using P = PictureParameters;
  static const std::map<std::string, Read> all{
      {"asset",
       [](P& p, const std::string& v) {
         p.asset = v;
         return !v.empty();
       }},
      {"timeframe",
       [](P& p, const std::string& v) {
         const auto timeframe = core::parse_timeframe(v);
         if (timeframe) p.timeframe = *timeframe;
         return timeframe.has_value();
       }},
      {"from", [](P& p, const std::string& v) { return read_time(p.range.from, v); }},
      {"to", [](P& p, const std::string& v) { return read_time(p.range.to, v); }},
      {"as-of", [](P& p, const std::string& v) { return read_time(p.as_of, v); }},
      {"live", [](P& p, const std::string& v) { return read_flag(p.live, v); }},
      {"demo", [](P& p, const std::string& v) { return read_flag(p.demo, v); }},
      {"preset", read_preset},
      {"size",
       [](P& p, const std::string& v) {
         const auto size = parse_picture_size(v);
         if (size) std::tie(p.width, p.height) = *size;
         return size.has_value();
       }},
      {"scale",
       [](P& p, const std::string& v) {
         const auto scale = core::parse_number(v);
         if (scale) p.scale = *scale;
         return scale && *scale > 0;
       }},
      {"cursor", [](P& p, const std::string& v) { return read_time(p.cursor.emplace(), v); }},
  };
  return all;
}

// A caption is one line.
std::string differences_for_caption(Settings settings) {
  constexpr std::size_t kMostNamed = 3;
  const std::size_t left_out = settings.parameters.excluded.size();
  if (left_out <= kMostNamed) return differences_from_preset(settings);
  settings.parameters.excluded.clear();
  const std::string others = differences_from_preset(settings);
  return others + (others.empty() ? "" : ", ") + "without " + std::to_string(left_out) + " instruments";
}

}  // namespace

std::string picture_caption(const metrics::Dashboard& dashboard, const Settings& settings, core::Time from,
                            core::Time to, bool demo) {
  std::vector<std::string> parts{std::string(kProgram) + " " BTCFLOW_VERSION};
  if (demo) parts.emplace_back(kDemoNotice);
  parts.push_back(dashboard.asset + " " + std::string(core::short_name(dashboard.timeframe)));
  parts.push_back(core::to_date(from) + " to " + core::to_date(std::min(to, dashboard.as_of.instant)));
  const std::string differences = differences_for_caption(settings);
  parts.push_back(settings.preset + (differences.empty() ? "" : " (" + differences + ")"));
  parts.push_back("as of " + core::to_iso(dashboard.as_of.instant));
  parts.push_back("data: " + data_sources(dashboard));
  return joined(parts, " · ");
}

TextPairs as_text(const PictureParameters& p) {
  TextPairs out{{"Software", std::string(kProgram) + " " BTCFLOW_VERSION},
                {"btcflow.asset", p.asset},
                {"btcflow.timeframe", std::string(core::short_name(p.timeframe))},
                {"btcflow.from", core::to_iso(p.range.from)},
                {"btcflow.to", core::to_iso(p.range.to)},
                {"btcflow.as-of", core::to_iso(p.as_of)},
                {"btcflow.live", p.live ? "true" : "false"},
                {"btcflow.demo", p.demo ? "true" : "false"},
                {"btcflow.preset", p.settings.preset},
                {"btcflow.size", std::to_string(p.width) + "x" + std::to_string(p.height)},
                {"btcflow.scale", core::to_text(p.scale)}};
  if (p.cursor) out.emplace_back("btcflow.cursor", core::to_iso(*p.cursor));
  for (const auto& [key, value] : as_text(p.settings)) out.emplace_back("btcflow.set." + key, value);
  for (const auto& [key, value] : p.view) out.emplace_back("btcflow.view." + key, value);
  return out;
}

Result<PictureParameters> read_picture_parameters(const TextPairs& text) {
  return PictureReader(text).read();
}

std::optional<std::pair<int, int>> parse_picture_size(std::string_view text) {
  const std::size_t x = text.find('x');
  if (x == std::string_view::npos) return std::nullopt;
  const auto side = [](std::string_view number) -> int {
    const bool digits = number.find_first_not_of("0123456789") == std::string_view::npos;
    const auto value = digits ? core::parse_integer(number) : std::nullopt;
    return value && *value <= std::numeric_limits<int>::max() ? static_cast<int>(*value) : 0;
  };
  const std::pair<int, int> size{side(text.substr(0, x)), side(text.substr(x + 1))};
  if (size.first < 1 || size.second < 1) return std::nullopt;
  return size;
}

}  // namespace btcflow::app
