// Kraken Futures: https://futures.kraken.com. Candles and open interest from the charts API, funding from the
// derivatives API.
#include <array>

#include "answers.h"
#include "kraken_venues.h"

namespace exchange {
namespace {

constexpr std::size_t kMostCandles = 2000;
constexpr std::size_t kMostBuckets = 2000;
constexpr Millis kAnalyticsSince = 1'704'067'200'000;  // 2024-01-01
constexpr Millis kFundingKept = 365 * kDay;
const Meter kCalls{"calls", 500, 10'000};

struct Resolution {
  const char* name;
  Width width;
};
constexpr std::array<Resolution, 9> kResolutions = {{{"1m", {kMinute}},
                                                     {"5m", {5 * kMinute}},
                                                     {"15m", {15 * kMinute}},
                                                     {"30m", {30 * kMinute}},
                                                     {"1h", {kHour}},
                                                     {"4h", {4 * kHour}},
                                                     {"12h", {12 * kHour}},
                                                     {"1d", {kDay}},
                                                     {"1w", {7 * kDay}}}};

Reply error(int status, const std::string& name, int code, const std::string& message, Millis now) {
  return reply(status, R"({"status":")" + name + R"(","result":"error","errors":[{"code":)" +
                           std::to_string(code) + R"(,"message":")" + message + R"("}],"serverTime":")" +
                           iso_milliseconds(now) + "\"}");
}
Reply invalid(const std::string& argument, Millis now) {
  return error(400, "BAD_REQUEST", 11, "Argument invalid: " + argument, now);
}

std::optional<Reply> refused(VenueServer& server, const Ask& ask) {
  if (server.take(kCalls, 1, ask.now)) return std::nullopt;
  return reply(429, R"({"result":"error","error":"apiLimitExceeded","serverTime":")" +
                        iso_milliseconds(ask.now) + "\"}");
}

// As the venue's candles hold it: coin on PF, contracts of one USD on PI.
double volume_of(const Book& book, const Bar& bar) {
  return book.listing().inverse ? std::nearbyint(bar.volume * bar.close) : bar.volume;
}

std::string candles_text(const Book& book, const std::vector<Bar>& bars, bool trades, bool more) {
  std::string out = R"({"candles":[)";
  out.reserve(bars.size() * 140 + 64);
  for (const Bar& bar : bars) {
    out += R"({"time":)";
    append_integer(out, bar.time);
    out += R"(,"open":)";
    put_quoted(out, bar.open);
    out += R"(,"high":)";
    put_quoted(out, bar.high);
    out += R"(,"low":)";
    put_quoted(out, bar.low);
    out += R"(,"close":)";
    put_quoted(out, bar.close);
    out += R"(,"volume":)";
    put_quoted(out, trades ? volume_of(book, bar) : 0);
    out += "},";
  }
  if (!bars.empty()) out.pop_back();
  return out + (more ? R"(],"more_candles":true})" : R"(],"more_candles":false})");
}

// With a start (or with an end alone) the oldest rows come; with neither, or with a count, the newest.
Reply candles(const Book& book, const Ask& ask, const Width& width, bool trades) {
  const auto from = seconds_in(ask, "from");
  const auto to = seconds_in(ask, "to");
  const auto count = ask.integer("count");
  if ((ask.has("from") && !from) || (ask.has("to") && !to) || (ask.has("count") && count.value_or(0) < 1)) {
    return invalid(!from && ask.has("from") ? "from" : !to && ask.has("to") ? "to" : "count", ask.now);
  }
  const std::size_t limit =
      std::min<std::size_t>(kMostCandles, static_cast<std::size_t>(count.value_or(kMostCandles)));
  const Millis start = from.value_or(0);
  const Millis end = to.value_or(ask.now);
  const bool forward = from || (to && !count);
  auto bars = forward ? oldest(book, width, start, end, limit + 1, ask.now)
                      : newest(book, width, start, end, limit + 1, ask.now);
  const bool more = bars.size() > limit;
  if (more) bars.erase(forward ? bars.end() - 1 : bars.begin());
  return reply(200, candles_text(book, bars, trades, more));
}

Reply analytics_error(const std::string& message) {
  return reply(400, R"({"result":null,"errors":[{"severity":"error","error_class":"validation","type":)"
                    R"("invalid_argument","msg":")" +
                        message + R"("}]})");
}

// Open, high, low and close of open interest in [start, end], end being the next bucket's start or now.
void put_bucket(std::string& out, const Book& book, Millis start, Millis end) {
  const double open = book.open_interest(start).value_or(0);
  const double close = book.open_interest(end).value_or(open);
  const double inside = book.open_interest(start + (end - start) / 2).value_or(open);
  const double high = std::max({open, close, inside});
  const double low = std::min({open, close, inside});
  out += '[';
  for (const double x : {open, high, low, close}) {
    put_quoted(out, x);
    out += ',';
  }
  out.back() = ']';
  out += ',';
}

Reply open_interest(const Book& book, const Ask& ask) {
  static const std::array<Millis, 9> kIntervals = {60, 300, 900, 1800, 3600, 14400, 43200, 86400, 604800};
  const auto since = seconds_in(ask, "since");
  const auto interval = ask.integer("interval");
  if (!since) return analytics_error("since is required");
  if (!interval || std::find(kIntervals.begin(), kIntervals.end(), *interval) == kIntervals.end()) {
    return analytics_error("interval is required and must be one of 60, 300, ..., 604800");
  }
  if (ask.has("to") && !ask.integer("to")) return analytics_error("to must be a unix timestamp");
  const Millis step = *interval * 1000;
  const Millis first =
      std::max(ceil_to(*since, step), ceil_to(std::max(kAnalyticsSince, book.listing().since), step));
  const Millis last = std::min(ask.now, seconds_in(ask, "to").value_or(ask.now));
  std::string stamps, data;
  std::size_t count = 0;
  Millis t = first;
  for (; t <= last && count < kMostBuckets; t += step, ++count) {
    append_integer(stamps, t / 1000);
    stamps += ',';
    put_bucket(data, book, t, std::min(t + step, ask.now));
  }
  if (count > 0) {
    stamps.pop_back();
    data.pop_back();
  }
  return reply(200, R"({"result":{"timestamp":[)" + stamps + R"(],"data":[)" + data + R"(],"more":)" +
                        (t <= last ? "true" : "false") + R"(},"errors":[]})");
}

// /api/charts/v1/{tick}/{symbol}[/{resolution}] and /api/charts/v1/analytics/{symbol}/{type}
Reply charts(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  const std::vector<std::string> parts = split(ask.path.substr(std::string("/api/charts/v1/").size()), '/');
  const std::string& kind = parts[0];
  const bool tick = kind == "trade" || kind == "mark" || kind == "spot";
  if (!tick && kind != "analytics") return error(404, "NOT_FOUND", 13, "Not found", ask.now);
  if (parts.size() < 2) return error(404, "NOT_FOUND", 13, "Not found", ask.now);
  const Book* book = server.book(upper(parts[1]));
  if (book == nullptr) return tick ? invalid("symbol", ask.now) : analytics_error("unknown symbol");
  if (!tick) {
    if (parts.size() == 3 && parts[2] == "open-interest") return open_interest(*book, ask);
    return analytics_error("unknown analytics type");
  }
  if (parts.size() == 2) return reply(200, R"(["1m","5m","15m","30m","1h","4h","12h","1d","1w"])");
  for (const Resolution& resolution : kResolutions) {
    if (parts[2] == resolution.name) return candles(*book, ask, resolution.width, kind == "trade");
  }
  return invalid("resolution", ask.now);
}

// In the quote currency per contract (PF), in coin per contract (PI).
double absolute_rate(const Book& book, double relative, double price) {
  return book.listing().inverse ? relative / price : relative * price;
}

void put_rate(std::string& out, const Book& book, Millis hour, double relative, double price) {
  out += R"({"timestamp":")";
  out += iso_milliseconds(hour);
  out += R"(","fundingRate":)";
  append_number(out, absolute_rate(book, relative, price));
  out += R"(,"relativeFundingRate":)";
  append_number(out, relative);
  out += "},";
}

// One year of hours; a row is stamped with the START of its hour, so the running hour is there.
Reply funding(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  const Book* book = server.book(upper(ask.get("symbol")));
  if (book == nullptr) return invalid("symbol", ask.now);
  const Millis first = ask.now - kFundingKept;
  std::vector<Print> prints = book->funding(first, ask.now, ask.now);
  if (!prints.empty()) {
    const double hours = prints.back().hours;
    prints.push_back(
        {prints.back().time + static_cast<Millis>(hours * kHour), running_rate(*book, ask.now), hours});
  }
  const std::vector<Bar> bars = book->bars(kHour, floor_to(first, kHour) - kHour, ask.now, ask.now);
  std::string out = R"({"result":"success","serverTime":")" + iso_milliseconds(ask.now) + R"(","rates":[)";
  out.reserve(prints.size() * 130 + 256);
  std::size_t at = 0;
  for (const Print& print : prints) {
    const Millis hour = print.time - static_cast<Millis>(print.hours * kHour);
    while (at + 1 < bars.size() && bars[at + 1].time <= hour) ++at;
    if (at < bars.size()) put_rate(out, *book, hour, print.rate, bars[at].open);
  }
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]}");
}

void put_ticker(std::string& out, const Book& book, Millis now) {
  const double price = book.price(now);
  const auto field = [&out](const char* name, double x) {
    out.append(",\"").append(name).append("\":");
    append_number(out, x);
  };
  double volume = 0;
  for (const Bar& bar : book.bars(kHour, now - kDay, now, now)) volume += volume_of(book, bar);
  const Listing& listing = book.listing();
  out += R"({"symbol":")" + listing.symbol + R"(","tag":"perpetual","pair":")" + listing.base + ":" +
         listing.quote;
  out += R"(","lastTime":")" + iso_milliseconds(now) + R"(","suspended":false,"postOnly":false)";
  for (const char* name : {"last", "markPrice", "indexPrice", "bid", "ask"}) field(name, price);
  field("open24h", book.price(now - kDay));
  field("vol24h", volume);
  field("openInterest", book.open_interest(now).value_or(0));
  const double rate = running_rate(book, now);
  field("fundingRate", absolute_rate(book, rate, price));
  field("fundingRatePrediction", absolute_rate(book, running_rate(book, now + kHour), price));
  out += "},";
}

Reply tickers(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  const auto one = std::string("/derivatives/api/v3/tickers/").size();
  if (ask.path.size() > one) {
    const Book* book = server.book(upper(ask.path.substr(one)));
    if (book == nullptr) return invalid("symbol", ask.now);
    std::string out = R"({"result":"success","serverTime":")" + iso_milliseconds(ask.now) + R"(","ticker":)";
    put_ticker(out, *book, ask.now);
    out.back() = '}';
    return reply(200, std::move(out));
  }
  std::string out = R"({"result":"success","serverTime":")" + iso_milliseconds(ask.now) + R"(","tickers":[)";
  for (const Book* book : listed(server, server.venue(), ask.now)) put_ticker(out, *book, ask.now);
  if (out.back() == ',') out.pop_back();
  return reply(200, out + "]}");
}

Reply instruments(VenueServer& server, const Ask& ask) {
  if (auto no = refused(server, ask)) return *no;
  std::string out = R"({"result":"success","instruments":[)";
  for (const Book* book : server.market().of_venue(server.venue())) {
    const Listing& listing = book->listing();
    out += R"({"symbol":")" + listing.symbol + R"(","type":")";
    out += listing.inverse ? "futures_inverse" : "flexible_futures";
    out += R"(","base":")" + listing.base + R"(","quote":")" + listing.quote + R"(","pair":")" +
           listing.base + ":" + listing.quote + R"(","openingDate":")" + iso_milliseconds(listing.since);
    out += listing.inverse
               ? R"(","tickSize":0.5,"contractValueTradePrecision":0,"fundingRateCoefficient":8)"
               : R"(","tickSize":0.1,"contractValueTradePrecision":4,"fundingRateCoefficient":24)";
    out +=
        R"(,"contractSize":1,"impactMidSize":1,"maxPositionSize":1000000,"maxRelativeFundingRate":0.0025,)"
        R"("tradeable":true,"marginLevels":[{"contracts":0,"initialMargin":0.02,"maintenanceMargin":0.01}],)"
        R"("category":"Layer 1","tags":[]},)";
  }
  out += R"({"symbol":"in_xbtusd","type":"spot index","tradeable":false}],"serverTime":")";
  return reply(200, out + iso_milliseconds(ask.now) + "\"}");
}

}  // namespace

VenueServer kraken_futures_server(const Market& market) {
  VenueServer server("kraken-futures", market);
  server.on("/api/charts/v1/*", charts);
  server.on("/derivatives/api/v4/historicalfundingrates", funding);
  server.on("/derivatives/api/v3/historical-funding-rates", funding);
  server.on("/derivatives/api/v3/historicalfundingrates", funding);
  server.on("/derivatives/api/v3/tickers", tickers);
  server.on("/derivatives/api/v3/tickers/*", tickers);
  server.on("/derivatives/api/v3/instruments", instruments);
  server.not_found = reply(404, R"({"result":"error","errors":[{"code":0,"message":"Not found"}]})");
  return server;
}

}  // namespace exchange
