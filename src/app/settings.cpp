#include "btcflow/app/settings.h"

#include <algorithm>
#include <functional>

#include "btcflow/core/number.h"

namespace btcflow::app {

using core::Error;
using core::ErrorKind;
using core::Result;
using metrics::Parameters;

namespace {

// One key: what it takes, how to write it into settings (false: not a value), how to read it.
struct Key {
  std::string name;
  std::string values;
  std::function<bool(Settings&, std::string_view)> write;
  std::function<std::string(const Settings&)> read;
};

template <typename Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : "|") + std::string(name);
  return text;
}

template <typename Enum>
Key choice(std::string name, Enum& (*field)(Settings&), Choices<Enum> choices) {
  std::vector<std::string_view> names;
  for (const auto& [text, value] : choices) names.push_back(text);
  return {std::move(name), joined(names),
          [=](Settings& settings, std::string_view text) {
            for (const auto& [choice_text, value] : choices) {
              if (choice_text != text) continue;
              field(settings) = value;
              return true;
            }
            return false;
          },
          [=](const Settings& settings) {
            Settings copy = settings;
            for (const auto& [text, value] : choices) {
              if (value == field(copy)) return std::string(text);
            }
            return std::string();
          }};
}

Key number(std::string name, double& (*field)(Settings&), double least, double most) {
  return {std::move(name), "a number from " + core::to_text(least) + " to " + core::to_text(most),
          [=](Settings& settings, std::string_view text) {
            const auto value = core::parse_number(text);
            if (!value || *value < least || *value > most) return false;
            field(settings) = *value;
            return true;
          },
          [=](const Settings& settings) {
            Settings copy = settings;
            return core::to_text(field(copy));
          }};
}

Key integer(std::string name, int& (*field)(Settings&), int least, int most) {
  return {std::move(name), "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
          [=](Settings& settings, std::string_view text) {
            const auto value = core::parse_integer(text);
            if (!value || *value < least || *value > most) return false;
            field(settings) = static_cast<int>(*value);
            return true;
          },
          [=](const Settings& settings) {
            Settings copy = settings;
            return std::to_string(field(copy));
          }};
}

// A length in bars, or "default" for the timeframe's own.
Key length(std::string name, std::optional<int>& (*field)(Settings&), int least) {
  constexpr int kLongest = 5000;
  return {std::move(name),
          "a whole number of bars from " + std::to_string(least) + " to " + std::to_string(kLongest) +
              ", or default",
          [=](Settings& settings, std::string_view text) {
            const auto value = core::parse_integer(text);
            if (text != "default" && (!value || *value < least || *value > kLongest)) return false;
            field(settings) = value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
            return true;
          },
          [=](const Settings& settings) {
            Settings copy = settings;
            const auto& value = field(copy);
            return value ? std::to_string(*value) : std::string("default");
          }};
}

Key outlier_key() {
  return {"basket.outlier_pct", "a number above 0 up to 100, or off",
          [](Settings& settings, std::string_view text) {
            const auto value = core::parse_number(text);
            if (text != "off" && (!value || *value <= 0 || *value > 100)) return false;
            settings.parameters.outlier_pct = text == "off" ? std::nullopt : value;
            return true;
          },
          [](const Settings& settings) {
            const auto& pct = settings.parameters.outlier_pct;
            return pct ? core::to_text(*pct) : std::string("off");
          }};
}

Key composition_key() {
  using metrics::Composition;
  return {"oi.composition", "sum|linked|an instrument like bybit:BTCUSDT",
          [](Settings& settings, std::string_view text) {
            const bool instrument = text.find(':') != std::string_view::npos;
            if (text != "sum" && text != "linked" && !instrument) return false;
            settings.parameters.oi_composition = text == "sum"      ? Composition::Sum
                                                 : text == "linked" ? Composition::Linked
                                                                    : Composition::Single;
            settings.parameters.oi_instrument = instrument ? std::string(text) : std::string();
            return true;
          },
          [](const Settings& settings) -> std::string {
            switch (settings.parameters.oi_composition) {
              case Composition::Sum:
                return "sum";
              case Composition::Linked:
                return "linked";
              case Composition::Single:
                return settings.parameters.oi_instrument;
            }
            return {};
          }};
}

// "bybit:BTCUSDT"; the symbol may hold further colons.
bool is_instrument_id(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  return text.front() != ' ' && text.back() != ' ' &&
         std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

Key excluded_key() {
  return {"venues.exclude", "none, or instruments joined by |, like bybit:BTCUSDT|okx:BTC-USDT-SWAP",
          [](Settings& settings, std::string_view text) {
            std::vector<std::string> ids;
            for (std::size_t from = 0; text != "none" && from <= text.size();) {
              const std::size_t end = std::min(text.find('|', from), text.size());
              ids.emplace_back(text.substr(from, end - from));
              if (!is_instrument_id(ids.back())) return false;
              from = end + 1;
            }
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            settings.parameters.excluded = std::move(ids);
            return true;
          },
          [](const Settings& settings) {
            const auto& ids = settings.parameters.excluded;
            return ids.empty() ? std::string("none") : joined({ids.begin(), ids.end()});
          }};
}

#define BTCFLOW_FIELD(type, member) +[](Settings& s) -> type& { return s.member; }

std::vector<Key> make_keys() {
  using namespace metrics;
  using core::ThreeDayGrid;
  return {
      choice<PremiumSampling>("premium.sampling", BTCFLOW_FIELD(PremiumSampling, parameters.premium_sampling),
                              {{"mean", PremiumSampling::Mean}, {"last", PremiumSampling::Last}}),
      choice<PremiumSign>("premium.sign", BTCFLOW_FIELD(PremiumSign, premium_sign),
                          {{"spot", PremiumSign::Spot}, {"perp", PremiumSign::Perp}}),
      choice<BasketMode>(
          "basket.spot", BTCFLOW_FIELD(BasketMode, parameters.spot_basket),
          {{"mean", BasketMode::Mean}, {"median", BasketMode::Median}, {"volume", BasketMode::Weighted}}),
      choice<BasketMode>(
          "basket.perp", BTCFLOW_FIELD(BasketMode, parameters.perp_basket),
          {{"mean", BasketMode::Mean}, {"median", BasketMode::Median}, {"oi", BasketMode::Weighted}}),
      outlier_key(),
      choice<bool>("basket.quote_correction", BTCFLOW_FIELD(bool, parameters.quote_correction),
                   {{"true", true}, {"false", false}}),
      choice<ThreeDayGrid>("bars.three_day", BTCFLOW_FIELD(ThreeDayGrid, parameters.three_day),
                           {{"year", ThreeDayGrid::Year}, {"running", ThreeDayGrid::Running}}),
      choice<OpenInterestIn>("oi.unit", BTCFLOW_FIELD(OpenInterestIn, parameters.oi_unit),
                             {{"usd", OpenInterestIn::Usd}, {"coin", OpenInterestIn::Coin}}),
      composition_key(),
      length("zscore.length", BTCFLOW_FIELD(std::optional<int>, parameters.zscore_length), 2),
      choice<ZScoreMethod>("zscore.method", BTCFLOW_FIELD(ZScoreMethod, parameters.zscore_method),
                           {{"standard", ZScoreMethod::Standard}, {"robust", ZScoreMethod::Robust}}),
      number("zscore.min_known", BTCFLOW_FIELD(double, parameters.zscore_min_known), 0, 1),
      choice<FundingWeights>("funding.weights", BTCFLOW_FIELD(FundingWeights, parameters.funding_weights),
                             {{"equal", FundingWeights::Equal}, {"oi", FundingWeights::OpenInterest}}),
      length("funding.twap_length", BTCFLOW_FIELD(std::optional<int>, parameters.twap_length), 1),
      choice<TwapWeights>("funding.twap_weights", BTCFLOW_FIELD(TwapWeights, parameters.twap_weights),
                          {{"time", TwapWeights::Time}, {"bars", TwapWeights::Bars}}),
      choice<ConfluenceMode>("confluence.mode", BTCFLOW_FIELD(ConfluenceMode, parameters.confluence_mode),
                             {{"z", ConfluenceMode::ZScore}, {"absolute", ConfluenceMode::Absolute}}),
      number("confluence.premium", BTCFLOW_FIELD(double, parameters.confluence_premium), 0, 20),
      number("confluence.oi", BTCFLOW_FIELD(double, parameters.confluence_oi), 0, 20),
      number("confluence.funding", BTCFLOW_FIELD(double, parameters.confluence_funding), 0, 20),
      number("extremes.k", BTCFLOW_FIELD(double, parameters.extremes_k), 0, 20),
      integer("extremes.need", BTCFLOW_FIELD(int, parameters.extremes_need), 1, 3),
      integer("signals.join_gap", BTCFLOW_FIELD(int, parameters.join_gap), 0, 1000),
      excluded_key(),
  };
}

#undef BTCFLOW_FIELD

const std::vector<Key>& keys() {
  static const std::vector<Key> all = make_keys();
  return all;
}

}  // namespace

std::vector<std::string> preset_names() { return {"standard", "classic"}; }

Result<Settings> preset(std::string_view name) {
  Settings settings;
  settings.preset = name;
  if (name == "standard") return settings;
  if (name == "classic") {
    settings.parameters = metrics::classic_preset();
    return settings;
  }
  return Error{ErrorKind::Usage,
               "There is no preset \"" + std::string(name) + "\"; there are: standard, classic."};
}

Result<void> set(Settings& settings, std::string_view key, std::string_view value) {
  for (const Key& candidate : keys()) {
    if (candidate.name != key) continue;
    if (candidate.write(settings, value)) return {};
    return Error{ErrorKind::Usage, std::string(key) + " cannot be \"" + std::string(value) + "\"; it takes " +
                                       candidate.values + "."};
  }
  return Error{ErrorKind::Usage,
               "There is no setting \"" + std::string(key) + "\" (see btcflow metrics --help)."};
}

Result<void> set(Settings& settings, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    return Error{ErrorKind::Usage, "\"" + std::string(assignment) + "\" is not of the form key=value."};
  }
  return set(settings, assignment.substr(0, equals), assignment.substr(equals + 1));
}

std::vector<SettingKey> setting_keys() {
  std::vector<SettingKey> out;
  for (const Key& key : keys()) out.push_back({key.name, key.values});
  return out;
}

std::vector<std::pair<std::string, std::string>> as_text(const Settings& settings) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Key& key : keys()) out.emplace_back(key.name, key.read(settings));
  return out;
}

std::string differences_from_preset(const Settings& settings) {
  const auto built_in = preset(settings.preset);
  const Settings base = built_in ? *built_in : Settings{};
  std::string text;
  for (const Key& key : keys()) {
    const std::string value = key.read(settings);
    if (value == key.read(base)) continue;
    text += (text.empty() ? "" : ", ") + key.name + "=" + value;
  }
  return text;
}

}  // namespace btcflow::app
