// Events (docs/metrics.md sections 8 and 11): one mark for one situation, and every mark can say why it is
// there.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bare_dashboard.h"
#include "confluence.h"

namespace btcflow::metrics {
namespace {

// A bullish column drawn as text: 'X' on, '.' off, '?' unknown.
Dashboard drawn(std::string_view bars, int join_gap = 1) {
  Parameters parameters;
  parameters.join_gap = join_gap;
  Dashboard d = bare_dashboard(bars.size(), parameters);
  for (std::size_t b = 0; b < bars.size(); ++b) {
    d.bullish[b] = bars[b] == 'X' ? Truth::True : bars[b] == '?' ? Truth::Unknown : Truth::False;
  }
  return d;
}
std::string events(std::string_view bars, int join_gap = 1) {
  Dashboard d = drawn(bars, join_gap);
  add_events(d);
  std::string text(d.size(), '.');
  for (const Event& event : d.events) text[event.bar] = 'E';
  return text;
}

TEST(Events, MarkTheFirstBarOfARun) {
  EXPECT_EQ(events("..XXX.."), "..E....");
  EXPECT_EQ(events("......."), ".......");
}

// A flicker of one bar is the same situation; two bars apart is a new one.
TEST(Events, JoinRunsWithASingleBarBetween) {
  EXPECT_EQ(events("..XX.XX.X"), "..E......");
  EXPECT_EQ(events("..XX..XX."), "..E...E..");
  EXPECT_EQ(events("X.X.X..X"), "E......E");
}

TEST(Events, JoinGapIsASetting) {
  EXPECT_EQ(events("X.X..X...X", 0), "E.E..E...E");
  EXPECT_EQ(events("X.X..X...X", 2), "E........E");
  EXPECT_EQ(events("XXXX", 0), "E...");
}

// Bars before the history and bars that are unknown count as without the signal.
TEST(Events, UnknownAndMissingBarsAreWithout) {
  EXPECT_EQ(events("X..."), "E...");
  EXPECT_EQ(events(".X"), ".E");
  EXPECT_EQ(events("X??X"), "E..E");
  EXPECT_EQ(events("X?X?"), "E...");
}

// A mark that may disappear again is worse than none: the forming bar has no event.
TEST(Events, OnClosedBarsOnly) {
  Dashboard d = drawn("..X");
  d.closed[2] = false;
  add_events(d);
  EXPECT_TRUE(d.events.empty());
}

// Sorted by bar, then by kind, each kind on its own runs.
TEST(Events, KindsRunIndependently) {
  Dashboard d = drawn("X..X");
  d.longs_crowded = {Truth::False, Truth::True, Truth::True, Truth::True};
  d.extreme_top = {Truth::Unknown, Truth::Unknown, Truth::Unknown, Truth::True};
  d.extreme_bottom[0] = Truth::True;
  add_events(d);
  ASSERT_EQ(d.events.size(), 5U);
  const std::vector<std::pair<std::size_t, SignalKind>> expected{{0, SignalKind::Bullish},
                                                                 {0, SignalKind::ExtremeBottom},
                                                                 {1, SignalKind::LongsCrowded},
                                                                 {3, SignalKind::Bullish},
                                                                 {3, SignalKind::ExtremeTop}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(d.events[i].bar, expected[i].first) << i;
    EXPECT_EQ(d.events[i].kind, expected[i].second) << i;
  }
}

const Condition& about(const std::vector<Condition>& list, Quantity quantity) {
  for (const Condition& condition : list) {
    if (condition.quantity == quantity) return condition;
  }
  ADD_FAILURE() << "no condition on quantity " << static_cast<int>(quantity);
  return list.front();
}

Dashboard one_bar(const Parameters& parameters, double premium_z, double oi_z, double funding_z,
                  double funding_8h) {
  Dashboard d = bare_dashboard(1, parameters);
  d.premium_z = {premium_z};
  d.oi_z = {oi_z};
  d.funding_z = {funding_z};
  d.funding_8h = {funding_8h};
  add_confluence(d);
  add_extremes(d);
  return d;
}

// "Why is this bar bullish?": each comparison with its value, threshold and side, met or not.
TEST(Conditions, SayWhyABarIsBullish) {
  const std::vector<Condition> list =
      conditions(one_bar({}, 1.2, -0.3, -1.4, 0.0001), SignalKind::Bullish, 0);
  const Condition& premium = about(list, Quantity::PremiumZ);
  EXPECT_EQ(premium.value, 1.2);
  EXPECT_EQ(premium.side, Side::AtLeast);
  EXPECT_EQ(premium.threshold, 1.0);
  EXPECT_TRUE(premium.met);
  const Condition& oi = about(list, Quantity::OpenInterestZ);
  EXPECT_EQ(oi.side, Side::AtMost);
  EXPECT_EQ(oi.threshold, -1.5);
  EXPECT_FALSE(oi.met);
  EXPECT_TRUE(about(list, Quantity::FundingZ).met);
  EXPECT_EQ(about(list, Quantity::Score).value, 2);
  EXPECT_TRUE(about(list, Quantity::Score).met);
}

TEST(Conditions, SayWhyLongsOrShortsAreCrowded) {
  const std::vector<Condition> longs =
      conditions(one_bar({}, 0, 1.7, 1.1, 0.0004), SignalKind::LongsCrowded, 0);
  EXPECT_EQ(about(longs, Quantity::OpenInterestZ).threshold, 1.5);
  EXPECT_EQ(about(longs, Quantity::FundingZ).side, Side::AtLeast);
  EXPECT_EQ(about(longs, Quantity::Funding8h).side, Side::Above);
  for (const Condition& condition : longs) EXPECT_TRUE(condition.met);
  const std::vector<Condition> shorts =
      conditions(one_bar({}, 0, 1.7, -1.1, -0.0004), SignalKind::ShortsCrowded, 0);
  EXPECT_EQ(about(shorts, Quantity::FundingZ).threshold, -1.0);
  EXPECT_EQ(about(shorts, Quantity::Funding8h).side, Side::Below);
  for (const Condition& condition : shorts) EXPECT_TRUE(condition.met);
}

// An unknown value meets nothing.
TEST(Conditions, UnknownIsNotMet) {
  for (const SignalKind kind : kSignalKinds) {
    for (const Condition& condition : conditions(bare_dashboard(1), kind, 0)) EXPECT_FALSE(condition.met);
  }
}

// In the absolute mode the reasons are the values that were compared, not their z.
TEST(Conditions, OfTheAbsoluteMode) {
  Parameters parameters;
  parameters.confluence_mode = ConfluenceMode::Absolute;
  Dashboard d = one_bar(parameters, core::kUnknown, -1.5, core::kUnknown, 0);
  d.premium_pct = {0.05};
  d.funding_twap_8h = {0.0002};
  const std::vector<Condition> list = conditions(d, SignalKind::Bullish, 0);
  EXPECT_EQ(about(list, Quantity::PremiumPct).threshold, 0.05);
  EXPECT_TRUE(about(list, Quantity::PremiumPct).met);
  EXPECT_EQ(about(list, Quantity::FundingTwap8h).threshold, 0);
  EXPECT_FALSE(about(list, Quantity::FundingTwap8h).met);
}

// Events of a real computation carry their reasons, and agree with the columns.
TEST(Conditions, TravelWithTheEvent) {
  Dashboard d = one_bar({}, -2.5, 2.1, 2.2, 0.001);
  add_events(d);
  std::vector<SignalKind> kinds;
  for (const Event& event : d.events) {
    kinds.push_back(event.kind);
    EXPECT_EQ(event.bar, 0U);
    EXPECT_EQ(signal_column(d, event.kind)[0], Truth::True);
    for (const Condition& condition : event.conditions) EXPECT_TRUE(condition.met);
  }
  EXPECT_EQ(kinds,
            (std::vector<SignalKind>{SignalKind::Bearish, SignalKind::LongsCrowded, SignalKind::ExtremeTop}));
}

TEST(SignalNames, AreStable) {
  EXPECT_EQ(to_text(SignalKind::Bullish), "bullish");
  EXPECT_EQ(to_text(SignalKind::Bearish), "bearish");
  EXPECT_EQ(to_text(SignalKind::LongsCrowded), "longs_crowded");
  EXPECT_EQ(to_text(SignalKind::ShortsCrowded), "shorts_crowded");
  EXPECT_EQ(to_text(SignalKind::ExtremeTop), "extreme_top");
  EXPECT_EQ(to_text(SignalKind::ExtremeBottom), "extreme_bottom");
  EXPECT_EQ(flags_text(0), "");
  EXPECT_EQ(flags_text(kQuoteAssumed | kBasketDisagrees | kWindowOutlier),
            "quote_assumed|basket_disagrees|window_outlier");
}

}  // namespace
}  // namespace btcflow::metrics
