// Nonsense is refused with file, line and reason. That the cache is then unchanged follows from there being
// no plan; tests/cli looks at it from outside.
#include <fstream>

#include "support/import_fixture.h"

namespace btcflow::app {
namespace {

using core::SeriesKind;

const std::string kCandleHeader = "date,open,high,low,close,volume\n";
const std::string kFirst = "2021-01-01,100,110,90,105,5\n";
const std::string kSecond = "2021-01-02,105,115,95,110,5\n";

class RefusedImport : public test::ImportTest {};

// Without a column nothing can be guessed.
TEST_F(RefusedImport, OfAMissingColumn) {
  expect_refused(candles("open,high,low,close,volume\n100,110,90,105,5\n"), 1, "column date is missing");
  expect_refused(candles("date,open,high,close,volume\n2021-01-01,100,110,105,5\n"), 1,
                 "column low is missing");
  expect_refused(candles("date,open,high,low,close\n2021-01-01,100,110,90,105\n"), 1,
                 "column volume is missing");
  expect_refused(funding("time,interval_hours\n2021-01-01T00:00:00Z,8\n"), 1, "column rate is missing");
  expect_refused(funding("time,rate\n2021-01-01T00:00:00Z,0.0001\n"), 1, "column interval_hours is missing");
  expect_refused(funding("rate,interval_hours\n0.0001,8\n"), 1, "column time is missing");
  expect_refused(open_interest("time,volume\n2021-01-01T00:00:00Z,8\n"), 1, "open_interest_usd");
  expect_refused(open_interest("open_interest_usd\n8\n"), 1, "column time is missing");
}

TEST_F(RefusedImport, OfTextForANumber) {
  for (const char* text : {"abc", "", "nan", "inf", "1e999", "0x10", "1.2.3", "12 000", "--5", "5e"}) {
    expect_refused(candles(kCandleHeader + kFirst + "2021-01-02,105," + text + ",95,110,5\n"), 3,
                   "high is \"");
  }
  expect_refused(candles(kCandleHeader + "2021-01-01,100,110,90,105,much\n"), 2,
                 "volume is \"much\", which is no number");
  expect_refused(funding("time,rate,interval_hours\n2021-01-01,0.01%,8\n"), 2, "rate is \"0.01%\"");
  expect_refused(open_interest("time,open_interest_usd\n2021-01-01,12B\n"), 2,
                 "open_interest_usd is \"12B\"");
}

TEST_F(RefusedImport, OfAPriceThatIsNotAboveZero) {
  expect_refused(candles(kCandleHeader + kFirst + kSecond + "2021-01-03,-1,115,95,110,5\n"), 4, "open is -1");
  expect_refused(candles(kCandleHeader + "2021-01-01,100,110,0,105,5\n"), 2, "low is 0");
  expect_refused(candles(kCandleHeader + "2021-01-01,100,110,90,-0.5,5\n"), 2, "close is -0.5");
}

TEST_F(RefusedImport, OfANegativeVolumeAndAHighBelowTheLow) {
  expect_refused(candles(kCandleHeader + "2021-01-01,100,110,90,105,-5\n"), 2, "volume is -5");
  expect_refused(candles(kCandleHeader + "2021-01-01,100,90,110,105,5\n"), 2, "high 90 is below low 110");
}

// A file that is sorted the other way round is perhaps also wrong in other ways: the user decides.
TEST_F(RefusedImport, OfUnsortedAndDoubledTimes) {
  expect_refused(candles(kCandleHeader + kSecond + kFirst), 3, "2021-01-01 is before that of the line above");
  expect_refused(candles(kCandleHeader + kFirst + kFirst), 3, "2021-01-01 stands there twice");
  expect_refused(candles(kCandleHeader + kFirst + "2021-01-01T00:00:00Z,1,2,1,2,5\n"), 3,
                 "stands there twice");
  expect_refused(
      funding("time,rate,interval_hours\n2021-01-01T08:00:00Z,0.0001,8\n2021-01-01T00:00:00Z,0.0001,8\n"), 3,
      "before that of the line above");
  expect_refused(open_interest("time,open_interest_usd\n2021-01-01,5\n2021-01-01,6\n"), 3,
                 "stands there twice");
}

TEST_F(RefusedImport, OfADateThatIsNoDate) {
  for (const char* date : {"yesterday", "2021-02-29", "2021-13-01", "01/02/2021", "2021-1-1", "", "20210101",
                           "-5", "2021-01-01T25:00:00Z", "2021-01-01Z"}) {
    expect_refused(candles(kCandleHeader + std::string(date) + ",100,110,90,105,5\n"), 2, "date");
  }
}

// A candle of another hour is another day's candle.
TEST_F(RefusedImport, OfACandleThatDoesNotOpenAtMidnight) {
  expect_refused(candles(kCandleHeader + "2021-01-01T08:00:00Z,100,110,90,105,5\n"), 2, "is not 00:00 UTC");
}

TEST_F(RefusedImport, OfRowsInTheFuture) {
  expect_refused(candles(kCandleHeader + kFirst + "2021-02-02,100,110,90,105,5\n"), 3,
                 "2021-02-02 lies in the future");
  expect_refused(funding("time,rate,interval_hours\n2021-02-01T12:00:01Z,0.0001,8\n"), 2,
                 "lies in the future");
}

TEST_F(RefusedImport, OfAnEmptyFile) {
  expect_refused(candles(""), 1, "the file is empty");
  expect_refused(candles("\n"), 1, "the header is missing");
  expect_refused(candles("   \r\n" + kFirst), 1, "the header is missing");
}

TEST_F(RefusedImport, OfAHeaderWithoutRows) {
  expect_refused(candles(kCandleHeader), 1, "no rows below the header");
  expect_refused(funding("time,rate,interval_hours"), 1, "no rows below the header");
  expect_refused(open_interest("time,open_interest_usd\n"), 1, "no rows below the header");
}

TEST_F(RefusedImport, OfABinaryFile) {
  expect_refused(candles(std::string("SQLite format 3\0\x10\x00", 18)), 1, "binary");
  expect_refused(candles(kCandleHeader + kFirst + std::string("2021-01-02,\0,", 13)), 3, "binary");
  const Plan png = candles(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16));
  ASSERT_FALSE(png);
  EXPECT_EQ(png.error().kind, core::ErrorKind::BadInput);
  EXPECT_NE(png.error().sentence.find("data.csv, line 1: "), std::string::npos) << png.error().sentence;
}

// A file without line ends must not fill the memory.
TEST_F(RefusedImport, OfALineThatIsTooLong) {
  expect_refused(candles(std::string(100'000, 'x')), 1, "longer than 64 KiB");
  expect_refused(candles(kCandleHeader + kFirst + std::string(100'000, '7') + "\n"), 3, "longer than 64 KiB");
}

TEST_F(RefusedImport, OfAWrongNumberOfFields) {
  expect_refused(candles(kCandleHeader + "2021-01-01,100,110,90,105\n"), 2,
                 "there are 5 fields where the header has 6");
  expect_refused(candles(kCandleHeader + kFirst + "2021-01-02,100,110,90,105,5,7\n"), 3,
                 "there are 7 fields");
  expect_refused(candles(kCandleHeader + "2021-01-01,1.000,50,110,90,105,5\n"), 2, "there are 7 fields");
}

TEST_F(RefusedImport, OfAnEmptyLineInTheMiddle) {
  expect_refused(candles(kCandleHeader + kFirst + "\n" + kSecond), 3, "the line is empty");
  expect_refused(candles(kCandleHeader + kFirst + "\n\n" + kSecond), 4, "the line is empty");
}

TEST_F(RefusedImport, OfABrokenQuote) {
  expect_refused(candles(kCandleHeader + "\"2021-01-01,100,110,90,105,5\n"), 2, "opened and not closed");
  expect_refused(candles(kCandleHeader + "\"2021-01-01\"x,100,110,90,105,5\n"), 2,
                 "text after a closing quote");
}

// Percent for a fraction would draw funding a hundred times too high.
TEST_F(RefusedImport, OfFundingThatCannotBe) {
  const std::string header = "time,rate,interval_hours\n";
  expect_refused(funding(header + "2021-01-01,1.5,8\n"), 2, "rate is 1.5");
  expect_refused(funding(header + "2021-01-01,-0.51,8\n"), 2, "rate is -0.51");
  expect_refused(funding(header + "2021-01-01,0.0001,0\n"), 2, "interval_hours is 0");
  expect_refused(funding(header + "2021-01-01,0.0001,-8\n"), 2, "interval_hours is -8");
  expect_refused(funding(header + "2021-01-01,0.0001,28800\n"), 2, "interval_hours is 28800");
}

// Dollars, coins or contracts: a guess would be wrong by a factor of 50,000.
TEST_F(RefusedImport, OfOpenInterestWithoutAUnit) {
  expect_refused(open_interest("time,open_interest\n2021-01-01,5\n"), 1, "--unit");
  auto contradicting =
      request("time,open_interest_usd\n2021-01-01,5\n", "bybit:BTCUSDT", SeriesKind::OpenInterest);
  contradicting.unit = core::OpenInterestUnit::Coin;
  expect_refused(plan(contradicting), 1, "not in coin, as --unit says");
  expect_refused(open_interest("time,open_interest_usd,open_interest_coin\n2021-01-01,,\n"), 2, "is empty");
}

// Contracts need a worth, which nobody told of a custom instrument and which no fixed number is for a quanto.
TEST_F(RefusedImport, OfContractsWhoseWorthIsNotKnown) {
  const std::string contracts = "time,open_interest_contracts\n2021-01-01,5\n";
  expect_refused(open_interest(contracts, "vendor:BTC"), 1,
                 "what a contract of vendor:BTC is worth is not known");
  expect_refused(open_interest(contracts, "bitmex:ETHUSD"), 1, "what a contract of bitmex:ETHUSD is worth");
}

// The catalogue says of this one: "contract size not known".
TEST_F(RefusedImport, OfContractsWhoseSizeTheCatalogueLacks) {
  const auto result = open_interest("time,open_interest_contracts\n2021-01-01,5\n", "bitmex:ETHUSDT");
  EXPECT_FALSE(result) << "5 contracts were taken as 5 ETH";
}

// A second column does not change that.
TEST_F(RefusedImport, OfContractsInASecondColumn) {
  const auto result =
      open_interest("time,open_interest_usd,open_interest_contracts\n2021-01-01,,5\n", "vendor:BTC");
  EXPECT_FALSE(result) << "5 contracts of a custom instrument were taken as 5 coins";
}

TEST_F(RefusedImport, OfWhatIsNotThere) {
  ImportFile file;
  file.file = folder_ / "nothing.csv";
  file.instrument = "bitstamp:btcusd";
  auto result = plan(file);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, core::ErrorKind::NotFound);
  EXPECT_NE(result.error().sentence.find("nothing.csv"), std::string::npos);

  file.file = folder_.path();
  result = plan(file);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().sentence.find("is a folder"), std::string::npos);
}

// "2 GB of lines": refused as soon as no series can be that long, in constant memory.
TEST_F(RefusedImport, OfAFileOfEndlessLines) {
  {
    std::ofstream stream(folder_ / "data.csv", std::ios::binary);
    stream << "date,open,high,low,close,volume\n2021-01-01,100,110,90,105,5\n";
    const std::string block(1 << 20, '\n');
    for (int i = 0; i < 5; ++i) stream << block;
  }
  ImportFile file;
  file.file = folder_ / "data.csv";
  file.instrument = "bitstamp:btcusd";
  expect_refused(plan(file), 5'000'001, "longer than 5 million lines");
}

TEST_F(RefusedImport, OfAnInstrumentThatIsNoName) {
  for (const char* id : {"", "bitstamp", ":btcusd", "bitstamp:", ":"}) {
    const auto result = candles(kCandleHeader + kFirst, id);
    ASSERT_FALSE(result) << id;
    EXPECT_EQ(result.error().kind, core::ErrorKind::Usage);
    EXPECT_NE(result.error().sentence.find("venue:symbol"), std::string::npos) << result.error().sentence;
  }
}

// --kind may not contradict the catalogue: a spot taken as a perp would be a premium of its own.
TEST_F(RefusedImport, OfAKindThatTheCatalogueContradicts) {
  auto file = request(kCandleHeader + kFirst, "bitstamp:btcusd", SeriesKind::Candles);
  file.kind = core::MarketKind::PerpLinear;
  auto result = plan(file);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, core::ErrorKind::Usage);
  EXPECT_EQ(result.error().sentence, "bitstamp:btcusd is spot in the catalogue, not perp-linear.");

  file.instrument = "bitmex:XBTUSD";
  file.kind = core::MarketKind::Spot;
  EXPECT_FALSE(plan(file));
  file.kind = core::MarketKind::PerpLinear;  // "perp" is all that --kind can say
  EXPECT_TRUE(plan(file));
}

TEST_F(RefusedImport, OfFundingOrOpenInterestOfASpotMarket) {
  const auto paid = funding("time,rate,interval_hours\n2021-01-01,0.0001,8\n", "bitstamp:btcusd");
  ASSERT_FALSE(paid);
  EXPECT_EQ(paid.error().kind, core::ErrorKind::Usage);
  EXPECT_NE(paid.error().sentence.find("bitstamp:btcusd is a spot market"), std::string::npos);
  EXPECT_FALSE(open_interest("time,open_interest_usd\n2021-01-01,5\n", "bitstamp:btcusd"));
}

}  // namespace
}  // namespace btcflow::app
