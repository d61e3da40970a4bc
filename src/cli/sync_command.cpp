#include <unistd.h>
#include <csignal>
#include <cstdio>

#include <map>

#include "btcflow/core/number.h"
#include "network.h"

namespace btcflow::cli {

namespace {

struct SyncOptions {
  VenueOptions venues;
  std::optional<std::string> since;
  std::optional<std::string> record;
  std::vector<std::string> series;
  bool no_archives = false;
  bool full = false;
  bool dry_run = false;
};

volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int) { interrupted = 1; }

std::string name_of(const std::string& id) {
  const venues::Venue* venue = venues::find_venue(id);
  return venue != nullptr ? venue->name : id;
}

// Requests by venue, and the minutes that its limits make them take: the budgets of a venue run side by side.
void print_plan(const std::vector<sync::PlannedFeed>& plan) {
  struct Sum {
    std::size_t requests = 0;
    std::size_t archive_requests = 0;
    std::map<std::string, double> seconds;
  };
  std::map<std::string, Sum> venues;
  std::map<std::string, double> budgets;  // shared ones add up over venues
  std::map<std::string, double> archives;
  for (const sync::PlannedFeed& feed : plan) {
    Sum& sum = venues[feed.venue];
    const bool archive = feed.kind == venues::FeedKind::Archive;
    (archive ? sum.archive_requests : sum.requests) += feed.requests;
    if (archive) {
      archives[feed.budget] += feed.seconds;
    } else {
      sum.seconds[feed.budget] += feed.seconds;
      budgets[feed.budget] += feed.seconds;
    }
  }
  std::printf("%-18s %10s %10s %12s\n", "venue", "requests", "minutes", "archives");
  std::size_t requests = 0;
  std::size_t archive_requests = 0;
  for (const auto& [id, sum] : venues) {
    double longest = 0;
    for (const auto& [budget, seconds] : sum.seconds) longest = std::max(longest, seconds);
    std::printf("%-18s %10zu %10s %12zu\n", name_of(id).c_str(), sum.requests,
                core::fixed(longest / 60, 1).c_str(), sum.archive_requests);
    requests += sum.requests;
    archive_requests += sum.archive_requests;
  }
  double longest = 0;
  for (const auto& [budget, seconds] : budgets) longest = std::max(longest, seconds);
  std::printf("%-18s %10zu %10s %12zu\n", "together", requests, core::fixed(longest / 60, 1).c_str(),
              archive_requests);
  double archive_seconds = 0;
  for (const auto& [budget, seconds] : archives) archive_seconds = std::max(archive_seconds, seconds);
  std::printf(
      "Venues are asked side by side: the longest counts. Archive files are fetched beside that, at most\n"
      "as fast as their own limits let them (%s minutes).\n",
      core::fixed(archive_seconds / 60, 1).c_str());
}

void sync_now(Common& common, const SyncOptions& options) {
  if (common.demo) fail(core::ErrorKind::Usage, "The demonstration market is not fetched.");
  app::Session session = open_session(common);
  sync::Options wanted = sync_options(common, options.venues);
  if (options.since) wanted.since = parse_instant(*options.since, "--since");
  if (options.record) wanted.record = *options.record;
  wanted.full = options.full;
  wanted.archives = !options.no_archives;
  for (const std::string& name : options.series) wanted.series.push_back(*core::parse_series_kind(name));
  // Alone it is a call that cannot be done; beside other venues those are done.
  const std::string missing_key = missing_key_sentence(wanted);
  if (!missing_key.empty() && wanted.venues.size() == 1) fail(core::ErrorKind::Usage, missing_key);
  if (options.dry_run) {
    print_plan(value_or_fail(sync::plan(session.cache(), session.catalogue(), wanted)));
    return;
  }
  SyncDisplay display(isatty(STDERR_FILENO) != 0);
  sync::Sync sync(session.cache(), session.catalogue(), wanted);
  sync.on_notice([&](const std::string& text) { display.notice(text); });
  sync.on_progress([&](const sync::Progress& progress) {
    if (interrupted != 0) sync.stop();
    display.progress(progress);
  });
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  const sync::Report report = value_or_fail(sync.run());
  if (report.feeds.empty())
    fail(core::ErrorKind::Usage, "None of the chosen venues serves what was chosen (see btcflow venues).");
  display.finish(report);
  if (!missing_key.empty()) say(missing_key);
  if (!report.complete() || !missing_key.empty()) common.exit_code = kDoneInPart;
}

}  // namespace

void add_sync_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<SyncOptions>();
  CLI::App* command = app.add_subcommand("sync", "fill the cache from the exchanges: only what is missing");
  options->venues.add_to(*command);
  command->add_option("--since", options->since, "nothing before this day")->type_name("DATE");
  command->add_option("--series", options->series, "only this series; may be given several times")
      ->check(CLI::IsMember({"candles", "open-interest", "funding"}))
      ->allow_extra_args(false);
  command->add_flag("--no-archives", options->no_archives, "leave out the venues' bulk files");
  command->add_flag("--full", options->full, "ask again for what the cache has already");
  command->add_flag("--dry-run", options->dry_run, "only say what would be asked, and how long it takes");
  command->add_option("--record", options->record, "keep every raw answer with its request in this folder")
      ->type_name("DIR");
  command->callback([&common, options] { sync_now(common, *options); });
}

}  // namespace btcflow::cli
