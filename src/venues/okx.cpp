// OKX: spot and swaps over REST. docs/venues.md, OKX V5.
#include "okx.h"

#include <algorithm>

#include "all.h"
#include "contract_check.h"

namespace btcflow::venues {

using core::Candle;
using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::MarketKind;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

namespace okx {

Request request_of(const char* path, const std::vector<std::pair<std::string, std::string>>& parameters,
                   const char* budget) {
  Request request;
  request.origin = "https://www.okx.com";
  request.target = std::string(path) + "?" + query_text(parameters);
  request.budget = budget;
  return request;
}

namespace {

bool has_word(const std::string& text, const char* word) { return text.find(word) != std::string::npos; }

ErrorKind kind_of(const std::string& code, const std::string& message) {
  if (code == "50011" || code == "50013" || code == "50040" || code == "50061") return ErrorKind::RateLimited;
  if (code == "51001" || code == "51012") return ErrorKind::NotFound;
  if (code == "50001" || code == "50004" || code == "50026") return ErrorKind::Unavailable;
  if (has_word(message, "local laws") || has_word(message, "your region") ||
      has_word(message, "your country"))
    return ErrorKind::Forbidden;
  return ErrorKind::BadInput;
}

[[noreturn]] void fail(const HttpResponse& answer, const std::string& code, const std::string& message) {
  const std::string words =
      " (code " + code + (message.empty() ? ", no reason given)" : ": " + message + ")");
  switch (const ErrorKind kind = kind_of(code, message)) {
    case ErrorKind::RateLimited:
      throw BadAnswer{{kind, "the venue asks to wait" + words, {}, retry_after(answer)}};
    case ErrorKind::NotFound:
      throw BadAnswer{{kind, "the venue does not know this instrument" + words, {}, {}}};
    case ErrorKind::Unavailable:
      throw BadAnswer{{kind, "the venue cannot answer at the moment" + words, {}, {}}};
    case ErrorKind::Forbidden:
      throw BadAnswer{{kind, "the venue does not serve this place" + words, {}, {}}};
    default:
      throw BadAnswer{{kind, "the request was refused" + words, {}, {}}};
  }
}

}  // namespace

// Most errors come with HTTP 200, some of the same codes with 429 or 500: the code is looked at first.
Document data_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  std::string code;
  if (const Json* said = document->find("code")) {
    code = words_or_dump(*said);
    if (code != "0") fail(answer, code, text_or_empty((*document)["msg"]));
  }
  document = accepted(std::move(document), answer);
  if (code.empty()) refuse("the answer has no code");
  const Json& data = (*document)["data"];
  if (!data.is_array()) refuse("the answer has no list of data");
  return std::move(document).only(data);
}

}  // namespace okx

namespace {

using okx::data_of;
using okx::request_of;

constexpr Duration kMoment{1};
constexpr std::size_t kCandleLimit = 300;
constexpr std::size_t kOpenInterestLimit = 100;
// 400 by the newest documentation, 100 by the older one: 100 is granted by either.
constexpr std::size_t kFundingLimit = 100;

// -- candles --

// `candles` serves the running day and the newest 1,440, `history-candles` everything, but the newest day or
// two may not be in it yet. So each where it is at its best, with much room to both borders.
bool is_recent(const Query& query) { return query.span.to > query.now - 300 * core::kDay; }

// `after` is older than, `before` newer than, both exclusive. `before` alone would give the newest rows of
// all. A plain bar=1D opens at 16:00 UTC.
Request candles_request(const Query& query) {
  const bool recent = is_recent(query);
  return request_of(recent ? "/api/v5/market/candles" : "/api/v5/market/history-candles",
                    {{"instId", query.instrument.symbol},
                     {"bar", "1Dutc"},
                     {"after", ms_text(query.span.to)},
                     {"before", ms_text(query.span.from - kMoment)},
                     {"limit", std::to_string(kCandleLimit)}},
                    recent ? okx::kCandles : okx::kHistoryCandles);
}

// In the first hour of a day the one before may still be marked as running: it is asked for again later.
bool is_still_counted(const Json& row, Time day, Time now) {
  constexpr std::size_t kConfirm = 8;
  const Time end = day + core::kDay;
  return text_or_empty(row[kConfirm]) == "0" && end <= now && now < end + core::kHour;
}

// [open time, open, high, low, close, vol, volCcy, volCcyQuote, confirm]
Step read_candles(const Query& query, const HttpResponse& answer) {
  const Document data = data_of(answer);
  // Of swaps `vol` counts contracts and `volCcy` coins; of spot `vol` counts coins and `volCcy` the quote.
  const std::size_t volume = query.instrument.kind == MarketKind::Spot ? 5 : 6;
  std::vector<Candle> candles;
  for_each_row(data, "data", [&](const Row& row) {
    const Time day = row.time_ms(0, "ts");
    const Candle candle{day,
                        row.number(1, "o"),
                        row.number(2, "h"),
                        row.number(3, "l"),
                        row.number(4, "c"),
                        row.number_or_unknown(volume, volume == 5 ? "vol" : "volCcy"),
                        true};
    if (!is_still_counted(row.value(), day, query.now)) candles.push_back(candle);
  });
  Step step;
  step.truncated = data->size() >= kCandleLimit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- open interest --

// Rows are stamped with the start of their day (the running one follows the current value): the one that ends
// where the span begins is stamped a day before it.
Request open_interest_request(const Query& query) {
  const Time first = core::day_of(query.span.from) - core::kDay;
  return request_of("/api/v5/rubik/stat/contracts/open-interest-history",
                    {{"instId", query.instrument.symbol},
                     {"period", "1Dutc"},
                     {"begin", ms_text(first - kMoment)},
                     {"end", ms_text(query.span.to)},
                     {"limit", std::to_string(kOpenInterestLimit)}},
                    okx::kOpenInterest);
}

// [ts, oi (contracts), oiCcy (coin), oiUsd]
Step read_open_interest(const Query& query, const HttpResponse& answer) {
  // A bucket's last reading may be corrected shortly after its end.
  constexpr auto kSettling = std::chrono::minutes{5};
  const Document data = data_of(answer);
  const bool counts_usd = query.instrument.contract.unit == core::OpenInterestUnit::Usd;
  ContractCheck sizes;
  std::vector<OpenInterest> snapshots;
  for_each_row(data, "data", [&](const Row& row) {
    const Time start = row.time_ms(0, "ts");
    if (start != core::day_of(start)) row.refuse("ts", "is not the start of a UTC day");
    const double contracts = row.number_or_unknown(1, "oi");
    const double own = counts_usd ? row.number_or_unknown(3, "oiUsd") : row.number_or_unknown(2, "oiCcy");
    if (!core::known(contracts)) return;
    const Time end = start + core::kDay;
    const auto time = reading_time(start, query.now);
    if (!time || (end <= query.now && query.now < end + kSettling)) return;
    snapshots.push_back(open_interest_of(query.instrument, *time, contracts));
    sizes.add(snapshots.back().value, own);
  });
  sizes.refuse_if_apart();
  Step step;
  step.truncated = data->size() >= kOpenInterestLimit;
  step.rows = checked_open_interest(std::move(snapshots));
  return step;
}

// -- funding --

// From a day earlier: the first print wanted needs the one before it to measure its interval.
Request funding_request(const Query& query) {
  return request_of("/api/v5/public/funding-rate-history",
                    {{"instId", query.instrument.symbol},
                     {"before", ms_text(query.span.from - core::kDay - kMoment)},
                     {"after", ms_text(query.span.to)},
                     {"limit", std::to_string(kFundingLimit)}},
                    okx::kFunding);
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  // Right after a settlement the rate that was charged may not stand there yet.
  constexpr auto kSettling = std::chrono::minutes{10};
  const Document data = data_of(answer);
  std::vector<Funding> prints;
  for_each_row(data, "data", [&](const Row& row) {
    if (row.has("instId") && row.text("instId") != query.instrument.symbol) {
      row.refuse("instId", "is not " + query.instrument.symbol);
    }
    const Time time = row.time_ms("fundingTime");
    if (time > query.now) return;
    // `fundingRate` is what was predicted, `realizedRate` what was charged.
    if (time > query.now - kSettling && !core::known(row.number_or_unknown("realizedRate"))) return;
    prints.push_back({time, row.number("realizedRate"), 0});
  });
  Step step;
  step.truncated = data->size() >= kFundingLimit;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, true);
  return step;
}

// -- what there is --

Feed candles(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::Candles, "candles", 250 * core::kDay, candles_request,
                    read_candles);
}

Feed open_interest(const Instrument& instrument) {
  Feed feed = paged_feed(instrument, SeriesKind::OpenInterest, "open interest history", 90 * core::kDay,
                         open_interest_request, read_open_interest);
  // The first day served is 2024-01-01, and no more than 1,440 days; the stamp is the day's end.
  feed.since = std::max(instrument.since.value_or(Time{}), core::make_day(2024, 1, 2));
  feed.retention = 1438 * core::kDay;
  return feed;
}

Feed funding(const Instrument& instrument) {
  const double hours = instrument.funding_interval_hours;
  constexpr int kPrintsOfAPage = 84;
  Feed feed = paged_feed(instrument, SeriesKind::Funding, "funding rate history",
                         std::chrono::days{static_cast<int>(kPrintsOfAPage * hours / 24)}, funding_request,
                         read_funding);
  feed.retention = 89 * core::kDay;  // "the last three months"
  feed.step = Duration{static_cast<long long>(hours * static_cast<double>(core::kHour.count()))};
  return feed;
}

}  // namespace

std::vector<Venue> okx_venues() {
  constexpr std::chrono::seconds kTwo{2};
  Venue venue;
  venue.id = "okx";
  venue.name = "OKX";
  venue.budgets = {{okx::kCandles, 32, kTwo, "", "", 40},
                   {okx::kHistoryCandles, 16, kTwo, "", "", 20},
                   {okx::kOpenInterest, 8, kTwo, "", "", 10},
                   {okx::kFunding, 8, kTwo, "", "", 10},
                   // Two in five seconds.
                   {okx::kListing, 2, Duration{6250}, "", "", 2},
                   // Files; no limit is documented.
                   {okx::kFiles, 8, kTwo, "", "", 0}};
  venue.feeds = [](const Instrument& instrument) {
    std::vector<Feed> feeds{candles(instrument)};
    if (!core::is_perp(instrument.kind)) return feeds;
    if (instrument.open_interest_unit) feeds.push_back(open_interest(instrument));
    feeds.push_back(funding(instrument));
    feeds.push_back(okx::funding_archive(instrument));
    return feeds;
  };
  venue.host = "www.okx.com";
  return {venue};
}

}  // namespace btcflow::venues
