// Importing with open eyes: what a CSV file or a folder of them holds, line by line or file by file, whose
// rows these are, and what they would change. Nothing is written before "Import".
#pragma once

#include <QDialog>
#include <filesystem>
#include <functional>

#include "btcflow/chart/theme.h"
#include "btcflow/core/market.h"
#include "import_preview.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace btcflow::gui {

class ElidedLabel;
class ImportChoices;
class ImportTables;

struct ImportContext {
  core::Catalogue catalogue;    // with the custom instruments of the cache
  std::filesystem::path cache;  // written by the dialog itself, on another thread
  std::function<core::Time()> clock;
  chart::Theme theme = chart::dark_theme();
  QString folder;  // where choosing begins
};

// For the user-interface thread. Files are read, and the cache asked and written, on other threads with
// connections of their own; the window's own session does not notice. The dialog stays open until the rows
// are in the cache, and with a sentence if they cannot be written.
class ImportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ImportDialog(ImportContext context, QWidget* parent = nullptr);

  // A CSV file or a folder: chosen, dropped here or elsewhere.
  void open_path(const QString& path);
  // Where the last file was chosen.
  const QString& folder() const { return context_.folder; }

  void reject() override;  // does nothing while rows are being written

 signals:
  // The rows are in the cache, and what instruments are known may have changed: load both again. Then the
  // dialog closes as accepted.
  void imported(const QString& sentence);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  enum class State { Idle, Reading, Writing };

  QLayout* make_source();
  QLayout* make_progress();
  QLayout* make_buttons();
  void connect_parts();
  void connect_reader();

  void choose(bool folder);
  void choices_changed();
  void read_now();
  void show_reading(const ImportReadingPtr& reading);
  void start_import();
  void set_state(State state);
  QString summary() const;
  QString hint() const;

  ImportContext context_;
  ImportReader* reader_;
  ImportWish wish_;
  ImportReadingPtr reading_;  // of wish_, unless State::Reading
  State state_ = State::Idle;
  QString failure_;  // why writing did not work

  QTimer* debounce_;
  QTimer* patience_;  // progress is shown of what takes a while
  ImportChoices* choices_;
  ImportTables* tables_;
  ElidedLabel* source_ = nullptr;
  QPushButton* choose_file_ = nullptr;
  QPushButton* choose_folder_ = nullptr;
  QLabel* summary_ = nullptr;
  QLabel* hint_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* stop_ = nullptr;
  QPushButton* close_ = nullptr;
  QPushButton* import_ = nullptr;
};

}  // namespace btcflow::gui
