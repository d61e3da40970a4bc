#include "row_reader.h"

namespace btcflow::store {

RowReader::RowReader(const SQLite::Database& db, const std::string& query, const std::string& parameter)
    : db_(db.getHandle()) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(db_, query.c_str(), static_cast<int>(query.size()), &statement, nullptr));
  statement_.reset(statement);
  check(sqlite3_bind_text(statement, 1, parameter.c_str(), static_cast<int>(parameter.size()),
                          SQLITE_TRANSIENT));
}

bool RowReader::next() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
  return code == SQLITE_ROW;
}

std::string_view RowReader::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void RowReader::check(int code) const {
  if (code != SQLITE_OK) throw SQLite::Exception(db_, code);
}

}  // namespace btcflow::store
