#include "retry.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <string>

#include "btcflow/core/number.h"
#include "libcurl.h"

namespace btcflow::net {

namespace {

using core::Duration;

constexpr double kFirstDelay = 1'000;
constexpr double kLongestDelay = 10'000;
constexpr Duration kUnstated429{5'000};
constexpr Duration kUnstated418{120'000};
constexpr Duration kYear = core::kDay * 365;

std::optional<core::Time> http_date(std::string_view text) {
  const std::time_t seconds = curl().getdate(std::string(text).c_str(), nullptr);
  if (seconds == -1) return std::nullopt;
  return core::Time{std::chrono::seconds{seconds}};
}

bool worth_retry(int status) { return status == 500 || status == 502 || status == 503 || status == 504; }

}  // namespace

Duration backoff(int attempts, double random) {
  const double ceiling = std::min(kLongestDelay, kFirstDelay * std::pow(2.0, std::max(attempts, 1) - 1));
  return Duration{static_cast<Duration::rep>(ceiling * random)};
}

std::optional<Duration> stated_wait(const core::HttpResponse& response, core::Time now) {
  const std::string_view text = response.header("retry-after");
  if (text.empty()) return std::nullopt;
  Duration wait{0};
  if (const auto seconds = core::parse_number(text)) {
    const double ms = std::ceil(std::clamp(*seconds, 0.0, kYear.count() / 1000.0) * 1000.0);
    wait = Duration{static_cast<Duration::rep>(ms)};
  } else if (const auto until = http_date(text)) {
    wait = *until - http_date(response.header("date")).value_or(now);
  }
  if (wait <= Duration{0}) return std::nullopt;
  return std::min(wait, kYear);
}

Verdict judge(const core::HttpResponse& response, int attempts, const RetryPolicy& policy, core::Time now,
              double random) {
  Verdict verdict;
  const Duration delay = backoff(attempts, random);
  const std::optional<Duration> stated = stated_wait(response, now);
  const bool attempts_left = attempts <= policy.retries;
  if (response.status == 429 || response.status == 418) {
    const Duration unstated = response.status == 418 ? kUnstated418 : std::max(kUnstated429, delay);
    verdict.hold = stated.value_or(unstated);
    verdict.again = attempts_left && *verdict.hold <= policy.longest_hold;
  } else if (worth_retry(response.status)) {
    verdict.wait = std::max(delay, stated.value_or(Duration{0}));
    verdict.again = attempts_left && verdict.wait <= std::max(policy.longest_hold, delay);
  }
  return verdict;
}

Verdict judge_failure(bool worth_retry, int attempts, const RetryPolicy& policy, double random) {
  Verdict verdict;
  verdict.again = worth_retry && attempts <= policy.retries;
  verdict.wait = backoff(attempts, random);
  return verdict;
}

}  // namespace btcflow::net
