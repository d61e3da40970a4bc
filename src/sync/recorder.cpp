#include "recorder.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>

namespace btcflow::sync {

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char character : text) {
    const auto c = static_cast<unsigned char>(character);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += character;
    } else if (c < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      out += escape;
    } else {
      out += character;
    }
  }
  return out + '"';
}

bool is_secret(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name == "api_key" || name == "set-cookie" || name == "cookie" || name == "authorization";
}

std::string object(const std::vector<core::HttpHeader>& headers) {
  std::string out;
  for (const core::HttpHeader& h : headers) {
    if (is_secret(h.name)) continue;
    out += (out.empty() ? "" : ", ") + quoted(h.name) + ": " + quoted(h.value);
  }
  return "{" + out + "}";
}

const char* name_of(core::HttpMethod method) {
  switch (method) {
    case core::HttpMethod::Get:
      return "GET";
    case core::HttpMethod::Head:
      return "HEAD";
    case core::HttpMethod::Post:
      return "POST";
  }
  return "";
}

}  // namespace

void Recorder::keep(const std::string& venue, const std::string& label, const core::HttpRequest& request,
                    const core::HttpResponse& response) {
  if (!folder_) return;
  std::error_code ec;
  std::filesystem::create_directories(*folder_, ec);
  char number[16];
  std::snprintf(number, sizeof number, "%05zu-", ++count_);
  const std::filesystem::path base = *folder_ / (number + venue);
  std::ofstream body(base.string() + ".body", std::ios::binary);
  body.write(response.body.data(), static_cast<std::streamsize>(response.body.size()));
  std::ofstream about(base.string() + ".json");
  about << "{\n  \"feed\": " << quoted(label) << ",\n  \"method\": \"" << name_of(request.method)
        << "\",\n  \"url\": " << quoted(request.url)
        << ",\n  \"request_headers\": " << object(request.headers)
        << ",\n  \"request_body\": " << quoted(request.body) << ",\n  \"received\": \""
        << core::to_iso(response.received) << "\",\n  \"status\": " << response.status
        << ",\n  \"headers\": " << object(response.headers) << "\n}\n";
}

}  // namespace btcflow::sync
