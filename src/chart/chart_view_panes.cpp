// The chart's panes as the window moves them, and the values that they show.
#include "btcflow/chart/chart_view.h"
#include "gestures.h"
#include "pane_layout.h"
#include "panes.h"

namespace btcflow::chart {

void ChartView::change_view(QCPRange time, const PaneLayout& layout) {
  PaneLayout before = scene_->options.panes;
  before.values = layout.values;
  scene_->options.panes = layout;
  if (before != layout) panes_->arrange();
  if (time == panes_->time_axis()->range()) {
    refresh();
  } else {
    set_time_range(time);
  }
}

void ChartView::change_layout(const PaneLayout& layout) {
  if (layout == scene_->options.panes) return;
  gestures_->stop();
  change_view(panes_->time_axis()->range(), layout);
  emit options_changed();
}

void ChartView::set_values(Pane pane, std::optional<ValueRange> values) {
  if (pane == Pane::Confluence) return;
  if (values && !can_be_shown(*values, panes_->scale(pane))) return;
  PaneLayout layout = scene_->options.panes;
  layout.values.at(index_of(pane)) = values;
  change_layout(layout);
}

void ChartView::lock_values(bool locked) {
  PaneLayout layout = scene_->options.panes;
  for (const Pane pane : kPanes) {
    if (pane == Pane::Confluence) continue;
    auto& values = layout.values.at(index_of(pane));
    values = locked ? std::optional(to_values(panes_->value_axis(pane)->range())) : std::nullopt;
  }
  change_layout(layout);
}

bool ChartView::values_locked() const {
  const auto& values = scene_->options.panes.values;
  return std::any_of(values.begin(), values.end(), [](const auto& range) { return range.has_value(); });
}

void ChartView::set_maximised(std::optional<Pane> pane) {
  change_layout(with_maximised(scene_->options.panes, pane));
}

void ChartView::set_hidden(Pane pane, bool hidden) {
  change_layout(with_hidden(scene_->options.panes, pane, hidden));
}

void ChartView::move_pane(Pane pane, int places) {
  change_layout(with_moved(scene_->options.panes, pane, places));
}

void ChartView::reset_panes() { change_layout(PaneLayout{}); }

bool ChartView::end_gesture() { return gestures_->end(); }
QString ChartView::measure_text() const { return gestures_->measure().text(); }
QRect ChartView::measure_label() const { return gestures_->measure().label_box(); }

}  // namespace btcflow::chart
