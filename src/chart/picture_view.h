// What every picture begins with, whatever its format.
#pragma once

#include <memory>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

class ChartView;

// Whether size and scale can be.
core::Result<void> check_picture(const PictureRequest& request);
// A chart of that size which nobody sees.
std::unique_ptr<ChartView> make_picture_view(const PictureRequest& request);

}  // namespace btcflow::chart
