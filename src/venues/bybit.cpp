// Bybit V5: linear and inverse perpetuals, and spot. docs/venues.md, Bybit.
#include <algorithm>
#include <cctype>
#include <chrono>

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
using core::MarketKind;
using core::OpenInterest;
using core::SeriesKind;

constexpr Duration kMoment{1};  // both bounds are inclusive
constexpr std::size_t kCandleLimit = 1000;
constexpr std::size_t kOpenInterestLimit = 200;
constexpr std::size_t kFundingLimit = 200;

std::string category_of(const Instrument& instrument) {
  switch (instrument.kind) {
    case MarketKind::Spot:
      return "spot";
    case MarketKind::PerpInverse:
      return "inverse";
    default:
      return "linear";
  }
}

Request request_of(const char* path, const std::vector<std::pair<std::string, std::string>>& parameters) {
  Request request;
  request.origin = "https://api.bybit.com";
  request.target = std::string(path) + "?" + query_text(parameters);
  request.budget = "bybit";
  return request;
}

// -- errors: most come with HTTP 200 --

constexpr auto kPause = std::chrono::minutes{10};  // "stop all traffic for at least ten minutes"

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

[[noreturn]] void fail(ErrorKind kind, const std::string& sentence, std::optional<Duration> wait = {}) {
  throw BadAnswer{{kind, sentence, {}, wait}};
}

// Until the instant that the header names, else the pause that the venue asks for.
Duration wait_of(const HttpResponse& answer) {
  const auto reset = core::parse_integer(answer.header("x-bapi-limit-reset-timestamp"));
  if (!reset) return kPause;
  return std::clamp<Duration>(core::Time{Duration{*reset}} - answer.received, std::chrono::seconds{1},
                              kPause);
}

[[noreturn]] void fail_with(const HttpResponse& answer, long long code, const std::string& message) {
  const std::string words = "(code " + std::to_string(code) + ": " + message + ")";
  switch (code) {
    case 10006:  // of the caller's own limit
      fail(ErrorKind::RateLimited, "the venue asks to wait " + words, wait_of(answer));
    case 10018:  // of the address
      fail(ErrorKind::RateLimited, "the venue asks to wait " + words, kPause);
    case 10009:
    case 10024:
      fail(ErrorKind::Forbidden, "the venue does not serve this place " + words);
    case 10000:
    case 10016:
      fail(ErrorKind::Unavailable, "the venue cannot answer at the moment " + words);
    default:
      break;
  }
  const std::string lower = in_lower_case(message);
  if (lower.find("symbol") != std::string::npos && lower.find("invalid") != std::string::npos) {
    fail(ErrorKind::NotFound, "the venue does not know this symbol " + words);
  }
  fail(ErrorKind::BadInput, "the request was refused " + words);
}

// The rows of an answer, `result.list`, once the envelope says that it is this instrument's.
Document list_of(const HttpResponse& answer, const Instrument& instrument) {
  if (answer.status == 403 && in_lower_case(answer.body).find("too frequent") != std::string::npos) {
    fail(ErrorKind::RateLimited, "the venue asks to wait (HTTP 403: access too frequent)", kPause);
  }
  Document document = json_of(answer, [](const Json& d) { return std::string(d["retMsg"].text()); });
  const auto code = (*document)["retCode"].integer();
  if (!code) refuse("the answer has no retCode");
  if (*code != 0) {
    const Json* message = document->find("retMsg");
    fail_with(answer, *code, message != nullptr ? std::string(message->text()) : "no reason given");
  }
  const Json& result = (*document)["result"];
  const Json* list = result.find("list");
  if (list == nullptr) refuse("the answer has no result.list");
  for (const auto& [key, wanted] :
       {std::pair{"category", category_of(instrument)}, std::pair{"symbol", instrument.symbol}}) {
    if (const Json* said = result.find(key); said != nullptr && text_or_empty(*said) != wanted) {
      refuse(std::string("the answer's ") + key + " is not " + wanted);
    }
  }
  return std::move(document).only(*list);
}

// -- candles --

Request candles_request(const Query& query) {
  return request_of("/v5/market/kline", {{"category", category_of(query.instrument)},
                                         {"symbol", query.instrument.symbol},
                                         {"interval", "D"},
                                         {"start", ms_text(query.span.from)},
                                         {"end", ms_text(query.span.to - kMoment)},
                                         {"limit", std::to_string(kCandleLimit)}});
}

Step read_candles(const Query& query, const HttpResponse& answer) {
  const Document list = list_of(answer, query.instrument);
  // Of inverse contracts the volume is in USD, and what is called turnover is in coin.
  const std::size_t volume = query.instrument.kind == MarketKind::PerpInverse ? 6 : 5;
  std::vector<Candle> candles;
  for_each_row(list, "result.list", [&](const Row& row) {
    candles.push_back({row.time_ms(0, "start"), row.number(1, "open"), row.number(2, "high"),
                       row.number(3, "low"), row.number(4, "close"), row.number_or_unknown(volume, "volume"),
                       true});
  });
  Step step;
  step.truncated = candles.size() >= kCandleLimit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- open interest --

// Without endTime the endpoint walks back from now, whatever startTime says.
Request open_interest_request(const Query& query) {
  return request_of("/v5/market/open-interest", {{"category", category_of(query.instrument)},
                                                 {"symbol", query.instrument.symbol},
                                                 {"intervalTime", "1d"},
                                                 {"startTime", ms_text(query.span.from)},
                                                 {"endTime", ms_text(query.span.to - kMoment)},
                                                 {"limit", std::to_string(kOpenInterestLimit)}});
}

// `openInterest` counts both sides, `singleOpenInterest` (in newer rows) one. A single of zero beside open
// interest that is not is a field that was not filled.
Step read_open_interest(const Query& query, const HttpResponse& answer) {
  const Document list = list_of(answer, query.instrument);
  std::vector<OpenInterest> snapshots;
  for_each_row(list, "result.list", [&](const Row& row) {
    const core::Time time = row.time_ms("timestamp");
    const double single = row.number_or_unknown("singleOpenInterest");
    const double both = row.number_or_unknown("openInterest");
    if (core::known(single) && !(single == 0 && both > 0)) {
      snapshots.push_back(open_interest_of(query.instrument, time, single, true));
    } else if (core::known(both)) {
      snapshots.push_back(open_interest_of(query.instrument, time, both));
    }
  });
  Step step;
  step.truncated = list->size() >= kOpenInterestLimit;
  step.rows = checked_open_interest(std::move(snapshots));
  return step;
}

// -- funding --

// startTime alone is an error. From a day earlier: the first row wanted needs the one before it to measure
// its interval.
Request funding_request(const Query& query) {
  return request_of("/v5/market/funding/history", {{"category", category_of(query.instrument)},
                                                   {"symbol", query.instrument.symbol},
                                                   {"startTime", ms_text(query.span.from - core::kDay)},
                                                   {"endTime", ms_text(query.span.to - kMoment)},
                                                   {"limit", std::to_string(kFundingLimit)}});
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  const Document list = list_of(answer, query.instrument);
  std::vector<Funding> prints;
  for_each_row(list, "result.list", [&](const Row& row) {
    if (row.has("symbol") && row.text("symbol") != query.instrument.symbol) {
      row.refuse("symbol", "is not " + query.instrument.symbol);
    }
    prints.push_back({row.time_ms("fundingRateTimestamp"), row.number("fundingRate"), 0});
  });
  Step step;
  step.truncated = prints.size() >= kFundingLimit;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, true);
  return step;
}

// -- what there is --

Feed candles(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::Candles, "klines", 900 * core::kDay, candles_request,
                    read_candles);
}

// Rows of 1d are stamped 00:00: they close the day before.
Feed open_interest(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::OpenInterest, "open interest history", 180 * core::kDay,
                    open_interest_request, read_open_interest);
}

Feed funding(const Instrument& instrument) {
  constexpr int kRowsOfAPage = 180;
  const double hours = instrument.funding_interval_hours;
  Feed feed = paged_feed(instrument, SeriesKind::Funding, "funding history",
                         std::chrono::days{static_cast<int>(kRowsOfAPage * hours / 24)}, funding_request,
                         read_funding);
  feed.step = Duration{static_cast<long long>(hours * static_cast<double>(core::kHour.count()))};
  return feed;
}

Venue venue_of(const char* id, const char* name) {
  Venue venue;
  venue.id = id;
  venue.name = name;
  venue.budgets = {{"bybit", 480, std::chrono::seconds{5}, "", "", 600}};
  venue.host = "api.bybit.com";
  return venue;
}

}  // namespace

std::vector<Venue> bybit_venues() {
  Venue perpetuals = venue_of("bybit", "Bybit");
  perpetuals.feeds = [](const Instrument& instrument) {
    return std::vector<Feed>{candles(instrument), open_interest(instrument), funding(instrument)};
  };
  Venue spot = venue_of("bybit-spot", "Bybit spot");
  spot.feeds = [](const Instrument& instrument) { return std::vector<Feed>{candles(instrument)}; };
  return {perpetuals, spot};
}

}  // namespace btcflow::venues
