// The window and the exchanges: the real window, a real sync, the test exchange on the loopback.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "main_window.h"
#include "model.h"
#include "support/exchange_process.h"

namespace btcflow::gui {
namespace {

constexpr int kPatience = 120'000;  // a loaded machine with sanitizers; it takes a second otherwise

core::Time noon() { return core::make_day(2026, 11, 22) + std::chrono::hours{12}; }

class Fetching : public testing::Test {
 protected:
  void open_window(std::vector<std::string> venues) {
    const auto in = [&](const char* name) {
      return std::filesystem::path(folder_.filePath(QLatin1String(name)).toStdString());
    };
    auto model = Model::open(
        {{in("m.sqlite"), in("config"), in("state")}, false, std::nullopt, std::nullopt, 0, nullptr}, noon);
    ASSERT_TRUE(model) << model.error().sentence;
    model_ = model->get();
    sync::Options options;
    options.venues = std::move(venues);
    options.as_of = noon();
    options.endpoints["all"] = exchange_.url();
    options.net.lift_limits = true;
    window_ = std::make_unique<MainWindow>(WindowParts{std::move(*model), options});
    window_->resize(1400, 900);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  template <typename W>
  W* find(const char* name) {
    return window_->findChild<W*>(QLatin1String(name));
  }
  void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
  // The run is over and what it brought is on screen.
  bool fetched() {
    return QTest::qWaitFor(
        [&] {
          return !find<QWidget>("SyncBar")->isVisible() && !model_->feeds().empty() && !model_->is_empty() &&
                 !model_->is_loading() && model_->is_up_to_date();
        },
        kPatience);
  }
  QStringList column(int c) {
    QStringList out;
    const auto* table = find<QTableWidget>("DataTable");
    for (int row = 0; row < table->rowCount(); ++row) out += table->item(row, c)->text();
    return out;
  }

  test::ExchangeProcess exchange_{"2026-11-22T12:00:00Z"};
  QTemporaryDir folder_;
  Model* model_ = nullptr;
  std::unique_ptr<MainWindow> window_;
};

// From an empty cache to a chart in two clicks: that is the first start.
TEST_F(Fetching, FillsAnEmptyCacheAndShowsIt) {
  open_window({"binance", "bybit"});
  ASSERT_TRUE(find<QPushButton>("WelcomeFetch")->isVisible());
  find<QComboBox>("WelcomeDepth")->setCurrentIndex(2);  // the last year
  click("WelcomeFetch");
  EXPECT_TRUE(find<QWidget>("SyncBar")->isVisible());
  EXPECT_FALSE(find<QPushButton>("Sync")->isEnabled());  // one at a time
  ASSERT_TRUE(fetched());
  EXPECT_TRUE(window_->chart().isVisible());
  ASSERT_NE(window_->chart().dashboard(), nullptr);
  EXPECT_GE(window_->chart().dashboard()->size(), 50U);  // weeks
  EXPECT_TRUE(window_->statusBar()->currentMessage().startsWith("Up to date"))
      << qPrintable(window_->statusBar()->currentMessage());
  EXPECT_TRUE(find<QPushButton>("Sync")->isEnabled());
}

// The Data panel is where a trader sees that a venue is behind.
TEST_F(Fetching, TheDataPanelSaysWhatIsThere) {
  open_window({"binance"});
  window_->start_sync();
  ASSERT_TRUE(fetched());
  const int row = static_cast<int>(column(0).indexOf("Binance spot, price"));
  ASSERT_GE(row, 0) << qPrintable(column(0).join("; "));
  EXPECT_EQ(column(1).at(row), "2017-08");
  EXPECT_EQ(column(2).at(row), "fresh");
  const int other = static_cast<int>(column(0).indexOf("Deribit, funding"));
  ASSERT_GE(other, 0);
  EXPECT_EQ(column(2).at(other), "nothing yet");
}

// A fault is told once, in words, and never in a box that blocks the window; the others go on.
TEST_F(Fetching, AFaultIsSaidAndTheOthersGoOn) {
  exchange_.faults(R"([{"match": "^bybit/", "fault": "html", "times": -1}])");
  open_window({"binance", "bybit"});
  window_->start_sync(noon() - 400 * core::kDay);
  ASSERT_TRUE(fetched());
  EXPECT_TRUE(window_->statusBar()->currentMessage().contains("Bybit"))
      << qPrintable(window_->statusBar()->currentMessage());
  EXPECT_TRUE(window_->statusBar()->toolTip().contains("Bybit"))
      << qPrintable(window_->statusBar()->toolTip());
  EXPECT_EQ(column(2).at(column(0).indexOf("Binance spot, price")), "fresh");
  EXPECT_EQ(column(2).at(column(0).indexOf("Bybit USDT, funding")), "failed");
  EXPECT_TRUE(find<QTableWidget>("DataTable")
                  ->item(static_cast<int>(column(0).indexOf("Bybit USDT, funding")), 2)
                  ->toolTip()
                  .contains("web page"));
}

TEST_F(Fetching, StopsWhenToldAndKeepsWhatCame) {
  open_window({"deribit", "binance", "bybit"});
  window_->start_sync();
  click("SyncStop");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !find<QWidget>("SyncBar")->isVisible(); }, kPatience));
  EXPECT_TRUE(window_->statusBar()->currentMessage().contains("stopped"))
      << qPrintable(window_->statusBar()->currentMessage());
  window_->start_sync();
  ASSERT_TRUE(fetched());
  EXPECT_TRUE(window_->statusBar()->currentMessage().startsWith("Up to date"));
}

// Closing the window does not wait for a venue.
TEST_F(Fetching, ClosingStopsIt) {
  open_window({"deribit"});
  window_->start_sync();
  window_.reset();
  SUCCEED();
}

TEST_F(Fetching, TheDemonstrationIsNotFetched) {
  open_window({"binance"});
  click("WelcomeDemo");
  EXPECT_FALSE(find<QPushButton>("Sync")->isEnabled());
  window_->start_sync();
  EXPECT_FALSE(find<QWidget>("SyncBar")->isVisible());
}

}  // namespace
}  // namespace btcflow::gui
