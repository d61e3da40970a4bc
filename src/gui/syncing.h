// Fetching behind the window: runs a sync on a thread of its own, with a connection to the cache of its own.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>

#include "btcflow/core/market.h"
#include "btcflow/sync/sync.h"
#include "sync_progress.h"

namespace btcflow::gui {

// For the user-interface thread; signals arrive there.
class Syncing : public QObject {
  Q_OBJECT

 public:
  explicit Syncing(QObject* parent = nullptr);
  ~Syncing() override;  // stops a run and waits for it (a tenth of a second)

  bool is_running() const { return running_; }
  // Does nothing while one is running.
  void start(const std::filesystem::path& cache, const core::Catalogue& catalogue,
             const sync::Options& options);
  void stop();

 signals:
  void started();
  void progressed(const btcflow::gui::SyncState& state);
  void rows_came();  // some seconds' worth of new rows are in the cache
  // How it went, just before finished(): a report, or what kept the run from being done at all.
  void reported(const btcflow::sync::Report& report);
  void failed(const btcflow::core::Error& error);
  // `sentence` says how it went; `problems` are distinct faults, one sentence each.
  void finished(bool complete, const QString& sentence, const QStringList& problems);

 private:
  void work(std::filesystem::path cache, core::Catalogue catalogue, sync::Options options);
  void end(const core::Result<sync::Report>& result);

  std::thread thread_;
  bool running_ = false;
  std::atomic<bool> stop_{false};
};

}  // namespace btcflow::gui
