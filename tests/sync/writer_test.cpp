// The thread that writes: everything handed over is there afterwards, in order, and counted; after a failure
// nothing is.
#include "writer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::sync {
namespace {

using core::SeriesKind;
using test::day;

const std::string kInstrument = "bybit:BTCUSDT";

store::Batch prints(int from, int count, double rate = 0.0001) {
  std::vector<core::Funding> rows;
  for (int i = 0; i < count; ++i) rows.push_back({day(from + i), rate, 8});
  store::Batch batch;
  batch.pages.push_back({kInstrument, rows, {day(from), day(from + count)}, "a test"});
  return batch;
}

class WriterTest : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  store::Cache cache_ = store::Cache::open(folder_.path() / "market.sqlite").value();
};

TEST_F(WriterTest, WritesInOrderAndTellsOfEachBatch) {
  Writer writer(cache_);
  for (int i = 0; i < 50; ++i) writer.write(prints(i * 10, 15));  // five of each are there already
  writer.settle();
  EXPECT_FALSE(writer.busy());
  const auto written = writer.take_written();
  ASSERT_EQ(written.size(), 50U);
  for (std::size_t i = 0; i < written.size(); ++i) {
    ASSERT_TRUE(written[i]);
    ASSERT_EQ(written[i]->size(), 1U);
    EXPECT_EQ(written[i]->front().added, i == 0 ? 15U : 10U);
    EXPECT_EQ(written[i]->front().same, i == 0 ? 0U : 5U);
  }
  EXPECT_TRUE(writer.take_written().empty());
  EXPECT_EQ(cache_.funding(kInstrument)->size(), 505U);
}

// Later batches overwrite earlier ones, never the reverse.
TEST_F(WriterTest, TheLastBatchHasTheLastWord) {
  Writer writer(cache_);
  for (int i = 1; i <= 20; ++i) writer.write(prints(1, 3, i * 0.0001));
  writer.settle();
  const auto rows = cache_.funding(kInstrument);
  ASSERT_EQ(rows->size(), 3U);
  for (const core::Funding& row : *rows) EXPECT_EQ(row.rate, 20 * 0.0001);
}

TEST_F(WriterTest, WhatWasHandedOverIsWrittenEvenIfNobodyWaits) {
  { Writer(cache_).write(prints(1, 1000)); }
  EXPECT_EQ(cache_.funding(kInstrument)->size(), 1000U);
}

TEST_F(WriterTest, EndsWithoutHavingWritten) { const Writer writer(cache_); }

// Rows without the page before them would look like a gap that was answered.
TEST_F(WriterTest, AfterAFailureNothingMoreIsWritten) {
  Writer writer(cache_);
  writer.write(prints(1, 5));
  store::Batch bad = prints(10, 1);
  bad.pages[0].rows = std::vector<core::OpenInterest>{{day(10), 5, core::OpenInterestUnit::Contracts}};
  writer.write(bad);
  writer.write(prints(20, 5));
  writer.settle();
  const auto written = writer.take_written();
  ASSERT_EQ(written.size(), 2U);
  EXPECT_TRUE(written[0]);
  EXPECT_FALSE(written[1]);
  EXPECT_EQ(cache_.funding(kInstrument)->size(), 5U);
  EXPECT_EQ(*cache_.coverage(kInstrument, SeriesKind::Funding), (std::vector{core::Span{day(1), day(6)}}));
}

}  // namespace
}  // namespace btcflow::sync
