#include "frame.h"

#include "pane_stack.h"

namespace btcflow::chart {

void Frame::draw(QCPPainter* painter) {
  const Theme& theme = scene_.options.theme;
  painter->setPen(QPen(theme.border, 0));
  const auto rects = mParentPlot->axisRects();
  const QRect whole = mParentPlot->viewport();
  for (const QCPAxisRect* rect : rects) {
    if (rect != rects.first())
      painter->drawLine(QLine(whole.left(), rect->top(), whole.right(), rect->top()));
  }
  painter->drawLine(QLine(whole.left(), rects.last()->bottom(), whole.right(), rects.last()->bottom()));
  if (scene_.options.caption.isEmpty()) return;
  painter->setFont(mParentPlot->font());
  painter->setPen(theme.muted);
  painter->setLayoutDirection(Qt::LeftToRight);
  const int height = caption_height(*mParentPlot, scene_.options.caption);
  painter->drawText(QRect(whole.left() + kCaptionMargin, whole.bottom() - height - 4,
                          whole.width() - 2 * kCaptionMargin, height),
                    Qt::AlignLeft | Qt::TextWordWrap, scene_.options.caption);
}

}  // namespace btcflow::chart
