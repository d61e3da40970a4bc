// What an exported picture says of itself: a line for people, and every parameter for the program, so that
// the same picture can be drawn again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/core/error.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::app {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// "BTC Flow 0.1.0 · BTC W · 2015-01-05 to 2024-01-01 · standard · as of 2024-01-01T00:00:00Z · data: bitmex,
// ..."
std::string picture_caption(const metrics::Dashboard& dashboard, const Settings& settings, core::Time from,
                            core::Time to, bool demo);

// All that decides how a picture looks, but the data.
struct PictureParameters {
  std::string asset = "BTC";
  core::Timeframe timeframe = core::Timeframe::Week;
  core::Span range;  // visible time
  core::Time as_of;
  bool live = false;  // as_of was the clock: the forming bar may hold an unfinished candle
  bool demo = false;
  Settings settings;
  TextPairs view;    // chart::as_text() of the view options, which this room does not know
  int width = 1600;  // at scale 1
  int height = 1000;
  double scale = 1;
  std::optional<core::Time> cursor{};  // the bar under the crosshair, by its open; none: no crosshair
  friend bool operator==(const PictureParameters&, const PictureParameters&) = default;
};

// Keys and values for a PNG's text chunks: "Software", and "btcflow.<key>" for the rest.
TextPairs as_text(const PictureParameters& parameters);
// From what a PNG carries. An error (BadInput) says that the picture is not ours, which value cannot be read,
// or which key this version does not know: without it the picture would be another one. Pairs of other
// programs are ignored; keys that are absent (older pictures) keep their defaults, but for the timeframe, the
// range and as-of, which must be there. What the view's values mean is not looked at.
core::Result<PictureParameters> read_picture_parameters(const TextPairs& text);

// Width and height of "1600x1000", both at least 1; nothing for any other text.
std::optional<std::pair<int, int>> parse_picture_size(std::string_view text);

}  // namespace btcflow::app
