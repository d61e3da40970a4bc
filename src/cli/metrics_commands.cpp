// metrics, signals and study: the numbers behind the panes.
#include "btcflow/app/event_text.h"
#include "btcflow/metrics/study.h"
#include "common.h"

namespace btcflow::cli {

namespace {

struct MetricsOptions {
  DashboardOptions dashboard;
  OutputOptions output;
  bool by_venue = false;
  bool extremes = false;
};

std::string signals_text(const metrics::Dashboard& dashboard, const app::BarRange& range, bool extremes) {
  std::string out;
  for (const metrics::Event& event : dashboard.events) {
    if (metrics::is_extreme(event.kind) && !extremes) continue;
    if (range.holds(dashboard.bars[event.bar].open)) out += app::line(dashboard, event) + "\n";
  }
  if (extremes) out += std::string(app::kExperimentalNotice) + "\n";
  return out;
}

std::string percent(double fraction) { return core::fixed(fraction * 100, 1, true) + " %"; }

std::string study_text(const metrics::Dashboard& dashboard, bool extremes) {
  std::string out;
  for (const metrics::StudyCell& c : metrics::study(dashboard)) {
    if (metrics::is_extreme(c.kind) && !extremes) continue;
    out += app::title(c.kind) + ", " + std::to_string(c.horizon) + " bars later: " + std::to_string(c.count) +
           " events";
    if (c.count > 0) {
      out += ", mean " + percent(c.mean) + " (90 % interval " + percent(c.ci_low) + " to " +
             percent(c.ci_high) + "), median " + percent(c.median) + ", above zero " +
             core::fixed(c.share_above_zero * 100, 0) + " %";
    }
    out += "; any bar " + percent(c.baseline_mean);
    const std::string verdict = app::study_verdict(c);
    out += verdict.empty() ? ".\n" : "; " + verdict + ".\n";
  }
  if (extremes) out += std::string(app::kExperimentalNotice) + "\n";
  return out;
}

// Rows of a table whose first column is a time, cut to the range.
app::Table in_range(app::Table table, const app::BarRange& range) {
  std::erase_if(table.rows, [&](const auto& row) {
    const auto time = core::parse_time(std::get<std::string>(row.front()));
    return !time || !range.holds(*time);
  });
  return table;
}

CLI::App* add_command(CLI::App& app, const char* name, const char* about,
                      const std::shared_ptr<MetricsOptions>& options, bool with_text) {
  CLI::App* command = app.add_subcommand(name, about);
  options->dashboard.add_to(*command);
  options->output.add_to(*command, with_text);
  return command;
}

}  // namespace

void add_metrics_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<MetricsOptions>();
  CLI::App* command = add_command(app, "metrics", "the columns behind the panes", options, false);
  command->add_flag("--by-venue", options->by_venue, "each venue's columns behind them");
  command->callback([&common, options] {
    const app::Session session = open_session(common);
    const app::BarRange range = options->dashboard.range();
    const metrics::Dashboard dashboard = compute(common, session, options->dashboard);
    options->output.write(app::metrics_table(dashboard, range, options->by_venue));
  });
}

void add_signals_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<MetricsOptions>();
  CLI::App* command = add_command(app, "signals", "events with their explanation", options, true);
  command->add_flag("--extremes", options->extremes, "with extreme tops and bottoms (experimental)");
  command->callback([&common, options] {
    const app::Session session = open_session(common);
    const app::BarRange range = options->dashboard.range();
    const metrics::Dashboard dashboard = compute(common, session, options->dashboard);
    if (options->output.format == "text") {
      options->output.write(signals_text(dashboard, range, options->extremes));
    } else {
      options->output.write(in_range(app::signals_table(dashboard, options->extremes), range));
    }
  });
}

void add_study_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<MetricsOptions>();
  CLI::App* command = add_command(app, "study", "what followed the signals", options, true);
  command->add_flag("--extremes", options->extremes, "with extreme tops and bottoms (experimental)");
  command->callback([&common, options] {
    const app::Session session = open_session(common);
    if (options->dashboard.from || options->dashboard.to) {
      fail(core::ErrorKind::Usage, "A study looks at the whole history; end it with --as-of.");
    }
    const metrics::Dashboard dashboard = compute(common, session, options->dashboard);
    if (options->output.format == "text") {
      options->output.write(study_text(dashboard, options->extremes));
    } else {
      options->output.write(app::study_table(metrics::study(dashboard), options->extremes));
    }
  });
}

}  // namespace btcflow::cli
