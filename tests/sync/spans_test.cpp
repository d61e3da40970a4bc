// Which time is there and which is missing, against a plain bitmap of hours. A span too few is a hole in the
// chart for ever; a span too many is asked again at every sync.
#include "spans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace btcflow::sync {
namespace {

using core::Duration;
using core::kDay;
using core::kHour;
using core::Span;
using core::Time;

constexpr int kHours = 400;
constexpr int kCases = 2000;
using Bitmap = std::vector<bool>;
using Random = std::mt19937_64;

int between(Random& random, int low, int high) {
  return std::uniform_int_distribution<int>(low, high)(random);
}

// Off the grid of days on purpose.
Time hour(int n) { return core::make_day(2020, 2, 27) + 5 * kHour + n * kHour; }
Time at_day(int n) { return core::make_day(2020, 2, 27) + n * kDay; }

// Some of them empty, some the wrong way round, many touching.
Spans random_spans(Random& random) {
  Spans spans;
  for (int i = between(random, 0, 12); i > 0; --i) {
    const int from = between(random, 0, kHours - 1);
    spans.push_back({hour(from), hour(std::min(kHours, from + between(random, -3, 60)))});
  }
  return spans;
}

Bitmap bitmap(const Spans& spans) {
  Bitmap bits(kHours, false);
  for (std::size_t i = 0; i < kHours; ++i) {
    const Time t = hour(static_cast<int>(i));
    bits[i] = std::any_of(spans.begin(), spans.end(), [&](const Span& s) { return s.from <= t && t < s.to; });
  }
  return bits;
}

bool sorted_and_apart(const Spans& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].empty() || (i > 0 && spans[i].from <= spans[i - 1].to)) return false;
  }
  return true;
}

TEST(Joined, IsTheSameTimeInSpansApart) {
  Random random(1);
  for (int i = 0; i < kCases; ++i) {
    const Spans spans = random_spans(random);
    const Spans out = joined(spans);
    ASSERT_EQ(bitmap(out), bitmap(spans)) << "case " << i;
    ASSERT_TRUE(sorted_and_apart(out)) << "case " << i;
  }
}

TEST(Without, IsTheTimeOfTheOneThatTheOtherLacks) {
  Random random(2);
  for (int i = 0; i < kCases; ++i) {
    const Spans from = random_spans(random);
    const Spans what = random_spans(random);
    const Spans out = without(from, what);
    Bitmap expected = bitmap(from);
    const Bitmap cut = bitmap(what);
    for (std::size_t h = 0; h < kHours; ++h) expected[h] = expected[h] && !cut[h];
    ASSERT_EQ(bitmap(out), expected) << "case " << i;
    ASSERT_TRUE(sorted_and_apart(out)) << "case " << i;
  }
}

// Where nothing is missing nothing is asked.
TEST(Pages, OfNothingAreNone) {
  EXPECT_TRUE(pages({}, kDay).empty());
  EXPECT_TRUE(pages({{hour(3), hour(3)}}, kDay).empty());
}

class RandomPages : public testing::Test {
 protected:
  void draw(Random& random) {
    missing_ = random_spans(random);
    page_ = between(random, 1, 50) * kHour;
    all_ = pages(missing_, page_);
  }
  Spans missing_;
  Duration page_{};
  std::vector<Span> all_;
};

TEST_F(RandomPages, AreExactlyWhatIsMissing) {
  Random random(3);
  for (int i = 0; i < kCases; ++i) {
    draw(random);
    ASSERT_EQ(bitmap(all_), bitmap(missing_)) << "case " << i;
  }
}

// A longer page would be cut by the venue.
TEST_F(RandomPages, AreNoLongerThanAPage) {
  Random random(4);
  for (int i = 0; i < kCases; ++i) {
    draw(random);
    for (const Span& p : all_) ASSERT_LE(p.to - p.from, page_) << "case " << i;
  }
}

// The chart's newest part lives first; and nothing is asked twice.
TEST_F(RandomPages, ComeNewestFirstWithoutOverlap) {
  Random random(5);
  for (int i = 0; i < kCases; ++i) {
    draw(random);
    for (std::size_t p = 1; p < all_.size(); ++p) ASSERT_LE(all_[p].to, all_[p - 1].from) << "case " << i;
  }
}

// A run that was killed: whichever pages were answered, the others come back as they were.
TEST_F(RandomPages, AreTheSameAfterARestart) {
  Random random(6);
  for (int i = 0; i < kCases; ++i) {
    draw(random);
    Spans answered;
    std::vector<Span> left;
    for (const Span& p : all_) {
      if (between(random, 0, 1) == 0) {
        answered.push_back(p);
      } else {
        left.push_back(p);
      }
    }
    ASSERT_EQ(pages(without(missing_, answered), page_), left) << "case " << i;
  }
}

// Time goes on between two runs: the borders do not move with it.
TEST(Pages, KeepTheirBordersWhileTimeGoesOn) {
  const Duration page = 30 * kDay;
  const auto before = pages({{at_day(0), at_day(80)}}, page);
  const auto after = pages({{at_day(0), at_day(83)}}, page);
  ASSERT_EQ(before.size(), after.size());
  EXPECT_EQ(before.front().from, after.front().from);
  EXPECT_TRUE(std::equal(before.begin() + 1, before.end(), after.begin() + 1));
}

core::Rows candles(const std::vector<int>& days, const std::vector<int>& unfinished = {}) {
  std::vector<core::Candle> rows;
  for (const int d : days) {
    const bool closed = std::find(unfinished.begin(), unfinished.end(), d) == unfinished.end();
    rows.push_back({at_day(d), 1, 1, 1, 1, 1, closed});
  }
  return rows;
}
core::Rows prints(const std::vector<int>& hours) {
  std::vector<core::Funding> rows;
  for (const int h : hours) rows.push_back({hour(h), 0.0001, 8});
  return rows;
}
constexpr int day_start(int n) { return 24 * n - 5; }
core::Rows snapshots(const std::vector<int>& hours) {
  std::vector<core::OpenInterest> rows;
  for (const int h : hours) rows.push_back({hour(h), 1, core::OpenInterestUnit::Coin});
  return rows;
}

// The running day is asked again until it is over.
TEST(Filled, IsTheDaysOfFinishedCandles) {
  EXPECT_EQ(filled(candles({1, 2, 3, 7, 8}, {3, 8}), kDay),
            (Spans{{at_day(1), at_day(3)}, {at_day(7), at_day(8)}}));
  EXPECT_TRUE(filled(candles({}), kDay).empty());
}

TEST(Filled, ReachesFromPrintToPrintAndOneStepFurther) {
  EXPECT_EQ(filled(prints({0, 8, 16}), 8 * kHour), (Spans{{hour(0), hour(24)}}));
}

// Prints may come earlier than announced (an hourly stretch), and a little later.
TEST(Filled, BearsPrintsThatComeEarlierOrALittleLater) {
  EXPECT_EQ(filled(prints({0, 1, 2, 10, 20}), 8 * kHour), (Spans{{hour(0), hour(28)}}));
}

// One print that is not there is a hole that is asked for.
TEST(Filled, LeavesOutWhereAPrintIsNotThere) {
  EXPECT_EQ(filled(prints({0, 16, 24}), 8 * kHour), (Spans{{hour(0), hour(8)}, {hour(16), hour(32)}}));
}

// What a day ended with is its open interest: a snapshot of 00:00 closes the day before, and one of the
// afternoon leaves the evening to be asked.
TEST(Filled, IsADayUpToItsLastSnapshot) {
  EXPECT_EQ(filled(snapshots({day_start(1), day_start(2), day_start(4)}), kDay),
            (Spans{{at_day(0), at_day(2)}, {at_day(3), at_day(4)}}));
  EXPECT_EQ(filled(snapshots({day_start(1) + 15}), kDay), (Spans{{at_day(1), at_day(1) + 15 * kHour}}));
  EXPECT_EQ(filled(snapshots({day_start(1) + 3, day_start(1) + 23}), kDay), (Spans{{at_day(1), at_day(2)}}));
  EXPECT_TRUE(filled(snapshots({}), kDay).empty());
}

// Daily candles within whole days: a hole is exactly the days that are not there.
TEST(Holes, OfCandlesAreTheMissingDays) {
  Random random(7);
  for (int i = 0; i < kCases; ++i) {
    const int from = between(random, 5, 20);
    const int to = between(random, from, 40);
    const int density = between(random, 0, 10);
    std::vector<int> days;
    Spans expected;
    for (int d = 0; d < 60; ++d) {
      if (between(random, 1, 10) <= density) {
        days.push_back(d);
      } else if (d >= from && d < to) {
        expected.push_back({at_day(d), at_day(d + 1)});
      }
    }
    ASSERT_EQ(holes(candles(days), {at_day(from), at_day(to)}, kDay), joined(expected)) << "case " << i;
  }
}

TEST(Holes, WithoutARowAreEverything) {
  EXPECT_EQ(holes(prints({}), {hour(0), hour(80)}, 8 * kHour), (Spans{{hour(0), hour(80)}}));
  EXPECT_TRUE(holes(prints({}), {hour(0), hour(0)}, 8 * kHour).empty());
}

TEST(Holes, OfPrintsAreMoreThanAStepAndAHalf) {
  const Span span{hour(0), hour(40)};
  EXPECT_TRUE(holes(prints({0, 8, 16, 24, 32}), span, 8 * kHour).empty());
  EXPECT_TRUE(holes(prints({4, 12, 20, 28, 36}), span, 8 * kHour).empty());  // stamps at 4, 12 and 20 hours
  EXPECT_TRUE(holes(prints({0, 8, 9, 10, 11, 19, 27, 35}), span, 8 * kHour).empty());
  EXPECT_EQ(holes(prints({0, 16, 24, 32}), span, 8 * kHour), (Spans{{hour(8), hour(16)}}));
  EXPECT_EQ(holes(prints({16, 24}), span, 8 * kHour), (Spans{{hour(0), hour(16)}, {hour(32), hour(40)}}));
}

// A venue's answer often reaches beyond what was asked.
TEST(Holes, IgnoreRowsOutsideTheSpan) {
  EXPECT_EQ(holes(candles({0, 1, 8, 9}), {at_day(2), at_day(6)}, kDay), (Spans{{at_day(2), at_day(6)}}));
}

}  // namespace
}  // namespace btcflow::sync
