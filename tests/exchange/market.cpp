#include "market.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "market_files.h"
#include "market_made.h"
#include "text.h"

namespace exchange {
namespace {

// The course within a day runs through knots; between them it is straight, so that the extremes of any bar
// lie at its ends or at knots inside it.
constexpr int kKnots = 96;
constexpr Millis kKnot = kDay / kKnots;
constexpr double kVolumeUnit = 1e-8;

class DayCourse {
 public:
  DayCourse(const Bar& day, std::uint64_t seed, int decimals)
      : day_(day), hash_(hash(seed, static_cast<std::uint64_t>(day.time / kDay))), decimals_(decimals) {
    top_ = 1 + static_cast<int>(hash(hash_, 1000) % (kKnots - 1));
    bottom_ = 1 + static_cast<int>(hash(hash_, 1001) % (kKnots - 1));
    if (bottom_ == top_) bottom_ = top_ % (kKnots - 1) + 1;
  }

  double price(Millis into_day) const {  // without the day's own open, which may lie outside its range
    const int i = knot_before(into_day);
    const double a = knot(i);
    return a + (knot(i + 1) - a) * part_of(into_day, i);
  }

  Bar bar(Millis from, Millis to) {  // both counted from the start of the day
    const double first = round_to(price(from), decimals_);
    const double last = to == kDay ? day_.close : round_to(price(to), decimals_);
    Bar bar{day_.time + from,
            from == 0 ? day_.open : first,
            std::max(first, last),
            std::min(first, last),
            last,
            0};
    for (int i = static_cast<int>(from / kKnot) + 1; i * kKnot < to; ++i) {
      bar.high = std::max(bar.high, knot(i));
      bar.low = std::min(bar.low, knot(i));
    }
    bar.volume = static_cast<double>(traded(to) - traded(from)) * kVolumeUnit;
    return bar;
  }

 private:
  static int knot_before(Millis into_day) {
    return static_cast<int>(std::min<Millis>(into_day / kKnot, kKnots - 1));
  }
  static double part_of(Millis into_day, int knot) {
    return static_cast<double>(into_day - knot * kKnot) / static_cast<double>(kKnot);
  }

  double knot(int i) const {
    if (i == kKnots) return day_.close;
    if (i == top_) return day_.high;
    if (i == bottom_) return day_.low;
    const double range = day_.high - day_.low;
    const double rough = (2 * unit(hash(hash_, static_cast<std::uint64_t>(i))) - 1) * 0.25 * range;
    const double straight = day_.open + (day_.close - day_.open) * static_cast<double>(i) / kKnots;
    return std::clamp(round_to(i == 0 ? day_.open : straight + rough, decimals_), day_.low, day_.high);
  }

  // In whole units, so that the bars of a day add up to it exactly.
  std::int64_t traded(Millis into_day) {
    if (into_day >= kDay) return std::llround(day_.volume / kVolumeUnit);
    if (weights_[kKnots] == 0) {
      for (size_t i = 0; i < kKnots; ++i) {
        weights_[i + 1] = weights_[i] + 500 + static_cast<std::int64_t>(hash(hash_, 2000 + i) % 1000);
      }
    }
    const int i = knot_before(into_day);
    const auto before = static_cast<double>(weights_[static_cast<size_t>(i)]);
    const auto after = static_cast<double>(weights_[static_cast<size_t>(i) + 1]);
    const double weight = before + (after - before) * part_of(into_day, i);
    return std::llround(day_.volume / kVolumeUnit * (weight / static_cast<double>(weights_[kKnots])));
  }

  const Bar& day_;
  std::uint64_t hash_;
  int decimals_;
  int top_, bottom_;
  std::array<std::int64_t, kKnots + 1> weights_{};
};

int decimals_of(const Listing& l) { return l.base == "BTC" || l.base == "ETH" ? 2 : 5; }
std::uint64_t seed_of(const Listing& l) { return hash(l.venue + ":" + l.symbol + " days"); }

}  // namespace

Book::Book(Listing listing, std::vector<Bar> days, std::vector<Print> funding, std::vector<Snapshot> recorded)
    : listing_(std::move(listing)),
      days_(std::move(days)),
      funding_(std::move(funding)),
      recorded_(std::move(recorded)),
      seed_(seed_of(listing_)) {}

Millis Book::end_at(Millis now) const { return listing_.until ? std::min(now, *listing_.until) : now; }

Book::Span Book::days_between(Millis from, Millis to) const {
  const auto by_time = [](const Bar& b, Millis t) { return b.time < t; };
  const auto first = std::lower_bound(days_.begin(), days_.end(), from, by_time);
  const auto last = std::lower_bound(first, days_.end(), to, by_time);
  return {static_cast<size_t>(first - days_.begin()), static_cast<size_t>(last - days_.begin())};
}

void Book::append_day(std::vector<Bar>& out, const Bar& day, Millis step, Millis from, Millis to,
                      Millis end) const {
  if (step == kDay && day.time + kDay <= end) {
    if (day.time >= from && day.time <= to) out.push_back(day);
    return;
  }
  DayCourse course(day, seed_, decimals_of(listing_));
  const Millis first = std::max<Millis>(0, from - day.time);
  for (Millis open = (first + step - 1) / step * step; open < kDay; open += step) {
    if (day.time + open > to || day.time + open >= end) return;
    out.push_back(course.bar(open, std::min(open + step, end - day.time)));
  }
}

std::vector<Bar> Book::bars(Millis step, Millis from, Millis to, Millis now) const {
  const Millis end = end_at(now);
  from = std::max<Millis>(from, 0);
  to = std::min(to, end - 1);
  const Span span = days_between(floor_to(from, kDay), to + 1);
  std::vector<Bar> out;
  if (span.first < span.last) out.reserve((span.last - span.first) * static_cast<size_t>(kDay / step));
  for (size_t i = span.first; i < span.last; ++i) append_day(out, days_[i], step, from, to, end);
  return out;
}

Book::Span Book::prints_between(Millis from, Millis to, Millis now) const {
  const auto by_time = [](const Print& p, Millis t) { return p.time < t; };
  const auto first = std::lower_bound(funding_.begin(), funding_.end(), from, by_time);
  const auto last = std::lower_bound(first, funding_.end(), std::min(to, end_at(now)) + 1, by_time);
  return {static_cast<size_t>(first - funding_.begin()), static_cast<size_t>(last - funding_.begin())};
}

std::vector<Print> Book::funding(Millis from, Millis to, Millis now) const {
  return first_funding(from, to, funding_.size(), now);
}

std::vector<Print> Book::first_funding(Millis from, Millis to, std::size_t limit, Millis now) const {
  Span span = prints_between(from, to, now);
  span.last = std::min(span.last, span.first + limit);
  return {funding_.begin() + static_cast<std::ptrdiff_t>(span.first),
          funding_.begin() + static_cast<std::ptrdiff_t>(span.last)};
}

std::vector<Print> Book::last_funding(Millis from, Millis to, std::size_t limit, Millis now) const {
  Span span = prints_between(from, to, now);
  if (span.last - span.first > limit) span.first = span.last - limit;
  return {funding_.begin() + static_cast<std::ptrdiff_t>(span.first),
          funding_.begin() + static_cast<std::ptrdiff_t>(span.last)};
}

std::optional<double> Book::open_interest(Millis t) const {
  if (!listing_.perp || t < listing_.since || (listing_.until && t > *listing_.until)) return {};
  const auto after = std::lower_bound(recorded_.begin(), recorded_.end(), t,
                                      [](const Snapshot& s, Millis at) { return s.time < at; });
  if (after != recorded_.end() && after->time == t) return after->value;
  if (after != recorded_.end() && after != recorded_.begin()) {
    const Snapshot& before = *(after - 1);  // between two records it goes straight, or a day would be a jump
    if (after->time - before.time <= 2 * kDay) {
      const double part =
          static_cast<double>(t - before.time) / static_cast<double>(after->time - before.time);
      return round_to(before.value + (after->value - before.value) * part, listing_.inverse ? 0 : 3);
    }
  }
  return made_open_interest(listing_, t);
}

double Book::price(Millis t) const {
  const Span span = days_between(floor_to(end_at(t), kDay), end_at(t) + 1);
  if (span.first >= span.last) {
    return span.first == 0 ? std::numeric_limits<double>::quiet_NaN() : days_[span.first - 1].close;
  }
  const Bar& day = days_[span.first];
  const DayCourse course(day, seed_, decimals_of(listing_));
  return round_to(course.price(end_at(t) - day.time), decimals_of(listing_));
}

namespace {

// The record where it is, the made rows before its first and after its last: a hole in a record stays one.
template <class Row>
std::vector<Row> with_record(const std::vector<Row>& made, const std::vector<Row>& record) {
  if (record.empty()) return made;
  std::vector<Row> rows;
  for (const Row& r : made) {
    if (r.time < record.front().time) rows.push_back(r);
  }
  rows.insert(rows.end(), record.begin(), record.end());
  for (const Row& r : made) {
    if (r.time > record.back().time) rows.push_back(r);
  }
  return rows;
}

// From the record of the deepest USD books: days that only the second has fill up the first.
Course course_of(const std::string& data) {
  Course course;
  if (data.empty()) return course;
  for (const char* venue : {"bitstamp", "coinbase", "kraken"}) {
    for (const Listing& l : listings()) {
      if (l.venue == venue && l.quote == "USD" && !l.perp) course.record(l.base, recorded_days(data, l));
    }
  }
  return course;
}

Book made_book(const Listing& l, const Course& course, const std::string& data, Millis end) {
  std::vector<Bar> days = made_days(l, course, end);
  std::vector<Print> funding = made_funding(l, end);
  std::vector<Snapshot> open_interest;
  if (!data.empty()) {
    days = with_record(days, recorded_days(data, l));
    funding = with_record(funding, recorded_funding(data, l));
    open_interest = recorded_open_interest(data, l);
  }
  if (!open_interest.empty() && !l.inverse) {
    const Book priced(l, days, {}, {});
    for (Snapshot& s : open_interest) s.value = round_to(s.value / priced.price(s.time), 3);
  }
  return Book(l, std::move(days), std::move(funding), std::move(open_interest));
}

}  // namespace

Market::Market(const std::string& data, Millis end) {
  const Course course = course_of(data);
  for (const Listing& l : listings())
    books_.emplace(l.venue + ":" + l.symbol, made_book(l, course, data, end));
}

const Book* Market::find(const std::string& venue, const std::string& symbol) const {
  const auto book = books_.find(venue + ":" + symbol);
  return book == books_.end() ? nullptr : &book->second;
}

std::vector<const Book*> Market::of_venue(const std::string& venue) const {
  std::vector<const Book*> books;
  for (const auto& [name, book] : books_) {
    if (book.listing().venue == venue) books.push_back(&book);
  }
  return books;
}

}  // namespace exchange
