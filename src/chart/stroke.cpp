#include "stroke.h"

namespace btcflow::chart {

void draw_stroke(QCPPainter& painter, const QPolygonF& line) {
  if (painter.modes().testFlag(QCPPainter::pmVectorized)) {
    painter.drawPolyline(line);
    return;
  }
  QVector<QLineF> pieces;
  pieces.reserve(line.size());
  for (qsizetype i = 1; i < line.size(); ++i) pieces.append({line[i - 1], line[i]});
  // Pieces overlap where they meet; square ends would make dots of it.
  QPen pen = painter.pen();
  pen.setCapStyle(Qt::FlatCap);
  painter.setPen(pen);
  painter.drawLines(pieces);
}

}  // namespace btcflow::chart
