// What deserves a second look in the cache: rows that contradict others, holes, feeds that are behind. Reads,
// never changes; whatever is listed here is kept and treated as docs/metrics.md says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "btcflow/app/session.h"
#include "btcflow/core/error.h"
#include "btcflow/core/market.h"
#include "btcflow/metrics/market.h"

namespace btcflow::app {

// A row that contradicts others: a close more than 10 % off the median of the other venues, open interest
// that halves or doubles (or is zero) while the price does not, a funding print beyond 1 %.
struct Suspicion {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  core::Time time;
  std::string sentence;
};
std::vector<Suspicion> suspicious_rows(const metrics::Market& market);

// Time in which rows should be and are not, between a series' first row and its last.
struct Hole {
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  core::Span span;
};
std::vector<Hole> holes(const metrics::Market& market);

// What a dashboard needs to show the present.
enum class Need { SpotPrice, PerpPrice, OpenInterest, Funding };
// Those of which no venue has a row that reaches into the day before as-of; ascending.
std::vector<Need> behind(const metrics::Market& market, core::Time as_of);

// One feed of one series: what it can serve, and what the cache holds of that series. A series without a feed
// (an import) has an empty feed name.
struct FeedLine {
  core::Instrument instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  std::string kind;                      // api, now, archive, aggregator
  std::optional<core::Time> since;       // first row known to exist
  std::optional<double> retention_days;  // the venue forgets what is older
  std::size_t rows = 0;                  // of the series, whatever feed brought them
  std::optional<core::Time> first;
  std::optional<core::Time> last;
  std::size_t kept = 0;   // rows that no feed of the venue serves any more
  std::size_t holes = 0;  // see count_holes()
  std::optional<core::Span> longest_hole;
  std::optional<core::Time> tried;
  std::optional<core::Time> succeeded;
  std::string error;  // of the last try; empty: it went well, or there was none
};
// `asset`: only what a dashboard of it is made from, with the stablecoins' references; empty: all.
core::Result<std::vector<FeedLine>> feed_lines(const Session& session, core::Time now,
                                               const std::string& asset = {});
// Says of each line how many holes() its series has in the market that was loaded with it.
void count_holes(const metrics::Market& market, std::vector<FeedLine>& lines);

}  // namespace btcflow::app
