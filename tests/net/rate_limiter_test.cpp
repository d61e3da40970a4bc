#include "rate_limiter.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <vector>

namespace btcflow::net {
namespace {

using namespace std::chrono_literals;
using core::Duration;
using core::Time;

const Time kBegin = core::make_day(2026, 11, 22);

struct Start {
  Time time;
  double weight;
};

// The most weight in any closed window.
double busiest(const std::vector<Start>& starts, Duration window) {
  double most = 0, sum = 0;
  for (std::size_t first = 0, last = 0; last < starts.size(); ++last) {
    sum += starts[last].weight;
    for (; starts[last].time - starts[first].time > window; ++first) sum -= starts[first].weight;
    most = std::max(most, sum);
  }
  return most;
}

TEST(RateLimiter, lets_through_what_fits_and_says_when_the_next_does) {
  RateLimiter limiter(10, 1000ms);
  EXPECT_EQ(limiter.ready_at(kBegin, 6), kBegin);
  limiter.take(kBegin, 6);
  EXPECT_EQ(limiter.ready_at(kBegin + 100ms, 4), kBegin + 100ms);
  limiter.take(kBegin + 100ms, 4);
  EXPECT_EQ(limiter.ready_at(kBegin + 200ms, 6), kBegin + 1001ms);
  EXPECT_EQ(limiter.ready_at(kBegin + 200ms, 7), kBegin + 1101ms);
}

TEST(RateLimiter, fractions_add_up_to_the_whole_capacity) {
  RateLimiter limiter(1, 1000ms);
  for (int i = 0; i < 10; ++i) {
    ASSERT_EQ(limiter.ready_at(kBegin + i * 1ms, 0.1), kBegin + i * 1ms) << i;
    limiter.take(kBegin + i * 1ms, 0.1);
  }
  EXPECT_GT(limiter.ready_at(kBegin + 10ms, 0.1), kBegin + 10ms);
}

TEST(RateLimiter, more_than_the_capacity_goes_alone_instead_of_never) {
  RateLimiter limiter(10, 1000ms);
  limiter.take(kBegin, 1);
  EXPECT_EQ(limiter.ready_at(kBegin, 25), kBegin + 1001ms);
  limiter.take(kBegin + 1001ms, 25);
  EXPECT_EQ(limiter.ready_at(kBegin + 1001ms, 1), kBegin + 2002ms);
}

TEST(RateLimiter, weight_that_others_used_counts) {
  RateLimiter limiter(10, 1000ms);
  limiter.take(kBegin, 2);
  limiter.correct(kBegin + 50ms, kBegin, 9);
  EXPECT_EQ(limiter.ready_at(kBegin + 60ms, 1), kBegin + 60ms);
  EXPECT_EQ(limiter.ready_at(kBegin + 60ms, 3), kBegin + 1001ms);
  EXPECT_EQ(limiter.ready_at(kBegin + 60ms, 4), kBegin + 1051ms);
  limiter.correct(kBegin + 70ms, kBegin, 9);  // the same count again is no news
  EXPECT_EQ(limiter.ready_at(kBegin + 80ms, 1), kBegin + 80ms);
}

TEST(RateLimiter, a_smaller_count_of_the_venue_frees_nothing) {
  RateLimiter limiter(10, 1000ms);
  limiter.take(kBegin, 10);
  limiter.correct(kBegin + 50ms, kBegin, 1);
  EXPECT_EQ(limiter.ready_at(kBegin + 60ms, 1), kBegin + 1001ms);
}

// What the venue counted when it answered may have left our window by the time that the answer is here.
TEST(RateLimiter, a_late_answer_does_not_count_our_own_weight_twice) {
  RateLimiter limiter(10, 1000ms);
  limiter.take(kBegin, 5);
  limiter.take(kBegin + 900ms, 2);
  limiter.correct(kBegin + 1400ms, kBegin + 900ms, 7);
  EXPECT_EQ(limiter.ready_at(kBegin + 1400ms, 8), kBegin + 1400ms);
}

TEST(RateLimiter, no_window_holds_more_than_the_capacity_and_nothing_waits_for_ever) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 engine(seed);
    const double capacity = std::uniform_int_distribution(1, 60)(engine);
    const Duration window{std::uniform_int_distribution(1, 5000)(engine)};
    RateLimiter limiter(capacity, window);
    std::uniform_real_distribution<double> weight(0.05, capacity);
    std::uniform_int_distribution<int> pause(0, static_cast<int>(window.count() / 4));
    std::vector<Start> starts;
    Time now = kBegin;
    for (int i = 0; i < 400; ++i) {
      if (engine() % 3 == 0) now += Duration{pause(engine)};
      const double w = weight(engine);
      const Time ready = limiter.ready_at(now, w);
      ASSERT_LE(ready - now, window + 1ms) << "seed " << seed;
      if (ready > now) {
        ASSERT_GT(limiter.ready_at(ready - 1ms, w), ready - 1ms) << "later than needed, seed " << seed;
      }
      now = ready;
      ASSERT_EQ(limiter.ready_at(now, w), now) << "promised, but not kept, seed " << seed;
      limiter.take(now, w);
      starts.push_back({now, w});
    }
    ASSERT_LE(busiest(starts, window), capacity + 1e-6) << "seed " << seed;
  }
}

// A venue that counts by a sliding window of its own, with another program on the same address. Once an
// answer told what is used, what we add to it must stay within the capacity.
TEST(RateLimiter, with_corrections_we_never_add_to_a_full_venue_and_still_get_on) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 engine(seed);
    const double capacity = std::uniform_int_distribution(5, 60)(engine);
    const Duration window{std::uniform_int_distribution(100, 5000)(engine)};
    RateLimiter limiter(capacity, window);
    std::deque<Start> venue;  // what it counted
    std::vector<Start> ours;
    const auto used = [&](Time at) {
      double sum = 0;
      for (const Start& start : venue) sum += at - start.time <= window ? start.weight : 0;
      return sum;
    };
    Time now = kBegin;
    for (int i = 0; i < 300; ++i) {
      now += Duration{static_cast<int>(engine() % 50)};
      const double w = 1 + static_cast<double>(engine() % 4);
      const Time ready = limiter.ready_at(now, w);
      ASSERT_LE(ready - now, window + 1ms) << "starved, seed " << seed;
      now = ready;
      // The other one takes something at times, and we learn of it with this very answer at the latest.
      ASSERT_LE(used(now) + w, capacity + 1e-6) << "seed " << seed;
      limiter.take(now, w);
      ours.push_back({now, w});
      venue.push_back({now, w});
      if (engine() % 4 == 0) venue.push_back({now, static_cast<double>(engine() % 5)});
      limiter.correct(now, now, used(now));
    }
    ASSERT_LE(busiest(ours, window), capacity + 1e-6) << "seed " << seed;
  }
}

}  // namespace
}  // namespace btcflow::net
