#include "wire.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <thread>

namespace exchange {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kForever = 3600;

Clock::time_point in_seconds(double seconds) {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

bool Wire::wait(short events, double seconds) const {
  const auto end = in_seconds(seconds);
  do {  // in short turns, to see when the server ends
    pollfd one{socket_, events, 0};
    const int ready = poll(&one, 1, 100);
    if (ready > 0) return (one.revents & events) != 0;
    if (ready < 0 && errno != EINTR) return false;
  } while (!stopping_ && Clock::now() < end);
  return false;
}

bool Wire::wait_for_request(double seconds) {
  fault_ = {};
  out_.clear();
  if (in_from_ < in_to_) return true;
  if (!wait(POLLIN, seconds)) return false;
  char byte = 0;
  return recv(socket_, &byte, 1, MSG_PEEK) == 1;
}

ssize_t Wire::read(char* out, size_t size) {
  if (in_from_ == in_to_) {
    if (!wait(POLLIN, 5)) return -1;
    const ssize_t got = recv(socket_, in_.data(), in_.size(), 0);
    if (got <= 0) return got;
    in_from_ = 0;
    in_to_ = static_cast<size_t>(got);
  }
  const size_t n = std::min(size, in_to_ - in_from_);
  std::copy_n(in_.data() + in_from_, n, out);
  in_from_ += n;
  return static_cast<ssize_t>(n);
}

ssize_t Wire::write(const char* bytes, size_t size) {
  const std::string_view text(bytes, size);
  if (out_.empty() && text.substr(0, 12) == "HTTP/1.1 100") {  // the client waits for it before its body
    return send_all(bytes, size) ? static_cast<ssize_t>(size) : -1;
  }
  out_.append(bytes, size);
  return static_cast<ssize_t>(size);
}

void Wire::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = "127.0.0.1";
  port = 0;
}

void Wire::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

bool Wire::send_all(const char* bytes, size_t size) const {
  while (size > 0) {
    const ssize_t sent = send(socket_, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!wait(POLLOUT, 30)) return false;
      continue;
    }
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<size_t>(sent);
  }
  return true;
}

bool Wire::send_slowly(double seconds) const {
  constexpr size_t kPieces = 50;
  const size_t piece = std::max<size_t>(1, out_.size() / kPieces);
  for (size_t at = 0; at < out_.size() && !stopping_; at += piece) {
    if (!send_all(out_.data() + at, std::min(piece, out_.size() - at))) return false;
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds / kPieces));
  }
  return true;
}

void Wire::stay_silent(double seconds) const {
  const auto end = in_seconds(seconds > 0 ? seconds : kForever);
  char byte = 0;
  while (!stopping_ && Clock::now() < end) {
    if (wait(POLLIN | POLLHUP | POLLERR, 0) && recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void Wire::reset() const {
  const linger at_once{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Wire::change_length(double (*change)(double)) {
  const std::string name = "Content-Length: ";
  const size_t at = out_.find(name);
  if (at == std::string::npos) return;
  const size_t from = at + name.size();
  const size_t to = out_.find('\r', from);
  const double length = change(std::stod(out_.substr(from, to - from)));
  out_.replace(from, to - from, std::to_string(static_cast<long>(length)));
}

bool Wire::flush() {
  if (fault_.kind != WireFault::Kind::none) return flush_faulty();
  return send_all(out_.data(), out_.size());
}

bool Wire::flush_faulty() {
  using Kind = WireFault::Kind;
  const size_t headers = std::min(out_.size(), out_.find("\r\n\r\n") + 4);
  const size_t half = headers + (out_.size() - headers) / 2;
  switch (fault_.kind) {
    case Kind::delay:
      std::this_thread::sleep_until(in_seconds(fault_.seconds));
      [[fallthrough]];
    case Kind::none:
      return send_all(out_.data(), out_.size());
    case Kind::slow:
      return send_slowly(fault_.seconds);
    case Kind::silence:
      stay_silent(fault_.seconds);
      return false;
    case Kind::headers_then_silence:
    case Kind::half_then_silence:
      send_all(out_.data(), fault_.kind == Kind::half_then_silence ? half : headers);
      stay_silent(fault_.seconds);
      return false;
    case Kind::reset:
      reset();
      return false;
    case Kind::reset_mid_body:
      send_all(out_.data(), half);
      std::this_thread::sleep_for(
          std::chrono::milliseconds(20));  // a reset overtakes bytes that are not read
      reset();
      return false;
    case Kind::close_mid_body:
      send_all(out_.data(), half);
      return false;
    case Kind::length_long:
      change_length([](double n) { return n + 1000; });
      break;
    case Kind::length_short:
      change_length([](double n) { return n / 2; });
      break;
  }
  send_all(out_.data(), out_.size());
  return false;
}

}  // namespace exchange
