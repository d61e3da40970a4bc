// A date to go to: typed or chosen from a calendar.
#pragma once

#include <QDialog>
#include <optional>

#include "btcflow/chart/theme.h"
#include "btcflow/core/time.h"

class QCalendarWidget;
class QLabel;
class QLineEdit;
class QPushButton;

namespace btcflow::gui {

// A day, a month or a year: "2021-04-12", "2021-04", "2021", always UTC. Months and years give their first
// day.
std::optional<core::Time> read_date(const QString& text);

class GoToDate : public QDialog {
  Q_OBJECT

 public:
  // `known` is what there is data of; `shown` is where the choice begins.
  GoToDate(core::Span known, core::Time shown, const chart::Theme& theme, QWidget* parent = nullptr);

 signals:
  // Lies within what is known. The dialog closes as accepted.
  void date_chosen(btcflow::core::Time date);

 private:
  void make_calendar(core::Time shown);
  // The date that is chosen now; none: the sentence says what is wrong.
  std::optional<core::Time> chosen() const;
  QString problem() const;
  void show_typed();
  void go();

  core::Span known_;
  QLineEdit* text_;
  QCalendarWidget* calendar_;
  QLabel* hint_;
  QPushButton* go_;
  chart::Theme theme_;
};

}  // namespace btcflow::gui
