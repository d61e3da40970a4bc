#include "crosshair.h"

#include <algorithm>

#include "value_labels.h"

namespace btcflow::chart {

namespace {

constexpr int kTagPadding = 2;   // above and below a tag's text
constexpr int kDatePadding = 8;  // left and right of a date
constexpr int kFromPane = 3;     // between the panes and the date
constexpr int kOverhang = 2;     // of letters beyond their width
constexpr int kOutline = 1;      // of a label in a box, beyond it where pixels are finer

}  // namespace

Crosshair::Crosshair(QCustomPlot* plot, const Scene& scene) : Overlay(plot), scene_(scene) {}

void Crosshair::show(std::optional<Position> position) {
  position_ = std::move(position);
  date_tag_ = position_ ? date_box() : QRect();
}

namespace {

// A tag also covers the labels that it would cut in two, to either side.
QRect around_date(const QRect& tag) { return tag.adjusted(-tag.width(), 0, tag.width(), tag.height()); }
QRect around_value(const QRect& tag) { return tag.adjusted(0, -tag.height(), 0, tag.height()); }

}  // namespace

// Under its bar, but never cut by the plot's ends.
QRect Crosshair::date_box() const {
  const QRect lowest = mParentPlot->axisRects().last()->rect();
  const QFontMetrics font(mParentPlot->font());
  const int all = mParentPlot->viewport().width();
  const int width = std::min(all, texts_.width(position_->date, mParentPlot->font()) + 2 * kDatePadding);
  const int most = std::max(lowest.left(), std::max(lowest.right(), all - 1) - width + 1);
  const int left = std::clamp(qRound(position_->x) - width / 2, lowest.left(), most);
  return {left, lowest.bottom() + kFromPane, width, font.height() + 2 * kTagPadding};
}

QRegion Crosshair::area() const {
  if (!position_) return {};
  const auto rects = mParentPlot->axisRects();
  const int x = qRound(position_->x);
  const int top = rects.first()->rect().top();
  QRegion area = QRect(x, top, 1, rects.last()->rect().bottom() - top + 1);
  area += around_date(date_tag_);
  for (const Level& level : position_->levels) {
    const QRect pane = level.pane->rect();
    area += QRect(pane.left(), qRound(level.y), pane.width(), 1);
    area += around_value(value_tag_box(*level.pane, level.y));
  }
  return area;
}

void Crosshair::paint(QCPPainter& painter, const QRegion& where) {
  if (!position_) return;
  const auto rects = mParentPlot->axisRects();
  painter.setLayoutDirection(Qt::LeftToRight);
  painter.setPen(QPen(scene_.options.theme.muted, 0, Qt::DashLine));
  const int x = qRound(position_->x);
  painter.drawLine(QLine(x, rects.first()->rect().top(), x, rects.last()->rect().bottom()));
  painter.setFont(mParentPlot->font());
  for (const Level& level : position_->levels) {
    const QRect pane = level.pane->rect();
    const int y = qRound(level.y);
    painter.drawLine(QLine(pane.left(), y, pane.right(), y));
  }
  for (const Level& level : position_->levels) {
    const QRect tag = value_tag_box(*level.pane, level.y);
    if (!tag.isEmpty() && where.intersects(around_value(tag))) draw_value(painter, level, tag);
  }
  if (where.intersects(around_date(date_tag_))) draw_date(painter);
}

void Crosshair::draw_ground(QCPPainter& painter, const QRect& tag, const QList<QRect>& labels) const {
  // A label that the tag would cut in two is covered whole.
  for (const QRect& label : labels) {
    if (label.intersects(tag))
      painter.fillRect(label.adjusted(-kOverhang, -kOutline, kOverhang, kOutline),
                       scene_.options.theme.background);
  }
  painter.fillRect(tag, scene_.options.theme.tag);
  painter.setPen(scene_.options.theme.tag_text);
}

void Crosshair::draw_value(QCPPainter& painter, const Level& level, const QRect& tag) const {
  const QCPAxis& axis = *level.pane->axis(QCPAxis::atRight);
  QList<QRect> labels;
  for (const AxisLabel& label : ValueLabels::of(axis).labels()) labels.append(label.box);
  draw_ground(painter, tag, labels);
  draw_tag_text(painter, axis, tag, level.value);
}

void Crosshair::draw_date(QCPPainter& painter) const {
  const QCPAxis& axis = *mParentPlot->axisRects().last()->axis(QCPAxis::atBottom);
  draw_ground(painter, date_tag_, date_label_boxes(axis, texts_));
  const QFont font = mParentPlot->font();
  const bool fits = texts_.width(position_->date, font) <= date_tag_.width();
  painter.drawText(date_tag_, Qt::AlignCenter | Qt::TextDontClip,
                   fits ? position_->date
                        : QFontMetrics(font).elidedText(position_->date, Qt::ElideRight, date_tag_.width()));
}

QList<QRect> date_label_boxes(const QCPAxis& axis, Texts& texts) {
  const QFontMetrics font(axis.tickLabelFont());
  const int top = axis.axisRect()->rect().bottom() + 1 + axis.tickLabelPadding();
  const QVector<double> ticks = axis.tickVector();
  const QVector<QString> labels = axis.tickVectorLabels();
  QList<QRect> boxes;
  for (qsizetype i = 0; i < std::min(ticks.size(), labels.size()); ++i) {
    if (labels[i].isEmpty() || !axis.range().contains(ticks[i])) continue;
    const int width = texts.width(labels[i], axis.tickLabelFont());
    boxes.append(QRect(qRound(axis.coordToPixel(ticks[i]) - width / 2.0), top, width, font.height()));
  }
  return boxes;
}

}  // namespace btcflow::chart
