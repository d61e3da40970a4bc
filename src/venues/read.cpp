#include "read.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "btcflow/core/number.h"

namespace btcflow::venues {

using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Time;

void refuse(std::string sentence, std::string cause) {
  throw BadAnswer{{ErrorKind::BadInput, std::move(sentence), std::move(cause), {}}};
}

core::Result<Step> guarded(const std::function<Step()>& read) {
  try {
    return read();
  } catch (const BadAnswer& e) {
    return e.error;
  } catch (const WrongShape& e) {
    return Error{ErrorKind::BadInput, "the answer is not in the documented shape", e.what(), {}};
  }
}

namespace {

// The beginning of a text on one line, for a log.
std::string beginning(const std::string& text) {
  constexpr std::size_t kMost = 200;
  std::string start = text.substr(0, kMost);
  std::replace_if(
      start.begin(), start.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  return start;
}

bool looks_like_html(const HttpResponse& answer) {
  const std::size_t first = answer.body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || answer.body[first] != '<') return false;
  std::string start = answer.body.substr(first, 15);
  std::transform(start.begin(), start.end(), start.begin(), [](unsigned char c) { return std::tolower(c); });
  return start.rfind("<!doctype", 0) == 0 || start.rfind("<html", 0) == 0 ||
         answer.header("content-type").find("html") != std::string_view::npos;
}

bool is_success(const HttpResponse& answer) { return answer.status >= 200 && answer.status < 300; }

}  // namespace

Error status_error(const HttpResponse& answer, const std::string& message) {
  const std::string number = "HTTP " + std::to_string(answer.status);
  const std::string words = message.empty() ? number : number + ": " + message;
  Error error{ErrorKind::BadInput, "the request was refused (" + words + ")", beginning(answer.body), {}};
  switch (answer.status) {
    case 403:
      error.kind = ErrorKind::Forbidden;
      error.sentence = "the venue refuses this place or connection (" + words + ")";
      break;
    case 404:
      error.kind = ErrorKind::NotFound;
      error.sentence = "there is nothing at this address (" + words + ")";
      break;
    case 418:
    case 429:
      error.kind = ErrorKind::RateLimited;
      error.sentence = "the venue asks to wait (" + words + ")";
      error.retry_after = retry_after(answer);
      break;
    case 451:
      error.kind = ErrorKind::Forbidden;
      error.sentence = "the venue does not serve this country (" + words + ")";
      break;
    default:
      if (answer.status >= 500) {
        error.kind = ErrorKind::Unavailable;
        error.sentence = "the venue cannot answer at the moment (" + words + ")";
      }
  }
  return error;
}

Document parsed(const HttpResponse& answer) { return Document::parse(answer.body); }

Document accepted(Document document, const HttpResponse& answer, const MessageOf& message_of) {
  if (!is_success(answer)) {
    std::string message;
    if (message_of && document.valid()) {
      try {
        message = message_of(*document);
      } catch (const WrongShape&) {
        // An error in another shape than documented has no words of its own to show.
      }
    }
    throw BadAnswer{status_error(answer, message)};
  }
  if (document.valid()) return document;
  if (answer.body.empty()) refuse("the answer is empty");
  if (looks_like_html(answer)) {
    refuse("a web page came instead of data (a portal or a block page?)", beginning(answer.body));
  }
  refuse("the answer is not complete JSON", beginning(answer.body));
}

Document json_of(const HttpResponse& answer, const MessageOf& message_of) {
  return accepted(parsed(answer), answer, message_of);
}

const std::string& text_of(const HttpResponse& answer) {
  if (!is_success(answer)) throw BadAnswer{status_error(answer, "")};
  if (looks_like_html(answer)) {
    refuse("a web page came instead of data (a portal or a block page?)", beginning(answer.body));
  }
  return answer.body;
}

namespace {

// "Wed, 21 Oct 2026 07:28:00 GMT"
std::optional<Time> http_date(std::string_view text) {
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int day = 0, year = 0, hour = 0, minute = 0, second = 0;
  std::array<char, 4> month{};
  if (std::sscanf(std::string(text).c_str(), "%*3s, %d %3s %d %d:%d:%d GMT", &day, month.data(), &year, &hour,
                  &minute, &second) != 6) {
    return std::nullopt;
  }
  const auto it = std::find_if(kMonths.begin(), kMonths.end(),
                               [&](const char* m) { return std::string(m) == month.data(); });
  if (it == kMonths.end() || day < 1 || day > 31) return std::nullopt;
  return core::make_day(year, static_cast<unsigned>(it - kMonths.begin()) + 1, static_cast<unsigned>(day)) +
         std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

}  // namespace

std::optional<core::Duration> retry_after(const HttpResponse& answer) {
  const std::string_view value = answer.header("retry-after");
  if (const auto seconds = core::parse_number(value)) {
    if (*seconds < 0 || *seconds > 1e8) return std::nullopt;
    return core::Duration{static_cast<long long>(std::ceil(*seconds * 1000))};
  }
  const auto until = http_date(value);
  if (!until) return std::nullopt;
  const auto sent = http_date(answer.header("date"));
  return std::max(*until - sent.value_or(answer.received), core::Duration{0});
}

void Row::refuse(const std::string& name, const std::string& problem) const {
  venues::refuse("row " + std::to_string(index_ + 1) + ": " + name + " " + problem);
}

const Json& Row::find(const char* key) const {
  if (!value_.is_object()) refuse(key, "cannot be read: the row is no object");
  return value_[key];
}

const Json& Row::find(std::size_t at, const char* name) const {
  if (!value_.is_array()) refuse(name, "cannot be read: the row is no list");
  return value_[at];
}

namespace {

bool is_missing(const Json& field) { return field.is_null() || (field.is_string() && field.text().empty()); }

}  // namespace

double Row::number(const Json& field, const char* name) const {
  if (is_missing(field)) refuse(name, "is missing");
  const auto number = field.is_string() ? core::parse_number(field.text()) : field.number();
  if (!number) refuse(name, "is not a number");
  return *number;
}

double Row::number_or_unknown(const Json& field, const char* name) const {
  return is_missing(field) ? core::kUnknown : number(field, name);
}

Time Row::instant(double value, double milliseconds, const char* name) const {
  static const Time kFirst = core::make_day(2009, 1, 1);
  static const Time kLast = core::make_day(2100, 1, 1);
  const double ms = std::floor(value * milliseconds);
  if (!(ms >= 0 && ms < 1e16)) refuse(name, "is not an instant");
  const Time time{core::Duration{static_cast<long long>(ms)}};
  if (time < kFirst || time > kLast) {
    refuse(name,
           std::string("is not in this century as ") + (milliseconds == 1 ? "milliseconds" : "seconds"));
  }
  return time;
}

Time Row::time_iso(const char* key) const {
  const auto time = core::parse_time(text(key));
  if (!time) refuse(key, "is not an instant like 2021-04-12T00:00:00.000Z");
  return *time;
}

std::string_view Row::text(const char* key) const {
  const Json& field = find(key);
  if (!field.is_string() || field.text().empty()) refuse(key, "is missing");
  return field.text();
}

std::string text_or_empty(const Json& field) { return field.is_string() ? std::string(field.text()) : ""; }
std::string words_or_dump(const Json& field) {
  return field.is_string() ? std::string(field.text()) : field.dump();
}

namespace {

template <typename R>
void sort_by_time(std::vector<R>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const R& a, const R& b) { return core::time_of(a) < core::time_of(b); });
}

// Neighbours at the same time are one row if `same` says so, else the answer contradicts itself.
template <typename R, typename Same>
void join_doubles(std::vector<R>& rows, Same same) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (core::time_of(rows[i]) == core::time_of(rows[i - 1]) && !same(rows[i], rows[i - 1])) {
      refuse("two different rows are stamped " + core::to_iso(core::time_of(rows[i])));
    }
  }
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const R& a, const R& b) { return core::time_of(a) == core::time_of(b); }),
             rows.end());
}

bool same_or_unknown(double a, double b) { return a == b || (!core::known(a) && !core::known(b)); }

void check_candle(const core::Candle& c) {
  const std::string day = "the day " + core::to_date(c.day);
  if (c.day != core::day_of(c.day)) refuse("a day opens at " + core::to_iso(c.day) + ", not at 00:00 UTC");
  if (!(c.open > 0 && c.high > 0 && c.low > 0 && c.close > 0)) refuse(day + " has a price of zero or less");
  if (!(c.low <= c.high && c.low <= c.close && c.close <= c.high)) {
    refuse(day + " has low, close and high out of order");
  }
  if (c.volume < 0) refuse(day + " has a negative volume");
}

}  // namespace

std::vector<core::Candle> checked_candles(std::vector<core::Candle> rows, Time now) {
  for (core::Candle& c : rows) {
    check_candle(c);
    c.closed = c.day + core::kDay <= now;
  }
  sort_by_time(rows);
  join_doubles(rows, [](const core::Candle& a, const core::Candle& b) {
    return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
           same_or_unknown(a.volume, b.volume);
  });
  return rows;
}

std::vector<core::OpenInterest> checked_open_interest(std::vector<core::OpenInterest> rows) {
  for (core::OpenInterest& r : rows) {
    r.time = core::round_to_minute(r.time);
    if (!(r.value >= 0 && r.value < 1e15))
      refuse("open interest at " + core::to_iso(r.time) + " is nonsense");
  }
  sort_by_time(rows);
  join_doubles(rows,
               [](const core::OpenInterest& a, const core::OpenInterest& b) { return a.value == b.value; });
  return rows;
}

std::optional<Time> reading_time(Time day, Time now) {
  const Time minute = std::chrono::floor<std::chrono::minutes>(now);
  if (minute <= day) return std::nullopt;
  return std::min(day + core::kDay, minute);
}

std::vector<core::OpenInterest> last_of_each_day(std::vector<core::OpenInterest> rows) {
  sort_by_time(rows);
  const auto closes_day = [](Time t) { return core::day_of(t - core::Duration{1}); };
  std::vector<core::OpenInterest> last;
  for (const core::OpenInterest& row : rows) {
    if (last.empty() || closes_day(last.back().time) != closes_day(row.time)) {
      last.push_back(row);
    } else {
      last.back() = row;
    }
  }
  return last;
}

namespace {

double measured_interval(Time before, Time at, double regular_hours) {
  constexpr std::array<int, 7> kIntervals{1, 2, 4, 6, 8, 12, 24};
  for (const int hours : kIntervals) {
    if (at - before == std::chrono::hours{hours} && hours <= regular_hours) return hours;
  }
  return regular_hours;
}

}  // namespace

std::vector<core::Funding> checked_funding(std::vector<core::Funding> rows, double regular_hours,
                                           bool measure) {
  constexpr double kMost = 0.10;
  for (core::Funding& r : rows) {
    r.time = core::round_to_minute(r.time);
    if (!(std::abs(r.rate) <= kMost)) refuse("the funding rate at " + core::to_iso(r.time) + " is nonsense");
    if (measure) r.interval_hours = regular_hours;
  }
  sort_by_time(rows);
  join_doubles(rows, [](const core::Funding& a, const core::Funding& b) { return a.rate == b.rate; });
  for (std::size_t i = 1; measure && i < rows.size(); ++i) {
    rows[i].interval_hours = measured_interval(rows[i - 1].time, rows[i].time, regular_hours);
  }
  return rows;
}

core::OpenInterest open_interest_of(const core::Instrument& instrument, Time time, double value,
                                    bool one_sided) {
  if (!instrument.open_interest_unit)
    refuse("the catalogue knows no unit of open interest for " + instrument.id);
  core::OpenInterest row{time, value, *instrument.open_interest_unit};
  if (!one_sided) row.value /= instrument.open_interest_sides;
  if (row.unit == core::OpenInterestUnit::Contracts) {
    if (!core::known(instrument.contract.size)) {
      refuse("the catalogue knows no contract size for " + instrument.id);
    }
    row.value *= instrument.contract.size;
    row.unit = instrument.contract.unit;
  }
  return row;
}

Feed paged_feed(const core::Instrument& instrument, core::SeriesKind series, const char* name,
                core::Duration page, Request (*request)(const Query&), ReadStep read) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = series;
  feed.name = name;
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = page;
  feed.fetch = one_page(request, [read](const Query& query, const HttpResponse& answer) {
    return guarded([&] { return read(query, answer); });
  });
  return feed;
}

std::string ms_text(Time t) { return std::to_string(t.time_since_epoch().count()); }
std::string s_text(Time t) {
  return std::to_string(std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count());
}

std::string query_text(const std::vector<std::pair<std::string, std::string>>& parameters) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const auto& [key, value] : parameters) {
    if (!out.empty()) out += '&';
    out += key + '=';
    for (const char character : value) {
      const auto c = static_cast<unsigned char>(character);
      if (std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '~') {
        out += character;
      } else {
        out += {'%', kHex[c >> 4], kHex[c & 15]};
      }
    }
  }
  return out;
}

}  // namespace btcflow::venues
