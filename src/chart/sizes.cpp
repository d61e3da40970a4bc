#include "sizes.h"

#include <QFontMetrics>
#include <algorithm>

namespace btcflow::chart {

Sizes sizes_of(const QFont& font) {
  const QFontMetrics metrics(font);
  Sizes sizes;
  sizes.line = metrics.height();
  sizes.digit = metrics.horizontalAdvance(QLatin1Char('0'));
  sizes.axis_padding = sizes.line / 2;
  sizes.time_axis = sizes.line + sizes.axis_padding + 4;
  // "2024" and as much room again as makes labels easy to tell apart.
  sizes.time_label = 10 * sizes.digit;
  sizes.value_label = sizes.line * 9 / 4;
  sizes.legend = sizes.line + 11;
  sizes.headroom = sizes.line + 38;
  sizes.least_pane = 3 * sizes.line;
  sizes.border_grip = std::max(4, sizes.line / 4);
  return sizes;
}

}  // namespace btcflow::chart
