#include "switch.h"

#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>

#include "caption.h"
#include "input_guard.h"
#include "layouts.h"

namespace btcflow::gui {

namespace {
constexpr double kWidthInHeights = 1.8;
constexpr int kRing = 2;  // room for the focus ring
}  // namespace

Switch::Switch(const QString& object_name, const QString& name, QWidget* parent) : QCheckBox(parent) {
  setObjectName(object_name);
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  guard_input(*this);
}

QSize Switch::sizeHint() const {
  const int height = fontMetrics().height();
  return {static_cast<int>(height * kWidthInHeights) + 2 * kRing, height + 2 * kRing};
}

void Switch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QSizeF size = sizeHint();
  const QRectF ring(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
  const QRectF track = ring.adjusted(kRing + 0.5, kRing + 0.5, -kRing - 0.5, -kRing - 0.5);
  const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
  const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
  const QColor muted = palette().color(QPalette::PlaceholderText);
  const bool on = isChecked();
  painter.setPen(QPen(on && isEnabled() ? accent : muted, 1));
  painter.setBrush(on ? (isEnabled() ? accent : muted) : palette().color(QPalette::Base));
  painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
  const double radius = track.height() / 2 - 2.5;
  const bool at_right = on != isRightToLeft();
  const double x = at_right ? track.right() - radius - 2.5 : track.left() + radius + 2.5;
  painter.setPen(Qt::NoPen);
  painter.setBrush(on ? QColor(Qt::white) : isEnabled() ? palette().color(group, QPalette::Text) : muted);
  painter.drawEllipse(QPointF(x, track.center().y()), radius, radius);
  if (!hasFocus()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(on ? palette().color(QPalette::Text) : accent, 1));
  const QRectF edge = ring.adjusted(0.5, 0.5, -0.5, -0.5);
  painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2);
}

SwitchRow::SwitchRow(const QString& object_name, const QString& text, const QString& tip, QWidget* parent)
    : QWidget(parent), caption_(new Caption(text, this)), switch_(new Switch(object_name, text, this)) {
  setLayout(new FieldLayout(caption_, switch_));
  show_tip(tip);
  connect(caption_, &Caption::clicked, switch_, &QCheckBox::click);
  connect(switch_, &QCheckBox::toggled, this, &SwitchRow::toggled);
}

void SwitchRow::set_text(const QString& text) {
  caption_->setText(text);
  switch_->setAccessibleName(text);
  if (toolTip().isEmpty()) switch_->setToolTip(text);
}

void SwitchRow::show_tip(const QString& tip) {
  caption_->setToolTip(tip);
  switch_->setToolTip(tip);
}

bool SwitchRow::is_on() const { return switch_->isChecked(); }

void SwitchRow::show_on(bool on) {
  const QSignalBlocker quiet(switch_);
  switch_->setChecked(on);
  switch_->update();
}

}  // namespace btcflow::gui
