#include "btcflow/chart/vector_drawing.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <vector>

#include "btcflow/chart/chart_view.h"
#include "overlay.h"
#include "picture_view.h"

namespace btcflow::chart {

using core::Result;

namespace {

constexpr int kPixelsAnInch = 96;  // what browsers and most screens take a pixel for
constexpr qint64 kPieceMilliseconds = 15;

std::unique_ptr<QPaintDevice> svg_paper(QBuffer& buffer, const PictureRequest& request) {
  auto generator = std::make_unique<QSvgGenerator>();
  generator->setOutputDevice(&buffer);
  generator->setSize(request.size);
  generator->setResolution(kPixelsAnInch);
  generator->setViewBox(QRect(QPoint(0, 0), request.size));
  generator->setTitle(QStringLiteral("BTC Flow"));
  generator->setDescription(request.options.caption);
  return generator;
}

std::unique_ptr<QPaintDevice> pdf_paper(QBuffer& buffer, const PictureRequest& request) {
  auto writer = std::make_unique<QPdfWriter>(&buffer);
  writer->setTitle(QStringLiteral("BTC Flow"));
  writer->setCreator(QStringLiteral("BTC Flow"));
  writer->setResolution(kPixelsAnInch);
  writer->setPageSize(QPageSize(QSizeF(request.size) * 72.0 / kPixelsAnInch, QPageSize::Point, QString(),
                                QPageSize::ExactMatch));
  writer->setPageMargins(QMarginsF(0, 0, 0, 0));
  return writer;
}

// Draws one part of a plot as QCPLayer::draw() does, which takes all of a layer in one go.
class Part : public QCPLayerable {
 public:
  static void draw_one(QCPLayerable& part, QCPPainter& painter) {
    if (!part.realVisibility()) return;
    painter.save();
    painter.setClipRect((part.*(&Part::clipRect))().translated(0, -1));
    (part.*(&Part::applyDefaultAntialiasingHint))(&painter);
    (part.*(&Part::draw))(&painter);
    painter.restore();
  }
};

}  // namespace

// What is drawn on stays where it is: painter and device know each other by their places.
class VectorDrawing::Paper {
 public:
  Paper(const PictureRequest& request, PictureFormat format)
      : size_(request.size), view_(make_picture_view(request)) {
    if (format == PictureFormat::Pdf) buffer_.open(QIODevice::WriteOnly);
    device_ = format == PictureFormat::Svg ? svg_paper(buffer_, request) : pdf_paper(buffer_, request);
    for (int i = 0; i < view_->layerCount(); ++i) {
      for (QCPLayerable* part : view_->layer(i)->children()) {
        if (part->realVisibility()) parts_.push_back(part);
      }
    }
    lay_out();
    painter_.begin(device_.get());
    painter_.setMode(QCPPainter::pmVectorized);
    painter_.setMode(QCPPainter::pmNoCaching);
    // The paper, and the chart's ground on it.
    for (int i = 0; i < 2; ++i)
      painter_.fillRect(QRect(QPoint(0, 0), size_), request.options.theme.background);
  }

  bool draw_piece() {
    QElapsedTimer timer;
    timer.start();
    while (done_ < parts_.size()) {
      Part::draw_one(*parts_[done_++], painter_);
      if (timer.elapsed() >= kPieceMilliseconds) return true;
    }
    if (view_) finish();
    return false;
  }
  double progress() const {
    return parts_.empty() ? 1 : static_cast<double>(done_) / static_cast<double>(parts_.size());
  }
  QByteArray take() {
    painter_.end();
    device_.reset();  // a PDF is complete once its writer is gone
    return std::move(bytes_);
  }

 private:
  // Everything gets its place as for a painting; nothing is painted.
  void lay_out() {
    std::vector<bool> shown;
    for (int i = 0; i < view_->layerCount(); ++i) {
      shown.push_back(view_->layer(i)->visible());
      view_->layer(i)->setVisible(false);
    }
    QImage nothing(1, 1, QImage::Format_RGB32);
    QCPPainter thrown_away(&nothing);
    view_->toPainter(&thrown_away, size_.width(), size_.height());
    for (int i = 0; i < view_->layerCount(); ++i)
      view_->layer(i)->setVisible(shown[static_cast<std::size_t>(i)]);
  }
  // What lies over all parts: legends, the crosshair. No layer shows it. The chart, which belongs to this
  // thread, is not needed any more.
  void finish() {
    for (QCPLayerable* part : view_->layer(QStringLiteral("unseen"))->children()) {
      if (auto* over = dynamic_cast<Overlay*>(part); over != nullptr && over->is_seen())
        over->paint_on(painter_, QRect(QPoint(0, 0), size_));
    }
    view_.reset();
  }

  QSize size_;
  std::unique_ptr<ChartView> view_;
  QByteArray bytes_;
  QBuffer buffer_{&bytes_};
  std::unique_ptr<QPaintDevice> device_;
  QCPPainter painter_;
  std::vector<QCPLayerable*> parts_;
  std::size_t done_ = 0;
};

VectorDrawing::VectorDrawing(std::unique_ptr<Paper> paper) : paper_(std::move(paper)) {}
VectorDrawing::VectorDrawing(VectorDrawing&&) noexcept = default;
VectorDrawing& VectorDrawing::operator=(VectorDrawing&&) noexcept = default;
VectorDrawing::~VectorDrawing() = default;

Result<VectorDrawing> VectorDrawing::begin(const PictureRequest& request, PictureFormat format) {
  if (auto possible = check_picture(request); !possible) return possible.error();
  return VectorDrawing(std::make_unique<Paper>(request, format));
}

bool VectorDrawing::draw_piece() { return paper_->draw_piece(); }
double VectorDrawing::progress() const { return paper_->progress(); }
QByteArray VectorDrawing::take() { return paper_->take(); }

}  // namespace btcflow::chart
