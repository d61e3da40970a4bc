// Exporting what is on screen: a picture or the numbers, chosen, previewed, saved or copied.
#pragma once

#include <QDialog>

#include "export_job.h"
#include "exporting.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace btcflow::gui {

class ExportForm;
class ExportPreview;

// For the user-interface thread. It works on what stood on screen when it was opened. While it saves, the
// window lives on; closing it gives up what is not written yet.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  ExportDialog(ExportSource source, const ExportChoices& choices, QWidget* parent = nullptr);

  // As they are now, to be remembered.
  ExportChoices choices() const;
  bool is_busy() const { return job_.is_running(); }

  // Without asking for a place. The file's ending decides the format.
  void save_to(const QString& file);
  void copy();

  void reject() override;

 private:
  QLayout* make_status();
  void connect_parts();
  void choose_file();
  void show_change();
  void begin();
  void end(const Exported& exported);
  void put_on_clipboard(const Exported& exported);
  void tell(const QString& sentence, bool problem);
  void show_state();

  ExportSource source_;
  QString folder_;
  ExportForm* form_;
  ExportPreview* preview_;
  ExportJob job_;
  bool possible_ = true;
  QLabel* description_ = nullptr;
  QLabel* name_ = nullptr;
  QLabel* status_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* copy_ = nullptr;
  QPushButton* close_ = nullptr;
};

}  // namespace btcflow::gui
