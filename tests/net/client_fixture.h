// A client with a clock that jumps instead of waiting, and what its calls ended with.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/net/client.h"
#include "support/loopback_server.h"

namespace btcflow::net {

using namespace std::chrono_literals;

inline const core::Time kStart = core::make_day(2026, 11, 22);

class ClientTest : public testing::Test {
 protected:
  void SetUp() override {
    // The machine's own proxy must not come between the client and the loopback.
    for (const char* name :
         {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY"})
      unsetenv(name);
    options.timeouts = {2s, 20s, 20s, 30s};
  }

  Client& client() {
    if (!client_) {
      Surroundings surroundings{[this] { return now; }, [this] { return random; }};
      surroundings.wait = [this](core::Duration d) {
        EXPECT_LE(d, 100ms) << "a stopped run would end too late";
        now += d;
      };
      client_.emplace(options, budgets, surroundings);
      client_->on_notice([this](const Notice& notice) { notices.push_back(notice); });
    }
    return *client_;
  }

  static Call get(const std::string& url, const std::string& scope = "binance") {
    Call call;
    call.request.url = url;
    call.scope = scope;
    return call;
  }

  struct End {
    std::string url;
    core::Result<core::HttpResponse> result;
    core::Time at;
  };
  void send(Call call) {
    std::string url = call.request.url;
    client().send(std::move(call), [this, url](core::Result<core::HttpResponse> result) {
      ends.push_back({url, std::move(result), now});
    });
  }
  // The only call's end.
  core::Result<core::HttpResponse> fetch(Call call) {
    ends.clear();
    send(std::move(call));
    client().run();
    EXPECT_EQ(ends.size(), 1u);
    return ends.empty() ? core::Result<core::HttpResponse>(core::Error{}) : std::move(ends[0].result);
  }
  static int status(const core::Result<core::HttpResponse>& result) { return result ? result->status : 0; }
  static core::ErrorKind kind(const core::Result<core::HttpResponse>& result) {
    EXPECT_FALSE(result) << "an error was expected, not HTTP " << status(result);
    return result ? core::ErrorKind::Usage : result.error().kind;
  }
  static std::string sentence(const core::Result<core::HttpResponse>& result) {
    return result ? "" : result.error().sentence;
  }

  core::Time now = kStart;
  double random = 0.5;
  Options options;
  std::vector<Budget> budgets;
  std::vector<Notice> notices;
  std::vector<End> ends;

 private:
  std::optional<Client> client_;
};

}  // namespace btcflow::net
