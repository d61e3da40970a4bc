#include "open_window.h"

#include <cstdio>
#include <cstdlib>

namespace btcflow::benchmarks {

void fail(const std::string& sentence) {
  std::fprintf(stderr, "btcflow_window_benchmarks: %s\n", sentence.c_str());
  std::exit(1);  // NOLINT(concurrency-mt-unsafe): nothing is to be saved
}

OpenWindow::OpenWindow(TimedApplication& application, const app::Paths& paths, core::Time now,
                       std::optional<sync::Options> sync)
    : application_(application) {
  app::Preferences preferences;
  preferences.timeframe = core::Timeframe::Day;
  preferences.view = {{"extremes", "true"}, {"confluence", "true"}, {"shading", "true"}};
  gui::WindowOptions options;
  options.paths = paths;
  auto model = gui::Model::open(
      options, [now] { return now; }, preferences.settings, preferences.timeframe);
  if (!model) fail(model.error().sentence);
  model_ = model->get();
  gui::WindowParts parts;
  parts.model = std::move(*model);
  parts.preferences = std::move(preferences);
  parts.sync = std::move(sync);
  window_ = std::make_unique<gui::MainWindow>(std::move(parts));
  window_->resize(1600, 1000);  // whatever screen the platform pretends to have
  QObject::connect(&chart(), &QCustomPlot::afterReplot, [this] { ++replots_; });
  const bool empty = model_->is_empty();  // then the chart is not to be seen
  application_.watch(empty ? static_cast<QWidget&>(*window_) : chart());
  application_.until_painted([this] { window_->show(); });
  application_.watch(chart());
  // The study has the second processor for a moment.
  if (!empty) TimedApplication::wait_for([this] { return !model_->study().empty(); });
}

Spent OpenWindow::until_replotted(const std::function<void()>& action) const {
  const int before = replots_;
  return application_.until_painted(action, [this, before] { return replots_ > before; });
}

void OpenWindow::settle() const {
  TimedApplication::wait_for([this] { return model_->is_up_to_date(); });
  until_replotted([this] { chart().show_all(); });
  // Thin lines become fine ones a moment after the last movement.
  constexpr int kLongerThanThat = 400;
  bool over = false;
  QTimer::singleShot(kLongerThanThat, [&over] { over = true; });
  TimedApplication::wait_for([&over] { return over; });
}

}  // namespace btcflow::benchmarks
