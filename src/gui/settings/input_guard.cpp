#include "input_guard.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QWidget>

namespace btcflow::gui {

namespace {

bool moves(int key) {
  switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
      return true;
    default:
      return false;
  }
}

// Lists are searched by typing.
bool is_typed(const QKeyEvent& key) {
  const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
  return plain && !key.text().isEmpty() && key.text().front().isPrint();
}

class InputGuard : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    const auto* control = static_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && !control->hasFocus()) {
      event->ignore();  // on to the scroll area
      return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
      const auto& key = *static_cast<QKeyEvent*>(event);
      const bool is_list = qobject_cast<QComboBox*>(watched) != nullptr ||
                           qobject_cast<QAbstractItemView*>(watched) != nullptr;
      const bool own = moves(key.key()) && (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
      if (own || (is_list && is_typed(key))) event->accept();
    }
    return QObject::eventFilter(watched, event);
  }
};

}  // namespace

void guard_input(QWidget& control) {
  control.setFocusPolicy(Qt::StrongFocus);
  control.installEventFilter(new InputGuard(&control));
}

}  // namespace btcflow::gui
