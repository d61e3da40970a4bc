#include "binance_archive.h"

#include <algorithm>
#include <cctype>
#include <chrono>

#include "binance.h"
#include "csv.h"
#include "read.h"

namespace btcflow::venues::binance {

using core::Duration;
using core::HttpResponse;
using core::Instrument;
using core::Rows;
using core::SeriesKind;
using core::Span;
using core::Time;

namespace {

// -- files --

struct ArchiveFile {
  std::string folder;   // "/data/spot/daily/klines/BTCUSDT/1d/"
  std::string name;     // "BTCUSDT-1d-2024-01-31.zip"
  Span span;            // what it holds
  Duration patience{};  // how long after its end it may still be missing because it is not made yet
};

// Daily files appear the next day, monthly ones on the first Monday; with a margin.
constexpr Duration kDailyPatience = 3 * core::kDay;
constexpr Duration kMonthlyPatience = 10 * core::kDay;

const char* market_folder(Market market) {
  switch (market) {
    case Market::UsdM:
      return "futures/um";
    case Market::CoinM:
      return "futures/cm";
    case Market::Spot:
      break;
  }
  return "spot";
}

// `data_set` is "klines", "metrics" or "fundingRate"; `below` is what follows the symbol, and `label` stands
// between symbol and date in the name.
ArchiveFile file_of(const Instrument& instrument, const std::string& data_set, const std::string& below,
                    const std::string& label, Span span, bool monthly) {
  ArchiveFile file;
  file.folder = std::string("/data/") + market_folder(market_of(instrument)) +
                (monthly ? "/monthly/" : "/daily/") + data_set + "/" + instrument.symbol + "/" + below;
  const std::string date = core::to_date(span.from);
  file.name = instrument.symbol + "-" + label + "-" + (monthly ? date.substr(0, 7) : date) + ".zip";
  file.span = span;
  file.patience = monthly ? kMonthlyPatience : kDailyPatience;
  return file;
}

Span day_span(Time t) { return {core::day_of(t), core::day_of(t) + core::kDay}; }

Span month_span(Time t) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(t)};
  const auto month = day.year() / day.month();
  return {std::chrono::sys_days{month / 1}, std::chrono::sys_days{(month + std::chrono::months{1}) / 1}};
}

std::vector<ArchiveFile> candle_files(const Query& query) {
  const Span month = month_span(query.span.from);
  std::vector<ArchiveFile> files;
  if (month.to <= query.now) files.push_back(file_of(query.instrument, "klines", "1d/", "1d", month, true));
  files.push_back(file_of(query.instrument, "klines", "1d/", "1d", day_span(query.span.from), false));
  return files;
}

std::vector<ArchiveFile> funding_files(const Query& query) {
  return {file_of(query.instrument, "fundingRate", "", "fundingRate", month_span(query.span.from), true)};
}

std::vector<ArchiveFile> metrics_files(const Query& query) {
  return {file_of(query.instrument, "metrics", "", "metrics", day_span(query.span.from), false)};
}

// -- the conversation: checksum, then file; where there is none, the next file that may have the same --

// "<sha256>  <file name>"
std::string checksum_in(const std::string& text, const std::string& name) {
  constexpr std::size_t kDigits = 64;
  std::string sum = text.substr(0, kDigits);
  const bool hex = sum.size() == kDigits &&
                   std::all_of(sum.begin(), sum.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
  if (!hex) refuse("the checksum file does not begin with a SHA-256");
  const auto at = text.find_first_not_of(" \t*", kDigits);
  const auto end = text.find_last_not_of(" \t\r\n");
  if (at == kDigits || at == std::string::npos || text.substr(at, end + 1 - at) != name) {
    refuse("the checksum file is not about " + name);
  }
  std::transform(sum.begin(), sum.end(), sum.begin(), [](unsigned char c) { return std::tolower(c); });
  return sum;
}

Rows no_rows(SeriesKind series) {
  switch (series) {
    case SeriesKind::Candles:
      return std::vector<core::Candle>{};
    case SeriesKind::OpenInterest:
      return std::vector<core::OpenInterest>{};
    case SeriesKind::Funding:
      break;
  }
  return std::vector<core::Funding>{};
}

using FilesOf = std::vector<ArchiveFile> (*)(const Query&);
using ReadFile = void (*)(const Query&, const ArchiveFile&, const std::string& csv, Step&);

class ArchiveFetch : public Fetch {
 public:
  ArchiveFetch(Query query, SeriesKind series, FilesOf files, ReadFile read_file)
      : query_(std::move(query)), series_(series), files_(files(query_)), read_file_(read_file) {}

  Request first() override { return request_of(".CHECKSUM"); }

  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] {
      Step step;
      step.rows = no_rows(series_);
      if (answer.status == 404) {
        missing(step);
      } else if (asked_for_file_) {
        step.covers = covered();
        read_file_(query_, file(), text_of(answer), step);
      } else {
        step.next = request_of("");
        step.next->packing = Packing::Zip;
        step.next->sha256 = checksum_in(text_of(answer), file().name);
        asked_for_file_ = true;
      }
      return step;
    });
  }

 private:
  const ArchiveFile& file() const { return files_.at(at_); }

  Span covered() const {
    return {std::max(file().span.from, query_.span.from), std::min(file().span.to, query_.span.to)};
  }

  Request request_of(const char* suffix) const {
    Request request;
    request.origin = "https://data.binance.vision";
    request.target = file().folder + file().name + suffix;
    request.budget = archive_budget().id;
    return request;
  }

  // A young file may come yet; an old one that is not there never will, which is an answer too.
  void missing(Step& step) {
    if (at_ + 1 < files_.size()) {
      ++at_;
      asked_for_file_ = false;
      step.next = request_of(".CHECKSUM");
      return;
    }
    step.covers = covered();
    step.not_yet = query_.now < file().span.to + file().patience;
  }

  Query query_;
  SeriesKind series_;
  std::vector<ArchiveFile> files_;  // the preferred one first
  ReadFile read_file_;
  std::size_t at_ = 0;
  bool asked_for_file_ = false;
};

// -- what is in them --

// Older files have no header.
bool is_header(const CsvLine& line) { return line.number() == 1 && !core::parse_number(line.field(0)); }

void check_within(const CsvLine& line, Time time, const ArchiveFile& file, const char* name) {
  if (time < file.span.from || time >= file.span.to)
    line.refuse(name, "is not of the time that the file is about");
}

void read_candle_file(const Query& query, const ArchiveFile& file, const std::string& csv, Step& step) {
  constexpr std::size_t kColumns = 12;
  const std::size_t volume = volume_column(market_of(query.instrument));
  std::vector<core::Candle> candles;
  for_each_line(csv, [&](const CsvLine& line) {
    if (is_header(line)) return;
    line.must_have(kColumns);
    // Spot files count microseconds from 2025 on, and some rows of them still milliseconds.
    const Time day = line.time_ms_or_us(0, "open time");
    check_within(line, day, file, "open time");
    candles.push_back({day, line.number(1, "open"), line.number(2, "high"), line.number(3, "low"),
                       line.number(4, "close"), line.number_or_unknown(volume, "volume"), true});
  });
  step.rows = checked_candles(std::move(candles), query.now);
}

void read_funding_file(const Query& query, const ArchiveFile& file, const std::string& csv, Step& step) {
  constexpr std::size_t kColumns = 3;
  std::vector<core::Funding> prints;
  for_each_line(csv, [&](const CsvLine& line) {
    if (is_header(line)) return;
    line.must_have(kColumns);
    const Time time = core::round_to_minute(line.time_ms(0, "calc_time"));
    check_within(line, time, file, "calc_time");
    const double hours = line.number(1, "funding_interval_hours");
    if (!(hours >= 1 && hours <= 24)) line.refuse("funding_interval_hours", "is no interval");
    prints.push_back({time, line.number(2, "last_funding_rate"), hours});
  });
  step.rows = checked_funding(std::move(prints), query.instrument.funding_interval_hours, false);
}

void read_metrics_file(const Query& query, const ArchiveFile& file, const std::string& csv, Step& step) {
  step.rows = read_metrics(query.instrument, file.span.from, csv, step.remarks);
}

Feed archive_feed(const Instrument& instrument, SeriesKind series, const char* name, FilesOf files,
                  ReadFile read) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = series;
  feed.name = name;
  feed.kind = FeedKind::Archive;
  feed.since = instrument.since;
  feed.until = instrument.until;
  feed.page = 31 * core::kDay;  // a file answers for the month, or day, of the span's beginning
  feed.fetch = [=](const Query& query) { return std::make_unique<ArchiveFetch>(query, series, files, read); };
  return feed;
}

}  // namespace

Feed candle_archive(const Instrument& instrument) {
  Feed feed = archive_feed(instrument, SeriesKind::Candles, "klines archive", candle_files, read_candle_file);
  if (market_of(instrument) == Market::UsdM) {
    feed.since = std::max(instrument.since.value_or(Time{}), core::make_day(2019, 12, 31));
  }
  return feed;
}

Feed funding_archive(const Instrument& instrument) {
  Feed feed =
      archive_feed(instrument, SeriesKind::Funding, "funding archive", funding_files, read_funding_file);
  feed.since = std::max(instrument.since.value_or(Time{}), core::make_day(2020, 1, 1));
  feed.step = Duration{static_cast<long long>(instrument.funding_interval_hours * core::kHour.count())};
  return feed;
}

Feed open_interest_archive(const Instrument& instrument) {
  Feed feed =
      archive_feed(instrument, SeriesKind::OpenInterest, "metrics archive", metrics_files, read_metrics_file);
  feed.page = core::kDay;
  // Some of these files are published again, corrected, years later.
  feed.listing = file_of(instrument, "metrics", "", "metrics", day_span(Time{}), false).folder.substr(1);
  if (market_of(instrument) == Market::CoinM) {
    feed.since = core::make_day(2021, 7, 8);
  } else {
    // BTC's files begin earlier than those of all others.
    feed.since = instrument.symbol == "BTCUSDT" ? core::make_day(2020, 9, 1) : core::make_day(2021, 12, 1);
  }
  return feed;
}

// A file store without a published limit.
Budget archive_budget() { return {"binance:archive", 20, std::chrono::seconds{1}, "", "", 0}; }

}  // namespace btcflow::venues::binance
