// The file on disk: who may read it, and what happens to one that is damaged, strange or from the future.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "btcflow/store/cache.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::store {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using test::batch;
using test::candle;
using test::page;
using test::read_bytes;
using test::TemporaryFolder;
using test::write_bytes;

// A cache with so many rows that it fills many pages, closed again.
void fill(const fs::path& file, int days = 2000) {
  auto cache = Cache::open(file);
  ASSERT_TRUE(cache) << cache.error().sentence;
  std::vector<core::Candle> rows;
  for (int i = 1; i <= days; ++i) rows.push_back(candle(i, 100 + i));
  const auto put = cache->put(batch({page("bitstamp:btcusd", rows, 1, days + 1)}));
  ASSERT_TRUE(put) << put.error().sentence;
}

class CacheFile : public testing::Test {
 protected:
  TemporaryFolder folder_;
  fs::path file_ = folder_ / "market.sqlite";
};

// First start: there is no cache yet, nor the folder that it lives in.
TEST_F(CacheFile, IsMadeWithItsFolders) {
  const fs::path deep = folder_ / "share/btcflow/market.sqlite";
  const auto cache = Cache::open(deep);
  ASSERT_TRUE(cache) << cache.error().sentence;
  EXPECT_TRUE(fs::exists(deep));
  EXPECT_TRUE(cache->holdings()->empty());
}

// What somebody trades is nobody else's business, whatever the umask says.
TEST_F(CacheFile, IsPrivateWithItsJournals) {
  const mode_t before = ::umask(0);
  auto cache = Cache::open(file_);
  ASSERT_TRUE(cache);
  ASSERT_TRUE(cache->put(batch({page("bitstamp:btcusd", std::vector{candle(1, 100)}, 1, 2)})));
  ::umask(before);
  EXPECT_EQ(test::mode_of(file_), 0600);
  EXPECT_EQ(test::mode_of(file_.string() + "-wal"), 0600);
  EXPECT_EQ(test::mode_of(file_.string() + "-shm"), 0600);
}

// Readers never wait for a writer only in this journal mode; the version is what migrations go by.
TEST_F(CacheFile, KeepsAWriteAheadLogAndAVersion) {
  fill(file_, 3);
  SQLite::Database db(file_.string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(db.execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), kSchemaVersion);
}

// What was stored yesterday is there today.
TEST_F(CacheFile, KeepsItsRowsWhenOpenedAgain) {
  fill(file_, 3);
  const auto cache = Cache::open(file_);
  ASSERT_TRUE(cache);
  EXPECT_EQ(cache->candles("bitstamp:btcusd")->size(), 3U);
}

// A user who goes back to an older program keeps the newer one's cache.
TEST_F(CacheFile, OfANewerVersionIsRefusedAndLeftAsItIs) {
  fill(file_, 3);
  {
    SQLite::Database db(file_.string(), SQLite::OPEN_READWRITE);
    db.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
  }
  const std::string before = read_bytes(file_);
  const auto cache = Cache::open(file_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::NewerVersion);
  EXPECT_NE(cache.error().sentence.find(file_.string()), std::string::npos);
  EXPECT_NE(cache.error().sentence.find("newer version"), std::string::npos);
  EXPECT_EQ(read_bytes(file_), before);
}

// The newer program was killed: its last rows are still in the journal, which is as much its file as the
// other.
TEST_F(CacheFile, OfANewerVersionKeepsItsJournalToo) {
  const fs::path live = folder_ / "live.sqlite";
  {
    auto cache = Cache::open(live);
    ASSERT_TRUE(cache);
    ASSERT_TRUE(cache->put(batch({page("bitstamp:btcusd", std::vector{candle(1, 100)}, 1, 2)})));
    SQLite::Database db(live.string(), SQLite::OPEN_READWRITE);
    db.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
    fs::copy_file(live, file_);  // as a kill would leave it: nobody has folded the journal in yet
    fs::copy_file(live.string() + "-wal", file_.string() + "-wal");
  }
  const std::string before = read_bytes(file_);
  const std::string journal = read_bytes(file_.string() + "-wal");
  ASSERT_FALSE(journal.empty());
  const auto cache = Cache::open(file_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::NewerVersion);
  EXPECT_TRUE(read_bytes(file_) == before);
  EXPECT_TRUE(read_bytes(file_.string() + "-wal") == journal);
}

// A text file under the cache's name is no cache, and is not written over.
TEST_F(CacheFile, ThatIsNoDatabaseIsDamaged) {
  const std::string text = "these are my notes, not a database\n" + std::string(5000, 'x');
  write_bytes(file_, text);
  const auto cache = Cache::open(file_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::Damaged);
  EXPECT_NE(cache.error().sentence.find(file_.string()), std::string::npos);
  EXPECT_EQ(read_bytes(file_), text);
}

// Bad sectors hit the middle as often as the start; wrong rows would make wrong charts.
TEST_F(CacheFile, DamagedInTheMiddleIsNoticedAtOpening) {
  fill(file_);
  std::string bytes = read_bytes(file_);
  ASSERT_GT(bytes.size(), 20U * 4096U);
  std::fill_n(bytes.begin() + 10 * 4096, 3 * 4096, '\xA5');
  write_bytes(file_, bytes);
  const auto cache = Cache::open(file_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::Damaged);
}

// A copy that was cut off (full disk, broken download).
TEST_F(CacheFile, CutOffIsNoticedAtOpening) {
  fill(file_);
  const std::string bytes = read_bytes(file_);
  write_bytes(file_, std::string_view(bytes).substr(0, bytes.size() / 2 / 4096 * 4096));
  const auto cache = Cache::open(file_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::Damaged);
}

// A crash may leave an empty file behind before anything was written: that is a new cache.
TEST_F(CacheFile, ThatIsEmptyIsANewCache) {
  write_bytes(file_, "");
  const auto cache = Cache::open(file_);
  ASSERT_TRUE(cache) << cache.error().sentence;
  EXPECT_TRUE(cache->holdings()->empty());
}

// A wrong --db must give a sentence, not a crash.
TEST_F(CacheFile, ThatIsAFolderIsAnError) {
  const auto cache = Cache::open(folder_.path());
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().kind, ErrorKind::Io);
  EXPECT_NE(cache.error().sentence.find(folder_.path().string()), std::string::npos);
}

// --db given the database of another program: tables of ours have no business there.
TEST_F(CacheFile, OfAnotherProgramIsRefusedAndLeftAsItIs) {
  {
    SQLite::Database db(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('https://example.org')");
  }
  const std::string before = read_bytes(file_);
  const auto cache = Cache::open(file_);
  EXPECT_FALSE(cache);
  EXPECT_TRUE(read_bytes(file_) == before);
}

// Setting aside keeps everything for a rescue, under a name that tells when.
TEST_F(CacheFile, SetAsideMovesTheJournalsToo) {
  write_bytes(file_, "db");
  write_bytes(file_.string() + "-wal", "wal");
  write_bytes(file_.string() + "-shm", "shm");
  const auto aside = set_aside(file_, core::make_day(2026, 11, 22) + std::chrono::hours{8});
  ASSERT_TRUE(aside) << aside.error().sentence;
  EXPECT_EQ(*aside, fs::path(file_.string() + ".damaged-20261122T080000Z"));
  EXPECT_EQ(read_bytes(*aside), "db");
  EXPECT_EQ(read_bytes(aside->string() + "-wal"), "wal");
  EXPECT_EQ(read_bytes(aside->string() + "-shm"), "shm");
  EXPECT_FALSE(fs::exists(file_));
  EXPECT_FALSE(fs::exists(file_.string() + "-wal"));
  EXPECT_FALSE(fs::exists(file_.string() + "-shm"));
}

// A clean cache has no journals.
TEST_F(CacheFile, SetAsideWorksWithoutJournals) {
  write_bytes(file_, "db");
  const auto aside = set_aside(file_, core::make_day(2026, 11, 22));
  ASSERT_TRUE(aside);
  EXPECT_EQ(read_bytes(*aside), "db");
}

TEST_F(CacheFile, SetAsideOfNothingIsAnError) {
  const auto aside = set_aside(file_, core::make_day(2026, 11, 22));
  ASSERT_FALSE(aside);
  EXPECT_EQ(aside.error().kind, ErrorKind::Io);
  EXPECT_NE(aside.error().sentence.find(file_.string()), std::string::npos);
}

}  // namespace
}  // namespace btcflow::store
