#include "fault_log.h"

#include <QCoreApplication>
#include <algorithm>
#include <chrono>
#include <set>

#include "btcflow/venues/feed.h"
#include "sync_progress.h"
#include "text.h"

namespace btcflow::gui {

namespace {

using State = sync::FeedReport::State;

constexpr core::Duration kFirstInterval = std::chrono::minutes{1};
constexpr core::Duration kLongestInterval = std::chrono::minutes{60};

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Faults)
};

Fault fault_of(const sync::FeedReport& report, const core::Error& error, core::Time now) {
  const venues::Venue* venue = venues::find_venue(report.venue);
  Fault fault;
  fault.venue = report.venue;
  fault.feed = report.feed;
  fault.kind = error.kind;
  fault.venue_name = venue != nullptr ? venue->name : report.venue;
  fault.sentence = error.sentence;
  fault.cause = error.cause;
  if (error.retry_after) fault.not_before = now + *error.retry_after;
  return fault;
}

// Why not even the first could be reached may say what to do: a proxy, a certificate.
Fault no_network(const sync::Report& report) {
  Fault fault;
  fault.sentence = Words::tr("No venue can be reached: there seems to be no network.").toStdString();
  for (const sync::FeedReport& feed : report.feeds) {
    if (feed.errors.empty()) continue;
    const core::Error& error = feed.errors.front();
    fault.cause = error.sentence + (error.cause.empty() ? "" : " [" + error.cause + "]");
    break;
  }
  return fault;
}

bool venue_answered(core::ErrorKind kind) {
  return kind != core::ErrorKind::Network && kind != core::ErrorKind::Cancelled;
}

}  // namespace

std::vector<Fault> FaultLog::take(const sync::Report& report, core::Time now) {
  std::vector<Fault> tell;
  if (end_of(report) == SyncEnd::Offline) {
    // One thing is wrong, and not fourteen.
    happened(no_network(report), now, tell);
    return tell;
  }
  std::vector<Key> seen;
  for (const sync::FeedReport& feed : report.feeds) {
    if (feed.state != State::Failed) continue;
    // Several series of one feed that fail in the same way are one fault.
    for (const core::Error& error : feed.errors) {
      if (error.kind == core::ErrorKind::Cancelled) continue;
      const Key key{feed.venue, feed.feed, error.kind};
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      happened(fault_of(feed, error, now), now, tell);
    }
  }
  end_others(report, seen);
  return tell;
}

std::vector<Fault> FaultLog::take(const core::Error& error, core::Time now) {
  std::vector<Fault> tell;
  Fault fault;
  fault.kind = error.kind;
  fault.sentence = error.sentence;
  fault.cause = error.cause;
  happened(fault, now, tell);
  return tell;
}

void FaultLog::happened(const Fault& fault, core::Time now, std::vector<Fault>& tell) {
  const auto [it, is_new] =
      faults_.try_emplace(Key{fault.venue, fault.feed, fault.kind}, Entry{fault, now, kFirstInterval});
  Fault& kept = it->second.fault;
  if (is_new) {
    kept.first = kept.last = now;
    tell.push_back(kept);
    return;
  }
  const auto [first, times] = std::pair{kept.first, kept.times};
  kept = fault;
  kept.first = first;
  kept.last = now;
  kept.times = times + 1;
  // A clock that was set back must not silence it for long.
  it->second.told = std::min(it->second.told, now);
  if (now - it->second.told < it->second.interval) return;
  it->second.told = now;
  it->second.interval = std::min(2 * it->second.interval, kLongestInterval);
  tell.push_back(kept);
}

void FaultLog::end_others(const sync::Report& report, const std::vector<Key>& seen) {
  using FeedKey = std::pair<std::string, std::string>;
  std::set<FeedKey> came_through;
  std::set<FeedKey> failed;
  std::set<FeedKey> answered;
  bool anything_ended = false;
  for (const sync::FeedReport& feed : report.feeds) {
    const FeedKey key{feed.venue, feed.feed};
    anything_ended = anything_ended || feed.state == State::Done || feed.requests > 0;
    if (feed.state == State::Done) came_through.insert(key);
    if (feed.state != State::Failed) continue;
    failed.insert(key);
    if (!feed.errors.empty() && venue_answered(feed.errors.back().kind)) answered.insert(key);
  }
  std::erase_if(faults_, [&](const auto& entry) {
    const Fault& fault = entry.second.fault;
    if (std::find(seen.begin(), seen.end(), entry.first) != seen.end()) return false;
    if (fault.venue.empty()) return anything_ended;
    const FeedKey key{fault.venue, fault.feed};
    return (came_through.count(key) > 0 && failed.count(key) == 0) || answered.count(key) > 0;
  });
}

void FaultLog::forget(const std::string& venue) {
  std::erase_if(faults_, [&](const auto& entry) { return entry.second.fault.venue == venue; });
}

std::vector<Fault> FaultLog::faults() const {
  std::vector<Fault> all;
  for (const auto& [key, entry] : faults_) all.push_back(entry.fault);
  std::stable_sort(all.begin(), all.end(), [](const Fault& a, const Fault& b) { return a.last > b.last; });
  return all;
}

QString told_text(const std::vector<Fault>& faults) {
  if (faults.empty()) return {};
  const QString first = text(faults.front().sentence);
  if (faults.size() == 1) return first;
  return Words::tr("%1 (and %2 more: see Data)").arg(first).arg(faults.size() - 1);
}

}  // namespace btcflow::gui
