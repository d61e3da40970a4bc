#include "btcflow/chart/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace btcflow::chart {

namespace {

constexpr QLatin1Char kBetweenColours('|');

// What a palette changes in a theme.
struct Palette {
  QColor up, down, spot, perp, open_interest, funding, warning;
};

Theme coloured(Theme theme, const Palette& p, const QString& name) {
  theme.up = p.up;
  theme.down = p.down;
  theme.spot = p.spot;
  theme.perp = p.perp;
  theme.open_interest = p.open_interest;
  theme.funding = p.funding;
  theme.warning = p.warning;
  theme.palette = name;
  return theme;
}

// Blue against orange is what every common colour blindness leaves apart; the others were chosen by their
// distance from these two and from each other (tests/chart/theme_test.cpp measures it).
const Palette& colour_blind(const Theme& theme) {
  static const std::map<QString, Palette> palettes{
      {"dark", {"#4aa3ff", "#f28e2b", "#f0f3f6", "#54f0a0", "#54f0a0", "#d3b3ff", "#ff4f93"}},
      {"light", {"#0b5fc4", "#b75400", "#1c2430", "#4c2b0b", "#4c2b0b", "#9a2f7d", "#8412f5"}},
      {"dark-contrast", {"#66b3ff", "#ffa23d", "#ffffff", "#96ff8c", "#96ff8c", "#e0c2ff", "#ff6b84"}},
      {"light-contrast", {"#074aa8", "#863a00", "#000000", "#00006e", "#00006e", "#005a54", "#6f256f"}}};
  const auto found = palettes.find(theme.name);
  return found != palettes.end() ? found->second : palettes.at(theme.is_dark ? "dark" : "light");
}

const Theme& dark_contrast_theme() {
  static const Theme theme{"dark-contrast", "#000000", "#0a0a0a", "#7a8694", "#22272e", "#ffffff",
                           "#c4ccd6",       "#3ee08f", "#ff7b72", "#ffffff", "#79c0ff", "#79c0ff",
                           "#d2a8ff",       "#ffc94d", "#1a50b8", "#3a4450", "#ffffff", true};
  return theme;
}

const Theme& light_contrast_theme() {
  static const Theme theme{"light-contrast", "#ffffff", "#f2f4f7", "#5b6673", "#dfe4ea", "#000000",
                           "#3a434f",        "#00593a", "#9b1410", "#000000", "#003f9e", "#003f9e",
                           "#5a1fae",        "#5f3900", "#0b44a8", "#d3dae2", "#000000", false};
  return theme;
}

std::array<const Theme*, 4> themes() {
  return {&dark_theme(), &light_theme(), &dark_contrast_theme(), &light_contrast_theme()};
}

}  // namespace

const Theme& dark_theme() {
  static const Theme theme{"dark",    "#0e1116", "#12161d", "#262d37", "#171c24", "#dde3ea",
                           "#8993a0", "#3cb27d", "#ea5f58", "#f0f3f6", "#58a6ff", "#58a6ff",
                           "#b584f5", "#e0a63a", "#1f6feb", "#39424e", "#f0f3f6", true};
  return theme;
}

const Theme& light_theme() {
  static const Theme theme{"light",   "#ffffff", "#f5f7f9", "#d5dbe2", "#eef1f4", "#1c2430",
                           "#626c7b", "#0f7f52", "#cc3832", "#1c2430", "#1a66d1", "#1a66d1",
                           "#7d44cf", "#9a6000", "#1f6feb", "#e1e6ec", "#1c2430", false};
  return theme;
}

QStringList theme_names() {
  QStringList names;
  for (const Theme* theme : themes()) names.append(theme->name);
  return names;
}

std::optional<Theme> theme_by_name(const QString& name) {
  for (const Theme* theme : themes()) {
    if (theme->name == name) return *theme;
  }
  return std::nullopt;
}

QStringList palette_names() {
  return {QStringLiteral("standard"), QStringLiteral("colour-blind"), QStringLiteral("red-up")};
}

QString own_palette(const QColor& up, const QColor& down) {
  return up.name() + kBetweenColours + down.name();
}

namespace {

// Opaque ones only, "#rrggbb": what is drawn in them is a value.
std::optional<QColor> colour_of(const QString& text) {
  constexpr qsizetype kLength = 7;
  const QColor colour(text);
  return text.size() == kLength && text.startsWith(QLatin1Char('#')) && colour.isValid()
             ? std::optional(colour)
             : std::nullopt;
}

// Up and down.
std::optional<std::pair<QColor, QColor>> own_colours(const QString& palette) {
  const QStringList parts = palette.split(kBetweenColours);
  if (parts.size() != 2) return std::nullopt;
  const auto up = colour_of(parts.front());
  const auto down = colour_of(parts.back());
  return up && down ? std::optional(std::pair{*up, *down}) : std::nullopt;
}

}  // namespace

bool is_own_palette(const QString& palette) { return own_colours(palette).has_value(); }

std::optional<Theme> with_palette(const Theme& theme, const QString& palette) {
  // From the theme as it is at first, so that palettes do not pile up.
  const Theme plain = theme_by_name(theme.name).value_or(theme);
  if (const auto own = own_colours(palette)) {
    Theme with_own = plain;
    std::tie(with_own.up, with_own.down) = *own;
    with_own.palette = own_palette(with_own.up, with_own.down);
    return with_own;
  }
  if (!palette_names().contains(palette)) return std::nullopt;
  if (palette == QStringLiteral("colour-blind")) return coloured(plain, colour_blind(plain), palette);
  if (palette == QStringLiteral("red-up")) {
    return coloured(
        plain,
        {plain.down, plain.up, plain.spot, plain.perp, plain.open_interest, plain.funding, plain.warning},
        palette);
  }
  return plain;
}

namespace {

// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor& colour) {
  const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

QColor ink_on(const QColor& ground, const Theme& theme) {
  return contrast(theme.background, ground) >= contrast(theme.text, ground) ? theme.background : theme.text;
}

QColor blended(const QColor& under, const QColor& over, double amount) {
  const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * amount + 0.5); };
  return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

}  // namespace btcflow::chart
