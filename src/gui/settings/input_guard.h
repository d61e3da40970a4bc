// Controls in a scrolled panel beside a chart that has keys of its own.
#pragma once

class QWidget;

namespace btcflow::gui {

// The wheel changes a control only while that has the focus (otherwise it scrolls the panel), and the keys
// that the control itself understands are not taken from it by the window's shortcuts.
void guard_input(QWidget& control);

}  // namespace btcflow::gui
