#include "btcflow/chart/export.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "btcflow/chart/chart_view.h"

namespace btcflow::chart {

using core::Error;
using core::ErrorKind;
using core::Result;

std::optional<PictureFormat> picture_format(const QString& file) {
  if (file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) return PictureFormat::Png;
  if (file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) return PictureFormat::Svg;
  if (file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) return PictureFormat::Pdf;
  return std::nullopt;
}

namespace {

constexpr int kPixelsAnInch = 96;  // what browsers and most screens take a pixel for

std::unique_ptr<ChartView> make_view(const PictureRequest& request) {
  auto view = std::make_unique<ChartView>();
  view->arrange(request.size);
  view->set_options(request.options);
  view->set_dashboard(request.dashboard);
  if (request.range) view->show_range(*request.range);
  return view;
}

Result<QByteArray> png(ChartView& view, const PictureRequest& request) {
  // Painted straight into the image: a detour over the widget's own buffers would double the memory.
  const QSize pixels = (QSizeF(request.size) * request.scale).toSize();
  QImage image(pixels, QImage::Format_RGB32);
  if (image.isNull()) {
    return Error{ErrorKind::Usage, "A picture of " + std::to_string(pixels.width()) + "x" +
                                       std::to_string(pixels.height()) +
                                       " pixels does not fit into the memory."};
  }
  image.fill(request.options.theme.background);
  QCPPainter painter(&image);
  painter.scale(request.scale, request.scale);
  if (request.scale > 1) painter.setMode(QCPPainter::pmNonCosmetic);
  view.toPainter(&painter, request.size.width(), request.size.height());
  painter.end();

  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "png");
  // Flat colours compress well at the lowest level already; the highest takes ten times as long for a tenth
  // less.
  writer.setQuality(85);
  // Set on the image, a text is kept to the letter; a writer's own are tidied up.
  for (const auto& [key, value] : request.text) image.setText(key, value);
  if (!writer.write(image)) {
    return Error{ErrorKind::Io, "The PNG cannot be written.", writer.errorString().toStdString()};
  }
  return bytes;
}

QByteArray svg(ChartView& view, const PictureRequest& request) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(request.size);
  generator.setResolution(kPixelsAnInch);
  generator.setViewBox(QRect(QPoint(0, 0), request.size));
  generator.setTitle(QStringLiteral("BTC Flow"));
  generator.setDescription(request.options.caption);
  QCPPainter painter(&generator);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.fillRect(QRect(QPoint(0, 0), request.size), request.options.theme.background);
  view.toPainter(&painter, request.size.width(), request.size.height());
  painter.end();
  return bytes;
}

QByteArray pdf(ChartView& view, const PictureRequest& request) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(QStringLiteral("BTC Flow"));
  writer.setCreator(QStringLiteral("BTC Flow"));
  writer.setResolution(kPixelsAnInch);
  writer.setPageSize(QPageSize(QSizeF(request.size) * 72.0 / kPixelsAnInch, QPageSize::Point, QString(),
                               QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF(0, 0, 0, 0));
  QCPPainter painter(&writer);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.fillRect(QRect(QPoint(0, 0), request.size), request.options.theme.background);
  view.toPainter(&painter, request.size.width(), request.size.height());
  painter.end();
  return bytes;
}

}  // namespace

Result<QByteArray> draw_picture(const PictureRequest& request, PictureFormat format) {
  const double most = std::max(request.size.width(), request.size.height()) * request.scale;
  if (std::min(request.size.width(), request.size.height()) < kLeastPictureSide || !(request.scale > 0) ||
      most > kMostPictureSide) {
    return Error{ErrorKind::Usage, "A picture's sides are from " + std::to_string(kLeastPictureSide) +
                                       " to " + std::to_string(kMostPictureSide) + " pixels, after scaling."};
  }
  const auto view = make_view(request);
  switch (format) {
    case PictureFormat::Png:
      return png(*view, request);
    case PictureFormat::Svg:
      return svg(*view, request);
    case PictureFormat::Pdf:
      return pdf(*view, request);
  }
  return Error{ErrorKind::Usage, "Unknown picture format."};
}

}  // namespace btcflow::chart
