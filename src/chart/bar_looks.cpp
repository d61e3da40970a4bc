#include "bar_looks.h"

#include <algorithm>
#include <cmath>

#include "btcflow/chart/theme.h"

namespace btcflow::chart {

namespace {

constexpr double kBetweenLines = 4;  // of a hatching, in pixels across
constexpr double kLine = 1;          // their width
constexpr double kLeastInside = 2;   // an outline needs at least so much between its sides
constexpr double kPale = 0.5;
constexpr double kGround = 0.14;

// Without antialiasing and pens: sharp at every pixel ratio.
void draw_outline(QCPPainter& painter, const QColor& colour, const QRectF& rect, double line) {
  for (const QRectF& side : {QRectF(rect.left(), rect.top(), rect.width(), line),
                             QRectF(rect.left(), rect.bottom() - line, rect.width(), line),
                             QRectF(rect.left(), rect.top(), line, rect.height()),
                             QRectF(rect.right() - line, rect.top(), line, rect.height())}) {
    painter.fillRect(side, colour);
  }
}

bool has_inside(const QRectF& rect, double line) {
  return std::min(rect.width(), rect.height()) >= 2 * line + kLeastInside;
}

// An outline of about a logical pixel, in whole device pixels.
double line_width(double pixel) { return std::max(pixel, std::round(1 / pixel) * pixel); }

}  // namespace

void draw_hatching(QCPPainter& painter, const QColor& colour, const QRectF& rect) {
  painter.save();
  painter.setAntialiasing(true);
  painter.setPen(QPen(colour, kLine, Qt::SolidLine, Qt::FlatCap));
  // The corners of a line's end stay inside too.
  const double corner = kLine / 2 * std::sqrt(0.5);
  const QRectF room = rect.adjusted(corner, corner, -corner, -corner);
  const double step = kBetweenLines * std::sqrt(2.0);
  // From the lower left to the upper right, each cut where it leaves the rectangle.
  for (double from = room.left() - room.height() + step / 2; from < room.right(); from += step) {
    const double left = std::max(room.left(), from);
    const double right = std::min(room.right(), from + room.height());
    if (left >= right) continue;
    painter.drawLine(QLineF(left, room.bottom() - (left - from), right, room.bottom() - (right - from)));
  }
  painter.restore();
}

void draw_provisional(QCPPainter& painter, const QColor& colour, const QColor& paper, const QRectF& rect,
                      double pixel) {
  if (rect.isEmpty()) return;
  const double line = line_width(pixel);
  if (!has_inside(rect, line)) return painter.fillRect(rect, blended(paper, colour, kPale));
  painter.fillRect(rect, blended(paper, colour, kGround));
  draw_hatching(painter, colour, rect);
  draw_outline(painter, colour, rect, line);
}

void draw_assumed(QCPPainter& painter, const QColor& colour, const QColor& paper, const QRectF& rect,
                  double pixel) {
  if (rect.isEmpty()) return;
  const double line = line_width(pixel);
  if (!has_inside(rect, line)) return painter.fillRect(rect, blended(paper, colour, kPale));
  painter.fillRect(rect, blended(paper, colour, kGround));
  draw_outline(painter, colour, rect, line);
}

}  // namespace btcflow::chart
