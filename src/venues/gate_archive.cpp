// Gate's monthly files of funding. docs/venues.md, Gate.
#include <algorithm>
#include <chrono>

#include "csv.h"
#include "gate.h"

namespace btcflow::venues::gate {

namespace {

using core::Duration;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::SeriesKind;
using core::Span;
using core::Time;

// A month's file is there some days after its end; one that is not long after never will be (2020-12).
constexpr Duration kPublished = 10 * core::kDay;
// Whether months begin at 00:00 UTC is not documented: a print may stand in its neighbour's file.
constexpr Duration kBorder = core::kDay;

using std::chrono::months;
using std::chrono::year_month;

year_month month_of(Time t) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(t)};
  return date.year() / date.month();
}

Time begin_of(year_month m) { return Time{std::chrono::sys_days{m / 1}}; }
Time end_of(year_month m) { return begin_of(m + months{1}); }
std::string text_of_month(year_month m) { return core::to_date(begin_of(m)).substr(0, 7); }

Request file_request(const Instrument& instrument, year_month month) {
  std::string name = text_of_month(month);
  name.erase(4, 1);  // 2023-05: 202305
  Request request;
  request.origin = "https://download.gatedata.org";
  request.target = "/futures_usdt/funding_applies/" + name + "/" + instrument.symbol + "-" + name + ".csv.gz";
  request.budget = kFiles;
  request.packing = Packing::Gzip;
  return request;
}

// timestamp (s), rate; no header.
std::vector<Funding> read_file(year_month month, const std::string& csv) {
  std::vector<Funding> prints;
  for_each_line(csv, [&](const CsvLine& line) {
    line.must_have(2);
    const Time time = line.time_s(0, "timestamp");
    if (time < begin_of(month) - kBorder || time > end_of(month) + kBorder) {
      line.refuse("timestamp", "is not of " + text_of_month(month));
    }
    prints.push_back({time, line.number(1, "rate"), 0});
  });
  if (prints.empty()) refuse("the file of " + text_of_month(month) + " holds no rows");
  return prints;
}

bool has_no_such_key(const HttpResponse& answer) {
  return answer.body.find("NoSuchKey") != std::string::npos;
}

// One file a month, the oldest first.
class ArchiveFetch : public Fetch {
 public:
  explicit ArchiveFetch(Query query)
      // From a day earlier: the first print wanted needs the one before it to measure its interval.
      : query_(std::move(query)), month_(month_of(query_.span.from - core::kDay)) {}

  Request first() override { return file_request(query_.instrument, month_); }

  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] { return read_month(answer); });
  }

 private:
  // A running month's file, where there is one, would be a part of it.
  bool is_over() const { return end_of(month_) + kBorder <= query_.now; }

  Step read_month(const HttpResponse& answer) {
    const bool missing = answer.status == 404 || (answer.status == 403 && has_no_such_key(answer));
    if (!missing) {
      const auto prints = read_file(month_, text_of(answer));
      prints_.insert(prints_.end(), prints.begin(), prints.end());
    } else if (end_of(month_) + kPublished > query_.now) {
      return finish(begin_of(month_));
    } else if (query_.span.from < end_of(month_)) {
      without_file_.push_back(month_);
    }
    if (!is_over()) return finish(begin_of(month_));
    month_ += months{1};
    if (begin_of(month_) >= query_.span.to) return finish(query_.span.to);
    if (!is_over()) return finish(begin_of(month_));
    Step step;
    step.rows = std::vector<Funding>{};
    step.next = file_request(query_.instrument, month_);
    return step;
  }

  // All rows together in the last step: the distance between two months' prints is measured as well.
  Step finish(Time answered_to) {
    Step step;
    std::erase_if(prints_, [&](const Funding& print) { return print.time > query_.now; });
    step.rows = checked_funding(std::move(prints_), query_.instrument.funding_interval_hours, true);
    if (answered_to <= query_.span.from) {
      step.not_yet = true;
    } else {
      step.covers = Span{query_.span.from, std::min(answered_to, query_.span.to)};
    }
    if (!without_file_.empty()) {
      const std::string first = text_of_month(without_file_.front());
      const std::string last = text_of_month(without_file_.back());
      step.remarks.push_back("funding archive: there is no file of " +
                             (without_file_.size() == 1 ? first
                                                        : std::to_string(without_file_.size()) +
                                                              " months from " + first + " to " + last));
    }
    return step;
  }

  Query query_;
  year_month month_;
  std::vector<Funding> prints_;
  std::vector<year_month> without_file_;
};

}  // namespace

Feed funding_archive(const Instrument& instrument) {
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = SeriesKind::Funding;
  feed.name = "funding archive";
  feed.kind = FeedKind::Archive;
  feed.since =
      std::max(instrument.since.value_or(Time{}), core::make_day(2020, 1, 1));  // the first file seen
  feed.until = instrument.until;
  feed.page = 180 * core::kDay;
  feed.step = Duration{
      static_cast<long long>(instrument.funding_interval_hours * static_cast<double>(core::kHour.count()))};
  feed.fetch = [](const Query& query) { return std::make_unique<ArchiveFetch>(query); };
  return feed;
}

}  // namespace btcflow::venues::gate
