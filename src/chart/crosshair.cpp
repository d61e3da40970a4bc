#include "crosshair.h"

#include <algorithm>

namespace btcflow::chart {

namespace {

constexpr int kTagPadding = 4;

int tag_height(const QCustomPlot& plot) { return QFontMetrics(plot.font()).height() + kTagPadding; }

}  // namespace

Crosshair::Crosshair(QCustomPlot* plot, const Scene& scene) : Overlay(plot), scene_(scene) {}

QRect Crosshair::date_tag() const {
  const auto rects = mParentPlot->axisRects();
  const QRect lowest = rects.last()->rect();
  const int width = QFontMetrics(mParentPlot->font()).horizontalAdvance(position_->date) + 4 * kTagPadding;
  const int most = std::max(lowest.left(), lowest.right() - width);
  const int left = std::clamp(qRound(position_->x) - width / 2, lowest.left(), most);
  return {left, lowest.bottom() + 3, width, tag_height(*mParentPlot)};
}

QRect Crosshair::value_tag() const {
  if (!position_->y || position_->pane == nullptr) return {};
  const int height = tag_height(*mParentPlot);
  const int right = position_->pane->rect().right();
  return {right + 2, qRound(*position_->y) - height / 2, mParentPlot->viewport().width() - right - 4, height};
}

QRegion Crosshair::area() const {
  if (!position_) return {};
  const auto rects = mParentPlot->axisRects();
  const int x = qRound(position_->x);
  const int top = rects.first()->rect().top();
  QRegion area = QRect(x, top, 1, rects.last()->rect().bottom() - top + 1);
  // A tag also covers the labels that it would cut in two, to either side.
  const QRect date = date_tag();
  area += date.adjusted(-date.width(), 0, date.width(), date.height());
  if (const QRect value = value_tag(); !value.isEmpty()) {
    const QRect pane = position_->pane->rect();
    area += QRect(pane.left(), qRound(*position_->y), pane.width(), 1);
    area += value.adjusted(0, -value.height(), 0, value.height());
  }
  return area;
}

void Crosshair::draw(QCPPainter* painter) {
  if (!position_) return;
  const auto rects = mParentPlot->axisRects();
  painter->setPen(QPen(scene_.options.theme.muted, 0, Qt::DashLine));
  const int x = qRound(position_->x);
  painter->drawLine(QLine(x, rects.first()->rect().top(), x, rects.last()->rect().bottom()));
  painter->setFont(mParentPlot->font());
  if (const QRect tag = value_tag(); !tag.isEmpty()) {
    const QRect pane = position_->pane->rect();
    const int y = qRound(*position_->y);
    painter->drawLine(QLine(pane.left(), y, pane.right(), y));
    draw_tag(*painter, *position_->pane->axis(QCPAxis::atRight), tag, position_->value);
  }
  draw_tag(*painter, *rects.last()->axis(QCPAxis::atBottom), date_tag(), position_->date);
}

namespace {

// Where the axis writes those of its labels that the tag touches.
QList<QRect> touched_labels(const QCPAxis& axis, const QRect& tag) {
  const QFontMetrics size(axis.tickLabelFont());
  const QRect pane = axis.axisRect()->rect();
  const bool across = axis.orientation() == Qt::Horizontal;
  const QVector<double> ticks = axis.tickVector();
  const QVector<QString> labels = axis.tickVectorLabels();
  // Text is measured only where it can matter: this runs with every move of the mouse.
  const int near_by = across ? tag.width() : tag.height();
  QList<QRect> boxes;
  for (qsizetype i = 0; i < std::min(ticks.size(), labels.size()); ++i) {
    const int at = qRound(axis.coordToPixel(ticks[i]));
    if (std::abs(at - (across ? tag.center().x() : tag.center().y())) > near_by) continue;
    const int width = size.horizontalAdvance(labels[i]) + 4;
    const QRect box = across ? QRect(at - width / 2, pane.bottom() + 4, width, size.height() + 8)
                             : QRect(pane.right() + 4, at - size.height() / 2, width + 8, size.height() + 1);
    if (box.intersects(tag)) boxes.append(box);
  }
  return boxes;
}

}  // namespace

// A label that the tag would cut in two is covered whole.
void Crosshair::draw_tag(QCPPainter& painter, const QCPAxis& axis, const QRect& box,
                         const QString& text) const {
  for (const QRect& label : touched_labels(axis, box)) {
    painter.fillRect(label, scene_.options.theme.background);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(scene_.options.theme.tag);
  painter.drawRect(box);
  painter.setPen(scene_.options.theme.tag_text);
  painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

}  // namespace btcflow::chart
