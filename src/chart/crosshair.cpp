#include "crosshair.h"

namespace btcflow::chart {

Crosshair::Crosshair(QCustomPlot* plot, const QString& layer, const Scene& scene)
    : QCPLayerable(plot, layer), scene_(scene) {}

void Crosshair::draw(QCPPainter* painter) {
  if (!position_) return;
  const auto rects = mParentPlot->axisRects();
  const QRect first = rects.first()->rect();
  const QRect last = rects.last()->rect();
  painter->setPen(QPen(scene_.options.theme.muted, 0, Qt::DashLine));
  const int x = qRound(position_->x);
  painter->drawLine(QLine(x, first.top(), x, last.bottom()));
  painter->setFont(mParentPlot->font());
  const QFontMetrics size(mParentPlot->font());
  const int height = size.height() + 4;
  if (position_->y && position_->pane != nullptr) {
    const QRect pane = position_->pane->rect();
    const int y = qRound(*position_->y);
    painter->drawLine(QLine(pane.left(), y, pane.right(), y));
    draw_tag(*painter, *position_->pane->axis(QCPAxis::atRight),
             {pane.right() + 2, y - height / 2, mParentPlot->width() - pane.right() - 4, height},
             position_->value);
  }
  const int width = size.horizontalAdvance(position_->date) + 16;
  const int left = qBound(first.left(), x - width / 2, first.right() - width);
  draw_tag(*painter, *rects.last()->axis(QCPAxis::atBottom), {left, last.bottom() + 3, width, height},
           position_->date);
}

namespace {

// Where the axis writes its labels.
QList<QRect> label_boxes(const QCPAxis& axis) {
  const QFontMetrics size(axis.tickLabelFont());
  const QRect pane = axis.axisRect()->rect();
  const QVector<double> ticks = axis.tickVector();
  const QVector<QString> labels = axis.tickVectorLabels();
  QList<QRect> boxes;
  for (qsizetype i = 0; i < std::min(ticks.size(), labels.size()); ++i) {
    const int at = qRound(axis.coordToPixel(ticks[i]));
    const int width = size.horizontalAdvance(labels[i]) + 4;
    if (axis.orientation() == Qt::Horizontal) {
      boxes.append(QRect(at - width / 2, pane.bottom() + 4, width, size.height() + 8));
    } else {
      boxes.append(QRect(pane.right() + 4, at - size.height() / 2, width + 8, size.height() + 1));
    }
  }
  return boxes;
}

}  // namespace

// A label that the tag would cut in two is covered whole.
void Crosshair::draw_tag(QCPPainter& painter, const QCPAxis& axis, const QRect& box,
                         const QString& text) const {
  for (const QRect& label : label_boxes(axis)) {
    if (label.intersects(box)) painter.fillRect(label, scene_.options.theme.background);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(scene_.options.theme.tag);
  painter.drawRect(box);
  painter.setPen(scene_.options.theme.tag_text);
  painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

}  // namespace btcflow::chart
