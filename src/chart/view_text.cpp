#include "btcflow/chart/view_text.h"

#include <algorithm>
#include <cmath>

#include "btcflow/core/number.h"

namespace btcflow::chart {

using core::Error;
using core::ErrorKind;
using core::Result;

namespace {

constexpr double kMostHeight = 100;
constexpr char kSeparator = '|';
constexpr std::string_view kPanePrefix = "pane.";

std::string on_off(bool on) { return on ? "true" : "false"; }

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(kSeparator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const QStringList& names) { return names.join(QStringLiteral(", ")).toStdString(); }

std::string all_panes() {
  std::string names;
  for (const Pane pane : kPanes) names += (names.empty() ? "" : ", ") + std::string(pane_name(pane));
  return names;
}

// "theme cannot be "blue"; it takes ...": what every error of a value says.
Error refused(std::string_view key, std::string_view value, const std::string& takes) {
  return {ErrorKind::Usage,
          std::string(key) + " cannot be \"" + std::string(value) + "\"; it takes " + takes + "."};
}

Result<void> set_bool(bool& target, std::string_view key, std::string_view value) {
  if (value != "true" && value != "false") return refused(key, value, "true or false");
  target = value == "true";
  return {};
}

Result<void> set_theme(ViewOptions& options, std::string_view key, std::string_view value) {
  const auto theme = theme_by_name(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
  if (!theme) return refused(key, value, joined(theme_names()));
  options.theme = with_palette(*theme, options.theme.palette).value_or(*theme);
  return {};
}

Result<void> set_palette(ViewOptions& options, std::string_view key, std::string_view value) {
  const auto theme =
      with_palette(options.theme, QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
  if (!theme) {
    return refused(key, value,
                   joined(palette_names()) + ", or two colours like " +
                       own_palette(dark_theme().up, dark_theme().down).toStdString() + ", up and down");
  }
  options.theme = *theme;
  return {};
}

Result<void> set_font_scale(ViewOptions& options, std::string_view key, std::string_view value) {
  const auto scale = core::parse_number(value);
  if (!scale || *scale < kLeastFontScale || *scale > kMostFontScale) {
    return refused(
        key, value,
        "a number from " + core::to_text(kLeastFontScale) + " to " + core::to_text(kMostFontScale));
  }
  options.font_scale = *scale;
  return {};
}

Result<void> set_order(PaneLayout& panes, std::string_view key, std::string_view value) {
  const auto names = split(value);
  PaneLayout changed = panes;
  std::array<bool, kPanes.size()> named{};
  bool right = names.size() == kPanes.size();
  for (std::size_t i = 0; right && i < names.size(); ++i) {
    const auto pane = pane_by_name(names[i]);
    right = pane && !named.at(index_of(*pane));
    if (!right) break;
    named.at(index_of(*pane)) = true;
    changed.order.at(i) = *pane;
  }
  if (!right) return refused(key, value, "each of " + all_panes() + " once, with | between them");
  panes = changed;
  return {};
}

Result<void> set_maximised(PaneLayout& panes, std::string_view key, std::string_view value) {
  const auto pane = pane_by_name(value);
  if (!pane && value != "none") return refused(key, value, "none, " + all_panes());
  panes.maximised = pane;
  return {};
}

Result<void> set_height(PaneLayout& panes, Pane pane, std::string_view key, std::string_view value) {
  const auto height = core::parse_number(value);
  if (!height || !(*height > 0) || *height > kMostHeight)
    return refused(key, value, "a number above 0, up to " + core::to_text(kMostHeight));
  panes.heights.at(index_of(pane)) = *height;
  return {};
}

Result<void> set_hidden(PaneLayout& panes, Pane pane, std::string_view key, std::string_view value) {
  PaneLayout changed = panes;
  if (auto done = set_bool(changed.hidden.at(index_of(pane)), key, value); !done) return done;
  if (std::all_of(changed.hidden.begin(), changed.hidden.end(), [](bool hidden) { return hidden; }))
    return refused(key, value, "false: one pane has to stay");
  panes = changed;
  return {};
}

Result<void> set_values(PaneLayout& panes, Pane pane, std::string_view key, std::string_view value) {
  std::optional<ValueRange>& values = panes.values.at(index_of(pane));
  if (value == "fitted") {
    values.reset();
    return {};
  }
  const auto ends = split(value);
  const auto lower = core::parse_number(ends.front());
  const auto upper = core::parse_number(ends.back());
  if (ends.size() != 2 || !lower || !upper || !(*lower < *upper))
    return refused(key, value, "fitted, or two numbers like -2|3, the lower first");
  values = ValueRange{*lower, *upper};
  return {};
}

// "pane.premium.height" is (premium, "height").
std::optional<std::pair<Pane, std::string_view>> pane_key(std::string_view key) {
  if (!key.starts_with(kPanePrefix)) return std::nullopt;
  key.remove_prefix(kPanePrefix.size());
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto pane = pane_by_name(key.substr(0, dot));
  if (!pane) return std::nullopt;
  return std::pair{*pane, key.substr(dot + 1)};
}

bool* switch_of(ViewOptions& options, std::string_view key) {
  if (key == "confluence") return &options.confluence;
  if (key == "shading") return &options.shading;
  if (key == "extremes") return &options.extremes;
  if (key == "apr") return &options.apr;
  if (key == "log_price") return &options.log_price;
  return nullptr;
}

}  // namespace

std::string_view pane_name(Pane pane) {
  switch (pane) {
    case Pane::Price:
      return "price";
    case Pane::Premium:
      return "premium";
    case Pane::OpenInterest:
      return "open-interest";
    case Pane::Funding:
      return "funding";
    case Pane::Confluence:
      return "confluence";
  }
  return {};
}

std::optional<Pane> pane_by_name(std::string_view name) {
  for (const Pane pane : kPanes) {
    if (pane_name(pane) == name) return pane;
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> as_text(const ViewOptions& options) {
  const PaneLayout& panes = options.panes;
  std::string order;
  for (const Pane pane : panes.order) {
    if (!order.empty()) order += kSeparator;
    order += pane_name(pane);
  }
  std::vector<std::pair<std::string, std::string>> text{
      {"theme", options.theme.name.toStdString()},
      {"palette", options.theme.palette.toStdString()},
      {"font_scale", core::to_text(options.font_scale)},
      {"confluence", on_off(options.confluence)},
      {"shading", on_off(options.shading)},
      {"extremes", on_off(options.extremes)},
      {"apr", on_off(options.apr)},
      {"log_price", on_off(options.log_price)},
      {"panes.order", order},
      {"panes.maximised", panes.maximised ? std::string(pane_name(*panes.maximised)) : "none"}};
  for (const Pane pane : kPanes) {
    const std::string prefix = std::string(kPanePrefix) + std::string(pane_name(pane)) + ".";
    const auto& values = panes.values.at(index_of(pane));
    text.emplace_back(prefix + "height", core::to_text(panes.heights.at(index_of(pane))));
    text.emplace_back(prefix + "hidden", on_off(panes.hidden.at(index_of(pane))));
    text.emplace_back(
        prefix + "values",
        !values ? "fitted" : core::to_text(values->lower) + kSeparator + core::to_text(values->upper));
  }
  return text;
}

Result<void> set_view(ViewOptions& options, std::string_view key, std::string_view value) {
  if (key == "theme") return set_theme(options, key, value);
  if (key == "palette") return set_palette(options, key, value);
  if (key == "font_scale") return set_font_scale(options, key, value);
  if (bool* target = switch_of(options, key)) return set_bool(*target, key, value);
  if (key == "panes.order") return set_order(options.panes, key, value);
  if (key == "panes.maximised") return set_maximised(options.panes, key, value);
  if (const auto named = pane_key(key)) {
    const auto& [pane, what] = *named;
    if (what == "height") return set_height(options.panes, pane, key, value);
    if (what == "hidden") return set_hidden(options.panes, pane, key, value);
    if (what == "values") return set_values(options.panes, pane, key, value);
  }
  std::string keys;
  for (const auto& [name, unused] : as_text(options)) keys += (keys.empty() ? "" : ", ") + name;
  return Error{ErrorKind::Usage,
               "There is no view option \"" + std::string(key) + "\"; there are " + keys + "."};
}

}  // namespace btcflow::chart
