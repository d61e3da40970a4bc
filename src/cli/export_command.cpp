#include <QApplication>
#include <cstdlib>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/files.h"
#include "btcflow/app/picture_text.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/export.h"
#include "btcflow/chart/fonts.h"
#include "btcflow/chart/view_text.h"
#include "common.h"

namespace btcflow::cli {

using core::ErrorKind;

namespace {

struct ExportOptions {
  DashboardOptions dashboard;
  std::string output;
  std::optional<std::string> like;
  std::string size = "1600x1000";
  double scale = 1;
  std::string theme = "dark";
  std::string palette = "standard";
  bool extremes = false;
  bool apr = false;
  bool linear = false;
  bool no_confluence = false;
  std::vector<std::string> view;
  CLI::App* command = nullptr;  // knows which of them were given

  bool given(const char* option) const { return command->count(option) > 0; }
};

// A picture to be drawn; dates that are absent follow from the data.
struct Wanted {
  app::PictureParameters parameters;
  chart::ViewOptions view;
  std::optional<core::Time> from;
  std::optional<core::Time> to;
  bool exact = false;  // the dates are those of a picture: they are not fitted again
};

void set_one(chart::ViewOptions& view, std::string_view key, std::string_view value) {
  succeed_or_fail(chart::set_view(view, key, value));
}

Wanted plain(const Common& common) {
  Wanted wanted;
  const metrics::AsOf now = as_of(common);
  wanted.parameters.as_of = now.instant;
  wanted.parameters.live = now.live;
  wanted.parameters.demo = common.demo;
  return wanted;
}

Wanted like_picture(const std::string& file) {
  constexpr std::size_t kMostBytes = 1U << 30U;
  const std::string png = value_or_fail(app::read_file(file, kMostBytes));
  if (!png.starts_with("\x89PNG\r\n\x1A\n")) {
    fail(ErrorKind::BadInput, file + " is no PNG; only PNG pictures carry their parameters.");
  }
  const auto text =
      chart::picture_text(QByteArray::fromRawData(png.data(), static_cast<qsizetype>(png.size())));
  const auto about_file = [&](const core::Error& error) {
    fail(ErrorKind::BadInput, file + ": " + error.sentence);
  };
  Wanted wanted;
  auto parameters = app::read_picture_parameters(text);
  if (!parameters) about_file(parameters.error());
  wanted.parameters = std::move(*parameters);
  for (const auto& [key, value] : wanted.parameters.view) {
    if (const auto done = chart::set_view(wanted.view, key, value); !done) about_file(done.error());
  }
  wanted.from = wanted.parameters.range.from;
  wanted.to = wanted.parameters.range.to;
  wanted.exact = true;
  return wanted;
}

// The options that choose the numbers, over what is wanted so far.
void choose_numbers(Wanted& wanted, const Common& common, const ExportOptions& options) {
  app::PictureParameters& p = wanted.parameters;
  const DashboardOptions& chosen = options.dashboard;
  if (options.given("--timeframe")) p.timeframe = chosen.parsed_timeframe();
  if (options.given("--asset")) p.asset = chosen.asset;
  if (options.given("--preset")) {
    p.settings = chosen.settings(common);
  } else {
    for (const std::string& assignment : chosen.assignments)
      succeed_or_fail(app::set(p.settings, assignment));
  }
  if (common.as_of) {
    p.as_of = as_of(common).instant;
    p.live = false;
  }
  if (common.demo && !p.demo) {
    p.demo = true;
    p.live = false;
  }
  const app::BarRange range = chosen.range();
  if (range.from) wanted.from = range.from;
  if (range.to) wanted.to = range.to;
  wanted.exact = wanted.exact && !range.from && !range.to;
}

// The options that choose how they look.
void choose_look(Wanted& wanted, const ExportOptions& options) {
  app::PictureParameters& p = wanted.parameters;
  if (options.given("--size")) {
    const auto size = app::parse_picture_size(options.size);
    if (!size) {
      fail(ErrorKind::Usage,
           "--size cannot be \"" + options.size + "\"; it takes WIDTHxHEIGHT, like 1600x1000.");
    }
    std::tie(p.width, p.height) = *size;
  }
  if (options.given("--scale")) p.scale = options.scale;
  chart::ViewOptions& view = wanted.view;
  if (options.given("--theme")) set_one(view, "theme", options.theme);
  if (options.given("--palette")) set_one(view, "palette", options.palette);
  if (options.extremes) view.extremes = true;
  if (options.apr) view.apr = true;
  if (options.linear) view.log_price = false;
  if (options.no_confluence) view.confluence = view.shading = false;
  for (const std::string& assignment : options.view) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos)
      fail(ErrorKind::Usage, "--view: \"" + assignment + "\" is not of the form key=value.");
    set_one(view, assignment.substr(0, equals), assignment.substr(equals + 1));
  }
  p.view = chart::as_text(view);
  view.perp_premium = p.settings.premium_sign == app::PremiumSign::Perp;
  if (p.demo)
    view.notice = QString::fromUtf8(app::kDemoNotice.data(), static_cast<qsizetype>(app::kDemoNotice.size()));
}

// The dates that the picture shows.
chart::VisibleRange shown_range(const chart::PictureRequest& request, const Wanted& wanted) {
  if (wanted.exact) return {*wanted.from, *wanted.to};
  chart::ChartView view;
  view.arrange(request.size);
  view.set_options(request.options);
  view.set_dashboard(request.dashboard);
  chart::VisibleRange range = view.visible();
  if (wanted.from) range.from = *wanted.from;
  if (wanted.to) range.to = *wanted.to;
  if (range.from >= range.to) fail(ErrorKind::Usage, "--from must be before --to.");
  view.show_range(range);
  return view.visible();
}

// The crosshair of a picture that had one; none on other bars, or outside the dates that are shown.
std::optional<std::size_t> bar_of_cursor(const metrics::Dashboard& dashboard,
                                         const app::PictureParameters& parameters) {
  for (std::size_t b = 0; parameters.cursor && b < dashboard.size(); ++b) {
    const core::Bar& bar = dashboard.bars[b];
    if (bar.open == *parameters.cursor && bar.open >= parameters.range.from && bar.end <= parameters.range.to)
      return b;
  }
  return std::nullopt;
}

// Needs a QApplication. Completes the parameters with the dates that are shown.
QByteArray draw(Wanted& wanted, metrics::Dashboard dashboard, chart::PictureFormat format) {
  app::PictureParameters& p = wanted.parameters;
  chart::PictureRequest request;
  request.options = wanted.view;
  request.size = {p.width, p.height};
  request.scale = p.scale;
  request.dashboard = std::make_shared<metrics::Dashboard>(std::move(dashboard));
  const chart::VisibleRange range = shown_range(request, wanted);
  request.range = range;
  p.range = {range.from, range.to};
  request.cursor = bar_of_cursor(*request.dashboard, p);
  if (!request.cursor) p.cursor.reset();
  request.options.caption = QString::fromStdString(
      app::picture_caption(*request.dashboard, p.settings, range.from, range.to, p.demo));
  for (const auto& [key, value] : app::as_text(p)) {
    request.text.append({QString::fromStdString(key), QString::fromStdString(value)});
  }
  return value_or_fail(chart::draw_picture(request, format));
}

void export_picture(const Common& common, const ExportOptions& options) {
  const auto format = chart::picture_format(QString::fromStdString(options.output));
  if (!format)
    fail(ErrorKind::Usage, "The picture's name must end in .png, .svg or .pdf: " + options.output + ".");
  Wanted wanted = options.like ? like_picture(*options.like) : plain(common);
  choose_numbers(wanted, common, options);
  choose_look(wanted, options);

  const app::PictureParameters& p = wanted.parameters;
  Common place = common;
  place.demo = p.demo;
  metrics::Dashboard dashboard =
      compute(open_session(place), {p.asset, p.timeframe, p.settings.parameters, {p.as_of, p.live}});
  // A picture needs no display.
  setenv("QT_QPA_PLATFORM", "offscreen", 1);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  int argc = 1;
  std::string name = "btcflow";
  std::array<char*, 2> argv{name.data(), nullptr};
  const QApplication application(argc, argv.data());
  chart::use_own_font();

  const QByteArray picture = draw(wanted, std::move(dashboard), *format);
  succeed_or_fail(app::write_atomically(
      options.output, std::string_view(picture.constData(), static_cast<std::size_t>(picture.size()))));
  std::fprintf(stderr, "%s\n", options.output.c_str());
}

std::string joined(const QStringList& names) { return names.join(QStringLiteral(", ")).toStdString(); }

// What --view takes, from the options themselves.
std::string view_help() {
  std::string help = "change how it looks; may be given several times. At first:";
  for (const auto& [key, value] : chart::as_text(chart::ViewOptions{})) help += "\n  " + key + "=" + value;
  return help;
}

}  // namespace

void add_export_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "the dashboard as a picture");
  options->command = command;
  options->dashboard.add_to(*command);
  command->add_option("--output,-o", options->output, "FILE.png, FILE.svg or FILE.pdf")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--like", options->like,
                   "the same picture again, from what this PNG says of itself; other options change it")
      ->type_name("FILE.png");
  command->add_option("--size", options->size, "width and height")->capture_default_str()->type_name("WxH");
  command->add_option("--scale", options->scale, "PNG only: 2 gives twice the pixels")
      ->capture_default_str()
      ->check(CLI::Range(0.5, 4.0));
  command->add_option("--theme", options->theme, joined(chart::theme_names()))->capture_default_str();
  command
      ->add_option("--palette", options->palette,
                   "what means up and down: " + joined(chart::palette_names()) + ", or two colours like " +
                       chart::own_palette(chart::dark_theme().up, chart::dark_theme().down).toStdString())
      ->capture_default_str();
  command->add_flag("--extremes", options->extremes, "with extreme tops and bottoms (experimental)");
  command->add_flag("--apr", options->apr, "funding in % a year");
  command->add_flag("--linear", options->linear, "a linear price axis");
  command->add_flag("--no-confluence", options->no_confluence, "without marks and shading of the confluence");
  command->add_option("--view", options->view, view_help())->type_name("KEY=VALUE")->allow_extra_args(false);
  command->callback([&common, options] { export_picture(common, *options); });
}

}  // namespace btcflow::cli
