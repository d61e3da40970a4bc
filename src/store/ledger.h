// What the cache remembers about asking: spans that were answered, how it went, what was noticed. Each
// function works inside the transaction of its caller.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

#include "btcflow/store/cache.h"
#include "statements.h"

namespace btcflow::store {

inline std::int64_t ms(core::Time t) { return t.time_since_epoch().count(); }
inline core::Time time_of(const SQLite::Column& column) {
  return core::Time{core::Duration{column.getInt64()}};
}

struct CoverageKey {
  std::int64_t instrument = 0;
  std::string series;
  std::string feed;
};
// Adds a span and joins it with those that it touches. An empty span adds nothing.
void cover(Statements& statements, const CoverageKey& key, core::Span span);
void uncover(Statements& statements, const Covered& covered);
// Of one feed, or of all where `feed` is null: merged, ascending.
std::vector<core::Span> covered_spans(const SQLite::Database& db, const std::string& instrument,
                                      core::SeriesKind series, const std::string* feed);

void write_status(Statements& statements, std::int64_t instrument, const FeedStatus& status);
std::vector<FeedStatus> read_statuses(const SQLite::Database& db);
void write_remark(Statements& statements, std::int64_t instrument, const Remark& remark);
std::vector<Remark> read_remarks(const SQLite::Database& db);

}  // namespace btcflow::store
