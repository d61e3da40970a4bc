#include <cstdio>

#include "btcflow/app/import.h"
#include "btcflow/core/number.h"
#include "common.h"

namespace btcflow::cli {

using core::ErrorKind;

namespace {

struct ImportOptions {
  std::optional<std::string> file;
  std::optional<std::string> folder;
  std::optional<std::string> instrument;
  std::optional<std::string> series;
  std::optional<std::string> unit;
  std::optional<std::string> kind;
  std::optional<std::string> base;
  std::optional<std::string> quote;
  bool dry_run = false;
};

app::ImportFile request_of(const ImportOptions& options) {
  if (!options.instrument || !options.series) {
    fail(ErrorKind::Usage, "An import of a file needs --instrument and --series.");
  }
  app::ImportFile request;
  request.file = *options.file;
  request.instrument = *options.instrument;
  request.series = *core::parse_series_kind(*options.series);
  if (options.unit) request.unit = core::parse_open_interest_unit(*options.unit);
  if (options.kind)
    request.kind = *options.kind == "spot" ? core::MarketKind::Spot : core::MarketKind::PerpLinear;
  request.base = options.base;
  request.quote = options.quote;
  return request;
}

void print_understood(const app::ImportPlan& plan) {
  for (const app::PlannedFile& file : plan.files) {
    std::fprintf(stderr, "%s\n  %s, %s%s: %s rows, %s to %s\n", file.file.c_str(), file.instrument.id.c_str(),
                 std::string(core::to_text(file.series)).c_str(),
                 file.instrument.custom ? (" (not in the catalogue: taken as " +
                                           std::string(core::to_text(file.instrument.kind)) + " of " +
                                           file.instrument.base + " in " + file.instrument.quote + ")")
                                              .c_str()
                                        : "",
                 core::grouped(static_cast<double>(file.rows)).c_str(), core::to_date(file.first).c_str(),
                 core::to_date(file.last).c_str());
    for (const std::string& line : file.understood) std::fprintf(stderr, "    %s\n", line.c_str());
    for (const std::string& line : file.remarks) std::fprintf(stderr, "    note: %s\n", line.c_str());
  }
  for (const auto& file : plan.ignored) {
    std::fprintf(stderr, "%s\n  left alone: its name is not <symbol>.<spot|perp>.<series>.csv\n",
                 file.c_str());
  }
}

void import(const Common& common, const ImportOptions& options) {
  if (options.file.has_value() == options.folder.has_value()) {
    fail(ErrorKind::Usage, "Say what to import: a file, or --folder DIR.");
  }
  if (common.demo) fail(ErrorKind::Usage, "The demonstration market takes no import.");
  app::Session session = open_session(common);
  const app::ImportPlan plan =
      value_or_fail(options.folder ? app::plan_folder_import(*options.folder, session.catalogue(), common.now)
                                   : app::plan_import(request_of(options), session.catalogue(), common.now));
  print_understood(plan);
  if (options.dry_run) {
    std::fprintf(stderr, "Nothing was written (--dry-run).\n");
    return;
  }
  const auto changes = value_or_fail(session.cache().put(plan.batch));
  store::Changes sum;
  for (const store::Changes& c : changes) {
    sum.added += c.added;
    sum.changed += c.changed;
    sum.same += c.same;
  }
  std::fprintf(stderr, "%zu files: %s rows added, %s changed, %s there already.\n", plan.files.size(),
               core::grouped(static_cast<double>(sum.added)).c_str(),
               core::grouped(static_cast<double>(sum.changed)).c_str(),
               core::grouped(static_cast<double>(sum.same)).c_str());
}

}  // namespace

void add_import_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = app.add_subcommand("import", "take CSV files into the cache: all of it, or nothing");
  command->add_option("FILE", options->file, "a CSV file");
  command
      ->add_option("--folder", options->folder,
                   "take every <venue>/<symbol>.<spot|perp>.<series>.csv below DIR")
      ->type_name("DIR");
  command->add_option("--instrument", options->instrument, "venue:symbol, like bitstamp:btcusd")
      ->type_name("ID");
  command->add_option("--series", options->series)
      ->check(CLI::IsMember({"candles", "open-interest", "funding"}));
  command->add_option("--unit", options->unit, "of a column open_interest")
      ->check(CLI::IsMember({"coin", "usd", "contracts"}));
  command->add_option("--kind", options->kind, "of an instrument that the catalogue lacks")
      ->check(CLI::IsMember({"spot", "perp"}));
  command->add_option("--base", options->base, "of an instrument that the catalogue lacks: BTC");
  command->add_option("--quote", options->quote,
                      "of an instrument that the catalogue lacks: USD, USDT, USDC");
  command->add_flag("--dry-run", options->dry_run, "only say what was understood");
  command->callback([&common, options] { import(common, *options); });
}

}  // namespace btcflow::cli
