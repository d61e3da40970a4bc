// The panel that says of each series where it comes from, how far it reaches, and what went wrong.
#pragma once

#include <QDockWidget>
#include <QTableWidget>

#include "btcflow/app/health.h"
#include "btcflow/chart/view.h"

namespace btcflow::gui {

class DataDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit DataDock(QWidget* parent = nullptr);
  // Lines of one series may be several (its feeds); the series is shown once.
  void show_feeds(const std::vector<app::FeedLine>& lines, core::Time now, const chart::Theme& theme);

 private:
  QTableWidget* table_;
};

}  // namespace btcflow::gui
