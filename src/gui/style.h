// The look of everything around the chart, from the chart's theme.
#pragma once

#include <QString>

#include "btcflow/chart/theme.h"

class QApplication;

namespace btcflow::gui {

void apply_style(QApplication& application, const chart::Theme& theme);
// The program's own font, this much larger than at first.
void apply_font(QApplication& application, double scale);
// "#58a6ff", for rich text.
QString html(const QColor& colour);

}  // namespace btcflow::gui
