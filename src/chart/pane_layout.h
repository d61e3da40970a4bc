// Which panes stand where: functions on the description of a layout. Nothing here knows a widget.
#pragma once

#include <vector>

#include "btcflow/chart/view.h"

namespace btcflow::chart {

// From top to bottom; one alone where it is maximised. Never empty.
std::vector<Pane> shown_panes(const PaneLayout& layout);

// The same layout, with what cannot be (a pane twice, no height, all hidden, values that no axis can show)
// as it is at first.
PaneLayout mended(PaneLayout layout);

PaneLayout with_hidden(PaneLayout layout, Pane pane, bool hidden);
PaneLayout with_maximised(PaneLayout layout, std::optional<Pane> pane);
// Past so many shown panes; past hidden ones it does not count.
PaneLayout with_moved(PaneLayout layout, Pane pane, int places);

// Of the shown panes, in pixels: together `room`, each at least `least` (or its equal part, where there is
// not room enough for that).
std::vector<int> pane_heights(const PaneLayout& layout, int room, int least);
// The border below the shown pane number `above` was dragged by this many pixels from where it is in
// `layout`; its two neighbours share what they have.
PaneLayout with_border_moved(PaneLayout layout, std::size_t above, int pixels, int room, int least);

}  // namespace btcflow::chart
