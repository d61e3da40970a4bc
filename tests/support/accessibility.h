// What somebody needs who does not see the window, or has no mouse: names, tooltips, keys, the way of Tab.
#pragma once

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QTest>
#include <algorithm>
#include <vector>

#include "support/clipping.h"

namespace btcflow::test {

// Visible widgets that Tab reaches; the parts of a spin or combo box stand behind the box itself.
inline QList<QWidget*> focusable(QWidget& root) {
  QList<QWidget*> found;
  for (QWidget* widget : root.findChildren<QWidget*>()) {
    const bool tab = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
    if (!tab || !widget->isVisibleTo(&root) || !widget->isEnabled() || widget->window() != root.window())
      continue;
    const QWidget* parent = widget->parentWidget();
    const bool part = qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
                      qobject_cast<const QComboBox*>(parent) != nullptr;
    if (!part) found.append(widget);
  }
  return found;
}

inline QString accessible_name(QWidget& widget) {
  const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
  return face == nullptr ? QString() : face->text(QAccessible::Name).trimmed();
}

inline bool is_control(const QWidget& widget) {
  return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
         qobject_cast<const QComboBox*>(&widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
         qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
         qobject_cast<const QLineEdit*>(&widget) != nullptr;
}

// Focusable widgets without a name for a screen reader, and controls without a tooltip. Lists, tables and
// texts need no tooltip of their own: their rows have them.
inline QStringList unexplained(QWidget& root) {
  QStringList problems;
  for (QWidget* widget : focusable(root)) {
    if (accessible_name(*widget).isEmpty()) problems.append(path_of(*widget) + " has no accessible name");
    if (is_control(*widget) && widget->toolTip().isEmpty())
      problems.append(path_of(*widget) + " has no tooltip");
  }
  return problems;
}

// A key that something listens to.
struct Listener {
  QKeySequence key;
  QString name;
  const QWidget* widget;
  Qt::ShortcutContext context;
};

inline bool can_both_be_active(const Listener& a, const Listener& b) {
  const auto everywhere = [](const Listener& l) {
    return l.context == Qt::WindowShortcut || l.context == Qt::ApplicationShortcut;
  };
  if (everywhere(a) || everywhere(b) || a.widget == b.widget) return true;
  const auto holds = [](const Listener& outer, const Listener& inner) {
    return outer.context == Qt::WidgetWithChildrenShortcut && outer.widget->isAncestorOf(inner.widget);
  };
  return holds(a, b) || holds(b, a);
}

inline std::vector<Listener> listeners(QWidget& root) {
  std::vector<Listener> found;
  QList<QWidget*> widgets = root.findChildren<QWidget*>();
  widgets.prepend(&root);
  QSet<QAction*> seen;
  for (QWidget* widget : widgets) {
    if (!widget->isVisibleTo(&root) || widget->window() != root.window()) continue;
    for (QAction* action : widget->actions()) {
      if (seen.contains(action) || !action->isEnabled()) continue;
      seen.insert(action);
      for (const QKeySequence& key : action->shortcuts())
        found.push_back({key, action->objectName(), widget, action->shortcutContext()});
    }
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    if (button != nullptr && button->isEnabled() && !button->shortcut().isEmpty())
      found.push_back({button->shortcut(), path_of(*button), button, Qt::WindowShortcut});
    const auto* label = qobject_cast<QLabel*>(widget);
    if (label != nullptr && label->buddy() != nullptr && !QKeySequence::mnemonic(label->text()).isEmpty())
      found.push_back({QKeySequence::mnemonic(label->text()), path_of(*label), label, Qt::WindowShortcut});
    for (QShortcut* shortcut : widget->findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly)) {
      if (shortcut->isEnabled())
        found.push_back({shortcut->key(), path_of(*widget) + " (key)", widget, shortcut->context()});
    }
  }
  return found;
}

// Two visible controls that one key would have to choose between: then neither hears it.
inline QStringList shared_keys(QWidget& root) {
  QStringList problems;
  const std::vector<Listener> all = listeners(root);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[i].key.isEmpty() || all[i].key != all[j].key || !can_both_be_active(all[i], all[j])) continue;
      problems.append(all[i].key.toString() + ": " + all[i].name + ", " + all[j].name);
    }
  }
  return problems;
}

// Of buttons of which one is chosen Tab comes to one alone; the arrow keys go on from there.
inline bool has_visited_sibling(const QWidget& widget, const QList<QWidget*>& visited) {
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  if (button == nullptr || button->group() == nullptr) return false;
  const QList<QAbstractButton*> group = button->group()->buttons();
  return std::any_of(group.begin(), group.end(), [&](QAbstractButton* b) { return visited.contains(b); });
}

inline constexpr int kMostLinks = 1000;

// Presses Tab until it comes round: what it does not reach, what it reaches twice, and what does not let go.
inline QStringList tab_problems(QWidget& root) {
  QStringList problems;
  const QList<QWidget*> wanted = focusable(root);
  if (wanted.isEmpty()) return problems;
  QWidget* first = wanted.front();
  first->setFocus(Qt::TabFocusReason);
  QList<QWidget*> visited{first};
  int here = 0;  // a text's links are gone through one by one
  while (here < kMostLinks) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QWidget* now = QApplication::focusWidget();
    if (now == nullptr) return {QStringLiteral("Tab loses the focus")};
    here = now == visited.back() ? here + 1 : 0;
    if (here > 0) continue;
    if (now == first) break;
    if (visited.contains(now)) return {path_of(*now) + " is reached twice"};
    visited.append(now);
  }
  if (here == kMostLinks) problems.append(path_of(*visited.back()) + " keeps Tab for itself");
  for (QWidget* widget : wanted) {
    if (!visited.contains(widget) && !has_visited_sibling(*widget, visited))
      problems.append(path_of(*widget) + " is not reached by Tab");
  }
  return problems;
}

}  // namespace btcflow::test
