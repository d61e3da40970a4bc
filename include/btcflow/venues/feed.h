// What a venue serves and how to ask for it. Pure: descriptions of requests out, rows or a typed error from
// the bytes of an answer in. Nothing here knows the network, the clock or the cache.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/http.h"
#include "btcflow/core/market.h"

namespace btcflow::venues {

// How the body of an answer is wrapped; whoever fetches it unwraps it before it is read.
enum class Packing { Plain, Zip, Gzip, Deflate };

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  // inclusive
};

struct Request {
  core::HttpMethod method = core::HttpMethod::Get;
  std::string origin;  // "https://fapi.binance.com"; --endpoint puts another in its place
  std::string target;  // "/fapi/v1/klines?symbol=BTCUSDT", percent-encoded where needed
  std::vector<core::HttpHeader> headers;
  std::string body;
  std::string budget;  // id of one of the venue's budgets
  double weight = 1;   // what it costs there
  std::optional<ByteRange> range;

  // How to unwrap the body, and what must hold of it before it is read.
  Packing packing = Packing::Plain;
  std::string sha256;                  // of the body as sent, lower-case hex; empty: not known
  std::optional<std::uint32_t> crc32;  // of the unwrapped body (Deflate, or Plain in an archive)
  // Bytes of an earlier answer that belong before the body; put there before it is unwrapped. Only where a
  // packed file lies in two files of the venue.
  std::string prepend;
};

// What is wanted of an instrument: rows with span.from <= time < span.to. For candles the span is made of
// whole UTC days (the last may be the running one).
struct Query {
  core::Instrument instrument;
  core::Span span;
  core::Time now;
};

// What one answer gave.
struct Step {
  core::Rows rows;                   // converted and checked; may reach beyond the span, the caller cuts
  std::optional<core::Span> covers;  // what was answered; none: the whole span
  bool truncated = false;            // as many rows as the venue gives at once: ask for a smaller span
  bool not_yet = false;              // not published yet: remember nothing, ask again another time
  std::optional<Request> next;       // the conversation goes on
  std::vector<std::string> remarks;  // what a careful reader should know ("2019-01-09 came twice, ...")
};

// One conversation with a venue about one Query: request, answer, perhaps another request, until a Step
// without `next`. For one thread.
class Fetch {
 public:
  Fetch() = default;
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;
  virtual ~Fetch() = default;

  virtual Request first() = 0;
  // Takes every answer whatever its status. Errors: BadInput (not what the documentation says), RateLimited,
  // Forbidden, Unavailable, NotFound. Sentences name row and field, not the venue: the caller adds that.
  virtual core::Result<Step> read(const core::HttpResponse& answer) = 0;
};

enum class FeedKind {
  Api,         // history, page by page
  Sample,      // the current value only: one row each time it is asked
  Archive,     // bulk files
  Aggregator,  // another site's copy; only with the user's key
};

// One way to get one series of one instrument.
struct Feed {
  std::string instrument;  // id
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string name;  // of the endpoint, for people: "klines", "metrics archive"
  FeedKind kind = FeedKind::Api;

  std::optional<core::Time> since;          // first row known to exist; nothing is asked before
  std::optional<core::Time> until;          // the venue ended: nothing is asked from here on
  std::optional<core::Duration> retention;  // the venue forgets rows older than this
  std::optional<core::Duration>
      modest;             // how far back is asked unless the user says since when (a row a request)
  core::Duration page{};  // the longest span to ask for at once, whole days for candles
  core::Duration step = core::kDay;  // expected distance between rows
  bool whole = false;                // one answer holds all there is, whatever span is asked

  // Binance's archive: where its files are listed ("data/futures/um/daily/metrics/BTCUSDT/"), so that files
  // which were published again are noticed (binance_listing.h). Empty: no listing.
  std::string listing{};

  std::function<std::unique_ptr<Fetch>(const Query&)> fetch;
};

// A request budget of a venue: in any `window` at most `capacity` of weight. Stated below the venue's own
// limit.
struct Budget {
  std::string id;
  double capacity = 1;
  core::Duration window{};
  // The header that tells how much of it is used (or left) by the venue's own count, lower case; empty: none.
  std::string used_header{};
  std::string left_header{};
  double venue_limit = 0;  // what the venue's own count is out of
};

struct Venue {
  std::string id;    // as in instrument ids: "binance-usdm"
  std::string name;  // "Binance USD-M"
  std::vector<Budget> budgets;
  // The feeds of one of the venue's instruments, the preferred one of a series first.
  std::function<std::vector<Feed>(const core::Instrument&)> feeds;
  std::string host{};  // for people: where it is
  std::string note{};
};

// Every venue, in the order in which people name them. Built once.
const std::vector<Venue>& all_venues();
const Venue* find_venue(const std::string& id);
// A venue's feeds of this instrument; none for custom instruments and unknown venues.
std::vector<Feed> feeds_of(const core::Instrument& instrument);

// The most usual conversation: one request, one answer.
using MakeRequest = std::function<Request(const Query&)>;
using ReadAnswer = std::function<core::Result<Step>(const Query&, const core::HttpResponse&)>;
std::function<std::unique_ptr<Fetch>(const Query&)> one_page(MakeRequest request, ReadAnswer read);

}  // namespace btcflow::venues
