#include "choice_editor.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "input_guard.h"
#include "switch.h"

namespace btcflow::gui {

namespace {
constexpr int kLeastCharacters = 9;
constexpr int kCompositionCharacters = 10;
}  // namespace

SlimCombo::SlimCombo(const QString& object_name, const QString& name, QWidget* parent) : QComboBox(parent) {
  setObjectName(object_name);
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setSizeAdjustPolicy(QComboBox::AdjustToContents);
  setMinimumContentsLength(kLeastCharacters);
  guard_input(*this);
}

void SlimCombo::showPopup() {
  constexpr int kMargin = 30;  // frame and scroll bar
  view()->setMinimumWidth(view()->sizeHintForColumn(0) + kMargin);
  QComboBox::showPopup();
}

void SlimCombo::show_value(const QString& value) {
  const QSignalBlocker quiet(this);
  int index = findData(value);
  if (index < 0) {
    addItem(value, value);
    index = count() - 1;
  }
  if (index == currentIndex()) return;
  setCurrentIndex(index);
  update();
}

ChoiceEditor::ChoiceEditor(const Parameter& parameter, QWidget* parent)
    : ParameterEditor(parent),
      combo_(new SlimCombo(object_name(parameter) + QStringLiteral("Combo"), translated(parameter.label),
                           this)) {
  for (const ParameterChoice& choice : parameter.choices) {
    combo_->addItem(translated(choice.label), QString::fromLatin1(choice.value));
  }
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(combo_);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(combo_, &QComboBox::activated, this, [this] {
    emit edited(combo_->currentData().toString());
    emit settled();
  });
}

void ChoiceEditor::show_text(const QString& text) { combo_->show_value(text); }

void ChoiceEditor::show_tip(const QString& tip) { combo_->setToolTip(tip); }

CompositionEditor::CompositionEditor(const Parameter& parameter, QWidget* parent)
    : ChoiceEditor(parameter, parent), compositions_(static_cast<int>(parameter.choices.size())) {
  combo()->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);  // venues have long names
  combo()->setMinimumContentsLength(kCompositionCharacters);
}

void CompositionEditor::show_context(const EditorContext& context) {
  SlimCombo& box = *combo();
  const QSignalBlocker quiet(&box);
  const QString chosen = box.currentData().toString();
  while (box.count() > compositions_) box.removeItem(compositions_);
  for (const core::Instrument& instrument : context.instruments) {
    if (instrument.kind == core::MarketKind::Spot) continue;
    const QString name = QString::fromStdString(instrument.name);
    const QString id = QString::fromStdString(instrument.id);
    box.addItem(context.with_data.contains(instrument.id) ? name : tr("%1 (no data)").arg(name), id);
    box.setItemData(box.count() - 1, id, Qt::ToolTipRole);
  }
  if (box.count() > compositions_) box.insertSeparator(compositions_);
  if (!chosen.isEmpty()) box.show_value(chosen);
}

SwitchEditor::SwitchEditor(const Parameter& parameter, QWidget* parent)
    : ParameterEditor(parent),
      switch_(
          new Switch(object_name(parameter) + QStringLiteral("Switch"), translated(parameter.label), this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(switch_);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(switch_, &QCheckBox::toggled, this, [this](bool on) {
    emit edited(on ? QStringLiteral("true") : QStringLiteral("false"));
    emit settled();
  });
}

void SwitchEditor::show_text(const QString& text) {
  const QSignalBlocker quiet(switch_);
  switch_->setChecked(text == QLatin1String("true"));
  switch_->update();
}

void SwitchEditor::show_tip(const QString& tip) { switch_->setToolTip(tip); }

void SwitchEditor::activate() { switch_->click(); }

}  // namespace btcflow::gui
