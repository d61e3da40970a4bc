// The real main window, driven as a user would: keys, mouse, buttons.
#include <gtest/gtest.h>

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

#include "btcflow/app/demo_market.h"
#include "btcflow/core/number.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class MainWindowTest : public test::WindowTest {};

TEST_F(MainWindowTest, DigitsAndLettersChooseTheTimeframe) {
  using core::Timeframe;
  const QList<std::pair<Qt::Key, Timeframe>> keys{
      {Qt::Key_1, Timeframe::Day},   {Qt::Key_2, Timeframe::ThreeDay}, {Qt::Key_3, Timeframe::Week},
      {Qt::Key_4, Timeframe::Month}, {Qt::Key_D, Timeframe::Day},      {Qt::Key_T, Timeframe::ThreeDay},
      {Qt::Key_W, Timeframe::Week},  {Qt::Key_M, Timeframe::Month}};
  for (const auto& [k, timeframe] : keys) {
    key(k);
    EXPECT_EQ(dashboard().timeframe, timeframe);
    EXPECT_TRUE(button(("Timeframe" + std::string(core::short_name(timeframe))).c_str())->isChecked());
  }
}

TEST_F(MainWindowTest, AClickOnATimeframeComputesIt) {
  QTest::mouseClick(button("TimeframeM"), Qt::LeftButton);
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Month);
}

TEST_F(MainWindowTest, TogglesFollowTheirKeysAndTheChartFollowsThem) {
  EXPECT_FALSE(chart().options().extremes);  // experimental: off until the user turns it on
  key(Qt::Key_X);
  EXPECT_TRUE(chart().options().extremes);
  EXPECT_TRUE(button("Extremes")->isChecked());
  EXPECT_TRUE(window_->findChild<QTextBrowser*>("SignalsText")->toPlainText().contains("no trading signal"));
  key(Qt::Key_L);
  EXPECT_FALSE(chart().options().log_price);
  key(Qt::Key_A);
  EXPECT_TRUE(chart().options().apr);
  key(Qt::Key_C);
  EXPECT_FALSE(chart().options().confluence);
}

TEST_F(MainWindowTest, RangesEndWhereTheDataEnds) {
  for (const auto& [name, years] :
       {std::pair{"Range1Y", 1}, std::pair{"Range2Y", 2}, std::pair{"Range4Y", 4}}) {
    QTest::mouseClick(button(name), Qt::LeftButton);
    const chart::VisibleRange range = chart().visible();
    EXPECT_NEAR(core::days_between(range.from, dashboard().bars.back().end), years * 365.25, 3) << name;
    EXPECT_TRUE(button(name)->isChecked());
  }
  QTest::mouseClick(button("RangeAll"), Qt::LeftButton);
  EXPECT_LE(chart().visible().from, dashboard().bars.front().open);
}

// Bar by bar with the arrows; the panel beside shows that bar.
TEST_F(MainWindowTest, ArrowsMoveTheCursorBarByBar) {
  key(Qt::Key_Left);
  const std::size_t last = *chart().cursor();
  key(Qt::Key_Left);
  key(Qt::Key_Left);
  EXPECT_EQ(*chart().cursor(), last - 2);
  key(Qt::Key_Right);
  EXPECT_EQ(*chart().cursor(), last - 1);
  const auto* dock = window_->findChild<QDockWidget*>("CursorDock");
  EXPECT_TRUE(
      dock->windowTitle().contains(QString::fromStdString(core::to_date(dashboard().bars[last - 1].open))));
  key(Qt::Key_Escape);
  EXPECT_FALSE(chart().cursor());
}

TEST_F(MainWindowTest, ZoomAndScrollKeysMoveTheView) {
  QTest::mouseClick(button("Range2Y"), Qt::LeftButton);
  const auto span = [&] { return core::days_between(chart().visible().from, chart().visible().to); };
  const double before = span();
  key(Qt::Key_Plus);
  EXPECT_NEAR(span(), before / 1.25, 0.5);
  key(Qt::Key_Minus);
  EXPECT_NEAR(span(), before, 0.5);
  const core::Time from = chart().visible().from;
  key(Qt::Key_PageUp);
  EXPECT_LT(chart().visible().from, from);
  key(Qt::Key_Home);
  EXPECT_EQ(chart().visible().from, dashboard().bars.front().open);
  key(Qt::Key_End);
  EXPECT_GE(chart().visible().to, dashboard().bars.back().end);
}

// The panel's numbers are the table's.
TEST_F(MainWindowTest, TheCursorPanelShowsEveryVenueAndTheBasket) {
  chart().set_cursor(dashboard().size() - 10);
  settle();
  const std::size_t b = *chart().cursor();
  const auto* table = window_->findChild<QTableWidget*>("CursorTable");
  ASSERT_EQ(table->rowCount(), static_cast<int>(dashboard().venues.size()) + 1);
  for (int row = 0; row + 1 < table->rowCount(); ++row) {
    const metrics::VenueColumns& venue = dashboard().venues[static_cast<std::size_t>(row)];
    EXPECT_EQ(table->item(row, 0)->text().toStdString(), venue.instrument.name);
    EXPECT_EQ(table->item(row, 1)->text().toStdString(), core::fixed(venue.premium_pct[b], 3));
  }
  const int basket = table->rowCount() - 1;
  EXPECT_EQ(table->item(basket, 1)->text().toStdString(), core::fixed(dashboard().premium_pct[b], 3));
  EXPECT_EQ(table->item(basket, 2)->text().toStdString(), core::short_amount(dashboard().oi_usd[b]));
}

TEST_F(MainWindowTest, AClickOnASignalGoesThere) {
  ASSERT_FALSE(dashboard().events.empty());
  const std::size_t bar = dashboard().events.front().bar;
  auto* text = window_->findChild<QTextBrowser*>("SignalsText");
  emit text->anchorClicked(QUrl(QStringLiteral("#%1").arg(bar)));
  EXPECT_EQ(chart().cursor(), bar);
}

TEST_F(MainWindowTest, WhatFollowedIsFilledFromTheStudy) {
  QSignalSpy spy(model_, &Model::study_changed);
  key(Qt::Key_D);
  ASSERT_TRUE(spy.count() > 0 || spy.wait(10000));
  const auto* table = window_->findChild<QTableWidget*>("StudyTable");
  ASSERT_EQ(table->rowCount(), 5);  // four kinds without extremes, and any bar
  EXPECT_EQ(table->item(0, 1)->text().toInt(), model_->study().front().count);
}

// Demonstration data are marked wherever they can be seen or leave the window.
TEST_F(MainWindowTest, TheDemonstrationIsPlainlyMarked) {
  EXPECT_TRUE(window_->windowTitle().contains("demonstration"));
  EXPECT_TRUE(chart().legend_text(chart::Pane::Price).contains("demonstration data, not the market"));
  EXPECT_TRUE(find("NoticeLabel")->accessibleName().contains("not the market"));
}

TEST_F(MainWindowTest, BothThemesColourChartAndWindow) {
  key(Qt::Key_T, Qt::ControlModifier);
  EXPECT_EQ(chart().options().theme.name, "light");
  EXPECT_GT(window_->palette().color(QPalette::Window).lightness(), 200);
  key(Qt::Key_T, Qt::ControlModifier);
  EXPECT_EQ(chart().options().theme.name, "dark");
  EXPECT_LT(window_->palette().color(QPalette::Window).lightness(), 60);
}

// Nothing is clipped: every button that is shown is as wide as its words need, down to the smallest window
// and up to large letters; what has no room is in the menu.
TEST_F(MainWindowTest, ButtonsKeepTheirWordsAtEveryWidth) {
  for (const double scale : {1.0, 1.5, 2.0}) {
    workspace().change_view("test", [=](chart::ViewOptions& v) { v.font_scale = scale; });
    for (const int width : {1024, 1240, 1280, 1600, 1920, 3840}) {
      window_->resize(width, 700);
      QTest::qWait(0);
      for (const QPushButton* b : find("TopBar")->findChildren<QPushButton*>()) {
        if (!b->isVisible()) continue;
        EXPECT_GE(b->width(), b->sizeHint().width()) << width << " " << b->text().toStdString();
      }
      EXPECT_LE(button("More")->geometry().right(), find("TopBar")->width()) << width << " " << scale;
      EXPECT_EQ(window_->width(), width) << "grown by its own bar";
    }
  }
}

TEST_F(MainWindowTest, TheMenuHoldsWhatTheBarGivesUp) {
  QList<QAction*> held;
  const std::function<void(const QMenu*)> collect = [&](const QMenu* menu) {
    for (QAction* a : menu->actions()) {
      if (a->menu() != nullptr) collect(a->menu());
      held.append(a);
    }
  };
  collect(find<QMenu>("MoreMenu"));
  for (const QPushButton* b : find("TopBar")->findChildren<QPushButton*>()) {
    EXPECT_TRUE(held.contains(action(b->objectName().toUtf8().constData()))) << b->objectName().toStdString();
  }
}

TEST(EmptyWindowTest, AnEmptyCacheOffersWhatCanBeDone) {
  const QTemporaryDir folder;
  const auto in = [&](const char* name) {
    return std::filesystem::path(folder.filePath(name).toStdString());
  };
  auto model = Model::open(
      {{in("m.sqlite"), in("config"), in("state")}, false, std::nullopt, std::nullopt, 0, nullptr},
      test::window_clock);
  ASSERT_TRUE(model) << model.error().sentence;
  MainWindow window({std::move(*model)});
  window.show();
  auto* demo = window.findChild<QPushButton*>("WelcomeDemo");
  ASSERT_NE(demo, nullptr);
  EXPECT_TRUE(demo->isVisible());
  QTest::mouseClick(demo, Qt::LeftButton);
  EXPECT_FALSE(demo->isVisible());
  EXPECT_TRUE(window.chart().isVisible());
  EXPECT_TRUE(window.windowTitle().contains("demonstration"));
  EXPECT_TRUE(window.chart().legend_text(chart::Pane::Price).contains("not the market"));
}

}  // namespace
}  // namespace btcflow::gui
