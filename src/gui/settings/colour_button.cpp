#include "colour_button.h"

#include <QColorDialog>
#include <QPainter>

namespace btcflow::gui {

namespace {
constexpr int kBeside = 4;  // between colour and name
}  // namespace

ColourButton::ColourButton(const QString& object_name, const QString& name, const QString& tip,
                           QWidget* parent)
    : QPushButton(name, parent) {
  setObjectName(object_name);
  setAccessibleName(name);
  setAccessibleDescription(tip);
  setToolTip(tip);
  connect(this, &QPushButton::clicked, this, &ColourButton::choose);
}

void ColourButton::show_colour(const QColor& colour) {
  if (colour_ == colour) return;
  colour_ = colour;
  draw_swatch();
}

void ColourButton::choose() {
  auto* dialog = new QColorDialog(colour_, this);
  dialog->setObjectName(QStringLiteral("ColourDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  // The window's own look, and colours that follow at once.
  dialog->setOption(QColorDialog::DontUseNativeDialog);
  dialog->setWindowTitle(toolTip());
  const QColor before = colour_;
  connect(dialog, &QColorDialog::currentColorChanged, this, &ColourButton::take);
  connect(dialog, &QDialog::finished, this, [this, before](int result) {
    if (result == QDialog::Accepted) return emit taken();
    show_colour(before);
    emit given_up();
  });
  emit opened();
  dialog->open();
}

void ColourButton::take(const QColor& colour) {
  if (!colour.isValid() || colour == colour_) return;
  show_colour(colour);
  emit changed();
}

void ColourButton::draw_swatch() {
  const int side = fontMetrics().ascent();
  const QSize size(side + kBeside, side);
  QPixmap swatch(size * devicePixelRatioF());
  swatch.setDevicePixelRatio(devicePixelRatioF());
  swatch.fill(Qt::transparent);
  QPainter(&swatch).fillRect(isRightToLeft() ? kBeside : 0, 0, side, side, colour_);
  setIconSize(size);
  setIcon(swatch);
}

void ColourButton::changeEvent(QEvent* event) {
  QPushButton::changeEvent(event);
  if (event->type() == QEvent::FontChange && colour_.isValid()) draw_swatch();
}

}  // namespace btcflow::gui
