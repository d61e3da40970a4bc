// Dates come from users, files and eight exchanges: what is not a moment must be refused, never guessed.
#include "btcflow/core/time.h"

#include <gtest/gtest.h>

#include <string>

namespace btcflow::core {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::string read(const char* text) {
  const auto t = parse_time(text);
  return t ? to_iso(*t) : "refused";
}

TEST(ParseTime, TakesADateAsItsMidnight) {
  EXPECT_EQ(parse_time("2021-04-12"), make_day(2021, 4, 12));
  EXPECT_EQ(parse_time("1970-01-01"), Time{});
  // 51 years of 365 days, 13 leap days (1972 to 2020), 31 + 28 + 31 + 11 days of 2021.
  EXPECT_EQ(parse_time("2021-04-12")->time_since_epoch(), hours{24} * (51 * 365 + 13 + 31 + 28 + 31 + 11));
}

TEST(ParseTime, TakesInstantsWithAndWithoutSeconds) {
  const Time day = make_day(2021, 4, 12);
  EXPECT_EQ(parse_time("2021-04-12T08:30Z"), day + hours{8} + minutes{30});
  EXPECT_EQ(parse_time("2021-04-12T08:30"), day + hours{8} + minutes{30});
  EXPECT_EQ(parse_time("2021-04-12 08:30:15"), day + hours{8} + minutes{30} + seconds{15});
  EXPECT_EQ(parse_time("2021-04-12T23:59:59z"), day + hours{24} - seconds{1});
}

// Files of other time zones: the offset is taken off, also over midnight and new year.
TEST(ParseTime, TakesOffsetsOff) {
  EXPECT_EQ(read("2021-04-12T08:30+02:00"), "2021-04-12T06:30:00Z");
  EXPECT_EQ(read("2021-04-12T08:30-0530"), "2021-04-12T14:00:00Z");
  EXPECT_EQ(read("2021-01-01T00:30:00+01:00"), "2020-12-31T23:30:00Z");
  EXPECT_EQ(read("2020-02-28T23:00:00-02:00"), "2020-02-29T01:00:00Z");
}

// Exchanges write microseconds; the program counts in milliseconds and drops the rest.
TEST(ParseTime, ReadsFractionsToTheMillisecond) {
  EXPECT_EQ(read("2021-04-12T08:30:15.25Z"), "2021-04-12T08:30:15.250Z");
  EXPECT_EQ(read("2021-04-12T08:30:15.007"), "2021-04-12T08:30:15.007Z");
  EXPECT_EQ(read("2021-04-12 08:30:15.123999+02:00"), "2021-04-12T06:30:15.123Z");
  EXPECT_EQ(read("2021-04-12T08:30:15.000000Z"), "2021-04-12T08:30:15Z");
}

// A typing error must not silently become another day.
TEST(ParseTime, RefusesDaysThatTheCalendarLacks) {
  EXPECT_TRUE(parse_time("2020-02-29"));
  EXPECT_TRUE(parse_time("2024-02-29"));
  EXPECT_TRUE(parse_time("2000-02-29"));
  for (const char* bad : {"2021-02-29", "1900-02-29", "2021-04-31", "2021-00-10", "2021-13-01", "2021-01-00",
                          "2021-01-32", "2021-02-30T10:00Z"}) {
    EXPECT_FALSE(parse_time(bad)) << bad;
  }
}

TEST(ParseTime, RefusesWhatIsNotAMoment) {
  for (const char* bad : {"",
                          " ",
                          "2021",
                          "2021-04",
                          "2021-4-12",
                          "21-04-12",
                          "2021/04/12",
                          "12.04.2021",
                          "2021-04-12T",
                          "2021-04-12 ",
                          "2021-04-12T08",
                          "2021-04-12T08:",
                          "2021-04-12T8:30",
                          "2021-04-12T24:00",
                          "2021-04-12T08:60",
                          "2021-04-12Z",
                          "2021-04-12T08:30:60",
                          "2021-04-12T08:30:15.",
                          "2021-04-12T08:30:15.Z",
                          "2021-04-12T08:30.5Z",
                          "2021-04-12T08:30ZZ",
                          "2021-04-12T08:30+2",
                          "2021-04-12T08:30+02:0",
                          "2021-04-12T08:30+25:00",
                          "2021-04-12T08:30 Z",
                          " 2021-04-12",
                          "2021-04-12x",
                          "-021-04-12",
                          "1618216215",
                          "now"}) {
    EXPECT_FALSE(parse_time(bad)) << '"' << bad << '"';
  }
}

TEST(ToIso, WritesMillisecondsOnlyWhereThereAreAny) {
  const Time day = make_day(2021, 4, 12);
  EXPECT_EQ(to_iso(day), "2021-04-12T00:00:00Z");
  EXPECT_EQ(to_iso(day + milliseconds{250}), "2021-04-12T00:00:00.250Z");
  EXPECT_EQ(to_iso(day - milliseconds{1}), "2021-04-11T23:59:59.999Z");
  EXPECT_EQ(to_iso(make_day(1969, 12, 31) + hours{12}), "1969-12-31T12:00:00Z");
  EXPECT_EQ(to_date(day + hours{23}), "2021-04-12");
}

// Whatever is written into an export can be read back.
TEST(ToIso, ReadsBackAsTheSameInstant) {
  const Time start = make_day(2019, 12, 30);
  for (int i = 0; i < 1000; ++i) {
    const Time t = start + milliseconds{i * 86'412'347LL};
    ASSERT_EQ(parse_time(to_iso(t)), t) << to_iso(t);
  }
}

// A settlement that is stamped 13 ms late is still the settlement of that minute.
TEST(RoundToMinute, TakesTheNearestMinute) {
  const Time eight = make_day(2021, 4, 12) + hours{8};
  EXPECT_EQ(round_to_minute(eight), eight);
  EXPECT_EQ(round_to_minute(eight + milliseconds{13}), eight);
  EXPECT_EQ(round_to_minute(eight - milliseconds{13}), eight);
  EXPECT_EQ(round_to_minute(eight + milliseconds{29'999}), eight);
  EXPECT_EQ(round_to_minute(eight - milliseconds{29'999}), eight);
  EXPECT_EQ(round_to_minute(eight + milliseconds{30'001}), eight + minutes{1});
  const Time midnight = make_day(2021, 1, 1);
  EXPECT_EQ(round_to_minute(midnight - milliseconds{2}), midnight);
  const Time early = make_day(1969, 12, 31);
  EXPECT_EQ(round_to_minute(early + milliseconds{2}), early);
}

TEST(Days, CountFractions) {
  const Time day = make_day(2020, 2, 28);
  EXPECT_EQ(days_between(day, make_day(2020, 3, 1)), 2.0);
  EXPECT_EQ(days_between(day, day + hours{6}), 0.25);
  EXPECT_EQ(days_between(day + hours{36}, day), -1.5);
  EXPECT_EQ(day_of(day + hours{47}), make_day(2020, 2, 29));
  EXPECT_EQ(day_of(make_day(1969, 12, 31) + hours{1}), make_day(1969, 12, 31));
}

}  // namespace
}  // namespace btcflow::core
