// Going back in time: ties the replay bar to the model, and keeps what is shown honest about it.
#pragma once

#include <QObject>
#include <optional>

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
  // What decides which bars the slider snaps to.
  struct Grid {
    core::Timeframe timeframe = core::Timeframe::Week;
    core::ThreeDayGrid three_day = core::ThreeDayGrid::Year;
    core::Time first{};
    core::Time last{};
    friend bool operator==(const Grid&, const Grid&) = default;
  };
  std::optional<Grid> shown_;
};

}  // namespace btcflow::gui
