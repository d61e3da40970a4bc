#include "row_writer.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "ledger.h"

namespace btcflow::store {

using core::Candle;
using core::Funding;
using core::OpenInterest;
using core::Time;

namespace {

void bind_or_null(SQLite::Statement& statement, int index, double x) {
  if (core::known(x)) {
    statement.bind(index, x);
  } else {
    statement.bind(index);
  }
}

void bind_fields(SQLite::Statement& s, int at, const Candle& row) {
  s.bind(at, row.open);
  s.bind(at + 1, row.high);
  s.bind(at + 2, row.low);
  s.bind(at + 3, row.close);
  bind_or_null(s, at + 4, row.volume);
  s.bind(at + 5, row.closed ? 1 : 0);
}
void bind_fields(SQLite::Statement& s, int at, const OpenInterest& row) {
  s.bind(at, row.value);
  s.bindNoCopy(at + 1, core::to_text(row.unit).data());  // a literal: it ends with a zero, and stays
}
void bind_fields(SQLite::Statement& s, int at, const Funding& row) {
  s.bind(at, row.rate);
  s.bind(at + 1, row.interval_hours);
}

// Of every statement below the first two parameters; each row has the others, from `at` on. Gives the first
// parameter of the next row.
void bind_origin(SQLite::Statement& s, const Origin& origin) {
  s.bind(1, origin.instrument);
  s.bind(2, origin.source);
}
template <typename Table, typename Row>
int bind_row(SQLite::Statement& s, int at, const Row& row) {
  s.bind(at, ms(core::time_of(row)));
  bind_fields(s, at + 1, row);
  return at + 1 + Table::count;
}
constexpr int kFirstRow = 3;

// "INSERT INTO candles(...) VALUES (?1, ?3, ..., ?2), (?1, ?10, ..., ?2), ..."
template <typename Table>
std::string insert_of(std::size_t rows) {
  std::string sql =
      std::string("INSERT INTO ") + Table::name + "(instrument, t, " + Table::columns + ", source) VALUES ";
  int at = kFirstRow;
  for (std::size_t i = 0; i < rows; ++i) {
    sql += i > 0 ? ", (?1" : "(?1";
    for (int field = 0; field <= Table::count; ++field) sql += ", ?" + std::to_string(at++);
    sql += ", ?2)";
  }
  return sql;
}

// An insertion that overwrites what is there, and writes nothing where that has the same values.
template <typename Table>
std::string upsert_of() {
  std::string set;
  std::string differs;
  std::string rest = Table::columns;
  const std::string table = Table::name;
  for (int i = 0; i < Table::count; ++i) {
    const std::size_t comma = rest.find(", ");
    const std::string column = rest.substr(0, comma);
    rest = comma == std::string::npos ? "" : rest.substr(comma + 2);
    set += column + " = excluded." + column + ", ";
    differs += (i > 0 ? " OR " : "") + table + "." + column + " IS NOT excluded." + column;
  }
  return insert_of<Table>(1) + " ON CONFLICT(instrument, t) DO UPDATE SET " + set +
         "source = excluded.source WHERE (" + differs + ") AND NOT (" + Table::keep + ")";
}

// Rows of which none is there yet. Many in one statement: beginning and ending one costs more than a row.
template <typename Table, typename Row>
void insert_new(Statements& statements, const Origin& origin, const std::vector<Row>& rows) {
  constexpr std::size_t kTogether = 50;
  static const std::string kMany = insert_of<Table>(kTogether);
  static const std::string kOne = insert_of<Table>(1);
  std::size_t done = 0;
  const auto write = [&](const std::string& sql, std::size_t together) {
    Prepared insert = statements.use(sql);
    bind_origin(*insert, origin);
    while (rows.size() - done >= together) {
      int at = kFirstRow;
      for (std::size_t i = 0; i < together; ++i) at = bind_row<Table>(*insert, at, rows[done++]);
      insert->exec();
      insert->reset();
    }
  };
  write(kMany, kTogether);
  if (done < rows.size()) write(kOne, 1);
}

template <typename Table>
std::size_t count_rows(Statements& statements, std::int64_t instrument, Time first, Time last) {
  static const std::string kCount =
      std::string("SELECT count(*) FROM ") + Table::name + " WHERE instrument = ? AND t BETWEEN ? AND ?";
  Prepared count = statements.use(kCount);
  count->bind(1, instrument);
  count->bind(2, ms(first));
  count->bind(3, ms(last));
  count->executeStep();
  return static_cast<std::size_t>(count->getColumn(0).getInt64());
}

template <typename Table, typename Row>
Changes write_rows(Statements& statements, const Origin& origin, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  const auto earlier = [](const Row& a, const Row& b) { return core::time_of(a) < core::time_of(b); };
  const auto [first, last] = std::minmax_element(rows.begin(), rows.end(), earlier);
  const auto rows_now = [&, from = core::time_of(*first), to = core::time_of(*last)] {
    return count_rows<Table>(statements, origin.instrument, from, to);
  };
  const std::size_t before = rows_now();
  const auto not_after = [&](const Row& a, const Row& b) { return !earlier(a, b); };
  const bool ascending = std::adjacent_find(rows.begin(), rows.end(), not_after) == rows.end();
  if (before == 0 && ascending) {
    insert_new<Table>(statements, origin, rows);
    return {rows.size(), 0, 0};
  }
  static const std::string kUpsert = upsert_of<Table>();
  std::size_t written = 0;
  {
    Prepared upsert = statements.use(kUpsert);
    bind_origin(*upsert, origin);
    for (const Row& row : rows) {
      bind_row<Table>(*upsert, kFirstRow, row);
      written += static_cast<std::size_t>(upsert->exec());
      upsert->reset();
    }
  }
  Changes changes;
  changes.added = rows_now() - before;
  changes.changed = written - changes.added;
  changes.same = rows.size() - written;
  return changes;
}

}  // namespace

Changes write_page(Statements& statements, const Page& page, const Origin& origin) {
  const Changes changes = std::visit(
      [&](const auto& rows) {
        using Row = typename std::decay_t<decltype(rows)>::value_type;
        using Table = std::conditional_t<
            std::is_same_v<Row, Candle>, CandleTable,
            std::conditional_t<std::is_same_v<Row, OpenInterest>, OpenInterestTable, FundingTable>>;
        return write_rows<Table>(statements, origin, rows);
      },
      page.rows);
  const std::string series(core::to_text(core::series_of(page.rows)));
  cover(statements, {origin.instrument, series, ""}, page.covers);
  return changes;
}

namespace {

// From the first to the last of a page's rows.
struct Extent {
  Time first{};
  Time last{};
};

Extent extent_of(const Rows& rows) {
  return std::visit(
      [](const auto& list) {
        if (list.empty()) return Extent{};
        const auto [first, last] = std::minmax_element(
            list.begin(), list.end(),
            [](const auto& a, const auto& b) { return core::time_of(a) < core::time_of(b); });
        return Extent{core::time_of(*first), core::time_of(*last)};
      },
      rows);
}

}  // namespace

std::vector<std::size_t> writing_order(const std::vector<Page>& pages) {
  std::vector<std::size_t> order(pages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Extent> extents;
  for (const Page& page : pages) extents.push_back(extent_of(page.rows));
  const auto place = [&](std::size_t i) {
    return std::pair(pages[i].rows.index(), std::string_view(pages[i].instrument));
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  for (auto first = order.begin(); first != order.end();) {
    const auto end =
        std::find_if_not(first, order.end(), [&](std::size_t i) { return place(i) == place(*first); });
    std::vector<std::size_t> by_time(first, end);
    std::sort(by_time.begin(), by_time.end(),
              [&](std::size_t a, std::size_t b) { return extents[a].first < extents[b].first; });
    // Of pages that overlap the later has the last word.
    const auto overlaps = [&](std::size_t a, std::size_t b) { return extents[b].first <= extents[a].last; };
    if (std::adjacent_find(by_time.begin(), by_time.end(), overlaps) == by_time.end())
      std::copy(by_time.begin(), by_time.end(), first);
    first = end;
  }
  return order;
}

}  // namespace btcflow::store
