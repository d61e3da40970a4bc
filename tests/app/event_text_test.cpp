// What a signal says to people: values, thresholds, and what to be careful about.
#include "btcflow/app/event_text.h"

#include <gtest/gtest.h>

#include "support/dashboard.h"

namespace btcflow::app {
namespace {

using metrics::Condition;
using metrics::Quantity;
using metrics::Side;
using metrics::SignalKind;

TEST(EventText, WritesAComparisonAsItIs) {
  EXPECT_EQ(text({Quantity::PremiumZ, 1.314, Side::AtLeast, 1.0, true}), "premium z +1.31 ≥ +1.00");
  EXPECT_EQ(text({Quantity::OpenInterestZ, -0.2, Side::AtMost, -1.5, false}),
            "open interest z −0.20 > −1.50");
  EXPECT_EQ(text({Quantity::FundingZ, 0.5, Side::AtLeast, 1.0, false}), "funding z +0.50 < +1.00");
  EXPECT_EQ(text({Quantity::FundingZ, -1.0, Side::AtMost, -1.0, true}), "funding z −1.00 ≤ −1.00");
  EXPECT_EQ(text({Quantity::PremiumPct, 0.0512, Side::AtLeast, 0.05, true}), "premium +0.051 % ≥ +0.050 %");
  EXPECT_EQ(text({Quantity::FundingTwap8h, 0.000312, Side::AtLeast, 0.0003, true}),
            "funding TWAP +0.0312 % per 8 h ≥ +0.0300 % per 8 h");
  EXPECT_EQ(text({Quantity::Funding8h, -0.0001, Side::Below, 0, true}), "funding −0.0100 % per 8 h < 0");
  EXPECT_EQ(text({Quantity::Funding8h, -0.0001, Side::Above, 0, false}), "funding −0.0100 % per 8 h ≤ 0");
  EXPECT_EQ(text({Quantity::Score, -2, Side::AtMost, -2, true}), "score −2 ≤ −2");
}

TEST(EventText, SaysWhatIsUnknown) {
  EXPECT_EQ(text({Quantity::FundingZ, core::kUnknown, Side::AtLeast, 1.0, false}), "funding z unknown");
}

// docs/metrics.md section 9: extremes are always labelled experimental.
TEST(EventText, NamesEachKind) {
  EXPECT_EQ(title(SignalKind::Bullish), "Bullish confluence");
  EXPECT_EQ(title(SignalKind::Bearish), "Bearish confluence");
  EXPECT_EQ(title(SignalKind::LongsCrowded), "Over-leverage: longs crowded");
  EXPECT_EQ(title(SignalKind::ShortsCrowded), "Over-leverage: shorts crowded");
  EXPECT_EQ(title(SignalKind::ExtremeTop), "Extreme top (experimental)");
  EXPECT_EQ(title(SignalKind::ExtremeBottom), "Extreme bottom (experimental)");
  EXPECT_NE(std::string(kExperimentalNotice).find("no trading signal"), std::string::npos);
}

TEST(EventText, ExplainsAnEventWithWhatItKnew) {
  const metrics::Dashboard d = test::small_dashboard();
  const std::string told = explanation(d, d.events[0]);
  EXPECT_EQ(told.rfind("2 of 3 past their threshold: premium z +1.31 ≥ +1.00, open interest z −0.20 > −1.50, "
                       "funding z −1.50 ≤ −1.00, score +2 ≥ +2.",
                       0),
            0U)
      << told;
  EXPECT_NE(told.find("Left out as outliers: bybit:BTCUSDT."), std::string::npos) << told;
  EXPECT_NE(told.find("stablecoin"), std::string::npos) << told;
  EXPECT_NE(told.find("zscore.method=robust"), std::string::npos) << told;
  EXPECT_EQ(told.find("disagree"), std::string::npos) << "that flag is not set";
  EXPECT_EQ(told.find("states known"), std::string::npos) << "all three are known";
}

TEST(EventText, SaysWhatWasMissing) {
  metrics::Dashboard d = test::small_dashboard();
  d.states_known[0] = 2;
  d.flags[0] = metrics::kBasketDisagrees;
  const std::string told = explanation(d, d.events[1]);
  EXPECT_NE(told.find("open interest z unknown"), std::string::npos) << told;
  EXPECT_NE(told.find("Only 2 of 3 states known."), std::string::npos) << told;
  EXPECT_NE(told.find("disagree"), std::string::npos) << told;
  EXPECT_EQ(told.find("stablecoin"), std::string::npos) << told;
}

// An over-leverage warning is no count of three.
TEST(EventText, ExplainsOverLeverageByItsConditions) {
  metrics::Dashboard d = test::small_dashboard();
  d.flags[0] = 0;
  d.venues.clear();
  const metrics::Event event{0,
                             SignalKind::LongsCrowded,
                             {{Quantity::OpenInterestZ, 1.75, Side::AtLeast, 1.5, true},
                              {Quantity::FundingZ, 1.25, Side::AtLeast, 1.0, true},
                              {Quantity::Funding8h, 0.0005, Side::Above, 0, true}}};
  EXPECT_EQ(explanation(d, event),
            "open interest z +1.75 ≥ +1.50, funding z +1.25 ≥ +1.00, funding +0.0500 % per 8 h > 0.");
  EXPECT_EQ(line(d, event).rfind("2021-01-01, day: Over-leverage: longs crowded. open interest z", 0), 0U);
}

TEST(EventText, NamesTheVenuesOfABar) {
  const EventVenues venues = event_venues(test::small_dashboard(), 0);
  EXPECT_EQ(venues.spot, std::vector<std::string>{"bitstamp:btcusd"});
  EXPECT_TRUE(venues.perp.empty());
  EXPECT_EQ(venues.left_out, std::vector<std::string>{"bybit:BTCUSDT"});
  const EventVenues none = event_venues(test::small_dashboard(), 1);
  EXPECT_TRUE(none.spot.empty() && none.perp.empty() && none.left_out.empty());
}

// A mean over three events is no statement.
TEST(EventText, JudgesAStudy) {
  metrics::StudyCell cell;
  cell.too_few = true;
  cell.no_different = true;
  EXPECT_EQ(study_verdict(cell), "too few to say");
  cell.too_few = false;
  EXPECT_EQ(study_verdict(cell), "no different from any bar");
  cell.no_different = false;
  EXPECT_EQ(study_verdict(cell), "");
}

TEST(EventText, Joins) {
  EXPECT_EQ(joined({}, ", "), "");
  EXPECT_EQ(joined({"a"}, ", "), "a");
  EXPECT_EQ(joined({"a", "b", "c"}, "|"), "a|b|c");
}

}  // namespace
}  // namespace btcflow::app
