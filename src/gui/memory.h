// Keeps the user's preferences in their file: written a moment after the last change, and at the end.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "btcflow/app/preferences.h"

namespace btcflow::gui {

// For the user-interface thread; files are written on another.
class Memory : public QObject {
  Q_OBJECT

 public:
  // Without a folder nothing is kept (tests).
  Memory(std::optional<std::filesystem::path> folder, app::Preferences preferences,
         QObject* parent = nullptr);
  ~Memory() override;  // writes what is not written yet

  const app::Preferences& preferences() const { return preferences_; }
  // Remembers; equal ones cost nothing.
  void keep(const app::Preferences& preferences);
  // Written when this returns. A problem is in the log, too: the window that could say it may be gone by
  // then.
  void flush();

 signals:
  void failed(const QString& sentence);  // could not be written

 private:
  // The writer's; ours while it rests.
  struct Written {
    app::Preferences preferences;  // what the file was given last
    std::string problem;           // the last one's sentence; empty: none
  };
  void write();

  std::optional<std::filesystem::path> folder_;
  app::Preferences preferences_;
  std::shared_ptr<Written> written_;
  QTimer timer_;
  QThreadPool writer_;  // one thread: the last one written is the last one kept
};

}  // namespace btcflow::gui
