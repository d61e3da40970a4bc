#include "measure.h"

#include <algorithm>
#include <cmath>

#include "btcflow/core/number.h"
#include "words.h"

namespace btcflow::chart {

namespace {

constexpr double kArrow = 5;      // length of an arrow's head, in pixels
constexpr int kLabelPadding = 7;  // pixels
constexpr int kFromBox = 6;       // between the box and its label
constexpr double kGroundOfBox = 0.18;
constexpr double kFineChange = 10;      // smaller changes in % get a digit more,
constexpr double kCoarseChange = 1000;  // larger ones none

std::size_t nearest_bar(const ChartData& data, double time) {
  if (const auto bar = data.bar_at(time)) return *bar;
  return time < data.open.front() ? 0 : data.size() - 1;
}

QString signed_amount(double value, int decimals) {
  const QString digits = text(core::grouped(value, decimals));
  return value > 0 ? QLatin1Char('+') + digits : digits;
}

QString percent_text(double percent) {
  if (std::abs(percent) >= kCoarseChange) return signed_amount(percent, 0);
  return text(core::fixed(percent, std::abs(percent) < kFineChange ? 2 : 1, true));
}

QString value_part(const Measure& measure, const Panes& panes) {
  const double change = measure.to_value - measure.from_value;
  if (measure.pane == Pane::Price) {
    const QString amount = signed_amount(change, std::abs(change) < 100 ? 2 : 0);
    if (!(measure.from_value > 0)) return amount;
    const double percent = change / measure.from_value * 100;
    return tr("%1 % (%2)").arg(percent_text(percent), amount);
  }
  const QString amount = panes.value_text(measure.pane, change);
  return change > 0 && !amount.startsWith(QLatin1Char('+')) ? QLatin1Char('+') + amount : amount;
}

// Two sentences rather than "bar(s)": the untranslated text is read as it is.
QString counted(long long count, const char* one, const char* many) {
  const QString sentence = tr(std::llabs(count) == 1 ? one : many);
  return sentence.arg(text(core::grouped(static_cast<double>(count))));
}

}  // namespace

QStringList measure_parts(const Measure& measure, const Scene& scene, const Panes& panes) {
  QStringList parts;
  if (measure.pane != Pane::Confluence) parts.append(value_part(measure, panes));
  if (scene.data == nullptr || scene.data->size() == 0) return parts;
  const ChartData& data = *scene.data;
  const std::size_t from = nearest_bar(data, measure.from_time);
  const std::size_t to = nearest_bar(data, measure.to_time);
  parts.append(counted(static_cast<long long>(to) - static_cast<long long>(from), QT_TR_NOOP("%1 bar"),
                       QT_TR_NOOP("%1 bars")));
  const double days = core::days_between(data.dashboard->bars[from].open, data.dashboard->bars[to].open);
  parts.append(counted(std::llround(days), QT_TR_NOOP("%1 day"), QT_TR_NOOP("%1 days")));
  return parts;
}

MeasureMark::MeasureMark(QCustomPlot* plot, const Scene& scene, const Panes& panes)
    : Overlay(plot), scene_(scene), panes_(panes) {}

QString MeasureMark::text() const {
  return measure_ ? measure_parts(*measure_, scene_, panes_).join(QStringLiteral(" · ")) : QString();
}

QRectF MeasureMark::box() const {
  const QCPAxis& time = *panes_.time_axis();
  const QCPAxis& value = *panes_.value_axis(measure_->pane);
  return {QPointF(time.coordToPixel(measure_->from_time), value.coordToPixel(measure_->from_value)),
          QPointF(time.coordToPixel(measure_->to_time), value.coordToPixel(measure_->to_value))};
}

// One line, or as many as the pane's width asks for.
QStringList MeasureMark::lines() const {
  const QFontMetrics font(mParentPlot->font());
  const int most = panes_.rect(measure_->pane)->width() - 2 * kLabelPadding;
  QStringList lines;
  for (const QString& part : measure_parts(*measure_, scene_, panes_)) {
    const QString longer = lines.isEmpty() ? part : lines.last() + QStringLiteral(" · ") + part;
    if (!lines.isEmpty() && font.horizontalAdvance(longer) <= most) {
      lines.last() = longer;
    } else {
      lines.append(part);
    }
  }
  return lines;
}

QRect MeasureMark::label_box() const {
  if (!measure_ || !panes_.stack().shows(measure_->pane)) return {};
  const QFontMetrics font(mParentPlot->font());
  const QRect pane = panes_.rect(measure_->pane)->rect();
  const QStringList texts = lines();
  int width = 0;
  for (const QString& line : texts) width = std::max(width, font.horizontalAdvance(line));
  width += 2 * kLabelPadding;
  const int height = static_cast<int>(texts.size()) * font.height() + kLabelPadding;
  const QRectF measured = box().normalized();
  const int above = static_cast<int>(std::floor(measured.top())) - kFromBox - height;
  const int below = static_cast<int>(std::ceil(measured.bottom())) + kFromBox;
  const QRect room = room_for_label(height);
  const int lowest = room.bottom() - height + 1;
  // Where the arrow points to; else at its other end; else wherever it stands.
  const bool up = measure_->to_value >= measure_->from_value;
  int y = up ? above : below;
  if (y < room.top() || y > lowest) y = up ? below : above;
  if (y < room.top() || y > lowest) y = up ? room.top() : lowest;
  const int left =
      static_cast<int>(std::clamp(measured.center().x() - width / 2.0, static_cast<double>(room.left()),
                                  std::max<double>(room.left(), room.right() - width + 1)));
  return QRect(left, std::clamp(y, room.top(), std::max(room.top(), lowest)), width, height) & pane;
}

// The pane without its legend, where it is high enough for that.
QRect MeasureMark::room_for_label(int height) const {
  const QRect pane = panes_.rect(measure_->pane)->rect();
  QRect room = pane;
  room.setTop(panes_.legend(measure_->pane).area().boundingRect().bottom() + 2);
  return room.top() > pane.top() && room.height() >= height ? room : pane;
}

QRegion MeasureMark::area() const {
  if (!measure_ || !panes_.stack().shows(measure_->pane)) return {};
  const int head = static_cast<int>(kArrow);
  const QRect pane = panes_.rect(measure_->pane)->rect();
  return QRegion(box().normalized().toAlignedRect().adjusted(-head, -head, head, head) & pane) + label_box();
}

namespace {

void draw_arrow(QCPPainter& painter, const QPointF& from, const QPointF& to) {
  const QLineF line(from, to);
  if (line.length() < 2 * kArrow) return;
  painter.drawLine(line);
  const QPointF along = (to - from) / line.length() * kArrow;
  const QPointF across(-along.y() * 0.7, along.x() * 0.7);
  painter.drawLine(to, to - along + across);
  painter.drawLine(to, to - along - across);
}

}  // namespace

void MeasureMark::paint(QCPPainter& painter, const QRegion&) {
  if (!measure_ || !panes_.stack().shows(measure_->pane)) return;
  const Theme& theme = scene_.options.theme;
  const bool valueless = measure_->pane == Pane::Confluence;
  const QColor colour = valueless                                    ? theme.accent
                        : measure_->to_value >= measure_->from_value ? theme.up
                                                                     : theme.down;
  const QRectF measured = box();
  painter.setClipRect(panes_.rect(measure_->pane)->rect(), Qt::IntersectClip);
  QColor ground = colour;
  ground.setAlphaF(kGroundOfBox);
  painter.fillRect(measured.normalized(), ground);
  painter.setPen(QPen(colour, 1.4));
  const QPointF middle = measured.center();
  draw_arrow(painter, {measured.left(), middle.y()}, {measured.right(), middle.y()});
  if (!valueless) draw_arrow(painter, {middle.x(), measured.top()}, {middle.x(), measured.bottom()});
  draw_label(painter, colour);
}

void MeasureMark::draw_label(QCPPainter& painter, const QColor& colour) const {
  const Theme& theme = scene_.options.theme;
  const QRect label = label_box();
  painter.setPen(QPen(colour, 1));
  painter.setBrush(theme.tag);
  painter.drawRoundedRect(QRectF(label).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.setPen(theme.tag_text);
  painter.setFont(mParentPlot->font());
  painter.drawText(label, Qt::AlignCenter, lines().join(QLatin1Char('\n')));
}

}  // namespace btcflow::chart
