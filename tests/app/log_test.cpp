// The window's log: private, bounded, one line a message, no secret in it.
#include "btcflow/app/log.h"

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "support/holds.h"
#include "support/temporary_folder.h"

namespace btcflow::app {
namespace {

using test::holds;

class Log : public testing::Test {
 protected:
  void SetUp() override { spdlog::set_level(spdlog::level::off); }  // of standard error
  void TearDown() override { spdlog::set_default_logger(before_); }

  std::filesystem::path begin(const std::string& level = "info") {
    const auto file = log_to_file(folder_ / "state/btcflow", level, redaction_);
    EXPECT_TRUE(file) << file.error().sentence;
    return file ? *file : std::filesystem::path();
  }
  std::string text() const { return test::read_bytes(folder_ / "state/btcflow/btcflow.log"); }

  test::TemporaryFolder folder_;
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::shared_ptr<Redaction> redaction_ = std::make_shared<Redaction>("/home/ann");
};

TEST_F(Log, IsMadeWhereItIsNotAndPrivate) {
  const auto file = begin();
  EXPECT_EQ(file, folder_ / "state/btcflow/btcflow.log");
  EXPECT_EQ(test::mode_of(file), 0600);
  spdlog::info("hello");
  spdlog::debug("details");
  EXPECT_TRUE(holds(text(), " info hello\n")) << text();
  EXPECT_FALSE(holds(text(), "details")) << text();
}

TEST_F(Log, KeepsTheCauseOfAnError) {
  begin();
  log_error({core::ErrorKind::Io, "The cache cannot be opened.", "SQLITE_CANTOPEN"});
  EXPECT_TRUE(holds(text(), " error The cache cannot be opened. [SQLITE_CANTOPEN]\n")) << text();
}

TEST_F(Log, SumsUpASync) {
  begin();
  sync::Report report;
  sync::FeedReport feed;
  feed.rows_added = 12;
  feed.rows_changed = 3;
  feed.state = sync::FeedReport::State::Done;
  report.feeds = {feed, feed, feed};
  report.feeds[1].state = report.feeds[2].state = sync::FeedReport::State::Failed;
  report.feeds[1].errors =
      report.feeds[2].errors = {{core::ErrorKind::BadInput, "It came garbled.", "byte 7"}};
  report.notices = {"The clock is off."};
  report.requests = 210;
  report.bytes = 3'400'000;
  log_sync(report);
  const std::string all = text();
  EXPECT_TRUE(holds(all, "sync: The clock is off.")) << all;
  EXPECT_TRUE(
      holds(all, "sync done in part: 36 rows added, 9 changed; 210 requests, 3.4 MB; 2 of 3 feeds failed"))
      << all;
  // The same fault of two series is one line.
  const std::size_t first = all.find("It came garbled. [byte 7]");
  ASSERT_NE(first, std::string::npos) << all;
  EXPECT_EQ(all.find("It came garbled.", first + 1), std::string::npos) << all;
}

// Whatever a venue or a library says.
TEST_F(Log, HoldsNoSecretAndOneLineAMessage) {
  redaction_->add_secret("the-key-1234");
  begin();
  spdlog::error("no: {} at {} in {}\nsecond line\x1b[31m", "the-key-1234", "http://ann:pw99@proxy:1",
                "/home/ann/x");
  const std::string all = text();
  EXPECT_TRUE(holds(all, "error no: *** at http://***@proxy:1 in ~/x second line [31m\n")) << all;
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 1) << all;
}

// A log that grows forever fills the disk one day.
TEST_F(Log, KeepsThreeFilesOfAMegabyteAllPrivate) {
  const auto file = begin();
  const std::string much(3000, 'x');
  for (int i = 0; i < 1500; ++i) spdlog::info("{} {}", i, much);  // 4.5 MB
  const auto folder = file.parent_path();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ++files;
    EXPECT_LE(entry.file_size(), 1u << 20) << entry.path();
    EXPECT_EQ(test::mode_of(entry.path()), 0600) << entry.path();
  }
  EXPECT_EQ(files, 3U);
  EXPECT_TRUE(holds(text(), " 1499 x"));
}

// One made by hand, or by an earlier version, for all to read.
TEST_F(Log, ClosesUpAFileThatOthersMayRead) {
  const auto file = folder_.write("state/btcflow/btcflow.log", "old\n");
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  begin();
  EXPECT_EQ(test::mode_of(file), 0600);
  EXPECT_TRUE(holds(text(), "old\n"));
}

TEST_F(Log, SaysSoWhereItCannotBeWritten) {
  folder_.write("state", "a file where the folder should be");
  const auto file = log_to_file(folder_ / "state/btcflow", "info", redaction_);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind, core::ErrorKind::Io);
  EXPECT_EQ(spdlog::default_logger(), before_);
}

}  // namespace
}  // namespace btcflow::app
