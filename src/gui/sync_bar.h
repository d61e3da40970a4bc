// The status bar's part about fetching: what is under way, how long it takes, a button to stop it. A click on
// the bar opens the venues.
#pragma once

#include <QWidget>

#include "sync_progress.h"

class QProgressBar;
class QPushButton;
class QToolButton;

namespace btcflow::gui {

class ElidedLabel;
class SyncPopup;

class SyncBar : public QWidget {
  Q_OBJECT

 public:
  explicit SyncBar(QWidget* parent = nullptr);
  void show_state(const SyncState& state);

 signals:
  void stop_chosen();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void open_venues();

  QProgressBar* bar_;
  ElidedLabel* words_;
  QToolButton* venues_;
  QPushButton* stop_;
  SyncPopup* popup_;
};

}  // namespace btcflow::gui
