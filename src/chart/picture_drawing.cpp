#include "btcflow/chart/picture_drawing.h"

#include <QBuffer>
#include <QImageWriter>
#include <algorithm>

#include "btcflow/chart/chart_view.h"
#include "picture_view.h"

namespace btcflow::chart {

using core::Error;
using core::ErrorKind;
using core::Result;

namespace {
// Of a piece: some 15 ms. By the picture's size alone, never by the time that a piece took: Qt rounds a line
// that leaves a piece otherwise, and the same picture is to be the same to the bit on a busy machine too.
constexpr int kPiecePixels = 250'000;
constexpr int kLeastRows = 32;
}  // namespace

PictureDrawing::PictureDrawing(std::unique_ptr<ChartView> view, QImage image, const PictureRequest& request)
    : view_(std::move(view)),
      image_(std::move(image)),
      size_(request.size),
      scale_(request.scale),
      piece_(std::max(kLeastRows, kPiecePixels / image_.width())) {}
PictureDrawing::PictureDrawing(PictureDrawing&&) noexcept = default;
PictureDrawing& PictureDrawing::operator=(PictureDrawing&&) noexcept = default;
PictureDrawing::~PictureDrawing() = default;

Result<PictureDrawing> PictureDrawing::begin(const PictureRequest& request) {
  if (auto possible = check_picture(request); !possible) return possible.error();
  const QSize pixels = (QSizeF(request.size) * request.scale).toSize();
  QImage image(pixels, QImage::Format_RGB32);
  if (image.isNull()) {
    return Error{ErrorKind::Usage, "A picture of " + std::to_string(pixels.width()) + "x" +
                                       std::to_string(pixels.height()) +
                                       " pixels does not fit into the memory."};
  }
  return PictureDrawing(make_picture_view(request), std::move(image), request);
}

bool PictureDrawing::draw_piece() {
  draw_rows(piece_);
  return done_ < image_.height();
}

void PictureDrawing::draw_rest() {
  while (draw_piece()) {
  }
}

// Painted straight into the image: a detour over the widget's own buffers would double the memory. Each plot
// sets a clip of its own; what ends at the piece's border is the image that is painted on.
void PictureDrawing::draw_rows(int rows) {
  rows = std::min(rows, image_.height() - done_);
  if (rows <= 0) return;
  QImage piece(image_.scanLine(done_), image_.width(), rows, image_.bytesPerLine(), image_.format());
  piece.fill(view_->options().theme.background);
  QCPPainter painter(&piece);
  painter.translate(0, -done_);
  painter.scale(scale_, scale_);
  if (scale_ > 1) painter.setMode(QCPPainter::pmNonCosmetic);
  view_->toPainter(&painter, size_.width(), size_.height());
  painter.end();
  done_ += rows;
}

double PictureDrawing::progress() const { return static_cast<double>(done_) / image_.height(); }

QImage PictureDrawing::take() { return std::move(image_); }

Result<QByteArray> encode_png(const QImage& image, const QList<QPair<QString, QString>>& text) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "png");
  // Flat colours compress well at the lowest level already; the highest takes ten times as long for a tenth
  // less.
  writer.setQuality(85);
  // On an image a text is kept to the letter; a writer's own are tidied up. It is set on another one over the
  // same pixels: they would be copied otherwise.
  QImage carrier(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
  for (const auto& [key, value] : text) carrier.setText(key, value);
  if (!writer.write(carrier))
    return Error{ErrorKind::Io, "The PNG cannot be written.", writer.errorString().toStdString()};
  return bytes;
}

}  // namespace btcflow::chart
