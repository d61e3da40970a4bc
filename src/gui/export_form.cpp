#include "export_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace btcflow::gui {

namespace {

constexpr double kScaleStep = 0.5;
const QSize kOwnSize(0, 0);  // in the list of sizes: as the fields beside say

template <typename Control>
Control* named(Control* control, const QString& name, const QString& accessible, const QString& tip) {
  control->setObjectName(name);
  control->setAccessibleName(accessible);
  control->setToolTip(tip);
  return control;
}

QSpinBox* make_side(QWidget* parent, const QString& name, const QString& accessible) {
  auto* box = named(new QSpinBox(parent), name, accessible, ExportForm::tr("In pixels, before scaling"));
  box->setRange(chart::kLeastPictureSide, chart::kMostPictureSide);
  box->setSingleStep(20);
  box->setAccelerated(true);
  box->setKeyboardTracking(false);
  return box;
}

QString theme_text(const QString& name) {
  if (name == QStringLiteral("dark")) return ExportForm::tr("Dark");
  if (name == QStringLiteral("light")) return ExportForm::tr("Light");
  if (name == QStringLiteral("dark-contrast")) return ExportForm::tr("Dark, high contrast");
  if (name == QStringLiteral("light-contrast")) return ExportForm::tr("Light, high contrast");
  return name;
}

}  // namespace

ExportForm::ExportForm(const ExportSource& source, const ExportChoices& choices, QWidget* parent)
    : QWidget(parent), source_(source), given_(choices), form_(new QFormLayout(this)) {
  form_->setContentsMargins(0, 0, 0, 0);
  form_->addRow(tr("Format"), make_formats());
  dates_ = named(new QComboBox(this), QStringLiteral("ExportDates"), tr("Dates"),
                 tr("Which dates are in the picture or table"));
  dates_->addItem(tr("What is visible"), false);
  dates_->addItem(tr("Everything"), true);
  form_->addRow(tr("&Dates"), dates_);
  add_picture_rows();
  add_number_rows();
  fill(choices);
  show_rows();
  connect(&formats_, &QButtonGroup::idClicked, this, &ExportForm::take_change);
  for (QComboBox* combo : {dates_, size_, theme_, table_})
    connect(combo, &QComboBox::currentIndexChanged, this, &ExportForm::take_change);
  for (QSpinBox* side : {width_, height_})
    connect(side, &QSpinBox::valueChanged, this, &ExportForm::take_change);
  connect(scale_, &QDoubleSpinBox::valueChanged, this, &ExportForm::take_change);
  for (QCheckBox* check : {crosshair_, by_venue_})
    connect(check, &QCheckBox::toggled, this, &ExportForm::take_change);
}

QHBoxLayout* ExportForm::make_formats() {
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  const QStringList tips{tr("A picture in pixels that carries its parameters"),
                         tr("A picture in lines and text, for the web"),
                         tr("A picture in lines and text, for print"), tr("The numbers as a table"),
                         tr("The numbers for programs")};
  for (const ExportFormat format : kExportFormats) {
    const QString text = file_ending(format).toUpper();
    auto* button = named(new QPushButton(text, this), QStringLiteral("Export") + text, text,
                         tips.value(static_cast<int>(format)));
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setProperty("segment", true);
    formats_.addButton(button, static_cast<int>(format));
    row->addWidget(button);
  }
  row->addStretch(1);
  return row;
}

void ExportForm::add_picture_rows() {
  size_ = named(new QComboBox(this), QStringLiteral("ExportSize"), tr("Size"),
                tr("Width and height at scale 1: larger shows more, with text of the same size"));
  size_->addItem(tr("As on screen (%1 × %2)").arg(source_.screen.width()).arg(source_.screen.height()),
                 QSize());
  for (const QSize& size : {QSize(1600, 1000), QSize(1920, 1080), QSize(3840, 2160)})
    size_->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
  size_->addItem(tr("Own size"), kOwnSize);
  own_size_ = new QWidget(this);
  auto* sides = new QHBoxLayout(own_size_);
  sides->setContentsMargins(0, 0, 0, 0);
  width_ = make_side(own_size_, QStringLiteral("ExportWidth"), tr("Width"));
  height_ = make_side(own_size_, QStringLiteral("ExportHeight"), tr("Height"));
  sides->addWidget(width_);
  sides->addWidget(new QLabel(QStringLiteral("×"), own_size_));
  sides->addWidget(height_);
  sides->addStretch(1);
  scale_ = named(new QDoubleSpinBox(this), QStringLiteral("ExportScale"), tr("Scale"),
                 tr("The same picture with more pixels: 2 for sharp screens, 4 for print"));
  scale_->setRange(kLeastExportScale, kMostExportScale);
  scale_->setSingleStep(kScaleStep);
  scale_->setDecimals(1);
  scale_->setSuffix(QStringLiteral(" ×"));
  theme_ =
      named(new QComboBox(this), QStringLiteral("ExportTheme"), tr("Theme"), tr("The picture's colours"));
  theme_->addItem(tr("As on screen"), QString());
  for (const QString& name : chart::theme_names()) theme_->addItem(theme_text(name), name);
  crosshair_ =
      named(new QCheckBox(tr("With the crosshair"), this), QStringLiteral("ExportCrosshair"),
            tr("With the crosshair"),
            source_.cursor ? tr("The crosshair where it stood, with that bar's values in the legends")
                           : tr("There was no crosshair when the export began: point at a bar, then "
                                "press Ctrl+E"));
  crosshair_->setEnabled(source_.cursor.has_value());
  form_->addRow(tr("Si&ze"), size_);
  form_->addRow(QString(), own_size_);
  form_->addRow(tr("Sc&ale"), scale_);
  form_->addRow(tr("&Theme"), theme_);
  form_->addRow(QString(), crosshair_);
}

void ExportForm::add_number_rows() {
  table_ = named(new QComboBox(this), QStringLiteral("ExportTable"), tr("Table"), tr("Which numbers"));
  table_->addItem(tr("Every bar"), false);
  table_->addItem(tr("Signals, with their reasons"), true);
  by_venue_ = named(new QCheckBox(tr("With every venue's columns"), this), QStringLiteral("ExportByVenue"),
                    tr("With every venue's columns"),
                    tr("Close, premium, open interest and funding of each venue behind the others"));
  form_->addRow(tr("Ta&ble"), table_);
  form_->addRow(QString(), by_venue_);
}

void ExportForm::fill(const ExportChoices& choices) {
  formats_.button(static_cast<int>(choices.format))->setChecked(true);
  dates_->setCurrentIndex(dates_->findData(choices.everything));
  fill_size(choices.size);
  scale_->setValue(choices.scale);
  theme_->setCurrentIndex(std::max(0, theme_->findData(choices.theme)));
  crosshair_->setChecked(choices.crosshair && source_.cursor);
  table_->setCurrentIndex(table_->findData(choices.events));
  by_venue_->setChecked(choices.by_venue);
}

void ExportForm::fill_size(const QSize& size) {
  const QSize sides = size.isValid() ? size : source_.screen;
  width_->setValue(sides.width());
  height_->setValue(sides.height());
  const int listed = size_->findData(size);
  size_->setCurrentIndex(listed >= 0 ? listed : size_->findData(kOwnSize));
}

ExportChoices ExportForm::choices() const {
  ExportChoices out = given_;
  out.format = static_cast<ExportFormat>(formats_.checkedId());
  out.everything = dates_->currentData().toBool();
  const QSize size = size_->currentData().toSize();
  out.size = size == kOwnSize ? QSize(width_->value(), height_->value()) : size;
  out.scale = scale_->value();
  out.theme = theme_->currentData().toString();
  if (source_.cursor) out.crosshair = crosshair_->isChecked();
  out.events = table_->currentData().toBool();
  out.by_venue = by_venue_->isChecked();
  return out;
}

void ExportForm::set_format(ExportFormat format) {
  formats_.button(static_cast<int>(format))->setChecked(true);
  take_change();
}

void ExportForm::take_change() {
  show_rows();
  emit changed();
}

void ExportForm::show_rows() {
  const auto format = static_cast<ExportFormat>(formats_.checkedId());
  const bool picture = is_picture(format);
  for (QWidget* row :
       {static_cast<QWidget*>(size_), static_cast<QWidget*>(theme_), static_cast<QWidget*>(crosshair_)})
    form_->setRowVisible(row, picture);
  form_->setRowVisible(own_size_, picture && size_->currentData().toSize() == kOwnSize);
  form_->setRowVisible(scale_, format == ExportFormat::Png);
  form_->setRowVisible(table_, !picture);
  form_->setRowVisible(by_venue_, !picture && !table_->currentData().toBool());
}

}  // namespace btcflow::gui
