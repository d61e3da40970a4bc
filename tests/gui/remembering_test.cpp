// What the user chose is there again at the next start.
#include <gtest/gtest.h>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <QFile>
#include <fstream>
#include <sstream>

#include "btcflow/chart/view_text.h"
#include "exporting.h"
#include "memory.h"
#include "remembered.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

// What is logged goes there for as long as it lives.
class LogInto {
 public:
  explicit LogInto(std::ostream& stream) : before_(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream);
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", sink));
  }
  ~LogInto() { spdlog::set_default_logger(before_); }
  LogInto(const LogInto&) = delete;
  LogInto& operator=(const LogInto&) = delete;

 private:
  std::shared_ptr<spdlog::logger> before_;
};

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

// A pan in one window must not throw away what another one was told meanwhile.
TEST_F(RememberingTest, APresetKeptInAnotherWindowIsNotLost) {
  Memory other(config(), app::load_preferences(config()).preferences);
  app::Preferences told = other.preferences();
  told.own_presets["mine"].preset = "mine";
  other.keep(told);
  other.flush();
  key(Qt::Key_D);
  click("Range1Y");
  close();
  const app::Preferences after = app::load_preferences(config()).preferences;
  EXPECT_EQ(after.timeframe, core::Timeframe::Day);
  EXPECT_EQ(after.own_presets, told.own_presets);
}

// When the window closes there is no status bar left to say it in.
TEST_F(RememberingTest, WhatCannotBeKeptAtTheEndIsInTheLog) {
  close();
  std::filesystem::remove_all(config());
  std::ofstream(config()) << "a file where the folder should be";
  std::ostringstream log;
  {
    const LogInto into(log);
    open();
    key(Qt::Key_X);
    close();
  }
  EXPECT_NE(log.str().find("so the settings are not saved"), std::string::npos) << log.str();
}

// A typing error in the file costs that value, and is said as every other key's is.
TEST(RememberedNonsenseTest, ABadValueOfTheViewOrTheExportIsNamed) {
  app::Preferences preferences;
  preferences.view = {{"theme", "pink"}, {"apr", "perhaps"}, {"font_scale", "1.5"}, {"tide", "high"}};
  preferences.export_choices = {
      {"format", "gif"}, {"size", ""}, {"scale", "2"}, {"crosshair", "yes"}, {"later", "1"}};
  const std::vector<std::string> notices = nonsense_in(preferences);
  ASSERT_EQ(notices.size(), 4U);
  const char* const expected[] = {"theme cannot be \"pink\"", "apr", "export.format", "export.crosshair"};
  for (std::size_t i = 0; i < notices.size(); ++i)
    EXPECT_NE(notices[i].find(expected[i]), std::string::npos) << notices[i];
}

TEST(RememberedNonsenseTest, OfWhatTheWindowWritesNothingIsNonsense) {
  app::Preferences preferences;
  preferences.view = chart::as_text(chart::ViewOptions{});
  preferences.export_choices = as_text(ExportChoices{});
  EXPECT_TRUE(nonsense_in(preferences).empty());
}

}  // namespace
}  // namespace btcflow::gui
