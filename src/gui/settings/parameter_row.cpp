#include "parameter_row.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "caption.h"
#include "editors.h"
#include "layouts.h"

namespace btcflow::gui {

ParameterRow::ParameterRow(const Parameter& parameter, QWidget* parent)
    : QWidget(parent), parameter_(parameter) {
  const QString name = object_name(parameter);
  setObjectName(name + QStringLiteral("Row"));
  build(name);
  connect(caption_, &Caption::clicked, this, [this] { editor_->activate(); });
  connect(editor_, &ParameterEditor::edited, this, &ParameterRow::edited);
  connect(editor_, &ParameterEditor::settled, this, &ParameterRow::settled);
  connect(reset_, &QToolButton::clicked, this, [this] {
    editor_->activate();  // the button is about to hide: the focus stays in the row
    emit edited(preset_value_);
    emit settled();
  });
}

void ParameterRow::build(const QString& name) {
  const QString label = translated(parameter_.label);
  auto* head = new QWidget(this);
  caption_ = new Caption(label, head);
  caption_->reserve_dot();
  caption_->setObjectName(name + QStringLiteral("Caption"));
  reset_ = new QToolButton(head);
  reset_->setObjectName(name + QStringLiteral("Reset"));
  reset_->setText(QStringLiteral("↺"));
  reset_->setAutoRaise(true);
  reset_->setAccessibleName(tr("Reset: %1").arg(label));
  QSizePolicy policy = reset_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(policy);
  reset_->hide();
  editor_ = make_editor(parameter_, this);  // after them in the order of the Tab key
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(2);
  line->addWidget(caption_, 1);
  line->addWidget(reset_);
  if (editor_->is_wide()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    auto* inset = new QHBoxLayout;
    inset->setSpacing(0);
    inset->addSpacing(kGutter);
    inset->addWidget(editor_);
    column->addLayout(inset);
  } else {
    setLayout(new FieldLayout(head, editor_, kGutter));
  }
}

bool ParameterRow::is_changed() const { return caption_->is_changed(); }

void ParameterRow::show_value(const QString& value, const QString& preset_value) {
  preset_value_ = preset_value;
  editor_->show_text(value);
  const bool changed = value != preset_value;
  caption_->set_changed(changed);
  reset_->setVisible(changed);
  reset_->setToolTip(tr("Back to the preset's %1").arg(preset_value));
  const QString tip = tip_of(parameter_, value);
  caption_->setToolTip(tip);
  editor_->show_tip(tip);
}

void ParameterRow::show_context(const EditorContext& context) { editor_->show_context(context); }

}  // namespace btcflow::gui
