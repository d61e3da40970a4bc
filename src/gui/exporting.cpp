#include "exporting.h"

#include <QCoreApplication>

#include "btcflow/app/files.h"
#include "btcflow/app/picture_text.h"
#include "btcflow/app/table.h"
#include "btcflow/chart/export.h"
#include "btcflow/chart/view_text.h"

namespace btcflow::gui {

namespace {

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

core::Result<QByteArray> picture(const chart::ChartView& chart, const Model& model,
                                 chart::PictureFormat format, double scale) {
  chart::PictureRequest request;
  request.dashboard = model.dashboard();
  request.options = chart.options();
  request.range = chart.visible();
  request.size = chart.size();
  request.scale = scale;
  const auto& [from, to] = *request.range;
  const metrics::Dashboard& dashboard = *request.dashboard;
  request.options.caption =
      QString::fromStdString(app::picture_caption(dashboard, model.settings(), from, to, model.is_demo()));
  const app::PictureParameters parameters{dashboard.asset,
                                          dashboard.timeframe,
                                          {from, to},
                                          dashboard.as_of.instant,
                                          dashboard.as_of.live,
                                          model.is_demo(),
                                          model.settings(),
                                          chart::as_text(chart.options()),
                                          request.size.width(),
                                          request.size.height(),
                                          scale};
  for (const auto& [key, value] : app::as_text(parameters)) {
    request.text.append({QString::fromStdString(key), QString::fromStdString(value)});
  }
  return chart::draw_picture(request, format);
}

}  // namespace

QString export_view(const QString& file, const chart::ChartView& chart, const Model& model, double scale) {
  std::string content;
  const app::BarRange visible{chart.visible().from, chart.visible().to};
  if (const auto format = chart::picture_format(file)) {
    const auto bytes = picture(chart, model, *format, scale);
    if (!bytes) return QString::fromStdString(bytes.error().sentence);
    content = bytes->toStdString();
  } else if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
    content = app::to_csv(app::metrics_table(*model.dashboard(), visible));
  } else if (file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) {
    content = app::to_json(app::metrics_table(*model.dashboard(), visible));
  } else {
    return tr("The name must end in .png, .svg, .pdf, .csv or .json.");
  }
  const auto written = app::write_atomically(file.toStdString(), content);
  return written ? QString() : QString::fromStdString(written.error().sentence);
}

QString newest_text(const Model& model) {
  const auto newest = model.newest_row();
  if (!newest) return tr("no data yet");
  return tr("data to %1").arg(QString::fromStdString(core::to_date(*newest)));
}

}  // namespace btcflow::gui
