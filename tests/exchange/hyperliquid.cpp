// Hyperliquid: POST https://api.hyperliquid.xyz/info, the question in the body.
#include <array>
#include <nlohmann/json.hpp>

#include "answers.h"

namespace exchange {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostCandles = 5000;
constexpr std::size_t kMostRates = 500;
constexpr Millis kRateLag = 31;  // a payment is stamped so long after its hour
const Meter kWeight{"weight", 1200, 60'000};

struct Interval {
  const char* name;
  Width width;
};
const std::array<Interval, 14> kIntervals = {{{"1m", {kMinute}},
                                              {"3m", {3 * kMinute}},
                                              {"5m", {5 * kMinute}},
                                              {"15m", {15 * kMinute}},
                                              {"30m", {30 * kMinute}},
                                              {"1h", {kHour}},
                                              {"2h", {2 * kHour}},
                                              {"4h", {4 * kHour}},
                                              {"8h", {8 * kHour}},
                                              {"12h", {12 * kHour}},
                                              {"1d", {kDay}},
                                              {"3d", {3 * kDay}},
                                              {"1w", {7 * kDay}},
                                              {"1M", {31 * kDay, 0, true}}}};

Reply unreadable() {
  Reply answer = reply(422, "Failed to deserialize the JSON body into the target type");
  answer.type = "text/plain; charset=utf-8";
  return answer;
}
Reply too_many() { return reply(429, "null"); }

std::optional<Millis> time_in(const Json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || !found->is_number_integer()) return std::nullopt;
  return sane(found->get<Millis>());
}
std::string text_in(const Json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

// Rows cost on top of the call; they are counted once it is known how many they are.
void charge(VenueServer& server, std::size_t rows, std::size_t rows_per_weight, Millis now) {
  server.take(kWeight, static_cast<double>(rows / rows_per_weight), now);
}

Reply candle_snapshot(VenueServer& server, const Json& body, Millis now) {
  const auto request = body.find("req");
  if (request == body.end() || !request->is_object()) return unreadable();
  const std::string name = text_in(*request, "interval");
  const auto interval = std::find_if(kIntervals.begin(), kIntervals.end(),
                                     [&name](const Interval& known) { return name == known.name; });
  const auto start = time_in(*request, "startTime");
  if (interval == kIntervals.end() || !start) return unreadable();
  const std::string coin = text_in(*request, "coin");
  const Book* book = server.book(coin);
  if (book == nullptr) return reply(500, "null");
  const Width& width = interval->width;
  // No more than the newest 5000 there are, whatever is asked.
  const Millis reach = open_of(width, now) - static_cast<Millis>(kMostCandles - 1) * width.step;
  const auto bars = newest(*book, width, std::max(*start, reach), time_in(*request, "endTime").value_or(now),
                           kMostCandles, now);
  std::string out = "[";
  out.reserve(bars.size() * 170);
  for (const Bar& bar : bars) {
    out += R"({"t":)";
    append_integer(out, bar.time);
    out += R"(,"T":)";
    append_integer(out, next_open(width, bar.time) - 1);
    out.append(R"(,"s":")").append(coin).append(R"(","i":")").append(name).append("\"");
    for (const auto& [key, x] :
         {std::pair{"o", bar.open}, {"c", bar.close}, {"h", bar.high}, {"l", bar.low}, {"v", bar.volume}}) {
      out.append(",\"").append(key).append("\":");
      put_quoted(out, x);
    }
    out += R"(,"n":)";
    append_integer(out, bar.volume > 0 ? 1 + static_cast<Millis>(bar.volume * 4) : 0);
    out += "},";
  }
  if (out.size() > 1) out.pop_back();
  charge(server, bars.size(), 60, now);
  return reply(200, out + "]");
}

Reply funding_history(VenueServer& server, const Json& body, Millis now) {
  const auto start = time_in(body, "startTime");
  if (!start) return unreadable();
  const std::string coin = text_in(body, "coin");
  const Book* book = server.book(coin);
  if (book == nullptr) return reply(500, "null");
  const Millis end = std::min(now, time_in(body, "endTime").value_or(now));
  const auto prints = book->first_funding(*start - kRateLag, end - kRateLag, kMostRates, now);
  std::string out = "[";
  out.reserve(prints.size() * 110);
  for (const Print& print : prints) {
    out.append(R"({"coin":")").append(coin).append(R"(","fundingRate":)");
    put_quoted(out, print.rate, 10);
    if (print.time / kHour % 97 != 0) {  // a row may lack it
      out += R"(,"premium":)";
      put_quoted(out, print.rate * 8, 8);
    }
    out += R"(,"time":)";
    append_integer(out, print.time + kRateLag);
    out += "},";
  }
  if (out.size() > 1) out.pop_back();
  charge(server, prints.size(), 20, now);
  return reply(200, out + "]");
}

std::string universe(const VenueServer& server, Millis now) {
  std::string out = R"({"universe":[)";
  for (const Book* book : listed(server, "hyperliquid", now)) {
    const bool bitcoin = book->listing().base == "BTC";
    out += R"({"szDecimals":)" + std::string(bitcoin ? "5" : "4") + R"(,"name":")" + book->listing().symbol +
           R"(","maxLeverage":)" + (bitcoin ? "40" : "25") + R"(,"marginTableId":)" +
           (bitcoin ? "56" : "55") + "},";
  }
  if (out.back() == ',') out.pop_back();
  return out + R"(],"marginTables":[],"collateralToken":0})";
}

void put_context(std::string& out, const Book& book, Millis now) {
  const double price = book.price(now);
  double volume = 0;
  for (const Bar& bar : book.bars(kHour, now - kDay, now, now)) volume += bar.volume;
  const double before = now - kDay >= book.listing().since ? book.price(now - kDay) : price;
  out += R"({"funding":)";
  put_quoted(out, running_rate(book, now), 10);
  // Longs and shorts together: the book's figure is of one side.
  const double both_sides = 2 * book.open_interest(now).value_or(0);
  for (const auto& [name, x] : {std::pair{"openInterest", both_sides},
                                {"prevDayPx", before},
                                {"dayNtlVlm", volume * price},
                                {"premium", running_rate(book, now) * 8},
                                {"oraclePx", price},
                                {"markPx", price},
                                {"midPx", price},
                                {"dayBaseVlm", volume}}) {
    out.append(",\"").append(name).append("\":");
    put_quoted(out, x);
  }
  out += R"(,"impactPxs":[)";
  put_quoted(out, price);
  out += ',';
  put_quoted(out, price);
  out += "]}";
}

Reply contexts(VenueServer& server, Millis now) {
  std::string out = "[" + universe(server, now) + ",[";
  for (const Book* book : listed(server, "hyperliquid", now)) {
    put_context(out, *book, now);
    out += ',';
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]]");
}

Reply mids(VenueServer& server, Millis now) {
  std::string out = "{";
  for (const Book* book : listed(server, "hyperliquid", now)) {
    out += "\"" + book->listing().symbol + "\":";
    put_quoted(out, book->price(now));
    out += ',';
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "}");
}

constexpr const char* kSpotMeta =
    R"({"tokens":[{"name":"USDC","szDecimals":8,"weiDecimals":8,"index":0,)"
    R"("tokenId":"0x6d1e7cde53ba9467b783cb7c530ce054","isCanonical":true,"evmContract":null,"fullName":null}],)"
    R"("universe":[]})";

Reply info(VenueServer& server, const Ask& ask) {
  if (ask.method != "POST") return reply(405, "");
  const Json body = Json::parse(ask.body, nullptr, false);
  const std::string type = body.is_object() ? text_in(body, "type") : "";
  const double weight = type == "allMids" || type == "l2Book" ? 2 : 20;
  if (!server.take(kWeight, weight, ask.now)) return too_many();
  if (type == "candleSnapshot") return candle_snapshot(server, body, ask.now);
  if (type == "fundingHistory") return funding_history(server, body, ask.now);
  if (type == "metaAndAssetCtxs") return contexts(server, ask.now);
  if (type == "meta") return reply(200, universe(server, ask.now));
  if (type == "allMids") return mids(server, ask.now);
  if (type == "spotMeta") return reply(200, kSpotMeta);
  if (type == "spotMetaAndAssetCtxs") return reply(200, std::string("[") + kSpotMeta + ",[]]");
  if (type == "perpDexs") return reply(200, "[null]");
  return unreadable();
}

}  // namespace

std::vector<VenueServer> hyperliquid_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("hyperliquid", market);
  server.on("/info", info);
  server.not_found = reply(404, "");
  return servers;
}

}  // namespace exchange
