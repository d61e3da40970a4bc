#include "history.h"

namespace btcflow::gui {

namespace {
constexpr long long kMoment = 800;  // milliseconds between changes that are one step
constexpr std::size_t kMostSteps = 200;
}  // namespace

History::History(Clock clock, QObject* parent) : QObject(parent), clock_(std::move(clock)) {}

void History::begin(const Choices& now) {
  steps_ = {{QString(), now, false}};
  at_ = 0;
  open_ = false;
  emit changed();
}

void History::note(const QString& what, const Choices& now) {
  if (steps_.empty()) return begin(now);
  if (steps_[at_].choices == now) return;
  const long long time = clock_();
  steps_.resize(at_ + 1);
  const bool moved = steps_[at_].choices.as_of != now.as_of;
  if (open_ && at_ > 0 && steps_[at_].what == what && time - last_ <= kMoment) {
    steps_[at_].choices = now;
    steps_[at_].moved_in_time = steps_[at_].moved_in_time || moved;
  } else {
    steps_.push_back({what, now, moved});
    if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
    at_ = steps_.size() - 1;
  }
  last_ = time;
  open_ = true;
  emit changed();
}

void History::amend(const Choices& now) {
  if (steps_.empty()) return begin(now);
  steps_[at_].choices = now;
}

const Choices& History::go(std::size_t to, bool moved_in_time) {
  if (!moved_in_time) steps_[to].choices.as_of = steps_[at_].choices.as_of;
  at_ = to;
  open_ = false;
  emit changed();
  return steps_[at_].choices;
}

std::optional<Choices> History::undo() {
  if (!can_undo()) return std::nullopt;
  return go(at_ - 1, steps_[at_].moved_in_time);
}

std::optional<Choices> History::redo() {
  if (!can_redo()) return std::nullopt;
  return go(at_ + 1, steps_[at_ + 1].moved_in_time);
}

}  // namespace btcflow::gui
