#include "export_dialog.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "dialogs.h"
#include "export_form.h"
#include "export_preview.h"

namespace btcflow::gui {

namespace {

constexpr int kProgressSteps = 1000;

QLabel* make_label(QWidget* parent, const QString& name) {
  auto* label = new QLabel(parent);
  label->setObjectName(name);
  label->setWordWrap(true);
  return label;
}

}  // namespace

ExportDialog::ExportDialog(ExportSource source, const ExportChoices& choices, QWidget* parent)
    : QDialog(parent),
      source_(std::move(source)),
      folder_(choices.folder),
      form_(new ExportForm(source_, choices, this)),
      preview_(new ExportPreview(this)) {
  setObjectName(QStringLiteral("ExportDialog"));
  setWindowTitle(tr("Export"));
  auto* side = new QVBoxLayout;
  side->addWidget(form_);
  description_ = make_label(this, QStringLiteral("ExportDescription"));
  name_ = make_label(this, QStringLiteral("ExportName"));
  side->addWidget(description_);
  side->addWidget(name_);
  side->addStretch(1);
  auto* row = new QHBoxLayout;
  row->addLayout(side);
  row->addSpacing(12);
  row->addWidget(preview_, 1);
  auto* column = new QVBoxLayout(this);
  column->addLayout(row, 1);
  column->addLayout(make_status());
  resize_in_letters(*this, 180, 40);
  connect_parts();
  show_change();
}

QLayout* ExportDialog::make_status() {
  auto* row = new QHBoxLayout;
  status_ = make_label(this, QStringLiteral("ExportStatus"));
  status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  progress_ = new QProgressBar(this);
  progress_->setObjectName(QStringLiteral("ExportProgress"));
  progress_->setAccessibleName(tr("Progress"));
  progress_->setTextVisible(false);
  progress_->hide();
  copy_ = make_button(this, QStringLiteral("ExportCopy"), tr("Copy"), tr("To the clipboard"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_C);
  close_ = make_button(this, QStringLiteral("ExportClose"), tr("Close"), tr("Back to the chart (Esc)"));
  save_ = make_button(this, QStringLiteral("ExportSave"), tr("Save …"), tr("To a file"), QKeySequence::Save);
  save_->setDefault(true);
  row->addWidget(status_, 2);
  row->addWidget(progress_, 1);
  row->addWidget(copy_);
  row->addWidget(close_);
  row->addWidget(save_);
  return row;
}

void ExportDialog::connect_parts() {
  connect(form_, &ExportForm::changed, this, &ExportDialog::show_change);
  connect(preview_, &ExportPreview::described, this, [this](const QString& sentence) {
    possible_ = true;
    description_->setText(sentence);
    show_state();
  });
  connect(preview_, &ExportPreview::impossible, this, [this](const QString& sentence) {
    possible_ = false;
    description_->setText(sentence);
    show_state();
  });
  connect(&job_, &ExportJob::progressed, this, [this](double part) {
    progress_->setRange(0, part < 0 ? 0 : kProgressSteps);
    if (part >= 0) progress_->setValue(static_cast<int>(part * kProgressSteps));
  });
  connect(&job_, &ExportJob::finished, this, &ExportDialog::end);
  connect(save_, &QPushButton::clicked, this, &ExportDialog::choose_file);
  connect(copy_, &QPushButton::clicked, this, &ExportDialog::copy);
  connect(close_, &QPushButton::clicked, this, &ExportDialog::reject);
}

ExportChoices ExportDialog::choices() const {
  ExportChoices out = form_->choices();
  out.folder = folder_;
  return out;
}

void ExportDialog::show_change() {
  const ExportChoices now = choices();
  preview_->show_export(source_, now);
  name_->setText(suggested_file(source_, now));
  tell({}, false);
  show_state();
}

void ExportDialog::show_state() {
  const bool busy = job_.is_running();
  const bool pdf = form_->choices().format == ExportFormat::Pdf;
  form_->setEnabled(!busy);
  save_->setEnabled(!busy && possible_);
  copy_->setEnabled(!busy && possible_ && !pdf);
  progress_->setVisible(busy);
}

void ExportDialog::choose_file() {
  const ExportChoices now = choices();
  QFileDialog dialog(this, tr("Export"), folder_.isEmpty() ? QDir::homePath() : folder_);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setFileMode(QFileDialog::AnyFile);
  dialog.setDefaultSuffix(file_ending(now.format));
  dialog.setNameFilter(tr("%1 files (*.%2)").arg(file_ending(now.format).toUpper(), file_ending(now.format)));
  dialog.selectFile(suggested_file(source_, now));
  if (dialog.exec() == QDialog::Accepted) save_to(dialog.selectedFiles().value(0));
}

void ExportDialog::save_to(const QString& file) {
  if (job_.is_running()) return;
  const auto format = format_of_file(file);
  if (!format) return tell(tr("The name must end in .png, .svg, .pdf, .csv or .json."), true);
  if (*format != form_->choices().format) form_->set_format(*format);
  folder_ = QFileInfo(file).absolutePath();
  tell(tr("Saving …"), false);
  job_.start(source_, choices(), file);
  show_state();
}

void ExportDialog::copy() {
  if (job_.is_running() || form_->choices().format == ExportFormat::Pdf) return;
  tell(tr("Copying …"), false);
  job_.start(source_, choices(), {});
  show_state();
}

void ExportDialog::end(const Exported& exported) {
  show_state();
  if (!exported.problem.isEmpty()) return tell(exported.problem, true);
  if (!exported.file.isEmpty())
    return tell(tr("Saved %1").arg(QDir::toNativeSeparators(exported.file)), false);
  put_on_clipboard(exported);
  tell(tr("Copied to the clipboard."), false);
}

// The file itself too: pasted back into the window, it brings the view back.
void ExportDialog::put_on_clipboard(const Exported& exported) {
  auto* copied = new QMimeData;
  switch (form_->choices().format) {
    case ExportFormat::Png:
      copied->setImageData(exported.image);
      copied->setData(QStringLiteral("image/png"), exported.bytes);
      break;
    case ExportFormat::Svg:
      copied->setData(QStringLiteral("image/svg+xml"), exported.bytes);
      copied->setText(QString::fromUtf8(exported.bytes));
      break;
    default:
      copied->setText(QString::fromUtf8(exported.bytes));
  }
  QGuiApplication::clipboard()->setMimeData(copied);
}

void ExportDialog::tell(const QString& sentence, bool problem) {
  QPalette colours = palette();
  if (problem) colours.setColor(QPalette::WindowText, source_.view.theme.down);
  status_->setPalette(colours);
  status_->setText(sentence);
}

void ExportDialog::reject() {
  job_.cancel();
  QDialog::reject();
}

}  // namespace btcflow::gui
