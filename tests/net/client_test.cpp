// Whole exchanges over real sockets: what goes out, what comes back.
#include "client_fixture.h"

namespace btcflow::net {
namespace {

using core::ErrorKind;
using loopback::Exchange;
using loopback::Server;

template <std::size_t N>
std::string bytes(const char (&text)[N]) {
  return {text, N - 1};
}
// {"rows":[1,2,3]}
const std::string kGzip = bytes(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x2a\xca\x2f\x2f\x56\xb2\x8a\x36\xd4\x31\xd2\x31\x8e\xad"
    "\x05\x00\x5f\xeb\xdd\xec\x10\x00\x00\x00");
// 100,000 times the letter a
const std::string kBomb = bytes(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xac\xeb\x5f\xc2\x1a\x1e\x40"
    "\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xaf\x06\x87\xfa\xe2\x1b\xa0"
    "\x86\x01\x00");

TEST_F(ClientTest, brings_the_answer) {
  Server server([](Exchange& x) { x.answer(200, "[1,2]", "X-MBX-USED-WEIGHT-1M:  7 \r\nDate: today\r\n"); });
  const auto result = fetch(get(server.url("/api/v3/klines?symbol=BTCUSDT")));
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->status, 200);
  EXPECT_EQ(result->body, "[1,2]");
  EXPECT_EQ(result->header("x-mbx-used-weight-1m"), "7");
  EXPECT_EQ(result->header("date"), "today");
  EXPECT_EQ(result->received, now);
  EXPECT_EQ(client().requests_sent(), 1u);
  EXPECT_GT(client().bytes_received(), 5u);
  const auto request = server.requests().at(0);
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target, "/api/v3/klines?symbol=BTCUSDT");
}

TEST_F(ClientTest, says_who_asks_and_passes_headers_on) {
  options.user_agent = "btcflow/0.1";
  Server server([](Exchange& x) { x.answer(200, ""); });
  Call call = get(server.url());
  call.request.headers = {{"api_key", "k"}, {"X-Empty", ""}};
  ASSERT_TRUE(fetch(call));
  auto headers = server.requests().at(0).headers;
  EXPECT_EQ(headers["user-agent"], "btcflow/0.1");
  EXPECT_EQ(headers["api_key"], "k");
  EXPECT_EQ(headers.count("x-empty"), 1u);
}

TEST_F(ClientTest, keeps_its_connection) {
  options.connections_per_host = 1;
  Server server([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 20; ++i) send(get(server.url("/" + std::to_string(i))));
  client().run();
  EXPECT_EQ(ends.size(), 20u);
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(ClientTest, asks_many_at_once_but_no_host_too_much) {
  options.connections_per_host = 3;
  std::mutex mutex;
  std::condition_variable all_here;
  int here = 0, most = 0;
  // Each answers only once three are here: they were sent at the same time.
  Server server([&](Exchange& x) {
    std::unique_lock lock(mutex);
    most = std::max(most, ++here);
    all_here.notify_all();
    all_here.wait_for(lock, 20s, [&] { return most >= 3; });
    --here;
    lock.unlock();
    x.answer(200, "x");
  });
  for (int i = 0; i < 12; ++i) send(get(server.url()));
  client().run();
  EXPECT_EQ(ends.size(), 12u);
  EXPECT_EQ(most, 3);
  EXPECT_LE(server.connections(), 3);
}

TEST_F(ClientTest, goes_by_priority_then_by_arrival) {
  options.connections_per_host = 1;
  Server server([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 3; ++i) {
    Call later = get(server.url("/later" + std::to_string(i)));
    later.priority = 1;
    send(later);
    send(get(server.url("/first" + std::to_string(i))));
  }
  client().run();
  EXPECT_EQ(server.targets(),
            (std::vector<std::string>{"/first0", "/first1", "/first2", "/later0", "/later1", "/later2"}));
}

TEST_F(ClientTest, an_answer_may_lead_to_further_calls) {
  Server server([](Exchange& x) { x.answer(200, x.request.target); });
  std::vector<std::string> bodies;
  std::function<void(int)> ask = [&](int left) {
    client().send(get(server.url("/" + std::to_string(left))),
                  [&, left](core::Result<core::HttpResponse> result) {
                    bodies.push_back(result->body);
                    if (left > 0) ask(left - 1);
                  });
  };
  ask(3);
  client().run();
  EXPECT_EQ(bodies, (std::vector<std::string>{"/3", "/2", "/1", "/0"}));
}

TEST_F(ClientTest, thousands_of_calls_all_end) {
  options.connections_per_host = 8;
  Server server([](Exchange& x) { x.answer(200, "x"); });
  for (int i = 0; i < 3000; ++i) send(get(server.url(), i % 2 == 0 ? "binance" : "okx"));
  client().run();
  EXPECT_EQ(ends.size(), 3000u);
  for (const End& end : ends) ASSERT_EQ(status(end.result), 200);
  EXPECT_LE(server.connections(), 8);
}

TEST_F(ClientTest, unpacks_what_came_compressed) {
  Server server([](Exchange& x) { x.answer(200, kGzip, "Content-Encoding: gzip\r\n"); });
  const auto result = fetch(get(server.url()));
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, "{\"rows\":[1,2,3]}");
  EXPECT_NE(server.requests().at(0).headers["accept-encoding"].find("gzip"), std::string::npos);
}

// Half of a compressed stream cannot be unpacked; a part of an archive is wanted as it is stored.
TEST_F(ClientTest, asks_for_ranges_as_they_are_stored) {
  Server server([](Exchange& x) { x.answer(206, "cd"); });
  Call call = get(server.url("/archive.zip"));
  call.request.headers = {{"Range", "bytes=2-3"}};
  EXPECT_EQ(status(fetch(call)), 206);
  auto headers = server.requests().at(0).headers;
  EXPECT_EQ(headers["range"], "bytes=2-3");
  EXPECT_EQ(headers.count("accept-encoding"), 0u);
}

TEST_F(ClientTest, posts_its_body) {
  Server server([](Exchange& x) { x.answer(200, x.request.body); });
  Call call = get(server.url("/info"));
  call.request.method = core::HttpMethod::Post;
  call.request.headers = {{"Content-Type", "application/json"}};
  call.request.body = "{\"type\":\"meta\"}" + std::string(100'000, ' ');
  const auto result = fetch(call);
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, call.request.body);
  auto request = server.requests().at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.headers["content-type"], "application/json");
  EXPECT_EQ(request.headers.count("expect"), 0u);
}

TEST_F(ClientTest, heads_have_no_body_and_no_size_limit) {
  Server server([](Exchange& x) { x.answer(200, std::string(1000, 'x')); });
  Call call = get(server.url());
  call.request.method = core::HttpMethod::Head;
  call.max_bytes = 10;
  const auto result = fetch(call);
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, "");
  EXPECT_EQ(result->header("content-length"), "1000");
}

TEST_F(ClientTest, interim_answers_and_trailers_are_not_the_answer) {
  Server server([](Exchange& x) {
    x.send(
        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: "
        "1\r\n\r\n"
        "3\r\nabc\r\n0\r\nDate: forged\r\n\r\n");
  });
  const auto result = fetch(get(server.url()));
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, "abc");
  EXPECT_EQ(result->header("a"), "1");
  EXPECT_EQ(result->header("link"), "");
  EXPECT_EQ(result->header("date"), "");
}

TEST_F(ClientTest, refuses_more_than_was_allowed_before_it_comes) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    x.wait_until_client_leaves();
  });
  Call call = get(server.url());
  call.max_bytes = 999;
  const auto result = fetch(call);
  EXPECT_EQ(kind(result), ErrorKind::BadInput);
  EXPECT_EQ(sentence(result),
            "The answer of " + server.name() + " is larger than 999 bytes: it was refused.");
  EXPECT_EQ(client().requests_sent(), 1u) << "never retried";
}

TEST_F(ClientTest, refuses_more_than_was_allowed_where_no_length_was_stated) {
  Server server([](Exchange& x) {
    x.send("HTTP/1.1 200 OK\r\n\r\n" + std::string(1000, 'x'));
    x.wait_until_client_leaves();
  });
  Call call = get(server.url());
  call.max_bytes = 999;
  EXPECT_EQ(kind(fetch(call)), ErrorKind::BadInput);
}

TEST_F(ClientTest, refuses_what_unpacks_to_more_than_was_allowed) {
  Server server([](Exchange& x) { x.answer(200, kBomb, "Content-Encoding: gzip\r\n"); });
  Call call = get(server.url());
  call.max_bytes = 10'000;
  const auto result = fetch(call);
  EXPECT_EQ(kind(result), ErrorKind::BadInput);
  EXPECT_EQ(sentence(result),
            "The answer of " + server.name() + " is larger than 10000 bytes: it was refused.");
}

TEST_F(ClientTest, takes_exactly_what_was_allowed) {
  Server server([](Exchange& x) { x.answer(200, std::string(1000, 'x')); });
  Call call = get(server.url());
  call.max_bytes = 1000;
  EXPECT_EQ(status(fetch(call)), 200);
}

TEST_F(ClientTest, asks_through_the_proxy_it_was_told) {
  setenv("no_proxy", "*", 1);  // what the user states for this program goes before the environment
  Server proxy([](Exchange& x) { x.answer(200, "by proxy"); });
  options.proxy = "http://" + proxy.name();
  const auto result = fetch(get("http://api.example.invalid/x?a=1"));
  ASSERT_TRUE(result) << sentence(result);
  EXPECT_EQ(result->body, "by proxy");
  EXPECT_EQ(proxy.requests().at(0).target, "http://api.example.invalid/x?a=1");
}

TEST_F(ClientTest, asks_through_the_environments_proxy) {
  Server proxy([](Exchange& x) { x.answer(200, "by proxy"); });
  setenv("http_proxy", ("http://" + proxy.name()).c_str(), 1);
  EXPECT_EQ(status(fetch(get("http://api.example.invalid/"))), 200);
  EXPECT_EQ(proxy.requests().at(0).target, "http://api.example.invalid/");
}

TEST_F(ClientTest, tells_that_the_proxy_refused) {
  Server proxy([](Exchange& x) { x.answer(403, "no"); });
  options.proxy = "http://user:hush@" + proxy.name();
  const auto result = fetch(get("https://api.example.invalid/"));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_EQ(sentence(result),
            "The proxy " + proxy.name() + " refused to connect to api.example.invalid (HTTP 403).");
  EXPECT_EQ(proxy.requests().at(0).method, "CONNECT");
  EXPECT_EQ(proxy.requests().size(), 1u);
}

// Names may be known to the proxy only, and looking them up here would tell where one goes.
TEST_F(ClientTest, lets_a_socks_proxy_find_the_name) {
  loopback::DeadPort nobody;
  options.proxy = "socks5h://" + nobody.name();
  options.retries = 0;
  const auto result = fetch(get("http://api.example.invalid/"));
  EXPECT_EQ(sentence(result),
            "api.example.invalid could not be reached through the proxy " + nobody.name() + ".");
}

TEST_F(ClientTest, follows_a_few_redirects_on_the_loopback) {
  Server server([](Exchange& x) {
    const int left = std::stoi(x.request.target.substr(1));
    if (left == 0) return x.answer(200, "here");
    x.answer(302, "", "Location: /" + std::to_string(left - 1) + "\r\n");
  });
  EXPECT_EQ(status(fetch(get(server.url("/3")))), 200);
  const auto result = fetch(get(server.url("/4")));
  EXPECT_EQ(kind(result), ErrorKind::Network);
  EXPECT_EQ(sentence(result), server.name() + " sends its callers on more than 3 times.");
}

TEST_F(ClientTest, follows_no_redirect_to_another_scheme) {
  Server server([](Exchange& x) { x.answer(301, "", "Location: " + x.request.body + "\r\n"); });
  for (const char* to : {"https://127.0.0.1:1/?api_key=deadbeef", "http://api.example.invalid/",
                         "file:///etc/passwd", "ftp://127.0.0.1/"}) {
    Call call = get(server.url());
    call.request.method = core::HttpMethod::Post;
    call.request.body = to;
    const auto result = fetch(call);
    EXPECT_EQ(kind(result), ErrorKind::Network) << to;
    EXPECT_NE(sentence(result).find("which is not followed"), std::string::npos) << sentence(result);
    EXPECT_EQ(sentence(result).find("deadbeef"), std::string::npos);
  }
}

TEST_F(ClientTest, a_redirect_takes_no_key_to_another_host) {
  Server other([](Exchange& x) { x.answer(200, "there"); });
  Server server([&](Exchange& x) { x.answer(307, "", "Location: " + other.url("/moved") + "\r\n"); });
  Call call = get(server.url());
  call.request.headers = {{"api_key", "cafebabe"}, {"Accept", "application/json"}};
  EXPECT_EQ(status(fetch(call)), 200);
  EXPECT_EQ(server.requests().at(0).headers["api_key"], "cafebabe");
  EXPECT_EQ(other.requests().at(0).headers.count("api_key"), 0u);
  EXPECT_EQ(other.requests().at(0).headers["accept"], "application/json");
}

TEST_F(ClientTest, a_call_that_cannot_be_right_is_not_sent) {
  Server server([](Exchange& x) { x.answer(200, ""); });
  EXPECT_EQ(kind(fetch(get("file:///etc/passwd"))), ErrorKind::Usage);
  EXPECT_EQ(kind(fetch(get("nonsense"))), ErrorKind::Usage);
  Call call = get(server.url());
  call.budget = "no such";
  EXPECT_EQ(kind(fetch(call)), ErrorKind::Usage);
  call = get(server.url());
  call.request.headers = {{"X", "a\r\nInjected: b"}};
  EXPECT_EQ(kind(fetch(call)), ErrorKind::Usage);
  EXPECT_EQ(client().requests_sent(), 0u);
}

TEST_F(ClientTest, ticks_while_it_works) {
  std::atomic<int> ticks{0};
  Server server([&](Exchange& x) {
    // Answers once two ticks came: they come while a call is under way.
    while (ticks < 2) std::this_thread::yield();
    x.answer(200, "x");
  });
  send(get(server.url()));
  client().run([&] { ++ticks; });
  EXPECT_EQ(status(ends.at(0).result), 200);
}

TEST(SystemSurroundings, tell_the_time_and_never_go_back) {
  const Surroundings surroundings = system_surroundings();
  const auto system = std::chrono::system_clock::now();
  core::Time last = surroundings.now();
  EXPECT_LT(std::chrono::abs(last - system), std::chrono::minutes{1});
  for (int i = 0; i < 1000; ++i) {
    const core::Time next = surroundings.now();
    ASSERT_GE(next, last);
    last = next;
    const double r = surroundings.random();
    ASSERT_TRUE(r >= 0 && r < 1);
  }
}

}  // namespace
}  // namespace btcflow::net
