// A chart in a window of the offscreen platform, with the demonstration market in weeks; and a hand for its
// mouse.
#pragma once

#include <gtest/gtest.h>

#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <functional>

#include "btcflow/app/demo_market.h"
#include "btcflow/chart/chart_view.h"
#include "btcflow/metrics/engine.h"
#include "value_labels.h"

namespace btcflow::chart {

inline std::shared_ptr<const metrics::Dashboard> demo_dashboard(core::Timeframe timeframe) {
  static const metrics::Market market = app::demo_market();
  return std::make_shared<metrics::Dashboard>(
      metrics::compute(market, timeframe, {}, {app::demo_as_of(), false}));
}

class ShownChart : public testing::Test {
 protected:
  void SetUp() override { show({1200, 800}); }

  void show(const QSize& size) {
    view_.resize(size);
    view_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view_));
    view_.set_dashboard(demo_dashboard(core::Timeframe::Week));
  }

  QPoint in(Pane pane, double right = 0.5, double down = 0.5) const {
    const QRect rect = view_.pane_rect(pane);
    return rect.topLeft() + QPoint(qRound(right * rect.width()), qRound(down * rect.height()));
  }
  QPoint on_value_axis(Pane pane, double down = 0.5) const {
    return {view_.pane_rect(pane).right() + 20, in(pane, 0, down).y()};
  }
  QPoint on_time_axis(double right = 0.5) const {
    return {in(lowest(), right).x(), view_.pane_rect(lowest()).bottom() + 10};
  }
  // Where the upper of two panes ends and the lower begins.
  QPoint on_border_above(Pane lower) const { return {400, view_.pane_rect(lower).top()}; }
  Pane lowest() const {
    Pane found = Pane::Price;
    int bottom = -1;
    for (const Pane pane : kPanes) {
      if (view_.pane_rect(pane).isEmpty() || view_.pane_rect(pane).bottom() <= bottom) continue;
      found = pane;
      bottom = view_.pane_rect(pane).bottom();
    }
    return found;
  }

  void hold(const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
            Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::mousePress(&view_, button, modifiers, from);
    move(from + (to - from) / 2, button, modifiers);
    move(to, button, modifiers);
  }
  void drag(const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
            Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    hold(from, to, button, modifiers);
    QTest::mouseRelease(&view_, button, modifiers, to);
  }
  // QTest::mouseMove() knows no buttons.
  void move(const QPoint& to, Qt::MouseButtons buttons = Qt::NoButton,
            Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QMouseEvent event(QEvent::MouseMove, to, view_.mapToGlobal(to), Qt::NoButton, buttons, modifiers);
    QApplication::sendEvent(&view_, &event);
  }
  void wheel(const QPoint& at, const QPoint& turn, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
             Qt::ScrollPhase phase = Qt::NoScrollPhase) {
    QWheelEvent event(at, view_.mapToGlobal(at), {}, 120 * turn, Qt::NoButton, modifiers, phase, false);
    QApplication::sendEvent(&view_, &event);
  }

  // What the chart says of a point: the pixel that shows a value, and the value that a pixel shows.
  const QCPAxis& value_axis(Pane pane) const {
    const QCPAxisRect* found = nullptr;
    for (const QCPAxisRect* rect : view_.axisRects()) {
      if (rect->rect() == view_.pane_rect(pane)) found = rect;
    }
    EXPECT_NE(found, nullptr) << "the pane is not shown";
    return *found->axis(QCPAxis::atRight);
  }
  // The numbers on a value axis, without the last value.
  QStringList numbers(Pane pane) const {
    QStringList texts;
    for (const AxisLabel& label : ValueLabels::of(value_axis(pane)).labels()) {
      if (!label.ground.isValid()) texts.append(label.text);
    }
    return texts;
  }
  const QCPAxis& time_axis() const { return *view_.axisRects().last()->axis(QCPAxis::atBottom); }
  QCPRange time() const { return time_axis().range(); }
  QCPRange values(Pane pane) const { return value_axis(pane).range(); }
  std::optional<ValueRange> lock(Pane pane) const { return view_.options().panes.values.at(index_of(pane)); }
  void change(const std::function<void(ViewOptions&)>& what) {
    ViewOptions options = view_.options();
    what(options);
    view_.set_options(options);
  }

  QImage picture() { return view_.grab().toImage(); }
  // Pixels of a part that are not the same in two pictures.
  static int differing(const QImage& a, const QImage& b, const QRect& part) {
    int found = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
      for (int x = part.left(); x <= part.right(); ++x) found += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return found;
  }

  ChartView view_;
};

inline void expect_near(const QCPRange& a, const QCPRange& b, double part = 1e-6) {
  EXPECT_NEAR(a.lower, b.lower, part * b.size());
  EXPECT_NEAR(a.upper, b.upper, part * b.size());
}

}  // namespace btcflow::chart
