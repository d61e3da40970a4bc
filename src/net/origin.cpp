#include "origin.h"

#include <algorithm>
#include <memory>

#include "libcurl.h"

namespace btcflow::net {

namespace {

using Url = std::unique_ptr<CURLU, decltype(Libcurl::url_cleanup)>;

std::string part(CURLU* url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl().url_get(url, what, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string copy = text;
  curl().free(text);
  return copy;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

std::string Origin::name() const {
  const bool usual = (scheme == "https" && port == "443") || (scheme == "http" && port == "80");
  return usual ? host : host + ":" + port;
}

bool Origin::loopback() const {
  // No name that merely begins so ("127.0.0.1.example.com"): digits and dots only.
  const bool number = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (number && host.rfind("127.", 0) == 0);
}

std::optional<Origin> read_origin(const std::string& url) {
  const Url parsed(curl().url(), curl().url_cleanup);
  if (!parsed || curl().url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  Origin origin{lower(part(parsed.get(), CURLUPART_SCHEME)), lower(part(parsed.get(), CURLUPART_HOST)),
                part(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)};
  if ((origin.scheme != "http" && origin.scheme != "https") || origin.host.empty()) return std::nullopt;
  return origin;
}

std::string proxy_name(const std::string& proxy) {
  const Url parsed(curl().url(), curl().url_cleanup);
  const std::string url = proxy.find("://") == std::string::npos ? "http://" + proxy : proxy;
  if (!parsed ||
      curl().url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return {};
  const std::string port = part(parsed.get(), CURLUPART_PORT);
  return lower(part(parsed.get(), CURLUPART_HOST)) + (port.empty() ? "" : ":" + port);
}

}  // namespace btcflow::net
