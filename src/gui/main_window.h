// The main window: chart, panels, keys. Lives on the user-interface thread.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <functional>
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

class QStackedWidget;

namespace btcflow::gui {

class Actions;
class AfterPaint;
class Banner;
class CursorDock;
class DataDock;
class ElidedLabel;
class Fetching;
class Filing;
class Memory;
class ReplayBar;
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
  // Gives the model where there is none yet: it is asked once the widgets are made, and may throw.
  std::function<std::unique_ptr<Model>()> opening{};
};

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(WindowParts parts);
  ~MainWindow() override;

  Model& model() { return *model_; }
  chart::ChartView& chart() { return *chart_; }
  Workspace& workspace() { return *workspace_; }

  // A sentence in the status bar, for a while.
  void show_notice(const QString& sentence);
  // One above the chart that stays until the user has put it away.
  void show_warning(const QString& sentence);
  // Fetches what the cache lacks, behind the window; nothing before `since`.
  void start_sync(std::optional<core::Time> since = std::nullopt);
  // Fetches now and from time to time, as often as the preferences say.
  void start_refreshing();

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build();
  void build_status();
  void add_docks();
  void tie(WindowParts& parts);
  void make_settings_panel();
  void make_welcome();
  void restore_place();
  void remember_place();
  void connect_parts();
  void fill_menu();
  void connect_model();
  void connect_chart_actions();
  void connect_view_actions();
  void connect_window_actions();

  void show_dashboard();
  void show_view();
  chart::ViewOptions remembered_view() const;
  void wear(const chart::ViewOptions& view);
  void show_settings(bool shown);
  void show_beside();
  void show_cursor();
  void show_study();
  void show_status();
  void show_feeds();
  void show_years(int years);
  void move_cursor(int bars);
  void show_pane_menu(chart::Pane pane, const QPoint& position);
  void put_away(bool away, QList<QDockWidget*>& hidden);

  std::unique_ptr<Model> model_;
  Memory* memory_ = nullptr;
  Actions* actions_ = nullptr;
  TopBar* top_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  Banner* banner_ = nullptr;
  chart::ChartView* chart_ = nullptr;
  ReplayBar* replay_bar_ = nullptr;
  Workspace* workspace_ = nullptr;
  Secrets* secrets_ = nullptr;
  Fetching* fetching_ = nullptr;
  Filing* filing_ = nullptr;
  Replaying* replaying_ = nullptr;
  Notifier* notifier_ = nullptr;
  SettingsPanel* settings_panel_ = nullptr;  // once it was wanted
  SyncBar* sync_bar_ = nullptr;
  CursorDock* cursor_dock_ = nullptr;
  SignalsDock* signals_dock_ = nullptr;
  StudyDock* study_dock_ = nullptr;
  DataDock* data_dock_ = nullptr;
  ElidedLabel* range_label_ = nullptr;
  ElidedLabel* coverage_label_ = nullptr;
  ElidedLabel* notice_label_ = nullptr;
  bool may_fetch_ = false;
  bool begun_ = false;  // it was shown, and shows what the model has
  double font_scale_ = 1;
  AfterPaint* beside_ = nullptr;  // panels and status
  // What the panels were made from.
  struct Shown {
    std::shared_ptr<const metrics::Dashboard> dashboard;
    bool extremes = false;
    chart::Theme theme;
    friend bool operator==(const Shown&, const Shown&) = default;
  };
  Shown shown_;
  QString styled_;                   // the theme and font that the application wears
  QList<QDockWidget*> for_welcome_;  // panels put away while there is nothing to show
  QList<QDockWidget*> by_key_;       // and by the user, all at once
};

}  // namespace btcflow::gui
