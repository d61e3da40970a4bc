// Hyperliquid: candles, hourly funding and the current open interest, by POST. docs/venues.md, Hyperliquid.
#include <cmath>
#include <nlohmann/json.hpp>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::kDay;
using core::kHour;
using core::OpenInterest;
using core::SeriesKind;

constexpr const char* kBudget = "hyperliquid:info";
constexpr std::size_t kMostCandles = 5000;
constexpr std::size_t kMostPrints = 500;
constexpr double kCallWeight = 20;
constexpr Duration kMoment{1};

Request info_request(const nlohmann::json& body, double weight) {
  Request request;
  request.method = core::HttpMethod::Post;
  request.origin = "https://api.hyperliquid.xyz";
  request.target = "/info";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body.dump();
  request.budget = kBudget;
  request.weight = weight;
  return request;
}

long long ms(core::Time t) { return t.time_since_epoch().count(); }

double steps_in(const core::Span& span, Duration step) {
  return static_cast<double>((span.to - span.from) / step + 1);
}

// Errors are plain text ("Failed to deserialize the JSON body ..."), with a status that says so.
Document document_of(const HttpResponse& answer) {
  if (answer.status == 422) {
    throw BadAnswer{status_error(answer, "the venue cannot read the request")};
  }
  return json_of(answer);
}

// -- candles --

Request candles_request(const Query& query) {
  const nlohmann::json asked{{"coin", query.instrument.symbol},
                             {"interval", "1d"},
                             {"startTime", ms(query.span.from)},
                             {"endTime", ms(query.span.to - kMoment)}};
  constexpr double kRowsPerWeight = 60;
  return info_request({{"type", "candleSnapshot"}, {"req", asked}},
                      kCallWeight + std::ceil(steps_in(query.span, kDay) / kRowsPerWeight));
}

void expect_text(const Row& row, const char* key, const std::string& wanted) {
  if (row.has(key) && row.text(key) != wanted) row.refuse(key, "is not " + wanted);
}

Step read_candles(const Query& query, const HttpResponse& answer) {
  std::vector<Candle> candles;
  for_each_row(document_of(answer), "the list of candles", [&](const Row& row) {
    expect_text(row, "s", query.instrument.symbol);
    expect_text(row, "i", "1d");
    candles.push_back({row.time_ms("t"), row.number("o"), row.number("h"), row.number("l"), row.number("c"),
                       row.number_or_unknown("v"), true});
  });
  Step step;
  step.truncated = candles.size() >= kMostCandles;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- funding --

// Prints are stamped some milliseconds off the hour: one of `from` itself may lie a moment before it.
constexpr Duration kJitter = std::chrono::minutes{1};

Request funding_request(const Query& query) {
  constexpr double kRowsPerWeight = 20;
  return info_request({{"type", "fundingHistory"},
                       {"coin", query.instrument.symbol},
                       {"startTime", ms(query.span.from - kJitter)},
                       {"endTime", ms(query.span.to - kMoment)}},
                      kCallWeight + std::ceil(steps_in(query.span, kHour) / kRowsPerWeight));
}

// Hourly by rule, and the rate is that of the hour: an hour without a print makes no longer interval.
Step read_funding(const Query& query, const HttpResponse& answer) {
  std::vector<Funding> prints;
  for_each_row(document_of(answer), "the list of funding prints", [&](const Row& row) {
    expect_text(row, "coin", query.instrument.symbol);
    prints.push_back({row.time_ms("time"), row.number("fundingRate"), 1});
  });
  Step step;
  step.truncated = prints.size() >= kMostPrints;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, true);
  return step;
}

// -- open interest --

Request open_interest_request(const Query&) {
  return info_request({{"type", "metaAndAssetCtxs"}}, kCallWeight);
}

// Two lists side by side: names, and what belongs to them at the same position.
std::size_t position_of(const Json& universe, const std::string& coin) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < universe.size(); ++i) {
    if (Row(universe[i], i).text("name") != coin) continue;
    if (found) refuse("universe holds " + coin + " twice");
    found = i;
  }
  if (!found) {
    throw BadAnswer{{core::ErrorKind::NotFound, "the venue does not list " + coin, {}, {}}};
  }
  return *found;
}

Step read_open_interest(const Query& query, const HttpResponse& answer) {
  const Document document = document_of(answer);
  const Json& universe = (*document)[0]["universe"];
  const Json& contexts = (*document)[1];
  if (document->size() != 2 || !universe.is_array() || !contexts.is_array()) {
    refuse("the answer is not a pair of universe and contexts");
  }
  if (universe.size() != contexts.size()) refuse("universe and contexts are of different length");
  const std::size_t at = position_of(universe, query.instrument.symbol);
  const double both_sides = Row(contexts[at], at).number("openInterest");
  Step step;
  // The venue sends no time.
  step.rows = checked_open_interest({open_interest_of(query.instrument, answer.received, both_sides)});
  return step;
}

// -- what there is --

std::vector<Feed> feeds_of_perp(const Instrument& instrument) {
  if (!core::is_perp(instrument.kind)) return {};
  Feed candles = paged_feed(instrument, SeriesKind::Candles, "candle snapshot", 2000 * kDay, candles_request,
                            read_candles);
  Feed funding = paged_feed(instrument, SeriesKind::Funding, "funding history", 19 * kDay, funding_request,
                            read_funding);
  funding.step = kHour;
  // The history begins in May 2023; the day is not documented.
  if (!funding.since) funding.since = core::make_day(2023, 5, 1);
  std::vector<Feed> feeds{candles, funding};
  if (!instrument.open_interest_unit) return feeds;
  feeds.push_back(paged_feed(instrument, SeriesKind::OpenInterest, "open interest now", kDay,
                             open_interest_request, read_open_interest));
  feeds.back().kind = FeedKind::Sample;
  return feeds;
}

}  // namespace

std::vector<Venue> hyperliquid_venues() {
  Venue venue;
  venue.id = "hyperliquid";
  venue.name = "Hyperliquid";
  venue.budgets = {{.id = kBudget, .capacity = 960, .window = std::chrono::minutes{1}, .venue_limit = 1200}};
  venue.feeds = feeds_of_perp;
  venue.host = "api.hyperliquid.xyz";
  venue.note = "open interest counts both sides and is halved; only the current value is served";
  return {venue};
}

}  // namespace btcflow::venues
