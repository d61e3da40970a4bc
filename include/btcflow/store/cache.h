// The SQLite cache: rows of every instrument, idempotent and crash-safe.
//
// One Cache is for one thread; several processes and threads may each open their own (WAL: readers never
// wait). Every write is one transaction: after a crash it is there whole, or not at all.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"

namespace btcflow::store {

inline constexpr int kSchemaVersion = 2;

using core::Rows;
using core::Span;  // of coverage: asked for and answered

// Rows of one instrument and series that arrive together, ascending by time, with the span they answer for.
// Open interest is in coin or USD, never in contracts.
struct Page {
  std::string instrument;  // id
  Rows rows;
  Span covers;         // empty: the batch's `covered` says it
  std::string source;  // where the rows came from, for people: "import: btcusd.spot.candles-1d.csv"
};

// A span of a series that one feed was asked for and answered, rows or none. An import has no feed.
struct Covered {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  Span span;
};

// How asking a feed went the last time.
struct FeedStatus {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  core::Time tried;
  std::optional<core::Time> succeeded;  // absent in a write: keeps what stands there
  std::string error;                    // the sentence; empty: it went well
};

// Something about rows that a careful reader should know, noticed when they came.
struct Remark {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  core::Time noticed;
  std::string text;
};

struct Batch {
  std::vector<core::Instrument> custom_instruments;  // described by the user; the catalogue lacks them
  std::vector<Page> pages;
  std::vector<Covered> covered{};
  std::vector<FeedStatus> statuses{};
  std::vector<Remark> remarks{};  // a text that stands there already is not doubled
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
  // Opens or creates, and looks through the whole file for damage (check()). The file is private to the user.
  // Errors: NewerVersion (left as it is), Damaged, Busy, Io.
  static core::Result<Cache> open(const std::filesystem::path& file);
  // The same without the look through the file, which takes longer than all the rest: Damaged is then only
  // what cannot be opened at all. For who is in a hurry, or opens again what was looked at.
  static core::Result<Cache> open_unchecked(const std::filesystem::path& file);

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
  core::Result<std::size_t> count_before(const std::string& instrument, core::SeriesKind series,
                                         core::Time before) const;
  // Looks through the whole file. Error: Damaged.
  core::Result<void> check() const;
  // Looks more thoroughly still; the sentence that SQLite says where something is wrong, else empty.
  core::Result<std::string> integrity() const;
  // What any feed or import answered for, or one feed: merged, ascending, apart from each other.
  core::Result<std::vector<Span>> coverage(const std::string& instrument, core::SeriesKind series) const;
  core::Result<std::vector<Span>> coverage(const std::string& instrument, core::SeriesKind series,
                                           const std::string& feed) const;
  // Ordered by instrument, series, feed.
  core::Result<std::vector<FeedStatus>> feed_statuses() const;
  core::Result<std::vector<Remark>> remarks() const;

  // Forgets that feeds answered for these spans; the rows stay.
  core::Result<void> uncover(const std::vector<Covered>& spans);

 private:
  struct Connection;
  explicit Cache(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

// Moves a damaged cache (with its journal files) to another name beside it, and returns that name.
core::Result<std::filesystem::path> set_aside(const std::filesystem::path& file, core::Time now);

}  // namespace btcflow::store
