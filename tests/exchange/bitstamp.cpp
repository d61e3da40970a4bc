// Bitstamp: https://www.bitstamp.net. Intervals without trades are filled, `start` beside `end` is ignored,
// and one day comes twice.
#include <array>

#include "answers.h"

namespace exchange {
namespace {

constexpr Millis kMostCandles = 1000;
constexpr Millis kDoubled = 1'546'992'000'000;  // 2019-01-09: two rows with different values
const Meter kCalls{"calls", 10'000, 600'000};
const Meter kBurst{"burst", 400, 1'000};

Reply error(int status, const std::string& field, const std::string& text) {
  return reply(status, R"({"status":"error","reason":{")" + field + R"(":[")" + text + R"("]},"code":")" +
                           std::to_string(status) + R"(.002"})");
}

std::optional<Reply> refused(VenueServer& server, const Ask& ask) {
  if (server.take(kBurst, 1, ask.now) && server.take(kCalls, 1, ask.now)) return std::nullopt;
  return reply(429, R"({"status":"error","reason":"Request rate limit exceeded.","code":"429.001"})");
}

// Nobody traded the stablecoins on some days: the whole day is flat at the price before, without volume.
bool quiet(const Listing& listing, Millis t) {
  if (listing.base == "BTC" || listing.base == "ETH") return false;
  const auto day = static_cast<std::uint64_t>(t / kDay);
  return day % 8 != 0 && (day * 2'654'435'761U >> 7) % 11 == 3;
}

void flatten_quiet_days(const Book& book, std::vector<Bar>& bars, Millis now) {
  double price = 0;
  for (Bar& bar : bars) {
    if (!quiet(book.listing(), bar.time)) {
      price = bar.close;
      continue;
    }
    if (price == 0) {  // the page begins on such a day; the last busy one is at most seven before
      for (const Bar& day : book.bars(kDay, bar.time - 8 * kDay, bar.time - kDay, now)) {
        if (!quiet(book.listing(), day.time)) price = day.close;
      }
      if (price == 0) price = bar.open;
    }
    bar = {bar.time, price, price, price, price, 0};
  }
}

// Every bar from `from` to `to`, the doubled day twice.
std::vector<Bar> rows_of(const Book& book, Millis step, Millis from, Millis to, Millis now) {
  const Width width{step};
  auto bars = filled(bars_of(book, width, from - 10 * step, to, now), step);
  bars.erase(bars.begin(),
             std::find_if(bars.begin(), bars.end(), [from](const Bar& bar) { return bar.time >= from; }));
  if (step <= kDay) flatten_quiet_days(book, bars, now);
  if (book.listing().symbol != "btcusd" || step != kDay) return bars;
  const auto doubled =
      std::find_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.time == kDoubled; });
  if (doubled != bars.end()) {
    Bar early = *doubled;  // an earlier reading of the day: less volume, another close
    early.close = std::max(early.low, early.close - 1.95);
    early.volume *= 0.9999;
    bars.insert(doubled, early);
  }
  return bars;
}

std::string rows_text(const Listing& listing, const std::vector<Bar>& bars) {
  std::string out = R"({"data":{"pair":")" + listing.base + "/" + listing.quote + R"(","ohlc":[)";
  out.reserve(bars.size() * 130 + 64);
  const int decimals = listing.base == "BTC" || listing.base == "ETH" ? 2 : 5;
  for (const Bar& bar : bars) {
    out += R"({"timestamp":")";
    append_integer(out, bar.time / 1000);
    out += R"(","open":)";
    put_fixed(out, bar.open, decimals);
    out += R"(,"high":)";
    put_fixed(out, bar.high, decimals);
    out += R"(,"low":)";
    put_fixed(out, bar.low, decimals);
    out += R"(,"close":)";
    put_fixed(out, bar.close, decimals);
    out += R"(,"volume":)";
    put_fixed(out, bar.volume);
    out += "},";
  }
  if (!bars.empty()) out.pop_back();
  return out + "]}}";
}

std::vector<Bar> page_of(const Book& book, const Ask& ask, Millis step, Millis limit) {
  std::vector<Bar> bars;
  const auto end = seconds_in(ask, "end");
  const auto start = seconds_in(ask, "start");
  const auto most = static_cast<std::size_t>(limit);
  const bool closed_only = ask.get("exclude_current_candle") == "true";
  const Millis newest = closed_only ? floor_to(ask.now, step) - 1 : ask.now - 1;
  if (start && !end) {
    const Millis from = ceil_to(std::max(*start, floor_to(book.listing().since, step)), step);
    bars = rows_of(book, step, from, std::min(newest, from + (limit - 1) * step), ask.now);
    if (bars.size() > most) bars.resize(most);
  } else {
    const Millis to = std::min(newest, end.value_or(ask.now));
    bars = rows_of(book, step, floor_to(to, step) - (limit - 1) * step, to, ask.now);
    if (bars.size() > most) bars.erase(bars.begin(), bars.end() - static_cast<std::ptrdiff_t>(most));
  }
  return bars;
}

// /api/v2/ohlc/btcusd/
Reply ohlc(VenueServer& server, const Ask& ask) {
  static const std::array<Millis, 12> kSteps = {60,   180,   300,   900,   1800,  3600,
                                                7200, 14400, 21600, 43200, 86400, 259200};
  if (auto no = refused(server, ask)) return *no;
  const Book* book = server.book(lower(split(ask.path.substr(std::string("/api/v2/ohlc/").size()), '/')[0]));
  if (book == nullptr)
    return reply(404, R"({"status":"error","reason":"Invalid market symbol.","code":"404.002"})");
  const auto step = ask.integer("step");
  if (!step || std::find(kSteps.begin(), kSteps.end(), *step) == kSteps.end()) {
    return error(400, "step", "Select a valid choice.");
  }
  const auto limit = ask.integer("limit");
  if (!limit) return error(400, "limit", "This field is required.");
  if (*limit < 1) return error(400, "limit", "Ensure this value is greater than or equal to 1.");
  if (*limit > kMostCandles) return error(400, "limit", "Ensure this value is less than or equal to 1000.");
  for (const char* name : {"start", "end"}) {
    if (ask.has(name) && !ask.integer(name)) return error(400, name, "Enter a whole number.");
  }
  return reply(200, rows_text(book->listing(), page_of(*book, ask, *step * 1000, *limit)));
}

Reply markets(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = "[";
  for (const Book* book : server.market().of_venue("bitstamp")) {
    const Listing& listing = book->listing();
    const bool coin = listing.base == "BTC" || listing.base == "ETH";
    const std::string name = listing.base + "/" + listing.quote;
    out += R"({"name":")" + name + R"(","market_symbol":")" + listing.symbol + R"(","url_symbol":")" +
           listing.symbol + R"(","base_currency":")" + listing.base +
           R"(","base_decimals":8,"counter_currency":")" + listing.quote + R"(","counter_decimals":)" +
           (coin ? "2" : "5") +
           R"(,"minimum_order_value":"10","minimum_order":"10.0 USD","trading":"Enabled",)"
           R"("instant_order_counter_decimals":2,"instant_and_market_orders":"Enabled","description":")" +
           name + R"(","market_type":"SPOT"},)";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

Reply currencies(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = "[";
  for (const char* code : {"BTC", "ETH", "USD", "USDT", "USDC"}) {
    const std::string text = code;
    out += R"({"name":")" + text + R"(","currency":")" + text + R"(","type":")" +
           (text == "USD" ? "fiat" : "crypto") + R"(","symbol":")" + text + R"(","decimals":)" +
           (text == "USD" ? "2" : "8") +
           R"(,"logo":"","available_supply":null,"deposit":"Enabled","withdrawal":"Enabled","networks":[]},)";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

// /api/v2/ticker/btcusd/
Reply ticker(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  const Book* book =
      server.book(lower(split(ask.path.substr(std::string("/api/v2/ticker/").size()), '/')[0]));
  if (book == nullptr)
    return reply(404, R"({"status":"error","reason":"Invalid market symbol.","code":"404.002"})");
  std::string out = R"({"timestamp":")" + std::to_string(ask.now / 1000) + R"(","side":"0")";
  for (const char* name : {"last", "bid", "ask", "vwap"}) {
    out.append(",\"").append(name).append("\":");
    put_quoted(out, book->price(ask.now));
  }
  double volume = 0, high = 0, low = 1e300, open = 0;
  for (const Bar& bar : book->bars(kHour, ask.now - kDay, ask.now, ask.now)) {
    if (open == 0) open = bar.open;
    volume += bar.volume;
    high = std::max(high, bar.high);
    low = std::min(low, bar.low);
  }
  for (const auto& [name, x] : {std::pair{"open", open}, {"high", high}, {"low", low}, {"volume", volume}}) {
    out.append(",\"").append(name).append("\":");
    put_quoted(out, x);
  }
  return reply(200, out + "}");
}

}  // namespace

std::vector<VenueServer> bitstamp_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("bitstamp", market);
  server.on("/api/v2/ohlc/*", ohlc);
  server.on("/api/v2/ticker/*", ticker);
  server.on("/api/v2/markets*", markets);
  server.on("/api/v2/trading-pairs-info*", markets);
  server.on("/api/v2/currencies*", currencies);
  server.not_found = reply(404, R"({"status":"error","reason":"Not found.","code":"404.001"})");
  return servers;
}

}  // namespace exchange
