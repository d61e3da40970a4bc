#include "basket.h"

#include <algorithm>
#include <cmath>

namespace btcflow::metrics {

namespace {

// Of a scratch copy; even counts give the mean of the middle two.
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

// A venue of the side at hand, with its weight a day (empty: every venue weighs the same).
struct Member {
  VenueDays* days;
  Column weight;
};

class BasketDay {
 public:
  BasketDay(std::vector<Member>& members, std::size_t day) : day_(day) {
    for (Member& member : members) {
      if (core::known(member.days->close[day])) in_.push_back(&member);
    }
  }

  // Leaves out who is more than `pct` off the median, unless no majority is within. True: they disagree.
  bool guard(double pct) {
    if (in_.size() < 3) return false;
    std::vector<double> closes;
    for (const Member* member : in_) closes.push_back(member->days->close[day_]);
    const double centre = median(closes);
    const auto within = [&](const Member* member) {
      return !(std::abs(member->days->close[day_] - centre) > pct / 100 * centre);
    };
    const auto count = static_cast<std::size_t>(std::count_if(in_.begin(), in_.end(), within));
    if (count == in_.size()) return false;
    if (2 * count <= in_.size()) return true;
    for (Member* member : in_) {
      if (!within(member)) member->days->part[day_] = Participation::LeftOut;
    }
    in_.erase(std::remove_if(in_.begin(), in_.end(), [&](Member* member) { return !within(member); }),
              in_.end());
    return false;
  }

  void average(Basket& basket, BasketMode mode) {
    if (in_.empty()) return;
    const bool weighted =
        mode == BasketMode::Weighted && std::all_of(in_.begin(), in_.end(), [&](Member* member) {
          return member->weight[day_] > 0;  // false for unknown
        });
    const auto value = [&](Column VenueDays::*column) {
      return mode == BasketMode::Median ? median_of(column) : mean_of(column, weighted);
    };
    const double open = value(&VenueDays::open);
    const double high = value(&VenueDays::high);
    const double low = value(&VenueDays::low);
    const double close = value(&VenueDays::close);
    basket.open[day_] = open;
    basket.high[day_] = std::max({open, high, low, close});
    basket.low[day_] = std::min({open, high, low, close});
    basket.close[day_] = close;
    basket.coverage[day_] = static_cast<int>(in_.size());
    for (Member* member : in_) {
      member->days->part[day_] = Participation::TookPart;
      if (member->days->quote_assumed[day_] != 0) basket.quote_assumed[day_] = 1;
      basket.rate_age[day_] = std::max(basket.rate_age[day_], member->days->rate_age[day_]);
    }
  }

 private:
  double mean_of(Column VenueDays::*column, bool weighted) const {
    double sum = 0;
    double weights = 0;
    for (const Member* member : in_) {
      const double weight = weighted ? member->weight[day_] : 1.0;
      sum += weight * (member->days->*column)[day_];
      weights += weight;
    }
    return sum / weights;
  }

  double median_of(Column VenueDays::*column) const {
    std::vector<double> values;
    for (const Member* member : in_) values.push_back((member->days->*column)[day_]);
    return median(std::move(values));
  }

  std::size_t day_;
  std::vector<Member*> in_;
};

Basket build(std::vector<Member> members, std::size_t count, BasketMode mode,
             std::optional<double> outlier_pct) {
  Basket basket;
  for (Column* column : {&basket.open, &basket.high, &basket.low, &basket.close}) {
    column->assign(count, core::kUnknown);
  }
  basket.coverage.assign(count, 0);
  basket.disagrees.assign(count, 0);
  basket.quote_assumed.assign(count, 0);
  basket.rate_age.assign(count, 0);
  for (std::size_t d = 0; d < count; ++d) {
    BasketDay day(members, d);
    if (outlier_pct && day.guard(*outlier_pct)) basket.disagrees[d] = 1;
    day.average(basket, mode);
  }
  return basket;
}

// The venue's last snapshot of each day, in USD by its own close.
Column closing_open_interest_usd(const VenueDays& venue, const DayGrid& grid, const Knowledge& knowledge) {
  Column usd(grid.count, core::kUnknown);
  const core::Instrument& instrument = venue.rows->instrument;
  for (const core::OpenInterest& row : venue.rows->open_interest) {
    // A snapshot at 00:00 closes the day before.
    const core::Time day = core::day_of(row.time - core::Duration{1});
    if (!(row.value > 0) || !knowledge.counts(row.time) || !grid.holds(day)) continue;
    if (instrument.since && row.time < *instrument.since) continue;
    const std::size_t d = grid.index(day);
    const double value = row.unit == core::OpenInterestUnit::Usd ? row.value : row.value * venue.close[d];
    if (core::known(value)) usd[d] = value;
  }
  return usd;
}

}  // namespace

Basket spot_basket(Days& days, const Parameters& parameters) {
  std::vector<Member> members;
  for (VenueDays& venue : days.venues) {
    if (venue.is_spot()) members.push_back({&venue, venue.volume});
  }
  return build(std::move(members), days.grid.count, parameters.spot_basket, parameters.outlier_pct);
}

Basket perp_basket(Days& days, const Parameters& parameters, const Knowledge& knowledge) {
  std::vector<Member> members;
  for (VenueDays& venue : days.venues) {
    if (!venue.is_perp()) continue;
    const bool weighted = parameters.perp_basket == BasketMode::Weighted;
    members.push_back({&venue, weighted ? closing_open_interest_usd(venue, days.grid, knowledge) : Column{}});
  }
  return build(std::move(members), days.grid.count, parameters.perp_basket, parameters.outlier_pct);
}

}  // namespace btcflow::metrics
