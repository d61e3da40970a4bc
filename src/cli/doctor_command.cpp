#include <map>

#include "btcflow/app/diagnostics.h"
#include "btcflow/app/health.h"
#include "btcflow/core/number.h"
#include "network.h"

namespace btcflow::cli {

namespace {

struct Doctor {
  Common& common;
  const app::Session& session;
  std::string out;
  std::size_t most = 20;  // of a kind, before "and N more"

  void line(const std::string& text) { out += text + "\n"; }
  void heading(const std::string& text) { out += "\n" + text + "\n"; }
  void rest(std::size_t count) {
    if (count > most) line("  and " + std::to_string(count - most) + " more (--all lists them)");
  }

  void versions_and_paths();
  void cache();
  void feeds(core::Time now);
  void rows(const std::string& asset);
  void remarks();
  void reachability(const VenueOptions& venues);
};

void Doctor::versions_and_paths() {
  const app::Paths paths = common.paths();
  line(app::versions_text());
  line("cache     " + paths.cache.string());
  line("settings  " + paths.config.string());
}

void Doctor::cache() {
  const std::string damage = value_or_fail(session.cache().integrity());
  heading("Cache");
  if (!damage.empty()) common.exit_code = kFailed;
  line(damage.empty() ? "  whole: every page of the file was read and checked" : "  DAMAGED: " + damage);
  std::size_t rows = 0;
  for (const store::Holding& h : value_or_fail(session.cache().holdings())) rows += h.rows;
  line("  " + core::grouped(static_cast<double>(rows)) + " rows");
}

void Doctor::feeds(core::Time now) {
  heading("Feeds that failed at the last sync, or are behind");
  const auto problems = app::feed_problems(value_or_fail(app::feed_lines(session, now)), now);
  for (std::size_t i = 0; i < problems.size() && i < most; ++i) line("  " + problems[i]);
  rest(problems.size());
  if (problems.empty()) line("  none");
}

void Doctor::rows(const std::string& asset) {
  const metrics::Market market = value_or_fail(session.load_market(asset));
  heading("Holes in " + asset);
  const auto holes = app::holes(market);
  for (std::size_t i = 0; i < holes.size() && i < most; ++i) {
    line("  " + holes[i].instrument + ", " + series_text(holes[i].series) + ": nothing between " +
         core::to_iso(holes[i].span.from) + " and " + core::to_iso(holes[i].span.to));
  }
  rest(holes.size());
  if (holes.empty()) line("  none");
  heading("Suspicious rows of " + asset + " (kept; treated as docs/metrics.md says)");
  const auto suspicions = app::suspicious_rows(market);
  for (std::size_t i = 0; i < suspicions.size() && i < most; ++i) {
    const app::Suspicion& s = suspicions[suspicions.size() - 1 - i];
    line("  " + core::to_iso(s.time) + "  " + s.instrument + ", " + series_text(s.series) + ": " +
         s.sentence);
  }
  rest(suspicions.size());
  if (suspicions.empty()) line("  none");
}

void Doctor::remarks() {
  const auto all = value_or_fail(session.cache().remarks());
  heading("Noticed when rows came");
  for (std::size_t i = 0; i < all.size() && i < most; ++i) {
    line("  " + all[i].instrument + ", " + series_text(all[i].series) + ": " + all[i].text);
  }
  rest(all.size());
  if (all.empty()) line("  nothing");
}

void Doctor::reachability(const VenueOptions& venues) {
  heading("Network");
  std::map<std::string, const sync::Probed*> of_venue;
  const auto probes = value_or_fail(sync::probe_one_each(session.catalogue(), sync_options(common, venues)));
  for (const sync::Probed& p : probes) {
    line("  " + p.venue + std::string(p.venue.size() < 16 ? 16 - p.venue.size() : 1, ' ') +
         (p.error ? p.error->sentence : "answers"));
  }
}

}  // namespace

void add_doctor_command(CLI::App& app, Common& common) {
  auto venues = std::make_shared<VenueOptions>();
  auto all = std::make_shared<bool>(false);
  auto offline = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(
      "doctor", "versions, paths, the cache's state, holes, suspicious rows, network; secrets left out");
  venues->add_to(*command);
  command->add_flag("--all", *all, "list everything, not only the first of each kind");
  command->add_flag("--offline", *offline, "do not ask the venues");
  command->callback([&common, venues, all, offline] {
    if (common.demo) fail(core::ErrorKind::Usage, "The demonstration market has no cache.");
    const app::Session session = open_session(common);
    Doctor doctor{common, session, {}};
    if (*all) doctor.most = static_cast<std::size_t>(-1);
    doctor.versions_and_paths();
    doctor.cache();
    doctor.feeds(common.as_of ? parse_instant(*common.as_of, "--as-of") : common.now);
    for (const std::string& asset : venues->assets) doctor.rows(asset);
    doctor.remarks();
    if (!*offline) doctor.reachability(*venues);
    // It is read by others, in bug reports.
    app::Redaction redaction(app::process_environment("HOME").value_or(""));
    redaction.add_secret(app::process_environment("BTCFLOW_COINALYZE_KEY").value_or(""));
    OutputOptions().write(redaction.clean(doctor.out));
  });
}

}  // namespace btcflow::cli
