#include "tables.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

namespace btcflow::gui {

namespace {

constexpr int kRowMargin = 6;
constexpr int kBesideText = 7;  // in a cell: what Qt leaves beside it

// Rows are as high as their letters need and columns never too narrow for theirs, whatever their size.
class QuietTable : public QTableWidget {
 public:
  using QTableWidget::QTableWidget;

  // As wide as what was ever in them: columns that follow each number would dance under the cursor.
  void grow_columns() {
    int least =
        text_width(*horizontalHeaderItem(0), font()) + kBesideText + verticalScrollBar()->sizeHint().width();
    for (int column = 1; column < columnCount(); ++column) {
      int wanted = text_width(*horizontalHeaderItem(column), font());
      for (int row = 0; row < rowCount(); ++row) {
        if (const auto* cell = item(row, column)) wanted = std::max(wanted, text_width(*cell, cell->font()));
      }
      wanted += kBesideText;
      if (wanted > columnWidth(column)) setColumnWidth(column, wanted);
      least += columnWidth(column);
    }
    setMinimumWidth(least);
  }

  void fit() {
    for (int column = 1; column < columnCount(); ++column) setColumnWidth(column, 0);
    grow_columns();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowMargin);
  }

 private:
  static int text_width(const QTableWidgetItem& cell, const QFont& font) {
    return QFontMetrics(font).horizontalAdvance(cell.text());
  }

  // Header and rows, with tabs between the cells.
  QString all_text() const {
    QStringList lines;
    for (int row = -1; row < rowCount(); ++row) {
      QStringList cells;
      for (int column = 0; column < columnCount(); ++column) {
        const QTableWidgetItem* cell = row < 0 ? horizontalHeaderItem(column) : item(row, column);
        cells.append(cell != nullptr ? cell->text() : QString());
      }
      lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
  }

 protected:
  // The window's Ctrl+C copies the chart; with the focus here it is the table's.
  bool event(QEvent* event) override {
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (asks && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
      event->accept();
      return true;
    }
    return QTableWidget::event(event);
  }

  void keyPressEvent(QKeyEvent* event) override {
    if (event->matches(QKeySequence::Copy)) return QApplication::clipboard()->setText(all_text());
    QTableWidget::keyPressEvent(event);
  }

  // What a mouse finds by resting on a cell.
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override {
    QTableWidget::currentChanged(current, previous);
    const QString tip = current.data(Qt::ToolTipRole).toString();
    if (!hasFocus() || tip.isEmpty()) return;
    QToolTip::showText(viewport()->mapToGlobal(visualRect(current).bottomLeft()), tip, viewport());
  }

  void changeEvent(QEvent* event) override {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
  }
};

}  // namespace

QTableWidget* make_table(QWidget* parent, const QStringList& columns, const QString& name,
                         const QString& accessible_name) {
  auto* table = new QuietTable(0, static_cast<int>(columns.size()), parent);
  table->setObjectName(name);
  table->setAccessibleName(accessible_name);
  table->setHorizontalHeaderLabels(columns);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setMinimumSectionSize(24);
  table->setShowGrid(false);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setFocusPolicy(Qt::TabFocus);  // a click leaves the keys with the chart
  table->setTabKeyNavigation(false);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (int c = 0; c < columns.size(); ++c) {
    table->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                                     Qt::AlignVCenter);
  }
  table->fit();
  return table;
}

QWidget* framed(QTableWidget* table, QWidget* parent) {
  auto* frame = new QWidget(parent);
  auto* layout = new QVBoxLayout(frame);
  layout->setContentsMargins(10, 2, 10, 2);
  layout->addWidget(table);
  return frame;
}

void fit_columns(QTableWidget& table) { static_cast<QuietTable&>(table).grow_columns(); }

void set_cell(QTableWidget& table, int row, int column, const QString& content, const QColor& colour,
              bool strong) {
  QTableWidgetItem* item = table.item(row, column);
  if (item == nullptr) {
    item = new QTableWidgetItem;
    item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table.setItem(row, column, item);
  }
  // Whatever is set lays the table out anew.
  if (item->text() != content) item->setText(content);
  if (const QBrush brush(colour); item->foreground() != brush) item->setForeground(brush);
  QFont font = table.font();
  font.setBold(strong);
  if (item->font() != font) item->setFont(font);
}

}  // namespace btcflow::gui
