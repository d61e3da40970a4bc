// From an event to the picture, many times over.
#pragma once

#include <string>
#include <vector>

#include "open_window.h"

namespace btcflow::benchmarks {

struct Series {
  std::string name;
  std::string what;
  double median_goal = 0;  // milliseconds; 0: none
  double high_goal = 0;    // of the 99th percentile
  std::vector<Spent> samples{};
};

// Half a screen to and fro with the button down, step by step.
Series pan(OpenWindow& open);
// Eight notches of the wheel in and eight out, from the whole history.
Series zoom(OpenWindow& open);
// The mouse over the price, without a button.
Series crosshair(OpenWindow& open);
// Keys 1 to 4 in turn.
Series timeframe_key(OpenWindow& open);
// From months to days: the slowest of them.
Series day_key(OpenWindow& open);
// The z-score's length by one, as the settings panel's slider does.
Series setting_step(OpenWindow& open);

}  // namespace btcflow::benchmarks
