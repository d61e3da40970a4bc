// Two windows of the program keep their settings in one file: what one of them was told is not lost to the
// other.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "btcflow/app/preferences.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;

class PreferencesOfTwoWindows : public testing::Test {
 protected:
  // What a window does: it loads, is told something, and saves what it was told.
  struct Window {
    fs::path config;
    Preferences known = load_preferences(config).preferences;
    Preferences now = known;
    void save() {
      const auto saved = save_changes(config, known, now);
      ASSERT_TRUE(saved) << saved.error().sentence;
      known = now;
    }
  };
  Window window() const { return {config()}; }
  fs::path config() const { return folder_ / "config"; }
  Preferences loaded() const {
    const LoadedPreferences all = load_preferences(config());
    EXPECT_TRUE(all.notices.empty());
    return all.preferences;
  }
  static Settings preset_of(const std::string& name, const std::string& assignment) {
    Settings settings;
    settings.preset = name;
    EXPECT_TRUE(set(settings, assignment));
    return settings;
  }
  const test::TemporaryFolder folder_;
};

// The case that started it: a pan in one window threw away the preset that was just kept in the other.
TEST_F(PreferencesOfTwoWindows, APanInOneLeavesThePresetThatTheOtherKept) {
  Window a = window();
  Window b = window();
  a.now.own_presets["mine"] = preset_of("mine", "zscore.length=26");
  a.save();
  b.now.range = core::Span{core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)};
  b.save();
  EXPECT_EQ(loaded().own_presets, a.now.own_presets);
  EXPECT_EQ(loaded().range, b.now.range);
}

TEST_F(PreferencesOfTwoWindows, EachKeyIsTheirsWhoChangedIt) {
  Window a = window();
  a.save();
  Window b = window();
  a.now.language = "de";
  a.now.view = {{"theme", "light"}, {"apr", "false"}};
  a.save();
  b.now.refresh_minutes = 5;
  b.now.view = {{"apr", "true"}};
  b.save();
  a.now.notifications = false;
  a.save();
  const Preferences both = loaded();
  EXPECT_EQ(both.language, "de");
  EXPECT_EQ(both.refresh_minutes, 5);
  EXPECT_FALSE(both.notifications);
  const decltype(both.view) view{{"theme", "light"}, {"apr", "true"}};
  EXPECT_EQ(both.view, view);
}

// Added, changed and thrown away, each by its name.
TEST_F(PreferencesOfTwoWindows, PresetsAreKeptChangedAndThrownAwayOneByOne) {
  Window a = window();
  for (const char* name : {"one", "two", "three"}) a.now.own_presets[name] = preset_of(name, "extremes.k=3");
  a.save();
  Window b = window();
  a.now.own_presets.erase("one");
  a.now.own_presets["two"] = preset_of("two", "extremes.k=2.5");
  a.save();
  b.now.own_presets["four"] = preset_of("four", "oi.unit=coin");
  b.save();
  auto expected = a.now.own_presets;
  expected["four"] = b.now.own_presets["four"];
  EXPECT_EQ(loaded().own_presets, expected);
}

TEST_F(PreferencesOfTwoWindows, EverythingInViewAgainIsAChange) {
  Window a = window();
  a.now.range = core::Span{core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)};
  a.save();
  a.now.range.reset();
  a.save();
  EXPECT_EQ(loaded().range, std::nullopt);
}

// Somebody deleted it, or it was broken and set aside: what this window knows is all there is.
TEST_F(PreferencesOfTwoWindows, AFileThatIsGoneIsWrittenWhole) {
  Window a = window();
  a.now.own_presets["mine"] = preset_of("mine", "zscore.length=26");
  a.now.range = core::Span{core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)};
  a.save();
  fs::remove(config() / "settings.json");
  a.now.language = "es";
  a.save();
  EXPECT_EQ(loaded().own_presets, a.now.own_presets);
  EXPECT_EQ(loaded().range, a.now.range);
  test::write_bytes(config() / "settings.json", "{oops");
  a.now.language = "de";
  a.save();
  EXPECT_EQ(loaded().own_presets, a.now.own_presets);
}

// A file written by hand says little; what was in force is written beside it, so that a later version's
// defaults change nothing.
TEST_F(PreferencesOfTwoWindows, WhatTheFileLacksIsAdded) {
  test::write_bytes(config() / "settings.json", R"({"timeframe": "D", "tide": 3})");
  Window a = window();
  a.now.language = "de";
  a.save();
  const auto json = nlohmann::json::parse(test::read_bytes(config() / "settings.json"));
  EXPECT_EQ(json.at("timeframe"), "D");
  EXPECT_EQ(json.at("tide"), 3);
  EXPECT_EQ(json.at("settings").at("zscore.length"), "default");
}

// Both at the same moment, again and again: reading and writing of one is not torn apart by the other.
TEST_F(PreferencesOfTwoWindows, NothingIsLostWhenBothSaveAtOnce) {
  constexpr int kRounds = 25;
  window().save();
  const auto work = [&](const std::string& who) {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    Window w = window();
    for (int n = 0; n < kRounds; ++n) {
      const std::string name = who + std::to_string(n);
      w.now.own_presets[name] = preset_of(name, "extremes.k=3");
      if (!save_changes(w.config, w.known, w.now)) ::_exit(1);
      w.known = w.now;
    }
    ::_exit(0);
  };
  const pid_t a = work("a");
  const pid_t b = work("b");
  for (const pid_t pid : {a, b}) {
    int status = 0;
    ::waitpid(pid, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  EXPECT_EQ(loaded().own_presets.size(), 2U * kRounds);
}

}  // namespace
}  // namespace btcflow::app
