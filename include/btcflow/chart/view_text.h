// View options as keys and values, and back: what the settings file keeps, what a PNG's text chunks carry,
// what `btcflow export --view key=value` takes. The sign of the premium is not here: it belongs to the
// settings.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "btcflow/chart/view.h"
#include "btcflow/core/error.h"

namespace btcflow::chart {

// "price", "premium", "open-interest", "funding", "confluence"
std::string_view pane_name(Pane pane);
std::optional<Pane> pane_by_name(std::string_view name);

// Every key in a fixed order: theme, palette, font_scale, confluence, shading, extremes, apr, log_price,
// panes.order (names joined by |), panes.maximised (a name or none), and for each pane pane.<name>.height,
// pane.<name>.hidden, pane.<name>.values (fitted, or lower|upper). set_view() takes each back.
std::vector<std::pair<std::string, std::string>> as_text(const ViewOptions& options);

// Sets one key; the error names the key and what it takes, and the options are then unchanged.
core::Result<void> set_view(ViewOptions& options, std::string_view key, std::string_view value);

}  // namespace btcflow::chart
