// The real main window with the demonstration market, temporary settings and a fixed size; driven by keys,
// mouse and object names, as a user would.
#pragma once

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "btcflow/app/preferences.h"
#include "main_window.h"
#include "model.h"
#include "workspace.h"

namespace btcflow::test {

inline core::Time window_clock() { return core::make_day(2026, 1, 1); }

class WindowTest : public testing::Test {
 protected:
  void SetUp() override { open(); }

  // As a start of the program: with what is remembered in the settings' folder.
  void open() {
    app::LoadedPreferences loaded = app::load_preferences(config());
    notices_ = loaded.notices;
    const bool first = loaded.preferences.window_geometry.empty();
    auto model = std::make_unique<gui::Model>(app::Session::demo(), std::nullopt, window_clock,
                                              loaded.preferences.settings, loaded.preferences.timeframe);
    model_ = model.get();
    window_ = std::make_unique<gui::MainWindow>(
        gui::WindowParts{std::move(model), std::nullopt, std::move(loaded.preferences), config()});
    if (first) window_->resize(1400, 900);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    chart().setFocus();
  }
  void close() {
    window_->close();
    window_.reset();
  }
  std::filesystem::path config() const { return folder_.filePath("config").toStdString(); }

  chart::ChartView& chart() { return window_->chart(); }
  const chart::ViewOptions& view() { return chart().options(); }
  gui::Workspace& workspace() { return window_->workspace(); }
  // What the chart shows; waits until it is what was chosen.
  const metrics::Dashboard& dashboard() {
    settle();
    return *chart().dashboard();
  }
  void settle() {
    EXPECT_TRUE(QTest::qWaitFor([this] { return model_->is_up_to_date(); }, 20000));
    QCoreApplication::sendPostedEvents();
  }

  void key(int key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(window_.get(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::sendPostedEvents();  // the panels follow the chart
  }
  template <typename Widget = QWidget>
  Widget* find(const char* name) {
    auto* widget = window_->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(widget, nullptr) << name;
    return widget;
  }
  QAbstractButton* button(const char* name) { return find<QAbstractButton>(name); }
  QAction* action(const char* name) { return find<QAction>(name); }
  void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }

  QPoint in_pane(chart::Pane pane, double x = 0.5, double y = 0.5) {
    const QRect rect = chart().pane_rect(pane);
    return {rect.left() + qRound(x * rect.width()), rect.top() + qRound(y * rect.height())};
  }
  void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, chart().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&chart(), &event);
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
            Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&chart(), button, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
      const QPoint at = from + (to - from) * i / 4;
      QMouseEvent move(QEvent::MouseMove, at, chart().mapToGlobal(at), Qt::NoButton, button, modifiers);
      QApplication::sendEvent(&chart(), &move);
    }
    QTest::mouseRelease(&chart(), button, modifiers, to);
  }
  double days_shown() {
    const chart::VisibleRange range = chart().visible();
    return core::days_between(range.from, range.to);
  }

  QTemporaryDir folder_;
  std::vector<std::string> notices_;
  gui::Model* model_ = nullptr;
  std::unique_ptr<gui::MainWindow> window_;
};

}  // namespace btcflow::test
