#include "picture_buffer.h"

namespace btcflow::chart {

PictureBuffer::PictureBuffer(const QSize& size, double ratio, const Scene& scene)
    : QCPAbstractPaintBuffer(size, ratio), scene_(scene) {
  PictureBuffer::reallocateBuffer();
}

void PictureBuffer::reallocateBuffer() {
  setInvalidated();
  image_ = QImage((QSizeF(mSize) * mDevicePixelRatio).toSize(), QImage::Format_RGB32);
  image_.setDevicePixelRatio(mDevicePixelRatio);
  PictureBuffer::clear(Qt::transparent);
}

}  // namespace btcflow::chart
