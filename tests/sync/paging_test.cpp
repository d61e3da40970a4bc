// "Paging over any page size, overlap, hole and restart gives the same table": simulated venues of many
// habits, a real cache on a file, processes that are killed at any moment. What the engine does with pages is
// done here in its simplest form, one answer after the other.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "accept.h"
#include "simulated_venue.h"
#include "support/temporary_folder.h"

namespace btcflow::sync {
namespace {

using core::kDay;
using core::kHour;
using core::SeriesKind;
using core::Span;
using core::Time;
using test::between;
using test::Habits;
using test::Random;
using test::SimulatedVenue;
using venues::Feed;

const char* const kId = "bybit:BTCUSDT";

// Where two tables differ first; nothing where they do not.
std::string difference(const std::vector<std::string>& table, const std::vector<std::string>& venues) {
  const auto [ours, theirs] = std::mismatch(table.begin(), table.end(), venues.begin(), venues.end());
  if (ours == table.end() && theirs == venues.end()) return "";
  return std::to_string(table.size()) + " rows of " + std::to_string(venues.size()) +
         "; the first that differs: " + (ours == table.end() ? "none" : *ours) + " in the place of " +
         (theirs == venues.end() ? "none" : *theirs);
}

// One process: it knows the venue and the file, and may be killed after any answer.
class Process {
 public:
  Process(const std::filesystem::path& file, const Feed& feed, const SimulatedVenue& venue, Time now,
          Random& random)
      : cache_(std::move(store::Cache::open(file)).value()), venue_(venue), now_(now), random_(random) {
    lane_.instrument.id = kId;
    lane_.series = feed.series;
    lane_.feeds = {feed};
  }

  // Asks for all that is missing. A kill loses what is not written yet.
  void run(int kills_per_thousand = 0) {
    const core::Rows rows = *rows_of(cache_, kId, lane_.series);
    note_oldest(rows);
    lane_.pages =
        missing_pages(lane_, rows, *cache_.coverage(kId, lane_.series, lane_.feed().name), {}, now_);
    while (!lane_.pages.empty() && refused_ < 3 && asked.size() < 5000) {
      // Several pages are under way at once: any of them may be answered first.
      const std::size_t under_way = std::min(parallel_pages(lane_.feed()), lane_.pages.size());
      const auto any = lane_.pages.begin() + between(random_, 0, static_cast<int>(under_way) - 1);
      const Page page = *any;
      lane_.pages.erase(any);
      ask(page);
      if (between(random_, 1, 1000) <= kills_per_thousand) return;
      if (between(random_, 0, 2) == 0) flush();
    }
    flush();
  }

  std::vector<std::string> table() const {
    return SimulatedVenue::texts(*rows_of(cache_, kId, lane_.series));
  }

  std::vector<Span> asked;
  std::string refusal;
  std::size_t added = 0;

 private:
  void ask(Page page) {
    asked.push_back(page.span);
    const bool newer = oldest_ && *oldest_ >= page.span.to;  // and none older: perhaps the venue starts there
    auto verdict = accept({lane_.feed(), page, venue_.clock(now_), newer}, venue_.answer(page.span, now_));
    if (!verdict) {
      refusal = verdict.error().sentence;
      if (++page.attempts < 2) {
        lane_.pages.push_front(page);
      } else {
        ++refused_;
      }
      return;
    }
    keep(page, *verdict);
  }

  void keep(const Page& page, Verdict& verdict) {
    for (auto span = verdict.instead.rbegin(); span != verdict.instead.rend(); ++span)
      lane_.pages.push_front({*span, page.again, page.attempts});
    for (const Span& hole : verdict.again) lane_.pages.push_front({hole, true, 0});
    for (const Span& span : verdict.covered) cover(span);
    note_oldest(verdict.rows);
    if (core::count(verdict.rows) > 0) pending_.pages.push_back({kId, std::move(verdict.rows), {}, "a test"});
    if (!verdict.start_found) return;
    lane_.pages.clear();
    cover({wanted(lane_.feed(), {}, now_).from, page.span.to});
  }

  void cover(Span span) { pending_.covered.push_back({kId, lane_.series, lane_.feed().name, span}); }

  void note_oldest(const core::Rows& rows) {
    std::visit(
        [&](const auto& list) {
          if (list.empty()) return;
          const Time first = core::time_of(list.front());
          oldest_ = oldest_ ? std::min(*oldest_, first) : first;
        },
        rows);
  }

  void flush() {
    const auto changes = cache_.put(pending_);
    ASSERT_TRUE(changes) << changes.error().sentence;
    for (const store::Changes& c : *changes) added += c.added;
    pending_ = {};
  }

  store::Cache cache_;
  const SimulatedVenue& venue_;
  Time now_;
  Random& random_;
  Lane lane_;
  store::Batch pending_;
  std::optional<Time> oldest_;
  std::size_t refused_ = 0;
};

// One user's story, drawn at random from its number.
class Story {
 public:
  Story(SeriesKind series, std::uint64_t number, bool silent) : random_(number * 3 + 1) {
    habits_.series = series;
    habits_.step = series != SeriesKind::Funding ? kDay : kHour * (between(random_, 0, 1) == 0 ? 8 : 1);
    feed_.name = "simulated";
    feed_.series = series;
    feed_.step = habits_.step;
    feed_.page = kDay * between(random_, 20, 90);
    habits_.first = core::make_day(2022, 3, 1) + kDay * between(random_, 0, 200);
    now_ = habits_.first + kDay * between(random_, 5, 300) + kHour * between(random_, 0, 23) +
           std::chrono::minutes{7};
    habits_.end = now_ + 300 * kDay;
    habits_.overlap = between(random_, 0, 2);
    habits_.newest_win = between(random_, 0, 1) == 0;
    habits_.outages = between(random_, 0, 6);
    if (between(random_, 0, 2) == 0) habits_.behind = std::chrono::minutes{between(random_, 1, 180)};
    if (between(random_, 0, 1) == 0) feed_.since = habits_.first - kDay * between(random_, 0, 30);
    cut(silent);
  }

  // Days pass, processes come and are killed; at last one is left to finish.
  void live() {
    const SimulatedVenue venue(habits_, random_);
    for (int i = between(random_, 0, 6); i > 0; --i) {
      Process process(file_, feed_, venue, now_, random_);
      process.run(between(random_, 0, 1) * 200);
      expect_bounded(process);
      now_ += kHour * between(random_, 0, 24 * 15);
    }
    // What an unknown limit cut off at the present is left to the next run.
    if (habits_.silent_limit < 10'000) Process(file_, feed_, venue, now_, random_).run();
    Process last(file_, feed_, venue, now_, random_);
    last.run();
    EXPECT_EQ(last.refusal, "");
    EXPECT_EQ(difference(last.table(), venue.table(now_)), "");
    expect_bounded(last);
    expect_quiet(venue);
  }

 private:
  void cut(bool silent) {
    const auto rows_a_page = static_cast<std::size_t>(feed_.page / habits_.step);
    if (silent) {
      habits_.holes_per_thousand = 0;  // a hole beside the cut is a story of its own
      habits_.silent_limit = rows_a_page * 2 / 3 + 2;
    } else if (between(random_, 0, 1) == 0) {
      habits_.limit = rows_a_page / 2 + 8;
    }
  }

  // A page, its two halves where it was cut, at most three holes of each asked once more, and their ends.
  void expect_bounded(const Process& process) const {
    const auto history = static_cast<std::size_t>((now_ - habits_.first) / feed_.page) + 4;
    EXPECT_LE(process.asked.size(), 12 * history);
  }

  // Nothing is asked twice: with all there is in the cache, only the present edge is looked at again.
  void expect_quiet(const SimulatedVenue& venue) {
    Process again(file_, feed_, venue, now_, random_);
    again.run();
    EXPECT_LE(again.asked.size(), 5U);
    for (const Span& span : again.asked) EXPECT_GT(span.to, now_ - 5 * kDay) << core::to_iso(span.from);
    EXPECT_EQ(again.added, 0U);
    EXPECT_EQ(difference(again.table(), venue.table(now_)), "");
  }

  Random random_;
  Habits habits_;
  Feed feed_;
  Time now_;
  btcflow::test::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "market.sqlite";
};

void live_many(SeriesKind series, bool silent, std::uint64_t count) {
  for (std::uint64_t number = 0; number < count && !testing::Test::HasFailure(); ++number) {
    SCOPED_TRACE("story " + std::to_string(number));
    Story(series, number, silent).live();
  }
}

constexpr std::uint64_t kStories = 40;

TEST(Paging, OfCandlesGivesTheVenuesTable) { live_many(SeriesKind::Candles, false, kStories); }
TEST(Paging, OfFundingGivesTheVenuesTable) { live_many(SeriesKind::Funding, false, kStories); }
TEST(Paging, OfOpenInterestGivesTheVenuesTable) { live_many(SeriesKind::OpenInterest, false, kStories); }
// A limit that nobody was told of, somewhat below the page.
TEST(Paging, UnderASilentLimitGivesTheVenuesTable) {
  live_many(SeriesKind::Candles, true, kStories);
  live_many(SeriesKind::Funding, true, kStories);
}

class OneVenue : public testing::Test {
 protected:
  void SetUp() override {
    habits_.first = core::make_day(2022, 1, 1);
    habits_.end = core::make_day(2023, 1, 1);
    habits_.holes_per_thousand = 0;
    feed_.name = "simulated";
    feed_.page = 100 * kDay;
    feed_.since = habits_.first;
  }
  std::vector<Span> run(Time now) {
    const SimulatedVenue venue(habits_, random_);
    Process process(folder_ / "market.sqlite", feed_, venue, now, random_);
    process.run();
    table_ = process.table();
    return process.asked;
  }

  Habits habits_;
  Feed feed_;
  Random random_{5};
  std::vector<std::string> table_;
  btcflow::test::TemporaryFolder folder_;
};

// The candle of today is replaced at each sync until its day is over, then never asked again.
TEST_F(OneVenue, ReplacesTheRunningCandleUntilItsDayIsOver) {
  const Time day = core::make_day(2022, 6, 1);
  run(day + 6 * kHour);
  EXPECT_EQ(table_.back(), core::to_iso(day) + " 1.25 so far");
  EXPECT_EQ(run(day + 18 * kHour).size(), 1U);
  EXPECT_EQ(table_.back(), core::to_iso(day) + " 1.75 so far");
  run(day + kDay + kHour);
  EXPECT_EQ(table_[table_.size() - 2].find("so far"), std::string::npos);
  for (const Span& span : run(day + kDay + 2 * kHour)) EXPECT_EQ(span.from, day + kDay);
}

// What a venue does not have is learnt once.
TEST_F(OneVenue, IsNotAskedTwiceForWhatItDoesNotHave) {
  feed_.since.reset();  // wanted from 2010, there from 2022
  const Time now = core::make_day(2022, 6, 1) + kHour;
  EXPECT_LE(run(now).size(), 6U);
  const auto second = run(now + kHour);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].from, core::make_day(2022, 6, 1));
}

// Where a venue changed its limit to a quarter, everything comes or the user reads why not: never a table
// that looks complete.
TEST_F(OneVenue, ThatSendsFarLessThanAPageIsNeverTakenForComplete) {
  for (const bool newest_win : {true, false}) {
    for (const bool first_known : {true, false}) {
      SCOPED_TRACE(std::to_string(newest_win) + std::to_string(first_known));
      btcflow::test::TemporaryFolder folder;
      habits_.newest_win = newest_win;
      habits_.silent_limit = 25;
      feed_.since = first_known ? std::optional(habits_.first) : std::nullopt;
      const Time now = core::make_day(2022, 12, 1) + kHour;
      const SimulatedVenue venue(habits_, random_);
      Process(folder / "market.sqlite", feed_, venue, now, random_).run();
      Process process(folder / "market.sqlite", feed_, venue, now, random_);
      process.run();
      EXPECT_TRUE(process.table() == venue.table(now) || !process.refusal.empty())
          << process.table().size() << " of " << venue.table(now).size() << " rows";
    }
  }
}

}  // namespace
}  // namespace btcflow::sync
