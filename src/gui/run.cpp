#include <QApplication>
#include <QMessageBox>
#include <QTimer>
#include <chrono>
#include <cstdio>

#include "btcflow/chart/fonts.h"
#include "btcflow/gui/window.h"
#include "language.h"
#include "main_window.h"
#include "model.h"

namespace btcflow::gui {

namespace {

core::Time wall_clock() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

// Ends the process once the chart has been painted with its data: for measuring the start.
class ExitAfterFirstPaint : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) QTimer::singleShot(0, qApp, &QApplication::quit);
    return false;
  }
};

}  // namespace

int run(const WindowOptions& options) {
  int argc = options.argc;
  QApplication application(argc, options.argv);
  QApplication::setApplicationName(QStringLiteral("btcflow"));
  QApplication::setApplicationDisplayName(QStringLiteral("BTC Flow"));
  QApplication::setApplicationVersion(QStringLiteral(BTCFLOW_VERSION));
  chart::use_own_font();
  const bool measuring = qEnvironmentVariableIntValue("BTCFLOW_EXIT_AFTER_FIRST_PAINT") == 1;
  app::LoadedPreferences loaded = app::load_preferences(options.paths.config);
  const app::Preferences& preferences = loaded.preferences;
  const Language language(QString::fromStdString(preferences.language));
  auto model = Model::open(options, wall_clock, preferences.settings, preferences.timeframe);
  if (!model) {
    std::fprintf(stderr, "btcflow: %s\n", model.error().sentence.c_str());
    if (measuring) return 1;  // nobody is there to read it
    QMessageBox::critical(nullptr, QStringLiteral("BTC Flow"),
                          QString::fromStdString(model.error().sentence));
    return 1;
  }
  std::vector<std::string> notices = (*model)->session().notices();
  notices.insert(notices.end(), loaded.notices.begin(), loaded.notices.end());
  Model* running = model->get();
  MainWindow window({std::move(*model), measuring ? std::nullopt : options.sync,
                     std::move(loaded.preferences), options.paths.config});
  ExitAfterFirstPaint exit_after_paint;
  if (measuring) window.chart().installEventFilter(&exit_after_paint);
  window.show();
  if (!measuring) running->reload();
  if (!measuring && !running->is_empty()) window.start_refreshing();
  for (const std::string& notice : notices) {
    std::fprintf(stderr, "btcflow: %s\n", notice.c_str());
    window.show_notice(QString::fromStdString(notice));
  }
  return QApplication::exec();
}

}  // namespace btcflow::gui
