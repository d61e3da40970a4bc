#include "list_table.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>

#include "btcflow/chart/theme.h"

namespace btcflow::gui {

namespace {

constexpr double kTint = 0.22;  // of the highlight colour
constexpr int kRowMargin = 6;

// The chosen row keeps its colours on a tinted ground.
class QuietChoice : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem quiet = option;
    if (option.state.testFlag(QStyle::State_Selected)) {
      // The application's palette: the style sheet takes the highlight out of the tables that only show.
      const QPalette palette = QGuiApplication::palette();
      painter->fillRect(option.rect, chart::blended(palette.color(QPalette::Base),
                                                    palette.color(QPalette::Highlight), kTint));
    }
    quiet.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    QStyledItemDelegate::paint(painter, quiet, index);
  }
};

}  // namespace

ListTable::ListTable(const QStringList& columns, int stretched_column, const QString& name, QWidget* parent)
    : QTableWidget(0, static_cast<int>(columns.size()), parent) {
  setObjectName(name);
  setHorizontalHeaderLabels(columns);
  setItemDelegate(new QuietChoice(this));
  setShowGrid(false);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setTabKeyNavigation(false);  // Tab leaves it
  setWordWrap(false);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  QHeaderView* header = horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(QHeaderView::ResizeToContents);
  header->setSectionResizeMode(stretched_column, QHeaderView::Stretch);
  header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 3);
  header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
  header->setSectionsClickable(true);
  header->setSortIndicatorShown(true);
  header->setSortIndicatorClearable(true);
  header->setSortIndicator(-1, Qt::AscendingOrder);
  connect(header, &QHeaderView::sortIndicatorChanged, this, &ListTable::sort_changed);
  fit_rows();
}

int ListTable::sort_column() const {
  const int column = horizontalHeader()->sortIndicatorSection();
  return column < columnCount() ? column : -1;
}

bool ListTable::sort_descending() const {
  return horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder;
}

void ListTable::fill(int rows, const std::function<void()>& set_cells) {
  setRowCount(rows);
  {
    const QSignalBlocker once(model());
    set_cells();
  }
  if (rows > 0) emit model()->dataChanged(model()->index(0, 0), model()->index(rows - 1, columnCount() - 1));
}

void ListTable::set_text(int row, int column, const QString& text, const QColor& colour) {
  QTableWidgetItem* cell = item(row, column);
  if (cell == nullptr) {
    cell = new QTableWidgetItem;
    cell->setTextAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setItem(row, column, cell);
  }
  if (cell->text() != text) cell->setText(text);
  const QBrush brush = colour.isValid() ? QBrush(colour) : QBrush();
  if (cell->foreground() != brush) cell->setForeground(brush);
}

void ListTable::fit_rows() { verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowMargin); }

void ListTable::changeEvent(QEvent* event) {
  QTableWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit_rows();
}

// Of two that take Ctrl+C, this one and the window's, the one with the focus.
bool ListTable::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    event->accept();
    return true;
  }
  return QTableWidget::event(event);
}

void ListTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    emit copy_wanted();
    return;
  }
  QTableWidget::keyPressEvent(event);
}

QPlainTextEdit* make_detail(QWidget* parent, int lines, const QString& name, const QString& accessible_name) {
  auto* detail = new QPlainTextEdit(parent);
  detail->setObjectName(name);
  detail->setAccessibleName(accessible_name);
  detail->setReadOnly(true);
  detail->setTabChangesFocus(true);
  detail->setFrameShape(QFrame::NoFrame);
  detail->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  detail->setFixedHeight(detail->fontMetrics().lineSpacing() * lines + 2 * kRowMargin);
  return detail;
}

}  // namespace btcflow::gui
