#include "flat_style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>
#include <algorithm>

#include "btcflow/chart/theme.h"

namespace btcflow::gui {

namespace {

constexpr double kRadius = 5;
constexpr double kChosen = 0.22;  // how much of the accent is in a chosen row
constexpr int kLabelSpace = 4;    // beside a combo box's text
constexpr int kItemSpace = 6;     // above and below a row's text together

int font_height(const QWidget* widget) {
  return QFontMetrics(widget != nullptr ? widget->font() : QApplication::font()).height();
}

QColor muted(const QStyleOption& option) { return option.palette.color(QPalette::PlaceholderText); }

QColor accent(const QStyleOption& option) {
  return option.palette.color(QPalette::Active, QPalette::Highlight);
}

bool is_enabled(const QStyleOption& option) { return option.state.testFlag(QStyle::State_Enabled); }

// Of a field: combo box, spin box.
void draw_frame(const QStyleOption& option, QPainter& painter) {
  const bool hovered = is_enabled(option) && option.state.testFlag(QStyle::State_MouseOver);
  const bool focused = option.state.testFlag(QStyle::State_HasFocus);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(focused   ? accent(option)
                      : hovered ? muted(option)
                                : option.palette.color(QPalette::Mid),
                      1));
  painter.setBrush(option.palette.color(QPalette::AlternateBase));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

// `filled`: the colour of what is ticked.
void draw_tick_box(const QStyleOption& option, const QColor& filled, QPainter& painter) {
  const bool on = option.state.testFlag(QStyle::State_On);
  const bool part = option.state.testFlag(QStyle::State_NoChange);
  const double side = std::min(option.rect.width(), option.rect.height()) - 1;
  QRectF box(0, 0, side, side);
  box.moveCenter(QRectF(option.rect).center());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(on || part ? filled : muted(option), 1));
  painter.setBrush(on || part ? filled : option.palette.color(QPalette::AlternateBase));
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side / 5, side / 5);
  painter.setPen(QPen(Qt::white, side / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x, y) * side; };
  if (on) painter.drawPolyline(QPolygonF({at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)}));
  if (part) painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
  painter.restore();
}

QColor chosen_row(const QStyleOption& option) {
  return chart::blended(option.palette.color(QPalette::Base), accent(option), kChosen);
}

// Behind an item of a list, and behind the whole row of a tree.
void draw_row(const QStyleOption& option, QPainter& painter) {
  const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
  if (item == nullptr) return;
  if (item->features.testFlag(QStyleOptionViewItem::Alternate)) {
    painter.fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
  }
  painter.fillRect(option.rect, item->backgroundBrush);
  const QColor chosen = chosen_row(option);
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter.fillRect(option.rect, chosen);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter.fillRect(option.rect, chart::blended(option.palette.color(QPalette::Base), chosen, 0.5));
  }
}

void draw_radio(const QStyleOption& option, const QColor& filled, QPainter& painter) {
  const bool on = option.state.testFlag(QStyle::State_On);
  const double side = std::min(option.rect.width(), option.rect.height()) - 1;
  const QPointF centre = QRectF(option.rect).center();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(on ? filled : muted(option), 1));
  painter.setBrush(on ? filled : option.palette.color(QPalette::AlternateBase));
  painter.drawEllipse(centre, side / 2 - 0.5, side / 2 - 0.5);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::white);
  if (on) painter.drawEllipse(centre, side / 5, side / 5);
  painter.restore();
}

}  // namespace

void draw_arrow_head(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour) {
  const double half = std::min(rect.width(), rect.height()) / 2;
  const double tall = half / 2;
  QPolygonF head({{-half, -tall}, {0, tall}, {half, -tall}});
  QTransform turn;
  turn.translate(rect.center().x(), rect.center().y());
  turn.rotate(direction == Qt::UpArrow      ? 180
              : direction == Qt::LeftArrow  ? 90
              : direction == Qt::RightArrow ? -90
                                            : 0);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(turn.map(head));
  painter.restore();
}

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      control == CC_ComboBox && combo != nullptr) {
    draw_combo(*combo, *painter, widget);
    return;
  }
  if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
      control == CC_SpinBox && spin != nullptr) {
    draw_spin_box(*spin, *painter, widget);
    return;
  }
  if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
      control == CC_Slider && slider != nullptr && slider->orientation == Qt::Horizontal &&
      slider->tickPosition == QSlider::NoTicks) {
    draw_slider(*slider, *painter, widget);
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::draw_combo(const QStyleOptionComboBox& option, QPainter& painter,
                           const QWidget* widget) const {
  painter.save();
  draw_frame(option, painter);
  painter.restore();
  QRectF arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
  const double side = font_height(widget) * 0.55;
  arrow = QRectF(arrow.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
  draw_arrow_head(painter, arrow, Qt::DownArrow,
                  is_enabled(option) ? muted(option) : option.palette.color(QPalette::Mid));
}

void FlatStyle::draw_spin_box(const QStyleOptionSpinBox& option, QPainter& painter,
                              const QWidget* widget) const {
  painter.save();
  draw_frame(option, painter);
  painter.restore();
  if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
  const double side = font_height(widget) * 0.42;
  for (const auto& [part, direction, enabled] :
       {std::tuple(SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled),
        std::tuple(SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled)}) {
    const QPointF centre = QRectF(subControlRect(CC_SpinBox, &option, part, widget)).center();
    const bool pressed = option.activeSubControls == part && option.state.testFlag(State_Sunken);
    const QColor colour = !is_enabled(option) || !option.stepEnabled.testFlag(enabled)
                              ? option.palette.color(QPalette::Mid)
                          : pressed ? accent(option)
                                    : muted(option);
    draw_arrow_head(painter, QRectF(centre - QPointF(side / 2, side / 2), QSizeF(side, side)), direction,
                    colour);
  }
}

void FlatStyle::draw_slider(const QStyleOptionSlider& option, QPainter& painter,
                            const QWidget* widget) const {
  const QRectF groove = subControlRect(CC_Slider, &option, SC_SliderGroove, widget);
  const QRectF handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
  const double thick = 3;
  const double y = handle.center().y();
  const QRectF line(groove.left(), y - thick / 2, groove.width(), thick);
  const bool enabled = is_enabled(option);
  const QColor colour = enabled ? accent(option) : option.palette.color(QPalette::Mid);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(option.palette.color(QPalette::Mid));
  painter.drawRoundedRect(line, thick / 2, thick / 2);
  QRectF done = line;
  if (option.upsideDown) {
    done.setLeft(handle.center().x());
  } else {
    done.setRight(handle.center().x());
  }
  painter.setBrush(colour);
  painter.drawRoundedRect(done, thick / 2, thick / 2);
  const double radius = std::min(handle.width(), handle.height()) / 2 - 2;
  if (option.state.testFlag(State_HasFocus)) {
    painter.setBrush(chart::blended(option.palette.color(QPalette::Base), accent(option), 0.45));
    painter.drawEllipse(handle.center(), radius + 2, radius + 2);
  }
  const bool hot = enabled && option.state.testFlag(State_MouseOver);
  painter.setPen(QPen(option.palette.color(QPalette::Base), 1.5));
  painter.setBrush(!enabled ? muted(option) : hot ? colour.lighter(115) : colour);
  painter.drawEllipse(handle.center(), radius, radius);
  painter.restore();
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      element == CE_ComboBoxLabel && combo != nullptr && !combo->editable && combo->currentIcon.isNull()) {
    QRect field = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget)
                      .adjusted(kLabelSpace, 0, -kLabelSpace, 0);
    const QString text = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, field.width());
    drawItemText(painter, field,
                 static_cast<int>(visualAlignment(combo->direction, Qt::AlignLeft | Qt::AlignVCenter)),
                 combo->palette, is_enabled(*combo), text, QPalette::ButtonText);
    return;
  }
  if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
      element == CE_ItemViewItem && item != nullptr) {
    QStyleOptionViewItem calm = *item;
    const QVariant own = item->index.data(Qt::ForegroundRole);
    calm.palette.setColor(QPalette::HighlightedText,
                          own.isValid() ? own.value<QBrush>().color() : item->palette.color(QPalette::Text));
    QProxyStyle::drawControl(element, &calm, painter, widget);
    return;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  const QColor filled = is_enabled(*option) ? accent(*option) : muted(*option);
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      draw_tick_box(*option, filled, *painter);
      return;
    case PE_IndicatorRadioButton:
      draw_radio(*option, filled, *painter);
      return;
    case PE_PanelLineEdit:
      // That of a field with a frame of its own.
      if (widget != nullptr && (qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr ||
                                qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr)) {
        return;
      }
      QProxyStyle::drawPrimitive(element, option, painter, widget);
      return;
    case PE_FrameFocusRect:
      if (qobject_cast<const QAbstractItemView*>(widget) != nullptr) return;  // the chosen row shows it
      painter->save();
      painter->setRenderHint(QPainter::Antialiasing);
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(accent(*option), 1));
      painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
      painter->restore();
      return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
      draw_row(*option, *painter);
      return;
    case PE_IndicatorBranch:
      if (option->state.testFlag(State_Children)) {
        const double side = font_height(widget) * 0.5;
        const bool open = option->state.testFlag(State_Open);
        draw_arrow_head(
            *painter, QRectF(QRectF(option->rect).center() - QPointF(side / 2, side / 2), QSizeF(side, side)),
            open                                   ? Qt::DownArrow
            : option->direction == Qt::RightToLeft ? Qt::LeftArrow
                                                   : Qt::RightArrow,
            muted(*option));
      }
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
      return std::max(14, font_height(widget) + 2);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return std::max(13, font_height(widget));
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
  QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ItemViewItem) needed.rheight() += kItemSpace;
  if (type == CT_ComboBox) needed.rwidth() += 2 * kLabelSpace;
  return needed;
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const {
  // A list below the box, and not over it.
  if (hint == SH_ComboBox_Popup) return 0;
  return QProxyStyle::styleHint(hint, option, widget, data);
}

}  // namespace btcflow::gui
