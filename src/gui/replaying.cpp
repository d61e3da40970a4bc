#include "replaying.h"

#include <QAction>

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

// Bars do not move with as-of: the grid of the whole history serves every moment of it.
void Replaying::show_bars() {
  const auto last = model_.newest_row();
  if (model_.dashboard()->size() == 0 || !last) return;
  const core::Time first = model_.dashboard()->bars.front().open;
  std::vector<core::Time> ends;
  for (const core::Bar& b :
       core::bars_between(first, *last, model_.timeframe(), model_.settings().parameters.three_day)) {
    if (b.end <= *last) ends.push_back(b.end);
  }
  timeframe_ = model_.timeframe();
  bar_.set_span(first, *last);
  bar_.set_bars(ends);
}

void Replaying::painted() {
  if (bar_.isHidden()) return;
  if (timeframe_ != model_.timeframe()) show_bars();
  if (bar_.as_of() != model_.chosen_as_of()) bar_.set_as_of(model_.chosen_as_of());
  if (model_.is_up_to_date()) bar_.ready();
}

}  // namespace btcflow::gui
