// Exit codes and sentences: what scripts go by, and what a user sees after a typo.
#include "support/command_line.h"

namespace btcflow {
namespace {

using test::holds;

class Usage : public test::CommandLine {};

TEST_F(Usage, HelpGoesToStandardOutput) {
  for (const test::Arguments& arguments : {test::Arguments{"--help"},
                                           {"-h"},
                                           {"import", "--help"},
                                           {"data", "--help"},
                                           {"metrics", "--help"},
                                           {"signals", "--help"},
                                           {"study", "--help"},
                                           {"venues", "--help"},
                                           {"sync", "--help"},
                                           {"doctor", "--help"},
                                           {"export", "--help"}}) {
    const test::Outcome outcome = btcflow(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(holds(outcome.out, "Usage")) << outcome.out;
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(Usage, HelpNamesEveryCommandAndSetting) {
  const std::string help = output_of({"--help"});
  for (const char* command : {"sync", "doctor", "import", "data", "metrics", "signals", "study", "venues",
                              "export", "--db", "--config", "--as-of", "--log-level", "--demo"}) {
    EXPECT_TRUE(holds(help, command)) << command;
  }
  EXPECT_TRUE(holds(output_of({"metrics", "--help"}), "zscore.length"));
}

TEST_F(Usage, VersionIsOneLine) {
  const std::string out = output_of({"--version"});
  EXPECT_EQ(out.rfind("btcflow ", 0), 0U) << out;
  EXPECT_EQ(test::lines_of(out).size(), 1U);
}

// Wrong usage is 2, says what is wrong on stderr, and nothing on stdout that a script might take for numbers.
TEST_F(Usage, WrongUsageIsTwo) {
  import_market();
  expect_refused({"frobnicate"}, 2, "frobnicate");
  expect_refused({"metrics", "--frobnicate"}, 2, "frobnicate");
  expect_refused({"metrics", "extra"}, 2, "extra");
  expect_refused({"metrics", "signals"}, 2, "signals");
  expect_refused({"metrics", "--timeframe", "5D"}, 2,
                 "There is no timeframe \"5D\"; there are D, 3D, W and M.");
  expect_refused({"metrics", "--timeframe"}, 2, "--timeframe");
  expect_refused({"metrics", "--preset", "mine"}, 2, "There is no preset \"mine\"");
  expect_refused({"metrics", "--format", "xml"}, 2, "--format");
  expect_refused({"metrics", "--format", "text"}, 2, "--format");
  expect_refused({"metrics", "--set", "zscore.lenght=5"}, 2, "There is no setting \"zscore.lenght\"");
  expect_refused({"metrics", "--set", "zscore.length=many"}, 2, "zscore.length cannot be \"many\"");
  expect_refused({"metrics", "--set", "zscore.length"}, 2, "key=value");
  expect_refused({"metrics", "--set", "oi.composition=nobody:X"}, 2, "nobody:X");
  expect_refused({"metrics", "--as-of", "2999-01-01"}, 2, "--as-of 2999-01-01 lies in the future.");
  expect_refused({"metrics", "--as-of", "yesterday"}, 2, "--as-of cannot be \"yesterday\"");
  expect_refused({"metrics", "--from", "2021-02-30"}, 2, "--from cannot be \"2021-02-30\"");
  expect_refused({"signals", "--to", "1.1.2021"}, 2, "--to cannot be");
  expect_refused({"study", "--from", "2021-01-01"}, 2, "--as-of");
  expect_refused({"--log-level", "loud", "metrics"}, 2, "--log-level");
  expect_refused({"data", "--instrument", "bitstamp:btcusd"}, 2, "--series");
  expect_refused({"data", "--series", "candles"}, 2, "--instrument");
  expect_refused({"data", "--instrument", "bitstamp:btcusd", "--series", "trades"}, 2, "trades");
  expect_refused({"data", "--instrument", "bitstamp:btcusd", "--series", "candles", "--from", "x"}, 2,
                 "--from");
  expect_refused({"import"}, 2, "--folder");
  expect_refused({"import", "a.csv", "--folder", "market"}, 2, "--folder");
  expect_refused({"import", "a.csv"}, 2, "--instrument");
  expect_refused({"import", "a.csv", "--instrument", "a:b", "--series", "trades"}, 2, "trades");
  expect_refused({"--demo", "import", "--folder", "market"}, 2, "demonstration");
  expect_refused({"--demo", "data", "--instrument", "bitstamp:btcusd", "--series", "candles"}, 2,
                 "demonstration");
  expect_refused({"--demo", "venues"}, 2, "demonstration");
}

// What was asked rightly and could not be done is 1.
TEST_F(Usage, FailureIsOne) {
  expect_refused({"metrics"}, 1, "The cache holds nothing of BTC yet. Fetch it (btcflow sync)");
  expect_refused({"signals"}, 1, "The cache holds nothing of BTC");
  expect_refused({"study"}, 1, "The cache holds nothing of BTC");
  expect_refused({"export", "-o", "a.png"}, 1, "The cache holds nothing of BTC");
  expect_refused({"import", "--folder", "nowhere"}, 1, "There is no folder nowhere.");
  expect_refused({"import", "nowhere.csv", "--instrument", "bitstamp:btcusd", "--series", "candles"}, 1,
                 "There is no file nowhere.csv.");
  expect_refused({"data", "--instrument", "nobody:X", "--series", "candles"}, 1,
                 "There is no instrument nobody:X");
  import_market();
  expect_refused({"metrics", "--asset", "DOGE"}, 1, "The cache holds nothing of DOGE");
  expect_refused({"metrics", "-o", "no/such/folder/a.csv"}, 1, "no/such/folder/a.csv");
}

// A full disk at the other end of a redirection must not look like success.
TEST_F(Usage, OutputThatCannotBeWrittenIsOne) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  import_market();
  const test::Outcome outcome =
      run("/bin/sh", {"-c", "'" + std::string(BTCFLOW_PROGRAM) + "' metrics -t D > /dev/full"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(holds(outcome.err, "cannot be written")) << outcome.err;
}

// Common options stand before or after the command.
TEST_F(Usage, CommonOptionsStandOnEitherSide) {
  import_market();
  const std::string db = (folder_ / "data/btcflow/market.sqlite").string();
  environment_["XDG_DATA_HOME"] = (folder_ / "elsewhere").string();
  const std::string before = output_of({"--db", db, "--as-of", "2021-01-15", "metrics", "-t", "D"});
  const std::string after = output_of({"metrics", "-t", "D", "--as-of", "2021-01-15", "--db", db});
  EXPECT_EQ(before, after);
  EXPECT_EQ(test::lines_of(before).size(), 15U);
  EXPECT_EQ(output_of({"--demo", "metrics", "-t", "M"}), output_of({"metrics", "-t", "M", "--demo"}));
}

// Where the user's things go, and that they are the user's own.
TEST_F(Usage, TheCacheLivesInTheDataFolder) {
  import_market();
  const std::filesystem::path file = folder_ / "data/btcflow/market.sqlite";
  EXPECT_EQ(test::mode_of(file), 0600);
  environment_["BTCFLOW_DB"] = (folder_ / "other.sqlite").string();
  EXPECT_EQ(output_of({"venues", "--held"}), "The cache is empty.\n");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "other.sqlite"));
  EXPECT_TRUE(holds(output_of({"venues", "--held", "--db", file.string()}), "bitstamp:btcusd"));
}

// A damaged cache: said in words, kept, and a new one begun.
TEST_F(Usage, ADamagedCacheIsSetAside) {
  folder_.write("data/btcflow/market.sqlite", std::string(8192, 'x'));
  const test::Outcome outcome = btcflow({"venues", "--held"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, "The cache is empty.\n");
  EXPECT_TRUE(holds(outcome.err, "The cache was damaged. It was kept as ")) << outcome.err;
  import_market();
  EXPECT_TRUE(holds(output_of({"venues", "--held"}), "bitstamp:btcusd"));
}

TEST_F(Usage, ANewerCacheIsLeftAlone) {
  import_market();
  const std::filesystem::path file = folder_ / "data/btcflow/market.sqlite";
  std::string bytes = test::read_bytes(file);
  bytes.at(63) = 99;  // user_version in SQLite's header
  test::write_bytes(file, bytes);
  expect_refused({"venues"}, 1, "newer version");
  expect_refused({"import", "--folder", "market"}, 1, "newer version");
  EXPECT_TRUE(test::read_bytes(file) == bytes);
}

// The user's own catalogue is named where it is wrong.
TEST_F(Usage, ABrokenCatalogueOfTheUsersIsNamed) {
  folder_.write("config/btcflow/instruments.json", "{\"format\": 1, \"instruments\": [{\"id\": \"a:b\"}]}");
  expect_refused({"venues"}, 1, "config/btcflow/instruments.json: a:b: venue must be a text");
}

}  // namespace
}  // namespace btcflow
