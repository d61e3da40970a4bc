// What leaves a pane is cut by hand where the painter cannot do it: Qt's SVG has no clipping.
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QVector>

namespace btcflow::chart {

// The parts of a line of points that lie within the rectangle.
QVector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rect);

}  // namespace btcflow::chart
