// OKX's monthly files of funding: a list of addresses first, then one small zip a month. docs/venues.md, OKX
// V5, bulk.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "csv.h"
#include "okx.h"

namespace btcflow::venues::okx {

namespace {

using core::Duration;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::SeriesKind;
using core::Span;
using core::Time;

// The archive's months begin at 00:00 UTC+8.
constexpr auto kEast = std::chrono::hours{8};
// Files come two days after their month; a month that has none long after its end never had one.
constexpr Duration kPublished = 5 * core::kDay;

struct Month {
  int year = 0;
  unsigned month = 1;
  friend auto operator<=>(const Month&, const Month&) = default;
};

Month month_of(Time t) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(t + kEast)};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
}

Month next(Month m) { return m.month == 12 ? Month{m.year + 1, 1} : Month{m.year, m.month + 1}; }
Time begin_of(Month m) { return core::make_day(m.year, m.month, 1) - kEast; }
Time end_of(Month m) { return begin_of(next(m)); }
std::string text_of_month(Month m) { return core::to_date(begin_of(m) + kEast).substr(0, 7); }

// "BTC-USDT-SWAP-fundingrates-2025-09.zip"
std::string file_name(const Instrument& instrument, Month m) {
  return instrument.symbol + "-fundingrates-" + text_of_month(m) + ".zip";
}

// "BTC-USDT" of "BTC-USDT-SWAP".
std::string family_of(const std::string& symbol) {
  const std::size_t end = symbol.rfind("-SWAP");
  return end == std::string::npos ? symbol : symbol.substr(0, end);
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// The addresses come out of an answer: nothing but the venue's own hosts is asked.
Request file_request(const std::string& url) {
  constexpr const char* kScheme = "https://";
  constexpr std::size_t kAfterScheme = 8;
  const std::size_t path = url.rfind(kScheme, 0) == 0 ? url.find('/', kAfterScheme) : std::string::npos;
  if (path == std::string::npos) refuse("a file's url is no https address", url);
  const std::string host = url.substr(kAfterScheme, path - kAfterScheme);
  const bool plain = host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
  if (!plain || !(ends_with(host, ".okx.com") || ends_with(host, ".okx.cab"))) {
    refuse("a file's url names a host that is not OKX's", url);
  }
  if (url.find_first_of(" \r\n\t#", path) != std::string::npos) refuse("a file's url is not clean", url);
  Request request;
  request.origin = url.substr(0, path);
  request.target = url.substr(path);
  request.budget = kFiles;
  request.packing = Packing::Zip;
  return request;
}

std::string text_at(const Json& object, const char* key) {
  if (!object[key].is_string()) {
    refuse(std::string("the list of files has an entry without ") + key);
  }
  return std::string(object[key].text());
}

const Json& list_at(const Json& object, const char* key) {
  if (!object[key].is_array()) {
    refuse(std::string("the list of files has an entry without ") + key);
  }
  return object[key];
}

// Name to url, of data: [{details: [{groupDetails: [{filename, url, ...}, ...], ...}, ...], ...}].
std::map<std::string, std::string> files_of(const Document& data) {
  std::map<std::string, std::string> files;
  for (const Json& group : data->elements()) {
    for (const Json& detail : list_at(group, "details").elements()) {
      for (const Json& file : list_at(detail, "groupDetails").elements()) {
        files[text_at(file, "filename")] = text_at(file, "url");
      }
    }
  }
  return files;
}

// instrument_name,funding_rate,funding_time (ms); the time is that of the settlement, a second or two late.
class FileReader {
 public:
  FileReader(const Instrument& instrument, Month month) : instrument_(instrument), month_(month) {}

  void take(const CsvLine& line) {
    if (columns_ == 0) return take_header(line);
    line.must_have(columns_);
    if (line.field(name_) != instrument_.symbol) return;
    const Time time = line.time_ms(time_, "funding_time");
    if (time < begin_of(month_) || time > end_of(month_) + core::kHour) {
      line.refuse("funding_time", "is not of " + text_of_month(month_));
    }
    prints.push_back({time, line.number(rate_, "funding_rate"), 0});
  }

  std::vector<Funding> prints;

 private:
  void take_header(const CsvLine& line) {
    name_ = line.position("instrument_name");
    rate_ = line.position("funding_rate");
    time_ = line.position("funding_time");
    if (std::max({name_, rate_, time_}) >= line.size()) {
      line.refuse("the header", "does not name instrument_name, funding_rate and funding_time");
    }
    columns_ = line.size();
  }

  const Instrument& instrument_;
  Month month_;
  std::size_t columns_ = 0;
  std::size_t name_ = 0;
  std::size_t rate_ = 0;
  std::size_t time_ = 0;
};

std::vector<Funding> read_file(const Instrument& instrument, Month month, const std::string& csv) {
  FileReader reader(instrument, month);
  for_each_line(csv, [&](const CsvLine& line) { reader.take(line); });
  if (reader.prints.empty()) {
    refuse("the file of " + text_of_month(month) + " holds no row of " + instrument.symbol);
  }
  return reader.prints;
}

class ArchiveFetch : public Fetch {
 public:
  explicit ArchiveFetch(Query query) : query_(std::move(query)) {
    // From a day earlier: the first print wanted needs the one before it to measure its interval.
    const Time last = std::max(query_.span.from, query_.span.to - Duration{1});
    for (Month m = month_of(query_.span.from - core::kDay); m <= month_of(last); m = next(m)) {
      months_.push_back(m);
    }
  }

  Request first() override {
    // Dates are read as days in UTC+8; both are inclusive.
    return request_of("/api/v5/public/market-data-history",
                      {{"module", "3"},
                       {"instType", "SWAP"},
                       {"instFamilyList", family_of(query_.instrument.symbol)},
                       {"dateAggrType", "monthly"},
                       {"begin", ms_text(begin_of(months_.front()))},
                       {"end", ms_text(std::min(end_of(months_.back()) - Duration{1}, query_.now))}},
                      kListing);
  }

  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] { return listed_ ? read_month(answer) : read_list(answer); });
  }

 private:
  Step read_list(const HttpResponse& answer) {
    listed_ = true;
    const auto files = files_of(data_of(answer));
    bool any = false;
    for (const Month& month : months_) {
      const auto file = files.find(file_name(query_.instrument, month));
      // The running month's file, where there is one, would be a part of it.
      const bool over = end_of(month) + 2 * core::kDay <= query_.now;
      if (over && file != files.end()) {
        pending_.push_back({month, file_request(file->second)});
        any = true;
      } else if (end_of(month) + kPublished > query_.now) {
        open_from_ = begin_of(month);
        break;
      } else {
        without_file_.push_back(month);
      }
    }
    if (!any && !files.empty() && !without_file_.empty()) {
      refuse("the list names no file like " + file_name(query_.instrument, without_file_.back()),
             files.begin()->first);
    }
    return go_on();
  }

  Step read_month(const HttpResponse& answer) {
    const auto prints = read_file(query_.instrument, pending_.at(done_).month, text_of(answer));
    prints_.insert(prints_.end(), prints.begin(), prints.end());
    ++done_;
    return go_on();
  }

  // All rows together in the last step: the distance between two months' prints is measured as well.
  Step go_on() {
    Step step;
    step.rows = std::vector<Funding>{};
    if (done_ < pending_.size()) {
      step.next = pending_[done_].request;
      return step;
    }
    step.rows = checked_funding(std::move(prints_), query_.instrument.funding_interval_hours, true);
    const Time to = std::min(query_.span.to, open_from_.value_or(query_.span.to));
    if (to <= query_.span.from) {
      step.not_yet = true;
    } else {
      step.covers = Span{query_.span.from, to};
    }
    for (const Month& month : without_file_) {
      step.remarks.push_back("funding archive: there is no file of " + text_of_month(month));
    }
    return step;
  }

  struct File {
    Month month;
    Request request;
  };

  Query query_;
  std::vector<Month> months_;
  bool listed_ = false;
  std::vector<File> pending_;
  std::size_t done_ = 0;
  std::vector<Month> without_file_;
  std::optional<Time> open_from_;
  std::vector<Funding> prints_;
};

}  // namespace

Feed funding_archive(const Instrument& instrument) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = SeriesKind::Funding;
  feed.name = "funding archive";
  feed.kind = FeedKind::Archive;
  // The earliest file begins on 2022-01-17, UTC+8.
  feed.since = std::max(instrument.since.value_or(Time{}), core::make_day(2022, 1, 17) - kEast);
  feed.until = instrument.until;
  // Nine months and a part: the list takes twenty by the documentation, ten by some who use it.
  feed.page = 240 * core::kDay;
  feed.step = Duration{
      static_cast<long long>(instrument.funding_interval_hours * static_cast<double>(core::kHour.count()))};
  feed.fetch = [](const Query& query) { return std::make_unique<ArchiveFetch>(query); };
  return feed;
}

}  // namespace btcflow::venues::okx
