#include "csv.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "btcflow/core/number.h"
#include "read.h"

namespace btcflow::venues {

using core::Time;

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Where the field that begins at `from` ends: the next comma outside of quotes, or the end of the line.
std::size_t end_of_field(std::string_view line, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == ',' && !quoted) return i;
  }
  return line.size();
}

std::string_view unquoted(std::string_view field) {
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
    return trimmed(field.substr(1, field.size() - 2));
  }
  return field;
}

}  // namespace

CsvLine::CsvLine(std::string_view line, std::size_t number) : number_(number) {
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = end_of_field(line, from);
    if (size_ < fields_.size()) fields_.at(size_) = unquoted(trimmed(line.substr(from, end - from)));
    ++size_;
    from = end + 1;
  }
}

std::size_t CsvLine::position(std::string_view text) const {
  const auto last = fields_.begin() + static_cast<std::ptrdiff_t>(std::min(size_, fields_.size()));
  const auto it = std::find(fields_.begin(), last, text);
  return it == last ? size_ : static_cast<std::size_t>(it - fields_.begin());
}

double CsvLine::number(std::size_t at, const char* name) const {
  if (is_missing(at)) refuse(name, "is missing");
  return number_or_unknown(at, name);
}

double CsvLine::number_or_unknown(std::size_t at, const char* name) const {
  if (is_missing(at)) return core::kUnknown;
  if (const auto value = core::parse_number(field(at))) return *value;
  refuse(name, "is not a number");
}

Time CsvLine::time_ms(std::size_t at, const char* name) const { return instant(number(at, name), name); }
Time CsvLine::time_s(std::size_t at, const char* name) const {
  return instant(number(at, name) * 1000, name);
}

Time CsvLine::time_ms_or_us(std::size_t at, const char* name) const {
  constexpr double kTooLargeForMs = 1e14;  // as milliseconds that is the year 5138
  const double value = number(at, name);
  return instant(value > kTooLargeForMs ? value / 1000 : value, name);
}

Time CsvLine::time_text(std::size_t at, const char* name) const {
  if (is_missing(at)) refuse(name, "is missing");
  if (const auto time = core::parse_time(field(at))) return *time;
  refuse(name, "is not an instant like 2024-01-31 23:55:00");
}

void CsvLine::must_have(std::size_t fields) const {
  if (size_ != fields) {
    refuse("the line",
           "has " + std::to_string(size_) + " fields where there should be " + std::to_string(fields));
  }
}

void CsvLine::refuse(std::string_view name, std::string_view problem) const {
  venues::refuse("line " + std::to_string(number_) + ": " + std::string(name) + " " + std::string(problem));
}

Time CsvLine::instant(double milliseconds, const char* name) const {
  static const Time kFirst = core::make_day(2009, 1, 1);
  static const Time kLast = core::make_day(2100, 1, 1);
  if (!(milliseconds >= 0 && milliseconds < 1e16)) refuse(name, "is not an instant");
  const Time time{core::Duration{static_cast<long long>(std::floor(milliseconds))}};
  if (time < kFirst || time > kLast) refuse(name, "is not an instant of this century in the unit expected");
  return time;
}

void for_each_line(std::string_view text, const std::function<void(const CsvLine&)>& each) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) each(CsvLine(line, number));
  }
}

}  // namespace btcflow::venues
