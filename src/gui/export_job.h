// Makes what is exported while the window lives on: pictures are drawn in pieces between other events,
// numbers are computed and everything is compressed and written on another thread.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <memory>
#include <optional>

#include "btcflow/chart/picture_drawing.h"
#include "btcflow/chart/vector_drawing.h"
#include "exporting.h"

namespace btcflow::gui {

struct Exported {
  QString problem;   // a sentence; empty: it worked
  QString file;      // where it was written; empty: nowhere
  QByteArray bytes;  // the file's content
  QImage image;      // of a PNG that was written nowhere
};

// For the user-interface thread; signals arrive there. One export at a time.
class ExportJob : public QObject {
  Q_OBJECT

 public:
  explicit ExportJob(QObject* parent = nullptr);
  ~ExportJob() override;  // what is not written yet is not written

  bool is_running() const { return running_; }
  // Into the file, which is replaced in one go, or into the memory where none is given.
  void start(const ExportSource& source, const ExportChoices& choices, const QString& file);
  // No `finished` follows, and no file, unless it is being replaced at this moment.
  void cancel();

 signals:
  // 0..1 while a picture is drawn; then, for as long as nobody knows, below 0.
  void progressed(double part);
  void finished(const btcflow::gui::Exported& exported);

 private:
  void draw_piece();
  void draw_vector_piece();
  // Runs `make` on another thread and writes what it gives.
  void hand_over(std::function<core::Result<QByteArray>()> make, const QImage& image);
  void end(const Exported& exported);

  bool running_ = false;
  QString file_;
  chart::PictureRequest request_;
  ExportFormat format_ = ExportFormat::Png;
  std::optional<chart::PictureDrawing> drawing_;
  std::shared_ptr<chart::VectorDrawing> vector_;
  QTimer between_;  // gives other events their turn
  std::shared_ptr<std::atomic<bool>> cancelled_;
};

}  // namespace btcflow::gui
