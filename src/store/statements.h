// Prepared statements, kept: preparing one costs as much as writing twenty rows with it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace btcflow::store {

// A statement while it is used; afterwards it is reset, so that it holds no lock. Values stay bound: each use
// binds all of them. The same text must not be in use twice.
class Prepared {
 public:
  explicit Prepared(SQLite::Statement& statement) : statement_(statement) {}
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  ~Prepared() { statement_.tryReset(); }
  SQLite::Statement* operator->() { return &statement_; }
  SQLite::Statement& operator*() { return statement_; }

 private:
  SQLite::Statement& statement_;
};

class Statements {
 public:
  explicit Statements(const SQLite::Database& db) : db_(db) {}

  Prepared use(std::string_view sql) {
    auto it = kept_.find(sql);
    if (it == kept_.end()) {
      std::string text(sql);
      SQLite::Statement statement(db_, text);
      it = kept_.emplace(std::move(text), std::move(statement)).first;
    }
    return Prepared(it->second);
  }

 private:
  const SQLite::Database& db_;
  std::map<std::string, SQLite::Statement, std::less<>> kept_;
};

}  // namespace btcflow::store
