// Files that analysts put into reports.
#include "btcflow/chart/export.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <map>

#include "btcflow/app/demo_market.h"
#include "btcflow/chart/chart_view.h"
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

// Of all pixels in grey, 0 to 255.
double mean_difference(const QImage& a, const QImage& b) {
  qint64 difference = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) difference += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
  }
  return static_cast<double>(difference) / (static_cast<double>(a.width()) * a.height());
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
  EXPECT_LT(mean_difference(once, shrunk), 4.0);
}

// The same input gives the same bytes: a report can be checked.
TEST(ExportTest, TheSamePictureTwiceIsTheSameFile) {
  EXPECT_EQ(*draw_picture(demo_request(), PictureFormat::Png),
            *draw_picture(demo_request(), PictureFormat::Png));
}

// `--like` and a picture dropped on the window depend on it: every value comes back to the letter.
TEST(ExportTest, TheParametersTravelInThePng) {
  PictureRequest request = demo_request();
  request.text = {{"btcflow.timeframe", "W"},
                  {"btcflow.set.oi.unit", "coin"},
                  {"btcflow.empty", ""},
                  {"btcflow.spaces", "  two  spaces: and\na line "},
                  {"btcflow.latin", QStringLiteral("größer als üblich")},
                  {"btcflow.words", QStringLiteral("σ ≥ 1.5 · 日本語")},
                  {"btcflow.long", QString(5000, QLatin1Char('x'))},
                  {"btcflow.long.words", QStringLiteral("σ≥").repeated(3000)}};
  const auto png = draw_picture(request, PictureFormat::Png);
  ASSERT_TRUE(png);
  std::map<std::string, std::string> expected;
  for (const auto& [key, value] : request.text) expected[key.toStdString()] = value.toStdString();
  std::map<std::string, std::string> found;
  for (const auto& [key, value] : picture_text(*png)) found[key] = value;
  EXPECT_EQ(found, expected);
  EXPECT_EQ(QImage::fromData(*png).text(QStringLiteral("btcflow.words")), request.text.at(5).second)
      << "other programs read it too";
}

// Whatever is dropped on the window: no PNG, a cut one, a wrong one.
TEST(ExportTest, NoTextIsFoundInWhatIsNoPicture) {
  EXPECT_TRUE(picture_text({}).empty());
  EXPECT_TRUE(picture_text("time,close\n2021-01-01,1\n").empty());
  PictureRequest request = demo_request();
  request.text = {{"btcflow.timeframe", "W"}, {"btcflow.long", QString(5000, QLatin1Char('x'))}};
  const QByteArray png = *draw_picture(request, PictureFormat::Png);
  for (qsizetype size = 0; size < 400; ++size) picture_text(png.left(size));  // and does not crash
  EXPECT_TRUE(picture_text(png.left(50)).empty());
  QByteArray wrong = png;
  wrong[8] = '\x7f';  // a first chunk longer than the file
  EXPECT_TRUE(picture_text(wrong).empty());
}

// Text that can be searched and copied, lines that stay sharp: nothing in it is a picture of pixels.
TEST(ExportTest, VectorFormatsHoldTextAndNoPixels) {
  const auto svg = draw_picture(demo_request(), PictureFormat::Svg);
  ASSERT_TRUE(svg);
  for (const char* text : {"<svg", "a caption", "Open interest z-score (52)", ">2020<"})
    EXPECT_TRUE(svg->contains(text)) << text;
  EXPECT_FALSE(svg->contains("<image"));
  EXPECT_TRUE(svg->contains("width=\"211.667mm\" height=\"158.75mm\"")) << "800x600 pixels of 1/96 inch";
  const auto pdf = draw_picture(demo_request(), PictureFormat::Pdf);
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->startsWith("%PDF"));
  EXPECT_TRUE(pdf->contains("/Font"));
  EXPECT_FALSE(pdf->contains("/Subtype /Image"));
  EXPECT_TRUE(pdf->contains("/MediaBox [0 0 600.000000 450.000000]"))
      << "800x600 pixels of 1/96 inch in points of 1/72";
}

bool holds_colour(const QImage& image, const QRect& rect, const QColor& colour) {
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      if (image.pixelColor(x, y) == colour) return true;
    }
  }
  return false;
}

// Qt's SVG knows no clipping: candles and lines beyond locked values ran through the panes below.
TEST(ExportTest, WhatLeavesAPaneIsCutInAnSvgToo) {
  PictureRequest request = demo_request();
  request.options.log_price = false;
  request.options.confluence = false;
  request.options.panes.values.at(index_of(Pane::Price)) = ValueRange{60'000, 70'000};
  request.options.panes.values.at(index_of(Pane::OpenInterest)) = ValueRange{2, 3};
  request.options.panes.hidden.at(index_of(Pane::Premium)) = true;
  request.range = VisibleRange{core::make_day(2019, 1, 1), core::make_day(2022, 1, 1)};
  QSvgRenderer renderer(*draw_picture(request, PictureFormat::Svg));
  ASSERT_EQ(renderer.viewBox(), QRect(QPoint(0, 0), request.size));
  QImage image(request.size, QImage::Format_RGB32);
  QPainter painter(&image);
  renderer.render(&painter);
  painter.end();
  ChartView view;  // says where the panes are
  view.arrange(request.size);
  view.set_options(request.options);
  view.set_dashboard(request.dashboard);
  const Theme& theme = request.options.theme;
  EXPECT_TRUE(holds_colour(image, view.pane_rect(Pane::Price), theme.down));
  EXPECT_FALSE(holds_colour(image, view.pane_rect(Pane::OpenInterest), theme.down)) << "candles";
  const auto below_legend = [&](Pane pane) { return view.pane_rect(pane).adjusted(0, 20, 0, 0); };
  EXPECT_TRUE(holds_colour(image, below_legend(Pane::OpenInterest), theme.open_interest));
  EXPECT_FALSE(holds_colour(image, below_legend(Pane::Funding), theme.open_interest)) << "the line";
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
