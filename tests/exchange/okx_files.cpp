// OKX's bulk funding: the list of files, and the files of https://static.okx.com. Days and months are those
// of UTC+8.
#include <map>
#include <set>

#include "archives.h"
#include "okx.h"

namespace exchange::okx {
namespace {

constexpr Millis kEast = 8 * kHour;
constexpr const char* kRoot = "/cdn/okex/traderecords/swaprates/";
Millis first_file() {
  static const Millis kFirst = *parse_instant("2022-01-17");
  return kFirst;
}

// Local days and months are counted as if they were UTC; `begin_of` turns one into an instant.
Millis begin_of(Millis local) { return local - kEast; }
Millis local_of(Millis t) { return t + kEast; }

struct Period {
  Millis start;  // local
  bool daily;
  Millis end() const { return daily ? start + kDay : next_month(start); }
  std::string name() const { return daily ? date_text(start) : month_text(start); }
  std::string folder() const {
    return daily ? "daily/" + compact_date(start) : "monthly/" + compact_date(start).substr(0, 6);
  }
  bool there(Millis now) const {  // two days later
    return end() > first_file() && begin_of(end()) + 2 * kDay <= now;
  }
};

std::string csv_of(const std::vector<const Book*>& books, const Period& period) {
  std::string out = "instrument_name,funding_rate,funding_time\n";
  const Millis from = std::max(begin_of(period.start), begin_of(first_file()));
  for (const Book* book : books) {
    for (const Print& print : book->funding(from, begin_of(period.end()) - 1, begin_of(period.end()))) {
      out += book->listing().symbol + "," + decimal(print.rate, 12) + "," + std::to_string(print.time) + "\n";
    }
  }
  return out;
}

std::vector<const Book*> swaps(const Market& market) {
  std::vector<const Book*> books;
  for (const Book* book : market.of_venue("okx")) {
    if (book->listing().perp) books.push_back(book);
  }
  return books;
}

Reply file(VenueServer& server, const Ask& ask) {
  const std::vector<std::string> parts = split(ask.path.substr(std::string(kRoot).size()), '/');
  Reply missing =
      reply(404, R"(<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code></Error>)");
  missing.type = "application/xml";
  if (parts.size() != 3) return missing;
  const bool daily = parts[0] == "daily";
  const std::string& name = parts[2];
  const size_t digits = daily ? 10 : 7;
  if (name.size() < digits + 5) return missing;
  const auto start = parse_instant(name.substr(name.size() - 4 - digits, digits) + (daily ? "" : "-01"));
  if (!start) return missing;
  const Period period{*start, daily};
  if (period.folder() != parts[0] + "/" + parts[1] || !period.there(ask.now)) return missing;
  std::vector<const Book*> books = swaps(server.market());
  if (!daily)
    std::erase_if(books,
                  [&](const Book* b) { return name.rfind(b->listing().symbol + "-fundingrates-", 0) != 0; });
  if (books.empty() || (daily && name.rfind("allswap-fundingrates-", 0) != 0)) return missing;
  Reply answer = reply(200, zip({{name.substr(0, name.size() - 4) + ".csv", csv_of(books, period)}}));
  answer.type = "application/zip";
  return answer;
}

std::string detail(const std::string& family, const Period& period) {
  const std::string name =
      (period.daily ? "allswap" : family + "-SWAP") + "-fundingrates-" + period.name() + ".zip";
  return R"({"dateTs":")" + std::to_string(begin_of(period.start)) + R"(","filename":")" + name +
         R"(","sizeMB":"0.01","url":"https://static.okx.com)" + kRoot + period.folder() + "/" + name +
         R"(?v=999"})";
}

std::string group(const std::string& family, bool daily, Millis begin, Millis end, Millis now) {
  std::string details;
  Period period{daily ? floor_to(local_of(begin), kDay) : month_start(local_of(begin)), daily};
  for (; begin_of(period.start) <= end; period.start = period.end()) {
    if (period.there(now)) details += (details.empty() ? "" : ",") + detail(family, period);
  }
  return R"({"instId":"","instFamily":")" + family + R"(","instType":"SWAP","dateRangeStart":")" +
         std::to_string(begin) + R"(","dateRangeEnd":")" + std::to_string(end) +
         R"(","groupSizeMB":"0.01","groupDetails":[)" + details + "]}";
}

Reply list(VenueServer& server, const Ask& ask) {
  if (ask.get("module") != "3") return bad("51000", "Parameter module error");
  if (ask.get("instType") != "SWAP") return bad("51000", "Parameter instType error");
  const std::string aggregate = ask.get("dateAggrType"), families = ask.get("instFamilyList");
  const bool daily = aggregate == "daily";
  if (!daily && aggregate != "monthly") return bad("51000", "Parameter dateAggrType error");
  if (families.empty() || (families == "ANY") != daily) return bad("51000", "Parameter instFamilyList error");
  const auto begin = ask.integer("begin"), end = ask.integer("end");
  if (!begin || !end || *end < *begin) return bad("51000", "Parameter begin error");
  if (*end - *begin > (daily ? 20 * kDay : 20 * 31 * kDay)) return bad("51000", "The date range is too wide");
  std::set<std::string> known = {"ANY"};
  for (const Book* book : swaps(server.market())) known.insert(family(book->listing()));
  std::string details;
  for (const std::string& name : split(families, ',')) {
    if (!known.count(name)) return bad("51000", "Parameter instFamilyList error");
    details += (details.empty() ? "" : ",") + group(name, daily, *begin, *end, ask.now);
  }
  return ok(R"({"dateAggrType":")" + aggregate + R"(","details":[)" + details +
                R"(],"totalSizeMB":"0.01","ts":")" + std::to_string(ask.now) + R"("})",
            ask.now);
}

}  // namespace

void add_files(VenueServer& server) {
  server.on("/api/v5/public/market-data-history", metered("files", 2, 5000, false, list));
  server.on(std::string(kRoot) + "*", file);
}

}  // namespace exchange::okx
