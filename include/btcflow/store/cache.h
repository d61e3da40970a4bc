// The SQLite cache: rows of every instrument, idempotent and crash-safe.
//
// One Cache is for one thread; several processes and threads may each open their own (WAL: readers never
// wait). Every write is one transaction: after a crash it is there whole, or not at all.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"

namespace btcflow::store {

inline constexpr int kSchemaVersion = 1;

// A span of time that was asked for and answered; [from, to).
struct Span {
  core::Time from;
  core::Time to;
  friend bool operator==(const Span&, const Span&) = default;
};

using Rows =
    std::variant<std::vector<core::Candle>, std::vector<core::OpenInterest>, std::vector<core::Funding>>;

// Rows of one instrument and series that arrive together, ascending by time, with the span they answer for.
// Open interest is in coin or USD, never in contracts.
struct Page {
  std::string instrument;  // id
  Rows rows;
  Span covers;
  std::string source;  // where the rows came from, for people: "import: btcusd.spot.candles-1d.csv"
};
core::SeriesKind series_of(const Rows& rows);
std::size_t count(const Rows& rows);

struct Batch {
  std::vector<core::Instrument> custom_instruments;  // described by the user; the catalogue lacks them
  std::vector<Page> pages;
};

struct Changes {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
};

// What the cache holds of one series.
struct Holding {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::size_t rows = 0;
  core::Time first;
  core::Time last;
};

class Cache {
 public:
  // Opens or creates. The file is private to the user. Errors: NewerVersion (left as it is), Damaged, Busy,
  // Io.
  static core::Result<Cache> open(const std::filesystem::path& file);

  Cache(Cache&&) noexcept;
  Cache& operator=(Cache&&) noexcept;
  ~Cache();

  // Writes all or nothing. A row that is there already with the same values is left as it is, with its
  // source; a row with other values is replaced, except that an unfinished candle never replaces a finished
  // one. Changes a page.
  core::Result<std::vector<Changes>> put(const Batch& batch);

  core::Result<std::vector<core::Candle>> candles(const std::string& instrument) const;
  core::Result<std::vector<core::OpenInterest>> open_interest(const std::string& instrument) const;
  core::Result<std::vector<core::Funding>> funding(const std::string& instrument) const;
  // The source of each row, in the order of the rows.
  core::Result<std::vector<std::string>> sources(const std::string& instrument,
                                                 core::SeriesKind series) const;

  core::Result<std::vector<core::Instrument>> custom_instruments() const;
  core::Result<std::vector<Holding>> holdings() const;
  // Merged, ascending, apart from each other.
  core::Result<std::vector<Span>> coverage(const std::string& instrument, core::SeriesKind series) const;

 private:
  struct Connection;
  explicit Cache(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

// Moves a damaged cache (with its journal files) to another name beside it, and returns that name.
core::Result<std::filesystem::path> set_aside(const std::filesystem::path& file, core::Time now);

}  // namespace btcflow::store
