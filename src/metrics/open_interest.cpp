#include "open_interest.h"

#include <algorithm>

namespace btcflow::metrics {

using core::OpenInterest;
using core::OpenInterestUnit;

namespace {

// USD of one coin for a snapshot: the venue's own close of the day that it belongs to, else the perp
// basket's.
double price_of_coin(core::Time stamp, const VenueDays& venue, const DayGrid& grid, const Basket& perp) {
  const core::Time day = core::day_of(stamp - core::Duration{1});  // 00:00 closes the day before
  if (!grid.holds(day)) return core::kUnknown;
  const std::size_t d = grid.index(day);
  return core::known(venue.close[d]) ? venue.close[d] : perp.close[d];
}

// The last snapshot of each bar that can be told in the unit.
struct BarValues {
  Column value;
  std::vector<core::Time> stamp;

  explicit BarValues(std::size_t bars) : value(bars, core::kUnknown), stamp(bars) {}
  void take(std::size_t b, double x, core::Time t) {
    if (!core::known(x)) return;
    value[b] = x;
    stamp[b] = t;
  }
  AgeColumn ages(const std::vector<BarSpan>& spans) const {
    AgeColumn ages(value.size(), 0);
    for (std::size_t b = 0; b < value.size(); ++b) {
      const bool counts = core::known(value[b]) && stamp[b] >= spans[b].lim - kStale;
      if (counts) ages[b] = spans[b].age_of(stamp[b]);
    }
    return ages;
  }
  // Unknown where the last one is too old.
  Column fresh(const std::vector<BarSpan>& spans) && {
    for (std::size_t b = 0; b < value.size(); ++b) {
      if (core::known(value[b]) && stamp[b] < spans[b].lim - kStale) value[b] = core::kUnknown;
    }
    return std::move(value);
  }
};

}  // namespace

void add_venue_open_interest(VenueColumns& columns, const VenueDays& venue, const std::vector<BarSpan>& spans,
                             const DayGrid& grid, const Basket& perp, const Knowledge& knowledge) {
  const std::vector<OpenInterest>& rows = venue.rows->open_interest;
  if (rows.empty()) return;
  BarValues usd(spans.size());
  BarValues coin(spans.size());
  const auto& since = venue.rows->instrument.since;
  std::size_t b = 0;
  for (const OpenInterest& row : rows) {
    if (!(row.value > 0) || !knowledge.counts(row.time) || (since && row.time < *since)) continue;
    while (b < spans.size() && row.time > spans[b].bar.end) ++b;
    if (b == spans.size()) break;
    if (row.time <= spans[b].bar.open) continue;  // before the first bar
    const double price = price_of_coin(row.time, venue, grid, perp);
    const bool in_usd = row.unit == OpenInterestUnit::Usd;
    usd.take(b, in_usd ? row.value : row.value * price, row.time);
    coin.take(b, in_usd ? row.value / price : row.value, row.time);
  }
  columns.oi_age = usd.ages(spans);
  const AgeColumn coin_age = coin.ages(spans);
  for (std::size_t i = 0; i < coin_age.size(); ++i)
    columns.oi_age[i] = std::max(columns.oi_age[i], coin_age[i]);
  columns.oi_usd = std::move(usd).fresh(spans);
  columns.oi_coin = std::move(coin).fresh(spans);
}

namespace {

// NaN where no venue has a value.
Column sum_of(const std::vector<VenueColumns>& venues, Column VenueColumns::*column, std::size_t bars) {
  Column sum(bars, core::kUnknown);
  for (const VenueColumns& venue : venues) {
    const Column& values = venue.*column;
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (core::known(values[b])) sum[b] = core::known(sum[b]) ? sum[b] + values[b] : values[b];
    }
  }
  return sum;
}

// The bar before b in which the venue had a value, if it ends at most kStale before b opens; else none.
const double* previous(const Column& values, std::size_t b, const std::vector<BarSpan>& spans) {
  for (std::size_t p = b; p-- > 0;) {
    if (spans[p].bar.end < spans[b].bar.open - kStale) return nullptr;
    if (core::known(values[p])) return &values[p];
  }
  return nullptr;
}

// The chain L: grows as the venues present in a bar have grown since their own last value.
Column linked(const std::vector<VenueColumns>& venues, Column VenueColumns::*column,
              const std::vector<BarSpan>& spans) {
  Column chain(spans.size(), core::kUnknown);
  double level = core::kUnknown;
  for (std::size_t b = 0; b < spans.size(); ++b) {
    double now = 0;
    double before = 0;
    bool any = false;
    for (const VenueColumns& venue : venues) {
      const Column& values = venue.*column;
      if (values.empty() || !core::known(values[b])) continue;
      any = true;
      if (const double* prev = previous(values, b, spans)) {
        now += values[b];
        before += *prev;
      }
    }
    if (!any) continue;
    const double growth = before > 0 ? now / before : 1.0;
    level = core::known(level) ? growth * level : 1.0;
    chain[b] = level;
  }
  return chain;
}

// For display: the chain scaled so that on the last closed bar with a sum it equals the sum.
Column scaled_to(const Column& chain, const Column& sum, const std::vector<BarSpan>& spans) {
  Column shown(chain.size(), core::kUnknown);
  for (std::size_t b = chain.size(); b-- > 0;) {
    if (!spans[b].closed || !core::known(sum[b])) continue;
    const double factor = sum[b] / chain[b];
    for (std::size_t i = 0; i < chain.size(); ++i) shown[i] = chain[i] * factor;
    break;
  }
  return shown;
}

Column single(const std::vector<VenueColumns>& venues, Column VenueColumns::*column, const std::string& id,
              std::size_t bars) {
  for (const VenueColumns& venue : venues) {
    if (venue.instrument.id == id && !(venue.*column).empty()) return venue.*column;
  }
  return Column(bars, core::kUnknown);
}

}  // namespace

namespace {

void add_ages(Dashboard& dashboard, Column VenueColumns::*column) {
  const Parameters& parameters = dashboard.parameters;
  for (const VenueColumns& venue : dashboard.venues) {
    if (parameters.oi_composition == Composition::Single && venue.instrument.id != parameters.oi_instrument)
      continue;
    const Column& values = venue.*column;
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (core::known(values[b])) dashboard.oi_age[b] = std::max(dashboard.oi_age[b], venue.oi_age[b]);
    }
  }
}

}  // namespace

Column add_open_interest(Dashboard& dashboard, const std::vector<BarSpan>& spans) {
  const Parameters& parameters = dashboard.parameters;
  const std::size_t bars = spans.size();
  dashboard.oi_usd = sum_of(dashboard.venues, &VenueColumns::oi_usd, bars);
  dashboard.oi_coin = sum_of(dashboard.venues, &VenueColumns::oi_coin, bars);
  for (const VenueColumns& venue : dashboard.venues) {
    for (std::size_t b = 0; b < venue.oi_usd.size(); ++b) {
      if (core::known(venue.oi_usd[b])) ++dashboard.oi_venues[b];
    }
  }
  const Column usd_chain = linked(dashboard.venues, &VenueColumns::oi_usd, spans);
  dashboard.oi_linked_usd = scaled_to(usd_chain, dashboard.oi_usd, spans);

  const bool in_usd = parameters.oi_unit == OpenInterestIn::Usd;
  const auto column = in_usd ? &VenueColumns::oi_usd : &VenueColumns::oi_coin;
  add_ages(dashboard, column);
  switch (parameters.oi_composition) {
    case Composition::Sum:
      return dashboard.oi_shown = in_usd ? dashboard.oi_usd : dashboard.oi_coin;
    case Composition::Single:
      return dashboard.oi_shown = single(dashboard.venues, column, parameters.oi_instrument, bars);
    case Composition::Linked:
      break;
  }
  if (in_usd) {
    dashboard.oi_shown = dashboard.oi_linked_usd;
    return usd_chain;
  }
  Column coin_chain = linked(dashboard.venues, column, spans);
  dashboard.oi_shown = scaled_to(coin_chain, dashboard.oi_coin, spans);
  return coin_chain;
}

}  // namespace btcflow::metrics
