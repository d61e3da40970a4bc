// Keys of buttons.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QShortcut>

namespace btcflow::gui {

// The key presses the button as long as that is shown and enabled. (A button's own shortcut acts a tenth of a
// second late: it shows itself pressed first.) `tip` names the key as %1.
inline void give_key(QAbstractButton& button, const QKeySequence& key, const QString& tip) {
  auto* shortcut = new QShortcut(key, &button);
  QObject::connect(shortcut, &QShortcut::activated, &button, &QAbstractButton::click);
  button.setToolTip(tip.arg(key.toString(QKeySequence::NativeText)));
}

}  // namespace btcflow::gui
