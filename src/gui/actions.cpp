#include "actions.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QStringList>
#include <QWidget>

namespace btcflow::gui {

namespace {

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

QList<ActionText> time_actions() {
  using enum ActionGroup;
  return {
      {"TimeframeD", Time, tr("Days"), tr("A bar a day"), {Qt::Key_1, Qt::Key_D}, true},
      {"Timeframe3D", Time, tr("3 days"), tr("A bar every three days"), {Qt::Key_2, Qt::Key_T}, true},
      {"TimeframeW", Time, tr("Weeks"), tr("A bar a week"), {Qt::Key_3, Qt::Key_W}, true},
      {"TimeframeM", Time, tr("Months"), tr("A bar a month"), {Qt::Key_4, Qt::Key_M}, true},
      {"Range1Y", Time, tr("1 year"), tr("The last year"), {Qt::ALT | Qt::Key_1}},
      {"Range2Y", Time, tr("2 years"), tr("The last two years"), {Qt::ALT | Qt::Key_2}},
      {"Range4Y", Time, tr("4 years"), tr("The last four years"), {Qt::ALT | Qt::Key_4}},
      {"RangeAll", Time, tr("Everything"), tr("All there is"), {Qt::ALT | Qt::Key_0, Qt::CTRL | Qt::Key_0}},
      {"GoTo",
       Time,
       tr("Go to a date"),
       tr("A date in the middle of the chart"),
       {Qt::Key_G, Qt::CTRL | Qt::Key_G}},
      {"Replay",
       Time,
       tr("Replay"),
       tr("The chart as it was known on a past date, bar by bar"),
       {Qt::Key_R},
       true},
  };
}

QList<ActionText> chart_actions() {
  using enum ActionGroup;
  return {
      {"ZoomIn", Chart, tr("Zoom in"), tr("Shows less time"), {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Up}},
      {"ZoomOut", Chart, tr("Zoom out"), tr("Shows more time"), {Qt::Key_Minus, Qt::Key_Down}},
      {"BarBefore", Chart, tr("Previous bar"), tr("The crosshair a bar back"), {Qt::Key_Left}},
      {"BarAfter", Chart, tr("Next bar"), tr("The crosshair a bar on"), {Qt::Key_Right}},
      {"BarsBefore", Chart, tr("10 bars back"), tr("The crosshair ten bars back"), {Qt::CTRL | Qt::Key_Left}},
      {"BarsAfter", Chart, tr("10 bars on"), tr("The crosshair ten bars on"), {Qt::CTRL | Qt::Key_Right}},
      {"PageBefore",
       Chart,
       tr("Half a page back"),
       tr("Scrolls half of what is visible back"),
       {Qt::Key_PageUp}},
      {"PageAfter",
       Chart,
       tr("Half a page on"),
       tr("Scrolls half of what is visible on"),
       {Qt::Key_PageDown}},
      {"ToStart", Chart, tr("To the beginning"), tr("Where history begins"), {Qt::Key_Home}},
      {"ToEnd", Chart, tr("To the end"), tr("Where the data ends"), {Qt::Key_End}},
      {"Escape",
       Chart,
       tr("Let go"),
       tr("Ends a measure or a drag, then takes the crosshair away"),
       {Qt::Key_Escape}},
      {"Log", Chart, tr("Logarithmic price"), tr("Logarithmic price axis"), {Qt::Key_L}, true},
      {"LockValues",
       Chart,
       tr("Lock values"),
       tr("Value axes stay as they are instead of fitting what is visible"),
       {Qt::Key_Y},
       true},
  };
}

QList<ActionText> view_actions() {
  using enum ActionGroup;
  return {
      {"Confluence",
       Overlays,
       tr("Confluence"),
       tr("Marks where premium, open interest and funding agree"),
       {Qt::Key_C},
       true},
      {"Shading",
       Overlays,
       tr("Shading"),
       tr("The ground behind the price coloured while a signal lasts"),
       {Qt::Key_S},
       true},
      {"Extremes",
       Overlays,
       tr("Extremes (experimental)"),
       tr("Extreme tops and bottoms: experimental, context and no trading signal"),
       {Qt::Key_X},
       true},
      {"Apr",
       Overlays,
       tr("Funding: APR"),
       tr("Funding in % a year instead of % per 8 hours"),
       {Qt::Key_A},
       true},
      {"PerpPremium",
       Overlays,
       tr("Perp premium"),
       tr("The premium the other way up: perps above spot is positive"),
       {Qt::Key_P},
       true},
      {"Maximise", Panes, tr("Pane alone"), tr("The pane under the mouse alone, and all again"), {Qt::Key_F}},
      {"PaneUp", Panes, tr("Pane up"), tr("The pane under the mouse a place up"), {Qt::ALT | Qt::Key_Up}},
      {"PaneDown",
       Panes,
       tr("Pane down"),
       tr("The pane under the mouse a place down"),
       {Qt::ALT | Qt::Key_Down}},
      {"HidePane", Panes, tr("Hide pane"), tr("Hides the pane under the mouse"), {Qt::Key_H}},
      {"ResetPanes",
       Panes,
       tr("All panes as at first"),
       tr("Heights, order and values as at first, nothing hidden"),
       {Qt::SHIFT | Qt::Key_H}},
  };
}

QList<ActionText> window_actions() {
  using enum ActionGroup;
  return {
      {"Undo",
       Window,
       tr("Undo"),
       tr("Takes back the last change of view or parameters"),
       {QKeySequence(Qt::CTRL | Qt::Key_Z)}},
      {"Redo",
       Window,
       tr("Redo"),
       tr("Does again what was taken back"),
       {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}},
      {"Settings",
       Window,
       tr("Settings"),
       tr("Every parameter, presets, venues and colours"),
       {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
       true},
      {"Panels", Window, tr("Panels"), tr("All panels away, and back"), {Qt::Key_B}, true},
      {"FullScreen",
       Window,
       tr("Full screen"),
       tr("The window on the whole screen, and back"),
       {Qt::Key_F11},
       true},
      {"Theme", Window, tr("Light or dark"), tr("Light or dark colours"), {Qt::CTRL | Qt::Key_T}},
      {"Shortcuts", Window, tr("Keys and mouse"), tr("This list"), {Qt::Key_F1, Qt::Key_Question}},
      {"Sync",
       Files,
       tr("Fetch"),
       tr("Fetches what the cache lacks from the exchanges"),
       {Qt::CTRL | Qt::Key_R}},
      {"Faults",
       Files,
       tr("What went wrong"),
       tr("What went wrong while fetching, and diagnostics to copy"),
       {Qt::CTRL | Qt::SHIFT | Qt::Key_R}},
      {"Import", Files, tr("Import"), tr("Takes CSV files into the cache"), {Qt::CTRL | Qt::Key_I}},
      {"Export",
       Files,
       tr("Export"),
       tr("Saves the chart as PNG, SVG or PDF, or its numbers as CSV or JSON"),
       {Qt::CTRL | Qt::Key_E, Qt::CTRL | Qt::Key_S}},
      {"Copy",
       Files,
       tr("Copy picture"),
       tr("The chart as a picture to the clipboard"),
       {Qt::CTRL | Qt::Key_C}},
      {"OpenPicture",
       Files,
       tr("Open picture"),
       tr("The view that an exported PNG shows"),
       {Qt::CTRL | Qt::Key_O}},
      {"Quit", Window, tr("Quit"), tr("Closes the window; everything is remembered"), {Qt::CTRL | Qt::Key_Q}},
  };
}

}  // namespace

Actions::Actions(QWidget* window, QWidget* chart) : QObject(window), window_(window), chart_(chart) {
  for (const auto& list : {time_actions(), chart_actions(), view_actions(), window_actions()}) {
    for (const ActionText& action : list) add(action);
  }
}

void Actions::add(const ActionText& text) {
  auto* action = new QAction(text.text, window_);
  action->setObjectName(text.id);
  action->setShortcuts(text.keys);
  action->setStatusTip(QString());
  action->setCheckable(text.checkable);
  action->setData(static_cast<int>(text.group));
  action->setWhatsThis(text.tip);
  action->setToolTip(tooltip(*action));
  // The keys that lists and sliders need themselves belong to the chart while it has the focus.
  const bool of_chart =
      text.group == ActionGroup::Chart && !text.checkable && text.id != QLatin1String("Escape");
  if (of_chart) action->setShortcutContext(Qt::WidgetShortcut);
  (of_chart ? chart_ : window_)->addAction(action);
  actions_.append(action);
  by_id_.insert(text.id, action);
}

QAction* Actions::at(const QString& id) const {
  QAction* action = by_id_.value(id);
  Q_ASSERT(action != nullptr);
  return action;
}

ActionGroup Actions::group_of(const QAction& action) {
  return static_cast<ActionGroup>(action.data().toInt());
}

QString Actions::group_name(ActionGroup group) {
  switch (group) {
    case ActionGroup::Chart:
      return tr("Moving and looking");
    case ActionGroup::Time:
      return tr("Time");
    case ActionGroup::Panes:
      return tr("Panes");
    case ActionGroup::Overlays:
      return tr("Overlays");
    case ActionGroup::Window:
      return tr("Window");
    case ActionGroup::Files:
      return tr("Data and files");
  }
  return {};
}

QString Actions::keys_text(const QAction& action) {
  QStringList keys;
  for (const QKeySequence& key : action.shortcuts()) keys.append(key.toString(QKeySequence::NativeText));
  return keys.join(QStringLiteral(", "));
}

QString Actions::tooltip(const QAction& action) {
  const QString keys = keys_text(action);
  return keys.isEmpty() ? action.whatsThis() : tr("%1 (%2)").arg(action.whatsThis(), keys);
}

void Actions::link(QAbstractButton* button, const QString& id) {
  QAction* action = at(id);
  button->setCheckable(action->isCheckable());
  button->setToolTip(action->toolTip());
  button->setAccessibleName(action->text());
  button->setAccessibleDescription(action->whatsThis());
  const auto follow = [button, action] {
    button->setEnabled(action->isEnabled());
    if (action->isCheckable()) button->setChecked(action->isChecked());
  };
  follow();
  connect(action, &QAction::changed, button, follow);
  connect(button, &QAbstractButton::clicked, action, [button, action] {
    action->trigger();
    if (action->isCheckable()) button->setChecked(action->isChecked());
  });
}

}  // namespace btcflow::gui
