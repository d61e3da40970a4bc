#include "shortcut_sheet.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "actions.h"

namespace btcflow::gui {

namespace {

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

struct Line {
  QString keys;
  QString what;
};

QList<Line> mouse_lines() {
  return {{tr("Wheel"), tr("Zooms at the cursor")},
          {tr("Shift + wheel"), tr("Scrolls")},
          {tr("Ctrl + wheel"), tr("Stretches the values")},
          {tr("Drag"), tr("Moves the chart")},
          {tr("Shift + drag"), tr("Measures: change, bars, days")},
          {tr("Ctrl + drag, right drag"), tr("Zooms into the box")},
          {tr("Drag on an axis"), tr("Stretches it")},
          {tr("Double-click on an axis"), tr("Fits it again")},
          {tr("Double-click on a pane"), tr("The pane alone, and all again")},
          {tr("Drag between panes"), tr("Their heights")},
          {tr("Right click on a pane"), tr("What can be done with it")},
          {tr("Drop a file"), tr("A CSV is imported, an exported PNG shows its view again")}};
}

QWidget* section(const QString& title, const QList<Line>& lines, QWidget* parent) {
  auto* box = new QWidget(parent);
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 8);
  grid->setHorizontalSpacing(14);
  grid->setVerticalSpacing(3);
  auto* head = new QLabel(QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()), box);
  grid->addWidget(head, 0, 0, 1, 2);
  int row = 1;
  for (const Line& line : lines) {
    auto* keys = new QLabel(line.keys, box);
    keys->setProperty("keys", true);
    auto* what = new QLabel(line.what, box);
    what->setWordWrap(true);
    grid->addWidget(keys, row, 0, Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(what, row++, 1);
  }
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, 150);
  return box;
}

}  // namespace

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("ShortcutSheet"));
  setWindowTitle(tr("Keys and mouse"));
  auto* all = new QWidget(this);
  auto* columns = new QHBoxLayout(all);
  columns->setSpacing(28);
  auto* left = new QVBoxLayout;
  auto* right = new QVBoxLayout;
  columns->addLayout(left, 1);
  columns->addLayout(right, 1);
  using enum ActionGroup;
  for (const ActionGroup group : {Time, Chart, Panes, Overlays, Window, Files}) {
    QList<Line> lines;
    for (const QAction* action : actions.all()) {
      if (Actions::group_of(*action) != group || action->shortcuts().isEmpty()) continue;
      lines.append({Actions::keys_text(*action), action->whatsThis()});
    }
    (group == Time || group == Chart ? left : right)
        ->addWidget(section(Actions::group_name(group), lines, all));
  }
  left->addWidget(section(tr("Mouse"), mouse_lines(), all));
  left->addStretch(1);
  right->addStretch(1);
  auto* scroll = new QScrollArea(this);
  scroll->setObjectName(QStringLiteral("ShortcutList"));
  scroll->setWidgetResizable(true);
  scroll->setWidget(all);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setAccessibleName(windowTitle());
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes this list (Esc)"));
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(scroll);
  layout->addWidget(buttons);
  resize(900, 760);
}

}  // namespace btcflow::gui
