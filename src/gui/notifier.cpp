#include "notifier.h"

#include <algorithm>

#include "btcflow/app/event_text.h"
#include "text.h"

namespace btcflow::gui {

namespace {

Notification notification_of(const metrics::Dashboard& d, const metrics::Event& event) {
  const core::Time open = d.bars[event.bar].open;
  const QString title = text(app::title(event.kind));
  const QString date = text(core::to_date(open));
  const QString asset = text(d.asset);
  Notification n;
  switch (d.timeframe) {
    case core::Timeframe::Day:
      n.title = Notifier::tr("%1: %2, %3").arg(asset, title, date);
      break;
    case core::Timeframe::ThreeDay:
      n.title = Notifier::tr("%1: %2, 3 days from %3").arg(asset, title, date);
      break;
    case core::Timeframe::Week:
      n.title = Notifier::tr("%1: %2, week of %3").arg(asset, title, date);
      break;
    case core::Timeframe::Month:
      n.title = Notifier::tr("%1: %2, month of %3").arg(asset, title, date);
      break;
  }
  n.text = text(app::explanation(d, event));
  if (metrics::is_extreme(event.kind))
    n.text = Notifier::tr("%1\n%2").arg(n.text, text(app::say(app::kExperimentalNotice)));
  n.bar = open;
  return n;
}

std::optional<std::size_t> last_closed(const metrics::Dashboard& d) {
  for (std::size_t bar = d.size(); bar-- > 0;) {
    if (d.closed[bar]) return bar;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Notification> SignalWatch::news(const metrics::Dashboard& d, bool extremes) {
  std::vector<Notification> found;
  // The past, as it was known then, says nothing about now and leaves what was seen alone.
  if (!d.as_of.live || d.bars.empty()) return found;
  const View view{d.timeframe, d.parameters, d.asset, d.bars.front().open};
  const bool same_view = view_ == view;
  if (!same_view) seen_.clear();
  view_ = view;
  const auto edge = last_closed(d);
  for (const metrics::Event& event : d.events) {
    const bool is_new = seen_.emplace(d.bars[event.bar].open, event.kind).second;
    if (!is_new || !same_view || event.bar != edge) continue;
    if (metrics::is_extreme(event.kind) && !extremes) continue;
    found.push_back(notification_of(d, event));
  }
  return found;
}

Notifier::Notifier(std::vector<std::unique_ptr<Notices>> ways, QObject* parent)
    : QObject(parent), ways_(std::move(ways)) {
  for (std::size_t i = 0; i < ways_.size(); ++i) {
    connect(ways_[i].get(), &Notices::chosen, this, &Notifier::chosen);
    connect(ways_[i].get(), &Notices::failed, this,
            [this, i](const Notification& notification) { send(notification, i + 1); });
  }
}

Notifier::~Notifier() = default;

void Notifier::take(const metrics::Dashboard& dashboard, bool extremes) {
  for (const Notification& notification : watch_.news(dashboard, extremes)) {
    if (enabled_) send(notification, 0);
  }
}

void Notifier::send(const Notification& notification, std::size_t way) {
  for (; way < ways_.size(); ++way) {
    if (ways_[way]->show(notification)) return;
  }
  emit told(notification.title);
}

}  // namespace btcflow::gui
