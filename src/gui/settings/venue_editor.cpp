#include "venue_editor.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <functional>

#include "btcflow/core/time.h"
#include "caption.h"
#include "input_guard.h"
#include "layouts.h"
#include "text.h"

namespace btcflow::gui {

namespace {

constexpr int kId = Qt::UserRole;
const QString kNone = QStringLiteral("none");

QString tip_of(const core::Instrument& instrument, bool has_data) {
  QString tip = VenueEditor::tr("%1, quoted in %2").arg(text(instrument.id), text(instrument.quote));
  if (instrument.until) {
    tip += QLatin1Char('\n') + VenueEditor::tr("ended %1").arg(text(core::to_date(*instrument.until)));
  }
  if (!has_data) {
    tip += QLatin1Char('\n') + VenueEditor::tr("The cache holds nothing of it yet.");
  }
  return tip;
}

// Its tick is that of all its children: one change, not one for each of them.
class GroupItem : public QTreeWidgetItem {
 public:
  GroupItem(const QString& title, bool& quiet, std::function<void()> toggled)
      : QTreeWidgetItem({title, QString()}), quiet_(quiet), toggled_(std::move(toggled)) {
    setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    QFont bold;
    bold.setBold(true);
    setFont(0, bold);
  }

  void setData(int column, int role, const QVariant& value) override {
    if (role != Qt::CheckStateRole || quiet_) return QTreeWidgetItem::setData(column, role, value);
    {
      const QScopedValueRollback quiet(quiet_, true);
      QTreeWidgetItem::setData(column, role, value);
    }
    toggled_();
  }

 private:
  bool& quiet_;
  std::function<void()> toggled_;
};

}  // namespace

QSize VenueTree::needed() const {
  ensurePolished();  // sizes before the first showing are those of another font
  int rows = 0;
  for (int g = 0; g < topLevelItemCount(); ++g) {
    const QTreeWidgetItem& group = *topLevelItem(g);
    rows += 1 + (group.isExpanded() ? group.childCount() : 0);
  }
  if (rows == 0) return {0, 0};
  const int row_height = sizeHintForIndex(model()->index(0, 0)).height();
  return {sizeHintForColumn(0) + sizeHintForColumn(1), rows * row_height + 2 * frameWidth()};
}

VenueEditor::VenueEditor(const Parameter& parameter, QWidget* parent) : ParameterEditor(parent) {
  build(parameter);
  connect(tree_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
    if (!showing_ && column == 0 && item->parent() != nullptr) edit();
  });
  connect(tree_, &QTreeWidget::currentItemChanged, this, &VenueEditor::show_state);
  connect(tree_, &QTreeWidget::itemExpanded, this, &VenueEditor::fit);
  connect(tree_, &QTreeWidget::itemCollapsed, this, &VenueEditor::fit);
  connect(all_, &QPushButton::clicked, this, &VenueEditor::tick_all);
  connect(only_, &QPushButton::clicked, this, [this] { tick_only(tree_->currentItem()); });
  show_state();
}

void VenueEditor::build(const Parameter& parameter) {
  const QString name = object_name(parameter);
  tree_ = new VenueTree(this);
  tree_->setObjectName(name + QStringLiteral("Tree"));
  tree_->setAccessibleName(translated(parameter.label));
  tree_->setColumnCount(2);
  tree_->setHeaderHidden(true);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree_->header()->setMinimumSectionSize(0);
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // it is as high as its rows: the page scrolls
  tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  tree_->setUniformRowHeights(true);
  tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
  guard_input(*tree_);
  all_ = new QPushButton(tr("All"), this);
  all_->setObjectName(name + QStringLiteral("All"));
  all_->setAccessibleName(tr("All venues take part"));
  all_->setToolTip(tr("Every venue takes part"));
  only_ = new QPushButton(tr("Only this"), this);
  only_->setObjectName(name + QStringLiteral("Only"));
  only_->setAccessibleName(tr("Only the chosen venue takes part in its basket"));
  only_->setToolTip(tr("The chosen venue alone makes its basket"));
  auto* all_action = new QAction(all_->text(), tree_);
  auto* only_action = new QAction(only_->text(), tree_);
  connect(all_action, &QAction::triggered, all_, &QPushButton::click);
  connect(only_action, &QAction::triggered, only_, &QPushButton::click);
  tree_->addActions({only_action, all_action});
  warning_ = make_note(QString(), name + QStringLiteral("Warning"), this);
  warning_->setProperty("warning", true);
  auto* buttons = new FlowLayout;
  buttons->addWidget(all_);
  buttons->addWidget(only_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(tree_);
  column->addWidget(warning_);
  column->addLayout(buttons);
}

template <typename Visit>
void VenueEditor::each_instrument(Visit visit) const {
  for (int g = 0; g < tree_->topLevelItemCount(); ++g) {
    QTreeWidgetItem* group = tree_->topLevelItem(g);
    for (int i = 0; i < group->childCount(); ++i) visit(*group->child(i));
  }
}

void VenueEditor::show_context(const EditorContext& context) {
  const QScopedValueRollback showing(showing_, true);
  const QString current =
      tree_->currentItem() != nullptr ? tree_->currentItem()->data(0, kId).toString() : QString();
  tree_->clear();
  groups_ = {};
  for (const core::Instrument& instrument : context.instruments) {
    add_instrument(instrument, context.with_data.contains(instrument.id));
  }
  // In the order of the baskets, whatever the order of the instruments.
  for (QTreeWidgetItem* group : groups_) {
    if (group == nullptr) continue;
    tree_->addTopLevelItem(group);
    group->setExpanded(true);
  }
  show_ticks();
  each_instrument([&](QTreeWidgetItem& item) {
    if (item.data(0, kId).toString() == current) tree_->setCurrentItem(&item);
  });
  fit();
}

void VenueEditor::add_instrument(const core::Instrument& instrument, bool has_data) {
  const Group where = instrument.kind == core::MarketKind::Spot ? Spot
                      : core::is_perp(instrument.kind)          ? Perps
                                                                : Sums;
  const QStringList titles{tr("Spot"), tr("Perps"), tr("Sums over venues")};
  QTreeWidgetItem*& group = groups_.at(where);
  if (group == nullptr) group = new GroupItem(titles.at(where), showing_, [this] { edit(); });
  auto* item = new QTreeWidgetItem({text(instrument.name), has_data ? QString() : tr("no data")});
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                 Qt::ItemNeverHasChildren);
  item->setData(0, kId, text(instrument.id));
  item->setCheckState(0, Qt::Checked);
  for (int column = 0; column < 2; ++column) item->setToolTip(column, tip_of(instrument, has_data));
  item->setForeground(1, palette().placeholderText());
  if (!has_data) item->setForeground(0, palette().placeholderText());
  group->addChild(item);
}

void VenueEditor::show_text(const QString& value) {
  excluded_ = value == kNone ? QStringList() : value.split(QLatin1Char('|'), Qt::SkipEmptyParts);
  show_ticks();
}

void VenueEditor::show_ticks() {
  const QScopedValueRollback showing(showing_, true);
  each_instrument([&](QTreeWidgetItem& item) {
    item.setCheckState(0, excluded_.contains(item.data(0, kId).toString()) ? Qt::Unchecked : Qt::Checked);
  });
  show_state();
}

void VenueEditor::edit() {
  each_instrument([&](const QTreeWidgetItem& item) {
    const QString id = item.data(0, kId).toString();
    excluded_.removeAll(id);
    if (item.checkState(0) == Qt::Unchecked) excluded_ += id;
  });
  excluded_.sort();
  show_state();
  emit edited(excluded_.isEmpty() ? kNone : excluded_.join(QLatin1Char('|')));
  emit settled();
}

void VenueEditor::tick_all() {
  {
    const QScopedValueRollback showing(showing_, true);
    each_instrument([](QTreeWidgetItem& item) { item.setCheckState(0, Qt::Checked); });
  }
  edit();
}

void VenueEditor::tick_only(QTreeWidgetItem* chosen) {
  if (chosen == nullptr || chosen->parent() == nullptr) return;
  {
    const QScopedValueRollback showing(showing_, true);
    for (int i = 0; i < chosen->parent()->childCount(); ++i) {
      QTreeWidgetItem* item = chosen->parent()->child(i);
      item->setCheckState(0, item == chosen ? Qt::Checked : Qt::Unchecked);
    }
  }
  edit();
}

void VenueEditor::show_state() {
  const QTreeWidgetItem* current = tree_->currentItem();
  only_->setEnabled(current != nullptr && current->parent() != nullptr);
  bool complete = true;
  each_instrument(
      [&](const QTreeWidgetItem& item) { complete = complete && item.checkState(0) == Qt::Checked; });
  all_->setEnabled(!complete);
  const auto is_empty = [this](Group group) {
    return groups_.at(group) != nullptr && groups_.at(group)->checkState(0) == Qt::Unchecked;
  };
  warning_->setText(is_empty(Spot)    ? tr("No spot venue is left: there is no price and no premium.")
                    : is_empty(Perps) ? tr("No perp is left: there is no premium and no funding.")
                                      : QString());
  warning_->setVisible(!warning_->text().isEmpty());
}

void VenueEditor::fit() {
  // Wide enough for every name: the panel does not become narrower than that.
  const QSize needed = tree_->needed();
  tree_->setFixedHeight(needed.height());
  tree_->setMinimumWidth(needed.width());
}

// Its rows have their own.
void VenueEditor::show_tip(const QString& tip) { tree_->setToolTip(tip); }

void VenueEditor::activate() { tree_->setFocus(Qt::MouseFocusReason); }

void VenueEditor::changeEvent(QEvent* event) {
  ParameterEditor::changeEvent(event);
  if (tree_ == nullptr) return;
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
  if (event->type() == QEvent::PaletteChange) {
    const QScopedValueRollback showing(showing_, true);
    each_instrument([&](QTreeWidgetItem& item) {
      const bool has_data = item.text(1).isEmpty();
      item.setForeground(0, has_data ? palette().text() : palette().placeholderText());
      item.setForeground(1, palette().placeholderText());
    });
  }
}

}  // namespace btcflow::gui
