#include "filing.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QSemaphore>
#include <utility>

#include "export_dialog.h"
#include "go_to_dialog.h"
#include "import_dialog.h"
#include "model.h"
#include "workspace.h"

namespace btcflow::gui {

Filing::Filing(Model& model, Workspace& workspace, QWidget& window)
    : QObject(&window), model_(model), workspace_(workspace), window_(window), copying_(new ExportJob(this)) {
  connect(copying_, &ExportJob::finished, this, [this](const Exported& exported) {
    if (!exported.problem.isEmpty()) return emit told(exported.problem);
    auto* data = new QMimeData;
    data->setData(QStringLiteral("image/png"), exported.bytes);  // with the parameters in its text
    data->setImageData(exported.image);
    QGuiApplication::clipboard()->setMimeData(data);
    emit told(tr("The picture is on the clipboard."));
  });
}

ExportSource Filing::source() const { return export_source(workspace_.chart(), model_); }

void Filing::ask_export() {
  // It works on what stood on screen when it was opened: another one for what stands there now.
  if (export_ && !export_->is_busy()) {
    export_->reject();
    export_.clear();  // deletes itself later
  }
  if (!export_) {
    export_ =
        new ExportDialog(source(), read_export_choices(workspace_.preferences().export_choices), &window_);
    export_->setAttribute(Qt::WA_DeleteOnClose);
    connect(export_, &QDialog::finished, this, [this, dialog = export_.data()] {
      workspace_.change_preferences(
          [&](app::Preferences& preferences) { preferences.export_choices = as_text(dialog->choices()); });
    });
  }
  export_->show();
  export_->raise();
}

void Filing::copy_picture() {
  if (copying_->is_running()) return;
  ExportChoices choices = read_export_choices(workspace_.preferences().export_choices);
  choices.format = ExportFormat::Png;
  choices.everything = false;
  choices.size = {};
  choices.theme.clear();
  copying_->start(source(), choices, {});
}

void Filing::ask_import(const QString& path) {
  if (model_.is_demo()) {
    return emit told(tr("The demonstration takes nothing in. Start btcflow without --demo to import."));
  }
  // A damaged file is about to be moved away; what is written to it then is lost.
  if (model_.is_checking()) {
    connect(
        &model_, &Model::checked, this, [this, path] { ask_import(path); }, Qt::SingleShotConnection);
    return;
  }
  if (!import_) {
    ImportContext context;
    context.catalogue = model_.session().catalogue();
    context.cache = model_.session().paths().cache;
    context.clock = model_.clock();
    context.theme = workspace_.view().theme;
    context.folder = QString::fromStdString(workspace_.preferences().import_folder);
    import_ = new ImportDialog(std::move(context), &window_);
    import_->setAttribute(Qt::WA_DeleteOnClose);
    connect(import_, &ImportDialog::imported, this, [this](const QString& sentence) {
      model_.reload_catalogue();
      model_.reload();
      emit told(sentence);
    });
    connect(import_, &QDialog::finished, this, [this, dialog = import_.data()] {
      workspace_.change_preferences(
          [&](app::Preferences& preferences) { preferences.import_folder = dialog->folder().toStdString(); });
    });
  }
  import_->show();
  import_->raise();
  if (!path.isEmpty()) import_->open_path(path);
}

void Filing::ask_picture() {
  auto* dialog = new QFileDialog(&window_, tr("The view of an exported picture"), {}, tr("Pictures (*.png)"));
  dialog->setObjectName(QStringLiteral("OpenPictureDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, &Filing::open_path);
  dialog->open();
}

void Filing::ask_date() {
  const metrics::Dashboard& dashboard = *model_.dashboard();
  if (dashboard.size() == 0) return;
  const chart::VisibleRange visible = workspace_.chart().visible();
  auto* dialog = new GoToDate(
      {dashboard.bars.front().open, std::min(dashboard.bars.back().end, dashboard.as_of.instant)},
      visible.from + (visible.to - visible.from) / 2, workspace_.view().theme, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &GoToDate::date_chosen, this, [this](core::Time date) {
    workspace_.history().settle();
    workspace_.chart().go_to(date);
  });
  dialog->open();
}

void Filing::take(const QMimeData& data) {
  if (const auto path = only_file(data)) return open_path(*path);
  use(read_drop(data));
}

// A disk that is slow, or gone, holds nobody up. Any other has the answer at once.
void Filing::open_path(const QString& path) {
  constexpr int kPatienceMilliseconds = 40;
  struct Reading {
    Drop drop = UselessDrop{};
    QSemaphore done;
    bool used = false;
  };
  auto reading = std::make_shared<Reading>();
  reader_.start([self = QPointer<Filing>(this), path, reading] {
    reading->drop = read_path(path);
    reading->done.release();
    QMetaObject::invokeMethod(qApp, [self, reading] {
      if (self && !std::exchange(reading->used, true)) self->use(reading->drop);
    });
  });
  if (reading->done.tryAcquire(1, kPatienceMilliseconds)) {
    reading->used = true;
    use(reading->drop);
  } else {
    emit told(tr("Reading %1 …").arg(QFileInfo(path).fileName()));
  }
}

void Filing::use(const Drop& drop) {
  if (const auto* picture = std::get_if<app::PictureParameters>(&drop)) {
    const QString problem = workspace_.show_picture(*picture);
    emit told(problem.isEmpty() ? tr("The view of the picture. Undo brings the one before back.") : problem);
  } else if (const auto* import = std::get_if<ImportDrop>(&drop)) {
    ask_import(import->path);
  } else if (const auto* useless = std::get_if<UselessDrop>(&drop)) {
    emit told(useless->sentence);
  }
}

}  // namespace btcflow::gui
