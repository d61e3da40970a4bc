// Bybit V5: https://api.bybit.com. Errors come inside HTTP 200; rows come newest first; open interest counts
// both sides.
#include <map>

#include "answers.h"

namespace exchange {
namespace {

const Meter kCalls{"calls", 600, 5000};

std::string envelope(int code, const std::string& message, const std::string& result, Millis now) {
  return R"({"retCode":)" + std::to_string(code) + R"(,"retMsg":")" + message + R"(","result":)" + result +
         R"(,"retExtInfo":{},"time":)" + std::to_string(now) + "}";
}

Reply ok(const std::string& result, Millis now) { return reply(200, envelope(0, "OK", result, now)); }
Reply bad(const std::string& message, Millis now) { return reply(200, envelope(10001, message, "{}", now)); }

// Each answer of the API carries its budget; above it, HTTP 403 in plain text.
VenueServer::Answerer metered(VenueServer::Answerer inner) {
  return [inner = std::move(inner)](VenueServer& server, const Ask& ask) {
    const auto used = server.take(kCalls, 1, ask.now);
    Reply answer = used ? inner(server, ask) : reply(403, "access too frequent");
    if (!used) answer.type = "text/plain";
    const double left = used ? std::max(0.0, kCalls.capacity - *used) : 0;
    answer.headers["X-Bapi-Limit"] = "600";
    answer.headers["X-Bapi-Limit-Status"] = std::to_string(static_cast<int>(left));
    answer.headers["X-Bapi-Limit-Reset-Timestamp"] =
        std::to_string(ask.now - real_time() % kCalls.window + kCalls.window);
    return answer;
  };
}

bool known_category(const std::string& category) {
  return category == "linear" || category == "inverse" || category == "spot" || category == "option";
}

bool is_of(const Book& book, const std::string& category) {
  const Listing& l = book.listing();
  if (!l.perp) return category == "spot";
  return category == (l.inverse ? "inverse" : "linear");
}

const Book* find(const VenueServer& server, const Ask& ask, const std::string& category) {
  const Book* book = server.market().find(category == "spot" ? "bybit-spot" : "bybit", ask.get("symbol"));
  return book && is_of(*book, category) ? book : nullptr;
}

std::optional<Width> width_of(const std::string& interval) {
  if (interval == "D") return Width{};
  if (interval == "W") return kMondays;
  if (interval == "M") return Width{31 * kDay, 0, true};
  for (const int minutes : {1, 3, 5, 15, 30, 60, 120, 240, 360, 720}) {
    if (interval == std::to_string(minutes)) return Width{minutes * kMinute};
  }
  return {};
}

void append_row(std::string& out, const Book& book, const Bar& bar, bool with_volume) {
  out += '[';
  out += '"';
  append_integer(out, bar.time);
  out += '"';
  for (const double price : {bar.open, bar.high, bar.low, bar.close}) {
    out += ',';
    put_quoted(out, price);
  }
  if (with_volume) {
    const double money = bar.volume * (bar.open + bar.close) / 2;
    const bool inverse = book.listing().inverse;  // volume in USD, turnover in coin
    out += ',';
    put_quoted(out, inverse ? std::nearbyint(money) : bar.volume);
    out += ',';
    put_quoted(out, inverse ? bar.volume : money);
  }
  out += "],";
}

// From `start` alone forwards; else the newest up to `end`. A start inside a bar gives that bar.
std::vector<Bar> kline_rows(const Book& book, const Width& width, const Ask& ask, std::size_t limit) {
  const auto start = ask.integer("start"), end = ask.integer("end");
  const Millis from = start ? open_of(width, *start) : 0;
  if (start && !end) return oldest(book, width, from, ask.now, limit, ask.now);
  return newest(book, width, from, end.value_or(ask.now), limit, ask.now);
}

Reply kline(VenueServer& server, const Ask& ask, bool with_volume) {
  const std::string category = ask.get("category", "linear");
  if (!known_category(category)) return bad("params error: Category is invalid", ask.now);
  const Book* book = find(server, ask, category);
  if (!book) return bad("params error: Symbol Invalid", ask.now);
  const auto width = width_of(ask.get("interval"));
  if (!width) return bad("Invalid period!", ask.now);
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 200;
  if (limit < 1 || limit > 1000) return bad("params error: Limit Invalid", ask.now);
  const auto bars = kline_rows(*book, *width, ask, static_cast<std::size_t>(limit));
  std::string out =
      R"({"symbol":")" + book->listing().symbol + R"(","category":")" + category + R"(","list":[)";
  out.reserve(bars.size() * 110 + 100);
  for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar) append_row(out, *book, *bar, with_volume);
  if (out.back() == ',') out.pop_back();
  return ok(out + "]}", ask.now);
}

// The counted-once fields came on 2026-06-11 and were filled in for some months before.
bool has_single(Millis row, Millis now) {
  static const Millis kSince = *parse_instant("2026-06-11"), kFilled = *parse_instant("2025-12-01");
  return now >= kSince && row >= kFilled;
}

void append_open_interest(std::string& out, const Book& book, Millis t, Millis now) {
  const double one_side = book.open_interest(t).value_or(0);
  out += R"({"openInterest":)";
  put_fixed(out, 2 * one_side);
  if (has_single(t, now)) {
    out += R"(,"singleOpenInterest":)";
    put_quoted(out, one_side, book.listing().inverse ? 0 : 8);
  }
  out += R"(,"timestamp":")";
  append_integer(out, t);
  out += R"("},)";
}

// "lastid=5&lasttime=1780617600" of the page before; nothing where a client has encoded it once more.
std::optional<Millis> cursor_time(const std::string& cursor) {
  const std::string key = "&lasttime=";
  const size_t at = cursor.find(key);
  if (cursor.compare(0, 7, "lastid=") != 0 || at == std::string::npos) return {};
  const auto seconds = any_instant(cursor.substr(at + key.size()));
  return seconds;
}

Reply open_interest(VenueServer& server, const Ask& ask) {
  static const std::map<std::string, Millis> kSteps = {{"5min", 5 * kMinute},   {"15min", 15 * kMinute},
                                                       {"30min", 30 * kMinute}, {"1h", kHour},
                                                       {"4h", 4 * kHour},       {"1d", kDay}};
  const std::string category = ask.get("category");
  const Book* book = find(server, ask, category);
  if (!book || category == "spot") return bad("params error: symbol invalid", ask.now);
  const auto found = kSteps.find(ask.get("intervalTime"));
  if (found == kSteps.end()) return bad("params error: intervalTime invalid", ask.now);
  const Millis step = found->second;
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 50;
  if (limit < 1 || limit > 200) return bad("params error: limit invalid", ask.now);
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  Millis t = floor_to(std::min(end.value_or(ask.now), ask.now), step);
  // A lone start is ignored: the walk goes back from the end.
  const Millis from = std::max(start && end ? *start : 0, book->listing().since);
  if (!ask.get("cursor").empty()) {
    const auto last = cursor_time(ask.get("cursor"));
    if (!last) return bad("params error: cursor invalid", ask.now);
    t = std::min(t, floor_to(*last - 1, step));
  }
  std::string out =
      R"({"symbol":")" + book->listing().symbol + R"(","category":")" + category + R"(","list":[)";
  Millis rows = 0;
  for (; t >= from && rows < limit; t -= step, ++rows) append_open_interest(out, *book, t, ask.now);
  if (out.back() == ',') out.pop_back();
  // Already encoded, to be appended as it is.
  const std::string cursor = t < from ? ""
                                      : "lastid%3D" + std::to_string((t + step) / kMinute) +
                                            "%26lasttime%3D" + std::to_string((t + step) / 1000);
  return ok(out + R"(],"nextPageCursor":")" + cursor + R"("})", ask.now);
}

Reply funding_history(VenueServer& server, const Ask& ask) {
  const std::string category = ask.get("category");
  const Book* book = find(server, ask, category);
  if (!book || category == "spot") return bad("params error: symbol invalid", ask.now);
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 200;
  if (limit < 1 || limit > 200) return bad("params error: limit invalid", ask.now);
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  if (start && !end) return bad("params error: endTime is required with startTime", ask.now);
  const auto prints =
      book->last_funding(start.value_or(0), end.value_or(ask.now), static_cast<std::size_t>(limit), ask.now);
  std::string out = R"({"category":")" + category + R"(","list":[)";
  for (auto print = prints.rbegin(); print != prints.rend(); ++print) {
    out += R"({"symbol":")" + book->listing().symbol + R"(","fundingRate":)";
    put_quoted(out, print->rate);
    out += R"(,"fundingRateTimestamp":")";
    append_integer(out, print->time);
    out += R"("},)";
  }
  if (out.back() == ',') out.pop_back();
  return ok(out + "]}", ask.now);
}

std::string ticker_of(const Book& book, Millis now) {
  const Listing& l = book.listing();
  const double price = book.price(now);
  std::string out = R"({"symbol":")" + l.symbol + R"(","lastPrice":")" + decimal(price, 2) +
                    R"(","bid1Price":")" + decimal(price - 0.1, 2) + R"(","ask1Price":")" +
                    decimal(price + 0.1, 2) + R"(","bid1Size":"1.2","ask1Size":"0.9","prevPrice24h":")" +
                    decimal(book.price(now - kDay), 2) + R"(","highPrice24h":")" + decimal(price * 1.01, 2) +
                    R"(","lowPrice24h":")" + decimal(price * 0.99, 2) +
                    R"(","turnover24h":"1","volume24h":"1")";
  if (!l.perp) return out + "}";
  const double one = book.open_interest(now).value_or(0);
  const double value = l.inverse ? one / price : one * price;  // of inverse ones in coin
  const auto last = book.last_funding(0, now, 1, now);
  out += R"(,"indexPrice":")" + decimal(price * 0.9998, 2) + R"(","markPrice":")" + decimal(price, 2) +
         R"(","openInterest":")" + decimal(2 * one, 3) + R"(","openInterestValue":")" +
         decimal(2 * value, 2) + "\"";
  if (has_single(now, now)) {
    out += R"(,"singleOpenInterest":")" + decimal(one, l.inverse ? 0 : 3) +
           R"(","singleOpenInterestValue":")" + decimal(value, 2) + "\"";
  }
  return out + R"(,"fundingRate":")" + decimal(running_rate(book, now), 8) + R"(","nextFundingTime":")" +
         std::to_string(next_settlement(book, now)) + R"(","fundingIntervalHour":")" +
         decimal(l.funding_hours, 0) + R"(","deliveryTime":"0"})";
}

std::string instrument_of(const Book& book) {
  const Listing& l = book.listing();
  const std::string head = R"({"symbol":")" + l.symbol + R"(","status":"Trading","baseCoin":")" + l.base +
                           R"(","quoteCoin":")" + l.quote + "\"";
  if (!l.perp) {
    return head +
           R"(,"innovation":"0","marginTrading":"none","lotSizeFilter":{"basePrecision":"0.000001","quotePrecision":"0.00000001","minOrderQty":"0.000048","maxOrderQty":"71.7","minOrderAmt":"1","maxOrderAmt":"4000000"},"priceFilter":{"tickSize":"0.01"}})";
  }
  return head + R"(,"contractType":")" + (l.inverse ? "InversePerpetual" : "LinearPerpetual") +
         R"(","settleCoin":")" + (l.inverse ? l.base : l.quote) + R"(","launchTime":")" +
         std::to_string(l.since) +
         R"(","deliveryTime":"0","deliveryFeeRate":"","priceScale":"2","leverageFilter":{"minLeverage":"1","maxLeverage":"100.00","leverageStep":"0.01"},"priceFilter":{"minPrice":"0.10","maxPrice":"1999999.80","tickSize":"0.10"},"lotSizeFilter":{"maxOrderQty":"1190.000","minOrderQty":"0.001","qtyStep":"0.001"},"unifiedMarginTrade":true,"fundingInterval":)" +
         decimal(l.funding_hours * 60, 0) + "}";
}

Reply list_of(VenueServer& server, const Ask& ask, const std::function<std::string(const Book&)>& text) {
  const std::string category = ask.get("category");
  if (!known_category(category)) return bad("params error: category is invalid", ask.now);
  if (ask.has("symbol") && !find(server, ask, category)) return bad("params error: symbol invalid", ask.now);
  std::string out;
  for (const Book* book : server.market().of_venue(category == "spot" ? "bybit-spot" : "bybit")) {
    if (!is_of(*book, category) || book->listing().since > ask.now) continue;
    if (ask.has("symbol") && book->listing().symbol != ask.get("symbol")) continue;
    out += (out.empty() ? "" : ",") + text(*book);
  }
  return ok(R"({"category":")" + category + R"(","list":[)" + out + R"(],"nextPageCursor":""})", ask.now);
}

}  // namespace

// Spot and derivatives are one API under two venue names.
std::vector<VenueServer> bybit_servers(const Market& market) {
  std::vector<VenueServer> servers;
  for (const char* venue : {"bybit", "bybit-spot"}) {
    VenueServer& server = servers.emplace_back(venue, market);
    server.not_found = reply(404, R"({"retCode":404,"retMsg":"Path not found"})");
    const auto add = [&](const char* path, VenueServer::Answerer answerer) {
      server.on(std::string("/v5/market/") + path, metered(std::move(answerer)));
    };
    add("kline", [](VenueServer& s, const Ask& a) { return kline(s, a, true); });
    add("mark-price-kline", [](VenueServer& s, const Ask& a) { return kline(s, a, false); });
    add("index-price-kline", [](VenueServer& s, const Ask& a) { return kline(s, a, false); });
    add("open-interest", open_interest);
    add("funding/history", funding_history);
    add("tickers", [](VenueServer& s, const Ask& a) {
      return list_of(s, a, [&](const Book& book) { return ticker_of(book, a.now); });
    });
    add("instruments-info", [](VenueServer& s, const Ask& a) { return list_of(s, a, instrument_of); });
    add("time", [](VenueServer&, const Ask& a) {
      return ok(R"({"timeSecond":")" + std::to_string(a.now / 1000) + R"(","timeNano":")" +
                    std::to_string(a.now) + R"(000000"})",
                a.now);
    });
  }
  return servers;
}

}  // namespace exchange
