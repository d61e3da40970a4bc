// Instants and days, always UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace btcflow::core {

// An instant with millisecond resolution; all of the program counts in UTC.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

inline constexpr Duration kDay = std::chrono::hours{24};
inline constexpr Duration kHour = std::chrono::hours{1};

// From `from` (inclusive) to `to` (exclusive).
struct Span {
  Time from;
  Time to;
  bool empty() const { return from >= to; }
  friend bool operator==(const Span&, const Span&) = default;
};

// 00:00 of the day that holds t.
Time day_of(Time t);
Time make_day(int year, unsigned month, unsigned day);

// Exchanges stamp some milliseconds late (docs/metrics.md section 1): rows are rounded to the nearest minute
// where they are read.
Time round_to_minute(Time t);

// Time between two instants in days, fractions included.
double days_between(Time from, Time to);

// "2021-04-12T00:00:00Z"; milliseconds are written only where there are any ("...:00.250Z").
std::string to_iso(Time t);
// "2021-04-12"
std::string to_date(Time t);

// Takes a date ("2021-04-12": 00:00 of that day), or an instant ("2021-04-12T08:30Z", "2021-04-12
// 08:30:15.25+02:00"; without an offset it is UTC). Nothing else, and no day that the calendar lacks.
std::optional<Time> parse_time(std::string_view text);

}  // namespace btcflow::core
