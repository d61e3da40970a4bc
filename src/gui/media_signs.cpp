#include "media_signs.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace btcflow::gui {

namespace {

constexpr double kMargin = 0.16;  // of the side
constexpr double kBar = 0.22;     // a bar's width, of what is inside the margin

class Engine : public QIconEngine {
 public:
  explicit Engine(MediaSign sign) : sign_(sign) {}

  // Asked at each painting, so that the signs follow the theme.
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QGuiApplication::palette().color(group, QPalette::ButtonText));
    const double side = std::min(rect.width(), rect.height()) * (1 - 2 * kMargin);
    painter->translate(QRectF(rect).center() - QPointF(side / 2, side / 2));
    painter->scale(side, side);
    if (sign_ == MediaSign::StepBack) {
      painter->translate(1, 0);
      painter->scale(-1, 1);
    }
    draw(*painter);
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(&painter, picture.rect(), mode, state);
    return picture;
  }
  QIconEngine* clone() const override { return new Engine(sign_); }

 private:
  // In a square of side 1.
  void draw(QPainter& painter) const {
    const auto triangle = [&](double right) {
      painter.drawPolygon(QPolygonF{{{0, 0}, {right, 0.5}, {0, 1}}});
    };
    switch (sign_) {
      case MediaSign::Play:
        triangle(0.95);
        return;
      case MediaSign::Pause:
        painter.drawRect(QRectF(0.12, 0, 1.2 * kBar, 1));
        painter.drawRect(QRectF(0.62, 0, 1.2 * kBar, 1));
        return;
      case MediaSign::StepBack:
      case MediaSign::StepForward:
        triangle(0.78);
        painter.drawRect(QRectF(1 - kBar, 0, kBar, 1));
        return;
    }
  }

  MediaSign sign_;
};

}  // namespace

QIcon media_icon(MediaSign sign) { return QIcon(new Engine(sign)); }

}  // namespace btcflow::gui
