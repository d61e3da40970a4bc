#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "btcflow/app/health.h"
#include "btcflow/venues/feed.h"

namespace btcflow::app {

using core::Result;
using core::SeriesKind;
using core::Time;
using venues::Feed;
using venues::FeedKind;

namespace {

using SeriesKey = std::pair<std::string, SeriesKind>;
using FeedKey = std::tuple<std::string, SeriesKind, std::string>;

const char* name_of(FeedKind kind) {
  switch (kind) {
    case FeedKind::Api:
      return "api";
    case FeedKind::Sample:
      return "now";
    case FeedKind::Archive:
      return "archive";
    case FeedKind::Aggregator:
      return "aggregator";
  }
  return "";
}

// From when on some feed of the venue still serves the series; nothing where one serves all of it.
std::optional<Time> served_from(const std::vector<Feed>& feeds, SeriesKind series, Time now) {
  std::optional<Time> from;
  for (const Feed& feed : feeds) {
    if (feed.series != series || feed.kind == FeedKind::Aggregator) continue;
    if (feed.kind != FeedKind::Sample && !feed.retention) return std::nullopt;
    const Time t = feed.kind == FeedKind::Sample ? now : now - *feed.retention;
    from = from ? std::min(*from, t) : t;
  }
  return from;
}

class Lines {
 public:
  Lines(const Session& session, Time now, const std::string& asset)
      : session_(session), now_(now), asset_(asset) {
    for (const auto& [quote, ids] : session.catalogue().references)
      references_.insert(ids.begin(), ids.end());
  }

  Result<std::vector<FeedLine>> all() {
    const auto holdings = session_.cache().holdings();
    if (!holdings) return holdings.error();
    for (const store::Holding& h : *holdings) holdings_[{h.instrument, h.series}] = h;
    const auto statuses = session_.cache().feed_statuses();
    if (!statuses) return statuses.error();
    for (const store::FeedStatus& s : *statuses) statuses_[{s.instrument, s.series, s.feed}] = s;
    std::vector<FeedLine> lines;
    for (const core::Instrument& instrument : session_.catalogue().instruments) {
      if (!is_wanted(instrument)) continue;
      for (const SeriesKind series : {SeriesKind::Candles, SeriesKind::OpenInterest, SeriesKind::Funding}) {
        if (auto added = add(instrument, series, lines); !added) return added.error();
      }
    }
    return lines;
  }

 private:
  bool is_wanted(const core::Instrument& instrument) const {
    return asset_.empty() || instrument.base == asset_ || references_.count(instrument.id) > 0;
  }

  Result<void> add(const core::Instrument& instrument, SeriesKind series, std::vector<FeedLine>& lines) {
    const std::vector<Feed> feeds = venues::feeds_of(instrument);
    FeedLine line;
    line.instrument = instrument;
    line.series = series;
    if (const auto it = holdings_.find({instrument.id, series}); it != holdings_.end()) {
      line.rows = it->second.rows;
      line.first = it->second.first;
      line.last = it->second.last;
    }
    if (const auto from = served_from(feeds, series, now_); from && line.rows > 0) {
      const auto kept = session_.cache().count_before(instrument.id, series, *from);
      if (!kept) return kept.error();
      line.kept = *kept;
    }
    const std::size_t before = lines.size();
    for (const Feed& feed : feeds) {
      if (feed.series == series) lines.push_back(of_feed(line, feed));
    }
    if (lines.size() == before && line.rows > 0) lines.push_back(line);
    return {};
  }

  FeedLine of_feed(FeedLine line, const Feed& feed) const {
    line.feed = feed.name;
    line.kind = name_of(feed.kind);
    line.since = feed.since;
    if (feed.retention) line.retention_days = static_cast<double>(feed.retention->count()) / 86'400'000;
    if (const auto it = statuses_.find({line.instrument.id, line.series, feed.name}); it != statuses_.end()) {
      line.tried = it->second.tried;
      line.succeeded = it->second.succeeded;
      line.error = it->second.error;
    }
    return line;
  }

  const Session& session_;
  Time now_;
  const std::string& asset_;
  std::set<std::string> references_;
  std::map<SeriesKey, store::Holding> holdings_;
  std::map<FeedKey, store::FeedStatus> statuses_;
};

}  // namespace

Result<std::vector<FeedLine>> feed_lines(const Session& session, Time now, const std::string& asset) {
  return Lines(session, now, asset).all();
}

void count_holes(const metrics::Market& market, std::vector<FeedLine>& lines) {
  struct Found {
    std::size_t count = 0;
    std::optional<core::Span> longest;
  };
  std::map<SeriesKey, Found> series;
  for (const Hole& hole : holes(market)) {
    Found& found = series[{hole.instrument, hole.series}];
    ++found.count;
    const auto length = [](const core::Span& span) { return span.to - span.from; };
    if (!found.longest || length(hole.span) > length(*found.longest)) found.longest = hole.span;
  }
  for (FeedLine& line : lines) {
    const auto found = series.find({line.instrument.id, line.series});
    line.holes = found == series.end() ? 0 : found->second.count;
    line.longest_hole = found == series.end() ? std::nullopt : found->second.longest;
  }
}

}  // namespace btcflow::app
