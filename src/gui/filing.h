// Files in and out of the window: export, clipboard, import, pictures that bring their view back, going to a
// date.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include "drops.h"
#include "export_job.h"

class QMimeData;
class QWidget;

namespace btcflow::gui {

class ExportDialog;
class ImportDialog;
class Model;
class Workspace;

class Filing : public QObject {
  Q_OBJECT

 public:
  // All outlive it; dialogs stand over `window`.
  Filing(Model& model, Workspace& workspace, QWidget& window);

  void ask_export();
  void ask_import(const QString& path = {});
  void ask_picture();
  void ask_date();
  void copy_picture();
  // What it is decides what is done with it: a picture of ours brings its view back, a CSV file or a folder
  // is imported.
  void take(const QMimeData& data);
  void open_path(const QString& path);

 signals:
  // A sentence for the status bar.
  void told(const QString& sentence);

 private:
  ExportSource source() const;
  void use(const Drop& drop);

  Model& model_;
  Workspace& workspace_;
  QWidget& window_;
  ExportJob* copying_;
  QThreadPool reader_;  // of its own: never behind a load or a study
  QPointer<ExportDialog> export_;
  QPointer<ImportDialog> import_;
};

}  // namespace btcflow::gui
