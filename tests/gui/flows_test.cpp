// Whole ways through the window: a parameter by its slider, a preset, an export and back by its picture, the
// past.
#include <gtest/gtest.h>

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QImageReader>
#include <QLineEdit>
#include <QMimeData>
#include <QSlider>
#include <QStatusBar>

#include "btcflow/app/event_text.h"
#include "export_dialog.h"
#include "go_to_dialog.h"
#include "settings_panel.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

using chart::Pane;

class FlowsTest : public test::WindowTest {
 protected:
  // A dialog is made when it is first wanted.
  template <typename Dialog>
  Dialog* dialog(const char* action_name, const char* name) {
    action(action_name)->trigger();
    auto* found = window_->findChild<Dialog*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return found;
  }
  QString export_picture(const char* name) {
    const QString file = folder_.filePath(QLatin1String(name));
    auto* exporting = dialog<ExportDialog>("Export", "ExportDialog");
    exporting->save_to(file);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !exporting->isVisible() || !exporting->is_busy(); }, 20000));
    exporting->reject();
    EXPECT_TRUE(QFile::exists(file));
    window_->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    chart().setFocus();
    return file;
  }
  // At once, or after "Reading ..." where the disk is slow.
  bool says(const char* part) {
    return QTest::qWaitFor(
        [&] { return window_->statusBar()->currentMessage().contains(QLatin1String(part)); }, 20000);
  }
  void drop(const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent dropped(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &dropped);
  }
};

TEST_F(FlowsTest, ASliderMovesTheChart) {
  key(Qt::Key_Comma, Qt::ControlModifier);
  ASSERT_TRUE(find<SettingsPanel>("SettingsPanel")->isVisible());
  auto* slider = find<QSlider>("ConfluencePremiumSlider");
  slider->setFocus();
  const double before = dashboard().parameters.confluence_premium;
  for (int i = 0; i < 5; ++i) QTest::keyClick(slider, Qt::Key_Right);
  EXPECT_GT(model_->settings().parameters.confluence_premium, before);
  EXPECT_EQ(dashboard().parameters.confluence_premium, model_->settings().parameters.confluence_premium);
  chart().setFocus();
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(model_->settings().parameters.confluence_premium, before);
}

// Whoever undoes a parameter sees it undone in the panel, too.
TEST_F(FlowsTest, ThePanelFollowsTheWindow) {
  key(Qt::Key_Comma, Qt::ControlModifier);
  auto* combo = find<QComboBox>("PremiumSignCombo");
  const int before = combo->currentIndex();
  chart().setFocus();
  key(Qt::Key_P);
  EXPECT_NE(combo->currentIndex(), before);
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(combo->currentIndex(), before);
}

TEST_F(FlowsTest, AnOwnPresetIsKeptAndChosenAgain) {
  key(Qt::Key_Comma, Qt::ControlModifier);
  app::Settings changed = model_->settings();
  ASSERT_TRUE(app::set(changed, "zscore.length", "26"));
  workspace().change_settings("test", changed);
  click("PresetSave");
  QTest::keyClicks(find<QLineEdit>("PresetName"), "mine");
  click("PresetYes");
  EXPECT_EQ(model_->settings().preset, "mine");
  action("Undo")->trigger();
  workspace().change_settings("test", *app::preset("standard"));
  close();
  open();
  key(Qt::Key_Comma, Qt::ControlModifier);
  auto* combo = find<QComboBox>("PresetCombo");
  combo->setCurrentIndex(combo->findText("mine"));
  emit combo->activated(combo->currentIndex());
  EXPECT_EQ(model_->settings().preset, "mine");
  EXPECT_EQ(dashboard().parameters.zscore_length, 26);
}

TEST_F(FlowsTest, EveryThemeAndPaletteColoursChartAndWindow) {
  for (const QString& theme : chart::theme_names()) {
    for (const QString& palette : chart::palette_names()) {
      workspace().change_view("test", [&](chart::ViewOptions& v) {
        v.theme = *chart::with_palette(*chart::theme_by_name(theme), palette);
      });
      EXPECT_EQ(view().theme.name, theme);
      EXPECT_EQ(window_->palette().color(QPalette::Window), view().theme.surface);
      const QImage picture = chart().grab().toImage();
      EXPECT_EQ(picture.pixelColor(picture.width() - 3, 30), view().theme.background) << theme.toStdString();
    }
  }
}

// The same picture again, from what it carries: an analyst's colleague drops it on the window.
TEST_F(FlowsTest, ADroppedPictureBringsItsViewBack) {
  key(Qt::Key_D);
  key(Qt::Key_X);
  key(Qt::Key_A);
  dashboard();
  click("Range2Y");
  chart().set_hidden(Pane::Confluence, true);
  const chart::VisibleRange range = chart().visible();
  const QString file = export_picture("a.png");
  chart().set_hidden(Pane::Confluence, false);
  key(Qt::Key_M);
  key(Qt::Key_X);
  click("RangeAll");
  dashboard();

  drop(file);
  EXPECT_TRUE(says("The view of the picture")) << qPrintable(window_->statusBar()->currentMessage());
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Day);
  EXPECT_TRUE(view().extremes);
  EXPECT_TRUE(view().apr);
  EXPECT_TRUE(view().panes.hidden.at(chart::index_of(Pane::Confluence)));
  EXPECT_NEAR(core::days_between(range.from, chart().visible().from), 0, 0.01);
  EXPECT_NEAR(core::days_between(range.to, chart().visible().to), 0, 0.01);
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Month);
}

TEST_F(FlowsTest, APictureOfAnotherProgramChangesNothing) {
  const QString file = folder_.filePath("b.png");
  ASSERT_TRUE(QImage(10, 10, QImage::Format_RGB32).save(file));
  const chart::VisibleRange range = chart().visible();
  drop(file);
  EXPECT_TRUE(says("does not say how it was made")) << qPrintable(window_->statusBar()->currentMessage());
  EXPECT_EQ(chart().visible(), range);
}

TEST_F(FlowsTest, ExportsCarryTheDemonstrationsMark) {
  const QString file = export_picture("c.png");
  EXPECT_EQ(QImageReader(file).text("btcflow.demo"), "true");
}

TEST_F(FlowsTest, NumbersAreThoseOfWhatIsVisible) {
  click("Range1Y");
  const QString file = export_picture("d.csv");
  QFile csv(file);
  ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
  EXPECT_NEAR(static_cast<double>(csv.readAll().trimmed().split('\n').size()) - 1, 52, 2);
}

TEST_F(FlowsTest, ControlCPutsThePictureOnTheClipboard) {
  key(Qt::Key_C, Qt::ControlModifier);
  const QClipboard* clipboard = QGuiApplication::clipboard();
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return clipboard->mimeData() != nullptr && clipboard->mimeData()->hasImage(); }, 20000));
  EXPECT_GE(clipboard->image().width(), chart().width());
  EXPECT_TRUE(clipboard->mimeData()->hasFormat("image/png"));
}

TEST_F(FlowsTest, GGoesToADate) {
  click("Range1Y");
  auto* dialog = this->dialog<GoToDate>("GoTo", "GoToDate");
  auto* field = dialog->findChild<QLineEdit*>("GoToText");
  field->selectAll();
  QTest::keyClicks(field, "2021-04-12");
  QTest::keyClick(field, Qt::Key_Return);
  const chart::VisibleRange range = chart().visible();
  const core::Time middle = range.from + (range.to - range.from) / 2;
  EXPECT_NEAR(core::days_between(middle, core::make_day(2021, 4, 12)), 0, 4);
}

// What is shown of the past is what was known then.
TEST_F(FlowsTest, ReplayGoesBackAndNowComesBack) {
  const std::size_t all = dashboard().size();
  key(Qt::Key_R);
  ASSERT_TRUE(find("ReplayBar")->isVisible());
  click("ReplayBack");
  click("ReplayBack");
  EXPECT_LT(dashboard().size(), all);
  EXPECT_TRUE(dashboard().closed.back());
  click("ReplayNow");
  EXPECT_EQ(dashboard().size(), all);
  click("ReplayBack");
  key(Qt::Key_R);
  EXPECT_FALSE(find("ReplayBar")->isVisible());
  EXPECT_EQ(dashboard().size(), all);
}

TEST_F(FlowsTest, ReplayPlaysBarByBarToTheEnd) {
  key(Qt::Key_R);
  for (int i = 0; i < 4; ++i) click("ReplayBack");
  const std::size_t before = dashboard().size();
  auto* speed = find<QComboBox>("ReplaySpeed");
  speed->setCurrentIndex(speed->count() - 1);
  click("ReplayPlay");
  EXPECT_TRUE(QTest::qWaitFor([&] { return chart().dashboard()->size() >= before + 3; }, 20000));
}

TEST_F(FlowsTest, APanesMenuHidesAndBringsBack) {
  emit chart().menu_wanted(Pane::Premium, QPoint(200, 200));
  auto* menu = find<QMenu>("PaneMenu");
  for (QAction* a : menu->actions()) {
    if (a->text() == "Hide") a->trigger();
  }
  menu->close();
  EXPECT_TRUE(chart().pane_rect(Pane::Premium).isEmpty());
  key(Qt::Key_H, Qt::ShiftModifier);
  EXPECT_FALSE(chart().pane_rect(Pane::Premium).isEmpty());
}

TEST_F(FlowsTest, ADoubleClickShowsAPaneAloneAndAllAgain) {
  QTest::mouseDClick(&chart(), Qt::LeftButton, {}, in_pane(Pane::Funding));
  EXPECT_TRUE(chart().pane_rect(Pane::Price).isEmpty());
  QTest::mouseDClick(&chart(), Qt::LeftButton, {}, in_pane(Pane::Funding));
  EXPECT_FALSE(chart().pane_rect(Pane::Price).isEmpty());
}

TEST_F(FlowsTest, ShiftDragMeasuresAndEscapeTakesItAway) {
  click("Range2Y");
  drag(in_pane(Pane::Price, 0.3), in_pane(Pane::Price, 0.6), Qt::ShiftModifier);
  EXPECT_TRUE(chart().measure_text().contains("bars")) << qPrintable(chart().measure_text());
  key(Qt::Key_Escape);
  EXPECT_TRUE(chart().measure_text().isEmpty());
}

TEST_F(FlowsTest, AClosedPanelComesBackByTheMenu) {
  auto* dock = find<QDockWidget>("SignalsDock");
  dock->close();
  EXPECT_FALSE(dock->isVisible());
  dock->toggleViewAction()->trigger();
  EXPECT_TRUE(dock->isVisible());
}

}  // namespace
}  // namespace btcflow::gui
