// What the program remembers: nothing that a user set may be lost, whatever happens to the file.
#include "btcflow/app/preferences.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/holds.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using Json = nlohmann::json;

using test::holds;

// Every field differs from its default.
Preferences changed_preferences() {
  Preferences p;
  Settings mine = preset("classic").value();
  for (const char* assignment : {"premium.sampling=mean",
                                 "premium.sign=perp",
                                 "basket.spot=volume",
                                 "basket.perp=oi",
                                 "basket.outlier_pct=2.5",
                                 "bars.three_day=running",
                                 "oi.unit=coin",
                                 "oi.composition=bybit:BTCUSDT",
                                 "zscore.length=26",
                                 "zscore.method=robust",
                                 "zscore.min_known=0.1",
                                 "funding.weights=oi",
                                 "funding.twap_length=9",
                                 "confluence.mode=absolute",
                                 "confluence.premium=0.3",
                                 "confluence.oi=1e-9",
                                 "confluence.funding=0.7",
                                 "extremes.k=2.25",
                                 "extremes.need=3",
                                 "signals.join_gap=4",
                                 "venues.exclude=a:b c|okx:BTC-USDT-SWAP"}) {
    EXPECT_TRUE(set(mine, assignment)) << assignment;
  }
  p.settings = mine;
  p.settings.preset = "classic";
  mine.preset = "meine Wöchentliche";
  p.own_presets[mine.preset] = mine;
  p.own_presets["b"].preset = "b";
  p.timeframe = core::Timeframe::ThreeDay;
  p.range = core::Span{core::parse_time("2020-01-02").value(),
                       core::parse_time("2021-03-04T05:06:07.089Z").value()};
  p.view = {{"theme", "light"}, {"apr", "true"}, {"pane.price.values", "1|2.5"}, {"a", "\"\\\n\u00e9"}};
  p.refresh_minutes = 0;
  p.proxy = "socks5h://127.0.0.1:9050";
  p.notifications = false;
  p.language = "pt_BR";
  p.window_geometry = "AdnQywADAAAAAA==";
  p.window_state = "AAAA/wAAAAD9+/8=";
  return p;
}

class PreferencesFile : public testing::Test {
 protected:
  fs::path config() const { return folder_ / "config"; }
  fs::path file() const { return config() / "settings.json"; }
  void write(const std::string& text) const { test::write_bytes(file(), text); }
  std::string text() const { return test::read_bytes(file()); }
  Json json() const { return Json::parse(text()); }
  void save(const Preferences& p) const {
    const auto done = save_preferences(config(), p);
    ASSERT_TRUE(done) << done.error().sentence;
  }
  LoadedPreferences load() const { return load_preferences(config()); }
  // Loads without a word.
  Preferences loaded() const {
    LoadedPreferences all = load();
    for (const std::string& notice : all.notices) ADD_FAILURE() << notice;
    return std::move(all.preferences);
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(config()))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  test::TemporaryFolder folder_;
};

TEST_F(PreferencesFile, OfAFirstStartAreTheDefaultsAndNothingIsWritten) {
  EXPECT_EQ(loaded(), Preferences{});
  EXPECT_FALSE(fs::exists(config()));
}

TEST_F(PreferencesFile, ComesBackAsItWasSaved) {
  save(changed_preferences());
  EXPECT_EQ(loaded(), changed_preferences());
  save(Preferences{});
  LoadedPreferences plain = load();
  plain.preferences.view.clear();  // keys that were not given stay, as another version's would
  EXPECT_EQ(plain.preferences, Preferences{});
}

// Whoever opens the file finds the names of docs/metrics.md.
TEST_F(PreferencesFile, ListsSettingsByTheirOwnNames) {
  Preferences p;
  ASSERT_TRUE(set(p.settings, "zscore.length=26"));
  save(p);
  EXPECT_EQ(json().at("version"), 1);
  EXPECT_EQ(json().at("settings").at("preset"), "standard");
  EXPECT_EQ(json().at("settings").at("zscore.length"), "26");
  for (const SettingKey& key : setting_keys())
    EXPECT_TRUE(json().at("settings").contains(key.name)) << key.name;
}

TEST_F(PreferencesFile, IsPrivateAndSoIsItsFolder) {
  save({});
  EXPECT_EQ(test::mode_of(file()), 0600);
  EXPECT_EQ(test::mode_of(config()), 0700);
  EXPECT_EQ(files(), std::vector<std::string>{"settings.json"}) << "nothing else may be left behind";
}

TEST_F(PreferencesFile, MakesTheFoldersAboveToo) {
  const fs::path deep = folder_ / "a" / "b" / "c";
  ASSERT_TRUE(save_preferences(deep, changed_preferences()));
  EXPECT_EQ(load_preferences(deep).preferences, changed_preferences());
}

// Somebody's typing error must not cost him the file.
TEST_F(PreferencesFile, ThatIsBrokenIsSetAsideAndSaidSo) {
  std::string deep(100'000, '[');
  int n = 0;
  for (const std::string& broken :
       {std::string("{\"timeframe\": \"D\""), std::string(), std::string("[]"), std::string("\"text\""),
        std::string("{\"proxy\": \"\xFF\"}"), std::string("\0\0\0\0", 4), "{\"a\": " + deep + "}",
        "{\"a\": " + deep + std::string(deep.size(), ']') + "}"}) {
    write(broken);
    const LoadedPreferences all = load();
    EXPECT_EQ(all.preferences, Preferences{});
    const fs::path aside = file().string() + ".broken-" + std::to_string(++n);
    ASSERT_EQ(all.notices.size(), 1U);
    EXPECT_TRUE(holds(all.notices[0], aside.string())) << all.notices[0];
    EXPECT_EQ(test::read_bytes(aside), broken);
    EXPECT_FALSE(fs::exists(file()));
    EXPECT_EQ(loaded(), Preferences{}) << "said once";
  }
}

// It may be broken while the program runs: what stands there is still kept.
TEST_F(PreferencesFile, ThatIsBrokenIsSetAsideWhenSavingToo) {
  write("{oops");
  save(changed_preferences());
  EXPECT_EQ(test::read_bytes(file().string() + ".broken-1"), "{oops");
  EXPECT_EQ(loaded(), changed_preferences());
}

struct BadValue {
  const char* json;
  const char* key;
};

// One bad value costs only itself: the timeframe beside it is still read.
TEST_F(PreferencesFile, OneBadValueKeepsItsDefaultAndIsNamed) {
  for (const BadValue& bad :
       std::initializer_list<BadValue>{{R"("settings": {"zscore.length": "1"})", "zscore.length"},
                                       {R"("settings": {"zscore.length": [26]})", "zscore.length"},
                                       {R"("settings": {"venues.exclude": "bybit"})", "venues.exclude"},
                                       {R"("settings": {"preset": "nobody's"})", "preset"},
                                       {R"("settings": {"preset": 7})", "preset"},
                                       {R"("settings": [])", "settings"},
                                       {R"("settings": null)", "settings"},
                                       {R"("presets": "none")", "presets"},
                                       {R"("presets": {"mine": 5})", "mine"},
                                       {R"("presets": {"standard": {}})", "standard"},
                                       {R"("presets": {"": {}})", "name"},
                                       {R"("range": {"from": "2021-01-01"})", "range"},
                                       {R"("range": {"from": "2021-01-01", "to": "2020-01-01"})", "range"},
                                       {R"("range": {"from": "2021-02-30", "to": "2021-03-01"})", "range"},
                                       {R"("range": {"from": 1, "to": 2})", "range"},
                                       {R"("range": "all")", "range"},
                                       {R"("view": ["dark"])", "view"},
                                       {R"("view": {"theme": {}})", "view.theme"},
                                       {R"("refresh_minutes": -1)", "refresh_minutes"},
                                       {R"("refresh_minutes": 1.5)", "refresh_minutes"},
                                       {R"("refresh_minutes": 1e99)", "refresh_minutes"},
                                       {R"("refresh_minutes": "often")", "refresh_minutes"},
                                       {R"("proxy": "proxy:8080")", "proxy"},
                                       {R"("proxy": "http://me:secret@proxy:8080")", "proxy"},
                                       {R"("notifications": "yes")", "notifications"},
                                       {R"("notifications": 1)", "notifications"},
                                       {R"("language": "../../etc")", "language"},
                                       {R"("window": {"geometry": "<>"})", "window.geometry"},
                                       {R"("window": {"state": 5.5})", "window.state"},
                                       {R"("window": 5)", "window"},
                                       {R"("version": "one")", "version"},
                                       {R"("version": 0)", "version"}}) {
    write("{\"timeframe\": \"D\", " + std::string(bad.json) + "}");
    const LoadedPreferences all = load();
    Preferences expected;
    expected.timeframe = core::Timeframe::Day;
    EXPECT_EQ(all.preferences, expected) << bad.json;
    ASSERT_EQ(all.notices.size(), 1U) << bad.json;
    EXPECT_TRUE(holds(all.notices[0], bad.key)) << all.notices[0];
    EXPECT_FALSE(holds(all.notices[0], "secret")) << all.notices[0];
    EXPECT_TRUE(fs::exists(file())) << "it is no broken file";
  }
}

TEST_F(PreferencesFile, ABadTimeframeIsNamedToo) {
  write(R"({"timeframe": "fortnight", "language": "de"})");
  const LoadedPreferences all = load();
  EXPECT_EQ(all.preferences.timeframe, core::Timeframe::Week);
  EXPECT_EQ(all.preferences.language, "de");
  ASSERT_EQ(all.notices.size(), 1U);
  EXPECT_TRUE(holds(all.notices[0], "timeframe"));
}

// By hand one writes 26 and true, not "26" and "true".
TEST_F(PreferencesFile, TakesNumbersAndBooleansAsTheyAre) {
  write(R"({"settings": {"zscore.length": 26, "zscore.min_known": 0.5, "basket.quote_correction": false},
            "view": {"apr": true, "font_scale": 1.25}, "refresh_minutes": "30", "notifications": "false"})");
  const Preferences p = loaded();
  EXPECT_EQ(p.settings.parameters.zscore_length, 26);
  EXPECT_EQ(p.settings.parameters.zscore_min_known, 0.5);
  EXPECT_FALSE(p.settings.parameters.quote_correction);
  const decltype(p.view) view{{"apr", "true"}, {"font_scale", "1.25"}};
  EXPECT_EQ(p.view, view);
  EXPECT_EQ(p.refresh_minutes, 30);
  EXPECT_FALSE(p.notifications);
}

// A short file written by hand names a preset and what differs.
TEST_F(PreferencesFile, WhatASettingsObjectDoesNotSayIsAsItsPresetHasIt) {
  write(R"({"settings": {"preset": "classic", "extremes.k": "3"}})");
  Settings expected = preset("classic").value();
  ASSERT_TRUE(set(expected, "extremes.k=3"));
  EXPECT_EQ(loaded().settings, expected);
  write(R"({"presets": {"mine": {"oi.unit": "coin"}}, "settings": {"preset": "mine"}})");
  const Preferences p = loaded();
  EXPECT_EQ(p.own_presets.at("mine").parameters.oi_unit, metrics::OpenInterestIn::Coin);
  EXPECT_EQ(p.settings, p.own_presets.at("mine"));
  EXPECT_EQ(p.settings.preset, "mine");
}

// Two versions on one machine share the file: neither may eat the other's settings.
TEST_F(PreferencesFile, KeepsWhatThisVersionDoesNotKnow) {
  write(R"({"version": 7, "colour_of_the_moon": [1, {"deep": null}],
            "settings": {"zscore.length": "30", "zscore.flavour": "sweet"},
            "presets": {"mine": {"tide": 3}, "gone": {"oi.unit": "coin"}, "from  later": {"x": 1}, "odd": 5},
            "range": {"from": "2020-01-01", "to": "2021-01-01", "anchor": "left"},
            "view": {"theme": "light", "grid": "dotted"}, "window": {"opacity": 0.9}})");
  LoadedPreferences all = load();
  ASSERT_GE(all.notices.size(), 1U);
  EXPECT_TRUE(holds(all.notices[0], "newer version")) << all.notices[0];
  EXPECT_EQ(all.preferences.settings.parameters.zscore_length, 30);
  Preferences p = all.preferences;
  p.own_presets.erase("gone");
  p.view = {{"theme", "dark"}};
  ASSERT_TRUE(set(p.settings, "zscore.length=31"));
  save(p);
  const Json after = json();
  EXPECT_EQ(after.at("version"), 7);
  EXPECT_EQ(after.at("colour_of_the_moon"), Json::parse(R"([1, {"deep": null}])"));
  EXPECT_EQ(after.at("settings").at("zscore.flavour"), "sweet");
  EXPECT_EQ(after.at("settings").at("zscore.length"), "31");
  EXPECT_EQ(after.at("presets").at("mine").at("tide"), 3);
  EXPECT_EQ(after.at("presets").at("mine").at("zscore.length"), "default");
  EXPECT_FALSE(after.at("presets").contains("gone")) << "the user deleted it";
  EXPECT_EQ(after.at("presets").at("from  later").at("x"), 1);
  EXPECT_EQ(after.at("presets").at("odd"), 5);
  EXPECT_EQ(after.at("range").at("anchor"), "left");
  EXPECT_EQ(after.at("view"), Json::parse(R"({"theme": "dark", "grid": "dotted"})"));
  EXPECT_EQ(after.at("window").at("opacity"), 0.9);
}

// A preset with a bad value is still that preset.
TEST_F(PreferencesFile, ABadValueInAPresetNamesThePreset) {
  write(R"({"presets": {"mine": {"extremes.k": "lots", "oi.unit": "coin"}}})");
  const LoadedPreferences all = load();
  ASSERT_EQ(all.notices.size(), 1U);
  EXPECT_TRUE(holds(all.notices[0], "mine")) << all.notices[0];
  EXPECT_TRUE(holds(all.notices[0], "extremes.k")) << all.notices[0];
  EXPECT_EQ(all.preferences.own_presets.at("mine").parameters.oi_unit, metrics::OpenInterestIn::Coin);
}

// Some keep their settings elsewhere and link to them.
TEST_F(PreferencesFile, ThatIsALinkStaysOne) {
  const fs::path real = folder_.write("dotfiles/btcflow.json", "{\"note\": \"mine\"}");
  fs::create_directories(config());
  fs::create_symlink(real, file());
  save(changed_preferences());
  EXPECT_TRUE(fs::is_symlink(file()));
  EXPECT_EQ(Json::parse(test::read_bytes(real)).at("note"), "mine");
  EXPECT_EQ(loaded(), changed_preferences());
}

TEST(PresetName, TakesWhatAPersonCallsThings) {
  for (const char* name :
       {"a", "My weekly 26", "öß 日本語", "2.5 %", "Standard!", "1234567890123456789012345678901234567890",
        "öööööööööööööööööööööööööööööööööööööööö"}) {
    EXPECT_TRUE(check_preset_name(name)) << name;
  }
}

TEST(PresetName, RefusesTheRestInASentence) {
  for (const char* name :
       {"", "standard", "classic", "Standard", "CLASSIC", " a", "a ", "a  b", " ", "a\nb", "a\tb", "a\x7F",
        "a\xC2\x85", "\xFF", "\xC3", "12345678901234567890123456789012345678901"}) {
    const auto refused = check_preset_name(name);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
    EXPECT_FALSE(refused.error().sentence.empty());
  }
}

TEST(Proxy, TakesAddresses) {
  for (const char* proxy :
       {"", "http://proxy:8080", "https://proxy.example.org:3128/", "socks5h://127.0.0.1:9050",
        "socks5://[::1]:1080", "socks4a://tor", "http://proxy"}) {
    EXPECT_TRUE(check_proxy(proxy)) << proxy;
  }
}

TEST(Proxy, RefusesOthersAndNeverRepeatsAPassword) {
  for (const char* proxy :
       {"proxy:8080", "ftp://proxy", "http://", "http://:8080", "http://a b:1",
        "http://proxy:", "http://proxy:99999", "http://proxy:x", "http://proxy:80/path", "http://[::1]x:1"}) {
    EXPECT_FALSE(check_proxy(proxy)) << proxy;
  }
  const auto refused = check_proxy("http://me:secret@proxy:8080");
  ASSERT_FALSE(refused);
  EXPECT_FALSE(holds(refused.error().sentence, "secret")) << refused.error().sentence;
}

TEST_F(PreferencesFile, GivesOwnPresetsByName) {
  save(changed_preferences());
  std::vector<std::string> notices;
  EXPECT_EQ(find_preset("meine Wöchentliche", config(), notices).value(),
            changed_preferences().own_presets.at("meine Wöchentliche"));
  EXPECT_EQ(find_preset("classic", config(), notices).value(), preset("classic").value());
  const auto none = find_preset("Mine", config(), notices);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::Usage);
  for (const char* name : {"\"Mine\"", "standard", "classic", "b", "meine Wöchentliche"})
    EXPECT_TRUE(holds(none.error().sentence, name)) << none.error().sentence;
  EXPECT_TRUE(notices.empty());
}

// What is built in needs no file, so a broken one is no concern of it.
TEST_F(PreferencesFile, IsNotReadForABuiltInPreset) {
  write("{oops");
  std::vector<std::string> notices;
  EXPECT_TRUE(find_preset("standard", config(), notices));
  EXPECT_TRUE(notices.empty());
  EXPECT_EQ(text(), "{oops");
  EXPECT_FALSE(find_preset("mine", config(), notices));
  EXPECT_EQ(notices.size(), 1U);
}

}  // namespace
}  // namespace btcflow::app
