#include "value_labels.h"

#include <algorithm>

#include "axis_text.h"
#include "last_value.h"
#include "pane_legend.h"
#include "thresholds.h"

namespace btcflow::chart {

namespace {

constexpr int kTagPadding = 2;  // above and below the text of a tag
constexpr int kFromPane = 2;    // left of a tag; and right of it, to the plot's end

int right_end(const QCPAxisRect& pane) { return pane.parentPlot()->viewport().right(); }

int text_left(const QCPAxis& axis) { return axis.axisRect()->rect().right() + 1 + axis.tickLabelPadding(); }

}  // namespace

QRect value_tag_box(const QCPAxisRect& pane, double y) {
  const QRect rect = pane.rect();
  const int height = QFontMetrics(pane.parentPlot()->font()).height() + 2 * kTagPadding;
  if (height > rect.height()) return {};
  const int top = std::clamp(qRound(y) - height / 2, rect.top(), rect.bottom() + 1 - height);
  const int left = rect.right() + kFromPane;
  return {left, top, right_end(pane) + 1 - kFromPane - left, height};
}

void draw_tag_text(QCPPainter& painter, const QCPAxis& axis, const QRect& box, const QString& text) {
  const QRect room(QPoint(text_left(axis), box.top()), box.bottomRight());
  painter.setLayoutDirection(Qt::LeftToRight);
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
}

ValueLabels::ValueLabels(Pane pane, const Scene& scene, QCPAxis* axis, const ValueTicker& ticker)
    : QCPLayerable(axis->parentPlot(), QStringLiteral("axes"), axis->axisRect()),
      pane_(pane),
      scene_(scene),
      axis_(axis),
      ticker_(ticker) {
  setParent(axis);  // gone with it, and found by it
}

const ValueLabels& ValueLabels::of(const QCPAxis& axis) {
  for (const QObject* child : axis.children()) {
    if (const auto* labels = dynamic_cast<const ValueLabels*>(child)) return *labels;
  }
  qFatal("a value axis without labels");
}

void ValueLabels::add_last_value(std::vector<AxisLabel>& labels) const {
  const QCPAxis& time = *axis_->axisRect()->axis(QCPAxis::atBottom);
  const auto last = last_value(pane_, scene_, time.range());
  if (!last) return;
  const bool strip = pane_ == Pane::Confluence;
  if (!strip && !axis_->range().contains(last->value)) return;
  constexpr double kMiddleOfStrip = 0.5;
  const QRect box =
      value_tag_box(*axis_->axisRect(), axis_->coordToPixel(strip ? kMiddleOfStrip : last->value));
  if (box.isEmpty()) return;
  const QString text = strip ? QString::fromStdString(core::fixed(last->value, 0, true))
                             : precise_text(pane_, scene_.options, last->value);
  const Theme& theme = scene_.options.theme;
  // Like its bar, the value of a forming bar is only outlined; and so is one carried from days before.
  labels.push_back({text, box, last->settled ? ink_on(last->colour, theme) : last->colour,
                    last->settled ? last->colour : theme.background, last->colour});
}

void ValueLabels::add_number(std::vector<AxisLabel>& labels, double value, const QString& text,
                             const QColor& ink) const {
  const QRect pane = axis_->axisRect()->rect();
  const QFontMetrics font(axis_->tickLabelFont());
  const int top = qRound(axis_->coordToPixel(value) - font.height() / 2.0);
  const QRect box(text_left(*axis_), top, texts_.width(text, axis_->tickLabelFont()), font.height());
  if (box.top() < pane.top() || box.bottom() > pane.bottom() || box.right() > right_end(*axis_->axisRect()))
    return;
  const int apart = font.height() / 4;
  const QRect around = box.adjusted(0, -apart, 0, apart);
  const bool free = std::none_of(labels.begin(), labels.end(),
                                 [&](const AxisLabel& other) { return other.box.intersects(around); });
  if (free) labels.push_back({text, box, ink, {}, {}});
}

std::vector<AxisLabel> ValueLabels::labels() const {
  std::vector<AxisLabel> labels;
  if (!emptiness(pane_, scene_).isEmpty()) return labels;  // numbers of nothing
  add_last_value(labels);
  if (pane_ == Pane::Confluence) return labels;
  for (const Threshold& line : thresholds(pane_, scene_)) {
    if (line.name.isEmpty() || !axis_->range().contains(line.value)) continue;
    add_number(labels, line.value, axis_text(pane_, scene_.options, line.value, 0), line.colour);
  }
  for (const double tick : axis_->tickVector()) {
    if (!axis_->range().contains(tick)) continue;
    add_number(labels, tick, axis_text(pane_, scene_.options, tick, ticker_.step()),
               scene_.options.theme.muted);
  }
  return labels;
}

void ValueLabels::draw(QCPPainter* painter) {
  painter->setLayoutDirection(Qt::LeftToRight);
  for (const AxisLabel& label : labels()) {
    painter->setFont(label.ground.isValid() ? mParentPlot->font() : axis_->tickLabelFont());
    if (label.ground.isValid()) {
      painter->setPen(QPen(label.outline, 1));
      painter->setBrush(label.ground);
      painter->drawRect(label.box.adjusted(0, 0, -1, -1));
      painter->setPen(label.ink);
      draw_tag_text(*painter, *axis_, label.box, label.text);
    } else {
      painter->setPen(label.ink);
      texts_.draw(*painter, label.box, label.text);
    }
  }
}

}  // namespace btcflow::chart
