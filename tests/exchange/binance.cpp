#include "binance.h"

namespace exchange::binance {

Reply error(int status, int code, const std::string& message) {
  return reply(status, R"({"code":)" + std::to_string(code) + R"(,"msg":")" + message + R"("})");
}

Reply invalid_symbol() { return error(400, -1121, "Invalid symbol."); }

Reply missing(const std::string& parameter) {
  return error(400, -1102,
               "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
}

Reply Budget::refuse(VenueServer& server, Millis now) const {
  static const Meter kPatience{"refusals", 20, kMinute};
  const Millis real = real_time();
  const bool banned = *banned_until_ > real;
  if (!banned && server.take(kPatience, 1, now)) {
    Reply answer = error(429, -1003,
                         "Too many requests; current limit of IP(127.0.0.1) is " +
                             std::to_string(static_cast<int>(meter_.capacity)) + " requests per minute.");
    answer.headers["Retry-After"] = std::to_string((kMinute - real % kMinute) / 1000 + 1);
    return answer;
  }
  if (!banned) *banned_until_ = real + 2 * kMinute;
  const Millis left = *banned_until_ - real;
  Reply answer = error(
      418, -1003, "Way too many requests; IP(127.0.0.1) banned until " + std::to_string(now + left) + ".");
  answer.headers["Retry-After"] = std::to_string(left / 1000 + 1);
  return answer;
}

Reply Budget::charge(VenueServer& server, const Ask& ask, double weight,
                     const std::function<Reply(VenueServer&, const Ask&)>& handler) const {
  const bool banned = *banned_until_ > real_time();
  const auto used = banned ? std::nullopt : server.take(meter_, weight, ask.now);
  Reply answer = used ? handler(server, ask) : refuse(server, ask.now);
  const double shown = used.value_or(meter_.capacity + weight);
  answer.headers["X-MBX-USED-WEIGHT-1M"] = std::to_string(static_cast<long>(shown));
  return answer;
}

std::optional<Width> width_of(const std::string& interval) {
  static const std::map<std::string, Width> kWidths = {
      {"1m", {kMinute}},        {"3m", {3 * kMinute}},        {"5m", {5 * kMinute}},
      {"15m", {15 * kMinute}},  {"30m", {30 * kMinute}},      {"1h", {kHour}},
      {"2h", {2 * kHour}},      {"4h", {4 * kHour}},          {"6h", {6 * kHour}},
      {"8h", {8 * kHour}},      {"12h", {12 * kHour}},        {"1d", {kDay}},
      {"3d", {3 * kDay, kDay}},  // a running grid, opens where days since 1970 leave 1
      {"1w", kMondays},         {"1M", {31 * kDay, 0, true}},
  };
  const auto found = kWidths.find(interval);
  if (found == kWidths.end()) return {};
  return found->second;
}

double futures_weight(Millis limit) {
  if (limit < 100) return 1;
  if (limit < 500) return 2;
  return limit <= 1000 ? 5 : 10;
}

Kind kind_of(const Listing& listing) {
  if (!listing.perp) return Kind::spot;
  return listing.inverse ? Kind::inverse : Kind::linear;
}

double contract_size(const Listing& listing) { return listing.base == "ETH" ? 10 : 100; }

void append_kline(std::string& out, const Book& book, const Bar& bar, Millis close_time, bool csv) {
  const Kind kind = kind_of(book.listing());
  const int decimals = kind == Kind::spot ? 8 : 2;
  const char* quote = csv ? "" : "\"";
  const auto put = [&](double x, int digits) {
    out += ',';
    out += quote;
    append_fixed(out, x, digits);
    out += quote;
  };
  const double middle = (bar.open + bar.close) / 2;
  const double contracts = std::nearbyint(bar.volume * middle / contract_size(book.listing()));
  const bool inverse = kind == Kind::inverse;
  for (const double price : {bar.open, bar.high, bar.low, bar.close}) put(price, decimals);
  put(inverse ? contracts : bar.volume, inverse ? 0 : kind == Kind::spot ? 8 : 3);
  out += ',';
  append_integer(out, close_time);
  put(inverse ? bar.volume : bar.volume * middle, kind == Kind::linear ? 5 : 8);
  out += ',';
  append_integer(out, bar.volume > 0 ? 1 + static_cast<std::int64_t>(bar.volume * 4) : 0);
  put(inverse ? std::floor(contracts / 2) : bar.volume / 2, inverse ? 0 : kind == Kind::spot ? 8 : 3);
  put(inverse ? bar.volume / 2 : bar.volume * middle / 2, kind == Kind::linear ? 5 : 8);
  out += csv ? ",0" : ",\"0\"";
}

Millis snapshot_of_label(Millis label) {
  static const Millis kChange = *parse_instant("2026-06-25");
  return label >= kChange ? label + 5 * kMinute : label;
}

}  // namespace exchange::binance

namespace exchange {

std::vector<VenueServer> binance_servers(const Market& market) {
  std::vector<VenueServer> servers;
  for (const char* venue : {"binance", "binance-usdm", "binance-coinm"}) {
    VenueServer& server = servers.emplace_back(venue, market);
    server.not_found = binance::error(404, -5000, "Path or method is invalid");
    binance::add_archive(server);
  }
  binance::add_spot(servers[0]);
  binance::add_linear(servers[1]);
  binance::add_inverse(servers[2]);
  return servers;
}

}  // namespace exchange
