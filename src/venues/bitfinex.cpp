// Bitfinex: daily candles of spot and perp; open interest and funding of the perp out of its status history,
// one row a request. docs/venues.md, Bitfinex.
#include <algorithm>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

constexpr const char* kCandlesBudget = "bitfinex:candles";
constexpr const char* kStatusBudget = "bitfinex:status";
constexpr std::size_t kMostCandles = 10'000;
constexpr Duration kFundingPeriod = std::chrono::hours{8};
// The status has about a row a minute: within these some row is there.
constexpr Duration kWindow = std::chrono::minutes{5};

Request request_to(std::string target, const char* budget) {
  Request request;
  request.origin = "https://api-pub.bitfinex.com";
  request.target = std::move(target);
  request.budget = budget;
  return request;
}

// ["error", 11010, "ratelimit: error"] or {"error": "ERR_RATE_LIMIT"}, with HTTP 429, 500 or even 200.
bool is_error(const Json& document) {
  if (document.is_array()) return document[0].is_string() && document[0].text() == "error";
  return document.contains("error");
}

std::string words_of(const Json& document) {
  if (!is_error(document)) return {};
  const Json& words = document.is_object() ? document["error"] : document[document.size() - 1];
  return words_or_dump(words);
}

long long code_of(const Json& document) { return document[1].integer().value_or(0); }

Error error_of(const Json& document) {
  const std::string words = words_of(document);
  const auto mentions = [&](const char* text) { return words.find(text) != std::string::npos; };
  const long long code = code_of(document);
  if (code == 11010 || mentions("ratelimit") || mentions("ERR_RATE_LIMIT")) {
    // The venue does not say how long; a breach blocks for about a minute.
    return {ErrorKind::RateLimited, "the venue asks to wait (" + words + ")", document.dump(),
            std::chrono::seconds{60}};
  }
  if (mentions("symbol") || mentions("key: invalid")) {
    return {ErrorKind::NotFound, "the venue does not know this market (" + words + ")", document.dump(), {}};
  }
  if (code == 20060 || mentions("maintenance") || mentions("temporarily_unavailable")) {
    return {
        ErrorKind::Unavailable, "the venue cannot answer at the moment (" + words + ")", document.dump(), {}};
  }
  return {ErrorKind::BadInput, "the request was refused (" + words + ")", document.dump(), {}};
}

Document document_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  if (!is_error(*document)) return accepted(std::move(document), answer);
  Error error = error_of(*document);
  // Wrong parameters (10020) come with HTTP 500 and are no passing weakness of the venue; errors that are not
  // known by their words are taken by the status.
  const bool known = error.kind != ErrorKind::BadInput || code_of(*document) == 10020;
  const bool success = answer.status >= 200 && answer.status < 300;
  throw BadAnswer{known || success ? error : status_error(answer, words_of(*document))};
}

// --- candles

Request candles_request(const Query& query) {
  return request_to("/v2/candles/trade:1D:" + query.instrument.symbol + "/hist?" +
                        query_text({{"start", ms_text(query.span.from)},
                                    {"end", ms_text(query.span.to - Duration{1})},
                                    {"limit", std::to_string(kMostCandles)},
                                    {"sort", "1"}}),
                    kCandlesBudget);
}

core::Result<Step> read_candles(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    std::vector<Candle> rows;
    for_each_row(document_of(answer), "the list of candles", [&](const Row& row) {
      Candle candle;
      candle.day = row.time_ms(std::size_t{0}, "mts");
      candle.open = row.number(1, "open");
      candle.close = row.number(2, "close");  // before high and low
      candle.high = row.number(3, "high");
      candle.low = row.number(4, "low");
      candle.volume = row.number_or_unknown(5, "volume");
      rows.push_back(candle);
    });
    Step step;
    step.truncated = rows.size() >= kMostCandles;
    step.rows = checked_candles(std::move(rows), query.now);
    return step;
  });
}

// --- the perp's status. A row of its history is the documented row of /status/deriv without the key: every
// index is one less (0 mts, 7 next funding, 11 current funding, 17 open interest).

constexpr std::size_t kMts = 0, kNextFunding = 7, kCurrentFunding = 11, kOpenInterest = 17;

// The first row of the minutes before `end`.
Request status_request(const Query& query, Time end) {
  return request_to(
      "/v2/status/deriv/" + query.instrument.symbol + "/hist?" +
          query_text(
              {{"start", ms_text(end - kWindow)}, {"end", ms_text(end)}, {"limit", "1"}, {"sort", "1"}}),
      kStatusBudget);
}

// Another row than was asked for would be cut away behind our back, and its day taken for empty.
Time stamp_of(const Row& row, Time end) {
  const Time mts = row.time_ms(kMts, "mts");
  if (mts < end - kWindow || mts > end) row.refuse("mts", "is not within the minutes that were asked for");
  return mts;
}

// The end of the day in the span; of a running day, now.
Time reading_wanted(const Query& query) {
  const Time midnight = core::day_of(query.span.to);
  return std::min(midnight > query.span.from ? midnight : query.span.to, query.now);
}

Request open_interest_request(const Query& query) { return status_request(query, reading_wanted(query)); }

core::Result<Step> read_open_interest(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    std::vector<OpenInterest> rows;
    for_each_row(document_of(answer), "the list of status rows", [&](const Row& row) {
      const Time time = stamp_of(row, reading_wanted(query));
      const double value = row.number_or_unknown(kOpenInterest, "open interest");
      if (core::known(value)) rows.push_back(open_interest_of(query.instrument, time, value));
    });
    Step step;
    step.rows = checked_open_interest(std::move(rows));
    return step;
  });
}

// The first end of a period (00:00, 08:00, 16:00 UTC) in the span.
Time payment_wanted(const Query& query) {
  const auto since_midnight = query.span.from - core::day_of(query.span.from);
  const auto periods = (since_midnight + kFundingPeriod - Duration{1}) / kFundingPeriod;
  return core::day_of(query.span.from) + periods * kFundingPeriod;
}

Request funding_request(const Query& query) { return status_request(query, payment_wanted(query)); }

// The rate of the period under way is constant and is paid at the next funding stamp. A period that has not
// ended yet has paid nothing.
core::Result<Step> read_funding(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    std::vector<Funding> rows;
    for_each_row(document_of(answer), "the list of status rows", [&](const Row& row) {
      const Time mts = stamp_of(row, payment_wanted(query));
      const Time paid = row.time_ms(kNextFunding, "next funding");
      const double rate = row.number(kCurrentFunding, "current funding");
      if (paid < mts || paid > mts + kFundingPeriod) {
        row.refuse("next funding", "is not within the period after its row");
      }
      if (paid <= query.now) rows.push_back({paid, rate, query.instrument.funding_interval_hours});
    });
    Step step;
    step.not_yet = payment_wanted(query) > query.now;
    step.rows = checked_funding(std::move(rows), query.instrument.funding_interval_hours, false);
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
  feed.fetch = one_page(std::move(request), std::move(read));
  return feed;
}

Feed open_interest_feed(const Instrument& instrument) {
  Feed feed = feed_of(instrument, SeriesKind::OpenInterest, "status history", open_interest_request,
                      read_open_interest);
  feed.page = core::kDay;
  feed.modest = core::kDay * 300;
  return feed;
}

Feed funding_feed(const Instrument& instrument) {
  Feed feed = feed_of(instrument, SeriesKind::Funding, "funding from the status history", funding_request,
                      read_funding);
  feed.page = kFundingPeriod;
  feed.modest = core::kDay * 60;
  feed.step = kFundingPeriod;
  return feed;
}

std::vector<Feed> feeds_of_market(const Instrument& instrument) {
  Feed candles = feed_of(instrument, SeriesKind::Candles, "candles", candles_request, read_candles);
  candles.page = core::kDay * 9'000;
  std::vector<Feed> feeds{std::move(candles)};
  if (core::is_perp(instrument.kind)) {
    feeds.push_back(open_interest_feed(instrument));
    feeds.push_back(funding_feed(instrument));
  }
  return feeds;
}

}  // namespace

std::vector<Venue> bitfinex_venues() {
  Venue venue;
  venue.id = "bitfinex";
  venue.name = "Bitfinex";
  // 30 and 90 requests a minute are documented.
  venue.budgets = {{.id = kCandlesBudget, .capacity = 24, .window = std::chrono::seconds{60}},
                   {.id = kStatusBudget, .capacity = 72, .window = std::chrono::seconds{60}}};
  venue.feeds = feeds_of_market;
  venue.host = "api-pub.bitfinex.com";
  venue.note = "open interest and funding cost a request a row: only the last months unless asked for more";
  return {venue};
}

}  // namespace btcflow::venues
