// What was read from files to import, as tables: each line of one file, or each file of a folder.
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <optional>
#include <vector>

#include "btcflow/chart/theme.h"
#include "import_preview.h"

namespace btcflow::gui {

// "Candles", "Open interest", "Funding"
QString series_text(core::SeriesKind series);
// The number that was understood, whole: no digit is rounded away, thousands apart.
QString exact_text(double value);

// One row a line of the file. Nothing is copied: a hundred thousand lines cost what one costs.
class ImportLinesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void show(ImportReadingPtr reading, const chart::Theme& theme);
  // Only lines that are refused or have something odd.
  void show_only_odd(bool only);
  // The refused line that is talked about stands out from the others; its number in the file.
  void emphasise(std::size_t line);
  // Both of the whole file, whatever is shown.
  std::size_t odd_count() const { return odd_.size(); }
  std::size_t refused_count() const;

  // The line's refusal; none: it is taken.
  const app::RefusedLine* refused_at(int row) const;
  // Where refused line number `index` is shown.
  int row_of_refused(std::size_t index) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const app::SeriesPreview& series() const { return reading_->file.series; }
  const app::SeriesLine& line_at(int row) const;
  QString cell_text(const app::SeriesLine& line, int column) const;
  QString note_text(const app::SeriesLine& line) const;
  const app::RefusedLine* refusal_of(const app::SeriesLine& line) const;

  ImportReadingPtr reading_;
  chart::Theme theme_;
  std::vector<std::uint32_t> odd_;  // places in SeriesPreview::lines
  bool only_odd_ = false;
  std::size_t emphasised_ = 0;
};

// One row a file, those that are left alone last.
class ImportFilesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { File, Instrument, Series, Rows, First, Last, New, Changed, Note, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  void show(ImportReadingPtr reading, const chart::Theme& theme);
  // The first file that cannot be taken.
  std::optional<int> first_bad() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell_text(int row, int column) const;
  QString ignored_text(const std::filesystem::path& file, int column) const;
  QString note_text(const app::ImportPreview& preview) const;
  QString relative(const std::filesystem::path& file) const;
  bool is_ignored(int row) const;

  ImportReadingPtr reading_;
  chart::Theme theme_;
};

}  // namespace btcflow::gui
