// Bitget V2: perpetuals (candles, funding, the current open interest) and spot candles. docs/venues.md,
// Bitget.
#include <algorithm>
#include <cctype>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::kDay;
using core::MarketKind;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

constexpr const char* kBudget = "bitget:public";
constexpr const char* kDays = "1Dutc";  // plain 1D opens at 16:00 UTC
constexpr std::size_t kHistoryRows = 200;
constexpr std::size_t kRecentRows = 1000;
constexpr std::size_t kFundingRows = 100;
constexpr int kFundingPages = 3;
constexpr int kFundingRecords = 270;  // all that the venue keeps

using Parameters = std::vector<std::pair<std::string, std::string>>;

Request request_of(const std::string& path, const Parameters& parameters) {
  Request request;
  request.origin = "https://api.bitget.com";
  request.target = path + "?" + query_text(parameters);
  request.budget = kBudget;
  return request;
}

std::string product_of(const Instrument& instrument) {
  return instrument.kind == MarketKind::PerpInverse ? "coin-futures" : "usdt-futures";
}

// -- errors: by their own code, whatever the status --

// Only 40017 is in the documentation at hand; the other codes are as other clients know them.
ErrorKind kind_of(const std::string& code, const std::string& message) {
  for (const char* busy : {"429", "30001", "30007"}) {
    if (code == busy) return ErrorKind::RateLimited;
  }
  for (const char* down : {"40015", "40200", "40725", "45001"}) {
    if (code == down) return ErrorKind::Unavailable;
  }
  std::string lower = message;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto says = [&](const char* words) { return lower.find(words) != std::string::npos; };
  if (says("too many requests")) return ErrorKind::RateLimited;
  if (says("does not exist") || says("has been removed")) return ErrorKind::NotFound;
  return ErrorKind::BadInput;
}

std::string sentence_of(ErrorKind kind, const std::string& words) {
  switch (kind) {
    case ErrorKind::RateLimited:
      return "the venue asks to wait (" + words + ")";
    case ErrorKind::Unavailable:
      return "the venue cannot answer at the moment (" + words + ")";
    case ErrorKind::NotFound:
      return "the venue does not know this symbol (" + words + ")";
    default:
      return "the request was refused (" + words + ")";
  }
}

// The code and words of the answer; both empty where it has none.
std::pair<std::string, std::string> words_of(const Json& document) {
  if (!document.contains("code")) return {};
  return {words_or_dump(document["code"]), text_or_empty(document["msg"])};
}

Document data_of(const HttpResponse& answer) {
  const bool success = answer.status >= 200 && answer.status < 300;
  Document document = parsed(answer);
  const auto [code, message] = words_of(*document);
  if (!code.empty() && code != "00000") {
    const ErrorKind kind = kind_of(code, message);
    // Of the usual statuses (403, 429, 5xx) the shared reading knows more than the code says.
    if (success || kind != ErrorKind::BadInput) {
      const auto wait = kind == ErrorKind::RateLimited ? retry_after(answer) : std::nullopt;
      throw BadAnswer{{kind, sentence_of(kind, "code " + code + ": " + message), {}, wait}};
    }
  }
  document = accepted(std::move(document), answer, [](const Json& d) {
    const auto [number, text] = words_of(d);
    return number.empty() ? text : "code " + number + ": " + text;
  });
  if (code != "00000") refuse("the answer has no code 00000");
  const Json* data = document->find("data");
  if (data == nullptr) refuse("the answer has no data");
  return std::move(document).only(*data);
}

// -- candles --

std::vector<Candle> candles_in(const Document& data) {
  std::vector<Candle> candles;
  for_each_row(data, "data", [&](const Row& row) {
    // The volume is in the base coin, of inverse contracts too.
    candles.push_back({row.time_ms(0, "time"), row.number(1, "open"), row.number(2, "high"),
                       row.number(3, "low"), row.number(4, "close"), row.number_or_unknown(5, "base volume"),
                       true});
  });
  return candles;
}

// history-candles reaches back to the listing; that it holds the running day is written nowhere. candles
// holds it, for 1Dutc with years before it: the newest days come from there.
bool is_recent(const Query& query) { return query.span.to > query.now - 2 * kDay; }

Request candles_request(const Query& query) {
  const bool recent = is_recent(query);
  // Both bounds are exclusive: one day earlier, or a day is lost at every seam. At most 90 days at once.
  return request_of(recent ? "/api/v2/mix/market/candles" : "/api/v2/mix/market/history-candles",
                    {{"symbol", query.instrument.symbol},
                     {"productType", product_of(query.instrument)},
                     {"granularity", kDays},
                     {"startTime", ms_text(query.span.from - kDay)},
                     {"endTime", ms_text(query.span.to)},
                     {"limit", std::to_string(recent ? kRecentRows : kHistoryRows)}});
}

Step read_candles(const Query& query, const HttpResponse& answer) {
  std::vector<Candle> candles = candles_in(data_of(answer));
  Step step;
  step.truncated = candles.size() >= (is_recent(query) ? kRecentRows : kHistoryRows);
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

Request spot_request(const Query& query) {
  // By endTime (exclusive) alone: the newest rows before it come. history-candles takes no other bound, and
  // in candles startTime is ignored.
  return request_of(is_recent(query) ? "/api/v2/spot/market/candles" : "/api/v2/spot/market/history-candles",
                    {{"symbol", query.instrument.symbol},
                     {"granularity", kDays},
                     {"endTime", ms_text(query.span.to)},
                     {"limit", std::to_string(kHistoryRows)}});
}

Step read_spot(const Query& query, const HttpResponse& answer) {
  std::vector<Candle> candles = candles_in(data_of(answer));
  const bool full = candles.size() >= kHistoryRows;
  candles = checked_candles(std::move(candles), query.now);
  Step step;
  // Rows older than asked for fill the answer up to the limit: it is cut only where they do not reach back.
  step.truncated = full && candles.front().day > query.span.from;
  step.rows = std::move(candles);
  return step;
}

// -- funding --

// Page by page from the newest; there is no bound in time. The rows are given together at the end: measuring
// intervals needs the neighbours.
class FundingFetch : public Fetch {
 public:
  explicit FundingFetch(Query query) : query_(std::move(query)) {}

  Request first() override { return page(); }

  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] { return read_page(answer); });
  }

 private:
  Request page() const {
    return request_of("/api/v2/mix/market/history-fund-rate", {{"symbol", query_.instrument.symbol},
                                                               {"productType", product_of(query_.instrument)},
                                                               {"pageSize", std::to_string(kFundingRows)},
                                                               {"pageNo", std::to_string(page_)}});
  }

  Step read_page(const HttpResponse& answer) {
    std::size_t rows = 0;
    for_each_row(data_of(answer), "data", [&](const Row& row) {
      if (row.text("symbol") != query_.instrument.symbol) {
        row.refuse("symbol", "is not " + query_.instrument.symbol);
      }
      ++rows;
      const Funding print{row.time_ms("fundingTime"), row.number("fundingRate"), 0};
      if (print.time <= query_.now) prints_.push_back(print);  // else not settled
    });
    Step step;
    step.rows = std::vector<Funding>();
    if (rows >= kFundingRows && page_ < kFundingPages) {
      ++page_;
      step.next = page();
      return step;
    }
    // A print that came while pages were read pushes the others on: then rows come twice.
    std::vector<Funding> prints =
        checked_funding(std::move(prints_), query_.instrument.funding_interval_hours, true);
    const bool all_there_is = page_ < kFundingPages;
    if (!all_there_is && !prints.empty() && prints.front().time > query_.span.from) {
      step.covers = core::Span{prints.front().time, query_.span.to};  // what is older is forgotten
    }
    step.rows = std::move(prints);
    return step;
  }

  Query query_;
  int page_ = 1;
  std::vector<Funding> prints_;
};

// -- open interest --

Request open_interest_request(const Query& query) {
  return request_of("/api/v2/mix/market/open-interest",
                    {{"symbol", query.instrument.symbol}, {"productType", product_of(query.instrument)}});
}

Step read_open_interest(const Query& query, const HttpResponse& answer) {
  const Document data = data_of(answer);
  if (!data->contains("openInterestList")) refuse("data has no openInterestList");
  const Time time = Row(*data, 0).time_ms("ts");
  std::vector<OpenInterest> rows;
  for_each_row((*data)["openInterestList"], "data.openInterestList", [&](const Row& row) {
    if (row.text("symbol") != query.instrument.symbol) return;
    rows.push_back(open_interest_of(query.instrument, time, row.number("size")));
  });
  if (rows.empty()) refuse("data.openInterestList does not hold " + query.instrument.symbol);
  Step step;
  step.rows = checked_open_interest(std::move(rows));
  return step;
}

// -- what there is --

Feed funding(const Instrument& instrument) {
  const double interval = instrument.funding_interval_hours;
  const auto hours = [](double n) {
    return Duration{static_cast<long long>(n * static_cast<double>(core::kHour.count()))};
  };
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = SeriesKind::Funding;
  feed.name = "funding history";
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = hours(kFundingRecords * interval);
  feed.step = hours(interval);
  feed.retention = hours(kFundingRecords * interval) - kDay;
  feed.whole = true;
  feed.fetch = [](const Query& query) { return std::make_unique<FundingFetch>(query); };
  return feed;
}

std::vector<Feed> feeds_of_perp(const Instrument& instrument) {
  if (!core::is_perp(instrument.kind)) return {};
  Feed candles =
      paged_feed(instrument, SeriesKind::Candles, "candles", 85 * kDay, candles_request, read_candles);
  std::vector<Feed> feeds{candles, funding(instrument)};
  if (!instrument.open_interest_unit) return feeds;
  Feed now = paged_feed(instrument, SeriesKind::OpenInterest, "open interest now", kDay,
                        open_interest_request, read_open_interest);
  now.kind = FeedKind::Sample;
  feeds.push_back(now);
  return feeds;
}

std::vector<Feed> feeds_of_pair(const Instrument& instrument) {
  if (instrument.kind != MarketKind::Spot) return {};
  return {paged_feed(instrument, SeriesKind::Candles, "candles", 190 * kDay, spot_request, read_spot)};
}

Venue venue_of(const char* id, const char* name) {
  Venue venue;
  venue.id = id;
  venue.name = name;
  // 20 requests a second and address.
  venue.budgets = {{.id = kBudget, .capacity = 16, .window = std::chrono::seconds{1}}};
  venue.host = "api.bitget.com";
  return venue;
}

}  // namespace

std::vector<Venue> bitget_venues() {
  Venue perpetuals = venue_of("bitget", "Bitget");
  perpetuals.feeds = feeds_of_perp;
  perpetuals.note = "keeps the last 270 funding prints, and no open interest but the current";
  Venue spot = venue_of("bitget-spot", "Bitget spot");
  spot.feeds = feeds_of_pair;
  return {perpetuals, spot};
}

}  // namespace btcflow::venues
