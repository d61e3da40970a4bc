// What the venues share in reading answers: numbers and times that may come as text, checks that every row
// must pass, and errors that name the row and the field.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "btcflow/venues/feed.h"
#include "json.h"

namespace btcflow::venues {

// What is wrong with an answer. Thrown inside the room only: guarded() turns it into an Error.
struct BadAnswer {
  core::Error error;
};
// "row 3: close is not a number".
[[noreturn]] void refuse(std::string sentence, std::string cause = {});

// Runs a reader; turns BadAnswer and WrongShape into an Error.
core::Result<Step> guarded(const std::function<Step()>& read);

// The body as JSON, whatever the status: what is no JSON gives a document that is not valid().
Document parsed(const core::HttpResponse& answer);
// The document, once the answer is what was asked for. Status outside 2xx becomes an error by its number (429
// and 418 RateLimited with Retry-After, 403 and 451 Forbidden, 404 NotFound, 5xx Unavailable, else BadInput)
// with `message_of` the venue's own words where the body has any. HTML, an empty body and text that ends
// early are BadInput.
using MessageOf = std::function<std::string(const Json&)>;
Document accepted(Document document, const core::HttpResponse& answer, const MessageOf& message_of = nullptr);
// Both at once.
Document json_of(const core::HttpResponse& answer, const MessageOf& message_of = nullptr);
// The same for what is no JSON (CSV, XML, checksums): the body, once the status is 2xx.
const std::string& text_of(const core::HttpResponse& answer);
core::Error status_error(const core::HttpResponse& answer, const std::string& message);
// Retry-After in seconds (may be fractional) or as an HTTP date, against the answer's own time.
std::optional<core::Duration> retry_after(const core::HttpResponse& answer);

// One row of an answer, for messages: "row 3: ...". A field is found by its key, by its position, or is
// given.
class Row {
 public:
  Row(const Json& value, std::size_t index) : value_(value), index_(index) {}

  // A number, sent as a number or as text. Missing key, null, "", text that is no number: refused.
  double number(const char* key) const { return number(find(key), key); }
  double number(std::size_t at, const char* name) const { return number(find(at, name), name); }
  double number(const Json& field, const char* name) const;
  // The same; missing, null and "" are kUnknown. Anything else that is no number is refused.
  double number_or_unknown(const char* key) const { return number_or_unknown(find(key), key); }
  double number_or_unknown(std::size_t at, const char* name) const {
    return number_or_unknown(find(at, name), name);
  }
  double number_or_unknown(const Json& field, const char* name) const;
  // An instant in milliseconds or seconds since 1970, as number or text. Refused outside 2009 to 2100: that
  // is how seconds taken for milliseconds (or the other way round) show.
  core::Time time_ms(const char* key) const { return instant(number(key), 1, key); }
  core::Time time_ms(std::size_t at, const char* name) const { return instant(number(at, name), 1, name); }
  core::Time time_ms(const Json& field, const char* name) const {
    return instant(number(field, name), 1, name);
  }
  core::Time time_s(const char* key) const { return instant(number(key), 1000, key); }
  core::Time time_s(std::size_t at, const char* name) const { return instant(number(at, name), 1000, name); }
  core::Time time_s(const Json& field, const char* name) const {
    return instant(number(field, name), 1000, name);
  }
  core::Time time_iso(const char* key) const;  // "2021-04-12T00:00:00.000Z"
  std::string_view text(const char* key) const;
  bool has(const char* key) const { return !value_[key].is_null(); }
  const Json& value() const { return value_; }
  [[noreturn]] void refuse(const std::string& name, const std::string& problem) const;

 private:
  const Json& find(const char* key) const;
  const Json& find(std::size_t at, const char* name) const;
  core::Time instant(double value, double milliseconds, const char* name) const;

  const Json& value_;
  std::size_t index_;
};

// What a field says, for messages and comparisons: its text, or nothing where it is none; or whatever it is.
std::string text_or_empty(const Json& field);
std::string words_or_dump(const Json& field);

// Calls `take` with the Row of each element of an array; anything but an array is refused by `name`.
template <typename Take>
void for_each_row(const Json& array, const char* name, Take take) {
  if (!array.is_array()) refuse(std::string(name) + " is not a list");
  std::size_t index = 0;
  for (const Json& element : array.elements()) take(Row(element, index++));
}
template <typename Take>
void for_each_row(const Document& document, const char* name, Take take) {
  for_each_row(*document, name, std::move(take));
}

// Sorts, and checks each row: prices above zero, low <= high, close within low..high, opening at 00:00 UTC.
// A row that comes twice with the same values is one; with other values it is refused. Days from the one that
// holds `now` on are unfinished.
std::vector<core::Candle> checked_candles(std::vector<core::Candle> rows, core::Time now);
// Sorts, rounds to minutes; negative or absurd values are refused, zero is kept (it counts as missing later).
std::vector<core::OpenInterest> checked_open_interest(std::vector<core::OpenInterest> rows);
// When the bucket of the day that opens at `day` was read last: at its end, or, while it runs, at the whole
// minute of now. Nothing in its first minute: its stamp would be that of the day before, whose close is
// another reading.
std::optional<core::Time> reading_time(core::Time day, core::Time now);
// Keeps of each UTC day only the last snapshot (a snapshot at 00:00 closes the day before).
std::vector<core::OpenInterest> last_of_each_day(std::vector<core::OpenInterest> rows);
// Sorts, rounds to minutes, refuses rates outside -10 %..10 % per interval (a percent taken for a fraction
// would show there; rates of 1.1 % are real). Where `measure`, the interval is the distance to the row before
// if that is 1, 2, 4, 6, 8, 12 or 24 hours and not longer than `regular_hours` (a missing print is no longer
// interval), else `regular_hours`. Ask from a day earlier, so that the first row wanted has one before it.
std::vector<core::Funding> checked_funding(std::vector<core::Funding> rows, double regular_hours,
                                           bool measure);

// Contracts (or coins, dollars) of the venue as coin or USD, one side counted; the one place where that is
// done. Refused where the catalogue does not know the contract. `one_sided`: the value counts one side
// already, whatever the venue usually does.
core::OpenInterest open_interest_of(const core::Instrument& instrument, core::Time time, double value,
                                    bool one_sided = false);

// A feed of the instrument's whole life, page by page, each of one request. `read` may throw as the helpers
// above do.
using ReadStep = Step (*)(const Query&, const core::HttpResponse&);
Feed paged_feed(const core::Instrument& instrument, core::SeriesKind series, const char* name,
                core::Duration page, Request (*request)(const Query&), ReadStep read);

// For queries.
std::string ms_text(core::Time t);
std::string s_text(core::Time t);
// "a=b&c=d", values percent-encoded.
std::string query_text(const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace btcflow::venues
