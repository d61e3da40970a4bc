#include "transfer.h"

#include <algorithm>
#include <string_view>

namespace btcflow::net {

namespace {

// No exchange sends as much; a server that never ends its headers is broken.
constexpr std::size_t kMostHeaderBytes = 256u << 10;
// Pages of a thousand rows come in two or three pieces instead of ten.
constexpr long kReadAtOnce = 64 << 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool has_header(const core::HttpRequest& request, std::string_view name) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [&](const core::HttpHeader& header) { return lower(header.name) == name; });
}

template <typename T>
bool set(CURL* easy, CURLoption option, T value) {
  return curl().easy_setopt(easy, option, value) == CURLE_OK;
}

template <typename T>
T info(CURL* easy, CURLINFO what) {
  T value{};
  curl().easy_getinfo(easy, what, &value);
  return value;
}

Peer peer_of(const Origin& origin, const Options& options) {
  return {origin.name(), options.proxy.empty() ? "" : proxy_name(options.proxy)};
}

}  // namespace

Transfer::Transfer(const Options& options) : options_(options), easy_(curl().easy_init()) {}

bool Transfer::begin(const core::HttpRequest& request, std::size_t max_bytes) {
  const std::optional<Origin> origin = read_origin(request.url);
  if (!easy_ || !origin) return false;
  request_ = request;
  origin_ = *origin;
  max_bytes_ = max_bytes;
  response_ = {};
  header_bytes_ = bytes_seen_ = 0;
  headers_done_ = too_large_ = false;
  request_out_.reset();
  last_byte_.reset();
  error_text_[0] = '\0';
  curl().easy_reset(easy_.get());
  headers_.reset();
  begun_ = Clock::now();
  return set_connection() && set_request();
}

bool Transfer::set_connection() {
  CURL* easy = easy_.get();
  const bool secure = origin_.scheme == "https";
  bool good = set(easy, CURLOPT_PROTOCOLS_STR, "http,https") && set(easy, CURLOPT_NOSIGNAL, 1L) &&
              set(easy, CURLOPT_SSL_VERIFYPEER, 1L) && set(easy, CURLOPT_SSL_VERIFYHOST, 2L) &&
              set(easy, CURLOPT_FOLLOWLOCATION, 0L) && set(easy, CURLOPT_ERRORBUFFER, error_text_.data()) &&
              set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) && set(easy, CURLOPT_PRIVATE, this);
  set(easy, CURLOPT_BUFFERSIZE, kReadAtOnce);
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(secure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  // Where the server speaks HTTP/2, waiting for the first connection beats opening more.
  set(easy, CURLOPT_PIPEWAIT, secure ? 1L : 0L);
#if LIBCURL_VERSION_NUM >= 0x075700
  // A name server that does not answer must not hold up the user who stops.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
  if (options_.timeouts.connect.count() > 0)
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.timeouts.connect.count()));
  if (!options_.proxy.empty()) {
    // What the user states for this program goes before the environment's exceptions.
    good = good && set(easy, CURLOPT_PROXY, options_.proxy.c_str()) && set(easy, CURLOPT_NOPROXY, "");
  }
  good =
      good && set(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header) && set(easy, CURLOPT_HEADERDATA, this);
  return good && set(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body) && set(easy, CURLOPT_WRITEDATA, this);
}

bool Transfer::add_header(const std::string& line) {
  curl_slist* list = curl().slist_append(headers_.get(), line.c_str());
  if (list == nullptr) return false;
  static_cast<void>(headers_.release());
  headers_.reset(list);
  return true;
}

bool Transfer::set_request() {
  CURL* easy = easy_.get();
  bool good = set(easy, CURLOPT_URL, request_.url.c_str()) &&
              set(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
  // A range is of the bytes as stored; compressed ones could not be unpacked from the middle.
  if (!has_header(request_, "range") && !has_header(request_, "accept-encoding"))
    good = good && set(easy, CURLOPT_ACCEPT_ENCODING, "");
  if (request_.method == core::HttpMethod::Head) {
    good = good && set(easy, CURLOPT_NOBODY, 1L);
  } else {
    set(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(max_bytes_));
  }
  if (request_.method == core::HttpMethod::Post) {
    good = good && set(easy, CURLOPT_POST, 1L) && set(easy, CURLOPT_POSTFIELDS, request_.body.c_str()) &&
           set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size())) &&
           add_header("Expect:");
    // Or libcurl would call it a form.
    if (!has_header(request_, "content-type")) good = good && add_header("Content-Type:");
  }
  for (const core::HttpHeader& header : request_.headers) {
    // "Name;" is how libcurl is told of an empty value.
    good = good && add_header(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  }
  return good && set(easy, CURLOPT_HTTPHEADER, headers_.get());
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  transfer->header_bytes_ += size * count;
  if (transfer->header_bytes_ > kMostHeaderBytes) return 0;
  return transfer->header_line({data, size * count}) ? size * count : 0;
}

bool Transfer::header_line(std::string_view line) {
  if (line.substr(0, 5) == "HTTP/" && (headers_done_ || response_.headers.empty())) {
    // A new answer: what came before was an interim one (100, 103).
    response_.headers.clear();
    headers_done_ = false;
    return true;
  }
  if (trimmed(line).empty()) {
    headers_done_ = true;
    return true;
  }
  const std::size_t colon = line.find(':');
  // Trailers after the body say nothing that anybody asked for.
  if (colon == std::string_view::npos || headers_done_) return true;
  response_.headers.push_back(
      {lower(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  return true;
}

// For as much as the server says will come; compressed answers grow while they are unpacked.
void Transfer::make_room() {
  const auto said = info<curl_off_t>(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
  constexpr curl_off_t kMost = 1 << 20;  // a server may say anything
  if (said > 0) response_.body.reserve(static_cast<std::size_t>(std::min(said, kMost)));
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  std::string& body = transfer->response_.body;
  // Counted after decompression too: a small answer may unpack to gigabytes.
  if (size * count > transfer->max_bytes_ - body.size()) {
    transfer->too_large_ = true;
    return 0;
  }
  if (body.empty()) transfer->make_room();
  body.append(data, size * count);
  return size * count;
}

std::size_t Transfer::bytes() const {
  const auto body = info<curl_off_t>(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T);
  const auto headers = info<long>(easy_.get(), CURLINFO_HEADER_SIZE);
  return static_cast<std::size_t>(std::max<curl_off_t>(body, 0)) +
         static_cast<std::size_t>(std::max(headers, 0L));
}

Lapse Transfer::overdue(Clock::time_point now) {
  if (!request_out_) {
    const auto before = info<curl_off_t>(easy_.get(), CURLINFO_PRETRANSFER_TIME_T);
    if (before > 0) request_out_ = std::min(now, begun_ + std::chrono::microseconds(before));
  }
  if (const std::size_t seen = bytes(); seen != bytes_seen_) {
    bytes_seen_ = seen;
    last_byte_ = now;
  }
  if (now < deadline()) return Lapse::None;
  const Timeouts& limits = options_.timeouts;
  if (limits.whole.count() > 0 && now >= begun_ + limits.whole) return Lapse::Whole;
  return last_byte_ ? Lapse::Stall : Lapse::FirstByte;
}

Transfer::Clock::time_point Transfer::deadline() const {
  const Timeouts& limits = options_.timeouts;
  Clock::time_point at = Clock::time_point::max();
  const auto limit = [&](Clock::time_point from, core::Duration most) {
    if (most.count() > 0) at = std::min(at, from + most);
  };
  limit(begun_, limits.whole);
  if (last_byte_) {
    limit(*last_byte_, limits.stall);
  } else if (request_out_) {
    limit(*request_out_, limits.first_byte);
  }
  return at;
}

Failure Transfer::failure(CURLcode code) const {
  const Peer peer = peer_of(origin_, options_);
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED) return too_large(peer, max_bytes_);
  Report report;
  report.text = without_secrets(error_text_.data(), request_);
  report.connected = info<curl_off_t>(easy_.get(), CURLINFO_PRETRANSFER_TIME_T) > 0;
  report.proxy_status = info<long>(easy_.get(), CURLINFO_HTTP_CONNECTCODE);
  return failure_of(code, peer, options_.timeouts, report);
}

Failure Transfer::give_up(Lapse lapse) const {
  return lapse_failure(lapse, peer_of(origin_, options_), options_.timeouts);
}

Transfer::Outcome Transfer::end(CURLcode code) {
  if (code != CURLE_OK) return failure(code);
  response_.status = static_cast<int>(info<long>(easy_.get(), CURLINFO_RESPONSE_CODE));
  const int status = response_.status;
  const char* url = info<char*>(easy_.get(), CURLINFO_REDIRECT_URL);
  const bool moved = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  if (moved && url != nullptr) return redirect(url);
  return std::move(response_);
}

Transfer::Outcome Transfer::redirect(const std::string& url) {
  const std::optional<Origin> to = read_origin(url);
  const bool plain = origin_.scheme == "http";
  const bool fine = to && to->scheme == origin_.scheme && (!plain || (origin_.loopback() && to->loopback()));
  if (!fine) {
    const std::string scheme = url.substr(0, url.find(':'));
    return redirect_refused(peer_of(origin_, options_),
                            to ? scheme + "://" + to->name() : "a " + scheme + " address");
  }
  Redirect next{request_};
  next.request.url = url;
  if (request_.method == core::HttpMethod::Post && response_.status < 304) {
    next.request.method = core::HttpMethod::Get;
    next.request.body.clear();
    std::erase_if(next.request.headers, [](const auto& h) { return lower(h.name) == "content-type"; });
  }
  if (*to != origin_) {
    // The caller's headers may hold a key, and it was not meant for that host.
    std::erase_if(next.request.headers, [](const auto& h) {
      const std::string name = lower(h.name);
      return name != "accept" && name != "range" && name != "content-type";
    });
  }
  return next;
}

}  // namespace btcflow::net
