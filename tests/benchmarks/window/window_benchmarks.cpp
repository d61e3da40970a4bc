// btcflow_window_benchmarks [--market=DIR] [--json] [pan zoom crosshair timeframe setting blocking]: how long the
// real window takes from an event to the picture, and for how long it ever lets a user wait. 1600x1000, the
// whole daily history, all overlays. On the display that there is: offscreen unless QT_QPA_PLATFORM says xcb.
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QSlider>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>

#include "btcflow/chart/fonts.h"
#include "btcflow/chart/view_text.h"
#include "history.h"
#include "main_window.h"
#include "model.h"
#include "timed_application.h"
#include "workspace.h"

namespace btcflow::benchmarks {

namespace {

constexpr int kFrames = 300;
constexpr int kSwitches = 60;
// A press and a drag come from different places on purpose: the first event of a kind finds cold code.
constexpr int kWarmUp = 10;

struct Series {
  std::string name;
  std::string what;
  std::vector<Spent> samples;
  double median_goal = 0;  // 0: none
  double high_goal = 0;    // of the 99th percentile
};

double percentile(const std::vector<Spent>& samples, double Spent::*member, double part) {
  std::vector<double> values;
  for (const Spent& s : samples) values.push_back(s.*member);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

class WindowBench {
 public:
  explicit WindowBench(TimedApplication& application) : application_(application) {
    gui::WindowOptions options;
    options.paths = history().session().paths();
    options.as_of = history().as_of().instant;
    app::Preferences preferences;
    preferences.timeframe = core::Timeframe::Day;
    preferences.view = {{"extremes", "true"}, {"confluence", "true"}, {"shading", "true"}};
    auto model = gui::Model::open(
        options, [] { return history().as_of().instant; }, preferences.settings, preferences.timeframe);
    if (!model) {
      std::fprintf(stderr, "btcflow_window_benchmarks: %s\n", model.error().sentence.c_str());
      std::exit(1);  // NOLINT(concurrency-mt-unsafe): no other thread yet
    }
    model_ = model->get();
    gui::WindowParts parts;
    parts.model = std::move(*model);
    parts.preferences = std::move(preferences);
    window_ = std::make_unique<gui::MainWindow>(std::move(parts));
    QObject::connect(&chart(), &QCustomPlot::afterReplot, [this] { ++replots_; });
    application_.watch(chart());
    application_.until_painted([this] { window_->show(); });
    // The study has the second processor for a moment.
    TimedApplication::wait_for([this] { return !model_->study().empty(); });
  }

  // Half a screen to and fro, step by step, as a hand drags.
  Series pan() {
    const QPoint home = middle();
    mouse(QEvent::MouseButtonPress, home, Qt::LeftButton);
    Series series{"pan", "frame of a pan", {}, 6, 14};
    int x = 0;
    collect(series, kFrames, [&](int i) {
      x += (i / 50) % 2 == 0 ? 5 : -5;
      return painted([&, at = home + QPoint(x, 0)] { mouse(QEvent::MouseMove, at, Qt::LeftButton); });
    });
    mouse(QEvent::MouseButtonRelease, home + QPoint(x, 0), Qt::LeftButton);
    return settled(std::move(series));
  }

  // Eight notches in, eight out, from the whole history.
  Series zoom() {
    Series series{"zoom", "frame of a zoom", {}, 6, 14};
    collect(series, kFrames, [&](int i) {
      return painted([&] { wheel((i / 8) % 2 == 0 ? 1 : -1); });
    });
    return settled(std::move(series));
  }

  Series crosshair() {
    Series series{"crosshair", "crosshair to the next place, painted", {}, 1, 0};
    const QPoint home = middle();
    collect(series, kFrames, [&](int i) {
      const QPoint at = home + QPoint((i % 2 == 0 ? 1 : -1) * (i % 200), i % 40);
      return application_.until_painted([&] { mouse(QEvent::MouseMove, at, Qt::NoButton); });
    });
    return series;
  }

  Series timeframe() {
    static constexpr std::array kKeys{Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_1};
    Series series{"timeframe", "timeframe key to painted", {}, 20, 0};
    collect(series, kSwitches, [&](int i) {
      const auto which = static_cast<std::size_t>(i) % kKeys.size();
      const core::Timeframe wanted = core::kTimeframes.at((which + 1) % kKeys.size());
      return application_.until_painted([&] { key(kKeys.at(which)); },
                                        [&] { return chart().dashboard()->timeframe == wanted; });
    });
    return settled(std::move(series));
  }

  Series day_key() {
    Series series{"timeframe_day", "  of which to the daily bars", {}, 20, 0};
    collect(series, kSwitches / 2, [&](int) {
      const auto to = [&](Qt::Key k, core::Timeframe timeframe) {
        return application_.until_painted([&] { key(k); },
                                          [&, timeframe] { return chart().dashboard()->timeframe == timeframe; });
      };
      to(Qt::Key_4, core::Timeframe::Month);
      return to(Qt::Key_1, core::Timeframe::Day);
    });
    return settled(std::move(series));
  }

  // The settings panel's slider, one step and back.
  Series setting() {
    Series series{"setting", "step of a setting's slider to painted", {}, 25, 0};
    collect(series, kSwitches, [&](int i) {
      app::Settings settings = model_->settings();
      settings.parameters.zscore_length = 90 + i % 2;
      return application_.until_painted(
          [&] { window_->workspace().change_settings(QStringLiteral("zscore.length"), settings); },
          [&] { return chart().dashboard()->parameters == settings.parameters; });
    });
    return settled(std::move(series));
  }

 private:
  chart::ChartView& chart() { return window_->chart(); }
  QPoint middle() { return chart().pane_rect(chart::Pane::Price).center(); }

  template <typename Step>
  void collect(Series& series, int count, Step step) {
    for (int i = 0; i < kWarmUp; ++i) step(i);
    for (int i = 0; i < count; ++i) series.samples.push_back(step(kWarmUp + i));
  }
  Spent painted(const std::function<void()>& action) {
    const int before = replots_;
    return application_.until_painted(action, [this, before] { return replots_ > before; });
  }
  // Home again, and drawn in full: nothing is left for the next series.
  Series settled(Series series) {
    chart().show_all();
    const int before = replots_;
    TimedApplication::wait_for([this, before] { return replots_ > before && model_->is_up_to_date(); });
    return series;
  }

  void mouse(QEvent::Type type, const QPoint& at, Qt::MouseButton button) {
    const bool move = type == QEvent::MouseMove;
    QMouseEvent event(type, at, chart().mapToGlobal(at), move ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::MouseButtons(button), {});
    QApplication::sendEvent(&chart(), &event);
  }
  void wheel(int notches) {
    const QPoint at = middle();
    QWheelEvent event(at, chart().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&chart(), &event);
  }
  void key(Qt::Key k) { QTest::keyClick(window_.get(), k); }

  TimedApplication& application_;
  std::unique_ptr<gui::MainWindow> window_;
  gui::Model* model_ = nullptr;
  int replots_ = 0;
};

}  // namespace

}  // namespace btcflow::benchmarks
