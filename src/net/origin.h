// Where a URL leads.
#pragma once

#include <optional>
#include <string>

namespace btcflow::net {

struct Origin {
  std::string scheme;  // "http", "https"
  std::string host;    // lower case, IPv6 in brackets
  std::string port;    // always stated

  // Without user, password, path and query: safe to show. "api.binance.com", "127.0.0.1:8080"
  std::string name() const;
  bool loopback() const;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// Nothing for what is no http or https URL.
std::optional<Origin> read_origin(const std::string& url);

// The same for a proxy ("socks5h://user:secret@host:1080", "host:3128"), of whatever scheme: "host:1080".
std::string proxy_name(const std::string& proxy);

}  // namespace btcflow::net
