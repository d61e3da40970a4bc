// `--record`: what a bug report or a new fixture is made of. The bytes are the venue's own, and no secret of
// the user leaves the house with them.
#include "recorder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::sync {
namespace {

namespace fs = std::filesystem;
using test::read_bytes;

class RecorderFolder : public testing::Test {
 protected:
  static core::HttpRequest request() {
    return {core::HttpMethod::Get, "https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT", {}, ""};
  }
  static core::HttpResponse response(std::string body = "[]") {
    return {
        200, {{"content-type", "application/json"}}, std::move(body), test::day(1) + std::chrono::hours{9}};
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(at_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  nlohmann::json about(const std::string& name) const {
    return nlohmann::json::parse(read_bytes(at_ / name), nullptr, false);
  }

  test::TemporaryFolder folder_;
  fs::path at_ = folder_ / "deep/answers";
};

TEST_F(RecorderFolder, StaysEmptyUnlessAsked) {
  Recorder recorder(std::nullopt);
  recorder.keep("binance-usdm", "a feed", request(), response());
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(RecorderFolder, HoldsEachAnswerInItsOrder) {
  Recorder recorder(at_);
  recorder.keep("binance-usdm", "a feed", request(), response());
  recorder.keep("bybit", "a feed", request(), response());
  EXPECT_EQ(files(), (std::vector<std::string>{"00001-binance-usdm.body", "00001-binance-usdm.json",
                                               "00002-bybit.body", "00002-bybit.json"}));
}

// A fixture is only as good as its bytes.
TEST_F(RecorderFolder, HoldsTheBodyByteForByte) {
  std::string body = std::string("PK\x03\x04\0\r\n\xff\xfe ", 11) + "\x1a end\r\n";
  Recorder recorder(at_);
  recorder.keep("okx", "a feed", request(), response(body));
  EXPECT_EQ(read_bytes(at_ / "00001-okx.body"), body);
}

TEST_F(RecorderFolder, SaysWhatWasAskedAndHowItWasAnswered) {
  core::HttpRequest asked = request();
  asked.method = core::HttpMethod::Post;
  asked.body = "{\"type\": \"candleSnapshot\"}\n";
  asked.headers = {{"Content-Type", "application/json"}};
  core::HttpResponse answer = response();
  answer.status = 429;
  answer.headers = {{"retry-after", "30"}, {"x-odd", "tab\t, \"quotes\", back\\slash"}};
  Recorder recorder(at_);
  recorder.keep("hyperliquid", "Hyperliquid, BTC candles (candleSnapshot)", asked, answer);

  const nlohmann::json json = about("00001-hyperliquid.json");
  ASSERT_FALSE(json.is_discarded());
  EXPECT_EQ(json["feed"], "Hyperliquid, BTC candles (candleSnapshot)");
  EXPECT_EQ(json["method"], "POST");
  EXPECT_EQ(json["url"], asked.url);
  EXPECT_EQ(json["request_body"], asked.body);
  EXPECT_EQ(json["request_headers"]["Content-Type"], "application/json");
  EXPECT_EQ(json["status"], 429);
  EXPECT_EQ(json["headers"]["retry-after"], "30");
  EXPECT_EQ(json["headers"]["x-odd"], "tab\t, \"quotes\", back\\slash");
  EXPECT_EQ(json["received"], "2021-01-01T09:00:00Z");
}

// What is attached to a bug report is public.
TEST_F(RecorderFolder, LeavesSecretsOut) {
  core::HttpRequest asked = request();
  asked.headers = {
      {"api_key", "SECRET-1"}, {"Cookie", "SECRET-2"}, {"cookie", "SECRET-3"}, {"Accept", "*/*"}};
  core::HttpResponse answer = response();
  answer.headers.push_back({"set-cookie", "SECRET-4"});
  Recorder recorder(at_);
  recorder.keep("coinalyze", "a feed", asked, answer);
  for (const std::string& name : files()) {
    EXPECT_EQ(read_bytes(at_ / name).find("SECRET"), std::string::npos) << read_bytes(at_ / name);
  }
  EXPECT_EQ(about("00001-coinalyze.json")["request_headers"]["Accept"], "*/*");
}

}  // namespace
}  // namespace btcflow::sync
