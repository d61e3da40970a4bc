#include "texts.h"

namespace btcflow::chart {

namespace {
constexpr qsizetype kMost = 400;  // values come and go with the mouse; words stay
}

const QStaticText& Texts::kept(const QString& text, const QFont& font) {
  QFont& known_font = font.bold() ? bold_ : plain_;
  auto& texts = font.bold() ? bold_texts_ : plain_texts_;
  if (texts.size() > kMost || known_font != font) texts.clear();
  known_font = font;
  QStaticText& layout = texts[text];
  if (layout.text().isEmpty()) {
    QTextOption option;
    // Values read from left to right in every language; words in their own direction.
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setTextFormat(Qt::PlainText);
    layout.setText(text);
    layout.prepare({}, font);
  }
  return layout;
}

int Texts::width(const QString& text, const QFont& font) { return qRound(kept(text, font).size().width()); }

void Texts::draw(QCPPainter& painter, const QRect& box, const QString& text) {
  const bool on_pixels = painter.deviceTransform().type() <= QTransform::TxTranslate;
  if (!on_pixels || painter.modes().testFlag(QCPPainter::pmVectorized)) {
    painter.drawText(box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextDontClip, text);
    return;
  }
  const QFont font = painter.font();
  const int height = QFontMetrics(font).height();
  painter.drawStaticText(box.left(), box.top() + (box.height() - height) / 2, kept(text, font));
}

}  // namespace btcflow::chart
