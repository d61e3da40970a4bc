#include <QApplication>
#include <QMessageBox>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>

#include "btcflow/app/log.h"
#include "btcflow/chart/fonts.h"
#include "btcflow/core/shared_library.h"
#include "btcflow/gui/window.h"
#include "language.h"
#include "large_pages.h"
#include "main_window.h"
#include "model.h"
#include "remembered.h"

namespace btcflow::gui {

namespace {

core::Time wall_clock() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

// Says so and ends the process once the window has been painted with its data: for measuring the start. At
// once: there is nothing to keep, and taking everything down again is no part of a start.
class ExitAfterFirstPaint : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) QTimer::singleShot(0, &ExitAfterFirstPaint::end);
    return false;
  }

 private:
  static void end() {
    std::fputs("painted\n", stdout);
    std::fflush(stdout);
    std::_Exit(0);
  }
};

// The ways to the desktop, the nearest first.
std::vector<std::unique_ptr<Notices>> ways_to_the_desktop() {
  std::vector<std::unique_ptr<Notices>> ways;
  ways.push_back(tray_notices());
  ways.push_back(bus_notices());
  return ways;
}

std::shared_ptr<app::Redaction> begin_log(const app::Paths& paths, std::vector<std::string>& notices) {
  auto redaction = std::make_shared<app::Redaction>(app::process_environment("HOME").value_or(std::string()));
  redaction->add_secret(app::process_environment("BTCFLOW_COINALYZE_KEY").value_or(std::string()));
  if (const auto file = app::log_to_file(paths.state, "info", redaction); !file) {
    notices.push_back(file.error().sentence);
  }
  return redaction;
}

// Carries it out of the window that is being made.
struct NotOpened {
  core::Error error;
};

std::unique_ptr<Model> opened_model(std::future<core::Result<Opened>>& opening, const WindowOptions& options,
                                    const app::Preferences& preferences) {
  core::Result<Opened> opened = opening.get();
  if (!opened) throw NotOpened{opened.error()};
  return std::make_unique<Model>(std::move(*opened), options.as_of, wall_clock, preferences.settings,
                                 preferences.timeframe);
}

// The system's settings of fonts are dozens of files, which Qt would read when it is given its first font.
// Reading them is safe on any thread, and is done once a process.
void read_font_settings() {
  const auto fontconfig = core::SharedLibrary::load("libfontconfig.so.1");
  int (*init)() = nullptr;
  if (fontconfig && fontconfig->find("FcInit", init)) init();
}

int refuse(const core::Error& error, bool measuring) {
  std::fprintf(stderr, "btcflow: %s\n", error.sentence.c_str());
  // Where it is measured nobody is there to read it.
  if (!measuring) {
    QMessageBox::critical(nullptr, QStringLiteral("BTC Flow"), QString::fromStdString(error.sentence));
  }
  return 1;
}

}  // namespace

int run(const WindowOptions& options) {
  take_memory_in_large_pages();
  const std::future<void> fonts = std::async(std::launch::async, &read_font_settings);
  const bool measuring = qEnvironmentVariableIntValue("BTCFLOW_EXIT_AFTER_FIRST_PAINT") == 1;
  app::LoadedPreferences loaded = app::load_preferences(options.paths.config);
  for (std::string& odd : nonsense_in(loaded.preferences)) loaded.notices.push_back(std::move(odd));
  const auto redaction = begin_log(options.paths, loaded.notices);
  // The market needs no widget: it is read and computed while Qt starts.
  std::future<core::Result<Opened>> opening = std::async(std::launch::async, [&] {
    return open_market(options, wall_clock(), loaded.preferences.settings, loaded.preferences.timeframe);
  });
  int argc = options.argc;
  QApplication application(argc, options.argv);
  QApplication::setApplicationName(QStringLiteral("btcflow"));
  QApplication::setApplicationDisplayName(QStringLiteral("BTC Flow"));
  QApplication::setApplicationVersion(QStringLiteral(BTCFLOW_VERSION));
  fonts.wait();
  chart::use_own_font();
  const Language language(QString::fromStdString(loaded.preferences.language));
  std::optional<MainWindow> window;
  std::vector<std::string> notices = loaded.notices;
  WindowParts parts{nullptr,
                    measuring ? std::nullopt : options.sync,
                    loaded.preferences,
                    options.paths.config,
                    desktop_keychain(),
                    ways_to_the_desktop(),
                    redaction,
                    [&] { return opened_model(opening, options, loaded.preferences); }};
  try {
    window.emplace(std::move(parts));
  } catch (const NotOpened& failure) {
    return refuse(failure.error, measuring);
  }
  ExitAfterFirstPaint exit_after_paint;
  if (measuring) window->chart().installEventFilter(&exit_after_paint);
  window->show();
  Model& model = window->model();
  notices.insert(notices.end(), model.session().notices().begin(), model.session().notices().end());
  if (!measuring) model.check();
  if (!measuring && !model.is_empty()) window->start_refreshing();
  for (const std::string& notice : notices) {
    std::fprintf(stderr, "btcflow: %s\n", notice.c_str());
    window->show_warning(QString::fromStdString(notice));
  }
  return QApplication::exec();
}

}  // namespace btcflow::gui
