// Confluence (docs/metrics.md section 8): three states, their score, and the signals that people act on.
#include "confluence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "bare_dashboard.h"

namespace btcflow::metrics {
namespace {

// One bar with these z-scores and funding.
struct Input {
  double premium_z = kNone;
  double oi_z = kNone;
  double funding_z = kNone;
  double funding_8h = kNone;
  double premium_pct = kNone;
  double funding_twap_8h = kNone;
};
Dashboard judged(const Input& in, const Parameters& parameters = {}) {
  Dashboard d = bare_dashboard(1, parameters);
  d.premium_z = {in.premium_z};
  d.oi_z = {in.oi_z};
  d.funding_z = {in.funding_z};
  d.funding_8h = {in.funding_8h};
  d.premium_pct = {in.premium_pct};
  d.funding_twap_8h = {in.funding_twap_8h};
  add_confluence(d);
  return d;
}
Parameters absolute() {
  Parameters parameters;
  parameters.confluence_mode = ConfluenceMode::Absolute;
  return parameters;
}
double just_below(double x) { return std::nextafter(x, -10); }
double just_above(double x) { return std::nextafter(x, 10); }

// The thresholds themselves count: ">= 1.0".
TEST(States, PremiumIsBullishWhenHigh) {
  EXPECT_EQ(judged({.premium_z = 1.0}).state_premium[0], State::Plus);
  EXPECT_EQ(judged({.premium_z = just_below(1.0)}).state_premium[0], State::Neutral);
  EXPECT_EQ(judged({.premium_z = just_above(-1.0)}).state_premium[0], State::Neutral);
  EXPECT_EQ(judged({.premium_z = -1.0}).state_premium[0], State::Minus);
  EXPECT_EQ(judged({}).state_premium[0], State::Unknown);
}

TEST(States, OpenInterestIsBullishWhenLow) {
  EXPECT_EQ(judged({.oi_z = -1.5}).state_oi[0], State::Plus);
  EXPECT_EQ(judged({.oi_z = just_above(-1.5)}).state_oi[0], State::Neutral);
  EXPECT_EQ(judged({.oi_z = just_below(1.5)}).state_oi[0], State::Neutral);
  EXPECT_EQ(judged({.oi_z = 1.5}).state_oi[0], State::Minus);
  EXPECT_EQ(judged({}).state_oi[0], State::Unknown);
}

TEST(States, FundingIsBullishWhenLow) {
  EXPECT_EQ(judged({.funding_z = -1.0}).state_funding[0], State::Plus);
  EXPECT_EQ(judged({.funding_z = just_above(-1.0)}).state_funding[0], State::Neutral);
  EXPECT_EQ(judged({.funding_z = just_below(1.0)}).state_funding[0], State::Neutral);
  EXPECT_EQ(judged({.funding_z = 1.0}).state_funding[0], State::Minus);
}

TEST(States, ThresholdsAreSettings) {
  Parameters own;
  own.confluence_premium = 2;
  own.confluence_oi = 0.5;
  own.confluence_funding = 3;
  const Dashboard d = judged({.premium_z = 1.9, .oi_z = 0.5, .funding_z = 2.9}, own);
  EXPECT_EQ(d.state_premium[0], State::Neutral);
  EXPECT_EQ(d.state_oi[0], State::Minus);
  EXPECT_EQ(d.state_funding[0], State::Neutral);
}

TEST(Score, IsTheSumOfTheKnownStates) {
  EXPECT_EQ(judged({.premium_z = 2, .oi_z = -2, .funding_z = -2}).score[0], 3);
  EXPECT_EQ(judged({.premium_z = -2, .oi_z = 2, .funding_z = 2}).score[0], -3);
  EXPECT_EQ(judged({.premium_z = 2, .oi_z = 2, .funding_z = 0}).score[0], 0);
  const Dashboard two = judged({.premium_z = 2, .funding_z = -2});
  EXPECT_EQ(two.score[0], 2);
  EXPECT_EQ(two.states_known[0], 2);
  // Nothing known is not the same as neutral.
  EXPECT_UNKNOWN(judged({}).score[0]);
  EXPECT_EQ(judged({}).states_known[0], 0);
  EXPECT_EQ(judged({.oi_z = 0}).score[0], 0);
}

TEST(Bullish, NeedsThePremiumAndOneMore) {
  EXPECT_EQ(judged({.premium_z = 1, .oi_z = -1.5, .funding_z = 0}).bullish[0], Truth::True);
  EXPECT_EQ(judged({.premium_z = 1, .oi_z = 0, .funding_z = -1}).bullish[0], Truth::True);
  EXPECT_EQ(judged({.premium_z = 1, .oi_z = 0, .funding_z = 0}).bullish[0], Truth::False);
  // +1 -1 +1 is 1: the crowd's leverage speaks against it.
  EXPECT_EQ(judged({.premium_z = 1, .oi_z = 1.5, .funding_z = -1}).bullish[0], Truth::False);
  // Score 2 without the premium is no signal.
  EXPECT_EQ(judged({.premium_z = 0, .oi_z = -2, .funding_z = -2}).bullish[0], Truth::False);
}

TEST(Bearish, IsTheMirrorImage) {
  EXPECT_EQ(judged({.premium_z = -1, .oi_z = 1.5, .funding_z = 0}).bearish[0], Truth::True);
  EXPECT_EQ(judged({.premium_z = -1, .oi_z = 0, .funding_z = 1}).bearish[0], Truth::True);
  EXPECT_EQ(judged({.premium_z = -1, .oi_z = 0, .funding_z = 0}).bearish[0], Truth::False);
  EXPECT_EQ(judged({.premium_z = -1, .oi_z = -1.5, .funding_z = 1}).bearish[0], Truth::False);
  EXPECT_EQ(judged({.premium_z = 0, .oi_z = 2, .funding_z = 2}).bearish[0], Truth::False);
  EXPECT_EQ(judged({.premium_z = -1, .oi_z = 1.5}).bullish[0], Truth::False);
}

// A false part makes it false whatever is missing; otherwise a missing part makes it unknown. Unknown is no
// signal.
TEST(Unknowns, FollowKleene) {
  // Two states known are enough where they suffice.
  EXPECT_EQ(judged({.premium_z = 1, .oi_z = -1.5}).bullish[0], Truth::True);
  // The premium missing: with a score of 2 it might be, with 1 it cannot.
  EXPECT_EQ(judged({.oi_z = -1.5, .funding_z = -1}).bullish[0], Truth::Unknown);
  EXPECT_EQ(judged({.oi_z = -1.5, .funding_z = 0}).bullish[0], Truth::False);
  EXPECT_EQ(judged({.premium_z = 0}).bullish[0], Truth::False);
  // The score is that of the known states: 1.
  EXPECT_EQ(judged({.premium_z = 1}).bullish[0], Truth::False);
  EXPECT_EQ(judged({}).bullish[0], Truth::Unknown);
  EXPECT_EQ(judged({}).bearish[0], Truth::Unknown);
  EXPECT_EQ(judged({}).over_leverage[0], Truth::Unknown);
}

TEST(OverLeverage, TellsWhoIsCrowded) {
  const Dashboard longs = judged({.oi_z = 1.5, .funding_z = 1, .funding_8h = 0.0005});
  EXPECT_EQ(longs.longs_crowded[0], Truth::True);
  EXPECT_EQ(longs.shorts_crowded[0], Truth::False);
  EXPECT_EQ(longs.over_leverage[0], Truth::True);
  const Dashboard shorts = judged({.oi_z = 1.5, .funding_z = -1, .funding_8h = -0.0005});
  EXPECT_EQ(shorts.longs_crowded[0], Truth::False);
  EXPECT_EQ(shorts.shorts_crowded[0], Truth::True);
  EXPECT_EQ(shorts.over_leverage[0], Truth::True);
}

// Unusually high funding that is still negative is paid by shorts: no crowded longs.
TEST(OverLeverage, FundingMustHaveItsSign) {
  EXPECT_EQ(judged({.oi_z = 2, .funding_z = 2, .funding_8h = -0.0001}).over_leverage[0], Truth::False);
  EXPECT_EQ(judged({.oi_z = 2, .funding_z = -2, .funding_8h = 0.0001}).over_leverage[0], Truth::False);
  EXPECT_EQ(judged({.oi_z = 2, .funding_z = 2, .funding_8h = 0}).over_leverage[0], Truth::False);
}

TEST(OverLeverage, NeedsHighOpenInterest) {
  EXPECT_EQ(judged({.oi_z = 1.4, .funding_z = 3, .funding_8h = 0.001}).over_leverage[0], Truth::False);
  // Unknown open interest: it might be.
  EXPECT_EQ(judged({.funding_z = 3, .funding_8h = 0.001}).over_leverage[0], Truth::Unknown);
  EXPECT_EQ(judged({.funding_z = 0, .funding_8h = 0.001}).over_leverage[0], Truth::False);
  // Unknown funding with high open interest: it might be; with low it cannot.
  EXPECT_EQ(judged({.oi_z = 2}).over_leverage[0], Truth::Unknown);
  EXPECT_EQ(judged({.oi_z = 0}).over_leverage[0], Truth::False);
}

// +-0.05 % of premium, in the value's own unit with 1e-12 to spare, so that 0.05 computed as 0.0499999...
// counts.
TEST(AbsoluteMode, PremiumThresholds) {
  const auto state = [](double pct) { return judged({.premium_pct = pct}, absolute()).state_premium[0]; };
  EXPECT_EQ(state(0.05), State::Plus);
  EXPECT_EQ(state(0.05 - 0.9e-12), State::Plus);
  EXPECT_EQ(state(0.05 - 1.1e-12), State::Neutral);
  EXPECT_EQ(state(-0.05 + 1.1e-12), State::Neutral);
  EXPECT_EQ(state(-0.05 + 0.9e-12), State::Minus);
  EXPECT_EQ(state(-0.05), State::Minus);
  EXPECT_EQ(state(kNone), State::Unknown);
}

// TWAP <= 0 is bullish, >= 0.03 % per 8 h (0.0003) bearish.
TEST(AbsoluteMode, FundingThresholds) {
  const auto state = [](double twap) {
    return judged({.funding_twap_8h = twap}, absolute()).state_funding[0];
  };
  EXPECT_EQ(state(0), State::Plus);
  EXPECT_EQ(state(0.9e-12), State::Plus);
  EXPECT_EQ(state(1.1e-12), State::Neutral);
  EXPECT_EQ(state(0.0003 - 1.1e-12), State::Neutral);
  EXPECT_EQ(state(0.0003 - 0.9e-12), State::Minus);
  EXPECT_EQ(state(0.0003), State::Minus);
  EXPECT_EQ(state(kNone), State::Unknown);
}

// It asks for the values, not for their z, which are unknown in a young history; open interest stays in z.
TEST(AbsoluteMode, DoesNotNeedZExceptForOpenInterest) {
  const Dashboard d = judged({.premium_z = -3,
                              .oi_z = 1.5,
                              .funding_z = 3,
                              .funding_8h = -0.0001,
                              .premium_pct = 0.06,
                              .funding_twap_8h = -0.0001},
                             absolute());
  EXPECT_EQ(d.state_premium[0], State::Plus);
  EXPECT_EQ(d.state_oi[0], State::Minus);
  EXPECT_EQ(d.state_funding[0], State::Plus);
  EXPECT_EQ(d.score[0], 1);
  EXPECT_EQ(d.shorts_crowded[0], Truth::True);
  const Dashboard z_only = judged({.premium_z = 3, .oi_z = kNone, .funding_z = -3}, absolute());
  EXPECT_EQ(z_only.states_known[0], 0);
}

}  // namespace
}  // namespace btcflow::metrics
