// How controls are drawn: flat, in the theme's colours, and growing with the font. What the sheet in
// style.cpp cannot say without pictures: ticks, arrows, sliders, boxes.
#pragma once

#include <QProxyStyle>

namespace btcflow::gui {

// Colours come from the palette: Base behind, AlternateBase in fields, Mid around them, PlaceholderText for
// what is less important, Highlight for what is chosen.
class FlatStyle : public QProxyStyle {
  Q_OBJECT

 public:
  FlatStyle();

  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;

 private:
  void draw_combo(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) const;
  void draw_spin_box(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
  void draw_slider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
};

// A small arrow head in the middle of `rect`; also for controls that draw themselves.
void draw_arrow_head(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour);

}  // namespace btcflow::gui
