// For how long the window ever lets a user wait while something is going on behind it.
#pragma once

#include <string>

#include "open_window.h"

namespace btcflow::benchmarks {

inline constexpr double kMostHeldUp = 50;  // milliseconds

struct HeldUp {
  std::string what;
  double longest_ms = 0;              // in which no event was dealt with
  TimedApplication::Longest event{};  // the longest one of them
  double took_ms = 0;                 // all of it
};

// Settings changed forty times without waiting for the picture.
HeldUp computing(OpenWindow& open);
HeldUp reloading(OpenWindow& open);
// The dialog opened, its preview drawn, a PNG of four times the pixels, and an SVG.
HeldUp exporting(OpenWindow& open);
// The dialog with the folder of the recorded history, into an empty cache.
HeldUp importing(TimedApplication& application);
// An empty cache filled with all venues from the test exchange.
HeldUp fetching(TimedApplication& application);

}  // namespace btcflow::benchmarks
