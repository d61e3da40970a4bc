#include "caption.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace btcflow::gui {

Caption::Caption(const QString& text, QWidget* parent) : QLabel(text, parent) {
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  align();
}

void Caption::align() {
  setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
}

void Caption::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::LayoutDirectionChange) align();
}

void Caption::reserve_dot() { setIndent(kGutter); }

void Caption::set_changed(bool changed) {
  if (changed == changed_) return;
  changed_ = changed;
  setAccessibleDescription(changed ? tr("differs from the preset") : QString());
  update();
}

void Caption::paintEvent(QPaintEvent* event) {
  QLabel::paintEvent(event);
  if (!changed_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::Highlight));
  constexpr double kRadius = 3;
  const double x = isRightToLeft() ? width() - kRadius - 0.5 : kRadius + 0.5;
  // Beside the first line.
  const double top = (height() - heightForWidth(width())) / 2.0;
  painter.drawEllipse(QPointF(x, top + fontMetrics().height() / 2.0), kRadius, kRadius);
}

void Caption::mouseReleaseEvent(QMouseEvent* event) {
  QLabel::mouseReleaseEvent(event);
  if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) emit clicked();
}

QLabel* make_note(const QString& text, const QString& name, QWidget* parent) {
  auto* note = new Caption(text, parent);
  note->setObjectName(name);
  note->setProperty("note", true);  // muted, by the sheet
  return note;
}

}  // namespace btcflow::gui
