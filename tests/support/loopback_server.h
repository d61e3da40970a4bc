// A server on 127.0.0.1 whose every byte a test decides, and which may behave as badly as it likes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace loopback {

struct Request {
  std::string method, target, body;
  std::map<std::string, std::string> headers;  // names in lower case
  int connection = 0;                          // from 1
  int number = 0;                              // of all requests, from 1
};

// One request and the connection it came on. For the handler's thread.
class Exchange {
 public:
  Exchange(int fd, Request asked) : request(std::move(asked)), fd_(fd) {}
  const Request request;

  void send(std::string_view raw) {
    while (!raw.empty()) {
      const ssize_t n = ::send(fd_, raw.data(), raw.size(), MSG_NOSIGNAL);
      if (n <= 0) return;
      raw.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  // `headers`: whole lines, each ended by \r\n.
  void answer(int status, std::string_view body, const std::string& headers = "") {
    send("HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + headers + "\r\n" + (request.method == "HEAD" ? "" : std::string(body)));
  }
  // Byte by byte until the client had enough: true where it left before the end.
  bool drip(std::string_view raw, std::chrono::milliseconds every) {
    for (const char& c : raw) {
      send({&c, 1});
      if (client_left(static_cast<int>(every.count()))) return true;
    }
    return false;
  }
  // Says nothing until the client leaves (or the server is torn down).
  void wait_until_client_leaves() { client_left(-1); }
  void close() { closed_ = true; }
  void reset() {
    const linger hard{1, 0};
    setsockopt(fd_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    closed_ = true;
  }
  bool closed() const { return closed_; }

 private:
  bool client_left(int timeout_ms) {
    pollfd p{fd_, POLLIN, 0};
    if (poll(&p, 1, timeout_ms) <= 0) return false;
    char byte = 0;
    return recv(fd_, &byte, 1, MSG_PEEK) <= 0;
  }
  int fd_;
  bool closed_ = false;
};

// Every connection has its own thread; the handler is called from all of them.
class Server {
 public:
  using Handler = std::function<void(Exchange&)>;

  explicit Server(Handler handler)
      : handler_(std::move(handler)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = any_port();
    socklen_t size = sizeof address;
    if (bind(listener_, as_plain(address), size) != 0 || listen(listener_, 64) != 0 ||
        getsockname(listener_, as_plain(address), &size) != 0)
      throw std::runtime_error("no loopback socket");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  ~Server() {
    stopping_ = true;
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    {
      const std::lock_guard lock(mutex_);
      for (int fd : open_) shutdown(fd, SHUT_RDWR);
    }
    for (std::thread& thread : threads_) thread.join();
    ::close(listener_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }
  std::string name() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url(const std::string& target = "/") const { return "http://" + name() + target; }

  int connections() const { return locked(connections_); }
  std::vector<Request> requests() const { return locked(requests_); }
  std::vector<std::string> targets() const {
    std::vector<std::string> all;
    for (const Request& request : requests()) all.push_back(request.target);
    return all;
  }
  // True once so many connections ended; false where that takes absurdly long.
  bool saw_disconnects(int count) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, std::chrono::seconds{20}, [&] { return disconnects_ >= count; });
  }

 private:
  static sockaddr_in any_port() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  static sockaddr* as_plain(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }
  template <typename T>
  T locked(const T& value) const {
    const std::lock_guard lock(mutex_);
    return value;
  }

  void accept_all() {
    while (!stopping_) {
      const int fd = accept(listener_, nullptr, nullptr);
      if (fd < 0) return;
      const std::lock_guard lock(mutex_);
      open_.push_back(fd);
      const int connection = ++connections_;
      threads_.emplace_back([this, fd, connection] { serve(fd, connection); });
    }
  }

  void serve(int fd, int connection) {
    std::string buffer;
    Request request;
    while (read_request(fd, buffer, request)) {
      {
        const std::lock_guard lock(mutex_);
        request.connection = connection;
        request.number = static_cast<int>(requests_.size()) + 1;
        requests_.push_back(request);
      }
      Exchange exchange(fd, request);
      handler_(exchange);
      if (exchange.closed()) break;
    }
    const std::lock_guard lock(mutex_);
    open_.remove(fd);
    ::close(fd);
    ++disconnects_;
    ended_.notify_all();
  }

  static bool read_more(int fd, std::string& buffer) {
    char chunk[4096];
    const ssize_t n = recv(fd, chunk, sizeof chunk, 0);
    if (n <= 0) return false;
    buffer.append(chunk, static_cast<std::size_t>(n));
    return true;
  }

  static bool read_request(int fd, std::string& buffer, Request& request) {
    std::size_t end = 0;
    while ((end = buffer.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more(fd, buffer)) return false;
    }
    request = {};
    std::string_view head(buffer.data(), end);
    const std::string_view line = head.substr(0, head.find("\r\n"));
    request.method = line.substr(0, line.find(' '));
    request.target = line.substr(line.find(' ') + 1, line.rfind(' ') - line.find(' ') - 1);
    for (head.remove_prefix(line.size()); !head.empty();) {
      head.remove_prefix(2);
      const std::string_view field = head.substr(0, head.find("\r\n"));
      std::string name(field.substr(0, field.find(':')));
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      request.headers[name] = field.size() > name.size() + 2 ? field.substr(name.size() + 2) : "";
      head.remove_prefix(field.size());
    }
    buffer.erase(0, end + 4);
    const auto length = request.headers.find("content-length");
    const std::size_t size = length == request.headers.end() ? 0 : std::stoul(length->second);
    while (buffer.size() < size) {
      if (!read_more(fd, buffer)) return false;
    }
    request.body = buffer.substr(0, size);
    buffer.erase(0, size);
    return true;
  }

  Handler handler_;
  int listener_;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::vector<Request> requests_;
  std::list<int> open_;
  int connections_ = 0;
  int disconnects_ = 0;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

// A port of 127.0.0.1 that nothing listens on: bound for as long as this lives, never listened to.
class DeadPort {
 public:
  DeadPort() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(fd_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no loopback socket");
    port_ = ntohs(address.sin_port);
  }
  ~DeadPort() { ::close(fd_); }
  DeadPort(const DeadPort&) = delete;
  DeadPort& operator=(const DeadPort&) = delete;
  std::string name() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url() const { return "http://" + name() + "/"; }

 private:
  int fd_;
  int port_ = 0;
};

}  // namespace loopback
