#include <algorithm>
#include <map>

#include "btcflow/sync/sync.h"
#include "lane.h"
#include "talk.h"

namespace btcflow::sync {

using core::Result;
using venues::Feed;
using venues::FeedKind;

namespace {

// A file and its checksum; the directory of a large archive.
std::size_t requests_a_page(const Feed& feed) {
  if (feed.kind != FeedKind::Archive) return 1;
  constexpr std::size_t kOfALargeArchive = 12;
  if (feed.whole) return kOfALargeArchive;
  // A list of monthly files, and each of them; or one file with its checksum.
  const auto months = static_cast<std::size_t>(feed.page / (30 * core::kDay));
  return months > 1 ? months + 1 : 2;
}

PlannedFeed planned(const Lane& lane, const std::deque<Page>& pages,
                    const std::map<std::string, net::Budget>& budgets, core::Time now) {
  const Feed& feed = lane.feed();
  PlannedFeed plan{scope_of(lane.instrument, feed),
                   lane.instrument.id,
                   lane.series,
                   feed.name,
                   feed.kind,
                   pages.size() * requests_a_page(feed),
                   {},
                   "",
                   0};
  if (pages.empty()) return plan;
  plan.span = {pages.back().span.from, pages.front().span.to};
  const venues::Request request = feed.fetch({lane.instrument, pages.front().span, now})->first();
  plan.budget = request.budget;
  if (const auto it = budgets.find(request.budget); it != budgets.end()) {
    const double seconds = static_cast<double>(it->second.window.count()) / 1000;
    plan.seconds = static_cast<double>(plan.requests) * request.weight / it->second.capacity * seconds;
  }
  return plan;
}

}  // namespace

Result<std::vector<PlannedFeed>> plan(const store::Cache& cache, const core::Catalogue& catalogue,
                                      const Options& options) {
  const core::Time now = options.as_of.value_or(net::system_surroundings().now());
  std::map<std::string, net::Budget> known;
  for (const net::Budget& budget : budgets()) known[budget.id] = budget;
  auto lanes = lanes_of(catalogue, options);
  if (!lanes) return lanes.error();
  std::vector<PlannedFeed> plans;
  for (Lane& lane : *lanes) {
    auto rows = rows_of(cache, lane.instrument.id, lane.series);
    if (!rows) return rows.error();
    // What an earlier feed of the lane will have filled is not asked of the later ones.
    Spans promised;
    for (lane.current = 0; lane.current < lane.feeds.size(); ++lane.current) {
      auto answered = cache.coverage(lane.instrument.id, lane.series, lane.feed().name);
      if (!answered) return answered.error();
      const Feed& feed = lane.feed();
      auto pages = missing_pages(lane, *rows, *answered, options, now);
      Spans spans;
      for (const Page& page : pages) spans.push_back(page.span);
      spans = without(spans, promised);
      if (!feed.whole && feed.kind != FeedKind::Sample) {
        pages.clear();
        for (const core::Span& span : sync::pages(spans, feed.page)) pages.push_back({span});
      } else if (spans.empty()) {
        pages.clear();
      }
      plans.push_back(planned(lane, pages, known, now));
      if (feed.kind != FeedKind::Sample) promised.push_back(wanted(feed, options, now));
    }
  }
  return plans;
}

}  // namespace btcflow::sync
