// Gate: USDT perpetuals ("gate") and spot ("gate-spot"). docs/venues.md, Gate.
#include "gate.h"

#include <algorithm>

#include "all.h"
#include "contract_check.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

constexpr const char* kFuturesCandles = "gate:futures-candlesticks";
constexpr const char* kStats = "gate:contract-stats";
constexpr const char* kFunding = "gate:funding-rate";
constexpr const char* kSpotCandles = "gate:spot-candlesticks";

constexpr std::size_t kFuturesCandleLimit = 2000;
constexpr std::size_t kSpotCandleLimit = 1000;
constexpr std::size_t kStatsLimit = 1000;
constexpr std::size_t kFundingLimit = 1000;
constexpr std::chrono::seconds kSecond{1};

Request request_of(const char* path, const std::vector<std::pair<std::string, std::string>>& parameters,
                   const char* budget) {
  Request request;
  request.origin = "https://api.gateio.ws";
  request.target = std::string("/api/v4") + path + "?" + query_text(parameters);
  request.budget = budget;
  return request;
}

// The newest second that is wanted and has begun; bounds are inclusive.
Time last_second(const Query& query) { return std::min(query.span.to - kSecond, query.now); }

// Until the instant that the header names (in seconds).
std::optional<Duration> wait_of(const HttpResponse& answer) {
  if (const auto wait = retry_after(answer)) return wait;
  const auto reset = core::parse_integer(answer.header("x-gate-ratelimit-reset-timestamp"));
  if (!reset || *reset < 0 || *reset > 4'000'000'000) return std::nullopt;
  return std::clamp<Duration>(Time{std::chrono::seconds{*reset}} - answer.received, kSecond,
                              std::chrono::minutes{1});
}

// {"label": "INVALID_PARAM_VALUE", "message": "..."}
[[noreturn]] void fail(const HttpResponse& answer, const std::string& label, const std::string& message) {
  const std::string words = label + (message.empty() ? "" : ": " + message);
  if (label == "TOO_MANY_REQUESTS" || answer.status == 429) {
    throw BadAnswer{{ErrorKind::RateLimited, "the venue asks to wait (" + words + ")", {}, wait_of(answer)}};
  }
  if (label == "CONTRACT_NOT_FOUND" || label == "INVALID_CURRENCY_PAIR") {
    throw BadAnswer{{ErrorKind::NotFound, "the venue does not know this instrument (" + words + ")", {}, {}}};
  }
  if (label == "SERVER_ERROR" || label == "INTERNAL" || label == "TOO_BUSY") {
    throw BadAnswer{
        {ErrorKind::Unavailable, "the venue cannot answer at the moment (" + words + ")", {}, {}}};
  }
  if (answer.status >= 200 && answer.status < 300) refuse("the request was refused (" + words + ")");
  throw BadAnswer{status_error(answer, words)};
}

// The rows of an answer: a bare list.
Document rows_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  if (const std::string label = text_or_empty((*document)["label"]); !label.empty()) {
    fail(answer, label, text_or_empty((*document)["message"]));
  }
  if (answer.status == 429) fail(answer, "HTTP 429", "");
  return accepted(std::move(document), answer);
}

// -- candles --

// Without `limit`: it conflicts with from and to.
Request futures_candles_request(const Query& query) {
  return request_of("/futures/usdt/candlesticks",
                    {{"contract", query.instrument.symbol},
                     {"interval", "1d"},
                     {"from", s_text(query.span.from)},
                     {"to", s_text(last_second(query))}},
                    kFuturesCandles);
}

// Numbers or texts, by the documentation's age.
Step read_futures_candles(const Query& query, const HttpResponse& answer) {
  const Document rows = rows_of(answer);
  const core::Contract& contract = query.instrument.contract;
  const double coins = contract.unit == core::OpenInterestUnit::Coin ? contract.size : core::kUnknown;
  std::vector<Candle> candles;
  for_each_row(rows, "the answer", [&](const Row& row) {
    candles.push_back({row.time_s("t"), row.number("o"), row.number("h"), row.number("l"), row.number("c"),
                       row.number_or_unknown("v") * coins, true});
  });
  Step step;
  step.truncated = rows->size() >= kFuturesCandleLimit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

Request spot_candles_request(const Query& query) {
  return request_of("/spot/candlesticks",
                    {{"currency_pair", query.instrument.symbol},
                     {"interval", "1d"},
                     {"from", s_text(query.span.from)},
                     {"to", s_text(last_second(query))}},
                    kSpotCandles);
}

// In the first hour of a day the one before may still be marked as open: it is asked for again later.
bool is_still_counted(const Json& row, Time day, Time now) {
  constexpr std::size_t kClosed = 7;
  const Time end = day + core::kDay;
  const bool open = row[kClosed].is_false() || text_or_empty(row[kClosed]) == "false";
  return open && end <= now && now < end + core::kHour;
}

// [time, volume in quote, close, high, low, open, volume in coin, closed]: another order than the futures'.
Step read_spot_candles(const Query& query, const HttpResponse& answer) {
  const Document rows = rows_of(answer);
  std::vector<Candle> candles;
  for_each_row(rows, "the answer", [&](const Row& row) {
    const Candle candle{row.time_s(0, "time"),
                        row.number(5, "open"),
                        row.number(3, "high"),
                        row.number(4, "low"),
                        row.number(2, "close"),
                        row.number_or_unknown(6, "volume"),
                        true};
    if (!is_still_counted(row.value(), candle.day, query.now)) candles.push_back(candle);
  });
  Step step;
  step.truncated = rows->size() >= kSpotCandleLimit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- open interest --

// Rows are stamped with the start of their day: the one that ends where the span begins is stamped a day
// before it. There is no end to be given: as many rows are asked for as the span has.
Request open_interest_request(const Query& query) {
  const Time first = core::day_of(query.span.from) - core::kDay;
  const auto days = (std::min(query.span.to, query.now) - first) / core::kDay + 1;
  return request_of("/futures/usdt/contract_stats",
                    {{"contract", query.instrument.symbol},
                     {"from", s_text(first)},
                     {"interval", "1d"},
                     {"limit", std::to_string(std::clamp<long long>(days, 1, kStatsLimit))}},
                    kStats);
}

Step read_open_interest(const Query& query, const HttpResponse& answer) {
  // A day's reading is written again about two and a half minutes after its end.
  constexpr auto kSettling = std::chrono::minutes{5};
  const Document rows = rows_of(answer);
  ContractCheck sizes;
  std::vector<OpenInterest> snapshots;
  for_each_row(rows, "the answer", [&](const Row& row) {
    const Time start = row.time_s("time");
    if (start != core::day_of(start)) row.refuse("time", "is not the start of a UTC day");
    const double contracts = row.number_or_unknown("open_interest");
    const double coins = row.number_or_unknown("open_interest_usd") / row.number_or_unknown("mark_price");
    const Time end = start + core::kDay;
    const auto time = reading_time(start, query.now);
    if (!core::known(contracts) || !time || (end <= query.now && query.now < end + kSettling)) return;
    snapshots.push_back(open_interest_of(query.instrument, *time, contracts));
    if (snapshots.back().unit == core::OpenInterestUnit::Coin) sizes.add(snapshots.back().value, coins);
  });
  sizes.refuse_if_apart();
  Step step;
  step.truncated = rows->size() >= kStatsLimit;
  step.rows = checked_open_interest(std::move(snapshots));
  return step;
}

// -- funding --

// From a day earlier: the first print wanted needs the one before it to measure its interval.
Request funding_request(const Query& query) {
  return request_of("/futures/usdt/funding_rate",
                    {{"contract", query.instrument.symbol},
                     {"from", s_text(query.span.from - core::kDay)},
                     {"to", s_text(last_second(query))},
                     {"limit", std::to_string(kFundingLimit)}},
                    kFunding);
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  const Document rows = rows_of(answer);
  std::vector<Funding> prints;
  for_each_row(rows, "the answer", [&](const Row& row) {
    const Time time = row.time_s("t");
    if (time <= query.now) prints.push_back({time, row.number("r"), 0});
  });
  Step step;
  step.truncated = rows->size() >= kFundingLimit;
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, true);
  return step;
}

// -- what there is --

Feed futures_candles(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::Candles, "candlesticks", 1000 * core::kDay,
                    futures_candles_request, read_futures_candles);
}

Feed spot_candles(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::Candles, "candlesticks", 900 * core::kDay, spot_candles_request,
                    read_spot_candles);
}

// `from` further back than 180 days is an error. It is up to two days before what is wanted (the start of the
// day, a day earlier), and one more is left for clocks.
Feed open_interest(const Instrument& instrument) {
  Feed feed = paged_feed(instrument, SeriesKind::OpenInterest, "contract stats", 180 * core::kDay,
                         open_interest_request, read_open_interest);
  feed.retention = 177 * core::kDay;
  return feed;
}

Feed funding(const Instrument& instrument) {
  const double hours = instrument.funding_interval_hours;
  constexpr int kPrintsOfAPage = 750;
  Feed feed = paged_feed(instrument, SeriesKind::Funding, "funding rate",
                         std::chrono::days{static_cast<int>(kPrintsOfAPage * hours / 24)}, funding_request,
                         read_funding);
  feed.step = Duration{static_cast<long long>(hours * static_cast<double>(core::kHour.count()))};
  return feed;
}

Budget budget_of(const char* id) {
  return {id, 160, std::chrono::seconds{10}, "", "x-gate-ratelimit-requests-remain", 200};
}

}  // namespace

std::vector<Venue> gate_venues() {
  Venue futures;
  futures.id = "gate";
  futures.name = "Gate";
  // Each endpoint has a limit of its own; of the files none is documented.
  futures.budgets = {budget_of(kFuturesCandles),
                     budget_of(kStats),
                     budget_of(kFunding),
                     {gate::kFiles, 5, std::chrono::seconds{1}, "", "", 0}};
  futures.feeds = [](const Instrument& instrument) {
    return std::vector<Feed>{futures_candles(instrument), open_interest(instrument), funding(instrument),
                             gate::funding_archive(instrument)};
  };
  futures.host = "api.gateio.ws";
  Venue spot;
  spot.id = "gate-spot";
  spot.name = "Gate spot";
  spot.budgets = {budget_of(kSpotCandles)};
  spot.feeds = [](const Instrument& instrument) { return std::vector<Feed>{spot_candles(instrument)}; };
  spot.host = "api.gateio.ws";
  return {futures, spot};
}

}  // namespace btcflow::venues
