// The rows of what is to be imported, and each line that cannot be taken in its own words.
#pragma once

#include <QWidget>

#include "btcflow/chart/theme.h"
#include "import_preview.h"

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace btcflow::gui {

class ImportFilesModel;
class ImportLinesModel;

class ImportTables : public QWidget {
  Q_OBJECT

 public:
  ImportTables(const chart::Theme& theme, QWidget* parent);

  // Goes to the first line, or file, that cannot be taken.
  void show_reading(const ImportReadingPtr& reading);

 private:
  QTableView* make_table(const QString& name, const QString& accessible, QAbstractItemModel* model);
  QWidget* make_lines_page();
  QWidget* make_problem();
  void show_lines(const ImportReadingPtr& reading);
  void show_files(const ImportReadingPtr& reading);
  void show_refused(std::size_t index);
  void step_to_refused(int step);

  chart::Theme theme_;
  ImportLinesModel* lines_;
  ImportFilesModel* files_;
  ImportReadingPtr reading_;
  std::size_t shown_refused_ = 0;

  QStackedWidget* pages_;
  QTableView* lines_view_ = nullptr;
  QTableView* files_view_ = nullptr;
  QWidget* problem_ = nullptr;
  QLabel* sentence_ = nullptr;
  QLineEdit* line_ = nullptr;
  QPushButton* previous_ = nullptr;
  QPushButton* next_ = nullptr;
  QPushButton* only_odd_ = nullptr;
};

}  // namespace btcflow::gui
