// The view of an exported picture, in a window: which time it shows, where its crosshair stands, and what is
// none of this window's.
#include <gtest/gtest.h>

#include <QTest>
#include <memory>

#include "btcflow/app/demo_market.h"
#include "memory.h"
#include "model.h"
#include "support/temporary_folder.h"
#include "workspace.h"

namespace btcflow::gui {
namespace {

core::Time at(int hour, int day = 15) {
  return core::make_day(2026, 3, static_cast<unsigned>(day)) + std::chrono::hours{hour};
}

class PictureViewTest : public testing::Test {
 protected:
  // Of the market, whose cache is empty here, or of the demonstration.
  void open(bool demo) {
    const WindowOptions options{{folder_ / "market.sqlite", folder_ / "config", folder_ / "state"}, demo, {}};
    auto model = Model::open(options, [] { return at(12); });
    ASSERT_TRUE(model) << model.error().sentence;
    model_ = std::move(*model);
    memory_ = std::make_unique<Memory>(std::nullopt, app::Preferences{});
    chart_ = std::make_unique<chart::ChartView>();
    chart_->arrange({900, 700});
    workspace_ = std::make_unique<Workspace>(*model_, *chart_, *memory_);
    QObject::connect(model_.get(), &Model::dashboard_changed, workspace_.get(), &Workspace::show_dashboard);
    workspace_->restore();
  }
  void settle() {
    EXPECT_TRUE(QTest::qWaitFor([this] { return model_->is_up_to_date(); }, 20000));
  }
  static app::PictureParameters picture(core::Time as_of, bool live) {
    app::PictureParameters p;
    p.range = {as_of - 400 * core::kDay, as_of};
    p.as_of = as_of;
    p.live = live;
    return p;
  }

  const test::TemporaryFolder folder_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<Memory> memory_;
  std::unique_ptr<chart::ChartView> chart_;
  std::unique_ptr<Workspace> workspace_;
};

// "The view of the picture" must not be said of another coin's.
TEST_F(PictureViewTest, AnotherAssetsIsRefusedInASentence) {
  open(false);
  app::PictureParameters other = picture(at(11), true);
  other.asset = "ETH";
  other.timeframe = core::Timeframe::Month;
  EXPECT_EQ(workspace_->show_picture(other), "The picture shows ETH; this window shows BTC.");
  EXPECT_EQ(model_->timeframe(), core::Timeframe::Week);
  EXPECT_FALSE(workspace_->history().can_undo());
}

TEST_F(PictureViewTest, TheDemonstrationAndTheMarketAreNotMistakenForEachOther) {
  open(false);
  app::PictureParameters demo = picture(app::demo_as_of(), false);
  demo.demo = true;
  EXPECT_TRUE(workspace_->show_picture(demo).contains("shows the demonstration; this window"));
  open(true);
  EXPECT_TRUE(workspace_->show_picture(picture(at(11), true)).contains("shows the market; this window"));
}

TEST_F(PictureViewTest, OfTodaysMarketIsThePresent) {
  open(false);
  EXPECT_EQ(workspace_->show_picture(picture(at(1), true)), "");
  EXPECT_EQ(model_->chosen_as_of(), std::nullopt);
}

// `btcflow export --like` draws it at its own instant; so does the window.
TEST_F(PictureViewTest, OfAnotherDayIsThePast) {
  open(false);
  EXPECT_EQ(workspace_->show_picture(picture(at(23, 14), true)), "");
  EXPECT_EQ(model_->chosen_as_of(), at(23, 14));
}

// Chosen, it is the past though it is of today.
TEST_F(PictureViewTest, OfAChosenInstantIsThatInstant) {
  open(false);
  EXPECT_EQ(workspace_->show_picture(picture(at(1), false)), "");
  EXPECT_EQ(model_->chosen_as_of(), at(1));
}

TEST_F(PictureViewTest, OfTheDemonstrationsEndIsItsPresent) {
  open(true);
  app::PictureParameters p = picture(app::demo_as_of(), false);
  p.demo = true;
  EXPECT_EQ(workspace_->show_picture(p), "");
  EXPECT_EQ(model_->chosen_as_of(), std::nullopt);
}

TEST_F(PictureViewTest, BringsItsCrosshairBack) {
  open(true);
  app::PictureParameters p = picture(core::make_day(2022, 6, 1), false);
  p.demo = true;
  p.timeframe = core::Timeframe::Day;
  p.cursor = core::make_day(2022, 2, 3);
  EXPECT_EQ(workspace_->show_picture(p), "");
  settle();
  ASSERT_TRUE(chart_->cursor());
  EXPECT_EQ(chart_->dashboard()->bars[*chart_->cursor()].open, *p.cursor);
  const chart::VisibleRange range{p.range.from, p.range.to};
  EXPECT_EQ(chart_->visible(), range);
  // Where nothing has to be computed, too.
  p.cursor = core::make_day(2022, 3, 4);
  EXPECT_EQ(workspace_->show_picture(p), "");
  ASSERT_TRUE(chart_->cursor());
  EXPECT_EQ(chart_->dashboard()->bars[*chart_->cursor()].open, *p.cursor);
}

}  // namespace
}  // namespace btcflow::gui
