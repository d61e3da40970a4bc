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

class UndoTest : public test::WindowTest {
 protected:
  void undo() { key(Qt::Key_Z, Qt::ControlModifier); }
  void redo() { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
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
  model_->set_as_of(core::make_day(2023, 1, 1));
  settle();
  EXPECT_FALSE(action("Undo")->isEnabled());
}

TEST_F(UndoTest, ManyStepsGoBackOneByOne) {
  const Choices first{model_->settings(), model_->timeframe(), view(), chart().visible()};
  key(Qt::Key_C);
  key(Qt::Key_S);
  key(Qt::Key_A);
  key(Qt::Key_M);
  dashboard();
  for (int i = 0; i < 4; ++i) undo();
  dashboard();
  EXPECT_EQ((Choices{model_->settings(), model_->timeframe(), view(), chart().visible()}), first);
  EXPECT_FALSE(action("Undo")->isEnabled());
}

}  // namespace
}  // namespace btcflow::gui
