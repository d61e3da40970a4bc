// What an import would change, seen before it is written.
#include <algorithm>
#include <map>

#include "btcflow/app/import.h"

namespace btcflow::app {

using core::Candle;
using core::Funding;
using core::OpenInterest;
using core::Result;
using core::Time;

namespace {

bool same_number(double a, double b) { return a == b || (!core::known(a) && !core::known(b)); }

bool same(const Candle& a, const Candle& b) {
  return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
         same_number(a.volume, b.volume) && a.closed == b.closed;
}
bool same(const OpenInterest& a, const OpenInterest& b) { return a.value == b.value && a.unit == b.unit; }
bool same(const Funding& a, const Funding& b) {
  return a.rate == b.rate && a.interval_hours == b.interval_hours;
}

// A finished candle is never replaced by an unfinished one.
bool keeps(const Candle& there, const Candle& comes) { return there.closed && !comes.closed; }
template <typename Row>
bool keeps(const Row&, const Row&) {
  return false;
}

Result<std::vector<Candle>> rows_of(const store::Cache& cache, const std::string& id, const Candle&) {
  return cache.candles(id);
}
Result<std::vector<OpenInterest>> rows_of(const store::Cache& cache, const std::string& id,
                                          const OpenInterest&) {
  return cache.open_interest(id);
}
Result<std::vector<Funding>> rows_of(const store::Cache& cache, const std::string& id, const Funding&) {
  return cache.funding(id);
}

// One kind of series: what the cache would hold after the pages that were compared already.
template <typename Row>
class Future {
 public:
  explicit Future(const store::Cache& cache) : cache_(cache) {}

  Result<store::Changes> take(const std::string& instrument, const std::vector<Row>& rows) {
    auto [it, is_new] = held_.try_emplace(instrument);
    if (is_new) {
      const auto there = rows_of(cache_, instrument, Row{});
      if (!there) return there.error();
      for (const Row& row : *there) it->second.emplace(core::time_of(row), row);
    }
    store::Changes changes;
    for (const Row& row : rows) {
      const auto [held, added] = it->second.try_emplace(core::time_of(row), row);
      if (added) {
        ++changes.added;
      } else if (same(held->second, row) || keeps(held->second, row)) {
        ++changes.same;
      } else {
        ++changes.changed;
        held->second = row;
      }
    }
    return changes;
  }

 private:
  const store::Cache& cache_;
  std::map<std::string, std::map<Time, Row>> held_;
};

}  // namespace

Result<std::vector<store::Changes>> compare(const store::Cache& cache, const store::Batch& batch) {
  Future<Candle> candles(cache);
  Future<OpenInterest> open_interest(cache);
  Future<Funding> funding(cache);
  const auto take = [&](const store::Page& page) -> Result<store::Changes> {
    if (const auto* rows = std::get_if<std::vector<Candle>>(&page.rows))
      return candles.take(page.instrument, *rows);
    if (const auto* rows = std::get_if<std::vector<OpenInterest>>(&page.rows))
      return open_interest.take(page.instrument, *rows);
    return funding.take(page.instrument, std::get<std::vector<Funding>>(page.rows));
  };
  std::vector<store::Changes> out;
  for (const store::Page& page : batch.pages) {
    const auto changes = take(page);
    if (!changes) return changes.error();
    out.push_back(*changes);
  }
  return out;
}

}  // namespace btcflow::app
