// What the cache remembers about asking. A span forgotten costs a request; a span remembered wrongly is a
// hole that nobody ever fills.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "btcflow/store/cache.h"
#include "schema.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::store {
namespace {

namespace fs = std::filesystem;
using core::SeriesKind;
using core::Time;
using test::candle;
using test::day;

const std::string kBybit = "bybit:BTCUSDT";
const std::string kBinance = "binance-usdm:BTCUSDT";

Span days(int from, int to) { return {day(from), day(to)}; }
Covered covered(const std::string& feed, int from, int to, SeriesKind series = SeriesKind::Candles,
                const std::string& instrument = kBybit) {
  return {instrument, series, feed, days(from, to)};
}

class Ledger : public testing::Test {
 protected:
  static Cache open(const fs::path& file) {
    auto cache = Cache::open(file);
    if (!cache) throw std::runtime_error(cache.error().sentence + " " + cache.error().cause);
    return std::move(*cache);
  }
  void remember(const std::vector<Covered>& spans) {
    Batch batch;
    batch.covered = spans;
    const auto put = cache_.put(batch);
    ASSERT_TRUE(put) << put.error().sentence;
    EXPECT_TRUE(put->empty());
  }
  void remember(FeedStatus status) {
    Batch batch;
    batch.statuses = {std::move(status)};
    ASSERT_TRUE(cache_.put(batch));
  }
  void remember(std::vector<Remark> remarks) {
    Batch batch;
    batch.remarks = std::move(remarks);
    ASSERT_TRUE(cache_.put(batch));
  }
  void forget(const std::vector<Covered>& spans) {
    const auto done = cache_.uncover(spans);
    ASSERT_TRUE(done) << done.error().sentence;
  }
  std::vector<Span> of(const std::string& feed, SeriesKind series = SeriesKind::Candles,
                       const std::string& instrument = kBybit) const {
    return *cache_.coverage(instrument, series, feed);
  }
  std::vector<Span> of_any() const { return *cache_.coverage(kBybit, SeriesKind::Candles); }

  test::TemporaryFolder folder_;
  fs::path file_ = folder_ / "market.sqlite";
  Cache cache_ = open(file_);
};

using CoverageByFeed = Ledger;

// What one feed answered "nothing there" to, another may have.
TEST_F(CoverageByFeed, IsKeptApartByFeedAndTogetherForAll) {
  remember({covered("kline", 1, 10), covered("archive", 5, 20)});
  EXPECT_EQ(of("kline"), std::vector{days(1, 10)});
  EXPECT_EQ(of("archive"), std::vector{days(5, 20)});
  EXPECT_EQ(of("another"), std::vector<Span>{});
  EXPECT_EQ(of_any(), std::vector{days(1, 20)});
}

TEST_F(CoverageByFeed, IsKeptApartByInstrumentAndSeries) {
  remember({covered("history", 1, 10), covered("history", 2, 5, SeriesKind::Funding),
            covered("history", 3, 4, SeriesKind::Candles, kBinance)});
  EXPECT_EQ(of("history"), std::vector{days(1, 10)});
  EXPECT_EQ(of("history", SeriesKind::Funding), std::vector{days(2, 5)});
  EXPECT_EQ(of("history", SeriesKind::OpenInterest), std::vector<Span>{});
  EXPECT_EQ(of("history", SeriesKind::Candles, kBinance), std::vector{days(3, 4)});
}

TEST_F(CoverageByFeed, OfAnImportHasNoFeed) {
  ASSERT_TRUE(cache_.put(test::batch({test::page(kBybit, std::vector{candle(1, 100)}, 1, 8)})));
  EXPECT_EQ(of(""), std::vector{days(1, 8)});
  EXPECT_EQ(of("kline"), std::vector<Span>{});
  EXPECT_EQ(of_any(), std::vector{days(1, 8)});
}

TEST_F(CoverageByFeed, OfNothingIsNothing) {
  remember({covered("kline", 5, 5)});
  EXPECT_EQ(of("kline"), std::vector<Span>{});
}

// A feed that is asked again for a span in the middle keeps the rest.
TEST_F(CoverageByFeed, IsForgottenInTheMiddleOfASpan) {
  remember({covered("kline", 1, 20), covered("archive", 1, 20)});
  forget({covered("kline", 5, 8)});
  EXPECT_EQ(of("kline"), (std::vector{days(1, 5), days(8, 20)}));
  EXPECT_EQ(of("archive"), std::vector{days(1, 20)});
}

TEST_F(CoverageByFeed, ForgetsNothingElseAndNoRows) {
  ASSERT_TRUE(
      cache_.put(test::batch({test::page(kBybit, std::vector{candle(1, 100), candle(2, 101)}, 1, 3)})));
  remember({covered("kline", 1, 3), covered("kline", 1, 3, SeriesKind::Funding)});
  forget({covered("kline", 0, 99), covered("kline", 1, 99, SeriesKind::Candles, "nobody:KNOWS")});
  EXPECT_EQ(of("kline"), std::vector<Span>{});
  EXPECT_EQ(of(""), std::vector{days(1, 3)});
  EXPECT_EQ(of("kline", SeriesKind::Funding), std::vector{days(1, 3)});
  EXPECT_EQ(cache_.candles(kBybit)->size(), 2U);
}

TEST_F(CoverageByFeed, OutlivesTheProcess) {
  remember({covered("kline", 1, 10)});
  EXPECT_EQ(*open(file_).coverage(kBybit, SeriesKind::Candles, "kline"), std::vector{days(1, 10)});
}

// Any order of answers and of forgetting gives the same as a bitmap of days, and stays in as few spans.
TEST_F(CoverageByFeed, IsThatOfABitmap) {
  constexpr int kDays = 60;
  std::mt19937_64 random(21);
  const auto any = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const std::vector<std::string> feeds{"kline", "archive", ""};
  std::vector<std::vector<bool>> known(feeds.size(), std::vector<bool>(kDays, false));
  const auto spans_of = [&](auto is_known) {
    std::vector<Span> spans;
    for (int d = 0; d < kDays; ++d) {
      if (!is_known(static_cast<std::size_t>(d))) continue;
      if (!spans.empty() && spans.back().to == day(d)) {
        spans.back().to = day(d + 1);
      } else {
        spans.push_back(days(d, d + 1));
      }
    }
    return spans;
  };
  for (int step = 0; step < 400; ++step) {
    const auto f = static_cast<std::size_t>(any(0, 2));
    const int from = any(0, kDays - 1);
    const int to = any(from, std::min(kDays, from + 12));
    const bool add = any(0, 2) > 0;
    if (add) {
      remember({covered(feeds[f], from, to)});
    } else {
      forget({covered(feeds[f], from, to)});
    }
    for (int d = from; d < to; ++d) known[f][static_cast<std::size_t>(d)] = add;
    ASSERT_EQ(of(feeds[f]), spans_of([&](std::size_t d) { return known[f][d]; })) << "step " << step;
    ASSERT_EQ(of_any(), spans_of([&](std::size_t d) { return known[0][d] || known[1][d] || known[2][d]; }))
        << "step " << step;
  }
}

// --- How asking went

FeedStatus status(const std::string& feed, int tried, std::optional<int> succeeded, std::string error = "") {
  FeedStatus s{kBybit, SeriesKind::Funding, feed, day(tried), std::nullopt, std::move(error)};
  if (succeeded) s.succeeded = day(*succeeded);
  return s;
}

using Statuses = Ledger;

// "Failed today, last went well on the 3rd": the user needs both.
TEST_F(Statuses, KeepTheLastSuccessWhenALaterTryFails) {
  remember(status("history", 3, 3));
  remember(status("history", 5, std::nullopt, "Bybit refuses this place."));
  const auto all = *cache_.feed_statuses();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].instrument, kBybit);
  EXPECT_EQ(all[0].series, SeriesKind::Funding);
  EXPECT_EQ(all[0].feed, "history");
  EXPECT_EQ(all[0].tried, day(5));
  EXPECT_EQ(all[0].succeeded, day(3));
  EXPECT_EQ(all[0].error, "Bybit refuses this place.");
}

TEST_F(Statuses, ForgetTheErrorWhenATryGoesWell) {
  remember(status("history", 3, std::nullopt, "It failed."));
  EXPECT_EQ((*cache_.feed_statuses())[0].succeeded, std::nullopt);
  remember(status("history", 5, 5));
  const auto all = *cache_.feed_statuses();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].succeeded, day(5));
  EXPECT_EQ(all[0].error, "");
}

TEST_F(Statuses, AreOnePerFeedInOrder) {
  remember(status("b", 1, 1));
  remember(status("a", 1, 1));
  remember({kBinance, SeriesKind::Funding, "c", day(1), day(1), ""});
  const auto all = *cache_.feed_statuses();
  std::vector<std::string> order;
  for (const FeedStatus& s : all) order.push_back(s.instrument + " " + s.feed);
  EXPECT_EQ(order, (std::vector<std::string>{kBinance + " c", kBybit + " a", kBybit + " b"}));
}

// --- What was noticed

using Remarks = Ledger;

// The same oddity is met at every full sync.
TEST_F(Remarks, AreNotDoubled) {
  const Remark twice{kBybit, SeriesKind::Candles, day(3), "2019-01-09 came twice, with other values"};
  Remark later = twice;
  later.noticed = day(9);
  remember({twice, twice});
  remember({later});
  const auto all = *cache_.remarks();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].text, twice.text);
  EXPECT_EQ(all[0].instrument, kBybit);
  EXPECT_EQ(all[0].noticed, day(3));
}
TEST_F(Remarks, OfOtherSeriesAndInstrumentsAreTheirOwn) {
  remember({{kBybit, SeriesKind::Candles, day(3), "odd"},
            {kBybit, SeriesKind::Funding, day(3), "odd"},
            {kBinance, SeriesKind::Candles, day(3), "odd"}});
  EXPECT_EQ(cache_.remarks()->size(), 3U);
}

// --- Counting and checking

// Rows that no venue serves any more.
TEST_F(Ledger, CountsTheRowsBeforeAnInstant) {
  ASSERT_TRUE(cache_.put(
      test::batch({test::page(kBybit, std::vector{candle(1, 100), candle(2, 101), candle(3, 102)}, 1, 4),
                   test::page(kBybit, std::vector{test::funding(1, 0.1), test::funding(2, 0.1)}, 1, 4)})));
  EXPECT_EQ(*cache_.count_before(kBybit, SeriesKind::Candles, day(1)), 0U);
  EXPECT_EQ(*cache_.count_before(kBybit, SeriesKind::Candles, day(3)), 2U);
  EXPECT_EQ(*cache_.count_before(kBybit, SeriesKind::Candles, day(99)), 3U);
  EXPECT_EQ(*cache_.count_before(kBybit, SeriesKind::Funding, day(99)), 2U);
  EXPECT_EQ(*cache_.count_before("nobody:KNOWS", SeriesKind::Candles, day(99)), 0U);
}

TEST_F(Ledger, OfASoundFileHasNothingToSay) {
  remember({covered("kline", 1, 10)});
  EXPECT_EQ(*cache_.integrity(), "");
}

// A letter that changed on the disk, in an index: opening looks at the pages only, the thorough look at what
// they hold.
TEST_F(Ledger, OfADamagedFileSaysSo) {
  const fs::path damaged = folder_ / "damaged.sqlite";
  const std::string source = "import: btcusd.spot.candles-1d.csv";
  {
    Cache cache = open(damaged);
    ASSERT_TRUE(cache.put(test::batch({test::page(kBybit, std::vector{candle(1, 100)}, 1, 2, source)})));
  }
  std::string bytes = test::read_bytes(damaged);
  const std::size_t at = bytes.find(source);
  ASSERT_NE(at, std::string::npos);
  ASSERT_NE(bytes.find(source, at + 1), std::string::npos);  // the table and its index
  bytes[at] = 'I';
  test::write_bytes(damaged, bytes);
  const auto found = open(damaged).integrity();
  EXPECT_TRUE(!found || !found->empty());
}

// Keys are not looked up row by row when they are written: this is where a lost one shows.
TEST_F(Ledger, OfRowsWithoutTheirSourceSaysSo) {
  const fs::path file = folder_ / "orphans.sqlite";
  Cache cache = open(file);
  ASSERT_TRUE(cache.put(test::batch({test::page(kBybit, std::vector{candle(1, 100)}, 1, 2)})));
  EXPECT_EQ(*cache.integrity(), "");
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("DELETE FROM sources");
  EXPECT_EQ(*cache.integrity(), "a row of candles belongs to no sources");
}

// --- One put() is one transaction

// A kill or a full disk in the middle: whatever comes last fails here, and nothing of the rest may be there.
TEST_F(Ledger, WritesEverythingOfAPutOrNothing) {
  for (const std::string table : {"candles", "coverage", "feed_status", "remarks"}) {
    const fs::path file = folder_ / (table + ".sqlite");
    Cache cache = open(file);
    {
      SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
      db.exec("CREATE TRIGGER refuse BEFORE INSERT ON " + table +
              " WHEN NEW.instrument > 1 BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    // Of each kind one row that is taken and one that is not.
    Batch batch;
    batch.custom_instruments = {test::custom("mine", "X", core::MarketKind::Spot)};
    for (const std::string id : {"mine:X", "other:Y"}) {
      batch.pages.push_back(test::page(id, std::vector{candle(1, 100)}, 1, 2));
      batch.covered.push_back(covered("kline", 1, 9, SeriesKind::Candles, id));
      batch.statuses.push_back({id, SeriesKind::Candles, "kline", day(1), day(1), ""});
      batch.remarks.push_back({id, SeriesKind::Candles, day(1), "odd"});
    }
    const auto put = cache.put(batch);
    ASSERT_FALSE(put) << table;
    EXPECT_FALSE(put.error().sentence.empty());
    EXPECT_TRUE(cache.holdings()->empty()) << table;
    EXPECT_TRUE(cache.custom_instruments()->empty()) << table;
    EXPECT_TRUE(cache.coverage("mine:X", SeriesKind::Candles)->empty()) << table;
    EXPECT_TRUE(cache.feed_statuses()->empty()) << table;
    EXPECT_TRUE(cache.remarks()->empty()) << table;
  }
}

// --- A file of the first version

// The tables as the first released version made them.
constexpr const char* kVersionOne = R"sql(
CREATE TABLE instruments (
  key    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  custom INTEGER NOT NULL DEFAULT 0,
  kind   TEXT, base TEXT, quote TEXT
) STRICT;
CREATE TABLE sources (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE candles (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  t          INTEGER NOT NULL,
  open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
  volume     REAL,
  closed     INTEGER NOT NULL,
  source     INTEGER NOT NULL REFERENCES sources(key),
  PRIMARY KEY (instrument, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE open_interest (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  t          INTEGER NOT NULL,
  value      REAL NOT NULL,
  unit       TEXT NOT NULL CHECK (unit IN ('coin', 'usd')),
  source     INTEGER NOT NULL REFERENCES sources(key),
  PRIMARY KEY (instrument, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE funding (
  instrument     INTEGER NOT NULL REFERENCES instruments(key),
  t              INTEGER NOT NULL,
  rate           REAL NOT NULL,
  interval_hours REAL NOT NULL,
  source         INTEGER NOT NULL REFERENCES sources(key),
  PRIMARY KEY (instrument, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE coverage (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  series     TEXT NOT NULL,
  t_from     INTEGER NOT NULL,
  t_to       INTEGER NOT NULL,
  PRIMARY KEY (instrument, series, t_from)
) STRICT, WITHOUT ROWID;
)sql";

class VersionOne : public Ledger {
 protected:
  VersionOne() {
    SQLite::Database db(old_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.execAndGet("PRAGMA journal_mode = WAL").getString();
    db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    db.exec(kVersionOne);
    db.exec("PRAGMA user_version = 1");
    const auto t = [](int number) { return std::to_string(day(number).time_since_epoch().count()); };
    db.exec("INSERT INTO instruments VALUES (1, 'mine:X', 1, 'spot', 'BTC', 'USD')");
    db.exec("INSERT INTO sources VALUES (1, 'import: x.csv')");
    db.exec("INSERT INTO candles VALUES (1, " + t(1) + ", 99, 102, 97, 100, NULL, 1, 1)");
    db.exec("INSERT INTO open_interest VALUES (1, " + t(2) + ", 5e9, 'usd', 1)");
    db.exec("INSERT INTO funding VALUES (1, " + t(3) + ", 0.0001, 8, 1)");
    db.exec("INSERT INTO coverage VALUES (1, 'candles', " + t(1) + ", " + t(5) + ")");
    db.exec("INSERT INTO coverage VALUES (1, 'candles', " + t(7) + ", " + t(9) + ")");
    db.exec("INSERT INTO coverage VALUES (1, 'funding', " + t(3) + ", " + t(4) + ")");
  }
  const fs::path old_ = folder_ / "old.sqlite";
};

// What an analyst imported last month is not downloadable again.
TEST_F(VersionOne, KeepsItsRows) {
  const Cache cache = open(old_);
  const auto candles = *cache.candles("mine:X");
  ASSERT_EQ(candles.size(), 1U);
  EXPECT_EQ(candles[0].close, 100);
  EXPECT_FALSE(core::known(candles[0].volume));
  EXPECT_TRUE(candles[0].closed);
  ASSERT_EQ(cache.open_interest("mine:X")->size(), 1U);
  EXPECT_EQ((*cache.open_interest("mine:X"))[0].value, 5e9);
  ASSERT_EQ(cache.funding("mine:X")->size(), 1U);
  EXPECT_EQ((*cache.funding("mine:X"))[0].rate, 0.0001);
  EXPECT_EQ(*cache.sources("mine:X", SeriesKind::Candles), std::vector<std::string>{"import: x.csv"});
  ASSERT_EQ(cache.custom_instruments()->size(), 1U);
  EXPECT_EQ((*cache.custom_instruments())[0].quote, "USD");
}

// All its coverage was by imports: no venue has answered for anything.
TEST_F(VersionOne, KeepsItsCoverageAsImports) {
  const Cache cache = open(old_);
  EXPECT_EQ(*cache.coverage("mine:X", SeriesKind::Candles), (std::vector{days(1, 5), days(7, 9)}));
  EXPECT_EQ(*cache.coverage("mine:X", SeriesKind::Candles, ""), (std::vector{days(1, 5), days(7, 9)}));
  EXPECT_EQ(*cache.coverage("mine:X", SeriesKind::Funding, ""), std::vector{days(3, 4)});
  EXPECT_TRUE(cache.coverage("mine:X", SeriesKind::Candles, "kline")->empty());
  EXPECT_TRUE(cache.feed_statuses()->empty());
  EXPECT_TRUE(cache.remarks()->empty());
}

TEST_F(VersionOne, IsOfThePresentVersionAfterwardsAndTakesMore) {
  {
    Cache cache = open(old_);
    Batch batch;
    batch.covered = {covered("kline", 2, 8, SeriesKind::Candles, "mine:X")};
    ASSERT_TRUE(cache.put(batch));
    EXPECT_EQ(*cache.coverage("mine:X", SeriesKind::Candles), std::vector{days(1, 9)});
    EXPECT_EQ(*cache.integrity(), "");
  }
  SQLite::Database db(old_.string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), kSchemaVersion);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM sqlite_master WHERE name = 'coverage_1'").getInt(), 0);
  EXPECT_EQ(open(old_).candles("mine:X")->size(), 1U);
}

// A migration that fails (disk full) leaves the old file usable by the old program.
TEST_F(VersionOne, StaysAsItIsWhereTheMigrationFails) {
  {
    SQLite::Database db(old_.string(), SQLite::OPEN_READWRITE);
    db.exec("CREATE TABLE remarks (something INTEGER)");  // in the way of the last step
  }
  EXPECT_FALSE(Cache::open(old_));
  SQLite::Database db(old_.string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 1);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM coverage").getInt(), 3);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM pragma_table_info('coverage')").getInt(), 4);
}

}  // namespace
}  // namespace btcflow::store
