#include "import_tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "dialogs.h"
#include "import_rows.h"
#include "style.h"

namespace btcflow::gui {

namespace {

enum Page { kHint, kLines, kFiles };

// As wide as what is in them, the last column as wide as the rest.
void fit_columns(QTableView& table) {
  QHeaderView& header = *table.horizontalHeader();
  table.resizeColumnsToContents();
  const int room = QFontMetrics(table.font()).averageCharWidth();
  for (int c = 0; c + 1 < header.count(); ++c) header.resizeSection(c, header.sectionSize(c) + room);
  table.verticalHeader()->setDefaultSectionSize(QFontMetrics(table.font()).height() + room);
}

}  // namespace

ImportTables::ImportTables(const chart::Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      lines_(new ImportLinesModel(this)),
      files_(new ImportFilesModel(this)),
      pages_(new QStackedWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(pages_);
  auto* hint =
      new QLabel(tr("Drop a CSV file here, or a folder of them.\n\n"
                    "What is understood is shown line by line; nothing is written before you say so."),
                 this);
  hint->setObjectName(QStringLiteral("ImportDropHint"));
  hint->setAlignment(Qt::AlignCenter);
  hint->setWordWrap(true);
  files_view_ = make_table(QStringLiteral("ImportFiles"), tr("Files"), files_);
  pages_->addWidget(hint);
  pages_->addWidget(make_lines_page());
  pages_->addWidget(files_view_);
}

QTableView* ImportTables::make_table(const QString& name, const QString& accessible,
                                     QAbstractItemModel* model) {
  auto* table = new QTableView(this);
  table->setObjectName(name);
  table->setAccessibleName(accessible);
  table->setModel(model);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);
  constexpr int kLeastRows = 5;
  table->setMinimumHeight(kLeastRows * fontMetrics().height());
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->horizontalHeader()->setStretchLastSection(true);
  table->horizontalHeader()->setHighlightSections(false);
  // So many rows decide how wide a column is: there may be a million of them.
  constexpr int kRowsLookedAt = 200;
  table->horizontalHeader()->setResizeContentsPrecision(kRowsLookedAt);
  return table;
}

QWidget* ImportTables::make_lines_page() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  lines_view_ = make_table(QStringLiteral("ImportLines"), tr("Lines of the file"), lines_);
  only_odd_ = make_button(page, QStringLiteral("ImportOnlyOdd"), QString(),
                          tr("Hides the lines of which there is nothing to say"));
  only_odd_->setCheckable(true);
  auto* below = new QHBoxLayout;
  below->addStretch(1);
  below->addWidget(only_odd_);
  column->addWidget(make_problem());
  column->addWidget(lines_view_, 1);
  column->addLayout(below);
  connect(only_odd_, &QPushButton::toggled, this, [this](bool on) {
    lines_->show_only_odd(on);
    fit_columns(*lines_view_);
    if (lines_->refused_count() > 0) show_refused(shown_refused_);
  });
  connect(lines_view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            const app::RefusedLine* refused = lines_->refused_at(current.row());
            if (refused == nullptr) return;
            const auto& all = reading_->file.series.refused;
            show_refused(static_cast<std::size_t>(refused - all.data()));
          });
  return page;
}

QWidget* ImportTables::make_problem() {
  problem_ = new QFrame(this);
  problem_->setObjectName(QStringLiteral("ImportProblem"));
  problem_->setStyleSheet(
      QStringLiteral("#ImportProblem { border: 1px solid %1; border-radius: 5px; }").arg(html(theme_.down)));
  auto* column = new QVBoxLayout(problem_);
  auto* row = new QHBoxLayout;
  sentence_ = new QLabel(problem_);
  sentence_->setObjectName(QStringLiteral("ImportProblemSentence"));
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  previous_ = make_button(problem_, QStringLiteral("ImportPreviousProblem"), tr("Previous"),
                          tr("The line before that cannot be taken"), Qt::ALT | Qt::Key_Up);
  next_ = make_button(problem_, QStringLiteral("ImportNextProblem"), tr("Next"),
                      tr("The next line that cannot be taken"), Qt::ALT | Qt::Key_Down);
  row->addWidget(sentence_, 1);
  row->addWidget(previous_);
  row->addWidget(next_);
  line_ = new QLineEdit(problem_);
  line_->setObjectName(QStringLiteral("ImportProblemLine"));
  line_->setAccessibleName(tr("The line as it stands in the file"));
  line_->setToolTip(tr("The line as it stands in the file"));
  line_->setReadOnly(true);
  line_->setFont(fixed_font(*line_));
  column->addLayout(row);
  column->addWidget(line_);
  connect(previous_, &QPushButton::clicked, this, [this] { step_to_refused(-1); });
  connect(next_, &QPushButton::clicked, this, [this] { step_to_refused(1); });
  return problem_;
}

void ImportTables::show_reading(const ImportReadingPtr& reading) {
  reading_ = reading;
  if (reading->wish.is_folder) {
    show_files(reading);
  } else {
    show_lines(reading);
  }
}

void ImportTables::show_files(const ImportReadingPtr& reading) {
  pages_->setCurrentIndex(kFiles);
  files_->show(reading, theme_);
  fit_columns(*files_view_);
  if (const auto bad = files_->first_bad()) {
    files_view_->selectionModel()->setCurrentIndex(files_->index(*bad, 0), QItemSelectionModel::Clear);
    files_view_->scrollTo(files_->index(*bad, 0), QAbstractItemView::PositionAtCenter);
  }
}

void ImportTables::show_lines(const ImportReadingPtr& reading) {
  pages_->setCurrentIndex(kLines);
  lines_->show(reading, theme_);
  const std::size_t odd = lines_->odd_count();
  only_odd_->setText(tr("Only what is odd (%1)").arg(odd));
  only_odd_->setVisible(odd > 0 && odd < reading->file.series.lines.size());
  if (!only_odd_->isVisibleTo(this)) only_odd_->setChecked(false);
  const bool bad = lines_->refused_count() > 0;
  problem_->setVisible(bad);
  if (bad) {
    show_refused(0);
  } else {
    lines_view_->scrollToTop();
  }
  fit_columns(*lines_view_);
}

void ImportTables::show_refused(std::size_t index) {
  const auto& all = reading_->file.series.refused;
  shown_refused_ = std::min(index, all.size() - 1);
  const app::RefusedLine& refused = all[shown_refused_];
  const QString problem = QString::fromStdString(refused.problem);
  sentence_->setText(all.size() == 1 ? tr("Line %1 cannot be taken: %2.").arg(refused.line).arg(problem)
                                     : tr("Line %1 cannot be taken: %2. (%3 of %4 such lines)")
                                           .arg(refused.line)
                                           .arg(problem)
                                           .arg(shown_refused_ + 1)
                                           .arg(all.size()));
  lines_->emphasise(refused.line);
  line_->setText(QString::fromStdString(refused.text));
  line_->setCursorPosition(0);
  previous_->setVisible(all.size() > 1);
  next_->setVisible(all.size() > 1);
  previous_->setEnabled(shown_refused_ > 0);
  next_->setEnabled(shown_refused_ + 1 < all.size());
  const int row = lines_->row_of_refused(shown_refused_);
  if (row >= lines_->rowCount() || row == lines_view_->currentIndex().row()) return;
  lines_view_->selectionModel()->setCurrentIndex(lines_->index(row, 0), QItemSelectionModel::Clear);
  lines_view_->scrollTo(lines_->index(row, 0), QAbstractItemView::PositionAtCenter);
}

void ImportTables::step_to_refused(int step) {
  const auto last = static_cast<long long>(reading_->file.series.refused.size()) - 1;
  show_refused(
      static_cast<std::size_t>(std::clamp(static_cast<long long>(shown_refused_) + step, 0LL, last)));
}

}  // namespace btcflow::gui
