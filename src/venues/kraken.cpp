// Kraken spot: daily candles of the last two years by REST, everything before from the quarterly archive
// (docs/venues.md, Kraken).
#include <algorithm>

#include "all.h"
#include "kraken_archive.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Instrument;
using core::SeriesKind;
using core::Time;

constexpr const char* kBudget = "kraken:public";
constexpr std::size_t kCommittedBars = 720;

bool mentions(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

// How long to wait: "EService:Throttled: 1760000000" names the second from which on the venue listens again.
std::optional<core::Duration> wait_of(const std::string& words, const HttpResponse& answer) {
  const std::size_t colon = words.rfind(": ");
  if (colon == std::string::npos) return retry_after(answer);
  const long long seconds = core::parse_integer(words.substr(colon + 2)).value_or(-1);
  if (seconds < 0 || seconds > 4'000'000'000) return retry_after(answer);
  return std::max(Time{std::chrono::seconds{seconds}} - answer.received, core::Duration{0});
}

Error error_of(const std::string& words, const HttpResponse& answer) {
  for (const char* limit : {"Rate limit", "Too many requests", "lockout", "Throttled"}) {
    if (!mentions(words, limit)) continue;
    return {ErrorKind::RateLimited, "the venue asks to wait (" + words + ")", words, wait_of(words, answer)};
  }
  if (mentions(words, "Unknown asset")) {
    return {ErrorKind::NotFound, "the venue does not know this pair (" + words + ")", words, {}};
  }
  if (mentions(words, "EService:") || mentions(words, "Internal error")) {
    return {ErrorKind::Unavailable, "the venue cannot answer at the moment (" + words + ")", words, {}};
  }
  const bool by_status = answer.status < 200 || answer.status >= 300;
  if (by_status) return status_error(answer, words);
  return {ErrorKind::BadInput, "the request was refused (" + words + ")", words, {}};
}

// Errors come in a list beside the result, usually with HTTP 200. Those that begin with W are warnings.
std::vector<std::string> refuse_errors(const Json& document, const HttpResponse& answer) {
  std::vector<std::string> warnings;
  const Json* errors = document.find("error");
  if (errors == nullptr) return warnings;
  if (!errors->is_array()) {
    if (answer.status < 200 || answer.status >= 300)
      throw BadAnswer{status_error(answer, words_or_dump(*errors))};
    refuse("error is not a list");
  }
  for (const Json& error : errors->elements()) {
    const std::string words = words_or_dump(error);
    if (words.empty() || words[0] != 'W') throw BadAnswer{error_of(words, answer)};
    warnings.push_back("the venue warns: " + words);
  }
  return warnings;
}

// The result's key is another name of the pair ("XXBTZUSD" for XBTUSD, "USDTZUSD" for USDTUSD): it is the one
// key that is not `last`.
const Json& only_pair(const Json& result) {
  if (!result.is_object()) refuse("result is missing");
  const Json* rows = nullptr;
  for (const auto& [key, value] : result.members()) {
    if (key == "last") continue;
    if (rows != nullptr) refuse("the result holds more than one pair");
    rows = &value;
  }
  if (rows == nullptr) refuse("the result holds no pair");
  return *rows;
}

Request candles_request(const Query& query) {
  Request request;
  request.origin = "https://api.kraken.com";
  // No `since`: whatever it says, the newest 720 bars come (and the running one).
  request.target = "/0/public/OHLC?" + query_text({{"pair", query.instrument.symbol}, {"interval", "1440"}});
  request.budget = kBudget;
  return request;
}

// [time (s, open), open, high, low, close, vwap, volume, count]
Candle candle_of(const Row& row) {
  Candle candle;
  candle.day = row.time_s(0, "time");
  candle.open = row.number(1, "open");
  candle.high = row.number(2, "high");
  candle.low = row.number(3, "low");
  candle.close = row.number(4, "close");
  // Days without a trade come as flat bars of volume zero; they are kept: zero says that nobody traded.
  candle.volume = row.number_or_unknown(6, "volume");
  return candle;
}

// A full answer reaches back 720 days and no further, whatever was asked: older days stay unanswered.
core::Span covered(const Query& query, const std::vector<Candle>& rows) {
  core::Span covers = query.span;
  if (rows.size() >= kCommittedBars)
    covers.from = std::min(std::max(covers.from, rows.front().day), covers.to);
  return covers;
}

core::Result<Step> read_candles(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    Document document = parsed(answer);
    Step step;
    step.remarks = refuse_errors(*document, answer);
    document = accepted(std::move(document), answer);
    if (!document->contains("result")) refuse("result is missing");
    std::vector<Candle> rows;
    for_each_row(only_pair((*document)["result"]), "the pair's candles",
                 [&](const Row& row) { rows.push_back(candle_of(row)); });
    rows = checked_candles(std::move(rows), query.now);
    step.covers = covered(query, rows);
    step.rows = std::move(rows);
    return step;
  });
}

Feed rest_candles(const Instrument& instrument) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = SeriesKind::Candles;
  feed.name = "OHLC";
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.retention = core::kDay * 719;
  feed.page = core::kDay * 720;
  feed.whole = true;
  feed.fetch = one_page(candles_request, read_candles);
  return feed;
}

Feed archive_candles(const Instrument& instrument) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = SeriesKind::Candles;
  feed.name = "OHLCVT archive";
  feed.kind = FeedKind::Archive;
  feed.since = instrument.since;
  // Where the archive ends depends on the day it is asked: each answer says what it covers.
  feed.until = instrument.until;
  feed.page = core::kDay * 36'500;
  feed.whole = true;
  feed.fetch = kraken_archive;
  return feed;
}

std::vector<Feed> feeds_of_pair(const Instrument& instrument) {
  if (instrument.kind != core::MarketKind::Spot) return {};
  return {rest_candles(instrument), archive_candles(instrument)};
}

}  // namespace

std::vector<Venue> kraken_venues() {
  Venue venue;
  venue.id = "kraken";
  venue.name = "Kraken";
  // About one request a second and address.
  venue.budgets = {{.id = kBudget, .capacity = 8, .window = std::chrono::seconds{10}},
                   // Plain files on a content network; no limit is documented.
                   {.id = kKrakenArchiveBudget, .capacity = 20, .window = std::chrono::seconds{10}}};
  venue.feeds = feeds_of_pair;
  venue.host = "api.kraken.com";
  venue.note =
      "REST holds the last 720 days; older days come from the quarterly archive on assets.kraken.com";
  return {venue};
}

}  // namespace btcflow::venues
