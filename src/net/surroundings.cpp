#include <memory>
#include <random>

#include "btcflow/net/client.h"

namespace btcflow::net {

Surroundings system_surroundings() {
  using Steady = std::chrono::steady_clock;
  // Between two looks time passes as the steady clock says; where the system's clock went further meanwhile
  // (a suspend, a correction), it is believed. The second of grace keeps its small corrections out.
  struct State {
    core::Time anchor;
    Steady::time_point steady;
    std::mt19937_64 engine{std::random_device{}()};
  };
  const auto system_now = [] {
    return std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
  };
  auto state = std::make_shared<State>();
  state->anchor = system_now();
  state->steady = Steady::now();
  Surroundings surroundings;
  surroundings.now = [state, system_now] {
    const auto passed = std::chrono::duration_cast<core::Duration>(Steady::now() - state->steady);
    const core::Time steady_time = state->anchor + passed;
    const core::Time system_time = system_now();
    if (system_time <= steady_time + std::chrono::seconds{1}) return steady_time;
    state->anchor = system_time;
    state->steady = Steady::now();
    return system_time;
  };
  surroundings.random = [state] { return std::uniform_real_distribution<double>(0.0, 1.0)(state->engine); };
  return surroundings;
}

}  // namespace btcflow::net
