// What is asked of whom: too much costs the venues' patience, too little is a chart that stays empty.
#include "lane.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "btcflow/venues/catalogue.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::sync {
namespace {

using core::Duration;
using core::ErrorKind;
using core::kDay;
using core::kHour;
using core::SeriesKind;
using core::Span;
using core::Time;
using test::day;
using venues::Feed;
using venues::FeedKind;

// The clock of these tests: 09:30 of day 1000.
const Time kNow = day(1000) + 9 * kHour + std::chrono::minutes{30};

Feed feed_of(SeriesKind series) {
  Feed feed;
  feed.instrument = "bybit:BTCUSDT";
  feed.series = series;
  feed.name = "test";
  feed.since = day(1);
  feed.page = 200 * kDay;
  feed.step = series == SeriesKind::Funding ? 8 * kHour : kDay;
  return feed;
}
Span days(int from, int to) { return {day(from), day(to)}; }

class Wanted : public testing::Test {
 protected:
  Span of(const Feed& feed) const { return wanted(feed, options_, kNow); }
  Feed candles_ = feed_of(SeriesKind::Candles);
  Feed prints_ = feed_of(SeriesKind::Funding);
  Options options_;
};

TEST_F(Wanted, IsAllThereIsUpToNow) {
  EXPECT_EQ(of(candles_), days(1, 1001));  // the running day too
  EXPECT_EQ(of(prints_), (Span{day(1), kNow}));
}
TEST_F(Wanted, BeginsBeforeBitcoinHadAPriceWhereTheFirstRowIsNotKnown) {
  candles_.since.reset();
  EXPECT_LE(of(candles_).from, core::make_day(2011, 1, 1));
}
TEST_F(Wanted, BeginsWhereTheUserSays) {
  options_.since = day(500);
  EXPECT_EQ(of(candles_).from, day(500));
  EXPECT_EQ(of(prints_).from, day(500));
}
// Nothing is asked that cannot be there.
TEST_F(Wanted, NeverBeginsBeforeTheFirstRow) {
  options_.since = day(-500);
  EXPECT_EQ(of(candles_).from, day(1));
  EXPECT_EQ(of(prints_).from, day(1));
}
// The day on which a venue opened at noon has a candle; half a day that the user or the venue's memory cuts
// off has none.
TEST_F(Wanted, OfCandlesIsWholeDays) {
  candles_.since = day(10) + 12 * kHour;
  EXPECT_EQ(of(candles_), days(10, 1001));
  options_.since = day(500) + 12 * kHour;
  EXPECT_EQ(of(candles_), days(501, 1001));
  options_.since.reset();
  candles_.retention = 30 * kDay;
  EXPECT_EQ(of(candles_), days(971, 1001));
}
TEST_F(Wanted, LeavesOutWhatTheVenueForgot) {
  prints_.retention = 90 * kDay;
  EXPECT_EQ(of(prints_), (Span{kNow - 90 * kDay, kNow}));
  options_.since = day(1);
  EXPECT_EQ(of(prints_).from, kNow - 90 * kDay);
}
// A row a request: a little of it, unless the user says how much.
TEST_F(Wanted, IsModestOfCostlyFeedsUnlessTold) {
  prints_.modest = 20 * kDay;
  EXPECT_EQ(of(prints_).from, kNow - 20 * kDay);
  options_.since = day(300);
  EXPECT_EQ(of(prints_).from, day(300));
}
// "The last four years" is less than everything: of a costly feed it must not become more.
TEST_F(Wanted, ALimitOnlyShortens) {
  prints_.modest = 20 * kDay;
  options_.not_before = day(300);
  EXPECT_EQ(of(candles_).from, day(300));
  EXPECT_EQ(of(prints_).from, kNow - 20 * kDay);
  options_.not_before = kNow - 10 * kDay;
  EXPECT_EQ(of(prints_).from, kNow - 10 * kDay);
  options_.since = day(400);
  EXPECT_EQ(of(prints_).from, kNow - 10 * kDay) << "both hold";
}
TEST_F(Wanted, EndsWhereTheVenueEnded) {
  candles_.until = day(700);
  prints_.until = day(700);
  EXPECT_EQ(of(candles_), days(1, 700));
  EXPECT_EQ(of(prints_), days(1, 700));
  options_.since = day(800);
  EXPECT_TRUE(of(candles_).empty());
}
// A bulk file of a day is there when the day is over.
TEST_F(Wanted, OfAnArchiveEndsWithYesterday) {
  candles_.kind = prints_.kind = FeedKind::Archive;
  EXPECT_EQ(of(candles_), days(1, 1000));
  EXPECT_EQ(of(prints_), days(1, 1000));
}

class MissingPages : public testing::Test {
 protected:
  void SetUp() override { use(feed_of(SeriesKind::Candles)); }
  void use(Feed feed) {
    lane_.series = feed.series;
    lane_.feeds = {std::move(feed)};
  }
  Feed& feed() { return lane_.feeds[0]; }
  std::vector<Span> ask(const core::Rows& rows = std::vector<core::Candle>{},
                        const Spans& answered = {}) const {
    std::vector<Span> spans;
    for (const Page& page : missing_pages(lane_, rows, answered, options_, kNow)) {
      EXPECT_FALSE(page.again);
      spans.push_back(page.span);
    }
    return spans;
  }
  static std::vector<core::Candle> candles(int from, int to) {
    std::vector<core::Candle> rows;
    for (int d = from; d < to; ++d) rows.push_back(test::candle(d, 100));
    return rows;
  }

  Lane lane_;
  Options options_;
};

TEST_F(MissingPages, OfAnEmptyCacheAreEverythingNewestFirst) {
  const auto asked = ask();
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front().to, day(1001));
  EXPECT_EQ(asked.back().from, day(1));
  EXPECT_TRUE(std::is_sorted(asked.begin(), asked.end(),
                             [](const Span& a, const Span& b) { return a.from > b.from; }));
  EXPECT_EQ(joined(asked), (Spans{days(1, 1001)}));
}
// An import answers as well as the venue does.
TEST_F(MissingPages, LeaveOutWhatRowsAnswer) {
  EXPECT_EQ(joined(ask(candles(1, 900))), (Spans{days(900, 1001)}));
  EXPECT_EQ(joined(ask(candles(50, 900))), (Spans{days(1, 50), days(900, 1001)}));
}
TEST_F(MissingPages, LeaveOutWhatTheFeedAnswered) {
  EXPECT_EQ(joined(ask(std::vector<core::Candle>{}, {days(1, 400), days(420, 1000)})),
            (Spans{days(400, 420), days(1000, 1001)}));
}
TEST_F(MissingPages, HoldTheDayThatWasStillRunning) {
  std::vector<core::Candle> rows = candles(1, 1001);
  EXPECT_TRUE(ask(rows).empty());
  rows.back().closed = false;
  EXPECT_EQ(ask(rows), (std::vector{days(1000, 1001)}));
}
TEST_F(MissingPages, OfAFullRunAreEverything) {
  options_.full = true;
  EXPECT_EQ(joined(ask(candles(1, 1000), {days(1, 1000)})), (Spans{days(1, 1001)}));
}
// Files that were published again.
TEST_F(MissingPages, HoldWhatIsForced) {
  lane_.forced = {days(300, 302)};
  EXPECT_EQ(joined(ask(candles(1, 1001), {days(1, 1000)})), (Spans{days(300, 302)}));
}
TEST_F(MissingPages, OfAWholeFeedAreOne) {
  feed().whole = true;
  EXPECT_EQ(ask(candles(50, 900)), (std::vector{days(1, 1001)}));
  EXPECT_TRUE(ask(candles(1, 1001)).empty());
}
// The current value is asked at every sync, whatever is there.
TEST_F(MissingPages, OfASampleAreOneUpToNow) {
  Feed sample = feed_of(SeriesKind::OpenInterest);
  sample.kind = FeedKind::Sample;
  use(sample);
  const std::vector<core::OpenInterest> rows{{kNow - kHour, 1, core::OpenInterestUnit::Coin}};
  const auto asked = ask(rows, {{day(1), kNow}});
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].to, kNow);
}
TEST_F(MissingPages, OfAVenueThatEndedAreNone) {
  feed().until = day(600);
  EXPECT_TRUE(ask(candles(1, 600)).empty());
  options_.since = day(700);
  EXPECT_TRUE(ask().empty());
}
// The next print is asked for when it is due, not before.
TEST_F(MissingPages, OfPrintsBeginWhereTheNextIsDue) {
  use(feed_of(SeriesKind::Funding));
  std::vector<core::Funding> rows;
  for (Time t = day(1); t <= day(1000); t += 8 * kHour) rows.push_back({t, 0.0001, 8});
  EXPECT_EQ(ask(rows), (std::vector<Span>{{day(1000) + 8 * kHour, kNow}}));
  rows.push_back({day(1000) + 8 * kHour, 0.0001, 8});
  EXPECT_TRUE(ask(rows).empty());
}

// --- Whom

class Lanes : public testing::Test {
 protected:
  std::vector<Lane> of(const Options& options) const {
    auto lanes = lanes_of(catalogue_, options);
    EXPECT_TRUE(lanes) << lanes.error().sentence;
    return lanes ? std::move(*lanes) : std::vector<Lane>{};
  }
  void expect_usage(const Options& options, const std::string& part) const {
    const auto lanes = lanes_of(catalogue_, options);
    ASSERT_FALSE(lanes);
    EXPECT_EQ(lanes.error().kind, ErrorKind::Usage);
    EXPECT_NE(lanes.error().sentence.find(part), std::string::npos) << lanes.error().sentence;
  }
  bool is_reference(const Lane& lane) const {
    return std::any_of(catalogue_.references.begin(), catalogue_.references.end(), [&](const auto& r) {
      return std::find(r.second.begin(), r.second.end(), lane.instrument.id) != r.second.end();
    });
  }
  core::Catalogue catalogue_ = venues::built_in_catalogue();
};

TEST_F(Lanes, HaveFeedsOfTheirOwnSeriesAndInstrument) {
  const auto lanes = of({});
  ASSERT_GT(lanes.size(), 20U);
  for (const Lane& lane : lanes) {
    ASSERT_FALSE(lane.feeds.empty()) << lane.instrument.id;
    for (const Feed& feed : lane.feeds) {
      EXPECT_EQ(feed.series, lane.series) << lane.instrument.id << " " << feed.name;
      EXPECT_EQ(feed.instrument, lane.instrument.id) << feed.name;
      EXPECT_TRUE(feed.kind == FeedKind::Sample || feed.whole || feed.page > Duration{0})
          << lane.instrument.id << " " << feed.name;
      EXPECT_GT(feed.step, Duration{0}) << lane.instrument.id << " " << feed.name;
    }
  }
}
// What several feeds have is asked of the cheapest; the aggregator is last.
TEST_F(Lanes, AskHistoryBeforeArchivesBeforeTheAggregator) {
  Options options;
  options.coinalyze_key = "a key";
  bool any_aggregator = false;
  const auto order = [](FeedKind kind) {
    return kind == FeedKind::Api ? 0 : kind == FeedKind::Archive ? 1 : kind == FeedKind::Aggregator ? 2 : -1;
  };
  for (const Lane& lane : of(options)) {
    int last = 0;
    for (const Feed& feed : lane.feeds) {
      if (feed.kind == FeedKind::Sample) continue;
      EXPECT_GE(order(feed.kind), last) << lane.instrument.id << " " << feed.name;
      last = order(feed.kind);
      any_aggregator = any_aggregator || feed.kind == FeedKind::Aggregator;
    }
  }
  EXPECT_TRUE(any_aggregator);
}
TEST_F(Lanes, AskTheAggregatorOnlyWithAKey) {
  for (const Lane& lane : of({})) {
    for (const Feed& feed : lane.feeds) EXPECT_NE(feed.kind, FeedKind::Aggregator) << feed.name;
  }
}
// Of the references there are candles in any case, and nothing else.
TEST_F(Lanes, AreOfTheChosenSeriesOnly) {
  Options options;
  options.series = {core::SeriesKind::Funding, core::SeriesKind::OpenInterest};
  const auto chosen = of(options);
  EXPECT_FALSE(chosen.empty());
  for (const Lane& lane : chosen) EXPECT_NE(lane.series, core::SeriesKind::Candles) << lane.instrument.id;
  options.series = {core::SeriesKind::Candles};
  EXPECT_EQ(of(options).size() + chosen.size(), of({}).size());
}
// Hasty people leave the thousands of small files for later; what they are the only source of is left out.
TEST_F(Lanes, WithoutArchivesHaveTheRestInTheSameOrder) {
  Options options;
  options.archives = false;
  std::vector<std::string> names;
  for (const Lane& lane : of(options)) {
    for (const Feed& feed : lane.feeds) names.push_back(feed.instrument + feed.name);
  }
  std::vector<std::string> expected;
  std::size_t archives = 0;
  for (const Lane& lane : of({})) {
    for (const Feed& feed : lane.feeds) {
      if (feed.kind == FeedKind::Archive) {
        ++archives;
      } else {
        expected.push_back(feed.instrument + feed.name);
      }
    }
  }
  EXPECT_GT(archives, 0U);
  EXPECT_EQ(names, expected);
}
TEST_F(Lanes, AreOfTheChosenVenuesOnly) {
  Options options;
  options.venues = {"bybit"};
  const auto lanes = of(options);
  ASSERT_FALSE(lanes.empty());
  for (const Lane& lane : lanes) EXPECT_EQ(lane.instrument.venue, "bybit");
}
// Every premium needs the stablecoin's rate; nobody needs its open interest.
TEST_F(Lanes, BringTheStablecoinReferencesAsCandles) {
  std::size_t references = 0;
  for (const Lane& lane : of({})) {
    if (is_reference(lane)) {
      ++references;
      EXPECT_EQ(lane.series, SeriesKind::Candles) << lane.instrument.id;
    } else {
      EXPECT_EQ(lane.instrument.base, "BTC") << lane.instrument.id;
    }
  }
  EXPECT_GT(references, 0U);
}
TEST_F(Lanes, AskNobodyForWhatTheUserDescribed) {
  catalogue_.instruments.push_back(test::custom("bybit", "MINE", core::MarketKind::Spot));
  for (const Lane& lane : of({})) EXPECT_NE(lane.instrument.id, "bybit:MINE");
}
TEST_F(Lanes, OfAnUnknownVenueAreRefusedWithTheNamesThereAre) {
  Options options;
  options.venues = {"mtgox"};
  expect_usage(options, "\"mtgox\"");
  expect_usage(options, "binance-usdm");
}
TEST_F(Lanes, OfAnUnknownAssetAreRefused) {
  Options options;
  options.assets = {"DOGE"};
  expect_usage(options, "\"DOGE\"");
}

// --- What a run would ask

class Plan : public Lanes {
 protected:
  std::vector<PlannedFeed> plan_of(const std::string& venue, Options options = {}) const {
    options.as_of = core::make_day(2026, 9, 1) + 9 * kHour;
    options.venues = {venue};
    auto planned = plan(cache_, catalogue_, options);
    EXPECT_TRUE(planned) << planned.error().sentence;
    return planned ? std::move(*planned) : std::vector<PlannedFeed>{};
  }
  test::TemporaryFolder folder_;
  store::Cache cache_ = std::move(store::Cache::open(folder_ / "market.sqlite")).value();
};

// The first sync of a venue, told beforehand.
TEST_F(Plan, OfAnEmptyCacheNamesEveryFeed) {
  const auto planned = plan_of("bybit");
  ASSERT_GE(planned.size(), 3U);
  for (const PlannedFeed& p : planned) {
    EXPECT_EQ(p.venue, "bybit");
    EXPECT_GT(p.requests, 0U) << p.instrument << " " << p.feed;
    EXPECT_FALSE(p.budget.empty()) << p.instrument << " " << p.feed;
    EXPECT_GT(p.seconds, 0) << p.instrument << " " << p.feed;
    EXPECT_LT(p.span.from, p.span.to) << p.instrument << " " << p.feed;
  }
}
TEST_F(Plan, LeavesOutWhatIsAnswered) {
  const auto before = plan_of("bybit");
  store::Batch batch;
  for (const PlannedFeed& p : before) {
    batch.covered.push_back(
        {p.instrument, p.series, p.feed, {core::make_day(2010, 1, 1), core::make_day(2026, 8, 30)}});
  }
  ASSERT_TRUE(cache_.put(batch));
  for (const PlannedFeed& p : plan_of("bybit")) {
    EXPECT_LE(p.requests, 2U) << p.instrument << " " << p.feed;
    EXPECT_GE(p.span.from, core::make_day(2026, 8, 30)) << p.instrument << " " << p.feed;
  }
}
// Bitfinex tells its open interest a row a request: whoever wants less of the past must not wait longer.
TEST_F(Plan, OfAShorterHistoryIsNeverLonger) {
  const auto requests = [&](Options options) {
    std::size_t sum = 0;
    for (const PlannedFeed& p : plan_of("bitfinex", std::move(options))) sum += p.requests;
    return sum;
  };
  Options four_years;
  four_years.not_before = core::make_day(2022, 9, 1);
  const std::size_t everything = requests({});
  EXPECT_LE(requests(four_years), everything);
  // Who names a day gets all from there on.
  Options named;
  named.since = four_years.not_before;
  EXPECT_GT(requests(named), 2 * everything);
}
// Months of an archive are not planned where the API has them already.
TEST_F(Plan, AsksNoSpanOfTwoFeeds) {
  const auto planned = plan_of("binance-usdm");
  for (std::size_t i = 0; i < planned.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const PlannedFeed& late = planned[i];
      const PlannedFeed& early = planned[j];
      if (late.instrument != early.instrument || late.series != early.series || late.requests == 0) continue;
      EXPECT_TRUE(late.span.to <= early.span.from || early.span.to <= late.span.from)
          << late.instrument << ": " << early.feed << " and " << late.feed;
    }
  }
}

}  // namespace
}  // namespace btcflow::sync
