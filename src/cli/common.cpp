#include "common.h"

#include <algorithm>
#include <cstdio>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/files.h"
#include "btcflow/app/preferences.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::cli {

using core::ErrorKind;

core::Time parse_instant(const std::string& text, const char* option) {
  const auto time = core::parse_time(text);
  if (!time) {
    fail(ErrorKind::Usage, std::string(option) + " cannot be \"" + text +
                               "\"; it takes a date (2021-04-12) or an instant (2021-04-12T08:00:00Z).");
  }
  return *time;
}

void say(const std::string& sentence) { std::fprintf(stderr, "btcflow: %s\n", sentence.c_str()); }

app::Session open_session(const Common& common) {
  if (common.demo) return app::Session::demo();
  app::Session session = value_or_fail(app::Session::open(common.paths(), common.now));
  for (const std::string& notice : session.notices()) say(notice);
  return session;
}

void DashboardOptions::add_to(CLI::App& command) {
  command.add_option("--timeframe,-t", timeframe, "D, 3D, W or M")->capture_default_str();
  command.add_option("--asset", asset, "the coin")->capture_default_str();
  command.add_option("--preset", preset, "standard, classic, or one of your own")->capture_default_str();
  std::string keys = "change a setting: ";
  for (const app::SettingKey& key : app::setting_keys()) keys += "\n  " + key.name + "=" + key.values;
  command.add_option("--set", assignments, keys)->type_name("KEY=VALUE")->allow_extra_args(false);
  command.add_option("--from", from, "first bar that opens at or after this")->type_name("DATE");
  command.add_option("--to", to, "only bars that open before this")->type_name("DATE");
}

core::Timeframe DashboardOptions::parsed_timeframe() const {
  const auto parsed = core::parse_timeframe(timeframe);
  if (!parsed)
    fail(ErrorKind::Usage, "There is no timeframe \"" + timeframe + "\"; there are D, 3D, W and M.");
  return *parsed;
}

app::Settings DashboardOptions::settings(const Common& common) const {
  std::vector<std::string> notices;
  auto found = app::find_preset(preset, common.paths().config, notices);
  for (const std::string& notice : notices) say(notice);
  app::Settings settings = value_or_fail(std::move(found));
  for (const std::string& assignment : assignments) succeed_or_fail(app::set(settings, assignment));
  return settings;
}

app::BarRange DashboardOptions::range() const {
  app::BarRange range;
  if (from) range.from = parse_instant(*from, "--from");
  if (to) range.to = parse_instant(*to, "--to");
  return range;
}

metrics::AsOf as_of(const Common& common) {
  if (common.as_of) {
    const core::Time instant = parse_instant(*common.as_of, "--as-of");
    if (instant > common.now) fail(ErrorKind::Usage, "--as-of " + *common.as_of + " lies in the future.");
    return {instant, false};
  }
  if (common.demo) return {app::demo_as_of(), false};
  return {common.now, true};
}

namespace {

void check_composition(const app::Session& session, const metrics::Parameters& parameters) {
  if (parameters.oi_composition != metrics::Composition::Single) return;
  const std::string& id = parameters.oi_instrument;
  if (session.catalogue().find(id) == nullptr) {
    fail(ErrorKind::Usage, "oi.composition names " + id + ", which is no instrument.");
  }
  const auto& excluded = parameters.excluded;
  if (std::find(excluded.begin(), excluded.end(), id) != excluded.end()) {
    say("oi.composition names " + id + ", which venues.exclude leaves out: there is no open interest.");
  }
}

void say_excluded_that_are_not_there(const metrics::Market& market,
                                     const std::vector<std::string>& excluded) {
  for (const std::string& id : excluded) {
    const bool there =
        std::any_of(market.instruments.begin(), market.instruments.end(),
                    [&](const metrics::InstrumentRows& rows) { return rows.instrument.id == id; });
    if (!there)
      say("venues.exclude names " + id + ", which is not among the instruments of " + market.asset + ".");
  }
}

}  // namespace

metrics::Dashboard compute(const app::Session& session, const Question& question) {
  const metrics::Market market = value_or_fail(session.load_market(question.asset));
  if (market.instruments.empty()) {
    const std::string nothing = session.is_demo()
                                    ? "The demonstration market holds nothing of " + question.asset + "."
                                    : "The cache holds nothing of " + question.asset +
                                          " yet. Fetch it (btcflow sync), import some (btcflow import "
                                          "--folder DIR), or look at the demonstration (--demo).";
    fail(ErrorKind::NotFound, nothing);
  }
  check_composition(session, question.parameters);
  say_excluded_that_are_not_there(market, question.parameters.excluded);
  return metrics::compute(market, question.timeframe, question.parameters, question.as_of);
}

metrics::Dashboard compute(const Common& common, const app::Session& session,
                           const DashboardOptions& options) {
  return compute(session, {options.asset, options.parsed_timeframe(), options.settings(common).parameters,
                           as_of(common)});
}

void OutputOptions::add_to(CLI::App& command, bool with_text) {
  auto* option = command.add_option("--format,-f", format, with_text ? "csv, json or text" : "csv or json");
  option->capture_default_str();
  std::vector<std::string> formats{"csv", "json"};
  if (with_text) formats.emplace_back("text");
  option->check(CLI::IsMember(formats));
  command.add_option("--output,-o", file, "write to this file instead of standard output")->type_name("FILE");
}

void OutputOptions::write(const app::Table& table) const {
  write(format == "json" ? app::to_json(table) : app::to_csv(table));
}

void OutputOptions::write(const std::string& text) const {
  if (file) {
    succeed_or_fail(app::write_atomically(*file, text));
    return;
  }
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) fail(ErrorKind::Io, "Standard output cannot be written.");
}

}  // namespace btcflow::cli
