// What the chart's picture is kept in between two replots: an opaque image. Qt copies it straight onto the
// widget, where it would blend QCustomPlot's translucent pixmap pixel by pixel.
#pragma once

#include <qcustomplot.h>

#include "bar_plot.h"

namespace btcflow::chart {

class PictureBuffer : public QCPAbstractPaintBuffer {
 public:
  PictureBuffer(const QSize& size, double ratio, const Scene& scene);
  QCPPainter* startPainting() override { return new QCPPainter(&image_); }
  void draw(QCPPainter* painter) const override { painter->drawImage(0, 0, image_); }
  void clear(const QColor&) override { image_.fill(scene_.options.theme.background); }

 protected:
  void reallocateBuffer() override;

 private:
  const Scene& scene_;
  QImage image_;
};

}  // namespace btcflow::chart
