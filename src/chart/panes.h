// The stacked panes: axes, plots and legends of the chart, and what is fitted into them.
#pragma once

#include <qcustomplot.h>

#include <array>

#include "bar_plot.h"
#include "line_plot.h"
#include "pane_legend.h"
#include "tickers.h"

namespace btcflow::chart {

// Lines at fixed values of a pane.
class ThresholdLines : public QCPLayerable {
 public:
  struct Line {
    double value;
    QColor colour;
    Qt::PenStyle style;
  };
  explicit ThresholdLines(QCPAxis* axis)
      : QCPLayerable(axis->parentPlot(), "grid", axis->axisRect()), axis_(axis) {}
  void set_lines(std::vector<Line> lines) { lines_ = std::move(lines); }

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  QRect clipRect() const override { return axis_->axisRect()->rect(); }
  void draw(QCPPainter* painter) override;

 private:
  QCPAxis* axis_;
  std::vector<Line> lines_;
};

// A caption stands below the panes, in as many lines as it needs.
inline constexpr int kCaptionMargin = 10;
int caption_height(const QCustomPlot& plot, const QString& caption);

class Panes {
 public:
  Panes(QCustomPlot& plot, const Scene& scene);

  QCPAxisRect* rect(Pane pane) const { return at(pane).rect; }
  QCPAxis* value_axis(Pane pane) const { return at(pane).value; }
  QCPAxis* time_axis() const { return panes_.front().time; }
  const PaneLegend& legend(Pane pane) const { return *at(pane).legend; }
  std::optional<Pane> pane_at(const QPoint& position) const;

  // Colours, scales and thresholds after options or the dashboard changed.
  void apply_options();
  void set_time_range(const QCPRange& range);
  // The value axes to what is visible.
  void fit_values();
  void update_legends(std::optional<std::size_t> bar);
  // What the value axis of a pane says of a value, finer than its ticks.
  QString value_text(Pane pane, double value) const;
  // Lays the panes out in the plot's viewport and counts how many ticks fit.
  void fit_to_viewport();

 private:
  struct PaneParts {
    QCPAxisRect* rect = nullptr;
    QCPAxis* time = nullptr;
    QCPAxis* value = nullptr;
    PaneLegend* legend = nullptr;
    ThresholdLines* thresholds = nullptr;
    QSharedPointer<ValueTicker> ticker;
  };
  const PaneParts& at(Pane pane) const { return panes_.at(static_cast<std::size_t>(pane)); }
  PaneParts& at(Pane pane) { return panes_.at(static_cast<std::size_t>(pane)); }

  void add_pane(Pane pane);
  void add_plots();
  void apply_thresholds();
  QCPRange visible_values(Pane pane) const;

  QCustomPlot& plot_;
  const Scene& scene_;
  std::array<PaneParts, kPanes.size()> panes_;
  QSharedPointer<TimeTicker> time_ticker_;
  LinePlot* funding_line_ = nullptr;
};

}  // namespace btcflow::chart
