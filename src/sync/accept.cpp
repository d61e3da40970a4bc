#include "accept.h"

#include <algorithm>

namespace btcflow::sync {

using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Result;
using core::SeriesKind;
using core::Span;
using core::Time;
using venues::FeedKind;
using venues::Step;

namespace {

// Halts of some days are real (Bitfinex in 2016-08); longer silence of a venue that is known to have traded
// is an answer that was cut.
constexpr Duration kRealHole = 14 * core::kDay;
// A catalogue's first day may be some weeks off.
constexpr Duration kNearListing = 45 * core::kDay;
// A print or reading may show up late: what is younger than this is asked again next time.
constexpr Duration kSettling = core::kHour;
// Stamps are rounded to minutes.
constexpr Duration kRounding = std::chrono::minutes{1};
// The newest days may be missing for a while.
constexpr Duration kSoon = 3 * core::kDay;

Error refusal(std::string why) { return {ErrorKind::BadInput, std::move(why), {}, {}}; }

// What was asked for, and is not of the future. A snapshot at the span's very end closes its last day.
void cut(core::Rows& rows, Span span, Time now) {
  const bool end_too = core::series_of(rows) == SeriesKind::OpenInterest;
  std::visit(
      [&](auto& list) {
        std::erase_if(list, [&](const auto& row) {
          const Time t = core::time_of(row);
          return t < span.from || t > now + kRounding || (end_too ? t > span.to + kRounding : t >= span.to);
        });
      },
      rows);
}

// A day is over by the venue's clock too.
void mark_unfinished(core::Rows& rows, Time now) {
  if (auto* candles = std::get_if<std::vector<core::Candle>>(&rows)) {
    for (core::Candle& c : *candles) c.closed = c.day + core::kDay <= now;
  }
}

std::vector<Time> times(const core::Rows& rows) {
  return std::visit(
      [](const auto& list) {
        std::vector<Time> out;
        for (const auto& row : list) out.push_back(core::time_of(row));
        return out;
      },
      rows);
}

Result<void> check_step(const core::Rows& rows, Duration step) {
  if (core::series_of(rows) == SeriesKind::Funding) return {};  // intervals change with the market
  const std::vector<Time> t = times(rows);
  constexpr std::size_t kEnough = 8;  // a few rows may each stand alone between holes
  if (t.size() < kEnough) return {};
  Duration least = t[1] - t[0];
  for (std::size_t i = 2; i < t.size(); ++i) least = std::min(least, t[i] - t[i - 1]);
  if (least * 2 <= step * 3) return {};
  return refusal("its rows are " + std::to_string(least / core::kHour) + " hours apart where " +
                 std::to_string(step / core::kHour) + " were asked for");
}

Result<Verdict> accept_sample(const Asked& asked, Step step) {
  for (const Time t : times(step.rows)) {
    if (t > asked.now + core::kHour || t < asked.now - core::kDay) {
      return refusal("the current value is stamped " + core::to_iso(t) + ": it is not current");
    }
  }
  Verdict verdict;
  verdict.rows = std::move(step.rows);
  return verdict;
}

// From here on nothing is settled yet.
Time edge(SeriesKind series, Time now) {
  return series == SeriesKind::Candles ? core::day_of(now) : now - kSettling;
}

Result<Verdict> accept_truncated(const Asked& asked) {
  const Span span = asked.page.span;
  const bool candles = asked.feed.series == SeriesKind::Candles;
  Time middle = span.from + (span.to - span.from) / 2;
  if (candles) middle = core::day_of(middle);
  if (middle <= span.from || span.to - span.from <= 2 * asked.feed.step) {
    return refusal("the venue gives more rows for " + core::to_iso(span.from) + " than it sends at once");
  }
  Verdict verdict;
  verdict.rows = {};
  verdict.instead = {{middle, span.to}, {span.from, middle}};
  return verdict;
}

// Judges the holes of a page: which are worth asking again, which are the venue's own.
class Holes {
 public:
  Holes(const Asked& asked, Span answered) : asked_(asked), answered_(answered) {}

  Result<void> judge(Verdict& verdict) const {
    for (const Span& hole : holes(verdict.rows, answered_, asked_.feed.step)) {
      const bool newest = hole.to >= answered_.to && answered_.to >= asked_.now - kSoon;
      const bool asked_for_just_it = asked_.page.again && hole == answered_;
      if (newest && (hole.to - hole.from <= kSoon || asked_for_just_it)) {  // it may come yet
        verdict.covered = without(verdict.covered, {hole});
      } else {
        if (auto judged = judge_inner(hole, verdict); !judged) return judged;
      }
    }
    wait_for_what_is_due(verdict);
    if (verdict.again.size() > 3) {
      verdict.again = {{verdict.again.front().from, verdict.again.back().to}};
    }
    return {};
  }

 private:
  bool is_before_listing(const Span& hole) const {
    return asked_.feed.since && hole.to <= *asked_.feed.since + kNearListing;
  }

  // Near the present: what should have come by now and has not may still come.
  void wait_for_what_is_due(Verdict& verdict) const {
    if (answered_.to < asked_.now - kSoon) return;
    Time due = answered_.from;
    for (const Time t : times(verdict.rows)) {
      if (t < answered_.to) due = std::max(due, t + asked_.feed.step);
    }
    if (due < answered_.to) verdict.covered = without(verdict.covered, {{due, answered_.to}});
  }

  Result<void> judge_inner(const Span& hole, Verdict& verdict) const {
    // What is left at an end of a hole for which rows came: some venues send a part each time.
    const bool at_an_end = hole.from == answered_.from || hole.to == answered_.to;
    const bool on_its_way = at_an_end && hole != answered_;
    if (!asked_.page.again || on_its_way) {
      verdict.again.push_back(hole);
      verdict.covered = without(verdict.covered, {hole});
    } else if (hole.to - hole.from > kRealHole && asked_.feed.since && !is_before_listing(hole)) {
      return refusal("nothing came for " + core::to_date(hole.from) + " to " + core::to_date(hole.to) +
                     ", though the venue has traded since " + core::to_date(*asked_.feed.since) +
                     ": it seems to cut its answers");
    }
    return {};
  }

  const Asked& asked_;
  Span answered_;
};

// Of an answer that holds all there is: rows missing between its first and its last are worth the question
// once more.
void ask_holes_again(const Asked& asked, Span answered, Verdict& verdict) {
  const std::vector<Time> t = times(verdict.rows);
  if (t.empty()) return;
  const Spans inner = holes(
      verdict.rows, {std::max(answered.from, t.front()), std::min(answered.to, t.back())}, asked.feed.step);
  if (inner.empty()) return;
  verdict.covered = without(verdict.covered, inner);
  verdict.again = {{inner.front().from, inner.back().to}};
}

}  // namespace

Result<Verdict> accept(const Asked& asked, Step step) {
  const venues::Feed& feed = asked.feed;
  if (core::series_of(step.rows) != feed.series && core::count(step.rows) > 0) {
    return refusal("the rows are of another series");
  }
  if (feed.kind == FeedKind::Sample) return accept_sample(asked, std::move(step));
  if (step.truncated) return accept_truncated(asked);

  // A venue that sends all it has is not cut: what it forgets tomorrow is kept. Neither is a bulk file, whose
  // first snapshot closes the day before.
  const Span span = asked.page.span;
  const bool all_of_it = feed.whole || feed.kind == FeedKind::Archive;
  cut(step.rows, all_of_it ? Span{Time{}, asked.now + core::kDay} : span, asked.now);
  mark_unfinished(step.rows, asked.now);
  if (auto checked = check_step(step.rows, feed.step); !checked) return checked.error();

  Verdict verdict;
  verdict.rows = std::move(step.rows);
  if (step.not_yet) return verdict;
  Span answered = step.covers.value_or(span);
  answered = {std::max(answered.from, span.from),
              std::min({answered.to, span.to, edge(feed.series, asked.now)})};
  if (answered.empty()) return verdict;
  verdict.covered = {answered};

  if (feed.kind == FeedKind::Api && feed.whole && !asked.page.again)
    ask_holes_again(asked, answered, verdict);
  const bool one_by_one = feed.page <= 9 * core::kDay;
  if (feed.kind != FeedKind::Api || feed.whole || one_by_one) return verdict;
  // A shorter silence is a halt, which the border of a page or the end of a killed run has cut out of the
  // rows around it.
  const bool silent_for_long = span.to - span.from >= std::min(feed.page, kRealHole);
  if (core::count(verdict.rows) == 0 && !feed.since && asked.newer_rows && silent_for_long) {
    // Once more before everything older is taken for unborn: an empty list may be a slip of the venue's.
    verdict.start_found = asked.page.again;
    if (!asked.page.again) {
      verdict.covered.clear();
      verdict.again = {span};
    }
    return verdict;
  }
  if (auto judged = Holes(asked, answered).judge(verdict); !judged) return judged.error();
  return verdict;
}

}  // namespace btcflow::sync
