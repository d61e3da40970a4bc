// Fetching in this window: gives the fetcher what the window knows (the cache, the key, the proxy, the
// preferences) and brings what it fetched to the chart.
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "btcflow/app/redaction.h"
#include "btcflow/sync/sync.h"
#include "fetcher.h"

namespace btcflow::gui {

class DataDock;
class Model;
class Secrets;
class SyncBar;
class Workspace;

class Fetching : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    Model& model;
    Workspace& workspace;
    Secrets& secrets;
    SyncBar& bar;
    DataDock& dock;
  };
  // `options`: how venues are asked; absent: they are not. All parts outlive it.
  Fetching(std::optional<sync::Options> options, Parts parts, std::shared_ptr<const app::Redaction> redaction,
           QObject* parent = nullptr);

  // Neither is a run under way, nor is what it brought still on its way to the chart, nor were only some
  // venues asked, or stopped half-way: a bar that is computed from some venues' rows may change when the
  // others come.
  bool is_settled() const;
  // Venues may be asked, and nothing is under way.
  bool can_start() const { return fetcher_->is_possible() && !fetcher_->is_running(); }
  // Fetches what the cache lacks; nothing before `since`; does nothing where it cannot.
  void start(std::optional<core::Time> since = std::nullopt);
  // Now (where a past date is shown: once the present is), and from then on by itself, as often as the
  // preferences say. Where it is not called, that begins
  // with the end of the first run, or with what an import brings into an empty cache.
  void begin();
  void show_faults(QWidget* parent) { fetcher_->show_faults(parent); }

 signals:
  void changed();  // can_start()
  // For the status bar; `details`: more of it.
  void told(const QString& sentence, const QString& details);

 private:
  void take_preferences();
  void take_key();
  void take_end(SyncEnd end);
  void begin_later();
  void begin_if_wanted();
  app::Diagnostics diagnostics() const;

  Model& model_;
  Workspace& workspace_;
  Secrets& secrets_;
  Fetcher* fetcher_ = nullptr;
  bool begun_ = false;
  bool begin_wanted_ = false;  // when the cache has been checked, and the present is shown
  bool was_empty_ = false;     // the cache, once
  bool half_ = false;          // rows of some venues may have come, and those of others not
  bool half_before_ = false;   // the last run
};

}  // namespace btcflow::gui
