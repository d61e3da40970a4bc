// A file to import, and what became of it.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "btcflow/app/import.h"
#include "btcflow/venues/catalogue.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::test {

// The clock of these tests: 2021-02-01 12:00 UTC.
inline core::Time import_clock() { return day(32) + std::chrono::hours{12}; }

class ImportTest : public testing::Test {
 protected:
  using Plan = core::Result<app::ImportPlan>;

  app::ImportFile request(const std::string& content, const std::string& instrument,
                          core::SeriesKind series) {
    app::ImportFile file;
    file.file = folder_.write("data.csv", content);
    file.instrument = instrument;
    file.series = series;
    return file;
  }
  Plan plan(const app::ImportFile& file) { return app::plan_import(file, catalogue_, import_clock()); }
  Plan candles(const std::string& content, const std::string& instrument = "bitstamp:btcusd") {
    return plan(request(content, instrument, core::SeriesKind::Candles));
  }
  Plan funding(const std::string& content, const std::string& instrument = "bybit:BTCUSDT") {
    return plan(request(content, instrument, core::SeriesKind::Funding));
  }
  Plan open_interest(const std::string& content, const std::string& instrument = "bybit:BTCUSDT") {
    return plan(request(content, instrument, core::SeriesKind::OpenInterest));
  }
  // The file is refused, and the sentence names the file, this line and this reason.
  void expect_refused(const Plan& result, int line, const std::string& reason) {
    ASSERT_FALSE(result) << "expected: " << reason;
    EXPECT_EQ(result.error().kind, core::ErrorKind::BadInput);
    const std::string place = (folder_ / "data.csv").string() + ", line " + std::to_string(line) + ": ";
    EXPECT_EQ(result.error().sentence.rfind(place, 0), 0U)
        << result.error().sentence << " expected line " << line;
    EXPECT_NE(result.error().sentence.find(reason), std::string::npos) << result.error().sentence;
  }

  TemporaryFolder folder_;
  core::Catalogue catalogue_ = venues::built_in_catalogue();
};

template <typename Row>
const std::vector<Row>& rows_of(const core::Result<app::ImportPlan>& plan, std::size_t page = 0) {
  return std::get<std::vector<Row>>(plan->batch.pages.at(page).rows);
}

}  // namespace btcflow::test
