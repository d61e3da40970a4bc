// A picture in lines and text, SVG or PDF, drawn in pieces: a whole history takes a tenth of a second and
// more, and only the user-interface thread may draw it, so between the pieces the window lives on.
#pragma once

#include <QByteArray>
#include <memory>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

// For the user-interface thread, but for take().
class VectorDrawing {
 public:
  // The errors of draw_picture. Not for PNG.
  static core::Result<VectorDrawing> begin(const PictureRequest& request, PictureFormat format);
  VectorDrawing(VectorDrawing&&) noexcept;
  VectorDrawing& operator=(VectorDrawing&&) noexcept;
  ~VectorDrawing();

  // Draws plots and axes as long as takes some fifteen milliseconds, one of them at least. Whether there are
  // more.
  bool draw_piece();
  double progress() const;  // 0..1
  // The file, once everything is drawn: the same however it was cut. For any thread; for a PDF it compresses,
  // which takes as long as all of the drawing.
  QByteArray take();

 private:
  class Paper;
  explicit VectorDrawing(std::unique_ptr<Paper> paper);
  std::unique_ptr<Paper> paper_;
};

}  // namespace btcflow::chart
