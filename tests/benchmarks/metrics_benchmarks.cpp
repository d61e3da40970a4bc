// The engine: pure computation from rows in memory to the columns of a dashboard.
#include <benchmark/benchmark.h>

#include "btcflow/app/table.h"
#include "btcflow/metrics/engine.h"
#include "btcflow/metrics/study.h"
#include "btcflow/metrics/zscore.h"
#include "history.h"

namespace btcflow::benchmarks {

namespace {

using core::Timeframe;

// What pandas_metrics.py does as well: its counterpart in compare.py.
void metrics_of_all_timeframes(benchmark::State& state) {
  for (auto _ : state) {
    for (const Timeframe timeframe : core::kTimeframes) {
      benchmark::DoNotOptimize(metrics::compute(history().market(), timeframe, {}, history().as_of()));
    }
  }
  state.SetLabel(history().label());
}
BENCHMARK(metrics_of_all_timeframes)
    ->Name("metrics/all")
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(9)
    ->ReportAggregatesOnly();

void metrics_of(benchmark::State& state, Timeframe timeframe) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(metrics::compute(history().market(), timeframe, {}, history().as_of()));
  }
  state.SetLabel(history().label());
}
BENCHMARK_CAPTURE(metrics_of, D, Timeframe::Day)->Name("metrics/D")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics_of, 3D, Timeframe::ThreeDay)->Name("metrics/3D")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics_of, W, Timeframe::Week)->Name("metrics/W")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics_of, M, Timeframe::Month)->Name("metrics/M")->Unit(benchmark::kMillisecond);

// The daily premium: known from 2015 on with gaps, about 4,500 days.
metrics::Column daily_premium() { return history().dashboard(Timeframe::Day)->premium_pct; }

void zscore(benchmark::State& state, metrics::ZScoreMethod method) {
  const metrics::Column values = daily_premium();
  const metrics::ZScoreRule rule{90, 0.95, method, 1e-12};
  for (auto _ : state) benchmark::DoNotOptimize(metrics::zscore(values, rule));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK_CAPTURE(zscore, standard, metrics::ZScoreMethod::Standard)
    ->Name("zscore/standard")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(zscore, robust, metrics::ZScoreMethod::Robust)
    ->Name("zscore/robust")
    ->Unit(benchmark::kMicrosecond);

void window_outliers(benchmark::State& state) {
  const metrics::Column values = daily_premium();
  const metrics::ZScoreRule rule{90, 0.95, metrics::ZScoreMethod::Standard, 1e-12};
  for (auto _ : state) benchmark::DoNotOptimize(metrics::window_outliers(values, rule));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(window_outliers)->Unit(benchmark::kMicrosecond);

// Bootstraps: in the window it runs on a thread of its own.
void study(benchmark::State& state) {
  const auto dashboard = history().dashboard(Timeframe::Day);
  for (auto _ : state) benchmark::DoNotOptimize(metrics::study(*dashboard));
  state.SetLabel(history().label());
}
BENCHMARK(study)->Name("study/D")->Unit(benchmark::kMillisecond);

void csv(benchmark::State& state) {
  const auto dashboard = history().dashboard(Timeframe::Day);
  std::size_t bytes = 0;
  for (auto _ : state) bytes += app::to_csv(app::metrics_table(*dashboard)).size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(csv)->Name("csv/D")->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace btcflow::benchmarks
