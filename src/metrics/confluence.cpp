#include "confluence.h"

#include <algorithm>
#include <utility>

namespace btcflow::metrics {

namespace {

// What each state compares with what.
struct StateRule {
  Quantity quantity;
  bool high_is_bullish;
  double bullish;
  double bearish;
  double allowance;
};

// +1 where x is at or beyond the bullish threshold, -1 beyond the bearish one.
State state_of(double x, const StateRule& rule) {
  if (!core::known(x)) return State::Unknown;
  const auto beyond = [&](double threshold, bool upward) {
    return upward ? x >= threshold - rule.allowance : x <= threshold + rule.allowance;
  };
  if (beyond(rule.bullish, rule.high_is_bullish)) return State::Plus;
  if (beyond(rule.bearish, !rule.high_is_bullish)) return State::Minus;
  return State::Neutral;
}

StateRule premium_rule(const Parameters& p) {
  if (p.confluence_mode == ConfluenceMode::Absolute) {
    return {Quantity::PremiumPct, true, kAbsolutePremiumPct, -kAbsolutePremiumPct, kAbsoluteAllowance};
  }
  return {Quantity::PremiumZ, true, p.confluence_premium, -p.confluence_premium, 0};
}

StateRule oi_rule(const Parameters& p) {
  return {Quantity::OpenInterestZ, false, -p.confluence_oi, p.confluence_oi, 0};
}

StateRule funding_rule(const Parameters& p) {
  if (p.confluence_mode == ConfluenceMode::Absolute) {
    return {Quantity::FundingTwap8h, false, kAbsoluteFundingLow, kAbsoluteFundingHigh, kAbsoluteAllowance};
  }
  return {Quantity::FundingZ, false, -p.confluence_funding, p.confluence_funding, 0};
}

double quantity_at(const Dashboard& d, Quantity quantity, std::size_t b) {
  switch (quantity) {
    case Quantity::PremiumZ:
      return d.premium_z[b];
    case Quantity::OpenInterestZ:
      return d.oi_z[b];
    case Quantity::FundingZ:
      return d.funding_z[b];
    case Quantity::PremiumPct:
      return d.premium_pct[b];
    case Quantity::FundingTwap8h:
      return d.funding_twap_8h[b];
    case Quantity::Funding8h:
      return d.funding_8h[b];
    case Quantity::Score:
      return d.score[b];
  }
  return core::kUnknown;
}

StateColumn states(const Dashboard& d, const StateRule& rule) {
  StateColumn column(d.size());
  for (std::size_t b = 0; b < d.size(); ++b) {
    column[b] = state_of(quantity_at(d, rule.quantity, b), rule);
  }
  return column;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::False || b == Truth::False) return Truth::False;
  return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::True;
}

Truth either(Truth a, Truth b) {
  if (a == Truth::True || b == Truth::True) return Truth::True;
  return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::False;
}

Truth truth(bool value) { return value ? Truth::True : Truth::False; }
Truth is(State state, State wanted) {
  return state == State::Unknown ? Truth::Unknown : truth(state == wanted);
}

template <typename Compare>
Truth where_known(double x, Compare compare) {
  return core::known(x) ? truth(compare(x)) : Truth::Unknown;
}

}  // namespace

void add_confluence(Dashboard& d) {
  d.state_premium = states(d, premium_rule(d.parameters));
  d.state_oi = states(d, oi_rule(d.parameters));
  d.state_funding = states(d, funding_rule(d.parameters));
  for (std::size_t b = 0; b < d.size(); ++b) {
    int sum = 0;
    for (const State state : {d.state_premium[b], d.state_oi[b], d.state_funding[b]}) {
      if (state == State::Unknown) continue;
      sum += static_cast<int>(state);
      ++d.states_known[b];
    }
    if (d.states_known[b] > 0) d.score[b] = sum;
    d.bullish[b] =
        both(is(d.state_premium[b], State::Plus), where_known(d.score[b], [](double s) { return s >= 2; }));
    d.bearish[b] =
        both(is(d.state_premium[b], State::Minus), where_known(d.score[b], [](double s) { return s <= -2; }));

    const Truth much = is(d.state_oi[b], State::Minus);
    const Truth longs = both(is(d.state_funding[b], State::Minus),
                             where_known(d.funding_8h[b], [](double f) { return f > 0; }));
    const Truth shorts = both(is(d.state_funding[b], State::Plus),
                              where_known(d.funding_8h[b], [](double f) { return f < 0; }));
    d.longs_crowded[b] = both(much, longs);
    d.shorts_crowded[b] = both(much, shorts);
    d.over_leverage[b] = either(d.longs_crowded[b], d.shorts_crowded[b]);
  }
}

namespace {

struct Extremes {
  int known = 0;
  int above = 0;
  int below = 0;
  double sum = 0;
};

Extremes extremes_at(const Dashboard& d, std::size_t b) {
  Extremes e;
  for (const double a : {-d.premium_z[b], d.oi_z[b], d.funding_z[b]}) {
    if (!core::known(a)) continue;
    ++e.known;
    e.sum += a;
    if (a >= d.parameters.extremes_k) ++e.above;
    if (a <= -d.parameters.extremes_k) ++e.below;
  }
  return e;
}

}  // namespace

void add_extremes(Dashboard& d) {
  for (std::size_t b = 0; b < d.size(); ++b) {
    const Extremes e = extremes_at(d, b);
    if (e.known < 2) continue;
    d.extreme_top[b] = truth(e.above >= d.parameters.extremes_need);
    d.extreme_bottom[b] = truth(e.below >= d.parameters.extremes_need);
    d.extreme_strength[b] = e.sum / e.known;
  }
}

namespace {

bool compare(double value, Side side, double threshold, double allowance) {
  switch (side) {
    case Side::AtLeast:
      return value >= threshold - allowance;
    case Side::AtMost:
      return value <= threshold + allowance;
    case Side::Above:
      return value > threshold;
    case Side::Below:
      return value < threshold;
  }
  return false;
}

// Builds the list of comparisons of a signal on one bar.
class ConditionList {
 public:
  ConditionList(const Dashboard& dashboard, std::size_t bar) : dashboard_(dashboard), bar_(bar) {}

  void add(Quantity quantity, Side side, double threshold, double allowance = 0) {
    const double value = quantity_at(dashboard_, quantity, bar_);
    list_.push_back({quantity, value, side, threshold, compare(value, side, threshold, allowance)});
  }
  // The state's comparison with its bullish or its bearish threshold.
  void add(const StateRule& rule, bool bullish) {
    const double threshold = bullish ? rule.bullish : rule.bearish;
    const bool upward = bullish == rule.high_is_bullish;
    add(rule.quantity, upward ? Side::AtLeast : Side::AtMost, threshold, rule.allowance);
  }
  std::vector<Condition> take() { return std::move(list_); }

 private:
  const Dashboard& dashboard_;
  std::size_t bar_;
  std::vector<Condition> list_;
};

}  // namespace

std::vector<Condition> conditions(const Dashboard& dashboard, SignalKind kind, std::size_t bar) {
  const Parameters& p = dashboard.parameters;
  ConditionList list(dashboard, bar);
  switch (kind) {
    case SignalKind::Bullish:
    case SignalKind::Bearish: {
      const bool bullish = kind == SignalKind::Bullish;
      list.add(premium_rule(p), bullish);
      list.add(oi_rule(p), bullish);
      list.add(funding_rule(p), bullish);
      list.add(Quantity::Score, bullish ? Side::AtLeast : Side::AtMost, bullish ? 2 : -2);
      break;
    }
    case SignalKind::LongsCrowded:
    case SignalKind::ShortsCrowded: {
      const bool longs = kind == SignalKind::LongsCrowded;
      list.add(oi_rule(p), false);
      list.add(funding_rule(p), !longs);
      list.add(Quantity::Funding8h, longs ? Side::Above : Side::Below, 0);
      break;
    }
    case SignalKind::ExtremeTop:
    case SignalKind::ExtremeBottom: {
      const bool top = kind == SignalKind::ExtremeTop;
      const double k = p.extremes_k;
      list.add(Quantity::PremiumZ, top ? Side::AtMost : Side::AtLeast, top ? -k : k);
      list.add(Quantity::OpenInterestZ, top ? Side::AtLeast : Side::AtMost, top ? k : -k);
      list.add(Quantity::FundingZ, top ? Side::AtLeast : Side::AtMost, top ? k : -k);
      break;
    }
  }
  return list.take();
}

void add_events(Dashboard& d) {
  const auto gap = static_cast<std::size_t>(d.parameters.join_gap) + 1;
  for (const SignalKind kind : kSignalKinds) {
    const TruthColumn& signal = signal_column(d, kind);
    std::size_t without = gap;  // bars without the signal just before b; bars that do not exist count as such
    for (std::size_t b = 0; b < d.size() && d.closed[b]; ++b) {
      if (signal[b] != Truth::True) {
        ++without;
        continue;
      }
      if (without >= gap) d.events.push_back({b, kind, conditions(d, kind, b)});
      without = 0;
    }
  }
  std::stable_sort(d.events.begin(), d.events.end(),
                   [](const Event& a, const Event& b) { return a.bar < b.bar; });
}

}  // namespace btcflow::metrics
