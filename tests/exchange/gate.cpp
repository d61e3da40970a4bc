// Gate: https://api.gateio.ws/api/v4, and its files at https://download.gatedata.org. Sizes are contracts.
#include <array>

#include "answers.h"
#include "archives.h"

namespace exchange {
namespace {

constexpr std::size_t kMostFutures = 2000;
constexpr std::size_t kMostSpot = 1000;
constexpr Millis kMostRates = 1000;
constexpr Millis kStatsKept = 180 * kDay;
constexpr Millis kRewrittenAfter = 150'000;  // a closed bucket is read again so long after its end
constexpr Millis kWindow = 10'000;
constexpr double kCallsInWindow = 200;

struct Interval {
  const char* name;
  Width width;
};
const std::array<Interval, 15> kIntervals = {{{"1m", {kMinute}},
                                              {"5m", {5 * kMinute}},
                                              {"15m", {15 * kMinute}},
                                              {"30m", {30 * kMinute}},
                                              {"1h", {kHour}},
                                              {"2h", {2 * kHour}},
                                              {"4h", {4 * kHour}},
                                              {"6h", {6 * kHour}},
                                              {"8h", {8 * kHour}},
                                              {"12h", {12 * kHour}},
                                              {"1d", {kDay}},
                                              {"7d", {7 * kDay}},
                                              {"1w", kMondays},
                                              {"30d", {30 * kDay, 0, true}},
                                              {"1M", {30 * kDay, 0, true}}}};

Reply error(int status, const std::string& label, const std::string& text) {
  return reply(status, R"({"label":")" + label + R"(","message":")" + text + "\"}");
}
Reply invalid(const std::string& text) { return error(400, "INVALID_PARAM_VALUE", text); }

// Counts the call of an endpoint and writes what is left of its budget into the answer.
VenueServer::Answerer metered(const std::string& endpoint, Reply (*answer)(VenueServer&, const Ask&)) {
  return [endpoint, answer](VenueServer& server, const Ask& ask) {
    const auto used = server.take(Meter{endpoint, kCallsInWindow, kWindow}, 1, ask.now);
    Reply result =
        used ? answer(server, ask) : error(429, "TOO_MANY_REQUESTS", "Request Rate Limit Exceeded");
    result.headers["X-Gate-RateLimit-Requests-Remain"] =
        std::to_string(static_cast<int>(std::max(0.0, kCallsInWindow - used.value_or(kCallsInWindow))));
    result.headers["X-Gate-RateLimit-Limit"] = std::to_string(static_cast<int>(kCallsInWindow));
    result.headers["X-Gate-RateLimit-Reset-Timestamp"] =
        std::to_string((floor_to(ask.now, kWindow) + kWindow) / 1000);
    return result;
  };
}

// Of the futures: ten thousandths of a bitcoin, hundredths of an ether.
double multiplier_of(const Book& book) { return book.listing().base == "BTC" ? 0.0001 : 0.01; }

const Interval* interval_of(const Ask& ask, const char* usual) {
  const std::string name = ask.get("interval", usual);
  for (const Interval& interval : kIntervals) {
    if (name == interval.name) return &interval;
  }
  return nullptr;
}

struct Candles {
  std::vector<Bar> bars;
  Width width;
};

// Either `limit` or a span; of an absent end of the span, a hundred bars. A refusal instead, where asked
// wrongly.
std::optional<Reply> read_candles(const Book& book, const Ask& ask, const char* usual, std::size_t most,
                                  Candles& out) {
  const Interval* interval = interval_of(ask, usual);
  if (interval == nullptr)
    return invalid("Invalid request parameter `interval` value: " + ask.get("interval"));
  for (const char* name : {"from", "to", "limit"}) {
    if (ask.has(name) && ask.integer(name).value_or(-1) < 0) {
      return invalid(std::string("Invalid request parameter `") + name + "` value: " + ask.get(name));
    }
  }
  const bool span = ask.has("from") || ask.has("to");
  if (span && ask.has("limit")) return invalid("limit conflicts with from and to");
  const Millis limit = ask.integer("limit").value_or(100);
  if (limit < 1 || limit > static_cast<Millis>(most))
    return invalid("limit must be between 1 and " + std::to_string(most));
  out.width = interval->width;
  const Millis step = out.width.step;
  const Millis to = seconds_in(ask, "to").value_or(ask.now);
  if (!span) {
    out.bars = newest(book, out.width, 0, to, static_cast<std::size_t>(limit), ask.now);
    return std::nullopt;
  }
  const Millis from = ask.has("from") ? *seconds_in(ask, "from") : to - 99 * step;
  if (to < from) return invalid("from must not be after to");
  if ((to - from) / step + 1 > static_cast<Millis>(most)) {
    return invalid("Candlestick range too broad. Maximum " + std::to_string(most) +
                   " data points are allowed per query");
  }
  if (step < kDay && from < ask.now - 10'000 * step) {
    return invalid("Candlestick too long ago. Maximum 10000 points ago are allowed");
  }
  out.bars = bars_of(book, out.width, from, to, ask.now);
  return std::nullopt;
}

Reply futures_candles(VenueServer& server, const Ask& ask) {
  std::string contract = ask.get("contract");
  const bool traded = !contract.starts_with("mark_") && !contract.starts_with("index_");
  if (!traded) contract.erase(0, contract.find('_') + 1);
  const Book* book = server.market().find("gate", contract);
  if (book == nullptr) return error(400, "CONTRACT_NOT_FOUND", "contract not found");
  Candles candles;
  if (auto no = read_candles(*book, ask, "5m", kMostFutures, candles)) return *no;
  std::string out = "[";
  out.reserve(candles.bars.size() * 120);
  for (const Bar& bar : candles.bars) {
    out += R"({"t":)";
    append_integer(out, bar.time / 1000);
    if (traded) {
      out += R"(,"v":)";
      append_integer(out, std::llround(bar.volume / multiplier_of(*book)));
    }
    for (const auto& [name, x] :
         {std::pair{"c", bar.close}, {"h", bar.high}, {"l", bar.low}, {"o", bar.open}}) {
      out.append(",\"").append(name).append("\":");
      put_quoted(out, x);
    }
    if (traded) {
      out += R"(,"sum":)";
      put_quoted(out, bar.volume * (bar.open + bar.close) / 2, 5);
    }
    out += "},";
  }
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

Reply spot_candles(VenueServer& server, const Ask& ask) {
  const Book* book = server.market().find("gate-spot", ask.get("currency_pair"));
  if (book == nullptr) return error(400, "INVALID_CURRENCY_PAIR", "Invalid currency pair");
  Candles candles;
  if (auto no = read_candles(*book, ask, "30m", kMostSpot, candles)) return *no;
  std::string out = "[";
  out.reserve(candles.bars.size() * 120);
  for (const Bar& bar : candles.bars) {
    out += "[\"";
    append_integer(out, bar.time / 1000);
    out += "\",";
    put_fixed(out, bar.volume * (bar.open + bar.close) / 2);
    for (const double x : {bar.close, bar.high, bar.low, bar.open, bar.volume}) {
      out += ',';
      put_quoted(out, x);
    }
    out += next_open(candles.width, bar.time) <= ask.now ? R"(,"true"],)" : R"(,"false"],)";
  }
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

// Newest first.
Reply funding_rate(VenueServer& server, const Ask& ask) {
  const Book* book = server.market().find("gate", ask.get("contract"));
  if (book == nullptr) return error(400, "CONTRACT_NOT_FOUND", "contract not found");
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 100;
  if (limit < 1 || limit > kMostRates) return invalid("limit must be between 1 and 1000");
  for (const char* name : {"from", "to"}) {
    if (ask.has(name) && !ask.integer(name)) return invalid(std::string(name) + " must be a unix timestamp");
  }
  const Millis from = seconds_in(ask, "from").value_or(0);
  const Millis to = seconds_in(ask, "to").value_or(ask.now);
  const auto prints = book->last_funding(from, to, static_cast<std::size_t>(limit), ask.now);
  std::string out = "[";
  out.reserve(prints.size() * 40);
  for (auto print = prints.rbegin(); print != prints.rend(); ++print) {
    out += R"({"r":)";
    put_quoted(out, print->rate, 10);
    out += R"(,"t":)";
    append_integer(out, print->time / 1000);
    out += "},";
  }
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

// The reading of a bucket: its end, or now while it runs. For a while after the end an earlier one stands
// there.
Millis read_at(Millis start, Millis step, Millis now) {
  const Millis end = start + step;
  if (now < end) return now;
  return now < end + kRewrittenAfter ? end - kRewrittenAfter / 2 : end;
}

void put_stats(std::string& out, const Book& book, Millis start, Millis at) {
  const double price = book.price(at);
  const double contracts = std::nearbyint(book.open_interest(at).value_or(0) / multiplier_of(book));
  out += R"({"time":)";
  append_integer(out, start / 1000);
  out += R"(,"lsr_taker":1.0213,"lsr_account":1.4377,"long_liq_size":0,"long_liq_amount":0,"long_liq_usd":0,)"
         R"("short_liq_size":0,"short_liq_amount":0,"short_liq_usd":0,"long_taker_size":15120,)"
         R"("short_taker_size":14804,"top_lsr_account":1.21,"top_lsr_size":1.08,"mark_price":)";
  append_number(out, price);
  out += R"(,"open_interest":)";
  append_integer(out, static_cast<std::int64_t>(contracts));
  out += R"(,"open_interest_usd":)";
  append_number(out, contracts * multiplier_of(book) * price);
  out += "},";
}

// Ascending from `from`; up to two rows more than asked for; no end can be given.
Reply contract_stats(VenueServer& server, const Ask& ask) {
  const Book* book = server.market().find("gate", ask.get("contract"));
  if (book == nullptr) return error(400, "CONTRACT_NOT_FOUND", "contract not found");
  const Interval* interval = interval_of(ask, "5m");
  if (interval == nullptr || interval->width.step > kDay)
    return invalid("Invalid request parameter `interval` value");
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 30;
  if (limit < 1 || limit > 1000) return invalid("limit must be between 1 and 1000");
  if (ask.has("from") && !ask.integer("from")) return invalid("from must be a unix timestamp");
  const Millis step = interval->width.step;
  const Millis newest_page = floor_to(ask.now, step) - (limit - 1) * step;
  const Millis from = ask.has("from") ? *seconds_in(ask, "from") : newest_page;
  if (ask.has("from") && from < ask.now - kStatsKept)
    return invalid("from is out of range, at most 180 days ago");
  std::string out = "[";
  Millis left = limit + 2;
  const Millis first = std::max(
      {ceil_to(from, step), ceil_to(ask.now - kStatsKept, step), ceil_to(book->listing().since, step)});
  for (Millis t = first; t <= ask.now && left > 0; t += step, --left)
    put_stats(out, *book, t, read_at(t, step, ask.now));
  if (out.size() > 1) out.pop_back();
  return reply(200, out + "]");
}

void put_contract(std::string& out, const Book& book, Millis now) {
  const double price = book.price(now);
  out += R"({"name":")" + book.listing().symbol + R"(","type":"direct","quanto_multiplier":)";
  put_quoted(out, multiplier_of(book));
  for (const char* name : {"mark_price", "index_price", "last_price"}) {
    out.append(",\"").append(name).append("\":");
    put_quoted(out, price);
  }
  const Millis next = next_settlement(book, now);
  out += R"(,"funding_rate":)";
  put_quoted(out, running_rate(book, now), 10);
  out += R"(,"funding_rate_indicative":)";
  put_quoted(out, running_rate(book, next), 10);
  out += R"(,"funding_interval":)";
  append_integer(out, static_cast<Millis>(book.listing().funding_hours * 3600));
  out += R"(,"funding_next_apply":)";
  append_integer(out, next / 1000);
  out += R"(,"position_size":)";
  append_integer(out, std::llround(book.open_interest(now).value_or(0) / multiplier_of(book)));
  out += R"(,"create_time":)";
  append_integer(out, book.listing().since / 1000);
  out +=
      R"(,"mark_type":"index","order_price_round":"0.1","mark_price_round":"0.01","order_price_deviate":"0.2",)"
      R"("leverage_min":"1","leverage_max":"125","maintenance_rate":"0.004","order_size_min":1,)"
      R"("order_size_max":1000000,"maker_fee_rate":"-0.00005","taker_fee_rate":"0.0005","status":"trading",)"
      R"("in_delisting":false,"trade_size":1,"orders_limit":100,"enable_bonus":true})";
}

Reply contracts(VenueServer& server, const Ask& ask) {
  const std::string base = "/api/v4/futures/usdt/contracts";
  std::string out;
  if (ask.path.size() > base.size() + 1) {
    const Book* book = server.market().find("gate", ask.path.substr(base.size() + 1));
    if (book == nullptr) return error(404, "CONTRACT_NOT_FOUND", "contract not found");
    put_contract(out, *book, ask.now);
    return reply(200, std::move(out));
  }
  out = "[";
  for (const Book* book : listed(server, "gate", ask.now)) {
    put_contract(out, *book, ask.now);
    out += ',';
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]");
}

Reply currency_pairs(VenueServer& server, const Ask&) {
  std::string out = "[";
  for (const Book* book : server.market().of_venue("gate-spot")) {
    const Listing& listing = book->listing();
    out +=
        R"({"id":")" + listing.symbol + R"(","base":")" + listing.base + R"(","quote":")" + listing.quote +
        R"(","fee":"0.2","min_base_amount":"0.00001","min_quote_amount":"3","amount_precision":6,"precision":2,)"
        R"("trade_status":"tradable","sell_start":0,"buy_start":)" +
        std::to_string(listing.since / 1000) + "},";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

Reply currencies(VenueServer&, const Ask&) {
  std::string out = "[";
  for (const char* code : {"BTC", "ETH", "USDT"}) {
    out +=
        R"({"currency":")" + std::string(code) + R"(","name":")" + code +
        R"(","delisted":false,"withdraw_disabled":false,"withdraw_delayed":false,"deposit_disabled":false,)"
        R"("trade_disabled":false,"chain":")" +
        code + R"(","chains":[]},)";
  }
  out.back() = ']';
  return reply(200, std::move(out));
}

Reply nothing(VenueServer&, const Ask&) { return reply(200, "[]"); }

Reply time(VenueServer&, const Ask& ask) {
  return reply(200, R"({"server_time":)" + std::to_string(ask.now) + "}");
}

// /futures_usdt/funding_applies/202305/BTC_USDT-202305.csv.gz: 2020-01 to 2023-12, one month missing.
Reply funding_file(VenueServer& server, const Ask& ask) {
  Reply missing =
      reply(404, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchKey</Code></Error>");
  missing.type = "application/xml";
  const auto parts = split(ask.path, '/');
  if (parts.size() != 5 || parts[3].size() != 6) return missing;
  const std::string& month = parts[3];
  const auto start = parse_instant(month.substr(0, 4) + "-" + month.substr(4) + "-01");
  const std::string tail = "-" + month + ".csv.gz";
  if (!start || !parts[4].ends_with(tail)) return missing;
  if (month < "202001" || month > "202312" || month == "202012" || next_month(*start) > ask.now)
    return missing;
  const Book* book = server.market().find("gate", parts[4].substr(0, parts[4].size() - tail.size()));
  if (book == nullptr) return missing;
  std::string rows;
  for (const Print& print : book->funding(*start, next_month(*start) - 1, ask.now)) {
    append_integer(rows, print.time / 1000);
    rows += ',';
    append_decimal(rows, print.rate, 10);
    rows += '\n';
  }
  Reply file = reply(200, gzip(rows));
  file.type = "application/gzip";
  return file;
}

// Both names answer for the whole of Gate: its clients know one host.
void add_routes(VenueServer& server) {
  const std::string api = "/api/v4";
  server.on(api + "/futures/usdt/candlesticks", metered("futures candlesticks", futures_candles));
  server.on(api + "/futures/usdt/funding_rate", metered("funding_rate", funding_rate));
  server.on(api + "/futures/usdt/contract_stats", metered("contract_stats", contract_stats));
  server.on(api + "/futures/usdt/contracts*", metered("contracts", contracts));
  server.on(api + "/spot/candlesticks", metered("spot candlesticks", spot_candles));
  server.on(api + "/spot/currency_pairs", metered("currency_pairs", currency_pairs));
  server.on(api + "/spot/currencies", metered("currencies", currencies));
  server.on(api + "/spot/time", metered("time", time));
  for (const char* empty : {"/margin/currency_pairs", "/futures/btc/contracts", "/delivery/usdt/contracts",
                            "/delivery/btc/contracts", "/options/underlyings", "/options/contracts"}) {
    server.on(api + empty, metered(empty, nothing));
  }
  server.on("/futures_usdt/funding_applies/*", funding_file);
  server.not_found = error(404, "NOT_FOUND", "The requested resource was not found");
}

}  // namespace

std::vector<VenueServer> gate_servers(const Market& market) {
  std::vector<VenueServer> servers;
  add_routes(servers.emplace_back("gate", market));
  add_routes(servers.emplace_back("gate-spot", market));
  return servers;
}

}  // namespace exchange
