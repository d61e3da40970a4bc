// What an export will look like: the picture, smaller, or the first rows of the numbers.
#pragma once

#include <QImage>
#include <QStackedWidget>
#include <QTimer>
#include <atomic>
#include <memory>
#include <optional>

#include "btcflow/chart/picture_drawing.h"
#include "exporting.h"

class QPlainTextEdit;

namespace btcflow::gui {

// For the user-interface thread. A picture is drawn small, a moment after the last change, in pieces between
// other events; numbers are made on another thread.
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
  void begin_picture();
  void draw_piece();
  void make_numbers();

  ExportSource source_;
  ExportChoices choices_;
  QTimer debounce_;
  Canvas* canvas_;
  QPlainTextEdit* text_;
  std::optional<chart::PictureDrawing> drawing_;
  QTimer between_;                               // gives other events their turn
  QString sentence_;                             // of the picture that is drawn
  std::shared_ptr<std::atomic<bool>> outdated_;  // of the numbers that are being made
};

}  // namespace btcflow::gui
