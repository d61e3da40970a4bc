// Rows of a page into their table: those that are new quickly, those that are there already only where they
// differ. Works inside the transaction of its caller.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "btcflow/store/cache.h"
#include "statements.h"

namespace btcflow::store {

// Column lists after (instrument, t), in the order in which bind_fields() binds them.
struct CandleTable {
  static constexpr const char* name = "candles";
  static constexpr const char* columns = "open, high, low, close, volume, closed";
  static constexpr int count = 6;
  // A finished candle is never replaced by an unfinished one.
  static constexpr const char* keep = "candles.closed > excluded.closed";
};
struct OpenInterestTable {
  static constexpr const char* name = "open_interest";
  static constexpr const char* columns = "value, unit";
  static constexpr int count = 2;
  static constexpr const char* keep = "0";
};
struct FundingTable {
  static constexpr const char* name = "funding";
  static constexpr const char* columns = "rate, interval_hours";
  static constexpr int count = 2;
  static constexpr const char* keep = "0";
};

// Whose rows they are and where they came from.
struct Origin {
  std::int64_t instrument;
  std::int64_t source;
};

Changes write_page(Statements& statements, const Page& page, const Origin& origin);

// The order in which the pages of a batch are best written: neighbours in the file one after the other, where
// that makes no difference to what is written.
std::vector<std::size_t> writing_order(const std::vector<Page>& pages);

}  // namespace btcflow::store
