// No repainting (docs/metrics.md section 12): a signal that was on the chart yesterday is there today, and
// none appears in hindsight. Checked for every bar, not promised.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "recorded_market.h"
#include "same_closed_bars.h"
#include "synthetic_market.h"

namespace btcflow::metrics {
namespace {

using core::Timeframe;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// At the end of every `step`-th bar, and of the last.
void expect_no_repainting(const Market& market, Timeframe timeframe, const Parameters& parameters,
                          core::Time now, std::size_t step) {
  const Dashboard full = compute(market, timeframe, parameters, {now, false});
  ASSERT_GT(full.size(), 0U);
  int failures = 0;
  for (std::size_t b = 0; b < full.size() && failures < 3; ++b) {
    if (!full.closed[b] || (b % step != 0 && b + 1 != full.size())) continue;
    const Dashboard early = compute(market, timeframe, parameters, {full.bars[b].end, false});
    ASSERT_EQ(early.size(), b + 1);
    ASSERT_TRUE(early.closed[b]);
    const auto same = same_closed_bars(early, full);
    EXPECT_TRUE(same);
    if (!same) ++failures;
  }
}

class NoRepainting : public testing::TestWithParam<Timeframe> {};

TEST_P(NoRepainting, OfTheRecordedHistory) {
  if (!recorded_history_exists()) GTEST_SKIP() << "no recorded history at " << recorded_folder();
  const bool day = GetParam() == Timeframe::Day;
  expect_no_repainting(recorded_market(), GetParam(), {}, at("2024-01-01"), !kSanitized ? 1 : day ? 25 : 5);
}

// Other settings than the standard ones; a sample of the bars is enough.
TEST_P(NoRepainting, OfTheRecordedHistoryWithTheClassicPreset) {
  if (!recorded_history_exists()) GTEST_SKIP() << "no recorded history at " << recorded_folder();
  const bool day = GetParam() == Timeframe::Day;
  expect_no_repainting(recorded_market(), GetParam(), classic_preset(), at("2024-01-01"),
                       day          ? 50
                       : kSanitized ? 10
                                    : 2);
}

TEST_P(NoRepainting, OfAMarketFullOfGaps) {
  const Market market = synthetic_market();
  for (const Parameters& parameters : synthetic_settings()) {
    expect_no_repainting(market, GetParam(), parameters, days_after(at(kSyntheticFirst), kSyntheticDays),
                         kSanitized ? 5 : 1);
  }
}

// In the middle of a bar: the forming one may still change, the closed ones may not, live edge or not.
TEST_P(NoRepainting, WhileABarIsForming) {
  const Market market = synthetic_market();
  for (const Parameters& parameters : synthetic_settings()) {
    const Dashboard full =
        known_at(days_after(at(kSyntheticFirst), kSyntheticDays), market, GetParam(), parameters);
    for (int i = 0; i < 40; ++i) {
      const core::Time now = days_after(at(kSyntheticFirst), 10 + 4 * i) + core::kHour * (i * 7 % 24) +
                             core::Duration{60'000 * i};
      EXPECT_TRUE(same_closed_bars(compute(market, GetParam(), parameters, {now, false}), full));
      EXPECT_TRUE(same_closed_bars(compute(market, GetParam(), parameters, {now, true}), full));
    }
  }
}

std::string name_of(const testing::TestParamInfo<Timeframe>& timeframe) {
  return timeframe.param == Timeframe::ThreeDay ? "ThreeDay" : std::string(core::short_name(timeframe.param));
}
INSTANTIATE_TEST_SUITE_P(Timeframes, NoRepainting, testing::ValuesIn(core::kTimeframes), name_of);

// The comparison itself must see a difference, or the tests above say nothing.
TEST(SameClosedBars, SeesASingleBit) {
  const Market market = synthetic_market();
  const Parameters parameters = synthetic_settings().front();
  const Dashboard full = known_at("2020-02-20", market, Timeframe::Day, parameters);
  ASSERT_TRUE(same_closed_bars(full, full));
  ASSERT_FALSE(full.events.empty());
  Dashboard bit = full;
  bit.premium_z.back() = std::nextafter(bit.premium_z.back(), 9);
  EXPECT_FALSE(same_closed_bars(full, bit));
  Dashboard event = full;
  event.events.pop_back();
  EXPECT_FALSE(same_closed_bars(full, event));
  EXPECT_FALSE(same_closed_bars(event, full));
  Dashboard level = full;
  for (double& x : level.oi_linked_usd) x *= 3;
  EXPECT_TRUE(same_closed_bars(full, level));
  level.oi_linked_usd.back() *= 1.000001;
  EXPECT_FALSE(same_closed_bars(full, level));
}

// A market that never shows a signal would pass all of this.
TEST(SyntheticMarket, HasSomethingToRepaint) {
  const Market market = synthetic_market();
  for (const Parameters& parameters : synthetic_settings()) {
    const Dashboard d =
        known_at(days_after(at(kSyntheticFirst), kSyntheticDays), market, Timeframe::Day, parameters);
    EXPECT_GE(d.events.size(), 5U);
    int unknown = 0;
    for (const double x : d.premium_pct) unknown += core::known(x) ? 0 : 1;
    EXPECT_GT(unknown, 0);
  }
}

// What everybody remembers must be there: the crash of March 2020 and the frenzy of early 2021.
TEST(RecordedHistory, ShowsTheExtremesThatEverybodyRemembers) {
  if (!recorded_history_exists()) GTEST_SKIP() << "no recorded history at " << recorded_folder();
  const Dashboard d = known_at("2024-01-01", recorded_market(), Timeframe::Week);
  const std::size_t crash = bar_of(d, "2020-03-09");
  ASSERT_EQ(d.bars[crash].open, at("2020-03-09"));
  EXPECT_EQ(d.extreme_bottom[crash], Truth::True);
  int tops = 0;
  for (std::size_t b = bar_of(d, "2021-01-01"); b < bar_of(d, "2021-06-01"); ++b)
    tops += d.extreme_top[b] == Truth::True ? 1 : 0;
  EXPECT_GE(tops, 2);
}

// Known days of the history's README: the engine reads the candles where they are.
TEST(RecordedHistory, HasTheKnownDays) {
  if (!recorded_history_exists()) GTEST_SKIP() << "no recorded history at " << recorded_folder();
  const Dashboard d = known_at("2024-01-01", recorded_market(), Timeframe::Day);
  EXPECT_EQ(d.bars.front().open, at("2011-08-19"));
  EXPECT_EQ(d.bars.back().open, at("2023-12-31"));
  // The outage: three days without a trade.
  for (const char* day : {"2015-01-06", "2015-01-07", "2015-01-08"}) EXPECT_UNKNOWN(d.spot[bar_of(d, day)]);
  EXPECT_TRUE(core::known(d.spot[bar_of(d, "2015-01-09")]));
  // XBTUSD counts since 2016-05-13, not before.
  EXPECT_UNKNOWN(d.perp[bar_of(d, "2016-05-12")]);
  EXPECT_TRUE(core::known(d.perp[bar_of(d, "2016-05-13")]));
  // Open interest fell 45 % on 2020-03-12.
  const std::size_t crash = bar_of(d, "2020-03-12");
  EXPECT_NEAR(d.oi_usd[crash] / d.oi_usd[crash - 1] - 1, -0.45, 0.02);
}

}  // namespace
}  // namespace btcflow::metrics
