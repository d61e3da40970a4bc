// Fetching as the window sees it: when, how it goes, what goes wrong. Ties the running sync to the timer that
// begins it, to what is shown of it and to what is told of its faults.
#pragma once

#include <QObject>
#include <QPointer>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "alarm.h"
#include "btcflow/app/diagnostics.h"
#include "btcflow/app/redaction.h"
#include "btcflow/sync/sync.h"
#include "fault_log.h"
#include "refresher.h"
#include "syncing.h"

namespace btcflow::gui {

class DataDock;
class FaultDialog;
class SyncBar;

class Fetcher : public QObject {
  Q_OBJECT

 public:
  // What is asked of the window around it.
  struct Surroundings {
    std::function<core::Time()> clock;
    // Where rows go, and of what; nothing while nothing is to be fetched (the demonstration).
    struct Place {
      std::filesystem::path cache;
      core::Catalogue catalogue;
    };
    std::function<std::optional<Place>()> place;
    // What the window knows for a bug report; faults, time and versions are added here.
    std::function<app::Diagnostics()> diagnostics;
    std::shared_ptr<const app::Redaction> redaction;
  };

  // `options`: nothing: the venues are not asked at all.
  Fetcher(std::optional<sync::Options> options, Surroundings surroundings, std::unique_ptr<Alarm> alarm,
          QObject* parent = nullptr);
  ~Fetcher() override;

  // Both follow what happens from now on; the bar hides itself when nothing runs.
  void attach(SyncBar& bar);
  void attach(DataDock& dock);

  // Proxy, key and the like, for the syncs to come.
  void change_options(const std::function<void(sync::Options&)>& change);
  // The venue is asked no more: its faults are over.
  void forget(const std::string& venue);

  bool is_possible() const;
  bool is_running() const { return syncing_.is_running(); }
  // The run under way, or the last one, asks all venues.
  bool is_whole() const { return whole_; }
  // What is missing, nothing before `since` (as the options say, where it is not given; else it stands for
  // what they say); of these venues only, or of all. Does nothing while one runs.
  void start(std::optional<core::Time> since = std::nullopt, const std::vector<std::string>& venues = {});
  void stop() { syncing_.stop(); }

  Refresher& refresher() { return refresher_; }
  const FaultLog& faults() const { return faults_; }
  // Opens the dialog with all that is wrong now.
  void show_faults(QWidget* parent);
  std::string diagnostics() const;

 signals:
  void running_changed(bool running);
  // Some rows are in the cache that were not.
  void rows_came();
  // The end of a run: rows may have come.
  void ended(btcflow::gui::SyncEnd end);
  // A sentence for the status bar: how it went, a fault that is to be told. `details`: more of it.
  void told(const QString& sentence, const QString& details);

 private:
  void begin_due();
  void took(const sync::Report& report);
  void broke(const core::Error& error);
  void finish(SyncEnd end, const QString& sentence, const QStringList& problems);
  void show_in_dialog();

  std::optional<sync::Options> options_;
  Surroundings surroundings_;
  Syncing syncing_;
  Refresher refresher_;
  FaultLog faults_;
  SyncEnd end_ = SyncEnd::Complete;
  bool whole_ = true;  // all venues are asked
  std::vector<Fault> tell_;
  QPointer<FaultDialog> dialog_;
};

}  // namespace btcflow::gui
