// What the dialogs have in common.
#pragma once

#include <QFont>
#include <QKeySequence>
#include <QString>

class QPushButton;
class QWidget;

namespace btcflow::gui {

// The key presses the button and is told in its tooltip. Enter presses only a dialog's default button.
QPushButton* make_button(QWidget* parent, const QString& name, const QString& text, const QString& tip,
                         const QKeySequence& key = {});

// So many letters wide and lines high, but never larger than the screen.
void resize_in_letters(QWidget& dialog, int letters, int lines);

// The system's font of fixed width in the widget's size.
QFont fixed_font(const QWidget& widget);

}  // namespace btcflow::gui
