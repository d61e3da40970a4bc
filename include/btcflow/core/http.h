// The shapes of an HTTP exchange, shared by who asks (net), who describes what to ask (venues) and who joins
// the two (sync). Shapes only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "btcflow/core/time.h"

namespace btcflow::core {

enum class HttpMethod { Get, Head, Post };

struct HttpHeader {
  std::string name;
  std::string value;
};

struct HttpRequest {
  HttpMethod method = HttpMethod::Get;
  std::string url;
  std::vector<HttpHeader> headers;
  std::string body;
};

struct HttpResponse {
  int status = 0;
  std::vector<HttpHeader> headers;  // names in lower case
  std::string body;                 // decompressed
  Time received;

  // The first header of that name (lower case), or empty.
  std::string_view header(std::string_view name) const;
};

}  // namespace btcflow::core
