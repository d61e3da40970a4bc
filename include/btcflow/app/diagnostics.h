// What a bug report needs, as text that may be sent to anybody: no keys, no passwords, no user's name. The
// window copies it, `btcflow doctor` prints parts of it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/app/health.h"
#include "btcflow/app/paths.h"
#include "btcflow/app/redaction.h"
#include "btcflow/app/settings.h"
#include "btcflow/core/time.h"

namespace btcflow::app {

// Something that failed, perhaps many times.
struct Mishap {
  core::Time first;
  core::Time last;
  std::size_t times = 1;
  std::string venue;     // for people; empty: the program itself
  std::string sentence;  // what happened
  std::string cause;     // what the library said, with the address
};

struct Diagnostics {
  core::Time now;
  Paths paths;
  std::vector<std::string> more_versions;  // what only the caller knows: "Qt 6.4.2 (xcb)"
  Settings settings;
  std::vector<std::pair<std::string, std::string>> preferences;  // name, value; empty values are left out
  std::vector<FeedLine> feeds;                                   // empty: not known yet
  std::vector<Mishap> mishaps;
};

// Looks at the cache's size and the environment's proxies, else only at what it is given.
std::string diagnostics_text(const Diagnostics& diagnostics, const Environment& environment,
                             const Redaction& redaction);

// "btcflow 0.1.0, SQLite 3.40.1, libcurl 7.88.1"
std::string versions_text();
// "binance-usdm:BTCUSDT, funding (fundingRate)"
std::string feed_title(const FeedLine& feed);
// A sentence for each feed that failed the last time it was asked, and for each series whose newest row is
// more than three days old though its venue goes on.
std::vector<std::string> feed_problems(const std::vector<FeedLine>& feeds, core::Time now);

}  // namespace btcflow::app
