// Coinalyze, an aggregator: https://api.coinalyze.net/v1. Rows of other venues' perps under its own names.
#include <array>
#include <iterator>

#include "answers.h"

namespace exchange {
namespace {

constexpr Millis kSince = 1'597'017'600'000;  // 2020-08-10
constexpr Millis kIntradayKept = 2000;        // bars
constexpr double kCallsInMinute = 40;
constexpr Millis kWindow = 60'000;
constexpr std::size_t kMostSymbols = 20;

struct Source {
  const char* name;
  const char* code;
  std::vector<const char*> venues;
};
const std::array<Source, 9>& sources() {
  static const std::array<Source, 9> kSources = {{{"Binance", "A", {"binance-usdm", "binance-coinm"}},
                                                  {"Bybit", "6", {"bybit"}},
                                                  {"BitMEX", "0", {"bitmex"}},
                                                  {"Deribit", "2", {"deribit"}},
                                                  {"OKX", "3", {"okx"}},
                                                  {"Bitfinex", "F", {"bitfinex"}},
                                                  {"Kraken", "K", {"kraken-futures"}},
                                                  {"Gate.io", "Y", {"gate"}},
                                                  {"Hyperliquid", "H", {"hyperliquid"}}}};
  return kSources;
}

struct Perp {
  std::string symbol;
  const Source* source = nullptr;
  const Book* book = nullptr;
};

// BTCUSDT_PERP.A, and some exchanges' own manners: BTCUSDT.6, BTC-PERPETUAL.2, BTC.H.
std::string symbol_of(const Source& source, const Listing& listing) {
  const std::string code = source.code;
  if (code == "6" || code == "2" || code == "H" || code == "Y") return listing.symbol + "." + code;
  if (code == "K") return lower(listing.symbol) + "." + code;
  return listing.base + listing.quote + "_PERP." + code;
}

std::vector<Perp> perps(const Market& market) {
  std::vector<Perp> all;
  for (const Source& source : sources()) {
    for (const char* venue : source.venues) {
      for (const Book* book : market.of_venue(venue)) {
        if (book->listing().perp) all.push_back({symbol_of(source, book->listing()), &source, book});
      }
    }
  }
  return all;
}

Reply message(int status, const std::string& text) { return reply(status, R"({"message":")" + text + "\"}"); }

std::string key_of(const Ask& ask) {
  const auto header = ask.headers.find("api_key");
  return header != ask.headers.end() ? header->second : ask.get("api_key");
}

// A call counts once for each of its symbols.
std::optional<Reply> refused(VenueServer& server, const Ask& ask, std::size_t calls) {
  const std::string key = key_of(ask);
  if (key.empty()) return message(401, "Invalid/Missing API key");
  if (server.take(Meter{"key " + key, kCallsInMinute, kWindow}, static_cast<double>(calls), ask.now)) {
    return std::nullopt;
  }
  Reply refusal = message(429, "Too many requests");
  const Millis left = floor_to(ask.now, kWindow) + kWindow - ask.now;
  refusal.headers["Retry-After"] = decimal(static_cast<double>(left) / 1000, 3);  // may have a fraction
  return refusal;
}

Reply exchanges(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask, 1)) return *no;
  std::string out = "[";
  for (const Source& source : sources()) {
    out += R"({"name":")" + std::string(source.name) + R"(","code":")" + source.code + "\"},";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

Reply future_markets(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask, 1)) return *no;
  std::string out = "[";
  for (const Perp& perp : perps(server.market())) {
    const Listing& listing = perp.book->listing();
    out += R"({"symbol":")" + perp.symbol + R"(","exchange":")" + perp.source->code +
           R"(","symbol_on_exchange":")" + listing.symbol + R"(","base_asset":")" + listing.base +
           R"(","quote_asset":")" + listing.quote;
    out += R"(","expire_at":null,"has_buy_sell_data":true,"is_perpetual":true,"margined":")";
    out += listing.inverse ? "COIN" : "STABLE";
    out += R"(","oi_lq_vol_denominated_in":")";
    out += listing.inverse ? "QUOTE_ASSET" : "BASE_ASSET";
    out += R"(","has_long_short_ratio_data":false,"has_ohlcv_data":true},)";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

struct Query {
  std::vector<Perp> perps;
  Millis step = 0, from = 0, to = 0;  // opens of the first and the last bar
  bool usd = false;
};

std::optional<Millis> step_of(const std::string& name) {
  static const std::array<std::pair<const char*, Millis>, 10> kIntervals = {{{"1min", kMinute},
                                                                             {"5min", 5 * kMinute},
                                                                             {"15min", 15 * kMinute},
                                                                             {"30min", 30 * kMinute},
                                                                             {"1hour", kHour},
                                                                             {"2hour", 2 * kHour},
                                                                             {"4hour", 4 * kHour},
                                                                             {"6hour", 6 * kHour},
                                                                             {"12hour", 12 * kHour},
                                                                             {"daily", kDay}}};
  for (const auto& [interval, step] : kIntervals) {
    if (name == interval) return step;
  }
  return std::nullopt;
}

// Unknown symbols are left out of the answer.
std::optional<Reply> read(VenueServer& server, const Ask& ask, bool history, Query& query) {
  const auto names = split(ask.get("symbols"), ',');
  if (auto no = refused(server, ask, names.size())) return no;
  if (names[0].empty()) return message(400, "symbols is required");
  if (names.size() > kMostSymbols) return message(400, "at most 20 symbols");
  const auto all = perps(server.market());
  for (const std::string& name : names) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(query.perps),
                 [&name](const Perp& perp) { return perp.symbol == name; });
  }
  query.usd = ask.get("convert_to_usd") == "true";
  if (!history) return std::nullopt;
  const auto step = step_of(ask.get("interval"));
  if (!step) return message(400, "interval is invalid");
  if (!ask.integer("from") || !ask.integer("to")) return message(400, "from and to are required");
  query.step = *step;
  query.from = std::max(ceil_to(*seconds_in(ask, "from"), *step), kSince);
  query.to = std::min(ask.now, *seconds_in(ask, "to"));
  if (*step < kDay) query.from = std::max(query.from, floor_to(ask.now, *step) - (kIntradayKept - 1) * *step);
  return std::nullopt;
}

void put_point(std::string& out, Millis t, double open, double high, double low, double close) {
  out += R"({"t":)";
  append_integer(out, t / 1000);
  for (const auto& [key, x] : {std::pair{"o", open}, {"h", high}, {"l", low}, {"c", close}}) {
    out.append(",\"").append(key).append("\":");
    append_number(out, x);
  }
  out += "},";
}

// One element a symbol, its rows written by `rows`.
template <class Rows>
Reply histories(const Query& query, Rows rows) {
  std::string out = "[";
  for (const Perp& perp : query.perps) {
    out += R"({"symbol":")" + perp.symbol + R"(","history":[)";
    rows(out, *perp.book);
    if (out.back() == ',') out.pop_back();
    out += "]},";
  }
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

std::optional<double> open_interest_at(const Book& book, Millis t, bool usd) {
  const auto value = book.open_interest(t);
  if (!value || !usd || book.listing().inverse) return value;
  return *value * book.price(t);
}

Reply open_interest_history(VenueServer& server, const Ask& ask) {
  Query query;
  if (auto no = read(server, ask, true, query)) return *no;
  return histories(query, [&](std::string& out, const Book& book) {
    for (Millis t = query.from; t <= query.to; t += query.step) {
      const Millis end = std::min(t + query.step, ask.now);
      const auto open = open_interest_at(book, t, query.usd);
      const auto close = open_interest_at(book, end, query.usd);
      if (!open || !close) continue;
      const double inside = open_interest_at(book, t + (end - t) / 2, query.usd).value_or(*open);
      put_point(out, t, *open, std::max({*open, *close, inside}), std::min({*open, *close, inside}), *close);
    }
  });
}

// The last settled rate, in percent.
Reply funding_history(VenueServer& server, const Ask& ask) {
  Query query;
  if (auto no = read(server, ask, true, query)) return *no;
  return histories(query, [&](std::string& out, const Book& book) {
    const auto prints = book.funding(query.from - 2 * kDay, query.to + query.step, ask.now);
    std::size_t next = 0;
    double rate = 0;
    for (Millis t = query.from; t <= query.to; t += query.step) {
      for (; next < prints.size() && prints[next].time <= t; ++next) rate = prints[next].rate;
      if (next == 0 || (book.listing().until && t >= *book.listing().until)) continue;
      const double open = rate;
      double high = rate, low = rate;
      for (; next < prints.size() && prints[next].time < t + query.step; ++next) {
        rate = prints[next].rate;
        high = std::max(high, rate);
        low = std::min(low, rate);
      }
      put_point(out, t, open * 100, high * 100, low * 100, rate * 100);
    }
  });
}

Reply candle_history(VenueServer& server, const Ask& ask) {
  Query query;
  if (auto no = read(server, ask, true, query)) return *no;
  return histories(query, [&](std::string& out, const Book& book) {
    for (const Bar& bar : book.bars(query.step, query.from, query.to, ask.now)) {
      put_point(out, bar.time, bar.open, bar.high, bar.low, bar.close);
      out.resize(out.size() - 2);
      for (const auto& [key, x] : {std::pair{"v", bar.volume}, {"bv", bar.volume / 2}}) {
        out.append(",\"").append(key).append("\":");
        append_number(out, x);
      }
      const auto trades = static_cast<Millis>(bar.volume);
      out += R"(,"tx":)" + std::to_string(trades) + R"(,"btx":)" + std::to_string(trades / 2) + "},";
    }
  });
}

template <class Value>
Reply current(VenueServer& server, const Ask& ask, Value value) {
  Query query;
  if (auto no = read(server, ask, false, query)) return *no;
  std::string out = "[";
  for (const Perp& perp : query.perps) {
    out += R"({"symbol":")" + perp.symbol + R"(","value":)";
    append_number(out, value(*perp.book, query.usd));
    out += R"(,"update":)" + std::to_string(ask.now) + "},";
  }
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

Reply open_interest(VenueServer& server, const Ask& ask) {
  return current(server, ask, [&ask](const Book& book, bool usd) {
    return open_interest_at(book, ask.now, usd).value_or(0);
  });
}

Reply funding_rate(VenueServer& server, const Ask& ask) {
  return current(server, ask, [&ask](const Book& book, bool) {
    const auto last = book.last_funding(0, ask.now, 1, ask.now);
    return last.empty() ? 0 : last.back().rate * 100;
  });
}

Reply predicted_rate(VenueServer& server, const Ask& ask) {
  return current(server, ask, [&ask](const Book& book, bool) { return running_rate(book, ask.now) * 100; });
}

}  // namespace

std::vector<VenueServer> coinalyze_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("coinalyze", market);
  server.on("/v1/exchanges", exchanges);
  server.on("/v1/future-markets", future_markets);
  server.on("/v1/open-interest", open_interest);
  server.on("/v1/funding-rate", funding_rate);
  server.on("/v1/predicted-funding-rate", predicted_rate);
  server.on("/v1/open-interest-history", open_interest_history);
  server.on("/v1/funding-rate-history", funding_history);
  server.on("/v1/ohlcv-history", candle_history);
  server.not_found = message(404, "Not Found");
  return servers;
}

}  // namespace exchange
