// Ties the settings panel to what it sets: parameters and view (undone and remembered by the workspace),
// presets, fetching, the key.
#pragma once

#include <QObject>
#include <set>
#include <string>
#include <vector>

namespace btcflow::gui {

class Model;
class Secrets;
class SettingsPanel;
class Workspace;

// All are to outlive it.
class SettingsLink : public QObject {
  Q_OBJECT

 public:
  SettingsLink(SettingsPanel& panel, Workspace& workspace, Model& model, Secrets& secrets,
               QObject* parent = nullptr);

 signals:
  // A sentence for the status bar.
  void told(const QString& sentence);

 private:
  void connect_settings();
  void connect_presets();
  void connect_rest();
  void show_settings();
  void show_instruments();
  void show_data_options();
  void choose_preset(const QString& name);
  void save_preset(const QString& name);
  void remove_preset(const QString& name);

  SettingsPanel& panel_;
  Workspace& workspace_;
  Model& model_;
  Secrets& secrets_;
  // As the panel shows them.
  std::vector<std::string> instruments_;
  std::set<std::string> with_data_;
};

}  // namespace btcflow::gui
