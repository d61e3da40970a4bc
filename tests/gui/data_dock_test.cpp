// The Data panel: what is there of each series, what is being fetched, what failed.
#include "data_dock.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "list_table.h"
#include "progress_text.h"
#include "support/rows.h"

namespace btcflow::gui {
namespace {

core::Time now() { return test::day(100) + std::chrono::hours{12}; }

app::FeedLine line(const std::string& venue, core::SeriesKind series, const std::string& feed, int first,
                   int last, const std::string& error = "") {
  app::FeedLine line;
  line.instrument = test::custom(venue, "BTCUSDT", core::MarketKind::PerpLinear);
  line.instrument.name = venue;
  line.series = series;
  line.feed = feed;
  line.error = error;
  if (first > 0) {
    line.rows = 1234;
    line.first = test::day(first);
    line.last = test::day(last);
  }
  return line;
}

FeedProgress progress(const std::string& venue, const std::string& feed, FetchState state, std::size_t done,
                      std::size_t left) {
  FeedProgress p;
  p.venue = venue;
  p.instrument = venue + ":BTCUSDT";
  p.series = core::SeriesKind::Funding;
  p.feed = feed;
  p.state = state;
  p.done = done;
  p.left = left;
  return p;
}

class DataDockTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string long_error =
        "Bybit, BTCUSDT funding (history): a web page came instead of data "
        "(https://api.bybit.com/v5/market/funding/history?category=linear&symbol=BTCUSDT&limit=200).";
    dock_.show_feeds({line("okx", core::SeriesKind::Candles, "candles", 5, 97),
                      line("bybit", core::SeriesKind::Funding, "history", 40, 100, long_error),
                      line("bybit", core::SeriesKind::Funding, "archive", 40, 100),
                      line("gate", core::SeriesKind::OpenInterest, "stats", 0, 0),
                      line("binance", core::SeriesKind::Funding, "fundingRate", 20, 100)},
                     now(), chart::dark_theme());
    dock_.resize(360, 400);
    dock_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dock_));
  }
  template <typename W>
  W* find(const char* name) {
    return dock_.findChild<W*>(QLatin1String(name));
  }
  QStringList column(int c) {
    QStringList out;
    for (int row = 0; row < table()->rowCount(); ++row) out += table()->item(row, c)->text();
    return out;
  }
  ListTable* table() { return find<ListTable>("DataTable"); }
  void click_header(int column) {
    QHeaderView* header = table()->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(column) + 12, header->height() / 2});
  }
  void choose(int row) {
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                      table()->visualItemRect(table()->item(row, 0)).center());
  }
  QMenu* open_menu() {
    emit table()->customContextMenuRequested(QPoint(10, 10));
    return find<QMenu>("DataMenu");
  }

  DataDock dock_;
};

TEST_F(DataDockTest, ShowsEachSeriesOnceWithItsState) {
  EXPECT_EQ(column(0), (QStringList{"okx, price", "bybit, funding", "gate, OI", "binance, funding"}));
  EXPECT_EQ(column(1), (QStringList{"2021-01", "2021-02", "", "2021-01"}));
  EXPECT_EQ(column(2), (QStringList{"3 days old", "failed", "nothing yet", "fresh"}));
  EXPECT_EQ(dock_.windowTitle(), "Data · 1 failed");
}

TEST_F(DataDockTest, AClickOnAColumnSortsByIt) {
  click_header(0);
  EXPECT_EQ(column(0).front(), "binance, funding");
  click_header(0);
  EXPECT_EQ(column(0).front(), "okx, price");
  click_header(0);  // as they were
  EXPECT_EQ(column(0), (QStringList{"okx, price", "bybit, funding", "gate, OI", "binance, funding"}));
  click_header(2);  // what wants a look first
  EXPECT_EQ(column(2), (QStringList{"failed", "3 days old", "nothing yet", "fresh"}));
  click_header(1);
  EXPECT_EQ(column(0).mid(1), (QStringList{"okx, price", "binance, funding", "bybit, funding"}))
      << "by time, and not by the text of a month";
}

TEST_F(DataDockTest, TheFilterTakesWordsOfVenueSeriesAndState) {
  const auto filtered = [&](const char* words) {
    find<QLineEdit>("DataFilter")->setText(words);
    return column(0);
  };
  EXPECT_EQ(filtered("FUNDING"), (QStringList{"bybit, funding", "binance, funding"}));
  EXPECT_EQ(filtered("funding failed"), (QStringList{"bybit, funding"}));
  EXPECT_EQ(filtered("open interest"), (QStringList{"gate, OI"}));
  EXPECT_EQ(filtered("web page"), (QStringList{"bybit, funding"}));
  EXPECT_TRUE(filtered("mtgox").isEmpty());
  EXPECT_EQ(dock_.windowTitle(), "Data · 1 failed") << "what is filtered away failed all the same";
  EXPECT_EQ(filtered("").size(), 4);
}

// The address at the end is what a bug report needs: it is whole in the detail and in the tooltip.
TEST_F(DataDockTest, TheErrorIsShownWhole) {
  EXPECT_TRUE(table()->item(1, 2)->toolTip().contains("limit=200"));
  EXPECT_FALSE(find<QPlainTextEdit>("DataDetail")->isVisible());
  choose(1);
  EXPECT_TRUE(find<QPlainTextEdit>("DataDetail")->isVisible());
  const QString detail = find<QPlainTextEdit>("DataDetail")->toPlainText();
  EXPECT_TRUE(detail.contains("limit=200)."));
  EXPECT_TRUE(detail.contains("from: history, archive"));
  EXPECT_TRUE(detail.contains(amount_text(1234) + " rows"));
}

TEST_F(DataDockTest, ShowsWhatEachFeedIsDoingWhileASyncRuns) {
  SyncState state;
  state.feeds = {progress("bybit", "history", FetchState::Fetching, 3, 14),
                 progress("bybit", "archive", FetchState::Queued, 0, 0),
                 progress("binance", "fundingRate", FetchState::Waiting, 1, 4)};
  state.feeds.back().until = now();
  choose(1);
  dock_.show_progress(state);
  EXPECT_EQ(column(2),
            (QStringList{"3 days old", "3 of 17", "nothing yet", "until " + exact_clock_text(now())}));
  EXPECT_EQ(dock_.windowTitle(), "Data") << "the last run's error is being tried again";
  const QString detail = find<QPlainTextEdit>("DataDetail")->toPlainText();
  EXPECT_TRUE(detail.contains("history: fetching: 3 of 17")) << qPrintable(detail);
  EXPECT_TRUE(detail.contains("archive: queued")) << qPrintable(detail);
  EXPECT_TRUE(
      table()->item(3, 2)->toolTip().contains("waiting for its limit until " + exact_clock_text(now())));

  state.feeds[0].state = FetchState::Failed;
  state.feeds[0].error = "It broke.";
  state.feeds[1].state = FetchState::Done;
  dock_.show_progress(state);
  EXPECT_EQ(column(2).at(1), "failed");
  EXPECT_TRUE(find<QPlainTextEdit>("DataDetail")->toPlainText().contains("history: failed: It broke."));
  dock_.show_progress(std::nullopt);
  EXPECT_EQ(column(2).at(3), "fresh");
}

// A hole is not seen in a chart of years; the numbers around it are not what they seem.
TEST_F(DataDockTest, SaysHowManyHolesASeriesHasAndWhereTheLongestIs) {
  app::FeedLine one = line("okx", core::SeriesKind::Candles, "candles", 5, 97);
  one.holes = 1;
  one.longest_hole = {test::day(10), test::day(13)};
  app::FeedLine many = line("bybit", core::SeriesKind::Funding, "history", 40, 100);
  many.holes = 3;
  many.longest_hole = {test::day(50), test::day(60)};
  dock_.show_feeds({many, one, line("gate", core::SeriesKind::Funding, "funding", 40, 100)}, now(),
                   chart::dark_theme());
  EXPECT_EQ(column(2), (QStringList{"fresh, 3 holes", "3 days old, 1 hole", "fresh"}));
  choose(0);
  EXPECT_TRUE(find<QPlainTextEdit>("DataDetail")
                  ->toPlainText()
                  .contains("3 holes; in the longest nothing from 2021-02-19 to 2021-03-01"));
  choose(1);
  EXPECT_TRUE(find<QPlainTextEdit>("DataDetail")
                  ->toPlainText()
                  .contains("1 hole: nothing from 2021-01-10 to 2021-01-13"));
  click_header(2);  // what wants a look first
  EXPECT_EQ(column(2).back(), "fresh");
}

// A window that stands open over the week-end, the panel behind another: it tells the age of now.
TEST_F(DataDockTest, AgesAreOfTheTimeAtWhichTheyAreShown) {
  core::Time clock = now();
  dock_.set_clock([&] { return clock; });
  dock_.hide();
  clock += 2 * core::kDay;
  dock_.show();
  EXPECT_EQ(column(2).front(), "5 days old");
  EXPECT_EQ(column(2).back(), "2 days old");
}

// Ten times a second the table is filled again: what the user chose stays chosen.
TEST_F(DataDockTest, TheChosenRowStaysWhileItsPlaceChanges) {
  choose(3);
  const auto chosen = [&] {
    return table()->selectedItems().isEmpty() ? QString() : table()->selectedItems().front()->text();
  };
  EXPECT_EQ(chosen(), "binance, funding");
  click_header(0);
  EXPECT_EQ(chosen(), "binance, funding");
  find<QLineEdit>("DataFilter")->setText("funding");
  EXPECT_EQ(chosen(), "binance, funding");
  find<QLineEdit>("DataFilter")->setText("okx");
  EXPECT_EQ(chosen(), "");
}

TEST_F(DataDockTest, TheMenuFetchesTheVenueOfTheChosenRow) {
  choose(1);
  EXPECT_FALSE(open_menu()->findChild<QAction*>("DataFetchVenue")->isEnabled()) << "the demonstration, say";
  find<QMenu>("DataMenu")->close();
  dock_.set_fetch_possible(true);
  const QSignalSpy fetch(&dock_, &DataDock::fetch_chosen);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  QAction* action = open_menu()->findChild<QAction*>("DataFetchVenue");
  EXPECT_EQ(action->text(), "Fetch Bybit now");
  action->trigger();
  ASSERT_EQ(fetch.count(), 1);
  EXPECT_EQ(fetch.front().front().toString(), "bybit");
}

TEST_F(DataDockTest, CopiesTheChosenRowOrAll) {
  choose(1);
  QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
  EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("limit=200"));
  open_menu()->findChild<QAction*>("DataCopyAll")->trigger();
  EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("gate, OI\t\tnothing yet"));
}

// Twice the font: rows as high as it asks.
TEST_F(DataDockTest, RowsGrowWithTheFont) {
  QFont font = dock_.font();
  font.setPixelSize(2 * QFontInfo(font).pixelSize());
  dock_.setFont(font);
  EXPECT_GE(table()->rowHeight(0), QFontMetrics(font).height());
}

}  // namespace
}  // namespace btcflow::gui
