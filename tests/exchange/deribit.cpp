// Deribit: https://www.deribit.com/api/v2/public. Columns of candles, hourly funding of which a too wide
// window gives the newest rows only, open interest as of now.
#include <map>

#include "answers.h"

namespace exchange {
namespace {

// 500 credits a call of 50,000, refilled by 10,000 a second: 100 at once, then 20 a second.
const Meter kCredits{"credits", 100'000, 5000};

Reply ok(const std::string& result, Millis now) {
  const std::string micros = std::to_string(now) + "000";
  return reply(200, R"({"jsonrpc":"2.0","result":)" + result + R"(,"usIn":)" + micros + R"(,"usOut":)" +
                        std::to_string(now) + R"(145,"usDiff":145,"testnet":false})");
}

Reply bad(int status, int code, const std::string& message, const std::string& data = "") {
  return reply(status, R"({"jsonrpc":"2.0","error":{"code":)" + std::to_string(code) + R"(,"message":")" +
                           message + "\"" + (data.empty() ? "" : R"(,"data":)" + data) +
                           R"(},"usIn":0,"usOut":0,"usDiff":0,"testnet":false})");
}

Reply invalid(const std::string& parameter, const std::string& reason) {
  return bad(400, -32602, "Invalid params",
             R"({"reason":")" + reason + R"(","param":")" + parameter + R"("})");
}

VenueServer::Answerer metered(VenueServer::Answerer inner) {
  return [inner = std::move(inner)](VenueServer& server, const Ask& ask) {
    if (!server.take(kCredits, 500, ask.now)) return bad(429, 10028, "too_many_requests");
    return inner(server, ask);
  };
}

struct Window {
  const Book* book = nullptr;
  Millis from = 0, to = 0;
};

std::optional<Reply> read_window(const VenueServer& server, const Ask& ask, Window& window) {
  window.book = server.book(ask.get("instrument_name"));
  if (ask.get("instrument_name").empty()) return invalid("instrument_name", "must be a non-empty string");
  if (!window.book) return invalid("instrument_name", "wrong format");
  const auto from = ask.integer("start_timestamp"), to = ask.integer("end_timestamp");
  if (!from) return invalid("start_timestamp", "value required");
  if (!to) return invalid("end_timestamp", "value required");
  window.from = *from;
  window.to = *to;
  return {};
}

std::optional<Width> width_of(const std::string& resolution) {
  if (resolution == "1D") return Width{kDay, 8 * kHour};  // a day here opens at 08:00 UTC
  for (const int minutes : {1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720}) {
    if (resolution == std::to_string(minutes)) return Width{minutes * kMinute};
  }
  return {};
}

template <class Rows, class Value>
void append_column(std::string& out, const char* name, const Rows& rows, Value value) {
  out += ",\"";
  out += name;
  out += "\":[";
  for (const auto& row : rows) {
    append_number(out, value(row));
    out += ',';
  }
  if (out.back() == ',') out.pop_back();
  out += ']';
}

Reply chart(VenueServer& server, const Ask& ask) {
  Window window;
  if (auto no = read_window(server, ask, window)) return *no;
  const auto width = width_of(ask.get("resolution"));
  if (!width) return invalid("resolution", "value is not one of the allowed ones");
  const auto bars = newest(*window.book, *width, window.from, window.to, 5000, ask.now);
  std::string out = R"({"status":")" + std::string(bars.empty() ? "no_data" : "ok") + "\"";
  out.reserve(bars.size() * 70 + 100);
  out += R"(,"ticks":[)";
  for (const Bar& bar : bars) {
    append_integer(out, bar.time);
    out += ',';
  }
  if (out.back() == ',') out.pop_back();
  out += ']';
  append_column(out, "open", bars, [](const Bar& b) { return b.open; });
  append_column(out, "high", bars, [](const Bar& b) { return b.high; });
  append_column(out, "low", bars, [](const Bar& b) { return b.low; });
  append_column(out, "close", bars, [](const Bar& b) { return b.close; });
  append_column(out, "volume", bars, [](const Bar& b) { return b.volume; });
  append_column(out, "cost", bars,
                [](const Bar& b) { return std::nearbyint(b.volume * (b.open + b.close) / 2); });
  return ok(out + "}", ask.now);
}

// The first row says nothing; two hours of 2020-08-27 were never written.
bool is_first(const Print& print) {
  static const Millis kFirst = *parse_instant("2019-04-30T10:00");
  return print.time == kFirst;
}
bool is_lost(const Print& print) {
  static const Millis kFrom = *parse_instant("2020-08-27T06:00"), kTo = *parse_instant("2020-08-27T07:00");
  return print.time >= kFrom && print.time <= kTo;
}

double trailing(const std::vector<Print>& prints, std::size_t i) {
  double sum = 0;
  for (std::size_t j = i; j < prints.size() && prints[i].time - prints[j].time < 8 * kHour; --j) {
    sum += is_first(prints[j]) ? 0 : prints[j].rate;
    if (j == 0) break;
  }
  return sum;
}

Reply funding_history(VenueServer& server, const Ask& ask) {
  Window window;
  if (auto no = read_window(server, ask, window)) return *no;
  constexpr std::size_t kMost = 720;
  // Eight more at the front for the sums over eight hours.
  auto prints = window.book->last_funding(window.from - 8 * kHour, window.to, kMost + 8, ask.now);
  std::erase_if(prints, is_lost);
  std::vector<std::string> rows;
  for (std::size_t i = prints.size(); i-- > 0 && rows.size() < kMost && prints[i].time >= window.from;) {
    const Print& p = prints[i];
    std::string row = R"({"timestamp":)" + std::to_string(p.time) + R"(,"index_price":)" +
                      number(window.book->price(p.time)) + R"(,"prev_index_price":)" +
                      (is_first(p) ? "null" : number(window.book->price(p.time - kHour))) +
                      R"(,"interest_8h":)" + number(trailing(prints, i)) + R"(,"interest_1h":)" +
                      number(is_first(p) ? 0 : p.rate) + "}";
    rows.push_back(std::move(row));
  }
  std::reverse(rows.begin(), rows.end());
  for (std::size_t i = 3; i + 1 < rows.size(); i += 11) std::swap(rows[i], rows[i + 1]);  // not in order
  std::string out = "[";
  for (const std::string& row : rows) out += (out.size() > 1 ? "," : "") + row;
  return ok(out + "]", ask.now);
}

// The hours of a window added up.
Reply funding_value(VenueServer& server, const Ask& ask) {
  Window window;
  if (auto no = read_window(server, ask, window)) return *no;
  double sum = 0;
  for (const Print& print : window.book->funding(window.from + 1, window.to, ask.now)) sum += print.rate;
  return ok(number(sum), ask.now);
}

std::string summary_of(const Book& book, Millis now) {
  const Listing& l = book.listing();
  const double price = book.price(now);
  const auto hours = book.last_funding(now - 8 * kHour, now, 8, now);
  double eight = 0;
  for (const Print& print : hours) eight += print.rate;
  const auto day = book.bars(kHour, now - kDay, now, now);
  double volume = 0;
  for (const Bar& bar : day) volume += bar.volume;
  const std::string mark = number(price);
  return R"({"instrument_name":")" + l.symbol + R"(","base_currency":")" + l.base +
         R"(","quote_currency":"USD","open_interest":)" + number(book.open_interest(now).value_or(0)) +
         R"(,"mark_price":)" + mark + R"(,"last":)" + mark + R"(,"bid_price":)" + mark + R"(,"ask_price":)" +
         mark + R"(,"mid_price":)" + mark + R"(,"high":)" + mark + R"(,"low":)" + mark +
         R"(,"estimated_delivery_price":)" + mark + R"(,"current_funding":)" +
         number(running_rate(book, now) * 8) + R"(,"funding_8h":)" + number(eight) + R"(,"volume":)" +
         number(volume) + R"(,"volume_usd":)" + number(std::nearbyint(volume * price)) +
         R"(,"price_change":0.5,"creation_timestamp":)" + std::to_string(now) + "}";
}

Reply book_summary(VenueServer& server, const Ask& ask) {
  const Book* book = server.book(ask.get("instrument_name"));
  if (!book) return invalid("instrument_name", "wrong format");
  return ok("[" + summary_of(*book, ask.now) + "]", ask.now);
}

Reply ticker(VenueServer& server, const Ask& ask) {
  const Book* book = server.book(ask.get("instrument_name"));
  if (!book) return invalid("instrument_name", "wrong format");
  const std::string price = number(book->price(ask.now));
  return ok(R"({"timestamp":)" + std::to_string(ask.now) + R"(,"instrument_name":")" +
                book->listing().symbol + R"(","state":"open","open_interest":)" +
                number(book->open_interest(ask.now).value_or(0)) + R"(,"mark_price":)" + price +
                R"(,"index_price":)" + price + R"(,"last_price":)" + price + R"(,"best_bid_price":)" + price +
                R"(,"best_ask_price":)" + price +
                R"(,"best_bid_amount":10,"best_ask_amount":10,"current_funding":)" +
                number(running_rate(*book, ask.now)) + R"(,"funding_8h":0.0001,"stats":{"volume":1,"low":)" +
                price + R"(,"high":)" + price + R"(,"price_change":0}})",
            ask.now);
}

std::string instrument_of(const Book& book) {
  const Listing& l = book.listing();
  const std::string size = l.base == "ETH" ? "1.0" : "10.0";
  return R"({"instrument_name":")" + l.symbol + R"(","kind":"future","base_currency":")" + l.base +
         R"(","quote_currency":"USD","counter_currency":"USD","settlement_currency":")" + l.base +
         R"(","settlement_period":"perpetual","instrument_type":"reversed","future_type":"reversed","price_index":")" +
         lower(l.base) + R"(_usd","creation_timestamp":)" + std::to_string(l.since) +
         R"(,"expiration_timestamp":32503708800000,"is_active":true,"state":"open","contract_size":)" + size +
         R"(,"min_trade_amount":)" + size + R"(,"tick_size":)" + (l.base == "ETH" ? "0.05" : "0.5") +
         R"(,"tick_size_steps":[],"maker_commission":0.0,"taker_commission":0.0005,"max_leverage":50})";
}

Reply instruments(VenueServer& server, const Ask& ask) {
  const std::string currency = ask.get("currency", "any"), kind = ask.get("kind", "future");
  std::string out;
  for (const Book* book : server.market().of_venue("deribit")) {
    if (kind != "future" || book->listing().since > ask.now) continue;
    if (currency != "any" && currency != book->listing().base) continue;
    out += (out.empty() ? "" : ",") + instrument_of(*book);
  }
  return ok("[" + out + "]", ask.now);
}

Reply instrument(VenueServer& server, const Ask& ask) {
  const Book* book = server.book(ask.get("instrument_name"));
  if (!book) return invalid("instrument_name", "wrong format");
  return ok(instrument_of(*book), ask.now);
}

Reply currencies(VenueServer&, const Ask& ask) {
  return ok(
      R"([{"currency":"BTC","currency_long":"Bitcoin","coin_type":"BITCOIN","fee_precision":4,"min_confirmations":1,"withdrawal_fee":0.0001,"min_withdrawal_fee":0.0001,"withdrawal_priorities":[]},{"currency":"ETH","currency_long":"Ethereum","coin_type":"ETHER","fee_precision":4,"min_confirmations":1,"withdrawal_fee":0.0001,"min_withdrawal_fee":0.0001,"withdrawal_priorities":[]}])",
      ask.now);
}

}  // namespace

std::vector<VenueServer> deribit_servers(const Market& market) {
  std::vector<VenueServer> servers;
  VenueServer& server = servers.emplace_back("deribit", market);
  server.not_found = bad(400, -32601, "Method not found");
  const auto add = [&](const char* name, VenueServer::Answerer answerer) {
    server.on(std::string("/api/v2/public/") + name, metered(std::move(answerer)));
  };
  add("get_tradingview_chart_data", chart);
  add("get_funding_rate_history", funding_history);
  add("get_funding_rate_value", funding_value);
  add("get_book_summary_by_instrument", book_summary);
  add("ticker", ticker);
  add("get_instruments", instruments);
  add("get_instrument", instrument);
  add("get_currencies", currencies);
  add("get_time", [](VenueServer&, const Ask& a) { return ok(std::to_string(a.now), a.now); });
  add("test", [](VenueServer&, const Ask& a) { return ok(R"({"version":"1.2.26"})", a.now); });
  return servers;
}

}  // namespace exchange
