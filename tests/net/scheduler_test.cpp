#include "scheduler.h"

#include <gtest/gtest.h>

#include <random>

namespace btcflow::net {
namespace {

using namespace std::chrono_literals;
using core::Time;

const Time kFirst = core::make_day(2026, 11, 22);

class SchedulerTest : public testing::Test {
 protected:
  Scheduler& scheduler() {
    if (!scheduler_) scheduler_.emplace(options, budgets);
    return *scheduler_;
  }
  void add(const std::string& scope, const std::string& budget, double weight = 1, int priority = 0,
           const std::string& host = "h") {
    auto job = std::make_unique<Job>();
    job->call.scope = scope;
    job->call.budget = budget;
    job->call.weight = weight;
    job->call.priority = priority;
    job->host = host;
    job->number = ++number;
    scheduler().add(std::move(job));
  }
  // Numbers of the calls that start now, each ending at once.
  std::vector<std::uint64_t> drain() {
    std::vector<std::uint64_t> started;
    while (auto job = scheduler().next(now)) {
      started.push_back(job->number);
      scheduler().ended(*job);
    }
    return started;
  }
  using Numbers = std::vector<std::uint64_t>;

  Options options;
  std::vector<Budget> budgets{{"minute", 10, 60'000ms, "x-used", "", 0},
                              {"other", 10, 60'000ms, "", "x-left", 12}};
  Time now = kFirst;
  std::uint64_t number = 0;

 private:
  std::optional<Scheduler> scheduler_;
};

TEST_F(SchedulerTest, first_come_first_served_by_priority) {
  add("a", "", 1, 1);
  add("a", "", 1, 0);
  add("a", "", 1, 1);
  add("a", "", 1, 0);
  EXPECT_EQ(drain(), (Numbers{2, 4, 1, 3}));
}

TEST_F(SchedulerTest, a_full_budget_says_when_it_goes_on) {
  for (int i = 0; i < 12; ++i) add("a", "minute");
  EXPECT_EQ(drain().size(), 10u);
  EXPECT_EQ(scheduler().wake(), kFirst + 60'001ms);
  now = *scheduler().wake();
  EXPECT_EQ(drain(), (Numbers{11, 12}));
}

TEST_F(SchedulerTest, a_full_budget_stops_nobody_elses_calls) {
  for (int i = 0; i < 11; ++i) add("a", "minute");
  add("a", "other");
  add("b", "");
  EXPECT_EQ(drain().size(), 12u);
}

// Light calls would otherwise take every bit of room that a heavy one waits for.
TEST_F(SchedulerTest, a_heavy_call_is_not_passed_by_lighter_ones) {
  add("a", "minute", 6);
  add("a", "minute", 9);
  for (int i = 0; i < 3; ++i) add("a", "minute", 1);
  EXPECT_EQ(drain(), (Numbers{1}));
  now += 60'001ms;
  EXPECT_EQ(drain(), (Numbers{2, 3}));
}

TEST_F(SchedulerTest, a_heavy_call_is_not_passed_by_another_scopes_lighter_ones) {
  add("light", "minute", 6);
  EXPECT_EQ(drain(), (Numbers{1}));
  add("heavy", "minute", 9);
  for (int i = 0; i < 3; ++i) add("light", "minute", 1);
  EXPECT_EQ(drain(), (Numbers{}));
  now += 60'001ms;
  EXPECT_EQ(drain(), (Numbers{2, 3}));
}

// Binance's USD-M and COIN-M draw on one budget: one venue's thousand calls are no wall for the other's.
TEST_F(SchedulerTest, scopes_that_share_a_budget_take_turns) {
  for (int i = 0; i < 8; ++i) add("usdm", "minute");
  for (int i = 0; i < 8; ++i) add("coinm", "minute");
  const Numbers first = drain();
  ASSERT_EQ(first.size(), 10u);
  EXPECT_EQ(std::count_if(first.begin(), first.end(), [](auto n) { return n > 8; }), 5);
}

TEST_F(SchedulerTest, keeps_to_the_connections_of_a_host_and_of_all) {
  options.connections_per_host = 2;
  options.connections = 3;
  for (const char* host : {"x", "x", "x", "y", "y", "z"}) add("a", "", 1, 0, host);
  std::vector<std::unique_ptr<Job>> running;
  while (auto job = scheduler().next(now)) running.push_back(std::move(job));
  ASSERT_EQ(running.size(), 3u);
  EXPECT_EQ(running[0]->number, 1u);
  EXPECT_EQ(running[1]->number, 2u);
  EXPECT_EQ(running[2]->number, 4u) << "a host at its limit keeps nobody else waiting";
  scheduler().ended(*running[0]);
  EXPECT_EQ(scheduler().next(now)->number, 3u);
}

TEST_F(SchedulerTest, a_hold_is_for_its_scope_alone) {
  add("a", "");
  add("b", "");
  EXPECT_TRUE(scheduler().hold("a", kFirst + 10s, now));
  EXPECT_FALSE(scheduler().hold("a", kFirst + 5s, now)) << "a shorter one changes nothing";
  EXPECT_EQ(drain(), (Numbers{2}));
  EXPECT_EQ(scheduler().wake(), kFirst + 10s);
  now = kFirst + 10s;
  EXPECT_EQ(drain(), (Numbers{1}));
}

TEST_F(SchedulerTest, a_hold_longer_than_worth_it_refuses_until_it_has_passed) {
  add("a", "");
  scheduler().hold("a", kFirst + 121s, now);
  auto refused = scheduler().refused(now);
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].second.kind, core::ErrorKind::RateLimited);
  EXPECT_EQ(refused[0].second.retry_after, 121s);
  EXPECT_TRUE(scheduler().empty());

  now = kFirst + 120s;
  add("a", "");
  refused = scheduler().refused(now);
  ASSERT_EQ(refused.size(), 1u) << "given up for the whole of it";
  EXPECT_EQ(refused[0].second.retry_after, 1s);

  now = kFirst + 121s;
  add("a", "");
  EXPECT_TRUE(scheduler().refused(now).empty());
  EXPECT_EQ(drain(), (Numbers{3}));
}

TEST_F(SchedulerTest, a_retried_call_keeps_its_place) {
  for (int i = 0; i < 3; ++i) add("a", "");
  auto job = scheduler().next(now);
  scheduler().ended(*job);
  scheduler().add_later(std::move(job), kFirst + 1s);
  add("a", "");
  EXPECT_EQ(scheduler().next(now)->number, 2u);
  now = kFirst + 1s;
  EXPECT_EQ(drain(), (Numbers{1, 3, 4}));
}

TEST_F(SchedulerTest, only_one_probe_goes_to_a_venue_that_failed) {
  for (int i = 0; i < 5; ++i) {
    add("a", "");
    auto job = scheduler().next(now);
    scheduler().ended(*job);
    EXPECT_EQ(scheduler().judge_circuit(*job, true, now), i == 4);
  }
  add("a", "");
  auto refused = scheduler().refused(now);
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].second.kind, core::ErrorKind::Unavailable);
  EXPECT_EQ(refused[0].second.retry_after, 60s);

  now += 60s;
  for (int i = 0; i < 3; ++i) add("a", "");
  auto probe = scheduler().next(now);
  ASSERT_TRUE(probe && probe->probe);
  EXPECT_EQ(scheduler().next(now), nullptr);
  EXPECT_TRUE(scheduler().refused(now).empty()) << "the others wait for what the probe brings";
  scheduler().ended(*probe);
  scheduler().judge_circuit(*probe, false, now);
  EXPECT_EQ(drain(), (Numbers{8, 9}));
}

TEST_F(SchedulerTest, believes_the_venues_own_count) {
  add("a", "minute");
  add("a", "other");
  auto used = scheduler().next(now);
  auto left = scheduler().next(now);
  core::HttpResponse answer;
  answer.headers = {{"x-used", "8"}};
  scheduler().correct(*used, answer, now);
  answer.headers = {{"x-left", "3"}};  // of 12: 9 are used
  scheduler().correct(*left, answer, now);
  for (int i = 0; i < 3; ++i) add("a", "minute");
  for (int i = 0; i < 3; ++i) add("a", "other");
  EXPECT_EQ(drain().size(), 2u + 1u);
}

TEST_F(SchedulerTest, nonsense_in_a_header_changes_nothing) {
  add("a", "minute");
  auto job = scheduler().next(now);
  for (const char* text : {"", "many", "-7", "nan"}) {
    core::HttpResponse answer;
    answer.headers = {{"x-used", text}};
    scheduler().correct(*job, answer, now);
  }
  for (int i = 0; i < 9; ++i) add("a", "minute");
  scheduler().ended(*job);
  EXPECT_EQ(drain().size(), 9u);
}

TEST_F(SchedulerTest, budgets_can_be_lifted) {
  options.lift_limits = true;
  for (int i = 0; i < 100; ++i) add("a", "minute");
  EXPECT_EQ(drain().size(), 100u);
}

// Random crowds on shared budgets: no window is exceeded, all get through, and the same crowd goes in the
// same order.
TEST_F(SchedulerTest, every_call_of_a_crowd_starts_within_its_budget) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const auto course = [&] {
      std::mt19937 engine(seed);
      Scheduler crowd(options, budgets);
      Numbers order;
      std::map<std::string, std::vector<std::pair<Time, double>>> starts;
      for (std::uint64_t n = 1; n <= 300; ++n) {
        auto job = std::make_unique<Job>();
        job->call.scope = std::string(1, static_cast<char>('a' + engine() % 4));
        job->call.budget = budgets[engine() % 2].id;
        job->call.weight = 1 + static_cast<double>(engine() % 10);
        job->call.priority = static_cast<int>(engine() % 3);
        job->host = std::string(1, static_cast<char>('x' + engine() % 2));
        job->number = n;
        crowd.add(std::move(job));
      }
      Time t = kFirst;
      while (!crowd.empty()) {
        while (auto job = crowd.next(t)) {
          order.push_back(job->number);
          starts[job->call.budget].emplace_back(t, job->call.weight);
          crowd.ended(*job);
        }
        if (crowd.empty()) break;
        if (!crowd.wake()) return Numbers{};
        t = *crowd.wake();
      }
      for (const auto& [budget, all] : starts) {
        for (const auto& [from, first] : all) {
          double sum = 0;
          for (const auto& [at, weight] : all) sum += at >= from && at <= from + 60s ? weight : 0;
          EXPECT_LE(sum, 10 + 1e-9) << "seed " << seed;
        }
      }
      return order;
    };
    const Numbers order = course();
    ASSERT_EQ(order.size(), 300u) << "seed " << seed;
    ASSERT_EQ(order, course()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace btcflow::net
