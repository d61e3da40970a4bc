// Draws the pictures of docs/user-guide.md: the real window with the demonstration market, without a display.
// btcflow_pictures FOLDER
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLocale>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <functional>

#include "actions.h"
#include "btcflow/chart/fonts.h"
#include "main_window.h"
#include "settings_panel.h"
#include "workspace.h"

namespace btcflow::gui {
namespace {

constexpr QSize kSize{1500, 940};

class Pictures {
 public:
  explicit Pictures(QString folder) : folder_(std::move(folder)) {
    WindowParts parts;
    parts.model = std::make_unique<Model>(app::Session::demo(), std::nullopt,
                                          [] { return core::make_day(2026, 1, 1); });
    model_ = parts.model.get();
    window_ = std::make_unique<MainWindow>(std::move(parts));
    window_->resize(kSize);
    window_->show();
    static_cast<void>(QTest::qWaitForWindowExposed(window_.get()));
  }

  MainWindow& window() { return *window_; }
  chart::ChartView& chart() { return window_->chart(); }
  void trigger(const char* action) { window_->findChild<QAction*>(QLatin1String(action))->trigger(); }
  void settle() {
    static_cast<void>(
        QTest::qWaitFor([this] { return model_->is_up_to_date() && !model_->study().empty(); }));
    QTest::qWait(200);  // fine lines come back a moment after the last move
  }
  // The widget as it is on screen, or the whole window.
  void save(const char* name, QWidget* widget = nullptr) {
    settle();
    const QString file = folder_ + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png");
    const QPixmap picture = (widget == nullptr ? window_.get() : widget)->grab();
    if (!picture.save(file, "PNG", 80)) throw std::runtime_error("cannot write " + file.toStdString());
    std::printf("%s\n", qPrintable(file));
  }
  std::size_t bar(int year, unsigned month, unsigned day) {
    const metrics::Dashboard& d = *chart().dashboard();
    for (std::size_t b = 0; b < d.size(); ++b) {
      if (d.bars[b].end > core::make_day(year, month, day)) return b;
    }
    return d.size() - 1;
  }
  QPoint at(chart::Pane pane, double x, double y) {
    const QRect rect = chart().pane_rect(pane);
    return {rect.left() + qRound(x * rect.width()), rect.top() + qRound(y * rect.height())};
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    QTest::mousePress(&chart(), Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
      const QPoint now = from + (to - from) * i / 4;
      QMouseEvent move(QEvent::MouseMove, now, chart().mapToGlobal(now), Qt::NoButton, Qt::LeftButton,
                       modifiers);
      QApplication::sendEvent(&chart(), &move);
    }
    QTest::mouseRelease(&chart(), Qt::LeftButton, modifiers, to);
  }

 private:
  QString folder_;
  Model* model_ = nullptr;
  std::unique_ptr<MainWindow> window_;
};

void draw_all(Pictures& p) {
  p.save("window");
  p.trigger("Extremes");
  p.chart().set_cursor(p.bar(2021, 4, 14));
  p.save("crosshair");
  p.trigger("Range2Y");
  p.chart().set_cursor(std::nullopt);
  p.drag(p.at(chart::Pane::Price, 0.3, 0.6), p.at(chart::Pane::Price, 0.6, 0.3), Qt::ShiftModifier);
  p.save("measure");
  p.chart().end_gesture();
  p.chart().set_maximised(chart::Pane::OpenInterest);
  p.save("one-pane");
  p.trigger("ResetPanes");
  p.trigger("Settings");
  p.trigger("RangeAll");
  p.save("settings");
  p.window().findChild<SettingsPanel*>()->show_tab(SettingsPanel::Tab::Venues);
  p.save("venues");
  p.trigger("Settings");
  p.trigger("Replay");
  p.trigger("Theme");
  auto* slider = p.window().findChild<QSlider*>("ReplaySlider");
  slider->setValue(slider->maximum() * 6 / 10);
  p.chart().set_cursor(std::nullopt);
  p.save("replay-light");
  p.trigger("Replay");
  p.trigger("Shortcuts");
  p.save("keys", p.window().findChild<QWidget*>("ShortcutSheet"));
  p.window().findChild<QDialog*>("ShortcutSheet")->close();
  p.trigger("Export");
  p.save("export", p.window().findChild<QWidget*>("ExportDialog"));
  p.window().findChild<QDialog*>("ExportDialog")->close();
}

}  // namespace
}  // namespace btcflow::gui

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "btcflow_pictures FOLDER: draws the pictures of the user guide\n");
    return 2;
  }
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  btcflow::chart::use_own_font();
  try {
    btcflow::gui::Pictures pictures(QString::fromLocal8Bit(argv[1]));
    btcflow::gui::draw_all(pictures);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "btcflow_pictures: %s\n", problem.what());
    return 1;
  }
  return 0;
}
