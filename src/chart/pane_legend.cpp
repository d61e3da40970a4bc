#include "pane_legend.h"

namespace btcflow::chart {

namespace {
constexpr int kLeft = 10;
constexpr int kTop = 5;
constexpr int kBetween = 16;
}  // namespace

PaneLegend::PaneLegend(QCPAxisRect* pane, const QString& layer)
    : QCPLayerable(pane->parentPlot(), layer, pane), pane_(pane) {}

void PaneLegend::set_parts(std::vector<LegendPart> parts, const QString& emptiness,
                           const ViewOptions& options) {
  parts_ = std::move(parts);
  emptiness_ = emptiness;
  muted_ = options.theme.muted;
  backing_ = options.theme.background;
  backing_.setAlpha(190);  // values stay readable where a line runs below them
}

QString PaneLegend::text() const {
  QStringList texts;
  for (const LegendPart& part : parts_) texts.append(part.text);
  return texts.join(QStringLiteral("  "));
}

void PaneLegend::draw(QCPPainter* painter) {
  const QRect rect = pane_->rect();
  QFont plain = mParentPlot->font();
  QFont bold = plain;
  bold.setBold(true);
  const QFontMetrics plain_size(plain);
  const QFontMetrics bold_size(bold);
  const auto width = [&](const LegendPart& part) {
    return (part.bold ? bold_size : plain_size).horizontalAdvance(part.text);
  };
  // What does not fit in the pane's width goes into a second line rather than over the axis.
  int x = rect.left() + kLeft;
  int y = rect.top() + kTop;
  for (const LegendPart& part : parts_) {
    const int w = width(part);
    if (x > rect.left() + kLeft && x + w > rect.right() - kLeft) {
      x = rect.left() + kLeft;
      y += plain_size.height();
      if (y + plain_size.height() > rect.bottom()) break;
    }
    const QRect box(x, y, w, plain_size.height());
    painter->fillRect(box.adjusted(-3, 0, 3, 0), backing_);
    painter->setFont(part.bold ? bold : plain);
    painter->setPen(part.colour);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, part.text);
    x += w + kBetween;
  }
  if (emptiness_.isEmpty()) return;
  painter->setFont(plain);
  painter->setPen(muted_);
  painter->drawText(rect.adjusted(kLeft, 2 * kTop + plain_size.height(), -kLeft, -kTop),
                    Qt::AlignCenter | Qt::TextWordWrap, emptiness_);
}

}  // namespace btcflow::chart
