// Coverage, several users of one file, and a kill at any moment.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "btcflow/store/cache.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::store {
namespace {

using core::SeriesKind;
using test::batch;
using test::candle;
using test::day;
using test::funding;
using test::page;

const char* const kSharedSpot = "bitstamp:btcusd";
const char* const kSharedPerp = "bybit:BTCUSDT";

class Coverage : public testing::Test {
 protected:
  void cover(int from, int to) {
    ASSERT_TRUE(cache_.put(batch({page(kSharedSpot, std::vector<core::Candle>{}, from, to)})));
  }
  std::vector<Span> spans(SeriesKind series = SeriesKind::Candles) {
    return *cache_.coverage(kSharedSpot, series);
  }

  test::TemporaryFolder folder_;
  Cache cache_ = Cache::open(folder_ / "market.sqlite").value();
};

// "Answered: nothing there" is an answer too, and is not asked again.
TEST_F(Coverage, IsKeptForAPageWithoutRows) {
  cover(1, 3);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(3)}}));
  EXPECT_TRUE(cache_.candles(kSharedSpot)->empty());
}

// Page after page becomes one span: what is missing is found by looking at few.
TEST_F(Coverage, JoinsWhatTouches) {
  cover(1, 3);
  cover(3, 5);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(5)}}));
}

TEST_F(Coverage, JoinsWhatTouchesFromBefore) {
  cover(3, 5);
  cover(1, 3);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(5)}}));
}

// A gap is known and asked for again.
TEST_F(Coverage, KeepsApartWhatIsApart) {
  cover(5, 7);
  cover(1, 3);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(3)}, {day(5), day(7)}}));
}

TEST_F(Coverage, JoinsAllThatAPageBridges) {
  cover(1, 3);
  cover(5, 7);
  cover(9, 11);
  cover(20, 21);
  cover(2, 10);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(11)}, {day(20), day(21)}}));
}

TEST_F(Coverage, IsUnchangedByWhatItHoldsAlready) {
  cover(1, 10);
  cover(3, 5);
  cover(1, 10);
  EXPECT_EQ(spans(), (std::vector<Span>{{day(1), day(10)}}));
}

// An empty or reversed span answers for nothing.
TEST_F(Coverage, IgnoresAnEmptySpan) {
  cover(3, 3);
  cover(5, 4);
  EXPECT_TRUE(spans().empty());
}

TEST_F(Coverage, IsKeptBySeriesAndInstrument) {
  cover(1, 3);
  ASSERT_TRUE(cache_.put(batch({page(kSharedSpot, std::vector<core::Funding>{}, 2, 4),
                                page(kSharedPerp, std::vector<core::Candle>{}, 7, 9)})));
  EXPECT_EQ(spans(SeriesKind::Candles), (std::vector<Span>{{day(1), day(3)}}));
  EXPECT_EQ(spans(SeriesKind::Funding), (std::vector<Span>{{day(2), day(4)}}));
  EXPECT_TRUE(spans(SeriesKind::OpenInterest).empty());
  EXPECT_EQ(*cache_.coverage(kSharedPerp, SeriesKind::Candles), (std::vector<Span>{{day(7), day(9)}}));
}

// The window is open while a command imports: the second user reads, and sees what the first has written.
TEST(SharedCache, IsReadByASecondUserWhileTheFirstHoldsIt) {
  const test::TemporaryFolder folder;
  auto first = Cache::open(folder / "market.sqlite");
  ASSERT_TRUE(first);
  ASSERT_TRUE(first->put(batch({page(kSharedSpot, std::vector{candle(1, 101)}, 1, 2)})));
  auto second = Cache::open(folder / "market.sqlite");
  ASSERT_TRUE(second) << second.error().sentence;
  EXPECT_EQ(second->candles(kSharedSpot)->size(), 1U);
  ASSERT_TRUE(first->put(batch({page(kSharedSpot, std::vector{candle(2, 102)}, 2, 3)})));
  EXPECT_EQ(second->candles(kSharedSpot)->size(), 2U);
  ASSERT_TRUE(second->put(batch({page(kSharedSpot, std::vector{candle(3, 103)}, 3, 4)})));
  EXPECT_EQ(first->candles(kSharedSpot)->size(), 3U);
}

// Window and command started together on a machine that never ran the program: both make the cache, neither
// fails.
TEST(SharedCache, IsMadeByManyAtOnce) {
  for (int round = 0; round < 10; ++round) {
    const test::TemporaryFolder folder;
    const std::filesystem::path file = folder / "market.sqlite";
    int gate[2];
    ASSERT_EQ(::pipe(gate), 0);
    std::vector<pid_t> children;
    for (int n = 0; n < 4; ++n) {
      const pid_t child = ::fork();
      if (child == 0) {
        ::close(gate[1]);
        char byte = 0;
        if (::read(gate[0], &byte, 1) != 0) ::_exit(9);  // waits until the gate is closed
        auto cache = Cache::open(file);
        if (!cache) ::_exit(2 + static_cast<int>(cache.error().kind));
        ::_exit(cache->put(batch({page(kSharedSpot, std::vector{candle(n + 1, 100)}, n + 1, n + 2)})) ? 0
                                                                                                      : 1);
      }
      children.push_back(child);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    for (const pid_t child : children) {
      int status = 0;
      ::waitpid(child, &status, 0);
      EXPECT_TRUE(WIFEXITED(status));
      EXPECT_EQ(WEXITSTATUS(status), 0) << "1: could not write; 2 + ErrorKind: could not open";
    }
    EXPECT_EQ(Cache::open(file)->candles(kSharedSpot)->size(), 4U);
  }
}

// SQLite's waiting is made to take no time: the test is about what is said after it.
int no_sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

class WithoutWaiting {
 public:
  WithoutWaiting() : usual_(sqlite3_vfs_find(nullptr)), quick_(*usual_) {
    quick_.zName = "btcflow-test-without-waiting";
    quick_.xSleep = no_sleep;
    sqlite3_vfs_register(&quick_, 1);
  }
  ~WithoutWaiting() {
    sqlite3_vfs_unregister(&quick_);
    sqlite3_vfs_register(usual_, 1);
  }
  WithoutWaiting(const WithoutWaiting&) = delete;
  WithoutWaiting& operator=(const WithoutWaiting&) = delete;

 private:
  sqlite3_vfs* usual_;
  sqlite3_vfs quick_;
};

// Two syncs at once: the second is told so in words, reads meanwhile, and writes when the first is done.
TEST(SharedCache, TellsThatAnotherProcessIsWriting) {
  const WithoutWaiting without_waiting;
  const test::TemporaryFolder folder;
  const std::string file = (folder / "market.sqlite").string();
  auto cache = Cache::open(file);
  ASSERT_TRUE(cache);
  ASSERT_TRUE(cache->put(batch({page(kSharedSpot, std::vector{candle(1, 101)}, 1, 2)})));

  sqlite3* writer = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &writer), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(writer, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto refused = cache->put(batch({page(kSharedSpot, std::vector{candle(2, 102)}, 2, 3)}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, core::ErrorKind::Busy);
  EXPECT_NE(refused.error().sentence.find(file), std::string::npos);
  EXPECT_NE(refused.error().sentence.find("another process"), std::string::npos);
  EXPECT_EQ(cache->candles(kSharedSpot)->size(), 1U);
  const auto reader = Cache::open(file);
  ASSERT_TRUE(reader) << "the second instance reads: " << reader.error().sentence;
  EXPECT_EQ(reader->candles(kSharedSpot)->size(), 1U);

  ASSERT_EQ(sqlite3_exec(writer, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_TRUE(cache->put(batch({page(kSharedSpot, std::vector{candle(2, 102)}, 2, 3)})));
  sqlite3_close(writer);
}

constexpr int kRowsAPage = 250;

// Batch number n: candles and funding of the same days, with the span that they answer for.
Batch numbered_batch(int n) {
  const int first = n * kRowsAPage + 1;
  std::vector<core::Candle> candles;
  std::vector<core::Funding> prints;
  for (int i = first; i < first + kRowsAPage; ++i) {
    candles.push_back(candle(i, 100 + i));
    prints.push_back(funding(i, 0.0001));
  }
  return batch({page(kSharedSpot, candles, first, first + kRowsAPage),
                page(kSharedPerp, prints, first, first + kRowsAPage)});
}

// In the child: writes batch after batch, and a byte to the pipe after each.
[[noreturn]] void write_until_killed(const std::filesystem::path& file, int pipe) {
  auto cache = Cache::open(file);
  for (int n = 0; cache; ++n) {
    if (!cache->put(numbered_batch(n)) || ::write(pipe, "+", 1) != 1) break;
  }
  ::_exit(1);
}

// Starts a writer and kills it once it has told of so many batches. False: something else went wrong.
bool write_and_kill(const std::filesystem::path& file, int batches) {
  int ends[2];
  if (::pipe(ends) != 0) return false;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(file, ends[1]);
  }
  ::close(ends[1]);
  bool fine = child > 0;
  char byte = 0;
  for (int n = 0; fine && n < batches; ++n) fine = ::read(ends[0], &byte, 1) == 1;
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  return fine && WIFSIGNALED(status);
}

// The promise of the cache: a kill loses at most the page under way, and rows and coverage never part.
TEST(KilledWriter, LeavesWholePagesOnly) {
  for (const int batches : {0, 1, 2, 3, 5, 8, 13, 21, 34, 2, 7, 11}) {
    const test::TemporaryFolder folder;
    const std::filesystem::path file = folder / "market.sqlite";
    ASSERT_TRUE(write_and_kill(file, batches));
    const auto cache = Cache::open(file);  // checks the whole file
    ASSERT_TRUE(cache) << "after " << batches << ": " << cache.error().sentence << cache.error().cause;
    const std::size_t rows = cache->candles(kSharedSpot)->size();
    EXPECT_EQ(rows % kRowsAPage, 0U);
    EXPECT_GE(rows, static_cast<std::size_t>(batches * kRowsAPage)) << "what was told as written is there";
    EXPECT_EQ(cache->funding(kSharedPerp)->size(), rows);
    const std::vector<Span> expected =
        rows == 0 ? std::vector<Span>{} : std::vector<Span>{{day(1), day(static_cast<int>(rows) + 1)}};
    EXPECT_EQ(*cache->coverage(kSharedSpot, SeriesKind::Candles), expected);
    EXPECT_EQ(*cache->coverage(kSharedPerp, SeriesKind::Funding), expected);
  }
}

// A kill in the middle of a run, again and again on the same file: each start goes on where it was.
TEST(KilledWriter, CanBeStartedAgainOnTheSameFile) {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder / "market.sqlite";
  std::size_t before = 0;
  for (const int batches : {1, 3, 2, 4}) {
    ASSERT_TRUE(write_and_kill(file, batches));
    const auto cache = Cache::open(file);
    ASSERT_TRUE(cache) << cache.error().sentence;
    const std::size_t rows = cache->candles(kSharedSpot)->size();
    EXPECT_GE(rows, before);
    EXPECT_EQ(rows % kRowsAPage, 0U);
    before = rows;
  }
  EXPECT_GE(before, 4U * kRowsAPage);
}

}  // namespace
}  // namespace btcflow::store
