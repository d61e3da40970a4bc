// The value that a pane ends with, for its label on the axis.
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "bar_plot.h"

namespace btcflow::chart {

struct LastValue {
  double value = 0;     // as the pane's axis shows it; of the confluence pane the score
  QColor colour;        // of the metric
  bool settled = true;  // neither still forming nor carried from days before
};

// Of a bar, as the pane's axis shows it; of the confluence pane the score.
double value_of_bar(Pane pane, const Scene& scene, std::size_t bar);

// Of the last bar in view of which anything is known, or of the bar before where that one is still forming
// and this value not yet known. Nothing where the value is not known there: an older one would pass for
// present.
std::optional<LastValue> last_value(Pane pane, const Scene& scene, const QCPRange& time);

}  // namespace btcflow::chart
