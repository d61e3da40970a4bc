// OKX V5: https://www.okx.com. Errors come inside HTTP 200; rows come newest first; bounds are exclusive;
// days without "utc" in their name open at 16:00 UTC.
#include "okx.h"

#include <map>

namespace exchange::okx {

Reply ok(const std::string& rows, Millis) {
  return reply(200, R"({"code":"0","msg":"","data":[)" + rows + "]}");
}

Reply bad(const std::string& code, const std::string& message) {
  return reply(200, R"({"code":")" + code + R"(","msg":")" + message + R"(","data":[]})");
}

VenueServer::Answerer metered(const std::string& name, double calls, Millis window, bool by_instrument,
                              VenueServer::Answerer inner) {
  return [=](VenueServer& server, const Ask& ask) {
    const Meter meter{by_instrument ? name + ask.get("instId") : name, calls, window};
    if (!server.take(meter, 1, ask.now)) return bad("50011", "Too Many Requests");
    return inner(server, ask);
  };
}

double contract_value(const Listing& l) {
  if (l.inverse) return l.base == "ETH" ? 10 : 100;
  return l.base == "ETH" ? 0.1 : 0.01;
}

std::string family(const Listing& l) { return l.base + "-" + l.quote; }

namespace {

constexpr Millis kEast = 16 * kHour;  // where a day opens in Hong Kong, in UTC

std::optional<Width> width_of(std::string name) {
  static const std::map<std::string, Millis> kShort = {
      {"1m", kMinute},       {"3m", 3 * kMinute}, {"5m", 5 * kMinute}, {"15m", 15 * kMinute},
      {"30m", 30 * kMinute}, {"1H", kHour},       {"2H", 2 * kHour},   {"4H", 4 * kHour}};
  static const std::map<std::string, Width> kLong = {
      {"6H", {6 * kHour}}, {"12H", {12 * kHour}}, {"1D", {kDay}},   {"2D", {2 * kDay}},
      {"3D", {3 * kDay}},  {"5D", {5 * kDay}},    {"1W", kMondays}, {"1M", {31 * kDay, 0, true}}};
  if (const auto found = kShort.find(name); found != kShort.end()) return Width{found->second};
  const bool utc = name.size() > 3 && name.compare(name.size() - 3, 3, "utc") == 0;
  if (utc) name.resize(name.size() - 3);
  const auto found = kLong.find(name);
  if (found == kLong.end()) return {};
  Width width = found->second;
  if (!utc) width.phase += kEast - kDay;
  return width;
}

struct Page {
  Millis from = 0, to = 0;  // inclusive
  std::size_t limit = 100;
};

// `after` and `before` are exclusive; `before` alone gives the newest rows.
Page page_of(const Ask& ask, Millis most, Millis usual) {
  Page page;
  page.to = ask.integer("after").value_or(ask.now + 1) - 1;
  page.from = ask.integer("before").value_or(-1) + 1;
  page.limit = static_cast<std::size_t>(std::clamp<Millis>(ask.integer("limit").value_or(usual), 1, most));
  return page;
}

void append_candle(std::string& out, const Book& book, const Bar& bar, bool closed) {
  const Listing& l = book.listing();
  const double money = bar.volume * (bar.open + bar.close) / 2;
  const double contracts = (l.inverse ? money : bar.volume) / contract_value(l);
  out += R"([")";
  append_integer(out, bar.time);
  out += '"';
  for (const double price : {bar.open, bar.high, bar.low, bar.close}) {
    out += ',';
    put_quoted(out, price);
  }
  const double volumes[] = {l.perp ? contracts : bar.volume, l.perp ? bar.volume : money, money};
  for (const double volume : volumes) {
    out += ',';
    put_quoted(out, volume);
  }
  out += closed ? R"(,"1"],)" : R"(,"0"],)";
}

Reply candles(VenueServer& server, const Ask& ask, bool recent_only) {
  const Book* book = server.book(ask.get("instId"));
  if (!book) return bad("51001", "Instrument ID does not exist");
  const auto width = width_of(ask.get("bar", "1m"));
  if (!width) return bad("51000", "Parameter bar error");
  Page page = page_of(ask, 300, 100);
  if (recent_only) page.from = std::max(page.from, open_of(*width, ask.now) - 1439 * width->step);
  const auto bars = newest(*book, *width, page.from, page.to, page.limit, ask.now);
  std::string out;
  out.reserve(bars.size() * 140);
  for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar) {
    append_candle(out, *book, *bar, next_open(*width, bar->time) <= ask.now);
  }
  if (!out.empty()) out.pop_back();
  return ok(out, ask.now);
}

struct OpenInterest {
  double contracts = 0, coin = 0, usd = 0;
};
OpenInterest open_interest_at(const Book& book, Millis t) {
  const Listing& l = book.listing();
  const double raw = book.open_interest(t).value_or(0), price = book.price(t);
  const double coin = l.inverse ? raw / price : raw;
  return {raw / contract_value(l), coin, l.inverse ? raw : raw * price};
}

Reply open_interest_history(VenueServer& server, const Ask& ask) {
  static const Millis kDays = *parse_instant("2024-01-01"), kOthers = *parse_instant("2024-02-01");
  const Book* book = server.book(ask.get("instId"));
  if (!book || !book->listing().perp) return bad("51001", "Instrument ID does not exist");
  const auto width = width_of(ask.get("period", "5m"));
  if (!width) return bad("51000", "Parameter period error");
  const Millis last = open_of(*width, ask.now);
  const Millis since = width->step == kDay ? kDays : kOthers;
  const Millis begin = std::max({ask.integer("begin").value_or(0), since, last - 1439 * width->step});
  const Millis end = std::min(ask.integer("end").value_or(last), last);
  const Millis limit = std::clamp<Millis>(ask.integer("limit").value_or(100), 1, 100);
  std::string out;
  Millis rows = 0;
  for (Millis t = open_of(*width, end); t >= begin && rows < limit; t = open_of(*width, t - 1), ++rows) {
    // Taken as the bucket's last reading under its start: the running bucket follows the market.
    const OpenInterest oi = open_interest_at(*book, std::min(t + width->step, ask.now));
    out += (out.empty() ? "[\"" : ",[\"") + std::to_string(t) + "\"";
    for (const double x : {oi.contracts, oi.coin, oi.usd}) {
      out += ',';
      put_quoted(out, x);
    }
    out += ']';
  }
  return ok(out, ask.now);
}

// All contracts of a coin together, in USD: with dated futures, for 180 days, days at UTC+8.
Reply open_interest_volume(VenueServer& server, const Ask& ask) {
  const auto width = width_of(ask.get("period", "5m"));
  if (!width) return bad("51000", "Parameter period error");
  const Millis begin = std::max(ask.integer("begin").value_or(0), ask.now - 180 * kDay);
  std::string out;
  Millis rows = 0;
  for (Millis t = open_of(*width, std::min(ask.integer("end").value_or(ask.now), ask.now));
       t >= begin && rows < 180; t = open_of(*width, t - 1), ++rows) {
    double usd = 0;
    for (const Book* book : server.market().of_venue("okx")) {
      if (book->listing().perp && book->listing().base == ask.get("ccy"))
        usd += 1.2 * open_interest_at(*book, t).usd;
    }
    out += (out.empty() ? "[\"" : ",[\"") + std::to_string(t) + "\",\"" + decimal(usd, 4) + "\",\"" +
           decimal(usd * 2, 4) + "\"]";
  }
  return ok(out, ask.now);
}

std::vector<const Book*> asked_books(const VenueServer& server, const Ask& ask) {
  const std::string kind = ask.get("instType");
  std::vector<const Book*> books;
  for (const Book* book : server.market().of_venue("okx")) {
    const Listing& l = book->listing();
    if (l.since > ask.now || (!kind.empty() && kind != (l.perp ? "SWAP" : "SPOT"))) continue;
    if (ask.has("instId") && l.symbol != ask.get("instId")) continue;
    if (ask.has("instFamily") && family(l) != ask.get("instFamily")) continue;
    books.push_back(book);
  }
  return books;
}

Reply open_interest(VenueServer& server, const Ask& ask) {
  if (ask.get("instType").empty()) return bad("50014", "Parameter instType can not be empty");
  std::string out;
  for (const Book* book : asked_books(server, ask)) {
    if (!book->listing().perp) continue;
    const OpenInterest oi = open_interest_at(*book, ask.now);
    out += (out.empty() ? "" : ",") + (R"({"instId":")" + book->listing().symbol) +
           R"(","instType":"SWAP","oi":")" + decimal(oi.contracts, 8) + R"(","oiCcy":")" +
           decimal(oi.coin, 8) + R"(","oiUsd":")" + decimal(oi.usd, 4) + R"(","ts":")" +
           std::to_string(ask.now) + R"("})";
  }
  if (out.empty()) return bad("51001", "Instrument ID does not exist");
  return ok(out, ask.now);
}

Reply funding_history(VenueServer& server, const Ask& ask) {
  const Book* book = server.book(ask.get("instId"));
  if (!book || !book->listing().perp) return bad("51001", "Instrument ID does not exist");
  const Page page = page_of(ask, 400, 400);
  const Millis from = std::max(page.from, ask.now - 92 * kDay);  // three months and no more
  const auto prints = book->last_funding(from, page.to, page.limit, ask.now);
  std::string out;
  for (auto print = prints.rbegin(); print != prints.rend(); ++print) {
    // What was predicted a period before is near what was then paid, and is not it.
    const double predicted = print->rate * 1.02 + 0.0000012345;
    out += (out.empty() ? "" : ",") + (R"({"instType":"SWAP","instId":")" + book->listing().symbol) +
           R"(","formulaType":"withRate","method":"current_period","fundingRate":")" +
           decimal(predicted, 12) + R"(","realizedRate":")" + decimal(print->rate, 12) +
           R"(","fundingTime":")" + std::to_string(print->time) + R"("})";
  }
  return ok(out, ask.now);
}

Reply funding_now(VenueServer& server, const Ask& ask) {
  const Book* book = server.book(ask.get("instId"));
  if (!book || !book->listing().perp) return bad("51001", "Instrument ID does not exist");
  const Millis next = next_settlement(*book, ask.now);
  const auto last = book->last_funding(0, ask.now, 1, ask.now);
  return ok(R"({"instType":"SWAP","instId":")" + book->listing().symbol +
                R"(","method":"current_period","formulaType":"withRate","fundingRate":")" +
                decimal(running_rate(*book, ask.now), 12) + R"(","nextFundingRate":"","fundingTime":")" +
                std::to_string(next) + R"(","nextFundingTime":")" + std::to_string(next + 8 * kHour) +
                R"(","settFundingRate":")" + decimal(last.empty() ? 0 : last.back().rate, 12) +
                R"(","settState":"settled","ts":")" + std::to_string(ask.now) + R"("})",
            ask.now);
}

std::string instrument_of(const Book& book) {
  const Listing& l = book.listing();
  const std::string value = decimal(contract_value(l), 4);
  return R"({"instId":")" + l.symbol + R"(","instType":")" + (l.perp ? "SWAP" : "SPOT") +
         R"(","instFamily":")" + (l.perp ? family(l) : "") + R"(","uly":")" + (l.perp ? family(l) : "") +
         R"(","baseCcy":")" + (l.perp ? "" : l.base) + R"(","quoteCcy":")" + (l.perp ? "" : l.quote) +
         R"(","settleCcy":")" +
         (!l.perp     ? ""
          : l.inverse ? l.base
                      : l.quote) +
         R"(","ctVal":")" + (l.perp ? value : "") + R"(","ctMult":")" + (l.perp ? "1" : "") +
         R"(","ctValCcy":")" +
         (!l.perp     ? ""
          : l.inverse ? "USD"
                      : l.base) +
         R"(","ctType":")" +
         (!l.perp     ? ""
          : l.inverse ? "inverse"
                      : "linear") +
         R"(","category":"1","alias":"","expTime":"","lever":"100","listTime":")" + std::to_string(l.since) +
         R"(","lotSz":")" + (l.perp ? "1" : "0.00000001") + R"(","minSz":")" + (l.perp ? "1" : "0.00001") +
         R"(","tickSz":"0.1","optType":"","stk":"","state":"live","ruleType":"normal"})";
}

Reply instruments(VenueServer& server, const Ask& ask) {
  if (ask.get("instType").empty()) return bad("50014", "Parameter instType can not be empty");
  std::string out;
  for (const Book* book : asked_books(server, ask)) out += (out.empty() ? "" : ",") + instrument_of(*book);
  return ok(out, ask.now);
}

Reply tickers(VenueServer& server, const Ask& ask) {
  std::string out;
  for (const Book* book : asked_books(server, ask)) {
    const std::string price = decimal(book->price(ask.now), 5);
    out += (out.empty() ? "" : ",") +
           (R"({"instType":")" + std::string(book->listing().perp ? "SWAP" : "SPOT")) + R"(","instId":")" +
           book->listing().symbol + R"(","last":")" + price + R"(","lastSz":"1","askPx":")" + price +
           R"(","askSz":"1","bidPx":")" + price + R"(","bidSz":"1","open24h":")" +
           decimal(book->price(ask.now - kDay), 5) + R"(","high24h":")" + price + R"(","low24h":")" + price +
           R"(","volCcy24h":"1","vol24h":"1","ts":")" + std::to_string(ask.now) + R"("})";
  }
  if (out.empty()) return bad("51001", "Instrument ID does not exist");
  return ok(out, ask.now);
}

void add_routes(VenueServer& server) {
  const auto add = [&](const char* path, double calls, bool by_instrument, VenueServer::Answerer answerer) {
    server.on(std::string("/api/v5/") + path, metered(path, calls, 2000, by_instrument, std::move(answerer)));
  };
  add("market/candles", 40, false, [](VenueServer& s, const Ask& a) { return candles(s, a, true); });
  add("market/history-candles", 20, false, [](VenueServer& s, const Ask& a) { return candles(s, a, false); });
  add("market/ticker", 20, false, tickers);
  add("market/tickers", 20, false, tickers);
  add("rubik/stat/contracts/open-interest-history", 10, true, open_interest_history);
  add("rubik/stat/contracts/open-interest-volume", 5, false, open_interest_volume);
  add("public/open-interest", 20, false, open_interest);
  add("public/funding-rate-history", 10, true, funding_history);
  add("public/funding-rate", 10, true, funding_now);
  add("public/instruments", 20, true, instruments);
  add("public/time", 10, false,
      [](VenueServer&, const Ask& a) { return ok(R"({"ts":")" + std::to_string(a.now) + R"("})", a.now); });
}

}  // namespace
}  // namespace exchange::okx

namespace exchange {

std::vector<VenueServer> okx_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("okx", market);
  server.not_found =
      reply(404, R"({"code":"404","data":{},"detailMsg":"","error_code":"404","msg":"Not Found"})");
  okx::add_routes(server);
  okx::add_files(server);
  return servers;
}

}  // namespace exchange
