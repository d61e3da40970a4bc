// Everything that can be done by a key: one list that the shortcuts, the buttons' tooltips and the shortcut
// sheet are made from, so that they cannot disagree.
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

class QAbstractButton;
class QWidget;

namespace btcflow::gui {

enum class ActionGroup { Chart, Time, Panes, Overlays, Window, Files };

struct ActionText {
  QString id;  // the action's object name
  ActionGroup group = ActionGroup::Chart;
  QString text;
  QString tip;  // what it does; the keys are added by itself
  QList<QKeySequence> keys;
  bool checkable = false;
};

class Actions : public QObject {
  Q_OBJECT

 public:
  // The keys work in all of `window`, but arrows and the like only while `chart` has the focus.
  Actions(QWidget* window, QWidget* chart);

  QAction* at(const QString& id) const;  // it must exist
  const QList<QAction*>& all() const { return actions_; }
  static ActionGroup group_of(const QAction& action);
  static QString group_name(ActionGroup group);
  // The keys as people read them, "Ctrl+Z" or "1, D".
  static QString keys_text(const QAction& action);
  // "Logarithmic price axis (L)"
  static QString tooltip(const QAction& action);

  // The button does what the action does, and shows its state and tooltip. Its words stay its own.
  void link(QAbstractButton* button, const QString& id);

 private:
  void add(const ActionText& action);

  QWidget* window_;
  QWidget* chart_;
  QList<QAction*> actions_;
  QHash<QString, QAction*> by_id_;
};

}  // namespace btcflow::gui
