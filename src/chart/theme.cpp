#include "btcflow/chart/theme.h"

namespace btcflow::chart {

const Theme& dark_theme() {
  static const Theme theme{"dark",    "#0e1116", "#12161d", "#262d37", "#171c24", "#dde3ea",
                           "#8993a0", "#3cb27d", "#e5544d", "#f0f3f6", "#58a6ff", "#58a6ff",
                           "#b584f5", "#e0a63a", "#1f6feb", "#39424e", "#f0f3f6", true};
  return theme;
}

const Theme& light_theme() {
  static const Theme theme{"light",   "#ffffff", "#f5f7f9", "#d5dbe2", "#eef1f4", "#1c2430",
                           "#667180", "#138a5a", "#cf3b35", "#1c2430", "#1a66d1", "#1a66d1",
                           "#7d44cf", "#a96a00", "#1f6feb", "#e1e6ec", "#1c2430", false};
  return theme;
}

QStringList theme_names() { return {dark_theme().name, light_theme().name}; }

std::optional<Theme> theme_by_name(const QString& name) {
  for (const Theme* theme : {&dark_theme(), &light_theme()}) {
    if (theme->name == name) return *theme;
  }
  return std::nullopt;
}

QColor blended(const QColor& under, const QColor& over, double amount) {
  const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * amount + 0.5); };
  return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

}  // namespace btcflow::chart
