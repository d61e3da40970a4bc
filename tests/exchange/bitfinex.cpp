// Bitfinex: https://api-pub.bitfinex.com. Arrays without names; close comes second in a candle.
#include <array>

#include "answers.h"

namespace exchange {
namespace {

constexpr std::size_t kMostCandles = 10'000;
constexpr std::size_t kMostStatuses = 5'000;
const Meter kCandleCalls{"candles", 30, 60'000};
const Meter kOtherCalls{"other", 90, 60'000};
// Nobody could trade after the theft of August 2016.
constexpr Millis kHalted = 1'470'182'400'000;   // 2016-08-03
constexpr Millis kResumed = 1'470'787'200'000;  // 2016-08-10
// A status is noted about once a minute, some seconds into it.
constexpr Millis kStatusSecond = 14'000;

struct Timeframe {
  const char* name;
  Width width;
};
const std::array<Timeframe, 12> kTimeframes = {{{"1m", {kMinute}},
                                                {"5m", {5 * kMinute}},
                                                {"15m", {15 * kMinute}},
                                                {"30m", {30 * kMinute}},
                                                {"1h", {kHour}},
                                                {"3h", {3 * kHour}},
                                                {"6h", {6 * kHour}},
                                                {"12h", {12 * kHour}},
                                                {"1D", {kDay}},
                                                {"1W", kMondays},
                                                {"14D", {14 * kDay, 4 * kDay}},
                                                {"1M", {31 * kDay, 0, true}}}};

Reply error(int status, int code, const std::string& message) {
  return reply(status, R"(["error",)" + std::to_string(code) + ",\"" + message + "\"]");
}

// The breach of a limit is answered with either status.
std::optional<Reply> refused(VenueServer& server, const Meter& meter, const Ask& ask) {
  if (server.take(meter, 1, ask.now)) return std::nullopt;
  return error(ask.now / 1000 % 4 == 0 ? 500 : 429, 11010, "ratelimit: error");
}

struct Page {
  Millis start = 0, end = 0;
  std::size_t limit = 0;
  bool ascending = false;
};

// Nothing where a parameter is no number or out of its range.
std::optional<Page> page_of(const Ask& ask, std::size_t usual, std::size_t most) {
  for (const char* name : {"start", "end", "limit", "sort"}) {
    if (ask.has(name) && !ask.integer(name)) return std::nullopt;
  }
  const Millis limit = ask.integer("limit").value_or(static_cast<Millis>(usual));
  const Millis sort = ask.integer("sort").value_or(-1);
  if (limit < 1 || limit > static_cast<Millis>(most) || (sort != 1 && sort != -1)) return std::nullopt;
  return Page{millis_in(ask, "start").value_or(0), millis_in(ask, "end").value_or(ask.now),
              static_cast<std::size_t>(limit), sort == 1};
}

void put_candle(std::string& out, const Bar& bar) {
  out += '[';
  append_integer(out, bar.time);
  for (const double x : {bar.open, bar.close, bar.high, bar.low, bar.volume}) {
    out += ',';
    append_number(out, x);
  }
  out += ']';
}

// /v2/candles/trade:1D:tBTCUSD/hist, or /last. Bars without trades have no row.
Reply candles(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kCandleCalls, ask)) return *no;
  const auto parts = split(ask.path.substr(std::string("/v2/candles/").size()), '/');
  const auto key = split(parts[0], ':');
  if (parts.size() != 2 || key.size() < 3 || key[0] != "trade") return error(500, 10020, "symbol: invalid");
  const Book* book = server.book(parts[0].substr(key[0].size() + key[1].size() + 2));
  const auto timeframe = std::find_if(kTimeframes.begin(), kTimeframes.end(),
                                      [&key](const Timeframe& t) { return key[1] == t.name; });
  if (timeframe == kTimeframes.end()) return error(500, 10020, "timeframe: invalid");
  if (book == nullptr) return error(500, 10020, "symbol: invalid");
  auto page = page_of(ask, 100, kMostCandles);
  if (!page) return error(500, 10020, "limit: invalid");
  const bool last = parts[1] == "last";
  if (last) *page = {0, ask.now, 1, false};

  auto bars =
      page->ascending
          ? oldest(*book, timeframe->width, page->start, page->end, page->limit, ask.now, Empty::left_out)
          : newest(*book, timeframe->width, page->start, page->end, page->limit, ask.now, Empty::left_out);
  bars.erase(std::remove_if(bars.begin(), bars.end(),
                            [](const Bar& bar) { return bar.time >= kHalted && bar.time < kResumed; }),
             bars.end());
  if (!page->ascending) std::reverse(bars.begin(), bars.end());
  std::string out = last ? "" : "[";
  out.reserve(bars.size() * 80 + 16);
  for (const Bar& bar : bars) {
    put_candle(out, bar);
    out += ',';
  }
  if (!bars.empty()) out.pop_back();
  return reply(200, last ? (out.empty() ? "[]" : out) : out + "]");
}

const Book* spot_beside(const VenueServer& server, const Book& perp) {
  const Book* spot = spot_of(server, "bitfinex", perp.listing().base, perp.listing().quote);
  return spot != nullptr ? spot : &perp;
}

// What a status row says at `t`; the rate is the one of the running period.
void put_status(std::string& out, const Book& perp, const Book& spot, Millis t, Millis settles, double rate) {
  const double price = perp.price(t);
  append_integer(out, t);
  out += ",null,";
  append_number(out, price);
  out += ',';
  append_number(out, spot.price(t));
  out += ",null,36950860.76010305,null,";
  append_integer(out, settles);
  out += ',';
  append_number(out, rate / 8);
  out += ',';
  append_integer(out, 480 - (settles - t) / kMinute);
  out += ",null,";
  append_number(out, rate);
  out += ",null,null,";
  append_number(out, price);
  out += ",null,null,";
  append_number(out, perp.open_interest(t).value_or(0));
  out += ",null,null,null,0.0005,0.0025";
}

Reply status(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kOtherCalls, ask)) return *no;
  if (!ask.has("keys")) return error(500, 10020, "keys: invalid");
  const auto keys = split(ask.get("keys"), ',');
  std::string out = "[";
  for (const Book* perp : listed(server, "bitfinex", ask.now)) {
    const std::string& symbol = perp->listing().symbol;
    const bool wanted = keys[0] == "ALL" || std::find(keys.begin(), keys.end(), symbol) != keys.end();
    if (!perp->listing().perp || !wanted) continue;
    out += "[\"" + symbol + "\",";
    put_status(out, *perp, *spot_beside(server, *perp), ask.now, next_settlement(*perp, ask.now),
               running_rate(*perp, ask.now));
    out += "],";
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]");
}

std::string history(const Book& perp, const Book& spot, const Page& page, Millis now) {
  const Millis from = std::max(page.start, perp.listing().since);
  const Millis to = std::min(page.end, now);
  Millis first = ceil_to(from - kStatusSecond, kMinute) + kStatusSecond;
  Millis last = floor_to(to - kStatusSecond, kMinute) + kStatusSecond;
  const Millis reach = static_cast<Millis>(page.limit - 1) * kMinute;
  if (page.ascending) {
    last = std::min(last, first + reach);
  } else {
    first = std::max(first, last - reach);
  }
  if (first > last) return "[]";
  std::string out = "[";
  out.reserve(static_cast<std::size_t>((last - first) / kMinute + 1) * 160);
  Millis settles = 0;
  double rate = 0;
  const Millis step = page.ascending ? kMinute : -kMinute;
  for (Millis t = page.ascending ? first : last; t >= first && t <= last; t += step) {
    if (next_settlement(perp, t) != settles) {
      settles = next_settlement(perp, t);
      rate = running_rate(perp, t);
    }
    out += '[';
    put_status(out, perp, spot, t, settles, rate);
    out += "],";
  }
  out.back() = ']';
  return out;
}

// /v2/status/deriv/tBTCF0:USTF0/hist: the row of `status` without its key.
Reply status_history(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kOtherCalls, ask)) return *no;
  const auto parts = split(ask.path.substr(std::string("/v2/status/deriv/").size()), '/');
  const Book* perp = parts.size() == 2 && parts[1] == "hist" ? server.book(parts[0]) : nullptr;
  if (perp == nullptr || !perp->listing().perp) return error(500, 10020, "key: invalid");
  const auto page = page_of(ask, 100, kMostStatuses);
  if (!page) return error(500, 10020, "limit: invalid");
  return reply(200, history(*perp, *spot_beside(server, *perp), *page, ask.now));
}

std::string pairs_text(const VenueServer& server, bool perps, bool with_info) {
  std::string out = "[";
  for (const Book* book : server.market().of_venue("bitfinex")) {
    if (book->listing().perp != perps) continue;
    const std::string pair = "\"" + book->listing().symbol.substr(1) + "\"";
    out += with_info
               ? "[" + pair + R"(,[null,null,null,"0.00004","2000.0",null,null,null,0.2,0.1,null,null]],)"
               : pair + ",";
  }
  if (out.back() == ',') out.pop_back();
  return out + "]";
}

// /v2/conf/pub:info:pair,pub:list:currency,...: one element an item asked for.
Reply conf(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kOtherCalls, ask)) return *no;
  std::string out = "[";
  for (const std::string& item : split(ask.path.substr(std::string("/v2/conf/").size()), ',')) {
    if (item == "pub:info:pair") {
      out += pairs_text(server, false, true);
    } else if (item == "pub:info:pair:futures") {
      out += pairs_text(server, true, true);
    } else if (item == "pub:list:pair:exchange") {
      out += pairs_text(server, false, false);
    } else if (item == "pub:list:pair:futures") {
      out += pairs_text(server, true, false);
    } else if (item == "pub:list:currency") {
      out += R"(["BTC","ETH","USD","UST","UDC","BTCF0","ETHF0","USTF0"])";
    } else if (item == "pub:map:currency:sym") {
      out += R"([["UDC","USDC"],["UST","USDt"]])";
    } else if (item == "pub:map:currency:label") {
      out += R"([["BTC","Bitcoin"],["ETH","Ethereum"],["UST","Tether USDt"],["UDC","USD Coin"]])";
    } else if (item == "pub:map:currency:undl") {
      out += R"([["BTCF0","BTC"],["ETHF0","ETH"],["USTF0","UST"]])";
    } else {
      out += "[]";
    }
    out += ',';
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

void put_ticker(std::string& out, const Book& book, Millis now) {
  Bar day{0, book.price(now), 0, 0, book.price(now), 0};
  for (const Bar& bar : book.bars(kHour, now - kDay, now, now)) {
    if (day.time == 0) day = bar;
    day.high = std::max(day.high, bar.high);
    day.low = std::min(day.low, bar.low);
    day.close = bar.close;
    day.volume += bar.volume;
  }
  const double change = day.close - day.open;
  for (const double x :
       {day.close, 1.0, day.close, 1.0, change, change / day.open, day.close, day.volume, day.high}) {
    append_number(out, x);
    out += ',';
  }
  append_number(out, day.low);
}

Reply tickers(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kCandleCalls, ask)) return *no;
  const auto wanted = split(ask.get("symbols"), ',');
  std::string out = "[";
  for (const Book* book : listed(server, "bitfinex", ask.now)) {
    const std::string& symbol = book->listing().symbol;
    if (wanted[0] != "ALL" && std::find(wanted.begin(), wanted.end(), symbol) == wanted.end()) continue;
    out += "[\"" + symbol + "\",";
    put_ticker(out, *book, ask.now);
    out += "],";
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]");
}

Reply ticker(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, kCandleCalls, ask)) return *no;
  const Book* book = server.book(ask.path.substr(std::string("/v2/ticker/").size()));
  if (book == nullptr) return error(500, 10020, "symbol: invalid");
  std::string out = "[";
  put_ticker(out, *book, ask.now);
  return reply(200, out + "]");
}

}  // namespace

std::vector<VenueServer> bitfinex_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("bitfinex", market);
  server.on("/v2/candles/*", candles);
  server.on("/v2/status/deriv", status);
  server.on("/v2/status/deriv/*", status_history);
  server.on("/v2/conf/*", conf);
  server.on("/v2/tickers", tickers);
  server.on("/v2/ticker/*", ticker);
  server.on("/v2/platform/status", [](VenueServer&, const Ask&) { return reply(200, "[1]"); });
  server.not_found = error(404, 10020, "path: invalid");
  return servers;
}

}  // namespace exchange
