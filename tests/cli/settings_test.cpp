// Settings on the command line: own presets, and instruments that are left out.
#include "support/command_line.h"

namespace btcflow {
namespace {

using test::Arguments;
using test::column_of;
using test::holds;
using test::Outcome;

class CommandSettings : public test::CommandLine {
 protected:
  void SetUp() override { import_market(); }
  Arguments metrics(const Arguments& more) const {
    Arguments all{"metrics", "-t", "D", "--as-of", "2021-01-31"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  void write_settings(const std::string& json) const { folder_.write("config/btcflow/settings.json", json); }
};

TEST_F(CommandSettings, OwnPresetsAreTakenByName) {
  write_settings(R"({"presets": {"mine": {"zscore.length": "5", "oi.composition": "sum"}}})");
  const std::string mine = output_of(metrics({"--preset", "mine"}));
  EXPECT_EQ(mine, output_of(metrics({"--set", "zscore.length=5", "--set", "oi.composition=sum"})));
  EXPECT_NE(mine, output_of(metrics({})));
  EXPECT_EQ(output_of(metrics({"--preset", "mine", "--set", "zscore.length=7"})),
            output_of(metrics({"--set", "zscore.length=7", "--set", "oi.composition=sum"})))
      << "settings go on top";
}

// They are also looked for where --config says.
TEST_F(CommandSettings, OwnPresetsAreThoseOfTheConfiguration) {
  folder_.write("elsewhere/settings.json", R"({"presets": {"mine": {"zscore.length": "5"}}})");
  EXPECT_EQ(output_of(metrics({"--config", "elsewhere", "--preset", "mine"})),
            output_of(metrics({"--set", "zscore.length=5"})));
  expect_refused(metrics({"--preset", "mine"}), 2,
                 "There is no preset \"mine\"; there are: standard, classic.");
}

TEST_F(CommandSettings, UnknownPresetsAreRefusedWithTheNames) {
  write_settings(R"({"presets": {"mine": {}, "other": {}}})");
  expect_refused(metrics({"--preset", "Mine"}), 2,
                 "There is no preset \"Mine\"; there are: standard, classic, mine, other.");
}

// Scripts with a built-in preset need no settings file, whatever state it is in.
TEST_F(CommandSettings, ABrokenFileIsOfNoConcernToBuiltInPresets) {
  write_settings("{oops");
  EXPECT_EQ(btcflow(metrics({})).err, "");
  const Outcome outcome = btcflow(metrics({"--preset", "mine"}));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_TRUE(holds(outcome.err, "settings.json.broken-1")) << outcome.err;
}

// Preferences of the window change no number on the command line.
TEST_F(CommandSettings, SettingsOfTheWindowDoNotReachTheCommandLine) {
  const std::string before = output_of(metrics({}));
  write_settings(R"({"settings": {"zscore.length": "5"}})");
  EXPECT_EQ(output_of(metrics({})), before);
}

TEST_F(CommandSettings, LeftOutInstrumentsTakeNoPart) {
  const std::string all = output_of(metrics({"--by-venue"}));
  const Outcome less = btcflow(metrics({"--by-venue", "--set", "venues.exclude=deribit:BTC-PERPETUAL"}));
  EXPECT_EQ(less.exit_code, 0);
  EXPECT_EQ(less.err, "") << "there is such an instrument";
  EXPECT_TRUE(holds(all, "deribit:BTC-PERPETUAL close"));
  EXPECT_FALSE(holds(less.out, "deribit:BTC-PERPETUAL close"));
  EXPECT_EQ(column_of(less.out, "close"), column_of(all, "close"));
  for (const char* column : {"perp", "premium_pct", "funding_8h"}) {
    EXPECT_NE(column_of(all, column).at(5), "") << column;
    EXPECT_EQ(column_of(less.out, column).at(5), "") << column;
  }
  EXPECT_EQ(column_of(less.out, "perp_venues").at(5), "0");
}

TEST_F(CommandSettings, LeftOutInstrumentsThatAreNotThereAreNamed) {
  const Outcome outcome = btcflow(metrics({"--set", "venues.exclude=bitstamp:btcsud|deribit:BTC-PERPETUAL"}));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err,
            "btcflow: venues.exclude names bitstamp:btcsud, which is not among the instruments of BTC.\n");
}

// No instruments, no bars; but an answer.
TEST_F(CommandSettings, WithoutAnyInstrumentThereAreNoBars) {
  const std::string everybody = "venues.exclude=bitstamp:btcusd|deribit:BTC-PERPETUAL|all-exchanges:BTC";
  EXPECT_EQ(test::lines_of(output_of(metrics({"--set", everybody}))).size(), 1U);
  EXPECT_EQ(btcflow({"export", "--set", everybody, "--size", "400x300", "-o", "a.png"}).exit_code, 0);
}

TEST_F(CommandSettings, CompositionOfALeftOutInstrumentIsUnknownAndSaidSo) {
  const Outcome outcome = btcflow(
      metrics({"--set", "venues.exclude=all-exchanges:BTC", "--set", "oi.composition=all-exchanges:BTC"}));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(holds(outcome.err, "oi.composition names all-exchanges:BTC, which venues.exclude leaves out"))
      << outcome.err;
}

}  // namespace
}  // namespace btcflow
