#include "binance_files.h"

#include <algorithm>
#include <array>

#include "binance.h"

namespace exchange::binance {
namespace {

constexpr Millis kFive = 5 * kMinute;
Millis at(const char* text) { return *parse_instant(text); }
// Fixed dates are read once: a listing asks for thousands of rows.
const Millis kFirstLinear = at("2020-09-01");
const Millis kFirstInverse = at("2021-07-08");
const Millis kFirstOthers = at("2021-12-01");
const Millis kShiftedDay = at("2025-12-31");
const Millis kLateLabels = at("2025-11-01");
const Millis kLateLabelsEnd = at("2026-06-24");
const Millis kStartLabels = at("2026-06-25");
const Millis kInverseStartLabels = at("2025-01-01");
const Millis kZerosFrom = at("2022-03-07T15:30");
const Millis kZerosTo = at("2022-03-08T01:10");
const Millis kDoubledTo = at("2021-05-21");
const Millis kShortDay = at("2024-02-16");
const Millis kGappedDay = at("2023-04-11");
const Millis kUnsortedDay = at("2026-09-20");
const Millis kBlankDay = at("2025-08-05");
const Millis kHoleFrom = at("2024-03-04");
const Millis kHoleTo = at("2024-06-08");
const Millis kHeaders = at("2022-01-01");
const Millis kMicroseconds = at("2025-01-01");

bool is_linear(const Book& book) { return kind_of(book.listing()) == Kind::linear; }

// Days without a metrics file of the inverse contracts: the hole of 97 days, and eleven more.
bool metrics_missing(const Book& book, Millis day) {
  if (is_linear(book)) return false;
  static const std::array kLost = {at("2021-08-14"), at("2021-10-03"), at("2021-12-25"), at("2022-02-19"),
                                   at("2022-05-08"), at("2022-07-31"), at("2022-09-11"), at("2022-12-18"),
                                   at("2023-03-26"), at("2023-06-04"), at("2023-10-22")};
  if (day >= kHoleFrom && day <= kHoleTo) return true;
  return std::find(kLost.begin(), kLost.end(), day) != kLost.end();
}

Millis first_metrics(const Listing& l) {
  if (l.symbol == "BTCUSDT") return kFirstLinear;
  return l.inverse ? kFirstInverse : kFirstOthers;
}

// Labels of a file. 0: its day from 00:00 on; kFive: from 00:05 to 00:00 of the next day.
Millis first_label(const Book& book, Millis day) {
  if (!is_linear(book) || day == kShiftedDay) return 0;
  return day >= kLateLabels && day <= kLateLabelsEnd ? kFive : 0;
}

// By the date of the FILE: a label alone does not tell.
Millis snapshot_time(const Book& book, Millis day, Millis label) {
  const Millis change = is_linear(book) ? kStartLabels : kInverseStartLabels;
  return day >= change ? label + kFive : label;
}

void append_metrics_row(std::string& out, const Book& book, Millis day, Millis label, bool zero, bool blank) {
  const Millis t = snapshot_time(book, day, label);
  const Listing& l = book.listing();
  double open = book.open_interest(t).value_or(0);
  double value = open * book.price(t);
  if (l.inverse) {
    open = std::nearbyint(open / contract_size(l));
    value = open * contract_size(l) / book.price(t);
  }
  out += clock_text(label) + ',' + l.symbol + ',';
  if (!blank) append_fixed(out, zero ? 0 : open, 8);
  out += ',';
  if (!blank) append_fixed(out, zero ? 0 : value, 8);
  out += l.inverse ? R"(,"","","",0.9987)" : ",1.62340000,1.13570000,1.71090000,0.98120000";
  out += '\n';
}

// The hours in which the venue wrote zeros, of the linear contracts.
bool is_zero(const Book& book, Millis label) {
  return is_linear(book) && label >= kZerosFrom && label < kZerosTo;
}

std::vector<Millis> metrics_labels(const Book& book, Millis day) {
  std::vector<Millis> labels;
  const bool first_files = book.listing().symbol == "BTCUSDT" && day <= kDoubledTo;
  for (Millis label = day + first_label(book, day); labels.size() < (first_files ? 576U : 288U);
       label += kFive) {
    labels.push_back(label);
    if (first_files) labels.push_back(label);
  }
  if (!is_linear(book)) return labels;
  if (day == kShortDay) labels.resize(163);                                         // ends 13:30
  if (day == kGappedDay) labels.erase(labels.begin() + 100, labels.begin() + 202);  // 102 rows lost
  if (day == kUnsortedDay) {
    std::sort(labels.begin(), labels.end(), [&](Millis a, Millis b) {
      return (a - day) / kFive * 131 % 289 < (b - day) / kFive * 131 % 289;
    });
  }
  return labels;
}

std::string metrics_csv(const Book& book, Millis day) {
  std::string out =
      "create_time,symbol,sum_open_interest,sum_open_interest_value,count_toptrader_long_short_ratio,"
      "sum_toptrader_long_short_ratio,count_long_short_ratio,sum_taker_long_short_vol_ratio\n";
  const bool has_blank = is_linear(book) && day == kBlankDay;
  for (const Millis label : metrics_labels(book, day)) {
    append_metrics_row(out, book, day, label, is_zero(book, label), has_blank && label == day + 50 * kFive);
  }
  return out;
}

std::string funding_csv(const Book& book, Millis from, Millis to) {
  std::string out = "calc_time,funding_interval_hours,last_funding_rate\n";
  for (const Print& print : book.funding(from, to - 1, to)) {
    append_integer(out, print.time + print.time / kHour % 7);
    out += ',' + decimal(print.hours, 0) + ',';
    append_fixed(out, print.rate, 8);
    out += '\n';
  }
  return out;
}

std::string rest_interval(const std::string& name) { return name == "1mo" ? "1M" : name; }

std::string klines_csv(const Dataset& set, Millis from, Millis to) {
  const Width width = *width_of(rest_interval(set.interval));
  const bool spot = !set.book->listing().perp;
  const bool micros = spot && from >= kMicroseconds;
  std::string out;
  if (!spot && from >= kHeaders) {  // older ones have no header
    out =
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_"
        "volume,ignore\n";
  }
  for (Bar bar : bars_of(*set.book, width, from, to - 1, to + 62 * kDay)) {
    if (set.name != "klines") bar.volume = 0;
    const Millis close = next_open(width, bar.time) - 1;
    append_integer(out, micros ? bar.time * 1000 : bar.time);
    append_kline(out, *set.book, bar, micros ? close * 1000 + 999 : close, true);
    out += '\n';
  }
  return out;
}

Millis first_period(const Dataset& set) {
  const Listing& l = set.book->listing();
  if (set.name == "metrics") return first_metrics(l);
  Millis first = floor_to(l.since, kDay);
  if (!l.inverse && l.perp) first = std::max(first, at(set.daily ? "2019-12-31" : "2020-01-01"));
  return set.daily ? first : month_start(first);
}

// When a file is there: a day's the next day, a month's on the first Monday of the next.
Millis published(const Dataset& set, Millis period) {
  const Millis end = set.next(period);
  return set.daily ? end + kHour : ceil_to(end - kMondays.phase, kMondays.step) + kMondays.phase + kHour;
}

}  // namespace

std::string Dataset::folder() const {
  const Kind kind = kind_of(book->listing());
  std::string path = kind == Kind::spot     ? "data/spot/"
                     : kind == Kind::linear ? "data/futures/um/"
                                            : "data/futures/cm/";
  path += (daily ? "daily/" : "monthly/") + name + "/" + book->listing().symbol + "/";
  return interval.empty() ? path : path + interval + "/";
}

std::string Dataset::file(Millis period) const {
  return book->listing().symbol + "-" + (interval.empty() ? name : interval) + "-" +
         (daily ? date_text(period) : month_text(period)) + ".zip";
}

Millis Dataset::next(Millis period) const { return daily ? period + kDay : next_month(period); }

std::vector<Millis> Dataset::periods(Millis now) const {
  std::vector<Millis> starts;
  for (Millis t = first_period(*this); published(*this, t) <= now; t = next(t)) {
    if (name != "metrics" || !metrics_missing(*book, t)) starts.push_back(t);
  }
  return starts;
}

std::string Dataset::csv(Millis period) const {
  if (name == "metrics") return metrics_csv(*book, period);
  if (name == "fundingRate") return funding_csv(*book, period, next(period));
  return klines_csv(*this, period, next(period));
}

std::vector<Dataset> datasets(const Market& market) {
  std::vector<Dataset> all;
  for (const char* venue : {"binance", "binance-usdm", "binance-coinm"}) {
    for (const Book* book : market.of_venue(venue)) {
      if (book->listing().perp) {
        all.push_back({book, true, "metrics", ""});
        all.push_back({book, false, "fundingRate", ""});
      }
      for (const char* name : {"klines", "markPriceKlines", "indexPriceKlines"}) {
        if (!book->listing().perp && std::string(name) != "klines") continue;
        for (const char* interval : {"1m", "5m", "15m", "1h", "4h", "1d"}) {
          all.push_back({book, true, name, interval});
          all.push_back({book, false, name, interval});
        }
        for (const char* interval : {"1w", "3d", "1mo"}) all.push_back({book, false, name, interval});
      }
    }
  }
  return all;
}

}  // namespace exchange::binance
