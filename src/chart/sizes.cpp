#include "sizes.h"

#include <QFontMetrics>
#include <algorithm>

namespace btcflow::chart {

Sizes sizes_of(const QFont& font) {
  const QFontMetrics metrics(font);
  Sizes sizes;
  sizes.line = metrics.height();
  sizes.axis_padding = sizes.line / 2;
  sizes.time_axis = sizes.line + sizes.axis_padding + 4;
  sizes.value_label = sizes.line * 7 / 4;
  sizes.legend = sizes.line + 11;
  sizes.marks = 32;
  sizes.least_pane = 3 * sizes.line;
  sizes.border_grip = std::max(4, sizes.line / 4);
  return sizes;
}

}  // namespace btcflow::chart
