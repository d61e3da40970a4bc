#include "pane_legend.h"

namespace btcflow::chart {

namespace {
constexpr int kLeft = 10;
constexpr int kTop = 5;
constexpr int kBetween = 16;
constexpr int kBacking = 3;  // of the ground behind a part, on either side
}  // namespace

PaneLegend::PaneLegend(QCPAxisRect* pane) : Overlay(pane->parentPlot(), pane), pane_(pane) {}

void PaneLegend::set_parts(std::vector<LegendPart> parts, const QString& emptiness,
                           const ViewOptions& options) {
  parts_ = std::move(parts);
  QFont bold = mParentPlot->font();
  bold.setBold(true);
  const QFontMetrics plain_size(mParentPlot->font());
  const QFontMetrics bold_size(bold);
  widths_.clear();
  for (const LegendPart& part : parts_) {
    widths_.push_back((part.bold ? bold_size : plain_size).horizontalAdvance(part.text));
  }
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

std::vector<QRect> PaneLegend::boxes() const {
  const QRect rect = pane_->rect();
  const int line = QFontMetrics(mParentPlot->font()).height();
  std::vector<QRect> boxes;
  // What does not fit in the pane's width goes into a second line rather than over the axis.
  int x = rect.left() + kLeft;
  int y = rect.top() + kTop;
  for (const int width : widths_) {
    if (x > rect.left() + kLeft && x + width > rect.right() - kLeft) {
      x = rect.left() + kLeft;
      y += line;
      if (y + line > rect.bottom()) break;
    }
    boxes.emplace_back(x, y, width, line);
    x += width + kBetween;
  }
  return boxes;
}

QRegion PaneLegend::area() const {
  if (!emptiness_.isEmpty()) return pane_->rect();
  QRect all;
  for (const QRect& box : boxes()) all |= box.adjusted(-kBacking, 0, kBacking, 0);
  return all;
}

void PaneLegend::draw(QCPPainter* painter) {
  QFont plain = mParentPlot->font();
  QFont bold = plain;
  bold.setBold(true);
  const std::vector<QRect> places = boxes();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const LegendPart& part = parts_[i];
    painter->fillRect(places[i].adjusted(-kBacking, 0, kBacking, 0), backing_);
    painter->setFont(part.bold ? bold : plain);
    painter->setPen(part.colour);
    painter->drawText(places[i], Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, part.text);
  }
  if (emptiness_.isEmpty()) return;
  painter->setFont(plain);
  painter->setPen(muted_);
  const int line = QFontMetrics(plain).height();
  painter->drawText(pane_->rect().adjusted(kLeft, 2 * kTop + line, -kLeft, -kTop),
                    Qt::AlignCenter | Qt::TextWordWrap, emptiness_);
}

}  // namespace btcflow::chart
