// The values in the legends are the table's, in every timeframe.
#include <gtest/gtest.h>

#include "btcflow/core/number.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

using chart::Pane;
using core::fixed;
using core::grouped;

class LegendTest : public test::WindowTest, public testing::WithParamInterface<int> {
 protected:
  void expect_says(Pane pane, const std::string& value, std::size_t bar) {
    EXPECT_TRUE(chart().legend_text(pane).contains(QString::fromStdString(value)))
        << core::to_date(dashboard().bars[bar].open) << ": " << value << " is not in \""
        << chart().legend_text(pane).toStdString() << "\"";
  }
};

TEST_P(LegendTest, EachPaneSaysItsRowOfTheTable) {
  key(GetParam());
  const metrics::Dashboard& d = dashboard();
  for (std::size_t b = 0; b < d.size(); b += std::max<std::size_t>(1, d.size() / 40)) {
    chart().set_cursor(b);
    expect_says(Pane::Price, core::to_date(d.bars[b].open), b);
    expect_says(Pane::Price, grouped(d.spot[b], d.spot[b] < 100 ? 2 : 0), b);
    expect_says(Pane::Price, grouped(d.perp[b], d.perp[b] < 100 ? 2 : 0), b);
    expect_says(Pane::Premium, fixed(d.premium_pct[b], 3, true), b);
    expect_says(Pane::Premium, "z " + fixed(d.premium_z[b], 2, true), b);
    expect_says(Pane::OpenInterest, fixed(d.oi_z[b], 2, true), b);
    if (core::known(d.oi_usd[b])) expect_says(Pane::OpenInterest, core::short_amount(d.oi_usd[b]), b);
    expect_says(Pane::Funding, fixed(d.funding_twap_8h[b] * 100, 4, true), b);
    expect_says(Pane::Funding, fixed(d.funding_twap_apr_pct[b], 1, true), b);
    if (core::known(d.score[b])) expect_says(Pane::Confluence, fixed(d.score[b], 0, true), b);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryTimeframe, LegendTest,
                         testing::Values(Qt::Key_D, Qt::Key_T, Qt::Key_W, Qt::Key_M));

// Traders click where they look: the bar under the mouse, not a neighbour, at any zoom.
TEST_F(LegendTest, TheBarIsTheOneUnderTheMouse) {
  for (const char* range : {"RangeAll", "Range4Y", "Range1Y"}) {
    click(range);
    const metrics::Dashboard& d = dashboard();
    for (std::size_t b = d.size() - 40; b < d.size(); b += 7) {
      QTest::mouseMove(&chart(), {qRound(chart().pixel_of_bar(b)), in_pane(Pane::Funding).y()});
      EXPECT_EQ(chart().cursor(), b) << range;
    }
  }
}

TEST_F(LegendTest, TheFormingBarSaysSo) {
  model_->set_as_of(core::make_day(2025, 6, 11));  // a Wednesday
  const metrics::Dashboard& d = dashboard();
  ASSERT_FALSE(d.closed.back());
  chart().set_cursor(d.size() - 1);
  EXPECT_TRUE(chart().legend_text(Pane::Price).contains("forming"));
  chart().set_cursor(d.size() - 2);
  EXPECT_FALSE(chart().legend_text(Pane::Price).contains("forming"));
}

// "What is shown is exactly what was known then": nothing of later bars, and the same values as in full.
TEST_F(LegendTest, APastAsOfShowsWhatWasKnownThen) {
  const metrics::Dashboard whole = dashboard();
  model_->set_as_of(whole.bars[300].end);
  const metrics::Dashboard& past = dashboard();
  ASSERT_EQ(past.size(), 301u);
  for (std::size_t b = 200; b < 301; ++b) {
    EXPECT_EQ(core::to_text(past.premium_z[b]), core::to_text(whole.premium_z[b]));
    EXPECT_EQ(core::to_text(past.oi_z[b]), core::to_text(whole.oi_z[b]));
  }
}

}  // namespace
}  // namespace btcflow::gui
