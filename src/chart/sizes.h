// Distances that follow the chart's font, so that nothing is clipped at any size of text.
#pragma once

#include <QFont>

namespace btcflow::chart {

// In logical pixels.
struct Sizes {
  int line = 0;          // of text, with its own leading
  int time_axis = 0;     // height of the strip with the dates
  int value_label = 0;   // what one value takes, from one to the next
  int axis_padding = 0;  // between a pane and its labels
  int legend = 0;        // height of a legend of one line, with the room around it
  int marks = 0;         // room for two signals above a bar
  int least_pane = 0;    // no pane is made lower by hand
  int border_grip = 0;   // so far from a border between panes it can be dragged

  friend bool operator==(const Sizes&, const Sizes&) = default;
};

Sizes sizes_of(const QFont& font);

}  // namespace btcflow::chart
