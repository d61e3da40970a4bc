#include "syncing.h"

#include <QCoreApplication>
#include <QStringList>
#include <chrono>
#include <map>

#include "btcflow/core/number.h"

namespace btcflow::gui {

namespace {

constexpr std::chrono::seconds kBetweenReloads{3};

QString text(const std::string& s) { return QString::fromStdString(s); }

SyncState state_of(const sync::Progress& progress) {
  struct Sum {
    std::size_t done = 0;
    std::size_t left = 0;
  };
  SyncState state;
  state.time_left = progress.left;
  std::map<std::string, Sum> venues;
  for (const sync::FeedReport& feed : progress.feeds) {
    state.done += feed.requests;
    state.left += feed.pages_left;
    state.rows += feed.rows_added + feed.rows_changed;
    Sum& sum = venues[feed.venue];
    sum.done += feed.requests;
    sum.left += feed.pages_left;
  }
  QStringList lines;
  for (const auto& [venue, sum] : venues) {
    if (sum.left > 0)
      lines += QStringLiteral("%1  %2/%3").arg(text(venue)).arg(sum.done).arg(sum.done + sum.left);
  }
  state.venues = lines.join(QLatin1Char('\n'));
  return state;
}

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
  if (report.offline) return Syncing::tr("No venue can be reached: the cache is shown as it was.");
  std::size_t rows = 0;
  for (const sync::FeedReport& feed : report.feeds) rows += feed.rows_added + feed.rows_changed;
  const QString amount = text(core::grouped(static_cast<double>(rows)));
  if (report.stopped)
    return Syncing::tr("Fetching was stopped; %1 rows came. The next time goes on from here.").arg(amount);
  if (report.complete()) return Syncing::tr("Up to date: %1 rows came.").arg(amount);
  return Syncing::tr("%1 rows came; some feeds failed (see Data).").arg(amount);
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

void Syncing::end(bool complete, const QString& sentence, const QStringList& problems) {
  QMetaObject::invokeMethod(
      this,
      [this, complete, sentence, problems] {
        running_ = false;
        emit finished(complete, sentence, problems);
      },
      Qt::QueuedConnection);
}

void Syncing::work(std::filesystem::path file, core::Catalogue catalogue, sync::Options options) {
  auto cache = store::Cache::open(file);
  if (!cache) return end(false, text(cache.error().sentence), {text(cache.error().sentence)});
  sync::Sync run(*cache, catalogue, std::move(options));
  auto reloaded = std::chrono::steady_clock::now();
  std::size_t rows_then = 0;
  run.on_progress([&](const sync::Progress& progress) {
    if (stop_) run.stop();
    const SyncState state = state_of(progress);
    const auto now = std::chrono::steady_clock::now();
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
  const auto report = run.run();
  if (!report) return end(false, text(report.error().sentence), {text(report.error().sentence)});
  end(report->complete(), sentence_of(*report), problems_of(*report));
}

}  // namespace btcflow::gui
