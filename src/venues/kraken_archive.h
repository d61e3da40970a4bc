// Kraken's quarterly archive of candles: one ZIP of many gigabytes in several parts, of which only the few
// hundred kilobytes of one pair are asked for, by HTTP ranges (docs/venues.md, Kraken).
#pragma once

#include <memory>
#include <string>

#include "btcflow/venues/feed.h"

namespace btcflow::venues {

inline constexpr const char* kKrakenArchiveBudget = "kraken:archive";

// A quarter of a year.
struct Quarter {
  int year = 0;
  int number = 1;  // 1 to 4

  core::Time end() const;    // 00:00 of the first day after it
  std::string text() const;  // "2026Q2"
  Quarter before() const;
};

// The newest quarter whose archive may be expected at `now`: they are published some ten weeks after its end.
Quarter newest_archived_quarter(core::Time now);

// The conversation: which quarter is there and how long are its parts, the end of the ZIP, its directory, the
// member's header, the member. The last answer covers the days up to the end of that quarter.
std::unique_ptr<Fetch> kraken_archive(const Query& query);

}  // namespace btcflow::venues
