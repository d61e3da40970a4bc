// The bar below the chart that goes back in time: what is shown is what was known then.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "alarm.h"
#include "btcflow/core/time.h"

class QComboBox;
class QDateEdit;
class QSlider;
class QToolButton;

namespace btcflow::gui {

class ElidedLabel;

// Hidden at first. Whoever shows the dashboard listens to as_of_chosen() and calls ready() when it is
// painted: playing goes on only then.
class ReplayBar : public QWidget {
  Q_OBJECT

 public:
  explicit ReplayBar(std::unique_ptr<Alarm> alarm, QWidget* parent = nullptr);
  ~ReplayBar() override;

  // Nothing: now.
  std::optional<core::Time> as_of() const { return as_of_; }
  bool is_playing() const { return playing_; }

 public slots:
  // The history that can be gone back to: the date field takes no other days.
  void set_span(btcflow::core::Time first, btcflow::core::Time last);
  // When the bars end, ascending: what the slider snaps to and a step goes to. Those outside the span are not
  // used; after the last comes the present.
  void set_bars(const std::vector<btcflow::core::Time>& ends);
  // Where playing from now on begins: before it there is nothing to see. Nothing: at the first bar.
  void set_start(std::optional<btcflow::core::Time> start) { start_ = start; }
  // Shows it, without as_of_chosen(). Any instant, not only a bar's end.
  void set_as_of(std::optional<btcflow::core::Time> as_of);
  void play();
  void pause();
  void step(int bars);
  // What was last chosen is on screen.
  void ready();

 signals:
  void as_of_chosen(std::optional<btcflow::core::Time> as_of);

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void build();
  void add_buttons();
  void add_fields();
  void fit_icons();
  void choose(std::optional<core::Time> as_of);
  void use_bars();
  void show_as_of();
  void show_playing();
  void date_entered();
  void next_frame();
  void go_on();
  // On the slider: the last bar that ended at as-of; the place after the last bar is the present.
  int place() const;

  std::unique_ptr<Alarm> alarm_;
  core::Time first_{};
  core::Time last_{};
  std::vector<core::Time> all_ends_;
  std::vector<core::Time> ends_;  // within the span
  std::optional<core::Time> start_;
  std::optional<core::Time> as_of_;
  bool playing_ = false;
  bool painted_ = true;  // what was chosen last
  bool time_is_up_ = false;

  QToolButton* back_;
  QToolButton* play_;
  QToolButton* forward_;
  QComboBox* speed_;
  QSlider* slider_;
  QDateEdit* date_;
  ElidedLabel* label_;
  QToolButton* now_;
};

}  // namespace btcflow::gui
