// One of a few, by a combo box.
#pragma once

#include <QComboBox>

#include "editors.h"

namespace btcflow::gui {

class Switch;

// As wide as the panel leaves it: a long entry is shortened in the box and whole in the list and the tooltip.
class SlimCombo : public QComboBox {
  Q_OBJECT

 public:
  explicit SlimCombo(const QString& object_name, const QString& name, QWidget* parent = nullptr);
  void showPopup() override;
  // Emits nothing; an unknown value is added under its own name. Empty text is a value too.
  void show_value(const QString& value);
};

class ChoiceEditor : public ParameterEditor {
  Q_OBJECT

 public:
  explicit ChoiceEditor(const Parameter& parameter, QWidget* parent = nullptr);
  void show_text(const QString& text) override;
  void show_tip(const QString& tip) override;
  void activate() override { combo_->setFocus(Qt::MouseFocusReason); }

 protected:
  SlimCombo* combo() const { return combo_; }

 private:
  SlimCombo* combo_;
};

// The compositions, and below them every instrument that has open interest of its own.
class CompositionEditor : public ChoiceEditor {
  Q_OBJECT

 public:
  explicit CompositionEditor(const Parameter& parameter, QWidget* parent = nullptr);
  void show_context(const EditorContext& context) override;

 private:
  int compositions_;  // entries that are no instruments
};

class SwitchEditor : public ParameterEditor {
  Q_OBJECT

 public:
  explicit SwitchEditor(const Parameter& parameter, QWidget* parent = nullptr);
  void show_text(const QString& text) override;
  void show_tip(const QString& tip) override;
  void activate() override;

 private:
  Switch* switch_;
};

}  // namespace btcflow::gui
