// The replay's slider and the market behind it: new rows and other bars reach it, and playing begins where
// something can be seen.
#include "replaying.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "model.h"
#include "replay_bar.h"
#include "support/fake_alarm.h"
#include "support/patience.h"
#include "support/rows.h"

namespace btcflow::gui {
namespace {

using test::kPatience;
core::Time now() { return test::day(2001) + std::chrono::hours{12}; }

class ReplayingTest : public testing::Test {
 protected:
  void SetUp() override {
    action_.setCheckable(true);
    put("bitstamp:btcusd", 1, 1000);
    put("bybit:BTCUSDT", 300, 1000);
    auto model = Model::open({paths_, false, std::nullopt, std::nullopt, 0, nullptr}, now, {},
                             core::Timeframe::ThreeDay);
    ASSERT_TRUE(model) << model.error().sentence;
    model_ = std::move(*model);
    bar_ = std::make_unique<ReplayBar>(std::make_unique<test::FakeAlarm>(alarm_));
    replaying_ = std::make_unique<Replaying>(*bar_, *model_, action_);
    QObject::connect(model_.get(), &Model::dashboard_changed, [this] { replaying_->painted(); });
  }
  void put(const std::string& instrument, int from, int to) {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(cache);
    std::vector<core::Candle> rows;
    const double lift = instrument.starts_with("bybit") ? 0.25 : 0;
    for (int d = from; d <= to; ++d) rows.push_back(test::candle(d, 100 + d % 7 + lift * (d % 5)));
    ASSERT_TRUE(cache->put(test::batch({test::page(instrument, rows, from, to + 1)})));
  }
  bool settled() {
    return QTest::qWaitFor([&] { return !model_->is_loading() && model_->is_up_to_date(); }, kPatience);
  }
  int bars() const { return bar_->findChild<QSlider*>("ReplaySlider")->maximum(); }
  std::filesystem::path in(const char* name) const {
    return folder_.filePath(QLatin1String(name)).toStdString();
  }

  QTemporaryDir folder_;
  app::Paths paths_{in("m.sqlite"), in("config"), in("state")};
  QAction action_;
  std::shared_ptr<test::FakeAlarm::State> alarm_ = std::make_shared<test::FakeAlarm::State>();
  std::unique_ptr<Model> model_;
  std::unique_ptr<ReplayBar> bar_;
  std::unique_ptr<Replaying> replaying_;
};

// A night with the bar open: the day that closed meanwhile can be gone back to.
TEST_F(ReplayingTest, NewRowsMakeTheSliderLonger) {
  action_.setChecked(true);
  EXPECT_NEAR(bars(), 1000 / 3, 3);
  put("bitstamp:btcusd", 1001, 2000);
  model_->reload();
  ASSERT_TRUE(settled());
  EXPECT_NEAR(bars(), 2000 / 3, 6);
}

// With the year's own grid each year begins with a new bar, and the last one of it is short.
TEST_F(ReplayingTest, OtherBarsOfThreeDaysReachTheSlider) {
  put("bitstamp:btcusd", 1001, 2000);
  action_.setChecked(true);
  model_->reload();
  ASSERT_TRUE(settled());
  app::Settings settings = model_->settings();
  const auto ends = [&](core::ThreeDayGrid grid) {
    settings.parameters.three_day = grid;
    model_->set_settings(settings);
    EXPECT_TRUE(settled());
    std::vector<core::Time> chosen;
    const auto connection = QObject::connect(bar_.get(), &ReplayBar::as_of_chosen,
                                             [&](std::optional<core::Time> t) { chosen.push_back(*t); });
    bar_->step(-1);
    QObject::disconnect(connection);
    EXPECT_TRUE(settled());
    model_->set_as_of(std::nullopt);
    EXPECT_TRUE(settled());
    return chosen;
  };
  const auto year = ends(core::ThreeDayGrid::Year);
  const auto running = ends(core::ThreeDayGrid::Running);
  ASSERT_EQ(year.size(), 1U);
  ASSERT_EQ(running.size(), 1U);
  // The newest row is the candle of 2026-06-23, the 174th day; the last bar that had ended by then has the
  // days 169 to 171.
  EXPECT_EQ(core::to_date(year.front()), "2026-06-21");
  EXPECT_NE(running.front(), year.front());
}

// A year of bars in which no z-score is known would be played to nobody.
TEST_F(ReplayingTest, PlayBeginsWhereAStateIsKnown) {
  action_.setChecked(true);
  std::optional<core::Time> chosen;
  QObject::connect(bar_.get(), &ReplayBar::as_of_chosen, [&](std::optional<core::Time> t) { chosen = t; });
  const metrics::Dashboard& d = *model_->dashboard();
  std::size_t first = 0;
  while (first < d.size() && !core::known(d.premium_z[first])) ++first;
  ASSERT_LT(first, d.size());
  ASSERT_GT(first, 100U) << "the perp begins with day 300";
  bar_->play();
  EXPECT_EQ(chosen, d.bars[first].end);
}

}  // namespace
}  // namespace btcflow::gui
