// Kraken spot: https://api.kraken.com. Errors come inside HTTP 200; the answer's key is not the requested
// name.
#include <array>

#include "answers.h"
#include "kraken_venues.h"

namespace exchange {
namespace {

struct Pair {
  const char* symbol;  // "altname"
  const char* key;     // how answers name it
  const char* wsname;
  const char* base;
  const char* quote;
  int decimals;
};
constexpr std::array<Pair, 5> kPairs = {{{"XBTUSD", "XXBTZUSD", "XBT/USD", "XXBT", "ZUSD", 1},
                                         {"XBTUSDT", "XBTUSDT", "XBT/USDT", "XXBT", "USDT", 1},
                                         {"ETHUSD", "XETHZUSD", "ETH/USD", "XETH", "ZUSD", 2},
                                         {"USDTUSD", "USDTZUSD", "USDT/USD", "USDT", "ZUSD", 5},
                                         {"USDCUSD", "USDCUSD", "USDC/USD", "USDC", "ZUSD", 4}}};
struct Asset {
  const char* key;
  const char* altname;
  int decimals;
};
constexpr std::array<Asset, 5> kAssets = {
    {{"XXBT", "XBT", 10}, {"XETH", "ETH", 10}, {"ZUSD", "USD", 4}, {"USDT", "USDT", 8}, {"USDC", "USDC", 8}}};

// About one request a second in the long run, with some in reserve.
const Meter kCalls{"calls", 20, 15'000};
constexpr std::size_t kCommitted = 720;

Reply error(const std::string& text) { return reply(200, R"({"error":[")" + text + R"("]})"); }

std::optional<Reply> refused(VenueServer& server, const Ask& ask) {
  if (server.take(kCalls, 1, ask.now)) return std::nullopt;
  return error("EAPI:Rate limit exceeded");
}

const Pair* find_pair(const std::string& asked) {
  std::string name = upper(asked);
  for (const Pair& pair : kPairs) {
    if (name == pair.key || name == pair.wsname) return &pair;
  }
  name.erase(std::remove(name.begin(), name.end(), '/'), name.end());
  if (name.starts_with("BTC")) name.replace(0, 3, "XBT");
  for (const Pair& pair : kPairs) {
    if (name == pair.symbol) return &pair;
  }
  return nullptr;
}

void put_candle(std::string& out, const Bar& bar) {
  out += '[';
  append_integer(out, bar.time / 1000);
  for (const double price : {bar.open, bar.high, bar.low, bar.close}) {
    out += ',';
    put_quoted(out, price);
  }
  out += ',';
  if (bar.volume > 0) {
    put_quoted(out, (bar.high + bar.low + bar.close) / 3, 6);
  } else {
    out += R"("0.0")";
  }
  out += ',';
  put_fixed(out, bar.volume);
  out += ',';
  append_integer(out, bar.volume > 0 ? 1 + static_cast<std::int64_t>(bar.volume * 3) : 0);
  out += "],";
}

Reply ohlc(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  static const std::array<Millis, 9> kIntervals = {1, 5, 15, 30, 60, 240, 1440, 10080, 21600};
  const Millis interval = ask.has("interval") ? ask.integer("interval").value_or(0) : 1;
  if (!ask.has("pair") || std::find(kIntervals.begin(), kIntervals.end(), interval) == kIntervals.end()) {
    return error("EGeneral:Invalid arguments");
  }
  const Pair* pair = find_pair(ask.get("pair"));
  const Book* book = pair != nullptr ? server.book(pair->symbol) : nullptr;
  if (book == nullptr) return error("EQuery:Unknown asset pair");

  const Width width{interval * kMinute, 0, false};
  std::vector<Bar> bars = filled(newest(*book, width, 0, ask.now, kCommitted + 1, ask.now), width.step);
  // The running bar is there from its first moment, before anything was traded in it.
  while (!bars.empty() && bars.back().time + width.step <= ask.now) {
    const double price = bars.back().close;
    bars.push_back({bars.back().time + width.step, price, price, price, price, 0});
  }
  if (bars.size() > kCommitted + 1) bars.erase(bars.begin(), bars.end() - (kCommitted + 1));
  // Exclusive; the running bar comes whatever is asked.
  const Millis since = seconds_in(ask, "since").value_or(0);
  std::string out = R"({"error":[],"result":{")";
  out += pair->key;
  out += R"(":[)";
  out.reserve(out.size() + bars.size() * 110);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (bars[i].time > since || i + 1 == bars.size()) put_candle(out, bars[i]);
  }
  if (out.back() == ',') out.pop_back();
  out += R"(],"last":)";
  append_integer(out, bars.empty() ? 0 : bars[bars.size() < 2 ? 0 : bars.size() - 2].time / 1000);
  out += "}}";
  return reply(200, std::move(out));
}

Reply time(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  return reply(200, R"({"error":[],"result":{"unixtime":)" + std::to_string(ask.now / 1000) +
                        R"(,"rfc1123":")" + http_date(ask.now) + "\"}}");
}

Reply system_status(VenueServer&, const Ask& ask) {
  return reply(200,
               R"({"error":[],"result":{"status":"online","timestamp":")" + iso_seconds(ask.now) + "\"}}");
}

void put_pair(std::string& out, const Pair& pair) {
  const auto text = [&out](const char* key, const std::string& value) {
    out.append("\"").append(key).append("\":\"").append(value).append("\",");
  };
  out.append("\"").append(pair.key).append("\":{");
  text("altname", pair.symbol);
  text("wsname", pair.wsname);
  text("aclass_base", "currency");
  text("base", pair.base);
  text("aclass_quote", "currency");
  text("quote", pair.quote);
  text("lot", "unit");
  out += R"("cost_decimals":5,"pair_decimals":)" + std::to_string(pair.decimals);
  out += R"(,"lot_decimals":8,"lot_multiplier":1,"leverage_buy":[2,3,4,5],"leverage_sell":[2,3,4,5],)"
         R"("fees":[[0,0.4],[10000,0.35]],"fees_maker":[[0,0.25],[10000,0.2]],"fee_volume_currency":"ZUSD",)"
         R"("margin_call":80,"margin_stop":40,"ordermin":"0.0001","costmin":"0.5","tick_size":"0.1",)"
         R"("status":"online"},)";
}

Reply asset_pairs(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = R"({"error":[],"result":{)";
  if (ask.has("pair")) {
    for (const std::string& name : split(ask.get("pair"), ',')) {
      const Pair* pair = find_pair(name);
      if (pair == nullptr) return error("EQuery:Unknown asset pair");
      put_pair(out, *pair);
    }
  } else {
    for (const Pair& pair : kPairs) {
      if (server.book(pair.symbol) != nullptr) put_pair(out, pair);
    }
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "}}");
}

Reply assets(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = R"({"error":[],"result":{)";
  for (const Asset& asset : kAssets) {
    out.append("\"").append(asset.key).append(R"(":{"aclass":"currency","altname":")").append(asset.altname);
    out += R"(","decimals":)" + std::to_string(asset.decimals);
    out += R"(,"display_decimals":5,"status":"enabled"},)";
  }
  out.pop_back();
  return reply(200, out + "}}");
}

}  // namespace

std::vector<VenueServer> kraken_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& spot = servers.emplace_back("kraken", market);
  spot.on("/0/public/OHLC", ohlc);
  spot.on("/0/public/Time", time);
  spot.on("/0/public/SystemStatus", system_status);
  spot.on("/0/public/AssetPairs", asset_pairs);
  spot.on("/0/public/Assets", assets);
  add_kraken_archive(spot);
  spot.not_found = error("EGeneral:Unknown method");
  servers.push_back(kraken_futures_server(market));
  return servers;
}

}  // namespace exchange
