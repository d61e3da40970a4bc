// The rows of a cache file as a whole, to compare caches with each other: what came by another way must be
// the same.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "btcflow/core/number.h"
#include "btcflow/core/time.h"
#include "btcflow/store/cache.h"

namespace btcflow::test {

// "bybit:BTCUSDT funding", time in ms, the values.
using CacheRows = std::map<std::pair<std::string, long long>, std::string>;

inline CacheRows cache_rows(const std::filesystem::path& db) {
  SQLite::Database file(db.string(), SQLite::OPEN_READONLY);
  CacheRows rows;
  for (const auto& [table, values] : {std::pair{"candles", "open, high, low, close, volume, closed"},
                                      {"open_interest", "value, unit"},
                                      {"funding", "rate, interval_hours"}}) {
    SQLite::Statement all(file, std::string("SELECT id, t, ") + values + " FROM " + table +
                                    " JOIN instruments ON key = instrument");
    while (all.executeStep()) {
      std::string text;
      for (int i = 2; i < all.getColumnCount(); ++i) {
        const SQLite::Column column = all.getColumn(i);
        text += " " + (column.isFloat() ? core::to_text(column.getDouble()) : column.getString());
      }
      rows[{all.getColumn(0).getString() + " " + table, all.getColumn(1).getInt64()}] = text;
    }
  }
  return rows;
}

inline CacheRows only(const CacheRows& rows, const std::string& prefix) {
  CacheRows out;
  for (const auto& [key, values] : rows) {
    if (key.first.rfind(prefix, 0) == 0) out[key] = values;
  }
  return out;
}

// Empty where both are the same; else what differs, the first few rows of it.
inline std::string difference(const CacheRows& got, const CacheRows& expected) {
  std::string text;
  std::size_t count = 0;
  const auto tell = [&](const CacheRows::key_type& key, const std::string& what) {
    if (++count <= 5) {
      text += "\n  " + key.first + " " + core::to_iso(core::Time{core::Duration{key.second}}) + ":" + what;
    }
  };
  for (const auto& [key, values] : expected) {
    const auto found = got.find(key);
    if (found == got.end()) {
      tell(key, " lacks" + values);
    } else if (found->second != values) {
      tell(key, found->second + " instead of" + values);
    }
  }
  for (const auto& [key, values] : got) {
    if (expected.count(key) == 0) tell(key, values + " is too much");
  }
  return count == 0 ? "" : std::to_string(count) + " rows differ:" + text;
}

struct CoveredSpan {
  std::string series;  // as in CacheRows
  std::string feed;
  long long from = 0, to = 0;
};

inline std::vector<CoveredSpan> covered_spans(const std::filesystem::path& db) {
  SQLite::Database file(db.string(), SQLite::OPEN_READONLY);
  SQLite::Statement all(file,
                        "SELECT id || ' ' || replace(series, '-', '_'), feed, t_from, t_to FROM coverage "
                        "JOIN instruments ON key = instrument");
  std::vector<CoveredSpan> spans;
  while (all.executeStep()) {
    spans.push_back({all.getColumn(0).getString(), all.getColumn(1).getString(), all.getColumn(2).getInt64(),
                     all.getColumn(3).getInt64()});
  }
  return spans;
}

// What is wrong with a cache whose filling was disturbed, given all that an undisturbed one holds: rows of
// which a span is marked as answered must be there, and none but right ones anywhere. Empty: nothing. Series
// of which `all` holds no row are not looked at.
inline std::string half_written(const std::filesystem::path& db, const CacheRows& all) {
  const CacheRows rows = cache_rows(db);
  std::string wrong;
  std::set<std::string> series;
  for (const auto& [key, values] : all) series.insert(key.first);
  for (const auto& [key, values] : rows) {
    const auto right = all.find(key);
    const bool is_right = right != all.end() && right->second == values;
    if (!is_right && series.count(key.first) > 0) wrong += "\n  wrong: " + key.first + values;
  }
  for (const CoveredSpan& span : covered_spans(db)) {
    // That an archive has no file of a month says nothing of the venue's API.
    if (span.feed.find("archive") != std::string::npos) continue;
    std::size_t lacks = 0;
    for (auto row = all.lower_bound({span.series, span.from});
         row != all.end() && row->first < std::pair{span.series, span.to}; ++row) {
      lacks += rows.count(row->first) == 0 ? 1 : 0;
    }
    if (lacks > 0) {
      wrong += "\n  " + span.series + " (" + span.feed + ") is marked as answered from " +
               core::to_iso(core::Time{core::Duration{span.from}}) + " to " +
               core::to_iso(core::Time{core::Duration{span.to}}) + " and lacks " + std::to_string(lacks);
    }
  }
  const auto cache = store::Cache::open(db);
  if (!cache) return wrong + "\n  " + cache.error().sentence;
  const auto damage = cache->integrity();
  return wrong + (damage ? *damage : damage.error().sentence);
}

}  // namespace btcflow::test
