// What the user chose is there again at the next start.
#include <gtest/gtest.h>

#include <QFile>
#include <fstream>

#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class RememberingTest : public test::WindowTest {
 protected:
  void restart() {
    close();
    open();
  }
};

TEST_F(RememberingTest, TimeframeAndDatesAreThereAgain) {
  key(Qt::Key_D);
  dashboard();
  click("Range1Y");
  const chart::VisibleRange range = chart().visible();
  restart();
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Day);
  EXPECT_NEAR(core::days_between(range.from, chart().visible().from), 0, 0.01);
  EXPECT_NEAR(core::days_between(range.to, chart().visible().to), 0, 0.01);
}

// Everything stays everything, also when there is more of it the next time.
TEST_F(RememberingTest, EverythingInViewIsEverythingInViewAgain) {
  restart();
  EXPECT_TRUE(chart().shows_all());
}

TEST_F(RememberingTest, EveryOverlayIsThereAgain) {
  for (const int k : {Qt::Key_C, Qt::Key_S, Qt::Key_X, Qt::Key_A, Qt::Key_L, Qt::Key_P}) key(k);
  const chart::ViewOptions before = view();
  restart();
  EXPECT_EQ(view().confluence, before.confluence);
  EXPECT_EQ(view().shading, before.shading);
  EXPECT_EQ(view().extremes, before.extremes);
  EXPECT_EQ(view().apr, before.apr);
  EXPECT_EQ(view().log_price, before.log_price);
  EXPECT_TRUE(view().perp_premium);
  EXPECT_FALSE(button("Log")->isChecked());
}

TEST_F(RememberingTest, EveryParameterIsThereAgain) {
  app::Settings settings = model_->settings();
  ASSERT_TRUE(app::set(settings, "zscore.length", "26"));
  ASSERT_TRUE(app::set(settings, "basket.spot", "median"));
  workspace().change_settings("test", settings);
  restart();
  EXPECT_EQ(model_->settings(), settings);
  EXPECT_EQ(dashboard().parameters.zscore_length, 26);
}

TEST_F(RememberingTest, ThemePaletteAndFontAreThereAgain) {
  workspace().change_view("test", [](chart::ViewOptions& v) {
    v.theme = *chart::with_palette(chart::light_theme(), "colour-blind");
    v.font_scale = 1.5;
  });
  const chart::ViewOptions before = view();
  restart();
  EXPECT_EQ(view().theme, before.theme);
  EXPECT_EQ(view().font_scale, 1.5);
  EXPECT_GT(window_->palette().color(QPalette::Window).lightness(), 200);
}

TEST_F(RememberingTest, PanesAreThereAgain) {
  chart().set_hidden(chart::Pane::Premium, true);
  chart().move_pane(chart::Pane::Confluence, -2);
  chart().set_values(chart::Pane::OpenInterest, chart::ValueRange{-4, 4});
  const chart::PaneLayout before = view().panes;
  restart();
  EXPECT_EQ(view().panes, before);
}

TEST_F(RememberingTest, TheWindowsSizeAndPanelsAreThereAgain) {
  window_->resize(780, 620);  // within the offscreen platform's screen: a larger one would be made to fit
  find<QDockWidget>("StudyDock")->hide();
  QTest::qWait(0);
  restart();
  EXPECT_EQ(window_->size(), QSize(780, 620));
  EXPECT_TRUE(find<QDockWidget>("StudyDock")->isHidden());
  EXPECT_FALSE(find<QDockWidget>("CursorDock")->isHidden());
}

// A broken file costs the settings, never the program, and is kept for whoever wants to mend it.
TEST_F(RememberingTest, ABrokenFileIsSetAsideWithAWord) {
  close();
  std::filesystem::create_directories(config());
  std::ofstream(config() / "settings.json") << "{ \"timeframe\": ";
  open();
  ASSERT_EQ(notices_.size(), 1u);
  EXPECT_NE(notices_.front().find("settings.json"), std::string::npos) << notices_.front();
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Week);
  bool aside = false;
  for (const auto& file : std::filesystem::directory_iterator(config())) {
    aside = aside || file.path().filename().string().find("broken") != std::string::npos;
  }
  EXPECT_TRUE(aside);
}

TEST_F(RememberingTest, AFolderThatCannotBeWrittenIsSaidAndNothingElseHappens) {
  close();
  std::filesystem::remove_all(config());
  std::ofstream(config()) << "a file where the folder should be";
  open();
  key(Qt::Key_X);
  EXPECT_TRUE(view().extremes);
  close();
  EXPECT_TRUE(std::filesystem::is_regular_file(config()));
}

}  // namespace
}  // namespace btcflow::gui
