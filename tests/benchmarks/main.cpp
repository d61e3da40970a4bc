// btcflow_benchmarks [--market=DIR] [Google Benchmark's options]: times on the recorded history. Without a
// display.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QLocale>
#include <cstring>
#include <string>
#include <vector>

#include "btcflow/chart/fonts.h"
#include "history.h"

int main(int argc, char** argv) {
  std::string market = BTCFLOW_SHARED_DIR "/market";
  std::vector<char*> rest;
  constexpr const char* kMarket = "--market=";
  for (int i = 0; i < argc; ++i) {
    if (std::strncmp(argv[i], kMarket, std::strlen(kMarket)) == 0) {
      market = argv[i] + std::strlen(kMarket);
    } else {
      rest.push_back(argv[i]);
    }
  }
  int count = static_cast<int>(rest.size());
  rest.push_back(nullptr);
  benchmark::Initialize(&count, rest.data());
  if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;

  // The offscreen platform paints with the same raster engine as a window does.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(count, rest.data());
  QLocale::setDefault(QLocale::c());
  btcflow::chart::use_own_font();
  // In the window the first picture's buffers, once freed, teach glibc to keep memory instead of giving it
  // back to the system after each computation. Here the engine may run before anything was drawn (pandas has
  // freed such blocks too).
  { benchmark::DoNotOptimize(std::vector<char>(std::size_t{16} << 20U).data()); }
  const auto history = btcflow::benchmarks::History::open(market);
  benchmark::AddCustomContext("input", history->label());
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
