#include "frames.h"

#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>
#include <array>

#include "workspace.h"

namespace btcflow::benchmarks {

namespace {

constexpr int kFrames = 300;
constexpr int kSwitches = 60;
constexpr int kWarmUp = 10;  // the first ones meet cold code

template <typename Step>
void collect(Series& series, int count, Step step) {
  for (int i = 0; i < kWarmUp; ++i) step(i);
  for (int i = kWarmUp; i < kWarmUp + count; ++i) {
    // A hand is slower: what the last event left to do (the panels) is done by then.
    TimedApplication::come_to_rest();
    series.samples.push_back(step(i));
  }
}

QPoint middle(const chart::ChartView& chart) { return chart.pane_rect(chart::Pane::Price).center(); }

void send_mouse(chart::ChartView& chart, QEvent::Type type, const QPoint& at, Qt::MouseButtons held) {
  const bool moves = type == QEvent::MouseMove;
  QMouseEvent event(type, at, chart.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton, held, {});
  QApplication::sendEvent(&chart, &event);
}

void send_wheel(chart::ChartView& chart, int notches) {
  constexpr int kNotch = 120;
  const QPoint at = middle(chart);
  QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, kNotch * notches}, Qt::NoButton, {}, Qt::NoScrollPhase,
                    false);
  QApplication::sendEvent(&chart, &event);
}

Spent press_for(OpenWindow& open, Qt::Key key, core::Timeframe timeframe) {
  return open.application().until_painted([&] { QTest::keyClick(&open.window(), key); },
                                          [&] { return open.chart().dashboard()->timeframe == timeframe; });
}

}  // namespace

Series pan(OpenWindow& open) {
  Series series{"pan", "frame of a pan", 6, 14};
  const QPoint home = middle(open.chart());
  send_mouse(open.chart(), QEvent::MouseButtonPress, home, Qt::LeftButton);
  QPoint at = home;
  collect(series, kFrames, [&](int i) {
    constexpr int kStep = 5;
    constexpr int kStepsToTurn = 60;
    at.rx() += (i / kStepsToTurn) % 2 == 0 ? kStep : -kStep;
    return open.until_replotted([&] { send_mouse(open.chart(), QEvent::MouseMove, at, Qt::LeftButton); });
  });
  send_mouse(open.chart(), QEvent::MouseButtonRelease, at, Qt::NoButton);
  open.settle();
  return series;
}

Series zoom(OpenWindow& open) {
  Series series{"zoom", "frame of a zoom", 6, 14};
  collect(series, kFrames, [&](int i) {
    constexpr int kNotchesToTurn = 8;
    return open.until_replotted([&] { send_wheel(open.chart(), (i / kNotchesToTurn) % 2 == 0 ? 1 : -1); });
  });
  open.settle();
  return series;
}

Series crosshair(OpenWindow& open) {
  Series series{"crosshair", "crosshair to the next place, painted", 1};
  const QPoint home = middle(open.chart());
  collect(series, kFrames, [&](int i) {
    const QPoint at = home + QPoint((i % 2 == 0 ? 1 : -1) * i, i % 40);
    return open.application().until_painted(
        [&] { send_mouse(open.chart(), QEvent::MouseMove, at, Qt::NoButton); });
  });
  return series;
}

Series timeframe_key(OpenWindow& open) {
  static constexpr std::array kKeys{Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_1};
  Series series{"timeframe", "timeframe key to painted", 20};
  collect(series, kSwitches, [&](int i) {
    const auto which = static_cast<std::size_t>(i) % kKeys.size();
    return press_for(open, kKeys.at(which), core::kTimeframes.at((which + 1) % kKeys.size()));
  });
  press_for(open, Qt::Key_4, core::Timeframe::Month);
  press_for(open, Qt::Key_1, core::Timeframe::Day);
  open.settle();
  return series;
}

Series day_key(OpenWindow& open) {
  Series series{"timeframe_day", "  of which to days", 20};
  collect(series, kSwitches / 2, [&](int) {
    press_for(open, Qt::Key_4, core::Timeframe::Month);
    open.settle();
    return press_for(open, Qt::Key_1, core::Timeframe::Day);
  });
  open.settle();
  return series;
}

Series setting_step(OpenWindow& open) {
  Series series{"setting", "step of a setting's slider to painted", 25};
  const app::Settings before = open.model().settings();
  collect(series, kSwitches, [&](int i) {
    constexpr int kLength = 80;
    app::Settings settings = before;
    settings.parameters.zscore_length = kLength + i;
    return open.application().until_painted(
        [&] { open.window().workspace().change_settings(QStringLiteral("zscore.length"), settings); },
        [&] { return open.chart().dashboard()->parameters == settings.parameters; });
  });
  open.window().workspace().change_settings(QStringLiteral("zscore.length"), before);
  open.settle();
  return series;
}

}  // namespace btcflow::benchmarks
