// Coinbase Exchange: daily candles of spot pairs. docs/venues.md, Coinbase Exchange.
#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::HttpResponse;
using core::Instrument;

constexpr const char* kBudget = "coinbase:public";
constexpr std::size_t kMostRows = 300;

Request candles_request(const Query& query) {
  // Both bounds are inclusive on a day's open, and both must be there: with one alone, both are ignored.
  const core::Time last_day = core::day_of(query.span.to - core::Duration{1});
  Request request;
  request.origin = "https://api.exchange.coinbase.com";
  request.target = "/products/" + query.instrument.symbol + "/candles?" +
                   query_text({{"granularity", "86400"},
                               {"start", core::to_iso(core::day_of(query.span.from))},
                               {"end", core::to_iso(last_day)}});
  request.budget = kBudget;
  return request;
}

std::string words_of(const Json& document) { return text_or_empty(document["message"]); }

core::Result<Step> read_candles(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    const Document document = json_of(answer, words_of);
    if (const std::string words = words_of(*document); !words.empty()) {
      refuse("the request was refused (" + words + ")");
    }
    std::vector<Candle> rows;
    for_each_row(document, "the list of candles", [&](const Row& row) {
      Candle candle;
      // Low and high come before open and close.
      candle.day = row.time_s(std::size_t{0}, "time");
      candle.low = row.number(1, "low");
      candle.high = row.number(2, "high");
      candle.open = row.number(3, "open");
      candle.close = row.number(4, "close");
      candle.volume = row.number_or_unknown(5, "volume");
      rows.push_back(candle);
    });
    Step step;
    step.truncated = rows.size() >= kMostRows;
    step.rows = checked_candles(std::move(rows), query.now);
    return step;
  });
}

std::vector<Feed> feeds_of_pair(const Instrument& instrument) {
  if (instrument.kind != core::MarketKind::Spot) return {};
  Feed feed;
  feed.instrument = instrument.id;
  feed.name = "candles";
  // Where the catalogue knows no first day it is found by walking back: empty pages are answers.
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = core::kDay * 299;
  feed.fetch = one_page(candles_request, read_candles);
  return {feed};
}

}  // namespace

std::vector<Venue> coinbase_venues() {
  Venue venue;
  venue.id = "coinbase";
  venue.name = "Coinbase";
  // 10 requests a second and address.
  venue.budgets = {{.id = kBudget, .capacity = 8, .window = std::chrono::seconds{1}}};
  venue.feeds = feeds_of_pair;
  venue.host = "api.exchange.coinbase.com";
  venue.note = "days without a trade have no row";
  return {venue};
}

}  // namespace btcflow::venues
