#include "texts.h"

namespace btcflow::chart {

namespace {
constexpr qsizetype kMost = 400;  // values come and go with the mouse; words stay
}

Texts::Kept& Texts::kept(const QString& text, const QFont& font) {
  QFont& known_font = font.bold() ? bold_ : plain_;
  auto& texts = font.bold() ? bold_texts_ : plain_texts_;
  if (texts.size() > kMost || known_font != font) texts.clear();
  known_font = font;
  return texts[text];
}

int Texts::width(const QString& text, const QFont& font) {
  Kept& found = kept(text, font);
  if (found.width < 0) found.width = QFontMetrics(font).horizontalAdvance(text);
  return found.width;
}

void Texts::draw(QCPPainter& painter, const QRect& box, const QString& text) {
  const bool on_pixels = painter.deviceTransform().type() <= QTransform::TxTranslate;
  if (!on_pixels || painter.modes().testFlag(QCPPainter::pmVectorized)) {
    painter.drawText(box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextDontClip, text);
    return;
  }
  const QFont font = painter.font();
  QStaticText& layout = kept(text, font).layout;
  if (layout.text().isEmpty()) {
    QTextOption option;
    option.setTextDirection(painter.layoutDirection());
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setTextFormat(Qt::PlainText);
    layout.setText(text);
    layout.prepare({}, font);
  }
  const int height = QFontMetrics(font).height();
  painter.drawStaticText(box.left(), box.top() + (box.height() - height) / 2, layout);
}

}  // namespace btcflow::chart
