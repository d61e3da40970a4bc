// What went wrong, as a sentence for the user and a cause for the log. Neither holds a URL's path, query or
// user: that is where keys are.
#pragma once

#include <curl/curl.h>

#include <string>

#include "btcflow/core/error.h"
#include "btcflow/core/http.h"
#include "btcflow/core/time.h"
#include "btcflow/net/client.h"

namespace btcflow::net {

// An attempt that brought no response.
struct Failure {
  core::Error error;
  bool worth_retry = false;
  bool answered = false;  // the server is there: what it sent was refused
};

struct Peer {
  std::string host;   // to show: Origin::name()
  std::string proxy;  // to show; empty: none, or the environment's
};

// What libcurl says beside its code.
struct Report {
  std::string text;
  bool connected = false;  // the request went out
  long proxy_status = 0;   // of a proxy's answer to CONNECT
};
Failure failure_of(CURLcode code, const Peer& peer, const Timeouts& timeouts, const Report& report);

// Time-outs that libcurl does not keep.
enum class Lapse { None, FirstByte, Stall, Whole };
Failure lapse_failure(Lapse lapse, const Peer& peer, const Timeouts& timeouts);

Failure too_large(const Peer& peer, std::size_t max_bytes);
Failure redirect_refused(const Peer& peer, const std::string& to);
Failure too_many_redirects(const Peer& peer, int most);

core::Error cancelled();
// `until`: when the scope may be asked again.
core::Error held_too_long(const std::string& scope, core::Time until, core::Time now);
core::Error circuit_open(const std::string& scope, core::Time until, core::Time now);

// The text with every secret of the request taken out: values of headers and of query parameters whose names
// tell that they are keys, and a URL's user and password.
std::string without_secrets(std::string text, const core::HttpRequest& request);

// "20 s", "0.2 s"
std::string seconds_text(core::Duration duration);

}  // namespace btcflow::net
