// Servers that misbehave, and a user who has had enough.
#include <thread>

#include "client_fixture.h"

namespace btcflow::net {
namespace {

using core::ErrorKind;
using loopback::Exchange;
using loopback::Server;

class FailureTest : public ClientTest {
 protected:
  void SetUp() override {
    ClientTest::SetUp();
    options.retries = 0;
  }
};

TEST_F(FailureTest, nobody_listens) {
  const loopback::DeadPort nobody;
  const auto result = fetch(get(nobody.url()));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_EQ(sentence(result), nobody.name() + " could not be reached.");
  EXPECT_FALSE(result.error().cause.empty());
}

TEST_F(FailureTest, no_answer_comes) {
  options.timeouts.first_byte = 100ms;
  Server server([](Exchange& x) { x.wait_until_client_leaves(); });
  const auto result = fetch(get(server.url("/x?api_key=deadbeef")));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_EQ(sentence(result), server.name() + " did not answer within 0.1 s.");
  EXPECT_TRUE(server.saw_disconnects(1));
}

TEST_F(FailureTest, an_answer_stops_in_its_middle) {
  options.timeouts.stall = 100ms;
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    x.wait_until_client_leaves();
  });
  EXPECT_EQ(sentence(fetch(get(server.url()))),
            server.name() + " stopped in the middle of its answer: nothing came for 0.1 s.");
}

// It never stalls, and yet it would take for ever.
TEST_F(FailureTest, an_answer_drips) {
  options.timeouts.stall = 10s;
  options.timeouts.whole = 200ms;
  std::atomic<bool> left{false};
  Server server([&](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    left = x.drip(std::string(100'000, 'x'), 5ms);
    x.close();
  });
  EXPECT_EQ(sentence(fetch(get(server.url()))),
            "The answer of " + server.name() + " was not complete after 0.2 s.");
  EXPECT_TRUE(server.saw_disconnects(1));
  EXPECT_TRUE(left);
}

// Slow is not stalled: every byte starts the time anew. The answer takes longer than a stall may.
TEST_F(FailureTest, a_slow_answer_that_goes_on_is_waited_for) {
  options.timeouts.stall = 500ms;
  const std::string body(150, 'x');
  Server server([&](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 150\r\n\r\n");
    x.drip(body, 5ms);
  });
  const auto result = fetch(get(server.url()));
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, body);
}

TEST_F(FailureTest, the_connection_is_reset_in_mid_body) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    x.reset();
  });
  const auto result = fetch(get(server.url()));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_EQ(sentence(result), server.name() + " broke off its answer.");
}

TEST_F(FailureTest, less_comes_than_was_promised) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    x.close();
  });
  EXPECT_EQ(sentence(fetch(get(server.url()))), server.name() + " broke off its answer.");
}

TEST_F(FailureTest, a_chunked_answer_ends_too_early) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc");
    x.close();
  });
  EXPECT_EQ(kind(fetch(get(server.url()))), ErrorKind::Network);
}

TEST_F(FailureTest, the_connection_closes_without_a_word) {
  Server server([](Exchange& x) { x.close(); });
  EXPECT_EQ(sentence(fetch(get(server.url()))), server.name() + " closed the connection without an answer.");
}

TEST_F(FailureTest, the_compressed_body_is_damaged) {
  options.retries = 3;
  Server server([](Exchange& x) { x.answer(200, "this is not gzip at all", "Content-Encoding: gzip\r\n"); });
  const auto result = fetch(get(server.url()));
  EXPECT_EQ(kind(result), ErrorKind::BadInput);
  EXPECT_EQ(sentence(result), "The answer of " + server.name() + " could not be decompressed.");
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST_F(FailureTest, headers_never_end) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\n");
    const std::string line = "X: " + std::string(1000, 'x') + "\r\n";
    for (int i = 0; i < 1000; ++i) x.send(line);
    x.wait_until_client_leaves();
  });
  EXPECT_FALSE(fetch(get(server.url())));
}

TEST_F(FailureTest, the_server_speaks_no_tls) {
  Server server([](Exchange& x) { x.answer(200, "plain"); });
  std::string url = server.url();
  options.timeouts.connect = 200ms;  // this server waits for the end of a request line
  const auto result = fetch(get("https" + url.substr(4)));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(FailureTest, no_sentence_and_no_cause_gives_a_secret_away) {
  options.timeouts.first_byte = 50ms;
  const loopback::DeadPort nobody;
  Server silent([](Exchange& x) { x.wait_until_client_leaves(); });
  Server broken([](Exchange& x) { x.close(); });
  for (const std::string& url : {nobody.url(), silent.url(), broken.url()}) {
    Call call = get(url + "?symbols=BTC&api_key=deadbeef");
    call.request.headers = {{"api_key", "cafebabe"}};
    const auto result = fetch(call);
    ASSERT_FALSE(result);
    for (const std::string& text : {result.error().sentence, result.error().cause}) {
      EXPECT_EQ(text.find("deadbeef"), std::string::npos) << text;
      EXPECT_EQ(text.find("cafebabe"), std::string::npos) << text;
    }
  }
}

TEST_F(FailureTest, what_broke_is_tried_again) {
  options.retries = 3;
  Server server([](Exchange& x) {
    if (x.request.number == 1) return x.reset();
    if (x.request.number == 2) return x.close();
    x.answer(200, "at last");
  });
  EXPECT_EQ(status(fetch(get(server.url()))), 200);
  EXPECT_EQ(server.requests().size(), 3u);
  ASSERT_EQ(notices.size(), 2u);
  EXPECT_EQ(notices[1].kind, Notice::Kind::Retry);
  EXPECT_EQ(notices[1].text,
            server.name() + " closed the connection without an answer, trying again in 1.0 s");
  EXPECT_EQ(now, kStart + 500ms + 1s);
}

// From the server's own thread, while the call is under way.
TEST_F(FailureTest, a_stop_ends_calls_under_way_and_waiting) {
  options.connections_per_host = 1;
  options.retries = 3;
  Client& stopped = client();
  Server server([&](Exchange& x) {
    stopped.stop();
    x.wait_until_client_leaves();
  });
  for (int i = 0; i < 5; ++i) send(get(server.url()));
  stopped.run();
  ASSERT_EQ(ends.size(), 5u);
  for (const End& end : ends) EXPECT_EQ(kind(end.result), ErrorKind::Cancelled);
  EXPECT_TRUE(server.saw_disconnects(1));
  EXPECT_EQ(server.requests().size(), 1u);
  EXPECT_EQ(kind(fetch(get(server.url()))), ErrorKind::Cancelled) << "for good";
}

// Sleeping until a far hold ends, on the machine's own clock.
TEST_F(FailureTest, a_stop_wakes_a_client_that_only_waits) {
  options.longest_hold = 2h;
  Client waiting(options, {}, system_surroundings());
  Server server([](Exchange& x) { x.answer(200, "x"); });
  waiting.hold("binance",
               std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now()) + 1h);
  std::optional<core::Result<core::HttpResponse>> end;
  waiting.send(get(server.url()), [&](core::Result<core::HttpResponse> result) { end = std::move(result); });
  std::thread user;
  waiting.run([&] {
    if (!user.joinable()) user = std::thread([&] { waiting.stop(); });
  });
  user.join();
  ASSERT_TRUE(end);
  EXPECT_EQ(kind(*end), ErrorKind::Cancelled);
  EXPECT_TRUE(server.requests().empty());
}

// What a done does on a stop: nothing that is sent then may keep the run alive.
TEST_F(FailureTest, calls_sent_after_a_stop_end_too) {
  Server server([](Exchange& x) { x.answer(200, "x"); });
  int ended = 0;
  client().send(get(server.url()), [&](core::Result<core::HttpResponse>) {
    ++ended;
    client().send(get(server.url()), [&](core::Result<core::HttpResponse> result) {
      EXPECT_EQ(kind(result), ErrorKind::Cancelled);
      ++ended;
    });
  });
  client().stop();
  client().run();
  EXPECT_EQ(ended, 2);
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(FailureTest, a_client_may_go_with_calls_unended) {
  Server server([](Exchange& x) { x.answer(200, "x"); });
  Client brief(options, {});
  brief.send(get(server.url()),
             [](core::Result<core::HttpResponse>) { ADD_FAILURE() << "nobody is there to hear"; });
}

}  // namespace
}  // namespace btcflow::net
