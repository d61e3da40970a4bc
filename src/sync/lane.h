// One series of one instrument on its way into the cache: its feeds in order, and what is missing of it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "btcflow/sync/sync.h"
#include "spans.h"

namespace btcflow::sync {

struct Page {
  core::Span span;
  bool again = false;  // a hole in an answer, asked for a second time
  int attempts = 0;
};

struct Lane {
  core::Instrument instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::vector<venues::Feed>
      feeds;  // Api, then archives, then the aggregator; a Sample only where no history is

  Spans forced;  // to be asked again although answered: files that were published again

  std::size_t current = 0;  // feed under way
  std::deque<Page> pages;   // still to be asked, newest first
  std::size_t in_flight = 0;
  std::size_t sent = 0;
  std::size_t refused = 0;             // pages of this feed that could not be used
  std::optional<core::Time> oldest{};  // row of this series
  std::size_t first_report = 0;        // index of the first feed's report

  const venues::Feed& feed() const { return feeds.at(current); }
};

// Who is asked: the instrument's venue, or the aggregator.
std::string scope_of(const core::Instrument& instrument, const venues::Feed& feed);

// The lanes that the options choose. Errors: Usage, where a venue or asset is not known.
core::Result<std::vector<Lane>> lanes_of(const core::Catalogue& catalogue, const Options& options);

// What a feed could answer that is wanted.
core::Span wanted(const venues::Feed& feed, const Options& options, core::Time now);

// Pages to ask of the lane's current feed, given the rows that are there and what the feed has answered.
std::deque<Page> missing_pages(const Lane& lane, const core::Rows& rows, const Spans& answered,
                               const Options& options, core::Time now);

core::Result<core::Rows> rows_of(const store::Cache& cache, const std::string& instrument,
                                 core::SeriesKind series);

// How many pages of the current feed are asked at once.
std::size_t parallel_pages(const venues::Feed& feed);

}  // namespace btcflow::sync
