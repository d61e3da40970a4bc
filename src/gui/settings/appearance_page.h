// How the chart and the window look. Nothing here changes a number.
#pragma once

#include <functional>
#include <optional>

#include "btcflow/chart/view.h"
#include "parameters.h"
#include "section.h"

class QLabel;

namespace btcflow::gui {

class ColourButton;
class NumberEditor;
class PanesList;
class SlimCombo;
class SwitchRow;

struct AppearanceChoices {
  QStringList themes;     // chart::theme_names()
  QStringList palettes;   // chart::palette_names()
  QStringList languages;  // codes: "en", "de", "es"; "as the desktop" is added to them
  // The theme of that name with that palette's colours.
  std::function<std::optional<chart::Theme>(const QString& theme, const QString& palette)> theme;
};

class AppearancePage : public Page {
  Q_OBJECT

 public:
  explicit AppearancePage(AppearanceChoices choices, QWidget* parent = nullptr);

  // Neither emits.
  void show_view(const chart::ViewOptions& view);
  // Empty: the desktop's. The first one is what the program runs in; for any other it says that this needs
  // a new start.
  void show_language(const QString& code);

 signals:
  void view_changed(const btcflow::chart::ViewOptions& view);
  void view_settled();  // what was changed is as the user wants it
  void language_changed(const QString& code);

 private:
  Section* add_section(const char* object_name, const QString& title);
  SlimCombo* add_combo(Section& section, const char* object_name, const QString& label, const QString& tip);
  SwitchRow* add_switch(Section& section, const char* object_name, const QString& text, const QString& tip,
                        bool chart::ViewOptions::*field);
  void add_look();
  void add_colours(Section& look);
  void add_font(Section& look);
  void add_panes();
  void add_overlays();
  void change();
  void take_theme();
  // While one is chosen: not settled yet.
  void take_colours();
  std::optional<chart::Theme> wanted_theme() const;
  void take_language();

  AppearanceChoices choices_;
  chart::ViewOptions view_;
  chart::Theme theme_before_;  // the dialog of a colour was opened
  std::optional<QString> running_language_;
  SlimCombo* theme_ = nullptr;
  SlimCombo* palette_ = nullptr;
  ColourButton* up_ = nullptr;
  ColourButton* down_ = nullptr;
  SlimCombo* language_box_ = nullptr;
  QLabel* restart_ = nullptr;
  Parameter font_scale_;
  NumberEditor* font_ = nullptr;
  double wanted_font_ = 1;
  PanesList* panes_ = nullptr;
  std::vector<std::pair<SwitchRow*, bool chart::ViewOptions::*>> switches_;
};

}  // namespace btcflow::gui
