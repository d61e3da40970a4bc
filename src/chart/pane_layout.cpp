#include "pane_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "value_range.h"

namespace btcflow::chart {

namespace {

double height_of(const PaneLayout& layout, Pane pane) { return layout.heights.at(index_of(pane)); }
bool is_hidden(const PaneLayout& layout, Pane pane) { return layout.hidden.at(index_of(pane)); }

bool holds_each_pane_once(const std::array<Pane, kPanes.size()>& order) {
  return std::is_permutation(order.begin(), order.end(), kPanes.begin());
}

}  // namespace

std::vector<Pane> shown_panes(const PaneLayout& layout) {
  if (layout.maximised) return {*layout.maximised};
  std::vector<Pane> shown;
  std::copy_if(layout.order.begin(), layout.order.end(), std::back_inserter(shown),
               [&](Pane pane) { return !is_hidden(layout, pane); });
  return shown;
}

PaneLayout mended(PaneLayout layout) {
  const PaneLayout first;
  if (!holds_each_pane_once(layout.order)) layout.order = first.order;
  if (layout.maximised && index_of(*layout.maximised) >= kPanes.size()) layout.maximised.reset();
  if (layout.maximised) layout.hidden.at(index_of(*layout.maximised)) = false;
  if (std::all_of(layout.hidden.begin(), layout.hidden.end(), [](bool hidden) { return hidden; }))
    layout.hidden = first.hidden;
  const bool heights_can_be = std::all_of(layout.heights.begin(), layout.heights.end(),
                                          [](double h) { return std::isfinite(h) && h > 0 && h < 1e9; });
  if (!heights_can_be) layout.heights = first.heights;
  for (auto& values : layout.values) {
    if (values && !can_be_shown(*values, Scale::Linear)) values.reset();
  }
  layout.values.at(index_of(Pane::Confluence)).reset();
  return layout;
}

PaneLayout with_hidden(PaneLayout layout, Pane pane, bool hidden) {
  const auto shown = std::count(layout.hidden.begin(), layout.hidden.end(), false);
  if (hidden && shown <= 1) return layout;
  layout.hidden.at(index_of(pane)) = hidden;
  if (hidden && layout.maximised == pane) layout.maximised.reset();
  return layout;
}

PaneLayout with_maximised(PaneLayout layout, std::optional<Pane> pane) {
  layout.maximised = pane;
  if (pane) layout.hidden.at(index_of(*pane)) = false;
  return layout;
}

PaneLayout with_moved(PaneLayout layout, Pane pane, int places) {
  const int step = places < 0 ? -1 : 1;
  auto at =
      static_cast<int>(std::find(layout.order.begin(), layout.order.end(), pane) - layout.order.begin());
  const auto counts = [&](int i) { return !is_hidden(layout, layout.order.at(static_cast<std::size_t>(i))); };
  for (int left = std::abs(places); left > 0; --left) {
    int next = at + step;
    while (next >= 0 && next < static_cast<int>(kPanes.size()) && !counts(next)) next += step;
    if (next < 0 || next >= static_cast<int>(kPanes.size())) break;  // the end is reached
    for (; at != next; at += step) {
      std::swap(layout.order.at(static_cast<std::size_t>(at)),
                layout.order.at(static_cast<std::size_t>(at + step)));
    }
  }
  return layout;
}

std::vector<int> pane_heights(const PaneLayout& layout, int room, int least) {
  const std::vector<Pane> shown = shown_panes(layout);
  room = std::max(room, 0);
  least = std::min(least, room / static_cast<int>(shown.size()));
  // Who would get less than the least gets the least; the others share what is left, until nobody is short.
  std::vector<bool> short_of(shown.size(), false);
  double share = 0;
  for (bool changed = true; changed;) {
    changed = false;
    double weights = 0;
    double left = room;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (short_of[i]) {
        left -= least;
      } else {
        weights += height_of(layout, shown[i]);
      }
    }
    share = weights > 0 ? left / weights : 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (short_of[i] || height_of(layout, shown[i]) * share >= least) continue;
      short_of[i] = true;
      changed = true;
    }
  }
  // Borders are rounded rather than heights: the sum stays right to the pixel.
  std::vector<int> heights;
  double border = 0;
  int before = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    border += short_of[i] ? least : height_of(layout, shown[i]) * share;
    const int at = i + 1 == shown.size() ? room : static_cast<int>(std::lround(border));
    heights.push_back(at - before);
    before = at;
  }
  return heights;
}

PaneLayout with_border_moved(PaneLayout layout, std::size_t above, int pixels, int room, int least) {
  const std::vector<Pane> shown = shown_panes(layout);
  if (above + 1 >= shown.size()) return layout;
  std::vector<int> heights = pane_heights(layout, room, least);
  const int total = std::accumulate(heights.begin(), heights.end(), 0);
  if (total <= 0) return layout;
  int& upper = heights[above];
  int& lower = heights[above + 1];
  const int most_up = std::max(0, upper - least);
  const int most_down = std::max(0, lower - least);
  const int by = std::clamp(pixels, -most_up, most_down);
  if (by == 0) return layout;
  upper += by;
  lower -= by;
  double weights = 0;
  for (const Pane pane : shown) weights += height_of(layout, pane);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    // A pixel at least: a height of nothing could never be dragged up again.
    layout.heights.at(index_of(shown[i])) = std::max(1, heights[i]) * weights / total;
  }
  return layout;
}

}  // namespace btcflow::chart
