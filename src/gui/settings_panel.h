// The panel with everything that can be set: metrics, venues, appearance, data.
#pragma once

#include <QDockWidget>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/core/market.h"
#include "btcflow/core/timeframe.h"
#include "settings/appearance_page.h"
#include "settings/preset_bar.h"

class QButtonGroup;
class QStackedWidget;

namespace btcflow::gui {

class DataPage;
class SettingsForm;

struct DataOptions {
  int refresh_minutes = 15;  // 0: never by itself
  int history_years = 0;     // how far back is fetched; 0: everything
  QString proxy;             // empty: as the environment says
  bool notifications = true;
  QString language;  // "de"; empty: the desktop's
};

// For the user-interface thread. What is shown is what the show_... functions were given last, and what the
// user has changed since; showing never emits, so that a change may be shown again at once. It keeps nothing
// for the next start, and no secrets.
class SettingsPanel : public QDockWidget {
  Q_OBJECT

 public:
  enum class Tab { Metrics, Venues, Appearance, Data };

  SettingsPanel(AppearanceChoices choices, PresetBar::NameProblem name_problem, QWidget* parent = nullptr);

  // `own_presets`: the user's, by name. settings.preset names a built-in preset or one of them; where it
  // names neither, the standard one is what the settings are compared with.
  void show_settings(const app::Settings& settings, core::Timeframe timeframe,
                     const std::map<std::string, app::Settings>& own_presets);
  void show_view(const chart::ViewOptions& view);
  // Those of the shown asset that may take part, and the ids of which there are rows.
  void show_instruments(std::vector<core::Instrument> instruments, std::set<std::string> with_data);
  void show_data_options(const DataOptions& options);
  // A sentence about the key ("A key is in the keychain."); `present`: there is one to remove.
  void set_key_state(const QString& sentence, bool present);

  void show_tab(Tab tab);

 signals:
  // By the user, again and again while a slider moves; settings_settled() once it is let go.
  void settings_changed(const btcflow::app::Settings& settings);
  void settings_settled();
  // To take this preset's settings: also the current one again. The panel waits for show_settings().
  void preset_chosen(const QString& name);
  // To keep the present settings under this name, which may be one of the own presets already.
  void preset_saved(const QString& name);
  void preset_removed(const QString& name);
  void view_changed(const btcflow::chart::ViewOptions& view);
  void view_settled();  // a change of the view is complete
  void language_changed(const QString& code);
  void refresh_changed(int minutes);
  void history_changed(int years);
  void proxy_changed(const QString& proxy);
  void notifications_changed(bool on);
  void key_saved(const QString& key);
  void key_removed();

 private:
  void build(PresetBar::NameProblem name_problem, AppearanceChoices choices);
  void connect_pages();
  QWidget* make_tabs();
  QWidget* make_metrics_page();
  QWidget* make_venues_page();
  Section* make_section(ParameterGroup group, const char* object_name, const QString& title, QWidget* parent);
  void show_marks();

  SettingsForm* form_ = nullptr;
  QButtonGroup* tabs_ = nullptr;
  PresetBar* presets_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  AppearancePage* appearance_ = nullptr;
  DataPage* data_ = nullptr;
  std::map<ParameterGroup, Section*> sections_;
  QStringList own_presets_;
};

}  // namespace btcflow::gui
