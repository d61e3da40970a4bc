// Deribit's perpetuals. docs/venues.md, Deribit.
#include <algorithm>
#include <map>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::OpenInterest;
using core::SeriesKind;
using core::Time;

constexpr const char* kBudget = "deribit";
constexpr Duration kMoment{1};  // both bounds are inclusive
constexpr std::size_t kMostBars = 5000;
// A window that holds more hours silently gives the newest ones only.
constexpr std::size_t kMostHours = 720;

Request request_of(const char* method, const std::vector<std::pair<std::string, std::string>>& parameters) {
  Request request;
  request.origin = "https://www.deribit.com";
  request.target = std::string("/api/v2/public/") + method + "?" + query_text(parameters);
  request.budget = kBudget;
  return request;
}

[[noreturn]] void fail(const HttpResponse& answer, const Json& error) {
  const long long code = error["code"].integer().value_or(0);
  const Json& said = error["message"];
  const std::string message = said.is_string() ? std::string(said.text()) : "no reason given";
  const std::string words = " (code " + std::to_string(code) + ": " + message + ")";
  switch (code) {
    case 10027:
    case 10028:
      throw BadAnswer{{ErrorKind::RateLimited, "the venue asks to wait" + words, {}, retry_after(answer)}};
    case 13020:
      throw BadAnswer{{ErrorKind::NotFound, "the venue does not know this instrument" + words, {}, {}}};
    case 10040:
    case 10041:
    case 10047:
    case 11051:
    case 13028:
    case 13888:
      throw BadAnswer{{ErrorKind::Unavailable, "the venue cannot answer at the moment" + words, {}, {}}};
    default:
      throw BadAnswer{{ErrorKind::BadInput, "the request was refused" + words, error.dump(), {}}};
  }
}

// Errors stand in `error`, whatever the status.
Document result_of(const HttpResponse& answer) {
  Document document = parsed(answer);
  if (const Json& error = (*document)["error"]; error.is_object()) fail(answer, error);
  document = accepted(std::move(document), answer);
  const Json* result = document->find("result");
  if (result == nullptr) refuse("the answer has no result");
  return std::move(document).only(*result);
}

// -- candles, of hours: the venue's own days open at 08:00 UTC --

Request candles_request(const Query& query) {
  return request_of("get_tradingview_chart_data",
                    {{"instrument_name", query.instrument.symbol},
                     {"start_timestamp", ms_text(query.span.from)},
                     {"end_timestamp", ms_text(std::min(query.span.to - kMoment, query.now))},
                     {"resolution", "60"}});
}

// One column of the answer, `size` long.
const Json& column(const Json& result, const char* name, std::size_t size) {
  const Json& found = result[name];
  if (!found.is_array()) refuse(std::string(name) + " is not a list");
  if (found.size() != size) {
    refuse(std::string(name) + " has " + std::to_string(found.size()) + " entries where ticks has " +
           std::to_string(size));
  }
  return found;
}

// The columns of the answer side by side.
struct Columns {
  const Json& ticks;
  const Json& open;
  const Json& high;
  const Json& low;
  const Json& close;
  const Json& volume;  // null: there is none
};

Candle hour_at(const Columns& columns, std::size_t index) {
  const Row row(columns.ticks, index);
  const Candle hour{row.time_ms(columns.ticks[index], "ticks"),
                    row.number(columns.open[index], "open"),
                    row.number(columns.high[index], "high"),
                    row.number(columns.low[index], "low"),
                    row.number(columns.close[index], "close"),
                    row.number_or_unknown(columns.volume[index], "volume"),
                    true};
  if (hour.day.time_since_epoch() % core::kHour != Duration{0})
    row.refuse("ticks", "is not the start of an hour");
  if (!(hour.open > 0 && hour.high > 0 && hour.low > 0 && hour.close > 0))
    row.refuse("a price", "is not above 0");
  if (!(hour.low <= hour.close && hour.close <= hour.high)) row.refuse("close", "is not within low and high");
  if (hour.volume < 0) row.refuse("volume", "is negative");
  return hour;
}

bool is_same(const Candle& a, const Candle& b) {
  return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
         (a.volume == b.volume || (!core::known(a.volume) && !core::known(b.volume)));
}

// The columns as hours, ascending. Hours without a trade are in the answer, flat and with volume 0.
std::vector<Candle> hours_of(const Json& result) {
  const Json& ticks = result["ticks"];
  if (!ticks.is_array()) refuse("ticks is not a list");
  const auto column_of = [&](const char* name) -> const Json& { return column(result, name, ticks.size()); };
  const Columns columns{ticks,
                        column_of("open"),
                        column_of("high"),
                        column_of("low"),
                        column_of("close"),
                        result.contains("volume") ? column_of("volume") : result["volume"]};
  std::vector<Candle> hours;
  hours.reserve(ticks.size());
  for (std::size_t i = 0; i < ticks.size(); ++i) hours.push_back(hour_at(columns, i));
  std::stable_sort(hours.begin(), hours.end(),
                   [](const Candle& a, const Candle& b) { return a.day < b.day; });
  for (std::size_t i = 1; i < hours.size(); ++i) {
    if (hours[i].day == hours[i - 1].day && !is_same(hours[i], hours[i - 1])) {
      refuse("two different rows are stamped " + core::to_iso(hours[i].day));
    }
  }
  const auto same_hour = [](const Candle& a, const Candle& b) { return a.day == b.day; };
  hours.erase(std::unique(hours.begin(), hours.end(), same_hour), hours.end());
  return hours;
}

// One UTC day out of its hours, which are ascending.
class Day {
 public:
  explicit Day(Time day) { candle_.day = day; }

  void take(const Candle& hour) {
    if (count_ == 0) {
      candle_ = hour;
      candle_.day = core::day_of(hour.day);
      first_ = hour.day;
    } else {
      candle_.high = std::max(candle_.high, hour.high);
      candle_.low = std::min(candle_.low, hour.low);
      candle_.close = hour.close;
      candle_.volume += hour.volume;
    }
    last_ = hour.day;
    ++count_;
  }

  const Candle& candle() const { return candle_; }
  std::size_t missing() const {
    return static_cast<std::size_t>((last_ - first_) / core::kHour) + 1 - count_;
  }
  bool has_start() const { return first_ == candle_.day; }
  bool has_end() const { return last_ == candle_.day + core::kDay - core::kHour; }

 private:
  Candle candle_;
  Time first_;
  Time last_;
  std::size_t count_ = 0;
};

// A day must begin and end with its own hours, but for the one on which trading began and the running one.
// Hours missing in between (a halt) are the venue's, and said.
bool is_usable(const Day& day, const Query& query, std::vector<std::string>& remarks) {
  const std::string date = core::to_date(day.candle().day);
  const bool is_listing = query.instrument.since && day.candle().day <= core::day_of(*query.instrument.since);
  const bool runs = day.candle().day == core::day_of(query.now);
  if (!(day.has_start() || is_listing) || !(day.has_end() || runs)) {
    remarks.push_back(date + " lacks hours at its begin or end: left out");
    return false;
  }
  if (day.missing() > 0) {
    remarks.push_back(date + " lacks " + std::to_string(day.missing()) + " hours in between");
  }
  return true;
}

Step read_candles(const Query& query, const HttpResponse& answer) {
  const Document result = result_of(answer);
  Step step;
  step.rows = std::vector<Candle>{};
  if (text_or_empty((*result)["status"]) == "no_data") return step;
  std::map<Time, Day> days;
  for (const Candle& hour : hours_of(*result)) {
    const Time day = core::day_of(hour.day);
    days.try_emplace(day, day).first->second.take(hour);
  }
  std::vector<Candle> candles;
  for (const auto& [time, day] : days) {
    if (time >= query.span.from && time < query.span.to && is_usable(day, query, step.remarks)) {
      candles.push_back(day.candle());
    }
  }
  step.truncated = (*result)["ticks"].size() >= kMostBars;
  step.rows = checked_candles(std::move(candles), query.now);
  return step;
}

// -- funding --

Request funding_request(const Query& query) {
  return request_of("get_funding_rate_history",
                    {{"instrument_name", query.instrument.symbol},
                     {"start_timestamp", ms_text(query.span.from)},
                     {"end_timestamp", ms_text(std::min(query.span.to - kMoment, query.now))}});
}

// Before the very first hour there was nothing to be paid: a zero that is no rate.
bool is_very_first(const Json& raw) {
  return raw.contains("prev_index_price") && raw["prev_index_price"].is_null() &&
         raw["interest_1h"].number() == 0.0;
}

Step read_funding(const Query& query, const HttpResponse& answer) {
  const Document result = result_of(answer);
  std::vector<Funding> prints;
  for_each_row(result, "result", [&](const Row& row) {
    const Time time = row.time_ms("timestamp");
    if (is_very_first(row.value()) || time > query.now) return;
    // interest_1h is that hour's own; interest_8h counts each hour eight times.
    prints.push_back({time, row.number("interest_1h"), 1});
  });
  Step step;
  step.truncated = result->size() >= kMostHours;
  step.rows = checked_funding(std::move(prints), 1, false);
  return step;
}

// -- open interest, the current value only --

Request open_interest_request(const Query& query) {
  return request_of("get_book_summary_by_instrument", {{"instrument_name", query.instrument.symbol}});
}

Step read_open_interest(const Query& query, const HttpResponse& answer) {
  const Document result = result_of(answer);
  std::vector<OpenInterest> snapshots;
  for_each_row(result, "result", [&](const Row& row) {
    if (row.text("instrument_name") != query.instrument.symbol) {
      row.refuse("instrument_name", "is not " + query.instrument.symbol);
    }
    const Time time = row.has("creation_timestamp") ? row.time_ms("creation_timestamp") : answer.received;
    snapshots.push_back(open_interest_of(query.instrument, time, row.number("open_interest")));
  });
  if (snapshots.empty()) refuse("the answer names no open interest");
  Step step;
  step.rows = checked_open_interest(std::move(snapshots));
  return step;
}

// -- what there is --

Feed candles(const Instrument& instrument) {
  return paged_feed(instrument, SeriesKind::Candles, "chart data", 200 * core::kDay, candles_request,
                    read_candles);
}

Feed funding(const Instrument& instrument) {
  Feed feed = paged_feed(instrument, SeriesKind::Funding, "funding rate history", 28 * core::kDay,
                         funding_request, read_funding);
  // The first row of all is of 10:00 and holds nothing.
  feed.since =
      std::max(instrument.since.value_or(Time{}), core::make_day(2019, 4, 30) + std::chrono::hours{11});
  feed.step = core::kHour;
  return feed;
}

Feed open_interest(const Instrument& instrument) {
  Feed feed = paged_feed(instrument, SeriesKind::OpenInterest, "open interest now", core::kDay,
                         open_interest_request, read_open_interest);
  feed.kind = FeedKind::Sample;
  feed.since.reset();
  return feed;
}

}  // namespace

std::vector<Venue> deribit_venues() {
  Venue venue;
  venue.id = "deribit";
  venue.name = "Deribit";
  // 20 requests a second are refilled; who goes beyond is cut off.
  venue.budgets = {{kBudget, 16, std::chrono::seconds{1}, "", "", 20}};
  venue.feeds = [](const Instrument& instrument) {
    return std::vector<Feed>{candles(instrument), funding(instrument), open_interest(instrument)};
  };
  venue.host = "www.deribit.com";
  return {venue};
}

}  // namespace btcflow::venues
