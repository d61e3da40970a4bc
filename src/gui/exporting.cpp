#include "exporting.h"

#include <algorithm>

#include "btcflow/app/picture_text.h"
#include "btcflow/chart/view_text.h"
#include "btcflow/core/number.h"
#include "text.h"

namespace btcflow::gui {

namespace {

// Until the chart leaves room behind the last bar: as a chart shows it that is asked for everything.
chart::VisibleRange whole_range(const ExportSource& source) {
  chart::ChartView view;
  view.set_dashboard(source.dashboard);
  view.show_all();
  return view.visible();
}

chart::VisibleRange range_of(const ExportSource& source, const ExportChoices& choices) {
  return choices.everything ? whole_range(source) : source.visible;
}

app::BarRange bars_of(const ExportSource& source, const ExportChoices& choices) {
  if (choices.everything) return {};
  return {source.visible.from, source.visible.to};
}

chart::ViewOptions view_of(const ExportSource& source, const ExportChoices& choices) {
  chart::ViewOptions view = source.view;
  if (const auto theme = chart::theme_by_name(choices.theme))
    view.theme = chart::with_palette(*theme, view.theme.palette).value_or(*theme);
  return view;
}

}  // namespace

ExportSource export_source(const chart::ChartView& chart, const Model& model) {
  ExportSource source{model.dashboard(), model.settings(), chart.options(), chart.visible(),
                      chart.size(),      chart.cursor(),   model.is_demo()};
  // Those of the numbers that are shown, should newer ones be under way.
  source.settings.parameters = source.dashboard->parameters;
  return source;
}

QString file_ending(ExportFormat format) {
  static constexpr std::array<const char*, kExportFormats.size()> kEndings{"png", "svg", "pdf", "csv",
                                                                           "json"};
  return QLatin1String(kEndings.at(static_cast<std::size_t>(format)));
}

std::optional<ExportFormat> format_of_file(const QString& file) {
  for (const ExportFormat format : kExportFormats) {
    if (file.endsWith(QLatin1Char('.') + file_ending(format), Qt::CaseInsensitive)) return format;
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> as_text(const ExportChoices& choices) {
  const auto said = [](bool b) { return std::string(b ? "true" : "false"); };
  const QSize& size = choices.size;
  return {{"format", file_ending(choices.format).toStdString()},
          {"everything", said(choices.everything)},
          {"size", size.isValid() ? std::to_string(size.width()) + "x" + std::to_string(size.height()) : ""},
          {"scale", core::to_text(choices.scale)},
          {"theme", choices.theme.toStdString()},
          {"crosshair", said(choices.crosshair)},
          {"events", said(choices.events)},
          {"by_venue", said(choices.by_venue)},
          {"folder", choices.folder.toStdString()}};
}

namespace {

bool read_flag(bool& flag, const std::string& value) {
  if (value != "true" && value != "false") return false;
  flag = value == "true";
  return true;
}

bool read_size(QSize& size, const std::string& value) {
  if (value.empty()) return true;  // as on screen
  const auto sides = app::parse_picture_size(value);
  if (!sides || std::min(sides->first, sides->second) < chart::kLeastPictureSide ||
      std::max(sides->first, sides->second) > chart::kMostPictureSide)
    return false;
  size = {sides->first, sides->second};
  return true;
}

// One key of the settings file: false where the value makes no sense, and nothing is changed.
struct ExportKey {
  const char* name;
  std::string takes;
  bool (*read)(ExportChoices& choices, const std::string& value);
};

const std::vector<ExportKey>& export_keys() {
  using C = ExportChoices;
  using S = const std::string&;
  static const std::string kFlag = "true or false";
  static const std::vector<ExportKey> keys{
      {"format", "png, svg, pdf, csv or json",
       [](C& c, S value) {
         const auto format = format_of_file(QStringLiteral(".") + text(value));
         c.format = format.value_or(c.format);
         return format.has_value();
       }},
      {"everything", kFlag, [](C& c, S value) { return read_flag(c.everything, value); }},
      {"size", "WIDTHxHEIGHT, or nothing", [](C& c, S value) { return read_size(c.size, value); }},
      {"scale", "a number from 1 to 4",
       [](C& c, S value) {
         const auto scale = core::parse_number(value);
         if (scale) c.scale = std::clamp(*scale, kLeastExportScale, kMostExportScale);
         return scale.has_value();
       }},
      {"theme", "the name of a theme, or nothing",
       [](C& c, S value) {
         const bool good = value.empty() || chart::theme_by_name(text(value));
         if (good) c.theme = text(value);
         return good;
       }},
      {"crosshair", kFlag, [](C& c, S value) { return read_flag(c.crosshair, value); }},
      {"events", kFlag, [](C& c, S value) { return read_flag(c.events, value); }},
      {"by_venue", kFlag, [](C& c, S value) { return read_flag(c.by_venue, value); }},
      {"folder", "a folder",
       [](C& c, S value) {
         c.folder = text(value);
         return true;
       }},
  };
  return keys;
}

}  // namespace

ExportChoices read_export_choices(const std::vector<std::pair<std::string, std::string>>& pairs,
                                  std::vector<std::string>* notices) {
  ExportChoices out;
  for (const auto& [key, value] : pairs) {
    for (const ExportKey& known : export_keys()) {
      if (known.name != key || known.read(out, value) || notices == nullptr) continue;
      notices->push_back("In the settings, \"export." + key + "\" makes no sense; it takes " + known.takes +
                         ". Its default is used.");
    }
  }
  return out;
}

QString suggested_file(const ExportSource& source, const ExportChoices& choices) {
  const metrics::Dashboard& dashboard = *source.dashboard;
  QStringList parts{text(dashboard.asset), text(std::string(core::short_name(dashboard.timeframe)))};
  if (!is_picture(choices.format) && choices.events) parts << QStringLiteral("signals");
  core::Time from = choices.everything ? core::Time::min() : source.visible.from;
  core::Time to = choices.everything ? core::Time::max() : source.visible.to;
  if (dashboard.size() > 0) from = std::max(from, dashboard.bars.front().open);
  to = std::min(to, dashboard.as_of.instant);
  parts << QStringLiteral("%1 to %2").arg(text(core::to_date(from)), text(core::to_date(to)));
  if (source.demo) parts << QStringLiteral("(demonstration)");
  return parts.join(QLatin1Char(' ')) + QLatin1Char('.') + file_ending(choices.format);
}

chart::PictureRequest picture_request(const ExportSource& source, const ExportChoices& choices) {
  const metrics::Dashboard& dashboard = *source.dashboard;
  chart::PictureRequest request;
  request.dashboard = source.dashboard;
  request.options = view_of(source, choices);
  const chart::VisibleRange range = range_of(source, choices);
  request.range = range;
  request.size = choices.size.isValid() ? choices.size : source.screen;
  if (choices.format == ExportFormat::Png) request.scale = choices.scale;
  if (choices.crosshair && source.cursor && *source.cursor < dashboard.size()) {
    const core::Bar& bar = dashboard.bars[*source.cursor];
    if (bar.open >= range.from && bar.end <= range.to) request.cursor = source.cursor;
  }
  app::PictureParameters parameters{
      dashboard.asset,      dashboard.timeframe,   {range.from, range.to}, dashboard.as_of.instant,
      dashboard.as_of.live, source.demo,           source.settings,        chart::as_text(request.options),
      request.size.width(), request.size.height(), request.scale};
  if (request.cursor) parameters.cursor = dashboard.bars[*request.cursor].open;
  for (const auto& [key, value] : app::as_text(parameters)) request.text.append({text(key), text(value)});
  request.options.caption =
      text(app::picture_caption(dashboard, source.settings, range.from, range.to, source.demo));
  return request;
}

app::Table numbers_table(const ExportSource& source, const ExportChoices& choices) {
  const app::BarRange range = bars_of(source, choices);
  app::Table table = choices.events ? app::signals_table(*source.dashboard, source.view.extremes, range)
                                    : app::metrics_table(*source.dashboard, range, choices.by_venue);
  if (source.demo) app::mark_demonstration(table);
  return table;
}

std::string numbers_text(const app::Table& table, const ExportChoices& choices) {
  return choices.format == ExportFormat::Json ? app::to_json(table) : app::to_csv(table);
}

}  // namespace btcflow::gui
