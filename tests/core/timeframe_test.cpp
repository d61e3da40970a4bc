// Bars are what everybody compares with other charts: a bar that opens a day off makes every number of it
// "wrong".
#include "btcflow/core/timeframe.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace btcflow::core {
namespace {

Time day(const char* text) { return parse_time(text).value(); }

// "open..end" of the bar that holds a moment, so that failures read like a calendar.
std::string bar(const char* moment, Timeframe timeframe, ThreeDayGrid grid = ThreeDayGrid::Year) {
  const Bar b = bar_at(day(moment), timeframe, grid);
  return to_iso(b.open).substr(0, 16) + ".." + to_iso(b.end).substr(0, 16);
}

std::string dates(const char* open, const char* end) {
  return std::string(open) + "T00:00.." + std::string(end) + "T00:00";
}

// The midnight itself belongs to the day that begins, the millisecond before to the one that ends.
TEST(DayBars, OpenAtMidnightUtc) {
  EXPECT_EQ(bar("2021-04-12", Timeframe::Day), dates("2021-04-12", "2021-04-13"));
  EXPECT_EQ(bar("2021-04-12T23:59:59.999Z", Timeframe::Day), dates("2021-04-12", "2021-04-13"));
  EXPECT_EQ(bar("2020-02-29T12:00Z", Timeframe::Day), dates("2020-02-29", "2020-03-01"));
  EXPECT_EQ(bar("2024-02-29T12:00Z", Timeframe::Day), dates("2024-02-29", "2024-03-01"));
}

// TradingView users expect the 3D cycle to start anew each 1 January.
TEST(ThreeDayBars, StartAnewEachYear) {
  for (const char* moment : {"2021-01-01", "2021-01-02", "2021-01-03T23:59:59Z"}) {
    EXPECT_EQ(bar(moment, Timeframe::ThreeDay), dates("2021-01-01", "2021-01-04"));
  }
  EXPECT_EQ(bar("2021-01-04", Timeframe::ThreeDay), dates("2021-01-04", "2021-01-07"));
}

// 365 = 121 * 3 + 2: the last bar of a common year has two days; 366 = 122 * 3: of a leap year three.
TEST(ThreeDayBars, LastOfAYearIsCutInACommonYearOnly) {
  EXPECT_EQ(bar("2019-12-31", Timeframe::ThreeDay), dates("2019-12-30", "2020-01-01"));
  EXPECT_EQ(bar("2021-12-30", Timeframe::ThreeDay), dates("2021-12-30", "2022-01-01"));
  EXPECT_EQ(bar("2020-12-31", Timeframe::ThreeDay), dates("2020-12-29", "2021-01-01"));
  EXPECT_EQ(bar("2024-12-29", Timeframe::ThreeDay), dates("2024-12-29", "2025-01-01"));
}

// After 29 February the grid of a leap year lies a day earlier in the month than that of a common year.
TEST(ThreeDayBars, CountLeapDays) {
  EXPECT_EQ(bar("2020-02-29", Timeframe::ThreeDay), dates("2020-02-27", "2020-03-01"));
  EXPECT_EQ(bar("2020-03-01", Timeframe::ThreeDay), dates("2020-03-01", "2020-03-04"));
  EXPECT_EQ(bar("2024-02-29", Timeframe::ThreeDay), dates("2024-02-27", "2024-03-01"));
  EXPECT_EQ(bar("2021-03-01", Timeframe::ThreeDay), dates("2021-02-27", "2021-03-02"));
}

// The running grid must match Binance's own 3d candles, two of which open on these days.
TEST(ThreeDayBars, RunningGridMatchesBinance) {
  const auto running = ThreeDayGrid::Running;
  EXPECT_EQ(bar("2017-08-17", Timeframe::ThreeDay, running), dates("2017-08-17", "2017-08-20"));
  EXPECT_EQ(bar("2026-07-01", Timeframe::ThreeDay, running), dates("2026-07-01", "2026-07-04"));
  EXPECT_EQ(bar("2026-07-03T23:59Z", Timeframe::ThreeDay, running), dates("2026-07-01", "2026-07-04"));
  // No reset at new year: 1 January 2021 is day 18628 = 1 mod 3, so it opens a bar; 2022 is 18993 = 0 mod 3:
  // not.
  EXPECT_EQ(bar("2021-01-01", Timeframe::ThreeDay, running), dates("2021-01-01", "2021-01-04"));
  EXPECT_EQ(bar("2022-01-01", Timeframe::ThreeDay, running), dates("2021-12-30", "2022-01-02"));
  // Before 1970 too: day -1 is 2 mod 3.
  EXPECT_EQ(bar("1969-12-31", Timeframe::ThreeDay, running), dates("1969-12-30", "1970-01-02"));
}

// A week runs through new year; it does not restart on the 1st.
TEST(WeekBars, OpenOnMondayOverNewYear) {
  EXPECT_EQ(bar("2020-12-31", Timeframe::Week), dates("2020-12-28", "2021-01-04"));
  EXPECT_EQ(bar("2021-01-03T23:59:59.999Z", Timeframe::Week), dates("2020-12-28", "2021-01-04"));
  EXPECT_EQ(bar("2021-01-04", Timeframe::Week), dates("2021-01-04", "2021-01-11"));
  EXPECT_EQ(bar("2024-02-29", Timeframe::Week), dates("2024-02-26", "2024-03-04"));
  EXPECT_EQ(bar("2024-12-31", Timeframe::Week), dates("2024-12-30", "2025-01-06"));
}

TEST(MonthBars, HaveTheirOwnLengths) {
  EXPECT_EQ(bar("2020-02-29", Timeframe::Month), dates("2020-02-01", "2020-03-01"));
  EXPECT_EQ(bar("2021-02-28", Timeframe::Month), dates("2021-02-01", "2021-03-01"));
  EXPECT_EQ(bar("2021-12-31T23:59Z", Timeframe::Month), dates("2021-12-01", "2022-01-01"));
  EXPECT_EQ(bar("2021-04-30", Timeframe::Month), dates("2021-04-01", "2021-05-01"));
}

// No day may be counted twice or lost between bars, in any year.
TEST(Bars, TileTimeWithoutGapOrOverlap) {
  for (const Timeframe timeframe : kTimeframes) {
    for (const ThreeDayGrid grid : {ThreeDayGrid::Year, ThreeDayGrid::Running}) {
      const std::vector<Bar> bars = bars_between(day("2015-12-30"), day("2025-01-02"), timeframe, grid);
      for (std::size_t i = 0; i < bars.size(); ++i) {
        ASSERT_TRUE(i == 0 || bars[i].open == bars[i - 1].end) << to_iso(bars[i].open);
        for (Time t = bars[i].open; t < bars[i].end; t += kDay)
          ASSERT_EQ(bar_at(t, timeframe, grid), bars[i]);
        ASSERT_EQ(bar_at(bars[i].end - Duration{1}, timeframe, grid), bars[i]);
      }
      EXPECT_LE(bars.front().open, day("2015-12-30"));
      EXPECT_GE(bars.back().end, day("2025-01-02"));
    }
  }
}

// At 00:00 sharp the new bar has not begun to hold anything: it is not listed yet.
TEST(Bars, BetweenEndsWithTheLastThatOpensBefore) {
  const auto monday = day("2021-01-11");
  EXPECT_EQ(bars_between(day("2021-01-06"), monday, Timeframe::Week).size(), 1U);
  EXPECT_EQ(bars_between(day("2021-01-06"), monday + Duration{1}, Timeframe::Week).size(), 2U);
  EXPECT_TRUE(bars_between(monday, monday, Timeframe::Week).empty());
}

// The names are typed in commands and stored in settings.
TEST(TimeframeNames, ReadBackInEitherCase) {
  for (const Timeframe timeframe : kTimeframes) EXPECT_EQ(parse_timeframe(short_name(timeframe)), timeframe);
  EXPECT_EQ(parse_timeframe("d"), Timeframe::Day);
  EXPECT_EQ(parse_timeframe("3d"), Timeframe::ThreeDay);
  EXPECT_EQ(parse_timeframe("w"), Timeframe::Week);
  EXPECT_EQ(parse_timeframe("m"), Timeframe::Month);
  for (const char* bad : {"", "1D", "4h", "DD", "D ", "week", "3"}) {
    EXPECT_FALSE(parse_timeframe(bad)) << '"' << bad << '"';
  }
  EXPECT_EQ(unit_name(Timeframe::ThreeDay), "3 days");
}

}  // namespace
}  // namespace btcflow::core
