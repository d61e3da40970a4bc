// The real main window, driven as a user would: keys, mouse, buttons.
#include "btcflow/gui/main_window.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "btcflow/app/demo_market.h"
#include "btcflow/core/number.h"
#include "model.h"

namespace btcflow::gui {
namespace {

core::Time test_clock() { return core::make_day(2026, 1, 1); }

class MainWindowTest : public testing::Test {
 protected:
  void SetUp() override {
    auto model = std::make_unique<Model>(app::Session::demo(), std::nullopt, test_clock);
    model_ = model.get();
    window_ = std::make_unique<MainWindow>(std::move(model));
    window_->resize(1400, 900);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    window_->chart().setFocus();
  }

  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(window_.get(), key, modifiers);
  }
  QPushButton* button(const char* name) { return window_->findChild<QPushButton*>(QLatin1String(name)); }
  const metrics::Dashboard& dashboard() { return *window_->chart().dashboard(); }

  Model* model_ = nullptr;
  std::unique_ptr<MainWindow> window_;
};

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
  EXPECT_FALSE(window_->chart().options().extremes);  // experimental: off until the user turns it on
  key(Qt::Key_X);
  EXPECT_TRUE(window_->chart().options().extremes);
  EXPECT_TRUE(button("Extremes")->isChecked());
  EXPECT_TRUE(window_->findChild<QTextBrowser*>("SignalsText")->toPlainText().contains("no trading signal"));
  key(Qt::Key_L);
  EXPECT_FALSE(window_->chart().options().log_price);
  key(Qt::Key_A);
  EXPECT_TRUE(window_->chart().options().apr);
  key(Qt::Key_C);
  EXPECT_FALSE(window_->chart().options().confluence);
}

TEST_F(MainWindowTest, RangesEndWhereTheDataEnds) {
  for (const auto& [name, years] :
       {std::pair{"Range1Y", 1}, std::pair{"Range2Y", 2}, std::pair{"Range4Y", 4}}) {
    QTest::mouseClick(button(name), Qt::LeftButton);
    const chart::VisibleRange range = window_->chart().visible();
    EXPECT_NEAR(core::days_between(range.from, dashboard().bars.back().end), years * 365.25, 3) << name;
    EXPECT_TRUE(button(name)->isChecked());
  }
  QTest::mouseClick(button("RangeAll"), Qt::LeftButton);
  EXPECT_LE(window_->chart().visible().from, dashboard().bars.front().open);
}

// Bar by bar with the arrows; the panel beside shows that bar.
TEST_F(MainWindowTest, ArrowsMoveTheCursorBarByBar) {
  key(Qt::Key_Left);
  const std::size_t last = *window_->chart().cursor();
  key(Qt::Key_Left);
  key(Qt::Key_Left);
  EXPECT_EQ(*window_->chart().cursor(), last - 2);
  key(Qt::Key_Right);
  EXPECT_EQ(*window_->chart().cursor(), last - 1);
  const auto* dock = window_->findChild<QDockWidget*>("CursorDock");
  EXPECT_TRUE(
      dock->windowTitle().contains(QString::fromStdString(core::to_date(dashboard().bars[last - 1].open))));
  key(Qt::Key_Escape);
  EXPECT_FALSE(window_->chart().cursor());
}

TEST_F(MainWindowTest, ZoomAndScrollKeysMoveTheView) {
  QTest::mouseClick(button("Range2Y"), Qt::LeftButton);
  const auto span = [&] {
    return core::days_between(window_->chart().visible().from, window_->chart().visible().to);
  };
  const double before = span();
  key(Qt::Key_Plus);
  EXPECT_NEAR(span(), before / 1.25, 0.5);
  key(Qt::Key_Minus);
  EXPECT_NEAR(span(), before, 0.5);
  const core::Time from = window_->chart().visible().from;
  key(Qt::Key_PageUp);
  EXPECT_LT(window_->chart().visible().from, from);
  key(Qt::Key_Home);
  EXPECT_EQ(window_->chart().visible().from, dashboard().bars.front().open);
  key(Qt::Key_End);
  EXPECT_GE(window_->chart().visible().to, dashboard().bars.back().end);
}

// The panel's numbers are the table's.
TEST_F(MainWindowTest, TheCursorPanelShowsEveryVenueAndTheBasket) {
  window_->chart().set_cursor(dashboard().size() - 10);
  const std::size_t b = *window_->chart().cursor();
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
  EXPECT_EQ(window_->chart().cursor(), bar);
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
  EXPECT_TRUE(
      window_->chart().legend_text(chart::Pane::Price).contains("demonstration data, not the market"));
  EXPECT_TRUE(window_->findChild<QLabel*>("NoticeLabel")->text().contains("not the market"));
}

TEST_F(MainWindowTest, ExportWritesPicturesAndNumbersOfWhatIsVisible) {
  const QTemporaryDir folder;
  QTest::mouseClick(button("Range1Y"), Qt::LeftButton);
  for (const char* name : {"a.png", "a.svg", "a.pdf", "a.csv", "a.json"}) {
    const QString file = folder.filePath(QLatin1String(name));
    EXPECT_EQ(window_->export_to(file), QString()) << name;
    EXPECT_GT(QFile(file).size(), 1000) << name;
  }
  QFile csv(folder.filePath("a.csv"));
  ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
  const auto lines = csv.readAll().trimmed().split('\n');
  EXPECT_NEAR(static_cast<double>(lines.size()) - 1, 52, 2);
  const QImage picture(folder.filePath("a.png"));
  EXPECT_EQ(picture.text("btcflow.demo"), "true");
  EXPECT_EQ(picture.size(), window_->chart().size() * 2);
  EXPECT_FALSE(window_->export_to(folder.filePath("a.gif")).isEmpty());
  EXPECT_FALSE(window_->export_to("/nowhere/at/all.png").isEmpty());
}

TEST_F(MainWindowTest, BothThemesColourChartAndWindow) {
  key(Qt::Key_T, Qt::ControlModifier);
  EXPECT_EQ(window_->chart().options().theme.name, "light");
  EXPECT_GT(window_->palette().color(QPalette::Window).lightness(), 200);
  key(Qt::Key_T, Qt::ControlModifier);
  EXPECT_EQ(window_->chart().options().theme.name, "dark");
  EXPECT_LT(window_->palette().color(QPalette::Window).lightness(), 60);
}

// Nothing is clipped: every button is as wide as its words need, down to the smallest window.
TEST_F(MainWindowTest, ButtonsKeepTheirWordsAtEveryWidth) {
  for (const int width : {1024, 1240, 1280, 1600, 1920}) {
    window_->resize(width, 700);
    QTest::qWait(0);
    for (const QPushButton* b : window_->findChildren<QPushButton*>()) {
      if (!b->isVisible()) continue;
      EXPECT_GE(b->width(), b->sizeHint().width()) << width << " " << b->text().toStdString();
    }
    const auto* bar = window_->findChild<QWidget*>("TopBar");
    EXPECT_LE(button("Theme")->geometry().right(), bar->width()) << width;
  }
}

TEST(EmptyWindowTest, AnEmptyCacheOffersWhatCanBeDone) {
  const QTemporaryDir folder;
  const auto in = [&](const char* name) {
    return std::filesystem::path(folder.filePath(name).toStdString());
  };
  auto model = Model::open(
      {{in("m.sqlite"), in("config"), in("state")}, false, std::nullopt, std::nullopt, 0, nullptr},
      test_clock);
  ASSERT_TRUE(model) << model.error().sentence;
  MainWindow window(std::move(*model));
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
