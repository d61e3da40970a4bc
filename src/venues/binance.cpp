// Binance: spot over REST, its errors, and the list of what its three markets offer. docs/venues.md, Binance.
#include "binance.h"

#include <algorithm>
#include <chrono>

#include "all.h"
#include "binance_archive.h"

namespace btcflow::venues {

namespace binance {

using core::Candle;
using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Time;

Market market_of(const core::Instrument& instrument) {
  if (instrument.venue == "binance-usdm") return Market::UsdM;
  if (instrument.venue == "binance-coinm") return Market::CoinM;
  return Market::Spot;
}

// USD-M changed with the files of 2026-06-25. COIN-M labelled snapshots in 2023 and starts of periods "at
// least back to 2025"; the day of its change is not known. A wrong guess is five minutes of open interest.
Time labels_start_periods_from(Market market) {
  return market == Market::CoinM ? core::make_day(2025, 1, 1) : core::make_day(2026, 6, 25);
}

namespace {

// "Way too much request weight used; IP banned until 1573822397123."
std::optional<core::Duration> banned_for(const std::string& message, Time received) {
  constexpr std::string_view kBefore = "until ";
  const auto at = message.find(kBefore);
  if (at == std::string::npos) return std::nullopt;
  const std::string digits = message.substr(at + kBefore.size(), 13);
  const auto until = core::parse_number(digits);
  if (!until || digits.size() != 13) return std::nullopt;
  const Time end{core::Duration{static_cast<long long>(*until)}};
  return std::max(end - received, core::Duration{0});
}

Error error_of(const HttpResponse& answer, long long code, const std::string& message) {
  const std::string number = "code " + std::to_string(code);
  if (code == -1003 || code == -1015 || answer.status == 418 || answer.status == 429) {
    // Its words hold the caller's address: they stay in the cause.
    Error error{ErrorKind::RateLimited, "the venue asks to wait (" + number + ")", message, {}};
    error.retry_after = banned_for(message, answer.received);
    if (!error.retry_after) error.retry_after = retry_after(answer);
    return error;
  }
  const std::string words = number + ": " + message;
  if (code == -1121) {
    return {ErrorKind::NotFound, "the venue does not know this symbol (" + words + ")", {}, {}};
  }
  if (code == -1001 || code == -1007 || code == -1008 || code == -1016) {
    return {ErrorKind::Unavailable, "the venue cannot answer at the moment (" + words + ")", {}, {}};
  }
  if (answer.status < 200 || answer.status >= 300) return status_error(answer, words);
  return {ErrorKind::BadInput, "the request was refused (" + words + ")", {}, {}};
}

}  // namespace

Document document_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  const auto code = (*document)["code"].integer();
  const Json& message = (*document)["msg"];
  if (code && message.is_string()) throw BadAnswer{error_of(answer, *code, std::string(message.text()))};
  return accepted(std::move(document), answer);
}

Step read_candles(const Query& query, const HttpResponse& answer, std::size_t limit) {
  const Document document = document_of(answer);
  const std::size_t volume = volume_column(market_of(query.instrument));
  std::vector<Candle> candles;
  for_each_row(document, "the answer", [&](const Row& row) {
    candles.push_back({row.time_ms(0, "open time"), row.number(1, "open"), row.number(2, "high"),
                       row.number(3, "low"), row.number(4, "close"), row.number_or_unknown(volume, "volume"),
                       true});
  });
  Step step;
  step.truncated = candles.size() >= limit;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

namespace {

constexpr std::size_t kSpotLimit = 1000;
constexpr auto kSpotPage = 900 * core::kDay;

// data-api answers where api.binance.com refuses the country.
Request spot_candles_request(const Query& query) {
  Request request;
  request.origin = "https://data-api.binance.vision";
  request.target = "/api/v3/klines?" + query_text({{"symbol", query.instrument.symbol},
                                                   {"interval", "1d"},
                                                   {"startTime", ms_text(query.span.from)},
                                                   {"endTime", ms_text(query.span.to - core::Duration{1})},
                                                   {"limit", std::to_string(kSpotLimit)}});
  request.budget = "binance:spot";
  request.weight = 2;
  return request;
}

Feed spot_candles(const core::Instrument& instrument) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = core::SeriesKind::Candles;
  feed.name = "klines";
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = kSpotPage;
  feed.fetch = one_page(spot_candles_request, [](const Query& query, const HttpResponse& answer) {
    return guarded([&] { return read_candles(query, answer, kSpotLimit); });
  });
  return feed;
}

Venue spot_venue() {
  Venue venue;
  venue.id = "binance";
  venue.name = "Binance";
  venue.budgets = {
      {"binance:spot", 4800, std::chrono::minutes{1}, "x-mbx-used-weight-1m", "", 6000},
      archive_budget(),
  };
  venue.feeds = [](const core::Instrument& instrument) {
    return std::vector<Feed>{spot_candles(instrument), candle_archive(instrument)};
  };
  venue.host = "data-api.binance.vision";
  return venue;
}

std::vector<Feed> futures_feeds(const core::Instrument& instrument) {
  return {
      futures_candles(instrument),       candle_archive(instrument),  futures_open_interest(instrument),
      open_interest_archive(instrument), futures_funding(instrument), funding_archive(instrument),
  };
}

Venue futures_venue(const char* id, const char* name, const char* host) {
  Venue venue;
  venue.id = id;
  venue.name = name;
  venue.budgets = futures_budgets();
  venue.budgets.push_back(archive_budget());
  venue.feeds = futures_feeds;
  venue.host = host;
  return venue;
}

}  // namespace

}  // namespace binance

std::vector<Venue> binance_venues() {
  return {
      binance::spot_venue(),
      binance::futures_venue("binance-usdm", "Binance USD-M", "fapi.binance.com"),
      binance::futures_venue("binance-coinm", "Binance COIN-M", "dapi.binance.com"),
  };
}

}  // namespace btcflow::venues
