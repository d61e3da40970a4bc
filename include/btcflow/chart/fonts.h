// The program's own font, so that a picture looks the same on every machine.
#pragma once

class QApplication;

namespace btcflow::chart {

// Loads the font that is built in and makes it the application's. Call once, after the QApplication was made.
void use_own_font();

}  // namespace btcflow::chart
