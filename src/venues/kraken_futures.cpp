// Kraken Futures: perps margined in dollars (PF_) and in coin (PI_). docs/venues.md, Kraken Futures.
#include <algorithm>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

constexpr const char* kBudget = "kraken-futures:public";
constexpr std::size_t kMostRows = 2000;  // of candles and of open interest, in one answer

Request request_to(std::string target) {
  Request request;
  request.origin = "https://futures.kraken.com";
  request.target = std::move(target);
  request.budget = kBudget;
  return request;
}

// {"errors": [{"code": 11, "message": "Argument invalid: symbol"}]}, [{"msg": ...}], ["..."] or
// {"error": "apiLimitExceeded"}; empty where nothing is wrong.
std::string words_of(const Json& document) {
  if (document["error"].is_string()) return std::string(document["error"].text());
  if (!document["errors"].is_array() || document["errors"].empty()) return {};
  const Json& first = document["errors"][0];
  for (const char* key : {"message", "msg", "type"}) {
    if (first[key].is_string()) return std::string(first[key].text());
  }
  return words_or_dump(first);
}

bool mentions(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

Error error_of(const std::string& words) {
  if (mentions(words, "apiLimitExceeded") || mentions(words, "imit exceeded")) {
    return {ErrorKind::RateLimited, "the venue asks to wait (" + words + ")", words, {}};
  }
  if (mentions(words, "symbol") || mentions(words, "market not found")) {
    return {ErrorKind::NotFound, "the venue does not know this contract (" + words + ")", words, {}};
  }
  if (mentions(words, "navailable")) {
    return {ErrorKind::Unavailable, "the venue cannot answer at the moment (" + words + ")", words, {}};
  }
  return {ErrorKind::BadInput, "the request was refused (" + words + ")", words, {}};
}

// The answer, once it is neither an error by its status nor by its words. The words go first where a 4xx says
// more by them than by its number.
Document document_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  const std::string words = words_of(*document);
  const bool by_words = answer.status == 400 || (answer.status >= 200 && answer.status < 300);
  if (by_words && !words.empty()) throw BadAnswer{error_of(words)};
  document = accepted(std::move(document), answer, words_of);
  if (!document->is_object()) refuse("the answer is no object");
  return document;
}

// Both histories say "more" where they were cut. It counts only where the answer ends before this: should the
// word also be said of rows behind the span, asking again would never end.
Time last_midnight(const Query& query) {
  return core::day_of(std::min(query.span.to, query.now) - core::Duration{1});
}

// --- candles

Request candles_request(const Query& query) {
  // Both bounds always: without `from` the oldest rows come, whatever `to` says.
  return request_to(
      "/api/charts/v1/trade/" + query.instrument.symbol + "/1d?" +
      query_text({{"from", s_text(query.span.from)}, {"to", s_text(query.span.to - core::Duration{1})}}));
}

// PF_ counts volume in coin, PI_ in contracts of one dollar: these become coin by the day's close.
double coin_volume(const Instrument& instrument, double volume, double close) {
  const double contracts = volume * instrument.contract.size;
  return instrument.contract.unit == core::OpenInterestUnit::Usd ? contracts / close : contracts;
}

core::Result<Step> read_candles(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    const Document document = document_of(answer);
    std::vector<Candle> rows;
    for_each_row((*document)["candles"], "candles", [&](const Row& row) {
      Candle candle;
      candle.day = row.time_ms("time");
      candle.open = row.number("open");
      candle.high = row.number("high");
      candle.low = row.number("low");
      candle.close = row.number("close");
      candle.volume = coin_volume(query.instrument, row.number_or_unknown("volume"), candle.close);
      rows.push_back(candle);
    });
    const std::size_t sent = rows.size();
    rows = checked_candles(std::move(rows), query.now);
    Step step;
    const bool more = (*document)["more_candles"].is_true();
    const Time reached = rows.empty() ? query.span.from : rows.back().day + core::kDay;
    step.truncated = sent >= kMostRows || (more && reached < last_midnight(query));
    step.rows = std::move(rows);
    return step;
  });
}

// --- open interest

Request open_interest_request(const Query& query) {
  // Rows are stamped at the end of their day, the venue's buckets at their start: a day earlier.
  const Time since = core::day_of(query.span.from) - core::kDay;
  return request_to(
      "/api/charts/v1/analytics/" + query.instrument.symbol + "/open-interest?" +
      query_text({{"since", s_text(since)}, {"to", s_text(query.span.to)}, {"interval", "86400"}}));
}

// A bucket's close is the open interest at its end; of the running bucket it is that of now. None where the
// bucket has no value, or has not begun by our clock.
std::optional<OpenInterest> open_interest_row(const Query& query, Time start, const Row& bucket) {
  if (start != core::day_of(start)) bucket.refuse("timestamp", "is not 00:00 UTC of a day");
  const double close = bucket.number_or_unknown(3, "close");
  const auto time = reading_time(start, query.now);
  if (!core::known(close) || !time) return std::nullopt;
  return open_interest_of(query.instrument, *time, close);
}

core::Result<Step> read_open_interest(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    const Document document = document_of(answer);
    const Json& result = (*document)["result"];
    const Json& stamps = result["timestamp"];
    const Json& buckets = result["data"];
    if (!stamps.is_array() || !buckets.is_array()) refuse("timestamp or data is not a list");
    if (stamps.size() != buckets.size()) refuse("timestamp and data differ in length");
    std::vector<OpenInterest> rows;
    Time reached = query.span.from;
    for (std::size_t i = 0; i < stamps.size(); ++i) {
      const Row bucket(buckets[i], i);
      const Time start = bucket.time_s(stamps[i], "timestamp");
      reached = std::max(reached, start + core::kDay);
      const auto row = open_interest_row(query, start, bucket);
      if (row) rows.push_back(*row);
    }
    Step step;
    const bool more = result["more"].is_true();
    step.truncated = stamps.size() >= kMostRows || (more && reached < last_midnight(query));
    step.rows = checked_open_interest(std::move(rows));
    return step;
  });
}

// --- funding

Request funding_request(const Query& query) {
  return request_to("/derivatives/api/v4/historicalfundingrates?" +
                    query_text({{"symbol", query.instrument.symbol}}));
}

// Funding was paid every four hours before this day and every hour since (the venue's support article
// 9618146737172); the linear contracts' rows are an hour apart before it already.
constexpr Time kHourlySince = std::chrono::sys_days{std::chrono::year{2022} / 9 / 29};

// How long the period lasts that starts at `start`: up to the next row where that is nearer than the regular
// length.
double period_hours(Time start, const Funding* next) {
  const double regular = start < kHourlySince ? 4 : 1;
  for (const int hours : {1, 2}) {
    if (next != nullptr && next->time - start == std::chrono::hours{hours} && hours < regular) return hours;
  }
  return regular;
}

// The venue stamps the START of the period a rate applies to; here a rate is stamped where it has been paid,
// at the end.
std::vector<Funding> stamped_at_end(std::vector<Funding> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].interval_hours = period_hours(rows[i].time, i + 1 < rows.size() ? &rows[i + 1] : nullptr);
  }
  for (Funding& row : rows) row.time += std::chrono::hours{static_cast<int>(row.interval_hours)};
  return rows;
}

// The answer holds about the last year, whatever was asked, and nothing marks the cut: only what lies behind
// its first row is answered.
core::Span covered(const core::Span& asked, const std::vector<Funding>& rows) {
  if (rows.empty()) return {asked.from, asked.from};
  return {std::clamp(rows.front().time, asked.from, asked.to), asked.to};
}

core::Result<Step> read_funding(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    const Document document = document_of(answer);
    std::vector<Funding> rows;
    for_each_row((*document)["rates"], "rates", [&](const Row& row) {
      // relativeFundingRate is the fraction; fundingRate is dollars a coin (PF) or coins a dollar (PI).
      rows.push_back({row.time_iso("timestamp"), row.number("relativeFundingRate"), 1});
    });
    rows = checked_funding(std::move(rows), 1, false);
    rows = checked_funding(stamped_at_end(std::move(rows)), 1, false);
    // The last row is the period under way: nothing has been paid yet.
    while (!rows.empty() && rows.back().time > query.now) rows.pop_back();
    Step step;
    step.covers = covered(query.span, rows);
    step.rows = std::move(rows);
    return step;
  });
}

// --- feeds

Feed feed_of(const Instrument& instrument, SeriesKind series, const char* name, MakeRequest request,
             ReadAnswer read) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = series;
  feed.name = name;
  feed.since = instrument.since;
  feed.until = instrument.until;
  // 1902 rows at most: clearly below the venue's 2000.
  feed.page = core::kDay * 1900;
  feed.fetch = one_page(std::move(request), std::move(read));
  return feed;
}

std::vector<Feed> feeds_of_perp(const Instrument& instrument) {
  std::vector<Feed> feeds;
  if (!core::is_perp(instrument.kind)) return feeds;
  feeds.push_back(feed_of(instrument, SeriesKind::Candles, "charts trade", candles_request, read_candles));
  Feed interest = feed_of(instrument, SeriesKind::OpenInterest, "analytics open interest",
                          open_interest_request, read_open_interest);
  // Its first row is not documented (2024-01-01 has been seen), and later than the listing: what comes is
  // taken.
  interest.since.reset();
  feeds.push_back(std::move(interest));
  Feed funding =
      feed_of(instrument, SeriesKind::Funding, "historical funding rates", funding_request, read_funding);
  funding.retention = core::kDay * 364;
  funding.page = core::kDay * 36'500;
  funding.step = core::kHour;
  funding.whole = true;
  feeds.push_back(std::move(funding));
  return feeds;
}

}  // namespace

std::vector<Venue> kraken_futures_venues() {
  Venue venue;
  venue.id = "kraken-futures";
  venue.name = "Kraken Futures";
  // Public calls cost nothing of the documented 500 in 10 s; it is not put to the test.
  venue.budgets = {{.id = kBudget, .capacity = 20, .window = std::chrono::seconds{10}}};
  venue.feeds = feeds_of_perp;
  venue.host = "futures.kraken.com";
  venue.note = "forgets funding after about a year: what the cache holds of it cannot be had again";
  return {venue};
}

}  // namespace btcflow::venues
