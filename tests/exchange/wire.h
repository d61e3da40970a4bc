// A connection of the test exchange. Holds an answer back until it is whole, so that a fault can be done to
// its bytes, and so that headers and body leave in one piece.
#pragma once

#define CPPHTTPLIB_OPENSSL_SUPPORT  // as Debian's library is built; the classes' layout depends on it
#define CPPHTTPLIB_ZLIB_SUPPORT
#define CPPHTTPLIB_BROTLI_SUPPORT
#include <httplib.h>
#include <poll.h>

#include <array>
#include <atomic>
#include <string>

#include "faults.h"

namespace exchange {

class Wire : public httplib::Stream {
 public:
  Wire(socket_t socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  // Until a request begins to come; false where the client went away, or was idle for `seconds`.
  bool wait_for_request(double seconds);
  void set_fault(WireFault fault) { fault_ = fault; }
  // Sends what was written, in the manner of the fault; false where the connection is at its end.
  bool flush();

  bool is_readable() const override { return wait(POLLIN, 5); }
  bool is_writable() const override { return true; }
  ssize_t read(char* out, size_t size) override;
  ssize_t write(const char* bytes, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  bool wait(short events, double seconds) const;
  bool send_all(const char* bytes, size_t size) const;
  bool send_slowly(double seconds) const;
  void stay_silent(double seconds) const;
  void reset() const;
  void change_length(double (*change)(double));
  bool flush_faulty();

  socket_t socket_;
  const std::atomic<bool>& stopping_;
  WireFault fault_;
  std::string out_;
  std::array<char, 16384> in_{};
  size_t in_from_ = 0, in_to_ = 0;
};

}  // namespace exchange
