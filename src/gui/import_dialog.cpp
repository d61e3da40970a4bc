#include "import_dialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "btcflow/core/number.h"
#include "dialogs.h"
#include "drops.h"
#include "elided_label.h"
#include "import_choices.h"
#include "import_rows.h"
#include "import_tables.h"

namespace btcflow::gui {

namespace {

constexpr int kDebounceMilliseconds = 120;
constexpr int kPatienceMilliseconds = 250;
constexpr int kProgressSteps = 1000;

QString count_text(std::size_t count) { return exact_text(static_cast<double>(count)); }

bool same_wish(const ImportWish& a, const ImportWish& b) {
  const app::ImportFile& x = a.request;
  const app::ImportFile& y = b.request;
  return a.is_folder == b.is_folder && a.guess == b.guess && x.file == y.file &&
         x.instrument == y.instrument && x.series == y.series && x.unit == y.unit && x.kind == y.kind &&
         x.base == y.base && x.quote == y.quote;
}

}  // namespace

ImportDialog::ImportDialog(ImportContext context, QWidget* parent)
    : QDialog(parent),
      context_(std::move(context)),
      reader_(new ImportReader(context_.catalogue, context_.cache, context_.clock, this)),
      debounce_(new QTimer(this)),
      patience_(new QTimer(this)),
      choices_(new ImportChoices(context_.catalogue, context_.theme, this)),
      tables_(new ImportTables(context_.theme, this)) {
  setObjectName(QStringLiteral("ImportDialog"));
  setWindowTitle(tr("Import"));
  setAcceptDrops(true);
  auto* column = new QVBoxLayout(this);
  column->addLayout(make_source());
  column->addWidget(choices_);
  column->addWidget(tables_, 1);
  column->addLayout(make_progress());
  column->addLayout(make_buttons());
  choices_->hide();
  resize_in_letters(*this, 170, 42);
  debounce_->setSingleShot(true);
  debounce_->setInterval(kDebounceMilliseconds);
  patience_->setSingleShot(true);
  patience_->setInterval(kPatienceMilliseconds);
  connect_parts();
  connect_reader();
  set_state(State::Idle);
}

QLayout* ImportDialog::make_source() {
  auto* row = new QHBoxLayout;
  source_ = new ElidedLabel(this);
  source_->setObjectName(QStringLiteral("ImportSource"));
  source_->setText(tr("No file chosen."));
  choose_file_ = make_button(this, QStringLiteral("ImportChooseFile"), tr("Choose a file …"),
                             tr("A CSV file of candles, open interest or funding"), QKeySequence::Open);
  choose_folder_ = make_button(this, QStringLiteral("ImportChooseFolder"), tr("Choose a folder …"),
                               tr("Every <venue>/<symbol>.<spot|perp>.<series>.csv below it"),
                               Qt::CTRL | Qt::SHIFT | Qt::Key_O);
  row->addWidget(source_, 1);
  row->addWidget(choose_file_);
  row->addWidget(choose_folder_);
  return row;
}

QLayout* ImportDialog::make_progress() {
  auto* row = new QHBoxLayout;
  summary_ = new QLabel(this);
  summary_->setObjectName(QStringLiteral("ImportSummary"));
  summary_->setWordWrap(true);
  progress_ = new QProgressBar(this);
  progress_->setObjectName(QStringLiteral("ImportProgress"));
  progress_->setAccessibleName(tr("Progress"));
  progress_->setRange(0, kProgressSteps);
  progress_->setTextVisible(false);
  stop_ = make_button(this, QStringLiteral("ImportStop"), tr("Stop"), tr("Stop reading the file"));
  row->addWidget(summary_, 2);
  row->addWidget(progress_, 1);
  row->addWidget(stop_);
  progress_->hide();
  stop_->hide();
  return row;
}

QLayout* ImportDialog::make_buttons() {
  auto* row = new QHBoxLayout;
  hint_ = new QLabel(this);
  hint_->setObjectName(QStringLiteral("ImportHint"));
  hint_->setWordWrap(true);
  close_ = make_button(this, QStringLiteral("ImportClose"), tr("Close"), tr("Nothing is written (Esc)"));
  import_ = make_button(this, QStringLiteral("ImportTake"), tr("Import"),
                        tr("Take all rows into the cache, in one go"), Qt::CTRL | Qt::Key_Return);
  import_->setDefault(true);
  row->addWidget(hint_, 1);
  row->addWidget(close_);
  row->addWidget(import_);
  return row;
}

void ImportDialog::connect_parts() {
  connect(choose_file_, &QPushButton::clicked, this, [this] { choose(false); });
  connect(choose_folder_, &QPushButton::clicked, this, [this] { choose(true); });
  connect(choices_, &ImportChoices::changed, this, &ImportDialog::choices_changed);
  connect(debounce_, &QTimer::timeout, this, &ImportDialog::read_now);
  connect(patience_, &QTimer::timeout, this, [this] {
    progress_->show();
    stop_->setVisible(state_ == State::Reading);
  });
  connect(stop_, &QPushButton::clicked, reader_, &ImportReader::stop);
  connect(close_, &QPushButton::clicked, this, &ImportDialog::reject);
  connect(import_, &QPushButton::clicked, this, &ImportDialog::start_import);
}

void ImportDialog::connect_reader() {
  connect(reader_, &ImportReader::progressed, this,
          [this](double part) { progress_->setValue(static_cast<int>(part * kProgressSteps)); });
  connect(reader_, &ImportReader::read_done, this, &ImportDialog::show_reading);
  connect(reader_, &ImportReader::written, this, [this](const store::Changes& changes) {
    set_state(State::Idle);
    emit imported(tr("Imported. New rows: %1, changed: %2, there already: %3.")
                      .arg(count_text(changes.added), count_text(changes.changed), count_text(changes.same)));
    accept();
  });
  connect(reader_, &ImportReader::write_failed, this, [this](const QString& sentence) {
    failure_ = tr("%1 Nothing was changed.").arg(sentence);
    set_state(State::Idle);
  });
}

void ImportDialog::choose(bool folder) {
  const QString path = folder
                           ? QFileDialog::getExistingDirectory(this, tr("Import a folder"), context_.folder)
                           : QFileDialog::getOpenFileName(this, tr("Import a file"), context_.folder,
                                                          tr("CSV files (*.csv *.txt *.tsv);;All files (*)"));
  if (!path.isEmpty()) open_path(path);
}

void ImportDialog::open_path(const QString& path) {
  if (state_ == State::Writing) return;
  const QFileInfo info(path);
  context_.folder = info.absolutePath();
  wish_ = {};
  wish_.is_folder = info.isDir();
  wish_.guess = !wish_.is_folder;
  wish_.request.file = QDir::cleanPath(path).toStdString();
  // The name first: that is what may not be cut.
  source_->setText(
      QStringLiteral("%1 · %2").arg(info.fileName(), QDir::toNativeSeparators(info.absolutePath())));
  read_now();
}

void ImportDialog::choices_changed() {
  ImportWish wish = wish_;
  wish.guess = false;
  choices_->fill(wish.request);
  if (!same_wish(wish, wish_) || failure_ != QString()) {
    wish_ = wish;
    failure_.clear();
    set_state(State::Reading);
    debounce_->start();
  } else {
    set_state(state_);  // another sentence about what is missing, perhaps
  }
}

void ImportDialog::read_now() {
  failure_.clear();
  debounce_->stop();
  set_state(State::Reading);
  reader_->read(wish_);
}

void ImportDialog::show_reading(const ImportReadingPtr& reading) {
  if (debounce_->isActive()) return;  // of choices that are not made any more
  reading_ = reading;
  wish_ = reading->wish;
  choices_->setVisible(!wish_.is_folder && reading->columns.has_value());
  if (reading->columns) choices_->show_reading(*reading);
  tables_->show_reading(reading);
  wish_.guess = false;
  set_state(State::Idle);
}

void ImportDialog::start_import() {
  if (!import_->isEnabled()) return;
  failure_.clear();
  set_state(State::Writing);
  reader_->write(reading_);
}

void ImportDialog::set_state(State state) {
  const bool begins = state != State::Idle && state_ == State::Idle;
  state_ = state;
  if (begins) {
    progress_->setValue(0);
    patience_->start();
  } else if (state == State::Idle) {
    patience_->stop();
    progress_->hide();
    stop_->hide();
  }
  progress_->setMaximum(state == State::Writing ? 0 : kProgressSteps);  // how long writing takes nobody knows
  const bool writing = state == State::Writing;
  for (QWidget* part : {static_cast<QWidget*>(choices_), static_cast<QWidget*>(choose_file_),
                        static_cast<QWidget*>(choose_folder_), static_cast<QWidget*>(close_)})
    part->setEnabled(!writing);
  import_->setEnabled(state == State::Idle && reading_ && reading_->problem.isEmpty() && hint().isEmpty());
  summary_->setText(summary());
  hint_->setText(!failure_.isEmpty() ? failure_ : hint());
}

QString ImportDialog::summary() const {
  if (state_ == State::Writing) return tr("Writing …");
  if (state_ == State::Reading) return tr("Reading …");
  if (!reading_ || reading_->rows() == 0) return {};
  QString out = tr("Rows: %1").arg(count_text(reading_->rows()));
  if (reading_->changes.empty()) return out;
  store::Changes sum;
  for (const store::Changes& c : reading_->changes) {
    sum.added += c.added;
    sum.changed += c.changed;
    sum.same += c.same;
  }
  return tr("%1 · new: %2 · changed: %3 · there already: %4")
      .arg(out, count_text(sum.added), count_text(sum.changed), count_text(sum.same));
}

// What keeps the rows from being taken.
QString ImportDialog::hint() const {
  if (state_ != State::Idle || !reading_) return {};
  const bool rows_shown = !wish_.is_folder && !reading_->file.series.lines.empty();
  if (rows_shown && !choices_->problem().isEmpty()) return choices_->problem();
  return reading_->problem;
}

void ImportDialog::reject() {
  if (state_ != State::Writing) QDialog::reject();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (state_ != State::Writing && import_path(*event->mimeData())) event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event) {
  if (const auto path = import_path(*event->mimeData())) {
    event->acceptProposedAction();
    open_path(*path);
  }
}

}  // namespace btcflow::gui
