#include "frame.h"

#include "grid_lines.h"
#include "pane_stack.h"

namespace btcflow::chart {

void Frame::draw(QCPPainter* painter) {
  const Theme& theme = scene_.options.theme;
  const auto rects = mParentPlot->axisRects();
  const QRect whole = mParentPlot->viewport();
  for (const QCPAxisRect* rect : rects) {
    if (rect != rects.first())
      draw_hairline(*painter, theme.border, QLine(whole.left(), rect->top(), whole.right(), rect->top()));
  }
  draw_hairline(*painter, theme.border,
                QLine(whole.left(), rects.last()->bottom(), whole.right(), rects.last()->bottom()));
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
