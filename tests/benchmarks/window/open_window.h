// The real main window over a cache, painted and at rest: what is measured.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "btcflow/app/paths.h"
#include "btcflow/sync/sync.h"
#include "main_window.h"
#include "model.h"
#include "timed_application.h"

namespace btcflow::benchmarks {

[[noreturn]] void fail(const std::string& sentence);

class OpenWindow {
 public:
  // Daily bars and all overlays at 1600x1000; `now` is when the clock stands still. Returns when the window
  // has been painted and nothing is computed any more. Ends the process with a sentence where that cannot be.
  OpenWindow(TimedApplication& application, const app::Paths& paths, core::Time now,
             std::optional<sync::Options> sync = std::nullopt);

  TimedApplication& application() const { return application_; }
  gui::MainWindow& window() const { return *window_; }
  gui::Model& model() const { return *model_; }
  chart::ChartView& chart() const { return window_->chart(); }
  // One that there is, or the process ends with a sentence.
  template <typename Widget>
  Widget& find(const char* name) const {
    auto* widget = window_->findChild<Widget*>(QLatin1String(name));
    if (widget == nullptr) fail(std::string("the window has no ") + name);
    return *widget;
  }

  // Does it, and what had been spent when the chart was replotted, painted and flushed.
  Spent until_replotted(const std::function<void()>& action) const;
  // Nothing is computed, and the chart is drawn in full.
  void settle() const;

 private:
  TimedApplication& application_;
  gui::Model* model_ = nullptr;
  std::unique_ptr<gui::MainWindow> window_;
  int replots_ = 0;
};

}  // namespace btcflow::benchmarks
