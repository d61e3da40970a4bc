#include "refresher.h"

#include <QNetworkInformation>
#include <algorithm>
#include <array>
#include <utility>

#include "progress_text.h"

namespace btcflow::gui {

namespace {

// After each whole sync that failed; never longer than the refresh interval.
constexpr std::array<std::chrono::minutes, 7> kPauses{
    std::chrono::minutes{1},  std::chrono::minutes{2},  std::chrono::minutes{5}, std::chrono::minutes{10},
    std::chrono::minutes{15}, std::chrono::minutes{30}, std::chrono::minutes{60}};
// Timers stand still while the machine sleeps; the clock is looked at this often.
constexpr std::chrono::milliseconds kLongestSleep = std::chrono::minutes{1};

bool whole_sync_failed(std::optional<SyncEnd> end) {
  return end == SyncEnd::Offline || end == SyncEnd::Failed;
}

}  // namespace

Refresher::Refresher(Clock clock, std::unique_ptr<Alarm> alarm, QObject* parent)
    : QObject(parent), clock_(std::move(clock)), alarm_(std::move(alarm)) {}

void Refresher::set_interval(std::chrono::minutes interval) {
  interval_ = std::max(interval, std::chrono::minutes{0});
  if (running_ || !begun_) return;
  const bool about_to_begin = !ended_ && next_;
  if (about_to_begin && interval_.count() > 0) return;
  plan_next();
}

void Refresher::begin() {
  begun_ = true;
  plan(core::Duration{0});
}

void Refresher::begin_later() {
  if (std::exchange(begun_, true) || running_) return;
  plan_next();
}

void Refresher::sync_started() {
  if (!running_) planned_ = next_;
  running_ = true;
  plan(std::nullopt);
}

void Refresher::part_ended() {
  running_ = false;
  if (planned_) plan(std::max(*planned_ - clock_(), core::Duration{0}));
}

void Refresher::sync_ended(SyncEnd end) {
  running_ = false;
  last_ = end;
  ended_ = clock_();
  failures_ = whole_sync_failed(end) ? failures_ + 1 : 0;
  plan(pause());
}

void Refresher::network_came_back() {
  if (running_ || last_ != SyncEnd::Offline) return;
  plan(core::Duration{0});
}

core::Duration Refresher::pause() const {
  if (failures_ == 0) return interval_;
  return std::min<core::Duration>(kPauses.at(std::min(failures_, kPauses.size()) - 1), interval_);
}

void Refresher::plan_next() {
  plan(std::max(ended_.value_or(clock_()) + pause() - clock_(), core::Duration{0}));
}

void Refresher::plan(std::optional<core::Duration> after) {
  if (!after || interval_.count() == 0) {
    next_.reset();
    alarm_->cancel();
  } else {
    next_ = clock_() + *after;
    alarm_->set(std::min<std::chrono::milliseconds>(*after, kLongestSleep), [this] { ring(); });
  }
  emit next_changed();
}

void Refresher::ring() {
  if (!next_) return;
  const core::Duration left = *next_ - clock_();
  if (left.count() > 0) {
    // A clock that was set back must not put the next sync off for a day.
    if (left > std::max<core::Duration>(interval_, kPauses.back())) return plan(pause());
    alarm_->set(std::min<std::chrono::milliseconds>(left, kLongestSleep), [this] { ring(); });
    return;
  }
  next_.reset();
  emit due();
}

QString Refresher::outlook() const {
  if (!whole_sync_failed(last_) || running_) return {};
  const bool offline = last_ == SyncEnd::Offline;
  if (!next_) {
    return offline ? tr("Offline: the cache is shown. Fetch again when there is a network.")
                   : tr("Fetching failed: the cache is shown as it is.");
  }
  const QString when = clock_text(*next_);
  return offline ? tr("Offline: the cache is shown; next try at %1.").arg(when)
                 : tr("Fetching failed: the cache is shown; next try at %1.").arg(when);
}

void watch_network(Refresher& refresher) {
  if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) return;
  QObject::connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, &refresher,
                   [&refresher](QNetworkInformation::Reachability reachability) {
                     if (reachability == QNetworkInformation::Reachability::Online)
                       refresher.network_came_back();
                   });
}

}  // namespace btcflow::gui
