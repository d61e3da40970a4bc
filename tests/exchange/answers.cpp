#include "answers.h"

namespace exchange {
namespace {

void join(std::vector<Bar>& wide, const Bar& bar, Millis open) {
  if (wide.empty() || wide.back().time != open) {
    wide.push_back(bar);
    wide.back().time = open;
    return;
  }
  Bar& last = wide.back();
  last.high = std::max(last.high, bar.high);
  last.low = std::min(last.low, bar.low);
  last.close = bar.close;
  last.volume += bar.volume;
}

void drop_empty(std::vector<Bar>& bars, Empty empty) {
  if (empty == Empty::kept) return;
  bars.erase(std::remove_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.volume <= 0; }),
             bars.end());
}

}  // namespace

Millis open_of(const Width& width, Millis t) {
  if (width.month) return month_start(t - width.phase) + width.phase;
  return floor_to(t, width.step, width.phase);
}

Millis next_open(const Width& width, Millis open) {
  return width.month ? next_month(open - width.phase) + width.phase : open + width.step;
}

std::vector<Bar> bars_of(const Book& book, const Width& width, Millis from, Millis to, Millis now) {
  from = std::max(from, floor_to(book.listing().since, kDay) - width.step);
  to = std::min(to, now);
  if (from > to) return {};
  if (!width.month && kDay % width.step == 0 && width.phase % width.step == 0) {
    return book.bars(width.step, from, to, now);
  }
  Millis first = open_of(width, from);
  if (first < from) first = next_open(width, first);
  const Millis last = next_open(width, open_of(width, to)) - 1;
  const Millis base = width.phase % kDay == 0 && width.step % kDay == 0 ? kDay : kHour;
  std::vector<Bar> wide;
  for (const Bar& bar : book.bars(base, first, last, now)) join(wide, bar, open_of(width, bar.time));
  return wide;
}

std::vector<Bar> newest(const Book& book, const Width& width, Millis from, Millis to, std::size_t limit,
                        Millis now, Empty empty) {
  to = std::min(to, now);
  from = std::max(from, floor_to(book.listing().since, kDay) - width.step);
  if (from > to || limit == 0) return {};
  for (Millis reach = static_cast<Millis>(limit + 1) * width.step;; reach *= 4) {
    const Millis start = std::max(from, to - reach);
    std::vector<Bar> bars = bars_of(book, width, start, to, now);
    drop_empty(bars, empty);
    if (bars.size() < limit && start > from) continue;
    if (bars.size() > limit) bars.erase(bars.begin(), bars.end() - static_cast<std::ptrdiff_t>(limit));
    return bars;
  }
}

std::vector<Bar> oldest(const Book& book, const Width& width, Millis from, Millis to, std::size_t limit,
                        Millis now, Empty empty) {
  to = std::min(to, now);
  from = std::max(from, floor_to(book.listing().since, kDay) - width.step);
  if (from > to || limit == 0) return {};
  for (Millis reach = static_cast<Millis>(limit + 1) * width.step;; reach *= 4) {
    const Millis end = std::min(to, from + reach);
    std::vector<Bar> bars = bars_of(book, width, from, end, now);
    drop_empty(bars, empty);
    if (bars.size() < limit && end < to) continue;
    if (bars.size() > limit) bars.resize(limit);
    return bars;
  }
}

std::vector<Bar> filled(const std::vector<Bar>& bars, Millis step) {
  std::vector<Bar> whole;
  whole.reserve(bars.size());
  for (const Bar& bar : bars) {
    while (!whole.empty() && whole.back().time + step < bar.time) {
      const double price = whole.back().close;
      whole.push_back({whole.back().time + step, price, price, price, price, 0});
    }
    whole.push_back(bar);
  }
  return whole;
}

Millis next_settlement(const Book& book, Millis t) {
  const Millis every =
      static_cast<Millis>((book.listing().funding_hours > 0 ? book.listing().funding_hours : 8) * kHour);
  return floor_to(t, every, book.listing().funding_phase) + every;
}

double running_rate(const Book& book, Millis t) {
  const Millis next = next_settlement(book, t);
  const auto coming = book.funding(next, next, next);
  if (!coming.empty()) return coming.front().rate;
  const auto before = book.funding(t - kDay, t, t);
  return before.empty() ? 0.0001 : before.back().rate;
}

std::vector<const Book*> listed(const VenueServer& server, const std::string& venue, Millis now) {
  std::vector<const Book*> books = server.market().of_venue(venue);
  books.erase(std::remove_if(books.begin(), books.end(),
                             [now](const Book* book) { return book->listing().since > now; }),
              books.end());
  return books;
}

const Book* spot_of(const VenueServer& server, const std::string& venue, const std::string& base,
                    const std::string& quote) {
  for (const Book* book : server.market().of_venue(venue)) {
    const Listing& listing = book->listing();
    if (!listing.perp && listing.base == base && listing.quote == quote) return book;
  }
  return nullptr;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

Millis sane(Millis t) {
  constexpr Millis kFar = 1'000'000'000'000'000;  // tens of thousands of years
  return std::clamp(t, -kFar, kFar);
}

std::optional<Millis> millis_in(const Ask& ask, const std::string& name) {
  const auto t = ask.integer(name);
  return t ? std::optional(sane(*t)) : std::nullopt;
}

std::optional<Millis> seconds_in(const Ask& ask, const std::string& name) {
  const auto t = ask.integer(name);
  return t ? std::optional(sane(std::clamp<Millis>(*t, -1'000'000'000'000, 1'000'000'000'000) * 1000))
           : std::nullopt;
}

std::optional<Millis> any_instant(const std::string& text) {
  if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() < 12) {
    return std::stoll(text) * 1000;
  }
  return parse_instant(text);
}

}  // namespace exchange
