// Going back in time: ties the replay bar to the model, and keeps what is shown honest about it.
#pragma once

#include <QObject>

#include "btcflow/core/timeframe.h"

class QAction;

namespace btcflow::gui {

class Model;
class ReplayBar;

class Replaying : public QObject {
  Q_OBJECT

 public:
  // `action`: shows the bar, and ends the replay. All are to outlive it.
  Replaying(ReplayBar& bar, Model& model, QAction& action, QObject* parent = nullptr);

  // The chart shows the model's newest dashboard.
  void painted();

 private:
  void set_shown(bool shown);
  void show_bars();

  ReplayBar& bar_;
  Model& model_;
  QAction& action_;
  core::Timeframe timeframe_ = core::Timeframe::Week;  // of the bars that the slider snaps to
};

}  // namespace btcflow::gui
