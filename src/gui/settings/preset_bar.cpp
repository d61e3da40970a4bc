#include "preset_bar.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "btcflow/app/settings.h"
#include "caption.h"
#include "choice_editor.h"
#include "layouts.h"

namespace btcflow::gui {

namespace {

QStringList built_in() {
  QStringList names;
  for (const std::string& name : app::preset_names()) names += QString::fromStdString(name);
  return names;
}

QPushButton* add_button(QLayout* row, const char* object_name, const QString& text, const QString& tip,
                        QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(QLatin1String(object_name));
  button->setAccessibleName(text);
  button->setToolTip(tip);
  row->addWidget(button);
  return button;
}

}  // namespace

PresetBar::PresetBar(NameProblem name_problem, QWidget* parent)
    : QWidget(parent), name_problem_(std::move(name_problem)) {
  setObjectName(QStringLiteral("PresetBar"));
  build();
  connect_controls();
  fill(QStringLiteral("standard"), false);
  close_question();
}

void PresetBar::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 9, 14, 10);
  column->setSpacing(6);
  combo_ = new SlimCombo(QStringLiteral("PresetCombo"), tr("Preset"), this);
  combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);  // own names may be long
  combo_->setToolTip(tr("A set of parameters and venues. Choose the current one again to go back to it."));
  column->addWidget(combo_);
  auto* buttons = new FlowLayout;
  reset_ = add_button(buttons, "PresetReset", tr("Reset all"),
                      tr("Every parameter and venue back to what the preset holds"), this);
  save_ = add_button(buttons, "PresetSave", tr("Save as …"),
                     tr("Keep the parameters and venues as they are now under a name of your own"), this);
  remove_ = add_button(buttons, "PresetDelete", tr("Delete"), tr("Delete this preset of your own"), this);
  column->addLayout(buttons);
  asking_ = new QWidget(this);
  auto* asking = new QVBoxLayout(asking_);
  asking->setContentsMargins(0, 0, 0, 0);
  asking->setSpacing(6);
  name_ = new QLineEdit(asking_);
  name_->setObjectName(QStringLiteral("PresetName"));
  name_->setAccessibleName(tr("Name of the preset"));
  name_->setPlaceholderText(tr("Name"));
  name_->setToolTip(tr("The preset's name: Enter saves, Escape does not"));
  sentence_ = make_note(QString(), QStringLiteral("PresetSentence"), asking_);
  asking->addWidget(name_);
  asking->addWidget(sentence_);
  auto* answers = new FlowLayout;
  yes_ = add_button(answers, "PresetYes", QString(), QString(), asking_);
  no_ = add_button(answers, "PresetNo", tr("Cancel"), tr("Leave the presets as they are (Escape)"), asking_);
  asking->addLayout(answers);
  column->addWidget(asking_);
}

void PresetBar::connect_controls() {
  connect(combo_, &QComboBox::activated, this, [this] {
    const QString name = combo_->currentData().toString();
    close_question();
    emit chosen(name);
  });
  connect(reset_, &QPushButton::clicked, this, &PresetBar::reset_wanted);
  connect(save_, &QPushButton::clicked, this, &PresetBar::ask_name);
  connect(remove_, &QPushButton::clicked, this, &PresetBar::ask_removal);
  connect(name_, &QLineEdit::textChanged, this, &PresetBar::show_name_problem);
  connect(name_, &QLineEdit::returnPressed, this, &PresetBar::accept);
  connect(yes_, &QPushButton::clicked, this, &PresetBar::accept);
  connect(no_, &QPushButton::clicked, this, &PresetBar::close_question);
}

QString PresetBar::title_of(const QString& name) const {
  if (own_.contains(name)) return name;
  if (name == QLatin1String("standard")) return tr("standard");
  if (name == QLatin1String("classic")) return tr("classic");
  return name;
}

void PresetBar::show_presets(const QString& current, bool changed, const QStringList& own) {
  own_ = own;
  fill(current, changed);
}

void PresetBar::fill(const QString& current, bool changed) {
  const QSignalBlocker quiet(combo_);
  current_ = current;
  combo_->clear();
  for (const QString& name : built_in()) combo_->addItem(title_of(name), name);
  if (!own_.isEmpty()) combo_->insertSeparator(combo_->count());
  for (const QString& name : own_) combo_->addItem(name, name);
  combo_->show_value(current);
  if (changed) combo_->setItemText(combo_->currentIndex(), tr("%1 (changed)").arg(title_of(current)));
  combo_->update();
  reset_->setEnabled(changed);
  remove_->setEnabled(own_.contains(current));
  if (question_ == Question::Removal && !own_.contains(name_->text())) close_question();
}

void PresetBar::ask_name() {
  question_ = Question::Name;
  name_->setText(own_.contains(current_) ? current_ : QString());
  name_->show();
  yes_->setText(tr("Save"));
  yes_->setAccessibleName(tr("Save the preset"));
  yes_->setToolTip(tr("Save the preset (Enter)"));
  asking_->show();
  show_name_problem();
  name_->setFocus(Qt::OtherFocusReason);
  name_->selectAll();
}

void PresetBar::ask_removal() {
  question_ = Question::Removal;
  name_->setText(current_);
  name_->hide();
  sentence_->setText(tr("Delete the preset “%1”? The parameters stay as they are now.").arg(current_));
  sentence_->show();
  yes_->setText(tr("Delete it"));
  yes_->setAccessibleName(tr("Delete the preset"));
  yes_->setToolTip(tr("Delete the preset"));
  yes_->setEnabled(true);
  asking_->show();
  no_->setFocus(Qt::OtherFocusReason);
}

void PresetBar::show_name_problem() {
  if (question_ != Question::Name) return;
  const QString name = name_->text().trimmed();
  const QString problem = name.isEmpty() || !name_problem_ ? QString() : name_problem_(name);
  const bool replaces = problem.isEmpty() && own_.contains(name);
  sentence_->setText(replaces ? tr("Replaces your preset “%1”.").arg(name) : problem);
  sentence_->setVisible(!sentence_->text().isEmpty());
  yes_->setEnabled(!name.isEmpty() && problem.isEmpty());
}

void PresetBar::accept() {
  if (!yes_->isEnabled()) return;
  const Question question = question_;
  const QString name = name_->text().trimmed();
  close_question();
  if (question == Question::Name) emit saved(name);
  if (question == Question::Removal) emit removed(name);
}

// While it asks, Escape is its own and not the window's.
bool PresetBar::event(QEvent* event) {
  const QEvent::Type type = event->type();
  if (question_ != Question::None && (type == QEvent::ShortcutOverride || type == QEvent::KeyPress) &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    if (type == QEvent::KeyPress) close_question();
    return true;
  }
  return QWidget::event(event);
}

void PresetBar::close_question() {
  const bool had_focus = asking_->isAncestorOf(focusWidget());
  question_ = Question::None;
  asking_->hide();
  if (had_focus) combo_->setFocus(Qt::OtherFocusReason);
}

}  // namespace btcflow::gui
