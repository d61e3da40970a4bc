// Long lines, drawn quickly.
#pragma once

#include <qcustomplot.h>

namespace btcflow::chart {

// A line through all points, with the painter's pen, which is to be opaque and solid. Looks as drawPolyline()
// does. On paper it is one line; in a picture it is drawn piece by piece, because Qt's rasteriser takes the
// outline of a whole antialiased polyline as one polygon, of which each row of pixels meets every edge: forty
// times as long for a line with a point or two in each column of pixels.
void draw_stroke(QCPPainter& painter, const QPolygonF& line);

}  // namespace btcflow::chart
