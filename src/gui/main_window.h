// The main window: chart, panels, keys. Lives on the user-interface thread.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "btcflow/app/preferences.h"
#include "btcflow/app/redaction.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/sync/sync.h"
#include "model.h"
#include "notifier.h"
#include "secrets.h"

class QLabel;
class QStackedWidget;

namespace btcflow::gui {

class Actions;
class CursorDock;
class DataDock;
class ElidedLabel;
class Fetching;
class Filing;
class Memory;
class Replaying;
class SettingsPanel;
class SignalsDock;
class StudyDock;
class SyncBar;
class TopBar;
class Workspace;

// What a window starts with.
struct WindowParts {
  std::unique_ptr<Model> model;
  std::optional<sync::Options> sync{};  // how venues are asked; absent: they are not
  app::Preferences preferences{};
  std::optional<std::filesystem::path> config{};    // where preferences are kept; absent: nowhere
  std::unique_ptr<KeyStore> keychain{};             // absent: a key is for this session only
  std::vector<std::unique_ptr<Notices>> notices{};  // ways to the desktop; the status bar is the last
  std::shared_ptr<app::Redaction> redaction = std::make_shared<app::Redaction>();
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
  // A file or folder that was dropped, or named on the command line: a picture's view, or an import.
  void open_path(const QString& path);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build(bool can_fetch);
  void build_status();
  void add_docks();
  void add_settings(WindowParts& parts);
  void connect_parts();
  void fill_menu();
  void connect_model();
  void connect_chart_actions();
  void connect_view_actions();
  void connect_window_actions();

  void show_dashboard();
  void show_view();
  void wear(const chart::ViewOptions& view);
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
  Secrets* secrets_ = nullptr;
  Fetching* fetching_ = nullptr;
  Filing* filing_ = nullptr;
  Replaying* replaying_ = nullptr;
  Notifier* notifier_ = nullptr;
  SettingsPanel* settings_panel_ = nullptr;
  SyncBar* sync_bar_ = nullptr;
  CursorDock* cursor_dock_ = nullptr;
  SignalsDock* signals_dock_ = nullptr;
  StudyDock* study_dock_ = nullptr;
  DataDock* data_dock_ = nullptr;
  ElidedLabel* range_label_ = nullptr;
  ElidedLabel* coverage_label_ = nullptr;
  QLabel* notice_label_ = nullptr;
  double font_scale_ = 1;
  // What the panels were made from.
  struct Shown {
    std::shared_ptr<const metrics::Dashboard> dashboard;
    bool extremes = false;
    chart::Theme theme;
    friend bool operator==(const Shown&, const Shown&) = default;
  };
  Shown shown_;
  QString styled_;  // the theme and font that the application wears
  QList<QDockWidget*> panels_away_;
};

}  // namespace btcflow::gui
