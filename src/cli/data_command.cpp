#include <cstdio>

#include "common.h"

namespace btcflow::cli {

namespace {

struct DataOptions {
  std::string instrument;
  std::string series;
  std::optional<std::string> from;
  std::optional<std::string> to;
  OutputOptions output;
};

// Keeps the rows in [from, to), with their sources.
template <typename Row>
void keep_range(std::vector<Row>& rows, std::vector<std::string>& sources, const app::BarRange& range) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!range.holds(core::time_of(rows[i]))) continue;
    rows[kept] = rows[i];
    std::swap(sources[kept++], sources[i]);
  }
  rows.resize(kept);
  sources.resize(kept);
}

template <typename Row>
app::Table table_of(core::Result<std::vector<Row>> read, std::vector<std::string> sources,
                    const app::BarRange& range,
                    app::Table (*make)(const std::vector<Row>&, const std::vector<std::string>&)) {
  std::vector<Row> rows = value_or_fail(std::move(read));
  keep_range(rows, sources, range);
  return make(rows, sources);
}

void print_data(const Common& common, const DataOptions& options) {
  if (common.demo)
    fail(core::ErrorKind::Usage, "The demonstration market has no cache; see btcflow metrics --demo.");
  app::Session session = open_session(common);
  const std::string& id = options.instrument;
  if (session.catalogue().find(id) == nullptr) {
    fail(core::ErrorKind::NotFound, "There is no instrument " + id + " (see btcflow venues).");
  }
  app::BarRange range;
  if (options.from) range.from = parse_instant(*options.from, "--from");
  if (options.to) range.to = parse_instant(*options.to, "--to");
  const store::Cache& cache = session.cache();
  const core::SeriesKind series = *core::parse_series_kind(options.series);
  auto sources = value_or_fail(cache.sources(id, series));
  switch (series) {
    case core::SeriesKind::Candles:
      return options.output.write(table_of(cache.candles(id), std::move(sources), range, app::candles_table));
    case core::SeriesKind::OpenInterest:
      return options.output.write(
          table_of(cache.open_interest(id), std::move(sources), range, app::open_interest_table));
    case core::SeriesKind::Funding:
      return options.output.write(table_of(cache.funding(id), std::move(sources), range, app::funding_table));
  }
}

}  // namespace

void add_data_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<DataOptions>();
  CLI::App* command = app.add_subcommand("data", "the cached rows themselves, with where each came from");
  command->add_option("--instrument", options->instrument, "venue:symbol")->required()->type_name("ID");
  command->add_option("--series", options->series)
      ->required()
      ->check(CLI::IsMember({"candles", "open-interest", "funding"}));
  command->add_option("--from", options->from, "rows at or after this")->type_name("DATE");
  command->add_option("--to", options->to, "rows before this")->type_name("DATE");
  options->output.add_to(*command);
  command->callback([&common, options] { print_data(common, *options); });
}

}  // namespace btcflow::cli
