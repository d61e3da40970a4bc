// A query's rows, one after the other, straight from SQLite: tens of thousands are read at each start, and
// SQLite::Column counts references for each value, which takes as long as the reading itself.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "btcflow/core/market.h"

namespace btcflow::store {

// Throws SQLite::Exception, as SQLite::Statement does.
class RowReader {
 public:
  // `query` has one parameter. The database outlives the reader.
  RowReader(const SQLite::Database& db, const std::string& query, const std::string& parameter);

  // To the first row, the next one; false: there is none.
  bool next();

  // Columns are counted from 0, and belong to the row of the last next().
  core::Time time(int column) const {
    return core::Time{core::Duration{sqlite3_column_int64(statement_.get(), column)}};
  }
  int integer(int column) const { return sqlite3_column_int(statement_.get(), column); }
  double number(int column) const { return sqlite3_column_double(statement_.get(), column); }
  // kUnknown where there is none.
  double number_or_unknown(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL ? core::kUnknown : number(column);
  }
  // Empty where there is none; gone with the row.
  std::string_view text(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace btcflow::store
