#include "zoom_box.h"

namespace btcflow::chart {

void ZoomBox::paint(QCPPainter& painter, const QRegion&) {
  if (!box_) return;
  QColor ground = scene_.options.theme.accent;
  ground.setAlphaF(0.16);
  painter.fillRect(*box_, ground);
  painter.setPen(QPen(scene_.options.theme.accent, 0));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(box_->adjusted(0, 0, -1, -1));
}

}  // namespace btcflow::chart
