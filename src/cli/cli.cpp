#include "btcflow/cli/cli.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "network.h"

namespace btcflow::cli {

namespace {

void log_to_stderr(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_color_st("btcflow"));
  spdlog::set_level(spdlog::level::from_str(level));
}

int report(const core::Error& error) {
  std::fprintf(stderr, "btcflow: %s\n", error.sentence.c_str());
  if (!error.cause.empty()) spdlog::warn("{}", error.cause);
  return error.kind == core::ErrorKind::Usage ? kWrongUsage : kFailed;
}

void add_common_options(CLI::App& app, Common& common) {
  app.add_option("--db", common.db, "the cache file")->type_name("FILE");
  app.add_option("--config", common.config, "the folder of settings")->type_name("DIR");
  app.add_option("--as-of", common.as_of, "show only what was known at this instant")->type_name("DATE");
  app.add_option("--endpoint", common.endpoints,
                 "send a venue's requests to URL; all=URL sends each to URL/<venue>")
      ->type_name("VENUE=URL")
      ->allow_extra_args(false);
  app.add_option("--log-level", common.log_level, "debug, info, warning or error")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
  app.add_flag("--demo", common.demo, "the built-in demonstration market instead of the cache");
}

}  // namespace

int run(int argc, char** argv, core::Time now, const std::function<int(const WindowRequest&)>& open_window) {
  CLI::App app("BTC Flow: spot against derivatives. Without a command it opens the window.", "btcflow");
  Common common;
  common.now = now;
  app.set_version_flag("--version", "btcflow " BTCFLOW_VERSION);
  app.fallthrough();  // common options may stand before or after the command
  app.require_subcommand(0, 1);
  add_common_options(app, common);
  add_sync_command(app, common);
  add_import_command(app, common);
  add_data_command(app, common);
  add_metrics_command(app, common);
  add_signals_command(app, common);
  add_study_command(app, common);
  add_venues_command(app, common);
  add_export_command(app, common);
  add_doctor_command(app, common);
  app.parse_complete_callback([&] { log_to_stderr(common.log_level); });
  try {
    app.parse(argc, argv);
    if (!app.get_subcommands().empty()) return common.exit_code;
    WindowRequest request{common.paths(), common.demo, std::nullopt, std::nullopt, argc, argv};
    if (!common.demo) {
      request.sync = sync_options(common, VenueOptions{});
      request.sync->as_of.reset();  // it says what is shown; what is fetched later is the present
    }
    if (common.as_of) request.as_of = as_of(common).instant;
    return open_window(request);
  } catch (const CLI::ParseError& e) {
    return app.exit(e, std::cout, std::cerr) == 0 ? kDone : kWrongUsage;
  } catch (const Failure& failure) {
    return report(failure.error);
  } catch (const std::exception& e) {
    return report(
        {core::ErrorKind::Io, "Something went wrong that was not foreseen; nothing was finished.", e.what()});
  }
}

}  // namespace btcflow::cli
