#include "pixels.h"

#include <algorithm>
#include <cmath>

namespace btcflow::chart {

namespace {

// Not floor() and lround(): they are calls, for each of some ten thousand edges.
int lower(double v) {
  const int whole = static_cast<int>(v);
  return whole > v ? whole - 1 : whole;
}

// Halves go up, also where a piece of a picture begins further down and a rounding error is in the way.
int nearest(double v) {
  constexpr double kHalf = 0.5 + 1e-6;
  return lower(v + kHalf);
}

bool holds_plain_colours(const QImage& image) {
  return image.format() == QImage::Format_RGB32 || image.format() == QImage::Format_ARGB32_Premultiplied;
}

}  // namespace

Pixels::Pixels(QImage& image, double ratio, const QPointF& origin, const QRect& clip)
    // Not bits(): it would part the image from the painter if somebody else looks at it too.
    : bits_(const_cast<uchar*>(image.constBits())),  // NOLINT(cppcoreguidelines-pro-type-const-cast)
      stride_(image.bytesPerLine()),
      ratio_(ratio),
      origin_(origin),
      left_(std::max(0, clip.left())),
      top_(std::max(0, clip.top())),
      right_(std::min(image.width(), clip.right() + 1)),
      bottom_(std::min(image.height(), clip.bottom() + 1)) {}

std::optional<Pixels> Pixels::of(const QCPPainter& painter) {
  if (painter.modes().testFlag(QCPPainter::pmVectorized)) return std::nullopt;
  QPaintDevice* device = painter.device();
  if (device == nullptr || device->devType() != QInternal::Image) return std::nullopt;
  auto& image = *static_cast<QImage*>(device);  // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
  const QTransform transform = painter.deviceTransform();
  const bool upright = transform.type() <= QTransform::TxScale && transform.m11() == transform.m22();
  if (!holds_plain_colours(image) || !upright || transform.m11() < 1) return std::nullopt;
  QRect clip = image.rect();
  if (painter.hasClipping()) {
    const QRectF bounds = transform.mapRect(painter.clipBoundingRect());
    clip = QRect(QPoint(nearest(bounds.left()), nearest(bounds.top())),
                 QPoint(nearest(bounds.right()) - 1, nearest(bounds.bottom()) - 1));
  }
  return Pixels(image, transform.m11(), {transform.dx(), transform.dy()}, clip);
}

void Pixels::fill_device(int left, int top, int right, int bottom, QRgb colour) {
  left = std::max(left, left_);
  right = std::min(right, right_);
  top = std::max(top, top_);
  bottom = std::min(bottom, bottom_);
  if (left >= right) return;
  const int width = right - left;
  uchar* row = bits_ + top * stride_ + left * static_cast<qsizetype>(sizeof(QRgb));
  if (width == 1) {
    for (int y = top; y < bottom; ++y, row += stride_) *reinterpret_cast<QRgb*>(row) = colour;  // NOLINT
    return;
  }
  for (int y = top; y < bottom; ++y, row += stride_)
    std::fill_n(reinterpret_cast<QRgb*>(row), width, colour);  // NOLINT
}

void Pixels::fill(const QRectF& rect, QRgb colour) {
  const QPointF from = on_device(rect.topLeft());
  const QPointF to = on_device(rect.bottomRight());
  // Far outside is outside, but no number of pixels.
  const double far = 1e6;
  if (!(from.x() < far && from.y() < far && to.x() > -far && to.y() > -far)) return;
  fill_device(nearest(std::max(-far, from.x())), nearest(std::max(-far, from.y())),
              nearest(std::min(far, to.x())), nearest(std::min(far, to.y())), colour);
}

void Pixels::draw_thin(const QPolygonF& line, QRgb colour) {
  for (qsizetype i = 1; i < line.size(); ++i) draw_piece(on_device(line[i - 1]), on_device(line[i]), colour);
}

// Column by column what of it lies in there; lines go to the right.
void Pixels::draw_piece(QPointF from, QPointF to, QRgb colour) {
  if (to.x() < left_ || from.x() >= right_) return;
  const double above = top_ - 1.0;
  const double below = bottom_ + 1.0;
  const auto span = [&](int x, double a, double b) {
    fill_device(x, lower(std::clamp(std::min(a, b), above, below)), x + 1,
                lower(std::clamp(std::max(a, b), above, below)) + 1, colour);
  };
  const int first = lower(std::max(from.x(), left_ - 1.0));
  if (to.x() <= first + 1) return span(first, from.y(), to.y());
  const double slope = (to.y() - from.y()) / (to.x() - from.x());
  const int last = lower(std::min(to.x(), right_ - 1.0));
  for (int x = std::max(left_, first); x <= last; ++x) {
    const double a = from.y() + (std::max<double>(x, from.x()) - from.x()) * slope;
    const double b = from.y() + (std::min<double>(x + 1, to.x()) - from.x()) * slope;
    span(x, a, b);
  }
}

}  // namespace btcflow::chart
