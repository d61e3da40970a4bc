// Coinbase Exchange: https://api.exchange.coinbase.com. Candles newest first, low before high before open.
#include <array>

#include "answers.h"

namespace exchange {
namespace {

constexpr Millis kMostCandles = 300;
const Meter kCalls{"calls", 15, 1'000};  // ten a second, bursts of fifteen

Reply message(int status, const std::string& text) { return reply(status, R"({"message":")" + text + "\"}"); }

// Every call: who does not say who it is, or asks too often, gets nothing.
std::optional<Reply> refused(VenueServer& server, const Ask& ask) {
  const auto agent = ask.headers.find("user-agent");
  if (agent == ask.headers.end() || agent->second.empty())
    return message(400, "User-Agent header is required.");
  if (server.take(kCalls, 1, ask.now)) return std::nullopt;
  return message(429, "Public rate limit exceeded");
}

std::string candles_text(const std::vector<Bar>& bars) {
  std::string out = "[";
  out.reserve(bars.size() * 80);
  for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar) {
    out += '[';
    append_integer(out, bar->time / 1000);
    for (const double x : {bar->low, bar->high, bar->open, bar->close, bar->volume}) {
      out += ',';
      append_number(out, x);
    }
    out += "],";
  }
  if (!bars.empty()) out.pop_back();
  return out + "]";
}

Reply candles(const Book& book, const Ask& ask) {
  static const std::array<Millis, 6> kGranularities = {60, 300, 900, 3600, 21600, 86400};
  const Millis seconds = ask.has("granularity") ? ask.integer("granularity").value_or(0) : 60;
  if (std::find(kGranularities.begin(), kGranularities.end(), seconds) == kGranularities.end()) {
    return message(400, "Unsupported granularity");
  }
  const Width width{seconds * 1000};
  // With one of the two missing, both are ignored.
  if (!ask.has("start") || !ask.has("end")) {
    return reply(200, candles_text(newest(book, width, 0, ask.now, kMostCandles, ask.now, Empty::left_out)));
  }
  const auto start = any_instant(ask.get("start"));
  const auto end = any_instant(ask.get("end"));
  if (!start) return message(400, "invalid start");
  if (!end) return message(400, "invalid end");
  if (*start > *end) return message(400, "start must be before end");
  if (*end / width.step - ceil_to(*start, width.step) / width.step + 1 > kMostCandles) {
    return message(
        400, "granularity too small for the requested time range. Count of aggregations requested exceeds " +
                 std::to_string(kMostCandles));
  }
  // The bar that holds `start` is given, though it opens before.
  return reply(200, candles_text(oldest(book, width, floor_to(*start, width.step), *end, kMostCandles + 1,
                                        ask.now, Empty::left_out)));
}

void put_product(std::string& out, const Listing& listing) {
  const bool coin = listing.base != "USDT";
  out += R"({"id":")" + listing.symbol + R"(","base_currency":")" + listing.base + R"(","quote_currency":")" +
         listing.quote;
  out += R"(","quote_increment":")" + std::string(coin ? "0.01" : "0.00001") + R"(","base_increment":")" +
         (coin ? "0.00000001" : "0.01") + R"(","display_name":")" + listing.base + "/" + listing.quote;
  out += R"(","min_market_funds":"1","margin_enabled":false,"post_only":false,"limit_only":false,)"
         R"("cancel_only":false,"status":"online","status_message":"","trading_disabled":false,)"
         R"("fx_stablecoin":false,"auction_mode":false})";
}

void put_ticker(std::string& out, const Book& book, Millis now) {
  double volume = 0;
  for (const Bar& bar : book.bars(kHour, now - kDay, now, now)) volume += bar.volume;
  out += R"({"trade_id":1,"size":"0.01","price":)";
  put_quoted(out, book.price(now));
  out += R"(,"bid":)";
  put_quoted(out, book.price(now));
  out += R"(,"ask":)";
  put_quoted(out, book.price(now));
  out += R"(,"volume":)";
  put_quoted(out, volume);
  out += R"(,"time":")" + iso_milliseconds(now) + "\"}";
}

Reply products(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = "[";
  for (const Book* book : server.market().of_venue("coinbase")) {
    put_product(out, book->listing());
    out += ',';
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

// /products/BTC-USD, /products/BTC-USD/candles, /products/BTC-USD/ticker
Reply product(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  const auto parts = split(ask.path.substr(std::string("/products/").size()), '/');
  const Book* book = server.book(upper(parts[0]));
  if (book == nullptr || parts.size() > 2) return message(404, "NotFound");
  if (parts.size() == 2 && parts[1] == "candles") return candles(*book, ask);
  std::string out;
  if (parts.size() == 1) {
    put_product(out, book->listing());
  } else if (parts[1] == "ticker") {
    put_ticker(out, *book, ask.now);
  } else {
    return message(404, "NotFound");
  }
  return reply(200, std::move(out));
}

Reply currencies(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = "[";
  for (const char* id : {"BTC", "ETH", "USD", "USDT", "USDC"}) {
    const std::string kind = std::string(id) == "USD" ? "fiat" : "crypto";
    out += R"({"id":")" + std::string(id) + R"(","name":")" + id +
           R"(","min_size":"0.00000001","status":"online","message":"","max_precision":"0.00000001",)"
           R"("convertible_to":[],"details":{"type":")" +
           kind + R"("},"default_network":"","supported_networks":[]},)";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

Reply time(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = R"({"iso":")" + iso_milliseconds(ask.now) + R"(","epoch":)";
  append_number(out, static_cast<double>(ask.now) / 1000);
  return reply(200, out + "}");
}

}  // namespace

std::vector<VenueServer> coinbase_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("coinbase", market);
  server.on("/products", products);
  server.on("/products/*", product);
  server.on("/currencies", currencies);
  server.on("/time", time);
  server.not_found = message(404, "NotFound");
  return servers;
}

}  // namespace exchange
