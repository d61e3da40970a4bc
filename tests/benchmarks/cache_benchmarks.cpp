// Rows from files into the cache, and from there into memory.
#include <benchmark/benchmark.h>

#include "history.h"

namespace btcflow::benchmarks {

namespace {

std::int64_t rows_in(const store::Batch& batch) {
  std::size_t rows = 0;
  for (const store::Page& page : batch.pages) rows += core::count(page.rows);
  return static_cast<std::int64_t>(rows);
}

void put(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    {
      store::Cache cache = history().empty_cache();
      state.ResumeTiming();
      benchmark::DoNotOptimize(cache.put(history().batch()));
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * rows_in(history().batch()));
  state.SetLabel(history().label());
}
BENCHMARK(put)->Name("cache/put")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

// Writing it a second time changes nothing: what a repeated import costs.
void put_again(benchmark::State& state) {
  store::Cache cache = history().empty_cache();
  benchmark::DoNotOptimize(cache.put(history().batch()));
  for (auto _ : state) benchmark::DoNotOptimize(cache.put(history().batch()));
  state.SetItemsProcessed(state.iterations() * rows_in(history().batch()));
}
BENCHMARK(put_again)->Name("cache/put_again")->Unit(benchmark::kMillisecond)->UseRealTime();

void parse_folder(benchmark::State& state) {
  if (history().folder().empty()) return state.SkipWithError(history().label().c_str());
  for (auto _ : state) benchmark::DoNotOptimize(history().plan());
  state.SetItemsProcessed(state.iterations() * rows_in(history().batch()));
}
BENCHMARK(parse_folder)->Name("import/parse")->Unit(benchmark::kMillisecond)->UseRealTime();

void import_folder(benchmark::State& state) {
  if (history().folder().empty()) return state.SkipWithError(history().label().c_str());
  for (auto _ : state) {
    state.PauseTiming();
    {
      store::Cache cache = history().empty_cache();
      state.ResumeTiming();
      benchmark::DoNotOptimize(cache.put(history().plan().batch));
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * rows_in(history().batch()));
}
BENCHMARK(import_folder)->Name("import/folder")->Unit(benchmark::kMillisecond)->UseRealTime();

void load_market(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(history().session().load_market("BTC"));
  state.SetItemsProcessed(state.iterations() * rows_in(history().batch()));
  state.SetLabel(history().label());
}
BENCHMARK(load_market)->Name("cache/load_market")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

}  // namespace btcflow::benchmarks
