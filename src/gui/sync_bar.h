// The status bar's part about fetching: what is under way, how long it takes, a button to stop it.
#pragma once

#include <QWidget>

#include "syncing.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace btcflow::gui {

class SyncBar : public QWidget {
  Q_OBJECT

 public:
  explicit SyncBar(QWidget* parent = nullptr);
  void show_state(const SyncState& state);

 signals:
  void stop_chosen();

 private:
  QProgressBar* bar_;
  QLabel* words_;
  QPushButton* stop_;
};

}  // namespace btcflow::gui
