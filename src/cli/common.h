// What the commands share: common options, the session, output, and errors turned into exit codes.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/app/session.h"
#include "btcflow/app/settings.h"
#include "btcflow/app/table.h"
#include "btcflow/cli/cli.h"
#include "btcflow/core/error.h"
#include "btcflow/core/timeframe.h"
#include "btcflow/metrics/dashboard.h"

namespace btcflow::cli {

// Options taken before or after any command.
struct Common {
  core::Time now;
  std::optional<std::string> db;
  std::optional<std::string> config;
  std::optional<std::string> as_of;
  std::vector<std::string> endpoints;  // VENUE=URL
  std::string log_level = "warning";
  bool demo = false;
  int exit_code = kDone;  // set by the command that ran

  app::Paths paths() const { return app::find_paths(app::process_environment, db, config); }
};

// The end of a command: an error with the sentence that says it, thrown so that commands read straight on. It
// never leaves the room: run() catches it.
struct Failure {
  core::Error error;
};

template <typename T>
T value_or_fail(core::Result<T> result) {
  if (!result) throw Failure{result.error()};
  return std::move(*result);
}
inline void succeed_or_fail(const core::Result<void>& result) {
  if (!result) throw Failure{result.error()};
}
[[noreturn]] inline void fail(core::ErrorKind kind, std::string sentence) {
  throw Failure{{kind, std::move(sentence)}};
}

// A DATE or full instant given for an option.
core::Time parse_instant(const std::string& text, const char* option);

// A sentence on standard error, beside whatever the command prints.
void say(const std::string& sentence);

app::Session open_session(const Common& common);

// Options that choose a dashboard.
struct DashboardOptions {
  std::string timeframe = "W";
  std::string asset = "BTC";
  std::string preset = "standard";
  std::vector<std::string> assignments;
  std::optional<std::string> from;
  std::optional<std::string> to;

  void add_to(CLI::App& command);
  core::Timeframe parsed_timeframe() const;
  // The preset, built in or from the settings file, with the assignments on top.
  app::Settings settings(const Common& common) const;
  app::BarRange range() const;
};

metrics::AsOf as_of(const Common& common);

// What a dashboard is computed of.
struct Question {
  std::string asset;
  core::Timeframe timeframe = core::Timeframe::Week;
  metrics::Parameters parameters;
  metrics::AsOf as_of;
};
// Says on standard error what the settings name and the market lacks.
metrics::Dashboard compute(const app::Session& session, const Question& question);
metrics::Dashboard compute(const Common& common, const app::Session& session,
                           const DashboardOptions& options);

// Where a table goes, and how.
struct OutputOptions {
  std::string format = "csv";
  std::optional<std::string> file;

  void add_to(CLI::App& command, bool with_text = false);
  void write(const app::Table& table) const;
  void write(const std::string& text) const;
};

// Each adds its command; the callback runs it.
void add_sync_command(CLI::App& app, Common& common);
void add_doctor_command(CLI::App& app, Common& common);
void add_import_command(CLI::App& app, Common& common);
void add_data_command(CLI::App& app, Common& common);
void add_metrics_command(CLI::App& app, Common& common);
void add_signals_command(CLI::App& app, Common& common);
void add_study_command(CLI::App& app, Common& common);
void add_venues_command(CLI::App& app, Common& common);
void add_export_command(CLI::App& app, Common& common);

}  // namespace btcflow::cli
