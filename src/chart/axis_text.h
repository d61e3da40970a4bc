// Values as a pane's value axis writes them, in the pane's unit.
#pragma once

#include <QString>

#include "btcflow/chart/view.h"

namespace btcflow::chart {

// At a tick: with as many decimals as tell ticks apart that are `step` apart (0: ticks that speak for
// themselves, powers of ten and the like). Empty in the confluence pane, which has no values.
QString axis_text(Pane pane, const ViewOptions& options, double value, double step);

// Finer, for the labels of the crosshair and of last values.
QString precise_text(Pane pane, const ViewOptions& options, double value);

// As many decimals as a step needs.
int decimals_for(double step);

}  // namespace btcflow::chart
