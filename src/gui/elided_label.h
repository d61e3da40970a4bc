// A line of text that gives way: cut with an ellipsis where there is no room, whole in its tooltip.
#pragma once

#include <QFrame>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace btcflow::gui {

class ElidedLabel : public QFrame {
 public:
  using QFrame::QFrame;

  const QString& text() const { return text_; }
  void setText(const QString& text) {
    if (text == text_) return;
    text_ = text;
    setToolTip(Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal));
    setAccessibleName(text);
    updateGeometry();
    update();
  }
  QSize sizeHint() const override {
    return QSize(fontMetrics().horizontalAdvance(text_) + 2, fontMetrics().height())
        .grownBy(contentsMargins());
  }
  QSize minimumSizeHint() const override {
    return QSize(fontMetrics().averageCharWidth() * kShortest, fontMetrics().height())
        .grownBy(contentsMargins());
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text_, Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), Qt::AlignLeading | Qt::AlignVCenter, palette(),
                          isEnabled(), shown, foregroundRole());
  }

 private:
  static constexpr int kShortest = 4;  // characters
  QString text_;
};

}  // namespace btcflow::gui
