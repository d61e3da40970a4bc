// The stacked panes: axes, plots and legends of the chart, and what is fitted into them.
#pragma once

#include <qcustomplot.h>

#include <array>

#include "bar_plot.h"
#include "line_plot.h"
#include "pane_legend.h"
#include "pane_stack.h"
#include "texts.h"
#include "tickers.h"
#include "value_range.h"

namespace btcflow::chart {

class MarksPlot;

class Panes {
 public:
  Panes(QCustomPlot& plot, const Scene& scene);

  const PaneStack& stack() const { return stack_; }
  QCPAxisRect* rect(Pane pane) const { return at(pane).rect; }
  QCPAxis* value_axis(Pane pane) const { return at(pane).value; }
  Scale scale(Pane pane) const;
  // Of a shown pane: where others stand is not kept.
  QCPAxis* time_axis() const { return at(stack_.shown().front()).time; }
  const PaneLegend& legend(Pane pane) const { return *at(pane).legend; }

  // Colours, scales and thresholds after options or the dashboard changed.
  void apply_options();
  // Puts the panes into the plot's viewport as the options say, and counts how many ticks fit.
  void arrange();
  void set_time_range(const QCPRange& range);
  // The value axes to what is visible, or to where they are locked.
  void fit_values();
  void update_legends(std::optional<std::size_t> bar, bool steady = false);
  // What the value axis of a pane says of a value, finer than its ticks.
  QString value_text(Pane pane, double value) const;
  void add_overlays_to(Overlays& overlays) const;

 private:
  struct PaneParts {
    QCPAxisRect* rect = nullptr;
    QCPAxis* time = nullptr;
    QCPAxis* value = nullptr;
    PaneLegend* legend = nullptr;
    QString emptiness;  // of the data as they are
    QSharedPointer<ValueTicker> ticker;
    int headroom = 0;  // above the values, in pixels
  };
  const PaneParts& at(Pane pane) const { return panes_.at(static_cast<std::size_t>(pane)); }
  PaneParts& at(Pane pane) { return panes_.at(static_cast<std::size_t>(pane)); }

  void add_pane(Pane pane);
  void add_plots();
  int needed_right() const;
  std::vector<LegendPart> parts_of_legend(Pane pane, std::optional<std::size_t> bar) const;
  // How much room the panes leave above their values. It depends on no visible bar: values would jump while
  // the mouse moves over the chart.
  void measure_legends();

  QCustomPlot& plot_;
  const Scene& scene_;
  std::array<PaneParts, kPanes.size()> panes_;
  PaneStack stack_;
  QSharedPointer<TimeTicker> time_ticker_;
  LinePlot* funding_line_ = nullptr;
  MarksPlot* marks_ = nullptr;
  mutable Texts texts_;
};

}  // namespace btcflow::chart
