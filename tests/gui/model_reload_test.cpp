// The market loaded again behind the window: what goes wrong is told once, and damage is dealt with only
// while nobody writes.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "freshness.h"
#include "model.h"
#include "support/damage.h"
#include "support/patience.h"

namespace btcflow::gui {
namespace {

namespace fs = std::filesystem;

using test::kPatience;
core::Time reloaded_at() { return test::day(3001) + std::chrono::hours{12}; }

class ModelReload : public testing::Test {
 protected:
  void fill(const std::string& instrument) {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(cache);
    ASSERT_TRUE(test::put_years(*cache, instrument));
  }
  void open() {
    auto model = Model::open({paths_, false, std::nullopt, std::nullopt, 0, nullptr}, reloaded_at);
    ASSERT_TRUE(model) << model.error().sentence;
    model_ = std::move(*model);
    QObject::connect(model_.get(), &Model::failed, [this](const QString& sentence) { told_ += sentence; });
  }
  bool loaded() {
    return QTest::qWaitFor([&] { return !model_->is_loading() && model_->is_up_to_date(); }, kPatience);
  }
  bool reload() {
    model_->reload();
    return loaded();
  }
  bool check() {
    model_->check();
    return loaded();
  }
  bool is_aside() const {
    for (const auto& entry : fs::directory_iterator(folder_.path().toStdString())) {
      if (entry.path().filename().string().starts_with("m.sqlite.damaged-")) return true;
    }
    return false;
  }
  fs::path in(const char* name) const { return folder_.filePath(QLatin1String(name)).toStdString(); }

  QTemporaryDir folder_;
  app::Paths paths_{in("m.sqlite"), in("config"), in("state")};
  std::unique_ptr<Model> model_;
  QStringList told_;
};

// Every three seconds of a sync the same sentence would push all others off the status bar.
TEST_F(ModelReload, AProblemIsToldOnceUntilItIsOver) {
  fill("bitstamp:btcusd");
  open();
  const auto put_away = [&] {
    fs::rename(paths_.cache, in("elsewhere"));
    fs::create_directory(paths_.cache);
  };
  put_away();
  ASSERT_TRUE(reload());
  ASSERT_TRUE(reload());
  ASSERT_EQ(told_.size(), 1) << qPrintable(told_.join("; "));
  EXPECT_TRUE(told_.front().contains(QString::fromStdString(paths_.cache.string())));
  EXPECT_FALSE(model_->is_empty()) << "what was shown is shown still";
  fs::remove(paths_.cache);
  fs::rename(in("elsewhere"), paths_.cache);
  ASSERT_TRUE(reload());
  put_away();
  ASSERT_TRUE(reload());
  EXPECT_EQ(told_.size(), 2) << "a new one";
}

// What was opened in a hurry is looked at behind the first picture.
TEST_F(ModelReload, TheCheckSetsADamagedCacheAsideAndSaysSo) {
  fill("bitstamp:btcusd");
  fill("bitstamp:ethusd");
  fill("kraken:XBTUSD");
  test::damage(paths_.cache);  // of the rows in the middle, which nobody shows
  open();
  ASSERT_FALSE(model_->is_empty()) << "the window opens with what can be read";
  ASSERT_TRUE(told_.isEmpty());
  const auto shown = model_->dashboard();
  QStringList order;
  QObject::connect(model_.get(), &Model::failed, [&] {
    order += "told";
    EXPECT_EQ(model_->dashboard(), shown) << "the chart shows it until the new cache is read";
  });
  QObject::connect(model_.get(), &Model::checked,
                   [&] { order += model_->is_empty() ? "checked, empty" : "checked"; });
  model_->check();
  EXPECT_TRUE(model_->is_checking());
  ASSERT_TRUE(loaded());
  ASSERT_EQ(order, (QStringList{"told", "checked, empty"}));
  EXPECT_TRUE(told_.front().contains("damaged")) << qPrintable(told_.front());
  EXPECT_TRUE(is_aside());
  EXPECT_FALSE(model_->is_checking());
  // The new one is a cache like any other.
  fill("bitstamp:btcusd");
  ASSERT_TRUE(reload());
  EXPECT_FALSE(model_->is_empty());
  model_->reload_catalogue();
  EXPECT_EQ(told_.size(), 1);
}

TEST_F(ModelReload, TheCheckOfASoundCacheSaysNothing) {
  fill("bitstamp:btcusd");
  open();
  const QSignalSpy checked(model_.get(), &Model::checked);
  ASSERT_TRUE(check());
  EXPECT_EQ(checked.count(), 1);
  EXPECT_TRUE(told_.isEmpty());
  EXPECT_FALSE(model_->feeds().empty());
  EXPECT_FALSE(is_aside());
}

// A sync writes to it all the while: its file must not be moved away below it.
TEST_F(ModelReload, AReloadSetsNothingAside) {
  fill("bitstamp:btcusd");
  fill("bitstamp:ethusd");
  fill("kraken:XBTUSD");
  open();
  test::write_bytes(paths_.cache, std::string(8192, 'x'));
  ASSERT_TRUE(reload());
  EXPECT_EQ(told_.size(), 1);
  EXPECT_FALSE(is_aside());
  EXPECT_FALSE(model_->is_empty());
}

// Where reading runs into the damage there is nothing to open with: as before, an empty one is begun.
TEST_F(ModelReload, WhatCannotBeReadAtAllIsSetAsideAtOnce) {
  fill("bitstamp:btcusd");
  test::damage(paths_.cache);
  open();
  EXPECT_TRUE(model_->is_empty());
  EXPECT_TRUE(is_aside());
  ASSERT_EQ(model_->session().notices().size(), 1U);
}

TEST_F(ModelReload, ListsNoFeedOfAnAssetThatTheWindowNeverShows) {
  fill("bitstamp:ethusd");
  open();
  ASSERT_TRUE(check());
  ASSERT_FALSE(model_->feeds().empty());
  for (const app::FeedLine& line : model_->feeds())
    EXPECT_NE(line.instrument.base, "ETH") << line.instrument.id;
}

// The green dot: one live feed among dead ones is not the present.
TEST_F(ModelReload, IsFreshOnlyWhereAllThatIsNeededIs) {
  fill("bitstamp:btcusd");
  open();
  EXPECT_FALSE(model_->is_fresh());
  EXPECT_EQ(behind_text(model_->behind()), "not up to date: perp prices, open interest, funding");
  {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(
        cache->put(test::batch({test::page("bybit:BTCUSDT", std::vector{test::candle(3000, 1)}, 1, 2),
                                test::page("bybit:BTCUSDT", std::vector{test::open_interest(3001, 1)}, 1, 2),
                                test::page("bybit:BTCUSDT", std::vector{test::funding(3001, 1e-4)}, 1, 2)})));
  }
  ASSERT_TRUE(reload());
  EXPECT_TRUE(model_->is_fresh());
  EXPECT_TRUE(behind_text(model_->behind()).isEmpty());
}

TEST(BehindText, OfEverythingIsOneSentence) {
  EXPECT_EQ(behind_text(app::behind({}, reloaded_at())), "the data ends before today");
}

}  // namespace
}  // namespace btcflow::gui
