// The panels beside the chart.
#pragma once

#include <QDockWidget>
#include <QTableWidget>
#include <QTextBrowser>
#include <optional>

#include "btcflow/chart/view.h"
#include "model.h"

class QTimer;

namespace btcflow::gui {

// Every venue's premium, open interest and funding on one bar, and the basket's.
class CursorDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit CursorDock(QWidget* parent = nullptr);
  void show_bar(const metrics::Dashboard& dashboard, std::optional<std::size_t> bar,
                const chart::ViewOptions& options);

 private:
  void set_row(int row, const QString& name, const std::array<QString, 3>& values,
               const std::array<QColor, 3>& colours, bool strong);
  QTableWidget* table_;
  QColor text_colour_;
};

// The events, newest first; a click goes there.
class SignalsDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit SignalsDock(QWidget* parent = nullptr);
  void show_events(std::shared_ptr<const metrics::Dashboard> dashboard, const chart::ViewOptions& options);

 signals:
  void event_chosen(std::size_t bar);

 private:
  QString head(const chart::ViewOptions& options) const;
  // Of the newest ones, at most so many.
  QStringList paragraphs(std::size_t most) const;
  void show_all();
  void set_text();

  QTextBrowser* text_;
  QTimer* rest_;  // what is below the newest ones is written when there is time
  std::shared_ptr<const metrics::Dashboard> dashboard_;
  chart::Theme theme_;
  std::vector<std::size_t> shown_;  // of the dashboard's events, the newest first
  // What the text says.
  QString head_;
  QStringList events_;
};

// What followed the signals.
class StudyDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit StudyDock(QWidget* parent = nullptr);
  void show_study(const metrics::Dashboard& dashboard, const std::vector<metrics::StudyCell>& cells,
                  const chart::ViewOptions& options);

 private:
  QTableWidget* table_;
};

}  // namespace btcflow::gui
