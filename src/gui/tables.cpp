#include "tables.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace btcflow::gui {

QTableWidget* make_table(QWidget* parent, const QStringList& columns, const QString& name) {
  auto* table = new QTableWidget(0, static_cast<int>(columns.size()), parent);
  table->setObjectName(name);
  table->setHorizontalHeaderLabels(columns);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(21);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setMinimumSectionSize(24);
  table->setShowGrid(false);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setFocusPolicy(Qt::NoFocus);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (int c = 0; c < columns.size(); ++c) {
    table->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                                     Qt::AlignVCenter);
  }
  return table;
}

QWidget* framed(QTableWidget* table, QWidget* parent) {
  auto* frame = new QWidget(parent);
  auto* layout = new QVBoxLayout(frame);
  layout->setContentsMargins(10, 2, 10, 2);
  layout->addWidget(table);
  return frame;
}

void set_cell(QTableWidget& table, int row, int column, const QString& content, const QColor& colour,
              bool strong) {
  QTableWidgetItem* item = table.item(row, column);
  if (item == nullptr) {
    item = new QTableWidgetItem;
    item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table.setItem(row, column, item);
  }
  item->setText(content);
  item->setForeground(colour);
  QFont font = table.font();
  font.setBold(strong);
  item->setFont(font);
}

}  // namespace btcflow::gui
