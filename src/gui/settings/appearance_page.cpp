#include "appearance_page.h"

#include <QLabel>
#include <QLocale>
#include <cmath>

#include "btcflow/app/event_text.h"
#include "caption.h"
#include "choice_editor.h"
#include "colour_button.h"
#include "layouts.h"
#include "number_editor.h"
#include "panes_list.h"
#include "switch.h"

namespace btcflow::gui {

namespace {

constexpr double kPercent = 100;
const QString kOwn = QStringLiteral("own");  // in the list of palettes; a view names the two colours

// In words where they are known; a newer theme has its own name.
QString theme_title(const QString& name) {
  if (name == QLatin1String("dark")) return AppearancePage::tr("dark");
  if (name == QLatin1String("light")) return AppearancePage::tr("light");
  if (name == QLatin1String("dark-contrast")) return AppearancePage::tr("dark, high contrast");
  if (name == QLatin1String("light-contrast")) return AppearancePage::tr("light, high contrast");
  return name;
}

QString palette_title(const QString& name) {
  if (name == QLatin1String("standard")) return AppearancePage::tr("green and red");
  if (name == QLatin1String("colour-blind")) return AppearancePage::tr("blue and orange");
  if (name == QLatin1String("red-up")) return AppearancePage::tr("red up, green down");
  if (name == kOwn) return AppearancePage::tr("own colours");
  return name;
}

// Each in its own language, so that everyone finds theirs.
QString language_title(const QString& code) {
  if (code == QLatin1String("en")) return QStringLiteral("English");
  if (code == QLatin1String("de")) return QStringLiteral("Deutsch");
  if (code == QLatin1String("es")) return QStringLiteral("Español");
  return QLocale(code).nativeLanguageName();
}

QString font_text(double scale) { return QString::number(std::lround(scale * kPercent)); }

}  // namespace

AppearancePage::AppearancePage(AppearanceChoices choices, QWidget* parent)
    : Page(QStringLiteral("AppearancePage"), parent), choices_(std::move(choices)) {
  font_scale_.key = "font_scale";
  font_scale_.kind = ParameterKind::Number;
  font_scale_.label = QT_TRANSLATE_NOOP("btcflow::gui", "Size of all text");
  font_scale_.range = {chart::kLeastFontScale * kPercent,
                       chart::kMostFontScale * kPercent,
                       chart::kLeastFontScale * kPercent,
                       chart::kMostFontScale * kPercent,
                       5,
                       0,
                       " %"};
  add_look();
  add_overlays();
  add_panes();
  end();
  show_view({});
}

Section* AppearancePage::add_section(const char* object_name, const QString& title) {
  auto* section = new Section(QLatin1String(object_name), title, this);
  add(section);
  return section;
}

SlimCombo* AppearancePage::add_combo(Section& section, const char* object_name, const QString& label,
                                     const QString& tip) {
  auto* combo = new SlimCombo(QLatin1String(object_name), label, &section);
  combo->setToolTip(tip);
  auto* row = new FieldLayout(new Caption(label, &section), combo);
  section.add(row);
  return combo;
}

void AppearancePage::add_look() {
  Section& look = *add_section("LookSection", tr("Look"));
  theme_ = add_combo(look, "ThemeCombo", tr("Theme"), tr("The colours of the window and the chart"));
  for (const QString& name : choices_.themes) theme_->addItem(theme_title(name), name);
  add_colours(look);
  for (SlimCombo* combo : {theme_, palette_}) {
    connect(combo, &QComboBox::activated, this, &AppearancePage::take_theme);
  }
  add_font(look);
  language_box_ = add_combo(look, "LanguageCombo", tr("Language"), tr("The language of the window"));
  language_box_->addItem(tr("as the desktop"), QString());
  for (const QString& code : choices_.languages) language_box_->addItem(language_title(code), code);
  connect(language_box_, &QComboBox::activated, this, &AppearancePage::take_language);
  restart_ = make_note(tr("The language changes when the program is started again."),
                       QStringLiteral("LanguageNote"), &look);
  restart_->hide();
  look.add(restart_);
}

void AppearancePage::add_colours(Section& look) {
  palette_ =
      add_combo(look, "PaletteCombo", tr("Up and down"),
                tr("The colours of rising and falling. Blue and orange are told apart with every common "
                   "colour blindness."));
  for (const QString& name : choices_.palettes + QStringList(kOwn))
    palette_->addItem(palette_title(name), name);
  up_ = new ColourButton(QStringLiteral("UpColour"), tr("Up"), tr("The colour of rising"), &look);
  down_ = new ColourButton(QStringLiteral("DownColour"), tr("Down"), tr("The colour of falling"), &look);
  auto* both = new FlowLayout(FlowLayout::Spare::Fill);
  for (ColourButton* button : {up_, down_}) {
    both->addWidget(button);
    connect(button, &ColourButton::changed, this, &AppearancePage::take_colours);
    connect(button, &ColourButton::taken, this, &AppearancePage::view_settled);
    connect(button, &ColourButton::opened, this, [this] { theme_before_ = view_.theme; });
    connect(button, &ColourButton::given_up, this, [this] {
      view_.theme = theme_before_;
      change();
    });
  }
  look.add(both);
}

void AppearancePage::add_font(Section& look) {
  look.add(new Caption(translated(font_scale_.label), &look));
  font_ = new NumberEditor(font_scale_, &look);
  font_->show_tip(tr("The size of all text in the window and on the chart"));
  look.add(font_);
  // Only once it is let go: the panel itself grows, and the slider would run away below the mouse.
  connect(font_, &NumberEditor::edited, this,
          [this](const QString& text) { wanted_font_ = text.toDouble() / kPercent; });
  connect(font_, &NumberEditor::settled, this, [this] {
    if (wanted_font_ == view_.font_scale) return;
    view_.font_scale = wanted_font_;
    change();
  });
}

SwitchRow* AppearancePage::add_switch(Section& section, const char* object_name, const QString& text,
                                      const QString& tip, bool chart::ViewOptions::*field) {
  auto* row = new SwitchRow(QLatin1String(object_name), text, tip, &section);
  section.add(row);
  switches_.emplace_back(row, field);
  connect(row, &SwitchRow::toggled, this, [this, field](bool on) {
    view_.*field = on;
    change();
  });
  return row;
}

void AppearancePage::add_overlays() {
  Section& overlays = *add_section("OverlaysSection", tr("On the chart"));
  add_switch(overlays, "ConfluenceSwitch", tr("Confluence marks"),
             tr("Marks where premium, open interest and funding agree (C)"), &chart::ViewOptions::confluence);
  add_switch(overlays, "ShadingSwitch", tr("Shading of their runs"),
             tr("Coloured ground behind the price while they agree"), &chart::ViewOptions::shading);
  add_switch(overlays, "ExtremesSwitch", tr("Extremes (experimental)"),
             tr("Extreme tops and bottoms: experimental, context and no trading signal (X)"),
             &chart::ViewOptions::extremes);
  overlays.add(make_note(QString::fromStdString(app::say(app::kExperimentalNotice)),
                         QStringLiteral("ExtremesNote"), &overlays));
  add_switch(overlays, "AprSwitch", tr("Funding in % a year"),
             tr("Funding in % a year instead of % per 8 hours (A)"), &chart::ViewOptions::apr);
  add_switch(overlays, "LogSwitch", tr("Logarithmic price"), tr("Logarithmic price axis (L)"),
             &chart::ViewOptions::log_price);
}

void AppearancePage::add_panes() {
  Section& section = *add_section("PanesSection", tr("Panes"));
  panes_ = new PanesList(&section);
  section.add(panes_);
  connect(panes_, &PanesList::changed, this, [this](const chart::PaneLayout& panes) {
    view_.panes = panes;
    change();
  });
}

// Each control is touched once: two of them in quick succession are two steps for undo.
void AppearancePage::change() {
  emit view_changed(view_);
  emit view_settled();
}

std::optional<chart::Theme> AppearancePage::wanted_theme() const {
  if (!choices_.theme) return std::nullopt;
  const QString palette = palette_->currentData().toString();
  return choices_.theme(theme_->currentData().toString(),
                        palette == kOwn ? chart::own_palette(up_->colour(), down_->colour()) : palette);
}

void AppearancePage::take_theme() {
  if (const auto theme = wanted_theme()) {
    view_.theme = *theme;
    change();
  }
  show_view(view_);
}

void AppearancePage::take_colours() {
  palette_->show_value(kOwn);
  const auto theme = wanted_theme();
  if (!theme || *theme == view_.theme) return;
  view_.theme = *theme;
  emit view_changed(view_);
}

void AppearancePage::take_language() {
  const QString code = language_box_->currentData().toString();
  show_language(code);
  emit language_changed(code);
}

void AppearancePage::show_view(const chart::ViewOptions& view) {
  view_ = view;
  wanted_font_ = view.font_scale;
  theme_->show_value(view.theme.name);
  palette_->show_value(chart::is_own_palette(view.theme.palette) ? kOwn : view.theme.palette);
  up_->show_colour(view.theme.up);
  down_->show_colour(view.theme.down);
  font_->show_text(font_text(view.font_scale));
  panes_->show_panes(view.panes);
  for (const auto& [row, field] : switches_) row->show_on(view.*field);
}

void AppearancePage::show_language(const QString& code) {
  if (!running_language_) running_language_ = code;
  language_box_->show_value(code);
  restart_->setVisible(code != *running_language_);
}

}  // namespace btcflow::gui
