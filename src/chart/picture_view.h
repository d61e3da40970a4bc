// What every picture begins with, whatever its format.
#pragma once

#include <memory>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

class ChartView;

// A chart of that size which nobody sees.
std::unique_ptr<ChartView> make_picture_view(const PictureRequest& request);

}  // namespace btcflow::chart
