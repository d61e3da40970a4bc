#include "sync_progress.h"

#include <algorithm>
#include <map>
#include <set>

#include "btcflow/venues/feed.h"

namespace btcflow::gui {

namespace {

using State = sync::FeedReport::State;

constexpr std::size_t kEnoughToGuess = 5;  // requests

FeedProgress feed_of(const sync::FeedReport& report, const std::optional<core::Time>& held) {
  FeedProgress feed;
  feed.venue = report.venue;
  feed.instrument = report.instrument;
  feed.series = report.series;
  feed.feed = report.feed;
  feed.done = report.requests;
  feed.left = report.pages_left;
  if (!report.errors.empty()) feed.error = report.errors.back().sentence;
  switch (report.state) {
    case State::Waiting:
      feed.state = FetchState::Queued;
      break;
    case State::Running:
      feed.state = held ? FetchState::Waiting : FetchState::Fetching;
      feed.until = held;
      break;
    case State::Done:
      feed.state = FetchState::Done;
      break;
    case State::Failed:
      feed.state = FetchState::Failed;
      break;
  }
  return feed;
}

// What a venue is doing, from what its feeds are doing: who is busy says it, then who waits.
FetchState joined(const std::set<FetchState>& feeds) {
  for (const FetchState state :
       {FetchState::Waiting, FetchState::Fetching, FetchState::Queued, FetchState::Failed}) {
    if (feeds.count(state) > 0) {
      const bool under_way = feeds.count(FetchState::Done) > 0 || feeds.count(FetchState::Failed) > 0;
      return state == FetchState::Queued && under_way ? FetchState::Fetching : state;
    }
  }
  return FetchState::Done;
}

void guess_time(VenueProgress& venue, core::Time now, core::Duration passed) {
  if (venue.left == 0) return;
  core::Duration guess{0};
  if (venue.done >= kEnoughToGuess) {
    guess = core::Duration{static_cast<core::Duration::rep>(static_cast<double>(passed.count()) *
                                                            static_cast<double>(venue.left) /
                                                            static_cast<double>(venue.done))};
  }
  if (venue.until) guess += *venue.until - now;
  if (guess.count() > 0) venue.time_left = guess;
}

std::size_t place_of(const std::string& id) {
  const auto& all = venues::all_venues();
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const venues::Venue& v) { return v.id == id; }) - all.begin());
}

}  // namespace

SyncState state_of(const sync::Progress& progress, core::Time now, core::Duration passed) {
  SyncState state;
  state.time_left = progress.left;
  std::map<std::size_t, VenueProgress> venues;
  std::map<std::size_t, std::set<FetchState>> feeds;
  for (const sync::FeedReport& report : progress.feeds) {
    const auto held = progress.held.find(report.venue);
    const bool is_held = held != progress.held.end() && held->second > now;
    const FeedProgress feed = feed_of(report, is_held ? std::optional(held->second) : std::nullopt);
    const std::size_t place = place_of(report.venue);
    VenueProgress& venue = venues[place];
    if (venue.id.empty()) {
      const venues::Venue* known = venues::find_venue(report.venue);
      venue.id = report.venue;
      venue.name = known != nullptr ? known->name : report.venue;
    }
    venue.done += feed.done;
    venue.left += feed.left;
    venue.rows += report.rows_added + report.rows_changed;
    if (feed.until) venue.until = feed.until;
    if (venue.error.empty() && feed.state == FetchState::Failed) venue.error = feed.error;
    feeds[place].insert(feed.state);
    state.feeds.push_back(feed);
  }
  for (auto& [place, venue] : venues) {
    venue.state = joined(feeds[place]);
    guess_time(venue, now, passed);
    state.done += venue.done;
    state.left += venue.left;
    state.rows += venue.rows;
    state.venues.push_back(std::move(venue));
  }
  return state;
}

SyncEnd end_of(const sync::Report& report) {
  std::set<std::string> venues;
  std::size_t answered = 0;
  bool failed = false;
  for (const sync::FeedReport& feed : report.feeds) {
    venues.insert(feed.venue);
    answered += feed.requests;
    failed = failed || feed.state == State::Failed;
  }
  // Of one venue alone nobody can tell whether it or the network is away.
  const bool silence = report.offline || (failed && answered == 0);
  if (silence && venues.size() > 1) return SyncEnd::Offline;
  if (report.stopped) return SyncEnd::Stopped;
  return report.complete() ? SyncEnd::Complete : SyncEnd::Partial;
}

}  // namespace btcflow::gui
