// Reads what is to be imported behind the window, and writes it when that is wanted.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "btcflow/app/import.h"
#include "btcflow/core/market.h"
#include "btcflow/core/time.h"

namespace btcflow::gui {

struct ImportWish {
  bool is_folder = false;
  app::ImportFile request;  // of a folder only `file` counts
  bool guess = false;       // series and instrument are read off the file's name and header
};

// What was found. Never changed once it is there: it may be shown and written at the same time.
struct ImportReading {
  ImportWish wish;  // with what was guessed
  std::optional<app::SeriesColumns> columns;
  app::ImportPreview file;
  app::FolderPreview folder;
  std::vector<store::Changes> changes;  // of each file, where nothing is wrong and the cache could be asked
  QString problem;                      // why it cannot be imported; empty: it can be
  bool stopped = false;                 // by stop()

  std::size_t rows() const;
};
using ImportReadingPtr = std::shared_ptr<const ImportReading>;

// For the user-interface thread; signals arrive there. The work is done on threads of the global pool, each
// with a connection to the cache of its own; nothing is waited for.
class ImportReader : public QObject {
  Q_OBJECT

 public:
  using Clock = std::function<core::Time()>;

  ImportReader(core::Catalogue catalogue, std::filesystem::path cache, Clock clock,
               QObject* parent = nullptr);
  ~ImportReader() override;  // what is being read is given up; what is being written is written

  const core::Catalogue& catalogue() const { return catalogue_; }
  // The latest wish counts: what is under way is given up.
  void read(const ImportWish& wish);
  void stop();
  // All of a reading without a problem, in one transaction.
  void write(const ImportReadingPtr& reading);

 signals:
  void progressed(double part);
  void read_done(const btcflow::gui::ImportReadingPtr& reading);
  void written(const btcflow::store::Changes& changes);
  void write_failed(const QString& sentence);

 private:
  struct Task;

  core::Catalogue catalogue_;
  std::filesystem::path cache_;
  Clock clock_;
  std::shared_ptr<std::atomic<bool>> given_up_;  // of the reading under way
  std::shared_ptr<std::atomic<bool>> stopped_;
};

}  // namespace btcflow::gui
