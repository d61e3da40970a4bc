#include <algorithm>

#include "btcflow/core/number.h"
#include "engine.h"

namespace btcflow::sync {

using core::Result;
using core::Span;
using core::Time;
using venues::Feed;
using venues::FeedKind;

namespace {

// A few rows near the newest end, settled ones among them.
Span small_span(const Feed& feed, Time now) {
  Options everything;
  const Span all = wanted(feed, everything, now);
  const core::Duration most = feed.series == core::SeriesKind::Candles ? 5 * core::kDay : 2 * core::kDay;
  Span span{std::max(all.from, all.to - std::min(feed.page > core::Duration{0} ? feed.page : most, most)),
            all.to};
  // Bulk files appear some days late.
  if (feed.kind == FeedKind::Archive && !feed.whole)
    span = {span.from - 5 * core::kDay, span.from - 4 * core::kDay};
  return span;
}

std::string value_of(const core::Candle& c) { return core::to_text(c.close); }
std::string value_of(const core::OpenInterest& oi) {
  return core::to_text(oi.value) + (oi.unit == core::OpenInterestUnit::Usd ? " USD" : " coins");
}
std::string value_of(const core::Funding& f) { return core::fixed(f.rate * 100, 4, true) + " %"; }

void describe(Probed& probed, const core::Rows& rows) {
  probed.rows = core::count(rows);
  std::visit(
      [&](const auto& list) {
        if (list.empty()) return;
        probed.newest = core::time_of(list.back());
        probed.value = value_of(list.back());
      },
      rows);
}

}  // namespace

namespace {

struct Question {
  const Lane* lane;
  const Feed* feed;
};

std::vector<Probed> ask(const std::vector<Question>& questions, const Options& options) {
  const Time now = options.as_of.value_or(net::system_surroundings().now());
  net::Client client(options.net, budgets());
  Talk talk(client, options, now);
  std::vector<Probed> all(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& [lane, feed] = questions[i];
    Probed& probed = all[i];
    probed.venue = scope_of(lane->instrument, *feed);
    probed.instrument = lane->instrument.id;
    probed.series = lane->series;
    probed.feed = feed->name;
    const Span span = small_span(*feed, now);
    if (span.empty()) {
      probed.error = core::Error{core::ErrorKind::NotFound, "The venue has ended.", {}, {}};
      continue;
    }
    talk.begin(probed.venue, feed_label(lane->instrument, *feed), *feed, {lane->instrument, span, now}, 0,
               [&probed](Result<Talked> result, std::size_t) {
                 if (!result) {
                   probed.error = result.error();
                 } else {
                   describe(probed, result->step.rows);
                 }
               });
  }
  client.run();
  return all;
}

}  // namespace

Result<std::vector<Probed>> probe(const core::Catalogue& catalogue, const Options& options) {
  const auto lanes = lanes_of(catalogue, options);
  if (!lanes) return lanes.error();
  std::vector<Question> questions;
  for (const Lane& lane : *lanes) {
    for (const Feed& feed : lane.feeds) questions.push_back({&lane, &feed});
  }
  return ask(questions, options);
}

Result<std::vector<Probed>> probe_one_each(const core::Catalogue& catalogue, const Options& options) {
  const auto lanes = lanes_of(catalogue, options);
  if (!lanes) return lanes.error();
  std::vector<Question> questions;
  std::set<std::string> asked;
  for (const Lane& lane : *lanes) {
    const Feed& feed = lane.feeds.front();
    if (asked.insert(scope_of(lane.instrument, feed)).second) questions.push_back({&lane, &feed});
  }
  return ask(questions, options);
}

}  // namespace btcflow::sync
