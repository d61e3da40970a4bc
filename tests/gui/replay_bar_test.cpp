// Going back in time, by mouse, keys and playing. The alarm is the test's: nothing sleeps.
#include "replay_bar.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QDateEdit>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "elided_label.h"
#include "support/fake_alarm.h"

namespace btcflow::gui {
namespace {

core::Time day(int n) { return core::make_day(2021, 4, 5) + n * core::kDay; }

class ReplayBarTest : public testing::Test {
 protected:
  void SetUp() override {
    window_.setLayout(new QVBoxLayout);
    bar_ = new ReplayBar(std::make_unique<test::FakeAlarm>(alarm_));
    window_.layout()->addWidget(bar_);
    QObject::connect(bar_, &ReplayBar::as_of_chosen, bar_, [this](std::optional<core::Time> as_of) {
      chosen_.push_back(as_of ? core::to_date(*as_of) : "now");
    });
    window_.show();
    bar_->set_span(day(0), day(30));
    bar_->set_bars({day(-7), day(0), day(7), day(14), day(21), day(28), day(35)});  // weeks
    bar_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window_));
  }
  template <typename W>
  W* find(const char* name) {
    return window_.findChild<W*>(QLatin1String(name));
  }
  void click(const char* name) { QTest::mouseClick(find<QToolButton>(name), Qt::LeftButton); }
  std::vector<std::string> take() { return std::exchange(chosen_, {}); }
  using Chosen = std::vector<std::string>;

  QWidget window_;
  ReplayBar* bar_ = nullptr;
  std::shared_ptr<test::FakeAlarm::State> alarm_ = std::make_shared<test::FakeAlarm::State>();
  std::vector<std::string> chosen_;
};

TEST_F(ReplayBarTest, IsHiddenAtFirst) {
  const ReplayBar bar(std::make_unique<test::FakeAlarm>(alarm_));
  EXPECT_TRUE(bar.isHidden());
  EXPECT_FALSE(bar.as_of());
}

// What is not in the span, before the history or after now, cannot be chosen.
TEST_F(ReplayBarTest, TheSliderSnapsToBarsAndEndsAtNow) {
  auto* slider = find<QSlider>("ReplaySlider");
  EXPECT_EQ(slider->maximum(), 5);
  EXPECT_EQ(slider->value(), 5);
  slider->setValue(0);
  slider->setValue(2);
  slider->setValue(5);
  EXPECT_EQ(take(), (Chosen{"2021-04-05", "2021-04-19", "now"}));
}

TEST_F(ReplayBarTest, SaysWhatIsShown) {
  EXPECT_EQ(find<ElidedLabel>("ReplayLabel")->text(), "now: everything that is known");
  find<QSlider>("ReplaySlider")->setValue(1);
  EXPECT_EQ(find<ElidedLabel>("ReplayLabel")->text(), "as of 2021-04-12: what was known then");
  EXPECT_EQ(find<QDateEdit>("ReplayDate")->date(), QDate(2021, 4, 12));
}

TEST_F(ReplayBarTest, StepsGoToTheNextBarAndPastTheLastToNow) {
  click("ReplayBack");
  click("ReplayBack");
  click("ReplayForward");
  click("ReplayForward");
  EXPECT_EQ(take(), (Chosen{"2021-05-03", "2021-04-26", "2021-05-03", "now"}));
  EXPECT_FALSE(find<QToolButton>("ReplayForward")->isEnabled());
  QTest::keyClick(&window_, Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_EQ(take(), (Chosen{"2021-05-03"}));
}

// The date field takes any day: the week was half over then, and half of it was known.
TEST_F(ReplayBarTest, TheDateFieldTakesAnyDayAndStepsGoOnFromThere) {
  auto* date = find<QDateEdit>("ReplayDate");
  date->setDate(QDate(2021, 4, 14));
  EXPECT_EQ(take(), (Chosen{"2021-04-14"}));
  EXPECT_EQ(find<QSlider>("ReplaySlider")->value(), 1);
  click("ReplayBack");
  bar_->set_as_of(day(9));
  click("ReplayForward");
  EXPECT_EQ(take(), (Chosen{"2021-04-12", "2021-04-19"}));
  date->setDate(QDate(2035, 1, 1));
  EXPECT_EQ(take(), (Chosen{"now"})) << "the future is not known";
}

TEST_F(ReplayBarTest, BackToNow) {
  bar_->set_as_of(day(7));
  EXPECT_TRUE(take().empty()) << "who sets it knows it";
  click("ReplayNow");
  EXPECT_EQ(take(), (Chosen{"now"}));
  EXPECT_FALSE(find<QToolButton>("ReplayNow")->isEnabled());
}

TEST_F(ReplayBarTest, PlaysBarByBarUntilNow) {
  bar_->set_as_of(day(14));
  click("ReplayPlay");
  EXPECT_TRUE(bar_->is_playing());
  for (int i = 0; i < 10 && bar_->is_playing(); ++i) {
    alarm_->ring_now();
    bar_->ready();
  }
  EXPECT_EQ(take(), (Chosen{"2021-04-26", "2021-05-03", "now"}));
  EXPECT_FALSE(alarm_->is_set());
}

// From now there is nothing to play: it begins where the history does.
TEST_F(ReplayBarTest, PlayingFromNowBeginsAtTheBeginning) {
  QTest::keyClick(&window_, Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_EQ(take(), (Chosen{"2021-04-05"}));
  EXPECT_TRUE(bar_->is_playing());
}

// Years of bars before any state is known: nothing moves there.
TEST_F(ReplayBarTest, PlayingFromNowBeginsWhereThereIsSomethingToSee) {
  bar_->set_start(day(12));
  bar_->play();
  EXPECT_EQ(take(), (Chosen{"2021-04-19"}));
  bar_->pause();
  bar_->set_as_of(day(0));
  bar_->play();
  EXPECT_TRUE(take().empty()) << "who stands in the past plays on from there";
}

// A slow machine: the bars wait for the picture, they do not pile up.
TEST_F(ReplayBarTest, PlayingNeverGetsAheadOfThePicture) {
  bar_->set_as_of(day(0));
  bar_->play();
  alarm_->ring_now();
  EXPECT_EQ(take(), (Chosen{"2021-04-12"}));
  alarm_->ring_now();  // the time is up, and the first is not painted yet
  EXPECT_FALSE(alarm_->is_set());
  EXPECT_TRUE(take().empty());
  bar_->ready();
  EXPECT_EQ(take(), (Chosen{"2021-04-19"})) << "at once: the time was up";
  bar_->ready();
  EXPECT_TRUE(take().empty()) << "a fast machine waits for the time";
  alarm_->ring_now();
  EXPECT_EQ(take(), (Chosen{"2021-04-26"}));
}

TEST_F(ReplayBarTest, PlaysAsFastAsIsChosen) {
  auto* speed = find<QComboBox>("ReplaySpeed");
  std::vector<long long> pauses;
  for (int i = 0; i < speed->count(); ++i) {
    speed->setCurrentIndex(i);
    bar_->set_as_of(day(0));
    bar_->play();
    pauses.push_back(alarm_->after.count());
    bar_->pause();
  }
  EXPECT_EQ(pauses, (std::vector<long long>{1000, 500, 200, 100}));
}

TEST_F(ReplayBarTest, AnyHandOnItPauses) {
  const auto playing_after = [&](const std::function<void()>& hand) {
    bar_->set_as_of(day(0));
    bar_->play();
    hand();
    return bar_->is_playing();
  };
  EXPECT_FALSE(playing_after([&] { click("ReplayPlay"); }));
  EXPECT_FALSE(playing_after([&] { click("ReplayForward"); }));
  EXPECT_FALSE(playing_after([&] { find<QSlider>("ReplaySlider")->setValue(3); }));
  EXPECT_FALSE(playing_after([&] { find<QDateEdit>("ReplayDate")->setDate(QDate(2021, 4, 20)); }));
  EXPECT_FALSE(playing_after([&] { click("ReplayNow"); }));
  EXPECT_FALSE(playing_after([&] { bar_->hide(); }));
}

// Another timeframe while the past is shown: the instant stays, the slider finds its place among the new
// bars.
TEST_F(ReplayBarTest, OtherBarsKeepTheInstant) {
  bar_->set_as_of(day(10));
  bar_->set_bars({day(8), day(9), day(10), day(11)});
  EXPECT_EQ(find<QSlider>("ReplaySlider")->value(), 2);
  EXPECT_TRUE(take().empty());
}

TEST_F(ReplayBarTest, WithoutBarsThereIsNothingToPlay) {
  bar_->set_bars({});
  EXPECT_FALSE(find<QToolButton>("ReplayPlay")->isEnabled());
  bar_->play();
  bar_->step(-1);
  EXPECT_FALSE(bar_->is_playing());
  EXPECT_TRUE(take().empty());
}

}  // namespace
}  // namespace btcflow::gui
