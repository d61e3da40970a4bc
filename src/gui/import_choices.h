// What an analyst says of a file before its rows are taken, and what the program made of its columns.
#pragma once

#include <QWidget>

#include "btcflow/chart/theme.h"
#include "import_preview.h"

class QComboBox;
class QFormLayout;
class QLabel;

namespace btcflow::gui {

class InstrumentChoice;

class ImportChoices : public QWidget {
  Q_OBJECT

 public:
  ImportChoices(const core::Catalogue& catalogue, const chart::Theme& theme, QWidget* parent);

  // What was guessed, the units that the columns leave open, and what was understood of them. Without a
  // signal.
  void show_reading(const ImportReading& reading);
  // All but the file.
  void fill(app::ImportFile& request) const;
  // What is still to be said; empty: nothing.
  QString problem() const;

 signals:
  void changed();

 private:
  void show_units(const ImportReading& reading);
  void show_understood(const ImportReading& reading);

  chart::Theme theme_;
  QFormLayout* form_;
  InstrumentChoice* instrument_;
  QComboBox* series_;
  QComboBox* unit_;
  QLabel* understood_;
};

}  // namespace btcflow::gui
