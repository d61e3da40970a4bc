#include "export_preview.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <cmath>

#include "dialogs.h"

namespace btcflow::gui {

namespace {

constexpr int kDebounceMilliseconds = 60;
constexpr qsizetype kShownLines = 60;

QString pixels_text(QSize size) {
  return ExportPreview::tr("%1 × %2 pixels").arg(size.width()).arg(size.height());
}

// The first lines, and how many there are.
struct Numbers {
  QString head;
  QString sentence;
};

Numbers numbers_of(const ExportSource& source, const ExportChoices& choices) {
  const app::Table table = numbers_table(source, choices);
  const std::string text = numbers_text(table, choices);
  Numbers out;
  std::size_t end = 0;
  for (qsizetype i = 0; i < kShownLines && end != std::string::npos; ++i) end = text.find('\n', end + 1);
  out.head = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(end, text.size())));
  out.sentence = ExportPreview::tr("Rows: %1 · columns: %2 · %3")
                     .arg(table.rows.size())
                     .arg(table.columns.size())
                     .arg(QLocale().formattedDataSize(static_cast<qint64>(text.size()), 1,
                                                      QLocale::DataSizeTraditionalFormat));
  return out;
}

}  // namespace

// Shows an image at its top.
class ExportPreview::Canvas : public QWidget {
 public:
  using QWidget::QWidget;
  void show_image(QImage image) {
    image_ = std::move(image);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (image_.isNull()) return;
    QPainter painter(this);
    const QSizeF size = image_.deviceIndependentSize();
    const QRectF place(QPointF(std::round((width() - size.width()) / 2), 1), size);
    painter.drawImage(place.topLeft(), image_);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
  }

 private:
  QImage image_;
};

ExportPreview::ExportPreview(QWidget* parent)
    : QStackedWidget(parent),
      canvas_(new Canvas(this)),
      text_(new QPlainTextEdit(this)),
      outdated_(std::make_shared<std::atomic<bool>>(false)) {
  setObjectName(QStringLiteral("ExportPreview"));
  setAccessibleName(tr("Preview"));
  canvas_->setObjectName(QStringLiteral("ExportPicture"));
  canvas_->setAccessibleName(tr("Preview of the picture"));
  text_->setObjectName(QStringLiteral("ExportNumbers"));
  text_->setAccessibleName(tr("The first rows"));
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFont(fixed_font(*text_));
  addWidget(canvas_);
  addWidget(text_);
  debounce_.setSingleShot(true);
  debounce_.setInterval(kDebounceMilliseconds);
  connect(&debounce_, &QTimer::timeout, this, &ExportPreview::update_now);
  between_.setSingleShot(true);
  between_.setInterval(0);
  connect(&between_, &QTimer::timeout, this, &ExportPreview::draw_piece);
}

ExportPreview::~ExportPreview() { *outdated_ = true; }

void ExportPreview::show_export(const ExportSource& source, const ExportChoices& choices) {
  source_ = source;
  choices_ = choices;
  debounce_.start();
}

void ExportPreview::resizeEvent(QResizeEvent* event) {
  QStackedWidget::resizeEvent(event);
  if (source_.dashboard) debounce_.start();
}

void ExportPreview::update_now() {
  *outdated_ = true;
  drawing_.reset();
  between_.stop();
  if (is_picture(choices_.format)) {
    setCurrentWidget(canvas_);
    begin_picture();
  } else {
    setCurrentWidget(text_);
    make_numbers();
  }
}

// The whole picture on fewer pixels: text and lines keep their proportions.
void ExportPreview::begin_picture() {
  chart::PictureRequest request = picture_request(source_, choices_);
  if (auto possible = chart::check_picture(request); !possible) {
    canvas_->show_image({});
    emit impossible(QString::fromStdString(possible.error().sentence));
    return;
  }
  const QSize pixels = (QSizeF(request.size) * request.scale).toSize();
  const QSizeF room = QSizeF(canvas_->width() - 2, canvas_->height() - 2) * devicePixelRatioF();
  const double fit = std::min(room.width() / request.size.width(), room.height() / request.size.height());
  request.scale = std::clamp(fit, 0.01, request.scale);
  auto drawing = chart::PictureDrawing::begin(request);
  if (!drawing) return emit impossible(QString::fromStdString(drawing.error().sentence));
  drawing_ = std::move(*drawing);
  sentence_ = choices_.format == ExportFormat::Png ? pixels_text(pixels)
                                                   : tr("%1, sharp at every size").arg(pixels_text(pixels));
  between_.start();
}

void ExportPreview::draw_piece() {
  if (drawing_->draw_piece()) return between_.start();
  QImage image = drawing_->take();
  drawing_.reset();
  image.setDevicePixelRatio(devicePixelRatioF());
  canvas_->show_image(std::move(image));
  emit described(sentence_);
}

void ExportPreview::make_numbers() {
  outdated_ = std::make_shared<std::atomic<bool>>(false);
  QThreadPool::globalInstance()->start(
      [self = QPointer<ExportPreview>(this), source = source_, choices = choices_, outdated = outdated_] {
        const Numbers numbers = numbers_of(source, choices);
        QMetaObject::invokeMethod(qApp, [self, numbers, outdated] {
          if (!self || *outdated) return;
          self->text_->setPlainText(numbers.head);
          emit self->described(numbers.sentence);
        });
      });
}

}  // namespace btcflow::gui
