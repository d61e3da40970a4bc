// btcflow_test_exchange: plays every venue on the loopback. See README.md beside this file.
#include <pthread.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "front.h"

namespace exchange {
namespace {

constexpr Millis kAhead = 100 * kDay;  // rows beyond the start, for clocks that go on or jump

struct Options {
  FrontOptions front;
  std::string data;
  std::string faults;
  bool limits = true;
};

constexpr const char* kUsage =
    "btcflow_test_exchange --port P [--data DIR] [--now INSTANT] [--faults FILE] [--no-limits] [--no-gzip] "
    "[--remember] [--log FILE]\n";

std::optional<Options> read_options(int count, char** words) {
  Options options;
  bool port_given = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--no-limits") {
      options.limits = false;
      continue;
    }
    if (word == "--remember") {
      options.front.remember = true;
      continue;
    }
    if (word == "--no-gzip") {
      options.front.gzip = false;
      continue;
    }
    if (++i >= count) return {};
    const std::string value = words[i];
    if (word == "--port" && !value.empty() && value.find_first_not_of("0123456789") == std::string::npos) {
      options.front.port = std::stoi(value);
      port_given = true;
    } else if (word == "--data") {
      options.data = value;
    } else if (word == "--faults") {
      options.faults = value;
    } else if (word == "--log") {
      options.front.log = value;
    } else if (word == "--now" && parse_instant(value)) {
      options.front.now = parse_instant(value);
    } else {
      return {};
    }
  }
  if (!port_given || (options.front.remember && !options.front.now)) return {};
  return options;
}

std::vector<VenueServer> all_servers(const Market& market) {
  std::vector<VenueServer> all;
  for (auto* servers : {binance_servers, bybit_servers, okx_servers, bitmex_servers, deribit_servers,
                        kraken_servers, bitfinex_servers, coinbase_servers, bitstamp_servers, gate_servers,
                        bitget_servers, hyperliquid_servers, coinalyze_servers}) {
    for (VenueServer& server : servers(market)) all.push_back(std::move(server));
  }
  return all;
}

// A script that cannot be read ends the program: a test without its faults would pass for the wrong reason.
bool load_faults(Front& front, const std::string& path) {
  if (path.empty()) return true;
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  const std::optional<std::string> wrong = file ? front.faults().load(text.str()) : "cannot be read";
  if (wrong) std::cerr << path << ": " << *wrong << "\n";
  return !wrong;
}

int run(const Options& options) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);  // before any thread, so that only the one below gets them
  std::signal(SIGPIPE, SIG_IGN);

  const Market market(options.data, options.front.now.value_or(real_time()) + kAhead);
  std::vector<VenueServer> servers = all_servers(market);
  if (!options.limits) {
    for (VenueServer& server : servers) server.lift_limits();
  }
  Front front(options.front, std::move(servers));
  if (!load_faults(front, options.faults)) return 1;
  const int port = front.bind();
  std::thread([&front, ends] {
    int signal = 0;
    sigwait(&ends, &signal);
    front.end();
  }).detach();
  std::printf("listening on http://127.0.0.1:%d\n", port);
  std::fflush(stdout);
  front.serve();
  return 0;
}

}  // namespace
}  // namespace exchange

int main(int count, char** words) {
  const auto options = exchange::read_options(count, words);
  if (!options) {
    std::fputs(exchange::kUsage, stderr);
    return 2;
  }
  try {
    return exchange::run(*options);
  } catch (const std::exception& e) {
    std::cerr << e.what() << "\n";
    return 1;
  }
}
