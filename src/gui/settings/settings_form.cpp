#include "settings_form.h"

#include <algorithm>

#include "parameter_row.h"

namespace btcflow::gui {

namespace {

std::map<std::string, std::string> values_of(const app::Settings& settings) {
  const auto text = app::as_text(settings);
  return {text.begin(), text.end()};
}

// Without effect while thresholds are fixed levels (docs/metrics.md section 8).
bool is_idle(const Parameter& parameter, const app::Settings& settings) {
  const std::string_view key = parameter.key;
  return settings.parameters.confluence_mode == metrics::ConfluenceMode::Absolute &&
         (key == "confluence.premium" || key == "confluence.funding");
}

}  // namespace

std::vector<ParameterRow*> SettingsForm::make_rows(ParameterGroup group, QWidget* parent) {
  std::vector<ParameterRow*> made;
  for (const Parameter& parameter : parameters()) {
    if (parameter.group != group) continue;
    auto* row = new ParameterRow(parameter, parent);
    connect(row, &ParameterRow::edited, this, [this, row](const QString& value) { take(*row, value); });
    connect(row, &ParameterRow::settled, this, &SettingsForm::settled);
    row->show_context(context_);
    made.push_back(row);
  }
  rows_.insert(rows_.end(), made.begin(), made.end());
  show_values();
  return made;
}

bool SettingsForm::is_changed() const {
  return std::any_of(rows_.begin(), rows_.end(), [](const ParameterRow* row) { return row->is_changed(); });
}

bool SettingsForm::is_changed(ParameterGroup group) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const ParameterRow* row) {
    return row->parameter().group == group && row->is_changed();
  });
}

void SettingsForm::show_settings(const app::Settings& settings, const app::Settings& base,
                                 core::Timeframe timeframe) {
  settings_ = settings;
  base_ = base;
  base_.preset = settings.preset;
  if (context_.timeframe != timeframe) {
    context_.timeframe = timeframe;
    for (ParameterRow* row : rows_) row->show_context(context_);
  }
  show_values();
}

void SettingsForm::show_instruments(std::vector<core::Instrument> instruments,
                                    std::set<std::string> with_data) {
  context_.instruments = std::move(instruments);
  context_.with_data = std::move(with_data);
  for (ParameterRow* row : rows_) row->show_context(context_);
}

void SettingsForm::show_values() {
  const auto values = values_of(settings_);
  const auto preset_values = values_of(base_);
  const auto of = [](const std::map<std::string, std::string>& all, const char* key) {
    const auto found = all.find(key);
    return found == all.end() ? QString() : QString::fromStdString(found->second);
  };
  for (ParameterRow* row : rows_) {
    const char* key = row->parameter().key;
    row->show_value(of(values, key), of(preset_values, key));
    row->setEnabled(!is_idle(row->parameter(), settings_));
  }
  emit marks_changed();
}

void SettingsForm::take(const ParameterRow& row, const QString& value) {
  app::Settings wanted = settings_;
  // A refused value cannot come from these controls; if it did, the control shows again what holds.
  const bool taken = static_cast<bool>(app::set(wanted, row.parameter().key, value.toStdString()));
  const bool differs = taken && wanted != settings_;
  if (differs) settings_ = wanted;
  show_values();
  if (differs) emit changed(settings_);
}

void SettingsForm::reset_all() {
  if (settings_ == base_) return;
  settings_ = base_;
  show_values();
  emit changed(settings_);
  emit settled();
}

}  // namespace btcflow::gui
