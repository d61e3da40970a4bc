// The window around the chart: letters, panels, messages. Each of these was lost once.
#include <gtest/gtest.h>

#include <QFontInfo>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableWidget>
#include <QTextBrowser>
#include <QToolButton>

#include "btcflow/chart/fonts.h"
#include "btcflow/core/number.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class ShellTest : public test::WindowTest {
 protected:
  void scale_letters(double scale) {
    workspace().change_view("test", [=](chart::ViewOptions& v) { v.font_scale = scale; });
  }
  int letters_of(const QWidget& widget) { return QFontInfo(widget.font()).pixelSize(); }
  // Chart, buttons and panels alike.
  void expect_letters(double scale, const char* when) {
    const int wanted = qRound(chart::kFontPixels * scale);
    for (const QWidget* widget : {static_cast<QWidget*>(&chart()), find("Export"), find("StudyTable"),
                                  find("SignalsText"), find("RangeLabel")}) {
      EXPECT_EQ(letters_of(*widget), wanted) << when << " " << widget->objectName().toStdString();
    }
  }
  void restart() {
    close();
    open();
  }
};

// A style sheet gave widgets back the letters that they had before it: the window grew and the chart did not,
// and after a restart the other way round.
TEST_F(ShellTest, LettersGrowInTheWholeWindow) {
  scale_letters(2);
  expect_letters(2, "at once");
  key(Qt::Key_T, Qt::ControlModifier);
  expect_letters(2, "after another theme");
  restart();
  expect_letters(2, "after a restart");
  key(Qt::Key_T, Qt::ControlModifier);
  expect_letters(2, "after a restart and another theme");
  scale_letters(1);
  expect_letters(1, "back again");
}

TEST_F(ShellTest, RowsOfThePanelsAreAsHighAsTheirLetters) {
  for (const double scale : {1.0, 2.0}) {
    scale_letters(scale);
    for (const char* name : {"CursorTable", "StudyTable"}) {
      const auto* table = find<QTableWidget>(name);
      EXPECT_GE(table->verticalHeader()->defaultSectionSize(), table->fontMetrics().height())
          << name << scale;
    }
  }
}

TEST_F(ShellTest, PanelsPutAwayByOneKeyComeBackByItAfterARestart) {
  find<QDockWidget>("SignalsDock")->hide();
  key(Qt::Key_B);
  EXPECT_TRUE(find<QDockWidget>("CursorDock")->isHidden());
  restart();
  EXPECT_TRUE(find<QDockWidget>("CursorDock")->isHidden());
  key(Qt::Key_B);
  EXPECT_FALSE(find<QDockWidget>("CursorDock")->isHidden());
  EXPECT_TRUE(find<QDockWidget>("SignalsDock")->isHidden()) << "the user had hidden it before";
}

TEST_F(ShellTest, SettingsThatWereOpenAreOpenAgain) {
  EXPECT_EQ(window_->findChild<QDockWidget*>("SettingsPanel"), nullptr) << "made before anybody wants it";
  action("Settings")->trigger();
  EXPECT_TRUE(find<QDockWidget>("SettingsPanel")->isVisible());
  restart();
  EXPECT_TRUE(find<QDockWidget>("SettingsPanel")->isVisible());
  EXPECT_TRUE(action("Settings")->isChecked());
  action("Settings")->trigger();
  restart();
  EXPECT_EQ(window_->findChild<QDockWidget*>("SettingsPanel"), nullptr);
}

// What the start had to say was gone a second later.
TEST_F(ShellTest, WarningsStayUntilTheyArePutAway) {
  EXPECT_FALSE(find("Banner")->isVisible());
  window_->show_warning("The settings could not be read.");
  window_->show_warning("The cache was damaged.");
  window_->show_notice("Offline.");
  EXPECT_TRUE(find("Banner")->isVisible());
  const QString text = find<QLabel>("BannerText")->text();
  EXPECT_TRUE(text.contains("settings") && text.contains("damaged")) << text.toStdString();
  QTest::mouseClick(find<QToolButton>("BannerClose"), Qt::LeftButton);
  EXPECT_FALSE(find("Banner")->isVisible());
}

TEST_F(ShellTest, HighContrastStaysHighContrast) {
  workspace().change_view("test",
                          [](chart::ViewOptions& v) { v.theme = *chart::theme_by_name("dark-contrast"); });
  key(Qt::Key_T, Qt::ControlModifier);
  EXPECT_EQ(view().theme.name, "light-contrast");
}

// The next press of the key did nothing where the desktop had made the window full screen.
TEST_F(ShellTest, FullScreenIsKnownWhoeverAskedForIt) {
  window_->showFullScreen();
  EXPECT_TRUE(action("FullScreen")->isChecked());
  window_->showNormal();
  EXPECT_FALSE(action("FullScreen")->isChecked());
}

// A reload with the same signals, every few seconds while fetching, took the reader back to the top.
TEST_F(ShellTest, TheListOfSignalsStaysWhereItIsRead) {
  key(Qt::Key_D);
  dashboard();
  auto* text = find<QTextBrowser>("SignalsText");
  ASSERT_TRUE(QTest::qWaitFor([&] { return text->document()->blockCount() > 60; }));
  text->verticalScrollBar()->setValue(500);
  key(Qt::Key_L);
  QCoreApplication::processEvents();
  EXPECT_EQ(text->verticalScrollBar()->value(), 500);
}

// The panel follows the crosshair after the chart has been painted, and says what the legend says.
TEST_F(ShellTest, ThePanelFollowsTheCrosshair) {
  key(Qt::Key_Left);
  key(Qt::Key_Left);
  auto* table = find<QTableWidget>("CursorTable");
  const double premium = dashboard().premium_pct[*chart().cursor()];
  ASSERT_TRUE(core::known(premium));
  const QString wanted = QString::fromStdString(core::fixed(premium, 3));
  EXPECT_TRUE(QTest::qWaitFor([&] {
    const int last = table->rowCount() - 1;
    return last > 0 && table->item(last, 1)->text() == wanted;
  })) << wanted.toStdString();
}

}  // namespace
}  // namespace btcflow::gui
