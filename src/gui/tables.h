// The quiet tables of the panels.
#pragma once

#include <QStringList>
#include <QTableWidget>

namespace btcflow::gui {

// Read-only, without grid and selection; the first column stretches and is left-aligned, the others are
// right-aligned and as wide as fit_columns() makes them. Tab comes to it and leaves it; then arrows up and
// down go through its rows, a cell's tooltip is shown, and Ctrl+C copies all of it, for a spreadsheet.
QTableWidget* make_table(QWidget* parent, const QStringList& columns, const QString& name,
                         const QString& accessible_name);
// Makes room for what is in the cells now; columns never shrink but with the letters. Of a table made above.
void fit_columns(QTableWidget& table);
// The table with a margin, so that numbers do not touch the window's edge.
QWidget* framed(QTableWidget* table, QWidget* parent);
void set_cell(QTableWidget& table, int row, int column, const QString& content, const QColor& colour,
              bool strong);

}  // namespace btcflow::gui
