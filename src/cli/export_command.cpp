#include <QApplication>
#include <cstdlib>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/files.h"
#include "btcflow/app/picture_text.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/export.h"
#include "btcflow/chart/fonts.h"
#include "common.h"

namespace btcflow::cli {

using core::ErrorKind;

namespace {

struct Options {
  DashboardOptions dashboard;
  std::string output;
  std::string size = "1600x1000";
  double scale = 1;
  std::string theme = "dark";
  bool extremes = false;
  bool apr = false;
  bool linear = false;
  bool no_confluence = false;
};

QSize parsed_size(const std::string& text) {
  const std::size_t x = text.find('x');
  const auto width = core::parse_integer(text.substr(0, x));
  const auto height = x == std::string::npos ? std::nullopt : core::parse_integer(text.substr(x + 1));
  constexpr long long kMost = chart::kMostPictureSide;
  if (!width || !height || *width < 1 || *height < 1 || *width > kMost || *height > kMost) {
    fail(ErrorKind::Usage, "--size cannot be \"" + text + "\"; it takes WIDTHxHEIGHT, like 1600x1000.");
  }
  return {static_cast<int>(*width), static_cast<int>(*height)};
}

chart::ViewOptions view_options(const Options& options, const app::Settings& settings, bool demo) {
  chart::ViewOptions view;
  const auto theme = chart::theme_by_name(QString::fromStdString(options.theme));
  if (!theme)
    fail(ErrorKind::Usage, "There is no theme \"" + options.theme + "\"; there are dark and light.");
  view.theme = *theme;
  view.extremes = options.extremes;
  view.apr = options.apr;
  view.log_price = !options.linear;
  view.confluence = !options.no_confluence;
  view.perp_premium = settings.premium_sign == app::PremiumSign::Perp;
  if (demo)
    view.notice = QString::fromUtf8(app::kDemoNotice.data(), static_cast<qsizetype>(app::kDemoNotice.size()));
  return view;
}

// The dates that the picture shows.
chart::VisibleRange shown_range(const chart::PictureRequest& request, const app::BarRange& wanted) {
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

void export_picture(const Common& common, const Options& options) {
  const auto format = chart::picture_format(QString::fromStdString(options.output));
  if (!format)
    fail(ErrorKind::Usage, "The picture's name must end in .png, .svg or .pdf: " + options.output + ".");
  const app::Settings settings = options.dashboard.settings();
  const app::BarRange wanted = options.dashboard.range();
  chart::PictureRequest request;
  request.options = view_options(options, settings, common.demo);
  request.size = parsed_size(options.size);
  request.scale = options.scale;

  const app::Session session = open_session(common);
  request.dashboard = std::make_shared<metrics::Dashboard>(compute(common, session, options.dashboard));
  // A picture needs no display.
  setenv("QT_QPA_PLATFORM", "offscreen", 1);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  int argc = 1;
  std::string name = "btcflow";
  std::array<char*, 2> argv{name.data(), nullptr};
  const QApplication application(argc, argv.data());
  chart::use_own_font();

  const chart::VisibleRange range = shown_range(request, wanted);
  request.range = range;
  const metrics::Dashboard& dashboard = *request.dashboard;
  request.options.caption =
      QString::fromStdString(app::picture_caption(dashboard, settings, range.from, range.to, common.demo));
  for (const auto& [key, value] :
       app::picture_parameters(dashboard, settings, range.from, range.to, common.demo)) {
    request.text.append({QString::fromStdString(key), QString::fromStdString(value)});
  }
  const QByteArray picture = value_or_fail(chart::draw_picture(request, *format));
  succeed_or_fail(app::write_atomically(
      options.output, std::string_view(picture.constData(), static_cast<std::size_t>(picture.size()))));
  std::fprintf(stderr, "%s\n", options.output.c_str());
}

}  // namespace

void add_export_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "the dashboard as a picture");
  options->dashboard.add_to(*command);
  command->add_option("--output,-o", options->output, "FILE.png, FILE.svg or FILE.pdf")
      ->required()
      ->type_name("FILE");
  command->add_option("--size", options->size, "width and height")->capture_default_str()->type_name("WxH");
  command->add_option("--scale", options->scale, "PNG only: 2 gives twice the pixels")
      ->capture_default_str()
      ->check(CLI::Range(0.5, 4.0));
  command->add_option("--theme", options->theme, "dark or light")->capture_default_str();
  command->add_flag("--extremes", options->extremes, "with extreme tops and bottoms (experimental)");
  command->add_flag("--apr", options->apr, "funding in % a year");
  command->add_flag("--linear", options->linear, "a linear price axis");
  command->add_flag("--no-confluence", options->no_confluence, "without marks and shading of the confluence");
  command->callback([&common, options] { export_picture(common, *options); });
}

}  // namespace btcflow::cli
