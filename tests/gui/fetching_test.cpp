// The window and the exchanges: the real window, a real sync, the test exchange on the loopback.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "data_dock.h"
#include "fetcher.h"
#include "fetching.h"
#include "main_window.h"
#include "model.h"
#include "support/exchange_process.h"
#include "support/noon.h"
#include "support/patience.h"
#include "support/rows.h"
#include "workspace.h"

namespace btcflow::gui {
namespace {

using test::kPatience;

using test::noon;

class FetchingTest : public testing::Test {
 protected:
  void open_window(std::vector<std::string> venues) {
    auto model = Model::open({paths_, false, as_of_, std::nullopt, 0, nullptr}, noon);
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
  std::filesystem::path in(const char* name) const {
    return folder_.filePath(QLatin1String(name)).toStdString();
  }
  // As a window of yesterday, or another program, left the cache.
  void fill_cache() {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(cache);
    const std::vector<core::Candle> rows{
        {noon() - 40 * core::kDay - std::chrono::hours{12}, 1, 3, 1, 2, 9, true}};
    ASSERT_TRUE(cache->put(test::batch({test::page("bitstamp:btcusd", rows, 1, 2)})));
  }
  gui::Fetching& fetching() { return *window_->findChild<gui::Fetching*>(); }
  std::optional<core::Time> next_run() { return window_->findChild<Fetcher*>()->refresher().next(); }
  bool is_running() { return window_->findChild<Fetcher*>()->is_running(); }
  bool ended() {
    return QTest::qWaitFor([&] { return !is_running() && !model_->is_loading() && model_->is_up_to_date(); },
                           kPatience);
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
  app::Paths paths_{in("m.sqlite"), in("config"), in("state")};
  std::optional<core::Time> as_of_;
  Model* model_ = nullptr;
  std::unique_ptr<MainWindow> window_;
};

// From an empty cache to a chart in two clicks: that is the first start.
TEST_F(FetchingTest, FillsAnEmptyCacheAndShowsIt) {
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
TEST_F(FetchingTest, TheDataPanelSaysWhatIsThere) {
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
TEST_F(FetchingTest, AFaultIsSaidAndTheOthersGoOn) {
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

TEST_F(FetchingTest, StopsWhenToldAndKeepsWhatCame) {
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
TEST_F(FetchingTest, ClosingStopsIt) {
  open_window({"deribit"});
  window_->start_sync();
  window_.reset();
  SUCCEED();
}

TEST_F(FetchingTest, TheDemonstrationIsNotFetched) {
  open_window({"binance"});
  click("WelcomeDemo");
  EXPECT_FALSE(find<QPushButton>("Sync")->isEnabled());
  window_->start_sync();
  EXPECT_FALSE(find<QWidget>("SyncBar")->isVisible());
}

// The clock of these tests stands still: what is planned is an interval after it, what is due at once is now.
const core::Time kLater = noon() + std::chrono::minutes{15};

// Who pressed Stop does not want it to begin anew by itself.
TEST_F(FetchingTest, TheFirstRunThatWasStoppedDoesNotBeginAgainAtOnce) {
  fill_cache();  // as where rows came before the stop
  open_window({"deribit", "binance"});
  int runs = 0;
  QObject::connect(window_->findChild<Fetcher*>(), &Fetcher::running_changed,
                   [&](bool running) { runs += running ? 1 : 0; });
  window_->start_sync();
  click("SyncStop");
  ASSERT_TRUE(ended());
  EXPECT_EQ(next_run(), kLater);
  QCoreApplication::processEvents();
  EXPECT_EQ(runs, 1);
}

TEST_F(FetchingTest, TheFirstRunIsNotFollowedByASecondAtOnceButByOthersLater) {
  open_window({"binance"});
  window_->start_sync(noon() - 30 * core::kDay);  // over before anything of it is shown
  ASSERT_TRUE(fetched());
  EXPECT_EQ(next_run(), kLater);
  window_->workspace().change_preferences([](app::Preferences& p) { p.refresh_minutes = 5; });
  EXPECT_EQ(next_run(), noon() + std::chrono::minutes{5}) << "it goes on as the settings say";
}

TEST_F(FetchingTest, AnImportIntoAnEmptyCacheBeginsItToo) {
  open_window({"binance"});
  EXPECT_FALSE(next_run());
  fill_cache();
  model_->reload();  // as the import dialog does
  ASSERT_TRUE(ended());
  EXPECT_FALSE(model_->is_empty());
  EXPECT_EQ(next_run(), kLater);
}

// Rows of some venues only are no bar to be told of.
TEST_F(FetchingTest, IsSettledOnlyAfterAllVenuesWereAskedAndWhatCameIsShown) {
  fill_cache();
  open_window({"binance", "bybit"});
  EXPECT_TRUE(fetching().is_settled());
  std::vector<bool> settled;
  QObject::connect(model_, &Model::dashboard_changed, [&] { settled.push_back(fetching().is_settled()); });
  window_->start_sync(noon() - 30 * core::kDay);
  EXPECT_FALSE(fetching().is_settled());
  model_->reload();  // as with the first rows
  ASSERT_TRUE(QTest::qWaitFor([&] { return !settled.empty(); }, kPatience));
  ASSERT_TRUE(ended());
  EXPECT_TRUE(settled.back());
  EXPECT_EQ(std::count(settled.begin(), settled.end(), true), 1);
}

TEST_F(FetchingTest, IsNotSettledByAStopNorByOneVenueAlone) {
  fill_cache();
  open_window({"binance", "bybit"});
  window_->start_sync();
  click("SyncStop");
  ASSERT_TRUE(ended());
  EXPECT_FALSE(fetching().is_settled());
  emit window_->findChild<DataDock*>()->fetch_chosen("bybit");
  ASSERT_TRUE(is_running());
  ASSERT_TRUE(ended());
  EXPECT_FALSE(fetching().is_settled()) << "the others may lack the last day";
  window_->start_sync(noon() - 30 * core::kDay);
  ASSERT_TRUE(ended());
  EXPECT_TRUE(fetching().is_settled());
}

// Without a network nothing came: what was whole is whole still.
TEST_F(FetchingTest, ARunWithoutANetworkLeavesItAsItWas) {
  fill_cache();
  exchange_.faults(R"([{"match": ".*", "fault": "reset", "times": -1}])");
  open_window({"binance", "bybit", "deribit"});
  window_->start_sync(noon() - 3 * core::kDay);
  ASSERT_TRUE(ended());
  EXPECT_TRUE(fetching().is_settled());
}

// A damaged file is moved away; who writes to it meanwhile writes to nothing.
TEST_F(FetchingTest, WaitsUntilTheCacheHasBeenChecked) {
  fill_cache();
  open_window({"binance"});
  model_->check();
  EXPECT_FALSE(fetching().can_start());
  window_->start_refreshing();
  window_->start_sync();
  EXPECT_FALSE(is_running());
  EXPECT_FALSE(next_run());
  std::optional<core::Time> due;
  QObject::connect(model_, &Model::checked, [&] { due = next_run(); });
  ASSERT_TRUE(QTest::qWaitFor([&] { return !model_->is_checking(); }, kPatience));
  EXPECT_EQ(due, noon()) << "then it begins";
}

// Started with --as-of: nothing begins by itself, and "Now" leads to a window like any other.
TEST_F(FetchingTest, AWindowThatWasOpenedInThePastCanFetch) {
  fill_cache();
  as_of_ = noon() - 20 * core::kDay;
  open_window({"binance"});
  model_->check();
  ASSERT_TRUE(ended());
  EXPECT_FALSE(next_run());
  model_->set_as_of(std::nullopt);
  ASSERT_TRUE(ended());
  EXPECT_TRUE(find<QPushButton>("Sync")->isEnabled());
  click("Sync");
  EXPECT_TRUE(is_running());
  ASSERT_TRUE(ended());
  EXPECT_EQ(next_run(), kLater);
}

// "Now" is the present: who comes back from the past does not have to fetch it by hand.
TEST_F(FetchingTest, FetchingByItselfBeginsWhereThePastEnds) {
  fill_cache();
  as_of_ = noon() - 20 * core::kDay;
  open_window({"binance"});
  window_->start_refreshing();
  model_->check();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !model_->is_checking(); }, kPatience));
  EXPECT_FALSE(next_run());
  EXPECT_FALSE(is_running());
  bool begins = false;
  QObject::connect(model_, &Model::dashboard_changed, [&] { begins = next_run() == noon(); });
  model_->set_as_of(std::nullopt);
  ASSERT_TRUE(QTest::qWaitFor([&] { return begins; }, kPatience));
  ASSERT_TRUE(ended());
}

// Rows that are imported into a damaged file would go away with it.
TEST_F(FetchingTest, AnImportWaitsForTheCheckOfTheCache) {
  fill_cache();
  open_window({"binance"});
  model_->check();
  find<QAction>("Import")->trigger();
  EXPECT_EQ(window_->findChild<QDialog*>("ImportDialog"), nullptr);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !model_->is_checking(); }, kPatience));
  EXPECT_NE(window_->findChild<QDialog*>("ImportDialog"), nullptr);
}

// "The last year" of the settings limits; it does not ask the slow venue for more than usual.
TEST_F(FetchingTest, AShorterHistoryAsksTheSlowVenueForNoMore) {
  const auto requests_of = [&](int years) {
    QFile::remove(QString::fromStdString(paths_.cache.string()));
    open_window({"bitfinex"});
    window_->workspace().change_preferences([&](app::Preferences& p) { p.history_years = years; });
    (void)exchange_.take_log();
    window_->start_sync();
    EXPECT_TRUE(ended());
    window_.reset();
    return exchange_.take_log().size();
  };
  const std::size_t everything = requests_of(0);
  EXPECT_LE(requests_of(4), everything);
  EXPECT_GT(requests_of(1), 0U);
}

}  // namespace
}  // namespace btcflow::gui
