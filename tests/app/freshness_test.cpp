// Whether what is shown is the present, and what the Data panel counts.
#include <gtest/gtest.h>

#include "btcflow/app/health.h"
#include "metrics/market_builder.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

using core::kHour;
using core::SeriesKind;
using metrics::at;
using metrics::market_of;
using metrics::perp;
using metrics::spot;
using metrics::Venue;

constexpr const char* kYesterday = "2022-03-09";
core::Time now() { return at("2022-03-10T14:30"); }

// Everything that a dashboard needs, each from a venue of its own.
Venue spot_yesterday() { return spot("a").closes(kYesterday, {100}); }
Venue perp_yesterday() { return perp("b").closes(kYesterday, {100}); }
Venue interest_yesterday() { return perp("c").oi_usd("2022-03-10", 1e9); }
Venue funding_yesterday() { return perp("d").funding("2022-03-09T16:00", 1e-4); }

TEST(Behind, IsNothingWhereEachKindHasOneVenueThatIsUpToDate) {
  EXPECT_TRUE(
      behind(market_of({spot_yesterday(), perp_yesterday(), interest_yesterday(), funding_yesterday(),
                        spot("dead").closes("2019-01-01", {1}), perp("dead").oi_usd("2019-01-01", 1)}),
             now())
          .empty());
}

// One live funding feed says nothing of the prices.
TEST(Behind, NamesEachKindOfWhichNoVenueIs) {
  const Venue old_spot = spot("a").closes("2022-02-01", {100});
  EXPECT_EQ(behind(market_of({old_spot, perp_yesterday(), interest_yesterday(), funding_yesterday()}), now()),
            (std::vector{Need::SpotPrice}));
  EXPECT_EQ(behind(market_of({funding_yesterday()}), now()),
            (std::vector{Need::SpotPrice, Need::PerpPrice, Need::OpenInterest}));
  EXPECT_EQ(behind({}, now()).size(), 4U);
}

// A candle speaks for its day, a print or snapshot for its instant; that of 00:00 closes the day before.
TEST(Behind, CountsTheDayBeforeAsOf) {
  const auto of_kind = [](const Venue& venue, Need need, core::Time as_of) {
    const auto found = behind(market_of({venue}), as_of);
    return std::find(found.begin(), found.end(), need) != found.end();
  };
  const Venue price = spot("a").closes("2022-03-08", {100});
  EXPECT_TRUE(of_kind(price, Need::SpotPrice, now()));
  EXPECT_FALSE(of_kind(price, Need::SpotPrice, at("2022-03-09T23:59")));
  const Venue snapshot = perp("c").oi_usd("2022-03-09", 1);
  EXPECT_TRUE(of_kind(snapshot, Need::OpenInterest, now()));
  EXPECT_FALSE(of_kind(snapshot, Need::OpenInterest, at("2022-03-09T14:30")));
  const Venue print = perp("d").funding("2022-03-09T00:30", 1e-4);
  EXPECT_FALSE(of_kind(print, Need::Funding, now()));
  EXPECT_TRUE(of_kind(print, Need::Funding, now() + core::kDay));
}

// --- What the Data panel lists

class FeedLines : public testing::Test {
 protected:
  FeedLines() {
    auto session = Session::open({folder_ / "m.sqlite", folder_ / "config", folder_ / "state"}, now());
    EXPECT_TRUE(session);
    session_.emplace(std::move(*session));
  }
  test::TemporaryFolder folder_;
  std::optional<Session> session_;
};

TEST_F(FeedLines, OfOneAssetLeaveTheOthersOutButNotTheReferences) {
  const auto holds = [](const std::vector<FeedLine>& lines, const std::string& id) {
    return std::any_of(lines.begin(), lines.end(), [&](const FeedLine& l) { return l.instrument.id == id; });
  };
  const auto all = feed_lines(*session_, now());
  const auto bitcoin = feed_lines(*session_, now(), "BTC");
  ASSERT_TRUE(all && bitcoin);
  EXPECT_TRUE(holds(*all, "bitstamp:ethusd"));
  EXPECT_FALSE(holds(*bitcoin, "bitstamp:ethusd"));
  EXPECT_TRUE(holds(*bitcoin, "bitstamp:btcusd"));
  EXPECT_TRUE(holds(*bitcoin, "kraken:USDTUSD"));
}

TEST_F(FeedLines, TellTheHolesOfTheirSeries) {
  const auto candles = [](std::initializer_list<int> days) {
    std::vector<core::Candle> rows;
    for (const int d : days) rows.push_back(test::candle(d, 100));
    return rows;
  };
  ASSERT_TRUE(
      session_->cache().put(test::batch({test::page("bitstamp:btcusd", candles({1, 2, 4, 5, 9, 10}), 1, 11),
                                         test::page("kraken:USDTUSD", candles({1, 3}), 1, 4),
                                         test::page("kraken:XBTUSD", candles({1, 2}), 1, 3)})));
  auto lines = feed_lines(*session_, now(), "BTC");
  ASSERT_TRUE(lines);
  count_holes(*session_->load_market("BTC"), *lines);
  const auto holes_of = [&](const std::string& id) {
    for (const FeedLine& line : *lines) {
      if (line.instrument.id == id && line.series == SeriesKind::Candles)
        return std::pair{line.holes, line.longest_hole};
    }
    return std::pair{std::size_t{99}, std::optional<core::Span>()};
  };
  EXPECT_EQ(holes_of("bitstamp:btcusd"),
            std::pair(std::size_t{2}, std::optional(core::Span{test::day(6), test::day(9)})));
  EXPECT_EQ(holes_of("kraken:USDTUSD").first, 1U);
  EXPECT_EQ(holes_of("kraken:XBTUSD"), std::pair(std::size_t{0}, std::optional<core::Span>()));
}

}  // namespace
}  // namespace btcflow::app
