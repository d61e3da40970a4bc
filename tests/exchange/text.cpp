#include "text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace exchange {
namespace {

constexpr std::array<double, 13> kPowers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

struct Parts {
  int year;
  unsigned month, day;
  int hour, minute, second, millisecond;
  unsigned weekday;
};

Parts parts_of(Millis t) {
  using namespace std::chrono;
  const Millis day = floor_to(t, kDay);
  const sys_days days{std::chrono::days{static_cast<int>(day / kDay)}};
  const year_month_day date{days};
  const Millis rest = t - day;
  return {int(date.year()),
          unsigned(date.month()),
          unsigned(date.day()),
          static_cast<int>(rest / kHour),
          static_cast<int>(rest / kMinute % 60),
          static_cast<int>(rest / 1000 % 60),
          static_cast<int>(rest % 1000),
          weekday{days}.c_encoding()};
}

template <class... Args>
std::string printed(const char* format, Args... args) {
  std::array<char, 64> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), format, args...);
  return {buffer.data(), static_cast<size_t>(size)};
}

Millis date_start(int year, unsigned month) {
  using namespace std::chrono;
  const sys_days days{std::chrono::year{year} / std::chrono::month{month} / 1};
  return days.time_since_epoch().count() * kDay;
}

}  // namespace

void append_integer(std::string& out, std::int64_t x) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x).ptr;
  out.append(buffer.data(), end);
}

void append_fixed(std::string& out, double x, int decimals) {
  const double power = kPowers.at(static_cast<size_t>(decimals));
  const double size = std::fabs(x);
  double whole = std::floor(size);
  double fraction = std::nearbyint((size - whole) * power);
  if (fraction >= power) {
    whole += 1;
    fraction = 0;
  }
  if (x < 0 && (whole > 0 || fraction > 0)) out += '-';
  append_integer(out, static_cast<std::int64_t>(whole));
  if (decimals == 0) return;
  out += '.';
  const size_t start = out.size();
  out.append(static_cast<size_t>(decimals), '0');
  auto digits = static_cast<std::int64_t>(fraction);
  for (size_t i = start + static_cast<size_t>(decimals); digits > 0; digits /= 10) {
    out[--i] = static_cast<char>('0' + digits % 10);
  }
}

void append_decimal(std::string& out, double x, int decimals) {
  append_fixed(out, x, decimals);
  if (decimals == 0) return;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
}

void append_number(std::string& out, double x) {
  std::array<char, 40> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x).ptr;
  out.append(buffer.data(), end);
}

std::string fixed(double x, int decimals) {
  std::string text;
  append_fixed(text, x, decimals);
  return text;
}

std::string number(double x) {
  std::string text;
  append_number(text, x);
  return text;
}

std::string decimal(double x, int decimals) {
  std::string text;
  append_decimal(text, x, decimals);
  return text;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += '"';
}

Millis floor_to(Millis t, Millis step, Millis anchor) {
  const Millis shifted = t - anchor;
  const Millis rest = ((shifted % step) + step) % step;
  return t - rest;
}

Millis month_start(Millis t) {
  const Parts p = parts_of(t);
  return date_start(p.year, p.month);
}

Millis next_month(Millis t) {
  const Parts p = parts_of(t);
  return p.month == 12 ? date_start(p.year + 1, 1) : date_start(p.year, p.month + 1);
}

int year_of(Millis t) { return parts_of(t).year; }

std::string iso_seconds(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d-%02u-%02uT%02d:%02d:%02dZ", p.year, p.month, p.day, p.hour, p.minute, p.second);
}

std::string iso_milliseconds(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", p.year, p.month, p.day, p.hour, p.minute, p.second,
                 p.millisecond);
}

std::string date_text(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d-%02u-%02u", p.year, p.month, p.day);
}

std::string clock_text(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d-%02u-%02u %02d:%02d:%02d", p.year, p.month, p.day, p.hour, p.minute, p.second);
}

std::string compact_date(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d%02u%02u", p.year, p.month, p.day);
}

std::string month_text(Millis t) {
  const Parts p = parts_of(t);
  return printed("%04d-%02u", p.year, p.month);
}

std::string http_date(Millis t) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Parts p = parts_of(t);
  return printed("%s, %02u %s %04d %02d:%02d:%02d GMT", kDays.at(p.weekday), p.day, kMonths.at(p.month - 1),
                 p.year, p.hour, p.minute, p.second);
}

std::optional<Millis> parse_instant(const std::string& text) {
  int year = 0, hour = 0, minute = 0, read = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) != 3 || read != 10) return {};
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!date.ok()) return {};
  const Millis start = std::chrono::sys_days{date}.time_since_epoch().count() * kDay;
  const std::string rest = text.substr(10);
  if (rest.empty()) return start;
  double seconds = 0;
  if (std::sscanf(rest.c_str(), "T%2d:%2d%n", &hour, &minute, &read) != 2 || read != 6) return {};
  std::string tail = rest.substr(6);
  if (!tail.empty() && tail[0] == ':') {
    if (std::sscanf(tail.c_str(), ":%lf%n", &seconds, &read) != 1) return {};
    tail = tail.substr(static_cast<size_t>(read));
  }
  if (!tail.empty() && tail != "Z" && tail != "+00:00") return {};
  if (hour > 23 || minute > 59 || seconds >= 60 || hour < 0 || minute < 0 || seconds < 0) return {};
  return start + hour * kHour + minute * kMinute + std::llround(seconds * 1000);
}

}  // namespace exchange
