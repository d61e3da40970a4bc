// How the program fetches: how often, through what, with which key. The key itself is not kept here.
#pragma once

#include "section.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace btcflow::gui {

class SlimCombo;
class SwitchRow;

class DataPage : public Page {
  Q_OBJECT

 public:
  explicit DataPage(QWidget* parent = nullptr);

  // None of these emits.
  void show_refresh(int minutes);  // 0: never by itself
  void show_history(int years);    // how far back is fetched; 0: everything
  void show_proxy(const QString& proxy);
  void show_notifications(bool on);
  // `sentence` says where the key is, or why there is none; `present`: there is one that can be removed.
  void show_key_state(const QString& sentence, bool present);

 signals:
  void refresh_changed(int minutes);
  void history_changed(int years);
  void proxy_changed(const QString& proxy);  // only what can be used
  void notifications_changed(bool on);
  void key_saved(const QString& key);
  void key_removed();

 private:
  void add_refresh();
  void add_proxy();
  void add_key();
  void take_proxy();
  void show_proxy_problem(const QString& problem);
  void take_key();

  SlimCombo* refresh_ = nullptr;
  SlimCombo* history_ = nullptr;
  SwitchRow* notifications_ = nullptr;
  QLineEdit* proxy_ = nullptr;
  QLabel* proxy_problem_ = nullptr;
  QString shown_proxy_;
  QLineEdit* key_ = nullptr;
  QPushButton* save_key_ = nullptr;
  QPushButton* remove_key_ = nullptr;
  QLabel* key_state_ = nullptr;
};

}  // namespace btcflow::gui
