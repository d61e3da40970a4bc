// Bitget: https://api.bitget.com. Both bounds of candles are exclusive; plain day names open at 16:00 UTC.
#include <array>

#include "answers.h"

namespace exchange {
namespace {

constexpr std::size_t kMostRecent = 1000;
constexpr std::size_t kMostHistory = 200;
constexpr Millis kWidestRange = 90 * kDay;
constexpr std::size_t kRatesKept = 270;
constexpr Millis kMostRatesInPage = 100;
const Meter kCalls{"calls", 20, 1'000};

constexpr Millis kEast = 16 * kHour;  // when the day of UTC+8 opens
struct Granularity {
  const char* mix;
  const char* spot;
  Width width;
  Millis recent;  // how far back `candles` reaches; 0: to the listing
};
const std::array<Granularity, 20> kGranularities = {{{"1m", "1min", {kMinute}, 30 * kDay},
                                                     {"3m", "3min", {3 * kMinute}, 30 * kDay},
                                                     {"5m", "5min", {5 * kMinute}, 30 * kDay},
                                                     {"15m", "15min", {15 * kMinute}, 52 * kDay},
                                                     {"30m", "30min", {30 * kMinute}, 62 * kDay},
                                                     {"1H", "1h", {kHour}, 83 * kDay},
                                                     {"2H", "2h", {2 * kHour}, 120 * kDay},
                                                     {"4H", "4h", {4 * kHour}, 240 * kDay},
                                                     {"6H", "6h", {6 * kHour, 4 * kHour}, 360 * kDay},
                                                     {"12H", "12h", {12 * kHour, 4 * kHour}, 720 * kDay},
                                                     {"1D", "1day", {kDay, kEast}, 1440 * kDay},
                                                     {"3D", "3day", {3 * kDay, kEast}, 0},
                                                     {"1W", "1week", {7 * kDay, 3 * kDay + kEast}, 0},
                                                     {"1M", "1M", {31 * kDay, kEast - kDay, true}, 0},
                                                     {"6Hutc", "6Hutc", {6 * kHour}, 360 * kDay},
                                                     {"12Hutc", "12Hutc", {12 * kHour}, 720 * kDay},
                                                     {"1Dutc", "1Dutc", {kDay}, 1440 * kDay},
                                                     {"3Dutc", "3Dutc", {3 * kDay}, 0},
                                                     {"1Wutc", "1Wutc", kMondays, 0},
                                                     {"1Mutc", "1Mutc", {31 * kDay, 0, true}, 0}}};

Reply error(const std::string& code, const std::string& text, Millis now) {
  return reply(400, R"({"code":")" + code + R"(","msg":")" + text + R"(","requestTime":)" +
                        std::to_string(now) + R"(,"data":null})");
}
Reply good(const std::string& data, Millis now) {
  return reply(200, R"({"code":"00000","msg":"success","requestTime":)" + std::to_string(now) +
                        R"(,"data":)" + data + "}");
}

// Every call goes through the one budget.
VenueServer::Answerer metered(Reply (*answer)(VenueServer&, const Ask&)) {
  return [answer](VenueServer& server, const Ask& ask) {
    if (server.take(kCalls, 1, ask.now)) return answer(server, ask);
    Reply refusal = error("429", "Too Many Requests", ask.now);
    refusal.status = 429;
    return refusal;
  };
}

// The perp of symbol and productType; USD quotes are the coin-margined ones.
const Book* perp_of(const VenueServer& server, const Ask& ask) {
  const Book* book = server.market().find("bitget", upper(ask.get("symbol")));
  const std::string product = lower(ask.get("productType"));
  if (book == nullptr) return nullptr;
  return product == (book->listing().quote == "USD" ? "coin-futures" : "usdt-futures") ? book : nullptr;
}

const Granularity* granularity_of(const Ask& ask, bool spot) {
  const std::string name = ask.get("granularity");
  for (const Granularity& granularity : kGranularities) {
    if (name == (spot ? granularity.spot : granularity.mix)) return &granularity;
  }
  return nullptr;
}

std::string candles_text(const std::vector<Bar>& bars, bool spot) {
  std::string out = "[";
  out.reserve(bars.size() * 110);
  for (const Bar& bar : bars) {
    out += "[\"";
    append_integer(out, bar.time);
    out += '"';
    for (const double x : {bar.open, bar.high, bar.low, bar.close, bar.volume}) {
      out += ',';
      put_quoted(out, x);
    }
    const double turnover = bar.volume * (bar.open + bar.close) / 2;
    out += ',';
    put_quoted(out, turnover, 6);
    if (spot) {
      out += ',';
      put_quoted(out, turnover, 6);
    }
    out += "],";
  }
  if (!bars.empty()) out.pop_back();
  return out + "]";
}

Reply candles(const Book* book, const Ask& ask, bool spot, bool history) {
  if (book == nullptr) return error("40034", "Parameter " + ask.get("symbol") + " does not exist", ask.now);
  const Granularity* granularity = granularity_of(ask, spot);
  if (granularity == nullptr) return error("400171", "Parameter verification failed granularity", ask.now);
  const std::size_t most = history ? kMostHistory : kMostRecent;
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 100;
  if (limit < 1 || limit > static_cast<Millis>(most)) {
    return error("40017", "Parameter verification failed limit", ask.now);
  }
  for (const char* name : {"startTime", "endTime"}) {
    if (ask.has(name) && !ask.integer(name)) {
      return error("40017", std::string("Parameter verification failed ") + name, ask.now);
    }
  }
  if (spot && history && !ask.has("endTime"))
    return error("40019", "Parameter endTime cannot be empty", ask.now);
  const Millis end = millis_in(ask, "endTime").value_or(ask.now + 1);
  Millis start = millis_in(ask, "startTime").value_or(-1);
  if (start > end) return error("40017", "startTime must be before endTime", ask.now);
  if (!spot && start >= 0 && std::min(end, ask.now) - start > kWidestRange) {
    // The recent endpoint cuts silently, the historic one refuses.
    if (history) return error("40017", "The time range cannot exceed 90 days", ask.now);
    start = std::min(end, ask.now) - kWidestRange;
  }
  if (!history && granularity->recent > 0) start = std::max(start, ask.now - granularity->recent);
  return good(candles_text(newest(*book, granularity->width, start + 1, end - 1,
                                  static_cast<std::size_t>(limit), ask.now),
                           spot),
              ask.now);
}

Reply mix_candles(VenueServer& server, const Ask& ask) {
  return candles(perp_of(server, ask), ask, false, false);
}
Reply mix_history(VenueServer& server, const Ask& ask) {
  return candles(perp_of(server, ask), ask, false, true);
}
Reply spot_candles(VenueServer& server, const Ask& ask) {
  return candles(server.market().find("bitget-spot", upper(ask.get("symbol"))), ask, true, false);
}
Reply spot_history(VenueServer& server, const Ask& ask) {
  return candles(server.market().find("bitget-spot", upper(ask.get("symbol"))), ask, true, true);
}

// The newest 270 rows in pages, newest first; a larger pageSize is cut to 100 without a word.
Reply funding_history(VenueServer& server, const Ask& ask) {
  const Book* book = perp_of(server, ask);
  if (book == nullptr) return error("40034", "Parameter " + ask.get("symbol") + " does not exist", ask.now);
  const Millis size = std::min(kMostRatesInPage, ask.integer("pageSize").value_or(20));
  const Millis page = std::min<Millis>(1000, ask.integer("pageNo").value_or(1));
  if (size < 1 || page < 1) return error("40017", "Parameter verification failed pageNo", ask.now);
  auto prints = book->last_funding(0, ask.now, kRatesKept, ask.now);
  std::reverse(prints.begin(), prints.end());
  std::string out = "[";
  const auto count = static_cast<Millis>(prints.size());
  for (Millis i = std::min(count, (page - 1) * size); i < std::min(count, page * size); ++i) {
    const Print& print = prints[static_cast<std::size_t>(i)];
    out += R"({"symbol":")" + book->listing().symbol + R"(","fundingRate":)";
    put_quoted(out, print.rate, 10);
    out += R"(,"fundingTime":")";
    append_integer(out, print.time);
    out += "\"},";
  }
  if (out.size() > 1) out.pop_back();
  return good(out + "]", ask.now);
}

Reply funding_now(VenueServer& server, const Ask& ask) {
  const Book* book = perp_of(server, ask);
  if (book == nullptr) return error("40034", "Parameter " + ask.get("symbol") + " does not exist", ask.now);
  std::string out = R"([{"symbol":")" + book->listing().symbol + R"(","fundingRate":)";
  put_quoted(out, running_rate(*book, ask.now), 10);
  out += R"(,"fundingRateInterval":")" + std::to_string(static_cast<int>(book->listing().funding_hours));
  out += R"(","nextUpdate":")" + std::to_string(next_settlement(*book, ask.now));
  return good(out + R"(","minFundingRate":"-0.003","maxFundingRate":"0.003"}])", ask.now);
}

Reply open_interest(VenueServer& server, const Ask& ask) {
  const Book* book = perp_of(server, ask);
  if (book == nullptr) return error("40034", "Parameter " + ask.get("symbol") + " does not exist", ask.now);
  std::string out = R"({"openInterestList":[{"symbol":")" + book->listing().symbol + R"(","size":)";
  put_quoted(out, book->open_interest(ask.now).value_or(0));
  return good(out + R"(}],"ts":")" + std::to_string(ask.now) + "\"}", ask.now);
}

Reply contracts(VenueServer& server, const Ask& ask) {
  const std::string product = lower(ask.get("productType"));
  if (product.empty()) return error("40019", "Parameter productType cannot be empty", ask.now);
  std::string out = "[";
  for (const Book* book : server.market().of_venue("bitget")) {
    const Listing& listing = book->listing();
    if (product != (listing.quote == "USD" ? "coin-futures" : "usdt-futures")) continue;
    if (ask.has("symbol") && upper(ask.get("symbol")) != listing.symbol) continue;
    const std::string margin = listing.quote == "USD" ? listing.base : listing.quote;
    out +=
        R"({"symbol":")" + listing.symbol + R"(","baseCoin":")" + listing.base + R"(","quoteCoin":")" +
        listing.quote + R"(","supportMarginCoins":[")" + margin +
        R"("],"buyLimitPriceRatio":"0.05","sellLimitPriceRatio":"0.05","feeRateUpRatio":"0.005",)"
        R"("makerFeeRate":"0.0002","takerFeeRate":"0.0006","openCostUpRatio":"0.01","minTradeNum":"0.001",)"
        R"("priceEndStep":"1","volumePlace":"3","pricePlace":"1","sizeMultiplier":"0.001",)"
        R"("symbolType":"perpetual","minTradeUSDT":"5","symbolStatus":"normal","offTime":"-1",)"
        R"("limitOpenTime":"-1","deliveryTime":"","deliveryStartTime":"","launchTime":"","fundInterval":"8",)"
        R"("minLever":"1","maxLever":"125","maintainTime":""},)";
  }
  if (out.size() > 1) out.pop_back();
  return good(out + "]", ask.now);
}

Reply symbols(VenueServer& server, const Ask& ask) {
  std::string out = "[";
  for (const Book* book : server.market().of_venue("bitget-spot")) {
    const Listing& listing = book->listing();
    out +=
        R"({"symbol":")" + listing.symbol + R"(","baseCoin":")" + listing.base + R"(","quoteCoin":")" +
        listing.quote +
        R"(","minTradeAmount":"0","maxTradeAmount":"10000000000","takerFeeRate":"0.002","makerFeeRate":"0.002",)"
        R"("pricePrecision":"2","quantityPrecision":"6","quotePrecision":"8","status":"online",)"
        R"("minTradeUSDT":"1","buyLimitPriceRatio":"0.05","sellLimitPriceRatio":"0.05"},)";
  }
  out.back() = ']';
  return good(out, ask.now);
}

Reply coins(VenueServer&, const Ask& ask) {
  std::string out = "[";
  for (const char* coin : {"BTC", "ETH", "USDT"}) {
    out += R"({"coinId":"1","coin":")" + std::string(coin) + R"(","transfer":"true","chains":[]},)";
  }
  out.back() = ']';
  return good(out, ask.now);
}

Reply none(VenueServer&, const Ask& ask) { return good("[]", ask.now); }
Reply time(VenueServer&, const Ask& ask) {
  return good(R"({"serverTime":")" + std::to_string(ask.now) + "\"}", ask.now);
}

// Both names answer for the whole of Bitget: its clients know one host.
void add_routes(VenueServer& server) {
  const std::string mix = "/api/v2/mix/market";
  for (const char* kind : {"/candles", "/mark-candles", "/index-candles"})
    server.on(mix + kind, metered(mix_candles));
  for (const char* kind : {"/history-candles", "/history-mark-candles", "/history-index-candles"}) {
    server.on(mix + kind, metered(mix_history));
  }
  server.on(mix + "/history-fund-rate", metered(funding_history));
  server.on(mix + "/current-fund-rate", metered(funding_now));
  server.on(mix + "/open-interest", metered(open_interest));
  server.on(mix + "/contracts", metered(contracts));
  server.on("/api/v2/spot/market/candles", metered(spot_candles));
  server.on("/api/v2/spot/market/history-candles", metered(spot_history));
  server.on("/api/v2/spot/public/symbols", metered(symbols));
  server.on("/api/v2/spot/public/coins", metered(coins));
  server.on("/api/v2/margin/currencies", metered(none));
  server.on("/api/v2/public/time", metered(time));
  server.not_found = reply(404, R"({"code":"40404","msg":"Request URL NOT FOUND","data":null})");
}

}  // namespace

std::vector<VenueServer> bitget_servers(const Market& market) {
  std::vector<VenueServer> servers;
  add_routes(servers.emplace_back("bitget", market));
  add_routes(servers.emplace_back("bitget-spot", market));
  return servers;
}

}  // namespace exchange
