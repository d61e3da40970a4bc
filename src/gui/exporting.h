// What the window writes to files: the visible part of the chart, or the numbers behind it.
#pragma once

#include <QString>

#include "btcflow/chart/chart_view.h"
#include "model.h"

namespace btcflow::gui {

// By the file's ending: .png, .svg, .pdf, .csv, .json. The sentence of an error, or nothing.
QString export_view(const QString& file, const chart::ChartView& chart, const Model& model, double scale);

// "data to 2023-12-31": how new what is shown is.
QString newest_text(const Model& model);

}  // namespace btcflow::gui
