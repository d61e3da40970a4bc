// A whole folder of files at once: `btcflow import --folder`.
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "support/import_fixture.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;
using core::MarketKind;
using core::SeriesKind;
using test::rows_of;

const std::string kCandles = "date,open,high,low,close,volume\n2021-01-01,100,110,90,105,5\n";
const std::string kFunding = "time,rate,interval_hours\n2021-01-01T08:00:00Z,0.0001,8\n";
const std::string kOpenInterest = "time,open_interest_usd\n2021-01-02T00:00:00Z,605258083.0\n";

class FolderImport : public test::ImportTest {
 protected:
  Plan plan_folder() { return plan_folder_import(folder_.path(), catalogue_, test::import_clock()); }
  std::vector<std::string> ids(const Plan& plan) {
    std::vector<std::string> out;
    for (const PlannedFile& file : plan->files) {
      out.push_back(file.instrument.id + " " + std::string(core::to_text(file.series)));
    }
    return out;
  }
};

// The layout of the recorded history, with one file of each sort, in an order that does not depend on the
// disk.
TEST_F(FolderImport, TakesTheLayout) {
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kCandles);
  folder_.write("bitmex/XBTUSD.perp.candles-1d.csv", kCandles);
  folder_.write("bitmex/XBTUSD.perp.funding.csv", kFunding);
  folder_.write("bitmex/XBTUSD.perp.open-interest-1d.csv", kOpenInterest);
  folder_.write("all-exchanges/BTC.open-interest-1d.csv", kOpenInterest);
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(ids(plan), (std::vector<std::string>{"all-exchanges:BTC open-interest", "bitmex:XBTUSD candles",
                                                 "bitmex:XBTUSD funding", "bitmex:XBTUSD open-interest",
                                                 "bitstamp:btcusd candles"}));
  EXPECT_TRUE(plan->ignored.empty());
  ASSERT_EQ(plan->batch.pages.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_EQ(plan->batch.pages[i].instrument, plan->files[i].instrument.id);
  ASSERT_EQ(plan->batch.custom_instruments.size(), 1U);
  EXPECT_EQ(plan->batch.custom_instruments[0].id, "all-exchanges:BTC");
  EXPECT_EQ(plan->batch.custom_instruments[0].kind, MarketKind::Aggregate);
  EXPECT_EQ(plan->batch.pages[4].source, "import: btcusd.spot.candles-1d.csv");
}

// A symbol may hold dots and colons; the layout is read from the end.
TEST_F(FolderImport, ReadsNamesFromTheirEnd) {
  folder_.write("bitfinex/tBTCF0:USTF0.perp.candles.csv", kCandles);
  folder_.write("vendor/BTC.2.spot.candles-1d.csv", kCandles);
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(ids(plan), (std::vector<std::string>{"bitfinex:tBTCF0:USTF0 candles", "vendor:BTC.2 candles"}));
  EXPECT_FALSE(plan->files[0].instrument.custom);
  EXPECT_EQ(plan->files[1].instrument.kind, MarketKind::Spot);
}

// Bybit trades spot and perp under one symbol: the spot must not land in the perp's rows.
TEST_F(FolderImport, TellsSpotFromPerpUnderOneSymbol) {
  folder_.write("bybit/BTCUSDT.spot.candles-1d.csv", kCandles);
  folder_.write("bybit/BTCUSDT.perp.candles-1d.csv", kCandles);
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(ids(plan), (std::vector<std::string>{"bybit:BTCUSDT candles", "bybit-spot:BTCUSDT candles"}));
  EXPECT_TRUE(plan->batch.custom_instruments.empty());
}

// Where nothing tells them apart, nothing is mixed.
TEST_F(FolderImport, RefusesTheWrongSideOfAKnownInstrument) {
  folder_.write("bitstamp/btcusd.perp.candles-1d.csv", kCandles);
  const auto plan = plan_folder();
  ASSERT_FALSE(plan);
  EXPECT_NE(plan.error().sentence.find("btcusd.perp.candles-1d.csv"), std::string::npos)
      << plan.error().sentence;
  EXPECT_NE(plan.error().sentence.find("is spot in the catalogue"), std::string::npos);
}

// Spot and perp of one venue that the catalogue lacks cannot share a name either.
TEST_F(FolderImport, RefusesBothSidesOfACustomInstrument) {
  folder_.write("huobi/BTCUSDT.spot.candles-1d.csv", kCandles);
  folder_.write("huobi/BTCUSDT.perp.candles-1d.csv", kCandles);
  const auto plan = plan_folder();
  ASSERT_FALSE(plan);
  EXPECT_NE(plan.error().sentence.find("huobi/BTCUSDT.spot.candles-1d.csv"), std::string::npos)
      << plan.error().sentence;
}

// README files, other CSVs and whatever else lies about are left alone, and said so.
TEST_F(FolderImport, LeavesOtherFilesAlone) {
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kCandles);
  folder_.write("bitstamp/btcusd.spot.candles-1h.csv", "nonsense");
  folder_.write("bitstamp/.spot.candles-1d.csv", "nonsense");
  folder_.write("notes.csv", "nonsense");
  folder_.write("README.md", "nonsense");
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(plan->files.size(), 1U);
  EXPECT_EQ(plan->ignored,
            (std::vector<fs::path>{folder_ / "bitstamp/.spot.candles-1d.csv",
                                   folder_ / "bitstamp/btcusd.spot.candles-1h.csv", folder_ / "notes.csv"}));
}

// All or nothing: an analyst does not want to find out later which half is in.
TEST_F(FolderImport, RefusesAllForOneBadFile) {
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kCandles);
  const fs::path bad =
      folder_.write("coinbase/BTC-USD.spot.candles-1d.csv", kCandles + "2021-01-02,1,2,-1,2,5\n");
  const auto plan = plan_folder();
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, core::ErrorKind::BadInput);
  EXPECT_EQ(plan.error().sentence.rfind(bad.string() + ", line 3: low is -1", 0), 0U)
      << plan.error().sentence;
}

// A file of a perp's open interest and one of its funding describe one instrument.
TEST_F(FolderImport, DescribesACustomInstrumentOnce) {
  folder_.write("huobi/BTC.open-interest-1d.csv", kOpenInterest);
  folder_.write("huobi/BTC.perp.candles-1d.csv", kCandles);
  folder_.write("huobi/BTC.perp.funding.csv", kFunding);
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence;
  ASSERT_EQ(plan->batch.custom_instruments.size(), 1U);
  EXPECT_EQ(plan->batch.custom_instruments[0].id, "huobi:BTC");
  EXPECT_EQ(plan->batch.custom_instruments[0].kind, MarketKind::PerpLinear);
}

TEST_F(FolderImport, RefusesAFolderWithoutAnything) {
  auto plan = plan_folder();
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, core::ErrorKind::NotFound);
  EXPECT_NE(plan.error().sentence.find(folder_.path().string()), std::string::npos);

  plan = plan_folder_import(folder_ / "nowhere", catalogue_, test::import_clock());
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, core::ErrorKind::NotFound);

  folder_.write("file.csv", "x");
  EXPECT_FALSE(plan_folder_import(folder_ / "file.csv", catalogue_, test::import_clock()));
}

// Editors leave links that lead nowhere (Emacs locks files so): they are no reason to refuse.
TEST_F(FolderImport, PassesOverLinksThatLeadNowhere) {
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kCandles);
  for (int i = 0; i < 40; ++i) {
    fs::create_symlink("nowhere", folder_ / ("bitstamp/.#lock" + std::to_string(i)));
    fs::create_symlink("nowhere", folder_ / ("lock" + std::to_string(i)));
  }
  const auto plan = plan_folder();
  ASSERT_TRUE(plan) << plan.error().sentence << plan.error().cause;
  EXPECT_EQ(plan->files.size(), 1U);
}

// A folder that may not be looked into is an error in words.
TEST_F(FolderImport, TellsOfAFolderThatCannotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  folder_.write("bitstamp/btcusd.spot.candles-1d.csv", kCandles);
  folder_.write("secret/btcusd.spot.candles-1d.csv", kCandles);
  fs::permissions(folder_ / "secret", fs::perms::none);
  const auto plan = plan_folder();
  fs::permissions(folder_ / "secret", fs::perms::owner_all);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, core::ErrorKind::Io);
}

// The history that was handed to us: all of it, and its real oddities (market/README.md).
TEST_F(FolderImport, TakesAllOfTheRecordedHistory) {
  const fs::path market = BTCFLOW_SHARED_DIR "/market";
  if (!fs::exists(market)) GTEST_SKIP() << "no recorded history at " << market;
  const auto plan = plan_folder_import(market, catalogue_, core::make_day(2026, 1, 1));
  ASSERT_TRUE(plan) << plan.error().sentence;
  ASSERT_EQ(plan->files.size(), 11U);
  EXPECT_TRUE(plan->ignored.empty());
  std::size_t rows = 0;
  for (const PlannedFile& file : plan->files) rows += file.rows;
  EXPECT_EQ(rows, 47'061U);
  EXPECT_EQ(plan->batch.custom_instruments.size(), 1U);
  for (std::size_t i = 0; i < plan->files.size(); ++i) {
    const PlannedFile& file = plan->files[i];
    if (file.instrument.id == "bitmex:XBTUSD" && file.series == SeriesKind::Candles) {
      const auto& candles = rows_of<core::Candle>(plan, i);
      const auto outside = std::count_if(candles.begin(), candles.end(), [](const core::Candle& c) {
        return c.open > c.high || c.open < c.low;
      });
      EXPECT_EQ(outside, 34);
    }
    if (file.instrument.id == "bitstamp:btcusd") {
      const auto& candles = rows_of<core::Candle>(plan, i);
      const auto outage = std::find_if(candles.begin(), candles.end(),
                                       [](const auto& c) { return c.day == core::make_day(2015, 1, 6); });
      ASSERT_NE(outage, candles.end());
      EXPECT_EQ(outage[0].volume, 0);
      EXPECT_EQ(outage[1].volume, 0);
      EXPECT_EQ(outage[2].volume, 0);
      EXPECT_GT(outage[3].volume, 0);
    }
  }
}

}  // namespace
}  // namespace btcflow::app
