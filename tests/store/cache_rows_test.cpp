// Rows: stored once however often they come, never half, and each with where it came from.
#include <gtest/gtest.h>

#include <cmath>

#include "btcflow/store/cache.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::store {
namespace {

using core::Candle;
using core::Funding;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::SeriesKind;
using test::batch;
using test::candle;
using test::day;
using test::funding;
using test::open_interest;
using test::page;

const char* const kSpot = "bitstamp:btcusd";
const char* const kPerp = "bybit:BTCUSDT";

class CacheRows : public testing::Test {
 protected:
  // Writes and returns the changes of the first page.
  Changes put(const Batch& b) {
    auto changes = cache_.put(b);
    EXPECT_TRUE(changes) << changes.error().sentence << changes.error().cause;
    return changes ? changes->front() : Changes{};
  }
  Changes put_candles(const std::vector<Candle>& rows, const std::string& source = "a test") {
    return put(batch({page(kSpot, rows, 1, 2, source)}));
  }
  std::vector<Candle> candles() { return *cache_.candles(kSpot); }

  test::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "market.sqlite";
  Cache cache_ = Cache::open(file_).value();
};

void expect_changes(const Changes& changes, std::size_t added, std::size_t changed, std::size_t same) {
  EXPECT_EQ(changes.added, added);
  EXPECT_EQ(changes.changed, changed);
  EXPECT_EQ(changes.same, same);
}

// Every field comes back bit for bit: what is charted is what was downloaded.
TEST_F(CacheRows, ComeBackAsTheyWere) {
  const Candle c{day(3), 0.1 + 0.2, 1e300, 1e-300, 69000.123456789, 0.0, true};
  put_candles({c});
  ASSERT_EQ(candles().size(), 1U);
  EXPECT_EQ(candles()[0], c);

  put(batch(
      {page(kPerp, std::vector{open_interest(1, 1e9 + 0.1), open_interest(2, -5, OpenInterestUnit::Coin)}, 1,
            3),
       page(kPerp, std::vector{Funding{day(1) + std::chrono::minutes{1}, -2.355264834228129e-05, 1}}, 1,
            2)}));
  const auto oi = *cache_.open_interest(kPerp);
  ASSERT_EQ(oi.size(), 2U);
  EXPECT_EQ(oi[0].value, 1e9 + 0.1);
  EXPECT_EQ(oi[0].unit, OpenInterestUnit::Usd);
  EXPECT_EQ(oi[1].value, -5);
  EXPECT_EQ(oi[1].unit, OpenInterestUnit::Coin);
  const auto prints = *cache_.funding(kPerp);
  ASSERT_EQ(prints.size(), 1U);
  EXPECT_EQ(prints[0].time, day(1) + std::chrono::minutes{1});
  EXPECT_EQ(prints[0].rate, -2.355264834228129e-05);
  EXPECT_EQ(prints[0].interval_hours, 1);
}

// The engine counts on the order.
TEST_F(CacheRows, ComeBackInOrderOfTime) {
  put_candles({candle(3, 103)});
  put_candles({candle(1, 101), candle(2, 102)});
  ASSERT_EQ(candles().size(), 3U);
  EXPECT_EQ(candles()[0].day, day(1));
  EXPECT_EQ(candles()[1].day, day(2));
  EXPECT_EQ(candles()[2].day, day(3));
}

// An instrument that was never heard of has no rows; that is no error.
TEST_F(CacheRows, OfAnUnknownInstrumentAreNone) {
  EXPECT_TRUE(cache_.candles("nobody:XYZ")->empty());
  EXPECT_TRUE(cache_.open_interest("nobody:XYZ")->empty());
  EXPECT_TRUE(cache_.funding("nobody:XYZ")->empty());
  EXPECT_TRUE(cache_.coverage("nobody:XYZ", SeriesKind::Candles)->empty());
  EXPECT_TRUE(cache_.sources("nobody:XYZ", SeriesKind::Funding)->empty());
}

// Re-imports and overlapping pages are everyday things.
TEST_F(CacheRows, AreStoredOnce) {
  expect_changes(put_candles({candle(1, 101), candle(2, 102)}), 2, 0, 0);
  expect_changes(put_candles({candle(1, 101), candle(2, 102)}), 0, 0, 2);
  expect_changes(put_candles({candle(2, 999), candle(3, 103), candle(1, 101)}), 1, 1, 1);
  ASSERT_EQ(candles().size(), 3U);
  EXPECT_EQ(candles()[1].close, 999);
}

// The same for the other two series, each field counting as a difference.
TEST_F(CacheRows, OfOpenInterestAndFundingAreReplacedWhereTheyDiffer) {
  const auto put_oi = [&](OpenInterest row) { return put(batch({page(kPerp, std::vector{row}, 1, 2)})); };
  expect_changes(put_oi(open_interest(1, 100)), 1, 0, 0);
  expect_changes(put_oi(open_interest(1, 100)), 0, 0, 1);
  expect_changes(put_oi(open_interest(1, 101)), 0, 1, 0);
  expect_changes(put_oi(open_interest(1, 101, OpenInterestUnit::Coin)), 0, 1, 0);
  const auto put_funding = [&](Funding row) { return put(batch({page(kPerp, std::vector{row}, 1, 2)})); };
  expect_changes(put_funding({day(1), 0.0001, 8}), 1, 0, 0);
  expect_changes(put_funding({day(1), 0.0001, 8}), 0, 0, 1);
  expect_changes(put_funding({day(1), 0.0002, 8}), 0, 1, 0);
  expect_changes(put_funding({day(1), 0.0002, 4}), 0, 1, 0);
  EXPECT_EQ(cache_.open_interest(kPerp)->size(), 1U);
  EXPECT_EQ(cache_.funding(kPerp)->size(), 1U);
}

// Changes are counted a page, in the order of the pages, also where two pages tell of the same instrument.
TEST_F(CacheRows, AreCountedByPage) {
  const auto changes = cache_.put(batch({page(kSpot, std::vector{candle(1, 101)}, 1, 2),
                                         page(kPerp, std::vector{candle(1, 101), candle(2, 102)}, 1, 3),
                                         page(kSpot, std::vector{candle(1, 101), candle(2, 102)}, 1, 3)}));
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 3U);
  expect_changes((*changes)[0], 1, 0, 0);
  expect_changes((*changes)[1], 2, 0, 0);
  expect_changes((*changes)[2], 1, 0, 1);
}

// Two instruments share nothing.
TEST_F(CacheRows, OfOneInstrumentLeaveTheOthersAlone) {
  put(batch(
      {page(kSpot, std::vector{candle(1, 101)}, 1, 2), page(kPerp, std::vector{candle(1, 202)}, 1, 2)}));
  EXPECT_EQ(candles()[0].close, 101);
  EXPECT_EQ(cache_.candles(kPerp)->front().close, 202);
}

// A sync that asks shortly before midnight must not undo a final close.
TEST_F(CacheRows, UnfinishedNeverReplacesFinished) {
  put_candles({candle(1, 101, true)}, "first");
  expect_changes(put_candles({candle(1, 555, false)}, "second"), 0, 0, 1);
  EXPECT_EQ(candles()[0], candle(1, 101, true));
  EXPECT_EQ(cache_.sources(kSpot, SeriesKind::Candles)->front(), "first");
}

// The forming day follows the market, and then becomes final.
TEST_F(CacheRows, UnfinishedIsReplacedByAnotherAndByTheFinished) {
  put_candles({candle(1, 101, false)});
  expect_changes(put_candles({candle(1, 102, false)}), 0, 1, 0);
  EXPECT_EQ(candles()[0], candle(1, 102, false));
  expect_changes(put_candles({candle(1, 102, true)}), 0, 1, 0);
  EXPECT_EQ(candles()[0], candle(1, 102, true));
}

// A venue corrects its history now and then.
TEST_F(CacheRows, FinishedIsReplacedByAnotherFinished) {
  put_candles({candle(1, 101, true)});
  expect_changes(put_candles({candle(1, 100, true)}), 0, 1, 0);
  EXPECT_EQ(candles()[0].close, 100);
}

// Zero means that nobody traded; not knowing is another thing, and the day keeps its price.
TEST_F(CacheRows, UnknownVolumeStaysUnknown) {
  put_candles({candle(1, 101, true, core::kUnknown), candle(2, 102, true, 0)});
  EXPECT_TRUE(std::isnan(candles()[0].volume));
  EXPECT_EQ(candles()[1].volume, 0);
  expect_changes(put_candles({candle(1, 101, true, core::kUnknown)}), 0, 0, 1);
  expect_changes(put_candles({candle(1, 101, true, 0)}), 0, 1, 0);
  EXPECT_EQ(candles()[0].volume, 0);
}

// New rows are written many at once: none may be lost where one lot ends and the next begins.
TEST_F(CacheRows, OfAnyNumberAreAllThere) {
  for (const int count : {1, 2, 49, 50, 51, 99, 100, 101, 1000}) {
    const std::string id = "venue:" + std::to_string(count);
    std::vector<Funding> prints;
    std::vector<Candle> days;
    for (int i = 1; i <= count; ++i) {
      prints.push_back(funding(i, i * 1e-6));
      days.push_back(candle(i, 100 + i, true, i % 7 == 0 ? core::kUnknown : i));
    }
    const auto changes = cache_.put(batch({page(id, prints, 1, 2), page(id, days, 1, 2)}));
    ASSERT_TRUE(changes);
    for (const Changes& c : *changes) expect_changes(c, prints.size(), 0, 0);
    const auto read = *cache_.funding(id);
    ASSERT_EQ(read.size(), prints.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      EXPECT_EQ(read[i].time, prints[i].time);
      EXPECT_EQ(read[i].rate, prints[i].rate);
    }
    const auto candles_read = *cache_.candles(id);
    ASSERT_EQ(candles_read.size(), days.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
      EXPECT_EQ(candles_read[i].close, days[i].close);
      EXPECT_EQ(std::isnan(candles_read[i].volume), std::isnan(days[i].volume));
    }
  }
}

// A page sent in disorder, or with a day twice: the last of the day counts, as in pages that come after each
// other.
TEST_F(CacheRows, InDisorderAreStoredAllTheSame) {
  expect_changes(put_candles({candle(3, 103), candle(1, 101), candle(2, 102), candle(1, 111)}), 3, 1, 0);
  ASSERT_EQ(candles().size(), 3U);
  EXPECT_EQ(candles()[0].close, 111);
  EXPECT_EQ(candles()[2].close, 103);
}

// Pages of one batch may be written in another order than they came in, the newest page comes first; what
// they say of the same day, and the counts, must not depend on it.
TEST_F(CacheRows, OfPagesThatOverlapTheLaterCounts) {
  const auto changes = cache_.put(batch({
      page(kSpot, std::vector{candle(7, 107), candle(8, 108)}, 7, 9),
      page(kPerp, std::vector{candle(1, 1)}, 1, 2),
      page(kSpot, std::vector{candle(5, 105), candle(7, 207)}, 5, 8),
      page(kSpot, std::vector{candle(1, 101), candle(2, 102)}, 1, 3),
  }));
  ASSERT_TRUE(changes);
  expect_changes((*changes)[0], 2, 0, 0);
  expect_changes((*changes)[1], 1, 0, 0);
  expect_changes((*changes)[2], 1, 1, 0);
  expect_changes((*changes)[3], 2, 0, 0);
  std::vector<double> closes;
  for (const Candle& c : candles()) closes.push_back(c.close);
  EXPECT_EQ(closes, (std::vector<double>{101, 102, 105, 207, 108}));
}

// A page that fails takes the whole batch with it: no half-import, no coverage without rows.
TEST_F(CacheRows, OfABatchAreAllThereOrNone) {
  put(batch({page(kSpot, std::vector{candle(1, 101)}, 1, 2)}));
  Batch bad =
      batch({page(kSpot, std::vector{candle(1, 999), candle(2, 102)}, 1, 3, "bad"),
             page(kPerp, std::vector{open_interest(1, 5, OpenInterestUnit::Contracts)}, 1, 2, "bad")});
  bad.custom_instruments.push_back(test::custom("mine", "BTC", core::MarketKind::Spot));
  const auto changes = cache_.put(bad);
  ASSERT_FALSE(changes);
  EXPECT_NE(changes.error().sentence.find(file_.string()), std::string::npos);

  ASSERT_EQ(candles().size(), 1U);
  EXPECT_EQ(candles()[0].close, 101);
  EXPECT_EQ(*cache_.sources(kSpot, SeriesKind::Candles), std::vector<std::string>{"a test"});
  EXPECT_EQ(*cache_.coverage(kSpot, SeriesKind::Candles), (std::vector<Span>{{day(1), day(2)}}));
  EXPECT_TRUE(cache_.open_interest(kPerp)->empty());
  EXPECT_TRUE(cache_.coverage(kPerp, SeriesKind::OpenInterest)->empty());
  EXPECT_TRUE(cache_.custom_instruments()->empty());

  // and the cache goes on working
  expect_changes(put_candles({candle(2, 102)}), 1, 0, 0);
}

// A candle without a price cannot be stored: unknown is left out, never written as something.
TEST_F(CacheRows, WithoutAPriceAreRefused) {
  EXPECT_FALSE(cache_.put(batch({page(kSpot, std::vector{candle(1, core::kUnknown)}, 1, 2)})));
  EXPECT_TRUE(candles().empty());
}

// An analyst asks of a single row where it came from.
TEST_F(CacheRows, KeepTheirSource) {
  put_candles({candle(1, 101), candle(2, 102)}, "import: a.csv");
  put_candles({candle(2, 102), candle(3, 103)}, "import: b.csv");
  put_candles({candle(1, 111)}, "binance, 2021-05-01");
  const std::vector<std::string> expected{"binance, 2021-05-01", "import: a.csv", "import: b.csv"};
  EXPECT_EQ(*cache_.sources(kSpot, SeriesKind::Candles), expected);
}

// `btcflow venues` shows these.
TEST_F(CacheRows, AreSummedUpBySeries) {
  put(batch({page(kPerp, std::vector{funding(2, 0.0001), funding(5, 0.0002)}, 2, 6),
             page(kPerp, std::vector{candle(1, 101), candle(2, 102), candle(4, 104)}, 1, 5),
             page(kSpot, std::vector{candle(7, 107)}, 7, 8)}));
  const auto holdings = *cache_.holdings();
  ASSERT_EQ(holdings.size(), 3U);
  EXPECT_EQ(holdings[0].instrument, kSpot);
  EXPECT_EQ(holdings[0].rows, 1U);
  EXPECT_EQ(holdings[1].instrument, kPerp);
  EXPECT_EQ(holdings[1].series, SeriesKind::Candles);
  EXPECT_EQ(holdings[1].rows, 3U);
  EXPECT_EQ(holdings[1].first, day(1));
  EXPECT_EQ(holdings[1].last, day(4));
  EXPECT_EQ(holdings[2].series, SeriesKind::Funding);
  EXPECT_EQ(holdings[2].rows, 2U);
  EXPECT_EQ(holdings[2].first, day(2));
  EXPECT_EQ(holdings[2].last, day(5));
}

// What the user said of an instrument is there at the next start.
TEST_F(CacheRows, OfCustomInstrumentsComeWithTheirDescription) {
  Batch b;
  b.custom_instruments = {test::custom("vendor", "BTC:PERP", core::MarketKind::PerpLinear, "BTC", "USDC"),
                          test::custom("all-exchanges", "ETH", core::MarketKind::Aggregate, "ETH")};
  ASSERT_TRUE(cache_.put(b));
  auto instruments = *cache_.custom_instruments();
  ASSERT_EQ(instruments.size(), 2U);
  EXPECT_EQ(instruments[0].id, "all-exchanges:ETH");
  EXPECT_EQ(instruments[0].kind, core::MarketKind::Aggregate);
  EXPECT_EQ(instruments[0].base, "ETH");
  EXPECT_EQ(instruments[1].venue, "vendor");
  EXPECT_EQ(instruments[1].symbol, "BTC:PERP");
  EXPECT_EQ(instruments[1].kind, core::MarketKind::PerpLinear);
  EXPECT_EQ(instruments[1].quote, "USDC");
  EXPECT_TRUE(instruments[1].custom);

  Batch again;
  again.custom_instruments = {test::custom("vendor", "BTC:PERP", core::MarketKind::PerpInverse)};
  ASSERT_TRUE(cache_.put(again));
  instruments = *cache_.custom_instruments();
  ASSERT_EQ(instruments.size(), 2U);
  EXPECT_EQ(instruments[1].kind, core::MarketKind::PerpInverse);
  EXPECT_EQ(instruments[1].quote, "USD");
}

// An instrument of the catalogue that merely has rows is not a custom one.
TEST_F(CacheRows, AloneMakeNoCustomInstrument) {
  put_candles({candle(1, 101)});
  EXPECT_TRUE(cache_.custom_instruments()->empty());
}

}  // namespace
}  // namespace btcflow::store
