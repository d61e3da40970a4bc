// Binance USD-M (fapi) and COIN-M (dapi) over REST. docs/venues.md, Binance.
#include <chrono>

#include "binance.h"

namespace btcflow::venues::binance {

using core::Duration;
using core::Funding;
using core::HttpResponse;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

constexpr Duration kMoment{1};  // both bounds are inclusive
constexpr auto kLabelPeriod = std::chrono::minutes{5};
constexpr std::size_t kFundingLimit = 1000;
constexpr std::size_t kOpenInterestLimit = 500;

Request request_of(Market market, const std::string& usdm_path, const std::string& coinm_path,
                   const Parameters& parameters) {
  const bool coinm = market == Market::CoinM;
  Request request;
  request.origin = coinm ? "https://dapi.binance.com" : "https://fapi.binance.com";
  request.target = (coinm ? coinm_path : usdm_path) + "?" + query_text(parameters);
  return request;
}

Feed feed_of(const core::Instrument& instrument, SeriesKind series, const char* name) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = series;
  feed.name = name;
  feed.since = instrument.since;
  feed.until = instrument.until;
  return feed;
}

// A row says whose it is; another's would be a number of the wrong contract.
void must_be(const Row& row, const char* key, const std::string& wanted) {
  if (row.has(key) && row.text(key) != wanted) row.refuse(key, "is not " + wanted);
}

// -- candles --

// dapi refuses more than 200 days (code -4088), and of a span with more rows than the limit it gives the
// newest: so the limit is above what a page can hold. Below 500 a request weighs 2, up to 1000 it weighs 5.
struct CandlePages {
  std::size_t limit;
  Duration page;
  double weight;
};
constexpr CandlePages kUsdM{1000, 900 * core::kDay, 5};
constexpr CandlePages kCoinM{499, 190 * core::kDay, 2};
constexpr const CandlePages& candle_pages(Market market) { return market == Market::CoinM ? kCoinM : kUsdM; }

Request candles_request(const Query& query) {
  const Market market = market_of(query.instrument);
  Request request = request_of(market, "/fapi/v1/klines", "/dapi/v1/klines",
                               {{"symbol", query.instrument.symbol},
                                {"interval", "1d"},
                                {"startTime", ms_text(query.span.from)},
                                {"endTime", ms_text(query.span.to - kMoment)},
                                {"limit", std::to_string(candle_pages(market).limit)}});
  request.budget = "binance:futures";
  request.weight = candle_pages(market).weight;
  return request;
}

// -- funding --

// From a day earlier: the first row wanted needs the one before it to measure its interval.
Request funding_request(const Query& query) {
  Request request = request_of(market_of(query.instrument), "/fapi/v1/fundingRate", "/dapi/v1/fundingRate",
                               {{"symbol", query.instrument.symbol},
                                {"startTime", ms_text(query.span.from - core::kDay)},
                                {"endTime", ms_text(query.span.to - kMoment)},
                                {"limit", std::to_string(kFundingLimit)}});
  request.budget = "binance:funding";
  return request;
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  const Document document = document_of(answer);
  std::vector<Funding> prints;
  for_each_row(document, "the answer", [&](const Row& row) {
    must_be(row, "symbol", query.instrument.symbol);
    // "Special" rows pay the dividends of stock contracts.
    if (row.has("rateType") && row.text("rateType") != "Regular") return;
    prints.push_back({row.time_ms("fundingTime"), row.number("fundingRate"), 0});
  });
  Step step;
  step.truncated = document->size() >= kFundingLimit;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, true);
  return step;
}

// -- open interest of the last 30 days --

// dapi asks for the pair and the kind of contract, fapi for the symbol. Labels are not instants (see
// labels_start_periods_from): a margin on both sides, cut by the caller.
Request open_interest_request(const Query& query) {
  const Market market = market_of(query.instrument);
  Parameters parameters{{"symbol", query.instrument.symbol}};
  if (market == Market::CoinM) {
    const std::string& symbol = query.instrument.symbol;
    parameters = {{"pair", symbol.substr(0, symbol.find('_'))}, {"contractType", "PERPETUAL"}};
  }
  parameters.insert(parameters.end(), {{"period", "5m"},
                                       {"startTime", ms_text(query.span.from - 2 * kLabelPeriod)},
                                       {"endTime", ms_text(query.span.to)},
                                       {"limit", std::to_string(kOpenInterestLimit)}});
  const char* path = "/futures/data/openInterestHist";
  Request request = request_of(market, path, path, parameters);
  request.budget = "binance:futures-data";
  return request;
}

void check_whose(const Row& row, const core::Instrument& instrument) {
  if (market_of(instrument) == Market::CoinM) {
    must_be(row, "pair", instrument.symbol.substr(0, instrument.symbol.find('_')));
    must_be(row, "contractType", "PERPETUAL");
  } else {
    must_be(row, "symbol", instrument.symbol);
  }
}

Step read_open_interest(const Query& query, const HttpResponse& answer) {
  const Document document = document_of(answer);
  const Time start_labels = labels_start_periods_from(market_of(query.instrument));
  std::vector<OpenInterest> snapshots;
  for_each_row(document, "the answer", [&](const Row& row) {
    check_whose(row, query.instrument);
    Time time = row.time_ms("timestamp");
    if (time >= start_labels) time += kLabelPeriod;
    const double value = row.number_or_unknown("sumOpenInterest");
    // Zero stands for a missing value here, as in the archive. A period that is still running has no end.
    if (!core::known(value) || value == 0 || time > query.now) return;
    snapshots.push_back(open_interest_of(query.instrument, time, value));
  });
  Step step;
  step.truncated = document->size() >= kOpenInterestLimit;
  step.rows = last_of_each_day(checked_open_interest(std::move(snapshots)));
  return step;
}

}  // namespace

Feed futures_candles(const core::Instrument& instrument) {
  Feed feed = feed_of(instrument, SeriesKind::Candles, "klines");
  feed.page = candle_pages(market_of(instrument)).page;
  feed.fetch = one_page(candles_request, [](const Query& query, const HttpResponse& answer) {
    return guarded(
        [&] { return read_candles(query, answer, candle_pages(market_of(query.instrument)).limit); });
  });
  return feed;
}

Feed futures_funding(const core::Instrument& instrument) {
  constexpr int kRowsOfAPage = 900;
  const double hours = instrument.funding_interval_hours;
  Feed feed = feed_of(instrument, SeriesKind::Funding, "funding rate");
  if (instrument.id == "binance-usdm:BTCUSDT")
    feed.since = core::make_day(2019, 9, 10);  // first print, 08:00
  feed.step = Duration{static_cast<long long>(hours * core::kHour.count())};
  feed.page = std::chrono::days{static_cast<int>(kRowsOfAPage * hours / 24)};
  feed.fetch = one_page(funding_request, [](const Query& query, const HttpResponse& answer) {
    return guarded([&] { return read_funding(query, answer); });
  });
  return feed;
}

Feed futures_open_interest(const core::Instrument& instrument) {
  Feed feed = feed_of(instrument, SeriesKind::OpenInterest, "open interest history");
  feed.retention = 29 * core::kDay;  // "the latest 30 days", less one for safety
  feed.page = core::kDay;            // 288 rows
  feed.fetch = one_page(open_interest_request, [](const Query& query, const HttpResponse& answer) {
    return guarded([&] { return read_open_interest(query, answer); });
  });
  return feed;
}

std::vector<Budget> futures_budgets() {
  return {
      {"binance:futures", 1920, std::chrono::minutes{1}, "x-mbx-used-weight-1m", "", 2400},
      // These two send no header that tells.
      {"binance:funding", 400, std::chrono::minutes{5}, "", "", 500},
      {"binance:futures-data", 800, std::chrono::minutes{5}, "", "", 1000},
  };
}

}  // namespace btcflow::venues::binance
