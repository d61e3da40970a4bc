// The pixels of a picture, written straight. Qt fills a rectangle a row at a time with some forty
// instructions each, and a chart consists of thousands of rectangles a pixel wide.
#pragma once

#include <qcustomplot.h>

#include <optional>

namespace btcflow::chart {

class Pixels {
 public:
  // Of the image that is painted on, within what the painter is clipped to. None where that is no image, or
  // turned, or cut to more than a rectangle: then the painter has to do it.
  static std::optional<Pixels> of(const QCPPainter& painter);

  // In the painter's coordinates, without antialiasing; the colour is opaque.
  void fill(const QRectF& rect, QRgb colour);
  // A line one pixel wide, as a cosmetic pen would draw it.
  void draw_thin(const QPolygonF& line, QRgb colour);

 private:
  Pixels(QImage& image, double ratio, const QPointF& origin, const QRect& clip);
  QPointF on_device(const QPointF& point) const { return point * ratio_ + origin_; }
  void fill_device(int left, int top, int right, int bottom, QRgb colour);  // right and bottom: one past
  void draw_piece(QPointF from, QPointF to, QRgb colour);

  uchar* bits_;
  qsizetype stride_;
  double ratio_;
  QPointF origin_;
  int left_, top_, right_, bottom_;  // of the clip, on the device; one past
};

}  // namespace btcflow::chart
