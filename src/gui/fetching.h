// Fetching as the window does it: starts runs, shows how they go, brings the rows to the chart.
#pragma once

#include <QObject>
#include <QStringList>
#include <optional>

#include "btcflow/sync/sync.h"

class QStatusBar;

namespace btcflow::gui {

class Model;
class SyncBar;
class Syncing;

class Fetching : public QObject {
  Q_OBJECT

 public:
  // `options`: how venues are asked; absent: they are not. The bar is put into `status`.
  Fetching(Model& model, std::optional<sync::Options> options, QStatusBar& status, QObject* parent = nullptr);

  // Venues may be asked, and nothing is under way.
  bool can_start() const;
  // Fetches what the cache lacks; nothing before `since`; does nothing where it cannot.
  void start(std::optional<core::Time> since = std::nullopt);

 signals:
  void changed();  // can_start()

 private:
  void finish(bool complete, const QString& sentence, const QStringList& problems);

  Model& model_;
  std::optional<sync::Options> options_;
  QStatusBar& status_;
  Syncing* syncing_;
  SyncBar* bar_;
};

}  // namespace btcflow::gui
