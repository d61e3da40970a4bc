// The program's own font, so that a picture looks the same on every machine.
#pragma once

#include <QFont>

namespace btcflow::chart {

// Its size at first, in pixels: the same on every screen; Qt scales it on high-resolution ones.
inline constexpr int kFontPixels = 12;

// Loads the font that is built in and makes it the application's. Call once, after the QApplication was made.
void use_own_font();

// That font at this part of its usual size (ViewOptions::font_scale).
QFont own_font(double scale = 1);

}  // namespace btcflow::chart
