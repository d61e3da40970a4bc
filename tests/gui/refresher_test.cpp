// When the next sync begins. The clock and the alarm are the test's.
#include "refresher.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "progress_text.h"
#include "support/fake_alarm.h"

namespace btcflow::gui {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class RefresherTest : public testing::Test {
 protected:
  // Moves the clock on to when the next sync is due, ringing as often as the timer would; the minutes it
  // took.
  int wait_for_due() {
    const auto before = due_.count();
    const core::Time from = now_;
    for (int rings = 0; rings < 10'000 && alarm_->is_set() && due_.count() == before; ++rings) {
      now_ += alarm_->after;
      alarm_->ring_now();
    }
    return due_.count() == before ? -1 : static_cast<int>((now_ - from) / minutes{1});
  }
  int sync(SyncEnd end) {
    refresher_.sync_started();
    refresher_.sync_ended(end);
    return wait_for_due();
  }

  core::Time now_ = core::make_day(2026, 11, 22);
  std::shared_ptr<test::FakeAlarm::State> alarm_ = std::make_shared<test::FakeAlarm::State>();
  Refresher refresher_{[this] { return now_; }, std::make_unique<test::FakeAlarm>(alarm_)};
  QSignalSpy due_{&refresher_, &Refresher::due};
};

TEST_F(RefresherTest, BeginsAtOnceAndThenAtEachInterval) {
  refresher_.set_interval(minutes{15});
  EXPECT_FALSE(alarm_->is_set()) << "not before the window asks for it";
  refresher_.begin();
  EXPECT_EQ(wait_for_due(), 0);
  EXPECT_EQ(sync(SyncEnd::Complete), 15);
  EXPECT_EQ(sync(SyncEnd::Partial), 15);
  EXPECT_EQ(sync(SyncEnd::Stopped), 15) << "who stopped it does not want it at once again";
  EXPECT_TRUE(refresher_.outlook().isEmpty());
}

// What is there has just come, by the first fetch or by an import: the next is an interval away.
TEST_F(RefresherTest, BegunLaterItIsNotDueAtOnce) {
  refresher_.set_interval(minutes{15});
  refresher_.begin_later();
  EXPECT_EQ(wait_for_due(), 15) << "from now on, where there was no sync before";
}

TEST_F(RefresherTest, BegunAfterASyncItCountsFromItsEnd) {
  refresher_.set_interval(minutes{15});
  refresher_.sync_started();
  refresher_.begin_later();
  EXPECT_FALSE(alarm_->is_set()) << "one runs";
  refresher_.sync_ended(SyncEnd::Stopped);
  now_ += minutes{5};
  refresher_.begin_later();
  EXPECT_EQ(wait_for_due(), 10);
  refresher_.set_interval(minutes{60});
  EXPECT_EQ(wait_for_due(), 45) << "it has begun: the settings count";
}

TEST_F(RefresherTest, AnIntervalOfZeroIsNever) {
  refresher_.set_interval(minutes{0});
  refresher_.begin();
  EXPECT_FALSE(alarm_->is_set());
  EXPECT_EQ(sync(SyncEnd::Complete), -1);
  EXPECT_EQ(sync(SyncEnd::Offline), -1);
  EXPECT_FALSE(refresher_.next());
  EXPECT_TRUE(refresher_.outlook().contains("Fetch again when there is a network"));
  // And can be taken back.
  EXPECT_EQ(sync(SyncEnd::Complete), -1);
  refresher_.set_interval(minutes{5});
  EXPECT_EQ(wait_for_due(), 5);
}

// A laptop in a train: soon again, but not for ever every minute, and never more seldom than usual.
TEST_F(RefresherTest, WithoutANetworkItTriesSoonAndThenMoreSeldom) {
  refresher_.set_interval(minutes{15});
  refresher_.begin();
  std::vector<int> waited;
  for (int i = 0; i < 7; ++i) waited.push_back(sync(SyncEnd::Offline));
  EXPECT_EQ(waited, (std::vector<int>{1, 2, 5, 10, 15, 15, 15}));
  EXPECT_EQ(sync(SyncEnd::Complete), 15);
  EXPECT_EQ(sync(SyncEnd::Failed), 1) << "it begins anew after a success; a full disk is no other case";
}

TEST_F(RefresherTest, NeverWaitsLongerThanTheInterval) {
  refresher_.set_interval(minutes{3});
  refresher_.begin();
  std::vector<int> waited;
  for (int i = 0; i < 4; ++i) waited.push_back(sync(SyncEnd::Offline));
  EXPECT_EQ(waited, (std::vector<int>{1, 2, 3, 3}));
}

TEST_F(RefresherTest, SaysWhenItTriesAgain) {
  refresher_.begin();
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Offline);
  EXPECT_EQ(refresher_.outlook(),
            "Offline: the cache is shown; next try at " + clock_text(now_ + minutes{1}) + ".");
  refresher_.sync_started();
  EXPECT_TRUE(refresher_.outlook().isEmpty());
}

TEST_F(RefresherTest, IsDueAtOnceWhenTheNetworkIsBack) {
  refresher_.begin();
  for (int i = 0; i < 5; ++i) (void)sync(SyncEnd::Offline);
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Offline);
  refresher_.network_came_back();
  EXPECT_EQ(wait_for_due(), 0);
  // With a network all along it is nothing new.
  refresher_.sync_started();
  refresher_.network_came_back();
  EXPECT_FALSE(alarm_->is_set());
  refresher_.sync_ended(SyncEnd::Complete);
  refresher_.network_came_back();
  EXPECT_EQ(wait_for_due(), 15);
}

// Closed for the night, opened in the morning: timers stood still, the clock did not.
TEST_F(RefresherTest, AMachineThatSleptIsUpToDateAMinuteAfterWaking) {
  refresher_.begin();
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Complete);
  EXPECT_LE(alarm_->after, minutes{1});
  now_ += std::chrono::hours{9};
  alarm_->ring_now();
  EXPECT_EQ(due_.count(), 1);
}

TEST_F(RefresherTest, AClockThatWasSetBackDoesNotPutItOffForADay) {
  refresher_.begin();
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Complete);
  now_ -= core::kDay;
  EXPECT_LE(wait_for_due(), 16);
}

TEST_F(RefresherTest, AShorterIntervalCountsAtOnce) {
  refresher_.set_interval(minutes{60});
  refresher_.begin();
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Complete);
  now_ += minutes{20};
  refresher_.set_interval(minutes{15});
  EXPECT_EQ(wait_for_due(), 0);
}

// "Fetch this venue now" says nothing about the others.
TEST_F(RefresherTest, AFetchOfOneVenueLeavesThePlanAsItIs) {
  refresher_.set_interval(minutes{15});
  refresher_.begin();
  refresher_.sync_started();
  refresher_.sync_ended(SyncEnd::Complete);
  now_ += minutes{10};
  refresher_.sync_started();
  EXPECT_FALSE(refresher_.next());
  now_ += seconds{30};
  refresher_.part_ended();
  EXPECT_EQ(wait_for_due(), 4) << "of the five minutes half a one is over";
}

}  // namespace
}  // namespace btcflow::gui
