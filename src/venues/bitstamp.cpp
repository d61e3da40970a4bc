// Bitstamp: daily candles of spot pairs. docs/venues.md, Bitstamp.
#include <algorithm>
#include <cctype>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::HttpResponse;
using core::Instrument;

constexpr const char* kBudget = "bitstamp:public";
constexpr std::size_t kMostRows = 1000;
// A full answer can be a row short where the venue itself left one of two doubled bars out.
constexpr std::size_t kFull = kMostRows - 5;

Request candles_request(const Query& query) {
  // By `end` alone (inclusive): the newest rows up to it come. With both, `start` is ignored without a word.
  Request request;
  request.origin = "https://www.bitstamp.net";
  request.target = "/api/v2/ohlc/" + query.instrument.symbol + "/?" +
                   query_text({{"step", "86400"},
                               {"limit", std::to_string(kMostRows)},
                               {"end", s_text(query.span.to - core::Duration{1})}});
  request.budget = kBudget;
  return request;
}

// {"error":"..."}, {"status":"error","reason":"...","code":"..."}, {"code":"400.002","errors":[...]}
std::string words_of(const Json& document) {
  for (const char* key : {"error", "reason", "code", "errors"}) {
    if (const Json* words = document.find(key)) return words_or_dump(*words);
  }
  return {};
}

// "BTC/USD" for btcusd.
bool is_pair(std::string_view name, const std::string& symbol) {
  std::string plain;
  for (const char c : name) {
    if (c != '/') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain == symbol;
}

Document rows_of(const Query& query, const HttpResponse& answer) {
  Document document = json_of(answer, words_of);
  if (const std::string words = words_of(*document); !words.empty()) {
    refuse("the request was refused (" + words + ")");
  }
  const Json& data = (*document)["data"];
  if (!data.is_object()) refuse("the answer has no data");
  if (const Json* pair = data.find("pair")) {
    if (!pair->is_string() || !is_pair(pair->text(), query.instrument.symbol)) {
      refuse("the answer is about " + pair->dump() + ", not " + query.instrument.symbol);
    }
  }
  const Json* rows = data.find("ohlc");
  if (rows == nullptr) refuse("the answer has no data.ohlc");
  return std::move(document).only(*rows);
}

bool same(const Candle& a, const Candle& b) {
  return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close && a.volume == b.volume;
}

// A bar can come twice with different values, the one read before the day was complete: that with the larger
// volume is kept. Without both volumes, or of equal ones, nothing tells which is right: the answer is refused
// when the rows are checked.
void keep_larger_volume(std::vector<Candle>& rows, std::vector<std::string>& remarks) {
  std::stable_sort(rows.begin(), rows.end(), [](const Candle& a, const Candle& b) { return a.day < b.day; });
  std::vector<Candle> kept;
  for (const Candle& row : rows) {
    if (kept.empty() || kept.back().day != row.day || same(kept.back(), row) ||
        !(row.volume > kept.back().volume || row.volume < kept.back().volume)) {
      kept.push_back(row);
      continue;
    }
    remarks.push_back(core::to_date(row.day) +
                      " came twice with different values; the row with the larger volume was kept");
    if (row.volume > kept.back().volume) kept.back() = row;
  }
  rows = std::move(kept);
}

core::Result<Step> read_candles(const Query& query, const HttpResponse& answer) {
  return guarded([&] {
    std::vector<Candle> rows;
    for_each_row(rows_of(query, answer), "data.ohlc", [&](const Row& row) {
      Candle candle;
      candle.day = row.time_s("timestamp");
      candle.open = row.number("open");
      candle.high = row.number("high");
      candle.low = row.number("low");
      candle.close = row.number("close");
      candle.volume = row.number_or_unknown("volume");
      rows.push_back(candle);
    });
    Step step;
    const bool full = rows.size() >= kFull;
    keep_larger_volume(rows, step.remarks);
    std::vector<Candle> candles = checked_candles(std::move(rows), query.now);
    // Rows older than asked for fill the answer up to the limit: it is cut only where they do not reach back.
    step.truncated = full && !candles.empty() && candles.front().day > query.span.from;
    step.rows = std::move(candles);
    return step;
  });
}

std::vector<Feed> feeds_of_pair(const Instrument& instrument) {
  if (instrument.kind != core::MarketKind::Spot) return {};
  Feed feed;
  feed.instrument = instrument.id;
  feed.name = "ohlc";
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = core::kDay * 990;
  feed.fetch = one_page(candles_request, read_candles);
  return {feed};
}

}  // namespace

std::vector<Venue> bitstamp_venues() {
  Venue venue;
  venue.id = "bitstamp";
  venue.name = "Bitstamp";
  // 400 requests a second and 10,000 in ten minutes. The first is far beyond what anybody needs here.
  venue.budgets = {{.id = kBudget, .capacity = 8000, .window = std::chrono::minutes{10}}};
  venue.feeds = feeds_of_pair;
  venue.host = "www.bitstamp.net";
  venue.note = "days without a trade are filled flat, with volume 0";
  return {venue};
}

}  // namespace btcflow::venues
