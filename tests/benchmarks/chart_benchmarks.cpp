// The chart at 1600x1000 with the whole daily history, in a window of the offscreen platform: every replot
// goes through the widget's paint event into the window's backing store, as on a display.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QMouseEvent>

#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/export.h"
#include "btcflow/metrics/engine.h"
#include "history.h"

namespace btcflow::benchmarks {

namespace {

using core::Timeframe;

class ShownChart : public QObject {
 public:
  ShownChart() {
    view_.resize(1600, 1000);
    view_.set_dashboard(history().dashboard(Timeframe::Day));
    view_.show();
    view_.installEventFilter(this);
    QApplication::processEvents();
    paints_ = 0;
  }

  chart::ChartView& view() { return view_; }
  // Everything at once, painted when this returns.
  void replot() { view_.replot(QCustomPlot::rpImmediateRefresh); }
  // As in the window: what was asked for is replotted and painted by the event loop, in one turn or two.
  void wait_for_paint() {
    constexpr int kMostTurns = 10;
    const int before = paints_;
    for (int turn = 0; turn < kMostTurns && paints_ == before; ++turn) QApplication::processEvents();
  }

  // Paint events an iteration: below 1 the number is worth nothing, above 1 something is painted in vain.
  void report(benchmark::State& state) const {
    state.counters["paints"] = benchmark::Counter(paints_, benchmark::Counter::kAvgIterations);
    state.SetLabel(history().label());
  }

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) ++paints_;
    return false;
  }

 private:
  chart::ChartView view_;
  int paints_ = 0;
};

// For numbers with a goal: the median of nine runs, so that another program's work does not count.
void with_median(benchmark::internal::Benchmark* benchmark) {
  benchmark->Unit(benchmark::kMillisecond)->MinTime(0.2)->Repetitions(9)->ReportAggregatesOnly();
}

void replot(benchmark::State& state, bool moving) {
  ShownChart chart;
  chart.view().set_moving(moving);
  for (auto _ : state) chart.replot();
  chart.report(state);
}
BENCHMARK_CAPTURE(replot, moving, true)->Name("replot/moving")->Apply(with_median);
BENCHMARK_CAPTURE(replot, at_rest, false)->Name("replot/at_rest")->Apply(with_median);

// Two years in view: bars wider than a pixel, so that each candle is drawn by itself.
void replot_near(benchmark::State& state) {
  ShownChart chart;
  chart.view().show_last(730 * core::kDay);
  chart.view().set_moving(true);
  for (auto _ : state) chart.replot();
  chart.report(state);
}
BENCHMARK(replot_near)->Name("replot/moving_two_years")->Apply(with_median);

// Back and forth by a bar, half the history in view.
void pan(benchmark::State& state) {
  ShownChart chart;
  chart.view().zoom(2, 0.5);
  chart.view().set_moving(true);
  const chart::VisibleRange home = chart.view().visible();
  int step = 0;
  for (auto _ : state) {
    const auto by = (++step % 2) * core::kDay;
    chart.view().show_range({home.from + by, home.to + by});
    chart.wait_for_paint();
  }
  chart.report(state);
}
BENCHMARK(pan)->Apply(with_median);

// Over the price, a bar to the right or left of the middle further each time.
void move_mouse(chart::ChartView& view, int step) {
  const QPoint at = view.pane_rect(chart::Pane::Price).center() + QPoint(step % 2 == 0 ? step : -step, 0);
  QMouseEvent event(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
  QApplication::sendEvent(&view, &event);
}

// From bar to bar: what legends and crosshair cost before anything is painted.
void crosshair_layer(benchmark::State& state) {
  ShownChart chart;
  int step = 0;
  for (auto _ : state) move_mouse(chart.view(), ++step % 400);
}
BENCHMARK(crosshair_layer)->Name("crosshair/layer")->Apply(with_median);

// The same until it is painted: what a move of the mouse costs.
void crosshair_painted(benchmark::State& state) {
  ShownChart chart;
  int step = 0;
  for (auto _ : state) {
    move_mouse(chart.view(), ++step % 400);
    chart.wait_for_paint();
  }
  chart.report(state);
}
BENCHMARK(crosshair_painted)->Name("crosshair/painted")->Apply(with_median);

// By keys, with a line and a label in each pane.
void crosshair_by_key(benchmark::State& state) {
  ShownChart chart;
  std::size_t bar = chart.view().dashboard()->size() / 2;
  const std::size_t last = bar + 1000;
  for (auto _ : state) {
    chart.view().set_cursor(bar);
    chart.wait_for_paint();
    bar = bar < last ? bar + 1 : last - 1000;
  }
  chart.report(state);
}
BENCHMARK(crosshair_by_key)->Name("crosshair/by_key")->Apply(with_median);

// One switch, going round D, 3D, W, M: computed, fitted, painted.
void timeframe_switch(benchmark::State& state) {
  ShownChart chart;
  std::size_t next = 0;
  for (auto _ : state) {
    next = (next + 1) % core::kTimeframes.size();
    chart.view().set_dashboard(history().dashboard(core::kTimeframes.at(next)));
    chart.wait_for_paint();
  }
  chart.report(state);
}
BENCHMARK(timeframe_switch)->Apply(with_median);

void export_picture(benchmark::State& state, chart::PictureFormat format) {
  chart::PictureRequest request;
  request.dashboard = history().dashboard(Timeframe::Day);
  request.size = {1920, 1080};
  request.scale = format == chart::PictureFormat::Png ? 2 : 1;
  for (auto _ : state) {
    const auto picture = chart::draw_picture(request, format);
    if (!picture) return state.SkipWithError(picture.error().sentence.c_str());
    benchmark::DoNotOptimize(picture->size());
  }
  state.SetLabel(history().label());
}
BENCHMARK_CAPTURE(export_picture, png, chart::PictureFormat::Png)
    ->Name("export/png_3840x2160")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_picture, svg, chart::PictureFormat::Svg)
    ->Name("export/svg_1920x1080")
    ->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace btcflow::benchmarks
