// Files that analysts put into reports.
#include "btcflow/chart/export.h"

#include <gtest/gtest.h>

#include <QImage>

#include "btcflow/app/demo_market.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::chart {
namespace {

PictureRequest demo_request() {
  static const metrics::Market market = app::demo_market();
  PictureRequest request;
  request.dashboard = std::make_shared<metrics::Dashboard>(
      metrics::compute(market, core::Timeframe::Week, {}, {app::demo_as_of(), false}));
  request.size = {800, 600};
  request.options.caption = QStringLiteral("BTC Flow · a caption");
  return request;
}

QImage picture(const PictureRequest& request) {
  const auto bytes = draw_picture(request, PictureFormat::Png);
  return bytes ? QImage::fromData(*bytes, "PNG") : QImage();
}

TEST(ExportTest, FormatComesFromTheName) {
  EXPECT_EQ(picture_format(QStringLiteral("a.PNG")), PictureFormat::Png);
  EXPECT_EQ(picture_format(QStringLiteral("a.svg")), PictureFormat::Svg);
  EXPECT_EQ(picture_format(QStringLiteral("a.pdf")), PictureFormat::Pdf);
  EXPECT_FALSE(picture_format(QStringLiteral("a.jpg")));
  EXPECT_FALSE(picture_format(QStringLiteral("png")));
}

// Twice the scale is the same picture with twice the pixels, not a picture with smaller text.
TEST(ExportTest, ScaleGivesMorePixelsOfTheSamePicture) {
  PictureRequest request = demo_request();
  const QImage once = picture(request);
  request.scale = 2;
  const QImage twice = picture(request);
  ASSERT_EQ(once.size(), QSize(800, 600));
  ASSERT_EQ(twice.size(), QSize(1600, 1200));
  const QImage shrunk = twice.scaled(once.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .convertToFormat(once.format());
  qint64 difference = 0;
  for (int y = 0; y < once.height(); ++y) {
    for (int x = 0; x < once.width(); ++x)
      difference += std::abs(qGray(once.pixel(x, y)) - qGray(shrunk.pixel(x, y)));
  }
  EXPECT_LT(static_cast<double>(difference) / (800.0 * 600.0), 4.0) << "mean grey difference";
}

// The same input gives the same bytes: a report can be checked.
TEST(ExportTest, TheSamePictureTwiceIsTheSameFile) {
  EXPECT_EQ(*draw_picture(demo_request(), PictureFormat::Png),
            *draw_picture(demo_request(), PictureFormat::Png));
}

TEST(ExportTest, TheParametersTravelInThePng) {
  PictureRequest request = demo_request();
  request.text = {{"btcflow.timeframe", "W"}, {"btcflow.set.oi.unit", "coin"}};
  const QImage image = picture(request);
  EXPECT_EQ(image.text(QStringLiteral("btcflow.timeframe")), QStringLiteral("W"));
  EXPECT_EQ(image.text(QStringLiteral("btcflow.set.oi.unit")), QStringLiteral("coin"));
}

TEST(ExportTest, VectorFormatsHoldText) {
  const auto svg = draw_picture(demo_request(), PictureFormat::Svg);
  ASSERT_TRUE(svg);
  EXPECT_TRUE(svg->contains("<svg"));
  EXPECT_TRUE(svg->contains("a caption"));
  const auto pdf = draw_picture(demo_request(), PictureFormat::Pdf);
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->startsWith("%PDF"));
}

TEST(ExportTest, SizesThatCannotBeAreRefusedInWords) {
  PictureRequest request = demo_request();
  request.size = {100, 100};
  EXPECT_FALSE(draw_picture(request, PictureFormat::Png));
  request.size = {9000, 9000};
  request.scale = 4;
  const auto refused = draw_picture(request, PictureFormat::Png);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage);
}

}  // namespace
}  // namespace btcflow::chart
