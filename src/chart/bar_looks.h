// How a bar looks that is not plainly known: the same signs in every pane.
#pragma once

#include <qcustomplot.h>

namespace btcflow::chart {

// Hatched in an outline: it is still forming and can change. `paper` is what stands behind it, `pixel` one
// device pixel in logical ones. Too narrow for lines, it is pale.
void draw_provisional(QCPPainter& painter, const QColor& colour, const QColor& paper, const QRectF& rect,
                      double pixel);

// An empty outline: it rests on an assumption. Too narrow for that, it is pale.
void draw_assumed(QCPPainter& painter, const QColor& colour, const QColor& paper, const QRectF& rect,
                  double pixel);

// Diagonal lines within the rectangle, without an outline.
void draw_hatching(QCPPainter& painter, const QColor& colour, const QRectF& rect);

}  // namespace btcflow::chart
