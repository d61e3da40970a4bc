// The first page: what it says must be so.
#include "welcome.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <map>

#include "btcflow/sync/sync.h"
#include "btcflow/venues/catalogue.h"
#include "support/temporary_folder.h"

namespace btcflow::gui {
namespace {

class WelcomeTest : public testing::Test {
 protected:
  QString cost_of(int years) {
    auto* depth = welcome_.findChild<QComboBox*>("WelcomeDepth");
    depth->setCurrentIndex(depth->findData(years));
    return welcome_.findChild<QLabel*>("WelcomeCost")->text();
  }
  Welcome welcome_{true};
};

TEST_F(WelcomeTest, EachControlSaysWhatItDoes) {
  for (const char* name : {"WelcomeDepth", "WelcomeFetch", "WelcomeImport", "WelcomeDemo"}) {
    const auto* control = welcome_.findChild<QWidget*>(QLatin1String(name));
    ASSERT_NE(control, nullptr) << name;
    EXPECT_FALSE(control->toolTip().isEmpty()) << name;
    EXPECT_FALSE(control->accessibleName().isEmpty()) << name;
  }
}

TEST_F(WelcomeTest, TheCostIsThatOfTheChosenDepth) {
  const QSet<QString> costs{cost_of(0), cost_of(4), cost_of(1)};
  EXPECT_EQ(costs.size(), 3);
  EXPECT_FALSE(costs.contains(QString()));
}

// How long the venues' limits make an empty cache's fetch last, in minutes: the longest of their budgets, as
// they are asked side by side.
struct Minutes {
  double all = 0;
  double without_slowest = 0;  // venue
};
Minutes minutes_of(int years) {
  const test::TemporaryFolder folder;
  const auto cache = store::Cache::open(folder.path() / "m.sqlite");
  sync::Options options;
  options.as_of = core::make_day(2026, 11, 22);
  if (years > 0) options.not_before = *options.as_of - std::chrono::years{years};
  const auto plan = sync::plan(*cache, venues::built_in_catalogue(), options);
  std::map<std::string, double> budgets;
  for (const sync::PlannedFeed& feed : *plan) budgets[feed.budget] += feed.seconds / 60;
  std::vector<double> all;
  for (const auto& [budget, minutes] : budgets) all.push_back(minutes);
  std::sort(all.rbegin(), all.rend());
  return {all.at(0), all.at(1)};
}

// The words were right when they were written; a venue more, or a limit less, must not make them wrong.
TEST_F(WelcomeTest, TheMinutesAreThoseOfThePlan) {
  EXPECT_TRUE(cost_of(0).contains("about ten minutes"));
  EXPECT_NEAR(minutes_of(0).all, 9, 3);
  EXPECT_TRUE(cost_of(4).contains("about eight minutes"));
  EXPECT_NEAR(minutes_of(4).all, 7, 2);
  EXPECT_TRUE(cost_of(1).contains("two or three minutes"));
  EXPECT_TRUE(cost_of(1).contains("about eight"));
  EXPECT_NEAR(minutes_of(1).all, 7, 2);
  EXPECT_LE(minutes_of(1).without_slowest, 3);
}

}  // namespace
}  // namespace btcflow::gui
