// An SVG or PDF drawn in pieces: the same file, and other events have their turn in between.
#include "btcflow/chart/vector_drawing.h"

#include <gtest/gtest.h>

#include <memory>

#include "btcflow/app/demo_market.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::chart {
namespace {

PictureRequest whole_history() {
  PictureRequest request;
  request.dashboard = std::make_shared<const metrics::Dashboard>(
      metrics::compute(app::demo_market(), core::Timeframe::Day, {}, {app::demo_as_of(), false}));
  request.options.extremes = true;
  request.options.caption = QStringLiteral("a caption");
  request.cursor = 1200;
  return request;
}

TEST(VectorDrawing, IsTheSamePictureInPieces) {
  const PictureRequest request = whole_history();
  auto drawing = VectorDrawing::begin(request, PictureFormat::Svg);
  ASSERT_TRUE(drawing) << drawing.error().sentence;
  int pieces = 1;
  while (drawing->draw_piece()) ++pieces;
  EXPECT_GT(pieces, 1);
  const QByteArray svg = drawing->take();
  EXPECT_EQ(svg, draw_picture(request, PictureFormat::Svg).value());
  for (const char* part : {">Price<", "a caption", "</svg>"}) EXPECT_TRUE(svg.contains(part)) << part;
}

TEST(VectorDrawing, RefusesWhatCannotBe) {
  PictureRequest request = whole_history();
  request.size = {10, 10};
  EXPECT_FALSE(VectorDrawing::begin(request, PictureFormat::Pdf));
}

}  // namespace
}  // namespace btcflow::chart
