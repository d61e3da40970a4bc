// Saving under bad conditions: a kill, a full disk, a place that cannot be written, two windows at once. What
// was there stays, or what is new is there whole.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "btcflow/app/preferences.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

// Large enough that a write takes a while.
Preferences with_language(const std::string& language) {
  Preferences p;
  p.language = language;
  p.window_state = std::string(200'000, language.front());
  for (int n = 0; n < 20; ++n) {
    const std::string name = language + std::to_string(n);
    p.own_presets[name].preset = name;
  }
  return p;
}

class PreferencesUnderFaults : public testing::Test {
 protected:
  fs::path config() const { return folder_ / "config"; }
  fs::path file() const { return config() / "settings.json"; }
  std::size_t files_in_folder() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(config()), fs::directory_iterator()));
  }
  test::TemporaryFolder folder_;
};

// A process of its own that ends with what `work` returns.
pid_t in_child(const std::function<int()>& work) {
  const pid_t pid = ::fork();
  if (pid == 0) ::_exit(work());
  return pid;
}
int exit_code_of(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(PreferencesUnderFaults, AKillInTheMidstOfSavingLeavesThemWhole) {
  const Preferences first = with_language("de");
  const Preferences second = with_language("es");
  ASSERT_TRUE(save_preferences(config(), first));
  for (int round = 0; round < 20; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t pid = in_child([&] {
      for (;;) {
        if (!save_preferences(config(), second) || !save_preferences(config(), first)) return 1;
        if (::write(pipe[1], "x", 1) != 1) return 1;
      }
    });
    ::close(pipe[1]);
    char byte = 0;
    EXPECT_EQ(::read(pipe[0], &byte, 1), 1) << "it has saved, and is saving again";
    ::kill(pid, SIGKILL);
    exit_code_of(pid);
    ::close(pipe[0]);
    const LoadedPreferences after = load_preferences(config());
    EXPECT_TRUE(after.notices.empty());
    EXPECT_TRUE(after.preferences == first || after.preferences == second);
  }
  // Parts that the kills left behind are in nobody's way.
  EXPECT_TRUE(save_preferences(config(), second));
  EXPECT_EQ(load_preferences(config()).preferences, second);
}

TEST_F(PreferencesUnderFaults, ALeftoverPartIsNotRead) {
  ASSERT_TRUE(save_preferences(config(), with_language("de")));
  test::write_bytes(file().string() + ".part-1-0", "{\"language\": \"e");
  const LoadedPreferences after = load_preferences(config());
  EXPECT_TRUE(after.notices.empty());
  EXPECT_EQ(after.preferences, with_language("de"));
}

TEST_F(PreferencesUnderFaults, OfTwoInstancesTheLastWinsWhole) {
  const Preferences first = with_language("de");
  const Preferences second = with_language("es");
  const auto save_often = [&](const Preferences& p) {
    return in_child([&] {
      for (int n = 0; n < 50; ++n) {
        if (!save_preferences(config(), p)) return 1;
      }
      return 0;
    });
  };
  ASSERT_TRUE(save_preferences(config(), first));
  const pid_t a = save_often(first);
  const pid_t b = save_often(second);
  for (int n = 0; n < 50; ++n) {
    const LoadedPreferences now = load_preferences(config());
    EXPECT_TRUE(now.notices.empty());
    EXPECT_TRUE(now.preferences == first || now.preferences == second) << "never a mixture";
  }
  EXPECT_EQ(exit_code_of(a), 0);
  EXPECT_EQ(exit_code_of(b), 0);
  const Preferences last = load_preferences(config()).preferences;
  EXPECT_TRUE(last == first || last == second);
  EXPECT_EQ(files_in_folder(), 1U);
}

// As a full disk: the system takes some bytes and no more.
TEST_F(PreferencesUnderFaults, AFullDiskIsATypedErrorAndTheOldOnesStay) {
  ASSERT_TRUE(save_preferences(config(), with_language("de")));
  const pid_t pid = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    const auto saved = save_preferences(config(), with_language("es"));
    return !saved && saved.error().kind == ErrorKind::Io && !saved.error().sentence.empty() ? 0 : 1;
  });
  EXPECT_EQ(exit_code_of(pid), 0);
  EXPECT_EQ(load_preferences(config()).preferences, with_language("de"));
  EXPECT_EQ(files_in_folder(), 1U) << "half a file was left behind";
}

// A folder of the name cannot be made where a file is.
TEST_F(PreferencesUnderFaults, AFileInThePlaceOfTheFolderIsATypedError) {
  folder_.write("config", "not a folder");
  const LoadedPreferences loaded = load_preferences(config());
  EXPECT_EQ(loaded.preferences, Preferences{});
  EXPECT_EQ(loaded.notices.size(), 1U);
  const auto saved = save_preferences(config(), {});
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Io);
  EXPECT_NE(saved.error().sentence.find(config().string()), std::string::npos) << saved.error().sentence;
  EXPECT_EQ(test::read_bytes(config()), "not a folder");
}

// What cannot be read is not written over: it may be all of somebody's settings.
TEST_F(PreferencesUnderFaults, WhatCannotBeReadIsLeftAlone) {
  fs::create_directories(file());  // a folder of that name
  const LoadedPreferences loaded = load_preferences(config());
  EXPECT_EQ(loaded.preferences, Preferences{});
  EXPECT_EQ(loaded.notices.size(), 1U);
  const auto saved = save_preferences(config(), {});
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Io);
  EXPECT_TRUE(fs::is_directory(file()));
}

// A pipe would be waited for without end.
TEST_F(PreferencesUnderFaults, APipeIsNotWaitedFor) {
  fs::create_directories(config());
  ASSERT_EQ(::mkfifo(file().c_str(), 0600), 0);
  EXPECT_EQ(load_preferences(config()).notices.size(), 1U);
  EXPECT_FALSE(save_preferences(config(), {}));
}

TEST_F(PreferencesUnderFaults, AFolderWithoutRightsIsSaidAndLeftAlone) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may do everything";
  ASSERT_TRUE(save_preferences(config(), with_language("de")));
  ::chmod(config().c_str(), 0);
  EXPECT_EQ(load_preferences(config()).notices.size(), 1U);
  EXPECT_FALSE(save_preferences(config(), {}));
  ::chmod(config().c_str(), 0500);
  EXPECT_FALSE(save_preferences(config(), {}));
  ::chmod(config().c_str(), 0700);
  EXPECT_EQ(load_preferences(config()).preferences, with_language("de"));
}

}  // namespace
}  // namespace btcflow::app
