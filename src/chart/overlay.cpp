#include "overlay.h"

#include <utility>

namespace btcflow::chart {

namespace {
constexpr int kSoftEdge = 2;  // antialiasing and overhanging letters

QRect with_soft_edge(const QRect& rect) {
  return rect.adjusted(-kSoftEdge, -kSoftEdge, kSoftEdge, kSoftEdge);
}

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

QRegion Overlay::changed() {
  const QRegion now = is_seen() ? area() : QRegion();
  const QRegion before = std::exchange(last_area_, now);
  return difference(before, now);
}

void Overlay::paint_on(QCPPainter& painter, const QRegion& where) {
  painter.save();
  applyDefaultAntialiasingHint(&painter);
  paint(painter, where);
  painter.restore();
}

QRegion Overlays::changed() const {
  QRegion all;
  for (Overlay* overlay : list_) {
    for (const QRect& rect : overlay->changed()) all += with_soft_edge(rect);
  }
  return all;
}

void Overlays::paint(QCPPainter& painter, const QRegion& where) const {
  for (Overlay* overlay : list_) {
    if (overlay->is_seen()) overlay->paint_on(painter, where);
  }
}

}  // namespace btcflow::chart
