// Tables that are worked with: a chosen row, sorting by a click on a column, copying.
#pragma once

#include <QStringList>
#include <QTableWidget>
#include <functional>

class QPlainTextEdit;

namespace btcflow::gui {

// Read-only, whole rows, rows as high as the font asks. Sorting is the owner's: sort_changed() says by what.
class ListTable : public QTableWidget {
  Q_OBJECT

 public:
  ListTable(const QStringList& columns, int stretched_column, const QString& name, QWidget* parent);

  // -1: the owner's own order, which a third click brings back.
  int sort_column() const;
  bool sort_descending() const;
  // As many rows, whose cells `set_cells` sets: laid out once, not for each of them.
  void fill(int rows, const std::function<void()>& set_cells);
  // Sets text and colour; an invalid colour: the window's.
  void set_text(int row, int column, const QString& text, const QColor& colour = {});

 signals:
  void sort_changed();
  void copy_wanted();

 protected:
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fit_rows();
};

// Text of any length, to be read and copied, in a field of so many lines; breaks addresses where there is no
// space.
QPlainTextEdit* make_detail(QWidget* parent, int lines, const QString& name, const QString& accessible_name);

}  // namespace btcflow::gui
