#include "schema.h"

#include <array>
#include <string>

#include "btcflow/store/cache.h"

namespace btcflow::store {

namespace {

// Step i brings a file from version i to i + 1. Steps are never edited once released; a change is a new step.
// Times are milliseconds since 1970-01-01T00:00Z. A volume that is not known is NULL.
constexpr std::array<const char*, kSchemaVersion> kSteps{
    R"sql(
CREATE TABLE instruments (
  key    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  custom INTEGER NOT NULL DEFAULT 0,
  kind   TEXT, base TEXT, quote TEXT   -- of custom instruments only; the catalogue describes the others
) STRICT;
CREATE TABLE sources (
  key  INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;
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
)sql",
    // Coverage by feed: what one feed answered "nothing there" to, another may have.
    R"sql(
ALTER TABLE coverage RENAME TO coverage_1;
CREATE TABLE coverage (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  series     TEXT NOT NULL,
  feed       TEXT NOT NULL,            -- empty: an import
  t_from     INTEGER NOT NULL,
  t_to       INTEGER NOT NULL,
  PRIMARY KEY (instrument, series, feed, t_from)
) STRICT, WITHOUT ROWID;
INSERT INTO coverage SELECT instrument, series, '', t_from, t_to FROM coverage_1;
DROP TABLE coverage_1;
CREATE TABLE feed_status (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  series     TEXT NOT NULL,
  feed       TEXT NOT NULL,
  tried      INTEGER NOT NULL,
  succeeded  INTEGER,
  error      TEXT NOT NULL,
  PRIMARY KEY (instrument, series, feed)
) STRICT, WITHOUT ROWID;
CREATE TABLE remarks (
  instrument INTEGER NOT NULL REFERENCES instruments(key),
  series     TEXT NOT NULL,
  text       TEXT NOT NULL,
  noticed    INTEGER NOT NULL,
  PRIMARY KEY (instrument, series, text)
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace

void bring_up_to_date(SQLite::Database& db, int version) {
  if (version >= kSchemaVersion) return;
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  // Another process may have done it while this one waited for the lock.
  for (int v = db.execAndGet("PRAGMA user_version").getInt(); v < kSchemaVersion; ++v) {
    db.exec(kSteps.at(static_cast<std::size_t>(v)));
    db.exec("PRAGMA user_version = " + std::to_string(v + 1));
  }
  transaction.commit();
}

}  // namespace btcflow::store
