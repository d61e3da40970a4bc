// BitMEX: https://www.bitmex.com/api/v1. Closed on 2026-09-23; its history still answers. Bars are stamped at
// their END and open at the close before them.
#include <map>

#include "answers.h"

namespace exchange {
namespace {

const Meter kCalls{"calls", 30, kMinute};

Reply bad(int status, const std::string& message, const std::string& name = "HTTPError") {
  return reply(status, R"({"error":{"message":")" + message + R"(","name":")" + name + R"("}})");
}

VenueServer::Answerer metered(VenueServer::Answerer inner) {
  return [inner = std::move(inner)](VenueServer& server, const Ask& ask) {
    const auto used = server.take(kCalls, 1, ask.now);
    const Millis left = kMinute - real_time() % kMinute;
    Reply answer =
        used ? inner(server, ask)
             : bad(429, "Rate limit exceeded, retry in " + std::to_string(left / 1000 + 1) + " seconds.",
                   "RateLimitError");
    if (!used) answer.headers["Retry-After"] = std::to_string(left / 1000 + 1);
    answer.headers["x-ratelimit-limit"] = "30";
    answer.headers["x-ratelimit-remaining"] =
        std::to_string(used ? static_cast<int>(std::max(0.0, kCalls.capacity - *used)) : 0);
    answer.headers["x-ratelimit-reset"] = std::to_string((ask.now + left) / 1000);
    return answer;
  };
}

struct Page {
  Millis from = 0, to = 0;  // inclusive
  std::size_t count = 100, start = 0;
  bool reverse = false;
};

std::optional<Reply> read_page(const Ask& ask, Millis most, Page& page) {
  page.to = ask.now;
  for (const auto& [key, place] : {std::pair("startTime", &page.from), std::pair("endTime", &page.to)}) {
    if (ask.get(key).empty()) continue;
    const auto t = parse_instant(ask.get(key));
    if (!t) return bad(400, std::string(key) + " is not a valid date", "ValidationError");
    *place = *t;
  }
  const Millis count = ask.integer("count").value_or(100), start = ask.integer("start").value_or(0);
  if (count > most)
    return bad(400, "Maximum result count is " + std::to_string(most) +
                        ". Please use the start & count params to paginate.");
  if (count < 1 || start < 0) return bad(400, "count must be positive", "ValidationError");
  page.count = static_cast<std::size_t>(count);
  page.start = static_cast<std::size_t>(start);
  page.reverse = ask.get("reverse") == "true" || ask.get("reverse") == "1";
  return {};
}

// One page of rows that are given from the earliest on, or with `reverse` from the latest on.
template <class Row, class Write>
std::string page_text(std::vector<Row> rows, const Page& page, Write write) {
  if (page.reverse) std::reverse(rows.begin(), rows.end());
  std::string out = "[";
  for (std::size_t i = page.start; i < rows.size() && i < page.start + page.count; ++i) {
    if (out.size() > 1) out += ',';
    write(out, rows[i]);
  }
  return out + "]";
}

double xbt_price(const VenueServer& server, Millis t) {
  const Book* book = server.book("XBTUSD");
  return book ? book->price(t) : 1;
}

// Contracts of an amount of coin: $1 each, a millionth of a coin, or the quanto's 100 satoshi a dollar.
double contracts_of(const VenueServer& server, const Book& book, double coin, double price, Millis t) {
  const Listing& l = book.listing();
  if (l.inverse) return std::nearbyint(coin * price);
  if (l.symbol == "ETHUSD") return std::nearbyint(coin / (1e-6 * xbt_price(server, t)));
  return std::nearbyint(coin / 1e-6);
}

void append_bucket(std::string& out, const VenueServer& server, const Book& book, const Bar& bar, double open,
                   Millis stamp) {
  const double vwap = (bar.high + bar.low + bar.close) / 3;
  const double contracts = contracts_of(server, book, bar.volume, vwap, bar.time);
  out += R"({"timestamp":")" + iso_milliseconds(stamp) + R"(","symbol":")" + book.listing().symbol + "\"";
  const auto put = [&out](const char* key, double x) {
    out += ",\"";
    out += key;
    out += "\":";
    append_number(out, x);
  };
  put("open", open);
  put("high", bar.high);
  put("low", bar.low);
  put("close", bar.close);
  put("trades", std::floor(bar.volume * 3) + 1);
  put("volume", contracts);
  put("vwap", std::nearbyint(vwap * 1e4) / 1e4);
  put("lastSize", 100);
  put("turnover", std::nearbyint(bar.volume * 1e8));
  put("homeNotional", bar.volume);
  put("foreignNotional", book.listing().inverse ? contracts : std::nearbyint(bar.volume * vwap * 1e4) / 1e4);
  out += '}';
}

Reply bucketed(VenueServer& server, const Ask& ask) {
  static const std::map<std::string, Millis> kSteps = {
      {"1m", kMinute}, {"5m", 5 * kMinute}, {"1h", kHour}, {"1d", kDay}};
  const auto step = kSteps.find(ask.get("binSize", "1m"));
  if (step == kSteps.end()) return bad(400, "binSize must be one of 1m, 5m, 1h, 1d", "ValidationError");
  Page page;
  if (auto no = read_page(ask, 1000, page)) return *no;
  const Book* book = server.book(ask.get("symbol"));
  if (!book) return reply(200, "[]");
  const Width width{step->second};
  const bool partial = ask.get("partial") == "true";
  // One more than asked for: each opens at the close of the one before. The running one has an end to come.
  const std::size_t wanted = page.count + page.start + 2;
  const Millis from = page.from - 2 * width.step, to = page.to - width.step;
  const auto bars = page.reverse
                        ? newest(*book, width, from, to + (partial ? width.step : 0), wanted, ask.now)
                        : oldest(*book, width, from, to + (partial ? width.step : 0), wanted + 2, ask.now);
  struct Bucket {
    Bar bar;
    double open;
  };
  std::vector<Bucket> buckets;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Millis stamp = bars[i].time + width.step;
    if (stamp < page.from || stamp > page.to + (partial ? width.step : 0) || (!partial && stamp > ask.now))
      continue;
    buckets.push_back(
        {bars[i], i > 0 && bars[i - 1].time + width.step == bars[i].time ? bars[i - 1].close : bars[i].open});
  }
  return reply(200, page_text(std::move(buckets), page, [&](std::string& out, const Bucket& b) {
                 append_bucket(out, server, *book, b.bar, b.open, b.bar.time + width.step);
               }));
}

Reply funding(VenueServer& server, const Ask& ask) {
  Page page;
  if (auto no = read_page(ask, 500, page)) return *no;
  const Book* book = server.book(ask.get("symbol"));
  if (!book || !book->listing().perp) return reply(200, "[]");
  const std::size_t wanted = page.count + page.start;
  auto prints = page.reverse ? book->last_funding(page.from, page.to, wanted, ask.now)
                             : book->first_funding(page.from, page.to, wanted, ask.now);
  return reply(200, page_text(std::move(prints), page, [&](std::string& out, const Print& p) {
                 static const Millis kZero = *parse_instant("2000-01-01");
                 out += R"({"timestamp":")" + iso_milliseconds(p.time) + R"(","symbol":")" +
                        book->listing().symbol + R"(","fundingInterval":")" +
                        iso_milliseconds(kZero + static_cast<Millis>(p.hours * static_cast<double>(kHour))) +
                        R"(","fundingRate":)" + number(p.rate) + R"(,"fundingRateDaily":)" +
                        number(p.rate * 24 / p.hours) + "}";
               }));
}

std::string instrument_of(const VenueServer& server, const Book& book, Millis now) {
  const Listing& l = book.listing();
  const bool open = !l.until || now < *l.until;
  const Millis t = open ? now : *l.until;
  const double price = book.price(t);
  const double raw = l.perp && open ? book.open_interest(t).value_or(0) : 0;
  const double contracts = l.inverse ? raw : contracts_of(server, book, raw, price, t);
  const double value = l.inverse ? raw / price * 1e8 : raw * price / xbt_price(server, t) * 1e8;
  return R"({"symbol":")" + l.symbol + R"(","rootSymbol":")" + (l.base == "BTC" ? "XBT" : l.base) +
         R"(","state":")" + (open ? "Open" : "Closed") + R"(","typ":")" + (l.perp ? "FFWCSX" : "IFXXXP") +
         R"(","listing":")" + iso_milliseconds(l.since) + R"(","quoteCurrency":")" + l.quote +
         R"(","underlying":")" + (l.base == "BTC" ? "XBT" : l.base) + R"(","settlCurrency":")" +
         (l.inverse || l.symbol == "ETHUSD" ? "XBt" : "USDt") + R"(","isInverse":)" +
         (l.inverse ? "true" : "false") + R"(,"isQuanto":)" + (l.symbol == "ETHUSD" ? "true" : "false") +
         R"(,"lotSize":100,"tickSize":0.1,"multiplier":)" +
         (l.inverse              ? "-100000000"
          : l.symbol == "ETHUSD" ? "100"
                                 : "1") +
         R"(,"underlyingToPositionMultiplier":)" + (l.inverse || l.symbol == "ETHUSD" ? "null" : "1000000") +
         R"(,"fundingInterval":)" + (l.perp ? R"("2000-01-01T08:00:00.000Z")" : "null") + R"(,"lastPrice":)" +
         number(price) + R"(,"markPrice":)" + number(price) + R"(,"openInterest":)" + number(contracts) +
         R"(,"openValue":)" + number(std::nearbyint(value)) + R"(,"timestamp":")" + iso_milliseconds(t) +
         R"("})";
}

Reply instruments(VenueServer& server, const Ask& ask, bool active) {
  std::string out;
  for (const Book* book : server.market().of_venue("bitmex")) {
    const Listing& l = book->listing();
    if (ask.has("symbol") && ask.get("symbol") != l.symbol) continue;
    if (l.since > ask.now || (active && l.until && ask.now >= *l.until)) continue;
    out += (out.empty() ? "" : ",") + instrument_of(server, *book, ask.now);
  }
  return reply(200, "[" + out + "]");
}

}  // namespace

std::vector<VenueServer> bitmex_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("bitmex", market);
  server.not_found = bad(404, "Not Found");
  const auto add = [&](const char* path, VenueServer::Answerer answerer) {
    server.on(std::string("/api/v1/") + path, metered(std::move(answerer)));
  };
  add("trade/bucketed", bucketed);
  add("funding", funding);
  add("instrument", [](VenueServer& s, const Ask& a) { return instruments(s, a, false); });
  add("instrument/active", [](VenueServer& s, const Ask& a) { return instruments(s, a, true); });
  return servers;
}

}  // namespace exchange
