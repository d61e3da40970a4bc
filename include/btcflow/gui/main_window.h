// The main window: chart, panels, keys. Lives on the user-interface thread.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>
#include <optional>

#include "btcflow/app/preferences.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/sync/sync.h"

class QLabel;
class QStackedWidget;
class QTimer;

namespace btcflow::gui {

class Actions;
class CursorDock;
class DataDock;
class Fetching;
class Memory;
class Model;
class SignalsDock;
class StudyDock;
class TopBar;
class Workspace;

// What a window starts with.
struct WindowParts {
  std::unique_ptr<Model> model;
  std::optional<sync::Options> sync{};  // how venues are asked; absent: they are not
  app::Preferences preferences{};
  std::optional<std::filesystem::path> config{};  // where preferences are kept; absent: nowhere
};

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(WindowParts parts);
  ~MainWindow() override;

  chart::ChartView& chart() { return *chart_; }
  Workspace& workspace() { return *workspace_; }

  // A sentence in the status bar that stays until the next one.
  void show_notice(const QString& sentence);
  // Fetches what the cache lacks, behind the window; nothing before `since`.
  void start_sync(std::optional<core::Time> since = std::nullopt);
  // Fetches now and from time to time, as often as the preferences say.
  void start_refreshing();

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void build();
  void add_docks();
  void fill_menu();
  void connect_model();
  void connect_chart_actions();
  void connect_view_actions();
  void connect_window_actions();

  void show_dashboard();
  void show_view();
  void show_cursor();
  void show_study();
  void show_status();
  void show_feeds();
  void show_years(int years);
  void move_cursor(int bars);
  void show_pane_menu(chart::Pane pane, const QPoint& position);
  void set_panels_visible(bool visible);

  std::unique_ptr<Model> model_;
  Memory* memory_ = nullptr;
  Actions* actions_ = nullptr;
  TopBar* top_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  chart::ChartView* chart_ = nullptr;
  Workspace* workspace_ = nullptr;
  Fetching* fetching_ = nullptr;
  CursorDock* cursor_dock_ = nullptr;
  SignalsDock* signals_dock_ = nullptr;
  StudyDock* study_dock_ = nullptr;
  DataDock* data_dock_ = nullptr;
  QLabel* range_label_ = nullptr;
  QLabel* coverage_label_ = nullptr;
  QLabel* notice_label_ = nullptr;
  QTimer* refresh_ = nullptr;
  QString styled_;  // the theme and font that the application wears
  QList<QDockWidget*> panels_away_;
};

}  // namespace btcflow::gui
