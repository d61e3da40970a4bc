#include "overlay.h"

namespace btcflow::chart {

namespace {
constexpr int kSoftEdge = 2;  // antialiasing and overhanging letters

// The plot would paint it into its own picture otherwise.
QString unseen_layer(QCustomPlot& plot) {
  const QString name = QStringLiteral("unseen");
  if (plot.layer(name) == nullptr) {
    plot.addLayer(name);
    plot.layer(name)->setVisible(false);
  }
  return name;
}
}  // namespace

Overlay::Overlay(QCustomPlot* plot, QCPLayerable* owner)
    : QCPLayerable(plot, unseen_layer(*plot)), owner_(owner) {}

QRegion Overlays::area() const {
  QRegion all;
  for (const Overlay* overlay : list_) {
    if (!overlay->is_seen()) continue;
    for (const QRect& rect : overlay->area()) {
      all += rect.adjusted(-kSoftEdge, -kSoftEdge, kSoftEdge, kSoftEdge);
    }
  }
  return all;
}

void Overlays::paint(QCPPainter& painter) const {
  for (Overlay* overlay : list_) {
    if (!overlay->is_seen()) continue;
    painter.save();
    overlay->applyDefaultAntialiasingHint(&painter);
    overlay->draw(&painter);
    painter.restore();
  }
}

}  // namespace btcflow::chart
