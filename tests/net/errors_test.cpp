#include "errors.h"

#include <gtest/gtest.h>

#include "origin.h"

namespace btcflow::net {
namespace {

using namespace std::chrono_literals;
using core::ErrorKind;

const Peer kPeer{"api.binance.com", ""};
const Timeouts kTimeouts;

Failure of(CURLcode code, bool connected, const Peer& peer = kPeer) {
  return failure_of(code, peer, kTimeouts, {"what libcurl said", connected, 0});
}

TEST(NetErrors, speak_to_the_user) {
  EXPECT_EQ(of(CURLE_COULDNT_RESOLVE_HOST, false).error.sentence,
            "The name api.binance.com could not be found: is there a network?");
  EXPECT_EQ(of(CURLE_COULDNT_CONNECT, false).error.sentence, "api.binance.com could not be reached.");
  EXPECT_EQ(of(CURLE_OPERATION_TIMEDOUT, false).error.sentence,
            "api.binance.com could not be reached within 10 s.");
  EXPECT_EQ(of(CURLE_PEER_FAILED_VERIFICATION, false).error.sentence,
            "The certificate of api.binance.com could not be verified.");
  EXPECT_EQ(of(CURLE_RECV_ERROR, true).error.sentence, "api.binance.com broke off its answer.");
  EXPECT_EQ(lapse_failure(Lapse::FirstByte, kPeer, kTimeouts).error.sentence,
            "api.binance.com did not answer within 20 s.");
  EXPECT_EQ(lapse_failure(Lapse::Stall, kPeer, kTimeouts).error.sentence,
            "api.binance.com stopped in the middle of its answer: nothing came for 15 s.");
  EXPECT_EQ(lapse_failure(Lapse::Whole, kPeer, kTimeouts).error.sentence,
            "The answer of api.binance.com was not complete after 120 s.");
  EXPECT_EQ(too_large(kPeer, 32u << 20).error.sentence,
            "The answer of api.binance.com is larger than 32 MiB: it was refused.");
}

TEST(NetErrors, keep_what_the_library_said_for_the_log) {
  EXPECT_EQ(of(CURLE_COULDNT_CONNECT, false).error.cause, "what libcurl said");
  EXPECT_FALSE(failure_of(CURLE_COULDNT_CONNECT, kPeer, kTimeouts, {}).error.cause.empty());
}

TEST(NetErrors, name_the_proxy_where_there_is_one) {
  const Peer peer{"api.binance.com", "proxy.lan:3128"};
  EXPECT_EQ(of(CURLE_COULDNT_CONNECT, false, peer).error.sentence,
            "api.binance.com could not be reached through the proxy proxy.lan:3128.");
  const Failure refused = failure_of(CURLE_RECV_ERROR, peer, kTimeouts, {"CONNECT", false, 407});
  EXPECT_EQ(refused.error.sentence,
            "The proxy proxy.lan:3128 refused to connect to api.binance.com (HTTP 407).");
  EXPECT_FALSE(refused.worth_retry);
}

TEST(NetErrors, only_what_may_pass_is_worth_a_retry) {
  for (CURLcode code : {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
                        CURLE_SSL_CONNECT_ERROR, CURLE_RECV_ERROR})
    EXPECT_TRUE(of(code, false).worth_retry) << code;
  for (CURLcode code :
       {CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2_STREAM})
    EXPECT_TRUE(of(code, true).worth_retry) << code;
  for (CURLcode code : {CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE})
    EXPECT_FALSE(of(code, false).worth_retry) << code;
  EXPECT_FALSE(of(CURLE_BAD_CONTENT_ENCODING, true).worth_retry);
  EXPECT_FALSE(too_large(kPeer, 1).worth_retry);
}

TEST(NetErrors, what_a_server_sent_is_its_fault_not_the_networks) {
  EXPECT_EQ(of(CURLE_BAD_CONTENT_ENCODING, true).error.kind, ErrorKind::BadInput);
  EXPECT_EQ(too_large(kPeer, 1).error.kind, ErrorKind::BadInput);
  EXPECT_EQ(of(CURLE_PARTIAL_FILE, true).error.kind, ErrorKind::Network);
}

TEST(NetErrors, say_when_a_venue_may_be_asked_again) {
  const core::Time now = core::make_day(2026, 11, 22);
  const core::Error held = held_too_long("binance", now + 5min, now);
  EXPECT_EQ(held.kind, ErrorKind::RateLimited);
  EXPECT_EQ(held.sentence, "binance asked to be left alone until 2026-11-22T00:05:00Z.");
  EXPECT_EQ(held.retry_after, 5min);
  EXPECT_EQ(circuit_open("okx", now + 60s, now).sentence,
            "okx failed 5 times in a row and is left alone until 2026-11-22T00:01:00Z.");
}

TEST(NetErrors, give_no_secret_away) {
  core::HttpRequest request;
  request.url = "https://me:hush@api.coinalyze.net/v1/x?symbols=BTC&api_key=deadbeef#part";
  request.headers = {{"Api_Key", "cafebabe"}, {"Accept", "json"}};
  EXPECT_EQ(without_secrets("GET ?symbols=BTC&api_key=deadbeef cafebabe me:hush json", request),
            "GET ?symbols=BTC&api_key=*** *** *** json");
}

TEST(Origin, is_read_from_a_url_and_shows_no_secret) {
  const auto origin = read_origin("https://me:hush@API.Binance.com/v3?api_key=x");
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->name(), "api.binance.com");
  EXPECT_EQ(read_origin("http://127.0.0.1:8080/x")->name(), "127.0.0.1:8080");
  EXPECT_EQ(proxy_name("socks5h://me:hush@proxy.lan:1080"), "proxy.lan:1080");
  EXPECT_EQ(proxy_name("proxy.lan:3128"), "proxy.lan:3128");
}

TEST(Origin, takes_http_and_https_only) {
  for (const char* url : {"ftp://x/", "file:///etc/passwd", "", "no url", "https://", "javascript:alert(1)"})
    EXPECT_FALSE(read_origin(url)) << url;
}

TEST(Origin, knows_the_loopback_and_no_name_that_looks_like_it) {
  for (const char* url : {"http://127.0.0.1:1/", "http://127.9.9.9/", "http://localhost/", "http://[::1]:8/"})
    EXPECT_TRUE(read_origin(url)->loopback()) << url;
  for (const char* url :
       {"http://127.0.0.1.example.com/", "http://10.0.0.1/", "http://localhost.example.com/"})
    EXPECT_FALSE(read_origin(url)->loopback()) << url;
}

}  // namespace
}  // namespace btcflow::net
