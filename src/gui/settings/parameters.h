// What the panel knows of each key of app::setting_keys(): its words, and the control that suits it. A test
// compares the two lists, so that no key is forgotten.
#pragma once

#include <QString>
#include <optional>
#include <string_view>
#include <vector>

#include "btcflow/core/timeframe.h"
#include "btcflow/metrics/parameters.h"

namespace btcflow::gui {

enum class ParameterKind {
  Choice,       // one of `choices`
  Switch,       // true or false
  Number,       // in `range`, or `special`
  Composition,  // one of `choices`, or an instrument
  Venues        // the instruments that take no part
};

// Where it is in the panel. Weights and Venues are on the page of venues, the others on that of metrics.
enum class ParameterGroup {
  Premium,
  Prices,
  OpenInterest,
  ZScore,
  Funding,
  Confluence,
  Extremes,
  Weights,
  Venues
};

// Texts are English as in the source; translated() gives them to people.
struct ParameterChoice {
  const char* value = "";
  const char* label = "";
};

// The box takes least to most, as app::set() does; the slider only the part that is looked at by moving it.
struct NumberRange {
  double least = 0;
  double most = 0;
  double slider_least = 0;
  double slider_most = 0;
  double step = 1;
  int decimals = 0;
  const char* unit = "";
};

// A value that is no number, with a switch of its own.
struct SpecialValue {
  const char* value = "";  // "off", "default"
  const char* label = "";  // %1: the number that the timeframe has by itself
  // What the number is while the switch is on; none: nothing is in effect.
  int (*number)(const metrics::Parameters& defaults, core::Timeframe timeframe) = nullptr;
};

struct Parameter {
  const char* key = "";
  ParameterGroup group = ParameterGroup::Premium;
  ParameterKind kind = ParameterKind::Choice;
  const char* label = "";
  const char* help = "";  // what it does, one or two sentences
  std::vector<ParameterChoice> choices{};
  NumberRange range{};
  std::optional<SpecialValue> special{};
};

// In the order of the panel.
const std::vector<Parameter>& parameters();

QString translated(const char* source);
// "zscore.length" is "ZscoreLength"; its control's parts are named from that.
QString object_name(const Parameter& parameter);
// What it does and how scripts call it, as rich text.
QString tip_of(const Parameter& parameter, const QString& value);

}  // namespace btcflow::gui
