#include "data_dock.h"

#include "btcflow/core/number.h"
#include "tables.h"

namespace btcflow::gui {

namespace {

constexpr std::size_t kYearAndMonth = 7;

QString text(const std::string& s) { return QString::fromStdString(s); }

QString series_name(core::SeriesKind series) {
  switch (series) {
    case core::SeriesKind::Candles:
      return DataDock::tr("price");
    case core::SeriesKind::OpenInterest:
      return DataDock::tr("open interest");
    case core::SeriesKind::Funding:
      return DataDock::tr("funding");
  }
  return {};
}

// One series with all its feeds.
struct Series {
  const app::FeedLine* line = nullptr;
  QStringList feeds;
  QStringList errors;
};

std::vector<Series> by_series(const std::vector<app::FeedLine>& lines) {
  std::vector<Series> all;
  for (const app::FeedLine& line : lines) {
    const bool same = !all.empty() && all.back().line->instrument.id == line.instrument.id &&
                      all.back().line->series == line.series;
    if (!same) all.push_back({&line, {}, {}});
    if (!line.feed.empty()) all.back().feeds += text(line.feed);
    if (!line.error.empty()) all.back().errors += text(line.error);
  }
  return all;
}

QString freshness(const app::FeedLine& line, core::Time now) {
  if (line.rows == 0) return DataDock::tr("nothing yet");
  if (line.instrument.until) return DataDock::tr("ended %1").arg(text(core::to_date(*line.instrument.until)));
  const auto days = static_cast<int>(core::days_between(*line.last, now));
  return days <= 1 ? DataDock::tr("fresh") : DataDock::tr("%n day(s) old", nullptr, days);
}

QString tip_of(const Series& series) {
  const app::FeedLine& line = *series.line;
  QString tip = text(line.instrument.id);
  if (line.rows > 0) {
    tip += QStringLiteral("\n") + DataDock::tr("%1 to %2, %3 rows")
                                      .arg(text(core::to_date(*line.first)), text(core::to_date(*line.last)),
                                           text(core::grouped(static_cast<double>(line.rows))));
  }
  if (!series.feeds.isEmpty())
    tip += QStringLiteral("\n") + DataDock::tr("from: %1").arg(series.feeds.join(QStringLiteral(", ")));
  if (line.kept > 0) {
    tip += QStringLiteral("\n") + DataDock::tr("%1 rows are kept here only: the venue forgot them")
                                      .arg(text(core::grouped(static_cast<double>(line.kept))));
  }
  for (const QString& error : series.errors) tip += QStringLiteral("\n") + error;
  return tip;
}

}  // namespace

DataDock::DataDock(QWidget* parent) : QDockWidget(tr("Data"), parent) {
  setObjectName(QStringLiteral("DataDock"));
  table_ = make_table(this, {tr("Series"), tr("since"), tr("state")}, QStringLiteral("DataTable"));
  table_->setAccessibleName(tr("Data"));
  setWidget(framed(table_, this));
}

void DataDock::show_feeds(const std::vector<app::FeedLine>& lines, core::Time now,
                          const chart::Theme& theme) {
  const std::vector<Series> all = by_series(lines);
  table_->setRowCount(static_cast<int>(all.size()));
  int failed = 0;
  int row = 0;
  for (const Series& series : all) {
    const app::FeedLine& line = *series.line;
    const bool broken = !series.errors.isEmpty();
    failed += broken ? 1 : 0;
    const QString state = broken ? tr("failed") : freshness(line, now);
    const QColor colour = broken                                    ? theme.down
                          : line.rows == 0 || line.instrument.until ? theme.muted
                                                                    : theme.text;
    set_cell(*table_, row, 0, text(line.instrument.name) + QStringLiteral(", ") + series_name(line.series),
             colour, false);
    set_cell(*table_, row, 1,
             line.first ? text(core::to_date(*line.first).substr(0, kYearAndMonth)) : QString(), theme.muted,
             false);
    set_cell(*table_, row, 2, state, colour, false);
    for (int c = 0; c < 3; ++c) table_->item(row, c)->setToolTip(tip_of(series));
    ++row;
  }
  setWindowTitle(failed == 0 ? tr("Data") : tr("Data · %1 failed").arg(failed));
}

}  // namespace btcflow::gui
