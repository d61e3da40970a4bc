// What an export will look like: the picture, smaller, or the first rows of the numbers.
#pragma once

#include <QImage>
#include <QStackedWidget>
#include <QTimer>
#include <atomic>
#include <memory>

#include "exporting.h"

class QPlainTextEdit;

namespace btcflow::gui {

// For the user-interface thread. A picture is drawn small, which takes some milliseconds, a moment after the
// last change; numbers are made on another thread.
class ExportPreview : public QStackedWidget {
  Q_OBJECT

 public:
  explicit ExportPreview(QWidget* parent = nullptr);
  ~ExportPreview() override;

  void show_export(const ExportSource& source, const ExportChoices& choices);

 signals:
  // "3200 × 2000 pixels", "Rows: 470 · columns: 34 · 96 kB"
  void described(const QString& sentence);
  // Why it cannot be made.
  void impossible(const QString& sentence);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  class Canvas;

  void update_now();
  void draw_picture();
  void make_numbers();

  ExportSource source_;
  ExportChoices choices_;
  QTimer debounce_;
  Canvas* canvas_;
  QPlainTextEdit* text_;
  std::shared_ptr<std::atomic<bool>> outdated_;  // of the numbers that are being made
};

}  // namespace btcflow::gui
