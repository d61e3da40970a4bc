// The pixels of a PNG, drawn in pieces: a picture of a hundred million pixels takes seconds, and only the
// user-interface thread may draw it, so between the pieces the window lives on.
#pragma once

#include <QImage>
#include <memory>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

class ChartView;

// For the user-interface thread.
class PictureDrawing {
 public:
  // The errors of draw_picture.
  static core::Result<PictureDrawing> begin(const PictureRequest& request);
  PictureDrawing(PictureDrawing&&) noexcept;
  PictureDrawing& operator=(PictureDrawing&&) noexcept;
  ~PictureDrawing();

  // Draws the next rows of pixels, some fifteen milliseconds' worth; where they end is a matter of the
  // picture's size alone. Whether there are more.
  bool draw_piece();
  // All pieces that are left.
  void draw_rest();
  double progress() const;  // 0..1
  // The picture, once it is complete: the same to the bit whenever and wherever it is drawn.
  QImage take();

 private:
  PictureDrawing(std::unique_ptr<ChartView> view, QImage image, const PictureRequest& request);
  void draw_rows(int rows);

  std::unique_ptr<ChartView> view_;
  QImage image_;
  QSize size_;
  double scale_ = 1;
  int done_ = 0;   // rows of pixels
  int piece_ = 0;  // rows of the next piece
};

// The pixels as a PNG file that carries these texts. For any thread.
core::Result<QByteArray> encode_png(const QImage& image, const QList<QPair<QString, QString>>& text);

}  // namespace btcflow::chart
