// btcflow_test_exchange as a child of the test: on a free port, with its log and its faults at hand.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/program.h"

namespace btcflow::test {

// A request that the exchange has had.
struct Served {
  std::string venue, method, url;
  int status = 0;
  std::string fault;  // those that struck, joined by "+"
};

class ExchangeProcess {
 public:
  // Of whole days; the clock stands still. Limits are lifted: the tests are not to wait for them.
  explicit ExchangeProcess(const std::string& now, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"--port", "0", "--now", now, "--no-limits"};
    arguments.insert(arguments.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    child_ = std::make_unique<Child>(BTCFLOW_TEST_EXCHANGE, arguments,
                                     std::map<std::string, std::string>{{"LC_ALL", "C"}}, "/");
    const std::string ready = "listening on http://127.0.0.1:";
    std::string said;
    while (said.empty() || said.back() != '\n') {
      if (child_->ended()) throw std::runtime_error("the test exchange ended: " + child_->wait().err);
      std::this_thread::yield();
      said = child_->out();
    }
    port_ = std::stoi(said.substr(said.find(ready) + ready.size()));
  }

  int port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  // Replaces the fault script (tests/exchange/README.md).
  void faults(const std::string& script) const {
    const std::string answer = post("/_/faults", script);
    if (answer.find("true") == std::string::npos) throw std::runtime_error("fault script: " + answer);
  }
  // What was asked since the last time.
  std::vector<Served> take_log() const {
    std::vector<Served> all;
    const std::string text = post("/_/log", "");
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      const auto line = nlohmann::json::parse(text.substr(from, end - from));
      all.push_back(
          {line.at("venue"), line.at("method"), line.at("url"), line.at("status"), line.value("fault", "")});
      from = end + 1;
    }
    return all;
  }

 private:
  std::string post(const std::string& path, const std::string& body) const {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    std::string request =
        "POST " + path +
        " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;
    std::string answer;
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
      char buffer[65536];
      for (ssize_t n = 0; (n = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) {
        answer.append(buffer, static_cast<std::size_t>(n));
      }
    }
    ::close(fd);
    const std::size_t head = answer.find("\r\n\r\n");
    if (head == std::string::npos) throw std::runtime_error("the test exchange does not answer");
    return answer.substr(head + 4);
  }

  std::unique_ptr<Child> child_;
  int port_ = 0;
};

// A port at which nobody listens: connecting is refused.
inline int closed_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

}  // namespace btcflow::test
