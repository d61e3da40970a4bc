// Colours. One accent a metric; the same on screen and on paper.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <optional>

namespace btcflow::chart {

struct Theme {
  QString name;
  QColor background;  // behind the panes
  QColor surface;     // toolbars, docks
  QColor border;      // between panes
  QColor grid;
  QColor text;
  QColor muted;  // labels, what is less important
  QColor up;
  QColor down;
  QColor spot;
  QColor perp;
  QColor open_interest;
  QColor funding;
  QColor warning;  // over-leverage, experimental, demonstration
  QColor accent;   // chosen buttons
  QColor tag;      // boxes of crosshair labels
  QColor tag_text;
  bool is_dark = true;
  QString palette = QStringLiteral("standard");  // where up and down come from, see with_palette()
  friend bool operator==(const Theme&, const Theme&) = default;
};

const Theme& dark_theme();
const Theme& light_theme();
// "dark", "light", "dark-contrast", "light-contrast": the latter two for tired or weak eyes, text at least
// 7:1.
QStringList theme_names();
// Nothing for an unknown name.
std::optional<Theme> theme_by_name(const QString& name);

// Which colours mean up and down: "standard" (green, red), "colour-blind" (blue, orange: told apart with
// every common colour blindness, metrics' accents too), "red-up" (as in East Asia).
QStringList palette_names();
// The palette of someone's own two colours, "#3cb27d|#ea5f58": up, then down.
QString own_palette(const QColor& up, const QColor& down);
bool is_own_palette(const QString& palette);
// The theme with that palette's colours (a name, or two colours of one's own); nothing for what is neither.
std::optional<Theme> with_palette(const Theme& theme, const QString& palette);

// The theme's paper or its text, whichever is read better on that ground: somebody's own colours may be dark
// or light.
QColor ink_on(const QColor& ground, const Theme& theme);

// `amount` (0..1) of `over` on opaque `under`, as one opaque colour: cheaper to draw than a translucent one.
QColor blended(const QColor& under, const QColor& over, double amount);

}  // namespace btcflow::chart
