// A number by slider and by keyboard, and a switch where it may also be "off" or "the timeframe's own".
#pragma once

#include <QDoubleSpinBox>
#include <QTimer>

#include "editors.h"

class QSlider;

namespace btcflow::gui {

class SwitchRow;

// Numbers are written as everywhere in the program, with a point; a comma is taken for one.
class NumberBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit NumberBox(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  // As wide as the longest of these needs.
  void set_widest(double widest);

 protected:
  QValidator::State validate(QString& input, int& position) const override;
  double valueFromText(const QString& text) const override;

 private:
  double widest_ = 0;
};

class NumberEditor : public ParameterEditor {
  Q_OBJECT

 public:
  explicit NumberEditor(const Parameter& parameter, QWidget* parent = nullptr);

  void show_text(const QString& text) override;
  void show_context(const EditorContext& context) override;
  void show_tip(const QString& tip) override;
  void activate() override;
  bool is_wide() const override { return true; }

 private:
  void build(const QString& name);
  void connect_controls();
  void show_number(double number);
  void edit_number(double number);
  void edit_special(bool on);
  void settle();
  int position_of(double number) const;
  double number_at(int position) const;
  std::string text_of(double number) const;

  const Parameter& parameter_;
  QSlider* slider_ = nullptr;
  NumberBox* box_ = nullptr;
  SwitchRow* special_ = nullptr;
  QString shown_;              // the text that is shown
  double number_ = 0;          // in the controls; while the switch is on perhaps not in effect
  std::optional<double> own_;  // what is in effect while the switch is on
  bool is_moving_ = false;     // edited, and not settled yet
  // Keys and the wheel have no end of their own: they are over when nothing more comes for a moment.
  QTimer idle_;
};

}  // namespace btcflow::gui
