#include "progress_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "btcflow/core/number.h"
#include "text.h"

namespace btcflow::gui {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Progress)
};

QDateTime local(core::Time time) { return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()); }

QString fetching_text(std::size_t done, std::size_t left) {
  return done + left == 0 ? Words::tr("fetching")
                          : Words::tr("fetching: %1 of %2").arg(amount_text(done), amount_text(done + left));
}

QString state_text(FetchState state, std::size_t done, std::size_t left,
                   const std::optional<core::Time>& until, const std::string& error) {
  switch (state) {
    case FetchState::Queued:
      return Words::tr("queued");
    case FetchState::Fetching:
      return fetching_text(done, left);
    case FetchState::Waiting:
      return until ? Words::tr("waiting for its limit until %1").arg(exact_clock_text(*until))
                   : fetching_text(done, left);
    case FetchState::Done:
      return done == 0 ? Words::tr("up to date") : Words::tr("done");
    case FetchState::Failed:
      return error.empty() ? Words::tr("failed") : Words::tr("failed: %1").arg(text(error));
  }
  return {};
}

}  // namespace

QString clock_text(core::Time time) { return QLocale().toString(local(time).time(), QLocale::ShortFormat); }

QString exact_clock_text(core::Time time) {
  return QLocale().toString(local(time).time(), QStringLiteral("HH:mm:ss"));
}

QString duration_text(core::Duration duration) {
  constexpr long long kMinute = 60;
  constexpr long long kHour = 3600;
  const long long seconds = std::max<long long>(duration.count() / 1000, 1);
  if (seconds < 90) return Words::tr("%1 s").arg(seconds);
  if (seconds < 2 * kHour) return Words::tr("%1 min").arg((seconds + kMinute / 2) / kMinute);
  return Words::tr("%1 h").arg((seconds + kHour / 2) / kHour);
}

QString amount_text(std::size_t n) { return text(core::grouped(static_cast<double>(n))); }

QString progress_text(const VenueProgress& venue) {
  const QString words = state_text(venue.state, venue.done, venue.left, venue.until, venue.error);
  if (venue.state == FetchState::Fetching && venue.time_left)
    return Words::tr("%1, about %2 left").arg(words, duration_text(*venue.time_left));
  return words;
}

QString progress_text(const FeedProgress& feed) {
  return state_text(feed.state, feed.done, feed.left, feed.until, feed.error);
}

QString progress_text(const SyncState& state) {
  const VenueProgress* waiting = nullptr;
  bool busy = false;
  for (const VenueProgress& venue : state.venues) {
    if (venue.state == FetchState::Waiting && (waiting == nullptr || *venue.until < *waiting->until))
      waiting = &venue;
    busy = busy || venue.state == FetchState::Fetching || venue.state == FetchState::Queued;
  }
  if (waiting != nullptr && !busy)
    return Words::tr("Waiting for the limit of %1 until %2")
        .arg(text(waiting->name), exact_clock_text(*waiting->until));
  const QString rows = amount_text(state.rows);
  return state.time_left
             ? Words::tr("Fetching · %1 rows · about %2 left").arg(rows, duration_text(*state.time_left))
             : Words::tr("Fetching · %1 rows").arg(rows);
}

}  // namespace btcflow::gui
