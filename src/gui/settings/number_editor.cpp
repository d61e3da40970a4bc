#include "number_editor.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "btcflow/core/number.h"
#include "input_guard.h"
#include "switch.h"

namespace btcflow::gui {

namespace {

constexpr std::chrono::milliseconds kIdle{400};
constexpr int kPageSteps = 10;
constexpr int kMostDecimals = 6;

double rounded(double x, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(x * scale) / scale;
}

int decimals_of(const QString& text) {
  const qsizetype point = text.indexOf(QLatin1Char('.'));
  return point < 0 ? 0 : static_cast<int>(std::min<qsizetype>(kMostDecimals, text.size() - point - 1));
}

}  // namespace

NumberBox::NumberBox(QWidget* parent) : QDoubleSpinBox(parent) {
  setLocale(QLocale::c());
  setButtonSymbols(QAbstractSpinBox::NoButtons);
  setKeyboardTracking(false);  // "52" is not first 5
  setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  guard_input(*this);
}

void NumberBox::set_widest(double widest) {
  widest_ = widest;
  updateGeometry();
}

QSize NumberBox::sizeHint() const {
  constexpr int kPadding = 16;
  const QString widest = prefix() + textFromValue(widest_) + suffix();
  const QString usual = QStringLiteral("99.99 %");  // boxes below each other are alike
  const int text_width =
      std::max(fontMetrics().horizontalAdvance(widest), fontMetrics().horizontalAdvance(usual));
  return {text_width + kPadding, QDoubleSpinBox::sizeHint().height()};
}

QValidator::State NumberBox::validate(QString& input, int& position) const {
  input.replace(QLatin1Char(','), QLatin1Char('.'));
  return QDoubleSpinBox::validate(input, position);
}

double NumberBox::valueFromText(const QString& text) const {
  QString point = text;
  point.replace(QLatin1Char(','), QLatin1Char('.'));
  return QDoubleSpinBox::valueFromText(point);
}

NumberEditor::NumberEditor(const Parameter& parameter, QWidget* parent)
    : ParameterEditor(parent), parameter_(parameter), number_(parameter.range.slider_least) {
  idle_.setSingleShot(true);
  idle_.setInterval(kIdle);
  build(object_name(parameter));
  connect_controls();
}

void NumberEditor::build(const QString& name) {
  const NumberRange& range = parameter_.range;
  const QString label = translated(parameter_.label);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setObjectName(name + QStringLiteral("Slider"));
  slider_->setAccessibleName(label);
  slider_->setRange(0, position_of(range.slider_most));
  slider_->setPageStep(std::clamp(slider_->maximum() / kPageSteps, 1, kPageSteps));
  guard_input(*slider_);
  box_ = new NumberBox(this);
  box_->setObjectName(name + QStringLiteral("Box"));
  box_->setAccessibleName(label);
  box_->setRange(range.least, range.most);
  box_->setSingleStep(range.step);
  box_->setDecimals(range.decimals);
  box_->setSuffix(QString::fromUtf8(range.unit));
  box_->set_widest(range.decimals > 0 ? std::min(range.most, 99.0) : range.most);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(slider_, 1);
  row->addWidget(box_);
  column->addLayout(row);
  if (!parameter_.special) return;
  special_ = new SwitchRow(name + QStringLiteral("Switch"), QString(), QString(), this);
  column->addWidget(special_);
  show_context({});
}

void NumberEditor::connect_controls() {
  connect(slider_, &QSlider::valueChanged, this, [this](int position) { edit_number(number_at(position)); });
  connect(slider_, &QSlider::sliderReleased, this, &NumberEditor::settle);
  connect(box_, &QDoubleSpinBox::valueChanged, this, &NumberEditor::edit_number);
  connect(box_, &QDoubleSpinBox::editingFinished, this, &NumberEditor::settle);
  connect(&idle_, &QTimer::timeout, this, [this] {
    if (!slider_->isSliderDown()) settle();
  });
  if (special_ != nullptr) connect(special_, &SwitchRow::toggled, this, &NumberEditor::edit_special);
}

int NumberEditor::position_of(double number) const {
  const NumberRange& range = parameter_.range;
  const double inside = std::clamp(number, range.slider_least, range.slider_most);
  return static_cast<int>(std::lround((inside - range.slider_least) / range.step));
}

double NumberEditor::number_at(int position) const {
  return rounded(parameter_.range.slider_least + position * parameter_.range.step, parameter_.range.decimals);
}

std::string NumberEditor::text_of(double number) const {
  return core::to_text(rounded(number, box_->decimals()));
}

void NumberEditor::show_number(double number) {
  number_ = number;
  const QSignalBlocker quiet_slider(slider_);
  const QSignalBlocker quiet_box(box_);
  const int position = position_of(number);
  if (slider_->value() != position) slider_->setValue(position);
  if (box_->value() != number) box_->setValue(number);
}

void NumberEditor::show_text(const QString& text) {
  if (text == shown_) return;
  shown_ = text;
  const bool special = parameter_.special && text == QLatin1String(parameter_.special->value);
  if (special_ != nullptr) special_->show_on(special);
  const bool in_effect = !special || parameter_.special->number != nullptr;
  slider_->setEnabled(in_effect);
  box_->setEnabled(in_effect);
  if (special) {
    if (own_) show_number(*own_);
    return;
  }
  // What came from a file or script may be finer than the steps here.
  box_->setDecimals(std::max(parameter_.range.decimals, decimals_of(text)));
  if (const auto number = core::parse_number(text.toStdString())) show_number(*number);
}

void NumberEditor::show_context(const EditorContext& context) {
  if (!parameter_.special) return;
  const SpecialValue& special = *parameter_.special;
  QString label = translated(special.label);
  if (special.number != nullptr) {
    own_ = special.number(metrics::Parameters{}, context.timeframe);
    label = label.arg(*own_);
    if (special_->is_on()) show_number(*own_);
  }
  special_->set_text(label);
}

void NumberEditor::show_tip(const QString& tip) {
  for (QWidget* widget : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(box_)})
    widget->setToolTip(tip);
  if (special_ != nullptr) special_->show_tip(tip);
}

void NumberEditor::activate() { (box_->isEnabled() ? box_ : static_cast<QWidget*>(special_))->setFocus(); }

void NumberEditor::edit_number(double number) {
  show_number(number);
  if (special_ != nullptr) special_->show_on(false);
  shown_ = QString::fromStdString(text_of(number));
  is_moving_ = true;
  idle_.start();
  emit edited(shown_);
}

void NumberEditor::edit_special(bool on) {
  const QString text =
      on ? QString::fromLatin1(parameter_.special->value) : QString::fromStdString(text_of(number_));
  show_text(text);
  is_moving_ = true;
  emit edited(text);
  settle();
}

void NumberEditor::settle() {
  idle_.stop();
  if (!is_moving_) return;
  is_moving_ = false;
  emit settled();
}

}  // namespace btcflow::gui
