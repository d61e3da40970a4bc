// The dashboard as a file: PNG, SVG or PDF, drawn by the same code as on screen.
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QSize>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/chart/view.h"
#include "btcflow/core/error.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::chart {

enum class PictureFormat { Png, Svg, Pdf };
// From a file's name.
std::optional<PictureFormat> picture_format(const QString& file);

struct PictureRequest {
  std::shared_ptr<const metrics::Dashboard> dashboard;
  ViewOptions options;
  std::optional<VisibleRange> range;    // none: all that is known
  std::optional<std::size_t> cursor{};  // the bar under the crosshair, if it is to be in the picture
  QSize size{1600, 1000};               // in pixels of scale 1
  double scale = 1;                     // PNG only: 2 gives twice as many pixels
  QList<QPair<QString, QString>> text;  // kept in the PNG's text chunks
};

inline constexpr int kLeastPictureSide = 240;
inline constexpr int kMostPictureSide = 20000;  // after scaling

// What a PNG file carries in its text chunks; empty: nothing, or no PNG.
std::vector<std::pair<std::string, std::string>> picture_text(const QByteArray& png);

// Whether size and scale can be; the error says what can. Nothing is drawn.
core::Result<void> check_picture(const PictureRequest& request);

// Needs a QApplication (the offscreen platform will do). The whole picture in memory, or an error that says
// which size or scale cannot be.
core::Result<QByteArray> draw_picture(const PictureRequest& request, PictureFormat format);

}  // namespace btcflow::chart
