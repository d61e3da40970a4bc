// Undo and redo of what the user chose: view and parameters, as whole snapshots.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/chart/view.h"
#include "btcflow/core/timeframe.h"

namespace btcflow::gui {

// All that undo goes back to.
struct Choices {
  app::Settings settings;
  core::Timeframe timeframe = core::Timeframe::Week;
  std::optional<core::Time> as_of;  // none: the present
  chart::ViewOptions view;          // without notice and caption
  chart::VisibleRange range;
  friend bool operator==(const Choices&, const Choices&) = default;
};

class History : public QObject {
  Q_OBJECT

 public:
  // Milliseconds of a clock that only runs forward.
  using Clock = std::function<long long()>;
  explicit History(Clock clock, QObject* parent = nullptr);

  // Where everything begins; forgets the past.
  void begin(const Choices& now);
  // A change has been made; `what` names it ("Move", "zscore.length", ...). Changes of the same name within a
  // moment are one step (a drag, a slider); nothing changed is no step.
  void note(const QString& what, const Choices& now);
  // The present is this now, by no doing of the user (new rows, another window size): no step.
  void amend(const Choices& now);
  // The next change is a step of its own, whatever its name.
  void settle() { open_ = false; }
  // The choices of now; none before begin().
  const Choices* present() const { return steps_.empty() ? nullptr : &steps_[at_].choices; }
  // What was chosen before, or after; none: there is nothing to go back to. As-of changes only where the step
  // itself changed it: a replay that went on meanwhile is not rewound.
  std::optional<Choices> undo();
  std::optional<Choices> redo();
  bool can_undo() const { return at_ > 0; }
  bool can_redo() const { return at_ + 1 < steps_.size(); }

 signals:
  void changed();  // can_undo, can_redo

 private:
  struct Step {
    QString what;
    Choices choices;
    bool moved_in_time = false;  // by this step as-of became another one
  };
  const Choices& go(std::size_t to, bool moved_in_time);
  Clock clock_;
  std::vector<Step> steps_;
  std::size_t at_ = 0;  // the present
  long long last_ = 0;
  bool open_ = false;  // the last step may grow
};

}  // namespace btcflow::gui
