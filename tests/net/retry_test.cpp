#include "retry.h"

#include <gtest/gtest.h>

namespace btcflow::net {
namespace {

using namespace std::chrono_literals;
using core::Duration;

const core::Time kNow = core::make_day(2026, 11, 22) + 10h;
const RetryPolicy kPolicy{3, 120s};

core::HttpResponse response(int status, std::vector<core::HttpHeader> headers = {}) {
  core::HttpResponse answer;
  answer.status = status;
  answer.headers = std::move(headers);
  return answer;
}
Verdict judge_now(const core::HttpResponse& answer, int attempts = 1, double random = 0.5) {
  return judge(answer, attempts, kPolicy, kNow, random);
}

TEST(Backoff, doubles_from_one_second_to_ten) {
  const double almost = 0.999999;
  const long long ceilings[] = {1000, 2000, 4000, 8000, 10000, 10000};
  for (int attempt = 1; attempt <= 6; ++attempt) {
    EXPECT_NEAR(static_cast<double>(backoff(attempt, almost).count()),
                static_cast<double>(ceilings[attempt - 1]), 1.0);
  }
}

// Full jitter: clients that failed together do not come back together.
TEST(Backoff, is_spread_over_all_of_its_range) {
  EXPECT_EQ(backoff(3, 0.0), 0ms);
  EXPECT_EQ(backoff(3, 0.25), 1000ms);
  EXPECT_EQ(backoff(1000, 0.5), 5000ms);
}

TEST(StatedWait, reads_seconds_and_their_fractions) {
  EXPECT_EQ(stated_wait(response(429, {{"retry-after", "7"}}), kNow), 7s);
  EXPECT_EQ(stated_wait(response(429, {{"retry-after", "0.25"}}), kNow), 250ms);
  EXPECT_EQ(stated_wait(response(429, {{"retry-after", "0.0001"}}), kNow), 1ms) << "rounded up";
}

// Clocks differ; the venue's date is compared with the venue's clock.
TEST(StatedWait, compares_a_date_with_the_answers_own_date) {
  EXPECT_EQ(stated_wait(response(429, {{"date", "Sun, 22 Nov 2026 11:00:00 GMT"},
                                       {"retry-after", "Sun, 22 Nov 2026 11:00:30 GMT"}}),
                        kNow),
            30s);
  EXPECT_EQ(stated_wait(response(429, {{"retry-after", "Sun, 22 Nov 2026 10:01:00 GMT"}}), kNow), 60s);
}

TEST(StatedWait, is_nothing_where_nothing_useful_is_stated) {
  for (const char* text : {"", "soon", "0", "-5", "Sun, 22 Nov 2026 09:00:00 GMT", "nan", "7 apples"}) {
    EXPECT_EQ(stated_wait(response(429, {{"retry-after", text}}), kNow), std::nullopt) << text;
  }
}

TEST(StatedWait, an_absurd_number_stays_a_duration) {
  EXPECT_EQ(stated_wait(response(429, {{"retry-after", "1e300"}}), kNow), core::kDay * 365);
}

TEST(Judge, sends_again_only_what_may_go_better) {
  for (int status : {500, 502, 503, 504, 429}) EXPECT_TRUE(judge_now(response(status)).again) << status;
  for (int status : {200, 204, 206, 301, 304, 400, 401, 403, 404, 408, 410, 451, 501, 505})
    EXPECT_FALSE(judge_now(response(status)).again) << status;
}

TEST(Judge, stops_after_three_more_attempts) {
  for (int status : {429, 418, 503}) {
    EXPECT_TRUE(judge_now(response(status), 3).again) << status;
    EXPECT_FALSE(judge_now(response(status), 4).again) << status;
  }
  EXPECT_TRUE(judge_failure(true, 3, kPolicy, 0.5).again);
  EXPECT_FALSE(judge_failure(true, 4, kPolicy, 0.5).again);
  EXPECT_FALSE(judge_failure(false, 1, kPolicy, 0.5).again);
}

TEST(Judge, holds_the_scope_as_long_as_it_was_told_even_after_the_last_attempt) {
  const Verdict verdict = judge_now(response(429, {{"retry-after", "30"}}), 4);
  EXPECT_EQ(verdict.hold, 30s);
  EXPECT_FALSE(verdict.again);
}

TEST(Judge, holds_by_itself_where_it_was_not_told) {
  EXPECT_EQ(judge_now(response(429), 1, 0.9).hold, 5s);
  EXPECT_EQ(judge_now(response(429), 4, 0.9).hold, 7200ms);
  EXPECT_EQ(judge_now(response(418)).hold, 2min);
  EXPECT_TRUE(judge_now(response(418)).again);
  EXPECT_FALSE(judge_now(response(503)).hold) << "a failure is no rate limit";
}

TEST(Judge, gives_up_where_the_wait_is_not_worth_it) {
  const Verdict held = judge_now(response(418, {{"retry-after", "121"}}));
  EXPECT_EQ(held.hold, 121s);
  EXPECT_FALSE(held.again);
  EXPECT_FALSE(judge_now(response(503, {{"retry-after", "3600"}})).again);
}

TEST(Judge, a_503_that_says_when_is_asked_then) {
  EXPECT_EQ(judge_now(response(503, {{"retry-after", "20"}})).wait, 20s);
  EXPECT_EQ(judge_now(response(503), 3, 0.5).wait, 2s);
}

}  // namespace
}  // namespace btcflow::net
