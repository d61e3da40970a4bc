#include "grid_lines.h"

#include <algorithm>

#include "pixels.h"

namespace btcflow::chart {

GridLines::GridLines(const Scene& scene, QCPAxis* axis)
    : QCPLayerable(axis->parentPlot(), QStringLiteral("grid"), axis->axisRect()),
      scene_(scene),
      axis_(axis) {}

void GridLines::draw(QCPPainter* painter) {
  const QRect pane = axis_->axisRect()->rect();
  const bool upright = axis_->orientation() == Qt::Horizontal;
  for (const double tick : axis_->tickVector()) {
    const double at = axis_->coordToPixel(tick);
    draw_hairline(
        *painter, scene_.options.theme.grid,
        upright ? QLineF(at, pane.bottom(), at, pane.top()) : QLineF(pane.left(), at, pane.right(), at));
  }
}

void draw_hairline(QCPPainter& painter, const QColor& colour, const QLineF& line) {
  auto pixels = Pixels::of(painter);
  if (!pixels) {
    painter.setPen(QPen(colour, 0));
    painter.drawLine(line);
    return;
  }
  const QLine whole = line.toLine();
  const QPointF from(std::min(whole.x1(), whole.x2()), std::min(whole.y1(), whole.y2()));
  const QPointF to(std::max(whole.x1(), whole.x2()), std::max(whole.y1(), whole.y2()));
  const double ratio = painter.deviceTransform().m11();
  // In exports it is a logical pixel wide, around its middle, and so longer by half of one at each end.
  const bool wide = ratio > 1 && painter.modes().testFlag(QCPPainter::pmNonCosmetic);
  const QRectF exact = QRectF(from, to);
  pixels->fill(wide ? exact.adjusted(-0.5, -0.5, 0.5, 0.5) : exact.adjusted(0, 0, 1 / ratio, 1 / ratio),
               colour.rgb());
}

}  // namespace btcflow::chart
