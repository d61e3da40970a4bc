// BitMEX: closed on 2026-09-23; what its history still answers is fetched once. docs/venues.md, BitMEX.
#include <algorithm>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::SeriesKind;
using core::Time;

constexpr const char* kBudget = "bitmex";
constexpr std::size_t kLimit = 500;
constexpr Duration kMoment{1};

Request request_of(const char* path, std::vector<std::pair<std::string, std::string>> parameters) {
  parameters.push_back({"count", std::to_string(kLimit)});
  Request request;
  request.origin = "https://www.bitmex.com";
  request.target = std::string("/api/v1") + path + "?" + query_text(parameters);
  request.budget = kBudget;
  return request;
}

// {"error": {"message": "...", "name": "HTTPError"}}
std::string words_of(const Json& document) { return std::string(document["error"]["message"].text()); }

// The rows of an answer: a bare list.
Document rows_of(const HttpResponse& answer) {
  Document document = json_of(answer, words_of);
  if (const Json* error = document->find("error")) {
    const Json* message = error->find("message");
    refuse("the request was refused (" + words_or_dump(message != nullptr ? *message : *error) + ")");
  }
  return document;
}

void check_symbol(const Row& row, const Query& query) {
  if (row.text("symbol") != query.instrument.symbol)
    row.refuse("symbol", "is not " + query.instrument.symbol);
}

// -- candles --

// Buckets are stamped with their end, and both bounds are inclusive: a day's stamp is the next day's 00:00.
Request candles_request(const Query& query) {
  return request_of("/trade/bucketed", {{"symbol", query.instrument.symbol},
                                        {"binSize", "1d"},
                                        {"partial", "false"},
                                        {"startTime", core::to_iso(query.span.from + core::kDay)},
                                        {"endTime", core::to_iso(query.span.to)}});
}

// The open is the close of the bucket before, which the first bucket of all does not have.
bool is_first_without_open(const Row& row, Time day, const Query& query) {
  return query.instrument.since && day <= *query.instrument.since &&
         !core::known(row.number_or_unknown("open"));
}

Step read_candles(const Query& query, const HttpResponse& answer) {
  const Document document = rows_of(answer);
  Step step;
  std::vector<Candle> candles;
  for_each_row(document, "the answer", [&](const Row& row) {
    check_symbol(row, query);
    const Time day = row.time_iso("timestamp") - core::kDay;
    if (is_first_without_open(row, day, query)) {
      step.remarks.push_back("the first day, " + core::to_date(day) + ", has no open: left out");
      return;
    }
    // homeNotional is coin in every kind of contract; `volume` counts contracts.
    candles.push_back({day, row.number("open"), row.number("high"), row.number("low"), row.number("close"),
                       row.number_or_unknown("homeNotional"), true});
  });
  step.truncated = document->size() >= kLimit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- funding --

Request funding_request(const Query& query) {
  return request_of("/funding", {{"symbol", query.instrument.symbol},
                                 {"startTime", core::to_iso(query.span.from)},
                                 {"endTime", core::to_iso(query.span.to - kMoment)}});
}

// "2000-01-01T08:00:00.000Z" is 8 hours, "2000-01-02T00:00:00.000Z" a day.
double interval_of(const Row& row) {
  static const Time kZero = core::make_day(2000, 1, 1);
  const double hours = core::days_between(kZero, row.time_iso("fundingInterval")) * 24;
  if (!(hours >= 1 && hours <= 24)) row.refuse("fundingInterval", "is not within 1 to 24 hours");
  return hours;
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  const Document document = rows_of(answer);
  std::vector<Funding> prints;
  for_each_row(document, "the answer", [&](const Row& row) {
    check_symbol(row, query);
    const Time time = row.time_iso("timestamp");
    if (time <= query.now) prints.push_back({time, row.number("fundingRate"), interval_of(row)});
  });
  Step step;
  step.truncated = document->size() >= kLimit;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, false);
  return step;
}

// -- what there is --

// The day of the closure has four hours: it is left out.
Feed candles(const Instrument& instrument) {
  Feed feed = paged_feed(instrument, SeriesKind::Candles, "trade bucketed", 400 * core::kDay, candles_request,
                         read_candles);
  feed.until = core::make_day(2026, 9, 23);
  return feed;
}

Feed funding(const Instrument& instrument) {
  Feed feed =
      paged_feed(instrument, SeriesKind::Funding, "funding", 150 * core::kDay, funding_request, read_funding);
  // Closed at 04:00 UTC, which is one of the three instants of funding.
  feed.until = core::make_day(2026, 9, 23) + std::chrono::hours{4} + std::chrono::minutes{1};
  feed.step = std::chrono::hours{8};
  return feed;
}

}  // namespace

std::vector<Venue> bitmex_venues() {
  Venue venue;
  venue.id = "bitmex";
  venue.name = "BitMEX";
  venue.budgets = {{kBudget, 24, std::chrono::minutes{1}, "", "x-ratelimit-remaining", 30}};
  venue.feeds = [](const Instrument& instrument) {
    std::vector<Feed> feeds{candles(instrument)};
    if (core::is_perp(instrument.kind)) feeds.push_back(funding(instrument));
    return feeds;
  };
  venue.host = "www.bitmex.com";
  venue.note =
      "closed on 2026-09-23 04:00 UTC; its history still answered on 2026-09-27 and may stop at any time";
  return {venue};
}

}  // namespace btcflow::venues
