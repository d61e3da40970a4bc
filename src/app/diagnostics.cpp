#include "btcflow/app/diagnostics.h"

#include <sqlite3.h>
#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "btcflow/core/number.h"
#include "btcflow/net/client.h"

namespace btcflow::app {

namespace {

constexpr double kBehindDays = 3;
constexpr std::size_t kMostMishaps = 30;

std::string series_text(core::SeriesKind series) {
  return series == core::SeriesKind::OpenInterest ? "open interest" : std::string(core::to_text(series));
}

std::string system_text() {
  std::string name;
  std::ifstream release("/etc/os-release");
  for (std::string line; std::getline(release, line);) {
    if (line.rfind("PRETTY_NAME=", 0) == 0) name = line.substr(line.find('=') + 1);
  }
  std::erase(name, '"');
  utsname system{};
  if (::uname(&system) != 0) return name;
  // Not its nodename: that is the user's.
  return name + (name.empty() ? "" : ", ") + system.sysname + " " + system.release + " " + system.machine;
}

std::string cache_text(const Diagnostics& d) {
  std::error_code ec;
  const auto bytes = std::filesystem::file_size(d.paths.cache, ec);
  if (ec) return "no file";
  std::string text = core::fixed(static_cast<double>(bytes) / 1e6, 1) + " MB";
  if (d.feeds.empty()) return text;
  std::set<std::pair<std::string, core::SeriesKind>> counted;
  std::size_t rows = 0;
  std::optional<core::Time> newest;
  for (const FeedLine& feed : d.feeds) {
    if (feed.rows == 0 || !counted.emplace(feed.instrument.id, feed.series).second) continue;
    rows += feed.rows;
    newest = std::max(newest.value_or(*feed.last), *feed.last);
  }
  text += ", " + std::to_string(rows) + " rows in " + std::to_string(counted.size()) + " series";
  if (newest) text += ", the newest of " + core::to_iso(*newest);
  return text;
}

std::string feed_text(const FeedLine& feed) {
  std::string text = feed_title(feed) + ": ";
  if (feed.rows == 0) {
    text += "no rows";
  } else {
    text += core::to_date(*feed.first) + " to " + core::to_date(*feed.last) + ", " +
            std::to_string(feed.rows) + " rows";
  }
  if (feed.tried) text += ", tried " + core::to_iso(*feed.tried);
  if (feed.succeeded) text += ", succeeded " + core::to_iso(*feed.succeeded);
  if (!feed.error.empty()) text += ", FAILED";
  return text;
}

class Text {
 public:
  void heading(const std::string& text) { out_ += "\n" + text + "\n"; }
  void line(const std::string& text) { out_ += "  " + text + "\n"; }
  void pair(const std::string& name, const std::string& value) {
    if (!value.empty()) line(name + ": " + value);
  }
  const std::string& text() const { return out_; }

 private:
  std::string out_;
};

void add_settings(Text& text, const Diagnostics& d, const Environment& environment) {
  text.heading("Settings");
  const std::string differences = differences_from_preset(d.settings);
  text.line("preset " + d.settings.preset + (differences.empty() ? "" : ", but " + differences));
  for (const auto& [name, value] : d.preferences) text.pair(name, value);
  for (const char* name :
       {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"}) {
    text.pair(std::string("environment, ") + name, environment(name).value_or(""));
  }
}

void add_mishaps(Text& text, const std::vector<Mishap>& mishaps) {
  text.heading("What went wrong of late");
  if (mishaps.empty()) text.line("nothing");
  for (std::size_t i = 0; i < mishaps.size() && i < kMostMishaps; ++i) {
    const Mishap& m = mishaps[i];
    text.line(core::to_iso(m.last) + (m.venue.empty() ? "" : "  " + m.venue) + ": " + m.sentence);
    if (m.times > 1) text.line("  " + std::to_string(m.times) + " times, the first " + core::to_iso(m.first));
    if (!m.cause.empty()) text.line("  cause: " + m.cause);
  }
  if (mishaps.size() > kMostMishaps)
    text.line("and " + std::to_string(mishaps.size() - kMostMishaps) + " more");
}

}  // namespace

std::string versions_text() {
  return "btcflow " BTCFLOW_VERSION ", SQLite " + std::string(sqlite3_libversion()) + ", libcurl " +
         net::libcurl_version();
}

std::string feed_title(const FeedLine& feed) {
  return feed.instrument.id + ", " + series_text(feed.series) +
         (feed.feed.empty() ? "" : " (" + feed.feed + ")");
}

std::vector<std::string> feed_problems(const std::vector<FeedLine>& feeds, core::Time now) {
  std::vector<std::string> problems;
  std::set<std::pair<std::string, core::SeriesKind>> told;
  for (const FeedLine& f : feeds) {
    if (!f.error.empty()) {
      problems.push_back(feed_title(f) + ": " + f.error);
    } else if (f.last && !f.instrument.until && core::days_between(*f.last, now) > kBehindDays &&
               told.emplace(f.instrument.id, f.series).second) {
      problems.push_back(f.instrument.id + ", " + series_text(f.series) + ": the newest row is of " +
                         core::to_date(*f.last));
    }
  }
  return problems;
}

std::string diagnostics_text(const Diagnostics& d, const Environment& environment,
                             const Redaction& redaction) {
  Text text;
  text.heading("Versions");
  text.line(versions_text());
  for (const std::string& version : d.more_versions) text.line(version);
  text.line(system_text());
  text.line("written " + core::to_iso(d.now));
  text.heading("Places");
  text.pair("cache", d.paths.cache.string());
  text.pair("settings", d.paths.config.string());
  text.pair("log", (d.paths.state / "btcflow.log").string());
  text.pair("in the cache", cache_text(d));
  add_settings(text, d, environment);
  add_mishaps(text, d.mishaps);
  text.heading("Feeds that failed the last time, or are behind");
  const auto problems = feed_problems(d.feeds, d.now);
  for (const std::string& problem : problems) text.line(problem);
  if (problems.empty()) text.line(d.feeds.empty() ? "not known yet" : "none");
  if (!d.feeds.empty()) text.heading("All feeds");
  for (const FeedLine& feed : d.feeds) text.line(feed_text(feed));
  return "BTC Flow, diagnostics (secrets left out)\n" + redaction.clean(text.text());
}

}  // namespace btcflow::app
