// Every key of the shortcut sheet does what the sheet says.
#include <gtest/gtest.h>

#include <QLineEdit>
#include <QMenu>

#include "actions.h"
#include "shortcut_sheet.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class KeysTest : public test::WindowTest {
 protected:
  const Actions& actions() { return *window_->findChild<Actions*>(); }
};

// Two actions on one key: Qt would do neither.
TEST_F(KeysTest, NoTwoActionsShareAKey) {
  QHash<QString, QString> taken;
  for (const QAction* a : actions().all()) {
    for (const QKeySequence& k : a->shortcuts()) {
      const QString keys = k.toString();
      EXPECT_FALSE(taken.contains(keys)) << keys.toStdString() << ": " << taken.value(keys).toStdString()
                                         << " and " << a->objectName().toStdString();
      taken.insert(keys, a->objectName());
    }
  }
}

TEST_F(KeysTest, EveryActionSaysWhatItDoesAndHow) {
  for (const QAction* a : actions().all()) {
    EXPECT_FALSE(a->text().isEmpty()) << a->objectName().toStdString();
    EXPECT_FALSE(a->whatsThis().isEmpty()) << a->objectName().toStdString();
    for (const QKeySequence& k : a->shortcuts()) {
      EXPECT_TRUE(a->toolTip().contains(k.toString(QKeySequence::NativeText))) << a->toolTip().toStdString();
    }
  }
}

TEST_F(KeysTest, F1AndTheQuestionMarkShowTheSheetWithEveryKey) {
  key(Qt::Key_F1);
  const auto* sheet = find<ShortcutSheet>("ShortcutSheet");
  ASSERT_TRUE(sheet->isVisible());
  QStringList words;
  for (const QLabel* label : sheet->findChildren<QLabel*>()) words.append(label->text());
  for (const QAction* a : actions().all()) {
    if (a->shortcuts().isEmpty()) continue;
    EXPECT_TRUE(words.contains(Actions::keys_text(*a))) << a->objectName().toStdString();
  }
}

TEST_F(KeysTest, PlusAndMinusZoomAroundTheMiddle) {
  click("Range2Y");
  const double before = days_shown();
  const core::Time middle = chart().visible().from + (chart().visible().to - chart().visible().from) / 2;
  key(Qt::Key_Plus);
  EXPECT_NEAR(days_shown(), before / 1.25, 0.5);
  const core::Time after = chart().visible().from + (chart().visible().to - chart().visible().from) / 2;
  EXPECT_NEAR(core::days_between(middle, after), 0, 0.5);
  key(Qt::Key_Minus);
  EXPECT_NEAR(days_shown(), before, 0.5);
}

TEST_F(KeysTest, UpAndDownZoomAsInTradingView) {
  click("Range4Y");
  const double before = days_shown();
  key(Qt::Key_Up);
  EXPECT_LT(days_shown(), before);
  key(Qt::Key_Down);
  EXPECT_NEAR(days_shown(), before, 0.5);
}

TEST_F(KeysTest, PagesAreHalfOfWhatIsVisible) {
  click("Range1Y");
  const core::Time from = chart().visible().from;
  const double shown = days_shown();
  key(Qt::Key_PageUp);
  EXPECT_NEAR(core::days_between(chart().visible().from, from), shown / 2, 1);
  key(Qt::Key_PageDown);
  EXPECT_NEAR(core::days_between(from, chart().visible().from), 0, 1);
}

TEST_F(KeysTest, HomeAndEndAreWhereHistoryBeginsAndEnds) {
  click("Range1Y");
  key(Qt::Key_Home);
  EXPECT_EQ(chart().visible().from, dashboard().bars.front().open);
  key(Qt::Key_End);
  EXPECT_GE(chart().visible().to, dashboard().bars.back().end);
}

TEST_F(KeysTest, ShiftArrowsGoTenBars) {
  key(Qt::Key_Left);
  const std::size_t last = *chart().cursor();
  key(Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_EQ(*chart().cursor(), last - 10);
  key(Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(*chart().cursor(), last);
}

// Off the end of the visible time the chart comes along.
TEST_F(KeysTest, TheCursorIsAlwaysInView) {
  click("Range1Y");
  for (int i = 0; i < 8; ++i) key(Qt::Key_Left, Qt::ShiftModifier);
  const core::Time at = dashboard().bars[*chart().cursor()].open;
  EXPECT_GE(at, chart().visible().from);
  EXPECT_LE(at, chart().visible().to);
}

TEST_F(KeysTest, YLocksTheValuesAndFitsThemAgain) {
  EXPECT_FALSE(chart().values_locked());
  key(Qt::Key_Y);
  EXPECT_TRUE(chart().values_locked());
  EXPECT_TRUE(action("LockValues")->isChecked());
  key(Qt::Key_Y);
  EXPECT_FALSE(chart().values_locked());
}

TEST_F(KeysTest, PTurnsThePremiumUpsideDownAndNoNumberOfTheTable) {
  const metrics::Column before = dashboard().premium_pct;
  key(Qt::Key_P);
  EXPECT_TRUE(view().perp_premium);
  EXPECT_EQ(model_->settings().premium_sign, app::PremiumSign::Perp);
  EXPECT_EQ(dashboard().premium_pct.size(), before.size());
  for (std::size_t b = 0; b < before.size(); ++b) {
    EXPECT_EQ(core::to_text(dashboard().premium_pct[b]), core::to_text(before[b]));
  }
  EXPECT_TRUE(chart().legend_text(chart::Pane::Premium).contains("Perp premium"));
}

TEST_F(KeysTest, AltDigitsChooseRanges) {
  key(Qt::Key_1, Qt::AltModifier);
  EXPECT_NEAR(days_shown(), 365.25, 10);
  EXPECT_TRUE(button("Range1Y")->isChecked());
  key(Qt::Key_0, Qt::ControlModifier);
  EXPECT_TRUE(chart().shows_all());
  EXPECT_TRUE(button("RangeAll")->isChecked());
}

// A second press on the chosen timeframe must not lift its button.
TEST_F(KeysTest, TheChosenTimeframeStaysDown) {
  key(Qt::Key_W);
  EXPECT_TRUE(button("TimeframeW")->isChecked());
  click("TimeframeW");
  EXPECT_TRUE(button("TimeframeW")->isChecked());
  click("TimeframeM");
  EXPECT_FALSE(button("TimeframeW")->isChecked());
}

TEST_F(KeysTest, BTakesThePanelsAwayAndBringsTheSameBack) {
  find<QDockWidget>("SignalsDock")->hide();
  key(Qt::Key_B);
  for (const QDockWidget* dock : window_->findChildren<QDockWidget*>()) EXPECT_TRUE(dock->isHidden());
  key(Qt::Key_B);
  EXPECT_TRUE(find<QDockWidget>("SignalsDock")->isHidden());
  EXPECT_FALSE(find<QDockWidget>("CursorDock")->isHidden());
}

TEST_F(KeysTest, F11IsTheWholeScreen) {
  key(Qt::Key_F11);
  EXPECT_TRUE(window_->isFullScreen());
  key(Qt::Key_F11);
  EXPECT_FALSE(window_->isFullScreen());
}

TEST_F(KeysTest, ControlQClosesTheWindow) {
  key(Qt::Key_Q, Qt::ControlModifier);
  EXPECT_FALSE(window_->isVisible());
}

// Letters typed into a field are text.
TEST_F(KeysTest, AFieldKeepsItsLetters) {
  QLineEdit field(window_.get());
  field.show();
  field.setFocus();
  QTest::keyClicks(&field, "dxl");
  EXPECT_EQ(field.text(), "dxl");
  EXPECT_EQ(model_->timeframe(), core::Timeframe::Week);
  EXPECT_FALSE(view().extremes);
}

TEST_F(KeysTest, TheMenuHasEveryActionThatIsNotOfTheChartAlone) {
  QList<QAction*> held;
  const std::function<void(const QMenu*)> collect = [&](const QMenu* menu) {
    for (QAction* a : menu->actions()) {
      if (a->menu() != nullptr) collect(a->menu());
      held.append(a);
    }
  };
  collect(find<QMenu>("MoreMenu"));
  for (QAction* a : actions().all()) {
    const ActionGroup group = Actions::group_of(*a);
    if (group == ActionGroup::Chart || group == ActionGroup::Panes) continue;
    EXPECT_TRUE(held.contains(a)) << a->objectName().toStdString();
  }
}

}  // namespace
}  // namespace btcflow::gui
