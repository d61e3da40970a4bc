// Decides when the next sync begins: at the refresh interval, sooner again after one that brought nothing at
// all, at once when the network is back.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>

#include "alarm.h"
#include "btcflow/core/time.h"
#include "sync_progress.h"

namespace btcflow::gui {

// For the user-interface thread. Says when; somebody else syncs, and tells it how that went.
class Refresher : public QObject {
  Q_OBJECT

 public:
  using Clock = std::function<core::Time()>;
  Refresher(Clock clock, std::unique_ptr<Alarm> alarm, QObject* parent = nullptr);

  // 0: never by itself. Counts from the end of the last sync, so a shorter one may be due at once.
  void set_interval(std::chrono::minutes interval);
  // Says due() as soon as the event loop runs, once, unless the interval is 0.
  void begin();
  // The same, but due only an interval after the last sync, or from now on where there was none: for when
  // what is there has just come.
  void begin_later();
  // A sync runs (whoever began it); nothing is due meanwhile.
  void sync_started();
  void sync_ended(SyncEnd end);
  // One of some venues only: what was planned before stays planned.
  void part_ended();
  // While the last sync found no network: due again at once.
  void network_came_back();

  // When the next sync begins by itself; nothing while one runs, and where none is to.
  std::optional<core::Time> next() const { return next_; }
  // "Offline: the cache is shown; next try at 12:34." Empty unless the last whole sync failed.
  QString outlook() const;

 signals:
  void due();
  void next_changed();

 private:
  void plan(std::optional<core::Duration> after);
  void plan_next();
  void ring();
  core::Duration pause() const;

  Clock clock_;
  std::unique_ptr<Alarm> alarm_;
  std::chrono::minutes interval_{15};
  std::optional<core::Time> next_;
  std::optional<core::Time> planned_;  // before the running sync
  std::optional<core::Time> ended_;
  std::optional<SyncEnd> last_;
  std::size_t failures_ = 0;  // whole syncs, one after the other
  bool begun_ = false;
  bool running_ = false;
};

// Tells the refresher when the desktop says that the network is back; does nothing where no service of the
// desktop knows.
void watch_network(Refresher& refresher);

}  // namespace btcflow::gui
