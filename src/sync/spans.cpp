#include "spans.h"

#include <algorithm>

namespace btcflow::sync {

using core::Duration;
using core::Span;
using core::Time;

Spans joined(Spans spans) {
  std::erase_if(spans, [](const Span& s) { return s.empty(); });
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  Spans out;
  for (const Span& span : spans) {
    if (!out.empty() && span.from <= out.back().to) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

Spans without(const Spans& from, const Spans& what) {
  Spans out;
  const Spans cuts = joined(what);
  for (Span rest : joined(from)) {
    for (const Span& cut : cuts) {
      if (cut.to <= rest.from) continue;
      if (cut.from >= rest.to) break;
      if (cut.from > rest.from) out.push_back({rest.from, cut.from});
      rest.from = std::max(rest.from, cut.to);
    }
    if (!rest.empty()) out.push_back(rest);
  }
  return out;
}

namespace {

Spans filled_by(const std::vector<core::Candle>& candles, Duration) {
  Spans spans;
  for (const core::Candle& c : candles) {
    if (c.closed) spans.push_back({c.day, c.day + core::kDay});
  }
  return joined(std::move(spans));
}

// A snapshot answers for its day up to its time, and for all of it where it is the day's last hour: one of
// 00:00 closes the day before.
Spans filled_by(const std::vector<core::OpenInterest>& rows, Duration) {
  Spans spans;
  for (const core::OpenInterest& row : rows) {
    const Time day = core::day_of(row.time - Duration{1});
    const Time end = day + core::kDay;
    spans.push_back({day, end - row.time <= core::kHour ? end : row.time});
  }
  return joined(std::move(spans));
}

Spans filled_by(const std::vector<core::Funding>& rows, Duration step) {
  const Duration most = step + step / 4;
  Spans spans;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Time t = rows[i].time;
    const bool followed = i + 1 < rows.size() && rows[i + 1].time - t <= most;
    spans.push_back({t, followed ? rows[i + 1].time : t + step});
  }
  return joined(std::move(spans));
}

}  // namespace

Spans filled(const core::Rows& rows, Duration step) {
  return std::visit([&](const auto& r) { return filled_by(r, step); }, rows);
}

std::optional<Time> oldest_of(const core::Rows& rows) {
  return std::visit(
      [](const auto& r) { return r.empty() ? std::optional<Time>() : core::time_of(r.front()); }, rows);
}

std::vector<Span> pages(const Spans& missing, Duration page) {
  std::vector<Span> out;
  const Spans spans = joined(missing);
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    Time to = span->to;
    while (to > span->from) {
      const auto before = (to - Duration{1}).time_since_epoch();
      const Time border{before - before % page};
      const Time from = std::max(span->from, border);
      out.push_back({from, to});
      to = from;
    }
  }
  return out;
}

Spans holes(const core::Rows& rows, Span span, Duration step) {
  return std::visit(
      [&](const auto& list) {
        Spans out;
        Time expected = span.from;
        for (const auto& row : list) {
          const Time t = core::time_of(row);
          if (t < span.from || t >= span.to) continue;
          if (t - expected > step / 2) out.push_back({expected, t});
          expected = t + step;
        }
        if (span.to - expected > step / 2) out.push_back({expected, span.to});
        return out;
      },
      rows);
}

}  // namespace btcflow::sync
