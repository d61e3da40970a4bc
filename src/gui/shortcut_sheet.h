// Every key and mouse gesture on one sheet (F1, ?).
#pragma once

#include <QDialog>

namespace btcflow::gui {

class Actions;

class ShortcutSheet : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutSheet(const Actions& actions, QWidget* parent = nullptr);
};

}  // namespace btcflow::gui
