#include "ledger.h"

#include <algorithm>

namespace btcflow::store {

using core::SeriesKind;
using core::Span;

void cover(Statements& statements, const CoverageKey& key, Span span) {
  if (span.empty()) return;
  const auto bind = [&](Prepared& statement, Span of) {
    statement->bind(1, key.instrument);
    statement->bind(2, key.series);
    statement->bind(3, key.feed);
    statement->bind(4, ms(of.from));
    statement->bind(5, ms(of.to));
  };
  Prepared touching = statements.use(
      "SELECT min(t_from), max(t_to) FROM coverage WHERE instrument = ?1 AND series = ?2 AND feed = ?3 "
      "AND t_from <= ?5 AND t_to >= ?4");
  bind(touching, span);
  if (touching->executeStep() && !touching->getColumn(0).isNull()) {
    span = {std::min(span.from, time_of(touching->getColumn(0))),
            std::max(span.to, time_of(touching->getColumn(1)))};
    Prepared clear = statements.use(
        "DELETE FROM coverage WHERE instrument = ? AND series = ? AND feed = ? AND t_from >= ? AND t_to <= "
        "?");
    bind(clear, span);
    clear->exec();
  }
  Prepared insert = statements.use("INSERT INTO coverage VALUES (?, ?, ?, ?, ?)");
  bind(insert, span);
  insert->exec();
}

namespace {

struct Stretch {
  std::int64_t instrument;
  Span span;
};

}  // namespace

void uncover(Statements& statements, const Covered& covered) {
  const std::string series(core::to_text(covered.series));
  std::vector<Stretch> hit;
  {
    Prepared find = statements.use(
        "SELECT instrument, t_from, t_to FROM coverage WHERE instrument = (SELECT key FROM instruments WHERE "
        "id = ?) AND series = ? AND feed = ? AND t_from < ? AND t_to > ?");
    find->bind(1, covered.instrument);
    find->bind(2, series);
    find->bind(3, covered.feed);
    find->bind(4, ms(covered.span.to));
    find->bind(5, ms(covered.span.from));
    while (find->executeStep()) {
      hit.push_back(
          {find->getColumn(0).getInt64(), {time_of(find->getColumn(1)), time_of(find->getColumn(2))}});
    }
  }
  for (const Stretch& stretch : hit) {
    {
      Prepared clear = statements.use(
          "DELETE FROM coverage WHERE instrument = ? AND series = ? AND feed = ? AND t_from = ?");
      clear->bind(1, stretch.instrument);
      clear->bind(2, series);
      clear->bind(3, covered.feed);
      clear->bind(4, ms(stretch.span.from));
      clear->exec();
    }
    const CoverageKey key{stretch.instrument, series, covered.feed};
    cover(statements, key, {stretch.span.from, std::min(stretch.span.to, covered.span.from)});
    cover(statements, key, {std::max(stretch.span.from, covered.span.to), stretch.span.to});
  }
}

std::vector<Span> covered_spans(const SQLite::Database& db, const std::string& instrument, SeriesKind series,
                                const std::string* feed) {
  SQLite::Statement statement(db, std::string("SELECT t_from, t_to FROM coverage WHERE series = ? AND "
                                              "instrument = (SELECT key FROM instruments WHERE id = ?)") +
                                      (feed != nullptr ? " AND feed = ?" : "") + " ORDER BY t_from");
  statement.bind(1, std::string(core::to_text(series)));
  statement.bind(2, instrument);
  if (feed != nullptr) statement.bind(3, *feed);
  std::vector<Span> spans;
  while (statement.executeStep()) {
    const Span span{time_of(statement.getColumn(0)), time_of(statement.getColumn(1))};
    if (!spans.empty() && span.from <= spans.back().to) {
      spans.back().to = std::max(spans.back().to, span.to);
    } else {
      spans.push_back(span);
    }
  }
  return spans;
}

void write_status(Statements& statements, std::int64_t instrument, const FeedStatus& status) {
  Prepared statement = statements.use(
      "INSERT INTO feed_status VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(instrument, series, feed) DO UPDATE SET "
      "tried = excluded.tried, succeeded = coalesce(excluded.succeeded, succeeded), error = excluded.error");
  statement->bind(1, instrument);
  statement->bind(2, std::string(core::to_text(status.series)));
  statement->bind(3, status.feed);
  statement->bind(4, ms(status.tried));
  if (status.succeeded) {
    statement->bind(5, ms(*status.succeeded));
  } else {
    statement->bind(5);
  }
  statement->bind(6, status.error);
  statement->exec();
}

std::vector<FeedStatus> read_statuses(const SQLite::Database& db) {
  SQLite::Statement statement(db,
                              "SELECT i.id, series, feed, tried, succeeded, error FROM feed_status "
                              "JOIN instruments i ON i.key = instrument ORDER BY i.id, series, feed");
  std::vector<FeedStatus> statuses;
  while (statement.executeStep()) {
    FeedStatus status;
    status.instrument = statement.getColumn(0).getString();
    status.series = core::parse_series_kind(statement.getColumn(1).getText()).value_or(SeriesKind::Candles);
    status.feed = statement.getColumn(2).getString();
    status.tried = time_of(statement.getColumn(3));
    if (!statement.getColumn(4).isNull()) status.succeeded = time_of(statement.getColumn(4));
    status.error = statement.getColumn(5).getString();
    statuses.push_back(std::move(status));
  }
  return statuses;
}

void write_remark(Statements& statements, std::int64_t instrument, const Remark& remark) {
  Prepared statement =
      statements.use("INSERT OR IGNORE INTO remarks(instrument, series, text, noticed) VALUES (?, ?, ?, ?)");
  statement->bind(1, instrument);
  statement->bind(2, std::string(core::to_text(remark.series)));
  statement->bind(3, remark.text);
  statement->bind(4, ms(remark.noticed));
  statement->exec();
}

std::vector<Remark> read_remarks(const SQLite::Database& db) {
  SQLite::Statement statement(db,
                              "SELECT i.id, series, noticed, text FROM remarks "
                              "JOIN instruments i ON i.key = instrument ORDER BY i.id, series, text");
  std::vector<Remark> remarks;
  while (statement.executeStep()) {
    remarks.push_back(
        {statement.getColumn(0).getString(),
         core::parse_series_kind(statement.getColumn(1).getText()).value_or(SeriesKind::Candles),
         time_of(statement.getColumn(2)), statement.getColumn(3).getString()});
  }
  return remarks;
}

}  // namespace btcflow::store
