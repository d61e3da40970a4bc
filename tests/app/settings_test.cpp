// Settings by name: what `--set`, the side panel and the exported picture share.
#include "btcflow/app/settings.h"

#include <gtest/gtest.h>

#include <set>

namespace btcflow::app {
namespace {

Settings standard() { return preset("standard").value(); }

std::string value_of(const Settings& settings, const std::string& key) {
  for (const auto& [name, value] : as_text(settings)) {
    if (name == key) return value;
  }
  return "no such key";
}

struct KeyFacts {
  const char* name;
  const char* standard;           // its value in the standard preset (docs/metrics.md)
  std::vector<const char*> good;  // each differs from the standard one
  std::vector<const char*> bad;
};

const std::vector<KeyFacts>& facts() {
  static const std::vector<KeyFacts> all{
      {"premium.sampling", "mean", {"last"}, {"", "Mean", "median", "mean "}},
      {"premium.sign", "spot", {"perp"}, {"", "both"}},
      {"basket.spot", "mean", {"median", "volume"}, {"", "oi"}},
      {"basket.perp", "mean", {"median", "oi"}, {"", "volume"}},
      {"basket.outlier_pct", "5", {"2.5", "100", "off"}, {"", "0", "-1", "100.1", "nan", "5%", "on"}},
      {"basket.quote_correction", "true", {"false"}, {"", "1", "yes", "off"}},
      {"bars.three_day", "year", {"running"}, {"", "binance"}},
      {"oi.unit", "usd", {"coin"}, {"", "contracts", "BTC"}},
      {"oi.composition", "linked", {"sum", "bybit:BTCUSDT"}, {"", "bybit", "single"}},
      {"zscore.length",
       "default",
       {"2", "26", "5000"},
       {"", "1", "0", "-5", "5001", "26.5", "99999999999999999999"}},
      {"zscore.method", "standard", {"robust"}, {"", "mad"}},
      {"zscore.min_known", "0.95", {"0", "0.5", "1"}, {"", "-0.1", "1.01", "95%", "inf"}},
      {"funding.weights", "equal", {"oi"}, {"", "volume"}},
      {"funding.twap_length", "default", {"1", "30"}, {"", "0", "x"}},
      {"funding.twap_weights", "time", {"bars"}, {"", "equal"}},
      {"confluence.mode", "z", {"absolute"}, {"", "Z"}},
      {"confluence.premium", "1", {"0", "1.25", "20"}, {"", "-1", "20.1", "one"}},
      {"confluence.oi", "1.5", {"2"}, {"", "-1", "1,5"}},
      {"confluence.funding", "1", {"0.5"}, {"", "-1", "0x1"}},
      {"extremes.k", "2", {"2.5"}, {"", "-2", "nan"}},
      {"extremes.need", "2", {"1", "3"}, {"", "0", "4", "2.5"}},
      {"signals.join_gap", "1", {"0", "5"}, {"", "-1", "1.5"}},
      {"venues.exclude",
       "none",
       {"bybit:BTCUSDT", "bitfinex:tBTCF0:USTF0|bybit:BTCUSDT"},
       {"", "bybit", ":BTCUSDT", "bybit:", "a:b|", "|a:b", "a:b||c:d", "a:b|none", " a:b", "a:b\n", "off"}},
  };
  return all;
}

// Scripts and saved pictures use these names for years: none may vanish.
TEST(Settings, HaveEveryPromisedKey) {
  std::set<std::string> names;
  for (const SettingKey& key : setting_keys()) {
    names.insert(key.name);
    EXPECT_FALSE(key.values.empty()) << key.name;
  }
  EXPECT_EQ(names.size(), setting_keys().size());
  for (const KeyFacts& fact : facts()) EXPECT_TRUE(names.contains(fact.name)) << fact.name;
  EXPECT_EQ(names.size(), facts().size()) << "a new key needs its facts in this test";
}

TEST(Settings, BeginWithTheStandardPreset) {
  for (const KeyFacts& fact : facts()) EXPECT_EQ(value_of(standard(), fact.name), fact.standard) << fact.name;
  EXPECT_TRUE(standard().parameters == metrics::Parameters{});
}

// Each value that is taken arrives, and nothing else moves.
TEST(Settings, TakeEachGoodValueAndChangeThatKeyOnly) {
  for (const KeyFacts& fact : facts()) {
    for (const char* value : fact.good) {
      Settings settings = standard();
      const auto done = set(settings, fact.name, value);
      ASSERT_TRUE(done) << done.error().sentence;
      for (const auto& [name, text] : as_text(settings)) {
        EXPECT_EQ(text, name == fact.name ? value : value_of(standard(), name))
            << "after " << fact.name << "=" << value;
      }
      EXPECT_EQ(differences_from_preset(settings), std::string(fact.name) + "=" + value);
    }
  }
}

// A typo must not leave half a setting behind, and the sentence says which key and what it takes.
TEST(Settings, RefuseEachBadValueAndStayAsTheyWere) {
  for (const KeyFacts& fact : facts()) {
    for (const char* value : fact.bad) {
      Settings settings = standard();
      ASSERT_TRUE(set(settings, fact.name, fact.good.front()));
      const auto before = as_text(settings);
      const auto done = set(settings, fact.name, value);
      ASSERT_FALSE(done) << fact.name << "=" << value;
      EXPECT_EQ(done.error().kind, core::ErrorKind::Usage);
      EXPECT_NE(done.error().sentence.find(fact.name), std::string::npos) << done.error().sentence;
      EXPECT_NE(done.error().sentence.find("\"" + std::string(value) + "\""), std::string::npos);
      EXPECT_EQ(as_text(settings), before);
    }
  }
}

TEST(Settings, AreSetByAnAssignment) {
  Settings settings = standard();
  ASSERT_TRUE(set(settings, "zscore.length=26"));
  EXPECT_EQ(settings.parameters.zscore_length, 26);
  ASSERT_TRUE(set(settings, "zscore.length=default"));
  EXPECT_EQ(settings.parameters.zscore_length, std::nullopt);
  ASSERT_TRUE(set(settings, "oi.composition=bitfinex:tBTCF0:USTF0"));
  EXPECT_EQ(settings.parameters.oi_composition, metrics::Composition::Single);
  EXPECT_EQ(settings.parameters.oi_instrument, "bitfinex:tBTCF0:USTF0");
  ASSERT_TRUE(set(settings, "oi.composition=sum"));
  EXPECT_EQ(settings.parameters.oi_instrument, "");
}

// The order in which somebody names venues says nothing: equal choices are equal settings.
TEST(Settings, KeepLeftOutInstrumentsSortedAndOnce) {
  Settings settings = standard();
  ASSERT_TRUE(set(settings, "venues.exclude=okx:B|bybit:A|okx:B"));
  EXPECT_EQ(settings.parameters.excluded, (std::vector<std::string>{"bybit:A", "okx:B"}));
  EXPECT_EQ(value_of(settings, "venues.exclude"), "bybit:A|okx:B");
  ASSERT_TRUE(set(settings, "venues.exclude=none"));
  EXPECT_TRUE(settings.parameters.excluded.empty());
}

// A caption names the user's own preset, which says nothing to others: what it is follows.
TEST(Settings, OfAnOwnPresetAreToldAgainstTheStandardOne) {
  Settings settings = standard();
  settings.preset = "mine";
  ASSERT_TRUE(set(settings, "extremes.k=2.5"));
  EXPECT_EQ(differences_from_preset(settings), "extremes.k=2.5");
}

TEST(Settings, RefuseUnknownKeysAndWhatIsNoAssignment) {
  for (const char* text :
       {"zscore.lenght=26", "=5", "", "zscore.length", "ZSCORE.LENGTH=26", " zscore.length=26"}) {
    Settings settings = standard();
    const auto done = set(settings, text);
    ASSERT_FALSE(done) << text;
    EXPECT_EQ(done.error().kind, core::ErrorKind::Usage);
    EXPECT_FALSE(done.error().sentence.empty());
    EXPECT_EQ(differences_from_preset(settings), "");
  }
}

// A picture carries its settings as text: read back they must draw the same picture.
TEST(Settings, ComeBackFromTheirText) {
  Settings settings = preset("classic").value();
  for (const KeyFacts& fact : facts()) {
    ASSERT_TRUE(set(settings, fact.name, fact.good.back())) << fact.name;
  }
  Settings again = standard();
  for (const auto& [key, value] : as_text(settings))
    ASSERT_TRUE(set(again, key, value)) << key << "=" << value;
  EXPECT_TRUE(again.parameters == settings.parameters);
  EXPECT_EQ(again.premium_sign, settings.premium_sign);
}

// docs/metrics.md section 13, word by word.
TEST(Presets, ClassicIsWhatAPlainPineScriptDoes) {
  const Settings classic = preset("classic").value();
  EXPECT_EQ(classic.preset, "classic");
  EXPECT_EQ(value_of(classic, "premium.sampling"), "last");
  EXPECT_EQ(value_of(classic, "basket.spot"), "mean");
  EXPECT_EQ(value_of(classic, "basket.perp"), "mean");
  EXPECT_EQ(value_of(classic, "basket.quote_correction"), "false");
  EXPECT_EQ(value_of(classic, "basket.outlier_pct"), "off");
  EXPECT_EQ(value_of(classic, "oi.composition"), "sum");
  EXPECT_EQ(value_of(classic, "oi.unit"), "usd");
  EXPECT_EQ(value_of(classic, "funding.weights"), "equal");
  EXPECT_EQ(value_of(classic, "funding.twap_weights"), "bars");
  EXPECT_EQ(value_of(classic, "zscore.min_known"), "1");
  EXPECT_EQ(value_of(classic, "zscore.method"), "standard");
  EXPECT_EQ(value_of(classic, "confluence.mode"), "z");
  EXPECT_EQ(value_of(classic, "extremes.k"), "2");
  EXPECT_EQ(value_of(classic, "venues.exclude"), "none");
  EXPECT_EQ(differences_from_preset(classic), "");
}

// Differences are told against the preset that was chosen, in the order of the keys.
TEST(Presets, TellWhatTheUserChanged) {
  Settings settings = preset("classic").value();
  ASSERT_TRUE(set(settings, "extremes.k=2.5"));
  ASSERT_TRUE(set(settings, "oi.composition=linked"));
  EXPECT_EQ(differences_from_preset(settings), "oi.composition=linked, extremes.k=2.5");
  ASSERT_TRUE(set(settings, "oi.composition=sum"));
  EXPECT_EQ(differences_from_preset(settings), "extremes.k=2.5");
}

TEST(Presets, AreNamedAndOthersRefused) {
  EXPECT_EQ(preset_names(), (std::vector<std::string>{"standard", "classic"}));
  for (const std::string& name : preset_names()) EXPECT_TRUE(preset(name)) << name;
  for (const char* name : {"", "Classic", "mine"}) {
    const auto refused = preset(name);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage);
    EXPECT_NE(refused.error().sentence.find("standard, classic"), std::string::npos);
  }
}

}  // namespace
}  // namespace btcflow::app
