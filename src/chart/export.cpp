#include "btcflow/chart/export.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/picture_drawing.h"
#include "picture_view.h"
#include "words.h"

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

Result<void> check_picture(const PictureRequest& request) {
  const double most = std::max(request.size.width(), request.size.height()) * request.scale;
  if (std::min(request.size.width(), request.size.height()) < kLeastPictureSide || !(request.scale > 0) ||
      most > kMostPictureSide) {
    return Error{ErrorKind::Usage, "A picture's sides are from " + std::to_string(kLeastPictureSide) +
                                       " to " + std::to_string(kMostPictureSide) + " pixels, after scaling."};
  }
  return {};
}

namespace {

constexpr int kPixelsAnInch = 96;  // what browsers and most screens take a pixel for

// In English, as all files are. Painted once, when it is told to: all that would repaint a widget comes to
// nothing.
class PictureView final : public ChartView {
 public:
  PictureView() {
    mReplotting = true;  // replot() takes it that one is under way
    setLocale(QLocale::c());
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);  // no buffer of its own
  }
};

}  // namespace

std::unique_ptr<ChartView> make_picture_view(const PictureRequest& request) {
  const InEnglish english;
  auto view = std::make_unique<PictureView>();
  view->arrange(request.size);
  view->set_options(request.options);
  view->set_dashboard(request.dashboard);
  if (request.range) view->show_range(*request.range);
  if (request.cursor) view->set_cursor(request.cursor);
  return view;
}

namespace {

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
  if (format == PictureFormat::Png) {
    auto drawing = PictureDrawing::begin(request);
    if (!drawing) return drawing.error();
    drawing->draw_rest();
    return encode_png(drawing->take(), request.text);
  }
  if (auto possible = check_picture(request); !possible) return possible.error();
  const auto view = make_picture_view(request);
  return format == PictureFormat::Svg ? svg(*view, request) : pdf(*view, request);
}

}  // namespace btcflow::chart
