#include "held_up.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <future>
#include <thread>

#include "export_dialog.h"
#include "history.h"
#include "import_dialog.h"
#include "support/exchange_process.h"
#include "sync_bar.h"
#include "workspace.h"

namespace btcflow::benchmarks {

namespace {

template <typename Work>
HeldUp watched(TimedApplication& application, const char* what, Work work) {
  const HoldUpProbe probe;
  application.forget_longest();
  const Stopwatch watch;
  work();
  return {what, probe.longest_ms(), application.longest(), watch.spent().elapsed_ms};
}

app::Paths paths_in(const QTemporaryDir& folder) {
  const std::filesystem::path path = folder.path().toStdString();
  return {path / "market.sqlite", path / "config", path / "state"};
}

}  // namespace

HeldUp computing(OpenWindow& open) {
  const app::Settings before = open.model().settings();
  HeldUp held = watched(open.application(), "computing: a slider moved", [&] {
    for (int i = 0; i < 40; ++i) {
      app::Settings settings = before;
      settings.parameters.zscore_length = 60 + i;
      open.window().workspace().change_settings(QStringLiteral("zscore.length"), settings);
      QApplication::processEvents();
    }
    TimedApplication::wait_for([&] { return open.model().is_up_to_date(); });
  });
  open.window().workspace().change_settings(QStringLiteral("zscore.length"), before);
  open.settle();
  return held;
}

HeldUp reloading(OpenWindow& open) {
  return watched(open.application(), "loading the cache again", [&] {
    bool loaded = false;
    QObject context;
    QObject::connect(&open.model(), &gui::Model::feeds_changed, &context, [&] { loaded = true; });
    open.model().reload();
    TimedApplication::wait_for([&] { return loaded && open.model().is_up_to_date(); });
  });
}

HeldUp exporting(OpenWindow& open) {
  const QTemporaryDir folder;
  return watched(open.application(), "export: dialog, PNG 4x, SVG", [&] {
    open.find<QAction>("Export").trigger();
    auto& dialog = open.find<gui::ExportDialog>("ExportDialog");
    for (const char* name : {"chart.png", "chart.svg"}) {
      dialog.save_to(folder.filePath(QLatin1String(name)));
      TimedApplication::wait_for([&] { return !dialog.is_busy(); });
    }
    dialog.reject();
  });
}

HeldUp importing(TimedApplication& application) {
  const QTemporaryDir folder;
  const OpenWindow open(application, paths_in(folder), history().as_of().instant);
  return watched(application, "import of a folder: dialog, preview, rows", [&] {
    bool imported = false;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(history().folder().string()))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &enter);
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &drop);
    TimedApplication::wait_for([&] { return open.window().findChild<gui::ImportDialog*>() != nullptr; });
    const auto& dialog = open.find<gui::ImportDialog>("ImportDialog");
    QObject::connect(&dialog, &gui::ImportDialog::imported, &dialog, [&] { imported = true; });
    auto& take = open.find<QPushButton>("ImportTake");
    TimedApplication::wait_for([&] { return take.isEnabled(); });
    take.click();
    TimedApplication::wait_for([&] { return imported && !open.model().is_empty(); });
  });
}

namespace {

// The exchanges are elsewhere: what plays them here is not to take the window's processor. It inherits the
// niceness of the thread that starts it, and ends with that thread.
class ExchangeBehindTheWindow {
 public:
  ExchangeBehindTheWindow()
      : thread_([this] {
          constexpr int kNiceness = 10;
          ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
          const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
          url_.set_value(exchange.url());
          over_.get_future().wait();
        }) {}
  ~ExchangeBehindTheWindow() {
    over_.set_value();
    thread_.join();
  }
  ExchangeBehindTheWindow(const ExchangeBehindTheWindow&) = delete;
  ExchangeBehindTheWindow& operator=(const ExchangeBehindTheWindow&) = delete;
  std::string url() { return url_.get_future().get(); }  // once

 private:
  std::promise<std::string> url_;
  std::promise<void> over_;
  std::thread thread_;
};

}  // namespace

HeldUp fetching(TimedApplication& application) {
  ExchangeBehindTheWindow exchange;
  const core::Time noon = core::make_day(2026, 11, 22) + std::chrono::hours{12};
  const QTemporaryDir folder;
  sync::Options options;
  options.as_of = noon;
  options.endpoints["all"] = exchange.url();
  options.net.lift_limits = true;
  const OpenWindow open(application, paths_in(folder), noon, options);
  return watched(application, "fetching from all venues, empty cache", [&] {
    const auto& bar = open.find<gui::SyncBar>("SyncBar");
    open.window().start_sync();
    TimedApplication::wait_for([&] { return !bar.isHidden(); });
    TimedApplication::wait_for([&] { return bar.isHidden() && !open.model().feeds().empty(); }, 600);
  });
}

}  // namespace btcflow::benchmarks
