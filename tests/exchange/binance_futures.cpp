// Funding, open interest and the present state of Binance's perpetuals.
#include "binance.h"

namespace exchange::binance {
namespace {

// These have no weight header; shared by fundingRate and fundingInfo.
const Meter kFundingCalls{"funding calls", 500, 5 * kMinute};
const Meter kDataCalls{"data calls", 1000, 5 * kMinute};
constexpr Millis kHistory = 30 * kDay;

Reply too_many(Millis now) {
  Reply answer = error(429, -1003,
                       "Too many requests; current limit of IP(127.0.0.1) is exceeded, banned until " +
                           std::to_string(now + 5 * kMinute) + ".");
  answer.headers["Retry-After"] = "300";
  return answer;
}

// Settlement is stamped a few milliseconds late, now and then a few dozen.
Millis stamped(Millis t) {
  const auto h = static_cast<std::uint64_t>(t / kHour) * 2654435761U % 1000;
  return t + static_cast<Millis>(h < 20 ? 15 + h % 31 : h % 15);
}

void append_funding(std::string& out, const Book& book, const Print& print, bool with_kind) {
  // Settled with a mark price in its row since then.
  static const Millis kMarked = *parse_instant("2023-10-31T16:00");
  out += out.size() > 1 ? R"(,{"symbol":")" : R"({"symbol":")";
  out += book.listing().symbol;
  out += R"(","fundingTime":)";
  append_integer(out, stamped(print.time));
  out += R"(,"fundingRate":)";
  put_fixed(out, print.rate, 8);
  if (!book.listing().inverse) {
    out += R"(,"markPrice":)";
    if (print.time >= kMarked) {
      put_fixed(out, book.price(print.time), 8);
    } else {
      out += R"("")";
    }
  }
  out += with_kind ? R"(,"rateType":"Regular"})" : "}";
}

Reply funding_rate(VenueServer& server, const Ask& ask) {
  if (!server.take(kFundingCalls, 1, ask.now)) return too_many(ask.now);
  const Book* book = server.book(ask.get("symbol"));
  if (ask.get("symbol").empty()) return missing("symbol");
  if (!book) return invalid_symbol();
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  if (start && end && *start > *end) return error(400, -1023, "Start time is greater than end time.");
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : start || end ? 100 : 200;
  if (limit < 1 || limit > 1000) return error(400, -1130, "Data sent for parameter 'limit' is not valid.");
  const auto count = static_cast<std::size_t>(limit);
  const Millis to = std::min(end.value_or(ask.now), ask.now);
  auto prints = start ? book->first_funding(*start - kMinute, to, count + 1, ask.now)
                      : book->last_funding(0, to, count + 1, ask.now);
  std::erase_if(prints,
                [&](const Print& p) { return stamped(p.time) > to || (start && stamped(p.time) < *start); });
  if (prints.size() > count) prints.erase(start ? prints.end() - 1 : prints.begin());
  static const Millis kKinds = *parse_instant("2026-07-23");
  std::string out = "[";
  for (const Print& print : prints) append_funding(out, *book, print, ask.now >= kKinds);
  return reply(200, out + "]");
}

Reply funding_info(VenueServer& server, const Ask& ask) {
  if (!server.take(kFundingCalls, 1, ask.now)) return too_many(ask.now);
  // Only symbols with adjusted values are in it: neither of ours.
  return reply(
      200,
      R"([{"symbol":"BLZUSDT","adjustedFundingRateCap":"0.02500000","adjustedFundingRateFloor":"-0.02500000","fundingIntervalHours":8,"disclaimer":false,"updateTime":1696841346067},{"symbol":"LPTUSDT","adjustedFundingRateCap":"0.02000000","adjustedFundingRateFloor":"-0.02000000","fundingIntervalHours":4,"disclaimer":false,"updateTime":1752854309429}])");
}

double contracts_of(const Book& book, Millis t) {
  return std::nearbyint(book.open_interest(t).value_or(0) / contract_size(book.listing()));
}

Reply open_interest(VenueServer& server, const Ask& ask) {
  if (ask.get("symbol").empty()) return missing("symbol");
  const Book* book = server.book(ask.get("symbol"));
  if (!book) return invalid_symbol();
  const Listing& l = book->listing();
  const std::string time = std::to_string(ask.now);
  if (!l.inverse) {
    return reply(200, R"({"openInterest":")" + fixed(book->open_interest(ask.now).value_or(0), 3) +
                          R"(","symbol":")" + l.symbol + R"(","time":)" + time + "}");
  }
  return reply(200, R"({"symbol":")" + l.symbol + R"(","pair":")" + l.base + R"(USD","openInterest":")" +
                        fixed(contracts_of(*book, ask.now), 0) + R"(","contractType":"PERPETUAL","time":)" +
                        time + "}");
}

std::string premium_row(const Book& book, Millis now) {
  const Listing& l = book.listing();
  const double mark = book.price(now);
  std::string out = R"({"symbol":")" + l.symbol + "\"";
  if (l.inverse) out += R"(,"pair":")" + l.base + R"(USD")";
  const auto last = book.last_funding(0, now, 1, now);
  out += R"(,"markPrice":")" + fixed(mark, 8) + R"(","indexPrice":")" + fixed(mark * 0.9998, 8) +
         R"(","estimatedSettlePrice":")" + fixed(mark * 0.9999, 8) + R"(","lastFundingRate":")" +
         fixed(last.empty() ? 0 : last.back().rate, 8) +
         R"(","interestRate":"0.00010000","nextFundingTime":)" + std::to_string(next_settlement(book, now)) +
         R"(,"time":)" + std::to_string(now) + "}";
  return out;
}

// One row is an object at fapi, and a list of one at dapi.
Reply premium_index(VenueServer& server, const Ask& ask) {
  const bool one = ask.has("symbol");
  if (one && !server.book(ask.get("symbol"))) return invalid_symbol();
  std::string out;
  bool inverse = false;
  for (const Book* book : server.market().of_venue(server.venue())) {
    if (one && book->listing().symbol != ask.get("symbol")) continue;
    inverse = book->listing().inverse;
    out += (out.empty() ? "" : ",") + premium_row(*book, ask.now);
  }
  return reply(200, one && !inverse ? out : "[" + out + "]");
}

struct HistoryAsk {
  const Book* book = nullptr;
  Millis period = 0;
  std::string contract_type;  // of inverse ones
};

void append_history(std::string& out, const HistoryAsk& asked, Millis label) {
  const Book& book = *asked.book;
  const Listing& l = book.listing();
  const Millis at = snapshot_of_label(label);
  // The dated contracts are there too, so that a client that asks for the wrong ones gets other numbers.
  const double share = asked.contract_type == "ALL"                               ? 1.12
                       : asked.contract_type.find("QUARTER") != std::string::npos ? 0.06
                                                                                  : 1;
  const double open =
      l.inverse ? std::nearbyint(contracts_of(book, at) * share) : book.open_interest(at).value_or(0);
  const double value = l.inverse ? open * contract_size(l) / book.price(at) : open * book.price(at);
  out += out.size() > 1 ? ",{" : "{";
  out += l.inverse ? R"("pair":")" + l.base + R"(USD","contractType":")" + asked.contract_type
                   : R"("symbol":")" + l.symbol;
  out += R"(","sumOpenInterest":)";
  put_fixed(out, open, 8);
  out += R"(,"sumOpenInterestValue":)";
  put_fixed(out, value, 8);
  if (!l.inverse) out += R"(,"CMCCirculatingSupply":"19950000.00000000")";
  out += R"(,"timestamp":)";
  append_integer(out, label);
  out += '}';
}

Reply history(const HistoryAsk& asked, const Ask& ask) {
  const Millis limit = ask.has("limit") ? ask.integer("limit").value_or(0) : 30;
  if (limit < 1 || limit > 500) return error(400, -1130, "Data sent for parameter 'limit' is not valid.");
  const auto start = ask.integer("startTime"), end = ask.integer("endTime");
  for (const auto& [time, name] : {std::pair(start, "startTime"), std::pair(end, "endTime")}) {
    if (time && *time < ask.now - kHistory - kDay) {
      return error(400, -1130, std::string("parameter '") + name + "' is invalid.");
    }
  }
  Millis last = floor_to(std::min(end.value_or(ask.now), ask.now), asked.period);
  while (snapshot_of_label(last) > ask.now) last -= asked.period;
  Millis first = ceil_to(std::max(start.value_or(ask.now - kHistory), ask.now - kHistory), asked.period);
  if (start) {
    last = std::min(last, first + (limit - 1) * asked.period);
  } else {
    first = std::max(first, last - (limit - 1) * asked.period);
  }
  std::string out = "[";
  for (Millis label = first; label <= last; label += asked.period) append_history(out, asked, label);
  return reply(200, out + "]");
}

Reply open_interest_history(VenueServer& server, const Ask& ask) {
  if (!server.take(kDataCalls, 1, ask.now)) return too_many(ask.now);
  static const std::set<std::string> kPeriods = {"5m", "15m", "30m", "1h", "2h", "4h", "6h", "12h", "1d"};
  const bool inverse = server.venue() == "binance-coinm";
  if (inverse && ask.get("pair").empty()) return missing("pair");
  if (inverse && ask.get("contractType").empty()) return missing("contractType");
  if (!inverse && ask.get("symbol").empty()) return missing("symbol");
  HistoryAsk asked;
  asked.book = server.book(inverse ? ask.get("pair") + "_PERP" : ask.get("symbol"));
  asked.contract_type = ask.get("contractType");
  if (!asked.book)
    return error(400, -1130, inverse ? "parameter 'pair' is invalid." : "parameter 'symbol' is invalid.");
  if (!kPeriods.count(ask.get("period"))) return error(400, -1130, "parameter 'period' is invalid.");
  asked.period = width_of(ask.get("period"))->step;
  return history(asked, ask);
}

void add_common(VenueServer& server, const std::string& root, Kind kind, double premium_weight) {
  const Budget budget("weight", 2400);
  add_futures_basics(server, root, kind, budget);
  server.on(root + "/fundingRate", funding_rate);
  server.on(root + "/fundingInfo", funding_info);
  server.on("/futures/data/openInterestHist", open_interest_history);
  server.on(root + "/openInterest",
            [=](VenueServer& s, const Ask& ask) { return budget.charge(s, ask, 1, open_interest); });
  server.on(root + "/premiumIndex", [=](VenueServer& s, const Ask& ask) {
    return budget.charge(s, ask, premium_weight, premium_index);
  });
}

}  // namespace

void add_linear(VenueServer& server) { add_common(server, "/fapi/v1", Kind::linear, 1); }
void add_inverse(VenueServer& server) { add_common(server, "/dapi/v1", Kind::inverse, 10); }

}  // namespace exchange::binance
