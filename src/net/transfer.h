// One request on one easy handle of libcurl.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "btcflow/core/http.h"
#include "btcflow/net/client.h"
#include "errors.h"
#include "libcurl.h"
#include "origin.h"

namespace btcflow::net {

// Reused for request after request. The time-outs are counted on the machine's steady clock, whatever the
// client's surroundings say: they are about a real connection. For one thread.
class Transfer {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Transfer(const Options& options);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() const { return easy_.get(); }

  // Gets the handle ready to be added to a multi handle. False where libcurl takes it not.
  bool begin(const core::HttpRequest& request, std::size_t max_bytes);

  // Looks what came since the last look. Call it whenever there was activity.
  Lapse overdue(Clock::time_point now);
  // When overdue() may change if nothing comes; far away where it cannot.
  Clock::time_point deadline() const;

  struct Redirect {
    core::HttpRequest request;
  };
  using Outcome = std::variant<core::HttpResponse, Failure, Redirect>;
  // After libcurl is done with it. A Redirect is to be sent in its place.
  Outcome end(CURLcode code);
  Failure give_up(Lapse lapse) const;
  // Of this request, as sent over the wire.
  std::size_t bytes() const;

  const core::HttpRequest& request() const { return request_; }

 private:
  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  bool header_line(std::string_view line);
  void make_room();
  bool set_connection();
  bool set_request();
  bool add_header(const std::string& line);
  Outcome redirect(const std::string& url);
  Failure failure(CURLcode code) const;

  struct FreeList {
    void operator()(curl_slist* list) const { curl().slist_free_all(list); }
  };
  struct FreeEasy {
    void operator()(CURL* easy) const { curl().easy_cleanup(easy); }
  };
  const Options& options_;
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::unique_ptr<CURL, FreeEasy> easy_;  // after headers_: it is to go first
  std::array<char, CURL_ERROR_SIZE> error_text_{};

  core::HttpRequest request_;
  Origin origin_;
  std::size_t max_bytes_ = 0;
  core::HttpResponse response_;
  std::size_t header_bytes_ = 0;
  bool headers_done_ = false;
  bool too_large_ = false;

  Clock::time_point begun_{};
  std::optional<Clock::time_point> request_out_;
  std::optional<Clock::time_point> last_byte_;
  std::size_t bytes_seen_ = 0;
};

}  // namespace btcflow::net
