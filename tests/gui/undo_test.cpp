// What the user did to view and parameters can be taken back, and done again.
#include <gtest/gtest.h>

#include "history.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

Choices with_length(int length) {
  Choices choices;
  choices.settings.parameters.zscore_length = length;
  return choices;
}

class HistoryTest : public testing::Test {
 protected:
  long long now_ = 0;
  History history_{[this] { return now_; }};
};

// A slider gives many changes: one undo takes all of them back.
TEST_F(HistoryTest, ChangesOfOneNameWithinAMomentAreOneStep) {
  history_.begin(with_length(10));
  for (int length = 11; length < 30; ++length) {
    now_ += 50;
    history_.note("zscore.length", with_length(length));
  }
  EXPECT_EQ(history_.undo(), with_length(10));
  EXPECT_FALSE(history_.can_undo());
  EXPECT_EQ(history_.redo(), with_length(29));
}

TEST_F(HistoryTest, AfterAMomentOrASettleAStepBegins) {
  history_.begin(with_length(10));
  history_.note("a", with_length(11));
  now_ += 5000;
  history_.note("a", with_length(12));
  history_.settle();
  history_.note("a", with_length(13));
  EXPECT_EQ(history_.undo(), with_length(12));
  EXPECT_EQ(history_.undo(), with_length(11));
  EXPECT_EQ(history_.undo(), with_length(10));
}

TEST_F(HistoryTest, AChangeAfterAnUndoForgetsWhatWasTakenBack) {
  history_.begin(with_length(10));
  history_.note("a", with_length(11));
  history_.undo();
  history_.note("b", with_length(12));
  EXPECT_FALSE(history_.can_redo());
  EXPECT_EQ(history_.undo(), with_length(10));
}

TEST_F(HistoryTest, WhatChangesNothingIsNoStep) {
  history_.begin(with_length(10));
  history_.note("a", with_length(10));
  EXPECT_FALSE(history_.can_undo());
}

TEST_F(HistoryTest, TheOldestStepsAreForgottenFirst) {
  history_.begin(with_length(0));
  for (int i = 1; i <= 500; ++i) {
    history_.settle();
    history_.note("a", with_length(i));
  }
  int steps = 0;
  while (history_.undo()) ++steps;
  EXPECT_GE(steps, 100);
  EXPECT_LE(steps, 200);
}

Choices as_of(int length, std::optional<core::Time> time) {
  Choices choices = with_length(length);
  choices.as_of = time;
  return choices;
}

// A replay that went on since is not rewound by undoing what was changed in it.
TEST_F(HistoryTest, AsOfGoesBackOnlyWithTheStepThatChangedIt) {
  const auto day = [](int d) { return core::make_day(2021, 1, static_cast<unsigned>(d)); };
  history_.begin(as_of(10, std::nullopt));
  history_.note("as-of", as_of(10, day(2)));
  history_.note("a", as_of(11, day(2)));
  history_.amend(as_of(11, day(5)));
  EXPECT_EQ(history_.undo(), as_of(10, day(5)));
  EXPECT_EQ(history_.redo(), as_of(11, day(5)));
  history_.undo();
  history_.amend(as_of(10, day(7)));
  EXPECT_EQ(history_.undo(), as_of(10, std::nullopt));
  EXPECT_EQ(history_.redo(), as_of(10, day(7)));
  EXPECT_EQ(history_.redo(), as_of(11, day(7)));
}

// A picture of another time, dropped during a replay: its as-of goes with it.
TEST_F(HistoryTest, AStepFromThePastIntoThePastIsTakenBackToo) {
  const core::Time there = core::make_day(2021, 1, 2);
  const core::Time elsewhere = core::make_day(2019, 1, 2);
  history_.begin(as_of(10, there));
  history_.note("picture", as_of(11, elsewhere));
  EXPECT_EQ(history_.undo(), as_of(10, there));
  EXPECT_EQ(history_.redo(), as_of(11, elsewhere));
}

// A pan during a replay is one step, and stays one that changed no time, however far the replay got between.
TEST_F(HistoryTest, AGrowingStepOfAReplayDoesNotRewindIt) {
  history_.begin(as_of(10, core::make_day(2021, 1, 2)));
  history_.note("visible", as_of(11, core::make_day(2021, 1, 2)));
  history_.amend(as_of(11, core::make_day(2021, 1, 3)));
  history_.note("visible", as_of(12, core::make_day(2021, 1, 3)));
  EXPECT_EQ(history_.undo(), as_of(10, core::make_day(2021, 1, 3)));
}

class UndoTest : public test::WindowTest {
 protected:
  void undo() { key(Qt::Key_Z, Qt::ControlModifier); }
  void redo() { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
  // Bars back in time, as the replay's button.
  void replay_back(int bars) {
    if (!find("ReplayBar")->isVisible()) key(Qt::Key_R);
    for (int n = 0; n < bars; ++n) click("ReplayBack");
    settle();
    chart().setFocus();
  }
  void replay_forward() {
    click("ReplayForward");
    settle();
    chart().setFocus();
  }
  app::PictureParameters picture_of(core::Time as_of) {
    app::PictureParameters p;
    p.demo = true;
    p.timeframe = core::Timeframe::Day;
    p.range = {as_of - 200 * core::kDay, as_of};
    p.as_of = as_of;
    p.view = {{"theme", "light"}};
    return p;
  }
};

TEST_F(UndoTest, NothingIsThereToUndoAtFirst) {
  EXPECT_FALSE(action("Undo")->isEnabled());
  EXPECT_FALSE(action("Redo")->isEnabled());
}

TEST_F(UndoTest, ATimeframeIsTakenBackWithItsDates) {
  click("Range2Y");
  const chart::VisibleRange range = chart().visible();
  key(Qt::Key_D);
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Day);
  undo();
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Week);
  EXPECT_EQ(chart().visible(), range);
  redo();
  EXPECT_EQ(dashboard().timeframe, core::Timeframe::Day);
}

TEST_F(UndoTest, AZoomIsTakenBack) {
  const chart::VisibleRange before = chart().visible();
  wheel(in_pane(chart::Pane::Price), 3);
  ASSERT_NE(chart().visible(), before);
  undo();
  EXPECT_EQ(chart().visible(), before);
}

TEST_F(UndoTest, AnOverlayIsTakenBack) {
  key(Qt::Key_X);
  ASSERT_TRUE(view().extremes);
  undo();
  EXPECT_FALSE(view().extremes);
  EXPECT_FALSE(button("Extremes")->isChecked());
  redo();
  EXPECT_TRUE(view().extremes);
}

TEST_F(UndoTest, AParameterIsTakenBackAndTheChartFollows) {
  app::Settings settings = model_->settings();
  ASSERT_TRUE(app::set(settings, "zscore.length", "26"));
  workspace().change_settings("zscore.length", settings);
  EXPECT_EQ(dashboard().parameters.zscore_length, 26);
  undo();
  EXPECT_EQ(dashboard().parameters.zscore_length, std::nullopt);
  redo();
  EXPECT_EQ(dashboard().parameters.zscore_length, 26);
}

TEST_F(UndoTest, ThemeAndScaleAreTakenBack) {
  key(Qt::Key_T, Qt::ControlModifier);
  key(Qt::Key_L);
  undo();
  EXPECT_TRUE(view().log_price);
  EXPECT_EQ(view().theme.name, "light");
  undo();
  EXPECT_EQ(view().theme.name, "dark");
}

// Rows that arrive are no change of the user's.
TEST_F(UndoTest, NewDataIsNoStep) {
  model_->show_demo();
  settle();
  EXPECT_FALSE(action("Undo")->isEnabled());
}

TEST_F(UndoTest, GoingBackInTimeIsTakenBackAndWithItTheReplay) {
  const std::size_t all = dashboard().size();
  const chart::VisibleRange range = chart().visible();
  replay_back(3);
  const auto there = model_->chosen_as_of();
  ASSERT_TRUE(there);
  undo();
  EXPECT_EQ(dashboard().size(), all);
  EXPECT_EQ(model_->chosen_as_of(), std::nullopt);
  EXPECT_EQ(chart().visible(), range);
  EXPECT_FALSE(action("Undo")->isEnabled());
  redo();
  EXPECT_LT(dashboard().size(), all);
  EXPECT_EQ(model_->chosen_as_of(), there);
}

// L at one bar, played on, Ctrl+Z: the scale is undone; where the replay has got to stays.
TEST_F(UndoTest, DoesNotRewindAReplay) {
  replay_back(4);
  key(Qt::Key_L);
  replay_forward();
  replay_forward();
  const auto there = model_->chosen_as_of();
  ASSERT_TRUE(there);
  undo();
  settle();
  EXPECT_TRUE(view().log_price);
  EXPECT_EQ(model_->chosen_as_of(), there);
  redo();
  settle();
  EXPECT_FALSE(view().log_price);
  EXPECT_EQ(model_->chosen_as_of(), there);
  undo();
  undo();
  settle();
  EXPECT_EQ(model_->chosen_as_of(), std::nullopt);
}

// While the bars of then are still being computed, something else is changed: two steps all the same.
TEST_F(UndoTest, AChangeDuringTheWayBackIsAStepOfItsOwn) {
  key(Qt::Key_R);
  click("ReplayBack");
  ASSERT_FALSE(model_->is_up_to_date());
  chart().setFocus();
  key(Qt::Key_X);
  settle();
  undo();
  settle();
  EXPECT_FALSE(view().extremes);
  EXPECT_TRUE(model_->chosen_as_of());
  undo();
  settle();
  EXPECT_FALSE(model_->chosen_as_of());
}

// The dates lie where there are no bars yet when an overlay is switched on: they come all the same.
TEST_F(UndoTest, ASwitchMeanwhileDoesNotCostTheDatesOfAPicture) {
  const app::PictureParameters picture = picture_of(core::make_day(2016, 6, 1));
  EXPECT_EQ(workspace().show_picture(picture), "");
  ASSERT_FALSE(model_->is_up_to_date());
  key(Qt::Key_X);
  settle();
  const chart::VisibleRange shown{picture.range.from, picture.range.to};
  EXPECT_EQ(chart().visible(), shown);
  EXPECT_TRUE(view().extremes);
}

TEST_F(UndoTest, OfAPictureOfThePastThePresentAndTheDatesComeBack) {
  click("Range2Y");
  const chart::VisibleRange range = chart().visible();
  const std::size_t all = dashboard().size();
  const app::PictureParameters picture = picture_of(core::make_day(2021, 6, 1));
  EXPECT_EQ(workspace().show_picture(picture), "");
  EXPECT_EQ(dashboard().as_of.instant, picture.as_of);
  const chart::VisibleRange shown{picture.range.from, picture.range.to};
  EXPECT_EQ(chart().visible(), shown);
  EXPECT_TRUE(find("ReplayBar")->isVisible()) << "it says that this is the past";
  undo();
  EXPECT_EQ(dashboard().size(), all);
  EXPECT_EQ(model_->chosen_as_of(), std::nullopt);
  EXPECT_EQ(chart().visible(), range);
  EXPECT_EQ(view().theme.name, "dark");
  redo();
  EXPECT_EQ(dashboard().as_of.instant, picture.as_of);
  EXPECT_EQ(chart().visible(), shown);
}

TEST_F(UndoTest, ManyStepsGoBackOneByOne) {
  const Choices first{model_->settings(), model_->timeframe(), std::nullopt, view(), chart().visible()};
  key(Qt::Key_C);
  key(Qt::Key_S);
  key(Qt::Key_A);
  key(Qt::Key_M);
  dashboard();
  for (int i = 0; i < 4; ++i) undo();
  dashboard();
  EXPECT_EQ((Choices{model_->settings(), model_->timeframe(), std::nullopt, view(), chart().visible()}),
            first);
  EXPECT_FALSE(action("Undo")->isEnabled());
}

}  // namespace
}  // namespace btcflow::gui
