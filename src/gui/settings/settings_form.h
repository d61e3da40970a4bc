// The rows of the keys, and the settings that they show and change.
#pragma once

#include <QObject>
#include <map>
#include <string>
#include <vector>

#include "btcflow/app/settings.h"
#include "editors.h"

namespace btcflow::gui {

class ParameterRow;

class SettingsForm : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  // The group's rows, in the table's order: children of `parent`, without a place in it.
  std::vector<ParameterRow*> make_rows(ParameterGroup group, QWidget* parent);

  const app::Settings& settings() const { return settings_; }
  bool is_changed() const;  // anything differs from the preset
  bool is_changed(ParameterGroup group) const;

  // None of these emits changed() or settled(). `base`: what the preset of these settings holds.
  void show_settings(const app::Settings& settings, const app::Settings& base, core::Timeframe timeframe);
  void show_instruments(std::vector<core::Instrument> instruments, std::set<std::string> with_data);

  // As by the user: emits.
  void reset_all();

 signals:
  void changed(const btcflow::app::Settings& settings);
  void settled();
  void marks_changed();  // is_changed() of something, or all of it

 private:
  void take(const ParameterRow& row, const QString& value);
  void show_values();

  std::vector<ParameterRow*> rows_;
  app::Settings settings_;
  app::Settings base_;
  EditorContext context_;
};

}  // namespace btcflow::gui
