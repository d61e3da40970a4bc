// The real program against the real test exchange.
#pragma once

#include "support/cache_rows.h"
#include "support/command_line.h"
#include "support/exchange_process.h"

namespace btcflow::test {

inline const std::string kNow = "2026-11-22T10:20:33Z";

// `sync` and the other commands that ask the venues, all at one exchange, with one clock.
class SyncTest : public CommandLine {
 protected:
  // With `db` as the cache; the options before `command` are the global ones.
  Arguments arguments(const std::string& db, const std::string& command, const Arguments& more,
                      const Arguments& global = {}) const {
    Arguments all{"--db", db, "--as-of", now_, "--endpoint", "all=" + exchange().url()};
    all.insert(all.end(), global.begin(), global.end());
    all.insert(all.end(), {command, "--no-limits"});
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  Outcome sync(const std::string& db, const Arguments& more, const Arguments& global = {}) const {
    return btcflow(arguments(db, "sync", more, global));
  }
  // A sync in which nothing goes wrong.
  Outcome sync_whole(const std::string& db, const Arguments& more, const Arguments& global = {}) const {
    Outcome outcome = sync(db, more, global);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    return outcome;
  }
  std::unique_ptr<Child> start(const Arguments& all) const {
    return std::make_unique<Child>(BTCFLOW_PROGRAM, all, environment_, folder_.path().string());
  }
  CacheRows rows(const std::string& db) const { return cache_rows(folder_ / db); }
  std::string text(const std::string& db, const std::string& instrument, const std::string& series,
                   const std::string& from, const std::string& to) const {
    return output_of(
        {"--db", db, "data", "--instrument", instrument, "--series", series, "--from", from, "--to", to});
  }

  // Started when it is first needed.
  ExchangeProcess& exchange() const {
    if (!exchange_) exchange_ = std::make_unique<ExchangeProcess>(kNow, exchange_options_);
    return *exchange_;
  }

  std::string now_ = kNow;  // of the program
  Arguments exchange_options_;

 private:
  mutable std::unique_ptr<ExchangeProcess> exchange_;
};

// Lines of standard error that begin so.
inline std::vector<std::string> lines_with(const std::string& text, const std::string& start) {
  std::vector<std::string> lines;
  for (const std::string& line : lines_of(text)) {
    if (line.rfind(start, 0) == 0) lines.push_back(line);
  }
  return lines;
}

}  // namespace btcflow::test
