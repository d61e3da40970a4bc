// The demonstration market is what a newcomer sees first, and what screenshots are made of: it must hold to
// the cache's rules, look like the market that people remember, and show each kind of signal without crying
// wolf.
#include "btcflow/app/demo_market.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "btcflow/core/number.h"
#include "btcflow/metrics/engine.h"
#include "btcflow/venues/catalogue.h"

namespace btcflow::app {
namespace {

using core::kDay;
using core::make_day;
using core::Time;
using metrics::Dashboard;
using metrics::InstrumentRows;
using metrics::SignalKind;
using metrics::Truth;

const metrics::Market& demo() {
  static const metrics::Market market = demo_market();
  return market;
}

Dashboard dashboard(core::Timeframe timeframe, const metrics::Parameters& parameters = {}) {
  return metrics::compute(demo(), timeframe, parameters, {demo_as_of(), false});
}

const Dashboard& weekly() {
  static const Dashboard d = dashboard(core::Timeframe::Week);
  return d;
}

const Dashboard& daily() {
  static const Dashboard d = dashboard(core::Timeframe::Day);
  return d;
}

std::size_t bar_of(const Dashboard& d, Time t) {
  std::size_t b = 0;
  while (b < d.size() && d.bars[b].end <= t) ++b;
  return b;
}

std::vector<const InstrumentRows*> all_rows() {
  std::vector<const InstrumentRows*> all;
  for (const InstrumentRows& rows : demo().instruments) all.push_back(&rows);
  for (const auto& [coin, references] : demo().rates) {
    for (const InstrumentRows& rows : references) all.push_back(&rows);
  }
  return all;
}

const InstrumentRows* find(std::string_view id) {
  for (const InstrumentRows* rows : all_rows()) {
    if (rows->instrument.id == id) return rows;
  }
  return nullptr;
}

auto key(const core::Candle& c) { return c.day; }
auto key(const core::OpenInterest& o) { return o.time; }
auto key(const core::Funding& f) { return f.time; }

template <typename Row>
bool ascending(const std::vector<Row>& rows) {
  return std::adjacent_find(rows.begin(), rows.end(),
                            [](const Row& a, const Row& b) { return key(a) >= key(b); }) == rows.end();
}

int count(const Dashboard& d, SignalKind kind) {
  return static_cast<int>(std::count_if(d.events.begin(), d.events.end(),
                                        [&](const metrics::Event& event) { return event.kind == kind; }));
}

// Exports of the demo are compared with each other, and screenshots in the documentation must stay true:
// nothing may depend on when, where or how often it is made.
TEST(DemoMarket, IsTheSameTwice) {
  const metrics::Market again = demo_market();
  ASSERT_EQ(again.instruments.size(), demo().instruments.size());
  for (std::size_t i = 0; i < again.instruments.size(); ++i) {
    const InstrumentRows& a = again.instruments[i];
    const InstrumentRows& b = demo().instruments[i];
    SCOPED_TRACE(a.instrument.id);
    EXPECT_EQ(a.instrument.id, b.instrument.id);
    EXPECT_EQ(a.candles, b.candles);
    EXPECT_TRUE(std::ranges::equal(a.open_interest, b.open_interest, [](const auto& x, const auto& y) {
      return std::tie(x.time, x.value, x.unit) == std::tie(y.time, y.value, y.unit);
    }));
    EXPECT_TRUE(std::ranges::equal(a.funding, b.funding, [](const auto& x, const auto& y) {
      return std::tie(x.time, x.rate, x.interval_hours) == std::tie(y.time, y.rate, y.interval_hours);
    }));
  }
  for (const auto& [coin, references] : demo().rates) {
    ASSERT_EQ(again.rates.at(coin).size(), references.size());
    for (std::size_t i = 0; i < references.size(); ++i) {
      EXPECT_EQ(again.rates.at(coin)[i].candles, references[i].candles) << coin;
    }
  }
}

// A user looks up a venue of the demo in the same tables as a real one; a name of its own would be a dead
// end.
TEST(DemoMarket, EveryInstrumentIsTheCatalogues) {
  std::set<std::string> ids;
  for (const InstrumentRows* rows : all_rows()) {
    const core::Instrument& instrument = rows->instrument;
    SCOPED_TRACE(instrument.id);
    EXPECT_TRUE(ids.insert(instrument.id).second) << "twice";
    const core::Instrument* known = venues::built_in_catalogue().find(instrument.id);
    ASSERT_NE(known, nullptr);
    EXPECT_EQ(instrument.name, known->name);
    EXPECT_EQ(instrument.kind, known->kind);
    EXPECT_EQ(instrument.quote, known->quote);
    EXPECT_EQ(instrument.since, known->since);
  }
  EXPECT_EQ(demo().asset, "BTC");
  EXPECT_EQ(demo().instruments.size(), 14U);
  EXPECT_EQ(demo().rates.at("USDT").at(0).instrument.id, "kraken:USDTUSD");
  EXPECT_EQ(demo().rates.at("USDC").at(0).instrument.id, "kraken:USDCUSD");
}

// The engine relies on the cache's promises (metrics/market.h) and checks none of them again.
TEST(DemoMarket, RowsKeepTheCachesPromises) {
  for (const InstrumentRows* rows : all_rows()) {
    SCOPED_TRACE(rows->instrument.id);
    EXPECT_TRUE(ascending(rows->candles));
    EXPECT_TRUE(ascending(rows->open_interest));
    EXPECT_TRUE(ascending(rows->funding));
    ASSERT_FALSE(rows->candles.empty());
    const bool perp = core::is_perp(rows->instrument.kind);
    EXPECT_EQ(rows->open_interest.empty(), !perp);
    EXPECT_EQ(rows->funding.empty(), !perp);
    // Rows before the listing would be thrown away in silence.
    const Time since = rows->instrument.since.value_or(rows->candles.front().day);
    EXPECT_GE(rows->candles.front().day, std::max(since, make_day(2015, 1, 1)));
    if (!perp) continue;
    EXPECT_GT(rows->open_interest.front().time, since);
    EXPECT_GT(rows->funding.front().time, since);
    EXPECT_LE(rows->open_interest.back().time, demo_as_of());
    EXPECT_LE(rows->funding.back().time, demo_as_of());
  }
}

// A candle that cannot be is drawn as nonsense, and a price of zero makes every premium infinite.
TEST(DemoMarket, CandlesCanBe) {
  for (const InstrumentRows* rows : all_rows()) {
    SCOPED_TRACE(rows->instrument.id);
    for (const core::Candle& c : rows->candles) {
      ASSERT_EQ(c.day, core::day_of(c.day));
      ASSERT_GT(c.low, 0) << core::to_date(c.day);
      ASSERT_LE(c.low, std::min(c.open, c.close)) << core::to_date(c.day);
      ASSERT_GE(c.high, std::max(c.open, c.close)) << core::to_date(c.day);
      ASSERT_GE(c.volume, 0);
      ASSERT_TRUE(c.closed);
    }
  }
}

// Units are where such data goes wrong unseen: a factor of the price, or of two, still looks like a market.
TEST(DemoMarket, OpenInterestIsDailyInTheVenuesUnit) {
  for (const InstrumentRows& rows : demo().instruments) {
    SCOPED_TRACE(rows.instrument.id);
    const bool inverse = rows.instrument.kind == core::MarketKind::PerpInverse;
    for (const core::OpenInterest& row : rows.open_interest) {
      ASSERT_EQ(row.time, core::day_of(row.time));
      ASSERT_GT(row.value, 0);
      ASSERT_EQ(row.unit, inverse ? core::OpenInterestUnit::Usd : core::OpenInterestUnit::Coin);
    }
  }
  const double coins = daily().oi_coin.back();
  EXPECT_GT(coins, 100'000);
  EXPECT_LT(coins, 1'000'000);
}

// Hourly and 8-hourly venues side by side are the very case that normalisation to 8 hours is for.
TEST(DemoMarket, FundingHasTheVenuesIntervals) {
  for (const InstrumentRows& rows : demo().instruments) {
    SCOPED_TRACE(rows.instrument.id);
    for (const core::Funding& print : rows.funding) {
      ASSERT_EQ(print.time, core::round_to_minute(print.time));
      ASSERT_LE(std::abs(print.rate * 8 / print.interval_hours), 0.00376);
      const bool paid_daily = rows.instrument.id == "bitmex:XBTUSD" && print.time < make_day(2016, 6, 5) &&
                              print.interval_hours == 24;
      if (!paid_daily) {
        ASSERT_EQ(print.interval_hours, rows.instrument.funding_interval_hours);
      }
    }
  }
  const InstrumentRows* bitmex = find("bitmex:XBTUSD");
  ASSERT_NE(bitmex, nullptr);
  EXPECT_EQ(bitmex->funding.front().interval_hours, 24);
  EXPECT_EQ((bitmex->funding.back().time - core::day_of(bitmex->funding.back().time)) % (core::kHour * 8),
            core::kHour * 4);
}

// CSV exports of the demo should be readable: values on the venue's tick, not seventeen digits.
TEST(DemoMarket, ValuesAreShortAsText) {
  const auto decimals = [](double x) {
    std::string text = core::to_text(x);
    if (text.find('e') != std::string::npos) return std::size_t{0};  // "1e-04" is short, too
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : text.size() - point - 1;
  };
  for (const InstrumentRows* rows : all_rows()) {
    SCOPED_TRACE(rows->instrument.id);
    const std::size_t price_decimals = rows->instrument.base == "BTC" ? 2 : 5;
    for (const core::Candle& c : rows->candles) {
      for (const double price : {c.open, c.high, c.low, c.close}) ASSERT_LE(decimals(price), price_decimals);
    }
    for (const core::OpenInterest& row : rows->open_interest) ASSERT_LE(decimals(row.value), 3U);
    for (const core::Funding& print : rows->funding) {
      ASSERT_NEAR(print.rate * 1e8, std::round(print.rate * 1e8), 1e-6);
      ASSERT_LE(core::to_text(print.rate).size(), 11U);  // "-0.00123456"
    }
  }
}

// The notice and the documentation name these days.
TEST(DemoMarket, RunsFrom2015To2025) {
  EXPECT_EQ(demo_as_of(), make_day(2026, 1, 1));
  const Dashboard& d = daily();
  ASSERT_EQ(d.size(), 4018U);
  EXPECT_EQ(d.bars.front().open, make_day(2015, 1, 1));
  EXPECT_EQ(d.bars.back().open, make_day(2025, 12, 31));
  EXPECT_TRUE(d.closed.back());
  EXPECT_TRUE(std::none_of(d.spot.begin(), d.spot.end(), [](double s) { return !core::known(s); }));
  EXPECT_EQ(d.spot_venues.back(), 5);
  EXPECT_EQ(d.perp_venues.back(), 9);
  EXPECT_EQ(d.oi_venues.back(), 9);
  EXPECT_EQ(d.funding_venues.back(), 9);
}

// Who has followed Bitcoin must feel at home at first sight.
TEST(DemoMarket, YearlyClosesAreFamiliar) {
  const std::map<int, double> closes{{2015, 430},    {2016, 960},    {2017, 14'000}, {2018, 3'700},
                                     {2019, 7'200},  {2020, 29'000}, {2021, 46'000}, {2022, 16'500},
                                     {2023, 42'000}, {2024, 93'000}, {2025, 90'000}};
  const Dashboard& d = daily();
  for (const auto& [year, usd] : closes) {
    EXPECT_NEAR(d.close[bar_of(d, make_day(year, 12, 31))], usd, usd * 0.10) << year;
  }
}

// ... and tops and bottoms must be where they were, not somewhere between two yearly closes.
TEST(DemoMarket, TopsAndBottomsAreFamiliar) {
  const Dashboard& d = daily();
  const auto high = [&](Time from, Time to) {
    return *std::max_element(d.high.begin() + static_cast<std::ptrdiff_t>(bar_of(d, from)),
                             d.high.begin() + static_cast<std::ptrdiff_t>(bar_of(d, to)));
  };
  const auto low = [&](Time from, Time to) {
    return *std::min_element(d.low.begin() + static_cast<std::ptrdiff_t>(bar_of(d, from)),
                             d.low.begin() + static_cast<std::ptrdiff_t>(bar_of(d, to)));
  };
  EXPECT_NEAR(high(make_day(2015, 1, 1), make_day(2020, 12, 1)), 19'500, 1'000);
  EXPECT_NEAR(low(make_day(2018, 1, 1), make_day(2020, 1, 1)), 3'200, 200);
  EXPECT_NEAR(low(make_day(2020, 1, 1), make_day(2021, 1, 1)), 3'900, 200);
  EXPECT_NEAR(high(make_day(2021, 1, 1), make_day(2024, 2, 1)), 68'500, 2'000);
  EXPECT_NEAR(low(make_day(2022, 1, 1), make_day(2023, 1, 1)), 15'500, 500);
  EXPECT_NEAR(high(make_day(2015, 1, 1), make_day(2025, 12, 31)), 125'500, 2'500);
}

// The one day that everybody tries the program on: the crash, with all that goes with it.
TEST(DemoMarket, TheCrashOfMarch2020) {
  const Dashboard& d = daily();
  const std::size_t b = bar_of(d, make_day(2020, 3, 12));
  EXPECT_NEAR(d.close[b] / d.close[b - 1] - 1, -0.40, 0.04);
  EXPECT_NEAR(d.oi_usd[b] / d.oi_usd[b - 1] - 1, -0.45, 0.10);
  EXPECT_GT(d.premium_pct[b], 0.6);
  EXPECT_LT(d.premium_pct[b], 1.4);
  EXPECT_LT(d.funding_8h[b + 1], -0.001);

  const std::size_t week = bar_of(weekly(), make_day(2020, 3, 12));
  EXPECT_EQ(weekly().extreme_bottom[week], Truth::True);
  EXPECT_EQ(weekly().bullish[week], Truth::True);
}

// The other one: everybody is long, pays for it, and perps stand above spot.
TEST(DemoMarket, TheCrowdOfSpring2021) {
  const Dashboard& d = weekly();
  int tops = 0;
  for (std::size_t b = bar_of(d, make_day(2021, 1, 4)); d.bars[b].open < make_day(2021, 5, 1); ++b) {
    if (d.extreme_top[b] == Truth::True) {
      ++tops;
      EXPECT_LT(d.premium_pct[b], 0);
      EXPECT_GT(d.funding_8h[b], 0.0005);
    }
    EXPECT_NE(d.extreme_bottom[b], Truth::True);
  }
  EXPECT_GE(tops, 1);
}

// Enough signals that each pane and list has something to show, few enough to be believed.
TEST(DemoMarket, SignalsAreNeitherRareNorConstant) {
  const std::map<SignalKind, std::pair<int, int>> bounds{
      {SignalKind::Bullish, {5, 20}},      {SignalKind::Bearish, {5, 20}},
      {SignalKind::LongsCrowded, {5, 25}}, {SignalKind::ShortsCrowded, {1, 5}},
      {SignalKind::ExtremeTop, {2, 15}},   {SignalKind::ExtremeBottom, {1, 8}}};
  for (const auto& [kind, range] : bounds) {
    EXPECT_GE(count(weekly(), kind), range.first) << metrics::to_text(kind);
    EXPECT_LE(count(weekly(), kind), range.second) << metrics::to_text(kind);
  }
  for (const core::Timeframe timeframe : core::kTimeframes) {
    const Dashboard d = dashboard(timeframe);
    for (const SignalKind kind : {SignalKind::Bullish, SignalKind::Bearish}) {
      SCOPED_TRACE(std::string(core::short_name(timeframe)) + " " + std::string(metrics::to_text(kind)));
      EXPECT_GE(count(d, kind), 1);
      const metrics::TruthColumn& on = metrics::signal_column(d, kind);
      EXPECT_LT(std::count(on.begin(), on.end(), Truth::True), static_cast<std::ptrdiff_t>(d.size() / 5));
    }
  }
}

// Quote correction must be seen to do something, or nobody can try the switch.
TEST(DemoMarket, StablecoinsLoseTheirPegs) {
  metrics::Parameters uncorrected;
  uncorrected.quote_correction = false;
  const Dashboard without = dashboard(core::Timeframe::Day, uncorrected);
  const Dashboard& with = daily();
  const std::size_t october = bar_of(with, make_day(2018, 10, 15));
  EXPECT_LT(std::abs(with.premium_pct[october]), 0.6);
  EXPECT_GT(without.premium_pct[october], with.premium_pct[october] + 0.8);
  const std::size_t march = bar_of(with, make_day(2023, 3, 11));
  EXPECT_GT(std::abs(without.premium_pct[march] - with.premium_pct[march]), 0.1);
  EXPECT_LT(find("kraken:USDCUSD")
                ->candles[static_cast<std::size_t>((make_day(2023, 3, 11) - make_day(2020, 1, 8)) / kDay)]
                .close,
            0.97);
}

// Missing is shown as missing: the demo has to have some of it, of each kind.
TEST(DemoMarket, SomethingIsMissing) {
  const Dashboard& d = daily();
  const auto venue = [&](std::string_view id) -> const metrics::VenueColumns& {
    return *std::find_if(d.venues.begin(), d.venues.end(),
                         [&](const auto& v) { return v.instrument.id == id; });
  };
  // No trades.
  EXPECT_FALSE(core::known(venue("bitstamp:btcusd").close[bar_of(d, make_day(2015, 1, 7))]));
  // No rows, for weeks, and back again.
  const metrics::VenueColumns& kraken = venue("kraken-futures:PF_XBTUSD");
  const std::size_t away = bar_of(d, make_day(2023, 7, 1));
  EXPECT_FALSE(core::known(kraken.close[away]) || core::known(kraken.oi_usd[away]) ||
               core::known(kraken.funding_8h[away]));
  EXPECT_TRUE(core::known(kraken.oi_usd[bar_of(d, make_day(2023, 8, 1))]));
  // Open interest that is known only from a day on: the sum jumps there, the chain does not.
  const std::size_t arrival = bar_of(d, make_day(2024, 1, 1));
  EXPECT_EQ(d.oi_venues[arrival], d.oi_venues[arrival - 1] + 1);
  EXPECT_GT(d.oi_usd[arrival] / d.oi_usd[arrival - 1],
            d.oi_linked_usd[arrival] / d.oi_linked_usd[arrival - 1] + 0.03);
}

}  // namespace
}  // namespace btcflow::app
