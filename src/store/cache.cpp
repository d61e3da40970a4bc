#include "btcflow/store/cache.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <tuple>

#include "ledger.h"
#include "row_reader.h"
#include "row_writer.h"
#include "schema.h"
#include "statements.h"

namespace btcflow::store {

using core::Candle;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::OpenInterest;
using core::Result;
using core::SeriesKind;
using core::Time;

namespace fs = std::filesystem;

// For one thread at a time: SQLite's own locks are left out.
struct Cache::Connection {
  Connection(fs::path file_in, int busy_milliseconds)
      : file(std::move(file_in)),
        db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
           busy_milliseconds),
        statements(db) {}

  fs::path file;
  SQLite::Database db;
  Statements statements;  // after the database: they are to go first
};

namespace {

constexpr int kBusyMilliseconds = 5000;

Error error_of(const SQLite::Exception& e, const fs::path& file) {
  const std::string name = file.string();
  const std::string cause = name + ": " + e.getErrorStr() + " (" + e.what() + ")";
  switch (e.getErrorCode()) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {ErrorKind::Damaged, "The cache " + name + " is damaged.", cause};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::Busy, "The cache " + name + " is being written by another process; try again.",
              cause};
    case SQLITE_FULL:
      return {ErrorKind::Io, "The disk is full: nothing was written to the cache " + name + ".", cause};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorKind::Io, "The cache " + name + " may not be written (file permissions).", cause};
    case SQLITE_CANTOPEN:
      return {ErrorKind::Io, "The cache " + name + " cannot be opened.", cause};
    default:
      return {ErrorKind::Io, "The cache " + name + " cannot be used: " + e.what() + ".", cause};
  }
}

// Runs `work`, turning what SQLite throws into an error.
template <typename Work>
auto guarded(const fs::path& file, Work work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const SQLite::Exception& e) {
    return error_of(e, file);
  }
}

// The file is made before SQLite sees it, so that it (and the journals that inherit its mode) is private from
// the first byte on. A file that is there is not opened: closing it would drop the locks that this process
// holds on it.
Result<void> create_private(const fs::path& file) {
  std::error_code ec;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), ec);
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd >= 0) {
    ::close(fd);
  } else if (errno != EEXIST) {
    return Error{ErrorKind::Io, "The cache " + file.string() + " cannot be opened.", std::strerror(errno)};
  }
  return {};
}

// Another program's database under our name is left alone. The tables are counted first: whoever makes a
// cache at this moment writes its tables and its mark at once.
bool is_foreign(SQLite::Database& db) {
  const bool has_tables = db.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0;
  const int application = db.execAndGet("PRAGMA application_id").getInt();
  return application != kApplicationId && (has_tables || application != 0);
}

// Switching to WAL does not wait for others who are just opening the same new file: try again for as long as
// any other lock is waited for.
void use_wal(SQLite::Database& db) {
  constexpr int kPause = 10;
  for (int waited = 0;; waited += kPause) {
    try {
      db.execAndGet("PRAGMA journal_mode = WAL").getString();
      return;
    } catch (const SQLite::Exception& e) {
      if (e.getErrorCode() != SQLITE_BUSY || waited >= kBusyMilliseconds) throw;
      sqlite3_sleep(kPause);
    }
  }
}

// Until the file is known to be ours, closing it must not fold its journal into it.
void leave_journal(SQLite::Database& db, bool leave) {
  sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, nullptr);
}

const char* table_of(SeriesKind series) {
  switch (series) {
    case SeriesKind::Candles:
      return "candles";
    case SeriesKind::OpenInterest:
      return "open_interest";
    case SeriesKind::Funding:
      return "funding";
  }
  return "";
}

}  // namespace

Cache::Cache(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Cache::Cache(Cache&&) noexcept = default;
Cache& Cache::operator=(Cache&&) noexcept = default;
Cache::~Cache() = default;

Result<Cache> Cache::open(const fs::path& file) {
  auto cache = open_unchecked(file);
  if (!cache) return cache;
  if (auto sound = cache->check(); !sound) return sound.error();
  return cache;
}

Result<Cache> Cache::open_unchecked(const fs::path& file) {
  if (auto made = create_private(file); !made) return made.error();
  try {
    auto connection = std::make_unique<Connection>(file, kBusyMilliseconds);
    SQLite::Database& db = connection->db;
    leave_journal(db, true);
    const int version = db.execAndGet("PRAGMA user_version").getInt();
    if (version > kSchemaVersion) {
      return Error{
          ErrorKind::NewerVersion,
          "The cache " + file.string() + " was written by a newer version of BTC Flow and is left as it is.",
          "schema version " + std::to_string(version)};
    }
    if (is_foreign(db)) {
      return Error{ErrorKind::BadInput,
                   "The file " + file.string() + " is another program's database and is left as it is."};
    }
    leave_journal(db, false);
    // put() makes every key that it writes in the same transaction; looking each up again for every row would
    // take as long as writing it. integrity() verifies them.
    db.exec("PRAGMA foreign_keys = OFF");
    db.exec("PRAGMA synchronous = NORMAL");
    db.exec("PRAGMA cache_size = -8000");
    db.exec("PRAGMA wal_autocheckpoint = 2000");  // pages: a checkpoint waits for the disk twice
    if (version < kSchemaVersion) {
      use_wal(db);
      bring_up_to_date(db, version);
    }
    return Cache(std::move(connection));
  } catch (const SQLite::Exception& e) {
    return error_of(e, file);
  }
}

namespace {

// Turns texts into keys of a small table, adding what is not there yet. Within one transaction.
class KeyTable {
 public:
  KeyTable(Statements& statements, const std::string& table, const std::string& column)
      : statements_(statements),
        insert_("INSERT OR IGNORE INTO " + table + "(" + column + ") VALUES (?)"),
        select_("SELECT key FROM " + table + " WHERE " + column + " = ?") {}

  std::int64_t key(const std::string& text) {
    if (const auto it = known_.find(text); it != known_.end()) return it->second;
    Prepared insert = statements_.use(insert_);
    insert->bind(1, text);
    insert->exec();
    Prepared select = statements_.use(select_);
    select->bind(1, text);
    select->executeStep();
    return known_[text] = select->getColumn(0).getInt64();
  }

 private:
  Statements& statements_;
  std::string insert_;
  std::string select_;
  std::map<std::string, std::int64_t> known_;
};

void describe_custom(SQLite::Database& db, KeyTable& instruments, const core::Instrument& instrument) {
  SQLite::Statement update(db,
                           "UPDATE instruments SET custom = 1, kind = ?, base = ?, quote = ? WHERE key = ?");
  update.bind(1, std::string(core::to_text(instrument.kind)));
  update.bind(2, instrument.base);
  update.bind(3, instrument.quote);
  update.bind(4, instruments.key(instrument.id));
  update.exec();
}

}  // namespace

Result<std::vector<Changes>> Cache::put(const Batch& batch) {
  return guarded(connection_->file, [&] {
    SQLite::Database& db = connection_->db;
    Statements& statements = connection_->statements;
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    KeyTable instruments(statements, "instruments", "id");
    KeyTable sources(statements, "sources", "text");
    for (const core::Instrument& instrument : batch.custom_instruments) {
      describe_custom(db, instruments, instrument);
    }
    std::vector<Changes> changes(batch.pages.size());
    for (const std::size_t i : writing_order(batch.pages)) {
      const Page& page = batch.pages[i];
      changes[i] = write_page(statements, page, {instruments.key(page.instrument), sources.key(page.source)});
    }
    for (const Covered& c : batch.covered) {
      cover(statements, {instruments.key(c.instrument), std::string(core::to_text(c.series)), c.feed},
            c.span);
    }
    for (const FeedStatus& status : batch.statuses)
      write_status(statements, instruments.key(status.instrument), status);
    for (const Remark& remark : batch.remarks)
      write_remark(statements, instruments.key(remark.instrument), remark);
    transaction.commit();
    return changes;
  });
}

namespace {

// Every row of an instrument in a table, ascending by time. `read` makes one of what the reader stands on:
// the time, then the columns.
template <typename Row, typename Read>
std::vector<Row> select_rows(const SQLite::Database& db, const std::string& columns, const std::string& table,
                             const std::string& instrument, Read read) {
  RowReader reader(db,
                   "SELECT t, " + columns + " FROM " + table +
                       " WHERE instrument = (SELECT key FROM instruments WHERE id = ?) ORDER BY t",
                   instrument);
  std::vector<Row> rows;
  while (reader.next()) rows.push_back(read(reader));
  return rows;
}

}  // namespace

Result<std::vector<Candle>> Cache::candles(const std::string& instrument) const {
  return guarded(connection_->file, [&] {
    return select_rows<Candle>(connection_->db, CandleTable::columns, "candles", instrument,
                               [](const RowReader& row) {
                                 return Candle{row.time(0),        row.number(1), row.number(2),
                                               row.number(3),      row.number(4), row.number_or_unknown(5),
                                               row.integer(6) != 0};
                               });
  });
}

Result<std::vector<OpenInterest>> Cache::open_interest(const std::string& instrument) const {
  return guarded(connection_->file, [&] {
    return select_rows<OpenInterest>(
        connection_->db, OpenInterestTable::columns, "open_interest", instrument, [](const RowReader& row) {
          const auto unit = core::parse_open_interest_unit(row.text(2));
          return OpenInterest{row.time(0), row.number(1), unit.value_or(core::OpenInterestUnit::Usd)};
        });
  });
}

Result<std::vector<Funding>> Cache::funding(const std::string& instrument) const {
  return guarded(connection_->file, [&] {
    return select_rows<Funding>(connection_->db, FundingTable::columns, "funding", instrument,
                                [](const RowReader& row) {
                                  return Funding{row.time(0), row.number(1), row.number(2)};
                                });
  });
}

Result<std::vector<std::string>> Cache::sources(const std::string& instrument, SeriesKind series) const {
  return guarded(connection_->file, [&] {
    return select_rows<std::string>(connection_->db, "(SELECT text FROM sources WHERE key = source)",
                                    table_of(series), instrument,
                                    [](const RowReader& row) { return std::string(row.text(1)); });
  });
}

Result<std::vector<core::Instrument>> Cache::custom_instruments() const {
  return guarded(connection_->file, [&] {
    SQLite::Statement statement(connection_->db,
                                "SELECT id, kind, base, quote FROM instruments WHERE custom = 1 ORDER BY id");
    std::vector<core::Instrument> instruments;
    while (statement.executeStep()) {
      core::Instrument instrument;
      instrument.id = statement.getColumn(0).getString();
      const std::size_t colon = instrument.id.find(':');
      instrument.venue = instrument.id.substr(0, colon);
      instrument.symbol = colon == std::string::npos ? "" : instrument.id.substr(colon + 1);
      instrument.name = instrument.id;
      instrument.kind =
          core::parse_market_kind(statement.getColumn(1).getString()).value_or(core::MarketKind::Spot);
      instrument.base = statement.getColumn(2).getString();
      instrument.quote = statement.getColumn(3).getString();
      instrument.custom = true;
      instruments.push_back(std::move(instrument));
    }
    return instruments;
  });
}

Result<std::vector<Holding>> Cache::holdings() const {
  return guarded(connection_->file, [&] {
    std::vector<Holding> holdings;
    for (const SeriesKind series : {SeriesKind::Candles, SeriesKind::OpenInterest, SeriesKind::Funding}) {
      SQLite::Statement statement(
          connection_->db, std::string("SELECT i.id, count(*), min(t), max(t) FROM ") + table_of(series) +
                               " JOIN instruments i ON i.key = instrument GROUP BY instrument");
      while (statement.executeStep()) {
        holdings.push_back({statement.getColumn(0).getString(), series,
                            static_cast<std::size_t>(statement.getColumn(1).getInt64()),
                            time_of(statement.getColumn(2)), time_of(statement.getColumn(3))});
      }
    }
    std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
      return std::tie(a.instrument, a.series) < std::tie(b.instrument, b.series);
    });
    return holdings;
  });
}

Result<std::size_t> Cache::count_before(const std::string& instrument, SeriesKind series, Time before) const {
  return guarded(connection_->file, [&] {
    SQLite::Statement statement(
        connection_->db, std::string("SELECT count(*) FROM ") + table_of(series) +
                             " WHERE instrument = (SELECT key FROM instruments WHERE id = ?) AND t < ?");
    statement.bind(1, instrument);
    statement.bind(2, ms(before));
    statement.executeStep();
    return static_cast<std::size_t>(statement.getColumn(0).getInt64());
  });
}

Result<void> Cache::check() const {
  const fs::path& file = connection_->file;
  const auto found =
      guarded(file, [&] { return connection_->db.execAndGet("PRAGMA quick_check(1)").getString(); });
  if (!found) return found.error();
  if (*found != "ok") return Error{ErrorKind::Damaged, "The cache " + file.string() + " is damaged.", *found};
  return {};
}

Result<std::string> Cache::integrity() const {
  return guarded(connection_->file, [&] {
    const std::string found = connection_->db.execAndGet("PRAGMA integrity_check(1)").getString();
    if (found != "ok") return found;
    SQLite::Statement lost(connection_->db, "PRAGMA foreign_key_check");
    if (!lost.executeStep()) return std::string();
    return "a row of " + lost.getColumn(0).getString() + " belongs to no " + lost.getColumn(2).getString();
  });
}

Result<std::vector<Span>> Cache::coverage(const std::string& instrument, SeriesKind series) const {
  return guarded(connection_->file,
                 [&] { return covered_spans(connection_->db, instrument, series, nullptr); });
}

Result<std::vector<Span>> Cache::coverage(const std::string& instrument, SeriesKind series,
                                          const std::string& feed) const {
  return guarded(connection_->file,
                 [&] { return covered_spans(connection_->db, instrument, series, &feed); });
}

Result<std::vector<FeedStatus>> Cache::feed_statuses() const {
  return guarded(connection_->file, [&] { return read_statuses(connection_->db); });
}

Result<std::vector<Remark>> Cache::remarks() const {
  return guarded(connection_->file, [&] { return read_remarks(connection_->db); });
}

Result<void> Cache::uncover(const std::vector<Covered>& spans) {
  const auto done = guarded(connection_->file, [&] {
    SQLite::Transaction transaction(connection_->db, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Covered& c : spans) store::uncover(connection_->statements, c);
    transaction.commit();
    return true;
  });
  if (!done) return done.error();
  return {};
}

Result<fs::path> set_aside(const fs::path& file, Time now) {
  std::string stamp = core::to_iso(now);
  std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
  const fs::path aside = file.string() + ".damaged-" + stamp;
  std::error_code ec;
  fs::rename(file, aside, ec);
  if (ec) {
    return Error{ErrorKind::Io, "The damaged cache " + file.string() + " cannot be moved away.",
                 ec.message()};
  }
  for (const char* suffix : {"-wal", "-shm"}) {
    fs::rename(file.string() + suffix, aside.string() + suffix, ec);  // absent more often than not
  }
  return aside;
}

}  // namespace btcflow::store
