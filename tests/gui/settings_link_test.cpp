// The settings panel and the market behind it.
#include "settings_link.h"

#include <gtest/gtest.h>

#include <QAbstractItemModel>
#include <QAction>
#include <QComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "main_window.h"
#include "model.h"
#include "settings_panel.h"
#include "support/patience.h"
#include "support/rows.h"

namespace btcflow::gui {
namespace {

using test::kPatience;
core::Time now() { return test::day(40) + std::chrono::hours{12}; }

class SettingsLinkTest : public testing::Test {
 protected:
  void SetUp() override {
    put("bitstamp:btcusd", 1);
    auto model = Model::open({paths_, false, std::nullopt, std::nullopt, 0, nullptr}, now);
    ASSERT_TRUE(model) << model.error().sentence;
    model_ = model->get();
    window_ = std::make_unique<MainWindow>(WindowParts{std::move(*model)});
    // Any list of the panel that is filled anew.
    window_->findChild<QAction*>("Settings")->trigger();  // it is made when it is wanted
    auto* panel = window_->findChild<SettingsPanel*>();
    ASSERT_NE(panel, nullptr);
    const auto watch = [this](QAbstractItemModel* list) {
      QObject::connect(list, &QAbstractItemModel::rowsInserted, window_.get(), [this] { ++filled_; });
    };
    for (auto* combo : panel->findChildren<QComboBox*>()) watch(combo->model());
    for (auto* tree : panel->findChildren<QTreeWidget*>()) watch(tree->model());
  }
  void put(const std::string& instrument, int day) {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(cache);
    ASSERT_TRUE(
        cache->put(test::batch({test::page(instrument, std::vector{test::candle(day, 100)}, day, day + 1)})));
  }
  bool reload() {
    model_->reload();
    return QTest::qWaitFor([&] { return !model_->is_loading(); }, kPatience);
  }
  std::filesystem::path in(const char* name) const {
    return folder_.filePath(QLatin1String(name)).toStdString();
  }

  QTemporaryDir folder_;
  app::Paths paths_{in("m.sqlite"), in("config"), in("state")};
  Model* model_ = nullptr;
  std::unique_ptr<MainWindow> window_;
  int filled_ = 0;
};

// While a sync runs the market is loaded every few seconds: an open list must not be filled below the mouse,
// nor a folded group open again.
TEST_F(SettingsLinkTest, ListsAreFilledAnewOnlyWhereAnInstrumentHasDataThatHadNone) {
  put("bitstamp:btcusd", 2);
  ASSERT_TRUE(reload());
  EXPECT_EQ(filled_, 0);
  put("bybit:BTCUSDT", 1);
  ASSERT_TRUE(reload());
  EXPECT_GT(filled_, 0);
}

}  // namespace
}  // namespace btcflow::gui
