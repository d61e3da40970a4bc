#include "panes_list.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "input_guard.h"
#include "layouts.h"

namespace btcflow::gui {

namespace {

QString title_of(chart::Pane pane) {
  switch (pane) {
    case chart::Pane::Price:
      return PanesList::tr("Price");
    case chart::Pane::Premium:
      return PanesList::tr("Spot premium");
    case chart::Pane::OpenInterest:
      return PanesList::tr("Open interest");
    case chart::Pane::Funding:
      return PanesList::tr("Funding");
    case chart::Pane::Confluence:
      return PanesList::tr("Confluence");
  }
  return {};
}

}  // namespace

PanesList::PanesList(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("Panes"));
  build();
  connect(list_, &QListWidget::itemChanged, this, &PanesList::take_ticks);
  connect(list_, &QListWidget::currentRowChanged, this, &PanesList::show_buttons);
  connect(up_, &QPushButton::clicked, this, [this] { move(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { move(1); });
  connect(reset_, &QPushButton::clicked, this, [this] {
    show_panes(chart::PaneLayout{});
    emit changed(panes_);
  });
  list_->installEventFilter(this);
  fill();
}

// The window has these keys too, for the pane under the mouse: with the focus here they are the list's alone.
// A shortcut would leave Qt with two to choose between, and none would act.
bool PanesList::eventFilter(QObject* watched, QEvent* event) {
  const bool press = event->type() == QEvent::KeyPress;
  if (!press && event->type() != QEvent::ShortcutOverride) return QWidget::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool moves = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
  if (!moves || (key.modifiers() & ~Qt::KeypadModifier) != Qt::AltModifier)
    return QWidget::eventFilter(watched, event);
  event->accept();
  if (press) move(key.key() == Qt::Key_Up ? -1 : 1);
  return true;
}

void PanesList::build() {
  list_ = new QListWidget(this);
  list_->setObjectName(QStringLiteral("PanesList"));
  list_->setAccessibleName(tr("Panes"));
  list_->setToolTip(tr("A tick shows the pane (Space). Alt+Up and Alt+Down move the chosen one."));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  guard_input(*list_);
  auto* buttons = new FlowLayout;
  const auto add = [&](const char* name, const QString& text, const QString& label, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(label);
    button->setToolTip(tip);
    buttons->addWidget(button);
    return button;
  };
  up_ = add("PaneUp", tr("↑ Up"), tr("Move the pane up"), tr("Move the chosen pane up (Alt+Up)"));
  down_ = add("PaneDown", tr("↓ Down"), tr("Move the pane down"), tr("Move the chosen pane down (Alt+Down)"));
  reset_ = add("PanesReset", tr("Reset"), tr("Reset the panes"),
               tr("Every pane shown, in the first order and height, its values fitted"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(list_);
  column->addLayout(buttons);
}

void PanesList::show_panes(const chart::PaneLayout& panes) {
  const bool same = panes == panes_;
  panes_ = panes;
  if (!same) fill();
}

void PanesList::fill() {
  const QSignalBlocker quiet(list_);
  const QVariant current =
      list_->currentItem() != nullptr ? list_->currentItem()->data(Qt::UserRole) : QVariant();
  list_->clear();
  for (const chart::Pane pane : panes_.order) {
    auto* item = new QListWidgetItem(title_of(pane), list_);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setData(Qt::UserRole, static_cast<int>(pane));
    item->setCheckState(panes_.hidden.at(chart::index_of(pane)) ? Qt::Unchecked : Qt::Checked);
    if (item->data(Qt::UserRole) == current) list_->setCurrentItem(item);
  }
  fit();
  show_buttons();
}

void PanesList::take_ticks() {
  chart::PaneLayout wanted = panes_;
  for (int row = 0; row < list_->count(); ++row) {
    const QListWidgetItem& item = *list_->item(row);
    wanted.hidden.at(static_cast<std::size_t>(item.data(Qt::UserRole).toInt())) =
        item.checkState() == Qt::Unchecked;
  }
  const bool none_left =
      std::all_of(wanted.hidden.begin(), wanted.hidden.end(), [](bool hidden) { return hidden; });
  if (none_left) {
    fill();  // the last one stays
    return;
  }
  panes_ = wanted;
  show_buttons();
  emit changed(panes_);
}

void PanesList::move(int places) {
  const int from = list_->currentRow();
  const int to = from + places;
  if (from < 0 || to < 0 || to >= list_->count()) return;
  std::swap(panes_.order.at(static_cast<std::size_t>(from)), panes_.order.at(static_cast<std::size_t>(to)));
  fill();
  emit changed(panes_);
}

void PanesList::show_buttons() {
  const int row = list_->currentRow();
  up_->setEnabled(row > 0);
  down_->setEnabled(row >= 0 && row + 1 < list_->count());
  reset_->setEnabled(panes_ != chart::PaneLayout{});
}

void PanesList::fit() {
  list_->ensurePolished();  // sizes before the first showing are those of another font
  list_->setFixedHeight(list_->count() * list_->sizeHintForRow(0) + 2 * list_->frameWidth());
  list_->setMinimumWidth(list_->sizeHintForColumn(0));
}

void PanesList::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (list_ == nullptr) return;
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

}  // namespace btcflow::gui
