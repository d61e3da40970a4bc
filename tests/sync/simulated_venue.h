// A venue that lives in memory, with the habits of real ones (docs/venues.md): holes, answers that reach
// beyond what was asked, limits that cut with or without a word, late rows, a clock of its own.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "btcflow/venues/feed.h"
#include "support/rows.h"

namespace btcflow::sync::test {

using core::Duration;
using core::kDay;
using core::kHour;
using core::SeriesKind;
using core::Span;
using core::Time;
using Random = std::mt19937_64;

inline int between(Random& random, int low, int high) {
  return std::uniform_int_distribution<int>(low, high)(random);
}

struct Habits {
  SeriesKind series = SeriesKind::Candles;
  Duration step = kDay;
  Time first;                          // of all rows
  Time end;                            // of the simulated time
  int holes_per_thousand = 20;         // rows after which a hole of up to `longest_hole` begins
  Duration longest_hole = 6 * kDay;    // shorter than any page
  int overlap = 0;                     // rows beyond either end that are sent too
  std::size_t limit = 100'000;         // rows at once; an answer of so many says that it was cut
  std::size_t silent_limit = 100'000;  // rows at once; nothing says that it was cut
  bool newest_win = true;              // the part that is sent where there are more
  int outages = 0;                     // stretches of up to two days whose rows come at their end
  Duration behind{};                   // the venue's clock
};

class SimulatedVenue {
 public:
  SimulatedVenue(const Habits& habits, Random& random) : habits_(habits) {
    for (Time t = habits.first; t < habits.end; t += habits.step) {
      if (between(random, 1, 1000) * kDay <= habits.holes_per_thousand * habits.step) {
        t += habits.step * between(random, 1, static_cast<int>(habits.longest_hole / habits.step));
      }
      rows_.push_back({t, 100.0 + between(random, 1, 900), t});
    }
    for (int i = 0; i < habits.outages; ++i) delay_some(random);
  }

  Time clock(Time now) const { return now - habits_.behind; }

  venues::Step answer(Span asked, Time now) const {
    const Duration beyond = habits_.step * habits_.overlap;
    std::vector<Row> rows;
    for (const Row& row : visible(now)) {
      if (row.time >= asked.from - beyond && row.time <= asked.to + beyond) rows.push_back(row);
    }
    venues::Step step;
    step.truncated = rows.size() >= habits_.limit;
    const std::size_t most = std::min(habits_.limit, habits_.silent_limit);
    if (rows.size() > most) {
      const auto surplus = static_cast<std::ptrdiff_t>(rows.size() - most);
      if (habits_.newest_win) {
        rows.erase(rows.begin(), rows.begin() + surplus);
      } else {
        rows.erase(rows.end() - surplus, rows.end());
      }
    }
    step.rows = as_rows(rows, now);
    return step;
  }

  // What a complete table holds, as text that compares.
  std::vector<std::string> table(Time now) const { return texts(as_rows(visible(now), now)); }
  static std::vector<std::string> texts(const core::Rows& rows) {
    return std::visit(
        [](const auto& list) {
          std::vector<std::string> out;
          for (const auto& row : list) out.push_back(core::to_iso(core::time_of(row)) + " " + value_of(row));
          return out;
        },
        rows);
  }

 private:
  struct Row {
    Time time;
    double value;
    Time published;
  };

  void delay_some(Random& random) {
    if (rows_.empty()) return;
    const Time from =
        rows_[static_cast<std::size_t>(between(random, 0, static_cast<int>(rows_.size()) - 1))].time;
    const Time to = from + kHour * between(random, 1, 48);
    for (Row& row : rows_) {
      if (row.time >= from && row.time < to) row.published = std::max(row.published, to);
    }
  }

  std::vector<Row> visible(Time now) const {
    std::vector<Row> rows;
    for (const Row& row : rows_) {
      if (row.published <= clock(now)) rows.push_back(row);
    }
    return rows;
  }

  core::Rows as_rows(const std::vector<Row>& rows, Time now) const {
    std::vector<core::Candle> candles;
    std::vector<core::Funding> prints;
    std::vector<core::OpenInterest> snapshots;
    for (const Row& row : rows) {
      const bool over = row.time + kDay <= clock(now);
      // The running candle moves with the clock.
      const double close = over ? row.value : 1 + core::days_between(row.time, clock(now));
      candles.push_back({row.time, close, close, close, close, 1, over});
      prints.push_back({row.time, row.value / 1e6, static_cast<double>(habits_.step / kHour)});
      snapshots.push_back({row.time, row.value, core::OpenInterestUnit::Coin});
    }
    if (habits_.series == SeriesKind::Candles) return candles;
    if (habits_.series == SeriesKind::Funding) return prints;
    return snapshots;
  }

  static std::string value_of(const core::Candle& c) {
    return core::to_text(c.close) + (c.closed ? "" : " so far");
  }
  static std::string value_of(const core::Funding& f) { return core::to_text(f.rate); }
  static std::string value_of(const core::OpenInterest& oi) { return core::to_text(oi.value); }

  Habits habits_;
  std::vector<Row> rows_;
};

}  // namespace btcflow::sync::test
