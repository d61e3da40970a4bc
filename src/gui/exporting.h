// What leaves the window: what of the screen is taken, what the user chose, and the picture or the numbers
// made from both. No widgets.
#pragma once

#include <QSize>
#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/app/settings.h"
#include "btcflow/app/table.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/export.h"
#include "model.h"

namespace btcflow::gui {

// What stood on the screen when the export began; what comes later does not change it.
struct ExportSource {
  std::shared_ptr<const metrics::Dashboard> dashboard;
  app::Settings settings;
  chart::ViewOptions view;
  chart::VisibleRange visible;
  QSize screen;                       // of the chart
  std::optional<std::size_t> cursor;  // the bar under the crosshair
  bool demo = false;
};
// For the user-interface thread; the chart has a dashboard.
ExportSource export_source(const chart::ChartView& chart, const Model& model);

enum class ExportFormat { Png, Svg, Pdf, Csv, Json };
inline constexpr std::array<ExportFormat, 5> kExportFormats{
    ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv, ExportFormat::Json};
// "png"
QString file_ending(ExportFormat format);
std::optional<ExportFormat> format_of_file(const QString& file);
inline bool is_picture(ExportFormat format) { return format <= ExportFormat::Pdf; }

inline constexpr double kLeastExportScale = 1;
inline constexpr double kMostExportScale = 4;

// What the user chose; remembered for the next time.
struct ExportChoices {
  ExportFormat format = ExportFormat::Png;
  bool everything = false;  // all dates instead of the visible ones
  // Pictures:
  QSize size;        // at scale 1; invalid: as on screen
  double scale = 2;  // PNG only
  QString theme;     // a name; empty: as on screen
  bool crosshair = false;
  // Numbers:
  bool events = false;    // the signals instead of the columns of every bar
  bool by_venue = false;  // with every venue's columns

  QString folder;  // where the last file went
  friend bool operator==(const ExportChoices&, const ExportChoices&) = default;
};
// For the settings file; what cannot be read is left at its default, and said in `notices` where they are
// given.
std::vector<std::pair<std::string, std::string>> as_text(const ExportChoices& choices);
ExportChoices read_export_choices(const std::vector<std::pair<std::string, std::string>>& text,
                                  std::vector<std::string>* notices = nullptr);

// "BTC W 2015-01-05 to 2024-01-01.png"
QString suggested_file(const ExportSource& source, const ExportChoices& choices);

// The picture with caption and the parameters that bring it back. For the user-interface thread.
chart::PictureRequest picture_request(const ExportSource& source, const ExportChoices& choices);
// The numbers, and as CSV or JSON. For any thread.
app::Table numbers_table(const ExportSource& source, const ExportChoices& choices);
std::string numbers_text(const app::Table& table, const ExportChoices& choices);

}  // namespace btcflow::gui
