#include <map>

#include "common.h"

namespace btcflow::cli {

namespace {

app::Table holdings_table(const app::Session& session, const std::vector<store::Holding>& holdings,
                          core::Time now) {
  app::Table table{{"instrument", "name", "kind", "series", "rows", "first", "last", "age_days", "ended"},
                   {}};
  for (const store::Holding& holding : holdings) {
    const core::Instrument* instrument = session.catalogue().find(holding.instrument);
    std::vector<app::Cell> row{
        holding.instrument,
        instrument != nullptr ? instrument->name : std::string(),
        instrument != nullptr ? std::string(core::to_text(instrument->kind)) : std::string(),
        std::string(core::to_text(holding.series)),
        static_cast<long long>(holding.rows),
        core::to_iso(holding.first),
        core::to_iso(holding.last),
        static_cast<long long>(core::days_between(holding.last, now)),
        std::monostate{}};
    if (instrument != nullptr && instrument->until) row.back() = core::to_date(*instrument->until);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string holdings_text(const app::Session& session, const std::vector<store::Holding>& holdings,
                          core::Time now) {
  if (holdings.empty()) return "The cache is empty.\n";
  std::size_t width = 0;
  for (const store::Holding& holding : holdings) width = std::max(width, holding.instrument.size());
  std::string out;
  for (const store::Holding& holding : holdings) {
    const core::Instrument* instrument = session.catalogue().find(holding.instrument);
    std::string series(core::to_text(holding.series));
    series.resize(14, ' ');
    out += holding.instrument + std::string(width + 2 - holding.instrument.size(), ' ') + series +
           core::to_date(holding.first) + " to " + core::to_date(holding.last) + "  " +
           std::to_string(holding.rows) + " rows";
    if (instrument != nullptr && instrument->until) {
      out += ", the venue ended " + core::to_date(*instrument->until);
    } else {
      const auto days = static_cast<long long>(core::days_between(holding.last, now));
      if (days > 1) out += ", " + std::to_string(days) + " days old";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

void add_venues_command(CLI::App& app, Common& common) {
  auto output = std::make_shared<OutputOptions>();
  output->format = "text";
  CLI::App* command =
      app.add_subcommand("venues", "what the cache holds of each feed, how deep and how fresh");
  output->add_to(*command, true);
  command->callback([&common, output] {
    if (common.demo) fail(core::ErrorKind::Usage, "The demonstration market has no cache.");
    app::Session session = open_session(common);
    const auto holdings = value_or_fail(session.cache().holdings());
    if (output->format == "text") {
      output->write(holdings_text(session, holdings, common.now));
    } else {
      output->write(holdings_table(session, holdings, common.now));
    }
  });
}

}  // namespace btcflow::cli
