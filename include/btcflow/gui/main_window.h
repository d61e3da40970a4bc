// The main window: chart, panels, keys. Lives on the user-interface thread.
#pragma once

#include <QMainWindow>
#include <memory>
#include <optional>

#include "btcflow/chart/chart_view.h"
#include "btcflow/sync/sync.h"

class QLabel;
class QStackedWidget;

namespace btcflow::gui {

class CursorDock;
class DataDock;
class Model;
class SignalsDock;
class StudyDock;
class SyncBar;
class Syncing;
class TopBar;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // `sync`: how venues are asked; absent: they are not.
  explicit MainWindow(std::unique_ptr<Model> model, std::optional<sync::Options> sync = std::nullopt);
  ~MainWindow() override;

  chart::ChartView& chart() { return *chart_; }

  // Writes what is visible (a picture) or its numbers, by the file's ending. An error's sentence, or nothing.
  QString export_to(const QString& file, double scale = 2);
  void set_theme(const chart::Theme& theme);
  // A sentence in the status bar that stays until the next one.
  void show_notice(const QString& sentence);
  // Fetches what the cache lacks, behind the window; nothing before `since`.
  void start_sync(std::optional<core::Time> since = std::nullopt);

 private:
  void build();
  void add_docks();
  void add_shortcuts();
  void connect_controls();

  void show_dashboard();
  void show_cursor();
  void show_study();
  void show_status();
  // Changes the view options through `change` and shows them.
  template <typename Change>
  void change_options(Change change);
  void move_cursor(int bars);
  void ask_export();
  void ask_import();
  void connect_sync();
  void show_feeds();

  std::unique_ptr<Model> model_;
  std::optional<sync::Options> sync_options_;
  Syncing* syncing_ = nullptr;
  SyncBar* sync_bar_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  TopBar* top_ = nullptr;
  chart::ChartView* chart_ = nullptr;
  CursorDock* cursor_dock_ = nullptr;
  SignalsDock* signals_dock_ = nullptr;
  StudyDock* study_dock_ = nullptr;
  DataDock* data_dock_ = nullptr;
  QLabel* range_label_ = nullptr;
  QLabel* coverage_label_ = nullptr;
  QLabel* notice_label_ = nullptr;
};

}  // namespace btcflow::gui
