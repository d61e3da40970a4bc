#include "settings_panel.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "btcflow/app/event_text.h"
#include "settings/caption.h"
#include "settings/data_page.h"
#include "settings/input_guard.h"
#include "settings/layouts.h"
#include "settings/parameter_row.h"
#include "settings/settings_form.h"

namespace btcflow::gui {

SettingsPanel::SettingsPanel(AppearanceChoices choices, PresetBar::NameProblem name_problem, QWidget* parent)
    : QDockWidget(tr("Settings"), parent) {
  setObjectName(QStringLiteral("SettingsPanel"));
  build(std::move(name_problem), std::move(choices));
  connect_pages();
  show_tab(Tab::Metrics);
  show_marks();
}

void SettingsPanel::build(PresetBar::NameProblem name_problem, AppearanceChoices choices) {
  auto* body = new QWidget(this);
  body->setObjectName(QStringLiteral("SettingsBody"));
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  // The order of making is the order of the Tab key.
  column->addWidget(make_tabs());
  presets_ = new PresetBar(std::move(name_problem), body);
  column->addWidget(presets_);
  pages_ = new QStackedWidget(body);
  form_ = new SettingsForm(this);
  pages_->addWidget(make_metrics_page());
  pages_->addWidget(make_venues_page());
  appearance_ = new AppearancePage(std::move(choices), pages_);
  pages_->addWidget(appearance_);
  data_ = new DataPage(pages_);
  pages_->addWidget(data_);
  column->addWidget(pages_, 1);
  setWidget(body);
}

QWidget* SettingsPanel::make_tabs() {
  auto* strip = new QWidget(this);
  strip->setObjectName(QStringLiteral("SettingsTabs"));
  auto* flow = new FlowLayout(FlowLayout::Spare::Fill, strip);
  flow->setSpacing(0);
  tabs_ = new QButtonGroup(this);
  struct Words {
    Tab tab;
    const char* name;
    QString title;
    QString tip;
  };
  const std::vector<Words> all{
      {Tab::Metrics, "MetricsTab", tr("Metrics"), tr("Every parameter of the formulas")},
      {Tab::Venues, "VenuesTab", tr("Venues"), tr("Who takes part, and with what weight")},
      {Tab::Appearance, "AppearanceTab", tr("Look"), tr("Colours, size, panes, language")},
      {Tab::Data, "DataTab", tr("Data"), tr("Refreshing, proxy, key")}};
  for (const Words& words : all) {
    auto* button = new QPushButton(words.title, strip);
    button->setObjectName(QLatin1String(words.name));
    button->setAccessibleName(words.title);
    button->setToolTip(words.tip);
    button->setCheckable(true);
    button->setProperty("tab", true);
    guard_input(*button);
    tabs_->addButton(button, static_cast<int>(words.tab));
    flow->addWidget(button);
  }
  return strip;
}

Section* SettingsPanel::make_section(ParameterGroup group, const char* object_name, const QString& title,
                                     QWidget* parent) {
  auto* section = new Section(QLatin1String(object_name), title, parent);
  for (ParameterRow* row : form_->make_rows(group, section)) section->add_row(row);
  sections_[group] = section;
  return section;
}

QWidget* SettingsPanel::make_metrics_page() {
  using Group = ParameterGroup;
  auto* page = new Page(QStringLiteral("MetricsPage"), pages_);
  page->add(make_section(Group::Premium, "PremiumSection", tr("Spot premium"), page));
  page->add(make_section(Group::OpenInterest, "OpenInterestSection", tr("Open interest"), page));
  page->add(make_section(Group::ZScore, "ZScoreSection", tr("Z-score"), page));
  page->add(make_section(Group::Funding, "FundingSection", tr("Funding"), page));
  page->add(make_section(Group::Confluence, "ConfluenceSection", tr("Confluence"), page));
  Section* extremes = make_section(Group::Extremes, "ExtremesSection", tr("Extremes (experimental)"), page);
  extremes->add(make_note(QString::fromStdString(app::say(app::kExperimentalNotice)),
                          QStringLiteral("ExtremesSentence"), extremes));
  page->add(extremes);
  page->add(make_section(Group::Prices, "PricesSection", tr("Prices and bars"), page));
  page->end();
  return page;
}

QWidget* SettingsPanel::make_venues_page() {
  auto* page = new Page(QStringLiteral("VenuesPage"), pages_);
  page->add(make_section(ParameterGroup::Weights, "WeightsSection", tr("How venues become one"), page));
  page->add(make_section(ParameterGroup::Venues, "VenuesSection", tr("Venues"), page));
  page->end();
  return page;
}

void SettingsPanel::connect_pages() {
  connect(tabs_, &QButtonGroup::idClicked, this, [this](int id) { show_tab(static_cast<Tab>(id)); });
  connect(form_, &SettingsForm::changed, this, &SettingsPanel::settings_changed);
  connect(form_, &SettingsForm::settled, this, &SettingsPanel::settings_settled);
  connect(form_, &SettingsForm::marks_changed, this, &SettingsPanel::show_marks);
  connect(presets_, &PresetBar::reset_wanted, form_, &SettingsForm::reset_all);
  connect(presets_, &PresetBar::chosen, this, [this](const QString& name) {
    show_marks();  // the box shows what holds until it is told otherwise
    emit preset_chosen(name);
  });
  connect(presets_, &PresetBar::saved, this, &SettingsPanel::preset_saved);
  connect(presets_, &PresetBar::removed, this, &SettingsPanel::preset_removed);
  connect(appearance_, &AppearancePage::view_changed, this, &SettingsPanel::view_changed);
  connect(appearance_, &AppearancePage::view_settled, this, &SettingsPanel::view_settled);
  connect(appearance_, &AppearancePage::language_changed, this, &SettingsPanel::language_changed);
  connect(data_, &DataPage::refresh_changed, this, &SettingsPanel::refresh_changed);
  connect(data_, &DataPage::history_changed, this, &SettingsPanel::history_changed);
  connect(data_, &DataPage::proxy_changed, this, &SettingsPanel::proxy_changed);
  connect(data_, &DataPage::notifications_changed, this, &SettingsPanel::notifications_changed);
  connect(data_, &DataPage::key_saved, this, &SettingsPanel::key_saved);
  connect(data_, &DataPage::key_removed, this, &SettingsPanel::key_removed);
}

void SettingsPanel::show_marks() {
  presets_->show_presets(QString::fromStdString(form_->settings().preset), form_->is_changed(), own_presets_);
  for (const auto& [group, section] : sections_) section->set_changed(form_->is_changed(group));
}

void SettingsPanel::show_settings(const app::Settings& settings, core::Timeframe timeframe,
                                  const std::map<std::string, app::Settings>& own_presets) {
  own_presets_.clear();
  for (const auto& [name, preset] : own_presets) own_presets_ += QString::fromStdString(name);
  const auto own = own_presets.find(settings.preset);
  const auto built_in = app::preset(settings.preset);
  form_->show_settings(settings,
                       own != own_presets.end() ? own->second
                       : built_in               ? *built_in
                                                : app::Settings{},
                       timeframe);
}

void SettingsPanel::show_view(const chart::ViewOptions& view) { appearance_->show_view(view); }

void SettingsPanel::show_instruments(std::vector<core::Instrument> instruments,
                                     std::set<std::string> with_data) {
  form_->show_instruments(std::move(instruments), std::move(with_data));
}

void SettingsPanel::show_data_options(const DataOptions& options) {
  data_->show_refresh(options.refresh_minutes);
  data_->show_history(options.history_years);
  data_->show_proxy(options.proxy);
  data_->show_notifications(options.notifications);
  appearance_->show_language(options.language);
}

void SettingsPanel::set_key_state(const QString& sentence, bool present) {
  data_->show_key_state(sentence, present);
}

void SettingsPanel::show_tab(Tab tab) {
  const int index = static_cast<int>(tab);
  tabs_->button(index)->setChecked(true);
  pages_->setCurrentIndex(index);
  // Presets hold metrics and venues, and nothing of the other pages.
  presets_->setVisible(tab == Tab::Metrics || tab == Tab::Venues);
}

}  // namespace btcflow::gui
