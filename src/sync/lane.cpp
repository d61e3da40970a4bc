#include "lane.h"

#include <algorithm>
#include <set>

namespace btcflow::sync {

using core::Error;
using core::ErrorKind;
using core::Instrument;
using core::Result;
using core::SeriesKind;
using core::Span;
using core::Time;
using venues::Feed;
using venues::FeedKind;

std::string scope_of(const Instrument& instrument, const Feed& feed) {
  return feed.kind == FeedKind::Aggregator ? "coinalyze" : instrument.venue;
}

namespace {

int rank(FeedKind kind) {
  switch (kind) {
    case FeedKind::Api:
      return 0;
    case FeedKind::Sample:
      return 1;
    case FeedKind::Archive:
      return 2;
    case FeedKind::Aggregator:
      return 3;
  }
  return 4;
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

Result<void> check(const core::Catalogue& catalogue, const Options& options) {
  for (const std::string& venue : options.venues) {
    if (venues::find_venue(venue) != nullptr) continue;
    std::string known;
    for (const venues::Venue& v : venues::all_venues()) known += (known.empty() ? "" : ", ") + v.id;
    return Error{ErrorKind::Usage, "There is no venue \"" + venue + "\". There are: " + known + "."};
  }
  for (const std::string& asset : options.assets) {
    const auto& all = catalogue.instruments;
    if (std::any_of(all.begin(), all.end(), [&](const Instrument& i) { return i.base == asset; })) continue;
    return Error{ErrorKind::Usage, "The catalogue has no instrument of \"" + asset + "\"."};
  }
  return {};
}

// The lanes of one instrument, one a series.
std::vector<Lane> lanes_of_instrument(const Instrument& instrument, const Options& options) {
  std::vector<Lane> lanes;
  for (const SeriesKind series : {SeriesKind::Candles, SeriesKind::Funding, SeriesKind::OpenInterest}) {
    const auto& chosen = options.series;
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), series) == chosen.end()) continue;
    Lane lane;
    lane.instrument = instrument;
    lane.series = series;
    for (Feed& feed : venues::feeds_of(instrument)) {
      if (feed.series != series) continue;
      if (!options.venues.empty() && !contains(options.venues, scope_of(instrument, feed))) continue;
      if (feed.kind == FeedKind::Archive && !options.archives) continue;
      if (feed.kind == FeedKind::Aggregator && options.coinalyze_key.empty()) continue;
      lane.feeds.push_back(std::move(feed));
    }
    std::stable_sort(lane.feeds.begin(), lane.feeds.end(),
                     [](const Feed& a, const Feed& b) { return rank(a.kind) < rank(b.kind); });
    if (!lane.feeds.empty()) lanes.push_back(std::move(lane));
  }
  return lanes;
}

}  // namespace

Result<std::vector<Lane>> lanes_of(const core::Catalogue& catalogue, const Options& options) {
  if (auto checked = check(catalogue, options); !checked) return checked.error();
  std::set<std::string> references;
  for (const auto& [quote, ids] : catalogue.references) references.insert(ids.begin(), ids.end());
  std::vector<Lane> lanes;
  for (const Instrument& instrument : catalogue.instruments) {
    const bool is_reference = references.count(instrument.id) > 0;
    if (!is_reference && !contains(options.assets, instrument.base)) continue;
    for (Lane& lane : lanes_of_instrument(instrument, options)) {
      // Of a reference pair only the price matters.
      if (is_reference && lane.series != SeriesKind::Candles) continue;
      lanes.push_back(std::move(lane));
    }
  }
  return lanes;
}

Span wanted(const Feed& feed, const Options& options, Time now) {
  static const Time kBeginning = core::make_day(2010, 7, 1);
  Time from = feed.since.value_or(kBeginning);
  if (feed.retention) from = std::max(from, now - *feed.retention);
  if (options.since) {
    from = std::max(from, *options.since);
  } else if (feed.modest) {
    from = std::max(from, now - *feed.modest);
  }
  if (options.not_before) from = std::max(from, *options.not_before);
  Time to = now;
  if (feed.series == SeriesKind::Candles) {
    // The running day too, where it can be had.
    to = core::day_of(now) + core::kDay;
    if (core::day_of(from) < from && feed.since != from) from = core::day_of(from) + core::kDay;
    from = core::day_of(from);
  }
  // A bulk file of a day is there when the day is over.
  if (feed.kind == FeedKind::Archive) to = core::day_of(now);
  if (feed.until) to = std::min(to, *feed.until);
  return {from, to};
}

namespace {

// A snapshot of 00:00 closes the day before. Where the feed was asked from that very time on, it does not
// tell whether the day before was asked for, too.
core::Rows that_tell(core::Rows rows, const Spans& answered) {
  if (auto* snapshots = std::get_if<std::vector<core::OpenInterest>>(&rows)) {
    std::erase_if(*snapshots, [&](const core::OpenInterest& row) {
      const Span before{row.time - core::kDay, row.time};
      const bool begins = std::any_of(answered.begin(), answered.end(), [&](const Span& s) {
        return s.from <= row.time && row.time < s.to && s.from > before.from;
      });
      return begins && without({before}, answered) == Spans{before};
    });
  }
  return rows;
}

std::deque<Page> one_page(Span span) {
  std::deque<Page> pages;
  pages.push_back({span});
  return pages;
}

}  // namespace

std::deque<Page> missing_pages(const Lane& lane, const core::Rows& rows, const Spans& answered,
                               const Options& options, Time now) {
  const Feed& feed = lane.feed();
  const Span want = wanted(feed, options, now);
  if (want.empty()) return {};
  if (feed.kind == FeedKind::Sample) return one_page({now - core::kDay, now});
  Spans there;
  if (!options.full) {
    there = filled(that_tell(rows, answered), feed.step);
    there.insert(there.end(), answered.begin(), answered.end());
  }
  const Spans missing = without({want}, without(there, lane.forced));
  if (missing.empty()) return {};
  if (feed.whole) return one_page({missing.front().from, missing.back().to});
  std::deque<Page> out;
  for (const Span& span : pages(missing, feed.page)) out.push_back({span});
  return out;
}

Result<core::Rows> rows_of(const store::Cache& cache, const std::string& instrument, SeriesKind series) {
  const auto as_rows = [](auto read) -> Result<core::Rows> {
    if (!read) return read.error();
    return core::Rows(std::move(*read));
  };
  switch (series) {
    case SeriesKind::Candles:
      return as_rows(cache.candles(instrument));
    case SeriesKind::OpenInterest:
      return as_rows(cache.open_interest(instrument));
    default:
      return as_rows(cache.funding(instrument));
  }
}

std::size_t parallel_pages(const Feed& feed) {
  if (feed.whole || feed.kind == FeedKind::Sample || feed.kind == FeedKind::Aggregator) return 1;
  // Small files and single rows: the way there and back is what takes time.
  if (feed.kind == FeedKind::Archive || feed.page <= core::kDay) return 8;
  // Where the first row is not known, the pages show it: one after the other.
  return feed.since ? 3 : 1;
}

}  // namespace btcflow::sync
