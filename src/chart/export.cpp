#include "btcflow/chart/export.h"

#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/picture_drawing.h"
#include "btcflow/chart/vector_drawing.h"
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

Result<QByteArray> draw_picture(const PictureRequest& request, PictureFormat format) {
  if (format == PictureFormat::Png) {
    auto drawing = PictureDrawing::begin(request);
    if (!drawing) return drawing.error();
    drawing->draw_rest();
    return encode_png(drawing->take(), request.text);
  }
  auto drawing = VectorDrawing::begin(request, format);
  if (!drawing) return drawing.error();
  while (drawing->draw_piece()) {
  }
  return drawing->take();
}

}  // namespace btcflow::chart
