#include "btcflow/app/health.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "btcflow/core/number.h"

namespace btcflow::app {

using core::Duration;
using core::SeriesKind;
using core::Time;
using metrics::InstrumentRows;

namespace {

constexpr double kFarFromOthers = 0.10;
constexpr double kJump = 2.0;
constexpr double kPriceMoved = 0.20;
constexpr double kHighFunding = 0.01;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

struct Close {
  std::size_t instrument;
  double price;
};

// Closes by day, over all venues.
std::map<Time, std::vector<Close>> closes_by_day(const metrics::Market& market) {
  std::map<Time, std::vector<Close>> days;
  for (std::size_t i = 0; i < market.instruments.size(); ++i) {
    for (const core::Candle& c : market.instruments[i].candles) {
      if (c.volume != 0) days[c.day].push_back({i, c.close});  // else nobody traded: it has no price
    }
  }
  return days;
}

void find_far_closes(const metrics::Market& market, std::vector<Suspicion>& found) {
  for (const auto& [day, closes] : closes_by_day(market)) {
    if (closes.size() < 3) continue;
    // Of all venues, the far one too: of two others a median would be drawn halfway to the far one.
    std::vector<double> prices;
    for (const Close& close : closes) prices.push_back(close.price);
    const double middle = median(std::move(prices));
    for (const Close& close : closes) {
      const double off = close.price / middle - 1;
      if (std::abs(off) <= kFarFromOthers) continue;
      found.push_back({market.instruments[close.instrument].instrument.id, SeriesKind::Candles, day,
                       "close " + core::fixed(close.price, 2) + " is " + core::fixed(100 * off, 1, true) +
                           " % off the median of the venues (" + core::fixed(middle, 2) + ")"});
    }
  }
}

// The close of the day that a snapshot closes; unknown where the instrument has none.
class Prices {
 public:
  explicit Prices(const std::vector<core::Candle>& candles) {
    for (const core::Candle& c : candles) closes_[c.day] = c.close;
  }
  double at(Time t) const {
    const auto it = closes_.find(core::day_of(t - Duration{1}));
    return it == closes_.end() ? core::kUnknown : it->second;
  }

 private:
  std::map<Time, double> closes_;
};

void find_jumps(const InstrumentRows& rows, std::vector<Suspicion>& found) {
  const Prices prices(rows.candles);
  const core::OpenInterest* before = nullptr;
  for (const core::OpenInterest& now : rows.open_interest) {
    if (now.value <= 0) {
      found.push_back({rows.instrument.id, SeriesKind::OpenInterest, now.time, "open interest is zero"});
      continue;
    }
    if (before != nullptr && now.time - before->time <= 3 * core::kDay && now.unit == before->unit) {
      const double ratio = now.value / before->value;
      const double price = prices.at(now.time) / prices.at(before->time);
      const bool price_moved = core::known(price) && std::abs(price - 1) > kPriceMoved;
      if ((ratio >= kJump || ratio <= 1 / kJump) && !price_moved) {
        found.push_back({rows.instrument.id, SeriesKind::OpenInterest, now.time,
                         "open interest is " + core::fixed(ratio, 2) + " times that of " +
                             core::to_iso(before->time) + ", and the price is not"});
      }
    }
    before = &now;
  }
}

void find_high_funding(const InstrumentRows& rows, std::vector<Suspicion>& found) {
  for (const core::Funding& f : rows.funding) {
    if (std::abs(f.rate) <= kHighFunding) continue;
    found.push_back({rows.instrument.id, SeriesKind::Funding, f.time,
                     "a funding print of " + core::fixed(100 * f.rate, 3, true) + " %"});
  }
}

}  // namespace

std::vector<Suspicion> suspicious_rows(const metrics::Market& market) {
  std::vector<Suspicion> found;
  find_far_closes(market, found);
  for (const InstrumentRows& rows : market.instruments) {
    find_jumps(rows, found);
    find_high_funding(rows, found);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Suspicion& a, const Suspicion& b) { return a.time < b.time; });
  return found;
}

namespace {

template <typename Row, typename Most>
void find_holes(const std::string& id, SeriesKind series, const std::vector<Row>& rows, Most most_after,
                std::vector<Hole>& found) {
  // A candle answers for its day; prints and snapshots for their instant.
  const Duration answered = series == SeriesKind::Candles ? core::kDay : Duration{0};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Time before = core::time_of(rows[i - 1]);
    const Time after = core::time_of(rows[i]);
    if (after - before > most_after(rows[i])) found.push_back({id, series, {before + answered, after}});
  }
}

void find_holes(const InstrumentRows& rows, std::vector<Hole>& found) {
  const std::string& id = rows.instrument.id;
  const auto a_day_and_half = [](const auto&) { return core::kDay * 3 / 2; };
  find_holes(id, SeriesKind::Candles, rows.candles, a_day_and_half, found);
  find_holes(id, SeriesKind::OpenInterest, rows.open_interest, a_day_and_half, found);
  find_holes(
      id, SeriesKind::Funding, rows.funding,
      [](const core::Funding& f) {
        return Duration{static_cast<Duration::rep>(f.interval_hours * 1.5 * 3'600'000)};
      },
      found);
}

}  // namespace

std::vector<Hole> holes(const metrics::Market& market) {
  std::vector<Hole> found;
  for (const InstrumentRows& rows : market.instruments) find_holes(rows, found);
  for (const auto& [quote, references] : market.rates) {
    for (const InstrumentRows& rows : references) find_holes(rows, found);
  }
  return found;
}

std::vector<Need> behind(const metrics::Market& market, Time as_of) {
  std::array<bool, 4> there{};
  const Time from = core::day_of(as_of) - core::kDay;
  const auto reach = [&](Need need, Time end) {
    if (end > from) there.at(static_cast<std::size_t>(need)) = true;
  };
  for (const InstrumentRows& rows : market.instruments) {
    const bool spot = rows.instrument.kind == core::MarketKind::Spot;
    if (!rows.candles.empty())
      reach(spot ? Need::SpotPrice : Need::PerpPrice, rows.candles.back().day + core::kDay);
    if (!rows.open_interest.empty()) reach(Need::OpenInterest, rows.open_interest.back().time);
    if (!rows.funding.empty()) reach(Need::Funding, rows.funding.back().time);
  }
  std::vector<Need> behind;
  for (const Need need : {Need::SpotPrice, Need::PerpPrice, Need::OpenInterest, Need::Funding}) {
    if (!there.at(static_cast<std::size_t>(need))) behind.push_back(need);
  }
  return behind;
}

}  // namespace btcflow::app
