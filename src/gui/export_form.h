// The controls by which an export is chosen.
#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "exporting.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QHBoxLayout;
class QSpinBox;

namespace btcflow::gui {

class ExportForm : public QWidget {
  Q_OBJECT

 public:
  ExportForm(const ExportSource& source, const ExportChoices& choices, QWidget* parent);

  // The folder is left as it was given.
  ExportChoices choices() const;
  void set_format(ExportFormat format);

 signals:
  void changed();

 private:
  QHBoxLayout* make_formats();
  void add_picture_rows();
  void add_number_rows();
  void fill(const ExportChoices& choices);
  void fill_size(const QSize& size);
  void take_change();
  void show_rows();

  ExportSource source_;
  ExportChoices given_;
  QFormLayout* form_;
  QButtonGroup formats_;
  QComboBox* dates_;
  QComboBox* size_ = nullptr;
  QWidget* own_size_ = nullptr;
  QSpinBox* width_ = nullptr;
  QSpinBox* height_ = nullptr;
  QDoubleSpinBox* scale_ = nullptr;
  QComboBox* theme_ = nullptr;
  QCheckBox* crosshair_ = nullptr;
  QComboBox* table_ = nullptr;
  QCheckBox* by_venue_ = nullptr;
};

}  // namespace btcflow::gui
