// A line and a small bar a venue, above the status bar, while a sync runs.
#pragma once

#include <QFrame>
#include <map>
#include <string>

#include "sync_progress.h"

class QGridLayout;
class QLabel;
class QProgressBar;

namespace btcflow::gui {

// Closes by a click elsewhere or Escape.
class SyncPopup : public QFrame {
  Q_OBJECT

 public:
  explicit SyncPopup(QWidget* parent = nullptr);

  void show_state(const SyncState& state);
  // With its lower right corner at this global position, as far as the screen has room.
  void open_above(const QPoint& corner);

 private:
  struct Line {
    QLabel* name;
    QProgressBar* bar;
    QLabel* words;
  };
  Line& line_of(const VenueProgress& venue);

  QGridLayout* grid_;
  std::map<std::string, Line> lines_;
  QPoint corner_;
};

// A thin bar without text, as high as suits the font.
QProgressBar* make_thin_bar(QWidget* parent, const QString& name, const QString& accessible_name);

}  // namespace btcflow::gui
