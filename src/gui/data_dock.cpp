#include "data_dock.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>
#include <algorithm>

#include "list_table.h"

namespace btcflow::gui {

namespace {

enum Column { kTitle, kSince, kState };
constexpr int kDetailLines = 5;

QString whole(const DataLine& line) { return line.title + QLatin1Char('\n') + line.detail; }

bool matches(const DataLine& line, const QStringList& words) {
  const QString text = whole(line) + QLatin1Char('\n') + line.state;
  return std::all_of(words.begin(), words.end(),
                     [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace

DataDock::DataDock(QWidget* parent) : QDockWidget(tr("Data"), parent), theme_(chart::dark_theme()) {
  setObjectName(QStringLiteral("DataDock"));
  auto* frame = new QWidget(this);
  filter_ = new QLineEdit(frame);
  filter_->setObjectName(QStringLiteral("DataFilter"));
  filter_->setAccessibleName(tr("Filter the series"));
  filter_->setPlaceholderText(tr("Filter: venue, series, state"));
  auto* find = new QShortcut(QKeySequence::Find, frame, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  filter_->setToolTip(tr("Shows only series with all of these words (%1)")
                          .arg(find->key().toString(QKeySequence::NativeText)));
  table_ =
      new ListTable({tr("Series"), tr("since"), tr("state")}, kTitle, QStringLiteral("DataTable"), frame);
  table_->setAccessibleName(tr("Data"));
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  detail_ = make_detail(frame, kDetailLines, QStringLiteral("DataDetail"), tr("About the chosen series"));
  detail_->hide();
  auto* layout = new QVBoxLayout(frame);
  layout->setContentsMargins(10, 6, 10, 4);
  layout->setSpacing(4);
  layout->addWidget(filter_);
  layout->addWidget(table_, 1);
  layout->addWidget(detail_);
  setWidget(frame);
  connect(find, &QShortcut::activated, filter_, [this] {
    filter_->setFocus();
    filter_->selectAll();
  });
  connect(filter_, &QLineEdit::textChanged, this, &DataDock::refresh);
  connect(table_, &ListTable::sort_changed, this, &DataDock::refresh);
  connect(table_, &ListTable::copy_wanted, this, &DataDock::copy_chosen);
  connect(table_, &QTableWidget::itemSelectionChanged, this, &DataDock::show_detail);
  connect(table_, &QWidget::customContextMenuRequested, this, &DataDock::open_menu);
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
    if (!visible) return;
    filter_->setClearButtonEnabled(true);  // its picture is read from the disk
    if (progress_ || clock_) refresh();
  });
}

void DataDock::show_feeds(const std::vector<app::FeedLine>& feeds, core::Time now,
                          const chart::Theme& theme) {
  feeds_ = feeds;
  now_ = now;
  theme_ = theme;
  refresh();
}

void DataDock::show_progress(const std::optional<SyncState>& state) {
  progress_ = state;
  // Ten times a second, behind another tab, for nobody.
  if (!state || table_->isVisible()) refresh();
}

void DataDock::arrange(std::vector<DataLine>& lines) const {
  const QStringList words = filter_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  std::erase_if(lines, [&](const DataLine& line) { return !matches(line, words); });
  const int column = table_->sort_column();
  if (column < 0) return;
  const auto before = [column](const DataLine& a, const DataLine& b) {
    switch (column) {
      case kTitle:
        return QString::localeAwareCompare(a.title, b.title) < 0;
      case kSince:
        return a.first < b.first;
      default:
        return a.urgency < b.urgency;
    }
  };
  const bool descending = table_->sort_descending();
  std::stable_sort(lines.begin(), lines.end(), [&](const DataLine& a, const DataLine& b) {
    return descending ? before(b, a) : before(a, b);
  });
}

void DataDock::set_row(int row) {
  const DataLine& line = lines_[static_cast<std::size_t>(row)];
  const QColor colour = line.tone == DataLine::Tone::Bad     ? theme_.down
                        : line.tone == DataLine::Tone::Quiet ? theme_.muted
                                                             : theme_.text;
  table_->set_text(row, kTitle, line.title, colour);
  table_->set_text(row, kSince, line.since, theme_.muted);
  table_->set_text(row, kState, line.state, colour);
  const QString tip = Qt::convertFromPlainText(whole(line), Qt::WhiteSpaceNormal);
  for (const int column : {kTitle, kSince, kState}) table_->item(row, column)->setToolTip(tip);
}

void DataDock::refresh() {
  if (clock_) now_ = clock_();
  std::vector<DataLine> lines = data_lines(feeds_, progress_ ? &*progress_ : nullptr, now_);
  const auto failed = std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.failed; });
  setWindowTitle(failed == 0 ? tr("Data") : tr("Data · %1 failed").arg(failed));
  arrange(lines);
  const DataLine* before = chosen();
  const std::optional<DataLine> keep = before != nullptr ? std::optional(*before) : std::nullopt;
  lines_ = std::move(lines);
  {
    const QSignalBlocker quiet(table_);
    int chosen_row = -1;
    const int rows = static_cast<int>(lines_.size());
    table_->fill(rows, [&] {
      for (int row = 0; row < rows; ++row) {
        set_row(row);
        if (keep && keep->same_series(lines_[static_cast<std::size_t>(row)])) chosen_row = row;
      }
    });
    if (chosen_row < 0) {
      table_->clearSelection();
      table_->setCurrentItem(nullptr);
    } else if (table_->currentRow() != chosen_row) {
      const int scrolled = table_->verticalScrollBar()->value();
      table_->selectRow(chosen_row);
      table_->verticalScrollBar()->setValue(scrolled);
    }
  }
  show_detail();
}

const DataLine* DataDock::chosen() const {
  const auto rows = table_->selectionModel()->selectedRows();
  if (rows.isEmpty() || static_cast<std::size_t>(rows.front().row()) >= lines_.size()) return nullptr;
  return &lines_[static_cast<std::size_t>(rows.front().row())];
}

void DataDock::show_detail() {
  const DataLine* line = chosen();
  detail_->setVisible(line != nullptr);
  if (line == nullptr || detail_->toPlainText() == line->detail) return;
  const int scrolled = detail_->verticalScrollBar()->value();
  detail_->setPlainText(line->detail);
  detail_->verticalScrollBar()->setValue(scrolled);
}

void DataDock::open_menu(const QPoint& position) {
  const DataLine* line = chosen();
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("DataMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (line != nullptr) {
    QAction* fetch =
        menu->addAction(tr("Fetch %1 now").arg(line->venue_name), this,
                        [this, venue = QString::fromStdString(line->venue)] { emit fetch_chosen(venue); });
    fetch->setObjectName(QStringLiteral("DataFetchVenue"));
    fetch->setEnabled(fetch_possible_ && !progress_);
    QAction* copy = menu->addAction(tr("Copy"), this, &DataDock::copy_chosen);
    copy->setObjectName(QStringLiteral("DataCopy"));
    copy->setShortcut(QKeySequence::Copy);
  }
  QAction* all = menu->addAction(tr("Copy all"), this, &DataDock::copy_all);
  all->setObjectName(QStringLiteral("DataCopyAll"));
  all->setEnabled(!lines_.empty());
  menu->popup(table_->viewport()->mapToGlobal(position));
}

void DataDock::copy_chosen() const {
  if (const DataLine* line = chosen()) QGuiApplication::clipboard()->setText(whole(*line));
}

void DataDock::copy_all() const {
  QStringList all;
  for (const DataLine& line : lines_)
    all += QStringList{line.title, line.since, line.state}.join(QLatin1Char('\t'));
  QGuiApplication::clipboard()->setText(all.join(QLatin1Char('\n')));
}

}  // namespace btcflow::gui
