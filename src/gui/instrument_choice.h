// Whose rows a file holds: an instrument of the catalogue, found by a part of its name, or a new one.
#pragma once

#include <QWidget>

#include "btcflow/app/import.h"
#include "btcflow/core/market.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace btcflow::gui {

class InstrumentChoice : public QWidget {
  Q_OBJECT

 public:
  InstrumentChoice(const core::Catalogue& catalogue, QWidget* parent);

  // Which instruments make sense depends on the series.
  void set_series(core::SeriesKind series);
  // Without a signal.
  void set_instrument(const QString& id);
  // Instrument, kind, base and quote of the request; no instrument while there is a problem().
  void fill(app::ImportFile& request) const;
  // What is still to be said; empty: nothing.
  QString problem() const;

 signals:
  void changed();

 private:
  void add_description();
  void fill_kinds();
  void take_name();
  QString id() const;
  // Not in the catalogue, or there without saying what it is.
  bool wants_description() const;

  core::Catalogue catalogue_;
  core::SeriesKind series_ = core::SeriesKind::Candles;
  QComboBox* name_;
  QWidget* description_;
  QComboBox* kind_;
  QLineEdit* base_;
  QComboBox* quote_;
};

}  // namespace btcflow::gui
