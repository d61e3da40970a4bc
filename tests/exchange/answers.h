// Bars of any width and pages of them, and the small change of answers. No venue's rules are in here.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server.h"
#include "text.h"

namespace exchange {

// A price or an amount as a JSON string: plain decimal, no zeros at its end.
inline void put_quoted(std::string& out, double x, int decimals = 8) {
  out += '"';
  append_decimal(out, x, decimals);
  out += '"';
}
// The same with all of its digits: "0.00000000".
inline void put_fixed(std::string& out, double x, int decimals = 8) {
  out += '"';
  append_fixed(out, x, decimals);
  out += '"';
}

inline Reply reply(int status, std::string body) {
  Reply answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

inline Millis ceil_to(Millis t, Millis step) { return floor_to(t + step - 1, step); }

// How wide bars are and where they open: at phase + n * step, or on the first of a month (of the time zone
// whose day opens at `phase`).
struct Width {
  Millis step = kDay;
  Millis phase = 0;
  bool month = false;
};
inline constexpr Width kMondays{7 * kDay, 4 * kDay};

Millis open_of(const Width& width, Millis t);  // of the bar that holds t
Millis next_open(const Width& width, Millis open);

// Bars with from <= open <= to; as Book::bars, but of any width.
std::vector<Bar> bars_of(const Book& book, const Width& width, Millis from, Millis to, Millis now);

enum class Empty { kept, left_out };  // bars without trades
// At most `limit` of the bars between from and to, ascending: the newest ones, or the oldest.
std::vector<Bar> newest(const Book& book, const Width& width, Millis from, Millis to, std::size_t limit,
                        Millis now, Empty empty = Empty::kept);
std::vector<Bar> oldest(const Book& book, const Width& width, Millis from, Millis to, std::size_t limit,
                        Millis now, Empty empty = Empty::kept);
// Holes closed by flat bars without volume at the price before them.
std::vector<Bar> filled(const std::vector<Bar>& bars, Millis step);

// The rate that settles next after t, as the exchange already shows it.
double running_rate(const Book& book, Millis t);
Millis next_settlement(const Book& book, Millis t);  // strictly after t
// What a venue has listed by now.
std::vector<const Book*> listed(const VenueServer& server, const std::string& venue, Millis now);
const Book* spot_of(const VenueServer& server, const std::string& venue, const std::string& base,
                    const std::string& quote);

// "a:b:c" -> a, b, c
std::vector<std::string> split(const std::string& text, char separator);
std::string lower(std::string text);
std::string upper(std::string text);

// A parameter that is an instant, in milliseconds or in Unix seconds. What is far beyond any clock becomes as
// far as one can still reckon with.
std::optional<Millis> millis_in(const Ask& ask, const std::string& name);
std::optional<Millis> seconds_in(const Ask& ask, const std::string& name);
Millis sane(Millis t);

// As parse_instant, also in Unix seconds.
std::optional<Millis> any_instant(const std::string& text);

}  // namespace exchange
