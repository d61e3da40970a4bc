// What is understood of good files, and the real oddities that are kept.
#include <cmath>

#include "btcflow/app/series_file.h"
#include "support/import_fixture.h"

namespace btcflow::app {
namespace {

using core::Candle;
using core::Funding;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::SeriesKind;
using test::day;
using test::rows_of;

const std::string kHeader = "date,open,high,low,close,volume\n";

class SeriesImport : public test::ImportTest {};

bool mentions(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const auto& l) { return l.find(part) != std::string::npos; });
}

TEST_F(SeriesImport, TakesCandles) {
  const auto plan = candles(kHeader + "2021-01-01,100,110,90,105,5.5\n2021-01-02,105,115,95,110.25,0\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  const auto& rows = rows_of<Candle>(plan);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0], (Candle{day(1), 100, 110, 90, 105, 5.5, true}));
  EXPECT_EQ(rows[1], (Candle{day(2), 105, 115, 95, 110.25, 0, true}));
  const store::Page& page = plan->batch.pages.at(0);
  EXPECT_EQ(page.instrument, "bitstamp:btcusd");
  EXPECT_EQ(page.covers, (store::Span{day(1), day(3)}));
  EXPECT_EQ(page.source, "import: data.csv");
  EXPECT_TRUE(plan->batch.custom_instruments.empty());
  const PlannedFile& file = plan->files.at(0);
  EXPECT_EQ(file.rows, 2U);
  EXPECT_EQ(file.first, day(1));
  EXPECT_EQ(file.last, day(2));
  EXPECT_TRUE(mentions(file.understood, "in USD"));
  EXPECT_TRUE(mentions(file.remarks, "1 days without volume")) << "a real zero-volume day is kept and told";
}

TEST_F(SeriesImport, TakesFunding) {
  const auto plan = funding(
      "time,rate,interval_hours\n2021-01-01T00:00:00Z,-2.355264834228129e-05,1\n2021-01-01T08:00Z,0.0001,8."
      "0\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  const auto& rows = rows_of<Funding>(plan);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].rate, -2.355264834228129e-05);
  EXPECT_EQ(rows[0].interval_hours, 1);
  EXPECT_EQ(rows[1].time, day(1) + std::chrono::hours{8});
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_TRUE(plan->files.at(0).remarks.empty());
}

TEST_F(SeriesImport, TakesOpenInterestInUsdAndCoin) {
  for (const auto& [column, unit] : {std::pair{"open_interest_usd", OpenInterestUnit::Usd},
                                     {"oi_usd", OpenInterestUnit::Usd},
                                     {"open_interest_coin", OpenInterestUnit::Coin},
                                     {"Open_Interest_BTC", OpenInterestUnit::Coin}}) {
    const auto plan = open_interest("time," + std::string(column) + "\n2021-01-02T00:00:00Z,605258083.5\n");
    ASSERT_TRUE(plan) << plan.error().sentence;
    const auto& rows = rows_of<OpenInterest>(plan);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].time, day(2));
    EXPECT_EQ(rows[0].value, 605258083.5);
    EXPECT_EQ(rows[0].unit, unit) << column;
  }
}

TEST_F(SeriesImport, TakesTheUnitOfAPlainColumnFromTheUser) {
  auto file = request("time,open_interest\n2021-01-01,500\n", "bybit:BTCUSDT", SeriesKind::OpenInterest);
  file.unit = OpenInterestUnit::Coin;
  const auto result = plan(file);
  ASSERT_TRUE(result) << result.error().sentence;
  EXPECT_EQ(rows_of<OpenInterest>(result)[0].value, 500);
  EXPECT_EQ(rows_of<OpenInterest>(result)[0].unit, OpenInterestUnit::Coin);
}

// The layout that `btcflow data` writes: one of two columns is filled.
TEST_F(SeriesImport, TakesWhicheverUnitARowHas) {
  const auto plan =
      open_interest("time,open_interest_usd,open_interest_coin\n2021-01-01,500,\n2021-01-02,,7\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  const auto& rows = rows_of<OpenInterest>(plan);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].unit, OpenInterestUnit::Usd);
  EXPECT_EQ(rows[1].unit, OpenInterestUnit::Coin);
  EXPECT_EQ(rows[1].value, 7);
}

struct ContractCase {
  const char* instrument;
  double value;
  OpenInterestUnit unit;
};

// Contracts become what one of them is: 250 contracts of 100 USD, 0.01 BTC or 0.0001 BTC.
TEST_F(SeriesImport, ConvertsContracts) {
  for (const ContractCase& c : {ContractCase{"binance-coinm:BTCUSD_PERP", 25'000, OpenInterestUnit::Usd},
                                {"okx:BTC-USDT-SWAP", 2.5, OpenInterestUnit::Coin},
                                {"gate:BTC_USDT", 0.025, OpenInterestUnit::Coin},
                                {"bitmex:XBTUSD", 250, OpenInterestUnit::Usd}}) {
    const auto plan = open_interest("time,open_interest_contracts\n2021-01-01,250\n", c.instrument);
    ASSERT_TRUE(plan) << plan.error().sentence;
    EXPECT_DOUBLE_EQ(rows_of<OpenInterest>(plan)[0].value, c.value) << c.instrument;
    EXPECT_EQ(rows_of<OpenInterest>(plan)[0].unit, c.unit) << c.instrument;
  }
}

// BitMEX opens at the close before; a candle like that is real and kept as it is.
TEST_F(SeriesImport, KeepsOpensOutsideLowToHigh) {
  const auto plan =
      candles(kHeader + "2021-01-01,89,110,90,105,5\n2021-01-02,105,115,95,116,5\n", "bitmex:XBTUSD");
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(rows_of<Candle>(plan)[0].open, 89);
  EXPECT_EQ(rows_of<Candle>(plan)[0].low, 90);
  EXPECT_TRUE(mentions(plan->files.at(0).remarks, "2 candles open or close outside"));
}

// An outage of a day: no row, no error; and zero open interest is a row that the metrics ignore.
TEST_F(SeriesImport, KeepsGapsAndZeroOpenInterest) {
  EXPECT_TRUE(candles(kHeader + "2021-01-01,100,110,90,105,5\n2021-01-05,105,115,95,110,5\n"));
  const auto plan = open_interest("time,open_interest_usd\n2021-01-01,0\n2021-01-02,-3\n2021-01-03,5\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_EQ(rows_of<OpenInterest>(plan).size(), 3U);
  EXPECT_TRUE(mentions(plan->files.at(0).remarks, "2 rows of zero or less"));
}

// Some vendors do not know the volume; the day still has its price.
TEST_F(SeriesImport, TakesAnEmptyVolumeAsUnknown) {
  const auto plan = candles(kHeader + "2021-01-01,100,110,90,105,\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_TRUE(std::isnan(rows_of<Candle>(plan)[0].volume));
}

// Today's candle is provisional: it must be asked for again.
TEST_F(SeriesImport, TakesTodayAsUnfinished) {
  const auto plan = candles(kHeader + "2021-01-31,100,110,90,105,5\n2021-02-01,100,110,90,105,5\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  EXPECT_TRUE(rows_of<Candle>(plan)[0].closed);
  EXPECT_FALSE(rows_of<Candle>(plan)[1].closed);
  EXPECT_EQ(plan->batch.pages.at(0).covers, (store::Span{day(31), day(32)}));
}

// Exchanges stamp some milliseconds late.
TEST_F(SeriesImport, RoundsStampsToTheMinute) {
  const auto plan = funding(
      "time,rate,interval_hours\n2021-01-01T00:00:00.013Z,0.0001,8\n2021-01-01T07:59:59.900Z,0.0002,8\n"
      "2021-01-01T08:00:00.100Z,0.0003,8\n");
  ASSERT_TRUE(plan) << plan.error().sentence;
  const auto& rows = rows_of<Funding>(plan);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].time, day(1));
  EXPECT_EQ(rows[1].time, day(1) + std::chrono::hours{8});
  EXPECT_EQ(rows[1].rate, 0.0003) << "of two in one minute the later counts";
}

// What spreadsheets and exports of all kinds write.
TEST_F(SeriesImport, TakesOtherDialectsOfCsv) {
  const std::string rows[] = {
      "date,open,high,low,close,volume\r\n2021-01-01,100,110,90,105,5\r\n",
      "\xEF\xBB\xBF"
      "date,open,high,low,close,volume\n2021-01-01,100,110,90,105,5\n",
      "date;open;high;low;close;volume\n2021-01-01;100;110;90;105;5\n",
      "date\topen\thigh\tlow\tclose\tvolume\n2021-01-01\t100\t110\t90\t105\t5\n",
      "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n\"2021-01-01\",\"100\",\"110\",\"90\","
      "\"105\",\"5\"\n",
      "Date,OPEN,High,Low,Close,Volume\n2021-01-01,100,110,90,105,5\n",
      "date,open,high,low,close,volume\n2021-01-01,100,110,90,105,5\n\n\r\n  \n",
      "date,open,high,low,close,volume\n2021-01-01,100,110,90,105,5",
      " date , open , high , low , close , volume \n 2021-01-01 , 100 , 110 , 90 , 105 , 5 \n",
      "note,volume,close,low,high,open,time\n\"a, \"\"b\"\"\",5,105,90,110,100,2021-01-01\n",
      "date,open,high,low,close,volume\n2021-01-01 00:00:00,100,110,90,105,5\n",
      "date,open,high,low,close,volume\n2021-01-01T02:00:00+02:00,1e2,+110,90.0,105,5\n",
      "date,open,high,low,close,volume\n1609459200,100,110,90,105,5\n",
      "timestamp,open,high,low,close,volume\n1609459200000,100,110,90,105,5\n",
      "date,open,high,low,close,volume\n1609459200000000,100,110,90,105,5\n"};
  for (const std::string& text : rows) {
    const auto plan = candles(text);
    ASSERT_TRUE(plan) << text << plan.error().sentence;
    ASSERT_EQ(rows_of<Candle>(plan).size(), 1U) << text;
    EXPECT_EQ(rows_of<Candle>(plan)[0], (Candle{day(1), 100, 110, 90, 105, 5, true})) << text;
  }
}

// Rates like 0.01 are 0.01 % in many vendors' files: kept, since it might be true, but the user is asked.
TEST_F(SeriesImport, RemarksOnRatesThatLookLikePercent) {
  const auto percent =
      funding("time,rate,interval_hours\n2021-01-01,0.01,8\n2021-01-02,-0.02,8\n2021-01-03,0.01,8\n");
  ASSERT_TRUE(percent) << percent.error().sentence;
  EXPECT_TRUE(mentions(percent->files.at(0).remarks, "percent"));
  // one wild print (2020-03-13 was real) is no reason to ask
  const auto wild =
      funding("time,rate,interval_hours\n2021-01-01,0.0001,8\n2021-01-02,-0.003,8\n2021-01-03,0.0001,8\n");
  ASSERT_TRUE(wild);
  EXPECT_TRUE(wild->files.at(0).remarks.empty());
}

// Vendor series of venues that the catalogue lacks.
TEST_F(SeriesImport, TakesCustomInstruments) {
  auto file = request(kHeader + "2021-01-01,100,110,90,105,5\n", "huobi:btcusdt", SeriesKind::Candles);
  auto refused = plan(file);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage);
  EXPECT_NE(refused.error().sentence.find("--kind"), std::string::npos);

  file.kind = core::MarketKind::Spot;
  const auto spot = plan(file);
  ASSERT_TRUE(spot) << spot.error().sentence;
  ASSERT_EQ(spot->batch.custom_instruments.size(), 1U);
  const core::Instrument& i = spot->batch.custom_instruments[0];
  EXPECT_EQ(i.id, "huobi:btcusdt");
  EXPECT_EQ(i.venue, "huobi");
  EXPECT_EQ(i.symbol, "btcusdt");
  EXPECT_EQ(i.kind, core::MarketKind::Spot);
  EXPECT_EQ(i.base, "BTC");
  EXPECT_EQ(i.quote, "USDT");
  EXPECT_TRUE(i.custom);

  file.base = "eth";
  file.quote = "usdc";
  const auto told = plan(file);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->batch.custom_instruments[0].base, "ETH");
  EXPECT_EQ(told->batch.custom_instruments[0].quote, "USDC");

  file.instrument = "huobi:coin7";
  file.base.reset();
  const auto unknown = plan(file);
  ASSERT_FALSE(unknown) << "a coin is never guessed";
  EXPECT_NE(unknown.error().sentence.find("--base"), std::string::npos);
}

// Without a kind, funding can only be a perp's, and open interest may be a sum.
TEST_F(SeriesImport, InfersTheKindOfACustomInstrumentFromItsSeries) {
  const auto paid = funding("time,rate,interval_hours\n2021-01-01,0.0001,8\n", "huobi:XBT");
  ASSERT_TRUE(paid) << paid.error().sentence;
  EXPECT_EQ(paid->batch.custom_instruments[0].kind, core::MarketKind::PerpLinear);
  EXPECT_EQ(paid->batch.custom_instruments[0].base, "BTC");
  const auto sum = open_interest("time,open_interest_usd\n2021-01-01,5\n", "all-exchanges:BTC");
  ASSERT_TRUE(sum) << sum.error().sentence;
  EXPECT_EQ(sum->batch.custom_instruments[0].kind, core::MarketKind::Aggregate);
  EXPECT_EQ(sum->batch.custom_instruments[0].quote, "USD");
}

// A later import that knows more describes the instrument anew.
TEST_F(SeriesImport, LearnsTheKindOfACustomInstrumentLater) {
  catalogue_.instruments.push_back(test::custom("huobi", "BTC", core::MarketKind::Aggregate));
  auto file = request(kHeader + "2021-01-01,100,110,90,105,5\n", "huobi:BTC", SeriesKind::Candles);
  file.kind = core::MarketKind::PerpLinear;
  const auto result = plan(file);
  ASSERT_TRUE(result) << result.error().sentence;
  ASSERT_EQ(result->batch.custom_instruments.size(), 1U);
  EXPECT_EQ(result->batch.custom_instruments[0].kind, core::MarketKind::PerpLinear);
}

// A sum over venues has no price: candles for one need the kind, as for any instrument that nobody described
// yet. (Taken silently, they would be stored and never be seen in any chart.)
TEST_F(SeriesImport, AsksForTheKindWhereASumWouldGetCandles) {
  catalogue_.instruments.push_back(test::custom("huobi", "BTC", core::MarketKind::Aggregate));
  const auto result = candles(kHeader + "2021-01-01,100,110,90,105,5\n", "huobi:BTC");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().sentence.find("--kind"), std::string::npos);
}

// The order of imports does not matter: funding makes it a perp, before or after its open interest.
TEST_F(SeriesImport, FundingMakesASumAPerp) {
  catalogue_.instruments.push_back(test::custom("huobi", "BTC", core::MarketKind::Aggregate));
  const auto result = funding("time,rate,interval_hours\n2021-01-01,0.0001,8\n", "huobi:BTC");
  ASSERT_TRUE(result) << result.error().sentence;
  EXPECT_EQ(result->files.at(0).instrument.kind, core::MarketKind::PerpLinear);
}

}  // namespace
}  // namespace btcflow::app
