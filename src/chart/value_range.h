// Moving and stretching what an axis shows, on linear and logarithmic scales alike.
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "btcflow/chart/view.h"

namespace btcflow::chart {

enum class Scale { Linear, Logarithmic };

// By this part of what is shown; positive: to higher values.
QCPRange shifted(const QCPRange& range, Scale scale, double part);
// 2 shows twice as much; what stands at `anchor` (0 lower end .. 1 upper end) stays there.
QCPRange stretched(const QCPRange& range, Scale scale, double factor, double anchor);

// Whether an axis can show it: finite, lower < upper and not too close for doubles, on a logarithmic scale
// above 0.
bool can_be_shown(const ValueRange& range, Scale scale);

// Only of what can be shown: QCPRange would turn it the right way round.
inline QCPRange to_range(const ValueRange& range) { return {range.lower, range.upper}; }
inline ValueRange to_values(const QCPRange& range) { return {range.lower, range.upper}; }

}  // namespace btcflow::chart
