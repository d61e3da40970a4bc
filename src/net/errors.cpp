#include "errors.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "btcflow/core/number.h"
#include "circuit.h"
#include "libcurl.h"

namespace btcflow::net {

namespace {

using core::ErrorKind;

std::string through(const Peer& peer) { return peer.proxy.empty() ? "" : " through the proxy " + peer.proxy; }
std::string the_proxy(const Peer& peer) {
  return peer.proxy.empty() ? "The proxy" : "The proxy " + peer.proxy;
}

Failure network(std::string sentence, bool worth_retry) {
  return {{ErrorKind::Network, std::move(sentence)}, worth_retry, false};
}

Failure connecting_failure(CURLcode code, const Peer& peer, const Timeouts& timeouts) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return network("The name " + peer.host + " could not be found: is there a network?", true);
    case CURLE_COULDNT_RESOLVE_PROXY:
      return network(the_proxy(peer) + " could not be found: is its address right, and is there a network?",
                     true);
    case CURLE_COULDNT_CONNECT:
      return network(peer.host + " could not be reached" + through(peer) + ".", true);
    case CURLE_PROXY:
      return network(the_proxy(peer) + " did not connect to " + peer.host + ".", true);
    case CURLE_OPERATION_TIMEDOUT:
      return network(
          peer.host + " could not be reached within " + seconds_text(timeouts.connect) + through(peer) + ".",
          true);
    case CURLE_SSL_CONNECT_ERROR:
      return network("No secure connection to " + peer.host + " could be made" + through(peer) + ".", true);
    default:
      return network("The connection to " + peer.host + through(peer) + " broke off.", true);
  }
}

// Verification is never retried: asking again does not make a certificate right.
bool certificate_failure(CURLcode code, const Peer& peer, Failure& failure) {
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CRL_BADFILE:
      failure = network("The certificate of " + peer.host + " could not be verified.", false);
      return true;
    case CURLE_SSL_CACERT_BADFILE:
      failure = network("The certificate of " + peer.host +
                            " could not be verified: this system's list of certificates cannot be read.",
                        false);
      return true;
    default:
      return false;
  }
}

Failure answering_failure(CURLcode code, const Peer& peer, const Timeouts& timeouts) {
  switch (code) {
    case CURLE_BAD_CONTENT_ENCODING:
      return {
          {ErrorKind::BadInput, "The answer of " + peer.host + " could not be decompressed."}, false, true};
    case CURLE_OPERATION_TIMEDOUT:
      return lapse_failure(Lapse::Whole, peer, timeouts);
    case CURLE_GOT_NOTHING:
      return network(peer.host + " closed the connection without an answer.", true);
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return network(peer.host + " broke off its answer.", true);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return {{ErrorKind::BadInput, "The answer of " + peer.host + " is not HTTP."}, false, true};
    default:
      return network("Talking to " + peer.host + " failed.", false);
  }
}

bool names_a_secret(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array<std::string_view, 8> kWords = {"key",  "secret", "token",  "sign",
                                                      "auth", "pass",   "cookie", "nonce"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

void take_out(std::string& text, std::string_view secret) {
  if (secret.empty()) return;
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 3)) {
    text.replace(at, secret.size(), "***");
  }
}

}  // namespace

std::string seconds_text(core::Duration duration) {
  return core::to_text(static_cast<double>(duration.count()) / 1000.0) + " s";
}

Failure failure_of(CURLcode code, const Peer& peer, const Timeouts& timeouts, const Report& report) {
  Failure failure;
  if (report.proxy_status >= 400) {
    const std::string status = std::to_string(report.proxy_status);
    failure = network(the_proxy(peer) + " refused to connect to " + peer.host + " (HTTP " + status + ").",
                      report.proxy_status >= 500);
  } else if (!certificate_failure(code, peer, failure)) {
    failure =
        report.connected ? answering_failure(code, peer, timeouts) : connecting_failure(code, peer, timeouts);
  }
  failure.error.cause = report.text.empty() ? curl().easy_strerror(code) : report.text;
  return failure;
}

Failure lapse_failure(Lapse lapse, const Peer& peer, const Timeouts& timeouts) {
  Failure failure;
  switch (lapse) {
    case Lapse::FirstByte:
      failure =
          network(peer.host + " did not answer within " + seconds_text(timeouts.first_byte) + ".", true);
      break;
    case Lapse::Stall:
      failure = network(peer.host + " stopped in the middle of its answer: nothing came for " +
                            seconds_text(timeouts.stall) + ".",
                        true);
      break;
    default:
      failure = network(
          "The answer of " + peer.host + " was not complete after " + seconds_text(timeouts.whole) + ".",
          true);
  }
  failure.error.cause = "time-out";
  return failure;
}

Failure too_large(const Peer& peer, std::size_t max_bytes) {
  constexpr std::size_t kMega = 1u << 20;
  const std::string limit = max_bytes >= kMega && max_bytes % kMega == 0
                                ? std::to_string(max_bytes / kMega) + " MiB"
                                : std::to_string(max_bytes) + " bytes";
  return {{ErrorKind::BadInput,
           "The answer of " + peer.host + " is larger than " + limit + ": it was refused.", "size limit"},
          false,
          true};
}

Failure redirect_refused(const Peer& peer, const std::string& to) {
  return {{ErrorKind::Network, peer.host + " sends its callers on to " + to + ", which is not followed.",
           "redirect to another scheme"},
          false,
          true};
}

Failure too_many_redirects(const Peer& peer, int most) {
  return {
      {ErrorKind::Network, peer.host + " sends its callers on more than " + std::to_string(most) + " times.",
       "too many redirects"},
      false,
      true};
}

core::Error cancelled() { return {ErrorKind::Cancelled, "Stopped.", "stopped by the user"}; }

core::Error held_too_long(const std::string& scope, core::Time until, core::Time now) {
  return {ErrorKind::RateLimited, scope + " asked to be left alone until " + core::to_iso(until) + ".",
          "held after a rate limit; not sent", std::max(until - now, core::Duration{0})};
}

core::Error circuit_open(const std::string& scope, core::Time until, core::Time now) {
  return {ErrorKind::Unavailable,
          scope + " failed " + std::to_string(Circuit::kFailures) +
              " times in a row and is left alone until " + core::to_iso(until) + ".",
          "circuit open; not sent", std::max(until - now, core::Duration{0})};
}

std::string without_secrets(std::string text, const core::HttpRequest& request) {
  for (const core::HttpHeader& header : request.headers) {
    if (names_a_secret(header.name)) take_out(text, header.value);
  }
  std::string_view url = request.url;
  const std::size_t authority = url.find("://");
  const std::size_t at = url.find('@');
  if (authority != std::string_view::npos && at != std::string_view::npos &&
      url.find_first_of("/?#", authority + 3) > at) {
    take_out(text, url.substr(authority + 3, at - authority - 3));
  }
  const std::size_t question = url.find('?');
  if (question == std::string_view::npos) return text;
  for (std::string_view rest = url.substr(question + 1); !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find_first_of("&#"));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && names_a_secret(pair.substr(0, equals)))
      take_out(text, pair.substr(equals + 1));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
  }
  return text;
}

}  // namespace btcflow::net
