// Fetching as the window sees it, with the test exchange on the loopback: what is shown while it runs, what
// is told of faults, when it is tried again.
#include "fetcher.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "btcflow/app/session.h"
#include "data_dock.h"
#include "fault_dialog.h"
#include "list_table.h"
#include "progress_text.h"
#include "support/exchange_process.h"
#include "support/fake_alarm.h"
#include "support/noon.h"
#include "support/patience.h"
#include "sync_bar.h"

namespace btcflow::gui {
namespace {

using test::kPatience;

using test::noon;

class FetcherTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto in = [&](const char* name) {
      return std::filesystem::path(folder_.filePath(QLatin1String(name)).toStdString());
    };
    paths_ = {in("m.sqlite"), in("config"), in("state")};
    auto session = app::Session::open(paths_, noon());
    ASSERT_TRUE(session) << session.error().sentence;
    catalogue_ = session->catalogue();
  }
  void make(const std::string& url, std::vector<std::string> venues) {
    sync::Options options;
    options.venues = std::move(venues);
    options.as_of = noon();
    options.endpoints["all"] = url;
    options.coinalyze_key = "the-secret-key";
    options.net.lift_limits = true;
    auto redaction = std::make_shared<app::Redaction>();
    redaction->add_secret(options.coinalyze_key);
    Fetcher::Surroundings around;
    around.clock = [this] { return now_; };
    around.place = [this]() -> std::optional<Fetcher::Surroundings::Place> {
      if (!possible_) return std::nullopt;
      return Fetcher::Surroundings::Place{paths_.cache, catalogue_};
    };
    around.diagnostics = [this] {
      app::Diagnostics d;
      d.paths = paths_;
      return d;
    };
    around.redaction = redaction;
    fetcher_ = std::make_unique<Fetcher>(options, around, std::make_unique<test::FakeAlarm>(alarm_));
    QObject::connect(fetcher_.get(), &Fetcher::told, [this](const QString& sentence) { told_ += sentence; });
    QObject::connect(fetcher_.get(), &Fetcher::ended, [this](SyncEnd end) { ended_.push_back(end); });
    fetcher_->attach(bar_);
    fetcher_->attach(dock_);
    fetcher_->refresher().set_interval(std::chrono::minutes{15});
  }
  bool run(const std::vector<std::string>& venues = {}) {
    const std::size_t before = ended_.size();
    fetcher_->start(noon() - 30 * core::kDay, venues);
    return QTest::qWaitFor([&] { return ended_.size() > before; }, kPatience);
  }

  QTemporaryDir folder_;
  app::Paths paths_;
  core::Catalogue catalogue_;
  core::Time now_ = noon();
  bool possible_ = true;
  std::shared_ptr<test::FakeAlarm::State> alarm_ = std::make_shared<test::FakeAlarm::State>();
  SyncBar bar_;
  DataDock dock_;
  std::unique_ptr<Fetcher> fetcher_;
  QStringList told_;
  std::vector<SyncEnd> ended_;
};

TEST_F(FetcherTest, ARunShowsItselfAndPlansTheNext) {
  const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
  make(exchange.url(), {"binance", "bybit"});
  QObject::connect(fetcher_.get(), &Fetcher::running_changed, [&](bool running) {
    EXPECT_EQ(bar_.isHidden(), !running);
    EXPECT_FALSE(running && fetcher_->refresher().next());
  });
  ASSERT_TRUE(run());
  EXPECT_EQ(ended_, (std::vector<SyncEnd>{SyncEnd::Complete}));
  EXPECT_TRUE(told_.back().startsWith("Up to date")) << qPrintable(told_.back());
  EXPECT_EQ(fetcher_->refresher().next(), now_ + std::chrono::minutes{15});
  EXPECT_TRUE(fetcher_->faults().empty());
}

// A venue that asks to wait stands still; the panel says until when, and the run comes through.
TEST_F(FetcherTest, TheDataPanelSaysUntilWhenAVenueWaits) {
  const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
  exchange.faults(R"([{"match": "^bybit/v5/market/kline", "fault": "429", "retry_after": 2}])");
  make(exchange.url(), {"bybit"});
  auto session = app::Session::open(paths_, noon());
  dock_.show_feeds(*app::feed_lines(*session, noon()), noon(), chart::dark_theme());
  dock_.show();
  fetcher_->start(noon() - 30 * core::kDay);
  const auto* table = dock_.findChild<ListTable*>("DataTable");
  const auto waits = [&] {
    for (int row = 0; row < table->rowCount(); ++row) {
      if (table->item(row, 2)->text().startsWith("until ")) return true;
    }
    return false;
  };
  EXPECT_TRUE(QTest::qWaitFor([&] { return waits() || !ended_.empty(); }, kPatience));
  EXPECT_TRUE(waits());
  ASSERT_TRUE(QTest::qWaitFor([&] { return !ended_.empty(); }, kPatience));
  EXPECT_EQ(ended_.back(), SyncEnd::Complete);
  EXPECT_FALSE(waits()) << "it is over";
}

// A web page instead of data at each refresh: said once, then the run's own sentence; listed all the while.
TEST_F(FetcherTest, AFaultIsToldOnceAndListedUntilItIsOver) {
  const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
  exchange.faults(R"([{"match": "^bybit/", "fault": "html", "times": -1}])");
  make(exchange.url(), {"binance", "bybit"});
  ASSERT_TRUE(run());
  EXPECT_TRUE(told_.back().contains("Bybit")) << qPrintable(told_.back());
  now_ += std::chrono::seconds{30};
  ASSERT_TRUE(run());
  EXPECT_TRUE(told_.back().contains("some feeds failed")) << qPrintable(told_.back());
  ASSERT_FALSE(fetcher_->faults().empty());

  fetcher_->show_faults(&dock_);
  auto* dialog = dock_.findChild<FaultDialog*>("FaultDialog");
  const auto* table = dialog->findChild<ListTable*>("FaultTable");
  ASSERT_GT(table->rowCount(), 0);
  EXPECT_EQ(table->item(0, 1)->text(), "Bybit");
  EXPECT_EQ(table->item(0, 3)->text(), "2 times");
  EXPECT_EQ(table->item(0, 4)->text(), clock_text(now_ + std::chrono::minutes{15}));

  exchange.faults("[]");
  const std::size_t before = ended_.size();
  QTest::mouseClick(dialog->findChild<QPushButton*>("FaultTryAgain"), Qt::LeftButton);
  EXPECT_TRUE(fetcher_->is_running());
  ASSERT_TRUE(QTest::qWaitFor([&] { return ended_.size() > before; }, kPatience));
  EXPECT_EQ(table->rowCount(), 0) << "the dialog follows";
}

TEST_F(FetcherTest, DiagnosticsHoldTheFaultsAndNoKey) {
  const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
  exchange.faults(R"([{"match": "^coinalyze/", "fault": "401", "times": -1}])");
  make(exchange.url(), {"coinalyze"});
  ASSERT_TRUE(run());
  fetcher_->show_faults(&dock_);
  QTest::mouseClick(dock_.findChild<QPushButton*>("FaultCopy"), Qt::LeftButton);
  const QString text = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(text.contains("Coinalyze, ")) << qPrintable(text);
  EXPECT_TRUE(text.contains("https://api.coinalyze.net/")) << qPrintable(text);
  EXPECT_FALSE(text.contains("the-secret-key")) << qPrintable(text);
  // Its key taken away, its faults are nobody's concern.
  fetcher_->forget("coinalyze");
  EXPECT_TRUE(fetcher_->faults().empty());
}

// Nobody listens there: one line, soon again, no box.
TEST_F(FetcherTest, WithoutANetworkOneLineSaysWhenItIsTriedAgain) {
  make("http://127.0.0.1:" + std::to_string(test::closed_port()), {});
  ASSERT_TRUE(run());
  EXPECT_EQ(ended_.back(), SyncEnd::Offline);
  EXPECT_EQ(told_.back(),
            "Offline: the cache is shown; next try at " + clock_text(now_ + std::chrono::minutes{1}) + ".");
  EXPECT_EQ(fetcher_->faults().faults().size(), 1U);
}

TEST_F(FetcherTest, OneVenueIsFetchedAloneAndLeavesThePlan) {
  const test::ExchangeProcess exchange("2026-11-22T12:00:00Z");
  make(exchange.url(), {"binance", "bybit"});
  ASSERT_TRUE(run());
  (void)exchange.take_log();
  const auto planned = fetcher_->refresher().next();
  now_ += std::chrono::minutes{5};
  const std::size_t before = ended_.size();
  emit dock_.fetch_chosen("bybit");
  ASSERT_TRUE(QTest::qWaitFor([&] { return ended_.size() > before; }, kPatience));
  for (const test::Served& served : exchange.take_log()) EXPECT_EQ(served.venue, "bybit") << served.url;
  EXPECT_EQ(fetcher_->refresher().next(), planned);
}

// The demonstration, or the past: the timer goes on, nothing is asked.
TEST_F(FetcherTest, WhatIsNotToBeFetchedIsNot) {
  make("http://127.0.0.1:" + std::to_string(test::closed_port()), {"binance"});
  possible_ = false;
  fetcher_->start();
  EXPECT_FALSE(fetcher_->is_running());
  fetcher_->refresher().begin();
  alarm_->ring_now();
  EXPECT_FALSE(fetcher_->is_running());
  EXPECT_EQ(fetcher_->refresher().next(), now_ + std::chrono::minutes{15});
}

TEST_F(FetcherTest, ACacheThatCannotBeOpenedIsSaid) {
  make("http://127.0.0.1:" + std::to_string(test::closed_port()), {"binance"});
  paths_.cache = folder_.path().toStdString();  // a folder
  ASSERT_TRUE(run());
  EXPECT_EQ(ended_.back(), SyncEnd::Failed);
  EXPECT_TRUE(told_.back().startsWith("Fetching failed")) << qPrintable(told_.back());
  EXPECT_FALSE(fetcher_->faults().empty());
}

}  // namespace
}  // namespace btcflow::gui
