#include "btcflow/core/time.h"

#include <array>
#include <cstdio>

namespace btcflow::core {

using std::chrono::floor;

Time day_of(Time t) { return floor<std::chrono::days>(t); }

Time make_day(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Time round_to_minute(Time t) { return floor<std::chrono::minutes>(t + std::chrono::seconds{30}); }

double days_between(Time from, Time to) {
  return static_cast<double>((to - from).count()) / static_cast<double>(kDay.count());
}

std::string to_date(Time t) {
  const std::chrono::year_month_day ymd{floor<std::chrono::days>(t)};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return text.data();
}

std::string to_iso(Time t) {
  const auto in_day = (t - day_of(t)).count();
  const auto seconds = in_day / 1000;
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  std::string out = to_date(t) + text.data();
  if (in_day % 1000 != 0) {
    std::snprintf(text.data(), text.size(), ".%03d", static_cast<int>(in_day % 1000));
    out += text.data();
  }
  return out + "Z";
}

namespace {

// Reads a fixed number of digits off the front of the text.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

// ".25" gives 250 ms; digits past the third are read and dropped.
std::optional<Duration> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return Duration{0};
  int scale = 100;
  int value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    value += (text[digits] - '0') * scale;
    scale /= 10;
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return Duration{value};
}

// "Z", "+02:00", "-0530" or nothing.
std::optional<Duration> take_offset(std::string_view& text) {
  if (text.empty()) return Duration{0};
  if (take(text, 'Z') || take(text, 'z')) return Duration{0};
  const bool minus = text.front() == '-';
  if (!minus && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  take(text, ':');
  const auto minutes = take_digits(text, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const Duration offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return minus ? -offset : offset;
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month(static_cast<unsigned>(*month)),
                                        std::chrono::day(static_cast<unsigned>(*day))};
  if (!ymd.ok()) return std::nullopt;
  Time t = std::chrono::sys_days{ymd};
  if (text.empty()) return t;

  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  t += std::chrono::hours{*hour} + std::chrono::minutes{*minute};
  if (take(text, ':')) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    const auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    t += std::chrono::seconds{*second} + *fraction;
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return t - *offset;
}

}  // namespace btcflow::core
