// Pixels are written past the painter: they have to be those that it would have written.
#include "pixels.h"

#include <gtest/gtest.h>

#include <QPicture>
#include <random>

#include "bar_plot.h"

namespace btcflow::chart {
namespace {

constexpr QSize kSize{120, 90};
constexpr QRgb kInk = qRgb(200, 30, 90);

QImage blank(double ratio) {
  QImage image((QSizeF(kSize) * ratio).toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  return image;
}

// On whole device pixels, as plots ask for them; some reach out of the picture.
std::vector<QRectF> rects(double ratio) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> at(-10, 260);
  std::uniform_int_distribution<int> length(0, 60);
  std::vector<QRectF> rects;
  for (int i = 0; i < 40; ++i) {
    const int x = at(random);
    const int y = at(random);
    rects.emplace_back(x / ratio, y / ratio, length(random) / ratio, length(random) / ratio);
  }
  return rects;
}

TEST(PixelsTest, AreFilledAsThePainterFillsThem) {
  for (const double ratio : {1.0, 1.5, 2.0}) {
    QImage by_painter = blank(ratio);
    QImage by_hand = blank(ratio);
    for (QImage* image : {&by_painter, &by_hand}) {
      QCPPainter painter(image);
      painter.scale(ratio, ratio);
      painter.setClipRect(QRect(12, 8, 80, 60));
      auto pixels = image == &by_hand ? Pixels::of(painter) : std::nullopt;
      ASSERT_EQ(pixels.has_value(), image == &by_hand);
      for (const QRectF& rect : rects(ratio)) {
        if (pixels) {
          pixels->fill(rect, kInk);
        } else {
          painter.setPen(Qt::NoPen);
          painter.setBrush(QColor(kInk));
          painter.drawRect(rect);
        }
      }
    }
    EXPECT_EQ(by_hand, by_painter) << ratio;
  }
}

// A piece of a picture begins further down (PictureDrawing).
TEST(PixelsTest, FollowThePaintersOrigin) {
  QImage image = blank(1);
  QCPPainter painter(&image);
  painter.translate(0, -40);
  Pixels::of(painter)->fill({5, 50, 1, 1}, kInk);
  EXPECT_EQ(image.pixel(5, 10), kInk);
  EXPECT_EQ(image.pixel(5, 50), qRgb(255, 255, 255));
}

TEST(PixelsTest, ArePaperNeither) {
  QPicture picture;
  QCPPainter on_picture(&picture);
  EXPECT_FALSE(Pixels::of(on_picture));
  QImage image = blank(1);
  QCPPainter painter(&image);
  EXPECT_TRUE(Pixels::of(painter));
  painter.setMode(QCPPainter::pmVectorized);
  EXPECT_FALSE(Pixels::of(painter));
  painter.setMode(QCPPainter::pmVectorized, false);
  painter.rotate(10);
  EXPECT_FALSE(Pixels::of(painter));
}

// What moves is drawn so; a hole in a line would be a gap in the data.
TEST(PixelsTest, AThinLineHasNoHoles) {
  QImage image = blank(1);
  QCPPainter painter(&image);
  const QPolygonF line{{{3, 40}, {3, 70}, {9.5, 12}, {30.2, 14}, {30.9, 80}, {100, 3}}};
  Pixels::of(painter)->draw_thin(line, kInk);
  int before_top = 0;
  int before_bottom = kSize.height();
  for (int x = 3; x <= 99; ++x) {
    int top = kSize.height();
    int bottom = -1;
    for (int y = 0; y < kSize.height(); ++y) {
      if (image.pixel(x, y) != kInk) continue;
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
    ASSERT_LE(top, bottom) << x;
    EXPECT_LE(top, before_bottom + 1) << x;
    EXPECT_GE(bottom, before_top - 1) << x;
    before_top = top;
    before_bottom = bottom;
  }
}

TEST(PixelsTest, WhatIsFarOutsideIsLeftOut) {
  QImage image = blank(1);
  QCPPainter painter(&image);
  auto pixels = Pixels::of(painter);
  pixels->fill({-1e12, 10, 1e12 + 5, 1}, kInk);
  EXPECT_EQ(image.pixel(4, 10), kInk);
  EXPECT_EQ(image.pixel(5, 10), qRgb(255, 255, 255));
  pixels->fill({1e12, 20, 5, 1e12}, kInk);
  pixels->draw_thin(QPolygonF{{{50, -1e12}, {50, 1e12}}}, kInk);
  EXPECT_EQ(image.pixel(50, 0), kInk);
  EXPECT_EQ(image.pixel(50, kSize.height() - 1), kInk);
  pixels->draw_thin(QPolygonF{{{-1e12, 33}, {1e12, 33}}}, kInk);
  EXPECT_EQ(image.pixel(0, 33), kInk);
  EXPECT_EQ(image.pixel(kSize.width() - 1, 33), kInk);
}

TEST(ValueScaleTest, SaysWhatTheAxisSays) {
  QCustomPlot plot;
  plot.setViewport({0, 0, 300, 200});
  QCPAxis& axis = *plot.yAxis;
  plot.plotLayout()->update(QCPLayoutElement::upLayout);
  for (const auto scale : {QCPAxis::stLinear, QCPAxis::stLogarithmic}) {
    axis.setScaleType(scale);
    axis.setRange(3.7, 41'000.25);
    const ValueScale values(axis);
    for (const double value : {3.7, 4.0, 97.13, 20'000.0, 41'000.25, 1e6})
      EXPECT_EQ(values.y(value), axis.coordToPixel(value)) << value;
    for (const double value : {0.0, -5.0})
      EXPECT_DOUBLE_EQ(values.y(value), axis.coordToPixel(value)) << value;
  }
}

}  // namespace
}  // namespace btcflow::chart
