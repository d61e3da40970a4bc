// Where things live, files written whole, and what happens at opening.
#include "btcflow/app/session.h"

#include <gtest/gtest.h>

#include <map>

#include "btcflow/app/files.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using test::day;

Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto it = variables.find(name);
    return it == variables.end() ? std::nullopt : std::optional(it->second);
  };
}

TEST(Paths, AreBelowTheHomeFolder) {
  const Paths paths = find_paths(environment({{"HOME", "/home/u"}}), {}, {});
  EXPECT_EQ(paths.cache, "/home/u/.local/share/btcflow/market.sqlite");
  EXPECT_EQ(paths.config, "/home/u/.config/btcflow");
  EXPECT_EQ(paths.state, "/home/u/.local/state/btcflow");
}

TEST(Paths, FollowTheXdgVariables) {
  const Paths paths = find_paths(environment({{"HOME", "/home/u"},
                                              {"XDG_DATA_HOME", "/d"},
                                              {"XDG_CONFIG_HOME", "/c"},
                                              {"XDG_STATE_HOME", "/s"}}),
                                 {}, {});
  EXPECT_EQ(paths.cache, "/d/btcflow/market.sqlite");
  EXPECT_EQ(paths.config, "/c/btcflow");
  EXPECT_EQ(paths.state, "/s/btcflow");
}

// The XDG specification: a relative path is invalid and to be ignored.
TEST(Paths, IgnoreRelativeXdgVariables) {
  const Paths paths = find_paths(environment({{"HOME", "/home/u"}, {"XDG_DATA_HOME", "data"}}), {}, {});
  EXPECT_EQ(paths.cache, "/home/u/.local/share/btcflow/market.sqlite");
}

TEST(Paths, AreOverriddenByTheProgramsVariablesAndThoseByOptions) {
  const auto variables = environment({{"HOME", "/home/u"},
                                      {"XDG_DATA_HOME", "/d"},
                                      {"BTCFLOW_DB", "/x/my.sqlite"},
                                      {"BTCFLOW_CONFIG", "/x/conf"}});
  EXPECT_EQ(find_paths(variables, {}, {}).cache, "/x/my.sqlite");
  EXPECT_EQ(find_paths(variables, {}, {}).config, "/x/conf");
  EXPECT_EQ(find_paths(variables, "here.sqlite", "conf").cache, "here.sqlite");
  EXPECT_EQ(find_paths(variables, "here.sqlite", "conf").config, "conf");
}

TEST(Files, AreWrittenPrivateAndReplacedWhole) {
  const test::TemporaryFolder folder;
  const fs::path file = folder / "out.csv";
  ASSERT_TRUE(write_atomically(file, "one"));
  EXPECT_EQ(test::mode_of(file), 0600);
  const std::string big(3'000'000, 'x');
  ASSERT_TRUE(write_atomically(file, big));
  EXPECT_TRUE(test::read_bytes(file) == big);
  ASSERT_TRUE(write_atomically(file, ""));
  EXPECT_EQ(test::read_bytes(file), "");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1) << "nothing is left beside it";
}

TEST(Files, ThatCannotBeWrittenGiveASentenceAndLeaveNothing) {
  const test::TemporaryFolder folder;
  auto done = write_atomically(folder / "no/such/out.csv", "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::Io);
  EXPECT_NE(done.error().sentence.find("no/such/out.csv"), std::string::npos);

  folder.write("out.csv/inside", "x");  // a folder stands where the file should go
  done = write_atomically(folder / "out.csv", "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

class SessionTest : public testing::Test {
 protected:
  core::Result<Session> open() { return Session::open(paths_, day(40)); }
  void put(const store::Batch& batch) {
    auto cache = store::Cache::open(paths_.cache);
    ASSERT_TRUE(cache);
    ASSERT_TRUE(cache->put(batch));
  }

  test::TemporaryFolder folder_;
  Paths paths_{folder_ / "data/market.sqlite", folder_ / "config", folder_ / "state"};
};

TEST_F(SessionTest, BeginsWithAnEmptyCache) {
  const auto session = open();
  ASSERT_TRUE(session) << session.error().sentence;
  EXPECT_FALSE(session->is_demo());
  EXPECT_TRUE(session->notices().empty());
  EXPECT_TRUE(fs::exists(paths_.cache));
  const auto market = session->load_market("BTC");
  ASSERT_TRUE(market);
  EXPECT_TRUE(market->instruments.empty());
  EXPECT_EQ(newest_row(*market), std::nullopt);
}

// Rows of the asked coin only, with the rates that its quotes need, best first.
TEST_F(SessionTest, LoadsTheMarketOfACoin) {
  put(test::batch({test::page("bitstamp:btcusd", std::vector{test::candle(1, 100)}, 1, 2),
                   test::page("bitstamp:ethusd", std::vector{test::candle(9, 10)}, 9, 10),
                   test::page("bybit:BTCUSDT", std::vector{test::candle(2, 101)}, 2, 3),
                   test::page("bybit:BTCUSDT", std::vector{test::open_interest(3, 5)}, 3, 4),
                   test::page("bybit:BTCUSDT", std::vector{test::funding(4, 0.0001)}, 4, 5),
                   test::page("coinbase:USDT-USD", std::vector{test::candle(1, 4)}, 1, 2),
                   test::page("kraken:USDTUSD", std::vector{test::candle(1, 4)}, 1, 2)}));
  const auto session = open();
  ASSERT_TRUE(session);
  const auto market = session->load_market("BTC");
  ASSERT_TRUE(market);
  ASSERT_EQ(market->instruments.size(), 2U);
  EXPECT_EQ(market->instruments[0].instrument.id, "bitstamp:btcusd");
  EXPECT_EQ(market->instruments[1].instrument.id, "bybit:BTCUSDT");
  EXPECT_EQ(market->instruments[1].candles.size(), 1U);
  EXPECT_EQ(market->instruments[1].open_interest.size(), 1U);
  EXPECT_EQ(market->instruments[1].funding.size(), 1U);
  ASSERT_EQ(market->rates.at("USDT").size(), 2U);
  EXPECT_EQ(market->rates.at("USDT")[0].instrument.id, "kraken:USDTUSD");
  EXPECT_EQ(market->rates.at("USDT")[1].instrument.id, "coinbase:USDT-USD");
  EXPECT_EQ(newest_row(*market), day(4));
}

// Custom instruments are part of the catalogue, from the next start on or when it is read again.
TEST_F(SessionTest, KnowsTheCustomInstrumentsOfTheCache) {
  auto session = open();
  ASSERT_TRUE(session);
  EXPECT_EQ(session->catalogue().find("vendor:BTC"), nullptr);
  store::Batch batch;
  batch.custom_instruments = {test::custom("vendor", "BTC", core::MarketKind::PerpLinear),
                              test::custom("bitstamp", "btcusd", core::MarketKind::PerpLinear)};
  ASSERT_TRUE(session->cache().put(batch));
  ASSERT_TRUE(session->reload_catalogue());
  ASSERT_NE(session->catalogue().find("vendor:BTC"), nullptr);
  EXPECT_TRUE(session->catalogue().find("vendor:BTC")->custom);
  EXPECT_EQ(session->catalogue().find("bitstamp:btcusd")->kind, core::MarketKind::Spot)
      << "the catalogue wins";
  const auto again = open();
  ASSERT_TRUE(again);
  EXPECT_NE(again->catalogue().find("vendor:BTC"), nullptr);
}

// A damaged cache must not keep the user out, nor be thrown away.
TEST_F(SessionTest, SetsADamagedCacheAsideAndSaysSo) {
  const std::string broken(8192, 'x');
  test::write_bytes(paths_.cache, broken);
  const auto session = open();
  ASSERT_TRUE(session) << session.error().sentence;
  ASSERT_EQ(session->notices().size(), 1U);
  const std::string aside = paths_.cache.string() + ".damaged-20210209T000000Z";
  EXPECT_NE(session->notices()[0].find(aside), std::string::npos) << session->notices()[0];
  EXPECT_EQ(test::read_bytes(aside), broken);
  EXPECT_TRUE(session->load_market("BTC")->instruments.empty());
}

TEST_F(SessionTest, RefusesANewerCacheWithoutMovingIt) {
  put(test::batch({test::page("bitstamp:btcusd", std::vector{test::candle(1, 100)}, 1, 2)}));
  std::string bytes = test::read_bytes(paths_.cache);
  bytes.at(63) = 99;  // the last byte of user_version in SQLite's header
  test::write_bytes(paths_.cache, bytes);
  const auto session = open();
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().kind, ErrorKind::NewerVersion);
  EXPECT_TRUE(test::read_bytes(paths_.cache) == bytes);
}

// The user's changes to the catalogue.
TEST_F(SessionTest, ReadsTheUsersCatalogueOverTheBuiltInOne) {
  test::write_bytes(
      paths_.config / "instruments.json",
      R"({"format": 1, "instruments": [{"id": "bitstamp:btcusd", "venue": "bitstamp", "symbol": "btcusd",
                        "kind": "spot", "base": "BTC", "quote": "USD", "since": "2015-01-01"}]})");
  const auto session = open();
  ASSERT_TRUE(session) << session.error().sentence;
  EXPECT_EQ(session->catalogue().find("bitstamp:btcusd")->since, core::make_day(2015, 1, 1));
  EXPECT_NE(session->catalogue().find("kraken:XBTUSD"), nullptr);
}

TEST_F(SessionTest, RefusesAUsersCatalogueThatIsBroken) {
  const fs::path file = paths_.config / "instruments.json";
  test::write_bytes(file, R"({"format": 1, "instruments": [{"id": "a:b", "venue": "a", "symbol": "b"}]})");
  const auto session = open();
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().kind, ErrorKind::BadInput);
  EXPECT_EQ(session.error().sentence.rfind(file.string() + ": a:b: kind", 0), 0U) << session.error().sentence;
  EXPECT_FALSE(fs::exists(paths_.cache)) << "nothing was begun";
}

TEST_F(SessionTest, RefusesAUsersCatalogueThatCannotBeRead) {
  test::write_bytes(paths_.config / "instruments.json" / "inside", "a folder has its name");
  const auto session = open();
  ASSERT_FALSE(session);
  EXPECT_NE(session.error().sentence.find("instruments.json"), std::string::npos) << session.error().sentence;
}

TEST_F(SessionTest, OfTheDemonstrationTouchesNoFile) {
  Session session = Session::demo();
  EXPECT_TRUE(session.is_demo());
  EXPECT_FALSE(session.load_market("BTC")->instruments.empty());
  EXPECT_TRUE(session.reload_catalogue());
  EXPECT_NE(session.catalogue().find("bitstamp:btcusd"), nullptr);
  EXPECT_FALSE(fs::exists(paths_.cache));
}

// The demonstration knows one coin; asked for another it must not show Bitcoin under that name.
TEST_F(SessionTest, OfTheDemonstrationHasNoOtherCoin) {
  const auto market = Session::demo().load_market("ETH");
  EXPECT_TRUE(!market || market->instruments.empty()) << "asked for ETH, got " << market->asset;
}

}  // namespace
}  // namespace btcflow::app
