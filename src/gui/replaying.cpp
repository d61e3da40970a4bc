#include "replaying.h"

#include <QAction>
#include <algorithm>
#include <utility>

#include "btcflow/core/timeframe.h"
#include "model.h"
#include "replay_bar.h"

namespace btcflow::gui {

Replaying::Replaying(ReplayBar& bar, Model& model, QAction& action, QObject* parent)
    : QObject(parent), bar_(bar), model_(model), action_(action) {
  connect(&action_, &QAction::toggled, this, &Replaying::set_shown);
  connect(&bar_, &ReplayBar::as_of_chosen, &model_, &Model::set_as_of);
}

void Replaying::set_shown(bool shown) {
  if (shown) {
    show_bars();
    bar_.set_as_of(model_.chosen_as_of());
    bar_.show();
    return;
  }
  bar_.pause();
  bar_.hide();
  model_.set_as_of(std::nullopt);
}

// Bars do not move with as-of: the grid of the whole history serves every moment of it. Newer rows make it
// longer, and other settings another one.
void Replaying::show_bars() {
  const metrics::Dashboard& dashboard = *model_.dashboard();
  const auto last = model_.newest_row();
  if (dashboard.size() == 0 || !last) return;
  const Grid grid{dashboard.timeframe, dashboard.parameters.three_day, dashboard.bars.front().open, *last};
  if (std::exchange(shown_, grid) != grid) {
    std::vector<core::Time> ends;
    for (const core::Bar& b : core::bars_between(grid.first, grid.last, grid.timeframe, grid.three_day)) {
      if (b.end <= grid.last) ends.push_back(b.end);
    }
    bar_.set_span(grid.first, grid.last);
    bar_.set_bars(ends);
    bar_.set_start(std::nullopt);
  }
  // Of the past not even that may be known yet; what was found of the present stays.
  const auto& known = dashboard.states_known;
  const auto first = std::find_if(known.begin(), known.end(), [](int states) { return states > 0; });
  if (first != known.end())
    bar_.set_start(dashboard.bars[static_cast<std::size_t>(first - known.begin())].end);
}

void Replaying::painted() {
  // Nobody may take the past for the present: whatever went there (a picture, the command line), the bar says
  // so.
  if (model_.chosen_as_of()) action_.setChecked(true);
  if (bar_.isHidden()) return;
  show_bars();
  if (bar_.as_of() != model_.chosen_as_of()) bar_.set_as_of(model_.chosen_as_of());
  if (model_.is_up_to_date()) bar_.ready();
}

}  // namespace btcflow::gui
