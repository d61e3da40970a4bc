#include "days.h"

#include <algorithm>
#include <map>
#include <string>

namespace btcflow::metrics {

using core::Candle;
using core::kDay;
using core::Time;

bool Knowledge::counts(const Candle& candle) const {
  const Time end = candle.day + kDay;
  if (candle.closed) return end <= as_of.instant;
  // The day so far: at the live edge, and on the forming bar only.
  return as_of.live && candle.day < as_of.instant &&
         core::bar_at(candle.day, timeframe, three_day).end > as_of.instant;
}

namespace {

constexpr double kLowestRate = 0.80;
constexpr double kHighestRate = 1.10;
constexpr std::size_t kCarryDays = 3;

bool has_price(const core::Instrument& instrument, const Candle& candle, const Knowledge& knowledge) {
  if (instrument.since && candle.day < *instrument.since) return false;
  if (candle.volume == 0) return false;
  return core::known(candle.close) && knowledge.counts(candle);
}

// USD per stablecoin by the day, on a grid that begins kCarryDays before `grid`; NaN where nothing is known.
class Rates {
 public:
  Rates(const Market& market, const DayGrid& grid, const Knowledge& knowledge)
      : grid_{grid.first - kDay * static_cast<long long>(kCarryDays), grid.count + kCarryDays} {
    for (const auto& [quote, references] : market.rates) {
      Column rate(grid_.count, core::kUnknown);
      for (const InstrumentRows& reference : references) fill(rate, reference, knowledge);
      AgeColumn age = carry(rate);
      rates_[quote] = {std::move(rate), std::move(age)};
    }
  }

  struct Rate {
    double value = core::kUnknown;
    std::uint8_t age = 0;  // days since the quote had one of its own
  };
  Rate on(const std::string& quote, Time day) const {
    const auto it = rates_.find(quote);
    if (it == rates_.end()) return {};
    const std::size_t d = grid_.index(day);
    return {it->second.value[d], it->second.age[d]};
  }

 private:
  // Days that a better reference has are left as they are.
  void fill(Column& rate, const InstrumentRows& reference, const Knowledge& knowledge) const {
    for (const Candle& candle : reference.candles) {
      if (!grid_.holds(candle.day) || !has_price(reference.instrument, candle, knowledge)) continue;
      if (candle.close < kLowestRate || candle.close > kHighestRate) continue;
      double& slot = rate[grid_.index(candle.day)];
      if (!core::known(slot)) slot = candle.close;
    }
  }

  static AgeColumn carry(Column& rate) {
    AgeColumn age(rate.size(), 0);
    std::size_t since = kCarryDays + 1;  // days since a rate of its own
    double last = core::kUnknown;
    for (std::size_t d = 0; d < rate.size(); ++d) {
      if (core::known(rate[d])) {
        last = rate[d];
        since = 0;
      } else if (++since <= kCarryDays) {
        rate[d] = last;
        age[d] = static_cast<std::uint8_t>(since);
      }
    }
    return age;
  }

  struct OfQuote {
    Column value;
    AgeColumn age;
  };
  DayGrid grid_;
  std::map<std::string, OfQuote> rates_;
};

bool takes_part_in_prices(const InstrumentRows& rows) {
  return rows.instrument.kind == core::MarketKind::Spot || core::is_perp(rows.instrument.kind);
}

// Who takes part, by instrument id.
std::vector<const InstrumentRows*> participants(const Market& market,
                                                const std::vector<std::string>& excluded) {
  std::vector<const InstrumentRows*> sorted;
  for (const InstrumentRows& rows : market.instruments) {
    const bool out = std::find(excluded.begin(), excluded.end(), rows.instrument.id) != excluded.end();
    if (!out) sorted.push_back(&rows);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](auto* a, auto* b) { return a->instrument.id < b->instrument.id; });
  return sorted;
}

DayGrid grid_of(const std::vector<const InstrumentRows*>& instruments, const Knowledge& knowledge) {
  Time first = Time::max();
  for (const InstrumentRows* rows : instruments) {
    if (!takes_part_in_prices(*rows)) continue;
    for (const Candle& candle : rows->candles) {
      if (has_price(rows->instrument, candle, knowledge)) {
        first = std::min(first, candle.day);
        break;
      }
    }
  }
  if (first == Time::max()) return {};
  const Time last_open = core::day_of(knowledge.as_of.instant - core::Duration{1});
  return {first, static_cast<std::size_t>((last_open - first) / kDay) + 1};
}

VenueDays days_of(const InstrumentRows& rows, const DayGrid& grid, const Knowledge& knowledge,
                  const Rates* rates) {
  VenueDays days;
  days.rows = &rows;
  for (Column* column : {&days.open, &days.high, &days.low, &days.close, &days.volume}) {
    column->assign(grid.count, core::kUnknown);
  }
  days.quote_assumed.assign(grid.count, 0);
  days.rate_age.assign(grid.count, 0);
  days.part.assign(grid.count, Participation::Absent);
  for (const Candle& candle : rows.candles) {
    if (!grid.holds(candle.day) || !has_price(rows.instrument, candle, knowledge)) continue;
    const std::size_t d = grid.index(candle.day);
    double rate = 1.0;
    const std::string& quote = core::quote_on(rows.instrument, candle.day);
    if (rates != nullptr && quote != "USD") {
      const Rates::Rate found = rates->on(quote, candle.day);
      rate = core::known(found.value) ? found.value : 1.0;
      days.quote_assumed[d] = core::known(found.value) ? 0 : 1;
      days.rate_age[d] = found.age;
    }
    days.open[d] = candle.open * rate;
    days.high[d] = candle.high * rate;
    days.low[d] = candle.low * rate;
    days.close[d] = candle.close * rate;
    days.volume[d] = candle.volume;
  }
  return days;
}

}  // namespace

Days venue_days(const Market& market, const Knowledge& knowledge, const Parameters& parameters) {
  const std::vector<const InstrumentRows*> sorted = participants(market, parameters.excluded);
  Days days;
  days.grid = grid_of(sorted, knowledge);
  if (days.grid.count == 0) return days;
  const Rates rates(market, days.grid, knowledge);
  for (const InstrumentRows* rows : sorted) {
    days.venues.push_back(
        days_of(*rows, days.grid, knowledge, parameters.quote_correction ? &rates : nullptr));
  }
  return days;
}

}  // namespace btcflow::metrics
