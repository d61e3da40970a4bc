// btcflow_window_benchmarks [--market=DIR] [--json] [NAME...]: how long the real window takes from an event
// to the picture, and for how long it ever lets a user wait. 1600x1000, the whole daily history, all
// overlays. Offscreen unless QT_QPA_PLATFORM names another display. NAMEs: pan, zoom, crosshair, timeframe,
// setting, held_up; all of them where none is given. --json: the samples of each series in milliseconds, by
// name, instead of the table.
#include <QLocale>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "btcflow/chart/fonts.h"
#include "frames.h"
#include "held_up.h"
#include "history.h"
#include "large_pages.h"

namespace btcflow::benchmarks {

namespace {

double percentile(const std::vector<Spent>& samples, double Spent::*member, double part) {
  std::vector<double> values;
  for (const Spent& sample : samples) values.push_back(sample.*member);
  std::sort(values.begin(), values.end());
  return values.at(static_cast<std::size_t>(part * static_cast<double>(values.size() - 1)));
}

std::string goal_text(double value, double goal) {
  if (goal == 0) return "";
  char text[64];
  std::snprintf(text, sizeof text, "<= %.0f %s", goal, value <= goal ? "met" : "MISSED");
  return text;
}

void print(const Series& series) {
  const auto at = [&](double Spent::*member, double part) {
    return percentile(series.samples, member, part);
  };
  const double median = at(&Spent::elapsed_ms, 0.5);
  const double high = at(&Spent::elapsed_ms, 0.99);
  std::printf("%-44s %7.2f %7.2f %7.2f   %7.2f %7.2f   %-12s %s\n", series.what.c_str(),
              at(&Spent::elapsed_ms, 0), median, high, at(&Spent::processor_ms, 0.5),
              at(&Spent::processor_ms, 0.99), goal_text(median, series.median_goal).c_str(),
              goal_text(high, series.high_goal).c_str());
}

void print(const HeldUp& held) {
  std::printf("%-44s %7.1f   %-12s in %.0f ms; longest event: %.1f ms (processor %.1f), %s\n",
              held.what.c_str(), held.longest_ms, goal_text(held.longest_ms, kMostHeldUp).c_str(),
              held.took_ms, held.event.spent.elapsed_ms, held.event.spent.processor_ms,
              qPrintable(held.event.what));
}

std::string load() {
  std::ifstream file("/proc/loadavg");
  std::string first;
  file >> first;
  return first;
}

struct Wish {
  std::string market = BTCFLOW_SHARED_DIR "/market";
  bool json = false;
  std::vector<std::string> names;

  bool wants(const std::string& name) const {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }
};

std::vector<Series> measure_frames(OpenWindow& open, const Wish& wish) {
  std::vector<Series> all;
  if (wish.wants("pan")) all.push_back(pan(open));
  if (wish.wants("zoom")) all.push_back(zoom(open));
  if (wish.wants("crosshair")) all.push_back(crosshair(open));
  if (wish.wants("timeframe")) {
    all.push_back(timeframe_key(open));
    all.push_back(day_key(open));
  }
  if (wish.wants("setting")) all.push_back(setting_step(open));
  return all;
}

void print_json(const std::vector<Series>& all) {
  nlohmann::json out = nlohmann::json::object();
  for (const Series& series : all) {
    for (const Spent& sample : series.samples) out[series.name].push_back(sample.elapsed_ms);
  }
  std::printf("%s\n", out.dump().c_str());
}

void run(TimedApplication& application, const Wish& wish) {
  const auto history = History::open(wish.market);
  OpenWindow open(application, history->session().paths(), history->as_of().instant);
  const std::vector<Series> frames = measure_frames(open, wish);
  if (wish.json) return print_json(frames);
  std::printf("input: %s, %zu daily bars; chart %dx%d in a window of %dx%d, %s; load %s\n\n",
              history->label().c_str(), open.chart().dashboard()->size(), open.chart().width(),
              open.chart().height(), open.window().width(), open.window().height(),
              qPrintable(QGuiApplication::platformName()), load().c_str());
  std::printf("%-44s %7s %7s %7s   %7s %7s   %s\n", "milliseconds", "best", "median", "99 %", "cpu 50%",
              "cpu 99%", "goals: median, 99 %");
  for (const Series& series : frames) print(series);
  if (!wish.wants("held_up")) return;
  std::printf("\n%-44s %7s\n", "longest time without an answer, milliseconds", "");
  print(computing(open));
  print(reloading(open));
  print(exporting(open));
  if (!history->folder().empty()) print(importing(application));
  print(fetching(application));
  std::printf("load %s at the end\n", load().c_str());
}

Wish read(int argc, char** argv) {
  Wish wish;
  constexpr const char* kMarket = "--market=";
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], kMarket, std::strlen(kMarket)) == 0) {
      wish.market = argv[i] + std::strlen(kMarket);
    } else if (std::strcmp(argv[i], "--json") == 0) {
      wish.json = true;
    } else {
      wish.names.emplace_back(argv[i]);
    }
  }
  return wish;
}

}  // namespace

}  // namespace btcflow::benchmarks

int main(int argc, char** argv) {
  using namespace btcflow;
  gui::take_memory_in_large_pages();  // as the program does
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const benchmarks::Wish wish = benchmarks::read(argc, argv);
  int none = 1;
  benchmarks::TimedApplication application(none, argv);
  QLocale::setDefault(QLocale::c());
  chart::use_own_font();
  benchmarks::run(application, wish);
  return 0;
}
