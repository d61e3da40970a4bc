#include "export_job.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <functional>
#include <utility>

#include "btcflow/app/files.h"

namespace btcflow::gui {

ExportJob::ExportJob(QObject* parent)
    : QObject(parent), cancelled_(std::make_shared<std::atomic<bool>>(false)) {
  between_.setSingleShot(true);
  between_.setInterval(0);
}

ExportJob::~ExportJob() { *cancelled_ = true; }

void ExportJob::cancel() {
  *cancelled_ = true;
  between_.stop();
  drawing_.reset();
  vector_.reset();
  running_ = false;
}

void ExportJob::end(const Exported& exported) {
  drawing_.reset();
  vector_.reset();
  running_ = false;
  emit finished(exported);
}

void ExportJob::start(const ExportSource& source, const ExportChoices& choices, const QString& file) {
  if (running_) return;
  running_ = true;
  file_ = file;
  format_ = choices.format;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  between_.disconnect(this);
  if (!is_picture(format_)) {
    emit progressed(-1);
    hand_over(
        [source, choices]() -> core::Result<QByteArray> {
          return QByteArray::fromStdString(numbers_text(numbers_table(source, choices), choices));
        },
        {});
    return;
  }
  request_ = picture_request(source, choices);
  connect(&between_, &QTimer::timeout, this,
          format_ == ExportFormat::Png ? &ExportJob::draw_piece : &ExportJob::draw_vector_piece);
  emit progressed(0);
  between_.start();
}

void ExportJob::draw_piece() {
  if (!drawing_) {
    auto begun = chart::PictureDrawing::begin(request_);
    if (!begun) return end({QString::fromStdString(begun.error().sentence), {}, {}, {}});
    drawing_ = std::move(*begun);
  }
  if (drawing_->draw_piece()) {
    emit progressed(drawing_->progress());
    between_.start();
    return;
  }
  emit progressed(-1);
  const QImage image = drawing_->take();
  drawing_.reset();
  hand_over([image, text = request_.text] { return chart::encode_png(image, text); }, image);
}

void ExportJob::draw_vector_piece() {
  if (!vector_) {
    const auto format = format_ == ExportFormat::Svg ? chart::PictureFormat::Svg : chart::PictureFormat::Pdf;
    auto begun = chart::VectorDrawing::begin(request_, format);
    if (!begun) return end({QString::fromStdString(begun.error().sentence), {}, {}, {}});
    vector_ = std::make_shared<chart::VectorDrawing>(std::move(*begun));
  }
  if (vector_->draw_piece()) {
    emit progressed(vector_->progress());
    between_.start();
    return;
  }
  emit progressed(-1);
  hand_over(
      [vector = std::exchange(vector_, nullptr)]() -> core::Result<QByteArray> { return vector->take(); },
      {});
}

void ExportJob::hand_over(std::function<core::Result<QByteArray>()> make, const QImage& image) {
  QThreadPool::globalInstance()->start([self = QPointer<ExportJob>(this), make = std::move(make), image,
                                        file = file_, cancelled = cancelled_] {
    Exported out;
    const auto bytes = make();
    if (*cancelled) return;
    if (!bytes) {
      out.problem = QString::fromStdString(bytes.error().sentence);
    } else if (file.isEmpty()) {
      out.bytes = *bytes;
      out.image = image;
    } else {
      const auto written = app::write_atomically(
          file.toStdString(), {bytes->constData(), static_cast<std::size_t>(bytes->size())});
      out.file = file;
      if (!written) out.problem = QString::fromStdString(written.error().sentence);
    }
    QMetaObject::invokeMethod(qApp, [self, out, cancelled] {
      if (self && !*cancelled) self->end(out);
    });
  });
}

}  // namespace btcflow::gui
