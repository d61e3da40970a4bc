#include "data_lines.h"

#include <QCoreApplication>
#include <QStringList>
#include <map>

#include "btcflow/venues/feed.h"
#include "progress_text.h"
#include "text.h"

namespace btcflow::gui {

namespace {

constexpr std::size_t kYearAndMonth = 7;
// Urgencies; days of age are added to kOld, at most so many.
constexpr double kFailed = 0;
constexpr double kWaiting = 1;
constexpr double kFetching = 2;
constexpr double kQueued = 3;
constexpr double kOld = 5;
constexpr double kEmpty = 6;
constexpr double kWithHoles = 7;
constexpr double kFresh = 8;
constexpr double kEnded = 9;
constexpr double kManyDays = 1e6;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(DataDock)
};

QString month(core::Time time) { return text(core::to_date(time).substr(0, kYearAndMonth)); }

QString series_name(core::SeriesKind series) {
  switch (series) {
    case core::SeriesKind::Candles:
      return Words::tr("price");
    case core::SeriesKind::OpenInterest:
      return Words::tr("open interest");
    case core::SeriesKind::Funding:
      return Words::tr("funding");
  }
  return {};
}

// The panel is narrow, and every reader of it knows what OI is.
QString short_name(core::SeriesKind series) {
  return series == core::SeriesKind::OpenInterest ? Words::tr("OI") : series_name(series);
}

// "a, b, c" in a way that a translator may change.
QString listed(const QStringList& parts) { return parts.join(Words::tr(", ")); }

using SeriesKey = std::pair<std::string, core::SeriesKind>;
using Running = std::map<SeriesKey, std::vector<const FeedProgress*>>;

void add_holding(DataLine& line, const app::FeedLine& feed, core::Time now) {
  if (feed.rows == 0) {
    line.state = Words::tr("nothing yet");
    line.tone = DataLine::Tone::Quiet;
    line.urgency = kEmpty;
    return;
  }
  line.first = *feed.first;
  line.since = month(*feed.first);
  const double days = core::days_between(*feed.last, now);
  if (feed.instrument.until) {
    line.state = Words::tr("ended %1").arg(month(*feed.instrument.until));
    line.tone = DataLine::Tone::Quiet;
    line.urgency = kEnded;
  } else if (static_cast<int>(days) <= 1) {
    line.state = Words::tr("fresh");
    line.urgency = kFresh;
  } else {
    line.state = Words::tr("%1 days old").arg(static_cast<int>(days));
    line.urgency = kOld - days / kManyDays;
  }
  if (feed.holes > 0) {
    line.state = feed.holes == 1 ? Words::tr("%1, 1 hole").arg(line.state)
                                 : Words::tr("%1, %2 holes").arg(line.state).arg(feed.holes);
    if (line.urgency == kFresh) line.urgency = kWithHoles;
  }
}

QString holes_text(const app::FeedLine& feed) {
  const core::Span& longest = *feed.longest_hole;
  const QString from = text(core::to_date(longest.from));
  const QString to = text(core::to_date(longest.to));
  return feed.holes == 1 ? Words::tr("1 hole: nothing from %1 to %2").arg(from, to)
                         : Words::tr("%1 holes; in the longest nothing from %2 to %3")
                               .arg(amount_text(feed.holes), from, to);
}

QString holding_text(const app::FeedLine& feed) {
  QStringList lines{Words::tr("%1, %2").arg(text(feed.instrument.id), series_name(feed.series))};
  if (feed.rows > 0) {
    lines +=
        Words::tr("%1 to %2, %3 rows")
            .arg(text(core::to_date(*feed.first)), text(core::to_date(*feed.last)), amount_text(feed.rows));
  }
  if (feed.longest_hole) lines += holes_text(feed);
  if (feed.kept > 0)
    lines += Words::tr("%1 rows are kept here only: the venue forgot them").arg(amount_text(feed.kept));
  return lines.join(QLatin1Char('\n'));
}

// The feed that speaks for its series: who is busy, then who failed.
const FeedProgress* speaker(const std::vector<const FeedProgress*>& feeds) {
  for (const FetchState state :
       {FetchState::Waiting, FetchState::Fetching, FetchState::Queued, FetchState::Failed}) {
    for (const FeedProgress* feed : feeds) {
      if (feed->state == state) return feed;
    }
  }
  for (const FeedProgress* feed : feeds) {
    if (feed->done > 0) return feed;
  }
  return nullptr;  // nothing was missing: what the cache holds says it
}

void add_progress(DataLine& line, const FeedProgress& feed) {
  switch (feed.state) {
    case FetchState::Queued:
      line.state = Words::tr("queued");
      line.tone = DataLine::Tone::Quiet;
      line.urgency = kQueued;
      break;
    case FetchState::Fetching:
      line.state =
          feed.done + feed.left == 0
              ? Words::tr("fetching")
              : Words::tr("%1 of %2").arg(amount_text(feed.done), amount_text(feed.done + feed.left));
      line.urgency = kFetching;
      break;
    case FetchState::Waiting:
      line.state = Words::tr("until %1").arg(exact_clock_text(*feed.until));
      line.urgency = kWaiting;
      break;
    case FetchState::Done:
      line.state = Words::tr("done");
      break;
    case FetchState::Failed:
      line.failed = true;
      break;
  }
  if (feed.state != FetchState::Queued) line.tone = DataLine::Tone::Usual;
}

DataLine line_of(const std::vector<const app::FeedLine*>& feeds,
                 const std::vector<const FeedProgress*>& running, core::Time now) {
  const app::FeedLine& first = *feeds.front();
  DataLine line;
  line.instrument = first.instrument.id;
  line.series = first.series;
  line.venue = first.instrument.venue;
  const venues::Venue* venue = venues::find_venue(line.venue);
  line.venue_name = text(venue != nullptr ? venue->name : line.venue);
  line.title = Words::tr("%1, %2").arg(text(first.instrument.name), short_name(first.series));
  add_holding(line, first, now);
  line.detail = holding_text(first);
  QStringList names;
  for (const app::FeedLine* feed : feeds) {
    if (!feed->feed.empty()) names += text(feed->feed);
  }
  if (!names.isEmpty() && running.empty())
    line.detail += QLatin1Char('\n') + Words::tr("from: %1").arg(listed(names));
  if (const FeedProgress* feed = speaker(running)) add_progress(line, *feed);
  for (const FeedProgress* feed : running)
    line.detail += QLatin1Char('\n') + Words::tr("%1: %2").arg(text(feed->feed), progress_text(*feed));
  for (const app::FeedLine* feed : feeds) {
    // A running sync knows better than what the last one left.
    if (feed->error.empty() || !running.empty()) continue;
    line.failed = true;
    line.detail += QLatin1Char('\n') + text(feed->error);
  }
  if (line.failed) {
    line.state = Words::tr("failed");
    line.tone = DataLine::Tone::Bad;
    line.urgency = kFailed;
  }
  return line;
}

}  // namespace

std::vector<DataLine> data_lines(const std::vector<app::FeedLine>& feeds, const SyncState* running,
                                 core::Time now) {
  Running progress;
  if (running != nullptr) {
    for (const FeedProgress& feed : running->feeds) progress[{feed.instrument, feed.series}].push_back(&feed);
  }
  std::vector<DataLine> lines;
  for (std::size_t i = 0; i < feeds.size();) {
    std::vector<const app::FeedLine*> of_series;
    const SeriesKey key{feeds[i].instrument.id, feeds[i].series};
    while (i < feeds.size() && SeriesKey{feeds[i].instrument.id, feeds[i].series} == key)
      of_series.push_back(&feeds[i++]);
    const auto under_way = progress.find(key);
    static const std::vector<const FeedProgress*> kNone;
    lines.push_back(line_of(of_series, under_way == progress.end() ? kNone : under_way->second, now));
  }
  return lines;
}

}  // namespace btcflow::gui
