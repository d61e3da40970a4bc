// Candles, the clock and the lists of instruments: alike on Binance's three venues but for limits and
// windows.
#include "binance.h"

namespace exchange::binance {
namespace {

struct Manner {
  Kind kind;
  Millis max_rows;
  bool refuses_above;  // a limit above that is an error; else it is cut
};

std::string klines_text(const Book& book, const std::vector<Bar>& bars, const Width& width, bool no_volume) {
  std::string out = "[";
  out.reserve(bars.size() * 170 + 2);
  for (Bar bar : bars) {
    if (no_volume) bar.volume = 0;
    out += out.size() > 1 ? ",[" : "[";
    append_integer(out, bar.time);
    append_kline(out, book, bar, next_open(width, bar.time) - 1, false);
    out += ']';
  }
  return out + "]";
}

// Both bounds are inclusive on open time; with a start the oldest rows come, without one the newest.
std::vector<Bar> ascending_rows(const Book& book, const Width& width, const Ask& ask, std::size_t limit) {
  const Millis from = ask.integer("startTime").value_or(0);
  const Millis to = ask.integer("endTime").value_or(ask.now);
  return ask.has("startTime") ? oldest(book, width, from, to, limit, ask.now)
                              : newest(book, width, from, to, limit, ask.now);
}

constexpr Millis kInverseWindow = 200 * kDay;

// Windows of 200 days at most, and the newest rows of one.
std::vector<Bar> inverse_rows(const Book& book, const Width& width, const Ask& ask, std::size_t limit) {
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  const Millis to = end.value_or(start ? *start + kInverseWindow : ask.now);
  const Millis from = start.value_or(end ? *end - kInverseWindow : 0);
  return newest(book, width, from, to, limit, ask.now);
}

Reply klines(VenueServer& server, const Ask& ask, const Manner& manner, const char* symbol_key,
             bool no_volume) {
  if (ask.get(symbol_key).empty()) return missing(symbol_key);
  std::string symbol = ask.get(symbol_key);
  if (std::string(symbol_key) == "pair" && manner.kind == Kind::inverse) symbol += "_PERP";
  const Book* book = server.book(symbol);
  if (!book) return invalid_symbol();
  if (ask.get("interval").empty()) return missing("interval");
  const auto width = width_of(ask.get("interval"));
  if (!width) return error(400, -1120, "Invalid interval.");
  Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 500;
  if (limit < 1 || (manner.refuses_above && limit > manner.max_rows)) {
    return error(400, -1130, "Data sent for parameter 'limit' is not valid.");
  }
  limit = std::min(limit, manner.max_rows);
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  if ((ask.has("startTime") && !start) || (ask.has("endTime") && !end)) {
    return error(400, -1100, "Illegal characters found in a parameter.");
  }
  if (start && end && *start > *end && manner.kind != Kind::spot) {
    return error(400, -1023, "Start time is greater than end time.");
  }
  if (manner.kind == Kind::inverse && start && end && *end - *start > kInverseWindow) {
    return error(400, -4088, "Maximum time interval is 200 days.");
  }
  const auto count = static_cast<std::size_t>(limit);
  const auto bars = manner.kind == Kind::inverse ? inverse_rows(*book, *width, ask, count)
                                                 : ascending_rows(*book, *width, ask, count);
  return reply(200, klines_text(*book, bars, *width, no_volume));
}

void add_futures_klines(VenueServer& server, const std::string& root, Kind kind, const Budget& budget) {
  const Manner manner{kind, 1500, true};
  const auto add = [&](const char* path, const char* key, bool no_volume) {
    server.on(root + path, [=](VenueServer& s, const Ask& ask) {
      const double weight = futures_weight(ask.integer("limit").value_or(500));
      return budget.charge(s, ask, weight, [=](VenueServer& inner, const Ask& a) {
        return klines(inner, a, manner, key, no_volume);
      });
    });
  };
  add("/klines", "symbol", false);
  add("/markPriceKlines", "symbol", true);
  add("/indexPriceKlines", "pair", true);
}

Reply server_time(VenueServer&, const Ask& ask) {
  return reply(200, R"({"serverTime":)" + std::to_string(ask.now) + "}");
}

void add_clock(VenueServer& server, const std::string& root, const Budget& budget) {
  server.on(root + "/time",
            [=](VenueServer& s, const Ask& ask) { return budget.charge(s, ask, 1, server_time); });
  server.on(root + "/ping", [=](VenueServer& s, const Ask& ask) {
    return budget.charge(s, ask, 1, [](VenueServer&, const Ask&) { return reply(200, "{}"); });
  });
}

void add_info(VenueServer& server, const std::string& path, double weight, const Budget& budget,
              std::string (*text)(const VenueServer&, Millis)) {
  server.on(path, [=](VenueServer& s, const Ask& ask) {
    return budget.charge(s, ask, weight,
                         [=](VenueServer& inner, const Ask& a) { return reply(200, text(inner, a.now)); });
  });
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

void add_spot(VenueServer& server) {
  const Budget budget("weight", 6000);
  const Manner manner{Kind::spot, 1000, false};
  for (const char* path : {"/api/v3/klines", "/api/v3/uiKlines"}) {
    server.on(path, [=](VenueServer& s, const Ask& ask) {
      return budget.charge(s, ask, 2, [=](VenueServer& inner, const Ask& a) {
        return klines(inner, a, manner, "symbol", false);
      });
    });
  }
  add_clock(server, "/api/v3", budget);
  add_info(server, "/api/v3/exchangeInfo", 20, budget, spot_exchange_info);
}

void add_futures_basics(VenueServer& server, const std::string& root, Kind kind, const Budget& budget) {
  add_futures_klines(server, root, kind, budget);
  add_clock(server, root, budget);
  add_info(server, root + "/exchangeInfo", 1, budget, futures_exchange_info);
}

std::string spot_exchange_info(const VenueServer& server, Millis now) {
  std::string out =
      R"({"timezone":"UTC","serverTime":)" + std::to_string(now) +
      R"(,"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000}],"exchangeFilters":[],"symbols":[)";
  for (const Book* book : server.market().of_venue(server.venue())) {
    const Listing& l = book->listing();
    if (l.since > now) continue;
    if (out.back() == '}') out += ',';
    out +=
        R"({"symbol":)" + quoted(l.symbol) + R"(,"status":"TRADING","baseAsset":)" + quoted(l.base) +
        R"(,"baseAssetPrecision":8,"quoteAsset":)" + quoted(l.quote) +
        R"(,"quotePrecision":8,"quoteAssetPrecision":8,"orderTypes":["LIMIT","MARKET"],"icebergAllowed":true,"isSpotTradingAllowed":true,"isMarginTradingAllowed":false,"filters":[{"filterType":"PRICE_FILTER","minPrice":"0.00001000","maxPrice":"1000000.00000000","tickSize":)" +
        (l.base == "BTC" || l.base == "ETH" ? R"("0.01000000")" : R"("0.00001000")") +
        R"(},{"filterType":"LOT_SIZE","minQty":"0.00001000","maxQty":"9000.00000000","stepSize":"0.00001000"}],"permissions":[],"permissionSets":[["SPOT"]]})";
  }
  return out + "]}";
}

std::string futures_exchange_info(const VenueServer& server, Millis now) {
  std::string out =
      R"({"timezone":"UTC","serverTime":)" + std::to_string(now) +
      R"(,"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":2400}],"exchangeFilters":[],"symbols":[)";
  for (const Book* book : server.market().of_venue(server.venue())) {
    const Listing& l = book->listing();
    if (l.since > now) continue;
    // The venue's own date for the linear ones is no start of the data (docs/venues.md, Binance).
    const Millis onboard = l.inverse ? l.since : *parse_instant("2019-09-25T08:00");
    if (out.back() == '}') out += ',';
    out +=
        R"({"symbol":)" + quoted(l.symbol) + R"(,"pair":)" + quoted(l.base + l.quote) +
        R"(,"contractType":"PERPETUAL","deliveryDate":4133404800000,"onboardDate":)" +
        std::to_string(onboard) +
        (l.inverse ? R"(,"contractStatus":"TRADING","contractSize":)" + decimal(contract_size(l), 0)
                   : R"(,"status":"TRADING")") +
        R"(,"baseAsset":)" + quoted(l.base) + R"(,"quoteAsset":)" + quoted(l.quote) + R"(,"marginAsset":)" +
        quoted(l.inverse ? l.base : l.quote) +
        R"(,"pricePrecision":2,"quantityPrecision":3,"baseAssetPrecision":8,"quotePrecision":8,"underlyingType":"COIN","orderTypes":["LIMIT","MARKET"],"timeInForce":["GTC","IOC"],"filters":[{"filterType":"PRICE_FILTER","minPrice":"0.10","maxPrice":"1000000","tickSize":"0.10"},{"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000","stepSize":"0.001"}]})";
  }
  return out + "]}";
}

}  // namespace exchange::binance
