#include "btcflow/core/timeframe.h"

#include <algorithm>

namespace btcflow::core {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days first_of_year(std::chrono::year year) { return sys_days{year / std::chrono::January / 1}; }

Bar three_day_bar(sys_days day, ThreeDayGrid grid) {
  if (grid == ThreeDayGrid::Running) {
    const auto since_epoch = day.time_since_epoch().count();
    const auto into_bar = ((since_epoch - 1) % 3 + 3) % 3;
    const sys_days open = day - days{into_bar};
    return {open, open + days{3}};
  }
  const auto year = year_month_day{day}.year();
  const sys_days first = first_of_year(year);
  const sys_days next_year = first_of_year(year + std::chrono::years{1});
  const sys_days open = day - days{(day - first).count() % 3};
  return {open, std::min(open + days{3}, next_year)};
}

Bar week_bar(sys_days day) {
  const auto since_monday = std::chrono::weekday{day} - std::chrono::Monday;
  const sys_days open = day - since_monday;
  return {open, open + days{7}};
}

Bar month_bar(sys_days day) {
  const year_month_day ymd{day};
  const auto month = ymd.year() / ymd.month();
  return {sys_days{month / 1}, sys_days{(month + std::chrono::months{1}) / 1}};
}

}  // namespace

Bar bar_at(Time t, Timeframe timeframe, ThreeDayGrid grid) {
  const sys_days day = std::chrono::floor<days>(t);
  switch (timeframe) {
    case Timeframe::Day:
      return {day, day + days{1}};
    case Timeframe::ThreeDay:
      return three_day_bar(day, grid);
    case Timeframe::Week:
      return week_bar(day);
    case Timeframe::Month:
      return month_bar(day);
  }
  return {day, day + days{1}};
}

std::vector<Bar> bars_between(Time first, Time before, Timeframe timeframe, ThreeDayGrid grid) {
  std::vector<Bar> bars;
  for (Bar bar = bar_at(first, timeframe, grid); bar.open < before; bar = bar_at(bar.end, timeframe, grid)) {
    bars.push_back(bar);
  }
  return bars;
}

std::string_view short_name(Timeframe timeframe) {
  switch (timeframe) {
    case Timeframe::Day:
      return "D";
    case Timeframe::ThreeDay:
      return "3D";
    case Timeframe::Week:
      return "W";
    case Timeframe::Month:
      return "M";
  }
  return "";
}

std::string_view unit_name(Timeframe timeframe) {
  switch (timeframe) {
    case Timeframe::Day:
      return "day";
    case Timeframe::ThreeDay:
      return "3 days";
    case Timeframe::Week:
      return "week";
    case Timeframe::Month:
      return "month";
  }
  return "";
}

std::optional<Timeframe> parse_timeframe(std::string_view text) {
  for (const Timeframe timeframe : kTimeframes) {
    const std::string_view name = short_name(timeframe);
    if (std::equal(text.begin(), text.end(), name.begin(), name.end(),
                   [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; })) {
      return timeframe;
    }
  }
  return std::nullopt;
}

}  // namespace btcflow::core
