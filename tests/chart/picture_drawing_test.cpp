// Large pictures are drawn in pieces, so that a window lives on meanwhile.
#include "btcflow/chart/picture_drawing.h"

#include <gtest/gtest.h>

#include <QImage>
#include <set>

#include "btcflow/app/demo_market.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/metrics/engine.h"
#include "picture_view.h"

namespace btcflow::chart {
namespace {

PictureRequest demo_request(core::Timeframe timeframe = core::Timeframe::Week) {
  static const metrics::Market market = app::demo_market();
  PictureRequest request;
  request.dashboard = std::make_shared<metrics::Dashboard>(
      metrics::compute(market, timeframe, {}, {app::demo_as_of(), false}));
  request.size = {800, 600};
  request.options.caption = QStringLiteral("BTC Flow · a caption");
  request.options.extremes = true;
  return request;
}

QImage drawn(const PictureRequest& request, bool in_pieces, int* pieces = nullptr) {
  auto drawing = PictureDrawing::begin(request);
  if (!drawing) return {};
  int count = 1;
  if (in_pieces) {
    while (drawing->draw_piece()) ++count;
  } else {
    drawing->draw_rest();
  }
  if (pieces != nullptr) *pieces = count;
  return drawing->take();
}

// Without any cut: what the pieces are compared with.
QImage painted_whole(const PictureRequest& request) {
  const auto view = make_picture_view(request);
  QImage image((QSizeF(request.size) * request.scale).toSize(), QImage::Format_RGB32);
  image.fill(request.options.theme.background);
  QCPPainter painter(&image);
  painter.scale(request.scale, request.scale);
  if (request.scale > 1) painter.setMode(QCPPainter::pmNonCosmetic);
  view->toPainter(&painter, request.size.width(), request.size.height());
  painter.end();
  return image;
}

// Qt computes an antialiased line that leaves the picture a rounding error otherwise; nobody sees that.
bool differ(QRgb a, QRgb b) {
  constexpr int kRounding = 8;  // of 255
  return std::abs(qRed(a) - qRed(b)) > kRounding || std::abs(qGreen(a) - qGreen(b)) > kRounding ||
         std::abs(qBlue(a) - qBlue(b)) > kRounding;
}

// The columns of pixels in which two pictures of one size differ.
std::set<int> differing_columns(const QImage& a, const QImage& b) {
  std::set<int> columns;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      if (differ(a.pixel(x, y), b.pixel(x, y))) columns.insert(x);
    }
  }
  return columns;
}

// No seams: cut or not, it is the same picture.
TEST(PictureDrawingTest, PiecesMakeTheSamePicture) {
  for (const double scale : {1.0, 1.5, 3.0}) {
    PictureRequest request = demo_request();
    request.scale = scale;
    int pieces = 0;
    const QImage cut = drawn(request, true, &pieces);
    const QImage whole = painted_whole(request);
    ASSERT_EQ(cut.size(), whole.size());
    EXPECT_TRUE(differing_columns(cut, whole).empty()) << scale;
    EXPECT_EQ(cut, drawn(request, false)) << "the same to the bit, whoever draws it " << scale;
    EXPECT_GE(pieces, scale == 3.0 ? 3 : 1);
  }
}

// The crosshair too, but for where its dashes begin: only its one column of pixels may differ.
TEST(PictureDrawingTest, PiecesKeepTheCrosshair) {
  PictureRequest request = demo_request();
  request.cursor = 300;
  EXPECT_LE(differing_columns(drawn(request, true), painted_whole(request)).size(), 1U);
}

TEST(PictureDrawingTest, TellsHowFarItIs) {
  PictureRequest request = demo_request();
  request.scale = 3;
  auto drawing = PictureDrawing::begin(request);
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->progress(), 0);
  double before = 0;
  while (drawing->draw_piece()) {
    EXPECT_GT(drawing->progress(), before);
    before = drawing->progress();
  }
  EXPECT_EQ(drawing->progress(), 1);
  EXPECT_EQ(drawing->take().size(), QSize(2400, 1800));
}

TEST(PictureDrawingTest, TheCrosshairIsThereOnlyWhereItWasAskedFor) {
  PictureRequest request = demo_request();
  const QImage without = drawn(request, false);
  request.cursor = 300;
  EXPECT_NE(drawn(request, false), without);
}

TEST(PictureDrawingTest, EncodesWhatDrawPictureGives) {
  PictureRequest request = demo_request();
  request.text = {{QStringLiteral("btcflow.timeframe"), QStringLiteral("W")}};
  const auto encoded = encode_png(drawn(request, false), request.text);
  ASSERT_TRUE(encoded);
  EXPECT_EQ(*encoded, *draw_picture(request, PictureFormat::Png));
}

TEST(PictureDrawingTest, RefusesWhatCannotBe) {
  PictureRequest request = demo_request();
  request.size = {100, 100};
  EXPECT_FALSE(PictureDrawing::begin(request));
}

}  // namespace
}  // namespace btcflow::chart
