#include "settings_link.h"

#include "model.h"
#include "secrets.h"
#include "settings_panel.h"
#include "workspace.h"

namespace btcflow::gui {

SettingsLink::SettingsLink(SettingsPanel& panel, Workspace& workspace, Model& model, Secrets& secrets,
                           QObject* parent)
    : QObject(parent), panel_(panel), workspace_(workspace), model_(model), secrets_(secrets) {
  connect_settings();
  connect_presets();
  connect_rest();
  show_settings();
  show_instruments();
  show_data_options();
  panel_.show_view(workspace_.view());
  panel_.set_key_state(secrets_.state_text(), !secrets_.coinalyze_key().isEmpty());
}

void SettingsLink::connect_settings() {
  connect(&panel_, &SettingsPanel::settings_changed, this, [this](const app::Settings& settings) {
    workspace_.change_settings(QStringLiteral("settings"), settings);
  });
  connect(&panel_, &SettingsPanel::settings_settled, this, [this] { workspace_.history().settle(); });
  connect(&panel_, &SettingsPanel::view_changed, this, [this](const chart::ViewOptions& view) {
    workspace_.change_view(QStringLiteral("view"), [&](chart::ViewOptions& present) {
      const QString notice = present.notice;
      present = view;
      present.notice = notice;
    });
  });
  connect(&panel_, &SettingsPanel::view_settled, this, [this] { workspace_.history().settle(); });
  connect(&workspace_, &Workspace::settings_changed, this, &SettingsLink::show_settings);
  connect(&workspace_, &Workspace::view_changed, this, [this] { panel_.show_view(workspace_.view()); });
  connect(&model_, &Model::feeds_changed, this, &SettingsLink::show_instruments);
}

void SettingsLink::connect_presets() {
  connect(&panel_, &SettingsPanel::preset_chosen, this, &SettingsLink::choose_preset);
  connect(&panel_, &SettingsPanel::preset_saved, this, &SettingsLink::save_preset);
  connect(&panel_, &SettingsPanel::preset_removed, this, &SettingsLink::remove_preset);
}

void SettingsLink::connect_rest() {
  const auto change = [this](auto member) {
    return [this, member](const auto& value) {
      workspace_.change_preferences([&](app::Preferences& preferences) { preferences.*member = value; });
    };
  };
  connect(&panel_, &SettingsPanel::refresh_changed, this, change(&app::Preferences::refresh_minutes));
  connect(&panel_, &SettingsPanel::history_changed, this, change(&app::Preferences::history_years));
  connect(&panel_, &SettingsPanel::notifications_changed, this, change(&app::Preferences::notifications));
  connect(&panel_, &SettingsPanel::proxy_changed, this,
          [change](const QString& proxy) { change (&app::Preferences::proxy)(proxy.toStdString()); });
  connect(&panel_, &SettingsPanel::language_changed, this,
          [change](const QString& code) { change (&app::Preferences::language)(code.toStdString()); });
  connect(&panel_, &SettingsPanel::key_saved, &secrets_, &Secrets::set_coinalyze_key);
  connect(&panel_, &SettingsPanel::key_removed, &secrets_, [this] { secrets_.set_coinalyze_key({}); });
  connect(&secrets_, &Secrets::changed, this,
          [this] { panel_.set_key_state(secrets_.state_text(), !secrets_.coinalyze_key().isEmpty()); });
  connect(&secrets_, &Secrets::trouble, this, &SettingsLink::told);
  connect(&workspace_, &Workspace::preferences_changed, this, &SettingsLink::show_data_options);
}

void SettingsLink::show_settings() {
  panel_.show_settings(model_.settings(), model_.timeframe(), workspace_.preferences().own_presets);
}

void SettingsLink::show_instruments() {
  std::vector<core::Instrument> instruments;
  std::set<std::string> with_data;
  for (const core::Instrument& instrument : model_.session().catalogue().instruments) {
    if (instrument.base == model_.asset()) instruments.push_back(instrument);
  }
  for (const auto& rows : model_.market().instruments) with_data.insert(rows.instrument.id);
  // A sync brings rows every few seconds, and seldom another instrument: the panel is filled anew only then,
  // for what was folded or opened in it does not outlast that.
  std::vector<std::string> ids;
  for (const core::Instrument& instrument : instruments) ids.push_back(instrument.id);
  if (ids == instruments_ && with_data == with_data_) return;
  instruments_ = std::move(ids);
  with_data_ = with_data;
  panel_.show_instruments(std::move(instruments), std::move(with_data));
}

void SettingsLink::show_data_options() {
  const app::Preferences& preferences = workspace_.preferences();
  panel_.show_data_options({preferences.refresh_minutes, preferences.history_years,
                            QString::fromStdString(preferences.proxy), preferences.notifications,
                            QString::fromStdString(preferences.language)});
}

void SettingsLink::choose_preset(const QString& name) {
  const auto& own = workspace_.preferences().own_presets;
  const auto found = own.find(name.toStdString());
  const auto settings =
      found != own.end() ? core::Result<app::Settings>(found->second) : app::preset(name.toStdString());
  if (!settings) {
    emit told(QString::fromStdString(settings.error().sentence));
    return show_settings();
  }
  workspace_.history().settle();
  workspace_.change_settings(QStringLiteral("preset"), *settings);
  workspace_.history().settle();
  show_settings();  // also where nothing changed
}

void SettingsLink::save_preset(const QString& name) {
  app::Settings settings = model_.settings();
  settings.preset = name.toStdString();
  workspace_.change_preferences(
      [&](app::Preferences& preferences) { preferences.own_presets[settings.preset] = settings; });
  workspace_.change_settings(QStringLiteral("preset"), settings);
  show_settings();
  emit told(tr("Kept as preset “%1”.").arg(name));
}

// The present settings stay; they are then the standard ones, changed.
void SettingsLink::remove_preset(const QString& name) {
  workspace_.change_preferences(
      [&](app::Preferences& preferences) { preferences.own_presets.erase(name.toStdString()); });
  app::Settings settings = model_.settings();
  if (settings.preset == name.toStdString()) settings.preset = "standard";
  workspace_.change_settings(QStringLiteral("preset"), settings);
  show_settings();
}

}  // namespace btcflow::gui
