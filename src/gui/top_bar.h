// Timeframes, ranges, overlays and actions along the top of the window.
#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <optional>

#include "btcflow/core/timeframe.h"

class QHBoxLayout;

namespace btcflow::gui {

class TopBar : public QWidget {
  Q_OBJECT

 public:
  explicit TopBar(QWidget* parent = nullptr);

  void set_timeframe(core::Timeframe timeframe);
  void set_status(const QString& text, const QColor& dot);
  // No range button stays down once the user has moved the chart.
  void clear_range();

  QPushButton* confluence() const { return confluence_; }
  QPushButton* extremes() const { return extremes_; }
  QPushButton* apr() const { return apr_; }
  QPushButton* log() const { return log_; }
  QPushButton* theme() const { return theme_; }
  QPushButton* export_button() const { return export_; }
  QPushButton* import_button() const { return import_; }
  QPushButton* sync_button() const { return sync_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 signals:
  void timeframe_chosen(core::Timeframe timeframe);
  // Years back from the end of the data; 0: everything.
  void range_chosen(int years);

 private:
  QPushButton* add_button(QHBoxLayout* row, const QString& name, const QString& text, const QString& tip,
                          bool checkable);
  // Shorter words where the window is narrow: nothing is ever clipped.
  void set_compact(bool compact);
  void add_timeframes(QHBoxLayout* row);
  void add_ranges(QHBoxLayout* row);

  QButtonGroup timeframes_;
  QButtonGroup ranges_;
  QPushButton* confluence_ = nullptr;
  QPushButton* extremes_ = nullptr;
  QPushButton* apr_ = nullptr;
  QPushButton* log_ = nullptr;
  QPushButton* theme_ = nullptr;
  QPushButton* sync_ = nullptr;
  QPushButton* import_ = nullptr;
  QPushButton* export_ = nullptr;
  QLabel* brand_ = nullptr;
  QLabel* status_ = nullptr;
};

}  // namespace btcflow::gui
