#include <algorithm>
#include <map>

#include "btcflow/app/health.h"
#include "btcflow/core/number.h"
#include "network.h"

namespace btcflow::cli {

namespace {

app::Cell instant(const std::optional<core::Time>& time) {
  if (!time) return std::monostate{};
  return core::to_iso(*time);
}

app::Table feed_table(const std::vector<app::FeedLine>& lines,
                      const std::map<std::string, std::size_t>& holes, core::Time now) {
  app::Table table{{"instrument", "name", "kind", "series", "feed", "feed_kind", "serves_since",
                    "retention_days", "rows", "first", "last", "age_days", "holes", "kept_beyond_venue",
                    "last_try", "last_success", "last_error", "ended"},
                   {}};
  for (const app::FeedLine& line : lines) {
    std::vector<app::Cell> row{line.instrument.id,
                               line.instrument.name,
                               std::string(core::to_text(line.instrument.kind)),
                               std::string(core::to_text(line.series)),
                               line.feed,
                               line.kind,
                               instant(line.since),
                               std::monostate{},
                               static_cast<long long>(line.rows),
                               instant(line.first),
                               instant(line.last),
                               std::monostate{},
                               std::monostate{},
                               static_cast<long long>(line.kept),
                               instant(line.tried),
                               instant(line.succeeded),
                               line.error,
                               std::monostate{}};
    if (line.retention_days) row[7] = *line.retention_days;
    if (line.last) row[11] = static_cast<long long>(core::days_between(*line.last, now));
    const auto hole = holes.find(line.instrument.id + " " + std::string(core::to_text(line.series)));
    if (line.rows > 0) row[12] = static_cast<long long>(hole == holes.end() ? 0 : hole->second);
    if (line.instrument.until) row[17] = core::to_date(*line.instrument.until);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string held(const app::FeedLine& line, std::size_t holes, core::Time now) {
  if (line.rows == 0) return "nothing yet";
  std::string out = core::to_date(*line.first) + " to " + core::to_date(*line.last) + ", " +
                    core::grouped(static_cast<double>(line.rows)) + " rows";
  if (holes > 0) out += ", " + std::to_string(holes) + (holes == 1 ? " hole" : " holes");
  if (line.kept > 0) {
    out += ", " + core::grouped(static_cast<double>(line.kept)) +
           " of them kept here only: the venue forgot them";
  }
  if (line.instrument.until) {
    out += ", the venue ended " + core::to_date(*line.instrument.until);
  } else if (const auto days = static_cast<long long>(core::days_between(*line.last, now)); days > 1) {
    out += ", " + std::to_string(days) + " days old";
  }
  return out;
}

std::string serves(const app::FeedLine& line) {
  std::string out = "    " + line.feed;
  if (line.kind == "now") {
    out += ": the current value only, one more at each sync";
  } else if (line.retention_days) {
    out += ": the last " + core::fixed(*line.retention_days, 0) + " days";
  } else if (line.since) {
    out += ": since " + core::to_date(*line.since);
  }
  if (line.tried) out += line.error.empty() ? ", asked " + core::to_iso(*line.tried) : "";
  out += "\n";
  if (!line.error.empty()) out += "      last error: " + line.error + "\n";
  return out;
}

std::string feed_text(const std::vector<app::FeedLine>& lines,
                      const std::map<std::string, std::size_t>& holes, core::Time now) {
  std::string out;
  std::string before;
  for (const app::FeedLine& line : lines) {
    const std::string series = line.instrument.id + " " + std::string(core::to_text(line.series));
    if (series != before) {
      const auto hole = holes.find(series);
      out += padded(line.instrument.id, 26) + padded(series_text(line.series), 15) +
             held(line, hole == holes.end() ? 0 : hole->second, now) + "\n";
    }
    before = series;
    if (!line.feed.empty()) out += serves(line);
  }
  return out.empty() ? "The cache is empty.\n" : out;
}

std::map<std::string, std::size_t> count_holes(const app::Session& session) {
  std::map<std::string, std::size_t> counts;
  std::map<std::string, bool> assets;
  for (const core::Instrument& instrument : session.catalogue().instruments) assets[instrument.base] = true;
  for (const auto& [asset, yes] : assets) {
    const metrics::Market market = value_or_fail(session.load_market(asset));
    std::map<std::string, std::size_t> found;
    for (const app::Hole& hole : app::holes(market)) {
      ++found[hole.instrument + " " + std::string(core::to_text(hole.series))];
    }
    for (const auto& [series, count] : found) counts[series] = count;
  }
  return counts;
}

app::Table probe_table(const std::vector<sync::Probed>& probes) {
  app::Table table{
      {"venue", "instrument", "series", "feed", "answer_as_expected", "rows", "newest", "value", "error"},
      {}};
  for (const sync::Probed& p : probes) {
    table.rows.push_back({p.venue, p.instrument, std::string(core::to_text(p.series)), p.feed,
                          !p.error.has_value(), static_cast<long long>(p.rows), instant(p.newest), p.value,
                          p.error ? p.error->sentence : std::string()});
  }
  return table;
}

std::string probe_text(const std::vector<sync::Probed>& probes) {
  std::string out;
  for (const sync::Probed& p : probes) {
    out += std::string(p.error ? "!! " : "ok ") + padded(p.instrument, 26) +
           padded(series_text(p.series), 15) + padded(p.feed, 32);
    if (p.error) {
      out += p.error->sentence;
    } else if (p.newest) {
      out += core::to_iso(*p.newest) + "  " + p.value;
    } else {
      out += "nothing in the last days";
    }
    out += "\n";
  }
  return out;
}

void probe(Common& common, const app::Session& session, const VenueOptions& venues,
           const OutputOptions& output) {
  const sync::Options options = sync_options(common, venues);
  const std::string missing_key = missing_key_sentence(options);
  if (!missing_key.empty() && options.venues.size() == 1) fail(core::ErrorKind::Usage, missing_key);
  const auto probes = value_or_fail(sync::probe(session.catalogue(), options));
  if (!missing_key.empty()) {
    say(missing_key);
    common.exit_code = kDoneInPart;
  }
  if (output.format == "text") {
    output.write(probe_text(probes));
  } else {
    output.write(probe_table(probes));
  }
  for (const sync::Probed& p : probes) {
    if (p.error) common.exit_code = kDoneInPart;
  }
}

void list(const Common& common, const app::Session& session, const VenueOptions& venues, bool only_held,
          const OutputOptions& output) {
  const core::Time now = common.as_of ? parse_instant(*common.as_of, "--as-of") : common.now;
  auto lines = value_or_fail(app::feed_lines(session, now));
  if (only_held) std::erase_if(lines, [](const app::FeedLine& line) { return line.rows == 0; });
  const auto is_chosen = [&](const app::FeedLine& line) {
    return venues.venues.empty() || std::find(venues.venues.begin(), venues.venues.end(),
                                              line.instrument.venue) != venues.venues.end();
  };
  std::erase_if(lines, [&](const app::FeedLine& line) { return !is_chosen(line); });
  const auto holes = count_holes(session);
  if (output.format == "text") {
    output.write(feed_text(lines, holes, now));
  } else {
    output.write(feed_table(lines, holes, now));
  }
}

}  // namespace

void add_venues_command(CLI::App& app, Common& common) {
  auto output = std::make_shared<OutputOptions>();
  output->format = "text";
  auto venues = std::make_shared<VenueOptions>();
  auto probing = std::make_shared<bool>(false);
  auto held_only = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(
      "venues", "every feed: what it serves, what the cache holds, how fresh, what went wrong");
  output->add_to(*command, true);
  venues->add_to(*command);
  command->add_flag("--probe", *probing,
                    "ask each feed for one small page: is the answer still as expected?");
  command->add_flag("--held", *held_only, "only series of which the cache holds rows");
  command->callback([&common, output, venues, probing, held_only] {
    if (common.demo) fail(core::ErrorKind::Usage, "The demonstration market has no cache.");
    const app::Session session = open_session(common);
    if (*probing) {
      probe(common, session, *venues, *output);
    } else {
      list(common, session, *venues, *held_only, *output);
    }
  });
}

}  // namespace btcflow::cli
