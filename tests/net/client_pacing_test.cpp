// Budgets, holds, retries and the circuit, with a clock that jumps where the client would wait.
#include "client_fixture.h"

namespace btcflow::net {
namespace {

using core::ErrorKind;
using loopback::Exchange;
using loopback::Server;

class PacingTest : public ClientTest {
 protected:
  void SetUp() override {
    ClientTest::SetUp();
    options.connections_per_host = 1;
  }
  std::vector<core::Time> ended_at() const {
    std::vector<core::Time> times;
    for (const End& end : ends) times.push_back(end.at);
    return times;
  }
};

TEST_F(PacingTest, a_503_is_asked_again) {
  Server server([](Exchange& x) { x.answer(x.request.number == 1 ? 503 : 200, "x"); });
  EXPECT_EQ(status(fetch(get(server.url()))), 200);
  EXPECT_EQ(now, kStart + 500ms);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].text, "HTTP 503, trying again in 0.5 s");
  EXPECT_EQ(notices[0].scope, "binance");
  EXPECT_EQ(client().requests_sent(), 2u);
}

TEST_F(PacingTest, the_last_answer_is_the_answer) {
  Server server([](Exchange& x) { x.answer(502, "attempt " + std::to_string(x.request.number)); });
  const auto result = fetch(get(server.url()));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 502);
  EXPECT_EQ(result->body, "attempt 4");
  EXPECT_EQ(now, kStart + 500ms + 1s + 2s);
}

TEST_F(PacingTest, refusals_are_answers) {
  for (int code : {400, 401, 403, 404, 451, 501}) {
    Server server([&](Exchange& x) { x.answer(code, "no"); });
    EXPECT_EQ(status(fetch(get(server.url()))), code);
    EXPECT_EQ(server.requests().size(), 1u) << code;
  }
  EXPECT_EQ(now, kStart);
}

TEST_F(PacingTest, a_429_holds_all_of_its_scope_as_long_as_it_says) {
  Server server([](Exchange& x) {
    if (x.request.number == 1) return x.answer(429, "slow down", "Retry-After: 7\r\n");
    x.answer(200, "x");
  });
  for (int i = 0; i < 3; ++i) send(get(server.url("/" + std::to_string(i))));
  client().run();
  for (const End& end : ends) EXPECT_EQ(status(end.result), 200);
  EXPECT_EQ(ended_at(), std::vector<core::Time>(3, kStart + 7s));
  EXPECT_EQ(server.targets(), (std::vector<std::string>{"/0", "/0", "/1", "/2"}))
      << "the first stays the first";
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].kind, Notice::Kind::Held);
  EXPECT_EQ(notices[0].until, kStart + 7s);
  EXPECT_EQ(notices[0].text, "HTTP 429, waiting 7.0 s");
}

TEST_F(PacingTest, a_429_with_a_date_is_read_by_the_venues_clock) {
  Server server([](Exchange& x) {
    if (x.request.number > 1) return x.answer(200, "x");
    x.answer(429, "",
             "Date: Mon, 01 Jan 2029 00:00:00 GMT\r\nRetry-After: Mon, 01 Jan 2029 00:00:42 GMT\r\n");
  });
  EXPECT_EQ(status(fetch(get(server.url()))), 200);
  EXPECT_EQ(now, kStart + 42s);
}

TEST_F(PacingTest, a_bare_429_waits_five_seconds_and_a_bare_418_two_minutes) {
  Server server([](Exchange& x) {
    const int codes[] = {429, 418, 200};
    x.answer(codes[x.request.number - 1], "");
  });
  EXPECT_EQ(status(fetch(get(server.url()))), 200);
  EXPECT_EQ(now, kStart + 5s + 2min);
}

TEST_F(PacingTest, a_hold_leaves_other_scopes_alone) {
  Server held([](Exchange& x) {
    if (x.request.number == 1) return x.answer(429, "", "Retry-After: 60\r\n");
    x.answer(200, "x");
  });
  Server free([](Exchange& x) { x.answer(200, "x"); });
  send(get(held.url(), "binance"));
  for (int i = 0; i < 5; ++i) send(get(free.url(), "okx"));
  client().run();
  ASSERT_EQ(ends.size(), 6u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(ends[i].url, free.url());
    EXPECT_EQ(ends[i].at, kStart);
  }
  EXPECT_EQ(ends[5].at, kStart + 60s);
}

TEST_F(PacingTest, a_hold_that_is_not_worth_waiting_for_gives_the_scope_up_until_it_ends) {
  Server server([](Exchange& x) {
    if (x.request.number == 1) return x.answer(418, "banned", "Retry-After: 600\r\n");
    x.answer(200, "x");
  });
  for (int i = 0; i < 3; ++i) send(get(server.url()));
  client().run();
  ASSERT_EQ(ends.size(), 3u);
  EXPECT_EQ(status(ends[0].result), 418) << "as the venue said it";
  EXPECT_EQ(kind(ends[1].result), ErrorKind::RateLimited);
  EXPECT_EQ(ends[1].result.error().retry_after, 600s);
  EXPECT_EQ(sentence(ends[1].result), "binance asked to be left alone until 2026-11-22T00:10:00Z.");
  EXPECT_EQ(kind(ends[2].result), ErrorKind::RateLimited);
  EXPECT_EQ(now, kStart);
  EXPECT_EQ(server.requests().size(), 1u);

  now = kStart + 599s;
  EXPECT_EQ(kind(fetch(get(server.url()))), ErrorKind::RateLimited);
  now = kStart + 600s;
  EXPECT_EQ(status(fetch(get(server.url()))), 200);
}

// A venue may tell its limit inside an answer with status 200; only who reads that answer knows.
TEST_F(PacingTest, a_reader_can_hold_a_scope) {
  Server server([](Exchange& x) { x.answer(200, "x"); });
  client().send(get(server.url()), [&](core::Result<core::HttpResponse>) {
    client().hold("binance", now + 10s);
    send(get(server.url()));
  });
  client().run();
  EXPECT_EQ(ended_at(), std::vector<core::Time>(1, kStart + 10s));
}

TEST_F(PacingTest, keeps_its_budget) {
  budgets = {{"minute", 10, 60'000ms, "", "", 0}};
  Server server([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 12; ++i) {
    Call call = get(server.url());
    call.budget = "minute";
    call.weight = 2;
    send(call);
  }
  client().run();
  ASSERT_EQ(ends.size(), 12u);
  EXPECT_EQ(ends[4].at, kStart);
  EXPECT_EQ(ends[5].at, kStart + 60'001ms);
  EXPECT_EQ(ends[10].at, kStart + 2 * 60'001ms);
}

TEST_F(PacingTest, budgets_can_be_lifted_for_a_server_of_ones_own) {
  budgets = {{"minute", 10, 60'000ms, "", "", 0}};
  options.lift_limits = true;
  Server server([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 100; ++i) {
    Call call = get(server.url());
    call.budget = "minute";
    send(call);
  }
  client().run();
  EXPECT_EQ(ends.size(), 100u);
  EXPECT_EQ(now, kStart);
}

// Another program on the same address uses the same budget.
TEST_F(PacingTest, believes_a_venue_that_counts_more) {
  budgets = {{"minute", 10, 60'000ms, "x-mbx-used-weight-1m", "", 0}};
  Server server(
      [](Exchange& x) { x.answer(200, "x", x.request.number == 1 ? "X-MBX-USED-WEIGHT-1M: 10\r\n" : ""); });
  for (int i = 0; i < 2; ++i) {
    Call call = get(server.url());
    call.budget = "minute";
    send(call);
  }
  client().run();
  EXPECT_EQ(ended_at(), (std::vector<core::Time>{kStart, kStart + 60'001ms}));
}

TEST_F(PacingTest, every_attempt_has_its_weight) {
  budgets = {{"minute", 2, 60'000ms, "", "", 0}};
  Server server([](Exchange& x) { x.answer(x.request.number < 3 ? 503 : 200, "x"); });
  Call call = get(server.url());
  call.budget = "minute";
  EXPECT_EQ(status(fetch(call)), 200);
  EXPECT_EQ(now, kStart + 60'001ms);
}

TEST_F(PacingTest, a_venue_that_fails_five_times_in_a_row_is_left_alone_for_a_minute) {
  options.retries = 1;
  Server server([](Exchange& x) { x.answer(500, "x"); });
  Server other([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 8; ++i) send(get(server.url()));
  client().run();
  ASSERT_EQ(ends.size(), 8u);
  for (const End& end : ends) EXPECT_EQ(status(end.result), 500) << "what the venue said to this very call";
  EXPECT_EQ(server.requests().size(), 8u + 5u) << "the other three are not sent again";
  ASSERT_FALSE(notices.empty());
  EXPECT_EQ(notices.back().kind, Notice::Kind::CircuitOpen);

  const auto result = fetch(get(server.url()));
  EXPECT_EQ(kind(result), ErrorKind::Unavailable);
  EXPECT_NE(sentence(result).find("binance failed 5 times in a row and is left alone until"),
            std::string::npos);
  EXPECT_EQ(result.error().retry_after, 60s);
  EXPECT_EQ(server.requests().size(), 8u + 5u) << "not sent";
  EXPECT_EQ(status(fetch(get(other.url(), "okx"))), 200);
}

TEST_F(PacingTest, after_its_rest_one_probe_finds_out_whether_it_is_back) {
  options.retries = 1;
  std::atomic<bool> back{false};
  Server server([&](Exchange& x) { x.answer(back ? 200 : 500, "x"); });
  for (int i = 0; i < 5; ++i) send(get(server.url()));
  client().run();
  ends.clear();
  const std::size_t sent = server.requests().size();

  now += 60s;
  for (int i = 0; i < 3; ++i) send(get(server.url()));
  client().run();
  EXPECT_EQ(server.requests().size(), sent + 1) << "one probe, one attempt";
  ASSERT_EQ(ends.size(), 3u);
  EXPECT_EQ(status(ends[0].result), 500);
  EXPECT_EQ(kind(ends[1].result), ErrorKind::Unavailable);
  ends.clear();

  now += 60s;
  back = true;
  for (int i = 0; i < 3; ++i) send(get(server.url()));
  client().run();
  for (const End& end : ends) EXPECT_EQ(status(end.result), 200);
}

TEST_F(PacingTest, rate_limits_and_refusals_do_not_open_the_circuit) {
  Server server(
      [](Exchange& x) { x.answer(x.request.number % 2 == 0 ? 429 : 404, "", "Retry-After: 1\r\n"); });
  for (int i = 0; i < 10; ++i) send(get(server.url()));
  client().run();
  for (const End& end : ends) EXPECT_EQ(status(end.result), 404);
}

}  // namespace
}  // namespace btcflow::net
