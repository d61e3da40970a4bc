#include "network.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "btcflow/core/number.h"

namespace btcflow::cli {

using core::ErrorKind;
using State = sync::FeedReport::State;

void VenueOptions::add_to(CLI::App& command) {
  command.add_option("--venue", venues, "only this venue; may be given several times")
      ->type_name("ID")
      ->allow_extra_args(false);
  command.add_option("--asset", assets, "BTC unless said otherwise; may be given several times")
      ->type_name("COIN")
      ->allow_extra_args(false);
  command.add_flag("--no-limits", no_limits,
                   "do not keep the venues' request limits: only with --endpoint, for a server of your own");
  command
      .add_option("--timeout", timeout,
                  "how long a venue may be silent before the request is given up and tried again (20)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 600));
}

sync::Options sync_options(const Common& common, const VenueOptions& options) {
  sync::Options out;
  out.venues = options.venues;
  out.assets = options.assets;
  if (common.as_of) out.as_of = parse_instant(*common.as_of, "--as-of");
  for (const std::string& endpoint : common.endpoints) {
    const std::size_t equals = endpoint.find('=');
    const std::string venue = endpoint.substr(0, equals);
    std::string url = equals == std::string::npos ? "" : endpoint.substr(equals + 1);
    while (!url.empty() && url.back() == '/') url.pop_back();
    if (url.rfind("http://", 0) != 0 && url.rfind("https://", 0) != 0) {
      fail(ErrorKind::Usage, "--endpoint cannot be \"" + endpoint + "\"; it takes VENUE=URL or all=URL.");
    }
    if (venue != "all" && venues::find_venue(venue) == nullptr) {
      fail(ErrorKind::Usage, "--endpoint names \"" + venue + "\", which is no venue.");
    }
    out.endpoints[venue] = url;
  }
  if (options.no_limits && out.endpoints.empty()) {
    fail(ErrorKind::Usage, "--no-limits is for a server of your own: it needs --endpoint.");
  }
  out.net.lift_limits = options.no_limits;
  if (options.timeout) {
    const std::chrono::seconds silent{*options.timeout};
    net::Timeouts& timeouts = out.net.timeouts;
    timeouts.connect = timeouts.first_byte = timeouts.stall = silent;
    timeouts.whole = std::max<core::Duration>(timeouts.whole, silent * 6);
  }
  out.net.user_agent = "btcflow/" BTCFLOW_VERSION;
  if (const char* key = std::getenv("BTCFLOW_COINALYZE_KEY")) out.coinalyze_key = key;
  return out;
}

std::string missing_key_sentence(const sync::Options& options) {
  const bool chosen =
      std::find(options.venues.begin(), options.venues.end(), "coinalyze") != options.venues.end();
  if (!chosen || !options.coinalyze_key.empty()) return {};
  return "Coinalyze is asked only with your own key: put it into BTCFLOW_COINALYZE_KEY.";
}

std::string series_text(core::SeriesKind series) {
  return series == core::SeriesKind::OpenInterest ? "open interest" : std::string(core::to_text(series));
}

namespace {

std::string venue_name(const std::string& id) {
  const venues::Venue* venue = venues::find_venue(id);
  return venue != nullptr ? venue->name : id;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string amount(std::size_t n) { return core::grouped(static_cast<double>(n)); }

std::string plural(std::size_t n, const char* word) { return amount(n) + " " + word + (n == 1 ? "" : "s"); }

std::string duration_text(core::Duration d) {
  const long long seconds = d.count() / 1000;
  if (seconds < 90) return std::to_string(seconds) + " s";
  return std::to_string((seconds + 30) / 60) + " min";
}

struct VenueSum {
  std::size_t done = 0;
  std::size_t left = 0;
  std::size_t rows = 0;
  bool failed = false;
};

std::map<std::string, VenueSum> sums(const std::vector<sync::FeedReport>& feeds) {
  std::map<std::string, VenueSum> all;
  for (const sync::FeedReport& feed : feeds) {
    VenueSum& sum = all[feed.venue];
    sum.done += feed.requests;
    sum.left += feed.pages_left;
    sum.rows += feed.rows_added + feed.rows_changed;
    sum.failed = sum.failed || !feed.errors.empty();
  }
  return all;
}

std::string bar(const VenueSum& sum) {
  constexpr std::size_t kWidth = 24;
  const std::size_t all = sum.done + sum.left;
  const std::size_t full = all == 0 ? 0 : kWidth * sum.done / all;
  std::string out;
  for (std::size_t i = 0; i < kWidth; ++i) out += i < full ? "█" : "░";
  return out;
}

}  // namespace

void SyncDisplay::progress(const sync::Progress& progress) {
  if (!terminal_) return print_ended(progress.feeds);
  std::string line = plural(progress.requests, "request") + ", " +
                     core::fixed(static_cast<double>(progress.bytes) / 1e6, 1) + " MB";
  if (progress.left) line += ", about " + duration_text(*progress.left) + " left";
  draw(progress.feeds, line);
}

void SyncDisplay::draw(const std::vector<sync::FeedReport>& feeds, const std::string& last_line) {
  clear();
  for (const auto& [venue, sum] : sums(feeds)) {
    if (sum.done + sum.left == 0) continue;
    std::fprintf(stderr, "%s %s %6zu/%-6zu %12s%s\n", padded(venue_name(venue), 18).c_str(), bar(sum).c_str(),
                 sum.done, sum.done + sum.left, plural(sum.rows, "row").c_str(), sum.failed ? "  !" : "");
    ++drawn_lines_;
  }
  std::fprintf(stderr, "%s\n", last_line.c_str());
  ++drawn_lines_;
}

void SyncDisplay::clear() {
  if (drawn_lines_ > 0) std::fprintf(stderr, "\x1b[%zuA\x1b[J", drawn_lines_);
  drawn_lines_ = 0;
}

void SyncDisplay::print_ended(const std::vector<sync::FeedReport>& feeds) {
  printed_.resize(feeds.size());
  for (std::size_t i = 0; i < feeds.size(); ++i) {
    const sync::FeedReport& feed = feeds[i];
    if (printed_[i] || (feed.state != State::Done && feed.state != State::Failed)) continue;
    printed_[i] = true;
    if (feed.requests == 0) continue;
    std::fprintf(stderr, "%s, %s (%s): %s, %s%s\n", feed.instrument.c_str(), series_text(feed.series).c_str(),
                 feed.feed.c_str(), plural(feed.requests, "request").c_str(),
                 (amount(feed.rows_added) + " rows added").c_str(),
                 feed.rows_changed > 0 ? (", " + amount(feed.rows_changed) + " changed").c_str() : "");
  }
}

void SyncDisplay::notice(const std::string& text) {
  clear();
  std::fprintf(stderr, "%s\n", text.c_str());
}

void SyncDisplay::finish(const sync::Report& report) {
  if (report.offline) return clear();  // the notice has said all there is to say
  if (terminal_) {
    draw(report.feeds, "");
    drawn_lines_ = 0;
  } else {
    print_ended(report.feeds);
  }
  std::size_t added = 0;
  std::size_t changed = 0;
  std::map<std::string, int> told;
  for (const sync::FeedReport& feed : report.feeds) {
    added += feed.rows_added;
    changed += feed.rows_changed;
    if (feed.errors.empty()) continue;
    const std::string& sentence = feed.errors.back().sentence;
    if (told[sentence]++ == 0) std::fprintf(stderr, "! %s\n", sentence.c_str());
  }
  std::fprintf(stderr, "%s: %s rows added, %s changed; %s, %s MB.%s\n",
               report.complete() ? "Done" : "Done in part", amount(added).c_str(), amount(changed).c_str(),
               plural(report.requests, "request").c_str(),
               core::fixed(static_cast<double>(report.bytes) / 1e6, 1).c_str(),
               report.stopped ? " It was stopped; the next sync goes on from here." : "");
}

}  // namespace btcflow::cli
