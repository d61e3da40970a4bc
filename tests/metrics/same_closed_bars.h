// Are the closed bars of one computation those of another, to the last bit? (docs/metrics.md section 12)
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "market_builder.h"

namespace btcflow::metrics {

// Collects the differences of `early` from `full` over early's closed bars; keeps the first ones only.
class ClosedBarComparison {
 public:
  ClosedBarComparison(const Dashboard& early, const Dashboard& full) : early_(early), full_(full) {
    while (closed_ < early.size() && early.closed[closed_]) ++closed_;
    if (full.size() < closed_) {
      note("bars", full.size());
      return;
    }
    compare_bars();
    compare_venues();
    compare_events();
  }

  testing::AssertionResult result() const {
    if (differences_ == 0) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "as of " << core::to_iso(early_.as_of.instant) << ": "
                                       << differences_ << " differences:" << text_;
  }

 private:
  void note(const std::string& what, std::size_t b) {
    if (++differences_ > 5) return;
    text_ += "\n  " + what + " of bar " + std::to_string(b);
    if (b < early_.size()) text_ += " (" + core::to_date(early_.bars[b].open) + ")";
  }

  void column(const char* what, const Column& a, const Column& b) {
    if (a.empty() && b.empty()) return;
    if (a.size() < closed_ || b.size() < closed_) return note(std::string(what) + ": length", a.size());
    for (std::size_t i = 0; i < closed_; ++i) {
      if (!same_bits(a[i], b[i])) note(what, i);
    }
  }
  template <typename T>
  void exact(const char* what, const std::vector<T>& a, const std::vector<T>& b) {
    if (a.empty() && b.empty()) return;
    if (a.size() < closed_ || b.size() < closed_) return note(std::string(what) + ": length", a.size());
    for (std::size_t i = 0; i < closed_; ++i) {
      if (a[i] != b[i]) note(what, i);
    }
  }
  // The same but for one factor over all bars.
  void scaled(const char* what, const Column& a, const Column& b) {
    double factor = core::kUnknown;
    for (std::size_t i = 0; i < closed_; ++i) {
      if (core::known(a[i]) != core::known(b[i])) {
        note(what, i);
      } else if (core::known(a[i])) {
        if (!core::known(factor)) factor = b[i] / a[i];
        if (!(std::abs(a[i] * factor / b[i] - 1) <= 1e-12)) note(what, i);
      }
    }
  }

  void compare_bars() {
    const Dashboard &a = early_, &b = full_;
    exact("bars", a.bars, b.bars);
    exact("closed", a.closed, b.closed);
    column("open", a.open, b.open);
    column("high", a.high, b.high);
    column("low", a.low, b.low);
    column("close", a.close, b.close);
    column("spot", a.spot, b.spot);
    column("perp", a.perp, b.perp);
    column("premium_pct", a.premium_pct, b.premium_pct);
    column("premium_z", a.premium_z, b.premium_z);
    column("oi_usd", a.oi_usd, b.oi_usd);
    column("oi_coin", a.oi_coin, b.oi_coin);
    scaled("oi_linked_usd", a.oi_linked_usd, b.oi_linked_usd);
    if (a.parameters.oi_composition == Composition::Linked) {
      scaled("oi_shown", a.oi_shown, b.oi_shown);
    } else {
      column("oi_shown", a.oi_shown, b.oi_shown);
    }
    column("oi_z", a.oi_z, b.oi_z);
    column("funding_8h", a.funding_8h, b.funding_8h);
    column("funding_twap_8h", a.funding_twap_8h, b.funding_twap_8h);
    column("funding_twap_apr_pct", a.funding_twap_apr_pct, b.funding_twap_apr_pct);
    column("funding_z", a.funding_z, b.funding_z);
    column("score", a.score, b.score);
    column("extreme_strength", a.extreme_strength, b.extreme_strength);
    exact("state_premium", a.state_premium, b.state_premium);
    exact("state_oi", a.state_oi, b.state_oi);
    exact("state_funding", a.state_funding, b.state_funding);
    exact("states_known", a.states_known, b.states_known);
    exact("over_leverage", a.over_leverage, b.over_leverage);
    for (const SignalKind kind : kSignalKinds) {
      exact(std::string(to_text(kind)).c_str(), signal_column(a, kind), signal_column(b, kind));
    }
    exact("spot_venues", a.spot_venues, b.spot_venues);
    exact("perp_venues", a.perp_venues, b.perp_venues);
    exact("oi_venues", a.oi_venues, b.oi_venues);
    exact("funding_venues", a.funding_venues, b.funding_venues);
    exact("premium_outlier", a.premium_outlier, b.premium_outlier);
    exact("oi_outlier", a.oi_outlier, b.oi_outlier);
    exact("funding_outlier", a.funding_outlier, b.funding_outlier);
    exact("spot_age", a.spot_age, b.spot_age);
    exact("perp_age", a.perp_age, b.perp_age);
    exact("oi_age", a.oi_age, b.oi_age);
    exact("rate_age", a.rate_age, b.rate_age);
    exact("flags", a.flags, b.flags);
  }

  void compare_venues() {
    if (early_.venues.size() != full_.venues.size()) return note("venues", 0);
    for (std::size_t v = 0; v < early_.venues.size(); ++v) {
      const VenueColumns &a = early_.venues[v], &b = full_.venues[v];
      if (a.instrument.id != b.instrument.id) note("venue " + a.instrument.id, 0);
      column("a venue's close", a.close, b.close);
      column("a venue's premium", a.premium_pct, b.premium_pct);
      column("a venue's oi_usd", a.oi_usd, b.oi_usd);
      column("a venue's oi_coin", a.oi_coin, b.oi_coin);
      column("a venue's funding", a.funding_8h, b.funding_8h);
      exact("a venue's part", a.part, b.part);
    }
  }

  static bool same(const Event& a, const Event& b) {
    if (a.bar != b.bar || a.kind != b.kind || a.conditions.size() != b.conditions.size()) return false;
    for (std::size_t i = 0; i < a.conditions.size(); ++i) {
      const Condition &x = a.conditions[i], &y = b.conditions[i];
      if (x.quantity != y.quantity || !same_bits(x.value, y.value) || x.side != y.side || x.met != y.met ||
          !same_bits(x.threshold, y.threshold)) {
        return false;
      }
    }
    return true;
  }
  void compare_events() {
    for (std::size_t e = 0; e < early_.events.size(); ++e) {
      if (e >= full_.events.size() || !same(early_.events[e], full_.events[e]))
        return note("event", early_.events[e].bar);
    }
    const std::size_t next = early_.events.size();
    if (next < full_.events.size() && full_.events[next].bar < closed_)
      note("later event", full_.events[next].bar);
  }

  const Dashboard& early_;
  const Dashboard& full_;
  std::size_t closed_ = 0;
  int differences_ = 0;
  std::string text_;
};

inline testing::AssertionResult same_closed_bars(const Dashboard& early, const Dashboard& full) {
  return ClosedBarComparison(early, full).result();
}

}  // namespace btcflow::metrics
