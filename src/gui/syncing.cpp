#include "syncing.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QStringList>
#include <chrono>

#include "progress_text.h"
#include "text.h"

namespace btcflow::gui {

namespace {

constexpr std::chrono::seconds kBetweenReloads{3};
constexpr std::chrono::milliseconds kBetweenStates{100};  // the window is not to be busy with showing it

QStringList problems_of(const sync::Report& report) {
  QStringList problems;
  for (const sync::FeedReport& feed : report.feeds) {
    if (feed.errors.empty()) continue;
    const QString sentence = text(feed.errors.back().sentence);
    if (!problems.contains(sentence)) problems += sentence;
  }
  return problems;
}

QString sentence_of(const sync::Report& report) {
  std::size_t rows = 0;
  for (const sync::FeedReport& feed : report.feeds) rows += feed.rows_added + feed.rows_changed;
  const QString amount = amount_text(rows);
  switch (end_of(report)) {
    case SyncEnd::Offline:
      return Syncing::tr("No venue can be reached: the cache is shown as it was.");
    case SyncEnd::Stopped:
      return Syncing::tr("Fetching was stopped; %1 rows came. The next time goes on from here.").arg(amount);
    case SyncEnd::Complete:
      return Syncing::tr("Up to date: %1 rows came.").arg(amount);
    default:
      return Syncing::tr("%1 rows came; some feeds failed (see Data).").arg(amount);
  }
}

// Whoever looks at the chart meanwhile goes first: on Linux each thread has a niceness of its own, which
// those that it starts inherit.
void go_behind_the_window() {
  constexpr int kNiceness = 10;
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
}

core::Time system_now() {
  return std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
}

}  // namespace

Syncing::Syncing(QObject* parent) : QObject(parent) {}

Syncing::~Syncing() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void Syncing::start(const std::filesystem::path& cache, const core::Catalogue& catalogue,
                    const sync::Options& options) {
  if (running_) return;
  if (thread_.joinable()) thread_.join();
  running_ = true;
  stop_ = false;
  emit started();
  thread_ = std::thread([this, cache, catalogue, options] { work(cache, catalogue, options); });
}

void Syncing::stop() { stop_ = true; }

void Syncing::end(const core::Result<sync::Report>& result) {
  QMetaObject::invokeMethod(
      this,
      [this, result] {
        running_ = false;
        if (result) {
          emit reported(*result);
          emit finished(result->complete(), sentence_of(*result), problems_of(*result));
        } else {
          const QString sentence = text(result.error().sentence);
          emit failed(result.error());
          emit finished(false, sentence, {sentence});
        }
      },
      Qt::QueuedConnection);
}

void Syncing::work(std::filesystem::path file, core::Catalogue catalogue, sync::Options options) {
  go_behind_the_window();
  auto cache = store::Cache::open(file);
  if (!cache) return end(cache.error());
  sync::Sync run(*cache, catalogue, std::move(options));
  const auto started = std::chrono::steady_clock::now();
  auto reloaded = started;
  auto shown = started - kBetweenStates;
  std::size_t rows_then = 0;
  run.on_progress([&](const sync::Progress& progress) {
    if (stop_) run.stop();
    const auto now = std::chrono::steady_clock::now();
    if (now - shown < kBetweenStates) return;
    shown = now;
    const SyncState state =
        state_of(progress, system_now(), std::chrono::duration_cast<core::Duration>(now - started));
    const bool show_rows = state.rows > rows_then && now - reloaded > kBetweenReloads;
    if (show_rows) {
      reloaded = now;
      rows_then = state.rows;
    }
    QMetaObject::invokeMethod(
        this,
        [this, state, show_rows] {
          emit progressed(state);
          if (show_rows) emit rows_came();
        },
        Qt::QueuedConnection);
  });
  end(run.run());
}

}  // namespace btcflow::gui
