// The panel that says of each series where it comes from, how far it reaches, what is being fetched of it,
// and what went wrong.
#pragma once

#include <QDockWidget>
#include <functional>
#include <optional>
#include <vector>

#include "btcflow/app/health.h"
#include "btcflow/chart/view.h"
#include "data_lines.h"
#include "sync_progress.h"

class QLineEdit;
class QPlainTextEdit;

namespace btcflow::gui {

class ListTable;

class DataDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit DataDock(QWidget* parent = nullptr);

  // Lines of one series may be several (its feeds); the series is shown once.
  void show_feeds(const std::vector<app::FeedLine>& feeds, core::Time now, const chart::Theme& theme);
  // Ages are as of then, whenever they are shown; absent: as of what show_feeds() said.
  void set_clock(std::function<core::Time()> clock) { clock_ = std::move(clock); }
  // While a sync runs: each feed's part of it; nothing: it is over.
  void show_progress(const std::optional<SyncState>& state);
  // Whether "fetch this venue now" is offered.
  void set_fetch_possible(bool possible) { fetch_possible_ = possible; }

 signals:
  void fetch_chosen(const QString& venue);  // id

 private:
  void refresh();
  void set_row(int row);
  void arrange(std::vector<DataLine>& lines) const;
  void show_detail();
  void open_menu(const QPoint& position);
  void copy_chosen() const;
  void copy_all() const;
  const DataLine* chosen() const;

  QLineEdit* filter_;
  ListTable* table_;
  QPlainTextEdit* detail_;
  std::vector<app::FeedLine> feeds_;
  std::optional<SyncState> progress_;
  std::function<core::Time()> clock_;
  core::Time now_{};
  chart::Theme theme_;
  std::vector<DataLine> lines_;  // as shown
  bool fetch_possible_ = false;
};

}  // namespace btcflow::gui
