// Whether an answer is what was asked for. The worst that can happen to a user here is silent: a venue that
// sends less than was asked, and a cache that remembers "answered".
#include "accept.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/rows.h"

namespace btcflow::sync {
namespace {

using core::Duration;
using core::ErrorKind;
using core::kDay;
using core::kHour;
using core::SeriesKind;
using core::Span;
using core::Time;
using test::day;
using venues::Feed;
using venues::FeedKind;
using venues::Step;

// The clock of these tests: half past nine of day 1000.
const Time kNow = day(1000) + 9 * kHour + std::chrono::minutes{30};

Feed feed_of(SeriesKind series, std::optional<Time> since = day(1)) {
  Feed feed;
  feed.instrument = "bybit:BTCUSDT";
  feed.series = series;
  feed.name = "test";
  feed.since = since;
  feed.page = 200 * kDay;
  feed.step = series == SeriesKind::Funding ? 8 * kHour : kDay;
  return feed;
}

Span days(int from, int to) { return {day(from), day(to)}; }

std::vector<core::Candle> candles(int from, int to) {
  std::vector<core::Candle> rows;
  for (int d = from; d < to; ++d) rows.push_back(test::candle(d, 100 + d));
  return rows;
}
std::vector<core::Candle> candles(std::initializer_list<std::pair<int, int>> stretches) {
  std::vector<core::Candle> rows;
  for (const auto& [from, to] : stretches) {
    for (const core::Candle& c : candles(from, to)) rows.push_back(c);
  }
  return rows;
}
std::vector<core::Funding> prints(Time from, Time to) {
  std::vector<core::Funding> rows;
  for (Time t = from; t < to; t += 8 * kHour) rows.push_back({t, 0.0001, 8});
  return rows;
}
std::vector<core::OpenInterest> snapshots(int from, int to) {
  std::vector<core::OpenInterest> rows;
  for (int d = from; d < to; ++d) rows.push_back(test::open_interest(d, 1000 + d));
  return rows;
}

Step step_of(core::Rows rows) {
  Step step;
  step.rows = std::move(rows);
  return step;
}

// The days of what is kept.
std::vector<Time> times(const Verdict& verdict) {
  return std::visit(
      [](const auto& rows) {
        std::vector<Time> out;
        for (const auto& row : rows) out.push_back(core::time_of(row));
        return out;
      },
      verdict.rows);
}
const std::vector<core::Candle>& candles_of(const Verdict& verdict) {
  return std::get<std::vector<core::Candle>>(verdict.rows);
}
bool holds(const Spans& spans, Time t) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& s) { return s.from <= t && t < s.to; });
}

class Accept : public testing::Test {
 protected:
  core::Result<Verdict> ask(Page page, Step step) const {
    return accept({feed_, page, now_, newer_rows_}, std::move(step));
  }
  core::Result<Verdict> ask(Span span, Step step) const { return ask(Page{span}, std::move(step)); }
  core::Result<Verdict> ask(Span span, core::Rows rows) const { return ask(span, step_of(std::move(rows))); }
  // The second time that a hole is asked for.
  core::Result<Verdict> ask_again(Span hole, core::Rows rows) const {
    return ask(Page{hole, true}, step_of(std::move(rows)));
  }
  static void expect_refused(const core::Result<Verdict>& verdict, const std::vector<std::string>& reasons) {
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().kind, ErrorKind::BadInput);
    for (const std::string& reason : reasons) {
      EXPECT_NE(verdict.error().sentence.find(reason), std::string::npos) << verdict.error().sentence;
    }
  }

  Feed feed_ = feed_of(SeriesKind::Candles);
  Time now_ = kNow;
  bool newer_rows_ = true;
};

TEST_F(Accept, KeepsAndRemembersAWholePage) {
  const auto verdict = ask(days(100, 300), candles(100, 300));
  ASSERT_TRUE(verdict) << verdict.error().sentence;
  EXPECT_EQ(candles_of(*verdict).size(), 200U);
  EXPECT_EQ(verdict->covered, (Spans{days(100, 300)}));
  EXPECT_TRUE(verdict->again.empty());
  EXPECT_TRUE(verdict->instead.empty());
  EXPECT_FALSE(verdict->start_found);
}

// --- Answers that were cut without a word

// The newest rows only, as Kraken or Bitget answer: what they lack is asked for once more before anything is
// believed.
TEST_F(Accept, AsksForAMissingHeadOnceMore) {
  const auto verdict = ask(days(100, 300), candles(200, 300));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(candles_of(*verdict).size(), 100U);
  EXPECT_EQ(verdict->covered, (Spans{days(200, 300)}));
  EXPECT_EQ(verdict->again, (Spans{days(100, 200)}));
  EXPECT_FALSE(verdict->start_found);
}

// The oldest rows only.
TEST_F(Accept, AsksForAMissingTailOnceMore) {
  const auto verdict = ask(days(100, 300), candles(100, 200));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->covered, (Spans{days(100, 200)}));
  EXPECT_EQ(verdict->again, (Spans{days(200, 300)}));
}

TEST_F(Accept, RefusesAHeadThatStaysAwayThoughTheVenueTraded) {
  expect_refused(ask_again(days(100, 200), std::vector<core::Candle>{}),
                 {core::to_date(day(100)), core::to_date(day(200)), core::to_date(day(1)), "cut"});
}
TEST_F(Accept, RefusesALongInnerHoleThatStays) {
  expect_refused(ask_again(days(140, 160), std::vector<core::Candle>{}),
                 {core::to_date(day(140)), core::to_date(day(160)), "cut"});
}

// A venue whose limit became smaller sends a part each time. What is left of the hole is refused in words or
// asked once more, but never remembered as answered: nobody would ever miss it.
TEST_F(Accept, NeverRemembersALongHoleWhileRowsStillCome) {
  for (const std::optional<Time> since : {std::optional(day(1)), std::optional<Time>()}) {
    feed_.since = since;
    for (const auto& [from, to] : {std::pair{150, 200}, {100, 150}}) {
      const auto verdict = ask_again(days(100, 200), candles(from, to));
      if (!verdict) continue;
      EXPECT_FALSE(holds(verdict->covered, day(from == 100 ? 170 : 120))) << from;
      EXPECT_FALSE(verdict->start_found);
    }
  }
}

// Halts of some days are real: asked twice, then never again.
TEST_F(Accept, RemembersASmallRealHole) {
  const auto first = ask(days(100, 300), candles({{100, 150}, {158, 300}}));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->again, (Spans{days(150, 158)}));
  EXPECT_EQ(first->covered, (Spans{days(100, 150), days(158, 300)}));

  const auto second = ask_again(days(150, 158), std::vector<core::Candle>{});
  ASSERT_TRUE(second) << second.error().sentence;
  EXPECT_EQ(second->covered, (Spans{days(150, 158)}));
  EXPECT_TRUE(second->again.empty());
}

// Many holes are one question, not a hundred.
TEST_F(Accept, AsksForManyHolesAtOnce) {
  const auto verdict =
      ask(days(100, 300), candles({{100, 120}, {122, 150}, {152, 170}, {172, 200}, {202, 300}}));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->again, (Spans{days(120, 202)}));
  for (const int d : {120, 150, 170, 200}) EXPECT_FALSE(holds(verdict->covered, day(d))) << d;
}

// The catalogue's first day is often a few weeks early: that is no cut, though it is worth a second question.
TEST_F(Accept, BearsAListingThatIsSomewhatLater) {
  const auto first = ask(days(1, 200), candles(40, 200));
  ASSERT_TRUE(first);
  const auto second = ask_again(days(1, 40), std::vector<core::Candle>{});
  ASSERT_TRUE(second) << second.error().sentence;
  EXPECT_EQ(second->covered, (Spans{days(1, 40)}));
  EXPECT_TRUE(second->again.empty());
}

// --- Where a venue begins

TEST_F(Accept, FindsTheStartWhereNothingIsOlder) {
  feed_.since.reset();
  // One empty list may be a slip of the venue's; two are an answer.
  const auto once = ask(days(100, 300), std::vector<core::Candle>{});
  ASSERT_TRUE(once);
  EXPECT_FALSE(once->start_found);
  EXPECT_TRUE(once->covered.empty());
  EXPECT_EQ(once->again, (Spans{days(100, 300)}));
  const auto twice = ask_again(days(100, 300), std::vector<core::Candle>{});
  ASSERT_TRUE(twice);
  EXPECT_TRUE(twice->start_found);
  EXPECT_EQ(twice->covered, (Spans{days(100, 300)}));
}
// A venue that answers nothing at all says nothing about its start.
TEST_F(Accept, FindsNoStartBeforeThereIsARow) {
  feed_.since.reset();
  newer_rows_ = false;
  const auto verdict = ask(days(100, 300), std::vector<core::Candle>{});
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(verdict->start_found);
}
TEST_F(Accept, FindsNoStartWhereTheFirstRowIsKnown) {
  const auto verdict = ask(days(400, 600), std::vector<core::Candle>{});
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(verdict->start_found);
  EXPECT_EQ(verdict->again, (Spans{days(400, 600)}));
}
// A halt of some days, asked once more and still empty, is no start: not in the middle of a page, not across
// the border of two, and not where a killed process left it to be asked alone. Everything before it is
// history too, and what is taken for the start is never asked again.
TEST_F(Accept, DoesNotTakeAHaltForTheStart) {
  feed_.since.reset();
  const std::vector<core::Candle> nothing;
  for (const auto& verdict : {ask_again(days(150, 158), nothing), ask(days(150, 158), nothing)}) {
    ASSERT_TRUE(verdict) << verdict.error().sentence;
    EXPECT_FALSE(verdict->start_found);
  }
}
// The newest print is late: the present is not the start.
TEST_F(Accept, DoesNotTakeThePresentForTheStart) {
  feed_ = feed_of(SeriesKind::Funding, std::nullopt);
  newer_rows_ = false;
  const auto verdict = ask({day(1000), kNow}, std::vector<core::Funding>{});
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(verdict->start_found);
}

// --- The present

TEST_F(Accept, CutsRowsThatWereNotAskedFor) {
  const auto verdict = ask(days(100, 110), candles(95, 115));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).front(), day(100));
  EXPECT_EQ(times(*verdict).back(), day(109));
  EXPECT_EQ(candles_of(*verdict).size(), 10U);
}

TEST_F(Accept, CutsRowsOfTheFuture) {
  const auto verdict = ask(days(990, 1001), candles(990, 1003));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).back(), day(1000));
  feed_ = feed_of(SeriesKind::Funding);
  const auto funding = ask({day(990), day(1001)}, prints(day(990), day(1001)));
  ASSERT_TRUE(funding);
  EXPECT_EQ(times(*funding).back(), day(1000) + 8 * kHour);
}

// The running day is shown, and asked for again.
TEST_F(Accept, KeepsTheRunningDayUnfinishedAndForgetsThatItWasAsked) {
  const auto verdict = ask(days(990, 1001), candles(990, 1001));
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(candles_of(*verdict).back().closed);
  EXPECT_TRUE(std::all_of(candles_of(*verdict).begin(), candles_of(*verdict).end() - 1,
                          [](const core::Candle& c) { return c.closed; }));
  EXPECT_EQ(verdict->covered, (Spans{days(990, 1000)}));
}

// Our clock is ahead: for the venue the day is still running, and its candle is not the last word.
TEST_F(Accept, GoesByTheVenuesClock) {
  now_ = day(1000) - std::chrono::minutes{5};
  const auto verdict = ask(days(990, 1001), candles(990, 1000));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).back(), day(999));
  EXPECT_FALSE(candles_of(*verdict).back().closed);
  EXPECT_EQ(verdict->covered, (Spans{days(990, 999)}));
}

TEST_F(Accept, SettlesNothingOfTheLastHour) {
  feed_ = feed_of(SeriesKind::Funding);
  const auto verdict = ask({day(950), kNow}, prints(day(950), kNow));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).back(), day(1000) + 8 * kHour);
  EXPECT_FALSE(holds(verdict->covered, kNow - kHour));
  EXPECT_TRUE(holds(verdict->covered, day(999)));
}
TEST_F(Accept, RemembersNothingOfAPageWithinTheLastHour) {
  feed_ = feed_of(SeriesKind::Funding);
  const auto verdict = ask({kNow - std::chrono::minutes{40}, kNow}, std::vector<core::Funding>{});
  ASSERT_TRUE(verdict);
  EXPECT_TRUE(verdict->covered.empty());
  EXPECT_TRUE(verdict->again.empty());
}

// The newest days may be missing for a while; that is neither a cut nor the last word.
TEST_F(Accept, WaitsForTheNewestDays) {
  const auto verdict = ask(days(900, 1001), candles(900, 998));
  ASSERT_TRUE(verdict);
  EXPECT_TRUE(verdict->again.empty());
  EXPECT_EQ(verdict->covered, (Spans{days(900, 998)}));
}

// A print that comes two hours late is a print all the same.
TEST_F(Accept, WaitsForALatePrint) {
  feed_ = feed_of(SeriesKind::Funding);
  now_ = day(1000) + 10 * kHour;
  const auto verdict = ask({day(950), now_}, prints(day(950), day(1000) + 8 * kHour));
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(holds(verdict->covered, day(1000) + 8 * kHour));
  EXPECT_TRUE(holds(verdict->covered, day(999)));
  // The same where only the newest bit is asked for.
  const auto bit = ask({day(1000) + 8 * kHour, now_}, std::vector<core::Funding>{});
  ASSERT_TRUE(bit);
  EXPECT_FALSE(holds(bit->covered, day(1000) + 8 * kHour));
}
TEST_F(Accept, WaitsForALateSnapshot) {
  feed_ = feed_of(SeriesKind::OpenInterest);
  now_ = day(1000) + 3 * kHour;
  const auto verdict = ask({day(950), now_}, snapshots(950, 1000));
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(holds(verdict->covered, day(1000)));
  EXPECT_TRUE(holds(verdict->covered, day(998)));
}

// A snapshot of 00:00 closes the day before: it belongs to the span that ends there.
TEST_F(Accept, KeepsTheSnapshotThatClosesTheSpan) {
  feed_ = feed_of(SeriesKind::OpenInterest);
  const auto verdict = ask(days(100, 110), snapshots(98, 115));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).front(), day(100));
  EXPECT_EQ(times(*verdict).back(), day(110));
}

// --- What the answer says of itself

TEST_F(Accept, RemembersNothingOfWhatIsNotPublishedYet) {
  Step step = step_of(std::vector<core::Candle>{});
  step.not_yet = true;
  const auto verdict = ask(days(100, 130), std::move(step));
  ASSERT_TRUE(verdict);
  EXPECT_TRUE(verdict->covered.empty());
  EXPECT_TRUE(verdict->again.empty());
  EXPECT_FALSE(verdict->start_found);
}

TEST_F(Accept, RemembersOnlyWhatTheAnswerCovers) {
  Step step = step_of(candles(150, 200));
  step.covers = days(150, 200);
  const auto verdict = ask(days(100, 300), std::move(step));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->covered, (Spans{days(150, 200)}));
  EXPECT_TRUE(verdict->again.empty());
}
TEST_F(Accept, RemembersNothingThatWasNotAskedFor) {
  Step wide = step_of(candles(100, 130));
  wide.covers = days(50, 400);
  const auto verdict = ask(days(100, 130), std::move(wide));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->covered, (Spans{days(100, 130)}));

  Step elsewhere = step_of(std::vector<core::Candle>{});
  elsewhere.covers = days(400, 420);
  const auto nothing = ask(days(100, 130), std::move(elsewhere));
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->covered.empty());
}

// The venue says that it sent all it can: two smaller questions take the place of the large one, the newer
// first, and what came is not taken for all.
TEST_F(Accept, SplitsATruncatedPage) {
  Step step = step_of(candles(100, 200));
  step.truncated = true;
  const auto verdict = ask(days(100, 301), std::move(step));
  ASSERT_TRUE(verdict);
  EXPECT_TRUE(verdict->covered.empty());
  EXPECT_TRUE(verdict->again.empty());
  ASSERT_EQ(verdict->instead.size(), 2U);
  EXPECT_EQ(verdict->instead[0].to, day(301));
  EXPECT_EQ(verdict->instead[0].from, verdict->instead[1].to);
  EXPECT_EQ(verdict->instead[1].from, day(100));
  EXPECT_EQ(core::day_of(verdict->instead[0].from), verdict->instead[0].from);
}
TEST_F(Accept, RefusesATruncatedPageThatCannotBeSplit) {
  Step step = step_of(candles(100, 102));
  step.truncated = true;
  expect_refused(ask(days(100, 102), std::move(step)), {"more rows", core::to_date(day(100))});
}

// Weekly candles in the place of daily ones would be drawn as one day in seven.
TEST_F(Accept, RefusesAWrongStep) {
  std::vector<core::Candle> weekly;
  for (int d = 100; d < 300; d += 7) weekly.push_back(test::candle(d, 100));
  expect_refused(ask(days(100, 300), weekly), {"168 hours", "24"});

  feed_ = feed_of(SeriesKind::OpenInterest);
  std::vector<core::OpenInterest> three_daily;
  for (int d = 100; d < 300; d += 3) three_daily.push_back(test::open_interest(d, 1));
  expect_refused(ask(days(100, 300), three_daily), {"72 hours"});
}
// A pair that is seldom traded, or the few days around a halt: the distances say nothing of the step.
TEST_F(Accept, TakesAFewRowsWithHolesBetween) {
  const auto verdict = ask(days(100, 106), candles({{100, 101}, {102, 103}, {104, 105}}));
  ASSERT_TRUE(verdict) << verdict.error().sentence;
  EXPECT_EQ(candles_of(*verdict).size(), 3U);
  std::vector<core::Candle> every_other;
  for (int d = 100; d < 200; d += 2) every_other.push_back(test::candle(d, 100));
  every_other.push_back(test::candle(199, 100));
  EXPECT_TRUE(ask(days(100, 200), every_other));
}
// Funding intervals change with the market: the step is only what is usual.
TEST_F(Accept, TakesFundingOfAnyInterval) {
  feed_ = feed_of(SeriesKind::Funding);
  std::vector<core::Funding> hourly;
  for (Time t = day(100); t < day(110); t += kHour) hourly.push_back({t, 0.0001, 1});
  const auto verdict = ask(days(100, 110), hourly);
  ASSERT_TRUE(verdict) << verdict.error().sentence;
  EXPECT_EQ(core::count(verdict->rows), 240U);
  EXPECT_TRUE(verdict->again.empty());
}
TEST_F(Accept, RefusesRowsOfAnotherSeries) {
  expect_refused(ask(days(100, 110), prints(day(100), day(110))), {"another series"});
}

// --- Feeds of other kinds

// Kraken Futures forgets funding after a year: whatever it sends is kept, asked for or not.
TEST_F(Accept, KeepsWhatAWholeFeedSendsBesides) {
  feed_.whole = true;
  const auto verdict = ask(days(900, 1001), candles({{700, 800}, {810, 1001}}));
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict).front(), day(700));
  EXPECT_EQ(times(*verdict).back(), day(1000));
  EXPECT_TRUE(verdict->again.empty());
  EXPECT_EQ(verdict->covered, (Spans{days(900, 1000)}));
}

// A bulk file is what it is: its holes are the venue's own.
TEST_F(Accept, AsksNoArchiveForItsHoles) {
  feed_.kind = FeedKind::Archive;
  const auto verdict = ask(days(100, 130), candles({{100, 105}, {125, 130}}));
  ASSERT_TRUE(verdict);
  EXPECT_TRUE(verdict->again.empty());
  EXPECT_EQ(verdict->covered, (Spans{days(100, 130)}));
}

TEST_F(Accept, TakesACurrentValueAndRemembersNothing) {
  feed_ = feed_of(SeriesKind::OpenInterest);
  feed_.kind = FeedKind::Sample;
  const Time stamp = kNow - std::chrono::minutes{3};
  const auto verdict =
      ask({kNow - kDay, kNow}, std::vector<core::OpenInterest>{{stamp, 5, core::OpenInterestUnit::Coin}});
  ASSERT_TRUE(verdict);
  EXPECT_EQ(times(*verdict), std::vector<Time>{stamp});
  EXPECT_TRUE(verdict->covered.empty());
}
// A frozen ticker would draw yesterday's open interest as today's, for as long as it stays frozen.
TEST_F(Accept, RefusesACurrentValueThatIsNot) {
  feed_ = feed_of(SeriesKind::OpenInterest);
  feed_.kind = FeedKind::Sample;
  for (const Time stamp : {kNow - 2 * kDay, kNow + 2 * kHour}) {
    const auto verdict =
        ask({kNow - kDay, kNow}, std::vector<core::OpenInterest>{{stamp, 5, core::OpenInterestUnit::Coin}});
    expect_refused(verdict, {core::to_iso(stamp), "not current"});
  }
}

}  // namespace
}  // namespace btcflow::sync
